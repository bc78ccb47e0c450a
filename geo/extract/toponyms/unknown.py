"""Settlements that no gazetteer row bears, but which the text itself puts in a district or province.

"X settlement of Y region", «село X Y-ского района», "Y rayonunun X kəndi", «Y մարզի X գյուղ»: the name X is then known to
Y only, and is placed so, with that as its reason.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter

from geo.extract.toponyms.context import Context
from geo.extract.toponyms.positions import lies_in
from geo.extract.toponyms.resolve import rank
from geo.extract.toponyms.surroundings import AREAS, area_beside, kinds_said, place_words
from geo.model import Place, PlaceKind, Toponym

__all__ = ["in_area_beside", "may_hold", "with_unknown"]

_WORD = r"[^\W\d_a-zа-яёա-ֆ][\w’']{2,30}"
_NAME = rf"{_WORD}(?:[ -]{_WORD}){{0,2}}"
_REACH = 70
Beside = tuple[Toponym, bool, bool]
"""An area, and whether a settlement may be named in front of it and behind it."""

_START = attrgetter("start")
_HOLDING = AREAS - {PlaceKind.COUNTRY, PlaceKind.REGION}


def with_unknown(
    text: str, found: Sequence[Toponym], *, areas: Iterable[Beside] | None = None
) -> tuple[Toponym, ...]:
    """Return the toponyms with those that only the area beside them places, in text order.

    A name that is known, but of no place in that area, is one of them too: its bearers elsewhere are namesakes. Where
    it is known already beside which ``areas`` one may be named, no other is asked.
    """
    more: dict[int, tuple[Toponym, list[Toponym]]] = {}
    held: set[int] = set()
    meanings = _Meanings(text)
    if areas is None:
        areas = ((area, True, True) for area in found if _is_area(area, text))
    for area, in_front, behind in areas:
        for start, end in _named_beside(area, text, in_front=in_front, behind=behind):
            here = _overlapping(found, start, end)
            if area in here:
                continue
            meant = meanings.of(area)
            if any(meanings.holds(meant, one) for one in here):
                held.update(one.start for one in here)
                continue
            elsewhere = tuple(place for one in here for place in one.places if place.id != meant.id)
            unknown = Toponym(start, end, text[start:end], (meant, *elsewhere), known=False)
            more[start] = unknown, here
    # "Qazax rayonunun Bağanıs Ayrım kəndi, Berd rayonundakı …": one area holds it, whatever the next begins with.
    apart = [(one, here) for one, here in more.values() if not any(name.start in held for name in here)]
    if not apart:
        return tuple(found)
    replaced = {name.start for _, here in apart for name in here}
    kept = [one for one in found if one.start not in replaced]
    return tuple(sorted((*kept, *(one for one, _ in apart)), key=_START))


def _overlapping(found: Sequence[Toponym], start: int, end: int) -> list[Toponym]:
    first, last = bisect_left(found, start, key=_START), bisect_left(found, end, key=_START)
    before = found[max(0, first - 1) : first]
    return [*(one for one in before if one.end > start), *found[first:last]]


class _Meanings:
    """What areas of one text mean, and which names lie in them. Holds what was asked before: texts name few areas."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._meant: dict[tuple[str, int, frozenset[PlaceKind]], Place] = {}
        self._held: dict[tuple[str, int], bool] = {}

    def of(self, area: Toponym) -> Place:
        """Return the place that an area means: that follows from its name and the kinds that the text calls it."""
        key = (area.surface, id(area.places), kinds_said(area, self._text))
        if key not in self._meant:
            self._meant[key] = _meant(area, self._text)
        return self._meant[key]

    def holds(self, area: Place, name: Toponym) -> bool:
        """Return whether a settlement of the name lies in the area."""
        key = (area.id, id(name.places))
        if key not in self._held:
            self._held[key] = any(
                place.kind is PlaceKind.SETTLEMENT and lies_in(place, area, loosely=True)
                for place in name.places
            )
        return self._held[key]


def _is_area(name: Toponym, text: str) -> bool:
    return may_hold(name.places) and (" " in name.surface or kinds_said(name, text) == AREAS)


def may_hold(places: tuple[Place, ...]) -> bool:
    """Return whether a name may be that of an area that settlements are said to lie in."""
    return any(place.kind in _HOLDING for place in places)


def in_area_beside(name: Toponym, text: str, areas: Sequence[Toponym]) -> Toponym | None:
    """Return a name that no place bears as a toponym of the area that the text names beside it, or None."""
    area = area_beside(name, text, areas)
    if area is None:
        return None
    return name._replace(places=(_meant(area, text),), known=False)


def _meant(area: Toponym, text: str) -> Place:
    return rank(area, text, Context())[0].place


def _named_beside(area: Toponym, text: str, *, in_front: bool, behind: bool) -> list[tuple[int, int]]:
    """Return where a settlement is named, in front of the area or behind it, that the text puts in the area."""
    first = max(0, area.start - _REACH)
    spans = []
    for pattern in _patterns_before() if in_front else ():
        match = pattern.search(text, first, area.start)
        if match:
            spans.append(match.span(1))
    after = _pattern_after().match(text, area.end, area.end + 2 * _REACH) if behind else None
    return [*spans, after.span("called" if after["called"] else "named")] if after else spans


@cache
def _patterns_before() -> tuple[re.Pattern[str], ...]:
    words = place_words()
    before, after = (words.alternatives("kinds", "settlement", where) for where in ("before", "after"))
    between = rf"(?:,? (?i:{words.alternatives('container', 'between')}) | |[,՝] | \()"
    return (
        re.compile(rf"(?<!\w)(?!{_no_name()})({_NAME}) (?i:{after}){between}$"),
        re.compile(rf"(?<!\w)(?i:{before}) [«“\"]?({_NAME})[»”\"]?{between}$"),
    )


@cache
def _no_name() -> str:
    """Return what is large at the head of a sentence and names no village: "The village in Vayots Dzor"."""
    return rf"{place_words().alternatives('toponyms', 'no_names')}(?!\w)"


@cache
def _pattern_after() -> re.Pattern[str]:
    words = place_words()
    area, settlement = (
        words.alternatives("kinds", "area", "after"),
        words.alternatives("kinds", "settlement", "after"),
    )
    before = words.alternatives("kinds", "settlement", "before")
    return re.compile(
        rf"(?: (?i:{area}))?(?:[’']s?)?,? (?:(?i:{before}) [«“\"]?(?P<called>{_NAME})[»”\"]?|"
        rf"[«“\"]?(?!{_no_name()})(?P<named>{_NAME})[»”\"]? (?i:{settlement})(?!\w))"
    )
