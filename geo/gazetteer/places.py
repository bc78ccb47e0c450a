"""The places of the packaged tables: GeoNames, our curated table, and the provinces."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import shapely
import shapely.geometry

from geo import data
from geo.errors import DatasetError
from geo.model import LonLat, Name, Party, Place, PlaceKind, PlacePrecision

__all__ = ["load_places", "merged", "place_of"]

_LANGUAGES = ("en", "hy", "az", "ru")
_SIDES = {"name_armenian_side": Party.ARMENIA, "name_azerbaijani_side": Party.AZERBAIJAN}
_KIND_WORDS = (" Province", " District", " City", " Region", " Rayon", " Marz")


def load_places() -> tuple[Place, ...]:
    """Return every place of the packaged tables, provinces first, ids unique.

    A curated row whose id is a GeoNames row's adds its names to that place instead of making another.

    Raises
    ------
    DatasetError
        If a row is malformed; the message names file and line.
    """
    known = [place_of(row, f"data/places.csv:{line}") for line, row in _rows("places.csv")]
    ours = [place_of(row, f"data/places_curated.csv:{line}") for line, row in _rows("places_curated.csv")]
    return merged((*_provinces(), *known), ours)


def merged(places: Iterable[Place], more: Iterable[Place], *, behind: bool = False) -> tuple[Place, ...]:
    """Return the places with more of them; one of a known id adds names, position and districts to the known one.

    The later table knows the sides' names better: its usual English name and its names come first, unless they are to
    stand ``behind`` those that are known.
    """
    known = {place.id: place for place in places}
    for place in more:
        before = known.get(place.id)
        known[place.id] = _joined(before, place, behind=behind) if before else place
    return tuple(known.values())


def _joined(place: Place, more: Place, *, behind: bool) -> Place:
    placed = more if more.position else place
    # Names of provinces and districts come with their outlines, in their usual form; those of settlements do not.
    tables = (place.names, more.names) if behind or place.id == place.admin1 else (more.names, place.names)
    return replace(
        place,
        name=place.name if behind else more.name or place.name,
        names=tuple(dict.fromkeys(name for names in tables for name in names)),
        position=placed.position,
        uncertainty_m=placed.uncertainty_m,
        precision=placed.precision,
        position_source=placed.position_source,
        kind=more.kind if more.position else place.kind,
        districts=tuple(dict.fromkeys((*place.districts, *more.districts))),
        note=more.note or place.note,
    )


def _rows(name: str) -> Iterable[tuple[int, dict[str, str]]]:
    return enumerate(data.read_csv(name), start=2)


def place_of(row: Mapping[str, str], where: str) -> Place:
    """Return the place of a table row: the columns of ``data/places_curated.csv``, of which only id and name must be filled.

    Raises
    ------
    DatasetError
        If a column is missing or cannot be read; the message starts with ``where``.
    """
    try:
        position = LonLat(float(row["lon"]), float(row["lat"])) if row["lon"] else None
        return Place(
            id=row["id"],
            name=row["name"],
            kind=PlaceKind(row["kind"] or "settlement"),
            position=position,
            uncertainty_m=float(row["uncertainty_m"] or 0),
            country=row["country"] or None,
            admin1=row["admin1"] or None,
            names=_all_names(row),
            population=int(row.get("population") or 0),
            source=row.get("source") or "curated",
            note=row.get("note") or "",
            districts=tuple(filter(None, (row.get("district") or "").split("|"))),
            precision=PlacePrecision(row.get("precision") or "point"),
            position_source=row.get("position_source") or row.get("source") or "",
        )
    except (KeyError, ValueError) as error:
        raise DatasetError(f"{where}: {error}: not a place row") from error


_MISTAKEN = frozenset(
    {("gn-584649", "Gəncə"), ("gn-616801", "Берда"), ("gn-616801", "Berda"), ("gn-616801", "Բերդա")}
)
"""Names that GeoNames gives a place by mistake: Yevlakh that of Ganja, Berdavan one that is Barda's, and Berd's in «у Берда»."""

_TOVUZ = frozenset({"Tovuz", "Товуз", "Թովուզ", "Տովուզ", "Thovuz", "Touz", "Tauz", "Тауз"})
_EARLIER = frozenset((place, name) for place in ("gn-616802", "gn-616162") for name in _TOVUZ)
"""Names that GeoNames lists as of today and that are earlier ones: Berd and Tavush village that of Tovuz across the border."""


def _all_names(row: Mapping[str, str]) -> tuple[Name, ...]:
    """Return the names of a row, each once, and those of mountains and waters also without the word for them."""
    names = [replace(name, text=_plain(name.text)) for name in _names(row)]
    if row["kind"] in _RELIEF:
        names += [
            replace(name, text=bare)
            for name in names
            if (row["kind"] != "pass" or name.text == row["name"])
            and len(bare := _RELIEF_WORDS.sub("", name.text)) >= _SHORTEST_BARE
            and bare[0].isupper()
        ]
    names = [replace(name, historic=name.historic or (row["id"], name.text) in _EARLIER) for name in names]
    return tuple(
        dict.fromkeys(name for name in names if name.text and (row["id"], name.text) not in _MISTAKEN)
    )


def _plain(text: str) -> str:
    """Return a name composed (NFC), without marks that do not print and without what tells namesakes apart in brackets."""
    composed = "".join(filter(str.isprintable, unicodedata.normalize("NFC", text)))
    return re.sub(r" \([^)]*\)$", "", composed).strip()


_RELIEF = frozenset({"height", "lake", "river", "pass"})
_SHORTEST_BARE = 4
_RELIEF_WORDS = re.compile(
    r"^(?:Mount|Mt\.?|Lake|River|гора|озеро|река|хребет|перевал|высота) "
    r"| (?:Mountains?|Mount|Range|Ridge|Peak|Lake|Reservoir|River|Pass|Heights?|хребет|перевал|водохранилище|լեռ|սար|լեռնաշղթա|"
    r"լեռնանցք|լիճ|ջրամբար|գետ|dağı|gölü|çayı|aşırımı|keçidi|silsiləsi|yüksəkliyi|su anbarı|zirvəsi)$",
    re.IGNORECASE,
)


def _names(row: Mapping[str, str]) -> Iterable[Name]:
    yield Name(row["name"])
    for column, party in _SIDES.items():
        if row.get(column):
            yield Name(row[column], party=party)
    for language in (*_LANGUAGES, "other", "historic"):
        for text in (row.get(f"names_{language}") or "").split("|"):
            if text:
                known = language if language in _LANGUAGES else None
                yield Name(text, language=known, historic=language == "historic")


def _provinces() -> Iterable[Place]:
    for feature in data.read_json("provinces.geojson")["features"]:
        properties: dict[str, Any] = feature["properties"]
        outline = shapely.geometry.shape(feature["geometry"])
        inside = shapely.point_on_surface(outline)
        yield Place(
            id=properties["id"],
            name=properties["name"],
            kind=PlaceKind(properties["kind"]),
            position=LonLat(round(inside.x, 5), round(inside.y, 5)),
            uncertainty_m=_radius_m(outline),
            country=properties["country"],
            admin1=properties["id"],
            names=tuple(dict.fromkeys(_province_names(properties))),
            source="Natural Earth",
        )


def _province_names(properties: dict[str, Any]) -> Iterable[Name]:
    spellings = [properties["name"], *properties.get("names_other", [])]
    for text in spellings:
        yield Name(text, language="en")
        for word in _KIND_WORDS:
            if text.endswith(word):
                yield Name(text.removesuffix(word), language="en")
    for language in ("hy", "az", "ru"):
        if properties.get(f"name_{language}"):
            yield Name(properties[f"name_{language}"], language=language)


def _radius_m(outline: shapely.Geometry) -> float:
    """Return the radius of the circle around the inner point that holds the polygon, metres, to 100 m."""
    inside = shapely.point_on_surface(outline)
    metres = shapely.transform(outline, lambda lonlat: (lonlat - [inside.x, inside.y]) * [85_000, 111_000])
    return float(round(shapely.hausdorff_distance(metres, shapely.Point(0, 0)), -2))
