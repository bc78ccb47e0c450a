"""The binary of the map's page: what goes in through Python comes out of the page's own reader, in a real Chromium."""

import json
import re
from datetime import datetime

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo import data
from geo.errors import InputError
from geo.export import feature_collection, to_geojson
from geo.ingest import sample_reports
from geo.pipeline import located_sites, run
from geo.render import IncidentLayer
from geo.render.columns import pack
from geo.render.container import Part, container
from geo.render.features import site_frame
from geo.render.losses import LOSS_COLUMNS, OPEN, acting_parties, loss_table, parties_of
from geo.render.site_rows import UNDATED, ordered_rows
from tests.browser import chromium, closed_page

READ = """() => { const { table } = incident_layer;
  const rows = [...Array(table.count).keys()].map((row) => table.incident(row));
  return { about: table.about, incidents: rows.map((one) => ({
    id: one.id, title: one.title, kind: one.kind.id, start: one.start, end: one.end, minute: table.minute(one.row), acting: one.acting,
    parties: [...one.parties], located: one.located, found: table.rowOf(one.id),
    sites: one.sites.map((site) => ({ id: site.id, props: site.props, lonlat: site.latlng && [...site.latlng].reverse(), style: site.style })),
  })) }; }"""


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


def read(browser, tmp_path, sites):
    """What the page's reader makes of sites, by way of a plain folium map."""
    canvas = folium.Map([40, 46], tiles=None)
    canvas.default_js, canvas.default_css = [], []
    canvas.add_child(IncidentLayer(sites))
    path = tmp_path / "map.html"
    path.write_text(canvas.get_root().render(), encoding="utf-8")
    with closed_page(browser) as (page, watch):
        page.goto(path.as_uri())
        found = page.evaluate(READ)
        assert (watch.outside, watch.errors) == ([], [])
    return found


def frame(rows, points, **columns):
    return gpd.GeoDataFrame(
        columns, index=rows, geometry=[point and shapely.Point(point) for point in points], crs=4326
    )


def known(properties):
    """Properties but those that say null: the page's reader leaves some of these out."""
    return {key: value for key, value in properties.items() if value is not None}


def test_every_feature_of_the_sample_reports_comes_out_as_it_went_in(browser, tmp_path):
    found = run(sample_reports())
    collection = json.loads(json.dumps(feature_collection(found, located_sites(found.incidents))))
    told = read(browser, tmp_path, collection)
    assert told["about"] == {
        key: value for key, value in collection.items() if key not in ("features", "type")
    }
    sites = {site["id"]: site for one in told["incidents"] for site in one["sites"]}
    assert len(sites) == len(collection["features"])
    for feature in collection["features"]:
        site = sites[feature["id"]]
        assert known(site["props"]) == known(feature["properties"]), feature["id"]
        geometry = feature["geometry"]
        if geometry and feature["properties"]["geo_precision"] != 6:
            assert site["lonlat"] == pytest.approx(geometry["coordinates"], abs=5e-7)
        else:
            assert site["lonlat"] is None
    assert [one["found"] for one in told["incidents"]] == list(range(len(told["incidents"])))
    starts = [one["start"] for one in told["incidents"]]
    assert starts == sorted(starts)


def test_a_file_of_ours_read_by_geopandas_gives_the_same_incidents(browser, tmp_path):
    found = run(sample_reports())
    located = located_sites(found.incidents)
    path = tmp_path / "incidents.geojson"
    path.write_text(to_geojson(found, located), encoding="utf-8")
    ours = read(browser, tmp_path, feature_collection(found, located))["incidents"]
    theirs = read(browser, tmp_path, gpd.read_file(path))["incidents"]
    for key in ("id", "title", "kind", "start", "end", "minute", "acting", "parties", "located"):
        assert [one[key] for one in theirs] == [one[key] for one in ours], key
    assert [[site["id"] for site in one["sites"]] for one in theirs] == [
        [site["id"] for site in one["sites"]] for one in ours
    ]


@pytest.mark.parametrize(
    "hostile", ["</script>", "<!--", "\u2028", "{{ 7*7 }}", "{% raw %}", "${x}", "`", "\x01", "\x00 Sotk"]
)
def test_hostile_text_survives_whole(browser, tmp_path, hostile):
    rows = frame(["a"], [(46, 40)], title=[hostile], place_name=["Sotk"], note=[{"deep": [hostile]}])
    (one,) = read(browser, tmp_path, rows)["incidents"]
    (site,) = one["sites"]
    assert (site["props"]["title"], site["props"]["note"]) == (hostile, {"deep": [hostile]})


