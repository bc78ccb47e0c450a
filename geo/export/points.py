"""Located points and polygons as GeoJSON with the contract's property names, as CSV, as a table, or one by one."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import geopandas as gpd
import shapely

from geo import data
from geo.model import Rejection
from geo.spatial import CONTEXT_KEYS, context_properties

__all__ = ["POINT_FORMATS", "harmless", "located_collection", "printable", "write_located"]

POINT_FORMATS = ("table", "details", "csv", "geojson")

_DOUBTFUL = ("side", "in_nagorno_karabakh", "control")
_TABLE = (
    "id", "country", "admin1_name", "admin2_name", "border_km", "border_section", "side", "in_nagorno_karabakh", "control",
)  # fmt: skip
_HEADS = {"admin1_name": "admin1", "admin2_name": "admin2"}
_WIDEST = 40
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def located_collection(located: gpd.GeoDataFrame, rejections: Iterable[Rejection] = ()) -> dict[str, Any]:
    """Return a FeatureCollection of what :func:`geo.spatial.locate` gives, as plain values.

    Columns ``uncertainty_m`` and ``on`` (a date or None) are needed; ``properties``, what the source said of each, comes
    first and gives way to names of the contract. Polygons have ``shares`` as well.
    """
    return {
        "type": "FeatureCollection",
        "features": list(map(_feature, located.index, _rows(located))),
        "rejections": [{"text": one.text, "reason": one.reason} for one in rejections],
        "attributions": list(data.attributions()),
        "dataset_sha256": data.dataset_sha256(),
    }


def _rows(located: gpd.GeoDataFrame) -> Iterator[dict[str, Any]]:
    """Yield the rows as mappings, as ``iterrows`` would, many times faster."""
    names = list(located.columns)
    columns = [located[name].tolist() for name in names]
    return (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))


def _feature(identifier: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    said = row.get("properties") or {}
    shares = row.get("shares")
    values = {
        **said,
        "on": None if row["on"] is None else row["on"].isoformat(),
        "uncertainty_m": float(row["uncertainty_m"]),
        **context_properties(row),
    }
    if isinstance(shares, dict):
        values["shares"] = {
            layer: {name: round(share, 4) for name, share in each.items()} for layer, each in shares.items()
        }
    shape = row["geometry"]
    geometry = (
        {"type": "Point", "coordinates": [shape.x, shape.y]}
        if shape.geom_type == "Point"
        else json.loads(shapely.to_geojson(shape))
    )
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": values}


def write_located(collection: Mapping[str, Any], form: str) -> str:
    """Return a located collection as text in one of ``POINT_FORMATS``, with a line end at the end."""
    if form == "geojson":
        text = json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False, default=str) + "\n"
    else:
        text = {"csv": _csv, "table": _table, "details": _details}[form](collection["features"])
    # Half a surrogate pair, which JSON can spell, is no text.
    return text.encode("utf-8", "replace").decode("utf-8")


def _csv(features: list[dict[str, Any]]) -> str:
    """Return one row a feature: id, lon, lat (of a polygon: of a point in it), what the source said, the context."""
    said = dict.fromkeys(key for one in features for key in one["properties"])
    columns = [key for key in said if key not in (*CONTEXT_KEYS, "on", "uncertainty_m", "shares")]
    context = ["on", "uncertainty_m", *CONTEXT_KEYS]
    own = [key for key in columns if key not in ("id", "lon", "lat")]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "lon", "lat", *map(harmless, own), *context])
    for one in features:
        lon, lat = _middle(one["geometry"])
        values = one["properties"]
        cells = [_cell(values.get(key)) for key in (*own, *context)]
        writer.writerow([harmless(str(one["id"])), f"{lon:.6f}", f"{lat:.6f}", *cells])
    return out.getvalue()


def _middle(geometry: Mapping[str, Any]) -> tuple[float, float]:
    """Return longitude and latitude of a point, or of one inside a polygon."""
    if geometry["type"] == "Point":
        lon, lat = geometry["coordinates"][:2]
        return lon, lat
    inner: Any = shapely.point_on_surface(shapely.from_geojson(json.dumps(geometry)))
    return inner.x, inner.y


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        listed = (one.get("id", one) if isinstance(one, dict) else one for one in value)
        return harmless("|".join(map(str, listed)))
    return value if isinstance(value, int | float) else harmless(str(value))


def harmless(text: str) -> str:
    """Return text that a spreadsheet does not take for a formula, without control characters but line ends."""
    text = "\n".join(map(printable, text.splitlines())) if not text.isprintable() else text
    if not text.startswith(_FORMULA):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text


def _table(features: list[dict[str, Any]]) -> str:
    """Return a table with a row a feature; what is in doubt carries its probability in per cent."""
    rows = [[_HEADS.get(key, key) for key in _TABLE]]
    for one in features:
        values = {**one["properties"], "id": _cut(printable(one["id"]))}
        rows.append(
            [_doubtful(values, key) if key in _DOUBTFUL else printable(values.get(key)) for key in _TABLE]
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(_TABLE))]
    lines = (
        "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
    return "\n".join(lines) + "\n"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _doubtful(values: Mapping[str, Any], key: str) -> str:
    """Return an answer and, where it is not certain, the likeliest one with its probability."""
    answer, probability = values[key], values[f"{key}_probability"]
    best = values.get(f"{key}_best", "yes")
    if probability is None or probability in (0, 1) or answer == best == "indeterminate":
        return printable(answer)
    share = f"{int(probability * 100)}%"  # never rounded up to what would decide it, or to certainty
    return f"{answer} ({share})" if best == answer else f"{answer} ({best} {share})"


def _details(features: list[dict[str, Any]]) -> str:
    """Return a block a feature, a line a property."""
    lines = []
    for one in features:
        lines.append(printable(one["id"]))
        for key, value in one["properties"].items():
            lines.append(f"  {printable(key):31} {printable(_told(value)) or '-'}")
    return "\n".join(lines) + "\n"


def _told(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name} {_shares(each)}" for name, each in value.items())
    if isinstance(value, list):
        named = (isinstance(one, dict) and {"id", "name"} <= one.keys() for one in value)
        return "; ".join(
            f"{one['name']} ({one['id']})" if has else str(one) for one, has in zip(value, named, strict=True)
        )
    return printable(value)


def _shares(each: Any) -> str:
    if not isinstance(each, dict):
        return printable(each)
    return (
        ", ".join(f"{name} {share:.1%}" for name, share in each.items() if isinstance(share, int | float))
        or "-"
    )


def printable(value: Any) -> str:
    """Return a value as one line without control characters, which could steer a terminal."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "".join(letter if letter.isprintable() else " " for letter in str(value))
