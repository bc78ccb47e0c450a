"""Who held the ground on a day: the control areas of its epoch, elsewhere each country its own, with the doubt of both."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.spatial.doubt import shares, within_reach
from geo.spatial.holdings import HOME, NONE, Holdings
from geo.spatial.theatre import Theatre

__all__ = ["INDETERMINATE", "OUTSIDE", "Control", "Sides", "control_of", "sides_of"]

INDETERMINATE, OUTSIDE = "indeterminate", "outside"

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Words = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Sides:
    """The rows near a border and, for each, the shares by side (``HOME``, elsewhere) and control area, 0 for none."""

    rows: Ints
    shares: Floats


@dataclass(frozen=True, slots=True)
class Control:
    """Values, the position of each row's own among them, its control area, and the shares of the rows in doubt."""

    values: Words
    nominal: Ints
    area: Ints
    rows: Ints
    shares: Floats


def sides_of(
    theatre: Theatre, stands: NDArray[np.bool_], lon: Floats, lat: Floats, uncertainty_m: Floats
) -> Sides:
    """Return the rows near a border, with shares; ``stands`` flags the control areas of the epoch."""
    radius_m = np.hypot(uncertainty_m, theatre.border_accuracy_m)
    rows = within_reach(theatre, "countries", lon, lat, radius_m)
    return Sides(rows, _by_side_and_area(theatre, stands, lon[rows], lat[rows], radius_m[rows]))


def control_of(
    theatre: Theatre,
    stands: NDArray[np.bool_],
    points: tuple[Floats, Floats, Floats],
    held: Holdings,
    codes: Ints,
    sides: Sides,
) -> Control:
    """Return the control of points: longitude, latitude and doubt, the sets that hold them, and their sides.

    An area follows the border of the country that it lies in, which is known far better than its other edges; so of
    the samples spread by the area's accuracy only those in its country count.
    """
    lon, lat, uncertainty_m = points
    words = theatre.control.values("control")[:-1]
    values = np.array([*HOME, OUTSIDE, *sorted(set(words) - {*HOME, OUTSIDE})], dtype=object)
    value_of_area = np.array([*(list(values).index(word) for word in words), NONE])
    side, area = held.side[codes], held.control_of(stands)[codes]
    nominal = np.where(area == NONE, side, value_of_area[area])

    accuracies = np.where(stands, theatre.control.accuracies_m(), np.nan)
    reached = {
        accuracy_m: within_reach(theatre, accuracy_m, lon, lat, np.hypot(uncertainty_m, accuracy_m))
        for accuracy_m in np.unique(accuracies[stands]).tolist()
    }
    doubtful = np.unique(np.concatenate([sides.rows, *reached.values()]))
    by_area = np.zeros((len(doubtful), len(HOME) + 1, len(words) + 1))
    by_area[np.arange(len(doubtful)), side[doubtful], area[doubtful] + 1] = 1.0
    by_area[np.searchsorted(doubtful, sides.rows)] = sides.shares
    # The finest last: a small area that is known well is not blurred by a large one beside it that is not.
    for accuracy_m, rows in sorted(reached.items(), reverse=True):
        at = np.searchsorted(doubtful, rows)
        radius_m = np.hypot(uncertainty_m[rows], accuracy_m)
        found = _by_side_and_area(theatre, stands, lon[rows], lat[rows], radius_m)
        by_area[at] = _taken_over(by_area[at], found, np.flatnonzero(accuracies == accuracy_m))
        # What an area holds whose own edges are out of reach it holds for certain, if the country is its own.
        sure = (accuracies[area[doubtful]] == accuracy_m) & (area[doubtful] != NONE)
        sure[at] = False
        own = np.flatnonzero(sure)
        which, held_by = side[doubtful][own], area[doubtful][own] + 1
        total = by_area[own, which].sum(axis=1)
        by_area[own, which] = 0.0
        by_area[own, which, held_by] = total
    totals = np.zeros((len(doubtful), len(values)))
    totals[:, : len(HOME) + 1] = by_area[:, :, 0]
    for one in np.flatnonzero(stands):
        totals[:, value_of_area[one]] += by_area[:, : len(HOME), one + 1].sum(axis=1)
    return Control(values, nominal, area, doubtful, totals)


def _by_side_and_area(theatre: Theatre, stands: Any, lon: Floats, lat: Floats, radius_m: Floats) -> Floats:
    """Return the shares of points by side and control area: points by three by areas and one for none."""
    areas = len(theatre.control.properties) + 1
    among = np.zeros(len(theatre.mosaic.polygons), bool)
    among[theatre.countries.columns] = True
    among[theatre.control.columns] = stands
    found = shares(
        theatre,
        among,
        lambda held: held.side * areas + held.control_of(stands) + 1,
        (len(HOME) + 1) * areas,
        lon,
        lat,
        radius_m,
    )
    return found.reshape(-1, len(HOME) + 1, areas)


def _taken_over(before: Floats, found: Floats, alike: Ints) -> Floats:
    """Return the shares before with those of some areas as found, within each side, and the rest scaled to fit.

    Where no sample lies on a side, what was known of it before stands.
    """
    after = before.copy()
    for which in range(len(HOME)):
        there = found[:, which].sum(axis=1)
        rows = np.flatnonzero(there)
        total = before[rows, which].sum(axis=1)
        new = found[rows, which][:, alike + 1] / there[rows, None]
        old = before[rows, which] / np.where(total, total, 1.0)[:, None]
        old[:, 0] = 0.0
        old[:, alike + 1] = 0.0
        kept = old.sum(axis=1)
        # Areas of another accuracy keep their share as far as these leave room; what is left is nobody's exception.
        room = 1 - new.sum(axis=1)
        old *= np.minimum(1.0, room / np.where(kept, kept, 1.0))[:, None]
        old[:, alike + 1] = new
        old[:, 0] = 1 - old.sum(axis=1)
        after[rows, which] = old * total[:, None]
    return after
