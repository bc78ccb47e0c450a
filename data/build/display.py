"""Build the polygons and lines that are drawn under the incidents; for the eye only, never for measuring."""

from collections.abc import Mapping, Sequence

import geojson
import neighbours
import shapely
from countries import NAMES
from geojson import Feature
from shapely.geometry.base import BaseGeometry

HOME = {"ARM": "AM", "AZE": "AZ"}
BORDER_TOLERANCE_DEG = 0.001
"""How far the drawn Armenia–Azerbaijan border may lie from the measured one: 110 m at most."""
TOLERANCE_DEG = 0.004
"""The same for coasts, for borders with neighbours and for the borders of provinces: 440 m."""
FAR_TOLERANCE_DEG = 0.01
"""The same for borders and coasts of the neighbours alone."""
LINE_TOLERANCE_DEG = 0.001
ISLAND_KM2 = 1.0
"""Islands smaller than this are not drawn."""
GRID_DEG = 1e-4


def _side(code: str) -> str:
    """Return the country of a province's code, or nothing for a neighbour's."""
    return code[:2] if "-" in code else ""


def _tolerances(arcs: Sequence[shapely.LineString], shapes: Mapping[str, BaseGeometry]) -> list[float]:
    """Return how much each arc may be simplified, by what lies on its two sides."""
    tree = shapely.STRtree(list(shapes.values()))
    sides = [_side(code) for code in shapes]
    tolerances = []
    for arc in arcs:
        middle = arc.interpolate(0.5, normalized=True)
        touching = {sides[index] for index in tree.query(middle, "dwithin", neighbours.TOUCH_DEG)}
        if {"AM", "AZ"} <= touching:
            tolerances.append(BORDER_TOLERANCE_DEG)
        else:
            tolerances.append(FAR_TOLERANCE_DEG if touching == {""} else TOLERANCE_DEG)
    return tolerances


def _simplified(shapes: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return a coverage simplified arc by arc, so that neighbours keep their common edges, without tiny islands."""
    whole = neighbours.divide(shapely.union_all(list(shapes.values())), shapes)
    outlines = shapely.union_all([shape.boundary for shape in whole.values()])
    arcs = list(shapely.get_parts(shapely.line_merge(outlines)))
    simple = [arc.simplify(limit) for arc, limit in zip(arcs, _tolerances(arcs, whole), strict=True)]
    faces = neighbours.polygons(shapely.polygonize([shapely.union_all(simple, grid_size=GRID_DEG)]))
    lots: dict[str, list[shapely.Polygon]] = {code: [] for code in whole}
    tree, codes = shapely.STRtree(list(whole.values())), list(whole)
    for face in faces:
        near = [codes[index] for index in sorted(tree.query(face, "intersects"))]
        owner = max(near, key=lambda code: shapely.area(shapely.intersection(whole[code], face)))
        if shapely.area(shapely.intersection(whole[owner], face)) * 2 > face.area:
            lots[owner].append(face)
    return {code: shapely.MultiPolygon(_large(lot)) for code, lot in lots.items()}


def _large(parts: list[shapely.Polygon]) -> list[shapely.Polygon]:
    joined = neighbours.polygons(shapely.coverage_union_all(parts))
    return [part for part in joined if geojson.area_km2(part) >= ISLAND_KM2] or joined


def features(
    countries: Mapping[str, BaseGeometry], provinces: Sequence[Feature], lines: Sequence[Feature]
) -> list[Feature]:
    """Return the countries, the provinces, the oblast and the line of 1994, simplified, each with its layer and name.

    Armenia and Azerbaijan are the sum of their own simplified provinces, so no province crosses the border.
    """
    own = {item.id: item.geometry for item in provinces}
    simple = _simplified({**own, **{iso3: shape for iso3, shape in countries.items() if iso3 not in HOME}})
    drawn = []
    for iso3, country in NAMES.items():
        iso = country.iso
        parts = [simple[code] for code in own if _side(code) == iso] if iso3 in HOME else [simple[iso3]]
        shape = shapely.coverage_union_all(parts)
        drawn.append(Feature(f"country-{iso}", shape, {"layer": "country", "name": country.name}))
    drawn.extend(_drawn("province", item, simple[item.id]) for item in provinces)
    for item in lines:
        layer = "oblast" if item.id.startswith("area-") else "line-1994"
        drawn.append(
            _drawn(layer, item, shapely.set_precision(item.geometry.simplify(LINE_TOLERANCE_DEG), GRID_DEG))
        )
    return drawn


def _drawn(layer: str, item: Feature, shape: BaseGeometry) -> Feature:
    """Return a feature as it is drawn: its name without the years in brackets."""
    return Feature(item.id, shape, {"layer": layer, "name": item.properties["name"].partition(" (")[0]})
