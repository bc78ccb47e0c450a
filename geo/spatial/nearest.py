"""The nearest stretch of a line, and how far: exact to a few centimetres, without a projection.

Points and stretches are compared in space (geocentric metres), where nothing is stretched and the nearest by chord is
the nearest by geodesic; the chord is then turned into the arc over it. A grid of cells keeps for each cell the
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
_ARC_RADIUS_M = (
    6_374_000.0  # mean radius of curvature near 40° N: 0.2 % of it moves an arc of 600 km by a millionth
)
_DEGREE_M = 111_700.0  # no degree of latitude, or of longitude on the equator by its cosine, is longer
_ROOT_DEG = 1.28
_PIECE_DEG = (
    0.01  # chords of a kilometre stay within 2 cm of the ground and of the line that is straight in degrees
)
_SLACK_M = 1.0  # for rounding and for the curve of the ground within a cell
_CHUNK = 100_000

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Stretches of lines in space and a grid: ``candidates[first[c]:first[c + 1]]`` can be nearest within cell ``c``.

    ``line`` says which of the lines given each stretch belongs to; ``clear_m`` is a distance that every point of the
    cell has at least from all of them.
    """

    start: Floats
    along: Floats
    line: NDArray[np.int32]
    west: float
    south: float
    cell_deg: float
    columns: int
    rows: int
    first: Ints
    candidates: NDArray[np.int32]
    clear_m: Floats

    def nearest(self, lon: Floats, lat: Floats) -> tuple[Floats, NDArray[np.int32]]:
        """Return the geodesic distance in metres to the nearest line and which line it is; NaN and -1 off the grid."""
        distance, line = np.full(len(lon), np.nan), np.full(len(lon), -1, np.int32)
        for begin in range(0, len(lon), _CHUNK):
            part = slice(begin, begin + _CHUNK)
            cells = self._cells(lon[part], lat[part])
            known = np.flatnonzero(cells >= 0)
            chord, stretch = self._compare(in_space(lon[part][known], lat[part][known]), cells[known])
            distance[part][known] = _arc(chord)
            line[part][known] = self.line[stretch]
        return distance, line

    def clear(self, lon: Floats, lat: Floats) -> Floats:
        """Return metres that each point is at least away from every line; 0 off the grid, where nothing is known."""
        cells = self._cells(lon, lat)
        return np.where(cells >= 0, self.clear_m[cells], 0.0)

    def _cells(self, lon: Floats, lat: Floats) -> Ints:
        column = np.floor((lon - self.west) / self.cell_deg).astype(np.int64)
        row = np.floor((lat - self.south) / self.cell_deg).astype(np.int64)
        on = (column >= 0) & (column < self.columns) & (row >= 0) & (row < self.rows)
        return np.where(on, row * self.columns + column, -1)

    def _compare(self, points: Floats, cells: Ints) -> tuple[Floats, Ints]:
        if not len(points):
            return np.empty(0), np.empty(0, np.int64)
        begin = self.first[cells]
        counts = self.first[cells + 1] - begin
        point, step = ragged(counts)
        stretch = self.candidates[begin[point] + step]
        squared = _squared(points[point], self.start[stretch], self.along[stretch])
        least, nearest = _least(squared, stretch, point, counts)
        return np.sqrt(least), nearest


def build_line_index(
    lines: NDArray[np.object_], box: tuple[float, float, float, float], *, cell_deg: float
) -> LineIndex:
    """Return the index of lines (WGS 84 degrees, straight in degrees) for points in a box west, south, east, north.

    ``cell_deg`` is the size of a cell: ``_ROOT_DEG`` halved as often as wanted; smaller cells answer faster and take
    longer to make. At least one line is needed.
    """
    start, along, line = _stretches(lines)
    west, south, east, north = box
    columns, rows = (int((end - begin) / _ROOT_DEG) + 1 for begin, end in ((west, east), (south, north)))
    row, column = (axis.ravel() for axis in np.mgrid[:rows, :columns])
    counts = np.full(rows * columns, len(start))
    stretch = np.tile(np.arange(len(start)), rows * columns)
    size = _ROOT_DEG
    while True:
        counts, stretch, clear = _prune(
            (west + (column + 0.5) * size, south + (row + 0.5) * size), size, counts, stretch, start, along
        )
        if size < cell_deg * 1.5:
            break
        counts, stretch, column, row = _quarter(counts, stretch, column, row)
        size /= 2
        columns, rows = columns * 2, rows * 2
    order = np.argsort(row * columns + column)
    first = np.concatenate([[0], np.cumsum(counts[order])])
    old_first = np.cumsum(counts) - counts
    cell, step = ragged(counts[order])
    candidates = stretch[old_first[order][cell] + step].astype(np.int32)
    return LineIndex(start, along, line, west, south, size, columns, rows, first, candidates, clear[order])


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


def _stretches(lines: NDArray[np.object_]) -> tuple[Floats, Floats, NDArray[np.int32]]:
    parts, owner = shapely.get_parts(shapely.segmentize(lines, _PIECE_DEG), return_index=True)
    points, part = shapely.get_coordinates(parts, return_index=True)
    same = np.flatnonzero(part[1:] == part[:-1])
    space = in_space(points[:, 0], points[:, 1])
    return space[same], space[same + 1] - space[same], owner[part[same]].astype(np.int32)


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


def _arc(chord: Floats) -> Floats:
    return 2 * _ARC_RADIUS_M * np.arcsin(chord / (2 * _ARC_RADIUS_M))


def _prune(
    centre: tuple[Floats, Floats], size: float, counts: Ints, stretch: Ints, start: Floats, along: Floats
) -> tuple[Ints, Ints, Floats]:
    """Keep the stretches that can be nearest to some point of a cell, and say how far the cell is from all at least.

    Let d be the distance from the centre to a stretch, d0 the least, r the way from the centre to a corner. On the
    way to any point of the cell the difference of two distances changes by no more than the directions to the two
    differ: by 2 r at most, and by r w / (d0 - r) if no two of their points are more than w apart.
    """
    middle = in_space(*centre)
    widest = np.cos(np.radians(np.maximum(np.abs(centre[1]) - size / 2, 0.0)))
    reach = size / 2 * _DEGREE_M * np.hypot(widest, 1.0)
    cell, _ = ragged(counts)
    away = _away(middle[cell], start[stretch], along[stretch])
    distance = np.sqrt(np.einsum("ij,ij->i", away, away))
    best = _least(distance, np.arange(len(distance)), cell, counts)[1]
    least = distance[best]
    length = np.sqrt(np.einsum("ij,ij->i", along, along))[stretch]
    between = away - away[best][cell]
    apart = np.sqrt(np.einsum("ij,ij->i", between, between)) + length + length[best][cell]
    turn = np.minimum(2.0, apart / np.maximum(least - reach, 1.0)[cell])
    kept = distance <= least[cell] + reach[cell] * turn + _SLACK_M
    return (
        np.bincount(cell[kept], minlength=len(counts)),
        stretch[kept],
        np.maximum(least - reach - _SLACK_M, 0.0),
    )


def _quarter(counts: Ints, stretch: Ints, column: Ints, row: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Return the four quarters of each cell, all with the stretches of the whole."""
    return (
        np.tile(counts, 4),
        np.tile(stretch, 4),
        np.concatenate([column * 2, column * 2 + 1, column * 2, column * 2 + 1]),
        np.concatenate([row * 2, row * 2, row * 2 + 1, row * 2 + 1]),
    )