@pytest.mark.parametrize(
    "ids",
    [
        ["ucdp-7", "ucdp-1234567", "ucdp-80"],
        ["incident-00000000000a", "incident-ffffffffffff", "incident-0123456789ab"],
        ["ucdp-07", "ucdp-7", "Ա"],
        ["a-1\u0663", "a-2\u0663", "a-3\u0663"],
        ["1", "x", "</script>"],
    ],
)
def test_ids_of_any_sort_come_out_as_they_were(browser, tmp_path, ids):
    told = read(browser, tmp_path, frame(ids, [(46, 40)] * 3, date_start=["2022-09-13"] * 3))
    assert sorted(one["id"] for one in told["incidents"]) == sorted(ids)
    assert [one["found"] for one in told["incidents"]] == [0, 1, 2]
    assert {one["sites"][0]["id"] for one in told["incidents"]} == set(ids)


def test_rows_are_in_the_order_of_time_and_those_without_a_date_are_last(browser, tmp_path):
    rows = frame(
        list("abcdef"),
        [(46, 40)] * 6,
        date_start=["2022-09-13", None, "2020-10-02", "2022-09-13", None, "not a day"],
        date_end=["2022-09-14", None, "2020-10-01", "2022-09-13", "1992-02-26", None],
    )
    told = read(browser, tmp_path, rows)["incidents"]
    assert [one["id"] for one in told] == ["e", "c", "d", "a", "b", "f"]
    assert [(one["start"], one["end"]) for one in told[4:]] == [(None, None)] * 2
    days = [np.datetime64(day).astype(int) for day in ("1992-02-26", "2020-10-01", "2020-10-02")]
    assert [told[0]["start"], told[1]["start"], told[1]["end"]] == days
    assert told[5]["sites"][0]["props"]["date_start"] == "not a day"


def test_an_incidents_sites_are_one_incident_wherever_its_rows_stand(browser, tmp_path):
    rows = frame(
        ["a-1", "b-1", "a-2", "c"],
        [(46, 40), (46.1, 40), None, (45, 39)],
        incident_id=["a", "b", "a", None],
        date_start=["2022-09-14", "2022-09-13", "2022-09-14", "2022-09-13"],
        geo_precision=[1, 2, 6, None],
        role=["struck", "near", None, "struck"],
        uncertainty_m=[1000, 2500.5, None, 0],
    )
    told = {one["id"]: one for one in read(browser, tmp_path, rows)["incidents"]}
    assert {key: [site["id"] for site in one["sites"]] for key, one in told.items()} == {
        "a": ["a-1", "a-2"], "b": ["b-1"], "c": ["c"],
    }  # fmt: skip
    assert [site["style"] for key in "abc" for site in told[key]["sites"]] == [
        "exact",
        "none",
        "near",
        "near",
    ]
    assert [told[key]["located"] for key in "abc"] == [True, True, True]
    metres = [site["props"]["uncertainty_m"] for key in "abc" for site in told[key]["sites"]]
    assert metres == [1000, None, 2500.5, 0]


def test_what_no_list_knows_stays_what_it_is(browser, tmp_path):
    rows = frame(["a", "b"], [(46, 40)] * 2, kind=["riot", "mine"], date_precision=["decade", "month"], role=["beside", "near"],
                 date_start=[pd.Timestamp("2022-09-13 07:30"), pd.Timestamp("2022-09-14")])  # fmt: skip
    first, second = read(browser, tmp_path, rows)["incidents"]
    assert (first["kind"], second["kind"]) == ("other", "mine")
    assert [first["sites"][0]["props"][key] for key in ("kind", "date_precision", "role")] == [
        "riot", "decade", "beside",
    ]  # fmt: skip


def test_a_time_is_the_minute_of_the_local_day(browser, tmp_path):
    times = [
        "2022-09-12T20:05:00Z",
        datetime.fromisoformat("2022-09-13T15:59:00+00:00"),
        None,
        "2022-09-20T00:00:00Z",
    ]
    rows = frame(list("abcd"), [(46, 40)] * 4, date_start=["2022-09-13"] * 4, time_utc=times)
    assert [one["minute"] for one in read(browser, tmp_path, rows)["incidents"]] == [5, 19 * 60 + 59, -1, -1]


