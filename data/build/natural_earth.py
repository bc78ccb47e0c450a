"""Build the oblast of 1991 and the line of 1994 from Natural Earth, and measure how accurate Natural Earth is here."""

import math
from dataclasses import dataclass
from pathlib import Path

import geojson
import geopandas as gpd
import hand_drawn
import neighbours
import numpy as np
import projection
import shapely
import shapely.ops
from geojson import Feature
from numpy.typing import NDArray
from packages import NATURAL_EARTH, member
from shapely.geometry.base import BaseGeometry

SOURCE = "Natural Earth 1:10m, via qgis-common 3.22.16 (world_map.gpkg)"
VINTAGE = "2019"
"""Year written in the layers of the package; Natural Earth does not date single lines."""
SNAP_DEG = 0.004
"""Ends of the oblast's lines closer than this are joined; the widest gap is about 250 m."""
STEP_M = 100
"""Distance of the points at which the border of Natural Earth is compared with the 100 m line."""


@dataclass(frozen=True)
class Accuracy:
    """Distances of a line from the true one: within `p95_m` lie 95 % of it, within `median_m` half, within `max_m` all.

    The first is the figure of the United States' National Standard for Spatial Data Accuracy (FGDC-STD-007.3-1998).
    """

    p95_m: int
    median_m: int
    max_m: int

    def properties(self) -> dict[str, int]:
        """Return the three figures as properties of a feature."""
        return {"accuracy_m": self.p95_m, "accuracy_median_m": self.median_m, "accuracy_max_m": self.max_m}


def states(cache: Path) -> gpd.GeoDataFrame:
    """Return Natural Earth's provinces of Armenia and Azerbaijan."""
    frame = gpd.read_file(member(NATURAL_EARTH, cache), layer="states_provinces")
    return frame[frame["adm0_a3"].isin(["ARM", "AZE"])]


def accuracy(cache: Path, border: BaseGeometry) -> Accuracy:
    """Return how far Natural Earth's Armenia–Azerbaijan border and the 100 m line are apart, rounded up to 100 m.

    Either line is compared with the other, since each has bends that the other passes by; the worse figures count.
    """
    frame = states(cache)
    sides = [shapely.union_all(frame[frame["adm0_a3"] == iso3].geometry) for iso3 in ("ARM", "AZE")]
    drawn = projection.metric(shapely.intersection(sides[0].boundary, sides[1].boundary))
    true = projection.metric(border)
    both = [_distances(drawn, true), _distances(true, drawn)]
    p95, median, greatest = (
        math.ceil(max(np.percentile(distances, share) for distances in both) / 100) * 100
        for share in (95, 50, 100)
    )
    return Accuracy(p95, median, greatest)


def _distances(line: BaseGeometry, other: BaseGeometry) -> NDArray[np.float64]:
    """Return the distances of points `STEP_M` apart along the parts of a line from another line, in metres."""
    parts = [part for part in shapely.get_parts(line) if part.length > 0]
    points = [shapely.line_interpolate_point(part, np.arange(0, part.length, STEP_M)) for part in parts]
    return np.asarray(shapely.distance(np.concatenate(points), other))


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


def oblast(cache: Path) -> shapely.Polygon:
    """Return the outline of the Nagorno-Karabakh Autonomous Oblast as it was in 1991."""
    ring = chain(_disputed(cache, "Former USSR oblast in 1991"), snap_deg=SNAP_DEG)
    return shapely.set_precision(shapely.Polygon(ring), neighbours.GRID_DEG)


def line_1994(cache: Path) -> shapely.LineString:
    """Return the ceasefire line of 1994 from the Murovdag to the Aras, both ends of it as drawn by hand."""
    line = chain(_disputed(cache, "Ceasefire Line 1994"), snap_deg=neighbours.GRID_DEG)
    west, east = hand_drawn.line("line-1994-west"), hand_drawn.line("line-1994-east")
    start, end = (line.project(shapely.Point(point)) for point in (west.coords[-1], east.coords[0]))
    kept = shapely.ops.substring(line, start, end)
    whole = shapely.LineString([*west.coords, *kept.coords, *east.coords])
    return shapely.set_precision(whole, neighbours.GRID_DEG)


def beyond_1994(line: shapely.LineString) -> shapely.Polygon:
    """Return all that lies west and south-west of the line of 1994, far beyond Azerbaijan's border."""
    west, south = line.coords[0], line.coords[-1]
    around = [(south[0], 38.5), (44.5, 38.5), (44.5, west[1])]
    return shapely.Polygon([*line.coords, *around])


def oblast_feature(shape: BaseGeometry, accuracy: Accuracy) -> Feature:
    """Return the outline of the oblast."""
    properties = {
        "name": "Nagorno-Karabakh Autonomous Oblast (1923–1991)",
        "name_hy": "Լեռնային Ղարաբաղի Ինքնավար Մարզ",
        "name_az": "Dağlıq Qarabağ Muxtar Vilayəti",
        "name_ru": "Нагорно-Карабахская автономная область",
        "area_km2": round(geojson.area_km2(shape)),
        **accuracy.properties(),
        "valid_from": "1923-07-07",
        "valid_to": "1991-11-26",
        "source": SOURCE,
        "vintage": VINTAGE,
    }
    return Feature("area-nkao-1991", shape, properties)


def line_1994_feature(line: BaseGeometry, accuracy: Accuracy) -> Feature:
    """Return the ceasefire line of 12 May 1994, which stood until 27 September 2020."""
    properties = {
        "name": "Ceasefire line of 1994",
        "name_hy": "1994 թ. շփման գիծ",
        "name_az": "1994-cü il təmas xətti",
        "name_ru": "Линия соприкосновения 1994 года",
        "length_km": round(geojson.length_km(line), 1),
        **accuracy.properties(),
        "valid_from": "1994-05-12",
        "valid_to": "2020-09-26",
        "source": f"{SOURCE}; drawn by hand along the crest of the Mrav / Murovdag range and from Seysulan to the Aras",
        "vintage": VINTAGE,
        "note": "The accuracy is that of Natural Earth's Armenia–Azerbaijan border, the one line of it that can be "
        "measured here. The shifts of April 2016 near Talish and at Lele Tepe lie within it. The ceasefire followed the Bishkek "
        "Protocol of 5 May 1994.",
    }
    return Feature("line-1994", line, properties)
