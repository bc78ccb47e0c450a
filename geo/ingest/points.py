"""Points from tables: a CSV or GeoJSON of positions, with ids, doubt and days, to a frame. Bad rows become rejections."""

import csv
import io
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, count
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
import shapely.geometry
from shapely.errors import ShapelyError

from geo.errors import InputError
from geo.ingest.text import parse_date
from geo.model import LonLat, Rejection
from geo.spatial import LOCAL, parse_point

__all__ = ["MAX_POINT_BYTES", "PointTable", "read_points"]

MAX_POINT_BYTES = 64_000_000
MAX_POINTS = 200_000
"""Rows at once: what is said of each stays in memory until it is written."""

_LAT = ("lat", "latitude", "y", "lat_deg", "latitude_deg")
_LON = ("lon", "lng", "long", "longitude", "x", "lon_deg", "longitude_deg")
_BOTH = ("position", "coordinates", "coords", "point", "location", "latlon", "lat_lon")
_ID = ("id", "event_id", "event_id_cnty", "site_id", "name")
_DOUBT = ("uncertainty_m", "coordinateuncertaintyinmeters")
_DAY = ("on", "date", "date_start", "event_date")
_KINDS = ("Point", "Polygon", "MultiPolygon")
_WGS84 = (
    "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326",
)  # fmt: skip


