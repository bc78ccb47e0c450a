"""Where places lie: how far apart, in which area, and which side alone uses a name for them."""

from functools import lru_cache

from pyproj import Geod

from geo.extract.toponyms.surroundings import AREAS
from geo.gazetteer import fold, is_form
from geo.model import LonLat, Party, Place, PlaceKind, Toponym

__all__ = ["HOME", "KARABAKH", "MOST_NAMES", "area_places", "distance_km", "lies_in", "users"]

HOME = frozenset({"AM", "AZ"})
"""The two countries, ISO 3166-1 alpha-2."""

KARABAKH = LonLat(46.75, 39.85)
"""The middle of the former Nagorno-Karabakh Autonomous Oblast, WGS 84."""

MOST_NAMES = 1 << 13
"""So many answers on a name and a place are kept: texts name the same places again and again."""

_CITIES = frozenset(
    {
        "AM-ER",
        "AZ-BA",
        "AZ-GA",
        "AZ-LA",
        "AZ-MI",
        "AZ-NA",
        "AZ-NV",
        "AZ-SA",
        "AZ-SM",
        "AZ-SR",
        "AZ-XA",
        "AZ-YE",
    }
)
"""Cities that lie in no district, for either side, ISO 3166-2: districts round them are known by their middle and a radius."""

_GEOD = Geod(ellps="WGS84")
_SIDE_OF = {"AM": Party.ARMENIA, "AZ": Party.AZERBAIJAN}


@lru_cache(maxsize=MOST_NAMES)
def distance_km(one: LonLat, other: LonLat) -> float:
    """Return the geodesic distance of two positions, degrees on WGS 84, in kilometres."""
    return float(_GEOD.inv(*one, *other)[2]) / 1000


@lru_cache(maxsize=MOST_NAMES)
def lies_in(place: Place, area: Place, *, loosely: bool = False) -> bool:
    """Return whether a place lies in a district or province, by its code, by the names of its districts, or by distance.

    Distance from the middle of the area decides where there is no outline here, and, ``loosely``, everywhere: texts and
    outlines need not agree on whose a village at the edge is.
    """
    if place.admin1 == area.id:
        return True
    if place.admin1 in _CITIES and area.kind is PlaceKind.DISTRICT:
        return False
    if place.districts:
        names = {fold(name.text) for name in area.names}
        if any(fold(district) in names for district in place.districts):
            return True
    if place.country != area.country or not (place.position and area.position):
        return False
    if area.admin1 == area.id and not loosely:
        return False
    return distance_km(place.position, area.position) * 1000 <= area.uncertainty_m


def area_places(toponym: Toponym) -> list[Place]:
    """Return the districts, provinces and regions that bear a name; countries, which hold everything, are left out."""
    return [place for place in toponym.places if place.kind in AREAS and place.kind is not PlaceKind.COUNTRY]


@lru_cache(maxsize=MOST_NAMES)
def users(surface: str, place: Place) -> frozenset[Party]:
    """Return the side that alone uses this folded name, if it is its name for a place of the other's country."""
    sides = frozenset(name.party for name in place.names if name.party and is_form(surface, name.text))
    return sides - {_SIDE_OF[place.country]} if len(sides) == 1 and place.country in _SIDE_OF else frozenset()
