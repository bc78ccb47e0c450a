"""What stands between people and the word for their fate: how far it sets them apart, and what is left out of it."""

from collections.abc import Sequence

from geo.extract.people.fates import TELLING
from geo.extract.words.tokens import Token

__all__ = ["FAR", "JOINED", "counts_things", "gap_cost", "less_aside", "link_cost"]

FAR = 99.0
JOINED = 2.0
_NEAR = 3
_LONGEST_ASIDE = 12


def less_aside(gap: Sequence[Token]) -> Sequence[Token]:
    """Return what stands between people and their fate without an aside: "a driver, a native of Barda, died"."""
    commas = [at for at, token in enumerate(gap) if token.has("comma")]
    # "Two workers building a plant at Yeraskh, on the border, sustained wounds": nothing but the aside behind the subject
    whole = len(commas) == 2 and all(one.has("glue") for one in gap[commas[1] + 1 :])
    if len(commas) < 2 or (commas[0] > _NEAR and not whole):
        return gap
    if gap[commas[0] + 1].has("conj") and commas[1] > commas[0] + _NEAR:
        return gap  # "was killed, and in Movses, a farmer was hurt": another clause
    if commas[-1] - commas[0] > _LONGEST_ASIDE and not _is_roll(gap[commas[0] : commas[-1]]):
        return gap
    aside = gap[commas[0] : commas[-1]]
    # A full stop within a sentence only shortens a word.
    said = "link" if len(aside) <= _NEAR else "breaks"  # "the wounded, he said, are four"
    told = any(
        token.has(said, "link") or token.tags & TELLING or (token.has("mark") and token.text != ".")
        for token in aside
    )
    opened = gap[commas[0] + 1].has("says_who")  # "…, as the chief doctor said, …"
    return gap if told and not opened else [*gap[: commas[0]], *gap[commas[-1] + 1 :]]


def _is_roll(aside: Sequence[Token]) -> bool:
    """Return whether an aside only tells people by their names: ", Major Aram P., Captain Gor S. and Private Hayk M.,"."""
    return all(one.has("comma", "conj", "military", "rank") or one.text[:1].isupper() for one in aside)


def gap_cost(token: Token) -> float:
    """Return how far a word sets people and their fate apart."""
    if token.has("mark", "breaks", "link", "agent"):
        return FAR
    if token.has("comma"):
        return 3.0
    if token.has("conj"):
        return JOINED
    return 0.25 if token.has("glue", "modifiers") else 1.0


def counts_things(gap: Sequence[Token]) -> bool:
    """Return whether what was counted is no people: "killed 20 sheep of a shepherd"."""
    if any(token.has("conj", "comma") for token in gap):
        return False
    # "Three workers of a road company were injured": an article counts nothing.
    counted = (one.counts for one in gap)
    return any(number and other.has("things") for number, other in zip(counted, gap[1:], strict=False))


def link_cost(gap: Sequence[Token]) -> float:
    """Return the cost of one token: a colon or dash may stand between a word and its number, "killed: 3"."""
    return 0.5 if gap[0].has("link") else gap_cost(gap[0])
