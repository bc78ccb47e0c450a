"""Build the provinces of Armenia and the districts and cities of Azerbaijan, fitted to the 100 m national borders.

Natural Earth draws them, with some wrong names (the polygon of Lachin is called "Lankaran") and with national borders
up to 5.5 km off. The hand-written table `provinces.csv` says which polygon is which; `check` compares it with where
the populated places of each province fall. Outer edges are replaced by the 100 m borders; inner lines are as drawn.
"""

import csv
from collections.abc import Mapping
from pathlib import Path

import natural_earth
import neighbours
import shapely
from countries import OSM_SOURCE
from geojson import Feature
from natural_earth import Accuracy
from shapely.geometry.base import BaseGeometry

TABLE = Path(__file__).with_name("provinces.csv")
NAKHCHIVAN_UNITS = ("AZ-BAB", "AZ-CUL", "AZ-KAN", "AZ-NV", "AZ-ORD", "AZ-SAD", "AZ-SAH", "AZ-SAR")
NAKHCHIVAN = {
    "parent": "AZ-NX",
    "parent_name": "Nakhchivan Autonomous Republic",
    "parent_name_hy": "Նախիջևանի Ինքնավար Հանրապետություն",
    "parent_name_az": "Naxçıvan Muxtar Respublikası",
    "parent_name_ru": "Нахичеванская Автономная Республика",
}
"""ISO 3166-2 places these eight districts and cities under the autonomous republic, which has no polygon of its own."""
TOLERANCE_DEG = 0.09
"""How far a place may lie outside its own province before the table is called wrong: about 8 to 10 km."""


def table() -> list[dict[str, str]]:
    """Return the rows of the hand-written table, in the order of their ids."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda row: row["id"])


def shapes(cache: Path, countries: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return the provinces, districts and cities of Armenia and Azerbaijan by code.

    Raises
    ------
    KeyError
        If Natural Earth has a polygon that the table lacks, or the other way round.
    """
    frame = natural_earth.states(cache)
    rows = {(row["source_country"], row["source_name"]): row for row in table()}
    drawn: dict[str, BaseGeometry] = {}
    for iso3 in ("ARM", "AZE"):
        own = frame[frame["adm0_a3"] == iso3]
        seeds = {
            rows.pop((iso3, name))["id"]: shapely.make_valid(shape, method="structure")
            for name, shape in zip(own["gn_name"], own.geometry, strict=True)
        }
        drawn |= neighbours.divide(countries[iso3], dict(sorted(seeds.items())))
    if rows:
        msg = f"{TABLE.name}: no polygon for {sorted(rows)}"
        raise KeyError(msg)
    return drawn


def features(drawn: Mapping[str, BaseGeometry], accuracy: Accuracy) -> list[Feature]:
    """Return one feature per province, district and city."""
    return [_feature(row, drawn[row["id"]], accuracy) for row in table()]


def _feature(row: Mapping[str, str], shape: BaseGeometry, accuracy: Accuracy) -> Feature:
    parent = NAKHCHIVAN if row["id"] in NAKHCHIVAN_UNITS else dict.fromkeys(NAKHCHIVAN)
    properties = {
        "country": row["id"][:2],
        "kind": row["kind"],
        "name": row["name"],
        "name_hy": row["name_hy"],
        "name_az": row["name_az"],
        "name_ru": row["name_ru"],
        "names_other": row["names_other"].split("|"),
        **parent,
        **accuracy.properties(),
        "valid_from": None,
        "valid_to": None,
        "source": f"{natural_earth.SOURCE}; outer edges: {OSM_SOURCE}",
        "vintage": natural_earth.VINTAGE,
    }
    return Feature(row["id"], shape, properties)


def codes() -> list[str]:
    """Return the codes of the table."""
    return [row["id"] for row in table()]


def admin1_codes() -> dict[tuple[str, str], str]:
    """Return the ISO 3166-2 code for each country and GeoNames admin1 code that the table knows."""
    return {(row["id"][:2], row["geonames"]): row["id"] for row in table() if row["geonames"]}


def locate(point: shapely.Point, country: str, shapes: Mapping[str, BaseGeometry]) -> str:
    """Return the code of the province that holds a point of a country, or the nearest one."""
    own = [code for code in shapes if code.startswith(f"{country}-")]
    return min(own, key=lambda code: (shapely.distance(shapes[code], point), code))


def check(places: Mapping[str, list[shapely.Point]], shapes: Mapping[str, BaseGeometry]) -> None:
    """Compare the table with where places fall that GeoNames puts in each province.

    Raises
    ------
    ValueError
        If fewer than half of a province's places lie in its polygon or within `TOLERANCE_DEG` of it.
    """
    for code, points in sorted(places.items()):
        near = [shapely.dwithin(shapes[code], point, TOLERANCE_DEG) for point in points]
        if sum(near) * 2 < len(near):
            msg = f"{TABLE.name}: only {sum(near)} of {len(near)} places of {code} lie in its polygon"
            raise ValueError(msg)
