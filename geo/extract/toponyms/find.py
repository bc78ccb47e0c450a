"""Toponyms of a report: which names of a text are places at all."""

import numpy as np

from geo.extract.toponyms.areas_swept import where_beside_settlement, where_called_area
from geo.extract.toponyms.around import Around
from geo.extract.toponyms.namesakes import is_no_place
from geo.extract.toponyms.namesakes_swept import where_no_place
from geo.extract.toponyms.surroundings import kind_words_around
from geo.extract.toponyms.unknown import may_hold, with_unknown
from geo.gazetteer import Gazetteer
from geo.model import Toponym

__all__ = ["find_toponyms", "named_in"]

_LONG = 40_000
"""From so many characters on arrays are faster than a loop."""


def find_toponyms(text: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the names in the text that can be places, in order.

    Left out are words that only look like names, persons, organisations, and the places of datelines. A settlement
    that the gazetteer lacks, but which the text puts in an area, is there with ``known`` false and the area as its place.
    """
    if len(text) < _LONG:
        found = gazetteer.find(text)
        ends = {one.end for one in found}
        return with_unknown(text, [one for one in found if not is_no_place(one, text, ends)])
    return _found_in_long(text, gazetteer)


def _found_in_long(text: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the same by arrays."""
    named = gazetteer.find_many(text)
    around = Around(named)
    places = ~where_no_place(around)
    several = np.array([" " in wording for wording in named.wordings], bool)[named.worded]
    holding = places & named.where(may_hold)
    areas = np.flatnonzero((holding & several) | where_called_area(around, holding & ~several))
    front, behind = where_beside_settlement(around, areas)
    beside = [
        (named.toponym(area), in_front, after)
        for area, in_front, after in zip(areas.tolist(), front.tolist(), behind.tolist(), strict=True)
        if in_front or after
    ]
    return with_unknown(text, named.only(places).toponyms(), areas=beside)


def named_in(name: str, start: int, gazetteer: Gazetteer) -> Toponym | None:
    """Return the toponym that a name is that somebody typed or marked, at its place in a text, or None.

    Words for its kind at either end do not count: "village of Sotk", «село Сотк», "Sotk village".
    """
    before, after = kind_words_around(name)
    for first, last in dict.fromkeys(((0, len(name)), (before, after), (before, len(name)), (0, after))):
        inner = name[first:last].strip()
        places = gazetteer.named(inner) if inner else ()
        if places:
            at = start + name.index(inner, first)
            return Toponym(at, at + len(inner), inner, places)
    return None
