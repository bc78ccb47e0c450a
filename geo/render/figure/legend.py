"""The legend: what occurs in the picture and no more, in columns."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.path import Path

from geo.model import Incident, Kind
from geo.render.figure.control import STRENGTH, lines_on, styles_on
from geo.render.figure.doubt import Mark, draw_arrows
from geo.render.figure.glyphs import (
    SHAPE_WORDS,
    Exactness,
    Look,
    draw_halo,
    draw_stack,
    draw_symbol,
    shape_of,
    shape_words,
)
from geo.render.figure.ground import OBLAST_DASHES
from geo.render.figure.grounds import grounds
from geo.render.figure.outlines import paled
from geo.render.figure.sheet import INK, MUTED, Box, Sheet, Type, wrapped
from geo.render.figure.stacks import Stack
from geo.render.palette import ControlStyle, control_styles, kind_labels

__all__ = ["Entry", "Flow", "entries_of", "flowed"]

_Draw = Callable[[Sheet, float, float, float], None]
_LEAST_SIZE, _STEP = 6.2, 0.25
_LEAD, _ROUNDING = 6.0, 1e-6


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: its words, and what draws its mark at a point with a scale; None for a heading or note."""

    words: str
    mark: _Draw | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """A legend set in columns: type size, height, and each entry's lines with where they start in the box."""

    size: float
    height: float
    placed: tuple[tuple[float, float, Entry, tuple[str, ...]], ...]

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw it with its top left at a point."""
        scale = 0.085 * self.size
        for left, top, entry, lines in self.placed:
            indent = 0 if entry.heading else 2.1 * self.size
            kind = Type(self.size, INK if entry.heading or entry.mark else MUTED, bold=entry.heading)
            if entry.mark:
                entry.mark(sheet, x + left + 0.9 * self.size, y + top + 0.6 * self.size, scale)
            sheet.lines(Box(x + left + indent, y + top, 0, 0), lines, kind)


def flowed(
    entries: Sequence[Entry], width: float, columns: int, size: float, limit: float, *, whole: float
) -> Flow:
    """Return the legend in columns of equal width, the type no larger than ``size`` and smaller where ``limit`` asks for it.

    Sections stay whole if that makes it no higher than ``whole`` times what it would be broken. If even the smallest type does not fit, the last lines are left out, and a line
    says how many.
    """
    least = min(_LEAST_SIZE, size)
    for step in range(int((size - least) / _STEP) + 2):
        flow = _best(entries, width, columns, max(size - _STEP * step, least), limit, whole=whole)
        if flow.height <= limit:
            return flow
    kept = list(entries)
    while len(kept) > 1 and flow.height > limit:
        kept.pop()
        left = sum(not one.heading for one in entries) - sum(not one.heading for one in kept)
        more = Entry(f"and {left} more on the map itself")
        flow = _balanced([(one,) for one in (*kept, more)], width, columns, least)
    return flow


def _best(
    entries: Sequence[Entry], width: float, columns: int, size: float, limit: float, *, whole: float
) -> Flow:
    """Return the lowest legend, or the one with whole sections where it is not much higher."""
    sections: list[tuple[Entry, ...]] = []
    for one in entries:
        sections = (
            [*sections, (one,)] if one.heading or not sections else [*sections[:-1], (*sections[-1], one)]
        )
    unbroken = _balanced(sections, width, columns, size)
    broken = _balanced([(one,) for one in entries], width, columns, size)
    return unbroken if unbroken.height <= min(whole * broken.height, limit) else broken


def _balanced(blocks: Sequence[tuple[Entry, ...]], width: float, columns: int, size: float) -> Flow:
    """Return the lowest legend of a number of columns whose blocks are not broken."""
    gap = 1.2 * size
    column = (width - gap * (columns - 1)) / columns
    measured = [[(one, *_measured(one, column, size)) for one in block] for block in blocks]
    tall = [sum(height for _, _, height in block) for block in measured]
    low, high = max(tall, default=0.0), 2 * sum(tall) + size
    for _ in range(16):
        middle = (low + high) / 2
        if _filled(blocks, tall, middle, columns) is None:
            low = middle
        else:
            high = middle
    placed: list[tuple[float, float, Entry, tuple[str, ...]]] = []
    bottom = 0.0
    for (at, top), block in zip(_filled(blocks, tall, high, columns) or (), measured, strict=True):
        y = top
        for one, lines, height in block:
            placed.append((at * (column + gap), y, one, lines))
            y += height
        bottom = max(bottom, y)
    return Flow(size, bottom, tuple(placed))


def _measured(entry: Entry, column: float, size: float) -> tuple[tuple[str, ...], float]:
    """Return the lines of an entry, and its height with the room below it."""
    kind = Type(size, INK, bold=entry.heading)
    indent = 0 if entry.heading else 2.1 * size
    lines = tuple(wrapped(entry.words, kind, column - indent, 3))
    return lines, kind.leading * len(lines) + (0.3 if entry.heading else 0.28) * size


def _filled(
    blocks: Sequence[tuple[Entry, ...]], tall: Sequence[float], height: float, columns: int
) -> list[tuple[int, float]] | None:
    """Return the column and top of each block, None if they do not fit; a heading is never last in its column."""
    found: list[tuple[int, float]] = []
    column, top = 0, 0.0
    for at, block in enumerate(blocks):
        lead = _LEAD if block[0].heading and top else 0.0
        alone = block[0].heading and len(block) == 1 and at + 1 < len(blocks)
        need = tall[at] + (tall[at + 1] if alone else 0)
        if top and top + lead + need > height:
            column, top, lead = column + 1, 0.0, 0.0
        if column >= columns or top + tall[at] > height + _ROUNDING:
            return None
        found.append((column, top + lead))
        top += lead + tall[at]
    return found


def entries_of(
    incidents: Sequence[Incident],
    marks: Sequence[Mark],
    stacks: Sequence[Stack],
    days: Sequence[date | None],
    chosen: Incident | None,
) -> list[Entry]:
    """Return the entries: kinds with counts, shapes, how places are known, control on the day or on one of several days."""
    return [
        *_kinds(incidents),
        *_shapes([mark.incident for mark in marks]),
        *_places([mark for stack in stacks for mark in stack.marks], stacks, chosen),
        *_control(days),
    ]


def _kinds(incidents: Sequence[Incident]) -> list[Entry]:
    counts = Counter(one.kind for one in incidents)
    found = [
        Entry(f"{label} ({counts[kind]})", _symbol(Look(kind)))
        for kind, label in kind_labels().items()
        if counts[kind]
    ]
    return [Entry("Kinds of incidents", heading=True), *found] if found else []


def _shapes(incidents: Sequence[Incident]) -> list[Entry]:
    present = {shape_of(one) for one in incidents}
    if not present - {"none"}:
        return []
    found = [Entry(shape_words(one), _symbol(Look(Kind.OTHER, one))) for one in SHAPE_WORDS if one in present]
    return [Entry("Who is accused by a claim", heading=True), *found]


def _places(marks: Sequence[Mark], stacks: Sequence[Stack], chosen: Incident | None) -> list[Entry]:
    known = {mark.known for mark in marks}
    sorts = {mark.doubt.sort for mark in marks if mark.doubt and mark.known is not Exactness.EXACT}
    found = [
        Entry("place known", _symbol(Look(Kind.OTHER))) if Exactness.EXACT in known else None,
        Entry("near a place: within the ring", _ring) if "ring" in sorts else None,
        Entry("toward a place: within the ring", _toward) if "toward" in sorts else None,
        Entry("by distance and bearing: in the sector", _sector) if "sector" in sorts else None,
        Entry("only its district or province is known", _area) if Exactness.AREA in known else None,
        Entry("several incidents at one spot", _several) if any(len(one.incidents) > 1 for one in stacks) else None,
        Entry("the incident chosen", _halo) if any(one.holds(chosen) for one in stacks) else None,
    ]  # fmt: skip
    there = [one for one in found if one]
    return [Entry("How the place is known", heading=True), *there] if there else []


def _control(days: Sequence[date | None]) -> list[Entry]:
    styles = dict.fromkeys(style for day in days for style in styles_on(grounds(), day))
    lines = dict.fromkeys(look for day in days for look in lines_on(grounds(), day))
    only = days[0]
    when = (
        "the last day shown"
        if len(days) > 1
        else f"{only.day} {only:%b %Y}"
        if only
        else "the last day of data"
    )
    first = min(one.first for one in grounds() if one.layer == "control")
    known = any(day is None or day.isoformat() >= first for day in days)
    found = [Entry(style.words, _tint(style)) for style in control_styles() if style in styles]
    if styles:
        found.append(Entry("edges fade as far as they are uncertain"))
    found.append(Entry("else held by the country it lies in" if known else f"no data before {first}"))
    found += [Entry(look.words, _line(look.colour, look.width, look.dashes)) for look in lines]
    oblast = Entry("former oblast, to 1991", _line("#444444", 0.9, OBLAST_DASHES))
    return [Entry(f"Control on {when}", heading=True), *found, oblast]


def _symbol(look: Look) -> _Draw:
    return lambda sheet, x, y, scale: draw_symbol(sheet, (x, y), look, 0.82 * scale)


def _ring(sheet: Sheet, x: float, y: float, scale: float) -> None:
    _dashed(sheet, Path.circle((x, y), 8.5 * scale), scale)
    draw_symbol(sheet, (x, y), Look(Kind.OTHER, known=Exactness.NEAR), 0.55 * scale)


def _toward(sheet: Sheet, x: float, y: float, scale: float) -> None:
    _ring(sheet, x, y, scale)
    draw_arrows(sheet, (x, y), 8.5 * scale, 0.55 * scale, edgecolor=MUTED, linewidth=0.9 * scale, zorder=13)


def _sector(sheet: Sheet, x: float, y: float, scale: float) -> None:
    turns = np.radians(np.linspace(-32, 32, 9))
    far = [(x - 9 * scale + 18 * scale * np.cos(turn), y + 18 * scale * np.sin(turn)) for turn in turns]
    near = [(x - 9 * scale + 7 * scale * np.cos(turn), y + 7 * scale * np.sin(turn)) for turn in turns[::-1]]
    _dashed(sheet, Path(np.asarray([*far, *near, far[0]]), closed=True), scale)
    draw_symbol(sheet, (x + 3 * scale, y), Look(Kind.OTHER, known=Exactness.NEAR), 0.5 * scale)


def _area(sheet: Sheet, x: float, y: float, scale: float) -> None:
    box = Box(x - 9 * scale, y - 7 * scale, 18 * scale, 14 * scale)
    sheet.rectangle(box, facecolor="none", edgecolor=paled(MUTED, 0.5), hatch="//////", linewidth=0)
    sheet.rectangle(box, facecolor="none", edgecolor=MUTED, linewidth=scale)
    draw_symbol(sheet, (x, y), Look(Kind.OTHER, known=Exactness.AREA), 0.6 * scale)


def _several(sheet: Sheet, x: float, y: float, scale: float) -> None:
    draw_stack(sheet, (x, y), [(Kind.SHELLING, 1), (Kind.CLASH, 1)], 0.75 * scale)


def _halo(sheet: Sheet, x: float, y: float, scale: float) -> None:
    draw_halo(sheet, (x, y), 4 * scale, 0.7 * scale)
    draw_symbol(sheet, (x, y), Look(Kind.OTHER), 0.5 * scale)


def _tint(style: ControlStyle) -> _Draw:
    def draw(sheet: Sheet, x: float, y: float, scale: float) -> None:
        box = Box(x - 9 * scale, y - 5.5 * scale, 18 * scale, 11 * scale)
        sheet.rectangle(box, facecolor=to_rgba(style.colour, STRENGTH), linewidth=0)
        sheet.rectangle(
            box, facecolor="none", edgecolor=paled(style.colour, 0.6), hatch=style.hatch * 2, linewidth=0
        )

    return draw


def _line(colour: str, width: float, dashes: tuple[float, float]) -> _Draw:
    def draw(sheet: Sheet, x: float, y: float, scale: float) -> None:
        ends = [(x - 10 * scale, y), (x + 10 * scale, y)]
        sheet.line(ends, edgecolor=colour, linewidth=width, linestyle=(0, dashes))

    return draw


def _dashed(sheet: Sheet, path: Path, scale: float) -> None:
    sheet.path(
        path, facecolor=to_rgba(MUTED, 0.08), edgecolor=MUTED, linewidth=0.9 * scale, linestyle=(0, (3, 2))
    )
