"""Files of what is shown: each opens in what it is made for, gives the same points, and says what it does not hold."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import geopandas as gpd
import pyarrow.parquet as pq
import pytest

from geo.errors import InputError
from geo.export import FORMATS, export, feature_collection
from geo.export.acled import ACLED_COLUMNS
from geo.export.sums import deaths
from geo.export.tables import ABOUT_KEY
from geo.export.ucdp import UCDP_COLUMNS
from geo.ingest import sample_reports
from geo.pipeline import located_sites, run


@pytest.fixture(scope="module")
def collection():
    found = run(sample_reports())
    return json.loads(json.dumps(feature_collection(found, located_sites(found.incidents))))


@pytest.fixture(scope="module")
def hostile(collection):
    """One incident whose texts are formulas and markup."""
    (first, *_) = collection["features"]
    claim = {"claimant": "=cmd|' /C calc'!A0", "claimant_party": "Armenia", "stance": "asserts", "quote": "<img src=x onerror=alert(1)> ]]> &", "side": "Armenia",
             "killed": {"low": 2, "best": 2, "high": 2}}  # fmt: skip
    properties = first["properties"] | {
        "title": '=HYPERLINK("http://x","y")', "place_name": "+374\x00 <script>alert(2)</script>", "claims": [claim],
    }  # fmt: skip
    return {**collection, "features": [first | {"properties": properties}]}


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def points(features):
    return {
        one["id"]: tuple(round(each, 6) for each in one["geometry"]["coordinates"])
        for one in features
        if one["geometry"]
    }


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_the_same_twice_and_of_nothing_too(collection, form):
    made = export(collection, form)
    assert made.content
    if form != "gpkg":  # which holds the time of its making
        assert export(collection, form) == made
    assert (
        export({**collection, "features": [], "reports": [], "tallies": [], "rejections": []}, form).losses
        == ()
    )


def test_a_format_that_there_is_not_is_refused_in_words(collection):
    with pytest.raises(InputError, match=r"'shp' is no format to export to: one of geojson, csv"):
        export(collection, "shp")


@pytest.mark.parametrize("form", ["gpkg", "kml", "parquet"])
def test_gdal_and_geopandas_open_it_and_find_the_same_points(collection, form, tmp_path):
    path = tmp_path / f"incidents{FORMATS[form].suffix}"
    path.write_bytes(export(collection, form).content)
    frame = gpd.read_parquet(path) if form == "parquet" else gpd.read_file(path)
    assert len(frame) == len(collection["features"])
    assert frame.crs.to_epsg() == 4326
    located = frame[frame.geometry.notna() & ~frame.geometry.is_empty].set_index("id")
    assert {one: (round(shape.x, 6), round(shape.y, 6)) for one, shape in located.geometry.items()} == points(
        collection["features"]
    )


def test_geoparquet_holds_everything(collection, tmp_path):
    path = tmp_path / "incidents.parquet"
    made = export(collection, "parquet")
    path.write_bytes(made.content)
    assert made.losses == ()
    about = json.loads(pq.read_schema(path).metadata[ABOUT_KEY])
    listed = about.pop("lists")
    assert {"claims", "sources", "place_names"} <= set(listed)
    assert about == {key: value for key, value in collection.items() if key != "features"}
    frame = gpd.read_parquet(path).set_index("id")
    for feature in collection["features"]:
        told = frame.loc[feature["id"]]
        for key, value in feature["properties"].items():
            kept = told[key]
            if isinstance(value, list | dict):
                assert json.loads(kept) == value, key
            elif value is not None:
                assert kept == value, key


def test_the_csv_has_a_row_a_site_and_no_formula(hostile, collection):
    (row,) = rows(export(hostile, "csv").content)
    assert row["title"] == '\'=HYPERLINK("http://x","y")'
    assert row["place_name"].startswith("'+374")
    assert "\x00" not in row["place_name"]
    assert row["killed_best"] == "2"
    assert len(rows(export(collection, "csv").content)) == len(collection["features"])
    for form in ("ucdp", "acled"):
        for cell in rows(export(hostile, form).content)[0].values():
            assert not cell.startswith(("=", "+", "-", "@")) or cell.lstrip("-").replace(".", "").isdigit()


def test_a_spreadsheet_gets_its_mark_and_hxl_its_row(collection):
    assert export(collection, "csv-bom").content.startswith(b"\xef\xbb\xbf")
    assert not export(collection, "csv").content.startswith(b"\xef\xbb\xbf")
    tags, first, *_ = rows(export(collection, "hxl").content)
    assert (tags["incident_id"], tags["kind"], tags["date_start"], tags["lat"]) == (
        "#event+code", "#event+type", "#date+start", "#geo+lat",
    )  # fmt: skip
    assert first["incident_id"].startswith("incident-")


def test_kml_has_time_spans_and_its_text_is_no_markup(hostile, collection):
    namespace = {"k": "http://www.opengis.net/kml/2.2"}
    root = ET.fromstring(export(collection, "kml").content)
    marks = root.findall(".//k:Placemark", namespace)
    assert len(marks) == len(collection["features"])
    first = collection["features"][0]["properties"]
    assert marks[0].find("k:TimeSpan/k:begin", namespace).text == first["date_start"]
    assert marks[0].find("k:TimeSpan/k:end", namespace).text == first["date_end"]
    assert len({mark.get("id") for mark in marks}) == len(marks)
    text = ET.fromstring(export(hostile, "kml").content).find(".//k:Placemark/k:description", namespace).text
    assert "&lt;img src=x onerror=alert(1)&gt; ]]&gt; &amp;" in text
    assert "<" not in text


@pytest.mark.parametrize(
    ("form", "columns", "count"), [("ucdp", UCDP_COLUMNS, 49), ("acled", ACLED_COLUMNS, 31)]
)
def test_the_columns_are_the_codebooks_in_order(collection, form, columns, count):
    header = export(collection, form).content.decode().split("\r\n")[0].split(",")
    assert tuple(header) == columns
    assert len(columns) == count


def count(low, best, high):
    return {"low": low, "best": best, "high": high}


def test_deaths_are_the_sides_own_number_and_the_bounds_are_anyones():
    claims = [
        {"claimant_party": "Armenia", "side": "Armenia", "killed": count(49, 49, 49)},
        {"claimant_party": "Azerbaijan", "side": "Armenia", "killed": count(60, None, None)},
        {"claimant_party": "Armenia", "side": "Armenia", "killed": count(105, 105, 105), "cumulative": True},
        {"claimant_party": "Outlet", "side": "Azerbaijan", "killed": count(None, None, 7)},
        {"claimant_party": "Outlet", "side": None, "killed": count(None, None, None)},
        {"claimant_party": "Outlet", "side": "Russia", "killed": None},
    ]
    assert deaths(claims) == {"Armenia": (49, 49, 60), "Azerbaijan": (7, 7, 7)}


def test_a_sum_over_the_file_counts_the_deaths_of_an_incident_once(collection):
    feature = next(one for one in collection["features"] if one["geometry"])
    claims = [
        {"claimant_party": "Armenia", "claimant": "MoD", "stance": "asserts", "quote": "…", "side": "Armenia", "killed": count(3, 3, 3)},
        {"claimant_party": "Azerbaijan", "claimant": "MoD", "stance": "asserts", "quote": "…", "side": "Azerbaijan", "killed": count(1, 2, 4)},
    ]  # fmt: skip
    told = feature["properties"] | {"claims": claims}
    two = {
        **collection,
        "features": [feature | {"properties": told}, feature | {"id": "other-site", "properties": told}],
    }
    first, second = rows(export(two, "ucdp").content)
    assert [first[key] for key in ("deaths_a", "deaths_b", "best", "low", "high")] == [
        "3",
        "4",
        "7",
        "4",
        "7",
    ]
    assert [second[key] for key in ("deaths_a", "deaths_b", "best")] == ["0", "0", "0"]
    assert [row["fatalities"] for row in rows(export(two, "acled").content)] == ["7", "0"]


def test_the_report_says_what_is_lost_of_how_many_rows(collection):
    told = {loss.what: loss.rows for loss in export(collection, "ucdp").losses}
    assert told["a point, for there is none"] == sum(
        one["geometry"] is None for one in collection["features"]
    )
    assert told["no death is claimed: UCDP would not have the event"] > 0
    assert all(told.values())
    assert "rows" in export(collection, "acled").report()
    assert export(collection, "geojson").report() == "nothing is lost"


def test_timemap_has_events_sources_and_associations(collection):
    made = json.loads(export(collection, "timemap").content)
    assert len(made["events"]) == len(collection["features"])
    assert set(made["events"][0]["sources"]) <= set(made["sources"])
    assert {one["id"] for one in made["associations"]} == {event["category"] for event in made["events"]}
