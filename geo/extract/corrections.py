"""Corrections: what a person puts in place of what the rules read, kept beside the machine's value.

Every field of an incident has a path and its value in words; a correction names the path, both values and why. It is
applied to the incident as its own report has it, before incidents of several reports are joined, and only where the rules
still read the value that was corrected.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from geo.errors import InputError
from geo.extract.counts import MEASURES
from geo.extract.drafts import title_of
from geo.extract.sites import precision_of, uncertainty_of
from geo.gazetteer import Gazetteer
from geo.model import (
    Candidate,
    Claim,
    Correction,
    Count,
    DatePrecision,
    DateSpan,
    Incident,
    Kind,
    Party,
    Rejection,
    Role,
    Site,
    Stance,
    stable_id,
)

__all__ = ["corrected", "corrections_of", "count_of", "fields_of"]

_BY_HAND = "corrected by hand"
_YEARS = range(1900, 2101)
_NONE = ""
_DIGITS = 7  # of a number of people, at most
_COUNTS: tuple[tuple[str, Callable[[int, int], Count]], ...] = (
    (r"(\d+)", lambda one, _: Count(one, one, one)),
    (r"at least (\d+)", lambda one, _: Count(one, one, None)),
    (r"up to (\d+)", lambda one, _: Count(None, one, one)),
    (r"about (\d+)", lambda one, _: Count(None, one, None)),
    (r"(\d+) (?:to|or|-|–) (\d+)", lambda one, other: Count(one, None, other)),
    (r"(\d+)[-–](\d+)", lambda one, other: Count(one, None, other)),
    (r"some", lambda *_: Count(None, None, None)),
)  # fmt: skip


def count_of(text: str) -> Count | None:
    """Return the count that words such as "4", "at least 4", "up to 10", "about 20", "3 to 5", "some" give; None for nothing.

    Raises
    ------
    InputError
        If the words are none of these.

    Examples
    --------
    >>> count_of("at least 4"), count_of(" ")
    (Count(low=4, best=4, high=None), None)
    """
    told = " ".join(text.lower().split())
    if not told:
        return None
    for pattern, made in _COUNTS:
        match = re.fullmatch(pattern, told)
        if match:
            numbers = [int(number) for number in match.groups() if len(number) <= _DIGITS]
            if len(numbers) == len(match.groups()) and numbers == sorted(numbers):
                return made(*(*numbers, 0, 0)[:2])
    raise InputError(
        f"{text!r} is no number of people: write 4, at least 4, up to 10, about 20, 3 to 5, some, or nothing"
    )


def fields_of(incident: Incident) -> dict[str, str]:
    """Return every field that can be corrected, by its path, as text; "" where there is no value.

    ``kept`` is "no" for what is no incident; a site without a place and a claim without a claimant are left out.
    """
    fields = {
        "kept": "yes",
        "kind": str(incident.kind),
        "date_start": incident.when.start.isoformat(),
        "date_end": incident.when.end.isoformat(),
    }
    for number, site in enumerate(incident.sites):
        fields |= {f"sites.{number}.place": site.match.place.id, f"sites.{number}.role": str(site.role)}
    for number, claim in enumerate(incident.claims):
        at = f"claims.{number}"
        fields |= {
            f"{at}.claimant": claim.claimant,
            f"{at}.party": str(claim.party),
            f"{at}.stance": str(claim.stance),
            f"{at}.about": _text(claim.about),
            f"{at}.side": _text(claim.side),
        }
        counts = ((measure, getattr(claim, measure)) for measure in MEASURES)
        fields |= {f"{at}.{measure}": count.in_words() if count else _NONE for measure, count in counts}
    return fields


def _text(value: object) -> str:
    return _NONE if value is None else str(value)


def corrections_of(
    incident: Incident,
    values: Mapping[str, str],
    gazetteer: Gazetteer,
    *,
    at: datetime,
    why: str = "",
    before: Sequence[Correction] = (),
) -> tuple[Correction, ...]:
    """Return the corrections that the values of fields make of an incident; those left out stay as they are.

    One of ``before`` that is made once more keeps its time and its reason, unless ``why`` is a reason that none of them has.

    Raises
    ------
    InputError
        If a path is unknown or a value cannot be; the message names both.
    """
    known = fields_of(incident)
    unknown = values.keys() - known.keys()
    if unknown:
        raise InputError(f"{incident.id} has no field {min(unknown)}: it has {', '.join(known)}")
    found = tuple(
        Correction(incident.id, path, known[path], value.strip(), why, at)
        for path, value in values.items()
        if value.strip() != known[path]
    )
    _applied(incident, found, gazetteer)
    earlier = {(one.field, one.machine, one.value): one for one in before}
    if why and why not in {one.why for one in before}:
        return found
    return tuple(earlier.get((one.field, one.machine, one.value), one) for one in found)


def corrected(
    incidents: Sequence[Incident], corrections: Iterable[Correction], gazetteer: Gazetteer
) -> tuple[tuple[Incident, ...], tuple[Rejection, ...]]:
    """Return the incidents with their corrections, and what came of those that make no incident or fit none any more.

    Raises
    ------
    InputError
        If a value cannot be; the message names incident, field and value.
    """
    by_incident: dict[str, list[Correction]] = defaultdict(list)
    for one in corrections:
        by_incident[one.incident_id].append(one)
    found: list[Incident] = []
    rejections: list[Rejection] = []
    for incident in incidents:
        fields = fields_of(incident)
        mine = by_incident.pop(incident.id, [])
        fitting = [one for one in mine if fields.get(one.field) == one.machine]
        rejections += [_unfit(one, fields, incident) for one in mine if one not in fitting]
        result = _applied(incident, fitting, gazetteer)
        found += [result] if result else []
        rejections += [] if result else [_left_out(incident, fitting)]
    rejections += [_of_none(one) for left in by_incident.values() for one in left]
    return tuple(found), tuple(rejections)


def _of_none(one: Correction) -> Rejection:
    reason = (
        f"correction not applied: {one.field} of {one.incident_id}, which is no incident of these reports"
    )
    return Rejection("", f"{one.field}: {one.value}", reason)


def _unfit(one: Correction, fields: Mapping[str, str], incident: Incident) -> Rejection:
    now = f"reads {fields[one.field]!r} now" if one.field in fields else "has no such field now"
    reason = f"correction not applied: {one.field} was {one.machine!r} when it was corrected to {one.value!r}, and {now}"
    return Rejection(incident.report_ids[0], incident.title, reason)


def _left_out(incident: Incident, fitting: Iterable[Correction]) -> Rejection:
    why = next((one.why for one in fitting if one.field == "kept" and one.why), "")
    return Rejection(
        incident.report_ids[0], incident.title, f"{_BY_HAND}: no incident{f': {why}' if why else ''}"
    )


def _applied(incident: Incident, corrections: Sequence[Correction], gazetteer: Gazetteer) -> Incident | None:
    """Return the incident with the corrections, None if it is to be none."""
    if not corrections:
        return incident
    values = {one.field: one for one in corrections}
    if "kept" in values and _member(values["kept"], _Kept) is _Kept.NO:
        return None
    kind = Kind(_member(values["kind"], Kind)) if "kind" in values else incident.kind
    sites = _sites(incident, values, gazetteer)
    return replace(
        incident,
        kind=kind,
        when=_when(incident.when, values),
        sites=sites,
        claims=_claims(incident, values),
        title=title_of(kind, sites),
        status="corrected",
        corrections=(*incident.corrections, *corrections),
    )


class _Kept(StrEnum):
    YES = "yes"
    NO = "no"


def _member(one: Correction, kind: type[StrEnum]) -> StrEnum:
    if one.value not in set(kind):
        raise _refused(one, f"one of {', '.join(kind)}")
    return kind(one.value)


def _refused(one: Correction, wanted: str) -> InputError:
    return InputError(f"{one.incident_id} {one.field}: {one.value!r} cannot be: give {wanted}")


def _when(when: DateSpan, values: Mapping[str, Correction]) -> DateSpan:
    given = {key: values[key] for key in ("date_start", "date_end") if key in values}
    if not given:
        return when
    start, end = (
        _day(given[key]) if key in given else known
        for key, known in (("date_start", when.start), ("date_end", when.end))
    )
    if start > end:
        raise _refused(next(iter(given.values())), f"days in order: {start} is after {end}")
    precision = DatePrecision.DAY if start == end else DatePrecision.RANGE
    return DateSpan(
        start, end, precision, f"{when.text}; {_BY_HAND}", when.time_utc if start == end else None
    )


def _day(one: Correction) -> date:
    try:
        day = date.fromisoformat(one.value)
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise _refused(one, f"a day, YYYY-MM-DD, of the years {_YEARS[0]} to {_YEARS[-1]}")
    return day


def _sites(incident: Incident, values: Mapping[str, Correction], gazetteer: Gazetteer) -> tuple[Site, ...]:
    found: dict[str, Site] = {}
    for number, site in enumerate(incident.sites):
        place, role = (values.get(f"sites.{number}.{part}") for part in ("place", "role"))
        if place is not None and place.value == _NONE:
            continue
        made = _site(incident.id, site, place, role, gazetteer) if place or role else site
        found.setdefault(made.match.place.id, made)
    return tuple(found.values())


def _site(
    incident_id: str, site: Site, place: Correction | None, role: Correction | None, gazetteer: Gazetteer
) -> Site:
    match = site.match
    if place is not None:
        meant = gazetteer.place(place.value)
        if meant is None:
            raise _refused(
                place, "the id of a place of the gazetteer, as `geo places NAME` prints it, or nothing"
            )
        before = Candidate(match.place, match.score, match.reason)
        others = tuple(one for one in match.rejected if one.place.id != meant.id)
        reason = f"{_BY_HAND}{f': {place.why}' if place.why else ''}"
        match = replace(
            match, place=meant, score=1.0, reason=reason, rejected=(before, *others), by_hand=True
        )
    meant_role = Role(_member(role, Role)) if role is not None else site.role
    return Site(
        stable_id("site", incident_id, match.place.id),
        match,
        meant_role,
        precision_of(match.place, meant_role),
        uncertainty_of(match.place, meant_role),
    )


def _claims(incident: Incident, values: Mapping[str, Correction]) -> tuple[Claim, ...]:
    found = [_claim(claim, f"claims.{number}", values) for number, claim in enumerate(incident.claims)]
    kept = tuple(one for one in found if one.claimant)
    if not kept:
        last = next(one for one in values.values() if one.field.endswith(".claimant"))
        raise _refused(last, "a claimant for one claim at least, or leave the incident out")
    return kept


def _claim(claim: Claim, at: str, values: Mapping[str, Correction]) -> Claim:
    changed = {
        one.field.removeprefix(f"{at}."): one for path, one in values.items() if path.startswith(f"{at}.")
    }
    values_of: dict[str, Any] = {name: _claim_value(name, one) for name, one in changed.items()}
    if "side" in values_of:
        values_of["side_by_place"] = False
    return replace(claim, **values_of)


def _claim_value(name: str, one: Correction) -> object:
    if name == "claimant":
        return one.value
    if name in MEASURES:
        return _count(one)
    if name == "stance":
        return Stance(_member(one, Stance))
    # Whose people and who is accused may be nobody; for whom somebody speaks is a party at least.
    return Party(_member(one, Party)) if one.value or name == "party" else None


def _count(one: Correction) -> Count | None:
    try:
        return count_of(one.value)
    except InputError as error:
        raise InputError(f"{one.incident_id} {one.field}: {error}") from None
