"""Sites as tables: CSV, with HXL tags on request, GeoPackage and GeoParquet. A row a site; lists are JSON in a cell."""

import csv
import io
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from geo.export.loss import Loss, top_losses
from geo.export.points import harmless
from geo.export.sums import deaths

__all__ = ["ABOUT_KEY", "geopackage", "geoparquet", "sites_csv"]

ABOUT_KEY = b"geo_incidents"
"""Name of the GeoParquet file's metadata that hold the collection's top level as JSON."""

# https://hxlstandard.org, version 1.1
_HXL = {
    "incident_id": "#event+code", "kind": "#event+type", "date_start": "#date+start", "date_end": "#date+end", "place_name": "#loc+name",
    "admin1_name": "#adm1+name", "admin2_name": "#adm2+name", "country": "#country+code", "lat": "#geo+lat", "lon": "#geo+lon",
    "killed_best": "#affected+killed", "sources": "#meta+source", "title": "#description",
}  # fmt: skip
_REPORTS = "reports whole, of which rows name outlet and address only"


def sites_csv(
    collection: Mapping[str, Any], *, bom: bool = False, hxl: bool = False
) -> tuple[bytes, tuple[Loss, ...]]:
    """Return a CSV in UTF-8, a row a site, cells that a spreadsheet would take for formulas made safe.

    ``bom`` puts the mark in front by which spreadsheets know the letters; ``hxl`` adds a row of HXL tags under the header.
    ``killed_best`` is the sum over the sides by the rule of :func:`geo.export.sums.deaths`.
    """
    rows = [_row(feature) for feature in collection["features"]]
    header = list(dict.fromkeys(key for row in rows for key in row)) or ["id"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    if hxl:
        writer.writerow([_HXL.get(key, "") for key in header])
    writer.writerows([_cell(row.get(key)) for key in header] for row in rows)
    return text.getvalue().encode("utf-8-sig" if bom else "utf-8"), top_losses(collection, reports=_REPORTS)


def geopackage(collection: Mapping[str, Any]) -> tuple[bytes, tuple[Loss, ...]]:
    """Return a GeoPackage with the layer ``sites``: points in WGS 84, none for an incident without a place."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.gpkg"
        _frame(collection).to_file(path, layer="sites", driver="GPKG", index=False)
        return path.read_bytes(), top_losses(collection, reports=_REPORTS)


def geoparquet(collection: Mapping[str, Any]) -> tuple[bytes, tuple[Loss, ...]]:
    """Return a GeoParquet file, the collection's top level in its metadata: nothing is lost."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.parquet"
        _frame(collection).to_parquet(path, index=False)
        table = pq.read_table(path)
    about = {key: value for key, value in collection.items() if key != "features"}
    # Which columns are JSON, so that who reads them back need not guess.
    about["lists"] = sorted(
        {
            key
            for one in collection["features"]
            for key, value in one["properties"].items()
            if isinstance(value, list | dict)
        }
    )
    metadata = {**(table.schema.metadata or {}), ABOUT_KEY: json.dumps(about, ensure_ascii=False).encode()}
    sink = pa.BufferOutputStream()
    pq.write_table(table.replace_schema_metadata(metadata), sink)
    return sink.getvalue().to_pybytes(), ()


def _frame(collection: Mapping[str, Any]) -> gpd.GeoDataFrame:
    """Return the features as a frame: lists and objects as JSON, so that every reader takes them."""
    features = collection["features"]
    rows = [
        {"id": one["id"]} | {key: _plain(value) for key, value in one["properties"].items()}
        for one in features
    ]
    points = [
        one["geometry"]["coordinates"] if one["geometry"] else (float("nan"), float("nan"))
        for one in features
    ]
    shapes = gpd.points_from_xy([lon for lon, *_ in points], [lat for _, lat, *_ in points])
    shapes[[one["geometry"] is None for one in features]] = None
    frame = pd.DataFrame(rows) if rows else pd.DataFrame({"id": pd.Series(dtype=str)})
    return gpd.GeoDataFrame(frame, geometry=shapes, crs=4326)


def _row(feature: Mapping[str, Any]) -> dict[str, Any]:
    lon, lat = feature["geometry"]["coordinates"][:2] if feature["geometry"] else (None, None)
    told = deaths(feature["properties"].get("claims") or ())
    killed = sum(best for _, best, _ in told.values()) if told else None
    return {"id": feature["id"], "lon": lon, "lat": lat, **feature["properties"], "killed_best": killed}


def _cell(value: Any) -> Any:
    plain = _plain(value)
    if plain is None:
        return ""
    return harmless(plain) if isinstance(plain, str) else plain


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
