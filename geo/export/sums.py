"""One number out of what several parties claim, by a rule that is named, for formats that hold one number only."""

from typing import Any

from geo.claimed import Told, claimed_numbers, own_number

__all__ = ["Bounds", "deaths"]

Bounds = tuple[int, int, int]
"""Lowest, best and highest."""


def deaths(claims: Any) -> dict[str | None, Bounds]:
    """Return claimed deaths by side, None for a side that no claim names: the lowest and the highest that anyone says.

    The best is what the side says of itself, the highest if it says several, else the lowest that anyone says of it. What
    counts, says :func:`geo.claimed.claimed_numbers`.

    Raises
    ------
    InputError
        If a number is below nought or above two thousand million.
    """
    return {side: _bounds(side, told) for side, told in claimed_numbers(claims, "killed").items()}


def _bounds(side: str | None, told: list[Told]) -> Bounds:
    low, high = min(one.low for one in told), max(one.high for one in told)
    own = own_number(side, told)
    return low, low if own is None else own, high
