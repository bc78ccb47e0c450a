"""The map of a figure: ground, doubt, symbols, names, and what stands on it."""

from dataclasses import dataclass

from geo.render.figure.doubt import draw_doubts
from geo.render.figure.frame import Frame, framed
from geo.render.figure.furniture import INSET_SHAPE, draw_degrees, draw_inset, draw_scale, scale_box
from geo.render.figure.ground import country_labels, draw_ground, province_labels, town_labels
from geo.render.figure.labels import Taken, draw_labels, stack_labels
from geo.render.figure.sheet import INK, Box, Sheet, Type
from geo.render.figure.sizes import Form
from geo.render.figure.stacks import Stack, draw_stacks, stacked
from geo.render.figure.words import Picture

__all__ = ["Chart", "chart_of", "draw_chart"]

_WIDEST_WITH_INSET_DEG = 7.2


@dataclass(frozen=True, slots=True)
class Chart:
    """The map's frame and the symbols on it."""

    frame: Frame
    stacks: tuple[Stack, ...]


def chart_of(picture: Picture, box: Box, scale: float) -> Chart:
    """Return the frame of a box for a picture and the symbols that it shows."""
    frame = framed(box, picture.view, [mark.reach for mark in picture.marks])
    return Chart(frame, tuple(stacked(frame, picture.marks, scale)))


def draw_chart(sheet: Sheet, picture: Picture, chart: Chart, form: Form) -> int:
    """Draw the map; returns how many names of incidents' places found no room."""
    frame, naming = chart.frame, picture.view.naming
    draw_ground(sheet, frame, picture.day)
    draw_doubts(sheet, frame, picture.marks, picture.chosen, form.scale)
    draw_stacks(sheet, frame, chart.stacks, picture.chosen, form.scale)
    small = form.fine.size
    scale = scale_box(frame, small)
    draw_scale(sheet, frame, small)
    inset = _inset_box(frame, form.inset, chart.stacks, scale)
    if inset:
        draw_inset(sheet, inset, frame)
    if form.degrees:
        draw_degrees(sheet, frame, form.fine.size - 0.4)
    symbols = [_around(stack, 1.0 * form.scale) for stack in chart.stacks]
    taken = Taken([*symbols, scale, *([inset] if inset else [])])
    missed = draw_labels(
        sheet, frame, stack_labels(chart.stacks, naming, Type(form.small.size, INK), picture.chosen), taken
    )
    near = {mark.site.match.place.id for mark in picture.marks}
    draw_labels(sheet, frame, country_labels(frame, form.body.size), taken)
    draw_labels(sheet, frame, town_labels(frame, naming, form.fine.size, near), taken)
    draw_labels(sheet, frame, province_labels(frame, naming, form.fine.size), taken)
    return missed


def _around(stack: Stack, margin: float) -> Box:
    radius = stack.radius + margin
    return Box(stack.x - radius, stack.y - radius, 2 * radius, 2 * radius)


def _inset_box(frame: Frame, width: float, stacks: tuple[Stack, ...], scale: Box) -> Box | None:
    """Return where the region's map stands: the corner with the fewest symbols under it, none on a map of the region itself."""
    if frame.east - frame.west > _WIDEST_WITH_INSET_DEG:
        return None
    box, height = frame.box, width / INSET_SHAPE
    corners = [
        Box(box.right - width, box.y, width, height), Box(box.x, box.y, width, height),
        Box(box.right - width, box.bottom - height, width, height), Box(box.x, box.bottom - height, width, height),
    ]  # fmt: skip
    free = [one for one in corners if not one.meets(scale)]
    return min(free, key=lambda one: sum(one.meets(_around(stack, 3)) for stack in stacks))
