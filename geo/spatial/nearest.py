"""The nearest stretch of a line, and how far: exact to a few decimetres, without a projection.

Points and stretches are compared in space (geocentric metres), where nothing is stretched and the nearest by chord is
the nearest by geodesic; the chord is then turned into the arc over it. A tree of cells keeps for each cell the
stretches that can be nearest to some point of it, so that a point is compared with a handful of them.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.spatial.ragged import ragged

__all__ = ["LineIndex", "build_line_index"]

_SEMI_MAJOR_M = 6_378_137.0
_FLATTENING = 1 / 298.257223563
_E2 = _FLATTENING * (2 - _FLATTENING)
# Mean radius of curvature near 40° N: 0.2 % of it moves an arc of 600 km by a millionth.
_ARC_RADIUS_M = 6_374_000.0
_DEGREE_M = 111_700.0  # no degree of latitude, or of longitude on the equator by its cosine, is longer
_ROOT_DEG = 0.32
_HALVINGS = 4
# Chords of two kilometres stay within 10 cm of the ground and of the line that is straight in degrees.
_PIECE_DEG = 0.02
_SLACK_M = 1.0  # for rounding and for the curve of the ground within a cell
_FEW = 6
_CHUNK = 16_000  # points at a time, so that what they are compared with fits the processor's cache

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Stretches of lines in space, and a tree of cells over a box.

    ``leaf`` has one entry for each of the smallest cells, row by row from the south-west: the leaf of the tree that it
    is in; ``candidates[first[n]:first[n + 1]]`` can be nearest to some point of leaf ``n``. ``line`` says which of the
    lines given each stretch belongs to.
    """

    start: Floats
    along: Floats
    line: NDArray[np.int32]
    west: float
    south: float
    cell_deg: float
    leaf: NDArray[np.int32]
    first: Ints
    candidates: NDArray[np.int32]

    def nearest(self, lon: Floats, lat: Floats) -> tuple[Floats, NDArray[np.int32]]:
        """Return the geodesic distance in metres to the nearest line and which line it is; NaN and -1 off the grid."""
        distance, line = np.full(len(lon), np.nan), np.full(len(lon), -1, np.int32)
        rows, columns = self.leaf.shape
        for begin in range(0, len(lon), _CHUNK):
            part = slice(begin, begin + _CHUNK)
            column, row = (lon[part] - self.west) / self.cell_deg, (lat[part] - self.south) / self.cell_deg
            known = np.flatnonzero((column >= 0) & (column < columns) & (row >= 0) & (row < rows))
            leaf = self.leaf[row[known].astype(np.int64), column[known].astype(np.int64)]
            chord, stretch = self._compare(in_space(lon[part][known], lat[part][known]), leaf)
            distance[part][known] = 2 * _ARC_RADIUS_M * np.arcsin(chord / (2 * _ARC_RADIUS_M))
            line[part][known] = self.line[stretch]
        return distance, line

    def _compare(self, points: Floats, leaf: NDArray[np.int32]) -> tuple[Floats, Ints]:
        if not len(points):
            return np.empty(0), np.empty(0, np.int64)
        begin = self.first[leaf]
        counts = self.first[leaf + 1] - begin
        point, step = ragged(counts)
        stretch = self.candidates[begin[point] + step]
        squared = _squared(points[point], self.start[stretch], self.along[stretch])
        least, nearest = _least(squared, stretch, point, counts)
        return np.sqrt(least), nearest


