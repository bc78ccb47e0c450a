"""One number out of what several parties claim, by a rule that is named, for formats that hold one number only."""

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["Bounds", "deaths"]

Bounds = tuple[int, int, int]
"""Lowest, best and highest."""


def deaths(claims: Iterable[Mapping[str, Any]]) -> dict[str | None, Bounds]:
    """Return claimed deaths by side, None for a side that no claim names: the lowest and the highest that anyone says.

    The best is what the side says of itself, the highest if it says several, else the lowest that anyone says of it. Running
    totals are left out.
    """
    told: dict[str | None, list[tuple[bool, int, int]]] = {}
    for claim in claims:
        count = claim.get("killed")
        given = (
            [int(count[key]) for key in ("low", "best", "high") if count.get(key) is not None]
            if count
            else []
        )
        if given and not claim.get("cumulative"):
            side = claim.get("side")
            told.setdefault(side, []).append((claim.get("claimant_party") == side, min(given), max(given)))
    return {side: _bounds(numbers) for side, numbers in told.items()}


def _bounds(told: list[tuple[bool, int, int]]) -> Bounds:
    low, high = min(low for _, low, _ in told), max(high for _, _, high in told)
    return low, max((high for own, _, high in told if own), default=low), high
