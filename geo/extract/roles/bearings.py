"""Places given by distance and bearing from another: "14 km north-east of Askeran"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pyproj import Geod

from geo.extract.roles.spots import Mention, Spot
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, alternatives, any_case
from geo.model import Bearing, LonLat, Match, PlacePrecision

__all__ = ["moved_from", "only_locates", "shifted"]

_GEOD = Geod(ellps="WGS84")
_FARTHEST_KM = 400.0
# A bearing in eight points leaves 22.5 degrees to either side: 0.4 of the distance. Distances are told in whole km.
_SHARE, _LEAST_M = 0.4, 1_500.0
_MOVED = re.compile(r"(?P<from>[^+]+)\+(?P<km>\d{1,4}(?:\.\d)?)km\+(?P<azimuth>\d{1,3})")


def shifted(match: Match, spot: Spot, words: Lexicon) -> Match | None:
    """Return the match moved by the distance and bearing that stand round its name, or None if none do.

    The radius is the place's own plus 0.4 of the distance, at least 1,500 m.
    """
    if match.place.position is None or not words.has("bearings"):
        return None
    units = _units(words)
    told_before = units.search(spot.text, spot.first, spot.start)
    if not (told_before or units.search(spot.text, spot.end, spot.last)):
        return None
    found = _pattern(words, "before").search(spot.before) or _pattern(words, "after").match(spot.after)
    km = _number(found["n"], words) if found else None
    if found is None or km is None or not 0 < km <= _FARTHEST_KM:
        return None
    said = found["dir"].lower()
    points = words.table("bearings", "points")
    azimuth = next(
        angle
        for pattern, angle in sorted(points.items(), key=lambda item: -len(item[0]))
        if re.fullmatch(pattern, said)
    )
    lon, lat, _ = _GEOD.fwd(*match.place.position, azimuth, 1000 * km)
    told = " ".join(found.group().split())
    place = replace(
        match.place,
        id=f"{match.place.id}+{km:g}km+{azimuth}",
        name=f"{match.place.name}, {km:g} km at {azimuth}°",
        position=LonLat(round(lon, 5), round(lat, 5)),
        uncertainty_m=match.place.uncertainty_m + max(_LEAST_M, _SHARE * 1000 * km),
        precision=PlacePrecision.POINT,
        country=None,
        admin1=None,
    )
    reason = f"{match.reason}; moved as the text says: “{told}”"
    return replace(match, place=place, reason=reason, moved=Bearing(azimuth, 1000 * km))


def only_locates(at: int, spots: Sequence[Spot], found: Sequence[Mention], words: Lexicon) -> bool:
    """Return whether a distance and bearing from a name, by its number, only say where the place beside them lies.

    "Near Yeraskh, about 60 km south of Yerevan", "Yerevandan 60 km cənubda yerləşən Yerasx kəndi"; but behind an area they
    are the place: "in Tavush, 5 km north of Berd".
    """
    spot = spots[at]
    ahead = _pattern(words, "before").search(spot.before)
    behind = None if ahead else _pattern(words, "after").match(spot.after)
    if ahead and at:
        beside, gap = at - 1, spot.text[spots[at - 1].end : spot.first + ahead.start()]
    elif behind and at + 1 < len(spots):
        beside, gap = at + 1, spot.text[spot.end + behind.end() : spots[at + 1].start]
    else:
        return False
    place = found[beside].match.place
    return not place.kind.is_area and _lying(words).fullmatch(gap) is not None


@cache
def _lying(words: Lexicon) -> AnyCase:
    return any_case(rf"[\s,()–—-]{{1,4}}(?:{words.alternatives('bearings', 'lies')}[\s,()–—-]{{1,4}}){{0,3}}")


def _number(text: str, words: Lexicon) -> float | None:
    """Return how many kilometres, in digits or a word: "4.5", "two"; None if the word is no number."""
    if text[0].isdigit():
        return float(text.replace(",", "."))
    said = words.number_word(text)
    return float(said[0]) if said and not said[1] else None


@cache
def _units(words: Lexicon) -> AnyCase:
    """Return the units alone, which may stand right behind their number: "5km"."""
    return any_case(rf"(?<![^\W\d]){words.alternatives('bearings', 'units')}(?!\w)")


@cache
def _pattern(words: Lexicon, side: str) -> re.Pattern[str]:
    n, unit = r"(?P<n>\d{1,3}(?:[.,]\d)?|[^\W\d_]{1,14})", words.alternatives("bearings", "units")
    point = f"(?P<dir>{alternatives(words.table('bearings', 'points'))})"
    parts = [
        text.replace("{n}", n).replace("{unit}", unit).replace("{dir}", point)
        for text in words.table("bearings", side)
    ]
    if not parts:
        return re.compile(r"(?!)")
    # One template a language and side: a name of a group may stand once only.
    edge = "$" if side == "before" else ""
    start = r"(?<![\w.,])" if side == "before" else r"[\s,(]*"
    return re.compile(rf"{start}{parts[0]}{edge}", re.IGNORECASE)


def moved_from(place_id: str) -> tuple[str, str] | None:
    """Return the id of the place from which the id of another was made by distance (km) and azimuth (degrees, clockwise from north), and the words for these, or None.

    Examples
    --------
    >>> moved_from("cur-mets-ishkhanasar+5km+135")
    ('cur-mets-ishkhanasar', '5 km at 135°')
    """
    moved = _MOVED.fullmatch(place_id)
    return (moved["from"], f"{moved['km']} km at {moved['azimuth']}°") if moved else None
