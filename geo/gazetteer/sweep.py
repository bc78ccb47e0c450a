"""The names of a long text, by arrays: the rules of :mod:`geo.gazetteer.finder` for all matches at once."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from geo.gazetteer.azerbaijani import where_azerbaijani
from geo.gazetteer.letters import CharacterTable, Codes, Letters, Numbers, Truths
from geo.gazetteer.meanings import NOTHING, Meanings
from geo.gazetteer.overlaps import longest_of_many

__all__ = ["ADJECTIVE", "ADJECTIVE_REACH", "LONGEST_ENDING", "Sweep"]

ADJECTIVE, ADJECTIVE_REACH = "ск", 4
"""What Russian adjectives have within so many letters behind the stem."""

_SPACE, _APOSTROPHE = ord(" "), ord("'")
LONGEST_ENDING = 8
"""Letters in a machine word; no ending of a name has more."""
_FIRST = np.array([(1 << 8 * length) - 1 for length in range(LONGEST_ENDING + 1)], np.uint64)
"""Masks for the first letters of a machine word."""
_CAPITAL, _SMALL = 1, 2

_Words = npt.NDArray[np.uint64]


class Sweep:
    """The tables that arrays are looked up in."""

    def __init__(self, letters: Letters, meanings: Meanings, opening_small: Collection[int]) -> None:
        self._letters, self._meanings = letters, meanings
        self._opening_small = np.array(sorted(opening_small), np.int64)
        self._case = CharacterTable(lambda character: _SMALL if character.islower() else _CAPITAL)
        self._is_letter = np.zeros(256, bool)
        self._is_letter[list(letters.every)] = True
        coded = {int.from_bytes(letters.coded_word(ending), "little"): ending for ending in meanings.endings}
        self._endings: _Words = np.array(sorted(coded), np.uint64)
        self._ending_words = [coded[key] for key in sorted(coded)]
        self._adjective = letters.coded_word(ADJECTIVE)

    def names(
        self, text: str, codes: Codes, coded: bytes, matches: Numbers
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Return where names start and end in the text, and the numbers of their meanings.

        Of a match a row says which stem stands where in the coded text.
        """
        which, starts, ends = np.ascontiguousarray(matches.T)
        letters = np.frombuffer(coded, np.uint8)
        after = letters[ends]
        bare = (after == _SPACE) | (after == _APOSTROPHE)
        small = self._case(codes[starts]) == _SMALL
        for at in np.flatnonzero(small & np.isin(which, self._opening_small)):
            small[at] = text[starts[at] : ends[at] - 1].islower()
        found = np.where(bare & ~small, self._meanings.bare[which], NOTHING)
        stops = ends - 1
        # Russian adjectives are written small.
        asked = np.flatnonzero(~bare & (~small | self._is_adjective(letters, ends)))
        lengths, endings = self._endings_at(letters, ends[asked])
        # Most of these are beginnings of other words.
        asked, lengths, endings = (one[endings >= 0] for one in (asked, lengths, endings))
        found[asked] = self._declined(which[asked], endings, small[asked])
        stops[asked] += lengths
        latin = asked[(found[asked] != NOTHING) & self._meanings.latin[which[asked]]]
        found[latin[~where_azerbaijani(text, codes, starts[latin], ends[latin] - 1)]] = NOTHING
        kept = np.flatnonzero(found)
        return longest_of_many(starts[kept], stops[kept], found[kept], self._meanings.both)

    def _is_adjective(self, letters: npt.NDArray[np.uint8], ends: Numbers) -> Truths:
        """Return whether the letters of adjectives stand near behind the stem."""
        first, second = self._adjective
        found = np.zeros(len(ends), bool)
        for at in range(ADJECTIVE_REACH - 1):
            found |= (letters[ends + at] == first) & (letters[ends + at + 1] == second)
        return found

    def _endings_at(self, letters: npt.NDArray[np.uint8], ends: Numbers) -> tuple[Numbers, Numbers]:
        """Return the lengths of the endings there and their numbers among those that there are, or -1."""
        lengths = np.zeros(len(ends), np.int64)
        more = np.ones(len(ends), bool)
        for at in range(LONGEST_ENDING + 1):
            more &= self._is_letter[letters[ends + at]]
            lengths += more
        words: _Words = np.ndarray((len(letters) - LONGEST_ENDING,), np.uint64, letters, strides=(1,))
        short = lengths <= LONGEST_ENDING
        keys = words[ends] & _FIRST[np.where(short, lengths, 0)]
        numbers = np.searchsorted(self._endings, keys).clip(max=len(self._endings) - 1)
        return lengths, np.where(short & (self._endings[numbers] == keys), numbers, -1)

    def _declined(self, which: Numbers, endings: Numbers, small: Truths) -> Numbers:
        """Return what stems with endings mean, asking once for each that differs."""
        of_stem = 2 * len(self._endings)
        met, inverse = np.unique(which * of_stem + 2 * endings + small, return_inverse=True)
        meant = [
            self._meanings.declined(
                key // of_stem, self._ending_words[key % of_stem // 2], small=key % 2 == 1
            )
            for key in met.tolist()
        ]
        return np.array(meant, np.int64)[inverse]
