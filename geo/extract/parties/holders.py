"""Which side held a place on a day, and whose people those at places are by that."""

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Any

import shapely
import shapely.geometry

from geo import data
from geo.extract.parties.find import BELLIGERENTS
from geo.extract.roles.mentions import Mention
from geo.model import LonLat, Party, Place, PlaceKind, Role

__all__ = ["COUNTRIES", "holder_of", "side_of_places"]

COUNTRIES = {"AM": Party.ARMENIA, "AZ": Party.AZERBAIJAN}
# Who lived in the peacekeepers' zone was Nagorno-Karabakh's. What is contested or indeterminate is nobody's here.
_HOLDERS = COUNTRIES | {"NK": Party.NAGORNO_KARABAKH, "peacekeepers": Party.NAGORNO_KARABAKH}
_ROUGH_M = 10_000


def side_of_places(
    sites: Iterable[Mention], day: date, home: Party | None, *, local: bool = False
) -> Party | None:
    """Return the one side that held the places of an incident, or None if they were of two or it is not known.

    ``local``: who tells it is of the town itself, which no front ran through.
    """
    # A report may name a place a thousand times.
    sites = {(one.match.place.id, one.role): one for one in sites}.values()
    exact = [one for one in sites if not one.match.place.kind.is_area] or sites
    held = {_side_of_place(one, day, home, local=local) for one in exact}
    return held.pop() if len(held) == 1 else None


def _side_of_place(one: Mention, day: date, home: Party | None, *, local: bool) -> Party | None:
    holder = holder_of(one.match.place, day)
    if local and home not in BELLIGERENTS and one.match.place.kind is PlaceKind.SETTLEMENT:
        return holder
    if holder is Party.NAGORNO_KARABAKH and _is_front(one):
        # "In the direction of Fuzuli", "in Aghdam District": the line ran through it, and either side tells of its own people.
        if home in BELLIGERENTS:
            return holder if home is Party.ARMENIA else home
        # In the peacekeepers' zone there was no front; an outlet of neither side tells of those who lived there.
        position = one.match.place.position
        return holder if position and _control(position, day) == "peacekeepers" else None
    if one.role is Role.DIRECTION and home in BELLIGERENTS and holder is not home:
        return None
    return holder


def _is_front(one: Mention) -> bool:
    place = one.match.place
    rough = place.uncertainty_m >= _ROUGH_M  # of which only the district is known
    return one.role is not Role.STRUCK or place.kind.is_area or rough


def holder_of(place: Place, day: date) -> Party | None:
    """Return the side that held a place on a day, as the control areas and, elsewhere, the country tell it; None if they cannot."""
    if place.country not in COUNTRIES or place.position is None:
        return None
    control = _control(place.position, day)
    areas = _held(place.position) if control is None else ()
    if areas and day.isoformat() < min(first for first, _, _ in areas):
        return None  # before the first day of which the data tell
    return COUNTRIES[place.country] if control is None else _HOLDERS.get(control)


def _control(position: LonLat, day: date) -> str | None:
    """Return who the smallest control area of the day that holds a position says held it, or None if none holds it."""
    told = day.isoformat()
    return next((held_by for first, last, held_by in _held(position) if first <= told <= last), None)


@lru_cache(maxsize=4096)
def _held(position: LonLat) -> tuple[tuple[str, str, str], ...]:
    """Return the control areas that hold a position, the smallest first: from and to which day, and who held them."""
    areas, tree = _areas()
    numbers = sorted(tree.query(shapely.Point(position), predicate="intersects"))
    return tuple(areas[number] for number in numbers)


@cache
def _areas() -> tuple[list[tuple[str, str, str]], shapely.STRtree]:
    """Return the control areas, the smallest first: from and to which day, and who held them; and the tree of their outlines."""
    features: list[dict[str, Any]] = data.read_json("control.geojson")["features"]
    features = sorted(features, key=lambda one: one["properties"]["area_km2"])
    told = [
        (
            one["properties"]["valid_from"],
            one["properties"]["valid_to"] or "9999",
            one["properties"]["control"],
        )
        for one in features
    ]
    return told, shapely.STRtree([shapely.geometry.shape(one["geometry"]) for one in features])
