"""The packaged polygons and lines, loaded and indexed once."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from geo import data

__all__ = ["BorderSegments", "Areas", "areas", "border_segments", "metric"]

# UTM 38N: used only to find which stretch is nearest; distances themselves are geodesic.
_TO_METRES = Transformer.from_crs("EPSG:4326", "EPSG:32638", always_xy=True)


@dataclass(frozen=True, slots=True)
class Areas:
    """Polygons in WGS 84 with the properties of each, and a spatial index over them."""

    properties: tuple[dict[str, Any], ...]
    polygons: NDArray[np.object_]
    tree: shapely.STRtree


@dataclass(frozen=True, slots=True)
class BorderSegments:
    """Straight segments of the Armenia-Azerbaijan border in UTM 38N metres, and the section of each."""

    segments: NDArray[np.object_]
    sections: tuple[str, ...]
    tree: shapely.STRtree


def metric(geometry: Any, *, inverse: bool = False) -> Any:
    """Return geometries in UTM 38N metres, or with ``inverse`` back in WGS 84 degrees."""
    direction = "INVERSE" if inverse else "FORWARD"

    def turn(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(_TO_METRES.transform(lonlat[:, 0], lonlat[:, 1], direction=direction))

    return shapely.transform(geometry, turn)


@cache
def areas(name: str) -> Areas:
    """Return the polygons of a packaged GeoJSON file, e.g. ``countries.geojson``.

    Raises
    ------
    DatasetError
        If the file is missing or altered.
    """
    features = data.read_json(name)["features"]
    polygons = np.array([shapely.geometry.shape(feature["geometry"]) for feature in features], dtype=object)
    shapely.prepare(polygons)
    properties = tuple({**feature["properties"], "id": feature["id"]} for feature in features)
    return Areas(properties, polygons, shapely.STRtree(polygons))


@cache
def border_segments() -> BorderSegments:
    """Return the border as segments; the nearest of them gives a point's border distance and section."""
    segments: list[Any] = []
    sections: list[str] = []
    for feature in data.read_json("border.geojson")["features"]:
        for line in shapely.get_parts(shapely.geometry.shape(feature["geometry"])):
            corners = shapely.get_coordinates(line)
            pieces = shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1))
            segments += list(metric(pieces))
            sections += [feature["properties"]["section"]] * len(pieces)
    array = np.array(segments, dtype=object)
    return BorderSegments(array, tuple(sections), shapely.STRtree(array))