def test_lists_that_a_file_left_as_text_are_lists(browser, tmp_path):
    claims = [{"claimant": "MoD", "claimant_party": "Armenia", "stance": "accuses", "about": "Azerbaijan"}]
    rows = frame(["a", "b"], [(46, 40)] * 2, claims=[json.dumps(claims), "[no list"])
    first, second = read(browser, tmp_path, rows)["incidents"]
    assert first["sites"][0]["props"]["claims"] == claims
    assert (first["acting"], first["parties"]) == (["Azerbaijan"], ["Armenia"])
    assert (second["acting"], second["parties"]) == ([], ["none"])


def test_an_empty_frame_is_a_map_without_incidents(browser, tmp_path):
    empty = frame([], [], title=[])
    assert read(browser, tmp_path, empty)["incidents"] == []
    assert read(browser, tmp_path, {"type": "FeatureCollection", "features": []})["incidents"] == []


def test_the_same_frame_gives_the_same_bytes_in_any_order_of_rows():
    rows = frame(
        list("abc"), [(46, 40), (45, 39), (46, 40)], date_start=["2022-09-13"] * 3, title=["x", "y", "z"]
    )
    assert pack(rows) == pack(rows) == pack(rows.iloc[::-1])


def test_an_incidents_sites_keep_their_order_wherever_other_incidents_stand():
    rows = frame(
        ["a-2", "b", "a-1", "c"],
        [(46, 40), (45, 39), (46.1, 40), None],
        incident_id=["a", "b", "a", "c"],
        date_start=["2022-09-13"] * 4,
        title=["x", "y", "x", "z"],
    )
    assert pack(rows) == pack(rows.iloc[[0, 2, 3, 1]]) == pack(rows.iloc[[3, 0, 1, 2]])
    assert ordered_rows(rows)["site_id"].tolist() == ["a-2", "a-1", "b", "c"]


def test_an_incident_lasts_from_the_first_to_the_last_of_its_rows_that_have_a_day():
    rows = frame(
        list("abcd"),
        [(46, 40)] * 4,
        incident_id=["one", "one", "one", "two"],
        date_start=[None, "2022-09-14", "2022-09-13", None],
        date_end=[None, None, "2022-09-13", None],
    )
    days = ordered_rows(rows)[["first_day", "last_day"]].to_numpy().tolist()
    first = int(np.datetime64("2022-09-13").astype(int))
    assert days == [[first, first + 1]] * 3 + [[UNDATED, UNDATED]]


def test_days_are_local_whatever_the_time_zone_of_a_moment():
    moment = pd.Timestamp("2022-09-13 00:30+04:00")
    day = int(np.datetime64("2022-09-13").astype(int))
    for told in (
        pd.Series([moment]),
        pd.Series([moment]).dt.tz_convert("UTC"),
        pd.Series([moment.tz_convert("UTC").to_pydatetime()], dtype=object),
        pd.Series(["2022-09-13 00:30+04:00"]),
        pd.Series([pd.Timestamp("2022-09-13 00:30")]),
    ):
        rows = frame(["a"], [(46, 40)]).assign(date_start=told.set_axis(["a"]))
        assert ordered_rows(rows)["first_day"].tolist() == [day]


def test_a_frame_without_a_crs_is_in_degrees_or_refused():
    degrees, metres = frame(["a"], [(46, 40)]), frame(["a"], [(46, 40)]).to_crs(32638)
    assert pack(degrees.set_crs(None, allow_override=True)) == pack(degrees)
    with pytest.raises(InputError, match=r"row 'a' lies at .*: give degrees.*no CRS: frame\.set_crs"):
        pack(metres.set_crs(None, allow_override=True))


@pytest.mark.parametrize(
    "point", [(181, 40), (46, -90.5), (float("inf"), 40), (float("nan"), 40), (46, float("nan"))]
)
def test_a_point_that_is_not_on_the_globe_is_refused_in_words(point):
    rows = gpd.GeoDataFrame(index=["fine", "off"], geometry=gpd.points_from_xy(*zip((46, 40), point, strict=True)), crs=4326)  # fmt: skip
    with pytest.raises(InputError, match=r"row 'off' lies at \(.*\): give degrees, longitude and latitude"):
        pack(rows)


