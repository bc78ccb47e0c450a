"""What a frame of points or polygons must be before it can be compared with anything."""

from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.errors import InputError

__all__ = ["are_polygons", "check_columns", "check_points", "check_polygons", "swapped"]

_POINT = 0
_POLYGONS = (3, 6)  # GEOS: Polygon, MultiPolygon
_SHOWN = 5
_FARTHEST_M = 20_000_000.0  # half round the Earth

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]


def check_columns(frame: gpd.GeoDataFrame, new: Iterable[str]) -> None:
    """Check that a frame has one active geometry column, and room for new columns.

    Raises
    ------
    InputError
        If it has none, or one with the name of a new column.
    """
    name = frame.active_geometry_name if isinstance(frame, gpd.GeoDataFrame) else None
    if name is None:
        raise InputError("give a GeoDataFrame with an active geometry column: see geopandas' set_geometry")
    if name in set(new):
        raise InputError(f"the geometry column is called {name!r}, as a column of the answer is: rename it")
    if not frame.columns.is_unique:
        twice = frame.columns[frame.columns.duplicated()][0]
        raise InputError(f"the frame has two columns {twice!r}: rename one")


def check_points(points: gpd.GeoDataFrame) -> tuple[Floats, Floats]:
    """Return longitudes and latitudes of a frame of points.

    Raises
    ------
    InputError
        If anything is wrong with the frame; all faults in one.
    """
    geometry = points.geometry.to_numpy()
    faults = _frame_faults(points)
    blank = (shapely.get_type_id(geometry) != _POINT) | shapely.is_empty(geometry)
    if blank.any():
        faults.append(f"no point at row {_rows(points.index, blank)}")
    lon, lat = np.full((2, len(geometry)), np.nan)
    # An empty point has no coordinates to ask for.
    lon[~blank], lat[~blank] = shapely.get_x(geometry[~blank]), shapely.get_y(geometry[~blank])
    with np.errstate(invalid="ignore"):
        lost = ~blank & ~((np.abs(lon) <= 180) & (np.abs(lat) <= 90))
    if lost.any():
        faults.append(
            f"a coordinate is not on Earth at row {_rows(points.index, lost)}: "
            "longitude -180 to 180 first, then latitude -90 to 90"
        )
    if faults:
        raise InputError("points cannot be located: " + "; ".join(faults))
    return lon, lat


def are_polygons(frame: gpd.GeoDataFrame) -> bool:
    """Return whether the frame has rows and all of them are polygons or multipolygons."""
    kinds = shapely.get_type_id(frame.geometry.to_numpy())
    return len(kinds) > 0 and bool(np.isin(kinds, _POLYGONS).all())


def check_polygons(frame: gpd.GeoDataFrame) -> None:
    """Check a frame of polygons.

    Raises
    ------
    InputError
        If anything is wrong with the frame; all faults in one.
    """
    geometry = frame.geometry.to_numpy()
    faults = _frame_faults(frame)
    empty = shapely.is_empty(geometry)
    if empty.any():
        faults.append(f"an empty polygon at row {_rows(frame.index, empty)}")
    bounds = shapely.bounds(geometry)
    with np.errstate(invalid="ignore"):
        lost = ~empty & ~(np.abs(bounds) <= (180, 90, 180, 90)).all(axis=1)
    if lost.any():
        faults.append(
            f"a coordinate is not on Earth at row {_rows(frame.index, lost)}: longitude comes first"
        )
    broken = ~empty & ~lost & ~shapely.is_valid(geometry)
    for row in np.flatnonzero(broken)[:_SHOWN]:
        faults.append(f"row {frame.index[row]} is no valid polygon: {shapely.is_valid_reason(geometry[row])}")
    if faults:
        raise InputError("polygons cannot be located: " + "; ".join(faults))


def _frame_faults(frame: gpd.GeoDataFrame) -> list[str]:
    """Return what is wrong with the CRS, the doubt and the index of a frame."""
    faults = []
    # GeoParquet says OGC:CRS84, which is the same with the order of axes that geopandas takes for granted.
    if frame.crs is None or frame.crs.to_authority() not in (("EPSG", "4326"), ("OGC", "CRS84")):
        faults.append(f"CRS is {frame.crs}: give WGS 84 (EPSG:4326), longitude first")
    if "uncertainty_m" in frame:
        doubt = pd.to_numeric(frame["uncertainty_m"], errors="coerce").to_numpy(float)
        wrong = ~((doubt >= 0) & (doubt <= _FARTHEST_M))
        if wrong.any():
            faults.append(
                f"uncertainty_m is not a number of metres, 0 to 20,000,000, at row {_rows(frame.index, wrong)}"
            )
    if not frame.index.is_unique:
        faults.append(f"the index has rows of the same id: {_rows(frame.index, frame.index.duplicated())}")
    return faults


def swapped(lon: Floats, lat: Floats, box: Box) -> NDArray[np.bool_]:
    """Return which points lie outside a box, west, south, east, north, but inside it with their numbers swapped."""
    return ~_inside(lon, lat, box) & _inside(lat, lon, box)


def _rows(index: pd.Index, flags: NDArray[Any]) -> str:
    """Return the ids of the rows with a flag, the first few, to be read in an error."""
    ids = [str(one) for one in index[flags]]
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return ", ".join(ids[:_SHOWN]) + more


def _inside(lon: Floats, lat: Floats, box: Box) -> NDArray[np.bool_]:
    west, south, east, north = box
    return (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
