"""What space says of points: one row in, one row out, same index."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.spatial.calendar import NO_DAY, days_of
from geo.spatial.check import are_polygons, check_columns, check_points, check_polygons, swapped
from geo.spatial.control import INDETERMINATE, OUTSIDE, control_of, sides_of
from geo.spatial.doubt import DECIDED, shares, within_reach
from geo.spatial.holdings import HOME, Holdings
from geo.spatial.shares import polygon_context
from geo.spatial.theatre import Theatre, default_theatre

__all__ = ["CONTEXT_COLUMNS", "locate"]

CONTEXT_COLUMNS = (
    "in_theatre", "country", "on_boundary", "admin1", "admin1_name", "admin2", "admin2_name", "areas",
    "border_section", "border_m", "side", "side_best", "side_probability",
    "in_nagorno_karabakh", "in_nagorno_karabakh_probability",
    "control", "control_best", "control_probability", "control_area",
)  # fmt: skip
_TYPES = {"in_theatre": bool, "on_boundary": bool, "border_m": float}
_UNKNOWN = {
    "side": INDETERMINATE, "side_best": None, "side_probability": np.nan,
    "in_nagorno_karabakh": INDETERMINATE, "in_nagorno_karabakh_probability": np.nan,
    "control": INDETERMINATE, "control_best": None, "control_probability": np.nan,
}  # fmt: skip
_SIDES = np.array([*HOME, OUTSIDE], dtype=object)
_CHUNK = 50_000  # rows at a time: what they need fits the processor's cache

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Words = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class _Points:
    """Points of one epoch (None: no day) as arrays; ``held`` is by set, ``codes`` says the set of each point."""

    theatre: Theatre
    epoch: int | None
    lon: Floats
    lat: Floats
    uncertainty_m: Floats
    codes: Ints
    held: Holdings


def locate(
    points: gpd.GeoDataFrame, *, on: object = None, theatre: Theatre | None = None
) -> gpd.GeoDataFrame:
    """Return the points with their context; the frame given is left as it is.

    Parameters
    ----------
    points
        Points in WGS 84, longitude first. A column ``uncertainty_m`` is the radius, metres, within which the true
        position lies with 95 %; 0 if there is none.
    on
        The day for which areas and control are asked: a date, its ISO text, or one for each point. None, and a day
        to come: no day.
    theatre
        What to compare with: the packaged datasets unless given.

    Returns
    -------
    The same rows and index with the columns of ``CONTEXT_COLUMNS``:

    - ``in_theatre``: whether the datasets cover the point; where not, ``country`` and ``border_m`` are unknown, and if
      it would be covered with longitude and latitude swapped, so is all else.
    - ``country`` (ISO 3166-1 alpha-2); of two whose border runs through the point the first by code, and
      ``on_boundary`` is true. ``admin1`` and ``admin2`` (ISO 3166-2) with names.
    - ``areas``: ids of the areas that hold the point and stand on the day, of any time without a day.
    - ``border_m``: geodesic distance to the Armenia-Azerbaijan border, and the ``border_section`` it is to.
    - ``side`` ("AM", "AZ", "outside"), ``in_nagorno_karabakh`` (yes, no: the outline of 1991) and ``control`` ("AM",
      "AZ", "outside", or what the control area says): "indeterminate" where no answer reaches 95 %, or where the
      answer at the point itself is another; with ``side_best``, ``control_best``, the likeliest, and its
      ``_probability``; that of ``in_nagorno_karabakh`` is the probability of yes. See :mod:`geo.spatial.doubt`.
    - ``control_area``: id of the control area at the point itself. Without a day, and before the first day that
      the datasets know, control is "indeterminate" with no probability.

    Polygons give the same columns with shares of their area for probabilities, the country and provinces with the
    largest share, the least distance to the border (to within 15 m), and one column more, ``shares``: share by name for
    "country", "admin1", "admin2", "areas", "side" and "control". A polygon is its own doubt: ``uncertainty_m`` adds nothing.
    An empty frame gives an empty frame.

    Raises
    ------
    InputError
        If the frame has no active geometry, no CRS or another than WGS 84, anything but points or anything but
        polygons, a polygon that is not valid, a coordinate that is not on Earth, two rows of one id, or a doubt that
        is no number of metres; or if ``on`` is no day. All faults of the rows are named in one error.
    """
    world = theatre or default_theatre()
    check_columns(points, (*CONTEXT_COLUMNS, "shares"))
    if are_polygons(points):
        return _locate_polygons(points, on, world)
    lon, lat = check_points(points)
    index = points.index
    uncertainty_m = (
        points["uncertainty_m"].to_numpy(float) if "uncertainty_m" in points else np.zeros(len(index))
    )
    days = days_of(on, index)
    columns = {name: np.empty(len(index), _type(name)) for name in CONTEXT_COLUMNS}
    for epoch, rows in _by_epoch(world, days):
        found = world.mosaic.holders(lon[rows], lat[rows])
        asked = _Points(
            world,
            epoch,
            lon[rows],
            lat[rows],
            uncertainty_m[rows],
            found.codes.astype(np.int64),
            world.holdings(found),
        )
        for name, values in _answers(asked).items():
            columns[name][rows] = values
    _forget(columns, swapped(lon, lat, world.box))
    return _joined(points, columns)


def _locate_polygons(polygons: gpd.GeoDataFrame, on: object, theatre: Theatre) -> gpd.GeoDataFrame:
    check_polygons(polygons)
    days = days_of(on, polygons.index)
    epochs = [None if day == NO_DAY else int(theatre.calendar.epochs(np.array([day]))[0]) for day in days]
    rows = polygon_context(theatre, polygons.geometry.to_numpy(), epochs)
    columns = {}
    for name in (*CONTEXT_COLUMNS, "shares"):
        columns[name] = np.empty(len(rows), _type(name))
        columns[name][:] = [row[name] for row in rows]
    bounds = polygons.geometry.bounds.to_numpy()
    corners = [swapped(bounds[:, x], bounds[:, y], theatre.box) for x, y in ((0, 1), (2, 3))]
    _forget(columns, corners[0] & corners[1])
    return _joined(polygons, columns)


def _forget(columns: dict[str, Any], rows: NDArray[np.bool_]) -> None:
    """Take back the answers of rows whose numbers may be swapped: nobody can tell, and no answer beats a wrong one."""
    for name, unknown in _UNKNOWN.items():
        columns[name][rows] = unknown


def _type(name: str) -> Any:
    return _TYPES.get(name, float if name.endswith("_probability") else object)


def _joined(points: gpd.GeoDataFrame, columns: dict[str, Any]) -> gpd.GeoDataFrame:
    """Return the frame with new columns, which take the place of those of the same name."""
    index = points.index
    kept = points.drop(columns=[name for name in (*columns, "shares") if name in points])
    # object, not pandas' own text type: what is unknown stays None and reaches JSON as null.
    context = pd.DataFrame(
        {name: pd.Series(values, index, values.dtype, copy=False) for name, values in columns.items()},
        copy=False,
    )
    return gpd.GeoDataFrame(pd.concat([kept, context], axis=1), geometry=points.geometry.name, crs=points.crs)


def _by_epoch(theatre: Theatre, days: Ints) -> Iterator[tuple[int | None, Any]]:
    """Yield the epochs asked for and their rows, a chunk at a time; rows without a day are of the epoch None."""
    if not len(days):
        return
    if (days == days[0]).all():
        epoch = None if days[0] == NO_DAY else int(theatre.calendar.epochs(days[:1])[0])
        for begin in range(0, len(days), _CHUNK):
            yield epoch, slice(begin, begin + _CHUNK)
        return
    epochs = np.where(days == NO_DAY, -1, theatre.calendar.epochs(days))
    for one in np.unique(epochs).tolist():
        rows = np.flatnonzero(epochs == one)
        for begin in range(0, len(rows), _CHUNK):
            yield None if one < 0 else one, rows[begin : begin + _CHUNK]


def _answers(asked: _Points) -> dict[str, Any]:
    """Return the columns of the context."""
    theatre, held, codes = asked.theatre, asked.held, asked.codes
    west, south, east, north = theatre.box
    inside = (asked.lon >= west) & (asked.lon <= east) & (asked.lat >= south) & (asked.lat <= north)
    distance, line = theatre.border.nearest(asked.lon, asked.lat)
    own, parent = (theatre.provinces.values(key)[held.province] for key in ("id", "parent"))
    nested = np.array([one is not None for one in parent], bool)
    admin1, admin2 = np.where(nested, parent, own), np.where(nested, own, np.array(None, dtype=object))
    return {
        "in_theatre": inside,
        "country": theatre.countries.values("iso")[held.country][codes],
        "on_boundary": held.shared[codes],
        "admin1": admin1[codes],
        "admin1_name": _named(theatre, admin1)[codes],
        "admin2": admin2[codes],
        "admin2_name": _named(theatre, admin2)[codes],
        "areas": _areas(asked),
        "border_m": np.where(inside, distance, np.nan),
        "border_section": theatre.sections[np.where(inside, line, -1)],
        **_sides_and_control(asked),
        **_oblast(asked),
    }


def _named(theatre: Theatre, ids: Words) -> Words:
    names = np.empty(len(ids), dtype=object)
    names[:] = [theatre.names.get(one) for one in ids]
    return names


def _areas(asked: _Points) -> Words:
    """Return the ids of the areas, the oblast first, that hold each point and stand."""
    theatre, held = asked.theatre, asked.held
    stands = held.areas if asked.epoch is None else held.areas & theatre.calendar.areas[asked.epoch]
    flags, inverse = np.unique(np.column_stack([held.oblast, stands]), axis=0, return_inverse=True)
    ids = np.array([theatre.oblast.properties[0]["id"], *theatre.areas.values("id")[:-1]], dtype=object)
    areas = np.empty(len(flags), dtype=object)
    areas[:] = [tuple(ids[row]) for row in flags]
    return areas[inverse.ravel()][asked.codes]


def _sides_and_control(asked: _Points) -> dict[str, Any]:
    theatre, calendar = asked.theatre, asked.theatre.calendar
    points = (asked.lon, asked.lat, asked.uncertainty_m)
    known = asked.epoch is not None and asked.epoch >= calendar.first_known
    stands = calendar.control[asked.epoch] if known else np.zeros(len(theatre.control.properties), bool)
    sides = sides_of(theatre, stands, *points)
    side = _decided(_SIDES, asked.held.side[asked.codes], sides.rows, sides.shares.sum(axis=2))
    columns: dict[str, Any] = dict(zip(("side", "side_best", "side_probability"), side, strict=True))
    names = ("control", "control_best", "control_probability")
    if not known:
        return columns | dict(zip(names, (INDETERMINATE, None, np.nan), strict=True)) | {"control_area": None}
    control = control_of(theatre, stands, points, asked.held, asked.codes, sides)
    answers = _decided(control.values, control.nominal, control.rows, control.shares)
    columns |= dict(zip(names, answers, strict=True))
    return columns | {"control_area": theatre.control.values("id")[control.area]}


def _oblast(asked: _Points) -> dict[str, Any]:
    theatre = asked.theatre
    radius_m = np.hypot(asked.uncertainty_m, theatre.oblast.accuracies_m().max())
    near = within_reach(theatre, "oblast", asked.lon, asked.lat, radius_m)
    among = np.zeros(len(theatre.mosaic.polygons), bool)
    among[theatre.oblast.columns] = True
    found = shares(
        theatre,
        among,
        lambda held: held.oblast.astype(np.int64),
        2,
        asked.lon[near],
        asked.lat[near],
        radius_m[near],
    )
    nominal = asked.held.oblast[asked.codes]
    answer, _, _ = _decided(np.array(["no", "yes"], dtype=object), nominal.astype(np.int64), near, found)
    yes = nominal.astype(float)
    yes[near] = found[:, 1]
    return {"in_nagorno_karabakh": answer, "in_nagorno_karabakh_probability": yes}


def _decided(values: Words, nominal: Ints, near: Ints, found: Floats) -> tuple[Words, Words, Floats]:
    """Return answers, the likeliest values and their probability, from the value at each point and shares of some.

    ``found`` has a row for each of the rows ``near`` and a column a value; the other rows are certain.
    """
    best, probability = values[nominal], np.ones(len(nominal))
    answer = best.copy()
    top = found.argmax(axis=1)
    best[near], probability[near] = values[top], found[np.arange(len(near)), top]
    decided = (probability[near] >= DECIDED) & (top == nominal[near])
    answer[near[~decided]] = INDETERMINATE
    return answer, best, probability
