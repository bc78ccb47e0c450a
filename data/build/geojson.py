"""Write GeoJSON the one way all datasets use: RFC 7946, compact, one feature per line, the same bytes every time."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from pyproj import Geod
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

GEOD = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Feature:
    """One row of a dataset: id, geometry in WGS 84 (longitude, latitude), properties in the order they are written."""

    id: str
    geometry: BaseGeometry
    properties: Mapping[str, Any]


def area_km2(geometry: BaseGeometry) -> float:
    """Return the area of a geometry on the WGS 84 ellipsoid, in square kilometres, holes subtracted."""
    square_metres = 0.0
    for part in shapely.get_parts(geometry):
        if isinstance(part, shapely.Polygon):
            rings = [shapely.Polygon(ring) for ring in (part.exterior, *part.interiors)]
            shell, *holes = [abs(GEOD.geometry_area_perimeter(ring)[0]) for ring in rings]
            square_metres += shell - sum(holes)
    return square_metres / 1e6


def length_km(geometry: BaseGeometry) -> float:
    """Return the length of a line geometry on the WGS 84 ellipsoid, in kilometres."""
    return float(GEOD.geometry_length(geometry)) / 1000


def _rounded(coordinates: Any, decimals: int) -> Any:
    if isinstance(coordinates, (int, float)):
        number = round(float(coordinates), decimals)
        return int(number) if number == math.floor(number) else number
    return [_rounded(item, decimals) for item in coordinates]


def _ordered(geometry: BaseGeometry) -> BaseGeometry:
    """Return the geometry with rings wound by the right-hand rule, starting at a fixed vertex, parts in fixed order."""
    if isinstance(geometry, (shapely.Polygon, shapely.MultiPolygon)):
        geometry = shapely.orient_polygons(shapely.normalize(geometry), exterior_cw=False)
    else:
        geometry = shapely.normalize(geometry)
    parts = shapely.get_parts(geometry)
    return parts[0] if len(parts) == 1 else geometry


def write(path: Path, features: Iterable[Feature], *, decimals: int) -> None:
    """Write features as one GeoJSON FeatureCollection, coordinates rounded to a number of decimals.

    Rounding is to a grid shared by all features, so equal vertices of neighbours stay equal. The geometries must be
    valid on that grid already.

    Raises
    ------
    ValueError
        If a geometry is empty or becomes invalid when rounded, or an id occurs twice.
    """
    lines, seen = [], set()
    for feature in features:
        geometry = _ordered(feature.geometry)
        shape = mapping(geometry)
        shape = {"type": shape["type"], "coordinates": _rounded(shape["coordinates"], decimals)}
        back = shapely.geometry.shape(shape)
        if back.is_empty or not back.is_valid:
            msg = f"{path.name}: {feature.id}: geometry is {shapely.is_valid_reason(back)} at {decimals} decimals"
            raise ValueError(msg)
        if feature.id in seen:
            msg = f"{path.name}: the id {feature.id} occurs twice"
            raise ValueError(msg)
        seen.add(feature.id)
        properties = {"id": feature.id, **feature.properties}
        record = {"type": "Feature", "id": feature.id, "properties": properties, "geometry": shape}
        lines.append(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def read(path: Path) -> dict[str, Feature]:
    """Return the features of a GeoJSON file written here, by id, in file order."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return {
        item["id"]: Feature(item["id"], shapely.geometry.shape(item["geometry"]), item["properties"])
        for item in data["features"]
    }
