"""The symbols of incidents on paper: the same shapes, marks and colours as on the map, from its tables in ``assets/``."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

import numpy as np
from matplotlib.patches import Wedge
from matplotlib.path import Path

from geo import data
from geo.errors import DatasetError
from geo.model import Incident, Kind, Party, Role, Site, Stance
from geo.render.figure.sheet import INK, Box, Sheet, Type
from geo.render.palette import kind_colours, kind_marks

__all__ = [
    "SHAPE_WORDS", "Exactness", "draw_halo", "draw_stack", "draw_symbol", "exactness", "shape_of", "shape_words", "stack_radius", "symbol_radius",
]  # fmt: skip

_SYMBOL_PAPER, _EDGE = "#fffdf9", (28 / 255, 33 / 255, 39 / 255, 0.55)
# Pixels of the map's screen, as assets/glyphs.js has them.
_STACK_RADIUS, _RADIUS_A_TENFOLD, _RING = 10.0, 2.6, 4.0
_SHAPE_ROW = re.compile(r'^  "?([A-Za-z-]+)"?: \{ path: "([^"]+)", words: "([^"]+)" \}', re.MULTILINE)
_STEP = re.compile(r"([MLHVAZ])([^MLHVAZ]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_COUNTRY_ONLY = 6
_DARK_ENOUGH = 0.3
SHAPE_WORDS = ("none", "Armenia", "Azerbaijan", "Nagorno-Karabakh", "other", "several")
"""The keys of the shapes, in the order of the legend."""


class Exactness(IntEnum):
    """How exactly a place is known, the best first; ``NONE`` is not drawn."""

    EXACT = 0
    NEAR = 1
    AREA = 2
    NONE = 3


def exactness(site: Site) -> Exactness:
    """Return how exactly a site is known, as the map decides it."""
    if site.match.place.position is None or site.precision == _COUNTRY_ONLY:
        return Exactness.NONE
    if site.is_area:
        return Exactness.AREA
    exact = site.precision == 1 and site.role not in (Role.NEAR, Role.DIRECTION)
    return Exactness.EXACT if exact else Exactness.NEAR


def shape_of(incident: Incident) -> str:
    """Return the key of the shape that says which party is accused of having acted."""
    accused = {claim.about for claim in incident.claims if claim.stance is Stance.ACCUSES and claim.about}
    if len(accused) != 1:
        return "several" if accused else "none"
    (party,) = accused
    return str(party) if party in (Party.ARMENIA, Party.AZERBAIJAN, Party.NAGORNO_KARABAKH) else "other"


@cache
def _shapes() -> dict[str, tuple[Path, str]]:
    text = data.asset("glyphs.js")
    rows = {key: (svg_path(path), words) for key, path, words in _SHAPE_ROW.findall(text)}
    if set(rows) != set(SHAPE_WORDS):
        raise DatasetError("assets/glyphs.js: its table of shapes is not as known: reinstall geo")
    return rows


def shape_words(shape: str) -> str:
    """Return what a shape means."""
    return _shapes()[shape][1]


@cache
def svg_path(text: str) -> Path:
    """Return the path of SVG path data of absolute lines and half circles, which is what the tables hold.

    Raises
    ------
    DatasetError
        If it holds anything else.
    """
    vertices: list[tuple[float, float]] = []
    codes: list[Any] = []  # matplotlib's are numbers of its own type
    letter = ""
    for letter, told in _STEP.findall(text):
        numbers = [float(one) for one in _NUMBER.findall(told)]
        if letter == "A":
            for at in range(0, len(numbers), 7):
                more = _half_circle(vertices[-1], (numbers[at + 5], numbers[at + 6]))
                vertices += more
                codes += [Path.CURVE4] * len(more)
            continue
        ends = _ends(letter, numbers, vertices)
        vertices += ends
        codes += [{"M": Path.MOVETO, "Z": Path.CLOSEPOLY}.get(letter, Path.LINETO)] * len(ends)
    if not letter:
        raise DatasetError(f"assets: the path {text[:40]!r} cannot be read: reinstall geo")
    return Path(np.asarray(vertices), codes)


def _ends(letter: str, numbers: list[float], before: list[tuple[float, float]]) -> list[tuple[float, float]]:
    if letter == "Z":
        return [before[0]]
    if letter == "H":
        return [(one, before[-1][1]) for one in numbers]
    if letter == "V":
        return [(before[-1][0], one) for one in numbers]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _half_circle(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the vertices, start left out, of two Bezier curves from one end of a diameter clockwise (y down) to the other."""
    (x0, y0), (x1, y1) = start, end
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    rx, ry = x0 - cx, y0 - cy
    k = 0.5522847498
    turned = (-ry, rx)
    points = ((rx + k * turned[0], ry + k * turned[1]), (turned[0] + k * rx, turned[1] + k * ry), turned,
              (turned[0] - k * rx, turned[1] - k * ry), (-rx + k * turned[0], -ry + k * turned[1]), (-rx, -ry))  # fmt: skip
    return [(cx + x, cy + y) for x, y in points]


