"""Claimed losses and accusations of incidents, as numbers that the page can add up by a named rule."""

from collections.abc import Sequence
from typing import Any

from geo.claimed import MEASURES, Told, claimed_numbers, claims_of, own_number
from geo.model import Party

__all__ = ["LOSS_COLUMNS", "OPEN", "acting_parties", "loss_table", "parties_of"]

LOSS_COLUMNS = (
    "loss_incident",
    "loss_side",
    "loss_measure",
    "loss_own",
    "loss_low",
    "loss_high",
    "loss_open",
)
"""Columns of :func:`loss_table`: the incident's row, side and measure as places in their lists, three numbers plus one, and
which of them may be more, bits of :data:`OPEN`."""

OPEN = {"own": 1, "high": 2}
"""The bit of ``loss_open`` for each rule whose number is "or more" where somebody says "at least"."""

_PARTIES = tuple(str(party) for party in Party)


def parties_of(claims: Any) -> int:
    """Return the parties that claim something as bits, the first of :class:`~geo.model.Party` the lowest; 0 for no claim."""
    bits = 0
    for claim in claims_of(claims):
        party = claim.get("claimant_party")
        bits |= 1 << _PARTIES.index(party if party in _PARTIES else Party.OTHER)
    return bits


def acting_parties(claims: Any) -> int:
    """Return the parties that a claim accuses of having acted, as bits like :func:`parties_of`; 0 where none is accused."""
    bits = 0
    for claim in claims_of(claims):
        if claim.get("stance") == "accuses" and claim.get("about") in _PARTIES:
            bits |= 1 << _PARTIES.index(claim["about"])
    return bits


def loss_table(claims: Sequence[Any]) -> list[list[int]]:
    """Return the losses of incidents as columns, a row for each incident, side and measure that a claim gives a number of.

    The numbers are what the side says of itself (the highest if it says several), the lowest and the highest that anyone
    says, each plus one and 0 for none. What counts, says :func:`geo.claimed.claimed_numbers`; losses of no side of ours are
    left out.

    Raises
    ------
    InputError
        If a number is below nought or above two thousand million.
    """
    columns: list[list[int]] = [[] for _ in LOSS_COLUMNS]
    for incident, each in enumerate(claims):
        for side, measure, told in _losses(each):
            own = own_number(_PARTIES[side], told)
            low, high = min(one.low for one in told), max(one.high for one in told)
            more = OPEN["high"] * any(one.open for one in told if one.high == high)
            more += OPEN["own"] * any(
                one.open for one in told if one.party == _PARTIES[side] and one.high == own
            )
            row = (incident, side, measure, 0 if own is None else own + 1, low + 1, high + 1, more)
            for column, value in zip(columns, row, strict=True):
                column.append(value)
    return columns


def _losses(claims: Any) -> list[tuple[int, int, list[Told]]]:
    """Return sides and measures as places in their lists, with who says what, in order."""
    found = [
        (_PARTIES.index(side), place, told)
        for place, measure in enumerate(MEASURES)
        for side, told in claimed_numbers(claims, measure).items()
        if side in _PARTIES
    ]
    return sorted(found, key=lambda one: one[:2])
