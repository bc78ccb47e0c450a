"""Points from people: "lat, lon" as text, in decimal degrees or degrees, minutes and seconds."""

import re
from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import shapely
from geopy import Point

from geo.errors import InputError
from geo.model import LonLat

__all__ = ["parse_point", "points_frame"]


def parse_point(text: str) -> LonLat:
    r"""Return the position written as latitude, then longitude, as people write it.

    Examples
    --------
    >>> parse_point("40.20007, 45.86951")
    LonLat(lon=45.86951, lat=40.20007)
    >>> parse_point("40°12'0\"N 45°52'10\"E").lat
    40.2

    Raises
    ------
    InputError
        If the text is no position, or one that lies nowhere on Earth.
    """
    numbers = re.fullmatch(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d+(?:\.\d+)?)\s*", text)
    if numbers and abs(float(numbers[1])) > 90:
        raise InputError(
            f"{text!r}: latitude {numbers[1]} is not between -90 and 90: write latitude first, then longitude"
        )
    if numbers and abs(float(numbers[2])) > 180:
        raise InputError(f"{text!r}: longitude {numbers[2]} is not between -180 and 180")
    if re.search(r"\d\s*[°º]\s*(?:[6-9]\d|\d{3,})(?:\.\d+)?\s*['′]", text):
        raise InputError(f"{text!r}: minutes go from 0 to 59")
    fault = InputError(
        f'{text!r}: not a position: write latitude, then longitude in quotes, e.g. "40.2001, 45.8695" or "40°12\'N 45°52\'E"'
    )
    marked = re.search(r"[°º]", text) or (
        re.search(r"[NSEWnsew]", text) and len(re.findall(r"\d+(?:\.\d+)?", text)) == 2
    )
    if not numbers and not marked:
        raise fault
    try:
        point = Point.from_string(text)
    except ValueError as error:
        raise fault from error
    written = max((float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)), default=0.0)
    if written > 180:
        raise InputError(f"{text!r}: {written:g} is beyond 180 degrees")
    return LonLat(round(point.longitude, 6), round(point.latitude, 6))


def points_frame(
    positions: Sequence[LonLat], index: Sequence[str], uncertainty_m: Sequence[float] | None = None
) -> gpd.GeoDataFrame:
    """Return a frame of points, WGS 84, one row a position, indexed as given, with ``uncertainty_m`` (0 if left out)."""
    lonlat = [(float(lon), float(lat)) for lon, lat in positions]
    geometry: Any = shapely.points(lonlat) if lonlat else []
    radii = [0.0] * len(lonlat) if uncertainty_m is None else list(map(float, uncertainty_m))
    return gpd.GeoDataFrame({"uncertainty_m": radii}, geometry=geometry, index=list(index), crs="EPSG:4326")
