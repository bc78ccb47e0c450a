"""What space says of points: one row in, one row out, same index."""

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import Geod

from geo.errors import InputError
from geo.spatial.theatre import Areas, BorderSegments, Theatre, default_theatre, metric

__all__ = ["CONTEXT_COLUMNS", "locate"]

CONTEXT_COLUMNS = (
    "country", "admin1", "admin1_name", "admin2", "on_boundary", "border_section", "border_m", "side",
    "in_nagorno_karabakh", "control",
)  # fmt: skip
_TYPES: dict[str, Any] = {"on_boundary": bool, "border_m": float}
_GEOD = Geod(ellps="WGS84")
_BORDER_ACCURACY_M = 100.0
_HOME = ("AM", "AZ")


def locate(points: gpd.GeoDataFrame, *, theatre: Theatre | None = None) -> gpd.GeoDataFrame:
    """Return the points with their context; the frame given is left as it is.

    Parameters
    ----------
    points
        Points in WGS 84. A column ``uncertainty_m`` widens the doubt (metres, 0 if there is none).
    theatre
        What to compare with: the packaged datasets unless given.

    Returns
    -------
    The same rows and index with the columns of ``CONTEXT_COLUMNS``: ``country`` (ISO 3166-1 alpha-2),
    ``admin1`` (ISO 3166-2) and its name; ``admin2`` (None: no dataset yet); ``on_boundary``;
    ``border_m``, the geodesic distance to the Armenia-Azerbaijan border; ``side``, the country of the
    point if the border is farther than the doubt and its own 100 m, else "indeterminate", and "outside" in a
    third country from which the doubt reaches neither;
    ``in_nagorno_karabakh`` (yes, no, indeterminate: the outline of 1991); ``control`` (indeterminate: no
    dataset yet). A point on a shared border belongs to the country that comes first in the alphabet.
    An empty frame gives an empty frame.

    Raises
    ------
    InputError
        If the frame has no CRS or another than WGS 84, or a geometry that is no point, all faults in one.
    """
    _check(points)
    world = theatre or default_theatre()
    geometry = points.geometry.to_numpy()
    doubt = points["uncertainty_m"].to_numpy(float) if "uncertainty_m" in points else np.zeros(len(points))
    country, on_boundary = _country(geometry, world.countries)
    admin1 = _admin1(geometry, country, world.provinces)
    border_m, section = _border(geometry, world.border)
    names = {entry["id"]: entry["name"] for entry in world.provinces.properties}
    columns: dict[str, Any] = {
        "country": country,
        "admin1": admin1,
        "admin1_name": [names.get(code) for code in admin1],
        "admin2": [None] * len(points),
        "on_boundary": on_boundary,
        "border_section": section,
        "border_m": border_m,
        "side": _side(geometry, country, border_m, doubt, world.countries),
        "in_nagorno_karabakh": _in_oblast(geometry, doubt, world.oblast),
        "control": ["indeterminate"] * len(points),
    }
    # object, not pandas' own text type: what is unknown stays None and reaches JSON as null.
    typed = {
        name: pd.Series(values, points.index, _TYPES.get(name, object)) for name, values in columns.items()
    }
    context = pd.DataFrame(typed, index=points.index)
    return points.drop(columns=[name for name in CONTEXT_COLUMNS if name in points]).join(context)


def _check(points: gpd.GeoDataFrame) -> None:
    faults = []
    if points.crs is None or points.crs.to_epsg() != 4326:
        faults.append(f"CRS is {points.crs}: give WGS 84 (EPSG:4326), longitude first")
    geometry = points.geometry
    if not (geometry.geom_type.eq("Point") & ~geometry.is_empty).all():
        bad = points.index[~(geometry.geom_type.eq("Point") & ~geometry.is_empty)]
        faults.append(f"no point at row {', '.join(map(str, bad[:5]))}")
    if "uncertainty_m" in points:
        doubt = points["uncertainty_m"].to_numpy(float)
        if not (np.isfinite(doubt) & (doubt >= 0)).all():
            faults.append("uncertainty_m is not a number of metres, 0 or more, in every row")
    if not points.index.is_unique:
        faults.append("the index has rows of the same id")
    if not faults and len(points):
        west, south, east, north = points.total_bounds
        if not (
            np.isfinite([west, south, east, north]).all()
            and west >= -180
            and east <= 180
            and south >= -90
            and north <= 90
        ):
            faults.append(
                "a coordinate is not on Earth: longitude -180 to 180 first, then latitude -90 to 90"
            )
    if faults:
        raise InputError("points cannot be located: " + "; ".join(faults))


