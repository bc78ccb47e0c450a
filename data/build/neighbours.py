"""Divide a region among neighbours so that they meet without gaps or overlaps and share every vertex of an edge.

The source polygons leave water out and, in places, lie over each other. Here each piece of water that lies inside one
country goes to that country, water between countries is divided along the line halfway between their shores, and
ground that two polygons cover goes to the one whose own part there is the smaller: the exclave, not the land round it.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import shapely
import shapely.ops
from shapely.geometry.base import BaseGeometry

GRID_DEG = 1e-5
"""All vertices lie on a grid of this size: about one metre."""
SHORE_STEP_DEG = 5e-4
"""Distance of the points along a shore from which the halfway line is drawn: about 50 m."""
TOUCH_DEG = 1e-7

Parts: TypeAlias = Mapping[str, BaseGeometry]


def polygons(geometry: BaseGeometry) -> list[shapely.Polygon]:
    """Return the polygons of any geometry, leaving out lines and points."""
    parts: list[shapely.Polygon] = []
    for part in shapely.get_parts(geometry):
        if isinstance(part, shapely.Polygon):
            parts.append(part)
        elif hasattr(part, "geoms"):
            parts.extend(polygons(part))
    return [part for part in parts if not part.is_empty]


def without_holes(geometry: BaseGeometry) -> BaseGeometry:
    """Return the geometry with every hole filled."""
    return shapely.union_all([shapely.Polygon(part.exterior) for part in polygons(geometry)])


def _shore_points(gap: shapely.Polygon, near: Parts) -> tuple[list[shapely.Point], list[str]]:
    """Return points along the edge of a gap and the one neighbour that each lies on."""
    vertices = shapely.points(shapely.get_coordinates(shapely.segmentize(gap, SHORE_STEP_DEG)))
    vertices = np.unique(shapely.to_wkb(vertices))
    vertices = shapely.from_wkb(vertices)
    names = list(near)
    touches = np.stack([shapely.dwithin(near[name], vertices, TOUCH_DEG) for name in names])
    alone = np.flatnonzero(touches.sum(axis=0) == 1)
    return list(vertices[alone]), [names[int(touches[:, index].argmax())] for index in alone]


def _junctions(gap: shapely.Polygon, near: Parts) -> BaseGeometry:
    """Return the vertices on the edge of a gap at which two neighbours meet."""
    coordinates = shapely.get_coordinates(gap)
    vertices = shapely.points(coordinates)
    touches = np.stack([shapely.dwithin(part, vertices, TOUCH_DEG) for part in near.values()])
    return shapely.MultiPoint(coordinates[touches.sum(axis=0) > 1])


def _snapped_ends(
    line: shapely.LineString, junctions: BaseGeometry, edge: BaseGeometry
) -> shapely.LineString:
    """Return a halfway line whose ends lie on a junction, or a little beyond the edge of the gap."""
    coordinates = [tuple(point) for point in shapely.get_coordinates(line.simplify(SHORE_STEP_DEG))]
    for end, inner in ((0, 1), (-1, -2)):
        point = shapely.Point(coordinates[end])
        if shapely.distance(point, edge) > 10 * GRID_DEG:
            continue
        junction = shapely.ops.nearest_points(junctions, point)[0] if not junctions.is_empty else None
        if junction is not None and junction.distance(point) <= 6 * SHORE_STEP_DEG:
            coordinates[end] = (junction.x, junction.y)
        else:
            run = np.subtract(coordinates[end], coordinates[inner])
            reach = coordinates[end] + run / max(float(np.hypot(*run)), GRID_DEG) * 10 * GRID_DEG
            coordinates[end] = (float(reach[0]), float(reach[1]))
    return shapely.LineString(coordinates)


def halfway_lines(gap: shapely.Polygon, near: Parts) -> list[BaseGeometry]:
    """Return the lines inside a gap that are as far from one neighbour as from the next."""
    points, owners = _shore_points(gap, near)
    if len(set(owners)) < 2:
        return []
    shores = shapely.MultiPoint(points)
    cells = shapely.get_parts(shapely.voronoi_polygons(shores, extend_to=gap, ordered=True))
    lots = {
        name: shapely.union_all([cell for cell, of in zip(cells, owners, strict=True) if of == name])
        for name in sorted(set(owners))
    }
    names, junctions = list(lots), _junctions(gap, near)
    lines: list[BaseGeometry] = []
    for index, first in enumerate(names):
        for second in names[index + 1 :]:
            shared = shapely.intersection(lots[first].boundary, lots[second].boundary)
            merged = shapely.line_merge(shapely.MultiLineString(_strings(shapely.intersection(shared, gap))))
            lines.extend(
                _snapped_ends(part, junctions, gap.boundary)
                for part in shapely.get_parts(merged)
                if part.length > GRID_DEG
            )
    return lines


def owner(point: shapely.Point, seeds: Parts) -> str:
    """Return the neighbour to which a face belongs, by a point inside it."""
    covering = [name for name, seed in seeds.items() if shapely.covers(seed, point)]
    if len(covering) == 1:
        return covering[0]
    if covering:
        smallest = {
            name: min(part.area for part in polygons(seeds[name]) if part.covers(point)) for name in covering
        }
        return min(covering, key=lambda name: (smallest[name], name))
    return min(seeds, key=lambda name: (shapely.distance(seeds[name], point), name))


def divide(region: BaseGeometry, seeds: Parts) -> dict[str, BaseGeometry]:
    """Return the region divided among its neighbours: to each its own polygon, and the nearest of what none covers.

    Parameters
    ----------
    region
        Polygons to be covered in full, WGS 84.
    seeds
        Valid polygons by name; what lies outside the region is cut off.

    Returns
    -------
    dict
        Polygons by name, in the order of `seeds`, on a grid of `GRID_DEG`. Names that get nothing are left out.
    """
    lines: list[BaseGeometry] = [region.boundary, *(seed.boundary for seed in seeds.values())]
    for gap in polygons(shapely.difference(region, shapely.union_all(list(seeds.values())))):
        near = {name: seed for name, seed in seeds.items() if shapely.dwithin(seed, gap, TOUCH_DEG)}
        if len(near) > 1:
            lines.extend(halfway_lines(gap, near))
    noded = shapely.union_all(lines, grid_size=GRID_DEG)
    faces = polygons(shapely.polygonize(_strings(noded)))
    shapely.prepare(region)
    for seed in seeds.values():
        shapely.prepare(seed)
    lots: dict[str, list[shapely.Polygon]] = {name: [] for name in seeds}
    for face in faces:
        point = face.representative_point()
        if region.covers(point):
            lots[owner(point, seeds)].append(face)
    return {name: shapely.union_all(lot, grid_size=GRID_DEG) for name, lot in lots.items() if lot}


def _strings(geometry: BaseGeometry) -> list[shapely.LineString]:
    parts = shapely.get_parts(geometry)
    return [part for part in parts if isinstance(part, shapely.LineString) and not part.is_empty]


def shared_edges(first: BaseGeometry, second: BaseGeometry) -> list[shapely.LineString]:
    """Return the lines along which two polygons of one partition meet, merged end to end, in a fixed order."""
    edges = [_edges(first), _edges(second)]
    common = sorted(edges[0] & edges[1])
    merged = shapely.line_merge(shapely.MultiLineString([list(edge) for edge in common]))
    return sorted(shapely.get_parts(merged), key=lambda line: -line.length)


def _edges(geometry: BaseGeometry) -> set[tuple[tuple[float, float], tuple[float, float]]]:
    edges = set()
    for part in polygons(geometry):
        for ring in (part.exterior, *part.interiors):
            points = [(round(x, 5), round(y, 5)) for x, y in shapely.get_coordinates(ring)]
            edges |= {(min(pair), max(pair)) for pair in pairwise(points)}
    return edges
