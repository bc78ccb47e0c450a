"""Files of what is shown, each with a report of what its format cannot say.

The input is a contract FeatureCollection (:func:`geo.export.feature_collection`). A format that loses something says what, and
of how many rows: nothing is dropped in silence.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geo.errors import InputError
from geo.export.acled import acled_csv
from geo.export.kml import kml
from geo.export.loss import Loss
from geo.export.tables import geopackage, geoparquet, sites_csv
from geo.export.timemap import timemap_json
from geo.export.ucdp import ucdp_csv

__all__ = ["FORMATS", "Exported", "Format", "export"]


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's bytes, and what it does not hold."""

    content: bytes
    losses: tuple[Loss, ...]

    def report(self) -> str:
        """Return the losses as lines of text, or a line that says that there are none."""
        return "\n".join(map(str, self.losses)) or "nothing is lost"


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: words for it, the ending of its files, and its media type."""

    title: str
    suffix: str
    media_type: str
    write: Callable[[Mapping[str, Any]], tuple[bytes, tuple[Loss, ...]]]


def _geojson(collection: Mapping[str, Any]) -> tuple[bytes, tuple[Loss, ...]]:
    try:
        text = json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False)
    except ValueError as error:
        raise InputError(
            "a number in the collection is NaN or infinite: give null where none is known"
        ) from error
    return f"{text}\n".encode(), ()


FORMATS: Mapping[str, Format] = {
    "geojson": Format("GeoJSON", ".geojson", "application/geo+json", _geojson),
    "csv": Format("CSV", ".csv", "text/csv", sites_csv),
    "csv-bom": Format("CSV for spreadsheets", ".csv", "text/csv", lambda collection: sites_csv(collection, bom=True)),
    "hxl": Format("CSV with HXL tags", ".csv", "text/csv", lambda collection: sites_csv(collection, hxl=True)),
    "gpkg": Format("GeoPackage", ".gpkg", "application/geopackage+sqlite3", geopackage),
    "parquet": Format("GeoParquet", ".parquet", "application/vnd.apache.parquet", geoparquet),
    "kml": Format("KML", ".kml", "application/vnd.google-earth.kml+xml", kml),
    "ucdp": Format("UCDP-shaped CSV", ".csv", "text/csv", ucdp_csv),
    "acled": Format("ACLED-shaped CSV", ".csv", "text/csv", acled_csv),
    "timemap": Format("TimeMap JSON", ".json", "application/json", timemap_json),
}  # fmt: skip
"""The formats by the name that the command line takes."""


def export(collection: Mapping[str, Any], form: str) -> Exported:
    """Return a contract FeatureCollection as a file of one of :data:`FORMATS`.

    Raises
    ------
    InputError
        If there is no such format, or a number cannot be written: NaN and infinity, a loss that is none.
    """
    if form not in FORMATS:
        raise InputError(f"{form!r} is no format to export to: one of {', '.join(FORMATS)}")
    return Exported(*FORMATS[form].write(collection))
