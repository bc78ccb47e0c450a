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


@pytest.mark.parametrize("key", ["killed", "wounded", "captured", "missing", "casualties"])
@pytest.mark.parametrize("form", ["kml", "timemap", "ucdp", "acled"])
def test_a_number_of_any_kind_that_a_format_cannot_hold_is_told(collection, form, key):
    (first, *_) = collection["features"]
    claim = {"claimant": "MoD", "claimant_party": "Armenia", "stance": "asserts", "quote": "…", "side": "Armenia", key: count(2, 2, 2)}  # fmt: skip
    told = [export({**collection, "features": [first | {"properties": first["properties"] | {"claims": claims}}]}, form).losses for claims in ([], [claim])]  # fmt: skip
    without, having = ({loss.what for loss in losses} for losses in told)
    assert [one for one in having - without if "number" in one]


@pytest.mark.parametrize("form", ["csv", "gpkg", "kml", "timemap", "ucdp", "acled"])
def test_what_a_format_leaves_out_of_the_top_level_is_told(collection, form):
    whole = {**collection, "tallies": [{"id": "t"}] * 2, "rejections": [{"reason": "x"}] * 3}
    told = {loss.what: loss.rows for loss in export(whole, form).losses}
    assert told["running totals"] == 2
    assert told["passages read and not used, with the reason"] == 3
    assert [rows for what, rows in told.items() if what.startswith("reports")] == [len(collection["reports"])]


@pytest.mark.parametrize(
    ("last", "precision", "code"),
    [
        ("2022-09-01", "day", 1), ("2022-09-02", "range", 2), ("2022-09-06", "range", 2), ("2022-09-07", "range", 3), ("2022-09-08", "range", 4),
        ("2022-09-30", "range", 4), ("2022-10-01", "range", 4), ("2022-10-02", "range", 5), ("2023-08-31", "range", 5),
        ("2022-09-07", "week", 3), ("2022-09-30", "month", 4), ("2022-12-31", "year", 5),
    ],
)  # fmt: skip
def test_ucdps_date_prec_is_that_of_the_ranges_length(collection, last, precision, code):
    (first, *_) = collection["features"]
    when = {"date_start": "2022-09-01", "date_end": last, "date_precision": precision}
    one = {**collection, "features": [first | {"properties": first["properties"] | when}]}
    assert rows(export(one, "ucdp").content)[0]["date_prec"] == str(code)


def test_a_number_that_json_does_not_have_is_refused_in_words(collection):
    with pytest.raises(InputError, match="NaN or infinite: give null"):
        export({**collection, "attributions": [float("nan")]}, "geojson")


def test_ids_that_differ_in_a_sign_are_different_ids_in_kml(collection):
    (first, *_) = collection["features"]
    ids = ["a.1", "a-1", "a_1", "a 1", "a", "Ա", "a_20_1"]
    root = ET.fromstring(
        export({**collection, "features": [first | {"id": one} for one in ids]}, "kml").content
    )
    marks = [mark.get("id") for mark in root.iter("{http://www.opengis.net/kml/2.2}Placemark")]
    assert len(set(marks)) == len(ids)
    assert marks[:2] == ["i-a.1", "i-a-1"]


def test_no_text_of_a_kml_file_is_markup_in_a_balloon(hostile):
    root = ET.fromstring(export(hostile, "kml").content)
    texts = [element.text or "" for element in root.iter()]
    assert "+374  &lt;script&gt;alert(2)&lt;/script&gt;" in texts
    assert not [text for text in texts if "<" in text]


def test_timemap_has_events_sources_and_associations(collection):
    made = json.loads(export(collection, "timemap").content)
    assert len(made["events"]) == len(collection["features"])
    assert set(made["events"][0]["sources"]) <= set(made["sources"])
    assert {one["id"] for one in made["associations"]} == {event["category"] for event in made["events"]}
