"""The belt in which incidents are reported: both sides of the border, and Nagorno-Karabakh and round it."""

from functools import cache, lru_cache

import shapely

from geo import data
from geo.model import LonLat

__all__ = ["near_front"]

_BELT_DEG = 0.45
"""About 40 to 50 km: beyond, hardly a place is named as struck, by the sample reports."""


@lru_cache(maxsize=1 << 14)
def near_front(position: LonLat, reach_deg: float = _BELT_DEG) -> bool:
    """Return whether a WGS 84 position lies near the Armenia-Azerbaijan border or the former oblast.

    ``reach_deg`` is how near, in degrees, about 45 km if it is not given: what a text may mean needs no better distance.
    """
    return bool(shapely.dwithin(_front(), shapely.Point(position), reach_deg))


@cache
def _front() -> shapely.Geometry:
    """Return the border and the oblast's outline as one geometry, coarse and prepared."""
    shapes = [
        shapely.from_geojson(data.read_bytes(name), on_invalid="raise")
        for name in ("border.geojson", "oblast.geojson")
    ]
    front = shapely.simplify(shapely.union_all(shapes), 0.01)
    shapely.prepare(front)
    return front