def _hits(points: NDArray[Any], within: Areas) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs of point and polygon that touch, as two arrays of positions.

    The tree is over the points, because a query prepares the geometry it asks with: the polygons, not the points.
    """
    polygons, hits = shapely.STRtree(points).query(within.polygons, predicate="intersects")
    return hits, polygons


def _first_hit(points: NDArray[Any], within: Areas, key: str) -> NDArray[np.object_]:
    """Return for each point the smallest key among the polygons that hold or touch it, None if none does."""
    found = np.full(len(points), None, dtype=object)
    hits, polygons = _hits(points, within)
    keys = np.array([entry[key] for entry in within.properties], dtype=object)[polygons]
    order = np.argsort(keys.astype(str), kind="stable")[::-1]
    found[hits[order]] = keys[order]
    return found


def _country(points: NDArray[Any], countries: Areas) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
    hits, _ = _hits(points, countries)
    return _first_hit(points, countries, "iso"), np.bincount(hits, minlength=len(points)) > 1


def _admin1(points: NDArray[Any], country: NDArray[np.object_], provinces: Areas) -> NDArray[np.object_]:
    """Return the province of the point's own country that holds it, else the nearest of that country.

    The provinces are coarser than the border (Natural Earth, up to 5.5 km off), so the country is decided first.
    """
    owner = np.array([entry["country"] for entry in provinces.properties], dtype=object)
    ids = np.array([entry["id"] for entry in provinces.properties], dtype=object)
    found = np.full(len(points), None, dtype=object)
    hits, polygons = _hits(points, provinces)
    own = owner[polygons] == country[hits]
    order = np.argsort(ids[polygons[own]].astype(str), kind="stable")[::-1]
    found[hits[own][order]] = ids[polygons[own][order]]
    for iso in _HOME:
        rows = np.flatnonzero((country == iso) & pd.isna(found))
        if rows.size:
            mine = owner == iso
            nearest = shapely.STRtree(provinces.polygons[mine]).query_nearest(points[rows], all_matches=False)
            found[rows[nearest[0]]] = ids[mine][nearest[1]]
    return found


def _border(points: NDArray[Any], border: BorderSegments) -> tuple[NDArray[np.float64], NDArray[np.object_]]:
    """Return the geodesic distance in metres to the nearest border segment, and its section."""
    distance = np.full(len(points), np.nan)
    section = np.full(len(points), None, dtype=object)
    if not len(points):
        return distance, section
    flat = metric(points)
    rows, nearest = border.tree.query_nearest(flat, all_matches=False)
    touching = shapely.shortest_line(flat[rows], border.segments[nearest])
    foot = shapely.get_coordinates(metric(shapely.get_point(touching, 1), inverse=True))
    here = shapely.get_coordinates(points[rows])
    distance[rows] = _GEOD.inv(here[:, 0], here[:, 1], foot[:, 0], foot[:, 1])[2]
    section[rows] = border.sections[nearest]
    return distance, section


def _side(
    points: NDArray[Any],
    country: NDArray[np.object_],
    border_m: NDArray[np.float64],
    doubt: NDArray[np.float64],
    countries: Areas,
) -> NDArray[np.object_]:
    """Return the country, "outside" both, or "indeterminate" where the doubt reaches the border or another country."""
    side = np.where(np.isin(country.astype(str), _HOME), country, "outside").astype(object)
    side[border_m <= doubt + _BORDER_ACCURACY_M] = "indeterminate"
    rows = np.flatnonzero((side == "outside") & (doubt > 0))
    for entry, polygon in zip(countries.properties, countries.polygons, strict=True):
        if entry["iso"] in _HOME and rows.size:
            flat = metric(polygon)
            shapely.prepare(flat)
            reach = doubt[rows] + _BORDER_ACCURACY_M
            reached = shapely.dwithin(flat, metric(points[rows]), reach)  # type: ignore[call-overload] # stubs: one distance
            side[rows[reached]] = "indeterminate"
    return side


def _in_oblast(points: NDArray[Any], doubt: NDArray[np.float64], oblast: Areas) -> NDArray[np.object_]:
    """Return yes or no where the point is farther from the outline than its doubt and the outline's own, else indeterminate."""
    answer = np.full(len(points), "no", dtype=object)
    accuracy_m = float(oblast.properties[0]["accuracy_m"])
    outline = metric(shapely.boundary(oblast.polygons[0]))
    west, south, east, north = shapely.bounds(outline)
    flat = metric(points)
    x, y, reach = shapely.get_x(flat), shapely.get_y(flat), doubt + accuracy_m
    # Points farther from its box than their doubt are outside beyond doubt: most need no distance.
    rows = np.flatnonzero((x > west - reach) & (x < east + reach) & (y > south - reach) & (y < north + reach))
    inside = shapely.intersects(oblast.polygons[0], points[rows])
    shapely.prepare(outline)
    unclear = shapely.dwithin(outline, flat[rows], reach[rows])  # type: ignore[call-overload] # stubs: one distance
    answer[rows] = np.where(unclear, "indeterminate", np.where(inside, "yes", "no"))
    return answer
