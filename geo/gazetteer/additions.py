"""What a user adds to the packaged gazetteer: one table in the user's data folder, with our own columns."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from geo import data
from geo.errors import DatasetError
from geo.gazetteer.names import fold
from geo.gazetteer.places import load_places, merged, place_of
from geo.gazetteer.tables import PlaceTable, Refused
from geo.model import Name, Party, Place

__all__ = ["ADDED", "Report", "add", "load_added"]

ADDED = data.ADDED_PLACES

_MOST_NAMES = 200
_SAME_DEG = 0.025  # about 2 to 3 km: two entries of one name and kind this close are one place
_COLUMNS = (
    "id", "name", "kind", "country", "admin1", "district", "lon", "lat", "uncertainty_m", "precision", "population",
    "name_armenian_side", "name_azerbaijani_side", "names_hy", "names_az", "names_ru", "names_other", "names_historic",
    "source", "position_source", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a table's rows: ids added, ids that got names more, rows with nothing new, rows refused."""

    form: str
    added: tuple[str, ...]
    merged: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[Refused, ...]


def load_added() -> tuple[Place, ...]:
    """Return the places that the user has added, empty if there are none.

    Raises
    ------
    DatasetError
        If the table in the user's data folder cannot be read.
    """
    content = data.read_user_bytes(ADDED)
    if content is None:
        return ()
    where = data.user_folder() / ADDED
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), restval=""))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(f"{where}: {error}: mend or delete it, then add your tables again") from error
    return tuple(place_of(row, f"{where}:{line}") for line, row in enumerate(rows, start=2))


def add(table: PlaceTable, *, dry_run: bool = False) -> Report:
    """Add the places of a table to the user's own, and return what became of each row.

    A place that the gazetteer has by id, or by name and kind within about 2 km, gets the names that are new;
    its position stays. With ``dry_run`` nothing is written.
    """
    if dry_run:
        return _added(table)[0]
    with data.user_lock(ADDED):
        report, rows = _added(table)
        if report.added or report.merged:
            data.write_user_bytes(ADDED, _text(rows).encode())
    return report


def _added(table: PlaceTable) -> tuple[Report, list[Place]]:
    """Return what becomes of the rows, and all rows of the user's table then."""
    packaged, before = load_places(), load_added()
    known = {place.id: place for place in merged(packaged, before, behind=True)}
    index = _Nearby(list(known.values()))
    added, joined, unchanged = [], [], []
    rows = {place.id: place for place in before}
    for place in table.places:
        same = known.get(place.id) or index.same(place)
        if same is None:
            admin1 = place.admin1 or _province_at(place)
            country = place.country or (admin1.partition("-")[0] if admin1 else None)
            rows[place.id] = replace(place, admin1=admin1, country=country)
            added.append(place.id)
            continue
        have = {fold(name.text) for name in same.names}
        more = tuple(name for name in place.names if fold(name.text) not in have)[
            : _MOST_NAMES - len(same.names)
        ]
        if not more:
            unchanged.append(same.id)
            continue
        earlier = rows.get(same.id)
        rows[same.id] = (
            replace(earlier, names=(*earlier.names, *more)) if earlier else _names_only(same, more)
        )
        joined.append(same.id)
    report = Report(table.form, tuple(added), tuple(joined), tuple(unchanged), table.refused)
    return report, list(rows.values())


class _Nearby:
    """The places by position. Holds a tree because a dump asks for ten thousand."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = [place for place in places if place.position]
        self._tree = shapely.STRtree(
            shapely.points([place.position for place in self._places if place.position])
        )

    def same(self, place: Place) -> Place | None:
        """Return the place of the same kind and a common name close by, the nearest, or None."""
        if place.position is None:
            return None
        point = shapely.Point(*place.position)
        names = {fold(name.text) for name in place.names}
        close = [self._places[int(at)] for at in np.sort(self._tree.query(point, "dwithin", _SAME_DEG))]
        alike = [
            one
            for one in close
            if one.kind is place.kind and not names.isdisjoint(fold(name.text) for name in one.names)
        ]
        return min(alike, key=lambda one: point.distance(shapely.Point(*(one.position or ()))), default=None)


def _names_only(place: Place, names: tuple[Name, ...]) -> Place:
    """Return a row that adds names to a place and leaves the rest as it is."""
    return replace(place, names=names, position=None, districts=(), note="", uncertainty_m=0.0)


@cache
def _provinces() -> tuple[list[str], list[BaseGeometry]]:
    features = data.read_json("provinces.geojson")["features"]
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    shapely.prepare(shapes)
    return [feature["properties"]["id"] for feature in features], shapes


def _province_at(place: Place) -> str | None:
    if place.position is None:
        return None
    ids, shapes = _provinces()
    held = np.flatnonzero(shapely.intersects_xy(shapes, *place.position))
    return ids[int(held[0])] if held.size else None


def _text(places: Iterable[Place]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(map(_row, places))
    return out.getvalue()


def _row(place: Place) -> dict[str, str]:
    by_language: dict[str, list[str]] = {"hy": [], "az": [], "ru": [], "other": [], "historic": []}
    for name in place.names:
        if name.party is None:
            by_language[
                "historic" if name.historic else name.language if name.language in by_language else "other"
            ].append(name.text)
    sides = {name.party: name.text for name in reversed(place.names) if name.party}
    return {
        "id": place.id, "name": place.name, "kind": place.kind, "country": place.country or "",
        "admin1": place.admin1 or "", "district": "|".join(place.districts),
        "lon": f"{place.position.lon:.5f}" if place.position else "", "lat": f"{place.position.lat:.5f}" if place.position else "",
        "uncertainty_m": f"{place.uncertainty_m:.0f}", "precision": place.precision, "population": str(place.population),
        "name_armenian_side": sides.get(Party.ARMENIA, ""), "name_azerbaijani_side": sides.get(Party.AZERBAIJAN, ""),
        **{f"names_{language}": "|".join(names) for language, names in by_language.items()},
        "source": place.source, "position_source": place.position_source, "note": place.note,
    }  # fmt: skip
