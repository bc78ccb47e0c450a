"""The finder: all place names in a text, in one pass, longest match, word borders and endings of each script."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain

import ahocorasick_rs
import numpy as np

from geo.gazetteer.azerbaijani import is_azerbaijani
from geo.gazetteer.letters import Letters, Numbers, code_points
from geo.gazetteer.meanings import Entry, Meanings
from geo.gazetteer.named import Named
from geo.gazetteer.names import fold_between
from geo.gazetteer.overlaps import Span, longest
from geo.gazetteer.sweep import ADJECTIVE, ADJECTIVE_REACH, LONGEST_ENDING, Sweep
from geo.gazetteer.wordings import REACH, distinct
from geo.model import Toponym

__all__ = ["Entry", "Finder"]

_LONG = 20_000
"""From so many characters on arrays are faster than a loop."""
_PIECE = 1 << 15


class Finder:
    """An automaton over folded stems. Holds state because building it costs far more than using it."""

    def __init__(
        self, entries: Mapping[str, tuple[Entry, ...]], opening_small: Collection[str] = frozenset()
    ) -> None:
        met = {stem: listed for stem, listed in entries.items() if all(map(_can_be_met, stem))}
        self._meanings = Meanings(list(met.values()))
        self._letters = letters = Letters([*self._meanings.endings, *met])
        # The space in front lets a name begin only where a word does.
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [letters.coded_word(" " + stem) for stem in met],
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )
        self._bare, self._latin = self._meanings.bare.tolist(), self._meanings.latin.tolist()
        self._longest = max(map(len, met), default=0) + 1
        self._unsure = {which: stem for which, stem in enumerate(met) if not letters.is_sure(stem)}
        self._adjective = letters.coded_word(ADJECTIVE)
        self._opening_small = frozenset(which for which, stem in enumerate(met) if stem in opening_small)
        self._sweep = Sweep(self._letters, self._meanings, self._opening_small)

    def find(self, text: str, *, azerbaijani: bool = False, any_case: bool = False) -> tuple[Toponym, ...]:
        """Return the names in the text in order, none overlapping another; of two that overlap the longer stays.

        A name counts only between word borders, with the endings of its language, and in scripts that have case
        with a capital first letter, unless ``any_case``, it is a Russian adjective, or it opens with a common noun and has
        a capital behind it: «озера Сев». Latin names take Azerbaijani endings where the text round them is in Azerbaijani,
        or everywhere if ``azerbaijani``. The surface takes in the ending.
        """
        if len(text) >= _LONG and not (azerbaijani or any_case):
            return self.find_many(text).toponyms()
        coded = self._letters.coded(text)
        bare, adjective = self._bare, self._adjective
        found: list[Span] = []
        for which, start, end in self._matches(text, coded):
            small = not any_case and text[start].islower()
            if small and which in self._opening_small:
                small = text[start : end - 1].islower()
            if coded[end] in b" '":
                if bare[which] and not small:
                    found.append((start, end - 1, bare[which]))
                continue
            # Russian adjectives are written small: "на лачинском направлении".
            if small and adjective not in coded[end : end + ADJECTIVE_REACH]:
                continue
            ending = self._ending(coded, end)
            meaning = self._meanings.declined(which, self._letters.word(ending), small=small)
            if meaning and (azerbaijani or not self._latin[which] or is_azerbaijani(text, start, end - 1)):
                found.append((start, end - 1 + len(ending), meaning))
        places = self._meanings.places
        spans = longest(found, self._meanings.both)
        return tuple([Toponym(start, end, text[start:end], places[meaning]) for start, end, meaning in spans])

    def find_many(self, text: str) -> Named:
        """Return the names in a text as arrays: the same, and faster where the text is long."""
        coded, codes = self._letters.coded(text), code_points(text + "\0" * REACH)
        starts, ends, meant = self._sweep.names(text, codes, coded, self._many_matches(text, coded))
        wordings, worded = distinct(text, codes, starts, ends)
        return Named(text, codes, starts, ends, worded, meant, wordings, self._meanings.places)

    def _ending(self, coded: bytes, end: int) -> bytes:
        """Return the letters from there to the end of the word, of which no ending has so many that some are left out."""
        rest = coded[end : end + LONGEST_ENDING + 1]
        return rest[: len(rest) - len(rest.lstrip(self._letters.every))]

    def _matches(self, text: str, coded: bytes) -> Sequence[tuple[int, int, int]]:
        """Return which stems stand where in the coded text, each with the space before it.

        A place in the coded text is one more than in the text.
        """
        matches = self._automaton.find_matches_as_indexes(coded, overlapping=True)
        if not self._unsure:
            return matches
        return [(which, start, end) for which, start, end in matches if self._is_there(which, text, start)]

    def _many_matches(self, text: str, coded: bytes) -> Numbers:
        """Return the same as rows, piece by piece: so many tuples at once would keep the garbage collector busy."""
        pieces = [np.zeros((0, 3), np.int64)]
        for first in range(0, len(coded), _PIECE):
            piece = coded[first : first + _PIECE + self._longest]
            matches = self._automaton.find_matches_as_indexes(piece, overlapping=True)
            rows = np.fromiter(chain.from_iterable(matches), np.int64, 3 * len(matches)).reshape(-1, 3)
            pieces.append(rows[rows[:, 1] < _PIECE] + (0, first, first))
        rows = np.concatenate(pieces)
        unsure = np.flatnonzero(np.isin(rows[:, 0], [*self._unsure])) if self._unsure else ()
        gone = [at for at in unsure if not self._is_there(int(rows[at, 0]), text, int(rows[at, 1]))]
        return np.delete(rows, gone, axis=0) if gone else rows

    def _is_there(self, which: int, text: str, start: int) -> bool:
        """Return whether a stem with letters that have no byte of their own is what the text has there."""
        stem = self._unsure.get(which, "")
        return all(
            self._letters.is_sure(letter) or fold_between(text[start + at]) == letter
            for at, letter in enumerate(stem)
        )


def _can_be_met(letter: str) -> bool:
    """Return whether texts have the letter of a stem: stems with a full stop and the like are never met."""
    return letter == " " or fold_between(letter) == letter
