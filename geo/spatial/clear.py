"""Which points can be near the edges of some polygons: a quick look that spares most points a close one."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.spatial.mosaic import CELL_DEG, Mosaic

__all__ = ["ClearField", "clear_field"]

_STEPS = 40  # distances are told up to this many squares of cells, about 30 km
_CELLS = 2
_DEGREE_M = 111_000.0  # a degree of latitude is nowhere here shorter

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ClearField:
    """How near the edges of some polygons can be.

    ``cell_m`` is what a cell of the mosaic measures at least, ``cut`` flags those that the edges run through; ``steps``
    is for squares of ``_CELLS`` by as many cells how many squares away the nearest square with a flag is; ``edges`` are
    the edges themselves, prepared.
    """

    mosaic: Mosaic
    cell_m: float
    cut: NDArray[np.bool_]
    steps: NDArray[np.uint8]
    edges: shapely.MultiLineString

    def within(self, lon: Floats, lat: Floats, reach_m: Floats) -> Ints:
        """Return the rows of points, degrees, that may have an edge within their reach; all others have none."""
        mosaic = self.mosaic
        cell = _CELLS * CELL_DEG
        rows, columns = self.steps.shape
        column = np.clip((lon - mosaic.west) / cell, 0, columns - 1).astype(np.int64)
        row = np.clip((lat - mosaic.south) / cell, 0, rows - 1).astype(np.int64)
        clear = np.maximum(self.steps[row, column].astype(np.float64) - 1, 0) * _CELLS
        near = np.flatnonzero(clear * self.cell_m <= reach_m)
        if not near.size:
            return near
        # A reach within one cell touches no other cells than those of the corners of the box round it.
        small = reach_m[near] < self.cell_m
        close = near[small]
        dx, dy = reach_m[close] / self.cell_m * CELL_DEG, reach_m[close] / _DEGREE_M
        hit = np.zeros(len(close), bool)
        for x in (lon[close] - dx, lon[close] + dx):
            for y in (lat[close] - dy, lat[close] + dy):
                hit |= self.cut[mosaic.cells(x, y)]
        found = close[hit]
        reach_deg = reach_m[found] / self.cell_m * CELL_DEG
        touched = shapely.dwithin(self.edges, shapely.points(lon[found], lat[found]), reach_deg)  # type: ignore[call-overload] # stubs: one distance
        return np.sort(np.concatenate([near[~small], found[touched]]))


def clear_field(mosaic: Mosaic, polygons: Ints) -> ClearField:
    """Return how near the edges of some polygons, given by position, can be to any point."""
    cut = mosaic.cut_by(polygons)
    cells = np.flatnonzero(cut)
    rows, columns = (-(-size // _CELLS) for size in (mosaic.rows, mosaic.columns))
    near = np.zeros((rows, columns), bool)
    near[cells // mosaic.columns // _CELLS, cells % mosaic.columns // _CELLS] = True
    steps = np.where(near, 0, _STEPS).astype(np.uint8)
    for step in range(1, _STEPS):
        near = _grown(near)
        steps[near & (steps == _STEPS)] = step
    north = math.radians(mosaic.south + mosaic.rows * CELL_DEG)
    edges: Any = shapely.multilinestrings(shapely.get_parts(shapely.boundary(mosaic.polygons[polygons])))
    shapely.prepare(edges)
    return ClearField(mosaic, CELL_DEG * _DEGREE_M * math.cos(north), cut, steps, edges)


def _grown(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the flags with those of the eight cells round each flagged one set."""
    wide = flags.copy()
    wide[:, 1:] |= flags[:, :-1]
    wide[:, :-1] |= flags[:, 1:]
    grown = wide.copy()
    grown[1:] |= wide[:-1]
    grown[:-1] |= wide[1:]
    return grown
