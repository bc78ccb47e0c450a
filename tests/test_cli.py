import csv
import io
import json
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.cli import main
from geo.spatial import LOCAL

REPORT = "title: Fire at Sotk\npublished: 2023-05-11\n\nArmenia's Defence Ministry said mortars hit Sotk on 11 May, wounding two Armenian soldiers."


def geo(*arguments, text=None):
    return CliRunner().invoke(main, list(arguments), input=text, catch_exceptions=False)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


def test_the_package_runs_as_the_command():
    shown = subprocess.run(
        [sys.executable, "-m", "geo", "--help"], capture_output=True, text=True, check=True
    )  # our own package
    assert "extract" in shown.stdout


def test_extract_prints_the_contract_on_stdout_and_words_on_stderr(report):
    result = geo("extract", report)
    assert result.exit_code == 0
    (feature,) = json.loads(result.stdout)["features"]
    assert feature["properties"]["place_id"] == "gn-616041"
    assert feature["properties"]["claims"][0]["wounded"] == {"low": 2, "best": 2, "high": 2}
    assert result.stderr == "1 report: 1 incident (1 site, 0 without a place), 0 tallies, 0 rejections\n"


def test_extract_reads_stdin_and_writes_a_file(tmp_path):
    output = tmp_path / "out.geojson"
    result = geo("extract", "-", "-o", str(output), text=REPORT)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(output.read_text(encoding="utf-8"))["reports"][0]["title"] == "Fire at Sotk"


def test_published_on_the_command_line_wins(report):
    result = geo("extract", report, "--published", "2023-05-12")
    assert json.loads(result.stdout)["reports"][0]["published"] == "2023-05-12"


@pytest.mark.parametrize("command", ["extract", "map", "export", "figure"])
def test_a_day_of_publication_that_is_to_come_is_wrong_usage(command, report):
    result = geo(command, report, "--published", "2099-01-01")
    assert result.exit_code == 2
    assert "2099-01-01 is in the future: give the day on which the report was published" in " ".join(
        result.stderr.split()
    )


def test_a_text_without_a_place_or_date_is_no_error_and_is_not_lost(tmp_path):
    path = tmp_path / "plain.txt"
    path.write_text("Two soldiers were killed in a shoot-out.", encoding="utf-8")
    result = geo("extract", str(path))
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert (found["features"], found["tallies"]) == ([], [])
    assert [one["reason"] for one in found["rejections"]] == [
        "no date: the sentence has none and the day of publication is not known"
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "No such file"),
        (b"", "the file is empty"),
        (b"\x89PNG\0\0", "binary file"),
        (b"published: soon\n\nx", "'soon' is not a date"),
    ],
)
def test_a_bad_file_is_one_line_and_exit_code_1(tmp_path, content, words):
    path = tmp_path / "bad.txt"
    if content is not None:
        path.write_bytes(content)
    result = geo("extract", str(path))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [(), ("extract",), ("extract", "x", "--published", "soon"), ("fly",), ("map",)]
)
def test_wrong_usage_is_exit_code_2(arguments):
    assert geo(*arguments).exit_code == 2


def test_places_lists_candidates_best_first_as_json():
    (goris, nowhere) = json.loads(geo("places", "Goris", "Nowhereville", "--format", "json").stdout)
    assert goris["name"] == "Goris"
    best, *others = goris["candidates"]
    assert set(best) == {
        "place_id",
        "name",
        "lon",
        "lat",
        "uncertainty_m",
        "country",
        "kind",
        "score",
        "reason",
    }
    assert (best["place_id"], best["country"]) == ("gn-174895", "AM")
    assert "Gori" in {other["name"] for other in others}
    assert nowhere == {"name": "Nowhereville", "candidates": []}


def test_places_suggests_names_for_one_that_is_unknown():
    result = geo("places", "Kelbajr")
    assert result.exit_code == 0
    assert "not in the gazetteer; similar names: " in result.stderr


