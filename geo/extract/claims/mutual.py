"""Claims of two sides at once: "Armenia and Azerbaijan accused each other" is two accusations, each of the other side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from geo.extract.counts.find import MEASURES
from geo.extract.parties.find import BELLIGERENTS, are_opponents, parties_in
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, Party, Report, Stance

__all__ = ["with_each_other"]

_MOST_TEXTS = 256


def with_each_other(
    claims: Sequence[Claim], report: Report, sentence: str, words: Lexicon
) -> Iterator[Claim]:
    """Yield the claims, in place of an accusation "of each other" one of each of the two sides of the other.

    The two are those that the sentence names, or those of the report where it only speaks of "the sides" and no side
    itself is the one who says so. It stays one of nobody's where they are not two that are opponents.
    """
    for claim in claims:
        texts = (sentence,) if claim.party in BELLIGERENTS else (sentence, report.text)
        asked = _accuses_each_other(claim, words)
        named = (_before_others(sentence, words), *texts) if asked else ()
        sides = next((two for text in named if (two := _two(text, words))), ())
        if not sides:
            yield claim
            continue
        for (party, name), (other, _) in (sides, sides[::-1]):
            yield replace(claim, claimant=name, party=party, about=other)


def _before_others(sentence: str, words: Lexicon) -> str:
    """Return what stands before "each other": "Armenia and Azerbaijan traded accusations over a clash on the road to Stepanakert" is of the first two."""
    others = words.words("claims", "each_other").search(sentence)
    return sentence[: others.start()] if others else ""


def _accuses_each_other(claim: Claim, words: Lexicon) -> bool:
    """Return whether a claim without numbers, which would be told twice, is an accusation "of each other"."""
    accuses = (
        claim.stance is Stance.ACCUSES
        # "Armenia and Azerbaijan each blamed the other": the one named first is not whom the outlet blames
        and (claim.about is None or claim.party not in BELLIGERENTS)
        and not any(getattr(claim, name) for name in MEASURES)
    )
    return accuses and words.says(claim.says, "claims", "each_other")


@lru_cache(maxsize=_MOST_TEXTS)
def _two(text: str, words: Lexicon) -> tuple[tuple[Party, str], ...]:
    """Return the two opponents that a text names, with the words it first has for each, or nothing."""
    named: dict[Party, str] = {}
    for party, name in parties_in(text, words):
        if party in BELLIGERENTS:
            named.setdefault(party, name)
    return tuple(named.items()) if len(named) == 2 and are_opponents(*named) else ()