def build_line_index(
    lines: NDArray[np.object_], box: tuple[float, float, float, float], *, halvings: int = _HALVINGS
) -> LineIndex:
    """Return the index of lines (WGS 84 degrees, straight in degrees) for points in a box west, south, east, north.

    A cell that keeps more than a few candidates is quartered, at most ``halvings`` times from ``_ROOT_DEG``. At least
    one line is needed.
    """
    space, line = _stretches(lines)
    west, south, east, north = box
    columns, rows = (int((end - begin) / _ROOT_DEG) + 1 for begin, end in ((west, east), (south, north)))
    row, column = (axis.ravel() for axis in np.mgrid[:rows, :columns])
    counts, stretch = _roots((west + (column + 0.5) * _ROOT_DEG, south + (row + 0.5) * _ROOT_DEG), space)
    leaf = np.full((rows, columns), -1, np.int32)
    size, leaves = _ROOT_DEG, 0
    leaf_counts, candidates = [], []
    for level in range(halvings + 1):
        centre = (west + (column + 0.5) * size, south + (row + 0.5) * size)
        counts, stretch = _prune(centre, size, counts, stretch, space, exact=level == halvings)
        done = counts <= _FEW if level < halvings else np.ones(len(counts), bool)
        of_done = np.repeat(done, counts)
        leaf[row[done], column[done]] = leaves + np.arange(done.sum())
        leaves += int(done.sum())
        leaf_counts.append(counts[done])
        candidates.append(stretch[of_done])
        if level == halvings or done.all():
            break
        counts, stretch, column, row = _quarter(counts[~done], stretch[~of_done], column[~done], row[~done])
        leaf = leaf.repeat(2, axis=0).repeat(2, axis=1)
        size /= 2
    first = np.concatenate([[0], np.cumsum(np.concatenate(leaf_counts))])
    every = np.concatenate(candidates).astype(np.int32)
    return LineIndex(space.start, space.along, line, west, south, size, leaf, first, every)


def in_space(lon: Floats, lat: Floats) -> Floats:
    """Return geocentric metres (EPSG:4978) of points on the ellipsoid, one row of x, y, z a point."""
    longitude, latitude = np.radians(lon), np.radians(lat)
    sine, cosine = np.sin(latitude), np.cos(latitude)
    normal = _SEMI_MAJOR_M / np.sqrt(1 - _E2 * sine * sine)
    out = np.empty((len(lon), 3))
    out[:, 0] = normal * cosine * np.cos(longitude)
    out[:, 1] = normal * cosine * np.sin(longitude)
    out[:, 2] = normal * (1 - _E2) * sine
    return out


@dataclass(frozen=True, slots=True)
class _Space:
    """Stretches in space: where they start, where they lead, their middles and half their lengths, metres."""

    start: Floats
    along: Floats
    middle: Floats
    half: Floats


def _stretches(lines: NDArray[np.object_]) -> tuple[_Space, NDArray[np.int32]]:
    """Return the stretches of lines and the line of each."""
    parts, owner = shapely.get_parts(shapely.segmentize(lines, _PIECE_DEG), return_index=True)
    points, part = shapely.get_coordinates(parts, return_index=True)
    same = np.flatnonzero(part[1:] == part[:-1])
    corners = in_space(points[:, 0], points[:, 1])
    start, along = corners[same], corners[same + 1] - corners[same]
    half = np.sqrt(np.einsum("ij,ij->i", along, along)) / 2
    return _Space(start, along, start + along / 2, half), owner[part[same]].astype(np.int32)


def _away(points: Floats, start: Floats, along: Floats) -> Floats:
    """Return the way in space from the nearest point of each stretch to each point."""
    away = points - start
    share = np.einsum("ij,ij->i", away, along)
    share /= np.einsum("ij,ij->i", along, along)
    np.clip(share, 0.0, 1.0, out=share)
    away -= share[:, None] * along
    return away


def _squared(points: Floats, start: Floats, along: Floats) -> Floats:
    """Return the squared distance in space of each point to its stretch.

    It is that to the start less what going along saves: the way across is never built, and a millimetre is lost at most.
    """
    away = points - start
    forward, length = np.einsum("ij,ij->i", away, along), np.einsum("ij,ij->i", along, along)
    share = np.clip(forward / length, 0.0, 1.0)
    squared: Floats = np.einsum("ij,ij->i", away, away) - share * (2 * forward - share * length)
    return np.maximum(squared, 0.0, out=squared)


