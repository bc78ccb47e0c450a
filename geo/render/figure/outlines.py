"""Shapes to paths on the sheet, and the fill of polygons with their holes spared out."""

from typing import Any

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from geo.render.figure.frame import Frame
from geo.render.figure.sheet import Sheet

__all__ = ["fill_shape", "line_paths", "paled", "polygon_paths"]

_LAND = (0xF8, 0xF6, 0xF0)


def paled(colour: str, strength: float) -> str:
    """Return a colour thinned on the colour of land, for hatches: those of a PDF cannot be seen through.

    Examples
    --------
    >>> paled("#d55e00", 1), paled("#d55e00", 0)
    ('#d55e00', '#f8f6f0')
    """
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    mixed = (round(strength * part + (1 - strength) * land) for part, land in zip(parts, _LAND, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def fill_shape(sheet: Sheet, frame: Frame, shape: BaseGeometry, **style: Any) -> None:
    """Draw the polygons of a shape in degrees, as far as the frame shows them."""
    paths = polygon_paths(frame.shape(shape))
    if paths:
        sheet.paths(paths, within=frame.box, **style)


def polygon_paths(shape: BaseGeometry) -> list[Path]:
    """Return a path for each polygon of a shape."""
    polygons = [orient(part) for part in _parts(shape) if part.geom_type == "Polygon" and not part.is_empty]
    return [
        Path.make_compound_path(*(_ring(ring.coords) for ring in (one.exterior, *one.interiors)))
        for one in polygons
    ]


def line_paths(shape: BaseGeometry) -> list[Path]:
    """Return a path for each line of a shape."""
    return [
        Path(np.asarray(part.coords))
        for part in _parts(shape)
        if part.geom_type in ("LineString", "LinearRing")
    ]


def _parts(shape: BaseGeometry) -> list[Any]:
    """Return the parts of a shape, those of collections within collections too."""
    parts = list(shapely.get_parts(shape))
    return [inner for part in parts for inner in (_parts(part) if hasattr(part, "geoms") else [part])]


def _ring(coordinates: Any) -> Path:
    points = np.asarray(coordinates)[:, :2]
    codes = np.full(len(points), Path.LINETO)
    codes[0], codes[-1] = Path.MOVETO, Path.CLOSEPOLY
    return Path(points, codes)
