"""The packaged places are what they say: sourced, inside their district, with names that can be found."""

import csv
import re
from collections import Counter

import pytest
import shapely
import shapely.geometry

from geo import data
from geo.extract import rank_name
from geo.extract.toponyms.positions import distance_km
from geo.gazetteer import default_gazetteer, fold
from geo.model import LonLat, PlaceKind, PlacePrecision

CURATED = list(csv.DictReader(data.read_bytes("places_curated.csv").decode().splitlines()))
OWN = [row for row in CURATED if row["id"].startswith("cur-")]
PROVINCES = {
    feature["properties"]["id"]: shapely.geometry.shape(feature["geometry"])
    for feature in data.read_json("provinces.geojson")["features"]
}


def test_there_are_many_curated_places_of_every_kind_on_both_sides():
    assert len(OWN) >= 600
    kinds = Counter(row["kind"] for row in OWN)
    assert all(kinds[kind] >= 5 for kind in ("settlement", "district", "region", "height", "lake", "river", "road", "pass", "mine", "post"))  # fmt: skip
    assert min(Counter(row["country"] for row in OWN)[country] for country in ("AM", "AZ")) >= 100


def test_every_position_says_where_it_comes_from_and_how_good_it_is():
    for row in OWN:
        if row["kind"] == "country":
            continue
        assert row["position_source"], row["id"]
        assert float(row["uncertainty_m"]) >= 500, row["id"]
        assert row["precision"] in {str(one) for one in PlacePrecision}, row["id"]
        if row["precision"] in ("district", "province"):
            assert float(row["uncertainty_m"]) >= 10_000, row["id"]


def test_every_position_lies_in_its_district_or_close_by():
    far = {}
    for row in OWN:
        if row["admin1"] in PROVINCES and row["lon"]:
            degrees = PROVINCES[row["admin1"]].distance(shapely.Point(float(row["lon"]), float(row["lat"])))
            if degrees > 0.05 and "exclave" not in row["note"]:
                far[row["id"]] = round(degrees, 3)
    assert far == {}


def test_no_id_stands_twice_and_no_name_is_too_short_or_has_odd_characters():
    assert [name for name, number in Counter(row["id"] for row in CURATED).items() if number > 1] == []
    for place in default_gazetteer().places():
        for name in place.names:
            assert len(name.text) >= 2
            assert name.text.isprintable()
            assert not set(name.text) & set("|<>{}\t\n"), (place.id, name.text)


def test_every_name_of_every_place_at_home_is_found_in_a_sentence():
    names = default_gazetteer()
    lost = [
        (place.id, name.text)
        for place in names.places()
        if place.country in ("AM", "AZ") and place.kind is not PlaceKind.COUNTRY
        for name in place.names
        if len(fold(name.text)) >= 4
        and name.text[0].isupper()
        and not re.search(r"[./”\"\u0300-\u036f]", name.text)  # abbreviations, and marks on single letters
        and not any(
            place in one.places
            for one in names.find(f"1. {name.text}, 2.")
            if fold(one.surface) == fold(name.text)
        )
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("name", "lon", "lat", "km"),
    [
        ("Shorzha", 45.27, 40.50, 5), ("Verin Shorzha", 45.80, 40.10, 5), ("Lele Tepe", 47.27, 39.41, 5),
        ("Ishkhanasar", 46.22, 39.61, 8), ("Sarsang", 46.55, 40.15, 12), ("Berdzor", 46.55, 39.64, 4),
        ("Kovsakan", 46.66, 39.08, 4), ("Karvachar", 46.04, 40.11, 4), ("Akna", 46.93, 39.99, 4), ("Hadrut", 47.03, 39.52, 4),
        ("Omar", 46.1, 40.3, 20), ("Voskepar", 45.08, 41.06, 5), ("Movses", 45.49, 40.91, 5),
        ("Aghavno", 46.54, 39.59, 4), ("Talish", 46.74, 40.38, 4), ("Khtsaberd", 46.77, 39.55, 3), ("Dashalti", 46.74, 39.74, 8),
    ],
)  # fmt: skip
def test_places_that_reports_name_are_where_they_are(name, lon, lat, km):
    best = rank_name(name, default_gazetteer())[0].place
    assert distance_km(best.position, LonLat(lon, lat)) <= km
