"""The layout of a figure: where title, map, bars, legend, losses and footer stand on each size of page."""

import math
from dataclasses import dataclass

from geo.render.figure.frame import Frame, framed
from geo.render.figure.furniture import draw_qr, qr_side
from geo.render.figure.legend import Flow, entries_of, flowed
from geo.render.figure.loss_table import draw_losses, losses_height
from geo.render.figure.map_part import Chart, chart_of, draw_chart
from geo.render.figure.sheet import Box, Sheet, wrapped
from geo.render.figure.sizes import FORMS, FigureSize, Form
from geo.render.figure.timebars import draw_bars
from geo.render.figure.words import Picture, caption, footer

__all__ = ["composed"]

_GAP = 9.0
_WHOLE_AT_MOST = 1.25
_TITLE_LINES, _PARAGRAPH_LINES = 2, 3
_LEFT_OUT_AT_MOST = 888


@dataclass(frozen=True, slots=True)
class _Plan:
    """The boxes of a page. ``code`` has no width where there is no link."""

    title: Box
    chart: Box
    bars: Box
    legend: Box
    losses: Box
    footer: Box
    code: Box


def composed(picture: Picture, size: FigureSize) -> Sheet:
    """Return the sheet with all of a figure on it."""
    form = FORMS[size]
    sheet = Sheet(form.width, form.height, form.dpi)
    plan = _planned(picture, form)
    chart = chart_of(picture, plan.chart, form)
    unlabelled = draw_chart(sheet, picture, chart, form)
    legend = _legend(picture, chart, form, plan.legend)
    legend.draw(sheet, plan.legend.x, plan.legend.y)
    losses = plan.losses
    if form.beside and form.columns > 1:
        losses = losses._replace(y=plan.legend.y + legend.height + _GAP)
    draw_losses(sheet, losses, picture, form.small.size)
    draw_bars(sheet, plan.bars, picture.incidents, picture.around, picture.view, form.fine.size)
    _draw_words(sheet, plan, picture, form, (caption(picture, chart.frame), unlabelled))
    if plan.code.width:
        draw_qr(sheet, plan.code, picture.link)
    return sheet


def _planned(picture: Picture, form: Form) -> _Plan:
    """Return the boxes of a page: the title above, the footer below, the map in what the rest leaves."""
    margin, inner = form.margin, form.width - 2 * form.margin
    title = Box(margin, margin, inner, _title_height(picture, form, inner))
    side = qr_side(picture.link)
    words = inner - (side + _GAP if side else 0)
    foot = max(side, _footer_height(picture, form, words))
    low = form.height - margin - foot
    parts = (
        title, Box(margin, low, words, foot), Box(form.width - margin - side, low, side, side)
    )  # fmt: skip
    free = Box(margin, title.bottom + 0.7 * _GAP, inner, low - _GAP - title.bottom - 0.7 * _GAP)
    if not form.beside:
        return _page(picture, form, free, parts)
    return _slide(picture, form, free, parts) if form.columns > 1 else _post(picture, form, free, parts)


def _slide(picture: Picture, form: Form, free: Box, parts: tuple[Box, Box, Box]) -> _Plan:
    """Put legend and losses into a column beside the map, and the bars below the map."""
    column = Box(free.right - form.beside, free.y, form.beside, free.height)
    table = losses_height(picture, form.beside, form.small.size)
    legend = Box(column.x, column.y, column.width, column.height - table - _GAP)
    left = Box(free.x, free.y, column.x - 1.6 * _GAP - free.x, free.height)
    chart, bars = _chart_and_bars(left, form)
    return _Plan(
        parts[0], chart, bars, legend, Box(column.x, column.bottom - table, column.width, table), *parts[1:]
    )


