"""Places by what a person types: names in any spelling, and names that begin so, each with the reason."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geo.extract import rank_name
from geo.gazetteer import Gazetteer, fold, names_by_usage, near_front
from geo.model import Candidate, Name, Place
from geo.render.folium_map import ROOM

__all__ = ["LONGEST", "found_places"]

LONGEST = 80
_SHORTEST = 2
_MOST = 8
_WEIGHED = 24  # of the names that begin so; the others are too many to weigh while somebody types
_HOME = frozenset({"AM", "AZ"})

_BELT = "in the belt where incidents are reported"


@dataclass(frozen=True, slots=True)
class _Start:
    """A name, or the rest of it from a later word on: folded, and whether it is the whole name."""

    folded: str
    whole: bool
    name: Name
    place: Place
    in_belt: bool


def found_places(text: str, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Return what the map shows of at most eight places, the likeliest first; none for a text of one letter.

    Places that bear the very name come first, as :func:`geo.extract.rank_name` orders them, then those with a name, or
    a word of a name, that begins so. Places without a position, or beyond the map, are left out.
    """
    wanted = fold(text)
    if len(wanted) < _SHORTEST or len(text) > LONGEST:
        return []
    found: dict[str, tuple[Place, str]] = {}
    if gazetteer.named(text):
        for one in rank_name(text, gazetteer):
            found[one.place.id] = (one.place, one.reason)
    for place, reason in _beginning(text.strip(), gazetteer):
        found.setdefault(place.id, (place, reason))
    shown = [(place, reason) for place, reason in found.values() if _on_map(place)]
    return [_told(place, reason, gazetteer) for place, reason in shown[:_MOST]]


def _on_map(place: Place) -> bool:
    west, south, east, north = ROOM
    at = place.position
    return at is not None and west <= at.lon <= east and south <= at.lat <= north


def _beginning(text: str, gazetteer: Gazetteer) -> Iterator[tuple[Place, str]]:
    """Yield places of which a name begins so, with the reason: whole names, then those of the belt, then by score."""
    best: dict[str, _Start] = {}
    for start in _starting(fold(text), gazetteer):
        known = best.get(start.place.id)
        if known is None or _closeness(start, text) < _closeness(known, text):
            best[start.place.id] = start
    likely = sorted(best.values(), key=_likelihood)[:_WEIGHED]
    weighed = [(start, _weight(start, gazetteer)) for start in likely]
    weighed.sort(key=lambda one: (not one[0].whole, not one[0].in_belt, -one[1].score if one[1] else 0.0))
    for start, candidate in weighed:
        yield start.place, _reason(start, candidate)


def _closeness(start: _Start, text: str) -> tuple[bool, bool, bool, bool, int]:
    """Return what is least for the name of a place that is nearest to what was typed."""
    name = start.name.text
    as_typed = name.lower().startswith(text.lower())
    return not start.whole, not as_typed, name != start.place.name, start.name.historic, len(name)


def _likelihood(start: _Start) -> tuple[bool, bool, bool, int, str]:
    place = start.place
    return not start.whole, place.country not in _HOME, not start.in_belt, -place.population, place.id


def _weight(start: _Start, gazetteer: Gazetteer) -> Candidate | None:
    candidates = rank_name(start.name.text, gazetteer)
    return next((one for one in candidates if one.place.id == start.place.id), None)


def _reason(start: _Start, candidate: Candidate | None) -> str:
    told = candidate.reason if candidate else f"“{start.name.text}”"
    belt = f"; {_BELT}" if start.in_belt and _BELT not in told else ""
    return f"{'begins so' if start.whole else 'a word begins so'}: {told}{belt}"


def _starting(wanted: str, gazetteer: Gazetteer) -> Iterator[_Start]:
    starts = _starts(gazetteer)
    at = bisect_left(starts, wanted, key=lambda start: start.folded)
    while at < len(starts) and starts[at].folded.startswith(wanted):
        yield starts[at]
        at += 1


@lru_cache(maxsize=4)
def _starts(gazetteer: Gazetteer) -> tuple[_Start, ...]:
    """Return the beginnings of all names and of their later words, in order; made once a gazetteer."""
    made: list[_Start] = []
    for place in filter(_on_map, gazetteer.places()):
        in_belt = place.country in _HOME and place.position is not None and near_front(place.position)
        for name in place.names:
            words = fold(name.text).split()
            made += [_Start(" ".join(words[at:]), at == 0, name, place, in_belt) for at in range(len(words))]
    return tuple(sorted(made, key=lambda start: start.folded))


def _told(place: Place, reason: str, gazetteer: Gazetteer) -> dict[str, Any]:
    names = names_by_usage(place)
    area = gazetteer.place(place.admin1) if place.admin1 and place.admin1 != place.id else None
    lon, lat = place.position or (None, None)
    return {
        "id": place.id,
        "name": place.name,
        "armenian": names.get("armenian_side"),
        "azerbaijani": names.get("azerbaijani_side"),
        "kind": str(place.kind),
        "admin1_name": area.name if area else None,
        "country": place.country,
        "lon": lon,
        "lat": lat,
        "uncertainty_m": place.uncertainty_m,
        "reason": reason,
    }
