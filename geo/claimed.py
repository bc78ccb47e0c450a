"""The numbers that claims give of an incident's losses: which claims count, and what each says. One rule for map and exports."""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from geo.errors import InputError
from geo.model import Stance

__all__ = ["COUNTS", "MEASURES", "Told", "claimed_numbers", "claims_of", "own_number"]

MEASURES = ("killed", "wounded", "captured", "missing")
"""What is added up over incidents, each by itself."""

COUNTS = (*MEASURES, "casualties")
"""What a claim may hold a number of; casualties are killed and wounded in one number, and are added to neither."""

_MOST = 2_000_000_000


class Told(NamedTuple):
    """Who says a number, the lowest and the highest of what is said, and whether it may be more: "at least 20"."""

    party: str
    low: int
    high: int
    open: bool = False


def claims_of(claims: Any) -> list[Mapping[str, Any]]:
    """Return the claims of a list; files from elsewhere may hold no list, or a list of anything."""
    return [one for one in claims if isinstance(one, Mapping)] if isinstance(claims, list | tuple) else []


def claimed_numbers(claims: Any, measure: str) -> dict[str | None, list[Told]]:
    """Return who says which number of a measure, by the side that lost, None where the claim names no side.

    Two sorts of claims give no number of the incident: running totals, and denials, which repeat what another said.

    Raises
    ------
    InputError
        If a number is below nought or above two thousand million.
    """
    found: dict[str | None, list[Told]] = {}
    for claim in claims_of(claims):
        if claim.get("cumulative") or claim.get("stance") == Stance.DENIES:
            continue
        bounds = _bounds(claim.get(measure), measure)
        if bounds:
            side = claim.get("side")
            found.setdefault(side if isinstance(side, str) else None, []).append(
                Told(str(claim.get("claimant_party")), *bounds)
            )
    return found


def own_number(side: str | None, told: list[Told]) -> int | None:
    """Return what a side says of itself, the highest if it says several; None if it says nothing."""
    return max((high for party, _, high, _ in told if party == side), default=None)


def _bounds(count: Any, measure: str) -> tuple[int, int, bool] | None:
    """Return the lowest and the highest of what a count says, and whether its top is open; None where it gives no number."""
    if not isinstance(count, Mapping):
        return None
    given = {
        key: int(count[key])
        for key in ("low", "best", "high")
        if isinstance(count.get(key), int | float) and math.isfinite(count[key])
    }
    for number in given.values():
        if not 0 <= number <= _MOST:
            raise InputError(f"a claim says {measure} {number}: give a whole number from 0 to {_MOST:,}")
    is_open = "low" in given and "high" not in given
    return (min(given.values()), max(given.values()), is_open) if given else None
