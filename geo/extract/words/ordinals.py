"""The number that an ordinal stands for: "third", "28th", "twenty-eighth", «двадцать восьмой», «քսանութերորդ»."""

from collections.abc import Sequence
from functools import cache

from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.tokens import Token

__all__ = ["TENS", "ordinal_at"]

_TEN = 10
TENS = frozenset(range(20, 100, _TEN))
_FEWEST_LETTERS = 2  # of the tens in a word for both


def ordinal_at(tokens: Sequence[Token], at: int, words: Lexicon) -> int | None:
    """Return the number of which a token, with the tens before it, is the ordinal; None if of none."""
    text = tokens[at].text
    if text[:1].isdigit():
        ending = words.alternatives("tally", "ordinal_endings")
        digits = any_case(rf"(?P<number>\d{{1,4}}){ending}").fullmatch(text)
        return int(digits["number"]) if digits else None
    before = tokens[at - 1].value if at else None
    if (ones := _ordinal_word(text, words)) is not None:
        return ones + before if before in TENS and ones < _TEN else ones
    for end in range(len(text) - 1, _FEWEST_LETTERS, -1):  # "twenty-eighth", «քսանութերորդ»
        tens, _ = words.number_word(text[:end].rstrip("-")) or (0, False)
        ones = _ordinal_word(text[end:], words) if tens in TENS else None
        if ones is not None and ones < _TEN:
            return tens + ones
    return None


def _ordinal_word(text: str, words: Lexicon) -> int | None:
    ordinals = words.table("tally", "ordinals")
    return next((ordinals[one] for one in ordinals if _ordinal(one).fullmatch(text)), None)


@cache
def _ordinal(expression: str) -> AnyCase:
    return any_case(expression)
