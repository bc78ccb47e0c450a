"""The frames of an animation: what stays is drawn once, what moves is drawn over it."""

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.path import Path
from PIL import Image

from geo.export.naming import map_label
from geo.model import Incident
from geo.render.animation.encoders import Pixels
from geo.render.figure.doubt import draw_doubts
from geo.render.figure.ground import draw_ground
from geo.render.figure.grounds import grounds
from geo.render.figure.labels import Label, Placed, Taken, placed_labels
from geo.render.figure.legend import entries_of, flowed
from geo.render.figure.map_part import chart_of, draw_furniture, names_around, obstacles
from geo.render.figure.sheet import INK, MUTED, Box, Sheet, Type, wrapped
from geo.render.figure.sizes import FORMS, FigureSize, Form
from geo.render.figure.stacks import Stack, draw_stacks, narrowed
from geo.render.figure.timebars import draw_bars, plot_of, span_of
from geo.render.figure.words import Picture, footer, off_map
from geo.view import counted

__all__ = ["Stage", "day_words"]

_GAP = 9.0
_DPI = {FigureSize.SLIDE: 96, FigureSize.PAGE: 96, FigureSize.POST: 128}
_CLEAR = "none"


@dataclass(frozen=True, slots=True)
class _Boxes:
    title: Box
    days: Box
    chart: Box
    bars: Box
    legend: Box
    footer: Box


