"""Sites as rows for the map's columns: a frame checked, dated and put in the order of time."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.errors import InputError

__all__ = ["UNDATED", "Ints", "incident_ids", "is_known", "ordered_rows"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

UNDATED = -1_000_000
"""Stands for the day of what has none: a number below every day since 1970-01-01 that a calendar of reports knows."""

_LATEST = np.iinfo(np.int64).max
_LOCAL = timezone(timedelta(hours=4))
_LON_MOST, _LAT_MOST = 180, 90
_FAULTS_SHOWN = 5

_NESTED_KEYS = (
    "kind_codes", "claims", "sources", "links", "contradictions", "corrections", "place_names", "rejected_candidates",
)  # fmt: skip


def ordered_rows(frame: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return a frame of sites as rows in the order of their incidents' first day, last day and id; those without a day last.

    An incident's sites lie together, in the order in which they came: the first is the one that its title names. ``lon`` and
    ``lat`` are NaN where there is no place. ``first_day`` and ``last_day`` are the incident's, the earliest and the latest of
    its rows, in days since 1970-01-01, :data:`UNDATED` where no row has one. A day is local, UTC+4; text that begins with a
    day is that day. ``site_id`` is the frame's index, or its column ``id`` where the index is numbers without a name.

    Raises
    ------
    InputError
        If the frame has another CRS than WGS 84, geometries that are no points on the globe, or sites without an id of
        their own.
    """
    return _ordered(_checked(frame))


def _checked(frame: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return the frame as a plain one with ``lon`` and ``lat``, NaN where there is no place."""
    lons, lats = _positions(frame)
    ids = _site_ids(frame)
    _check_ids(ids)
    told = [frame.geometry.name, *(["id"] if _has_id_column(frame) else [])]
    table = pd.DataFrame(frame.drop(columns=told))
    for key in set(_NESTED_KEYS) & set(table):
        table[key] = [_nested(value) for value in table[key]]
    return table.assign(lon=lons, lat=lats, site_id=ids.tolist())


def incident_ids(frame: gpd.GeoDataFrame) -> set[str]:
    """Return the ids of a frame's incidents, of which a row without one has its site's."""
    return set(_incident_ids(frame, pd.Series(_site_ids(frame).to_numpy(), index=frame.index)))


def _incident_ids(table: pd.DataFrame, site_ids: "pd.Series[str]") -> "pd.Series[str]":
    if "incident_id" not in table:
        return site_ids.astype(str)
    return table["incident_id"].where(table["incident_id"].notna(), site_ids).astype(str)


def _has_id_column(frame: pd.DataFrame) -> bool:
    """Return whether ids of sites stand in a column, where a reader of GeoJSON leaves them, and not in the index."""
    return "id" in frame and frame.index.name is None and pd.api.types.is_integer_dtype(frame.index)


def _site_ids(frame: pd.DataFrame) -> "pd.Index[Any]":
    """Return ids of sites, None where there is none."""
    told = pd.Index(frame["id"]) if _has_id_column(frame) else frame.index
    none = told.isna()
    return pd.Index([None if gone or one == "" else str(one) for one, gone in zip(told.tolist(), none, strict=True)], dtype=object)  # fmt: skip


def _positions(frame: gpd.GeoDataFrame) -> tuple[Floats, Floats]:
    """Return longitudes and latitudes, NaN where there is no place: no geometry, an empty one, or a point of NaN and NaN.

    A frame without a CRS is taken for WGS 84 if all its points lie on the globe in degrees.
    """
    if frame.crs is not None and frame.crs.to_epsg() != 4326:
        raise InputError(f"the frame's CRS is {frame.crs.to_string()}: give it in WGS 84, frame.to_crs(4326)")
    shapes = frame.geometry
    blank = (shapes.isna() | shapes.is_empty).to_numpy()
    if not (shapes.geom_type[~blank] == "Point").all():
        kinds = sorted(set(shapes.geom_type[~blank]) - {"Point"})
        raise InputError(
            f"the frame has geometries of type {', '.join(kinds)}: the map takes points, one a site"
        )
    lons, lats = np.full((2, len(frame)), np.nan)
    lons[~blank], lats[~blank] = shapes.x[~blank], shapes.y[~blank]
    nowhere = np.isnan(lons) & np.isnan(lats)
    off = ~nowhere & ~((np.abs(lons) <= _LON_MOST) & (np.abs(lats) <= _LAT_MOST))
    if off.any():
        at = int(np.argmax(off))
        advice = "" if frame.crs else "; the frame has no CRS: frame.set_crs(…).to_crs(4326)"
        raise InputError(
            f"row {frame.index[at]!r} lies at ({lons[at]}, {lats[at]}): give degrees, longitude and latitude{advice}"
        )
    return lons, lats


def _check_ids(ids: "pd.Index[Any]") -> None:
    """Raise an InputError that names every sort of fault in the ids of sites."""
    missing = np.asarray(ids.isna())
    twice = ids[ids.duplicated() & ~missing].unique()
    faults = []
    if missing.any():
        faults.append(f"{missing.sum()} without an id, the first in row {int(np.argmax(missing))}")
    if len(twice):
        shown = ", ".join(map(repr, twice[:_FAULTS_SHOWN])) + (", …" if len(twice) > _FAULTS_SHOWN else "")
        faults.append(f"{len(twice)} {'id' if len(twice) == 1 else 'ids'} in several rows, {shown}")
    if faults:
        raise InputError(
            f"the frame has sites {' and '.join(faults)}: give each site an id of its own, as the index or the column id; "
            "sites of one incident have its id in the column incident_id"
        )


def _nested(value: Any) -> Any:
    """Return a list that a file's reader left as an array, a list or dict that it left as JSON text; other values as they are."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if not isinstance(value, str) or value[:1] not in ("[", "{"):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows by their incident's first day, last day and id; those without a day last, an incident's sites together."""
    table = table.assign(incident_id=_incident_ids(table, table["site_id"]))
    start, end = _days(table, "date_start"), _days(table, "date_end")
    start = np.where(start == UNDATED, end, start)
    end = np.where(end == UNDATED, start, end)
    low, high = np.minimum(start, end), np.maximum(start, end)
    days = pd.DataFrame({"first": np.where(low == UNDATED, _LATEST, low), "last": high})
    whole = days.groupby(table["incident_id"].to_numpy(), sort=False)
    first, last = whole["first"].transform("min"), whole["last"].transform("max")
    table = table.assign(first_day=np.where(first == _LATEST, UNDATED, first), last_day=last.to_numpy())
    rank = np.where(table["first_day"] == UNDATED, _LATEST, table["first_day"])
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
    if isinstance(told.dtype, pd.DatetimeTZDtype):
        told = told.dt.tz_convert(_LOCAL).dt.tz_localize(None)
    elif not pd.api.types.is_datetime64_any_dtype(told):
        if pd.api.types.infer_dtype(told) != "string":
            told = told.map(_local)
        told = pd.to_datetime(told.astype(str).str.slice(0, 10), format="%Y-%m-%d", errors="coerce")
    days = told.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), UNDATED, days.astype(np.int64))


def _local(value: Any) -> Any:
    """Return a moment with a time zone as the local one; other values as they are."""
    return value.astimezone(_LOCAL) if isinstance(value, datetime) and value.tzinfo else value


def is_known(value: Any) -> bool:
    """Return whether a cell says anything: not None, NaN, NaT or NA."""
    return not pd.api.types.is_scalar(value) or not pd.isna(value)