# What shapely raises for coordinates that are none.
_UNREADABLE = (
    ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PointTable:
    """A frame of positions in WGS 84 by id, with ``uncertainty_m``, ``on`` (a date or None) and ``properties``.

    ``properties`` are what the row or feature said; ``rejections`` are rows that give no position, with their reason.
    """

    frame: gpd.GeoDataFrame
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row says, as text or numbers."""

    where: str
    identifier: Any
    shape: Any
    said: Mapping[str, Any]


def read_points(content: bytes, *, name: str = "stdin", today: date | None = None) -> PointTable:
    """Return the positions in a CSV or a GeoJSON, told apart by the first character.

    A CSV has a header and columns for latitude and longitude (``lat``, ``latitude``, ``y``; ``lon``, ``lng``,
    ``longitude``, ``x``; or both in one, ``position``), decimal or in degrees, minutes and seconds; comma, semicolon or
    tab between them. A GeoJSON holds points, or polygons, in WGS 84. Both may give ``id``, ``uncertainty_m`` and a day
    (``on``, ``date``, ``date_start``, ``event_date``).

    Raises
    ------
    InputError
        If it is neither, has no such columns, another CRS, or no row.
    """
    if len(content) > MAX_POINT_BYTES:
        raise InputError(f"{name}: larger than {MAX_POINT_BYTES // 1_000_000} MB: split it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 text (byte {error.start}): save it as UTF-8") from error
    if "\0" in text:
        raise InputError(f"{name}: not a text file: it holds NUL bytes")
    if not text.strip():
        raise InputError(f"{name}: empty: give a CSV with a header, or a GeoJSON")
    rows = _json_rows(text, name) if text.lstrip()[0] in "{[" else _csv_rows(text, name)
    return _table(rows, name, today or datetime.now(LOCAL).date())


def _csv_rows(text: str, name: str) -> list[_Row]:
    body = text.lstrip("\r\n")
    head = body.splitlines()[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter)
    before = text[: len(text) - len(body)].count("\n")
    header = {column.strip().lower(): place for place, column in enumerate(next(reader)) if column.strip()}
    if len(header) < sum(bool(column.strip()) for column in next(csv.reader([head], delimiter=delimiter))):
        raise InputError(f"{name}:1: two columns of one name in the header: {head[:120]}")
    columns = list(header)
    lat, lon, both = (_column(columns, names) for names in (_LAT, _LON, _BOTH))
    if both is None and (lat is None or lon is None):
        raise InputError(
            f"{name}:1: no columns for latitude and longitude in the header {head[:120]!r}: name them lat and lon"
        )
    identifier = _column(columns, _ID)
    rows: list[_Row] = []
    try:
        for cells in reader:
            if not any(cells):
                continue
            said = {key: cells[place] if place < len(cells) else "" for key, place in header.items()}
            pair = None if lat is None or lon is None else (said[lat], said[lon])
            shape = pair if pair is not None else said[both or ""]
            own = said[identifier] if identifier else None
            rows.append(_Row(f"{name}:{reader.line_num + before}", own, shape, said))
            _check_count(rows, name)
    except csv.Error as error:
        raise InputError(f"{name}:{reader.line_num + before}: not a readable CSV: {error}") from error
    return rows


def _check_count(rows: list[Any], name: str) -> None:
    if len(rows) > MAX_POINTS:
        raise InputError(
            f"{name}: more than {MAX_POINTS:,} rows: split it, or use geo.spatial.locate in Python, which has no limit"
        )


def _column(columns: list[str], names: tuple[str, ...]) -> str | None:
    return next((name for name in names if name in columns), None)


def _json_rows(text: str, name: str) -> list[_Row]:
    try:
        value = json.loads(text, parse_constant=lambda _: None, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: not readable JSON: {error}") from error
    if not isinstance(value, dict):
        raise InputError(f"{name}: a JSON list: give a GeoJSON FeatureCollection")
    crs = value.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    named = properties.get("name") if isinstance(properties, dict) else None
    if crs is not None and named not in _WGS84:
        raise InputError(
            f"{name}: its CRS is {str(named or crs)[:80]!r}: give WGS 84 (EPSG:4326), longitude first"
        )
    kind = value.get("type")
    features = value.get("features") if kind == "FeatureCollection" else [value]
    if not isinstance(features, list):
        raise InputError(f"{name}: a FeatureCollection without a list of features")
    _check_count(features, name)
    return [_feature_row(feature, f"{name}, feature {number}") for number, feature in enumerate(features, 1)]


def _finite(text: str) -> float | None:
    """Return a number, None for one too large to hold: JSON knows no infinity, and none may come out again."""
    number = float(text)
    return number if math.isfinite(number) else None


def _feature_row(feature: Any, where: str) -> _Row:
    if not isinstance(feature, dict):
        return _Row(where, None, None, {})
    said = feature.get("properties")
    said = said if isinstance(said, dict) else {}
    shape = feature.get("geometry") if feature.get("type") == "Feature" else feature
    identifier = feature.get("id", said.get("id"))
    return _Row(where, identifier, shape if isinstance(shape, dict) else None, said)


def _table(rows: list[_Row], name: str, today: date) -> PointTable:
    if not rows:
        raise InputError(f"{name}: no rows: nothing to locate")
    taken = {str(row.identifier) for row in rows if row.identifier not in (None, "")}
    good: dict[str, tuple[Any, float, Any, Mapping[str, Any]]] = {}
    rejections = []
    for number, row in enumerate(rows, 1):
        named = row.identifier not in (None, "")
        identifier = str(row.identifier) if named else _fresh(f"point-{number}", taken)
        if identifier in good:
            identifier = _fresh(identifier, taken)
        try:
            good[identifier] = (_geometry(row.shape), _doubt(row.said), _day(row.said, today), row.said)
        except InputError as error:
            rejections.append(Rejection("", f"{row.where} ({identifier})", str(error)))
    frame = gpd.GeoDataFrame(
        {
            "uncertainty_m": [doubt for _, doubt, _, _ in good.values()],
            "on": _objects([day for _, _, day, _ in good.values()]),
            "properties": _objects([dict(said) for _, _, _, said in good.values()]),
        },
        geometry=[shape for shape, _, _, _ in good.values()],
        index=list(good),
        crs="EPSG:4326",
    )
    return PointTable(frame, tuple(rejections))


def _objects(values: list[Any]) -> Any:
    return pd.Series(values, dtype=object).to_numpy()


def _geometry(shape: Any) -> Any:
    if shape is None:
        raise InputError("no geometry")
    if isinstance(shape, str):
        return _point(*parse_point(shape))
    if isinstance(shape, tuple):
        lat, lon = (("" if part is None else str(part)).strip() for part in shape)
        if not (lat and lon):
            raise InputError("no latitude and longitude")
        return _point(*_position(lat, lon))
    return _json_geometry(shape)


def _json_geometry(shape: dict[str, Any]) -> Any:
    kind = shape.get("type")
    if kind not in _KINDS:
        raise InputError(f"a {str(kind)[:40]}, not a point or polygon")
    try:
        geometry: Any = shapely.geometry.shape(shape)
    except _UNREADABLE as error:
        raise InputError(f"its coordinates are not those of a {kind}: {str(error)[:120]}") from error
    if geometry.is_empty:
        raise InputError("an empty geometry")
    if kind == "Point":
        if not all(
            isinstance(one, int | float) and not isinstance(one, bool) for one in shape["coordinates"]
        ):
            raise InputError("its coordinates are not those of a Point: give two numbers")
        return _point(geometry.x, geometry.y)
    if not geometry.is_valid:
        raise InputError(f"not a valid polygon: {shapely.is_valid_reason(geometry)}")
    return shapely.force_2d(geometry)


def _position(lat: str, lon: str) -> LonLat:
    try:
        return LonLat(float(lon.replace(",", ".")), float(lat.replace(",", ".")))
    except ValueError:
        return parse_point(f"{lat} {lon}")


def _point(lon: float, lat: float) -> Any:
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise InputError(f"latitude {lat}, longitude {lon} is no position")
    if abs(lat) > 90:
        hint = "are latitude and longitude swapped?" if abs(lat) <= 180 else "give degrees in WGS 84"
        raise InputError(f"latitude {lat:g} is not between -90 and 90: {hint}")
    if abs(lon) > 180:
        raise InputError(f"longitude {lon:g} is not between -180 and 180")
    return shapely.Point(lon, lat)


def _doubt(said: Mapping[str, Any]) -> float:
    value = _said(said, _DOUBT)
    if value is None:
        return 0.0
    try:
        metres = float(value.replace(",", ".") if isinstance(value, str) else value)
    except (TypeError, ValueError, OverflowError):
        metres = math.nan
    if not 0 <= metres <= 20_000_000:
        raise InputError(f"uncertainty_m is {str(value)[:40]!r}, not a number of metres, 0 to 20,000,000")
    return metres


def _day(said: Mapping[str, Any], today: date) -> date | None:
    """Return the day of a row: a date, or that of an ISO 8601 time, at UTC+4 if it has a zone, else as it is."""
    value = _said(said, _DAY)
    if value is None:
        return None
    text = str(value).strip()
    if "T" in text or " " in text:
        try:
            time = datetime.fromisoformat(text)
        except ValueError as error:
            raise InputError(f"date: {text!r} is not an ISO 8601 day or time, e.g. 2022-09-13") from error
        text = (time if time.tzinfo is None else time.astimezone(LOCAL)).date().isoformat()
    day = parse_date(text, "date")
    if day > today:
        raise InputError(f"date: {day} is in the future: nobody knows who will hold what")
    return day


def _fresh(identifier: str, taken: set[str]) -> str:
    """Return an id that no row has given itself: as it is, or with a number after it."""
    found = next(
        one
        for one in chain([identifier], (f"{identifier}-{number}" for number in count(2)))
        if one not in taken
    )
    taken.add(found)
    return found


def _said(said: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    folded = {str(key).lower(): value for key, value in said.items()}
    return next((folded[name] for name in names if folded.get(name) not in (None, "")), None)
