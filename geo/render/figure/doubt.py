"""What lies under the symbols and says how exactly places are known: hatched areas, rings, arrows, sectors, as on the map."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.gazetteer import fold
from geo.model import Incident, Kind, LonLat, Role, Site
from geo.render.figure.frame import M_PER_DEGREE, Frame
from geo.render.figure.glyphs import Exactness, exactness
from geo.render.figure.grounds import Ground, grounds
from geo.render.figure.outlines import fill_shape, paled
from geo.render.figure.sheet import INK, MUTED, Box, Sheet
from geo.render.palette import kind_colours

__all__ = ["Doubt", "Mark", "doubts_of", "draw_arrows", "draw_doubts", "mark_of", "sector_of"]

# As assets/doubt-painter.js and assets/paint.js have them; distances in pixels of the map's screen.
_MOST_RINGS, _CROWDED_RINGS = 400, 60
_TINT_OF_ALL = 0.5  # rings lie on each other: the more there are, the paler each
_LEAST_RING_EXACT, _LEAST_RING = 14.0, 8.0
_SECTOR_DEG, _SECTOR_POINTS = 45.0, 13
_BEARING_SHARE, _BEARING_LEAST_M = 0.4, 1_500.0
_EARTH_RADIUS_M = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Doubt:
    """The shape in which a site lies, in degrees, and why: "area", "ring", "toward" or "sector"."""

    sort: str
    shape: BaseGeometry
    position: LonLat
    radius_m: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A site that is drawn: its incident, how exactly it is known, and in what shape it lies."""

    incident: Incident
    site: Site
    known: Exactness
    doubt: Doubt | None

    @property
    def position(self) -> LonLat:
        """Where its symbol stands."""
        return self.site.match.place.position or LonLat(0, 0)

    @property
    def reach(self) -> BaseGeometry:
        """What the frame of a map of it should hold: the shape it lies in, or its point."""
        return self.doubt.shape if self.doubt else shapely.Point(self.position)


def mark_of(incident: Incident, site: Site, context: Mapping[str, Any]) -> Mark | None:
    """Return how a site is drawn, None if it is not; ``context`` is its row of :func:`geo.pipeline.located_sites`."""
    known, position = exactness(site), site.match.place.position
    if known is Exactness.NONE or position is None:
        return None
    return Mark(incident, site, known, _doubt(site, known, position, context))


def doubts_of(incidents: Iterable[Incident], sites: gpd.GeoDataFrame) -> list[Mark]:
    """Return the sites that are drawn, in the order of their incidents."""
    keys = [key for key in ("admin1", "admin1_name", "admin2") if key in sites]
    rows: dict[Any, dict[str, Any]] = {
        name: dict(zip(keys, row, strict=True))
        for name, row in zip(sites.index, sites[keys].itertuples(index=False), strict=True)
    }
    marks = (mark_of(one, site, rows.get(site.id, {})) for one in incidents for site in one.sites)
    return [mark for mark in marks if mark is not None]


def _doubt(site: Site, known: Exactness, position: LonLat, context: Mapping[str, Any]) -> Doubt | None:
    exact = known is Exactness.EXACT
    if known is Exactness.AREA:
        area = _area_of(site, context)
        if area is not None:
            return Doubt("area", area.shape, position, 0, exact)
    metres = site.uncertainty_m
    if not (math.isfinite(metres) and metres > 0):
        return None
    if site.match.moved:
        moved = site.match.moved
        return Doubt(
            "sector",
            sector_of(position, moved.bearing_deg, moved.distance_m, metres),
            position,
            metres,
            exact,
        )
    sort = "toward" if site.role is Role.DIRECTION else "ring"
    return Doubt(sort, _circle(position, metres), position, metres, exact)


def _area_of(site: Site, context: Mapping[str, Any]) -> Ground | None:
    """Return the polygon that stands for a site known only to its district or province."""
    place = site.match.place
    own = (place.id, context.get("admin2")) if site.precision == 3 else (place.id,)
    keys = [
        one
        for one in (*own, context.get("admin1") or place.admin1, context.get("admin1_name"))
        if isinstance(one, str)
    ]
    return next((_provinces()[fold(key)] for key in keys if fold(key) in _provinces()), None)


@cache
def _provinces() -> dict[str, Ground]:
    """Return the provinces and districts by id and by name."""
    found: dict[str, Ground] = {}
    for ground in grounds():
        if ground.layer == "province":
            found.setdefault(fold(ground.id), ground)
            found.setdefault(fold(ground.name), ground)
    return found


def _circle(position: LonLat, metres: float) -> BaseGeometry:
    turns = np.linspace(0, 2 * np.pi, 73)
    lon_m = M_PER_DEGREE * math.cos(math.radians(position.lat))
    return shapely.Polygon(
        np.column_stack(
            (
                position.lon + metres / lon_m * np.cos(turns),
                position.lat + metres / M_PER_DEGREE * np.sin(turns),
            )
        )
    )


def sector_of(position: LonLat, bearing_deg: float, distance_m: float, metres: float) -> BaseGeometry:
    """Return the part of the map that lies at a bearing and distance from the place a text names, ``position`` its middle.

    The doubt ``metres`` is that of the place named and of the bearing, of which the larger part, across, is the sector's width.
    """
    apex = _destination(position, bearing_deg + 180, distance_m)
    depth = max(metres - max(_BEARING_LEAST_M, _BEARING_SHARE * distance_m), 0) + _BEARING_LEAST_M
    turns = [_SECTOR_DEG * (at / (_SECTOR_POINTS - 1) - 0.5) for at in range(_SECTOR_POINTS)]
    far = [_destination(apex, bearing_deg + turn, distance_m + depth) for turn in turns]
    near = [_destination(apex, bearing_deg + turn, max(distance_m - depth, 0)) for turn in reversed(turns)]
    return shapely.Polygon([*far, *near])


