"""The frame of a map on the sheet: which part of the world it shows, and where a position lies in it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.render.figure.sheet import Box
from geo.view import View

__all__ = ["DATA_BOUNDS", "M_PER_DEGREE", "Frame", "framed"]

DATA_BOUNDS = (42.5, 37.8, 50.9, 43.0)
"""West, south, east, north of what the base map knows."""

M_PER_DEGREE = 111_200.0

_THEATRE = (43.3, 38.7, 48.3, 41.6)
_HALF_WIDTH_DEG_AT_ZOOM_8 = 2.2
_HIGHEST_LAT = 80.0  # farther north or south a plain map of degrees means nothing
_LEAST_HEIGHT_DEG = 0.35
_ROOM = 0.07


@dataclass(frozen=True, slots=True)
class Frame:
    """A box on the sheet and the degrees that fill it: an equirectangular map, true to scale at its middle latitude."""

    box: Box
    west: float
    south: float
    east: float
    north: float

    @property
    def points_per_degree(self) -> float:
        """Points of one degree of latitude."""
        return self.box.height / (self.north - self.south)

    @property
    def points_per_metre(self) -> float:
        """Points of one metre."""
        return self.points_per_degree / M_PER_DEGREE

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a position lies on the sheet."""
        x = self.box.x + (lon - self.west) / (self.east - self.west) * self.box.width
        y = self.box.y + (self.north - lat) / (self.north - self.south) * self.box.height
        return x, y

    def shape(self, shape: BaseGeometry) -> BaseGeometry:
        """Return a shape in degrees as one in points, cut a little outside the frame."""
        clip = 0.02 * (self.north - self.south)
        near = shapely.clip_by_rect(
            shape, self.west - clip, self.south - clip, self.east + clip, self.north + clip
        )

        def moved(at: np.ndarray) -> np.ndarray:
            x = self.box.x + (at[:, 0] - self.west) / (self.east - self.west) * self.box.width
            y = self.box.y + (self.north - at[:, 1]) / (self.north - self.south) * self.box.height
            return np.column_stack((x, y))

        return shapely.transform(near, moved)

    def shows(self, lon: float, lat: float) -> bool:
        """Return whether a position lies within."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def framed(box: Box, view: View, shapes: Iterable[BaseGeometry]) -> Frame:
    """Return the frame of a box: the view's centre and zoom if it has them, else all shapes with room, else the theatre.

    The part shown is widened to the shape of the box and moved, not cut, to stay on the base map where it can.
    """
    west, south, east, north = _wanted(view, list(shapes))
    centre_lon, centre_lat = (west + east) / 2, (south + north) / 2
    stretch = math.cos(math.radians(centre_lat))
    shape = box.width / box.height
    width = max((east - west) * stretch, (north - south) * shape)
    half_lon, half_lat = width / stretch / 2, width / shape / 2
    if view.lon is None or view.lat is None:
        centre_lon = _kept(centre_lon, half_lon, DATA_BOUNDS[0], DATA_BOUNDS[2])
        centre_lat = _kept(centre_lat, half_lat, DATA_BOUNDS[1], DATA_BOUNDS[3])
    return Frame(
        box, centre_lon - half_lon, centre_lat - half_lat, centre_lon + half_lon, centre_lat + half_lat
    )


def _wanted(view: View, shapes: list[BaseGeometry]) -> tuple[float, float, float, float]:
    if view.lon is not None and view.lat is not None:
        half = _HALF_WIDTH_DEG_AT_ZOOM_8 * 2 ** (8 - (8.0 if view.zoom is None else view.zoom))
        lat = max(-_HIGHEST_LAT, min(_HIGHEST_LAT, view.lat))
        return view.lon - half, lat, view.lon + half, lat
    if not shapes:
        return _THEATRE
    west, south, east, north = (float(one) for one in shapely.total_bounds(shapes))
    room = _ROOM * max(east - west, north - south, _LEAST_HEIGHT_DEG)
    more = max(0.0, _LEAST_HEIGHT_DEG - (north - south)) / 2
    return west - room, south - room - more, east + room, north + room + more


def _kept(centre: float, half: float, low: float, high: float) -> float:
    """Return a centre moved so that its half on both sides stays between two bounds, or between their middles."""
    if 2 * half >= high - low:
        return (low + high) / 2
    return min(max(centre, low + half), high - half)
