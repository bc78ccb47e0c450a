"""The map of a figure: ground, doubt, symbols, names, and what stands on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.render.figure.doubt import draw_doubts
from geo.render.figure.frame import Frame, framed
from geo.render.figure.furniture import INSET_SHAPE, draw_degrees, draw_inset, draw_scale, scale_size
from geo.render.figure.ground import country_labels, draw_ground, province_labels, town_labels
from geo.render.figure.labels import Placed, Taken, placed_labels, stack_labels
from geo.render.figure.sheet import INK, Box, Sheet, Type
from geo.render.figure.sizes import Form
from geo.render.figure.stacks import Stack, draw_stacks, stacked
from geo.render.figure.words import Picture

__all__ = ["Chart", "chart_of", "draw_chart", "draw_furniture", "names_around", "obstacles"]

_WIDEST_WITH_INSET_DEG = 7.2


@dataclass(frozen=True, slots=True)
class Chart:
    """The map's frame, the symbols on it, the box of the scale, and that of the region's map, if there is one."""

    frame: Frame
    stacks: tuple[Stack, ...]
    scale: Box
    inset: Box | None


def chart_of(picture: Picture, box: Box, form: Form) -> Chart:
    """Return the frame of a box for a picture and the symbols that it shows."""
    frame = framed(box, picture.view, [mark.reach for mark in picture.marks])
    stacks = tuple(stacked(frame, picture.marks, form.scale))
    scale = _scale_box(frame, scale_size(frame, form.fine.size), stacks)
    return Chart(frame, stacks, scale, _inset_box(frame, form.inset, stacks, scale))


def draw_chart(sheet: Sheet, picture: Picture, chart: Chart, form: Form) -> int:
    """Draw the map; returns how many names of incidents' places found no room."""
    draw_ground(sheet, chart.frame, picture.day)
    draw_doubts(sheet, chart.frame, picture.marks, picture.chosen, form.scale)
    draw_stacks(sheet, chart.frame, chart.stacks, picture.chosen, form.scale)
    draw_furniture(sheet, chart, form)
    taken = obstacles(chart, form)
    labels = stack_labels(chart.stacks, picture.view.naming, Type(form.small.size, INK), picture.chosen)
    placed, missed = placed_labels(chart.frame, labels, taken)
    for label in (*placed, *names_around(picture, chart, form, taken)):
        label.draw(sheet)
    return missed


def draw_furniture(sheet: Sheet, chart: Chart, form: Form) -> None:
    """Draw scale, arrow, degrees and the region's map."""
    draw_scale(sheet, chart.frame, chart.scale, form.fine.size)
    if chart.inset:
        draw_inset(sheet, chart.inset, chart.frame)
    if form.degrees:
        draw_degrees(sheet, chart.frame, form.fine.size - 0.4)


def obstacles(chart: Chart, form: Form) -> Taken:
    """Return what names must not cover: symbols, scale and the region's map."""
    symbols = [_around(stack, form.scale) for stack in chart.stacks]
    return Taken([*symbols, chart.scale, *([chart.inset] if chart.inset else [])])


def names_around(picture: Picture, chart: Chart, form: Form, taken: Taken) -> list[Placed]:
    """Return the names of countries, towns and districts for which there is room."""
    frame, naming, near = (
        chart.frame,
        picture.view.naming,
        {mark.site.match.place.id for mark in picture.marks},
    )
    labels = (
        country_labels(frame, form.body.size),
        town_labels(frame, naming, form.fine.size, near),
        province_labels(frame, naming, form.fine.size),
    )
    return [label for each in labels for label in placed_labels(frame, each, taken)[0]]


def _around(stack: Stack, margin: float) -> Box:
    radius = stack.radius + margin
    return Box(stack.x - radius, stack.y - radius, 2 * radius, 2 * radius)


def _scale_box(frame: Frame, size: tuple[float, float], stacks: Sequence[Stack]) -> Box:
    """Return where the scale stands: the lower left, or the lower right if fewer symbols are there."""
    box, (width, height), edge = frame.box, size, 6
    left = Box(box.x + edge, box.bottom - height - edge, width, height)
    return min((left, left._replace(x=box.right - width - edge)), key=lambda one: _covered(one, stacks))


def _inset_box(frame: Frame, width: float, stacks: Sequence[Stack], scale: Box) -> Box | None:
    """Return where the region's map stands: a corner without symbols; none on a map of the region itself, or if no corner is free."""
    if frame.east - frame.west > _WIDEST_WITH_INSET_DEG:
        return None
    box, height = frame.box, width / INSET_SHAPE
    corners = (
        Box(box.right - width, box.y, width, height), Box(box.x, box.y, width, height),
        Box(box.right - width, box.bottom - height, width, height), Box(box.x, box.bottom - height, width, height),
    )  # fmt: skip
    return next((one for one in corners if not one.meets(scale) and not _covered(one, stacks)), None)


def _covered(box: Box, stacks: Sequence[Stack]) -> int:
    """Return how many symbols a box would cover."""
    return sum(box.meets(_around(stack, 3)) for stack in stacks)
