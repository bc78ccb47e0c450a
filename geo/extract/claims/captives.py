"""Whose the captives are of whom a party tells without a side: of the side that misses as many, or as was told of them before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo.extract.counts.find import find_losses
from geo.extract.parties.find import BELLIGERENTS, parties_in
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, Count, Party

__all__ = ["of_same_captives"]


def of_same_captives(claims: Sequence[Claim], words: Lexicon) -> list[Claim]:
    """Return the claims, captives of whom nobody is named as of the side that itself tells of as many taken.

    So are those of whom a third party tells, and those of whom the captors go on to tell ("Those detained are A and B").
    """
    missed = {claim.captured: claim.side for claim in claims if claim.captured and claim.side is claim.party}
    held = {(claim.party, claim.captured): claim.side for claim in claims if _tells_whom_it_took(claim)}
    found = []
    for claim in claims:
        side = missed.get(claim.captured) if claim.captured else None
        assumed = side and side is not claim.party and claim.side not in (side, claim.party)
        named = (
            {party for party, _ in parties_in(claim.says, words)} & set(BELLIGERENTS) if assumed else set()
        )
        if again := _held_already(claim, held, words):
            found.append(replace(claim, side=again))
        else:
            found.append(replace(claim, side=side) if assumed and not named else claim)
    return found


def _tells_whom_it_took(claim: Claim) -> bool:
    """Return whether a side tells of people of another's whom it holds."""
    taken = claim.captured is not None and claim.captured.high != 0
    return taken and claim.party in BELLIGERENTS and claim.side not in (None, claim.party)


def _held_already(
    claim: Claim, held: Mapping[tuple[Party, Count | None], Party | None], words: Lexicon
) -> Party | None:
    """Return whose the captives are of whom a third party tells, or their captors once more, if as many were told of before, of one side."""
    told = {(party, side) for (party, count), side in held.items() if count == claim.captured}
    if claim.captured is None or len(told) != 1:
        return None
    losses = [one for one in find_losses(claim.says, words) if one.measure == "captured"]
    captor, side = told.pop()
    if claim.party in (Party.OTHER, Party.RUSSIA) and claim.side in (None, claim.party, captor):
        # "The Red Cross was told by Yerevan of two soldiers being held": who holds them, not whose they are
        called = {party for one in losses for party, _ in parties_in(claim.says[one.start : one.end], words)}
        return None if called & {claim.side} else side
    again = claim.party is captor is claim.side
    return side if again and not any(one.side or one.own or one.ours for one in losses) else None
