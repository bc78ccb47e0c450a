"""Sites that share a spot on the paper, gathered into one symbol, as the map gathers them on the screen."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from geo.model import Incident, Kind, LonLat
from geo.render.figure.doubt import Mark
from geo.render.figure.frame import Frame
from geo.render.figure.glyphs import (
    Exactness,
    Look,
    draw_halo,
    draw_stack,
    draw_symbol,
    shape_of,
    stack_radius,
    symbol_radius,
)
from geo.render.figure.sheet import Sheet
from geo.render.palette import kind_colours

__all__ = ["Stack", "draw_stacks", "narrowed", "stacked"]

# Pixels of the map's screen: nearer than this, symbols would cover each other, and become one.
_STACK_DISTANCE, _STACK_GAP = 16.0, 5.0


@dataclass(frozen=True, slots=True)
class Stack:
    """Marks at one spot: where they stand on the sheet, and the radius of their symbol, in points."""

    x: float
    y: float
    radius: float
    marks: tuple[Mark, ...]

    @property
    def incidents(self) -> list[Incident]:
        """The incidents, each once."""
        return list({mark.incident.id: mark.incident for mark in self.marks}.values())

    @property
    def kinds(self) -> list[tuple[Kind, int]]:
        """The kinds and how many incidents are of each, in the order of the legend."""
        counts = Counter(one.kind for one in self.incidents)
        return [(kind, counts[kind]) for kind in kind_colours() if counts[kind]]

    def holds(self, incident: Incident | None) -> bool:
        """Return whether an incident has a place here."""
        return any(mark.incident is incident for mark in self.marks)

    @property
    def known(self) -> Exactness:
        """How exactly the best known of its places is known."""
        return min(mark.known for mark in self.marks)


@dataclass(slots=True)
class _Heap:
    x: float
    y: float
    marks: list[Mark]

    def radius(self, scale: float) -> float:
        """Return the radius of its symbol."""
        return _radius(self.marks, scale)


def _radius(marks: Sequence[Mark], scale: float) -> float:
    count = len({mark.incident.id for mark in marks})
    return (
        stack_radius(count, scale) if count > 1 else symbol_radius(min(mark.known for mark in marks), scale)
    )


def narrowed(stacks: Iterable[Stack], shown: Collection[str], scale: float) -> list[Stack]:
    """Return the stacks with the marks of some incidents only, by id, each where it was; those without any are left out."""
    parts = ((one, tuple(mark for mark in one.marks if mark.incident.id in shown)) for one in stacks)
    return [Stack(one.x, one.y, _radius(marks, scale), marks) for one, marks in parts if marks]


def stacked(frame: Frame, marks: Sequence[Mark], scale: float) -> list[Stack]:
    """Return the marks that the frame shows as stacks, the most exact and fullest first; each mark is in one."""
    spots: dict[LonLat, list[Mark]] = {}
    for mark in marks:
        if frame.shows(*mark.position):
            spots.setdefault(mark.position, []).append(mark)
    order = sorted(spots.items(), key=lambda one: (min(mark.known for mark in one[1]), -len(one[1]), one[0]))
    heaps: list[_Heap] = []
    for position, here in order:
        heap = _Heap(*frame.point(*position), list(here))
        near = _nearest(heaps, heap, scale)
        if near is None:
            heaps.append(heap)
        else:
            near.marks += here
    return [Stack(heap.x, heap.y, heap.radius(scale), tuple(heap.marks)) for heap in heaps]


def _nearest(heaps: Sequence[_Heap], new: _Heap, scale: float) -> _Heap | None:
    best, least = None, math.inf
    for heap in heaps:
        away = math.hypot(heap.x - new.x, heap.y - new.y)
        several = len(heap.marks) > 1 or len(new.marks) > 1
        room = heap.radius(scale) + new.radius(scale) - _STACK_GAP * scale if several else 0
        if away < max(_STACK_DISTANCE * scale, room) and away < least:
            best, least = heap, away
    return best


def draw_stacks(
    sheet: Sheet, frame: Frame, stacks: Sequence[Stack], chosen: Incident | None, scale: float
) -> None:
    """Draw the symbols; the lines between the places of the incident chosen, and the ring round it, lie below."""
    ends = [(stack.x, stack.y) for stack in stacks if stack.holds(chosen)]
    for width, colour in ((3.4, "#fffdf9"), (1.3, "#1c2127")):
        for end in ends[1:]:
            sheet.line([ends[0], end], within=frame.box, edgecolor=colour, linewidth=width * scale, zorder=11)
    for stack in reversed(stacks):
        at = (stack.x, stack.y)
        if stack.holds(chosen):
            draw_halo(sheet, at, stack.radius, scale, within=frame.box)
        if len(stack.incidents) > 1:
            draw_stack(sheet, at, stack.kinds, scale, within=frame.box)
        else:
            (one,) = stack.incidents
            draw_symbol(sheet, at, Look(one.kind, shape_of(one), stack.known), scale, within=frame.box)
