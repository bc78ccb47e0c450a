"""Colours and labels of the incident kinds: one table, ``assets/kinds.js``, for the page and for the figures."""

import re
from functools import cache

from geo import data
from geo.errors import DatasetError
from geo.model import Kind

__all__ = ["kind_colours", "kind_labels"]

_ROW = re.compile(r'\{ id: "([a-z-]+)", label: "([^"]+)", color: "(#[0-9a-f]{6})"')


@cache
def _rows() -> tuple[tuple[Kind, str, str], ...]:
    rows = tuple((Kind(name), label, colour) for name, label, colour in _ROW.findall(data.asset("kinds.js")))
    if {kind for kind, _, _ in rows} != set(Kind):
        raise DatasetError("assets/kinds.js: its table does not list each incident kind once: reinstall geo")
    return rows


def kind_colours() -> dict[Kind, str]:
    """Return the colour of each kind as #rrggbb, in legend order (Okabe-Ito and shades of it)."""
    return {kind: colour for kind, _, colour in _rows()}


def kind_labels() -> dict[Kind, str]:
    """Return the label of each kind, in legend order."""
    return {kind: label for kind, label, _ in _rows()}
