"""Shapes to paths on the sheet, and the fill of polygons with their holes spared out."""

from typing import Any

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.polygon import orient

from geo.render.figure.frame import Frame
from geo.render.figure.sheet import Sheet

__all__ = ["fill_shape", "line_paths", "polygon_paths"]


def fill_shape(sheet: Sheet, frame: Frame, shape: shapely.Geometry, **style: Any) -> None:
    """Draw the polygons of a shape in degrees, as far as the frame shows them."""
    paths = polygon_paths(frame.shape(shape))
    if paths:
        sheet.paths(paths, within=frame.box, **style)


def polygon_paths(shape: shapely.Geometry) -> list[Path]:
    """Return a path for each polygon of a shape."""
    polygons = [orient(part) for part in _parts(shape) if part.geom_type == "Polygon" and not part.is_empty]
    return [
        Path.make_compound_path(*(_ring(ring.coords) for ring in (one.exterior, *one.interiors)))
        for one in polygons
    ]


def line_paths(shape: shapely.Geometry) -> list[Path]:
    """Return a path for each line of a shape."""
    return [
        Path(np.asarray(part.coords)) for part in _parts(shape) if part.geom_type in ("LineString", "LinearRing")
    ]


def _parts(shape: shapely.Geometry) -> list[Any]:
    """Return the parts of a shape, those of collections within collections too."""
    parts = list(shapely.get_parts(shape))
    return [inner for part in parts for inner in (_parts(part) if hasattr(part, "geoms") else [part])]


def _ring(coordinates: Any) -> Path:
    points = np.asarray(coordinates)[:, :2]
    codes = np.full(len(points), Path.LINETO)
    codes[0], codes[-1] = Path.MOVETO, Path.CLOSEPOLY
    return Path(points, codes)
