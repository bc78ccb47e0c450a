"""Cut the theatre once into small faces, and say of every area which faces it is made of.

Two areas put together from faces of one cut cannot overlap by a sliver or leave a gap, and where they meet they have
the same vertices: it is enough to reckon with sets of faces. That also holds after rounding, since every vertex of the
cut already lies on the grid that the files are written with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import geojson
import neighbours
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

Faces: TypeAlias = frozenset[int]
"""Numbers of faces of one tiling."""


@dataclass(frozen=True)
class Tiling:
    """Polygons that do not overlap, and a point inside each."""

    polygons: tuple[shapely.Polygon, ...]
    points: tuple[shapely.Point, ...]


def cut(shapes: Iterable[BaseGeometry]) -> Tiling:
    """Return the faces into which the outlines of all shapes cut the plane, vertices on the grid of the files."""
    noded = shapely.union_all([shape.boundary for shape in shapes], grid_size=neighbours.GRID_DEG)
    faces = [
        _on_grid(face) for face in neighbours.polygons(shapely.polygonize(list(shapely.get_parts(noded))))
    ]
    return Tiling(tuple(faces), tuple(face.representative_point() for face in faces))


def _on_grid(face: shapely.Polygon) -> shapely.Polygon:
    """Return the face with the very numbers that are read back from a file of five decimals."""
    rounded = shapely.transform(face, lambda coordinates: np.round(coordinates, 5))
    if not isinstance(rounded, shapely.Polygon):
        msg = f"a face became a {rounded.geom_type}"
        raise TypeError(msg)
    return rounded


def inside(tiling: Tiling, shape: BaseGeometry) -> Faces:
    """Return the faces that lie in a shape."""
    shapely.prepare(shape)
    return frozenset(np.flatnonzero(shapely.covers(shape, np.array(tiling.points))).tolist())


def partition(tiling: Tiling, seeds: Mapping[str, BaseGeometry], among: Faces) -> dict[str, Faces]:
    """Return the given faces by the seed that each lies in, or else is nearest to; no face goes to two."""
    for seed in seeds.values():
        shapely.prepare(seed)
    lots: dict[str, set[int]] = {name: set() for name in seeds}
    for index in sorted(among):
        lots[neighbours.owner(tiling.points[index], seeds)].add(index)
    return {name: frozenset(lot) for name, lot in lots.items()}


def without_specks(tiling: Tiling, lots: Mapping[str, Faces], km2: float) -> dict[str, Faces]:
    """Return the lots with every detached part below a size given to the lot with which it shares the longest edge.

    Parts that touch no other lot, such as islands, stay.
    """
    result = dict(lots)
    for name, faces in lots.items():
        parts = neighbours.polygons(joined(tiling, faces))
        small = [part for part in parts if geojson.area_km2(part) < km2] if len(parts) > 1 else []
        for part in small:
            beside = {
                other: shapely.length(shapely.intersection(part.boundary, joined(tiling, lot)))
                for other, lot in result.items()
                if other != name and lot
            }
            nearest = max(beside, key=lambda other: beside[other])
            if beside[nearest] > 0:
                moved = inside(tiling, part) & faces
                result[name], result[nearest] = result[name] - moved, result[nearest] | moved
    return result


def joined(tiling: Tiling, faces: Faces) -> BaseGeometry:
    """Return the faces as one geometry that keeps every vertex of their outer edge."""
    return shapely.coverage_union_all([tiling.polygons[index] for index in sorted(faces)])
