"""Names on the map: each in the first spot where it covers no other name, no symbol and nothing else."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.export.naming import map_label
from geo.model import Incident
from geo.render.figure.frame import Frame
from geo.render.figure.sheet import MUTED, Box, Sheet, Type, cut, text_width
from geo.render.figure.stacks import Stack
from geo.view import Naming

__all__ = ["Label", "Placed", "Taken", "placed_labels", "points_within", "stack_labels"]

_Line = tuple[tuple[float, float], tuple[float, float]]

_CHORDS = 11
_FAR = (16.0, 26.0, 38.0, 52.0)
_TURNS = tuple(math.radians(turn) for turn in (0, 180, 30, -30, 150, -150, 60, -60, 120, -120, 90, -90))
_WIDEST = 190.0


@dataclass(frozen=True, slots=True)
class Label:
    """A name to be set: spots for its middle, the best first, or one point with a radius that it stands beside.

    ``far`` allows it to stand farther away, with a thin line to its point.
    """

    text: str
    kind: Type
    spots: tuple[tuple[float, float], ...]
    radius: float | None = None
    far: bool = False
    dot: bool = False
    backed: bool = True


class Taken:
    """The boxes on a map that names must not cover."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._edges = np.array([(one.x, one.y, one.right, one.bottom) for one in boxes], dtype=float).reshape(
            -1, 4
        )

    def add(self, *boxes: Box) -> None:
        """Take boxes too."""
        self._edges = np.vstack((self._edges, [(one.x, one.y, one.right, one.bottom) for one in boxes]))

    def meets(self, box: Box) -> bool:
        """Return whether a box would cover one that is taken."""
        x0, y0, x1, y1 = self._edges.T
        return bool(((x0 < box.right) & (box.x < x1) & (y0 < box.bottom) & (box.y < y1)).any())


@dataclass(frozen=True, slots=True)
class Placed:
    """A label that found its place: the words set, their box, and the line to its point where it stands off."""

    label: Label
    text: str
    box: Box
    line: _Line | None

    def draw(self, sheet: Sheet) -> None:
        """Write it."""
        kind, box = self.label.kind, self.box
        if self.label.dot:
            sheet.circle(
                *self.label.spots[0], 1.4, facecolor=MUTED, edgecolor="white", linewidth=0.5, zorder=8
            )
        if self.line:
            sheet.line(self.line, edgecolor=MUTED, linewidth=0.55, zorder=10)
        if self.label.backed:
            sheet.rectangle(box, facecolor="#ffffff", alpha=0.74, linewidth=0, zorder=13)
        sheet.text(box.x + box.width / 2, box.y + 0.86 * kind.size, self.text, kind, align="center", z=14)


def placed_labels(frame: Frame, labels: Iterable[Label], taken: Taken) -> tuple[list[Placed], int]:
    """Return the labels in order, each where there is room, and how many found none; ``taken`` takes their boxes."""
    room = frame.box.inner(1.5)
    found: list[Placed] = []
    missed = 0
    for label in labels:
        text = cut(label.text, label.kind, min(_WIDEST, 0.6 * frame.box.width))
        size = (text_width(text, label.kind) * 1.02 + 3, label.kind.size * 1.18)
        if label.dot and taken.meets(_round(label.spots[0], 2)):
            continue
        for box, line in _boxes(label, size):
            along = _along(line)
            if room.holds(box) and not taken.meets(box) and not any(map(taken.meets, along)):
                found.append(Placed(label, text, box, line))
                taken.add(box, *along)
                break
        else:
            missed += 1
    return found, missed


def _boxes(label: Label, size: tuple[float, float]) -> Iterator[tuple[Box, _Line | None]]:
    """Yield the boxes a label may take, the best first, with the line to its point where it stands off."""
    width, height = size
    if label.radius is None:
        yield from ((Box(x - width / 2, y - height / 2, width, height), None) for x, y in label.spots)
        return
    ((x, y),) = label.spots
    gap = label.radius + 1.5
    slant = gap * 0.75
    corners = (
        (x + gap, y - height / 2), (x - gap - width, y - height / 2), (x + slant, y - slant - height), (x + slant, y + slant),
        (x - width / 2, y - gap - height), (x - width / 2, y + gap), (x - slant - width, y - slant - height), (x - slant - width, y + slant),
    )  # fmt: skip
    yield from ((Box(*corner, width, height), None) for corner in corners)
    if label.far:
        for away in _FAR:
            for turn in _TURNS:
                ux, uy = math.cos(turn), math.sin(turn)
                tip = (x + ux * (gap + away), y + uy * (gap + away))
                left = tip[0] if ux > 0.2 else tip[0] - width if ux < -0.2 else tip[0] - width / 2
                top = tip[1] - height / 2 if abs(ux) > 0.2 else tip[1] if uy > 0 else tip[1] - height
                reach = 1.48 * label.radius + 1  # beyond the corners of the box round the symbol
                start = (x + ux * reach, y + uy * reach)
                if math.dist((x, y), tip) > reach:
                    yield Box(left, top, width, height), (start, tip)


def _along(line: _Line | None) -> list[Box]:
    """Return small boxes along a line, its end at the name left out."""
    if line is None:
        return []
    (x0, y0), (x1, y1) = line
    steps = max(int(math.dist(*line) / 3), 1)
    return [_round((x0 + (x1 - x0) * at / steps, y0 + (y1 - y0) * at / steps), 0.6) for at in range(steps)]


def _round(at: tuple[float, float], radius: float) -> Box:
    return Box(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)


def stack_labels(
    stacks: Sequence[Stack], naming: Naming, kind: Type, chosen: Incident | None
) -> Iterator[Label]:
    """Yield the labels of symbols: the name of the place known best, and how many more there are at the spot."""
    order = sorted(stacks, key=lambda one: (not one.holds(chosen), one.known, -len(one.incidents)))
    for stack in order:
        marks = sorted(stack.marks, key=lambda mark: (mark.incident is not chosen, mark.known))
        names = list(dict.fromkeys(map_label(mark.site, naming) for mark in marks))
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        bold = Type(kind.size, kind.colour, bold=stack.holds(chosen))
        first = cut(names[0], bold, _WIDEST - text_width(more, bold))
        yield Label(f"{first}{more}", bold, ((stack.x, stack.y),), radius=stack.radius, far=True)


def points_within(
    shape: BaseGeometry, box: Box, width: float, height: float
) -> tuple[tuple[float, float], ...]:
    """Return points well inside the part of a shape within a box, the best first: middles of horizontal chords.

    Only chords as long as ``width`` with half of ``height`` free above and below count; wide ones near the middle of the part
    are preferred.
    """
    clipped = shapely.clip_by_rect(shape, box.x, box.y, box.right, box.bottom)
    part = shapely.simplify(clipped, 0.8).buffer(-height / 2, quad_segs=2)
    if part.is_empty:
        return ()
    west, north, east, south = part.bounds
    heights = [north + (south - north) * row / (_CHORDS + 1) for row in range(1, _CHORDS + 1)]
    lines = shapely.linestrings([[(west - 1, y), (east + 1, y)] for y in heights])
    found = []
    for row, chords in enumerate(shapely.intersection(lines, part)):
        for chord in shapely.get_parts(chords):
            x0, y, x1, _ = chord.bounds
            if chord.geom_type == "LineString" and x1 - x0 >= width - height:
                weight = (x1 - x0) * (1 - 0.5 * abs(row - _CHORDS // 2) / (_CHORDS // 2 + 1))
                found.append((-weight, (x0 + x1) / 2, y))
    return tuple((x, y) for _, x, y in sorted(found))
