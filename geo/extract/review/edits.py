"""What corrections make of one incident: its fields as a person has them, and the claims to be told of another one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from geo.errors import InputError
from geo.extract.composition.drafts import title_of
from geo.extract.composition.sites import precision_of, uncertainty_of
from geo.extract.review.additions import added_claims, added_sites, claim_value, place_given
from geo.extract.review.fields import NOTHING_READ, day_given, fields_of, is_blank, member_given, refused
from geo.gazetteer import Gazetteer
from geo.model import (
    Candidate,
    Claim,
    Correction,
    DatePrecision,
    DateSpan,
    Incident,
    Kind,
    Report,
    Role,
    Site,
    stable_id,
)

__all__ = ["BY_HAND", "Outcome", "edit", "is_kept"]

BY_HAND = "corrected by hand"


class _Kept(StrEnum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What corrections made of an incident: itself, None if it is to be none, and the claims to be told of others."""

    incident: Incident | None
    moved: tuple[tuple[Correction, Claim], ...] = ()


def is_kept(incident: Incident, corrections: Iterable[Correction]) -> bool:
    """Return whether the rules, or a person against them, say that it is an incident."""
    given = next((one.value for one in corrections if one.field == "kept"), fields_of(incident)["kept"])
    return given == _Kept.YES


def edit(
    incident: Incident, corrections: Sequence[Correction], gazetteer: Gazetteer, report: Report
) -> Outcome:
    """Return what the corrections make of the incident of a report.

    Raises
    ------
    InputError
        If a value cannot be; the message names incident, field and value.
    """
    if not corrections:
        return Outcome(None if is_blank(incident) else incident)
    values = {one.field: one for one in corrections}
    if "kept" in values:
        member_given(values["kept"], _Kept)
    if not is_kept(incident, corrections):
        return Outcome(None)
    for needed in NOTHING_READ if is_blank(incident) else ():
        if needed not in values:
            raise InputError(
                f"{incident.id} {needed}: is missing: an incident added by hand needs kind, first and last day"
            )
    kind = member_given(values["kind"], Kind) if "kind" in values else incident.kind
    sites = _sites(incident, values, gazetteer, report)
    claims, moved = _claims(incident, values)
    made = replace(
        incident,
        kind=kind,
        when=_when(incident, values),
        sites=sites,
        claims=(*claims, *added_claims(incident, values, report)),
        title=title_of(kind, sites),
        status="added" if is_blank(incident) else "corrected",
        corrections=(*incident.corrections, *corrections),
    )
    return Outcome(made, moved)


def _when(incident: Incident, values: Mapping[str, Correction]) -> DateSpan:
    when = incident.when
    given = {key: values[key] for key in ("date_start", "date_end") if key in values}
    if not given:
        return when
    start, end = (
        day_given(given[key]) if key in given else known
        for key, known in (("date_start", when.start), ("date_end", when.end))
    )
    if start > end:
        raise refused(next(iter(given.values())), f"days in order: {start} is after {end}")
    precision = DatePrecision.DAY if start == end else DatePrecision.RANGE
    said = when.text if is_blank(incident) else f"{when.text}; {BY_HAND}"
    return DateSpan(start, end, precision, said, when.time_utc if start == end else None)


def _sites(
    incident: Incident, values: Mapping[str, Correction], gazetteer: Gazetteer, report: Report
) -> tuple[Site, ...]:
    found: dict[str, Site] = {}
    for number, site in enumerate(incident.sites):
        place, role = (values.get(f"sites.{number}.{part}") for part in ("place", "role"))
        if place is not None and place.value == "":
            continue
        made = _site(incident.id, site, place, role, gazetteer) if place or role else site
        found.setdefault(made.match.place.id, made)
    for added in added_sites(incident, values, gazetteer, report):
        found.setdefault(added.match.place.id, added)
    return tuple(found.values())


def _site(
    incident_id: str, site: Site, place: Correction | None, role: Correction | None, gazetteer: Gazetteer
) -> Site:
    match = site.match
    if place is not None:
        meant = place_given(place, gazetteer)
        before = Candidate(match.place, match.score, match.reason)
        others = tuple(one for one in match.rejected if one.place.id != meant.id)
        reason = f"{BY_HAND}{f': {place.why}' if place.why else ''}"
        match = replace(
            match, place=meant, score=1.0, reason=reason, rejected=(before, *others), moved=None, by_hand=True
        )
    meant_role = member_given(role, Role) if role is not None else site.role
    return Site(
        stable_id("site", incident_id, match.place.id),
        match,
        meant_role,
        precision_of(match, meant_role),
        uncertainty_of(match, meant_role),
    )


def _claims(
    incident: Incident, values: Mapping[str, Correction]
) -> tuple[tuple[Claim, ...], tuple[tuple[Correction, Claim], ...]]:
    """Return the claims that stay with the incident, and those that are told of another one."""
    stay: list[Claim] = []
    moved: list[tuple[Correction, Claim]] = []
    for number, claim in enumerate(incident.claims):
        made = _claim(claim, f"claims.{number}", values)
        elsewhere = values.get(f"claims.{number}.incident")
        if made.claimant and elsewhere:
            moved.append((elsewhere, made))
        elif made.claimant:
            stay.append(made)
    return tuple(stay), tuple(moved)


def _claim(claim: Claim, at: str, values: Mapping[str, Correction]) -> Claim:
    changed = {
        one.field.removeprefix(f"{at}."): one
        for path, one in values.items()
        if path.startswith(f"{at}.") and path != f"{at}.incident"
    }
    values_of: dict[str, Any] = {name: claim_value(name, one) for name, one in changed.items()}
    if "side" in values_of:
        values_of["side_by_place"] = False
    return replace(claim, **values_of)
