"""Control on a day in the figure: its areas, fading as far as their edges are uncertain, and its lines."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import shapely
from matplotlib.colors import to_rgba
from shapely import affinity

from geo.render.figure.frame import M_PER_DEGREE, Frame
from geo.render.figure.grounds import Ground
from geo.render.figure.outlines import fill_shape, line_paths, paled
from geo.render.figure.sheet import Sheet
from geo.render.palette import CONTROL_DOUBT, ControlStyle, control_styles

__all__ = ["STRENGTH", "LineLook", "draw_control", "lines_on", "styles_on"]

STRENGTH = 0.34
"""How strongly an area of control is tinted, from 0 to 1."""

_ACCURACY_IN_SIGMAS = (
    2.45  # 95 % of a position's errors in the plane, as standard deviations of one coordinate
)
_STEPS_IN_SIGMAS = (-1.28, -0.52, 0.0, 0.52, 1.28)  # the middles of five equal parts of a normal distribution
_GOING_ON_SIGMAS = (3.0, 1.5, 0.75, 0.4)  # coarse to fine


@dataclass(frozen=True, slots=True)
class LineLook:
    """How a line of control is drawn and named."""

    words: str
    colour: str
    width: float
    dashes: tuple[float, float]


def draw_control(sheet: Sheet, frame: Frame, features: Sequence[Ground], day: date | None) -> None:
    """Draw the areas and lines of a day."""
    for style, parts in fading_parts(features, day):
        for part in parts:
            tint = to_rgba(style.colour, STRENGTH / len(parts))
            fill_shape(sheet, frame, part, facecolor=tint, edgecolor="none", linewidth=0, zorder=1.5)
        if style.hatch and parts:
            fill_shape(
                sheet, frame, parts[len(parts) // 2], facecolor="none", edgecolor=paled(style.colour, 0.55),
                hatch=style.hatch, linewidth=0, zorder=1.6,
            )  # fmt: skip
    for feature in features:
        look = _line_look(feature, day)
        if look:
            shape = feature.shape if feature.layer == "line-1994" else feature.shape.boundary
            sheet.paths(
                line_paths(frame.shape(shape)), within=frame.box, facecolor="none", edgecolor=look.colour,
                linewidth=look.width, linestyle=(0, look.dashes), zorder=3,
            )  # fmt: skip


def styles_on(features: Iterable[Ground], day: date | None) -> list[ControlStyle]:
    """Return the styles of the values of control present on a day, in the order of the legend."""
    present = {_style(one).id for one in features if one.layer == "control" and one.holds_on(day)}
    return [style for style in control_styles() if style.id in present]


def lines_on(features: Iterable[Ground], day: date | None) -> list[LineLook]:
    """Return how the lines of a day look, each once."""
    return list(dict.fromkeys(look for look in (_line_look(feature, day) for feature in features) if look))


def _line_look(feature: Ground, day: date | None) -> LineLook | None:
    """Return how a line is drawn and named on a day, None if it is not.

    The line of 1994 is drawn later too, fainter, for reports go on to name it.
    """
    now = feature.holds_on(day)
    if feature.layer == "corridor" and now:
        return LineLook(feature.name, "#3f7773", 0.8, (4, 2))
    if feature.layer != "line-1994" or (day and day.isoformat() < feature.first):
        return None
    if now:
        return LineLook("ceasefire line of 1994", "#86789b", 1.1, (1, 2))
    return LineLook("former ceasefire line of 1994", "#86789b", 0.8, (1, 3))


def fading_parts(
    features: Sequence[Ground], day: date | None
) -> Iterator[tuple[ControlStyle, tuple[Any, ...]]]:
    """Yield the style of each area of the day, and its polygons in degrees, to be laid one on another.

    The first polygon is the area that is held beyond most doubt, the next ones reach farther; none crosses the
    border of the country that the area lies in, and at that border all end alike.
    """
    countries = [one.shape for one in features if one.layer == "country"]
    for feature in features:
        if feature.layer != "control" or not feature.holds_on(day):
            continue
        sigma = feature.accuracy_m / _ACCURACY_IN_SIGMAS / M_PER_DEGREE
        for part in shapely.get_parts(feature.shape):
            inside = part.representative_point()
            country = next((one for one in countries if one.contains(inside)), None)
            yield _style(feature), _faded(part, country, sigma)


@lru_cache(maxsize=256)
def _faded(part: Any, country: Any, sigma: float) -> tuple[Any, ...]:
    """Return a polygon narrowed and widened by steps of its doubt, cut to its country."""
    stretch = math.cos(math.radians(part.centroid.y))
    flat, ground = (_stretched(one, stretch) for one in (part, country))
    going_on = flat if ground is None else flat.union(_beyond(flat, ground, sigma))
    grown = [going_on.buffer(step * sigma) if sigma else going_on for step in _STEPS_IN_SIGMAS]
    cut = [one if ground is None else one.intersection(ground) for one in grown]
    return tuple(_stretched(one, 1 / stretch) for one in cut if not one.is_empty)


def _beyond(area: Any, ground: Any, sigma: float) -> Any:
    """Return where an area goes on beyond its country: as far as no other part of the country is nearer.

    Narrowing the area then does not withdraw it from the border, and widening it does not run along the border.
    """
    reach = area.buffer(2 * _GOING_ON_SIGMAS[0] * sigma)
    border = ground.boundary.intersection(reach)
    beyond = shapely.Polygon()
    for step in _GOING_ON_SIGMAS:
        beyond = beyond.difference(border.buffer(step * sigma)).union(area.buffer(step * sigma))
    return beyond.difference(ground)


def _stretched(shape: Any, factor: float) -> Any:
    return None if shape is None else affinity.scale(shape, factor, 1, origin=(0, 0))


def _style(feature: Ground) -> ControlStyle:
    styles = {style.id: style for style in control_styles()}
    return styles.get(feature.control, styles[CONTROL_DOUBT])
