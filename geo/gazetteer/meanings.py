"""What a stem with an ending means: numbers that stand for places, so that arrays can hold them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from geo.gazetteer.endings import AZERBAIJANI, Endings
from geo.model import Place, PlaceKind

__all__ = ["NOTHING", "Entry", "Meanings"]

Entry = tuple[Endings, tuple[Place, ...]]
"""Endings that may follow a stem, and the places that then are meant."""

NOTHING = 0
"""The number of the meaning without a place."""

_BARE: Endings = frozenset({""})
_TOO_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})  # "карабахское урегулирование" is no place


class Meanings:
    """The places that stems mean, alone and with endings, each under a number.

    Holds state because what was met stays known: so many names and endings and no more can be met.
    """

    def __init__(self, entries: Sequence[Sequence[Entry]]) -> None:
        self._entries = entries
        self.places: list[tuple[Place, ...]] = [()]
        self._declined: dict[tuple[int, str, bool], int] = {}
        self._both: dict[tuple[int, int], int] = {}
        latin = [any(endings == _BARE for endings, _ in listed) for listed in entries]
        self.latin: npt.NDArray[np.bool_] = np.array(latin, bool)
        self.bare: npt.NDArray[np.int64] = np.array(
            [self._number(_meant(one, "")) for one in entries], np.int64
        )
        self.endings = AZERBAIJANI.union(*{endings for listed in entries for endings, _ in listed})

    def declined(self, stem: int, ending: str, *, small: bool) -> int:
        """Return what a stem with an ending means; written ``small`` only a Russian adjective means anything."""
        if ending not in self.endings:
            return NOTHING
        number = self._declined.get((stem, ending, small))
        if number is None:
            places = _meant(self._entries[stem], ending, latin=bool(self.latin[stem]))
            if small:
                places = _adjective_of(places, ending)
            number = self._declined[stem, ending, small] = self._number(places)
        return number

    def both(self, one: int, other: int) -> int:
        """Return what a name means that means either, each place once."""
        number = self._both.get((one, other))
        if number is None:
            places = {place.id: place for place in (*self.places[one], *self.places[other])}
            number = self._both[one, other] = self._number(tuple(places.values()))
        return number

    def _number(self, places: tuple[Place, ...]) -> int:
        if not places:
            return NOTHING
        self.places.append(places)
        return len(self.places) - 1


def _adjective_of(places: tuple[Place, ...], ending: str) -> tuple[Place, ...]:
    """Return the places that a Russian adjective written small may mean."""
    return tuple(place for place in places if place.kind not in _TOO_WIDE) if "ск" in ending else ()


def _meant(listed: Sequence[Entry], ending: str, *, latin: bool = False) -> tuple[Place, ...]:
    """Return the places, each once, whose names may have the ending."""
    allowed = (
        places
        for endings, places in listed
        if ending in endings or (latin and endings == _BARE and ending in AZERBAIJANI)
    )
    return tuple({place.id: place for places in allowed for place in places}.values())