def _least(values: Floats, items: Ints, row: Ints, counts: Ints) -> tuple[Floats, Ints]:
    """Return for each row of ragged values the least and its item, the first where two are alike."""
    least = np.minimum.reduceat(values, np.cumsum(counts) - counts)
    hits = np.flatnonzero(values == least[row])
    first = np.empty(len(counts), np.int64)
    first[row[hits[::-1]]] = items[hits[::-1]]
    return least, first


def _roots(centre: tuple[Floats, Floats], space: _Space) -> tuple[Ints, Ints]:
    """Return the stretches that can be nearest to some point of the largest cells: how many, and which.

    The rule is that of :func:`_prune` with middles; all distances come from one product of matrices.
    """
    origin = space.middle.mean(axis=0)
    cells, middles = in_space(*centre) - origin, space.middle - origin
    reach = _reach(centre[1], _ROOT_DEG)[:, None]
    distance = _distances(cells, middles)
    best = distance.argmin(axis=1)
    least = distance[np.arange(len(best)), best][:, None]
    apart = _distances(middles[best], middles) + space.half + space.half[best][:, None]
    turn = np.minimum(2.0, apart / np.maximum(least - space.half.max() - reach, 1.0))
    row, stretch = np.nonzero(distance - space.half <= least + reach * turn + _SLACK_M)
    return np.bincount(row, minlength=len(cells)), stretch


def _distances(points: Floats, others: Floats) -> Floats:
    """Return the distances of all points to all others, a row a point."""
    squared = -2 * (points @ others.T)
    squared += np.einsum("ij,ij->i", points, points)[:, None]
    squared += np.einsum("ij,ij->i", others, others)
    np.maximum(squared, 0.0, out=squared)
    return np.sqrt(squared, out=squared)


def _reach(lat: Floats, size: float) -> Floats:
    """Return metres from the centre of a cell, degrees, to its farthest corner, or a little more."""
    widest = np.cos(np.radians(np.maximum(np.abs(lat) - size / 2, 0.0)))
    reach: Floats = size / 2 * _DEGREE_M * np.hypot(widest, 1.0)
    return reach


def _prune(
    centre: tuple[Floats, Floats], size: float, counts: Ints, stretch: Ints, space: _Space, *, exact: bool
) -> tuple[Ints, Ints]:
    """Keep the stretches that can be nearest to some point of a cell: how many, and which.

    Let d be the distance from the centre to a stretch, d0 the least, r the way from the centre to a corner. On the
    way to any point of the cell the difference of two distances changes by no more than the directions to the two
    differ: by 2 r at most, and by r w / (d0 - r) if no two of their points are more than w apart.
    Unless it is to be exact, the middle of a stretch stands for its nearest point, off by half its length at most.
    """
    middle = in_space(*centre)
    reach = _reach(centre[1], size)
    cell, _ = ragged(counts)
    half = space.half[stretch]
    if exact:
        away = _away(middle[cell], space.start[stretch], space.along[stretch])
        error, spread = np.zeros(len(cell)), 2 * half
    else:
        away = middle[cell] - space.middle[stretch]
        error, spread = half, half
    distance = np.sqrt(np.einsum("ij,ij->i", away, away))
    best = _least(distance, np.arange(len(distance)), cell, counts)[1]
    least = distance[best]
    between = away - away[best][cell]
    apart = np.sqrt(np.einsum("ij,ij->i", between, between)) + spread + spread[best][cell]
    turn = np.minimum(2.0, apart / np.maximum(least - space.half.max() - reach, 1.0)[cell])
    kept = distance - error <= least[cell] + reach[cell] * turn + _SLACK_M
    return np.bincount(cell[kept], minlength=len(counts)), stretch[kept]


def _quarter(counts: Ints, stretch: Ints, column: Ints, row: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Return the four quarters of each cell, all with the stretches of the whole."""
    return (
        np.tile(counts, 4),
        np.tile(stretch, 4),
        np.concatenate([column * 2, column * 2 + 1, column * 2, column * 2 + 1]),
        np.concatenate([row * 2, row * 2, row * 2 + 1, row * 2 + 1]),
    )
