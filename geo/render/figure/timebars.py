"""The bars of time: incidents by their first day, stacked by kind, with the view's window marked."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from matplotlib.path import Path

from geo.model import Incident, Kind
from geo.render.figure.sheet import INK, MUTED, Box, Sheet, Type, text_width
from geo.render.palette import kind_colours
from geo.view import View

__all__ = ["Span", "draw_bars", "plot_of", "span_of"]

_BARS = 60
_LEAST_DAYS = 10
_HEAD = "Incidents by first day, a bar "
_WINDOW, _PALE = "#e3e8ee", "#cfd4da"


@dataclass(frozen=True, slots=True)
class Span:
    """The days that the axis covers, from ``first`` on, in ``bars`` bars of ``days`` days."""

    first: date
    days: int
    bars: int

    @property
    def last(self) -> date:
        """The last day covered."""
        return self.first + timedelta(days=self.days * self.bars - 1)

    def share(self, day: date) -> float:
        """Return where a day begins, as a share of the axis."""
        return (day - self.first).days / (self.days * self.bars)


def span_of(incidents: Sequence[Incident], around: Sequence[Incident], view: View) -> Span | None:
    """Return the days of the axis: those of the incidents and of the window with room round them, None for none.

    The room is as long as the window and at least ten days, as far as there are incidents ``around``.
    """
    days = [one.when.start for one in incidents] + [day for day in (view.start, view.end) if day]
    if not days:
        return None
    first, last = min(days), max(days)
    room = timedelta(days=max(_LEAST_DAYS, (last - first).days))
    others = [one.when.start for one in around if first - room <= one.when.start <= last + room]
    first, last = min((first, *others)), max((last, *others))
    total = max((last - first).days + 1, _LEAST_DAYS)
    width = math.ceil(total / _BARS)
    first -= timedelta(days=max(0, _LEAST_DAYS - (last - first).days - 1) // 2)
    return Span(first, width, math.ceil(total / width))


def draw_bars(
    sheet: Sheet, box: Box, incidents: Sequence[Incident], around: Sequence[Incident], view: View, size: float
) -> None:
    """Draw the bars with their axis; ``around`` are all incidents, of which those not among ``incidents`` are pale."""
    fine = Type(size, MUTED)
    span = span_of(incidents, around, view)
    plot = plot_of(box, size)
    if span is None:
        sheet.text(
            box.x + box.width / 2, box.y + box.height / 2, "no incidents in this view", fine, align="center"
        )
        return
    width = "a day" if span.days == 1 else f"{span.days} days"
    sheet.text(box.x, box.y + 0.9 * size, f"{_HEAD}{width}", fine)
    _draw_window(sheet, plot, span, view, fine)
    shown = {one.id for one in incidents}
    others = [one for one in around if one.id not in shown]
    columns = _columns(incidents, span)
    pale = _counts(others, span)
    base: np.ndarray = np.zeros(span.bars)
    highest = max(1, int(np.max(sum(columns.values(), start=base) + pale)))
    for kind, counts in columns.items():
        _draw_columns(sheet, plot, base, counts, highest, kind_colours()[kind])
        base = base + counts
    _draw_columns(sheet, plot, base, pale, highest, _PALE)
    sheet.line([(plot.x, plot.bottom), (plot.right, plot.bottom)], edgecolor=INK, linewidth=0.7, zorder=6)
    most = f"highest bar: {highest}" if incidents else "no incidents in this view"
    sheet.text(plot.right, box.y + 0.9 * size, most, fine, align="right")
    for x, words in _ticks(plot, span, fine):
        sheet.line([(x, plot.bottom), (x, plot.bottom + 2.5)], edgecolor=INK, linewidth=0.6, zorder=6)
        sheet.text(x, plot.bottom + 3.2 + size, words, fine, align="center")


def plot_of(box: Box, size: float) -> Box:
    """Return the part of the box of the bars in which they stand."""
    return Box(box.x, box.y + 1.5 * size, box.width, box.height - 3.2 * size)


def _columns(incidents: Sequence[Incident], span: Span) -> dict[Kind, np.ndarray]:
    found = {kind: _counts([one for one in incidents if one.kind is kind], span) for kind in kind_colours()}
    return {kind: counts for kind, counts in found.items() if counts.any()}


def _counts(incidents: Iterable[Incident], span: Span) -> np.ndarray:
    counts = np.zeros(span.bars)
    for one in incidents:
        at = (one.when.start - span.first).days // span.days
        if 0 <= at < span.bars:
            counts[at] += 1
    return counts


def _draw_columns(
    sheet: Sheet, plot: Box, base: np.ndarray, counts: np.ndarray, highest: int, colour: str
) -> None:
    step, unit = plot.width / len(counts), plot.height / highest
    gap = min(0.12 * step, 1.2)
    rectangles = []
    for at in np.flatnonzero(counts):
        left, right = plot.x + at * step + gap / 2, plot.x + (at + 1) * step - gap / 2
        low, high = plot.bottom - base[at] * unit, plot.bottom - (base[at] + counts[at]) * unit
        rectangles.append(
            Path([(left, low), (right, low), (right, high), (left, high), (left, low)], closed=True)
        )
    if rectangles:
        sheet.paths(rectangles, facecolor=colour, edgecolor="white", linewidth=0.3, zorder=5)


def _draw_window(sheet: Sheet, plot: Box, span: Span, view: View, kind: Type) -> None:
    if not (view.start or view.end):
        return
    start = span.share(max(view.start or span.first, span.first))
    end = span.share(min(view.end or span.last, span.last) + timedelta(days=1))
    left, right = plot.x + start * plot.width, plot.x + min(end, 1) * plot.width
    sheet.rectangle(
        Box(left, plot.y, max(right - left, 0.8), plot.height), facecolor=_WINDOW, linewidth=0, zorder=1
    )
    for x, real in ((left, view.start), (right, view.end)):
        if real:
            sheet.line([(x, plot.y), (x, plot.bottom)], edgecolor=INK, linewidth=0.8, zorder=7)
    words = "window shown"
    free = text_width(f"{_HEAD}999 days", kind) + 4
    middle = min(
        max((left + right) / 2, plot.x + free + text_width(words, kind) / 2),
        plot.right - 2.4 * text_width(words, kind),
    )
    if middle - text_width(words, kind) / 2 >= plot.x + free and left <= middle <= right:
        sheet.text(middle, plot.y - 0.6 * kind.size, words, kind, align="center")


def _ticks(plot: Box, span: Span, kind: Type) -> list[tuple[float, str]]:
    """Return where the axis is marked, and with which day, month or year: as close as the words have room."""
    total = span.days * span.bars
    for months, days in (
        (0, 1),
        (0, 2),
        (0, 7),
        (0, 14),
        (1, 0),
        (2, 0),
        (3, 0),
        (6, 0),
        (12, 0),
        (24, 0),
        (60, 0),
        (120, 0),
    ):
        length = days or 30.4 * months
        widest = text_width("00 May 2000" if days else "May 2000" if months < 12 else "2000", kind) + 8
        if plot.width * length / total >= widest:
            break
    found = []
    for day in _marked_days(span, months, days):
        x = plot.x + span.share(day) * plot.width
        words = f"{day.day} {day:%b %Y}" if days else f"{day:%b %Y}" if months < 12 else f"{day.year}"
        half = text_width(words, kind) / 2
        if plot.x + half - 1 <= x <= plot.right - half + 1:
            found.append((x, words))
    return found


def _marked_days(span: Span, months: int, days: int) -> list[date]:
    if days:
        return [span.first + timedelta(days=at) for at in range(0, span.days * span.bars, days)]
    at = span.first.year * 12 + span.first.month - 1
    at -= at % months
    found = []
    while date(at // 12, at % 12 + 1, 1) <= span.last and at // 12 < date.max.year:
        if date(at // 12, at % 12 + 1, 1) >= span.first:
            found.append(date(at // 12, at % 12 + 1, 1))
        at += months
    return found
