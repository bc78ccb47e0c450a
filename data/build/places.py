"""Build the gazetteer of populated places from GeoNames: Armenia, Azerbaijan, their neighbours and far namesakes."""

import csv
import io
import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import provinces
import shapely
from countries import THEATRE
from packages import GEONAMES, member
from shapely.geometry.base import BaseGeometry

COLUMNS = (
    "id", "name", "kind", "country", "admin1", "lon", "lat", "uncertainty_m", "population",
    "names_hy", "names_az", "names_ru", "names_other", "source",
)  # fmt: skip
HOME = ("AM", "AZ")
WHOLE = (*HOME, "GE")
CLIPPED = ("IR", "RU", "TR")
CAPITALS = frozenset({112931, 323786, 524901})
"""GeoNames numbers of Tehran, Ankara and Moscow, which ship although they lie far off."""
POINT_UNCERTAINTY_M = 1000
"""GeoNames puts a settlement's point somewhere in the built-up area, often rounded to one arc minute."""
DENSITY_PER_KM2 = 5000
"""People per square kilometre of a large city (Yerevan: 4,900): gives the radius within which "in the city" lies."""
AZERBAIJANI_LETTERS = frozenset("əğışçöüƏĞŞÇÖÜİ")
FOLDS = str.maketrans({"ı": "i", "ə": "e", "ʻ": "", "’": "", "'": "", "ʼ": "", "‘": "", "`": "", "-": " "})

City = Mapping[str, Any]


def fold(name: str) -> str:
    """Return a name without case, diacritics, apostrophes and hyphens, for comparing names only.

    Examples
    --------
    >>> fold("Çermik"), fold("Ağdərə"), fold("Vayots' Dzor")
    ('cermik', 'agdere', 'vayots dzor')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)).translate(FOLDS).strip()


def script(name: str) -> str:
    """Return the column a name belongs in: hy, az, ru, other; empty for names in another script or of no use.

    Left out are names of one or two letters, codes in capitals, and the lower-case romanisations that GeoNames holds
    for other languages.

    Examples
    --------
    >>> [script(name) for name in ("Գորիս", "Laçın", "Горис", "Goris", "გორისი", "EVN", "gorisi")]
    ['hy', 'az', 'ru', 'other', '', '', '']
    """
    letters = [char for char in name if char.isalpha() and unicodedata.category(char) != "Lm"]
    if len(letters) < 3 or (name.isupper() and len(letters) < 6) or "|" in name:
        return ""
    scripts = {unicodedata.name(char, "").partition(" ")[0] for char in letters}
    if scripts == {"LATIN"}:
        if letters[0].islower():
            return ""
        return "az" if AZERBAIJANI_LETTERS & set(name) else "other"
    return {"ARMENIAN": "hy", "CYRILLIC": "ru"}.get("".join(scripts), "")


def _names(city: City) -> dict[str, list[str]]:
    """Return a place's alternate names by column, sorted, without its main name."""
    columns: dict[str, set[str]] = {"hy": set(), "az": set(), "ru": set(), "other": set()}
    for text in city["alternatenames"]:
        for name in re.split(r"\s{2,}", text.strip()):
            column = script(name)
            if column and name != city["name"]:
                columns[column].add(name)
    return {column: sorted(names) for column, names in columns.items()}


def _latin(city: City) -> set[str]:
    names = _names(city)
    return {fold(name) for name in (city["name"], *names["az"], *names["other"])}


def select(cities: Iterable[City]) -> list[City]:
    """Return the places that ship, in the order of their GeoNames numbers.

    All of Armenia, Azerbaijan and Georgia; of Iran, Russia and Turkey what lies in the theatre, and any place farther
    off that carries a Latin name of an Armenian or Azerbaijani place, so that a resolver can weigh and reject it.
    """
    every = sorted(cities, key=lambda city: int(city["geonameid"]))
    home: set[str] = set().union(*(_latin(city) for city in every if city["countrycode"] in HOME))
    shapely.prepare(THEATRE)

    def ships(city: City) -> bool:
        if city["countrycode"] in WHOLE or city["geonameid"] in CAPITALS:
            return True
        if city["countrycode"] not in CLIPPED:
            return False
        near = bool(shapely.contains_xy(THEATRE, city["longitude"], city["latitude"]))
        return near or not home.isdisjoint(_latin(city))

    return [city for city in every if ships(city)]


def uncertainty_m(population: int) -> int:
    """Return the radius in metres within which an event "in" a settlement of a population lies.

    Examples
    --------
    >>> uncertainty_m(0), uncertainty_m(20_000), uncertainty_m(1_093_485)
    (1000, 1100, 8300)
    """
    radius = 1000 * math.sqrt(population / DENSITY_PER_KM2 / math.pi)
    return max(POINT_UNCERTAINTY_M, round(radius / 100) * 100)


def _admin1(city: City, shapes: Mapping[str, BaseGeometry], codes: Mapping[tuple[str, str], str]) -> str:
    """Return the ISO 3166-2 code of a place: GeoNames's own if its polygon agrees, else that of the polygon."""
    country = city["countrycode"]
    if country not in HOME:
        return ""
    point = shapely.Point(city["longitude"], city["latitude"])
    code = codes.get((country, city["admin1code"]), "")
    if code and shapely.dwithin(shapes[code], point, provinces.TOLERANCE_DEG):
        return code
    return provinces.locate(point, country, shapes)


def rows(cache: Path, shapes: Mapping[str, BaseGeometry]) -> list[dict[str, str]]:
    """Return the rows of places.csv; `shapes` holds the provinces by ISO 3166-2 code."""
    cities = json.loads(member(GEONAMES, cache).read_text(encoding="utf-8")).values()
    codes = provinces.admin1_codes()
    chosen = select(cities)
    points: dict[str, list[shapely.Point]] = {}
    for city in chosen:
        code = codes.get((city["countrycode"], city["admin1code"]))
        if code:
            points.setdefault(code, []).append(shapely.Point(city["longitude"], city["latitude"]))
    provinces.check(points, shapes)
    return [_row(city, _admin1(city, shapes, codes)) for city in chosen]


def _row(city: City, admin1: str) -> dict[str, str]:
    names = _names(city)
    return {
        "id": f"gn-{city['geonameid']}",
        "name": city["name"],
        "kind": "settlement",
        "country": city["countrycode"],
        "admin1": admin1,
        "lon": f"{city['longitude']:.5f}",
        "lat": f"{city['latitude']:.5f}",
        "uncertainty_m": str(uncertainty_m(city["population"])),
        "population": str(city["population"]),
        **{f"names_{column}": "|".join(values) for column, values in names.items()},
        "source": "GeoNames",
    }


def write(path: Path, records: Iterable[Mapping[str, str]]) -> None:
    """Write the rows as CSV: UTF-8, LF, quotes only where needed."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    path.write_text(text.getvalue(), encoding="utf-8", newline="\n")
