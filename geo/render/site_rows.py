"""Sites as rows for the map's columns: a frame or a FeatureCollection checked, dated and put in the order of time."""

import json
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.errors import InputError

__all__ = ["UNDATED", "Ints", "is_known", "ordered_rows", "site_frame"]

Ints = npt.NDArray[np.int64]

UNDATED = -1_000_000
"""Stands for the day of what has none: a number below every day since 1970-01-01 that a calendar of reports knows."""

_NESTED_KEYS = (
    "kind_codes", "claims", "sources", "links", "contradictions", "corrections", "place_names", "rejected_candidates",
)  # fmt: skip


def site_frame(collection: Mapping[str, Any]) -> gpd.GeoDataFrame:
    """Return a contract FeatureCollection as a frame in WGS 84: one row a Feature, its id the index, properties as they are.

    An empty collection gives an empty frame.

    Raises
    ------
    InputError
        If a geometry is neither null nor a Point.
    """
    features = collection["features"]
    rows = [dict(feature["properties"]) for feature in features]
    index = [str(feature.get("id") or row.get("incident_id") or number) for number, (feature, row) in enumerate(zip(features, rows, strict=True))]  # fmt: skip
    lons, lats = np.full((2, len(features)), np.nan)
    for number, feature in enumerate(features):
        geometry = feature.get("geometry")
        if geometry is None:
            continue
        if geometry["type"] != "Point":
            raise InputError(
                f"feature {index[number]!r} is a {geometry['type']}: the map takes points; null where no place is known"
            )
        lons[number], lats[number] = geometry["coordinates"][:2]
    frame = pd.DataFrame(rows, index=index, dtype=object)
    points = gpd.points_from_xy(lons, lats)
    points[np.isnan(lons)] = None
    return gpd.GeoDataFrame(frame, geometry=points, crs=4326)


def ordered_rows(frame: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return a frame of sites as rows in the order of their incidents' first day, last day and id; those without a day last.

    An incident's sites lie together. ``lon`` and ``lat`` are NaN where there is no place, ``first_day`` and ``last_day`` are
    the incident's in days since 1970-01-01, :data:`UNDATED` where it has none; ``site_id`` is the frame's index.

    Raises
    ------
    InputError
        If the frame has another CRS than WGS 84, or geometries that are no points.
    """
    return _ordered(_checked(frame))


def _checked(frame: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return the frame as a plain one with ``lon`` and ``lat``, NaN where there is no place."""
    if frame.crs is not None and frame.crs.to_epsg() != 4326:
        raise InputError(f"the frame's CRS is {frame.crs.to_string()}: give it in WGS 84, frame.to_crs(4326)")
    shapes = frame.geometry
    blank = (shapes.isna() | shapes.is_empty).to_numpy()
    if not (shapes.geom_type[~blank] == "Point").all():
        kinds = sorted(set(shapes.geom_type[~blank]) - {"Point"})
        raise InputError(
            f"the frame has geometries of type {', '.join(kinds)}: the map takes points, one a site"
        )
    table = pd.DataFrame(frame.drop(columns=frame.geometry.name))
    lons, lats = np.full((2, len(table)), np.nan)
    lons[~blank], lats[~blank] = shapes.x[~blank], shapes.y[~blank]
    for key in set(_NESTED_KEYS) & set(table):
        table[key] = [_nested(value) for value in table[key]]
    # a reader of GeoJSON leaves a feature's id in a column of that name
    ids = table.pop("id") if "id" in table and isinstance(table.index, pd.RangeIndex) else table.index
    return table.assign(lon=lons, lat=lats, site_id=[str(one) for one in ids])


def _nested(value: Any) -> Any:
    """Return a list or dict that a file's reader left as JSON text; other values as they are."""
    if not isinstance(value, str) or value[:1] not in ("[", "{"):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows by their incident's first day, last day and id; those without a day last, an incident's sites together."""
    ids = (
        table["incident_id"].where(table["incident_id"].notna(), table["site_id"])
        if "incident_id" in table
        else table["site_id"]
    )
    table = table.assign(incident_id=ids.astype(str))
    start, end = _days(table, "date_start"), _days(table, "date_end")
    start = np.where(start == UNDATED, end, start)
    end = np.where(end == UNDATED, start, end)
    low, high = np.minimum(start, end), np.maximum(start, end)
    table = table.assign(first_day=low, last_day=high)
    heads = table.groupby("incident_id", sort=False)[["first_day", "last_day"]].transform("first")
    table = table.assign(first_day=heads["first_day"].to_numpy(), last_day=heads["last_day"].to_numpy())
    rank = np.where(table["first_day"] == UNDATED, np.iinfo(np.int64).max, table["first_day"])
    order = np.lexsort(
        (
            np.arange(len(table)),
            table["incident_id"].to_numpy().astype(str),
            table["last_day"].to_numpy(),
            rank,
        )
    )
    return table.iloc[order]


def _days(table: pd.DataFrame, key: str) -> Ints:
    """Return days since 1970-01-01, and a number below every day where there is none."""
    if key not in table:
        return np.full(len(table), UNDATED)
    told = table[key]
    if not pd.api.types.is_datetime64_any_dtype(told):
        told = pd.to_datetime(told.astype(str).str.slice(0, 10), format="%Y-%m-%d", errors="coerce")
    days = told.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), UNDATED, days.astype(np.int64))


def is_known(value: Any) -> bool:
    """Return whether a cell says anything: not None, NaN, NaT or NA."""
    return isinstance(value, list | dict) or not pd.isna(value)