def test_locate_prints_the_contracts_names():
    result = geo("locate", "40.20007, 45.86951", "--format", "geojson")
    (feature,) = json.loads(result.stdout)["features"]
    assert feature["geometry"]["coordinates"] == [45.86951, 40.20007]
    expected = {
        "country": "AM",
        "admin1": "AM-GR",
        "side": "AM",
        "in_nagorno_karabakh": "no",
        "border_km": 7.91,
    }
    assert {key: feature["properties"][key] for key in expected} == expected


def test_locate_asks_whether_swapped_numbers_are_swapped():
    result = geo("locate", "45.86951, 40.20007", "--format", "geojson")
    assert result.exit_code == 0
    said = json.loads(result.stdout)["features"][0]["properties"]
    assert (said["country"], said["side"], said["control"], said["side_best"]) == (
        None,
        *["indeterminate"] * 2,
        None,
    )
    one_of_two = geo("locate", "45.86951, 40.20007", "40.20007, 45.86951")
    assert one_of_two.exit_code == 0
    assert "45.86951, 40.20007: are latitude and longitude swapped?" in one_of_two.stderr
    assert "45.86951, 40.20007: outside 42.5-50.9°E 37.8-43.0°N" in one_of_two.stderr
    assert "swapped" not in geo("locate", "55.75, 37.62").stderr
    assert "country                         -" in one_of_two.stdout


def test_stdin_that_is_not_utf_8_is_refused_as_a_file_would_be():
    result = CliRunner().invoke(main, ["extract", "-"], input=b"caf\xe9 at Sotk")
    assert result.exit_code == 1
    assert "stdin: not UTF-8 text (byte 3)" in result.stderr


def test_locate_takes_degrees_minutes_and_doubt():
    result = geo("locate", "40°12'N 45°52'E", "--uncertainty-m", "25000")
    assert "side                            indeterminate" in result.stdout
    assert "side_best                       AM" in result.stdout


def test_locate_answers_for_the_day_asked_for():
    def control(on):
        result = geo("locate", "39.8177, 46.7528", "--on", on, "--format", "geojson")
        return json.loads(result.stdout)["features"][0]["properties"]["control"]

    days = ("2019-06-01", "2020-10-15", "2022-06-01", "2023-09-19", "2024-06-01")
    assert [control(on) for on in days] == ["NK", "contested", "peacekeepers", "contested", "AZ"]


def test_locate_without_a_day_says_which_day_it_took():
    today = datetime.now(LOCAL).date().isoformat()
    assert f"on                              {today}" in geo("locate", "40.2, 45.87").stdout


@pytest.mark.parametrize(
    ("on", "message"), [("2099-01-01", "is in the future"), ("1.9.2020", "is not a date")]
)
def test_locate_refuses_a_day_that_is_none(on, message):
    result = CliRunner().invoke(main, ["locate", "40.2, 45.87", "--on", on])
    assert result.exit_code == 2
    assert message in result.stderr


def test_locate_says_that_nothing_is_known_before_1994():
    result = geo("locate", "39.8177, 46.7528", "--on", "1993-01-01")
    assert "control                         indeterminate" in result.stdout
    assert "no dataset says who held what before 1994-05-12" in result.stderr


CSV = """id,Latitude,Longitude,uncertainty_m,date,note
sotk,40.20007,45.86951,500,2022-09-13,=2+2
centre,39.8177,46.7528,,2019-01-01,"two
lines"
north,91,45,,,
sotk,40.1,45.8,,,
"""


def test_locate_reads_a_csv_from_stdin_and_names_the_rows_it_leaves_out():
    result = geo("locate", "--format", "geojson", text=CSV)
    assert result.exit_code == 0
    collection = json.loads(result.stdout)
    first, second, third = collection["features"]
    assert third["id"] == "sotk-2"
    assert (first["id"], first["properties"]["on"], first["properties"]["uncertainty_m"]) == (
        "sotk",
        "2022-09-13",
        500,
    )
    assert first["properties"]["note"] == "=2+2"
    assert (second["id"], second["properties"]["control"]) == ("centre", "NK")
    assert [one["text"] for one in collection["rejections"]] == ["stdin:5 (north)"]
    assert "stdin:5 (north): left out: latitude 91 is not between -90 and 90" in result.stderr


