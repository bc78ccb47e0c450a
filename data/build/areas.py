"""Build the countries, the Armenia–Azerbaijan border, the oblast of 1991 and the ceasefire line of 1994."""

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import geojson
import geopandas as gpd
import neighbours
import shapely
from geojson import Feature
from packages import COUNTRIES, NATURAL_EARTH, member
from shapely.geometry.base import BaseGeometry

THEATRE = shapely.box(42.5, 37.8, 51.2, 43.0)
"""Armenia and Azerbaijan lie in it whole; their neighbours are cut at it."""
NAMES = {
    "ARM": ("AM", "Armenia"),
    "AZE": ("AZ", "Azerbaijan"),
    "GEO": ("GE", "Georgia"),
    "IRN": ("IR", "Iran"),
    "RUS": ("RU", "Russia"),
    "TUR": ("TR", "Turkey"),
}
OBLAST_NAMES = {
    "en": "Nagorno-Karabakh Autonomous Oblast",
    "hy": "Լեռնային Ղարաբաղի Ինքնավար Մարզ",
    "az": "Dağlıq Qarabağ Muxtar Vilayəti",
    "ru": "Нагорно-Карабахская автономная область",
}
OSM_ACCURACY_M = 100
NATURAL_EARTH_ACCURACY_M = 5500
"""Greatest distance between Natural Earth's Armenia–Azerbaijan border and the 100 m line; the median is 1,500 m."""
NATURAL_EARTH_MEDIAN_M = 1500
OSM_SOURCE = "OpenStreetMap (2017), via @geo-maps/countries-land-100m 0.6.0"
NATURAL_EARTH_SOURCE = "Natural Earth 1:10m, via qgis-common 3.22.16 (world_map.gpkg)"
SNAP_DEG = 0.004
"""Ends of the oblast's lines closer than this are joined; the widest gap is about 250 m."""


def _in_theatre(polygon: dict[str, Any]) -> BaseGeometry:
    """Return the part of one country inside the theatre, valid, from its GeoJSON geometry."""
    parts = []
    for exterior, *holes in polygon["coordinates"]:
        if shapely.LinearRing(exterior).envelope.intersects(THEATRE):
            near = [hole for hole in holes if shapely.LinearRing(hole).envelope.intersects(THEATRE)]
            parts.append(shapely.Polygon(exterior, near))
    clipped = shapely.clip_by_rect(shapely.MultiPolygon(parts), *THEATRE.bounds)
    return shapely.union_all(neighbours.polygons(shapely.make_valid(clipped, method="structure")))


def countries(cache: Path) -> dict[str, BaseGeometry]:
    """Return the six countries by ISO 3166-1 alpha-3 code, meeting without gaps, water included."""
    data = json.loads(member(COUNTRIES, cache).read_text(encoding="utf-8"))
    land = {
        item["properties"]["A3"]: _in_theatre(item["geometry"])
        for item in data["features"]
        if item["properties"]["A3"] in NAMES
    }
    land = {iso3: land[iso3] for iso3 in NAMES}
    return neighbours.divide(neighbours.without_holes(shapely.union_all(list(land.values()))), land)


def country_features(shapes: dict[str, BaseGeometry]) -> list[Feature]:
    """Return one feature per country."""
    return [
        Feature(
            f"country-{iso}",
            shapes[iso3],
            {"iso": iso, "iso3": iso3, "name": name, "accuracy_m": OSM_ACCURACY_M, "vintage": "2017"},
        )
        for iso3, (iso, name) in NAMES.items()
    ]


SECTIONS = {
    "tavush": "Tavush – Qazakh, Aghstafa, Tovuz, Gadabay",
    "gegharkunik": "Gegharkunik – Gadabay, Dashkasan, Kalbajar",
    "syunik": "Vayots Dzor, Syunik – Kalbajar, Lachin, Qubadli, Zangilan",
    "nakhchivan": "Ararat, Vayots Dzor, Syunik – Nakhchivan",
    "exclaves": "Artsvashen, Yukhari Askipara, Barkhudarly and Sofulu",
}
SECTION_OF_PROVINCE = {"AM-TV": "tavush", "AM-GR": "gegharkunik", "AM-VD": "syunik", "AM-SU": "syunik"}


def _cut_by_province(
    line: shapely.LineString, provinces: Iterable[Feature]
) -> dict[str, list[shapely.LineString]]:
    """Return the main eastern line cut where the Armenian province beside it changes, by section.

    Raises
    ------
    ValueError
        If a section comes out in more than one piece.
    """
    beside = {item.id: item.geometry for item in provinces if item.id in SECTION_OF_PROVINCE}
    points = [shapely.Point(point) for point in line.coords]
    owners = []
    for start, end in pairwise(points):
        middle = shapely.Point((start.x + end.x) / 2, (start.y + end.y) / 2)
        nearest = shapely.distance(list(beside.values()), middle).argmin()
        owners.append(SECTION_OF_PROVINCE[list(beside)[nearest]])
    cuts = [index for index in range(1, len(owners)) if owners[index] != owners[index - 1]]
    if len(cuts) + 1 != len(set(owners)):
        msg = f"the eastern border changes section {len(cuts)} times, expected {len(set(owners)) - 1}"
        raise ValueError(msg)
    edges = [0, *cuts, len(owners)]
    return {owners[start]: [shapely.LineString(points[start : end + 1])] for start, end in pairwise(edges)}


