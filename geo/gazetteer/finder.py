"""The finder: all place names in a text, in one pass, longest match, word borders and endings of each script."""

import re
from collections.abc import Iterable, Mapping
from operator import itemgetter

import ahocorasick_rs

from geo.gazetteer.endings import AZERBAIJANI, Endings
from geo.gazetteer.names import search_text
from geo.model import Place, PlaceKind, Toponym

__all__ = ["Entry", "Finder"]

Entry = tuple[Endings, tuple[Place, ...]]
"""Endings that may follow a stem, and the places that then are meant."""

_Found = tuple[int, int, tuple[Place, ...]]
_AZERBAIJANI_LETTERS = frozenset("əğışçöüƏĞŞÇÖÜİ")
# Words of bulletins as they are typed without the letters of the language.
_AZERBAIJANI_WORDS = re.compile(
    r"\b(?:rayonu|kendi|istiqamet|movqe|bolmeler|erazisi|qesebe|bildirib|olunub|edilib|terefden)"
)
_NEAR = 60
_ADJECTIVE = 4
_LONGEST_ENDING = 12
_TOO_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})  # "карабахское урегулирование" is no place


class Finder:
    """An automaton over folded stems. Holds state because building it costs far more than using it."""

    def __init__(self, entries: Mapping[str, tuple[Entry, ...]]) -> None:
        # The space in front lets a name begin only where a word does.
        self._automaton = ahocorasick_rs.AhoCorasick(
            [" " + stem for stem in entries], implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )
        self._entries = list(entries.values())
        self._bare = [_meant(listed, "") for listed in self._entries]
        # What was met stays known: so many names and endings and no more can be met.
        self._met: dict[tuple[int, str], tuple[Place, ...]] = {}
        self._latin = [any(endings == _BARE for endings, _ in listed) for listed in self._entries]

    def find(self, text: str, *, azerbaijani: bool = False, any_case: bool = False) -> tuple[Toponym, ...]:
        """Return the names in the text in order, none overlapping another; of two that overlap the longer stays.

        A name counts only between word borders, with the endings of its language, and in scripts that have case
        with a capital first letter, unless ``any_case`` or it is a Russian adjective. Latin names take Azerbaijani
        endings where the text round them is in Azerbaijani, or everywhere if ``azerbaijani``. The surface takes in the
        ending.
        """
        folded = search_text(text) + " "
        found: list[_Found] = []
        bare = self._bare
        # A place in the folded text is one more than in the text, and a match takes in the space before it.
        for which, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            small = text[start].islower() and not any_case
            # Russian adjectives are written small: "на лачинском направлении".
            if small and "ск" not in folded[end : end + _ADJECTIVE]:
                continue
            if folded[end] in " '":
                if small:
                    continue
                if bare[which]:
                    found.append((start, end - 1, bare[which]))
                continue
            ending = _ending(folded, end)
            places = self._declined(which, ending)
            if not places or (
                self._latin[which] and not (azerbaijani or _is_azerbaijani(text, start, end - 1))
            ):
                continue
            if small:
                places = _adjective_of(places, ending)
            if places:
                found.append((start, end - 1 + len(ending), places))
        return tuple([Toponym(start, end, text[start:end], places) for start, end, places in _longest(found)])

    def _declined(self, which: int, ending: str) -> tuple[Place, ...]:
        """Return the places that a stem with an ending means; what was met stays known, as there are only so many endings."""
        if len(ending) > _LONGEST_ENDING:
            return ()
        places = self._met.get((which, ending))
        if places is None:
            places = self._met[which, ending] = _meant(self._entries[which], ending, latin=self._latin[which])
        return places


_BARE: Endings = frozenset({""})


def _ending(folded: str, start: int) -> str:
    """Return the letters from there to the end of the word."""
    end = start
    while folded[end].isalnum():
        end += 1
    return folded[start:end]


def _adjective_of(places: tuple[Place, ...], ending: str) -> tuple[Place, ...]:
    """Return the places that a Russian adjective written small may mean."""
    return tuple(place for place in places if place.kind not in _TOO_WIDE) if "ск" in ending else ()


def _meant(listed: Iterable[Entry], ending: str, *, latin: bool = False) -> tuple[Place, ...]:
    """Return the places, each once, whose names may have the ending."""
    allowed = (
        places
        for endings, places in listed
        if ending in endings or (latin and endings == _BARE and ending in AZERBAIJANI)
    )
    return tuple({place.id: place for places in allowed for place in places}.values())


def _is_azerbaijani(text: str, start: int, end: int) -> bool:
    """Return whether the words round a name are Azerbaijani, by the letter that no other language here has, or their words."""
    if not _AZERBAIJANI_LETTERS.isdisjoint(text[start:end]):
        return True
    around = text[max(0, start - _NEAR) : end + _NEAR]
    return "ə" in around or "Ə" in around or _AZERBAIJANI_WORDS.search(around) is not None


def _longest(found: Iterable[_Found]) -> Iterable[_Found]:
    """Return the matches that survive when longer ones win over those they overlap, in text order."""
    kept: list[_Found] = []
    reach = -1
    for match in sorted(found, key=itemgetter(0)):
        if match[0] < reach:
            if match[1] - match[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = match
            elif match[:2] == kept[-1][:2]:
                both = {place.id: place for place in (*kept[-1][2], *match[2])}
                kept[-1] = (*match[:2], tuple(both.values()))
            reach = kept[-1][1]
            continue
        kept.append(match)
        reach = match[1]
    return kept
