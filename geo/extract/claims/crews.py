"""Whose people a crew is: of the one side whose aircraft is told of, or the peacekeepers whose car was shot at."""

from collections.abc import Sequence
from dataclasses import replace

from geo.extract.claims.find import has_counts
from geo.extract.kinds import kind_of
from geo.extract.parties.find import BELLIGERENTS, parties_in
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, Party

__all__ = ["of_crews"]

_BESIDE = 40  # characters from a craft back to whose it is
_RIDERS = 10  # people that a car holds


def of_crews(claims: Sequence[Claim], words: Lexicon) -> list[Claim]:
    """Return the claims, a crew without a side as of the one side whose aircraft they tell of: "a Russian helicopter was shot down"."""
    claims = _of_peacekeepers(claims, words)
    crews = [
        claim for claim in claims if claim.side is None and has_counts(claim) and _is_of_crew(claim, words)
    ]
    if not crews:
        return claims
    flown: set[Party] = set()
    for quote in {claim.quote for claim in claims}:
        for craft in words.words("claims", "aircraft").finditer(quote):
            before = quote[max(0, craft.start() - _BESIDE) : craft.start()].rpartition(",")[2]
            flown.update(party for party, _ in list(parties_in(before, words))[-1:])
    side = flown.pop() if len(flown) == 1 else None
    return [replace(claim, side=side) if claim in crews else claim for claim in claims]


def _of_peacekeepers(claims: Sequence[Claim], words: Lexicon) -> list[Claim]:
    """Return the claims, the dead and hurt of an incident in which the peacekeepers' car was shot at as Russia's, where no side is named."""
    told = (one.start for one in claims if _tells_of_their_car(one.quote, words))
    first = min(told, default=None)
    if first is None:
        return list(claims)
    # "Nobody in it was hurt. Later the shelling killed three": they are others.
    spared = min((one.start for one in claims if one.start >= first and _counts_nobody(one)), default=None)
    return [
        replace(claim, side=Party.RUSSIA)
        if first <= claim.start <= (claim.start if spared is None else spared)
        and _is_of_nobody_named(claim, words)
        else claim
        for claim in claims
    ]


def _tells_of_their_car(quote: str, words: Lexicon) -> bool:
    """Return whether a sentence tells of fire at the peacekeepers' car: no car that took the wounded to hospital."""
    if not words.words("claims", "peacekeepers_car").search(quote):
        return False
    return kind_of(quote, words) is not None and not words.says(quote, "claims", "carried_by")


def _counts_nobody(claim: Claim) -> bool:
    counts = [count for count in (claim.killed, claim.wounded, claim.casualties) if count]
    return bool(counts) and all(count.high == 0 for count in counts)


def _is_of_nobody_named(claim: Claim, words: Lexicon) -> bool:
    """Return whether no more people than a car holds are counted as lost of no side, or of the teller's who does not say so."""
    lost = [count for count in (claim.killed, claim.wounded, claim.casualties) if count]
    some = any(count.high != 0 for count in lost) and all((count.low or 0) <= _RIDERS for count in lost)
    if claim.side not in (None, claim.party) or not some:
        return False
    own = words.words("counts", "own").search(claim.says) or words.words("counts", "civilian").search(
        claim.says
    )
    return not own and not {party for party, _ in parties_in(claim.says, words)} & set(BELLIGERENTS)


def _is_of_crew(claim: Claim, words: Lexicon) -> bool:
    return words.words("claims", "crew").search(claim.says) is not None