def test_locate_writes_a_table_or_a_csv_that_is_no_formula():
    table = geo("locate", "-", text=CSV).stdout.splitlines()
    assert table[0].split() == [
        "id",
        "country",
        "admin1",
        "admin2",
        "border_km",
        "border_section",
        "side",
        "in_nagorno_karabakh",
        "control",
    ]
    assert [line.split()[0] for line in table[1:]] == ["sotk", "centre", "sotk-2"]
    rows = list(csv.DictReader(io.StringIO(geo("locate", "-", "--format", "csv", text=CSV).stdout)))
    assert [row["note"] for row in rows] == ["'=2+2", "two\nlines", ""]
    assert (rows[0]["country"], rows[0]["border_km"], rows[1]["control"]) == ("AM", "7.91", "NK")


def hostile_feature(identifier, kind, coordinates, properties="{}"):
    geometry = f'{{"type": "{kind}", "coordinates": {coordinates}}}'
    return f'{{"type": "Feature", "id": "{identifier}", "geometry": {geometry}, "properties": {properties}}}'


ESCAPES = """{"n": NaN, "big": 1e999, "half": "\\ud800", "tags": ["=HYPERLINK(1)", "b"], "list": [{"name": "x"}],
 "\\u001b[2J": "\\u001b[31m"}"""
HUGE = "1" + "0" * 400
HOSTILE = ",".join(
    [
        hostile_feature("a\\u001b]0;title\\u0007\\nb", "Point", "[46.75, 39.82]", ESCAPES),
        hostile_feature("huge", "Point", f"[{HUGE}, 2]"),
        hostile_feature("doubt", "Point", "[46, 39]", f'{{"uncertainty_m": {HUGE}}}'),
        hostile_feature("deep", "Polygon", "[" * 700 + "1" + "]" * 700),
        hostile_feature("words", "Point", '["46.75", "39.82"]'),
        hostile_feature("truth", "Point", "[true, false]"),
    ]
)
HOSTILE = f'{{"type": "FeatureCollection", "features": [{HOSTILE}]}}'


@pytest.mark.parametrize("form", ["table", "details", "csv", "geojson"])
def test_a_hostile_geojson_gives_one_answer_and_five_rejections(form):
    result = geo("locate", "--format", form, text=HOSTILE)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout + result.stderr
    assert "\x07" not in result.stdout + result.stderr
    assert result.stderr.count("left out") == 5
    if form == "csv":
        (row,) = csv.DictReader(io.StringIO(result.stdout))
        assert (row["tags"], row["n"], row["big"]) == ("'=HYPERLINK(1)|b", "", "")


def test_a_sure_answer_is_never_made_by_rounding():
    near = geo(
        "locate", "39.6374, 46.5498", "--on", "2023-09-20", "--uncertainty-m", "2900", "--format", "geojson"
    )
    said = json.loads(near.stdout)["features"][0]["properties"]
    table = geo(
        "locate", "39.6374, 46.5498", "--on", "2023-09-20", "--uncertainty-m", "2900", "--format", "table"
    ).stdout
    assert said["in_nagorno_karabakh_probability"] not in (0, 1)
    share = int(said["in_nagorno_karabakh_probability"] * 100)
    assert f"(yes {share}%)" in table


