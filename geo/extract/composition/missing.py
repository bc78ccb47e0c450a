"""Who is missing on the one side and held on the other: one incident, at the place where the captors say that it happened."""

from collections.abc import Sequence
from itertools import product

from geo.extract.claims.find import counted_in
from geo.extract.composition.drafts import Draft
from geo.extract.dates.spans import overlaps
from geo.extract.toponyms.positions import distance_km
from geo.model import Count, Kind, Party

__all__ = ["less_missing"]

_REACH_KM = 40.0  # how far somebody who lost the way is taken from where others saw them last
_NOBODY = (Kind.OTHER, Kind.CAPTURE)


def less_missing(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that only tell of people missing whom the other side holds, whose claims go to that capture.

    "A boy from Havush has not come home since Sunday, the district confirmed. Yerevan said that a civilian was detained near Khachik
    on Sunday" tells of one incident, near Khachik.
    """
    kept: list[Draft] = []
    for draft in drafts:
        lost = _missing(draft)
        taken = [one for one in drafts if lost and one is not draft and _holds(one, draft, *lost)]
        if len(taken) != 1:
            kept.append(draft)
        elif drafts.index(taken[0]) > drafts.index(draft):
            taken[0].claims = [*draft.claims, *taken[0].claims]
        else:
            taken[0].claims += draft.claims
    return kept


def _missing(draft: Draft) -> tuple[Party, Count] | None:
    """Return whose people, and how many, a draft tells to be missing, if it tells of nothing else."""
    told = counted_in(draft.claims)
    sides = {side for side, _, _ in told} - {None}
    counts = {count for _, _, count in told}
    if draft.kind not in _NOBODY or len(sides) != 1 or len(counts) != 1:
        return None
    side = sides.pop()
    own = all(claim.party is side for claim in draft.claims if claim.missing and claim.side)
    only = all(measure == "missing" for _, measure, _ in told)
    return (side, counts.pop()) if only and own and side is not None else None


def _holds(draft: Draft, lost: Draft, side: Party, count: Count) -> bool:
    """Return whether another than their own side tells that as many of them were taken about that day, not far away."""
    if draft.kind is not Kind.CAPTURE or not overlaps(draft.when, lost.when, slack_days=1):
        return False
    held = any(one.captured == count and one.side is side and one.party is not side for one in draft.claims)
    return held and _are_near(draft, lost)


def _are_near(one: Draft, other: Draft) -> bool:
    pairs = product(filter(None, one.places.values()), filter(None, other.places.values()))
    return not (one.places and other.places) or any(distance_km(a, b) <= _REACH_KM for a, b in pairs)
