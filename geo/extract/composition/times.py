"""Whether what a sentence tells can be of the time of an incident."""

from datetime import timedelta

from geo.extract.composition.drafts import Draft
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import is_one_night, overlaps, to_the_day
from geo.extract.facts.facts import Facts
from geo.extract.kinds import FIRE
from geo.model import DateSpan, Kind

__all__ = ["is_dated", "same_time"]

_AT_ONCE = 3  # characters: "On 13 July"
_FEW_DAYS = timedelta(days=3)
_OTHER_DAY = FIRE | {Kind.INCURSION, Kind.SABOTAGE}


def same_time(draft: Draft, when: DateSpan, found: Facts) -> bool:
    """Return whether a sentence can be about the time of an incident.

    A day and a week or month never join, nor do a week and its month: the incident may be another. Days join when they overlap, and
    the next day's events at a place of the incident, or at none, belong to it; the day before's do not.
    """
    if not (to_the_day(draft.when) and to_the_day(when)):
        return (draft.when.start, draft.when.end) == (when.start, when.end)
    if draft.kind is found.kind is Kind.BLOCKADE and draft.when.start == when.start:
        return True  # "closed for 40 days. On 12 December a group blocked it"
    if (
        draft.when.end - draft.when.start > _FEW_DAYS
        and found.kind
        and is_dated(found)
        and is_one_night(when)
    ):
        return False
    follows = when.start > draft.when.end
    return overlaps(draft.when, when, slack_days=1 if follows and _goes_on(draft, found) else 0)


def _opens_with_day(found: Facts) -> bool:
    """Return whether a sentence opens with the day of what it tells: «13 июля, по данным ведомства, погиб прапорщик»."""
    return any(one.start <= _AT_ONCE and to_the_day(one.span) for one in found.dates_used(DateUse.EVENT))


def _goes_on(draft: Draft, found: Facts) -> bool:
    """Return whether what a sentence tells of the next day can belong to an incident: at a place of it, or at none."""
    dated = is_dated(found)
    if not found.sites:
        apart = max(draft.paragraph, draft.latest) < found.sentence.paragraph and _opens_with_day(found)
        return not (dated and (found.kind or apart))
    if dated and found.kind and Kind.CAPTURE in (found.kind, draft.kind) and found.kind is not draft.kind:
        return False  # men were seized at a village; the night after it was fired at
    # The same body tells of fire on another day; the other side may only have another day for what was told of.
    same_body = {claim.party for claim in found.claims} <= {claim.party for claim in draft.claims}
    if dated and (found.anew or (found.kind in _OTHER_DAY and same_body)):
        return False  # "This morning Jermuk was shelled again"
    weapons = {found.kind, draft.kind}
    if dated and found.has_losses and len(weapons) > 1 and weapons <= FIRE - {Kind.CEASEFIRE_VIOLATION}:
        return False  # shelled on Tuesday; "on Wednesday morning a drone hit a house there and wounded two"
    if dated and Kind.INCURSION in weapons and weapons & {Kind.DRONE_STRIKE, Kind.AIR_STRIKE, Kind.SHELLING}:
        return False  # troops entered a village on Thursday; on Friday drones struck there
    exact = {one.match.place.id for one in found.sites if not (dated and one.match.place.kind.is_area)}
    return bool(exact & draft.places.keys())


def is_dated(found: Facts) -> bool:
    """Return whether a sentence gives a date of its own for what it tells."""
    return bool(found.dates_used(DateUse.EVENT))
