"""Patterns that match in any case, faster than the flag for it: pattern and text are put in small letters first.

With ``re.IGNORECASE`` every alternative of a long list is entered at every word; without it one look at its first
letter is enough. On the lexicons' lists that is three times as fast.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from geo.extract.words.openings import Index

__all__ = ["AnyCase", "Several", "WordList", "alternatives", "any_case", "small_letters"]

_AT_WORK = 256  # texts: the sentences of a report and their clauses, which several passes look through
_SHORT = 40
_LONG = 1000  # no sentence: to learn how all its words begin does not pay for one list
_MOST_WORDS = 256
_Of = TypeVar("_Of")
# What keeps its case in an expression: escapes such as \S, and the names of groups.
_KEPT = re.compile(r"\\.|\(\?P<\w+>|\(\?P=\w+\)|[^\\(]+|.", re.DOTALL)


@lru_cache(maxsize=_AT_WORK)
def small_letters(text: str) -> str:
    """Return a text in small letters, of the same length, so that offsets hold in both.

    The Azerbaijani i with and without a dot are one: their capitals are another's small letters in other languages, and
    many texts are typed without them.

    Examples
    --------
    >>> small_letters("İçərişəhər VƏ QARABAĞDA Goris, atışma")
    'içərişəhər və qarabağda goris, atişma'
    """
    return _lowered(text)


def _lowered(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):
        # "İ" alone becomes two characters: an i and a dot above it.
        lowered = "".join([letter.lower()[0] for letter in text])
    return lowered.replace("ı", "i")


class AnyCase:
    """A compiled expression that is matched against texts in small letters; positions are those of the text given.

    What matched (``group``) is in small letters. A part in ``(?-i:…)`` keeps its case.
    """

    __slots__ = ("_compiled", "_keeps_case", "_whole", "pattern")

    def __init__(self, expression: str) -> None:
        self.pattern = expression
        # "(?-i:may)" is the verb and not the month: such an expression, a rare one, needs the text as it is.
        self._keeps_case = "(?-i:" in expression
        lowered = expression if self._keeps_case else _KEPT.sub(_lowered_piece, expression)
        self._compiled = re.compile(lowered, re.IGNORECASE if self._keeps_case else 0)
        self._whole: dict[str, re.Match[str] | None] = {}

    def _prepared(self, text: str) -> str:
        if self._keeps_case:
            return text
        return small_letters(text) if len(text) > _SHORT else _lowered(text)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match within ``text[start:end]``, or None."""
        lowered = self._prepared(text)
        return self._compiled.search(lowered, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match that begins at ``start``, or None."""
        lowered = self._prepared(text)
        return self._compiled.match(lowered, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match of all of ``text[start:end]``, or None."""
        if start or end is not None or len(text) > _SHORT:
            return self._compiled.fullmatch(self._prepared(text), start, len(text) if end is None else end)
        # Words recur, and many rules ask the same of each: the answers are kept.
        try:
            return self._whole[text]
        except KeyError:
            if len(self._whole) >= _MOST_WORDS:
                self._whole.clear()
            self._whole[text] = found = self._compiled.fullmatch(self._prepared(text))
            return found

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return the matches within ``text[start:end]``, in order, none overlapping."""
        return self._compiled.finditer(self._prepared(text), start, len(text) if end is None else end)

    def sub(
        self, made: Callable[[re.Match[str]], str], text: str, start: int = 0, end: int | None = None
    ) -> str:
        """Return ``text[start:end]`` with each match replaced by what is made of it; the rest keeps its case."""
        pieces, at = [], start
        for found in self.finditer(text, start, end):
            pieces += [text[at : found.start()], made(found)]
            at = found.end()
        return "".join([*pieces, text[at:end]])


class WordList(AnyCase):
    """Words of a lexicon, between word borders; a search in a text in which none of them can begin is spared."""

    __slots__ = ("_expressions", "_index", "_known", "_read")

    def __init__(self, expressions: Collection[str], index: Index, *, whole: str = "") -> None:
        """Take the words, and ``whole``, the expression that they are put together to if not as plain alternatives."""
        super().__init__(whole or rf"(?<!\w){alternatives(expressions)}(?!\w)")
        self._index = index
        self._read = index.at_work
        self._expressions = tuple(expressions)
        self._known: tuple[int, bool] | None = None

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match within ``text[start:end]``, or None."""
        bit, anywhere = self._known or self._entered()
        reading = self._read.get(text)
        if self._keeps_case or (reading is None and len(text) > _LONG):
            return super().search(text, start, end)
        bits, low, starts, which = reading or self._index.read(text, small_letters(text))
        if not bits & bit:
            return None
        stop = len(low) if end is None else end
        if anywhere:
            return self._compiled.search(low, start, stop)
        if start:
            first = bisect_left(starts, start)
            starts, which = starts[first:], which[first:]
        for at, here in zip(starts, which, strict=True):
            if here & bit:
                if at >= stop:
                    break
                found = self._compiled.match(low, at, stop)
                if found:
                    return found
        return None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return the matches within ``text[start:end]``, in order, none overlapping."""
        bit, anywhere = self._known or self._entered()
        reading = self._read.get(text)
        if self._keeps_case or (reading is None and len(text) > _LONG):
            return super().finditer(text, start, end)
        bits, low, starts, which = reading or self._index.read(text, small_letters(text))
        if not bits & bit:
            return iter(())
        stop = len(low) if end is None else end
        if anywhere:
            return self._compiled.finditer(low, start, stop)
        return self._from(
            [at for at, here in zip(starts, which, strict=True) if here & bit], low, start, stop
        )

    def may_occur(self, text: str) -> bool:
        """Return whether one of the words can begin somewhere in a text: false is sure."""
        return self._keeps_case or self.bit & self.bits_in(text) != 0

    @property
    def bit(self) -> int:
        """Its bit in the index, which it enters when first searched for: many lists are only compared with single words."""
        return (self._known or self._entered())[0]

    def _entered(self) -> tuple[int, bool]:
        self._known = self._index.add(_KEPT.sub(_lowered_piece, one) for one in self._expressions)
        return self._known

    def bits_in(self, text: str, start: int = 0, end: int | None = None) -> int:
        """Return the bits of all lists of its lexicon of which a word can begin within ``text[start:end]``."""
        if len(text) > _LONG:
            return -1
        bits, _, starts, which = self._read.get(text) or self._index.read(text, small_letters(text))
        if not start and end is None:
            return bits
        bits = self._index.anywhere
        first = bisect_left(starts, start)
        for here in which[first : len(starts) if end is None else bisect_left(starts, end, first)]:
            bits |= here
        return bits

    def _from(self, starts: Sequence[int], low: str, reach: int, stop: int) -> Iterator[re.Match[str]]:
        match = self._compiled.match
        for at in starts:
            if reach <= at < stop:
                found = match(low, at, stop)
                if found:
                    yield found
                    reach = found.end()


class Several(Generic[_Of]):
    """Lists of one lexicon that are asked together, each with what it is of."""

    __slots__ = ("_bits", "_lists")

    def __init__(self, lists: Iterable[tuple[_Of, WordList]]) -> None:
        self._lists = tuple(lists)
        self._bits: tuple[int, ...] | None = None

    def occurring(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[_Of, WordList]]:
        """Return those of which a word can begin within ``text[start:end]``, in order."""
        if not self._lists:
            return []
        if self._bits is None:
            self._bits = tuple(one.bit for _, one in self._lists)
        bits = self._lists[0][1].bits_in(text, start, end)
        return [one for one, bit in zip(self._lists, self._bits, strict=True) if bit & bits]


def alternatives(patterns: Iterable[str]) -> str:
    """Return the patterns as one non-capturing group, longest first so that no prefix hides a longer one.

    No patterns at all match nothing.
    """
    return "(?:" + ("|".join(sorted(patterns, key=len, reverse=True)) or "(?!)") + ")"


def _lowered_piece(piece: re.Match[str]) -> str:
    text = piece.group()
    return text if text.startswith(("\\", "(?P")) else small_letters(text)


def any_case(expression: str) -> AnyCase:
    r"""Return the compiled expression, which matches in any case.

    Examples
    --------
    >>> any_case(r"(?<!\w)Shell(?:ed|ing)\b").search("The SHELLING of Sotk").span()
    (4, 12)
    """
    return AnyCase(expression)