def border_features(shapes: dict[str, BaseGeometry], provinces: Iterable[Feature]) -> list[Feature]:
    """Return the Armenia–Azerbaijan border, one feature per section.

    Raises
    ------
    ValueError
        If the border is not one eastern line, one line with Nakhchivan, and rings.
    """
    lines = neighbours.shared_edges(shapes["ARM"], shapes["AZE"])
    rings = [line for line in lines if line.is_ring]
    east, west, *other = [line for line in lines if not line.is_ring]
    if other or east.centroid.x < west.centroid.x:
        msg = f"the border falls into {len(lines)} lines, expected an eastern line, Nakhchivan and rings"
        raise ValueError(msg)
    pieces: dict[str, list[shapely.LineString]] = {
        **_cut_by_province(east, provinces),
        "nakhchivan": [west],
        "exclaves": [*rings],
    }
    features = []
    for section, name in SECTIONS.items():
        line = shapely.MultiLineString(pieces[section])
        properties = {
            "name": name,
            "section": section,
            "length_km": round(geojson.length_km(line), 1),
            "accuracy_m": OSM_ACCURACY_M,
            "source": OSM_SOURCE,
        }
        features.append(Feature(f"border-{section}", line, properties))
    return features


def _disputed(cache: Path, name: str) -> list[shapely.LineString]:
    """Return the Azerbaijani lines of one name among Natural Earth's disputed borders."""
    frame = gpd.read_file(member(NATURAL_EARTH, cache), layer="disputed_borders")
    rows = frame[(frame["name"] == name) & (frame["adm0_a3_l"] == "AZE")]
    lines = [part for shape in rows.geometry for part in shapely.get_parts(shapely.line_merge(shape))]
    return sorted(lines, key=lambda line: line.wkb)


def chain(lines: list[shapely.LineString], *, snap_deg: float) -> shapely.LineString:
    """Return the lines joined end to end in one, straight across gaps up to a width in degrees.

    Raises
    ------
    ValueError
        If a line is left over that lies farther from both ends.
    """
    rest = [list(line.coords) for line in lines]
    path = rest.pop(0)
    while rest:
        ways = [
            (shapely.Point(line[near]).distance(shapely.Point(path[end])), index, end, near)
            for index, line in enumerate(rest)
            for end in (-1, 0)
            for near in (0, -1)
        ]
        gap, index, end, near = min(ways)
        if gap > snap_deg:
            msg = f"{len(rest)} lines left, the nearest {gap:.4f} degrees away; at most {snap_deg} is bridged"
            raise ValueError(msg)
        line = rest.pop(index)
        if end == -1:
            line = line if near == 0 else line[::-1]
            path = path + line[1:] if gap == 0 else path + line
        else:
            line = line if near == -1 else line[::-1]
            path = line[:-1] + path if gap == 0 else line + path
    return shapely.LineString(path)


def oblast_features(cache: Path) -> list[Feature]:
    """Return the outline of the Nagorno-Karabakh Autonomous Oblast as it was in 1991."""
    ring = chain(_disputed(cache, "Former USSR oblast in 1991"), snap_deg=SNAP_DEG)
    outline = shapely.set_precision(shapely.Polygon(ring), neighbours.GRID_DEG)
    properties = {
        "name": "Nagorno-Karabakh Autonomous Oblast (1923–1991)",
        "names": OBLAST_NAMES,
        "area_km2": round(geojson.area_km2(outline)),
        "accuracy_m": NATURAL_EARTH_ACCURACY_M,
        "accuracy_median_m": NATURAL_EARTH_MEDIAN_M,
        "valid_from": "1923-07-07",
        "valid_to": "1991-11-26",
        "source": NATURAL_EARTH_SOURCE,
    }
    return [Feature("area-nkao-1991", outline, properties)]


def line_1994_features(cache: Path) -> list[Feature]:
    """Return the ceasefire line of 12 May 1994, which stood until 27 September 2020."""
    line = chain(_disputed(cache, "Ceasefire Line 1994"), snap_deg=neighbours.GRID_DEG)
    line = shapely.set_precision(line, neighbours.GRID_DEG)
    properties = {
        "name": "Ceasefire line of 1994",
        "length_km": round(geojson.length_km(line), 1),
        "accuracy_m": NATURAL_EARTH_ACCURACY_M,
        "accuracy_median_m": NATURAL_EARTH_MEDIAN_M,
        "valid_from": "1994-05-12",
        "valid_to": "2020-09-26",
        "source": NATURAL_EARTH_SOURCE,
    }
    return [Feature("line-1994", line, properties)]
