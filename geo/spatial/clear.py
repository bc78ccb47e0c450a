"""Which points can be near the edges of some polygons: a quick look that spares most points a close one."""

import itertools
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.spatial.mosaic import CELL_DEG, Mosaic

__all__ = ["ClearField", "clear_field"]

_STEPS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 28, 40)  # squares of cells; 40 are about 30 km
_CELLS = 2
_DEGREE_M = 110_500.0  # a degree of latitude is nowhere shorter

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
        # A reach of a cell at most touches only the cells of nine points: the middle, the sides and corners of its box.
        small = reach_m[near] < self.cell_m
        close = near[small]
        dx, dy = reach_m[close] / self.cell_m * CELL_DEG, reach_m[close] / _DEGREE_M
        hit = np.zeros(len(close), bool)
        for x in (lon[close] - dx, lon[close], lon[close] + dx):
            for y in (lat[close] - dy, lat[close], lat[close] + dy):
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
    steps = np.zeros((rows, columns), np.uint8)
    for before, step in itertools.pairwise(_STEPS):
        grown = _grown(near, step - before)
        # All that is not within the step before is farther than it: the step before and one more at least.
        steps[grown & ~near] = before + 1
        near = grown
    steps[~near] = _STEPS[-1]
    north = math.radians(mosaic.south + mosaic.rows * CELL_DEG)
    edges: Any = shapely.multilinestrings(shapely.get_parts(shapely.boundary(mosaic.polygons[polygons])))
    shapely.prepare(edges)
    return ClearField(mosaic, CELL_DEG * _DEGREE_M * math.cos(north), cut, steps, edges)


def _grown(flags: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """Return the flags with those of all cells around, up to some cells away in each direction.

    The flags must come in squares of ``by`` cells at least, as they do when they were grown by half as much before.
    """
    wide = flags.copy()
    wide[:, by:] |= flags[:, :-by]
    wide[:, :-by] |= flags[:, by:]
    grown = wide.copy()
    grown[by:] |= wide[:-by]
    grown[:-by] |= wide[by:]
    return grown
