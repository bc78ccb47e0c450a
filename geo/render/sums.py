"""Losses of incidents added up by rules that have names, for figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.claimed import MEASURES
from geo.model import Claim, Count, Incident, Party, Tally
from geo.render.losses import loss_table

__all__ = ["RULES", "Sums", "claim_rows", "latest_totals", "loss_sums", "side_words", "total_words"]

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

_PARTIES = tuple(Party)


@dataclass(frozen=True, slots=True)
class Sums:
    """Losses added up: by side and measure the sum under each rule, and how many of the incidents have any number.

    A rule is absent where no claim gives a number that it could add; ``open`` has the bits of :data:`~geo.render.losses.OPEN`
    for the rules whose sum may be more, since somebody says "at least".
    """

    by_side: Mapping[Party, Mapping[str, Mapping[str, int]]]
    incidents: int


def loss_sums(incidents: Sequence[Incident]) -> Sums:
    """Return the losses of incidents under each rule of :data:`RULES`. Running totals are never added."""
    columns = loss_table([claim_rows(incident.claims) for incident in incidents])
    by_side: dict[Party, dict[str, dict[str, int]]] = {}
    given = set()
    for incident, side, measure, *values, more in zip(*columns, strict=True):
        sums = by_side.setdefault(_PARTIES[side], {}).setdefault(MEASURES[measure], {})
        given.add(incident)
        if more:
            sums["open"] = sums.get("open", 0) | more
        for rule, value in zip(RULES, values, strict=True):
            if value:
                sums[rule] = sums.get(rule, 0) + value - 1
    return Sums({party: by_side[party] for party in Party if party in by_side}, len(given))


def latest_totals(tallies: Iterable[Tally], first: date | None, last: date | None) -> list[Tally]:
    """Return the running totals as of a day from first to last, of each claimant, side and measure the latest.

    What a side says of itself comes first, then the highest.
    """
    latest: dict[tuple[str, Party | None, str], tuple[date, Tally]] = {}
    for tally in tallies:
        day = tally.as_of
        if day is None or (first and day < first) or (last and day > last):
            continue
        key = (tally.claimant, tally.side, tally.measure)
        if key not in latest or latest[key][0] <= day:
            latest[key] = (day, tally)
    told = (tally for _, tally in latest.values())
    return sorted(told, key=lambda one: (one.party is not one.side, -_size(one.count)))


def total_words(tally: Tally) -> str:
    """Return a running total in words: "killed 49, Armenian side, says Armenian Prime Minister Nikol Pashinyan"."""
    side = side_words(tally.side) if tally.side else "side not stated"
    return f"{tally.measure} {tally.count.in_words()}, {side}, says {tally.claimant}"


def _size(count: Count) -> int:
    return next((one for one in (count.best, count.low, count.high) if one is not None), 0)


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
