"""Control on a day in the figure: its areas, fading as far as their edges are uncertain, its lines, its legend."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import fill, shorten
from typing import Any

import numpy as np
import shapely
import shapely.geometry
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path
from shapely import affinity
from shapely.geometry.polygon import orient

from geo.render.palette import CONTROL_DOUBT, ControlStyle, control_styles

__all__ = ["control_handles", "draw_control", "fill_shape"]

_M_PER_DEGREE = 111_200.0
_ACCURACY_IN_SIGMAS = (
    2.45  # 95 % of a position's errors in the plane, as standard deviations of one coordinate
)
_STEPS_IN_SIGMAS = (-1.28, -0.52, 0.0, 0.52, 1.28)  # the middles of five equal parts of a normal distribution
_GOING_ON_SIGMAS = (3.0, 1.5, 0.75, 0.4)  # coarse to fine

_STRENGTH = 0.34

_Feature = Mapping[str, Any]


def draw_control(axes: Axes, features: Sequence[_Feature], day: date | None) -> None:
    """Draw the areas and lines of a day."""
    for style, parts in _fading_parts(features, day):
        for part in parts:
            strength = _STRENGTH / len(parts)
            fill_shape(axes, part, facecolor=to_rgba(style.colour, strength), edgecolor="none", zorder=1.5)
        if style.hatch and parts:
            fill_shape(axes, parts[len(parts) // 2], facecolor="none", edgecolor=to_rgba(style.colour, 0.45), hatch=style.hatch, linewidth=0, zorder=1.6)  # fmt: skip
    for feature in features:
        look = _line_look(feature, day)
        if look:
            shape = shapely.geometry.shape(feature["geometry"])
            for line in shapely.get_parts(
                shape if shape.geom_type.endswith("LineString") else shape.boundary
            ):
                axes.plot(*line.xy, **{**look, "label": ""}, zorder=3)


def fill_shape(axes: Axes, shape: Any, **style: Any) -> None:
    """Add the polygons of a shape to the axes, holes spared out."""
    polygons = [orient(part) for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    paths = [
        Path.make_compound_path(*(Path(np.asarray(ring.coords)) for ring in (one.exterior, *one.interiors)))
        for one in polygons
    ]
    axes.add_collection(PathCollection(paths, **style))


def control_handles(features: Sequence[_Feature], day: date | None) -> list[Artist]:
    """Return the legend's entries for what the map shows of a day: who holds land outside its country, and lines."""
    handles = [
        Patch(facecolor=to_rgba(style.colour, _STRENGTH), edgecolor=to_rgba(style.colour, 0.6), linewidth=0,
              hatch=style.hatch * 2, label=fill(style.words, 26))
        for style in _styles_on(features, day)
    ]  # fmt: skip
    if handles:
        handles.append(Patch(alpha=0, label="edges fade as far as\nthey are uncertain"))
    first = min((one["properties"].get("valid_from") or "" for one in _control(features)), default="")
    known = day is None or day.isoformat() >= first
    note = "else held by the country\nit lies in" if known else f"no data before {first}"
    handles.append(Patch(alpha=0, label=note))
    looks = (_line_look(feature, day) for feature in features)
    return [*handles, *(Line2D([], [], **look) for look in looks if look)]


def _line_look(feature: _Feature, day: date | None) -> dict[str, Any] | None:
    """Return how a line is drawn and named on a day, None if it is not.

    The line of 1994 is drawn later too, fainter, for reports go on to name it.
    """
    layer, now = feature["properties"]["layer"], _holds_on(feature, day)
    if layer == "corridor" and now:
        name = shorten(feature["properties"]["name"], 26, placeholder="…")
        return {"color": "#3f7773", "linewidth": 0.8, "linestyle": (0, (4, 2)), "label": name}
    if layer != "line-1994" or (day and day.isoformat() < (feature["properties"].get("valid_from") or "")):
        return None
    if now:
        return {
            "color": "#86789b",
            "linewidth": 0.9,
            "linestyle": (0, (1, 2)),
            "label": "ceasefire line of 1994",
        }
    return {
        "color": "#86789b",
        "linewidth": 0.6,
        "linestyle": (0, (1, 4)),
        "label": "former ceasefire line of 1994",
    }


def _holds_on(feature: _Feature, day: date | None) -> bool:
    """Return whether a feature's ``valid_from`` to ``valid_to``, both included, holds the day; None stands for today."""
    first, last = feature["properties"].get("valid_from"), feature["properties"].get("valid_to")
    if day is None:
        return last is None
    return (first or "") <= day.isoformat() <= (last or "9999")


def _styles_on(features: Sequence[_Feature], day: date | None) -> list[ControlStyle]:
    """Return the styles of the values of control present on a day, in the order of the legend."""
    present = {_style(one).id for one in _control(features) if _holds_on(one, day)}
    return [style for style in control_styles() if style.id in present]


def _fading_parts(features: Sequence[_Feature], day: date | None) -> Iterator[tuple[ControlStyle, list[Any]]]:
    """Yield the style of each area of the day, and its polygons in degrees, to be laid one on another.

    The first polygon is the area that is held beyond most doubt, the next ones reach farther; none crosses the
    border of the country that the area lies in, and at that border all end alike.
    """
    countries = [
        shapely.geometry.shape(one["geometry"]) for one in features if one["properties"]["layer"] == "country"
    ]
    for feature in _control(features):
        if not _holds_on(feature, day):
            continue
        sigma = float(feature["properties"].get("accuracy_m") or 0) / _ACCURACY_IN_SIGMAS / _M_PER_DEGREE
        for part in shapely.get_parts(shapely.geometry.shape(feature["geometry"])):
            inside = part.representative_point()
            country = next((one for one in countries if one.contains(inside)), None)
            yield _style(feature), _faded(part, country, sigma)


def _faded(part: Any, country: Any, sigma: float) -> list[Any]:
    """Return a polygon narrowed and widened by steps of its doubt, cut to its country."""
    stretch = math.cos(math.radians(part.centroid.y))
    flat, ground = (_stretched(one, stretch) for one in (part, country))
    going_on = flat if ground is None else flat.union(_beyond(flat, ground, sigma))
    grown = [going_on.buffer(step * sigma) if sigma else going_on for step in _STEPS_IN_SIGMAS]
    cut = [one if ground is None else one.intersection(ground) for one in grown]
    return [_stretched(one, 1 / stretch) for one in cut if not one.is_empty]


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


def _control(features: Sequence[_Feature]) -> list[_Feature]:
    return [one for one in features if one["properties"]["layer"] == "control"]


def _style(feature: _Feature) -> ControlStyle:
    styles = {style.id: style for style in control_styles()}
    return styles.get(feature["properties"].get("control"), styles[CONTROL_DOUBT])