def _destination(start: LonLat, bearing_deg: float, metres: float) -> LonLat:
    """Return the point at a bearing and distance from another, on the sphere."""
    turn, arc, lat = math.radians(bearing_deg), metres / _EARTH_RADIUS_M, math.radians(start.lat)
    to = math.asin(math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(turn))
    east = math.atan2(
        math.sin(turn) * math.sin(arc) * math.cos(lat), math.cos(arc) - math.sin(lat) * math.sin(to)
    )
    return LonLat(start.lon + math.degrees(east), math.degrees(to))


def draw_doubts(
    sheet: Sheet, frame: Frame, marks: Sequence[Mark], chosen: Incident | None, scale: float
) -> None:
    """Draw the areas, then the rings and sectors; each shape of one kind once."""
    _draw_areas(sheet, frame, marks, chosen, scale)
    rings: dict[tuple[LonLat, Kind, float, str], tuple[Doubt, Kind, bool]] = {}
    for mark in marks:
        doubt = mark.doubt
        if doubt is not None and doubt.sort != "area":
            key = (mark.position, mark.incident.kind, doubt.radius_m, doubt.sort)
            rings[key] = (
                doubt,
                mark.incident.kind,
                mark.incident is chosen or (key in rings and rings[key][2]),
            )
    for doubt, kind, picked in rings.values():
        if picked or len(rings) <= _MOST_RINGS:
            _draw_ring(sheet, frame, doubt, kind, scale, chosen=picked, rings=len(rings))


def _draw_areas(
    sheet: Sheet, frame: Frame, marks: Sequence[Mark], chosen: Incident | None, scale: float
) -> None:
    areas: dict[bytes, tuple[BaseGeometry, set[Kind], bool]] = {}
    for mark in marks:
        if mark.doubt is not None and mark.doubt.sort == "area":
            key = mark.doubt.shape.wkb
            shape, kinds, picked = areas.get(key, (mark.doubt.shape, set(), False))
            areas[key] = (shape, kinds | {mark.incident.kind}, picked or mark.incident is chosen)
    for shape, kinds, picked in areas.values():
        colour = kind_colours()[next(iter(kinds))] if len(kinds) == 1 else MUTED
        fill_shape(
            sheet, frame, shape, facecolor=to_rgba(colour, 0.07), edgecolor="none", linewidth=0, zorder=4
        )
        fill_shape(
            sheet,
            frame,
            shape,
            facecolor="none",
            edgecolor=paled(colour, 0.75 if picked else 0.45),
            hatch="////",
            linewidth=0,
            zorder=4,
        )
        edge = to_rgba(INK, 0.95) if picked else to_rgba(colour, 0.7)
        fill_shape(
            sheet,
            frame,
            shape,
            facecolor="none",
            edgecolor=edge,
            linewidth=(2 if picked else 1.1) * scale,
            zorder=4.1,
        )


def _draw_ring(
    sheet: Sheet, frame: Frame, doubt: Doubt, kind: Kind, scale: float, *, chosen: bool, rings: int
) -> None:
    """Draw a ring or sector, true to scale; those that a symbol covers or that hold all of the frame are left out."""
    if doubt.shape.covers(shapely.box(frame.west, frame.south, frame.east, frame.north)):
        return
    radius = doubt.radius_m * frame.points_per_metre
    if doubt.sort != "sector" and radius < (_LEAST_RING_EXACT if doubt.exact else _LEAST_RING) * scale:
        return
    colour, crowded = kind_colours()[kind], rings > _CROWDED_RINGS
    if not crowded or chosen:
        tint = to_rgba(colour, 0.13 if chosen else min(0.06, _TINT_OF_ALL / rings))
        fill_shape(sheet, frame, doubt.shape, facecolor=tint, edgecolor="none", linewidth=0, zorder=5)
    edge = to_rgba(INK, 0.95) if chosen else to_rgba(colour, 0.35 if crowded else 0.8)
    width = (1.8 if chosen else 1.1) * scale
    dashes = (1.5, 3.5) if doubt.exact else (5, 4)
    fill_shape(
        sheet, frame, doubt.shape, facecolor="none", edgecolor=edge, linewidth=width, capstyle="butt",
        linestyle=(0, tuple(one * scale / width for one in dashes)), zorder=5.1,
    )  # fmt: skip
    if doubt.sort == "toward":
        at = frame.point(*doubt.position)
        draw_arrows(sheet, at, radius, scale, within=frame.box, edgecolor=edge, linewidth=width, zorder=5.2)


def draw_arrows(
    sheet: Sheet,
    at: tuple[float, float],
    radius: float,
    scale: float,
    *,
    within: Box | None = None,
    **style: Any,
) -> None:
    """Draw small arrows on a ring that point at its middle: the report says "toward", not "at"."""
    size = min(7 * scale, radius / 3)
    paths = []
    for turn in (math.pi / 4, 3 * math.pi / 4, 5 * math.pi / 4, 7 * math.pi / 4):
        ux, uy = math.cos(turn), math.sin(turn)
        tip = (at[0] + ux * (radius - size), at[1] + uy * (radius - size))
        ends = [
            (tip[0] + (ux - uy) * size, tip[1] + (uy + ux) * size),
            tip,
            (tip[0] + (ux + uy) * size, tip[1] + (uy - ux) * size),
        ]
        paths.append(Path(np.asarray(ends)))
    sheet.paths(paths, within=within, facecolor="none", **style)
