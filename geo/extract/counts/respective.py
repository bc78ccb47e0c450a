"""Two numbers told of two sides, or of two fates, in one breath: "Armenia and Azerbaijan lost 105 and 71 soldiers respectively"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from geo.extract.parties.find import BELLIGERENTS, are_opponents
from geo.extract.people.fates import Fate
from geo.extract.people.groups import Group
from geo.extract.people.whose import party_named
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import Token
from geo.model import Party

__all__ = ["Share", "respective"]

_APART = 4  # words from the one side's name to the other's: "the Armenian side and the Azerbaijani"

Share = tuple[Fate, Group, Party | None]
"""A fate, the people that suffered it, and whose they are where the words pair them with a side."""


def respective(
    tokens: Sequence[Token], measures: Sequence[Fate], groups: Sequence[Group], words: Lexicon
) -> tuple[list[Share], list[Group]]:
    """Return each of two numbers with its own side or fate, in their order, and the groups without them; no fate keeps them.

    With "respectively" two numbers are never one sum: where neither two opponents nor two fates are told to be paired with
    them, no number is left to the fate. Without it only two bare numbers are, with two opponents.
    """
    joined = (
        next((pair for pair in pairwise(groups) if _are_joined(tokens, *pair)), None) if measures else None
    )
    sides = next(_two_sides(tokens, words), None) if joined else None
    bare = joined is not None and joined[0].first == joined[0].last and sides is not None
    if joined is None or not (bare or any(token.has("respectively") for token in tokens)):
        return [], list(groups)
    rest = [group for group in groups if group not in joined]
    told = [one for one in measures if any(group in joined for group in one.groups)] or list(measures[:1])
    for one in told:
        one.groups[:] = [group for group in one.groups if group not in joined]
    if sides is not None and len(told) == 1:
        return [(told[0], group, side) for group, side in zip(joined, sides, strict=True)], rest
    fates = _two_fates(tokens, told, measures)
    return [(fate, group, None) for group, fate in zip(joined, fates, strict=False)], rest


def _are_joined(tokens: Sequence[Token], one: Group, other: Group) -> bool:
    """Return whether two groups are but two numbers with "and" between them."""
    between = tokens[one.last + 1 : other.first]
    return len(between) == 1 and between[0].has("conj") and not (one.subset or other.subset)


def _two_sides(tokens: Sequence[Token], words: Lexicon) -> Iterator[tuple[Party, Party]]:
    """Yield the opponents that are named one after the other with "and" between them."""
    named = [
        (at, side)
        for at, token in enumerate(tokens)
        if (side := party_named(token.text, words)) in BELLIGERENTS
    ]
    for (at, one), (behind, other) in pairwise(named):
        apart = tokens[at + 1 : behind]
        if are_opponents(one, other) and len(apart) <= _APART and any(token.has("conj") for token in apart):
            yield one, other


def _two_fates(tokens: Sequence[Token], told: Sequence[Fate], measures: Sequence[Fate]) -> Sequence[Fate]:
    """Return the two fates that are joined, as one phrase or with "and" between them: "killed and wounded"."""
    if len(told[0].names) == 2:
        return [Fate(told[0].first, told[0].last, (name,)) for name in told[0].names]
    for one, other in pairwise(measures):
        between = tokens[one.last + 1 : other.first]
        if len(between) == 1 and between[0].has("conj") and (one in told or other in told):
            return [one, other]
    return []