def test_a_point_of_nothing_is_no_place():
    rows = gpd.GeoDataFrame(index=["a"], geometry=gpd.points_from_xy([None], [None]), crs=4326)
    assert np.isnan(ordered_rows(rows)[["lon", "lat"]].to_numpy()).all()


@pytest.mark.parametrize(("kind", "values"), [("i32", [2**31]), ("u16", [-1]), ("delta", [-(2**31), 2**31 - 1]), ("u8", [0, 256])])  # fmt: skip
def test_a_number_that_has_no_room_in_its_column_is_refused_in_words(kind, values):
    with pytest.raises(InputError, match=f"count from .* has no room in {kind}"):
        container(Part({"count": (kind, np.array(values))}), [])


def test_sites_that_cannot_be_told_apart_are_refused_in_one_message():
    part = frame([0], [(46, 40)], title=["x"])
    with pytest.raises(InputError, match="1 id in several rows, '0': give each site an id of its own"):
        pack(pd.concat([part, part]))
    rows = frame([0, 1, 2, 3], [(46, 40)] * 4, id=["a", None, "a", float("nan")])
    with pytest.raises(InputError, match="2 without an id, the first in row 1 and 1 id in several rows, 'a'"):
        pack(rows)


def test_a_frame_that_was_filtered_or_sorted_keeps_its_ids():
    rows = frame(range(3), [(46, 40)] * 3, id=["x", "y", "z"], date_start=["2022-09-13"] * 3)
    assert ordered_rows(rows[rows["id"] != "x"])["site_id"].tolist() == ["y", "z"]
    assert pack(rows.sort_values("id", ascending=False)) == pack(rows)
    named = rows.set_index(pd.Index([7, 8, 9], name="number"))
    assert ordered_rows(named)["site_id"].tolist() == ["7", "8", "9"]


def test_a_file_of_parquet_gives_its_lists_as_arrays_and_they_are_lists(browser, tmp_path):
    claims = [{"claimant": "MoD", "claimant_party": "Armenia", "stance": "asserts", "side": "Armenia", "killed": {"low": 2, "best": 2, "high": 2}}]  # fmt: skip
    rows = frame(["a", "b"], [(46, 40)] * 2, claims=[claims, None], tags=[["x", "y"], []])
    path = tmp_path / "sites.parquet"
    rows.to_parquet(path)
    read_back = gpd.read_parquet(path)
    assert isinstance(read_back["tags"].iloc[0], np.ndarray)
    first, second = read(browser, tmp_path, read_back)["incidents"]
    assert first["parties"] == ["Armenia"]
    assert first["sites"][0]["props"]["claims"] == claims
    assert (first["sites"][0]["props"]["tags"], second["sites"][0]["props"]["tags"]) == (["x", "y"], [])


def test_a_collection_from_elsewhere_is_taken_with_what_it_leaves_out():
    features = [
        {"type": "Feature", "id": 0, "properties": None, "geometry": {"type": "Point", "coordinates": []}},
        {"type": "Feature", "properties": {"incident_id": "one"}, "geometry": None},
        {"type": "Feature", "properties": {"incident_id": "one"}, "geometry": {"type": "Point", "coordinates": [46, 40, 1200]}},
        {"type": "Feature", "properties": {}},
    ]  # fmt: skip
    made = site_frame({"type": "FeatureCollection", "features": features})
    assert made.index.tolist() == ["0", "one", "one-2", "3"]
    assert made.geometry.isna().tolist() == [True, True, False, True]
    assert pack(made)


@pytest.mark.parametrize(
    ("collection", "words"),
    [
        ({}, "no list of features"),
        ({"features": [7]}, "feature 0 is none"),
        ({"features": [{"properties": [1]}]}, "feature 0 is none"),
        ({"features": [{"id": "a", "properties": {}, "geometry": "Point"}]}, "'a' is a thing that is no geometry"),
        ({"features": [{"id": "a", "properties": {}, "geometry": {"type": "Point", "coordinates": ["46", "40"]}}]}, "'a' has coordinates that are not two numbers"),
    ],
)  # fmt: skip
def test_a_collection_that_is_none_is_refused_in_words(collection, words):
    with pytest.raises(InputError, match=words):
        site_frame(collection)


