"""The places of the packaged tables: GeoNames, our curated table, and the provinces."""

from collections.abc import Iterable
from typing import Any

import shapely
import shapely.geometry

from geo import data
from geo.errors import DatasetError
from geo.model import LonLat, Name, Party, Place, PlaceKind

__all__ = ["load_places"]

_LANGUAGES = ("en", "hy", "az", "ru")
_SIDES = {"name_armenian_side": Party.ARMENIA, "name_azerbaijani_side": Party.AZERBAIJAN}
_KIND_WORDS = (" Province", " District", " City", " Region", " Rayon", " Marz")


def load_places() -> tuple[Place, ...]:
    """Return every place of the packaged tables, provinces first, ids unique.

    A curated row whose id is a GeoNames row's adds its names to that place instead of making another.

    Raises
    ------
    DatasetError
        If a row is malformed; the message names file and line.
    """
    curated = {row["id"]: row for row in _rows("places_curated.csv")}
    known = [_with_curated(row, curated.pop(row["id"], None)) for row in _rows("places.csv")]
    return (*_provinces(), *known, *map(_place, curated.values()))


def _rows(name: str) -> list[dict[str, str]]:
    return [{**row, "_where": f"{name}:{line}"} for line, row in enumerate(data.read_csv(name), start=2)]


def _with_curated(row: dict[str, str], ours: dict[str, str] | None) -> Place:
    """Return the place of a GeoNames row with what our curated row adds: its name in usual English, further names."""
    if ours is None:
        return _place(row)
    merged = row | {"names_other": f"{row['names_other']}|{row['name']}"}
    for column, value in ours.items():
        if not value or column in ("_where", "source"):
            continue
        joined = column.startswith("names_") and merged.get(column)
        merged[column] = f"{merged[column]}|{value}" if joined else value
    return _place(merged)


def _place(row: dict[str, str]) -> Place:
    try:
        position = LonLat(float(row["lon"]), float(row["lat"])) if row["lon"] else None
        return Place(
            id=row["id"],
            name=row["name"],
            kind=PlaceKind(row["kind"]),
            position=position,
            uncertainty_m=float(row["uncertainty_m"]),
            country=row["country"] or None,
            admin1=row["admin1"] or None,
            names=tuple(dict.fromkeys(_names(row))),
            population=int(row.get("population") or 0),
            source=row["source"],
            note=row.get("note") or "",
        )
    except (KeyError, ValueError) as error:
        raise DatasetError(f"data/{row['_where']}: {error}: not a place row") from error


def _names(row: dict[str, str]) -> Iterable[Name]:
    yield Name(row["name"])
    for column, party in _SIDES.items():
        if row.get(column):
            yield Name(row[column], party=party)
    for language in (*_LANGUAGES, "other"):
        for text in (row.get(f"names_{language}") or "").split("|"):
            if text:
                yield Name(text, language=None if language == "other" else language)


def _provinces() -> Iterable[Place]:
    for feature in data.read_json("provinces.geojson")["features"]:
        properties: dict[str, Any] = feature["properties"]
        outline = shapely.geometry.shape(feature["geometry"])
        inside = shapely.point_on_surface(outline)
        yield Place(
            id=properties["id"],
            name=properties["name"],
            kind=PlaceKind(properties["kind"]),
            position=LonLat(round(inside.x, 5), round(inside.y, 5)),
            uncertainty_m=_radius_m(outline),
            country=properties["country"],
            admin1=properties["id"],
            names=tuple(dict.fromkeys(_province_names(properties))),
            source="Natural Earth",
        )


def _province_names(properties: dict[str, Any]) -> Iterable[Name]:
    spellings = [properties["name"], *properties.get("names_other", [])]
    for text in spellings:
        yield Name(text, language="en")
        for word in _KIND_WORDS:
            if text.endswith(word):
                yield Name(text.removesuffix(word), language="en")
    for language in ("hy", "az", "ru"):
        if properties.get(f"name_{language}"):
            yield Name(properties[f"name_{language}"], language=language)


def _radius_m(outline: shapely.Geometry) -> float:
    """Return the radius of the circle around the inner point that holds the polygon, metres, to 100 m."""
    inside = shapely.point_on_surface(outline)
    metres = shapely.transform(outline, lambda lonlat: (lonlat - [inside.x, inside.y]) * [85_000, 111_000])
    return float(round(shapely.hausdorff_distance(metres, shapely.Point(0, 0)), -2))
