"""The theatre: the polygons and lines that points are compared with, loaded and indexed once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely
import shapely.geometry
from numpy.typing import NDArray

from geo import data
from geo.spatial.calendar import Calendar, build_calendar
from geo.spatial.clear import ClearField, clear_field
from geo.spatial.holdings import HOME, Holdings, Layer, holdings_of
from geo.spatial.mosaic import Holders, Mosaic, build_mosaic
from geo.spatial.nearest import LineIndex, build_line_index

__all__ = ["Theatre", "build_theatre", "default_theatre"]

_BORDER_ROOM_DEG = 0.2

_Features = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Theatre:
    """What points are compared with.

    ``countries`` are sorted by ``iso``, the other layers by id; line ``n`` of ``border_lines`` is of ``sections[n]``. ``clear`` says how far every point of a cell is at
    least from the edges of a group of polygons: "countries" (Armenia's and Azerbaijan's), "oblast", and one for each
    accuracy among the control areas, named by its metres.
    """

    countries: Layer
    provinces: Layer
    oblast: Layer
    areas: Layer
    control: Layer
    mosaic: Mosaic
    held: Holdings
    border: LineIndex
    border_lines: NDArray[np.object_]
    sections: NDArray[np.object_]
    border_accuracy_m: float
    calendar: Calendar
    clear: Mapping[str | float, ClearField]
    box: tuple[float, float, float, float]
    names: Mapping[str, str]

    def holdings(self, holders: Holders) -> Holdings:
        """Return what the sets of some holders mean; ``holders.codes`` are positions in it."""
        more = holdings_of(
            holders.more, countries=self.countries, provinces=self.provinces, oblast=self.oblast,
            areas=self.areas, control=self.control,
        )  # fmt: skip
        return self.held.followed_by(more)


def build_theatre(  # six datasets
    *,
    countries: _Features,
    provinces: _Features,
    oblast: _Features,
    border: _Features,
    areas: _Features = (),
    control: _Features = (),
) -> Theatre:
    """Return a theatre of GeoJSON features in WGS 84.

    Properties needed: ``iso`` and ``accuracy_m`` of countries; ``country`` of provinces, with ``parent`` where a
    province is part of another; ``accuracy_m`` of the oblast; ``section`` and ``accuracy_m`` of the border;
    ``valid_from`` and ``valid_to`` of areas; the same and ``control``, ``country``, ``accuracy_m`` of control areas.
    """
    polygons: list[Any] = []
    datasets = {
        "countries": countries,
        "provinces": provinces,
        "oblast": oblast,
        "areas": areas,
        "control": control,
    }
    layers = {
        name: _layer(features, polygons, "iso" if name == "countries" else "id")
        for name, features in datasets.items()
    }
    nations = layers["countries"]
    mosaic = build_mosaic(polygons)
    west, south, east, north = shapely.total_bounds(np.array(polygons[nations.columns], dtype=object))
    lines = sorted(border, key=lambda feature: str(feature["id"]))
    border_lines = np.array([shapely.geometry.shape(line["geometry"]) for line in lines], dtype=object)
    index = build_line_index(
        border_lines,
        (
            west - _BORDER_ROOM_DEG,
            south - _BORDER_ROOM_DEG,
            east + _BORDER_ROOM_DEG,
            north + _BORDER_ROOM_DEG,
        ),
    )
    return Theatre(
        **layers,
        mosaic=mosaic,
        held=holdings_of(mosaic.members, **layers),
        border=index,
        border_lines=border_lines,
        sections=np.array([*(line["properties"]["section"] for line in lines), None], dtype=object),
        border_accuracy_m=max(float(line["properties"]["accuracy_m"]) for line in lines),
        calendar=build_calendar(layers["control"].properties, layers["areas"].properties),
        clear=_clear(mosaic, nations, layers["oblast"], layers["control"]),
        box=(west, south, east, north),
        names=_names(layers["oblast"], layers["provinces"], layers["areas"], layers["control"], lines),
    )


@cache
def default_theatre() -> Theatre:
    """Return the theatre of the packaged datasets.

    Raises
    ------
    DatasetError
        If a file is missing or altered.
    """
    names = ("countries", "provinces", "oblast", "border", "areas", "control")
    return build_theatre(**{name: data.read_json(f"{name}.geojson")["features"] for name in names})


def _layer(features: _Features, polygons: list[Any], key: str) -> Layer:
    """Return the layer of the features, in order of a property, and add their polygons to the list."""
    entries = [
        ({**feature["properties"], "id": feature["id"]}, shapely.geometry.shape(feature["geometry"]))
        for feature in features
    ]
    entries.sort(key=lambda entry: str(entry[0][key]))
    begin = len(polygons)
    polygons += [polygon for _, polygon in entries]
    return Layer(tuple(properties for properties, _ in entries), slice(begin, len(polygons)))


def _clear(mosaic: Mosaic, countries: Layer, oblast: Layer, control: Layer) -> dict[str | float, ClearField]:
    home = [n for n, entry in enumerate(countries.properties) if entry["iso"] in HOME]
    accuracies = control.accuracies_m()
    groups: dict[str | float, Any] = {
        "countries": np.array(home) + countries.columns.start,
        "oblast": np.arange(oblast.columns.start, oblast.columns.stop),
    }
    for metres in np.unique(accuracies).tolist():
        groups[metres] = np.flatnonzero(accuracies == metres) + control.columns.start
    return {name: clear_field(mosaic, polygons) for name, polygons in groups.items()}


def _names(
    oblast: Layer, provinces: Layer, areas: Layer, control: Layer, lines: list[Mapping[str, Any]]
) -> dict[str, str]:
    """Return the English names by id, of provinces and their parents, areas, control areas and sections."""
    entries = [*oblast.properties, *provinces.properties, *areas.properties, *control.properties]
    names = {entry["id"]: entry.get("name", entry["id"]) for entry in entries}
    parents = {entry["parent"]: entry["parent_name"] for entry in provinces.properties if entry.get("parent")}
    sections = {line["properties"]["section"]: line["properties"].get("name", line["id"]) for line in lines}
    return names | parents | sections
