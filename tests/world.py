"""A toy world that one can compute in the head.

Two unit squares share the edge at 46° E: West (AM) and East (AZ), from 39° to 40° N. West has an exclave in East,
0.1° wide. The disputed square lies in East, from 46.4° to 46.6° E. Thirteen places, two of one name.
"""

from datetime import date
from typing import Any

from geo.gazetteer import Gazetteer
from geo.ingest import report_from_text
from geo.model import LonLat, Name, Party, Place, PlaceKind, Report
from geo.spatial import Theatre, build_theatre

PUBLISHED = date(2023, 5, 10)  # a Wednesday


def square(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(identifier: str, coordinates: Any, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": properties}


def toy_theatre(control: list[dict[str, Any]] | None = None) -> Theatre:
    """Return the two squares, with other control areas if any are given. The disputed square was held by West from 2000 to 2009, contested in 2010, and then East's."""
    exclave = square(46.7, 39.7, 46.8, 39.8)
    disputed = [square(46.4, 39.4, 46.6, 39.6)]
    west = [[square(45, 39, 46, 40)], [exclave]]
    east = [square(46, 39, 47, 40), exclave[::-1]]
    north_west = [[square(45, 39.5, 46, 40)], [exclave]]
    held = {"country": "AZ", "accuracy_m": 1000, "name": "Disputed square"}
    return build_theatre(
        countries=[
            feature("west", west, "MultiPolygon", iso="AM", accuracy_m=100),
            feature("east", east, iso="AZ", accuracy_m=100),
        ],
        provinces=[
            feature("AM-N", north_west, "MultiPolygon", country="AM", name="North West"),
            feature("AM-S", [square(45, 39, 46, 39.5)], country="AM", name="South West"),
            feature("AZ-E", east, country="AZ", name="East", parent="AZ-ALL", parent_name="All the East"),
        ],
        oblast=[feature("disputed", disputed, accuracy_m=1000)],
        border=[
            feature("edge", [[46, 39], [46, 40]], "LineString", section="edge", accuracy_m=100),
            feature("ring", exclave, "LineString", section="exclave", accuracy_m=100),
        ],
        areas=[
            feature(
                "corridor",
                [square(46, 39.45, 46.4, 39.55)],
                valid_from="2005-01-01",
                valid_to="2009-12-31",
                name="Corridor",
            ),
        ],
        control=control
        or [
            feature("held", disputed, control="AM", valid_from="2000-01-01", valid_to="2009-12-31", **held),
            feature(
                "fought",
                disputed,
                control="contested",
                valid_from="2010-01-01",
                valid_to="2010-12-31",
                **held,
            ),
        ],
    )


def place(identifier: str, name: str, lon: float, lat: float, *names: str, **more: Any) -> Place:
    values: dict[str, Any] = {"kind": PlaceKind.SETTLEMENT, "uncertainty_m": 1000.0, "country": "AM" if lon < 46 else "AZ",
                              "admin1": None, "population": 500, "source": "toy"} | more  # fmt: skip
    return Place(
        identifier,
        name,
        position=LonLat(lon, lat),
        names=tuple(Name(text) for text in (name, *names)),
        **values,
    )


def toy_places() -> tuple[Place, ...]:
    return (
        place("p-arden", "Arden", 45.9, 39.5, "Արդեն", "Арден"),
        place("p-belmar", "Belmar", 45.8, 39.6),
        place("p-corvin", "Corvin", 46.1, 39.5, "Korvin"),
        place("p-dorel", "Dorel", 45.5, 39.2),
        place("p-farland", "Farland", 47.9, 39.2),
        place("p-twin-west", "Twin", 45.85, 39.55),
        place("p-twin-east", "Twin", 46.9, 39.1, population=90_000),
        place("p-elmon", "Elmon", 46.5, 39.5),
        place("p-farrow", "Verin Farrow", 45.7, 39.7),
        place("p-galt", "Galt", 45.6, 39.9, kind=PlaceKind.HEIGHT),
        place("p-hollin", "Hollin District", 46.3, 39.3, "Hollin", kind=PlaceKind.DISTRICT, admin1="p-hollin", uncertainty_m=30_000.0),
        Place("p-both", "Ilmar", PlaceKind.SETTLEMENT, LonLat(45.95, 39.4), 1000.0, "AM", None,
              (Name("Ilmar"), Name("Ilmar", party=Party.ARMENIA), Name("Elmar", party=Party.AZERBAIJAN))),
        place("p-westland", "Armenia", 45.5, 39.5, kind=PlaceKind.COUNTRY),
    )  # fmt: skip


def toy_gazetteer() -> Gazetteer:
    return Gazetteer(toy_places())


def toy_report(text: str, published: date | None = PUBLISHED) -> Report:
    return report_from_text(text, published=published)
