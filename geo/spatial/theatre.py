"""The theatre: the polygons and lines that points are compared with, loaded and indexed once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely
import shapely.geometry
from numpy.typing import NDArray
from pyproj import Transformer

from geo import data

__all__ = ["Areas", "BorderSegments", "Theatre", "build_theatre", "default_theatre", "metric"]

# UTM 38N: used only to find which stretch is nearest; distances themselves are geodesic.
_TO_METRES = Transformer.from_crs("EPSG:4326", "EPSG:32638", always_xy=True)

_PIECE_DEG = 0.01

_Features = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Areas:
    """Polygons in WGS 84, prepared, with the properties and id of each."""

    properties: tuple[dict[str, Any], ...]
    polygons: NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class BorderSegments:
    """Straight segments of a border in UTM 38N metres, the section of each, and a spatial index."""

    segments: NDArray[np.object_]
    sections: NDArray[np.object_]
    tree: shapely.STRtree


@dataclass(frozen=True, slots=True)
class Theatre:
    """Countries (property ``iso``), provinces (``country``, ``name``), the former oblast (``accuracy_m``), the border."""

    countries: Areas
    provinces: Areas
    oblast: Areas
    border: BorderSegments


def build_theatre(
    countries: _Features, provinces: _Features, oblast: _Features, border: _Features
) -> Theatre:
    """Return a theatre of GeoJSON features in WGS 84; border features carry a ``section``."""
    return Theatre(_areas(countries), _areas(provinces), _areas(oblast), _segments(border))


@cache
def default_theatre() -> Theatre:
    """Return the theatre of the packaged datasets.

    Raises
    ------
    DatasetError
        If a file is missing or altered.
    """
    names = ("countries.geojson", "provinces.geojson", "oblast.geojson", "border.geojson")
    return build_theatre(*(data.read_json(name)["features"] for name in names))


def metric(geometry: Any, *, inverse: bool = False) -> Any:
    """Return geometries in UTM 38N metres, or with ``inverse`` back in WGS 84 degrees."""
    direction = "INVERSE" if inverse else "FORWARD"

    def turn(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(_TO_METRES.transform(lonlat[:, 0], lonlat[:, 1], direction=direction))

    return shapely.transform(geometry, turn)


def _areas(features: _Features) -> Areas:
    listed = list(features)
    polygons = np.array([shapely.geometry.shape(feature["geometry"]) for feature in listed], dtype=object)
    shapely.prepare(polygons)
    properties = tuple({**feature["properties"], "id": feature["id"]} for feature in listed)
    return Areas(properties, polygons)


def _segments(features: _Features) -> BorderSegments:
    segments: list[Any] = []
    sections: list[str] = []
    for feature in features:
        for line in shapely.get_parts(shapely.geometry.shape(feature["geometry"])):
            # GeoJSON lines are straight in degrees; in UTM only short pieces of them are.
            corners = shapely.get_coordinates(shapely.segmentize(line, _PIECE_DEG))
            pieces = metric(shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1)))
            segments += list(pieces)
            sections += [feature["properties"]["section"]] * len(pieces)
    array = np.array(segments, dtype=object)
    return BorderSegments(array, np.array(sections, dtype=object), shapely.STRtree(array))
