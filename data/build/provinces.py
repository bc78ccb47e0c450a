"""Build the provinces of Armenia and the districts and cities of Azerbaijan, fitted to the 100 m national borders.

Natural Earth draws them, with some wrong names (the polygon of Lachin is called "Lankaran") and with national borders
up to 5.5 km off. The hand-written table `provinces.csv` says which polygon is which; `check` compares it with where
the populated places of each province fall. Outer edges are replaced by the 100 m borders; inner lines are as drawn.
"""

import csv
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import neighbours
import shapely
from areas import NATURAL_EARTH_ACCURACY_M, NATURAL_EARTH_MEDIAN_M
from geojson import Feature
from packages import NATURAL_EARTH, member
from shapely.geometry.base import BaseGeometry

TABLE = Path(__file__).with_name("provinces.csv")
TOLERANCE_DEG = 0.09
"""How far a place may lie outside its own province before the table is called wrong: about 8 to 10 km."""


def table() -> list[dict[str, str]]:
    """Return the rows of the hand-written table, in the order of their ids."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda row: row["id"])


def features(cache: Path, countries: Mapping[str, BaseGeometry]) -> list[Feature]:
    """Return one feature per province, district and city of Armenia and Azerbaijan.

    Raises
    ------
    KeyError
        If Natural Earth has a polygon that the table lacks, or the other way round.
    """
    frame = gpd.read_file(member(NATURAL_EARTH, cache), layer="states_provinces")
    rows = {(row["source_country"], row["source_name"]): row for row in table()}
    shapes: dict[str, BaseGeometry] = {}
    for iso3 in ("ARM", "AZE"):
        drawn = frame[frame["adm0_a3"] == iso3]
        seeds = {
            rows.pop((iso3, name))["id"]: shapely.make_valid(shape, method="structure")
            for name, shape in zip(drawn["gn_name"], drawn.geometry, strict=True)
        }
        shapes |= neighbours.divide(countries[iso3], dict(sorted(seeds.items())))
    shapes = neighbours.divide(shapely.union_all(list(shapes.values())), shapes)
    if rows:
        msg = f"{TABLE.name}: no polygon for {sorted(rows)}"
        raise KeyError(msg)
    return [_feature(row, shapes[row["id"]]) for row in table()]


def _feature(row: Mapping[str, str], shape: BaseGeometry) -> Feature:
    properties = {
        "country": row["id"][:2],
        "kind": row["kind"],
        "name": row["name"],
        "name_hy": row["name_hy"],
        "name_az": row["name_az"],
        "name_ru": row["name_ru"],
        "names_other": row["names_other"].split("|"),
        "accuracy_m": NATURAL_EARTH_ACCURACY_M,
        "accuracy_median_m": NATURAL_EARTH_MEDIAN_M,
    }
    return Feature(row["id"], shape, properties)


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
