"""Move shapes between degrees and metres, for buffers and for distances along and between lines."""

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

METRIC = "EPSG:32638"
"""UTM zone 38 N: its scale is within 0.1 % of the truth along the Armenia–Azerbaijan border."""
DEGREES = "EPSG:4326"


def metric(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape given in degrees, longitude first, in metres."""
    return _moved(shape, Transformer.from_crs(DEGREES, METRIC, always_xy=True))


def degrees(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape given in metres in degrees, longitude first."""
    return _moved(shape, Transformer.from_crs(METRIC, DEGREES, always_xy=True))


def _moved(shape: BaseGeometry, way: Transformer) -> BaseGeometry:
    def move(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(way.transform(points[:, 0], points[:, 1]))

    moved: BaseGeometry = shapely.transform(shape, move)
    return moved
