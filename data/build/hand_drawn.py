"""Read the shapes of `hand_drawn.toml`: rings, strips of a width along a road, and stretches of a line."""

import tomllib
from pathlib import Path
from typing import Any

import neighbours
import projection
import shapely
from shapely.geometry.base import BaseGeometry

TABLE = Path(__file__).with_name("hand_drawn.toml")
LINES = ("line-1994-west", "line-1994-east")
"""Shapes that are lines and replace an end of another line."""


def _rows() -> dict[str, dict[str, Any]]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def line(name: str) -> shapely.LineString:
    """Return a hand-drawn line."""
    return shapely.LineString(_rows()[name]["points"])


def areas() -> dict[str, BaseGeometry]:
    """Return every hand-drawn area by name, on the grid of the files.

    Raises
    ------
    ValueError
        If a ring crosses itself.
    """
    shapes = {name: _area(row) for name, row in _rows().items() if name not in LINES}
    for name, shape in shapes.items():
        if not shape.is_valid:
            msg = f"{TABLE.name}: {name}: {shapely.is_valid_reason(shape)}"
            raise ValueError(msg)
    return shapes


def _area(row: dict[str, Any]) -> BaseGeometry:
    if "width_m" not in row:
        return shapely.Polygon(row["points"])
    road = projection.metric(shapely.LineString(row["points"]))
    strip = shapely.buffer(road, row["width_m"] / 2, quad_segs=4, cap_style="flat")
    on_grid: BaseGeometry = shapely.set_precision(projection.degrees(strip), neighbours.GRID_DEG)
    return on_grid