def _post(picture: Picture, form: Form, free: Box, parts: tuple[Box, Box, Box]) -> _Plan:
    """Put the legend beside map, bars and losses."""
    legend = Box(free.right - form.beside, free.y, form.beside, free.height)
    left = Box(free.x, free.y, legend.x - 1.3 * _GAP - free.x, free.height)
    table = losses_height(picture, left.width, form.small.size)
    chart, bars = _chart_and_bars(left._replace(height=left.height - (table + _GAP if table else 0)), form)
    return _Plan(
        parts[0], chart, bars, legend, Box(left.x, left.bottom - table, left.width, table), *parts[1:]
    )


def _page(picture: Picture, form: Form, free: Box, parts: tuple[Box, Box, Box]) -> _Plan:
    """Put bars, legend and losses below the map, which takes what their heights leave."""
    table = losses_height(picture, free.width, form.small.size)
    losses = Box(free.x, free.bottom - table, free.width, table)
    half = Box(free.x, free.y, free.width, free.height / 2)
    legend_height = _legend(picture, chart_of(picture, half, form), form, half).height + form.small.size
    legend = Box(free.x, losses.y - (_GAP if table else 0) - legend_height, free.width, legend_height)
    chart, bars = _chart_and_bars(Box(free.x, free.y, free.width, legend.y - _GAP - free.y), form)
    return _Plan(parts[0], chart, bars, legend, losses, *parts[1:])


def _chart_and_bars(box: Box, form: Form) -> tuple[Box, Box]:
    """Part a box into the map, with room for its degrees where they are written, and the bars of time."""
    degrees = form.fine.size if form.degrees else 0.0
    bars = Box(box.x, box.bottom - form.bars, box.width, form.bars)
    height = bars.y - 0.7 * _GAP - 1.5 * degrees - box.y
    return Box(box.x + 3.6 * degrees, box.y, box.width - 3.6 * degrees, height), bars


def _legend(picture: Picture, chart: Chart, form: Form, box: Box) -> Flow:
    entries = entries_of(picture.incidents, picture.marks, chart.stacks, [picture.day], picture.chosen)
    whole = math.inf if form.beside else _WHOLE_AT_MOST
    return flowed(entries, box.width, form.columns, form.small.size, box.height, whole=whole)


def _title_height(picture: Picture, form: Form, width: float) -> float:
    """Return the height of title and caption."""
    title = len(wrapped(picture.title, form.title, width, _TITLE_LINES))
    told = caption(picture, _rough_frame(picture, form))
    return (
        title * form.title.leading
        + len(wrapped(told, form.body, width, form.caption_lines)) * form.body.leading
    )


def _footer_height(picture: Picture, form: Form, width: float) -> float:
    return len(_foot_lines(picture, form, width, _LEFT_OUT_AT_MOST)) * form.fine.leading


def _foot_lines(picture: Picture, form: Form, width: float, unlabelled: int) -> list[str]:
    return [
        line
        for one in footer(picture, unlabelled)
        for line in wrapped(one, form.fine, width, _PARAGRAPH_LINES)
    ]


def _rough_frame(picture: Picture, form: Form) -> Frame:
    """Return the frame of a map of about the right shape, to count what lies outside before the map has its place."""
    width = form.width - form.beside - 2 * form.margin
    return framed(Box(0, 0, width, 0.55 * form.height), picture.view, [mark.reach for mark in picture.marks])


def _draw_words(sheet: Sheet, plan: _Plan, picture: Picture, form: Form, told: tuple[str, int]) -> None:
    """Write title, caption and footer; ``told`` is the caption and how many names the map left out."""
    y = sheet.lines(
        plan.title, wrapped(picture.title, form.title, plan.title.width, _TITLE_LINES), form.title
    )
    below = Box(plan.title.x, y, plan.title.width, 0)
    sheet.lines(below, wrapped(told[0], form.body, plan.title.width, form.caption_lines), form.body)
    sheet.lines(plan.footer, _foot_lines(picture, form, plan.footer.width, told[1]), form.fine)
