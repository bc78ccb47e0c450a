"""Colours and labels of incident kinds and of control: one table each, in ``assets/``, for the page and for the figures."""

import re
from dataclasses import dataclass
from functools import cache

from geo import data
from geo.errors import DatasetError
from geo.model import Kind

__all__ = ["CONTROL_DOUBT", "ControlStyle", "control_styles", "kind_colours", "kind_labels", "kind_marks"]

CONTROL_DOUBT = "indeterminate"

_ROW = re.compile(r'\{ id: "([a-z-]+)", label: "([^"]+)", color: "(#[0-9a-f]{6})", mark: "([a-z]+)"')
_MARK_ROW = re.compile(r'^  ([a-z]+): "([^"]*)",$', re.MULTILINE)
_CONTROL_ROW = re.compile(
    r'\{ id: "([A-Za-z]+)", words: "([^"]+)", color: "(#[0-9a-f]{6})", pattern: "([a-z]+)"'
)
# matplotlib's hatches that stand for the page's patterns.
_HATCHES = {"none": "", "hatch": "\\\\\\\\", "cross": "xxx", "dots": "..", "rows": "---", "columns": "|||"}


@dataclass(frozen=True, slots=True)
class ControlStyle:
    """A value of control: its id, what it means in words, its tint as #rrggbb and matplotlib's hatch for it."""

    id: str
    words: str
    colour: str
    hatch: str


@cache
def _rows() -> tuple[tuple[Kind, str, str, str], ...]:
    text = data.asset("kinds.js")
    marks = dict(_MARK_ROW.findall(text))
    rows = tuple(
        (Kind(name), label, colour, marks.get(mark, "")) for name, label, colour, mark in _ROW.findall(text)
    )
    if {kind for kind, *_ in rows} != set(Kind):
        raise DatasetError("assets/kinds.js: its table does not list each incident kind once: reinstall geo")
    return rows


def kind_colours() -> dict[Kind, str]:
    """Return the colour of each kind as #rrggbb, in legend order (Okabe-Ito and shades of it)."""
    return {kind: colour for kind, _, colour, _ in _rows()}


def kind_labels() -> dict[Kind, str]:
    """Return the label of each kind, in legend order."""
    return {kind: label for kind, label, _, _ in _rows()}


def kind_marks() -> dict[Kind, str]:
    """Return the mark inside the symbol of each kind as SVG path data in a square from -1 to 1, empty for none."""
    return {kind: mark for kind, _, _, mark in _rows()}


@cache
def control_styles() -> tuple[ControlStyle, ...]:
    """Return the style of each value of control, in legend order.

    Raises
    ------
    DatasetError
        If the table of ``assets/controls.js`` cannot be read.
    """
    rows = _CONTROL_ROW.findall(data.asset("controls.js"))
    if CONTROL_DOUBT not in {row[0] for row in rows} or {row[3] for row in rows} - set(_HATCHES):
        raise DatasetError(
            "assets/controls.js: its table is not one of known values and patterns: reinstall geo"
        )
    return tuple(
        ControlStyle(name, words, colour, _HATCHES[pattern]) for name, words, colour, pattern in rows
    )