def test_locate_reads_a_geojson_and_gives_shares_of_polygons():
    ring = [[46.0, 39.0], [47.0, 39.0], [47.0, 40.0], [46.0, 40.0], [46.0, 39.0]]
    features = [
        {
            "type": "Feature",
            "id": "land",
            "properties": {"who": "me"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        },
        {
            "type": "Feature",
            "id": "spot",
            "properties": None,
            "geometry": {"type": "Point", "coordinates": [45.87, 40.2]},
        },
        {
            "type": "Feature",
            "id": "line",
            "properties": {},
            "geometry": {"type": "LineString", "coordinates": ring},
        },
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    result = geo("locate", "--format", "geojson", "--on", "2022-01-01", text=text)
    land, spot = json.loads(result.stdout)["features"]
    assert (land["id"], land["properties"]["who"], land["properties"]["side"]) == (
        "land",
        "me",
        "indeterminate",
    )
    assert sum(land["properties"]["shares"]["country"].values()) == pytest.approx(1, abs=0.001)
    assert "shares" not in spot["properties"]
    assert "stdin, feature 3 (line): left out: a LineString, not a point or polygon" in result.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "stdin: empty"),
        ("a,b\n1,2\n", "no columns for latitude and longitude in the header 'a,b'"),
        ("lat,lat,lon\n1,2,3\n", "two columns of one name"),
        ("lat,lon\n", "no rows"),
        ("lat,lon\nx,y\n", "none of 1 row is a position"),
        ("[1]", "a JSON list"),
        ("{", "not readable JSON"),
        ('{"type":"FeatureCollection"}', "without a list of features"),
        (
            '{"type":"Point","coordinates":[1,2],"crs":{"type":"name","properties":{"name":"EPSG:3857"}}}',
            "its CRS is 'EPSG:3857'",
        ),
        ("[" * 100_000, "not readable JSON"),
    ],
)
def test_what_locate_cannot_read_is_one_line_and_exit_code_1(text, message):
    result = geo("locate", "-", text=text)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr


@pytest.mark.parametrize("point", ["400, 50", "Goris", "40,5, 45,2"])
def test_a_wrong_coordinate_is_one_line_and_exit_code_1(point):
    result = geo("locate", point)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1


def test_map_writes_the_page_and_the_picture(tmp_path, report):
    page, picture = tmp_path / "map.html", tmp_path / "map.png"
    result = geo(
        "map",
        report,
        "-o",
        str(page),
        "--png",
        str(picture),
        "--view",
        "?from=2023-05-01&to=2023-05-31&zoom=99",
    )
    assert result.exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "zoom='99' in the link was ignored" in result.stderr


@pytest.mark.parametrize(
    ("name", "opening"),
    [("a.png", b"\x89PNG"), ("b.SVG", b"<?xml"), ("c.pdf", b"%PDF"), ("d.gif", b"GIF89a")],
)
def test_figure_writes_the_format_that_the_ending_says(tmp_path, report, name, opening):
    output = tmp_path / name
    more = (
        "--size",
        "post",
        "--title",
        "May",
        "--made",
        "2023-05-12T08:00Z",
        "--view",
        "https://x.org/?from=2023-05-01",
    )
    result = geo("figure", report, "-o", str(output), *more)
    assert (result.exit_code, result.stdout) == (0, "")
    assert output.read_bytes().startswith(opening)
    first = output.read_bytes()
    geo("figure", report, "-o", str(output), *more)
    assert output.read_bytes() == first


def test_figure_tells_the_picture_in_words(tmp_path, report):
    output, words = tmp_path / "a.png", tmp_path / "a.txt"
    spoken = geo("figure", report, "-o", str(output), "--title", "May 2023", "--alt", "-")
    geo("figure", report, "-o", str(output), "--title", "May 2023", "--alt", str(words))
    assert spoken.stdout == words.read_text(encoding="utf-8")
    assert spoken.stdout.startswith(
        "Map of the Armenia–Azerbaijan border and Nagorno-Karabakh: May 2023. 1 incident on 11 May 2023"
    )


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("-o", "a.txt"), 2, "its ending is none of png, svg, pdf"),
        (("-o", "a.png", "--made", "noon"), 1, "no moment"),
        (("-o", "a.png", "--link", "javascript:x"), 1, "no address to print"),
        (("-o", "a.gif", "--view", "?kinds=talks"), 1, "nothing to animate"),
        (("-o", "no/a.png"), 1, "cannot be written"),
    ],
)
def test_a_figure_that_cannot_be_made_is_one_line(tmp_path, monkeypatch, report, options, code, words):
    monkeypatch.chdir(tmp_path)
    result = geo("figure", report, *options)
    assert result.exit_code == code
    assert words in result.stderr
    assert list(tmp_path.glob("a.*")) == []


