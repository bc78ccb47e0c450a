"""Build the polygons and lines that are drawn under the incidents; for the eye only, never for measuring."""

from collections.abc import Iterable, Mapping, Sequence

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


def _tolerances(
    arcs: Sequence[shapely.LineString], shapes: Mapping[str, BaseGeometry], overlays: Iterable[BaseGeometry]
) -> list[float]:
    """Return how much each arc may be simplified, by what lies on its two sides and on it."""
    tree, edges = shapely.STRtree(list(shapes.values())), shapely.STRtree([one.boundary for one in overlays])
    sides = [_side(code) for code in shapes]
    tolerances = []
    for arc in arcs:
        middle = arc.interpolate(0.5, normalized=True)
        touching = {sides[index] for index in tree.query(middle, "dwithin", neighbours.TOUCH_DEG)}
        if {"AM", "AZ"} <= touching:
            tolerances.append(BORDER_TOLERANCE_DEG)
        elif len(edges.query(middle, "dwithin", neighbours.TOUCH_DEG)):
            tolerances.append(LINE_TOLERANCE_DEG)
        else:
            tolerances.append(FAR_TOLERANCE_DEG if touching == {""} else TOLERANCE_DEG)
    return tolerances


def _simple_faces(
    shapes: Mapping[str, BaseGeometry], overlays: Iterable[BaseGeometry]
) -> list[shapely.Polygon]:
    """Return the faces between the outlines of all shapes, these simplified arc by arc."""
    outlines = shapely.union_all([shape.boundary for shape in (*shapes.values(), *overlays)])
    arcs = list(shapely.get_parts(shapely.line_merge(outlines)))
    limits = _tolerances(arcs, shapes, overlays)
    simple = [arc.simplify(limit) for arc, limit in zip(arcs, limits, strict=True)]
    return neighbours.polygons(shapely.polygonize([shapely.union_all(simple, grid_size=GRID_DEG)]))


def _simplified(
    shapes: Mapping[str, BaseGeometry], overlays: Mapping[str, BaseGeometry]
) -> dict[str, BaseGeometry]:
    """Return a coverage and what lies over it, simplified together, so that common edges stay common."""
    faces = _simple_faces(shapes, list(overlays.values()))
    lots: dict[str, list[shapely.Polygon]] = {code: [] for code in (*shapes, *overlays)}
    tree, codes = shapely.STRtree(list(shapes.values())), list(shapes)
    over, names = shapely.STRtree(list(overlays.values())), list(overlays)
    for face in faces:
        near = {
            code: _share(shapes[code], face) for code in (codes[i] for i in tree.query(face, "intersects"))
        }
        owner = max(sorted(near), key=lambda code: near[code], default="")
        if not owner or near[owner] * 2 <= 1:
            continue
        lots[owner].append(face)
        if not _side(owner):
            continue
        for name in (names[index] for index in over.query(face, "intersects")):
            if _share(overlays[name], face) * 2 > 1:
                lots[name].append(face)
    return {code: shapely.MultiPolygon(_large(lot)) for code, lot in lots.items()}


def _share(shape: BaseGeometry, face: shapely.Polygon) -> float:
    """Return the part of a face that lies in a shape, from 0 to 1."""
    return float(shapely.area(shapely.intersection(shape, face)) / face.area)


def _large(parts: list[shapely.Polygon]) -> list[shapely.Polygon]:
    """Return the parts joined, without islands too small to be drawn."""
    joined = neighbours.polygons(shapely.coverage_union_all(parts))
    return [part for part in joined if geojson.area_km2(part) >= ISLAND_KM2] or joined


def features(
    countries: Mapping[str, BaseGeometry],
    provinces: Sequence[Feature],
    lines: Sequence[Feature],
    dated: Sequence[Feature],
) -> list[Feature]:
    """Return what is drawn, simplified, each feature with its layer and name.

    Armenia and Azerbaijan are the sum of their own simplified provinces, so no province crosses the border. The dated
    features are those of control and the corridors; their edges run along the simplified border.
    """
    dated = _joined(dated)
    own = {item.id: item.geometry for item in provinces}
    abroad = {iso3: shape for iso3, shape in countries.items() if iso3 not in HOME}
    simple = _simplified({**own, **abroad}, {item.id: item.geometry for item in dated})
    drawn = []
    for iso3, country in NAMES.items():
        iso = country.iso
        parts = [simple[code] for code in own if _side(code) == iso] if iso3 in HOME else [simple[iso3]]
        shape = shapely.coverage_union_all(parts)
        drawn.append(Feature(f"country-{iso}", shape, {"layer": "country", "name": country.name}))
    drawn.extend(_drawn("province", item, simple[item.id]) for item in provinces)
    for item in lines:
        layer = "oblast" if item.id.startswith("area-") else "line-1994"
        shape = shapely.set_precision(item.geometry.simplify(LINE_TOLERANCE_DEG), GRID_DEG)
        drawn.append(_drawn(layer, item, shape, "valid_from", "valid_to"))
    for item in dated:
        layer = "control" if "control" in item.properties else "corridor"
        also = ("control", "accuracy_m") if layer == "control" else ("accuracy_m",)
        drawn.append(_drawn(layer, item, simple[item.id], "valid_from", "valid_to", *also))
    return drawn


def _joined(dated: Sequence[Feature]) -> list[Feature]:
    """Return the dated features as they are drawn: a place known well as part of the area round it with its holder.

    What its own country holds is not drawn: the map has no tint for it.
    """
    drawn: dict[object, Feature] = {}
    for item in sorted(dated, key=lambda one: -one.geometry.area):
        said = item.properties
        if said.get("control") == said.get("country") and "control" in said:
            continue
        key = (
            (said["control"], said["country"], said["valid_from"], said["valid_to"])
            if "control" in said
            else item.id
        )
        finer = key in drawn and said["accuracy_m"] < drawn[key].properties["accuracy_m"]
        if finer and shapely.touches(drawn[key].geometry, item.geometry):
            whole = shapely.union(drawn[key].geometry, item.geometry)
            drawn[key] = Feature(drawn[key].id, whole, drawn[key].properties)
        else:
            drawn[key if key not in drawn else item.id] = item
    return [
        drawn[key] for key in sorted(drawn, key=lambda key: [one.id for one in dated].index(drawn[key].id))
    ]


def _drawn(layer: str, item: Feature, shape: BaseGeometry, *also: str) -> Feature:
    """Return a feature as it is drawn: its name without the years in brackets, and the properties asked for."""
    name = item.properties["name"].partition(" (")[0]
    return Feature(
        item.id, shape, {"layer": layer, "name": name, **{key: item.properties[key] for key in also}}
    )
