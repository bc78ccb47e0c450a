"""Whose people a crew is: of the one side whose aircraft is told of, wherever it came down."""

from collections.abc import Sequence
from dataclasses import replace

from geo.extract.claims.find import has_counts
from geo.extract.parties.find import parties_in
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, Party

__all__ = ["of_crews"]

_BESIDE = 40  # characters from a craft back to whose it is


def of_crews(claims: Sequence[Claim], words: Lexicon) -> list[Claim]:
    """Return the claims, a crew without a side as of the one side whose aircraft they tell of: "a Russian helicopter was shot down"."""
    crews = [
        claim for claim in claims if claim.side is None and has_counts(claim) and _is_of_crew(claim, words)
    ]
    if not crews:
        return list(claims)
    flown: set[Party] = set()
    for quote in {claim.quote for claim in claims}:
        for craft in words.words("claims", "aircraft").finditer(quote):
            before = quote[max(0, craft.start() - _BESIDE) : craft.start()].rpartition(",")[2]
            flown.update(party for party, _ in list(parties_in(before, words))[-1:])
    side = flown.pop() if len(flown) == 1 else None
    return [replace(claim, side=side) if claim in crews else claim for claim in claims]


def _is_of_crew(claim: Claim, words: Lexicon) -> bool:
    return words.words("claims", "crew").search(claim.says) is not None