def symbol_radius(known: Exactness, scale: float) -> float:
    """Return the radius of the symbol of one incident, points."""
    return (7.5 if known is Exactness.EXACT else 6.0) * scale


def stack_radius(count: int, scale: float) -> float:
    """Return the radius of the symbol of several incidents, points."""
    return (_STACK_RADIUS + _RADIUS_A_TENFOLD * math.log10(count)) * scale


@dataclass(frozen=True, slots=True)
class Look:
    """What a symbol of one incident says."""

    kind: Kind
    shape: str = "none"
    known: Exactness = Exactness.EXACT


def draw_symbol(
    sheet: Sheet,
    at: tuple[float, float],
    look: Look,
    scale: float,
    *,
    within: Box | None = None,
    z: float = 12,
) -> None:
    """Draw the symbol of one incident: colour and mark by kind, shape by the party accused, body by exactness."""
    radius = symbol_radius(look.known, scale)
    colour, solid = kind_colours()[look.kind], look.known is Exactness.EXACT
    body = _placed(_shapes()[look.shape][0], at, radius)
    paper = "#ffffff" if solid else _SYMBOL_PAPER
    for width, edge in ((4.4, _EDGE), (2.6, paper)):
        sheet.path(
            body,
            within=within,
            facecolor="none",
            edgecolor=edge,
            linewidth=width * scale,
            joinstyle="round",
            zorder=z,
        )
    dotted = (0, (2.6 / 2.4, 2 / 2.4)) if look.known is Exactness.AREA else "-"
    sheet.path(
        body, within=within, facecolor=colour if solid else paper, edgecolor="none" if solid else colour, joinstyle="round",
        linewidth=0 if solid else 2.4 * scale, linestyle=dotted, capstyle="butt", zorder=z,
    )  # fmt: skip
    mark = kind_marks()[look.kind]
    if mark:
        ink = _ink_on(colour) if solid else colour
        sheet.path(_placed(svg_path(mark), at, radius), within=within, facecolor="none", edgecolor=ink,
                   linewidth=1.7 * scale, capstyle="round", zorder=z)  # fmt: skip


def draw_stack(
    sheet: Sheet,
    at: tuple[float, float],
    kinds: Sequence[tuple[Kind, int]],
    scale: float,
    *,
    within: Box | None = None,
    z: float = 12,
) -> None:
    """Draw the symbol of several incidents at one spot: a ring of their kinds' shares round their number."""
    count = sum(many for _, many in kinds)
    radius = stack_radius(count, scale)
    sheet.circle(*at, radius + 1.6 * scale, within=within, facecolor=_EDGE, linewidth=0, zorder=z)
    sheet.circle(*at, radius + 0.8 * scale, within=within, facecolor="#ffffff", linewidth=0, zorder=z)
    start = -90.0
    for kind, many in kinds:
        end = start + 360 * many / count
        wedge = Wedge(at, radius, start, end)
        sheet.path(wedge.get_path(), within=within, facecolor=kind_colours()[kind], linewidth=0, zorder=z)
        start = end
    sheet.circle(*at, radius - _RING * scale, within=within, facecolor=_SYMBOL_PAPER, linewidth=0, zorder=z)
    size = (11 if count < 100 else 9) * scale
    sheet.text(at[0], at[1] + 0.36 * size, str(count), Type(size, INK, bold=True), align="center", z=z + 0.1)


def draw_halo(
    sheet: Sheet, at: tuple[float, float], radius: float, scale: float, *, within: Box | None = None
) -> None:
    """Draw the double ring round the symbol of the incident chosen."""
    for width, colour in ((5.0, "#fffdf9"), (2.2, INK)):
        sheet.circle(
            *at,
            radius + 5.5 * scale,
            within=within,
            facecolor="none",
            edgecolor=colour,
            linewidth=width * scale,
            zorder=11.5,
        )


def _placed(path: Path, at: tuple[float, float], radius: float) -> Path:
    return Path(np.asarray(path.vertices, dtype=float) * radius + np.asarray(at), path.codes)


def _ink_on(colour: str) -> str:
    """Return black or white, whichever is read better on a colour, as assets/kinds.js does."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return "#1b1b1b" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > _DARK_ENOUGH else "#ffffff"