@pytest.mark.parametrize("command", ["extract", "map"])
def test_a_result_never_takes_the_place_of_a_report(report, command):
    result = geo(command, report, "-o", report)
    assert result.exit_code == 1
    assert "is one of the reports" in result.stderr
    assert Path(report).read_text(encoding="utf-8") == REPORT


def test_map_says_that_a_links_incident_is_not_there(tmp_path, report):
    result = geo("map", report, "-o", str(tmp_path / "map.html"), "--view", "?incident=incident-000000000000")
    assert result.exit_code == 0
    assert "incident-000000000000 in the link is not among the incidents" in result.stderr


def test_map_into_a_missing_folder_is_one_line(tmp_path, report):
    result = geo("map", report, "-o", str(tmp_path / "no" / "map.html"))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_the_command_is_installed_and_shows_no_traceback():
    run = subprocess.run(
        [sys.executable, "-c", "from geo.cli import main; main()", "extract", "nofile"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr == "Error: nofile: cannot be read: No such file or directory\n"


def test_a_text_given_as_a_name_is_refused_at_once():
    result = CliRunner().invoke(main, ["places", "Goris " * 100])
    assert (result.exit_code, "no name" in result.stderr) == (1, True)


def test_extract_explains_each_sentence_in_words(report):
    result = geo("extract", "--explain", report)
    assert "→ incident-" in result.stdout
    assert re.search(r"toponym +“Sotk”  \w+: Sotk", result.stdout)
    assert "{" not in result.stdout


def test_extract_explains_why_a_language_is_not_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("language: ka\n\nგამარჯობა", encoding="utf-8")
    assert "no lexicon" in geo("extract", "--explain", str(path)).stdout
    assert "a.txt: nothing was read: language 'ka': no lexicon" in geo("extract", str(path)).stderr


TWO = (
    "outlet: One\npublished: 2023-05-12\n\nArmenia's Defence Ministry said mortars hit Sotk on 11 May, wounding two Armenian soldiers.",
    "outlet: Two\npublished: 2023-05-12\n\nAzerbaijani troops shelled Sotk on 11 May, wounding two Armenian soldiers, Armenia's Defence Ministry said.",
)


@pytest.fixture
def two(tmp_path):
    paths = [tmp_path / name for name in ("one.txt", "two.txt")]
    for path, text in zip(paths, TWO, strict=True):
        path.write_text(text, encoding="utf-8")
    return list(map(str, paths))


def ids_in(result):
    return [feature["properties"]["incident_id"] for feature in json.loads(result.stdout)["features"]]


def test_extract_joins_reports_says_so_and_keeps_apart_what_it_is_told(two):
    joined = geo("extract", *two)
    assert "1 incident (1 site, 0 without a place, 1 told of by several reports)" in joined.stderr
    links = json.loads(joined.stdout)["features"][0]["properties"]["links"]
    pair = ",".join(link["incident_id"] for link in links)
    assert ids_in(geo("extract", *two, "--apart", pair)) == pair.split(",")
    assert ids_in(geo("extract", *two, "--no-link")) == pair.split(",")


def test_edits_that_fit_nothing_are_told(two, tmp_path):
    edits = tmp_path / "edits.json"
    edits.write_text(
        '[{"incident_id": "incident-0", "field": "kind", "machine": "mine", "value": "clash"}]',
        encoding="utf-8",
    )
    result = geo("extract", *two, "--apart", "incident-1,incident-2", "--corrections", str(edits))
    assert result.exit_code == 0
    assert "incident-1: --apart names it, and it is no incident of these reports" in result.stderr
    assert (
        "correction not applied: kind of incident-0, which is no incident of these reports" in result.stderr
    )
    edits.write_text("[]", encoding="utf-8")
    assert "holds no corrections" in geo("extract", *two, "--corrections", str(edits)).stderr


@pytest.mark.parametrize("pair", ["incident-1", ",", "a,a", "a,"])
def test_what_is_no_pair_of_ids_is_wrong_usage(two, pair):
    assert geo("extract", *two, "--apart", pair).exit_code == 2
    assert geo("extract", *two, "--apart", "a,b", "--no-link").exit_code == 2


def test_export_writes_what_the_view_shows_and_says_what_is_lost(tmp_path):
    path = tmp_path / "mines.csv"
    told = CliRunner().invoke(main, ["export", "--format", "ucdp", "--view", "kinds=mine", "-o", str(path)])
    assert told.exit_code == 0
    assert re.search(r"1 incident of \d\d as UCDP-shaped CSV; not in it:", told.stderr)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2
    whole = CliRunner().invoke(main, ["export"])
    assert len(json.loads(whole.stdout)["features"]) > 50
    assert CliRunner().invoke(main, ["export", "--format", "shp"]).exit_code == 2


@pytest.mark.parametrize("ending", ["geojson", "parquet", "zip"])
def test_files_of_ours_are_taken_where_reports_are(tmp_path, ending):
    first, again = tmp_path / f"first.{ending}", tmp_path / "again.geojson"
    plain = tmp_path / "plain.geojson"
    runner = CliRunner()
    make = ["snapshot", "make"] if ending == "zip" else ["export", "--format", ending]
    query = "kinds=shelling&from=2022-09-01&to=2022-09-30"
    assert runner.invoke(main, [*make, "--view", query, "-o", str(first)]).exit_code == 0
    assert runner.invoke(main, ["export", "--view", query, "-o", str(plain)]).exit_code == 0
    done = runner.invoke(main, ["export", str(first), "-o", str(again)])
    assert done.exit_code == 0
    assert json.loads(again.read_text()) == json.loads(plain.read_text())
    page = tmp_path / "page.html"
    assert runner.invoke(main, ["map", str(first), "-o", str(page)]).exit_code == 0
    narrowed = runner.invoke(main, ["export", str(first), "--view", "kinds=mine", "--format", "csv"])
    assert re.match(r"0 incidents of [1-9]\d* as CSV", narrowed.stderr)
    mixed = runner.invoke(main, ["export", str(first), str(plain)])
    assert (mixed.exit_code, mixed.stdout) == (1, "")
    assert "give it alone" in mixed.stderr


def test_a_link_to_a_snapshot_is_of_the_snapshot_and_of_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "home"))
    runner = CliRunner()
    zipped, again = tmp_path / "snapshot.zip", tmp_path / "again.geojson"
    made = runner.invoke(main, ["snapshot", "make", "--keep", "--view", "kinds=mine", "-o", str(zipped)])
    name = made.stdout.strip()
    shown = runner.invoke(
        main, ["export", "--view", f"http://localhost:8501/?snapshot={name}", "-o", str(again)]
    )
    assert shown.stderr.startswith(f"wrote {again}")
    assert "1 incident of 1 as GeoJSON" in shown.stderr
    for wrong, words in (("0" * 64, "is not kept here"), ("abc", "is no name of a snapshot")):
        refused = runner.invoke(
            main, ["figure", "--view", f"snapshot={wrong}", "-o", str(tmp_path / "x.png")]
        )
        assert (refused.exit_code, words in refused.stderr) == (1, True)
    both = runner.invoke(main, ["export", str(zipped), "--view", f"snapshot={name}"])
    assert (both.exit_code, "give no files" in both.stderr) == (1, True)


@pytest.mark.parametrize("ending", ["csv", "kml", "gpkg", "geojson"])
@pytest.mark.parametrize("command", ["extract", "map"])
def test_data_are_not_read_as_news(tmp_path, ending, command):
    path = tmp_path / f"incidents.{ending}"
    path.write_text('{"a": "On 9 May 2023 mortars hit Sotk, Armenia said."}', encoding="utf-8")
    result = CliRunner().invoke(
        main, [command, str(path), *(["-o", str(tmp_path / "x.html")] if command == "map" else [])]
    )
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.search("is no report but data|no collection of incidents", result.stderr)


def test_a_link_that_says_nothing_of_what_to_show_is_told():
    assert "says nothing of what to show" in CliRunner().invoke(main, ["export", "--view", "garbage"]).stderr
