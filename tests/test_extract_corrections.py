"""Corrections by hand: every field, the machine's value kept, bad values refused, what fits no more told."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from geo.errors import InputError
from geo.export import feature_collection
from geo.extract import corrected, corrections_of, count_of, fields_of
from geo.gazetteer import default_gazetteer
from geo.ingest import corrections_from_json, extraction_of, read_corrections, report_from_text
from geo.model import Bearing, Correction, Count, DatePrecision, Kind, Party, Role, Stance
from geo.pipeline import located_sites, run

NOW = datetime(2023, 5, 13, 9, 30, tzinfo=UTC)
TEXT = (
    "Armenia's Defence Ministry said mortars hit Sotk on 11 May, wounding two Armenian soldiers. "
    "Azerbaijan's Defence Ministry denied that its forces shelled Sotk."
)
REPORT = report_from_text(
    f"outlet: One\n\n{TEXT}", name="one.txt", published=date(2023, 5, 12), language="en"
)


def read():
    (incident,) = run([REPORT]).incidents
    return incident


def changed(**values):
    fields = {path.replace("__", "."): value for path, value in values.items()}
    corrections = corrections_of(read(), fields, default_gazetteer(), report=REPORT, at=NOW, why="checked")
    found = run([REPORT], corrections=corrections)
    return found.incidents[0] if found.incidents else None, corrections, found


def test_every_field_that_was_read_is_there_with_its_value():
    fields = fields_of(read())
    assert fields["kept"] == "yes"
    assert (fields["kind"], fields["date_start"], fields["date_end"]) == (
        "shelling",
        "2023-05-11",
        "2023-05-11",
    )
    assert (fields["sites.0.place"], fields["sites.0.role"]) == ("gn-616041", "struck")
    assert (fields["claims.0.claimant"], fields["claims.0.party"]) == (
        "Armenia's Defence Ministry",
        "Armenia",
    )
    assert (fields["claims.0.wounded"], fields["claims.0.killed"], fields["claims.0.side"]) == (
        "2",
        "",
        "Armenia",
    )
    assert fields["claims.1.stance"] == "denies"


def test_kind_and_days_are_corrected_and_the_title_follows():
    incident, corrections, _ = changed(kind="drone-strike", date_end="2023-05-12")
    assert (incident.kind, incident.title) == (Kind.DRONE_STRIKE, "Drone strike at Sotk")
    assert (incident.when.end, incident.when.precision) == (date(2023, 5, 12), DatePrecision.RANGE)
    assert incident.status == "corrected"
    assert incident.id == read().id
    assert corrections == (
        Correction(incident.id, "kind", "shelling", "drone-strike", "checked", NOW),
        Correction(incident.id, "date_end", "2023-05-11", "2023-05-12", "checked", NOW),
    )
    assert incident.corrections == corrections


def test_a_place_is_corrected_and_the_machines_is_among_the_rejected():
    (vardenis,) = [place for place in default_gazetteer().named("Vardenis") if place.population > 5000]
    incident, _, found = changed(sites__0__place=vardenis.id, sites__0__role="near")
    (site,) = incident.sites
    assert (site.match.place.id, site.role, site.precision) == (vardenis.id, Role.NEAR, 2)
    assert site.match.reason == "corrected by hand: checked"
    assert site.match.rejected[0].place.name == "Sotk"
    assert located_sites(found.incidents).iloc[0]["admin1"] == "AM-GR"


def test_a_site_without_a_place_is_taken_away():
    incident, _, _ = changed(sites__0__place="")
    assert (incident.sites, incident.title) == ((), "Shelling, place not stated")


def test_claims_are_corrected_field_by_field_and_taken_away():
    incident, _, _ = changed(
        claims__0__wounded="at least 3", claims__0__killed="1", claims__0__side="", claims__0__stance="accuses",
        claims__0__about="Azerbaijan", claims__1__claimant="",
    )  # fmt: skip
    (claim,) = incident.claims
    assert (claim.wounded, claim.killed, claim.side) == (Count(3, 3, None), Count(1, 1, 1), None)
    assert (claim.stance, claim.about, claim.party) == (Stance.ACCUSES, Party.AZERBAIJAN, Party.ARMENIA)
    assert claim.quote == read().claims[0].quote


def test_what_is_no_incident_goes_to_the_rejections_with_the_reason():
    incident, _, found = changed(kept="no")
    assert incident is None
    assert [one.reason for one in found.rejections if "by hand" in one.reason] == [
        "corrected by hand: no incident: checked"
    ]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "boom"}, "kind: 'boom' cannot be: give one of shelling"),
        ({"date_start": "12 May"}, "date_start: '12 May' cannot be: give a day, YYYY-MM-DD"),
        ({"date_end": "9999-12-31"}, "give a day, YYYY-MM-DD, of the years 1900 to 2100"),
        ({"date_end": "2023-05-01"}, "2023-05-11 is after 2023-05-01"),
        (
            {"sites.0.place": "gn-0"},
            "sites.0.place: 'gn-0' cannot be: give the id of a place of the gazetteer",
        ),
        ({"sites.0.role": "hit"}, "sites.0.role: 'hit' cannot be: give one of struck"),
        ({"claims.0.killed": "a few"}, "claims.0.killed: 'a few' is no number of people"),
        ({"claims.0.party": ""}, "claims.0.party: '' cannot be: give one of Armenia"),
        ({"claims.0.claimant": "", "claims.1.claimant": " "}, "give a claimant for one claim at least"),
        ({"sites.70.place": "gn-616041"}, "has no field sites.70.place"),
        ({"kept": "maybe"}, "kept: 'maybe' cannot be: give one of yes, no"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_words(values, words):
    with pytest.raises(InputError, match=r".*") as refused:
        corrections_of(read(), values, default_gazetteer(), report=REPORT, at=NOW)
    assert words in str(refused.value)


def test_a_value_that_is_the_machines_is_no_correction():
    assert corrections_of(read(), fields_of(read()), default_gazetteer(), report=REPORT, at=NOW) == ()


def test_a_correction_of_what_is_read_otherwise_now_is_told_and_not_applied():
    old = Correction(read().id, "kind", "clash", "mine", at=NOW)
    gone = Correction("incident-000000000000", "kind", "clash", "mine", at=NOW)
    incidents, rejections = corrected([read()], [old, gone], default_gazetteer(), [REPORT])
    assert incidents == (read(),)
    assert [one.reason for one in rejections] == [
        "correction not applied: kind was 'clash' when it was corrected to 'mine', and reads 'shelling' now",
        "correction not applied: kind of incident-000000000000, which is no incident of these reports",
    ]


def test_corrections_survive_the_contract_and_a_file(tmp_path):
    _, corrections, found = changed(kind="drone-strike", claims__0__wounded="about 3")
    collection = feature_collection(found, located_sites(found.incidents))
    path = tmp_path / "out.geojson"
    path.write_text(json.dumps(collection), encoding="utf-8")
    assert read_corrections(path) == corrections
    assert run([REPORT], corrections=read_corrections(path)) == found


def test_an_incident_left_out_stays_out_when_read_again_with_the_corrections_of_the_export(tmp_path):
    incident, corrections, found = changed(kept="no")
    assert incident is None
    collection = feature_collection(found, located_sites(found.incidents))
    path = tmp_path / "out.geojson"
    path.write_text(json.dumps(collection), encoding="utf-8")
    assert read_corrections(path) == corrections
    assert run([REPORT], corrections=read_corrections(path)) == found
    assert extraction_of(collection).corrections == corrections
    assert "corrections" not in feature_collection(run([REPORT]), located_sites(run([REPORT]).incidents))


def test_a_correction_reaches_the_incident_that_reports_have_in_common():
    other = report_from_text(
        "outlet: Two\n\nAzerbaijani troops shelled Sotk on 11 May, wounding two Armenian soldiers, Armenia's Defence Ministry said.",
        name="two.txt", published=date(2023, 5, 12), language="en",
    )  # fmt: skip
    (alone,) = run([other]).incidents
    corrections = corrections_of(alone, {"claims.0.wounded": "3"}, default_gazetteer(), report=REPORT, at=NOW)
    (joined,) = run([REPORT, other], corrections=corrections).incidents
    assert (joined.status, joined.corrections) == ("corrected", corrections)
    assert {claim.wounded for claim in joined.claims if claim.wounded} == {Count(2, 2, 2), Count(3, 3, 3)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "no JSON"),
        ("3", "give a list of corrections"),
        ("[3]", "correction 1: '3' is no object"),
        ('{"features": [{"properties": {}}, 7]}', "feature 2: '7' is no GeoJSON feature"),
        (
            '{"features": [{"properties": {"corrections": {"field": "kind"}}}]}',
            "feature 1: corrections must be a list",
        ),
        ('{"features": [], "corrections": 3}', "corrections must be a list, not '3'"),
        ('[{"incident_id": "a", "field": "kind", "machine": "x"}]', "value must be a text, not 'None'"),
        (
            '[{"incident_id": "a", "field": "kind", "machine": "x", "value": "y", "at": "now"}]',
            "at must be a time",
        ),
        (
            '[{"incident_id": "a", "field": "kind", "machine": "x", "value": "y", "at": "2023-05-13T09:30"}]',
            "at must say its offset",
        ),
    ],
)
def test_a_file_of_corrections_that_cannot_be_read_is_refused(text, words):
    with pytest.raises(InputError) as refused:
        corrections_from_json(text, name="c.json")
    assert words in str(refused.value)
    assert str(refused.value).startswith("c.json")


@pytest.mark.parametrize("count", [Count(4, 4, 4), Count(4, 4, None), Count(None, 10, 10), Count(None, 20, None),
                                   Count(3, None, 5), Count(None, None, None), Count(2, None, None)])  # fmt: skip
def test_the_words_of_a_count_are_read_as_that_count(count):
    told = count_of(count.in_words())
    assert told == (Count(2, 2, None) if count == Count(2, None, None) else count)


def test_what_is_corrected_once_more_keeps_its_time_and_reason_unless_another_is_given():
    gazetteer, later = default_gazetteer(), NOW + timedelta(days=1)
    first = corrections_of(read(), {"claims.0.wounded": "3"}, gazetteer, report=REPORT, at=NOW, why="a")
    both = {"claims.0.wounded": "3", "kind": "clash"}
    for why, times, whys in (
        ("a", {NOW, later}, {"a"}),
        ("", {NOW, later}, {"a", ""}),
        ("b", {later}, {"b"}),
    ):
        made = corrections_of(read(), both, gazetteer, report=REPORT, at=later, why=why, before=first)
        assert {one.at for one in made} == times
        assert {one.why for one in made} == whys
    (other,) = corrections_of(
        read(), {"claims.0.wounded": "4"}, gazetteer, report=REPORT, at=later, before=first
    )
    assert (other.at, other.why) == (later, "")


@pytest.mark.parametrize("words", ["5 to 3", "9" * 5000, "at least " + "9" * 8])
def test_a_count_that_cannot_be_is_refused(words):
    with pytest.raises(InputError, match="is no number of people"):
        count_of(words)


def test_a_place_put_in_by_hand_lies_at_no_bearing_from_the_one_named():
    report = report_from_text(
        "Mortars hit a post 4 km east of Tegh on 11 May 2023, wounding one.", name="r.txt", language="en"
    )
    (incident,) = run([report]).incidents
    (site,) = incident.sites
    assert (site.match.moved, site.precision, site.uncertainty_m) == (
        Bearing(90, 4_000),
        2,
        site.match.place.uncertainty_m,
    )
    told = corrections_of(
        incident, {"sites.0.place": "gn-616041"}, default_gazetteer(), report=report, at=NOW
    )
    ((moved,),) = (one.sites for one in run([report], corrections=told).incidents)
    assert (moved.match.moved, moved.uncertainty_m) == (None, 25_000)


def test_the_title_bears_the_name_of_a_place_put_in_by_hand_alone_and_joined():
    (vardenis,) = [place for place in default_gazetteer().named("Vardenis") if place.population > 5000]
    corrections = corrections_of(
        read(), {"sites.0.place": vardenis.id}, default_gazetteer(), report=REPORT, at=NOW
    )
    other = report_from_text("outlet: Two\n\nMortars hit Vardenis on 11 May 2023, wounding two Armenian soldiers.", name="two.txt",
                             published=date(2023, 5, 12), language="en")  # fmt: skip
    found = run([REPORT, other], corrections=corrections)
    (incident,) = found.incidents
    assert incident.title == "Shelling at Vardenis"
    (feature,) = feature_collection(found, located_sites(found.incidents))["features"]
    assert feature["properties"]["title"] == "Shelling at Vardenis"
