import json

import pytest

from geo.export import feature_collection, to_geojson
from geo.model import Extraction
from geo.pipeline import located_sites, run
from tests.world import toy_gazetteer, toy_report

TEXT = (
    "On 8 May Armenia said mortars hit Ilmar, wounding two Armenian soldiers. Fire was also reported toward Arden that day.\n\n"
    "A truce began on 9 May. So far 12 soldiers have been killed. Pears grow at Dorel."
)
CONTRACT = {
    "incident_id", "title", "kind", "date_start", "date_end", "date_precision", "place_id", "place_name", "place_names",
    "surface", "role", "country", "admin1", "admin2", "geo_precision", "uncertainty_m", "border_km", "side",
    "in_nagorno_karabakh", "control", "claims", "sources", "status",
}  # fmt: skip
CLAIM = {
    "claimant",
    "stance",
    "says",
    "side",
    "killed",
    "wounded",
    "captured",
    "cumulative",
    "quote",
    "start",
    "end",
    "report_id",
}


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return run([toy_report(TEXT)], toy_gazetteer())


@pytest.fixture(scope="module")
def collection(extraction):
    return feature_collection(extraction, located_sites(extraction.incidents))


def test_the_collection_has_the_contracts_top_level(collection):
    assert collection["type"] == "FeatureCollection"
    assert {"features", "reports", "tallies", "rejections", "dataset_sha256"} <= set(collection)
    assert "crs" not in collection


def test_every_feature_has_every_property_of_the_contract(collection):
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert set(feature["properties"]) >= CONTRACT
        assert all(set(claim) >= CLAIM for claim in feature["properties"]["claims"])


def test_there_is_one_feature_a_site_and_one_without_geometry_for_an_incident_without_a_site(
    extraction, collection
):
    geometries = [feature["geometry"] for feature in collection["features"]]
    assert geometries.count(None) == sum(not one.sites for one in extraction.incidents) == 1
    assert len(geometries) == sum(max(1, len(one.sites)) for one in extraction.incidents)


def test_positions_are_longitude_first(collection):
    points = [feature["geometry"]["coordinates"] for feature in collection["features"] if feature["geometry"]]
    assert all(45 <= lon <= 47 and 39 <= lat <= 40 for lon, lat in points)


def test_both_sides_names_reach_the_feature(collection):
    names = {
        feature["properties"]["place_name"]: feature["properties"]["place_names"]
        for feature in collection["features"]
    }
    assert names["Ilmar"] == {"en": "Ilmar", "armenian_side": "Ilmar", "azerbaijani_side": "Elmar"}


def test_ids_have_hyphens_are_unique_and_do_not_change(extraction, collection):
    ids = [feature["id"] for feature in collection["features"]]
    assert len(set(ids)) == len(ids)
    assert all("-" in one and "_" not in one for one in ids)
    again = run([toy_report(TEXT)], toy_gazetteer())
    assert [one.id for one in again.incidents] == [one.id for one in extraction.incidents]


def test_another_report_changes_no_id(extraction):
    both = run([toy_report("On 1 May mortars hit Belmar."), toy_report(TEXT)], toy_gazetteer())
    assert {one.id for one in extraction.incidents} <= {one.id for one in both.incidents}


def test_the_running_total_is_a_tally_with_its_quote(collection):
    (tally,) = collection["tallies"]
    assert (tally["measure"], tally["best"], tally["quote"]) == (
        "killed",
        12,
        "So far 12 soldiers have been killed.",
    )


def test_a_name_that_is_not_used_is_rejected_with_a_reason(collection):
    assert ("Dorel", True) in {(one["text"], bool(one["reason"])) for one in collection["rejections"]}


def test_the_same_text_twice_is_read_once_and_that_is_said():
    found = run([toy_report(TEXT), toy_report(TEXT)], toy_gazetteer())
    assert len(found.reports) == 1
    assert found.rejections[-1].reason == "the same text was given twice"


def test_the_text_is_json_that_keeps_letters_and_has_no_nan(extraction):
    text = to_geojson(extraction, located_sites(extraction.incidents))
    assert json.loads(text, parse_constant=pytest.fail)["type"] == "FeatureCollection"
    assert text.endswith("}\n")
