"""Corrections: what a person puts in place of what the rules read, kept beside the machine's value.

Every field of an incident has a path and its value in words; a correction names the path, both values and why. It is
applied to the incident as its own report has it, before incidents of several reports are joined, and only where the rules
still read the value that was corrected. What was not read at all is added in the same way (:mod:`geo.extract.review.additions`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from geo.errors import InputError
from geo.extract.review.additions import blanks_asked, is_addition
from geo.extract.review.edits import BY_HAND, Outcome, edit, is_kept
from geo.extract.review.fields import fields_of, is_blank
from geo.gazetteer import Gazetteer
from geo.model import Claim, Correction, Incident, Rejection, Report

__all__ = ["corrected", "corrections_of"]

_NONE = ""


def corrections_of(
    incident: Incident,
    values: Mapping[str, str],
    gazetteer: Gazetteer,
    *,
    report: Report,
    at: datetime,
    why: str = "",
    before: Sequence[Correction] = (),
) -> tuple[Correction, ...]:
    """Return the corrections that the values of fields make of an incident of a report; those left out stay as they are.

    One of ``before`` that is made once more keeps its time and its reason, unless ``why`` is a reason that none of them has.

    Raises
    ------
    InputError
        If a path is unknown or a value cannot be; the message names both.
    """
    known = fields_of(incident)
    unknown = [path for path in values if path not in known and not is_addition(incident, path)]
    if unknown:
        raise InputError(f"{incident.id} has no field {min(unknown)}: it has {', '.join(known)}")
    found = tuple(
        Correction(incident.id, path, known.get(path, _NONE), value.strip(), why, at)
        for path, value in values.items()
        if value.strip() != known.get(path, _NONE)
    )
    outcome = edit(incident, found, gazetteer, report)
    # To a blank one claims may come from elsewhere.
    if outcome.incident and not outcome.incident.claims and not outcome.moved and not is_blank(incident):
        raise _without_claims(outcome.incident)
    earlier = {(one.field, one.machine, one.value): one for one in before}
    if why and why not in {one.why for one in before}:
        return found
    return tuple(earlier.get((one.field, one.machine, one.value), one) for one in found)


def corrected(
    incidents: Sequence[Incident],
    corrections: Iterable[Correction],
    gazetteer: Gazetteer,
    reports: Sequence[Report],
) -> tuple[tuple[Incident, ...], tuple[Rejection, ...]]:
    """Return the incidents with their corrections, and what came of those that make no incident or fit none any more.

    Those that a person added stand at the end.

    Raises
    ------
    InputError
        If a value cannot be; the message names incident, field and value.
    """
    by_incident: dict[str, list[Correction]] = defaultdict(list)
    for one in corrections:
        by_incident[one.incident_id].append(one)
    if not by_incident:
        return tuple(incidents), ()
    texts = {report.id: report for report in reports}
    unread = by_incident.keys() - {incident.id for incident in incidents}
    rejections: list[Rejection] = []
    fitting: dict[str, list[Correction]] = {}
    every = (*incidents, *blanks_asked(reports, unread))
    for incident in every:
        mine = by_incident.pop(incident.id, [])
        fields = fields_of(incident) if mine else {}
        fitting[incident.id] = [one for one in mine if _fits(one, incident, fields)]
        rejections += [_unfit(one, incident, fields) for one in mine if not _fits(one, incident, fields)]
    rejections += [_of_none(one) for left in by_incident.values() for one in left]
    kept = {one.id for one in every if is_kept(one, fitting[one.id])}
    outcomes = []
    for incident in every:
        lost = [
            one for one in fitting[incident.id] if one.field.endswith(".incident") and one.value not in kept
        ]
        rejections += [_astray(one, incident) for one in lost]
        mine = [one for one in fitting[incident.id] if one not in lost]
        outcome = edit(incident, mine, gazetteer, texts[incident.report_ids[0]])
        rejections += [] if outcome.incident else [_left_out(incident, mine)]
        outcomes.append(outcome)
    found, emptied = _moved(outcomes)
    return found, (*rejections, *emptied)


def _fits(one: Correction, incident: Incident, fields: Mapping[str, str]) -> bool:
    machine = fields.get(one.field, _NONE if is_addition(incident, one.field) else None)
    return machine == one.machine


def _moved(outcomes: Sequence[Outcome]) -> tuple[tuple[Incident, ...], list[Rejection]]:
    """Return the incidents with the claims that are told of them now; one that has none left is told by its rejection."""
    arriving: dict[str, list[tuple[Correction, Claim]]] = defaultdict(list)
    for outcome in outcomes:
        for correction, claim in outcome.moved:
            arriving[correction.value].append((correction, claim))
    found: list[Incident] = []
    rejections: list[Rejection] = []
    for outcome in outcomes:
        incident = outcome.incident
        if incident is None:
            continue
        come = arriving[incident.id]
        claims = (*incident.claims, *(claim for _, claim in come))
        if claims:
            corrections = (*incident.corrections, *(correction for correction, _ in come))
            status = "corrected" if come and incident.status == "extracted" else incident.status
            found.append(replace(incident, claims=claims, corrections=corrections, status=status))
        elif outcome.moved:
            reason = f"{BY_HAND}: all its claims are told of another incident"
            rejections.append(Rejection(incident.report_ids[0], incident.title, reason))
        else:
            raise _without_claims(incident)
    return tuple(found), rejections


def _without_claims(incident: Incident) -> InputError:
    return InputError(
        f"{incident.id}: no claim is left: give a claimant for one claim at least, or leave the incident out"
    )


def _of_none(one: Correction) -> Rejection:
    reason = (
        f"correction not applied: {one.field} of {one.incident_id}, which is no incident of these reports"
    )
    return Rejection("", f"{one.field}: {one.value}", reason)


def _astray(one: Correction, incident: Incident) -> Rejection:
    reason = f"correction not applied: {one.field} of {one.incident_id} was to be told of {one.value}, which is no incident of these reports"
    return Rejection(incident.report_ids[0], incident.title, reason)


def _unfit(one: Correction, incident: Incident, fields: Mapping[str, str]) -> Rejection:
    now = f"reads {fields[one.field]!r} now" if one.field in fields else "has no such field now"
    reason = f"correction not applied: {one.field} was {one.machine!r} when it was corrected to {one.value!r}, and {now}"
    return Rejection(incident.report_ids[0], incident.title, reason)


def _left_out(incident: Incident, fitting: Iterable[Correction]) -> Rejection:
    why = next((one.why for one in fitting if one.field == "kept" and one.why), "")
    return Rejection(
        incident.report_ids[0], incident.title, f"{BY_HAND}: no incident{f': {why}' if why else ''}"
    )
