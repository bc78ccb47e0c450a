"""The finder: all place names in a text, in one pass, longest match, word borders of each script."""

from collections.abc import Iterable, Mapping

import ahocorasick

from geo.gazetteer.names import fold_aligned
from geo.model import Place, Toponym

__all__ = ["Finder"]


class Finder:
    """An automaton over folded names. Holds state because building it costs far more than using it."""

    def __init__(self, places_by_name: Mapping[str, tuple[Place, ...]]) -> None:
        self._automaton = ahocorasick.Automaton()
        for name, places in places_by_name.items():
            self._automaton.add_word(name, (len(name), places))
        self._automaton.make_automaton()

    def find(self, text: str) -> tuple[Toponym, ...]:
        """Return the names in the text in order, none overlapping another; of two that overlap the longer stays.

        A name counts only between word borders and, in scripts that have case, with a capital first letter.
        """
        found: list[tuple[int, int, tuple[Place, ...]]] = []
        if not len(self._automaton):
            return ()
        for last, (length, places) in self._automaton.iter(fold_aligned(text)):
            start, end = last + 1 - length, last + 1
            if _is_word(text, start, end) and not text[start].islower():
                found.append((start, end, places))
        return tuple(Toponym(start, end, text[start:end], places) for start, end, places in _longest(found))


def _is_word(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "@#")
    return before and (end == len(text) or not text[end].isalnum())


def _longest(
    found: Iterable[tuple[int, int, tuple[Place, ...]]],
) -> Iterable[tuple[int, int, tuple[Place, ...]]]:
    """Return the matches that survive when longer ones win over those they overlap, in text order."""
    kept: list[tuple[int, int, tuple[Place, ...]]] = []
    for match in sorted(found, key=lambda item: (item[0], -item[1])):
        if kept and match[0] < kept[-1][1]:
            if match[1] - match[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = match
            continue
        kept.append(match)
    return kept