class Stage:
    """The layers of an animation of a picture at a size, and the places of its symbols and names, which stay.

    Used within :func:`geo.render.figure.output.drawing`.
    """

    def __init__(self, picture: Picture, size: FigureSize, windows: Sequence[tuple[date, date]]) -> None:
        self._picture, self._form, self._size = picture, FORMS[size], size
        self._boxes = _boxes(picture, self._form)
        self._chart = chart_of(picture, self._boxes.chart, self._form)
        self._days = [end for _, end in windows]
        taken = obstacles(self._chart, self._form)
        self._labels = self._placed_labels(taken)
        self._names = names_around(picture, self._chart, self._form, taken)
        self._grounds: dict[tuple[str, ...], Image.Image] = {}

    def frame(self, window: tuple[date, date]) -> Pixels:
        """Return the pixels of a window of days."""
        whole = self._ground_on(window[1]).copy()
        whole.alpha_composite(_pixels_of(self.moving(window)))
        whole.alpha_composite(self._top)
        pixels = np.asarray(whole.convert("RGB"))
        return pixels[: pixels.shape[0] // 2 * 2, : pixels.shape[1] // 2 * 2]

    def moving(self, window: tuple[date, date]) -> Sheet:
        """Return the layer of a window that differs from those of others: symbols, names, days, counts, progress."""
        form, chart, chosen = self._form, self._chart, self._picture.chosen
        shown = [one for one in self._picture.incidents if _within(one, window)]
        known = {one.id for one in shown}
        marks = [mark for mark in self._picture.marks if mark.incident.id in known]
        stacks = narrowed(chart.stacks, known, form.scale)
        sheet = self._sheet(_CLEAR)
        self._draw_past(sheet, window[0])
        draw_doubts(sheet, chart.frame, marks, chosen, form.scale)
        draw_stacks(sheet, chart.frame, stacks, chosen, form.scale)
        called = {
            (stack.x, stack.y): {map_label(mark.site, self._picture.view.naming) for mark in stack.marks}
            for stack in stacks
        }
        for placed in self._labels:
            if placed.label.text in called.get(placed.label.spots[0], ()):
                placed.draw(sheet)
        self._draw_days(sheet, window, len(shown))
        self._draw_progress(sheet, window)
        return sheet

    def _draw_days(self, sheet: Sheet, window: tuple[date, date], shown: int) -> None:
        """Write the window's days, and how many incidents are in it and were up to its end."""
        box, form = self._boxes.days, self._form
        large = Type(1.5 * form.body.size, INK, bold=True)
        sheet.text(box.x, box.y + large.size, day_words(*window), large)
        so_far = sum(one.when.start <= window[1] for one in self._picture.incidents)
        words = (
            f"{counted(shown, 'incident')} in these days, {so_far} of {len(self._picture.incidents)} so far"
        )
        sheet.text(box.right, box.y + large.size, words, form.body, align="right")

    def _draw_progress(self, sheet: Sheet, window: tuple[date, date]) -> None:
        """Mark the window on the bars of time, and how far the animation is, below them."""
        span = span_of(self._picture.incidents, (), self._picture.view)
        if span is None:
            return
        plot = plot_of(self._boxes.bars, self._form.fine.size)
        left = plot.x + max(span.share(window[0]), 0) * plot.width
        right = plot.x + min(span.share(window[1] + timedelta(days=1)), 1) * plot.width
        now = Box(left, plot.y, max(right - left, 1), plot.height)
        sheet.rectangle(now, facecolor="#1c212714", edgecolor=INK, linewidth=0.8)
        first, last = self._days[0], self._days[-1]
        share = (window[1] - first).days / max((last - first).days, 1) if last > first else 1.0
        track = Box(plot.x, self._boxes.bars.bottom + 1, plot.width, 3)
        sheet.rectangle(track, facecolor="#d9dde2", linewidth=0)
        sheet.rectangle(track._replace(width=max(share * track.width, 1)), facecolor=INK, linewidth=0)

    def _draw_past(self, sheet: Sheet, start: date) -> None:
        """Draw small pale squares where incidents were before the window."""
        half = 1.6 * self._form.scale
        squares = []
        for stack in self._chart.stacks:
            if any(mark.incident.when.end < start for mark in stack.marks):
                x, y = stack.x, stack.y
                corners = [
                    (x - half, y - half),
                    (x + half, y - half),
                    (x + half, y + half),
                    (x - half, y + half),
                    (x - half, y - half),
                ]
                squares.append(Path(np.asarray(corners), closed=True))
        if squares:
            sheet.paths(
                squares, within=self._chart.frame.box, facecolor=MUTED, alpha=0.6, linewidth=0, zorder=4
            )

    def _placed_labels(self, taken: Taken) -> list[Placed]:
        """Return a label for each symbol, the name of its best known place."""
        kind = Type(self._form.small.size, INK)
        order = sorted(self._chart.stacks, key=lambda one: (one.known, -len(one.incidents)))
        labels = (
            Label(_name(one, self._picture), kind, ((one.x, one.y),), radius=one.radius, far=True)
            for one in order
        )
        return placed_labels(self._chart.frame, labels, taken)[0]

    def _ground_on(self, day: date) -> Image.Image:
        """Return the layer below the symbols with control on a day; days without a change between them share one."""
        state = tuple(one.id for one in grounds() if one.first and one.holds_on(day))
        if state not in self._grounds:
            sheet = self._sheet("white")
            draw_ground(sheet, self._chart.frame, day)
            for label in self._names:
                label.draw(sheet)
            self._grounds[state] = Image.alpha_composite(_pixels_of(sheet), self._around)
        return self._grounds[state]

    @functools.cached_property
    def _around(self) -> Image.Image:
        """The layer of what stands round the map."""
        picture, form, boxes = self._picture, self._form, self._boxes
        sheet = self._sheet(_CLEAR)
        sheet.lines(boxes.title, wrapped(picture.title, form.title, boxes.title.width, 2), form.title)
        entries = entries_of(picture.incidents, picture.marks, self._chart.stacks, self._days, picture.chosen)
        flow = flowed(
            entries,
            boxes.legend.width,
            form.columns,
            form.small.size,
            boxes.legend.height,
            whole=math.inf if form.beside else 1.25,
        )
        flow.draw(sheet, boxes.legend.x, boxes.legend.y)
        draw_bars(sheet, boxes.bars, picture.incidents, (), picture.view, form.fine.size)
        sheet.lines(boxes.footer, _foot_lines(picture, form, boxes.footer.width), form.fine)
        return _pixels_of(sheet)

    @functools.cached_property
    def _top(self) -> Image.Image:
        """The layer above the symbols: scale, arrow, the region's map."""
        sheet = self._sheet(_CLEAR)
        draw_furniture(sheet, self._chart, self._form)
        return _pixels_of(sheet)

    def _sheet(self, paper: str) -> Sheet:
        return Sheet(self._form.width, self._form.height, _DPI[self._size], paper=paper)


def day_words(start: date, end: date) -> str:
    """Return a window's days as "13 Sep 2022" or "12 Sep – 14 Sep 2022".

    Examples
    --------
    >>> day_words(date(2022, 9, 12), date(2022, 9, 14)), day_words(date(2020, 9, 27), date(2022, 9, 14))
    ('12 Sep – 14 Sep 2022', '27 Sep 2020 – 14 Sep 2022')
    """
    last = f"{end.day} {end:%b} {end.year}"
    if start == end:
        return last
    return f"{start.day} {start:%b}{'' if start.year == end.year else f' {start.year}'} – {last}"


def _within(incident: Incident, window: tuple[date, date]) -> bool:
    return incident.when.start <= window[1] and incident.when.end >= window[0]


def _name(stack: Stack, picture: Picture) -> str:
    best = min(stack.marks, key=lambda mark: mark.known)
    return map_label(best.site, picture.view.naming)


def _boxes(picture: Picture, form: Form) -> _Boxes:
    """Return the boxes of a frame: title and days above, the footer below, the legend beside or below the map."""
    margin, inner = form.margin, form.width - 2 * form.margin
    title = Box(margin, margin, inner, len(wrapped(picture.title, form.title, inner, 2)) * form.title.leading)
    days = Box(margin, title.bottom, inner, 1.5 * form.body.leading)
    foot = len(_foot_lines(picture, form, inner)) * form.fine.leading
    footer_box = Box(margin, form.height - margin - foot, inner, foot)
    free = Box(margin, days.bottom + _GAP, inner, footer_box.y - 1.3 * _GAP - days.bottom - _GAP)
    if form.beside:
        legend = Box(free.right - form.beside, free.y, form.beside, free.height)
        left = Box(free.x, free.y, legend.x - 1.5 * _GAP - free.x, free.height)
    else:
        legend = Box(free.x, free.bottom - 0.24 * form.height, free.width, 0.24 * form.height)
        left = Box(free.x, free.y, free.width, legend.y - 1.5 * _GAP - free.y)
    degrees = form.fine.size if form.degrees else 0.0
    bars = Box(left.x, left.bottom - form.bars, left.width, form.bars)
    height = bars.y - 0.7 * _GAP - 1.5 * degrees - left.y
    chart = Box(left.x + 3.6 * degrees, left.y, left.width - 3.6 * degrees, height)
    return _Boxes(title, days, chart, bars, legend, footer_box)


def _foot_lines(picture: Picture, form: Form, width: float) -> list[str]:
    missing = off_map(picture, None)
    told = [*([f"Not on the map: {missing}."] if missing else []), *footer(picture, 0)]
    return [line for one in told for line in wrapped(one, form.fine, width, 2)]


def _pixels_of(sheet: Sheet) -> Image.Image:
    canvas = FigureCanvasAgg(sheet.figure)
    canvas.draw()
    return Image.fromarray(np.asarray(canvas.buffer_rgba()).copy(), "RGBA")
