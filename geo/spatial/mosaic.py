"""Which polygons hold a point: every polygon laid over the others on one grid of cells, exact and fast.

A cell that no edge touches has one answer for all its points, found by a scan over the rows when the mosaic is made.
A cell that edges cut keeps the polygons they belong to, and its points are tested against just those, with the
predicate of plain shapely; so the answers are those of plain shapely for every point.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.spatial.ragged import ragged

__all__ = ["CELL_DEG", "Holders", "Mosaic", "build_mosaic"]

CELL_DEG = 0.005
"""Size of a cell: about 430 by 555 m, so that few are cut and all of them fit into seven megabytes."""

_TOUCH_DEG = 1e-9  # an edge this close to a cell counts as cutting it: far above rounding, far below a metre
_MARGIN_DEG = (
    0.0050031415926  # a cell and a little, so that no centre falls on the round coordinates of a vertex
)
_SEED = 1994

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Holders:
    """Which polygons hold each of many points: row ``codes[i]`` of the mosaic's members and, after them, of ``more``."""

    codes: NDArray[np.int32]
    more: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Mosaic:
    """The grid: what holds each whole cell, and what cuts the others.

    ``codes`` has one entry a cell, row by row from the south-west: a row of ``members``, or ``-1 - k`` for cut cell k;
    ``centre_codes`` is what holds the centre of every cell, cut or not.
    A set of polygons is known by the sum of their random ``tokens``: ``sums`` are those of ``members``, ascending.
    ``base[k]`` is that of the polygons that hold cut cell k whole, and ``cutters[first[k]:first[k + 1]]``
    are the polygons that cut it.
    """

    polygons: NDArray[np.object_]
    tokens: NDArray[np.uint64]
    west: float
    south: float
    columns: int
    rows: int
    codes: NDArray[np.int32]
    centre_codes: NDArray[np.int32]
    members: NDArray[np.bool_]
    sums: NDArray[np.uint64]
    base: NDArray[np.uint64]
    first: Ints
    cutters: NDArray[np.int16]
    cut_by_any: dict[bytes, NDArray[np.bool_]] = field(default_factory=dict, repr=False)

    def cells(self, lon: Floats, lat: Floats) -> Ints:
        """Return the cell of each point, degrees; for points beyond the grid cell 0, which nothing holds."""
        column, row = (lon - self.west) / CELL_DEG, (lat - self.south) / CELL_DEG
        cells = row.astype(np.int64) * self.columns + column.astype(np.int64)
        inside = (column >= 0) & (column < self.columns) & (row >= 0) & (row < self.rows)
        return cells if inside.all() else np.where(inside, cells, 0)

    def holders(self, lon: Floats, lat: Floats, among: NDArray[np.bool_] | None = None) -> Holders:
        """Return which polygons hold or touch each point, degrees; beyond the grid there are none.

        ``among`` flags the polygons that are asked about, all if it is left out; what is said of others is then void.
        """
        cells = self.cells(lon, lat)
        codes = self.codes[cells]
        cut = np.flatnonzero(codes < 0)
        if among is not None and cut.size:
            # What no edge of theirs cuts has for them the answer of its centre.
            far = cut[~self._cut_by_any(among)[-1 - codes[cut]]]
            codes[far] = self.centre_codes[cells[far]]
            cut = cut[codes[cut] < 0]
        if not cut.size:
            return Holders(codes, self.members[:0])
        sums = self._sums(lon[cut], lat[cut], -1 - codes[cut].astype(np.int64), among)
        codes[cut], more = self._known(sums, lon[cut], lat[cut])
        return Holders(codes, more)

    def holders_of_centres(self, lon: Floats, lat: Floats) -> Holders:
        """Return which polygons hold the centre of each point's cell: many times faster, and half a cell off."""
        return Holders(self.centre_codes[self.cells(lon, lat)], self.members[:0])

    def cut_by(self, polygons: Ints) -> NDArray[np.bool_]:
        """Return for each cell whether an edge of one of some polygons runs through it."""
        among = np.zeros(len(self.polygons), bool)
        among[polygons] = True
        flags = np.zeros(len(self.codes), bool)
        flags[np.flatnonzero(self.codes < 0)[self._cut_by_any(among)]] = True
        return flags

    def _cut_by_any(self, among: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return for each cut cell whether one of the flagged polygons cuts it; kept, as few flags are asked for often."""
        key = among.tobytes()
        if key not in self.cut_by_any:
            self.cut_by_any[key] = np.logical_or.reduceat(among[self.cutters], self.first[:-1])
        return self.cut_by_any[key]

    def _sums(
        self, lon: Floats, lat: Floats, cut: Ints, among: NDArray[np.bool_] | None
    ) -> NDArray[np.uint64]:
        """Return the sum of the tokens of what holds each point, for points in cut cells."""
        point, step = ragged(self.first[cut + 1] - self.first[cut])
        polygon = self.cutters[self.first[cut][point] + step]
        if among is not None:
            asked_about = among[polygon]
            point, polygon = point[asked_about], polygon[asked_about]
        order = np.argsort(polygon, kind="stable")
        point, polygon = point[order], polygon[order]
        sums = self.base[cut].copy()
        edges = np.flatnonzero(np.diff(polygon)) + 1
        for rows in np.split(np.arange(len(point)), edges) if len(point) else ():
            which, asked = polygon[rows[0]], point[rows]
            held = asked[shapely.intersects_xy(self.polygons[which], lon[asked], lat[asked])]
            sums[held] += self.tokens[which]
        return sums

    def _known(
        self, sums: NDArray[np.uint64], lon: Floats, lat: Floats
    ) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        """Return the row of each sum in the members, and rows to follow them for sets that they lack."""
        unique, example, inverse = np.unique(sums, return_index=True, return_inverse=True)
        row = np.minimum(np.searchsorted(self.sums, unique), len(self.sums) - 1)
        new = np.flatnonzero(self.sums[row] != unique)
        row[new] = len(self.members) + np.arange(new.size)
        return row[inverse].astype(np.int32), _held(self.polygons, lon[example[new]], lat[example[new]])


def build_mosaic(polygons: Sequence[Any]) -> Mosaic:
    """Return the mosaic of valid polygons in WGS 84 degrees, prepared; at least one is needed."""
    listed = shapely.orient_polygons(np.array(polygons, dtype=object))
    shapely.prepare(listed)
    tokens = np.random.default_rng(_SEED).integers(1, 2**63, len(listed), dtype=np.uint64)
    west, south, east, north = shapely.total_bounds(listed)
    west, south = west - _MARGIN_DEG, south - _MARGIN_DEG
    columns = int((east - west) / CELL_DEG) + 2
    rows = int((north - south) / CELL_DEG) + 2
    start, end, owner = _edges(listed, west, south)
    cells, cutters = _cut_cells(start, end, owner, (rows, columns))
    cells_crossed, polygon_crossed, sign = _crossings(start, end, owner, columns)

    # Sums of tokens from west to east: each row ends at zero, so one running sum serves all rows.
    order = np.argsort(cells_crossed, kind="stable")
    change = tokens[polygon_crossed[order]]
    running = np.cumsum(np.where(sign[order] > 0, change, -change))
    last = np.append(np.flatnonzero(np.diff(cells_crossed[order])), len(order) - 1)
    run_start = np.concatenate([[0], cells_crossed[order][last]])
    run_sum = np.concatenate([np.zeros(1, np.uint64), running[last]])

    cut, position, counts = np.unique(cells, return_index=True, return_counts=True)
    base = run_sum[np.searchsorted(run_start, cut, side="right") - 1]
    held = _centre_held(cells, cutters, cells_crossed, polygon_crossed, sign, rows * columns)
    np.subtract.at(base, np.repeat(np.arange(len(cut)), counts)[held], tokens[cutters[held]])

    run_end = np.append(run_start[1:], rows * columns)
    sums, examples, run_code = _sets(run_start, run_end, run_sum, cut)
    x, y = west + (examples % columns + 0.5) * CELL_DEG, south + (examples // columns + 0.5) * CELL_DEG
    centre_codes = np.repeat(run_code, run_end - run_start)
    codes = centre_codes.copy()
    codes[cut] = -1 - np.arange(len(cut), dtype=np.int32)
    first = np.append(position, len(cells))
    members = _held(listed, x, y)
    return Mosaic(
        listed, tokens, west, south, columns, rows, codes, centre_codes, members, sums, base, first, cutters
    )


def _held(polygons: NDArray[np.object_], lon: Floats, lat: Floats) -> NDArray[np.bool_]:
    """Return a row of flags for each point, one a polygon that holds it."""
    return np.stack([shapely.intersects_xy(polygon, lon, lat) for polygon in polygons], axis=1)


def _edges(polygons: NDArray[np.object_], west: float, south: float) -> tuple[Floats, Floats, Ints]:
    """Return the edges of all rings, in cells from the south-west corner: starts, ends, and whose they are."""
    parts, part_owner = shapely.get_parts(polygons, return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    points = (points - (west, south)) / CELL_DEG
    same = np.flatnonzero(ring[1:] == ring[:-1])
    return points[same], points[same + 1], part_owner[ring_part[ring[same]]]


def _crossings(start: Floats, end: Floats, owner: Ints, columns: int) -> tuple[Ints, Ints, Ints]:
    """Return where edges cross the middle lines of rows: the first cell whose centre lies beyond, polygon, +1 in, -1 out.

    The inside lies to the left of an edge: going east, an edge that leads south is the way in.
    """
    low, high = np.minimum(start[:, 1], end[:, 1]), np.maximum(start[:, 1], end[:, 1])
    row_from = np.ceil(low - 0.5).astype(np.int64)
    counts = np.ceil(high - 0.5).astype(np.int64) - row_from
    edge, step = ragged(counts)
    row = row_from[edge] + step
    (x0, y0), (x1, y1) = start[edge].T, end[edge].T
    x = x0 + (row + 0.5 - y0) * (x1 - x0) / (y1 - y0)
    return row * columns + np.floor(x + 0.5).astype(np.int64), owner[edge], np.where(y1 < y0, 1, -1)


def _cut_cells(
    start: Floats, end: Floats, owner: Ints, shape: tuple[int, int]
) -> tuple[Ints, NDArray[np.int16]]:
    """Return the pairs of cell and polygon whose edge runs through or touches it, each once, by cell."""
    edge, at = _pieces(start, end)
    here = start[edge] + at[:, None] * (end - start)[edge]
    same = np.flatnonzero(edge[1:] == edge[:-1])
    middle = (here[same] + here[same + 1]) / 2
    touch = _TOUCH_DEG / CELL_DEG
    near_middle, near_here = (np.abs(one - np.rint(one)) < touch for one in (middle, here))
    vertex = (at == 0) | (at == 1)
    # Most pieces lie well inside one cell. A piece along a line of the grid, a vertex on one and a corner touch more.
    along, beside = near_middle.any(axis=1), near_here.all(axis=1) | (vertex & near_here.any(axis=1))
    points = [middle]
    edges = [edge[same]]
    for dx in (-touch, touch):
        for dy in (-touch, touch):
            points += [middle[along] + (dx, dy), here[beside] + (dx, dy)]
            edges += [edge[same][along], edge[beside]]
    column, row = np.floor(np.concatenate(points)).astype(np.int64).T
    polygons = owner.max() + 1
    keys = np.unique((row * shape[1] + column) * polygons + owner[np.concatenate(edges)])
    return keys // polygons, (keys % polygons).astype(np.int16)


def _pieces(start: Floats, end: Floats) -> tuple[Ints, Floats]:
    """Return the shares of each edge at which it starts, crosses a line of the grid, and ends: edge and share, in order."""
    edges, shares = [np.arange(len(start))] * 2, [np.zeros(len(start)), np.ones(len(start))]
    for axis in (0, 1):
        begin, finish = start[:, axis], end[:, axis]
        low = np.floor(np.minimum(begin, finish)).astype(np.int64)
        counts = np.floor(np.maximum(begin, finish)).astype(np.int64) - low
        edge, step = ragged(counts)
        edges.append(edge)
        shares.append((low[edge] + 1 + step - begin[edge]) / (finish - begin)[edge])
    edge, share = np.concatenate(edges), np.concatenate(shares)
    order = np.lexsort((share, edge))
    return edge[order], share[order]


def _centre_held(
    cells: Ints, cutters: NDArray[np.int16], crossed: Ints, polygon: Ints, sign: Ints, size: int
) -> NDArray[np.bool_]:
    """Return for pairs of cell and polygon whether the polygon holds the centre of the cell, by the crossings before it."""
    keys = polygon * size + crossed
    order = np.argsort(keys, kind="stable")
    running = np.concatenate([[0], np.cumsum(sign[order])])
    return running[np.searchsorted(keys[order], cutters.astype(np.int64) * size + cells, side="right")] > 0


def _sets(
    run_start: Ints, run_end: Ints, run_sum: NDArray[np.uint64], cut: Ints
) -> tuple[NDArray[np.uint64], Ints, NDArray[np.int32]]:
    """Return the sums that runs of cells have, for each one cell, whole where there is one, and the code of each run."""
    before, after = np.searchsorted(cut, run_start), np.searchsorted(cut, run_end)
    whole_first = np.argsort(run_end - run_start == after - before, kind="stable")
    sums, position, inverse = np.unique(run_sum[whole_first], return_index=True, return_inverse=True)
    examples = np.empty(len(sums), np.int64)
    for code, run in enumerate(whole_first[position]):
        taken = cut[before[run] : after[run]] - run_start[run]
        gap = np.flatnonzero(taken != np.arange(len(taken)))
        step = gap[0] if gap.size else len(taken)
        examples[code] = run_start[run] + min(step, run_end[run] - run_start[run] - 1)
    run_code = np.empty(len(run_start), np.int32)
    run_code[whole_first] = inverse
    return sums, examples, run_code
