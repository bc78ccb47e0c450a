"""The finder: all place names in a text, in one pass, longest match, word borders and endings of each script."""

from collections.abc import Iterable, Mapping

import ahocorasick

from geo.gazetteer.endings import AZERBAIJANI, Endings
from geo.gazetteer.names import search_text
from geo.model import Place, Toponym

__all__ = ["Entry", "Finder"]

Entry = tuple[Endings, tuple[Place, ...]]
"""Endings that may follow a stem, and the places that then are meant."""

_Found = tuple[int, int, tuple[Place, ...]]
_AZERBAIJANI_LETTERS = frozenset("əğışçöüƏĞŞÇÖÜİ")
_NEAR = 60


class Finder:
    """An automaton over folded stems. Holds state because building it costs far more than using it."""

    def __init__(self, entries: Mapping[str, tuple[Entry, ...]]) -> None:
        self._automaton = ahocorasick.Automaton()
        for stem, listed in entries.items():
            bare = any("" in endings for endings, _ in listed)
            # The space in front lets a name begin only where a word does.
            self._automaton.add_word(" " + stem, (len(stem), bare, listed))
        self._automaton.make_automaton()

    def find(self, text: str, *, azerbaijani: bool = False, any_case: bool = False) -> tuple[Toponym, ...]:
        """Return the names in the text in order, none overlapping another; of two that overlap the longer stays.

        A name counts only between word borders, with the endings of its language, and in scripts that have case
        with a capital first letter, unless ``any_case``. Latin names take Azerbaijani endings where the text round
        them is in Azerbaijani, or everywhere if ``azerbaijani``. The surface takes in the ending.
        """
        if not len(self._automaton):
            return ()
        folded = search_text(text) + " "
        found: list[_Found] = []
        # A place in the folded text is one more than in the text, and a match takes in the space before it.
        for last, (length, bare, listed) in self._automaton.iter(folded):
            start = last - length
            following = folded[last + 1]
            if not (any_case or text[start].isupper() or not text[start].islower()):
                continue
            if following in " '":
                if bare:
                    places = listed[0][1] if len(listed) == 1 else _meant(listed, "")
                    found.append((start, last, places))
                    continue
                ending = ""
            else:
                ending = _ending(folded, last + 1)
            latin = listed[0][0] == _BARE
            if latin and ending not in AZERBAIJANI:
                continue
            if latin and not (azerbaijani or _is_azerbaijani(text, start, last)):
                continue
            places = _meant(listed, ending, latin=latin)
            if places:
                found.append((start, last + len(ending), places))
        return tuple(Toponym(start, end, text[start:end], places) for start, end, places in _longest(found))


_BARE: Endings = frozenset({""})


def _ending(folded: str, start: int) -> str:
    """Return the letters from there to the end of the word."""
    end = start
    while folded[end].isalnum():
        end += 1
    return folded[start:end]


def _meant(listed: Iterable[Entry], ending: str, *, latin: bool = False) -> tuple[Place, ...]:
    """Return the places, each once, whose names may have the ending."""
    allowed = (
        places
        for endings, places in listed
        if ending in endings or (latin and endings == _BARE and ending in AZERBAIJANI)
    )
    return tuple({place.id: place for places in allowed for place in places}.values())


def _is_azerbaijani(text: str, start: int, end: int) -> bool:
    """Return whether the words round a name are Azerbaijani, by the letter that no other language here has."""
    if not _AZERBAIJANI_LETTERS.isdisjoint(text[start:end]):
        return True
    around = text[max(0, start - _NEAR) : end + _NEAR]
    return "ə" in around or "Ə" in around


def _longest(found: Iterable[_Found]) -> Iterable[_Found]:
    """Return the matches that survive when longer ones win over those they overlap, in text order."""
    kept: list[_Found] = []
    for match in sorted(found, key=lambda item: (item[0], -item[1])):
        if kept and match[0] < kept[-1][1]:
            if match[1] - match[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = match
            elif match[:2] == kept[-1][:2]:
                both = {place.id: place for place in (*kept[-1][2], *match[2])}
                kept[-1] = (*match[:2], tuple(both.values()))
            continue
        kept.append(match)
    return kept
