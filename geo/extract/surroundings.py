"""What stands round a place name: the words that say what kind of place it is, and the area that it lies in.

The words are those of ``data/lexicon/places.toml``, of four languages together.
"""

import re
from collections.abc import Sequence
from functools import cache

from geo import data
from geo.extract.lexicon import Lexicon
from geo.model import PlaceKind, Toponym

__all__ = ["AREAS", "area_beside", "kind_words_around", "kinds_said", "names_area", "place_words"]

AREAS = frozenset(
    {PlaceKind.DISTRICT, PlaceKind.PROVINCE, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.CITY}
)
_KINDS = {
    "area": AREAS,
    "height": frozenset({PlaceKind.HEIGHT}),
    "lake": frozenset({PlaceKind.LAKE}),
    "river": frozenset({PlaceKind.RIVER}),
    "road": frozenset({PlaceKind.ROAD}),
    "pass": frozenset({PlaceKind.PASS}),
    "mine": frozenset({PlaceKind.MINE}),
    "post": frozenset({PlaceKind.POST}),
    "settlement": frozenset({PlaceKind.SETTLEMENT, PlaceKind.CITY}),
}
_BEFORE, _AFTER, _LISTED, _BESIDE = 32, 48, 80, 60
_CAPITALISED = r"[^\W\d_a-zа-яёա-ֆ][\w’'-]*"


@cache
def place_words() -> Lexicon:
    """Return the words round place names, of all languages."""
    return Lexicon(data.read_toml("lexicon/places.toml"))


@cache
def _before(kind: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){place_words().alternatives('kinds', kind, 'before')}\s+[«“\"]?$", re.IGNORECASE
    )


@cache
def _after(kind: str) -> re.Pattern[str]:
    return re.compile(
        rf"[»”\"]?[ \u00a0-]{place_words().alternatives('kinds', kind, 'after')}(?!\w)", re.IGNORECASE
    )


@cache
def _after_list() -> re.Pattern[str]:
    """Return what follows a name in "Lachin and Kalbajar districts"."""
    listed = rf"(?:(?:,| and|, and| և| и| və) {_CAPITALISED}){{1,4}}"
    return re.compile(rf"{listed}\s+(?i:{place_words().alternatives('kinds', 'area', 'listed')})(?!\w)")


@cache
def _before_list() -> re.Pattern[str]:
    """Return what precedes a name in "the districts of Kalbajar and Lachin"."""
    areas = place_words().alternatives("kinds", "area", "before")
    return re.compile(rf"(?<!\w)(?i:{areas})(?: {_CAPITALISED}(?:,| and|, and| и))+ $")


def names_area(after: str) -> bool:
    """Return whether the words behind a name call it a district or the like, "Lachin and Kalbajar districts" too."""
    return _after("area").match(after) is not None or _after_list().match(after) is not None


def kinds_said(toponym: Toponym, text: str) -> frozenset[PlaceKind]:
    """Return the kinds that the words round the toponym ask for; empty if they say nothing."""
    before = text[max(0, toponym.start - _BEFORE) : toponym.start]
    after = text[toponym.end : toponym.end + _AFTER]
    within = " " + toponym.surface.rpartition(" ")[2]  # "Khojaly region" may itself be a name
    if names_area(after) or _after("area").fullmatch(within):
        return _KINDS["area"]
    for kind, kinds in _KINDS.items():
        if kind != "area" and _after(kind).match(after):
            return kinds
    for kind, kinds in _KINDS.items():
        if _before(kind).search(before):
            return kinds
    listed = text[max(0, toponym.start - _LISTED) : toponym.start]
    return _KINDS["area"] if _before_list().search(listed) else frozenset()


def kind_words_around(name: str) -> tuple[int, int]:
    """Return where a name begins and ends without the words for its kind before and behind it."""
    starts = (match.end() for kind in _KINDS if (match := _leading(kind).match(name)))
    ends = (match.start() for kind in _KINDS if (match := _trailing(kind).search(name)))
    return max(starts, default=0), min(ends, default=len(name))


@cache
def _leading(kind: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:the )?{place_words().alternatives('kinds', kind, 'before')} (?:the )?", re.IGNORECASE
    )


@cache
def _trailing(kind: str) -> re.Pattern[str]:
    return re.compile(rf" {place_words().alternatives('kinds', kind, 'after')}$", re.IGNORECASE)


def area_beside(toponym: Toponym, text: str, areas: Sequence[Toponym]) -> Toponym | None:
    """Return the area that the text names beside a place, as in "X village of Y region" or «село X Y-ского района»."""
    near = [area for area in areas if area is not toponym and _in_reach(toponym, area, text)]
    return min(near, key=lambda area: abs(area.start - toponym.start), default=None)


def _in_reach(toponym: Toponym, area: Toponym, text: str) -> bool:
    first, second = sorted((toponym, area), key=lambda one: one.start)
    between = text[first.end : second.start]
    return len(between) <= _BESIDE and not re.search(r"[.;:!?\n]\s|\n", between)
