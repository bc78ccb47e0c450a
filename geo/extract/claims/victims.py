"""Whose people were lost by who fired at whom: the side whose positions were struck, or the other than the one that fired."""

from collections.abc import Sequence
from datetime import date

from geo.extract.counts.find import MEASURES
from geo.extract.parties.find import BELLIGERENTS, parties_in
from geo.extract.parties.targets import targeted
from geo.extract.roles.mentions import Mention
from geo.extract.toponyms.positions import KARABAKH, distance_km
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, Party, Stance

__all__ = ["FIRST_DAY", "LAST_DAY", "fired_in", "spared_at_work", "struck_in", "victims_of"]

FIRST_DAY = date(1994, 5, 12)
"""The ceasefire after which the control areas tell who held what."""
LAST_DAY = date(2023, 9, 24)
"""The day from which Nagorno-Karabakh's people left."""
_AROUND_KM = 60.0


def struck_in(claims: Sequence[Claim], words: Lexicon) -> Party | None:
    """Return the one side whose positions or units the claims of an incident say were struck: "fired at posts of the Defence Army"."""
    struck: set[Party] = set()
    for quote in {claim.quote for claim in claims}:
        struck |= targeted(quote, words)
    # Where that side is accused in its turn, each tells of other fire, and nothing says whose a loss is.
    accused = {claim.about for claim in claims if claim.stance is Stance.ACCUSES}
    return struck.pop() if len(struck) == 1 and struck <= set(BELLIGERENTS) - accused else None


def fired_in(claims: Sequence[Claim], words: Lexicon) -> Party | None:
    """Return the one side that the claims of an incident say fired: "a soldier of the Azerbaijani army opened fire at civilians"."""
    fired: set[Party | None] = set()
    for quote in {claim.quote for claim in claims}:
        hostile = words.words("claims", "fired").search(quote)
        if hostile is None or words.words("claims", "inflicted").search(quote):
            continue
        named = {party for party, _ in parties_in(quote, words)} & set(BELLIGERENTS)
        before = next(parties_in(quote[: hostile.start()], words), None)
        fired.add(before[0] if before and named == {before[0]} else None)
    return fired.pop() if len(fired) == 1 else None  # two that fired at each other tell nothing


def victims_of(side: Party, sites: Sequence[Mention], day: date) -> Party | None:
    """Return whose people were lost where one side alone fired: the other's, in and round Nagorno-Karabakh while that had people.

    There the lines ran through districts and past towns, and a shot crossed them. At the state border, and later, it may
    have been fired behind the line as well, at anyone.
    """
    near = all((at := one.match.place.position) and distance_km(at, KARABAKH) <= _AROUND_KM for one in sites)
    if not sites or not near or not FIRST_DAY <= day < LAST_DAY:
        return None
    return Party.NAGORNO_KARABAKH if side is Party.AZERBAIJAN else Party.AZERBAIJAN


def spared_at_work(
    claims: Sequence[Claim], claim: Claim, sites: Sequence[Mention], day: date, words: Lexicon
) -> Party | None:
    """Return whose people were not hurt, as a third party tells it, where the one side named fired at people at work: "at a tractor"."""
    counts = [count for name in MEASURES if (count := getattr(claim, name))]
    nobody = bool(counts) and all(count.high == 0 for count in counts)
    if claim.side is not None or claim.party not in (Party.RUSSIA, Party.OTHER) or not nobody:
        return None
    told = {one.quote for one in claims if one.party is claim.party and one.start <= claim.start}
    if not any(words.words("claims", "at_work").search(quote) for quote in told):
        return None
    fired = {party for quote in told for party, _ in parties_in(quote, words)} & set(BELLIGERENTS)
    fired -= {Party.NAGORNO_KARABAKH}  # where it was
    return victims_of(fired.pop(), sites, day) if len(fired) == 1 else None
