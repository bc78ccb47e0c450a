"""The words in front of and behind all names of a long text, by arrays: each wording is looked at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from geo.gazetteer import Named, Numbers, Truths, distinct

__all__ = ["REACH", "SMALL", "Around", "Words"]

REACH = 40
"""Words are looked for within so many characters."""

SMALL = frozenset(
    map(
        chr,
        [
            *range(ord("a"), ord("z") + 1),
            *range(ord("а"), ord("я") + 1),
            ord("ё"),
            *range(ord("ա"), ord("ֆ") + 1),
        ],
    )
)
"""The letters that no capitalised word begins with."""

_SPACE, _LINE_END, _COMMA = map(ord, " \n,")
_CLOSING = tuple(map(ord, '»”"“'))


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A word for each of many names, empty where there is none: the wordings, and the number of each name's."""

    wordings: Sequence[str]
    numbers: Numbers
    starts: Numbers
    ends: Numbers

    def told(self, of_word: Callable[[str], int]) -> Numbers:
        """Return what a function tells of each word."""
        told: Numbers = np.array([of_word(word) for word in self.wordings], np.int64)
        return told[self.numbers] if len(told) else np.zeros(0, np.int64)


class Around:
    """The characters and words next to the names of a text."""

    def __init__(self, named: Named) -> None:
        self.named = named
        self._codes = named.codes
        self._spaces = np.flatnonzero(self._codes == _SPACE)
        self._breaks = np.flatnonzero((self._codes == _SPACE) | (self._codes == _LINE_END))
        # Zeros stand behind the text, and so before its first letter too.
        self.in_front, self.after = self._codes[named.starts - 1], self._codes[named.ends]

    @cached_property
    def previous(self) -> Words:
        """Return the words before the space in front of each name, of its line."""
        return self._words_before(self.named.starts)

    def before(self, words: Words, chosen: Numbers) -> Words:
        """Return the words before some of other words, of the same line or of that above."""
        return self._words_before(words.starts[chosen], (_SPACE, _LINE_END))

    def _words_before(self, starts: Numbers, borders: tuple[int, ...] = (_SPACE,)) -> Words:
        ends = starts - 1
        at = np.searchsorted(self._breaks, ends)
        first = np.maximum(np.concatenate(([0], self._breaks + 1))[at], starts - REACH)
        return self._words(np.isin(self._codes[ends], borders), first, ends)

    @cached_property
    def following(self) -> Words:
        """Return the words behind a space behind each name, if only a closing quotation mark stands between."""
        quoted = np.isin(self.after, _CLOSING)
        ends = self.named.ends + quoted
        there = (quoted | (self.after == _SPACE)) & (self._codes[ends] == _SPACE)
        return self._words(there, ends + 1, self._stop(ends + 1, ends + REACH))

    def second(self, names: Numbers) -> Words:
        """Return the words behind the following words of some of the names."""
        first = self.following
        ends = self.named.ends[names] + (self.after[names] != _SPACE)
        starts = first.ends[names] + 1
        there = (first.ends > first.starts)[names] & (self._codes[starts - 1] == _SPACE)
        return self._words(there, starts, self._stop(starts, ends + REACH))

    def behind_comma(self, names: Numbers) -> Words:
        """Return the words behind a comma behind some of the names."""
        starts = self.named.ends[names] + 2
        there = (self.after[names] == _COMMA) & (self._codes[starts - 1] == _SPACE)
        return self._words(there, starts, self._stop(starts, starts + REACH))

    def _stop(self, starts: Numbers, limits: Numbers) -> Numbers:
        """Return where the next space is, or the limit or the text's end."""
        spaces = np.append(self._spaces, len(self.named.text))
        stop: Numbers = np.minimum(spaces[np.searchsorted(self._spaces, starts)], limits)
        return stop

    def _words(self, there: Truths, starts: Numbers, ends: Numbers) -> Words:
        starts = np.where(there, starts, 0)
        ends = np.where(there, np.maximum(ends, starts), 0)
        wordings, numbers = distinct(self.named.text, self._codes, starts, ends)
        return Words(wordings, numbers, starts, ends)
