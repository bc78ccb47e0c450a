"""What a person adds to what the rules read: places, claims and whole incidents, each claim with its words in the report.

An addition is a correction whose machine's value is empty. A place or claim that the rules did not read has the next
number after those that they read; an incident that they did not read has an id made of its report's and a number, and
its field ``kept`` turns from "no" to "yes".
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from geo.errors import InputError
from geo.extract.composition.sites import precision_of, uncertainty_of
from geo.extract.counts.find import MEASURES
from geo.extract.review.fields import count_of, member_given, refused
from geo.extract.toponyms.find import find_toponyms
from geo.gazetteer import Gazetteer
from geo.model import (
    Claim,
    Correction,
    DatePrecision,
    DateSpan,
    Incident,
    Kind,
    Match,
    Party,
    Place,
    Rejection,
    Report,
    Role,
    Site,
    Stance,
    Toponym,
    stable_id,
)

__all__ = [
    "MOST_ADDED",
    "added_claims",
    "added_sites",
    "blank_incident",
    "blanks_asked",
    "claim_value",
    "is_addition",
    "numbered",
    "place_given",
    "without_used",
]

MOST_ADDED = 20  # places or claims of an incident, incidents of a report
_BY_HAND = "added by hand"
_PATH = re.compile(r"(sites|claims)\.(\d{1,4})\.(\w+)")
_CLAIM_PARTS = frozenset({"quote", "claimant", "party", "stance", "about", "side", *MEASURES})
_PARTS = {"sites": frozenset({"place", "role"}), "claims": _CLAIM_PARTS}


def blank_incident(report: Report, number: int) -> Incident:
    """Return an incident of which nothing is known yet, to be filled by hand; the same id for the same report and number."""
    day = report.published or date.min
    when = DateSpan(day, day, DatePrecision.DAY)
    incident_id = stable_id("incident", report.id, "by hand", str(number))
    return Incident(incident_id, "", Kind.OTHER, when, (), (), (report.id,))


def blanks_asked(reports: Iterable[Report], ids: Iterable[str]) -> tuple[Incident, ...]:
    """Return the blank incidents of the reports that bear one of the ids."""
    asked = set(ids)
    if not asked:
        return ()
    blanks = (blank_incident(report, number) for report in reports for number in range(MOST_ADDED))
    return tuple(one for one in blanks if one.id in asked)


def is_addition(incident: Incident, path: str) -> bool:
    """Return whether a path is that of a part of a place or claim beyond those that were read, 20 of each at most."""
    found = _PATH.fullmatch(path)
    if found is None or found[3] not in _PARTS[found[1]]:
        return False
    read = len(incident.sites if found[1] == "sites" else incident.claims)
    return read <= int(found[2]) < read + MOST_ADDED


def numbered(values: Mapping[str, Correction], part: str, *, since: int) -> dict[int, dict[str, Correction]]:
    """Return the corrections of "sites" or "claims" from a number on, by number and part, in order."""
    found: dict[int, dict[str, Correction]] = {}
    for path, one in values.items():
        match = _PATH.fullmatch(path)
        if match and match[1] == part and int(match[2]) >= since:
            found.setdefault(int(match[2]), {})[match[3]] = one
    return dict(sorted(found.items()))


def place_given(one: Correction, gazetteer: Gazetteer) -> Place:
    """Return the place whose id a correction gives, or raise InputError."""
    place = gazetteer.place(one.value)
    if place is None:
        raise refused(one, "the id of a place of the gazetteer, as `geo places NAME` prints it, or nothing")
    return place


def added_sites(
    incident: Incident, values: Mapping[str, Correction], gazetteer: Gazetteer, report: Report
) -> tuple[Site, ...]:
    """Return the sites that a person added. Their toponym is the first of the place's names in the report, if it has one.

    Raises
    ------
    InputError
        If one has no place, or a place or role that is none.
    """
    found = []
    for parts in numbered(values, "sites", since=len(incident.sites)).values():
        if "place" not in parts:
            raise refused(parts["role"], "the place too")
        place = place_given(parts["place"], gazetteer)
        role = member_given(parts["role"], Role) if "role" in parts else Role.STRUCK
        why = parts["place"].why
        toponym = _toponym(place, gazetteer, report)
        match = Match(toponym, place, 1.0, f"{_BY_HAND}{f': {why}' if why else ''}", by_hand=True)
        site_id = stable_id("site", incident.id, place.id)
        found.append(Site(site_id, match, role, precision_of(match, role), uncertainty_of(match, role)))
    return tuple(found)


def _toponym(place: Place, gazetteer: Gazetteer, report: Report) -> Toponym:
    named = find_toponyms(report.text, gazetteer)
    standing = (one for one in named if any(each.id == place.id for each in one.places))
    return next(standing, Toponym(0, 0, place.name, (place,)))


def added_claims(incident: Incident, values: Mapping[str, Correction], report: Report) -> tuple[Claim, ...]:
    """Return the claims that a person added; each quotes words that stand in the report.

    Raises
    ------
    InputError
        If one has no claimant, or no words, or its words are not in the report.
    """
    added = numbered(values, "claims", since=len(incident.claims))
    return tuple(_claim(parts, report) for parts in added.values())


def _claim(parts: Mapping[str, Correction], report: Report) -> Claim:
    any_part = next(iter(parts.values()))
    for needed in ("quote", "claimant"):
        if needed not in parts:
            where = any_part.field.rpartition(".")[0]
            raise InputError(
                f"{any_part.incident_id} {where}.{needed}: is missing: a claim added by hand needs claimant and quote"
            )
    quote = parts["quote"].value
    start = report.text.find(quote)
    if start < 0:
        raise refused(parts["quote"], "words that stand in the report just so")
    values: dict[str, Any] = {"party": Party.UNSTATED, "stance": Stance.ASSERTS}
    values |= {name: claim_value(name, one) for name, one in parts.items() if name != "quote"}
    return Claim(says=quote, quote=quote, start=start, end=start + len(quote), report_id=report.id, **values)


def claim_value(part: str, one: Correction) -> object:
    """Return what a correction gives for a part of a claim: a text, a count, a stance, a party or nobody; or raise InputError."""
    if part == "claimant":
        return one.value
    if part in MEASURES:
        try:
            return count_of(one.value)
        except InputError as error:
            raise InputError(f"{one.incident_id} {one.field}: {error}") from None
    if part == "stance":
        return member_given(one, Stance)
    # Whose people and who is accused may be nobody; for whom somebody speaks is a party at least.
    return member_given(one, Party) if one.value or part == "party" else None


def without_used(rejections: Iterable[Rejection], incidents: Sequence[Incident]) -> tuple[Rejection, ...]:
    """Return the rejections without the passages and names that a person made a claim or a place of."""
    words = {
        (claim.report_id, claim.start, claim.end)
        for incident in incidents
        for claim in incident.claims
        if any(one.field.endswith(".quote") and one.value == claim.quote for one in incident.corrections)
    }
    names = {
        (incident.report_ids[0], site.match.toponym.start, site.match.toponym.end)
        for incident in incidents
        for site in incident.sites
        if site.match.by_hand
    }

    def used(one: Rejection) -> bool:
        if one.reason.startswith("toponym"):
            return (one.report_id, one.start, one.end) in names
        return any(
            report == one.report_id and start < one.end and one.start < end for report, start, end in words
        )

    return tuple(one for one in rejections if not (words or names) or not used(one))
