"""Settlements that no gazetteer row bears, but which the text itself puts in a district or province.

"X settlement of Y region", «село X Y-ского района», "Y rayonunun X kəndi", «Y մարզի X գյուղ»: the name X is then known to
Y only, and is placed so, with that as its reason.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from geo.extract.resolve import Context, lies_in, rank
from geo.extract.surroundings import AREAS, area_beside, kinds_said, place_words
from geo.model import Place, PlaceKind, Toponym

__all__ = ["in_area_beside", "with_unknown"]

_WORD = r"[^\W\d_a-zа-яёա-ֆ][\w’']{2,30}"
_NAME = rf"{_WORD}(?:[ -]{_WORD}){{0,2}}"
_REACH = 70
_HOLDING = AREAS - {PlaceKind.COUNTRY, PlaceKind.REGION}


def with_unknown(text: str, found: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """Return the toponyms with those that only the area beside them places, in text order.

    A name that is known, but of no place in that area, is one of them too: its bearers elsewhere are namesakes.
    """
    more: dict[int, Toponym] = {}
    replaced: set[int] = set()
    starts = [one.start for one in found]
    for area in found:
        if not _holds(area.places) or (kinds_said(area, text) != AREAS and " " not in area.surface):
            continue
        for start, end in _named_beside(area, text):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            before = found[max(0, first - 1) : first]
            here = [*(one for one in before if one.end > start), *found[first:last]]
            if area in here:
                continue
            meant = _meant(area, text)
            if any(
                place.kind is PlaceKind.SETTLEMENT and lies_in(place, meant, loosely=True)
                for one in here
                for place in one.places
            ):
                continue
            elsewhere = tuple(place for one in here for place in one.places if place.id != meant.id)
            replaced.update(one.start for one in here)
            more[start] = Toponym(start, end, text[start:end], (meant, *elsewhere), known=False)
    if not more:
        return tuple(found)
    kept = [one for one in found if one.start not in replaced]
    return tuple(sorted((*kept, *more.values()), key=lambda one: one.start))


def _holds(places: tuple[Place, ...]) -> bool:
    return any(place.kind in _HOLDING for place in places)


def in_area_beside(name: Toponym, text: str, areas: Sequence[Toponym]) -> Toponym | None:
    """Return a name that no place bears as a toponym of the area that the text names beside it, or None."""
    area = area_beside(name, text, areas)
    if area is None:
        return None
    return name._replace(places=(_meant(area, text),), known=False)


def _meant(area: Toponym, text: str) -> Place:
    return rank(area, text, Context())[0].place


def _named_beside(area: Toponym, text: str) -> list[tuple[int, int]]:
    """Return where a settlement is named that the text puts in the area."""
    first = max(0, area.start - _REACH)
    spans = []
    for pattern in _patterns_before():
        match = pattern.search(text, first, area.start)
        if match:
            spans.append(match.span(1))
    after = _pattern_after().match(text, area.end, area.end + 2 * _REACH)
    return [*spans, after.span("called" if after["called"] else "named")] if after else spans


@cache
def _patterns_before() -> tuple[re.Pattern[str], ...]:
    words = place_words()
    before, after = (words.alternatives("kinds", "settlement", where) for where in ("before", "after"))
    between = rf"(?:,? (?i:{words.alternatives('container', 'between')}) | |[,՝] | \()"
    return (
        re.compile(rf"(?<!\w)({_NAME}) (?i:{after}){between}$"),
        re.compile(rf"(?<!\w)(?i:{before}) [«“\"]?({_NAME})[»”\"]?{between}$"),
    )


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
        rf"[«“\"]?(?P<named>{_NAME})[»”\"]? (?i:{settlement})(?!\w))"
    )
