"""Build the country polygons and the Armenia–Azerbaijan border from the 100 m outlines."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import geojson
import neighbours
import shapely
from geojson import Feature
from packages import COUNTRIES, member
from shapely.geometry.base import BaseGeometry

THEATRE = shapely.box(42.5, 37.8, 51.2, 43.0)
"""Armenia and Azerbaijan lie in it whole; their neighbours are cut at it."""


@dataclass(frozen=True)
class Country:
    """Codes, names and the day from which the state of today stands; None where no one day can be named."""

    iso: str
    name: str
    name_hy: str
    name_az: str
    name_ru: str
    since: str | None


NAMES = {
    "ARM": Country("AM", "Armenia", "Հայաստան", "Ermənistan", "Армения", "1991-09-21"),
    "AZE": Country("AZ", "Azerbaijan", "Ադրբեջան", "Azərbaycan", "Азербайджан", "1991-10-18"),
    "GEO": Country("GE", "Georgia", "Վրաստան", "Gürcüstan", "Грузия", "1991-04-09"),
    "IRN": Country("IR", "Iran", "Իրան", "İran", "Иран", None),
    "RUS": Country("RU", "Russia", "Ռուսաստան", "Rusiya", "Россия", None),
    "TUR": Country("TR", "Turkey", "Թուրքիա", "Türkiyə", "Турция", "1923-10-29"),
}
OSM_ACCURACY_M = 100
OSM_SOURCE = "OpenStreetMap (2017), via @geo-maps/countries-land-100m 0.6.0"
OSM_VINTAGE = "2017"
BORDER_SINCE = "1991-10-18"
"""The later of the two declarations of independence: the line between the republics became one between states."""


def _in_theatre(polygon: dict[str, Any]) -> BaseGeometry:
    """Return the part of one country inside the theatre, valid, from its GeoJSON geometry."""
    parts = []
    for exterior, *holes in polygon["coordinates"]:
        if shapely.LinearRing(exterior).envelope.intersects(THEATRE):
            near = [hole for hole in holes if shapely.LinearRing(hole).envelope.intersects(THEATRE)]
            parts.append(shapely.Polygon(exterior, near))
    clipped = shapely.clip_by_rect(shapely.MultiPolygon(parts), *THEATRE.bounds)
    return shapely.union_all(neighbours.polygons(shapely.make_valid(clipped, method="structure")))


def shapes(cache: Path) -> dict[str, BaseGeometry]:
    """Return the six countries by ISO 3166-1 alpha-3 code, meeting without gaps, water included."""
    data = json.loads(member(COUNTRIES, cache).read_text(encoding="utf-8"))
    land = {
        item["properties"]["A3"]: _in_theatre(item["geometry"])
        for item in data["features"]
        if item["properties"]["A3"] in NAMES
    }
    land = {iso3: land[iso3] for iso3 in NAMES}
    return neighbours.divide(neighbours.without_holes(shapely.union_all(list(land.values()))), land)


def features(drawn: Mapping[str, BaseGeometry]) -> list[Feature]:
    """Return one feature per country."""
    return [_feature(iso3, country, drawn[iso3]) for iso3, country in NAMES.items()]


def _feature(iso3: str, country: Country, shape: BaseGeometry) -> Feature:
    properties = {
        "iso": country.iso,
        "iso3": iso3,
        "name": country.name,
        "name_hy": country.name_hy,
        "name_az": country.name_az,
        "name_ru": country.name_ru,
        "accuracy_m": OSM_ACCURACY_M,
        "valid_from": country.since,
        "valid_to": None,
        "source": OSM_SOURCE,
        "vintage": OSM_VINTAGE,
    }
    return Feature(f"country-{country.iso}", shape, properties)


SECTIONS = {
    "tavush": {
        "name": "Tavush – Qazakh, Aghstafa, Tovuz, Gadabay",
        "name_hy": "Տավուշ – Ղազախ, Աղստաֆա, Տավուզ, Գետաբեկ",
        "name_az": "Tavuş – Qazax, Ağstafa, Tovuz, Gədəbəy",
        "name_ru": "Тавуш – Газах, Агстафа, Товуз, Кедабек",
    },
    "gegharkunik": {
        "name": "Gegharkunik – Gadabay, Dashkasan, Kalbajar",
        "name_hy": "Գեղարքունիք – Գետաբեկ, Դաշքեսան, Քելբաջար (Քարվաճառ)",
        "name_az": "Geqarkunik – Gədəbəy, Daşkəsən, Kəlbəcər",
        "name_ru": "Гегаркуник – Кедабек, Дашкесан, Кельбаджар",
    },
    "syunik": {
        "name": "Vayots Dzor, Syunik – Kalbajar, Lachin, Qubadli, Zangilan",
        "name_hy": "Վայոց ձոր, Սյունիք – Քելբաջար, Լաչին, Կուբաթլու, Զանգելան",
        "name_az": "Vayots-Dzor, Sünik – Kəlbəcər, Laçın, Qubadlı, Zəngilan",
        "name_ru": "Вайоц Дзор, Сюник – Кельбаджар, Лачин, Губадлы, Зангелан",
    },
    "nakhchivan": {
        "name": "Ararat, Vayots Dzor, Syunik – Nakhchivan",
        "name_hy": "Արարատ, Վայոց ձոր, Սյունիք – Նախիջևան",
        "name_az": "Ararat, Vayots-Dzor, Sünik – Naxçıvan",
        "name_ru": "Арарат, Вайоц Дзор, Сюник – Нахичевань",
    },
    "exclaves": {
        "name": "Exclaves: Artsvashen / Bashkend, Verin Voskepar / Yukhari Askipara, Barkhudarly and Sofulu",
        "name_hy": "Անկլավներ՝ Արծվաշեն, Վերին Ոսկեպար, Բարխուդարլու և Սոֆուլու",
        "name_az": "Anklavlar: Başkənd (Artsvaşen), Yuxarı Əskipara, Barxudarlı və Sofulu",
        "name_ru": "Эксклавы: Арцвашен / Башкенд, Верин Воскепар / Юхары Аскипара, Бархударлы и Софулу",
    },
}
SECTION_OF_PROVINCE = {"AM-TV": "tavush", "AM-GR": "gegharkunik", "AM-VD": "syunik", "AM-SU": "syunik"}
BORDER_NOTE = (
    "De jure line as mapped in 2017. The 12.7 km in Tavush that both commissions delimited in 2024 follow the line of "
    "the Soviet republics, by the Alma-Ata Declaration of 21 December 1991, and are not drawn anew here."
)


def _cut_by_province(
    line: shapely.LineString, provinces: Iterable[Feature]
) -> dict[str, list[shapely.LineString]]:
    """Return the main eastern line cut where the Armenian province beside it changes, by section.

    Raises
    ------
    ValueError
        If a section comes out in more than one piece.
    """
    beside = {item.id: item.geometry for item in provinces if item.id in SECTION_OF_PROVINCE}
    points = [shapely.Point(point) for point in line.coords]
    owners = []
    for start, end in pairwise(points):
        middle = shapely.Point((start.x + end.x) / 2, (start.y + end.y) / 2)
        nearest = shapely.distance(list(beside.values()), middle).argmin()
        owners.append(SECTION_OF_PROVINCE[list(beside)[nearest]])
    cuts = [index for index in range(1, len(owners)) if owners[index] != owners[index - 1]]
    if len(cuts) + 1 != len(set(owners)):
        msg = f"the eastern border changes section {len(cuts)} times, expected {len(set(owners)) - 1}"
        raise ValueError(msg)
    edges = [0, *cuts, len(owners)]
    return {owners[start]: [shapely.LineString(points[start : end + 1])] for start, end in pairwise(edges)}


def border_features(drawn: Mapping[str, BaseGeometry], provinces: Iterable[Feature]) -> list[Feature]:
    """Return the Armenia–Azerbaijan border, one feature per section.

    Raises
    ------
    ValueError
        If the border is not one eastern line, one line with Nakhchivan, and rings.
    """
    lines = neighbours.shared_edges(drawn["ARM"], drawn["AZE"])
    rings = [line for line in lines if line.is_ring]
    east, west, *other = [line for line in lines if not line.is_ring]
    if other or east.centroid.x < west.centroid.x:
        msg = f"the border falls into {len(lines)} lines, expected an eastern line, Nakhchivan and rings"
        raise ValueError(msg)
    pieces: dict[str, list[shapely.LineString]] = {
        **_cut_by_province(east, provinces),
        "nakhchivan": [west],
        "exclaves": [*rings],
    }
    return [_section(key, shapely.MultiLineString(pieces[key])) for key in SECTIONS]


def _section(key: str, line: BaseGeometry) -> Feature:
    properties = {
        **SECTIONS[key],
        "section": key,
        "length_km": round(geojson.length_km(line), 1),
        "accuracy_m": OSM_ACCURACY_M,
        "valid_from": BORDER_SINCE,
        "valid_to": None,
        "source": OSM_SOURCE,
        "vintage": OSM_VINTAGE,
        "note": BORDER_NOTE,
    }
    return Feature(f"border-{key}", line, properties)
