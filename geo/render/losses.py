"""Claimed losses and accusations of incidents, as numbers that the page can add up by a named rule."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.model import Claim, Count, Incident, Party

__all__ = [
    "LOSS_COLUMNS", "MEASURES", "RULES", "Sums", "acting_parties", "claim_rows", "loss_sums", "loss_table", "parties_of", "side_words",
]  # fmt: skip

LOSS_COLUMNS = ("loss_incident", "loss_side", "loss_measure", "loss_own", "loss_low", "loss_high")
"""Columns of :func:`loss_table`: the incident's row, side and measure as places in their lists, and three numbers plus one."""

MEASURES = ("killed", "wounded", "captured", "missing")
"""What is counted, in the order of the tables."""

RULES = {
    "own": "what each side says of itself",
    "low": "the lowest that anyone says",
    "high": "the highest that anyone says",
}
"""The rules by which losses are added up, in words."""

_ADJECTIVES = {
    Party.ARMENIA: "Armenian",
    Party.AZERBAIJAN: "Azerbaijani",
    Party.RUSSIA: "Russian",
    Party.OTHER: "Other",
}

_PARTIES = tuple(str(party) for party in Party)


def parties_of(claims: Any) -> int:
    """Return the parties that claim something as bits, the first of :class:`~geo.model.Party` the lowest; 0 for no claim."""
    bits = 0
    for claim in _rows(claims):
        party = claim.get("claimant_party")
        bits |= 1 << _PARTIES.index(party if party in _PARTIES else Party.OTHER)
    return bits


def acting_parties(claims: Any) -> int:
    """Return the parties that a claim accuses of having acted, as bits like :func:`parties_of`; 0 where none is accused."""
    bits = 0
    for claim in _rows(claims):
        if claim.get("stance") == "accuses" and claim.get("about") in _PARTIES:
            bits |= 1 << _PARTIES.index(claim["about"])
    return bits


def loss_table(claims: Sequence[Any]) -> list[list[int]]:
    """Return the losses of incidents as columns, a row for each incident, side and measure that a claim gives a number of.

    The numbers are what the side says of itself (the highest if it says several), the lowest and the highest that anyone
    says, each plus one and 0 for none. Running totals are left out: they are no number of the incident.
    """
    columns: list[list[int]] = [[] for _ in LOSS_COLUMNS]
    for incident, each in enumerate(claims):
        for (side, measure), told in sorted(_told(_rows(each)).items()):
            own = [high for party, _, high in told if party == side]
            row = (
                incident, _PARTIES.index(side), MEASURES.index(measure), max(own, default=-1) + 1,
                min(low for _, low, _ in told) + 1, max(high for _, _, high in told) + 1,
            )  # fmt: skip
            for column, value in zip(columns, row, strict=True):
                column.append(value)
    return columns


@dataclass(frozen=True, slots=True)
class Sums:
    """Losses added up: by side and measure the sum under each rule, and how many of the incidents have any number.

    A rule is absent where no claim gives a number that it could add.
    """

    by_side: Mapping[Party, Mapping[str, Mapping[str, int]]]
    incidents: int


def loss_sums(incidents: Sequence[Incident]) -> Sums:
    """Return the losses of incidents under each rule of :data:`RULES`. Running totals are never added."""
    columns = loss_table([claim_rows(incident.claims) for incident in incidents])
    by_side: dict[Party, dict[str, dict[str, int]]] = {}
    given = set()
    for incident, side, measure, *values in zip(*columns, strict=True):
        sums = by_side.setdefault(Party(_PARTIES[side]), {}).setdefault(MEASURES[measure], {})
        given.add(incident)
        for rule, value in zip(RULES, values, strict=True):
            if value:
                sums[rule] = sums.get(rule, 0) + value - 1
    return Sums({party: by_side[party] for party in Party if party in by_side}, len(given))


def claim_rows(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Return claims as the contract writes them, with those keys that sums need."""
    return [
        {
            "claimant_party": str(claim.party), "stance": str(claim.stance), "about": claim.about and str(claim.about),
            "side": claim.side and str(claim.side), "cumulative": claim.cumulative,
            **{name: _bounds(getattr(claim, name)) for name in MEASURES},
        }
        for claim in claims
    ]  # fmt: skip


def side_words(side: Party) -> str:
    """Return a side as the head of a row: "Armenian side"."""
    return f"{_ADJECTIVES.get(side, str(side))} side"


def _bounds(count: Count | None) -> dict[str, int | None] | None:
    return None if count is None else {"low": count.low, "best": count.best, "high": count.high}


def _told(claims: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], list[tuple[str, int, int]]]:
    """Return who says what number, ``(party, low, high)``, by side and measure."""
    told: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
    for claim in claims:
        if claim.get("side") not in _PARTIES or claim.get("cumulative"):
            continue
        for measure in MEASURES:
            numbers = _numbers(claim.get(measure))
            if numbers:
                told.setdefault((claim["side"], measure), []).append(
                    (str(claim.get("claimant_party")), *numbers)
                )
    return told


def _numbers(count: Any) -> tuple[int, int] | None:
    """Return the lowest and the highest of what a count says, or None where it gives no number."""
    if not isinstance(count, Mapping):
        return None
    given = [
        int(count[key])
        for key in ("low", "best", "high")
        if isinstance(count.get(key), int | float) and math.isfinite(count[key])
    ]
    return (min(given), max(given)) if given else None


def _rows(claims: Any) -> list[Mapping[str, Any]]:
    """Return the claims of a list; files from elsewhere may hold no list, or a list of anything."""
    return [one for one in claims if isinstance(one, Mapping)] if isinstance(claims, list) else []
