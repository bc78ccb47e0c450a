"""What stands on and beside a map: scale bar, north arrow, degrees, the region with the frame marked, the QR code."""

import math

import numpy as np
import segno
import shapely
from matplotlib.path import Path

from geo.render.figure.frame import Frame
from geo.render.figure.grounds import grounds
from geo.render.figure.outlines import fill_shape, polygon_paths
from geo.render.figure.sheet import INK, MUTED, PAPER, Box, Sheet, Type, text_width

__all__ = [
    "INSET_SHAPE",
    "LONGEST_LINK",
    "draw_degrees",
    "draw_inset",
    "draw_qr",
    "draw_scale",
    "qr_side",
    "scale_size",
]

LONGEST_LINK = 360
"""Bytes of a link beyond which its code would be too fine to be read off paper."""

_STEPS_KM = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_REGION = (42.6, 38.1, 50.9, 43.0)
INSET_SHAPE = (_REGION[2] - _REGION[0]) * math.cos(math.radians(40.5)) / (_REGION[3] - _REGION[1])
"""Width over height of the inset."""
_QUIET = 2  # modules of white round the code; the page round it is white too
_LEAST_CODE, _MODULE = 58.0, 1.3


def scale_size(frame: Frame, size: float) -> tuple[float, float]:
    """Return the width and height that scale and arrow take."""
    _, length = _scale(frame)
    return max(length, 4.5 * size) + 3.2 * size, 3.1 * size


def draw_scale(sheet: Sheet, frame: Frame, box: Box, size: float) -> None:
    """Draw the scale bar, true at the middle of the frame, and an arrow to the north; symbols lie above them."""
    km, length = _scale(frame)
    sheet.rectangle(box, facecolor="#ffffff", alpha=0.8, linewidth=0, zorder=9)
    x, y = box.x + 2.3 * size, box.bottom - 0.6 * size
    sheet.line(
        [(x, y - 3), (x, y), (x + length, y), (x + length, y - 3)], edgecolor=INK, linewidth=1.1, zorder=9.1
    )
    sheet.text(x, y - 0.6 * size, f"{km:g} km", Type(size), z=9.1)
    middle, top = box.x + 1.1 * size, box.y + 0.5 * size
    tip = [
        (middle, top),
        (middle + 0.45 * size, top + 1.3 * size),
        (middle, top + 1.0 * size),
        (middle - 0.45 * size, top + 1.3 * size),
        (middle, top),
    ]
    sheet.path(Path(np.asarray(tip)), facecolor=INK, linewidth=0, zorder=9.1)
    sheet.text(middle, box.bottom - 0.35 * size, "N", Type(0.9 * size, bold=True), align="center", z=9.1)


def _scale(frame: Frame) -> tuple[float, float]:
    """Return the length of the scale bar in kilometres and in points: about a fifth of the frame."""
    points_per_km = frame.points_per_metre * 1000
    wanted = frame.box.width / 5 / points_per_km
    km = max((step for step in _STEPS_KM if step <= wanted), default=_STEPS_KM[0])
    return km, km * points_per_km


def draw_degrees(sheet: Sheet, frame: Frame, size: float) -> None:
    """Write longitudes below and latitudes left of the frame, with ticks."""
    kind = Type(size, MUTED)
    for lon in _round_degrees(frame.west, frame.east, 7):
        x, _ = frame.point(lon, frame.south)
        sheet.line(
            [(x, frame.box.bottom), (x, frame.box.bottom + 2.5)], edgecolor=MUTED, linewidth=0.5, zorder=15
        )
        words = f"{abs(lon):g}° {'E' if lon >= 0 else 'W'}"
        if frame.box.x + text_width(words, kind) / 2 < x < frame.box.right - text_width(words, kind) / 2:
            sheet.text(x, frame.box.bottom + 3.5 + size, words, kind, align="center")
    for lat in _round_degrees(frame.south, frame.north, 6):
        _, y = frame.point(frame.west, lat)
        sheet.line([(frame.box.x - 2.5, y), (frame.box.x, y)], edgecolor=MUTED, linewidth=0.5, zorder=15)
        if frame.box.y + size < y < frame.box.bottom - size:
            words = f"{abs(lat):g}° {'N' if lat >= 0 else 'S'}"
            sheet.text(frame.box.x - 4, y + 0.35 * size, words, kind, align="right")


def _round_degrees(low: float, high: float, most: int) -> list[float]:
    for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60):
        if (high - low) / step <= most:
            return [round(step * at, 6) for at in range(math.ceil(low / step), math.floor(high / step) + 1)]
    return []


def draw_inset(sheet: Sheet, box: Box, frame: Frame) -> None:
    """Draw the South Caucasus with the frame's part of it marked."""
    region = Frame(box, *_REGION)
    sheet.rectangle(box, facecolor="#dbe6ee", linewidth=0, zorder=16)
    for ground in grounds():
        if ground.layer == "country":
            home = ground.id in ("country-AM", "country-AZ")
            fill_shape(
                sheet, region, shapely.simplify(ground.shape, 0.02), facecolor="#ffffff" if home else "#e4e1d9",
                edgecolor="#8d8d8d", linewidth=0.4, zorder=16.1,
            )  # fmt: skip
    for name, lon, lat in _COUNTRIES:
        x, y = region.point(lon, lat)
        sheet.text(x, y, name, Type(box.width / 18, MUTED), align="center", z=16.3)
    west, north = region.point(frame.west, frame.north)
    east, south = region.point(frame.east, frame.south)
    part = Box(west, north, max(east - west, 2), max(south - north, 2))
    sheet.rectangle(part, within=box, facecolor="#d55e0022", edgecolor="#b03a00", linewidth=1.2, zorder=16.2)
    sheet.rectangle(box, facecolor="none", edgecolor="#9a9a9a", linewidth=0.7, zorder=16.4)


_COUNTRIES = (("Georgia", 44.0, 41.95), ("Armenia", 44.7, 40.35), ("Azerbaijan", 47.9, 40.35), ("Russia", 46.6, 42.55),
              ("Iran", 46.6, 38.45), ("Turkey", 43.5, 39.45))  # fmt: skip


def qr_side(link: str) -> float:
    """Return the side of a link's code in points, 0 for no link or one too long."""
    if not link or len(link.encode()) > LONGEST_LINK:
        return 0.0
    return max(_LEAST_CODE, _MODULE * (len(_code(link)) + 2 * _QUIET))


def _code(link: str) -> np.ndarray:
    """Return the modules of a link's code, true for dark."""
    code = segno.make_qr(link, error="m", boost_error=False)
    return np.array([list(row) for row in code.matrix], dtype=bool)


def draw_qr(sheet: Sheet, box: Box, link: str) -> None:
    """Draw the link's QR code, black on white, with its margin, as one shape without seams."""
    rows = _code(link)
    side = box.width / (len(rows) + 2 * _QUIET)
    lines, columns = np.nonzero(rows)
    left, top = box.x + (columns + _QUIET) * side, box.y + (lines + _QUIET) * side
    dark = shapely.union_all(shapely.box(left, top, left + side, top + side), grid_size=side / 64)
    sheet.rectangle(box, facecolor=PAPER, linewidth=0, zorder=18)
    sheet.paths(polygon_paths(dark), facecolor="#000000", edgecolor="none", linewidth=0, zorder=19)
