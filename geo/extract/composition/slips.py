"""Slips: an incident of a few days ago that a speaker, in the same report, puts into another month or year.

"Four soldiers were killed near Tegh on 11 April. «On 11 March our soldiers came under fire near Tegh», the spokesman said": one
incident, and its day in doubt. Both days are kept; that which fits the day of publication stands.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.extract.composition.drafts import Draft
from geo.extract.kinds import group
from geo.model import DatePrecision, Party

__all__ = ["without_slips"]

_RECENT = timedelta(days=10)
_MONTHS = 2


def without_slips(drafts: Sequence[Draft], published: date | None) -> list[Draft]:
    """Return the drafts with those joined of which one is another's slip, in order; none without a day of publication."""
    if published is None:
        return list(drafts)
    kept: list[Draft] = []
    for draft in drafts:
        at = next((at for at, one in enumerate(kept) if _is_slip(one, draft, published)), None)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _joined(kept[at], draft, published)
    return kept


def _joined(meant: Draft, draft: Draft, published: date) -> Draft:
    right, slip = (meant, draft) if _is_recent(meant, published) else (draft, meant)
    return replace(
        meant,
        when=right.when,
        other_days=[*meant.other_days, slip.when],
        mentions=[*meant.mentions, *draft.mentions],
        places=meant.places | draft.places,
        claims=[*meant.claims, *draft.claims],
    )


def _is_slip(one: Draft, other: Draft, published: date) -> bool:
    """Return whether two incidents of one place and kind bear one number of the day, and only one of them is recent."""
    if group(one.kind) != group(other.kind) or not one.places.keys() & other.places.keys():
        return False
    if not one.when.precision is other.when.precision is DatePrecision.DAY:
        return False
    odd = [draft for draft in (one, other) if not _is_recent(draft, published)]
    return len(odd) == 1 and _same_number(one.when.start, other.when.start) and _is_spoken(odd[0])


def _is_recent(draft: Draft, published: date) -> bool:
    return timedelta(0) <= published - draft.when.start <= _RECENT


def _same_number(one: date, other: date) -> bool:
    months = abs((one.year - other.year) * 12 + one.month - other.month)
    return one.day == other.day and (0 < months <= _MONTHS or months == 12)  # a year of months


def _is_spoken(draft: Draft) -> bool:
    """Return whether all of it is what somebody says: an outlet that tells of two days tells of two incidents."""
    return all(claim.party is not Party.OUTLET for claim in draft.claims)
