"""Places that a report names and that became no site, each with what it is instead."""

from collections.abc import Iterable, Sequence

from geo.extract.facts.facts import Facts, Sort
from geo.extract.roles.mentions import Mention
from geo.extract.roles.sites import SITE_ROLES
from geo.extract.toponyms.positions import lies_in
from geo.model import Incident, PlaceKind, Rejection, Report, Role

__all__ = ["unused_places"]

_HOLDS = "holds a finer place that is named too"
_BESIDE = "an area, left out for a finer place that is named beside it"


def unused_places(
    report: Report, facts: Sequence[Facts], incidents: Sequence[Incident]
) -> Iterable[Rejection]:
    """Yield the toponyms that became no site, with what they are instead. Countries are named in every line: left out."""
    used = {(site.match.toponym.start, site.match.toponym.end) for one in incidents for site in one.sites}
    placed = {site.match.place.id for one in incidents for site in one.sites}
    for found in facts:
        for one in found.mentions:
            toponym, place = one.match.toponym, one.match.place
            if (toponym.start, toponym.end) in used or place.kind is PlaceKind.COUNTRY:
                continue
            yield Rejection(
                report.id, toponym.surface, _why_unused(one, found, placed), toponym.start, toponym.end
            )


def _why_unused(one: Mention, found: Facts, placed: set[str]) -> str:
    if one.match.place.id in placed and one.role in (*SITE_ROLES, Role.CONTAINER):
        return "toponym: told again of a site already taken"
    if found.sort is Sort.NOTHING:
        return "toponym: its sentence tells of no incident"
    if one.role is Role.ORIGIN:
        return "toponym: origin of the fire, not where it struck"
    if one.role is Role.CONTAINER:
        finer = [other.match.place for other in found.mentions if other.role in SITE_ROLES]
        holds = any(lies_in(place, one.match.place) for place in finer)
        return f"toponym: {_HOLDS if holds else _BESIDE}"
    if one.role is Role.MENTIONED:
        return f"toponym: {one.reason}"
    return f"toponym: its sentence is no incident of its own ({found.sort})"