def test_a_frame_of_another_crs_or_of_polygons_is_refused_in_words():
    rows = frame(["a"], [(46, 40)])
    with pytest.raises(InputError, match=r"EPSG:3857.*frame\.to_crs\(4326\)"):
        pack(rows.to_crs(3857))
    with pytest.raises(InputError, match="geometries of type Polygon"):
        pack(rows.set_geometry([shapely.box(45, 39, 46, 40)], crs=4326))
    with pytest.raises(InputError, match="'line' is a LineString"):
        site_frame(
            {
                "features": [
                    {"id": "line", "properties": {}, "geometry": {"type": "LineString", "coordinates": []}}
                ]
            }
        )


def test_a_number_that_is_none_deep_within_is_refused_in_words():
    rows = frame(["a"], [(46, 40)], claims=[[{"killed": {"low": float("nan")}, "side": "Armenia"}]])
    with pytest.raises(InputError, match="is NaN or infinite: give None"):
        pack(rows)


def test_a_hundred_thousand_incidents_take_less_than_a_megabyte():
    rng = np.random.default_rng(20220913)
    count = 100_000
    spots = np.column_stack([rng.uniform(44.8, 47.5, 2000), rng.uniform(38.9, 41.2, 2000)])
    at = rng.integers(0, 2000, count)
    rows = gpd.GeoDataFrame(
        {
            "title": [f"Shelling near Place {one}" for one in at],
            "place_name": [f"Place {one}" for one in at],
            "kind": rng.choice(["shelling", "mine", "clash"], count),
            "date_start": np.datetime64("2016-04-01") + np.sort(rng.integers(0, 3000, count)),
        },
        index=[f"ucdp-{number}" for number in range(count)],
        geometry=gpd.points_from_xy(*spots[at].T),
        crs=4326,
    )
    assert len(pack(rows)) < 1_000_000


def claim(party, side=None, **counts):
    return {"claimant_party": party, "side": side, **counts}


def test_losses_are_what_a_side_says_of_itself_the_lowest_and_the_highest():
    claims = [
        claim("Armenia", "Armenia", killed={"low": 49, "best": 49, "high": 49}),
        claim(
            "Azerbaijan",
            "Armenia",
            killed={"low": 60, "best": None, "high": None},
            wounded={"low": None, "best": None, "high": None},
        ),
        claim("Outlet", "Azerbaijan", killed={"low": 0, "best": 0, "high": 0}),
        claim("Armenia", "Armenia", killed={"low": 105, "best": 105, "high": 105}) | {"cumulative": True},
        claim("Armenia", None, killed={"low": 3, "best": 3, "high": 3}),
        "no claim",
    ]
    table = dict(zip(LOSS_COLUMNS, loss_table([None, claims]), strict=True))
    assert table == {
        "loss_incident": [1, 1], "loss_side": [0, 1], "loss_measure": [0, 0], "loss_own": [50, 0], "loss_low": [50, 1], "loss_high": [61, 1], "loss_open": [OPEN["high"], 0],
    }  # fmt: skip


def test_a_side_that_says_at_least_of_itself_leaves_both_sums_open():
    least = {"low": 20, "best": 20, "high": None}
    few = {"low": 3, "best": 3, "high": 3}
    claims = [claim("Armenia", "Armenia", killed=least), claim("Azerbaijan", "Armenia", killed=few)]
    table = dict(zip(LOSS_COLUMNS, loss_table([claims]), strict=True))
    assert (table["loss_own"], table["loss_high"], table["loss_open"]) == (
        [21],
        [21],
        [OPEN["own"] | OPEN["high"]],
    )
    up_to = {"low": None, "best": None, "high": 30}
    table = dict(
        zip(LOSS_COLUMNS, loss_table([[*claims, claim("Outlet", "Armenia", killed=up_to)]]), strict=True)
    )
    assert (table["loss_high"], table["loss_open"]) == ([31], [OPEN["own"]])


def test_the_page_knows_the_same_bits_of_open_sums():
    script = data.asset("loss-summary.js")
    told = dict(re.findall(r"(own|low|high): (\d)", re.search(r"const OPEN = \{(.*?)\}", script)[1]))
    assert {rule: int(bit) for rule, bit in told.items()} == {"low": 0, **OPEN}


def test_parties_and_accused_are_bits_in_the_order_of_the_closed_list():
    claims = [
        {"claimant_party": "Azerbaijan", "stance": "accuses", "about": "Armenia"},
        {"claimant_party": "Mars", "stance": "denies", "about": "Russia"},
    ]
    assert (parties_of(claims), acting_parties(claims)) == (0b10010, 0b1)
    assert (parties_of(None), acting_parties("x")) == (0, 0)
