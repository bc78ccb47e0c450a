import json
from dataclasses import replace

import pytest

from geo.export import feature_collection, to_geojson
from geo.export.naming import named_title
from geo.model import Extraction, Name, Party
from geo.pipeline import located_sites, run
from geo.view import Naming
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
    assert {"naming", "features", "reports", "tallies", "rejections", "dataset_sha256"} <= set(collection)
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


NAMED = {
    Naming.BOTH: ("Ilmar", "Shelling at Elmar"),
    Naming.ARMENIAN: ("Ilmar", "Shelling at Ilmar"),
    Naming.AZERBAIJANI: ("Elmar", "Shelling at Elmar"),
    Naming.SOURCE: ("Elmar", "Shelling at Elmar"),
}


@pytest.mark.parametrize("naming", Naming)
def test_the_naming_decides_name_and_title_and_is_told_and_all_names_stay(naming):
    found = run([toy_report("On 8 May Azerbaijan said mortars hit Elmar.")], toy_gazetteer())
    made = json.loads(to_geojson(found, located_sites(found.incidents), naming=naming))
    (properties,) = (feature["properties"] for feature in made["features"])
    assert made["naming"] == naming
    assert (properties["place_name"], properties["title"]) == NAMED[naming]
    assert properties["place_names"] == {"en": "Ilmar", "armenian_side": "Ilmar", "azerbaijani_side": "Elmar"}
    assert properties["surface"] == "Elmar"


@pytest.mark.parametrize("naming", Naming)
def test_no_place_is_left_without_a_name(naming):
    text = "On 8 May mortars hit Korvin, and on 9 May mortars hit Belmar."
    found = run([toy_report(text)], toy_gazetteer())
    features = feature_collection(found, located_sites(found.incidents), naming=naming)["features"]
    source = naming is Naming.SOURCE
    names = [feature["properties"]["place_name"] for feature in features]
    assert names == ["Korvin" if source else "Corvin", "Belmar"]


def test_a_title_takes_whole_names_only_and_a_hostile_name_is_no_pattern():
    sites = [site("Ilmar", "Elmar", "Elm"), site("(.*", "[x]\\\\1", "(a|b)+")]
    incident = replace(template(), title="Clash at Elm, (a|b)+ and Elmar", sites=tuple(sites))
    assert named_title(incident, Naming.ARMENIAN) == "Clash at Ilmar, (.* and Elmar"
    assert named_title(incident, Naming.AZERBAIJANI) == "Clash at Elmar, [x]\\\\1 and Elmar"


def template():
    return run([toy_report("On 8 May mortars hit Ilmar.")], toy_gazetteer()).incidents[0]


def site(armenian, azerbaijani, surface):
    (one,) = template().sites
    names = (Name(armenian, party=Party.ARMENIA), Name(azerbaijani, party=Party.AZERBAIJAN))
    toponym = one.match.toponym._replace(surface=surface)
    return replace(
        one, match=replace(one.match, toponym=toponym, place=replace(one.match.place, names=names))
    )


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
