import json
from datetime import date, datetime, timedelta

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Geod

from geo.errors import InputError
from geo.model import LonLat
from geo.spatial import (
    CONTEXT_COLUMNS,
    CONTEXT_KEYS,
    LOCAL,
    locate,
    parse_point,
    point_context,
    points_frame,
)
from tests.world import feature, square, toy_theatre

TOY = toy_theatre()


def toy(*positions, doubt=0.0):
    frame = points_frame(
        [LonLat(*one) for one in positions],
        [f"s{n}" for n in range(len(positions))],
        [doubt] * len(positions),
    )
    return locate(frame, theatre=TOY)


def test_one_row_in_one_row_out_with_the_same_index():
    located = toy((45.5, 39.75), (46.5, 39.5), (46.75, 39.75), (50, 50))
    assert list(located.index) == ["s0", "s1", "s2", "s3"]
    assert list(located["country"]) == ["AM", "AZ", "AM", None]
    assert list(located["side"]) == ["AM", "AZ", "AM", "outside"]
    assert list(located["admin1"]) == ["AM-N", "AZ-ALL", "AM-N", None]
    assert set(CONTEXT_COLUMNS) <= set(located.columns)


def test_a_point_on_the_border_is_in_one_country_and_says_so():
    located = toy((46.0, 39.5))
    assert (located["country"].item(), located["on_boundary"].item(), located["side"].item()) == (
        "AM",
        True,
        "indeterminate",
    )
    assert located["border_m"].item() == pytest.approx(0, abs=0.01)


def test_the_border_distance_is_geodesic_and_names_the_section():
    located = toy((45.9, 39.5), (46.71, 39.75))
    expected = Geod(ellps="WGS84").inv(45.9, 39.5, 46.0, 39.5)[2]
    assert located["border_m"].iloc[0] == pytest.approx(expected, rel=1e-4)
    assert list(located["border_section"]) == ["edge", "exclave"]


def test_a_point_abroad_whose_doubt_reaches_a_country_is_indeterminate():
    assert toy((44.95, 39.5))["side"].item() == "outside"
    assert toy((44.95, 39.5), doubt=10_000)["side"].item() == "indeterminate"
    assert toy((42.0, 39.5), doubt=10_000)["side"].item() == "outside"


@pytest.mark.parametrize(
    ("doubt", "answer", "best", "least", "most"),
    [
        (0, "AM", "AM", 1, 1),
        (5_000, "AM", "AM", 1, 1),
        (10_000, "AM", "AM", 0.96, 0.995),  # 8,560 m is 2.1 standard deviations: 98 %
        (20_000, "indeterminate", "AM", 0.83, 0.87),  # 1.05: 85 %
        (200_000, "indeterminate", "outside", 0.6, 0.7),
    ],
)
def test_the_side_is_as_probable_as_the_share_of_the_doubt_on_it(doubt, answer, best, least, most):
    row = toy((45.9, 39.5), doubt=doubt).iloc[0]
    assert (row["side"], row["side_best"]) == (answer, best)
    assert least <= row["side_probability"] <= most


def test_the_accuracy_of_the_border_counts_like_doubt_of_the_point():
    assert toy((45.9985, 39.5))["side"].item() == "AM"  # 129 m off, more than the 67 m that give 95 %
    near = toy((45.9995, 39.5)).iloc[0]  # 43 m is 1.05 standard deviations of a line known to 100 m
    assert near["side"] == "indeterminate"
    assert near["side_probability"] == pytest.approx(0.85, abs=0.03)


@pytest.mark.parametrize(
    ("lon", "doubt", "expected", "probability"),
    [
        (46.5, 0, "yes", 1),
        (46.3, 0, "no", 0),
        (
            46.405,
            0,
            "indeterminate",
            0.85,
        ),  # 430 m within an outline known to 1,000 m: 1.05 standard deviations
        (46.395, 0, "indeterminate", 0.15),
        (46.5, 20_000, "indeterminate", 0.57),  # 8,600 by 11,100 m each way of 8,171 m: 0.707 times 0.826
        (45.5, 20_000, "no", 0),
    ],
)
def test_the_former_oblast_is_yes_no_or_indeterminate(lon, doubt, expected, probability):
    row = toy((lon, 39.5), doubt=doubt).iloc[0]
    assert row["in_nagorno_karabakh"] == expected
    assert row["in_nagorno_karabakh_probability"] == pytest.approx(probability, abs=0.03)


@pytest.mark.parametrize(
    ("on", "control", "area"),
    [
        ("1999-12-31", "indeterminate", None),
        ("2000-01-01", "AM", "held"),
        (date(2009, 12, 31), "AM", "held"),
        ("2010-01-01", "contested", "fought"),
        ("2010-12-31", "contested", "fought"),
        ("2011-01-01", "AZ", None),
        (None, "indeterminate", None),
    ],
)
def test_control_is_that_of_the_day(on, control, area):
    row = locate(points_frame([LonLat(46.5, 39.5)], ["p"]), on=on, theatre=TOY).iloc[0]
    assert (row["control"], row["control_area"]) == (control, area)
    assert row["control_probability"] == 1 or control == "indeterminate"


def test_control_before_the_first_known_day_has_no_probability():
    row = locate(points_frame([LonLat(45.5, 39.5)], ["p"]), on="1990-01-01", theatre=TOY).iloc[0]
    assert (row["control"], row["control_best"]) == ("indeterminate", None)
    assert np.isnan(row["control_probability"])


def test_control_near_the_edge_of_an_area_is_in_doubt_by_its_accuracy():
    row = locate(points_frame([LonLat(46.405, 39.5)], ["p"]), on="2005-06-01", theatre=TOY).iloc[0]
    assert (row["control"], row["control_best"], row["control_area"]) == ("indeterminate", "AM", "held")
    assert row["control_probability"] == pytest.approx(0.85, abs=0.03)


def test_an_area_is_as_sharp_as_the_border_where_it_follows_it():
    held = feature(
        "held",
        [square(46, 39, 46.5, 40)],
        control="AM",
        country="AZ",
        accuracy_m=5000,
        valid_from="2000-01-01",
        valid_to=None,
    )
    world = toy_theatre(control=[held])
    row = locate(points_frame([LonLat(46.01, 39.5)], ["p"]), on="2005-01-01", theatre=world).iloc[
        0
    ]  # 860 m inside
    assert (row["side"], row["control"], row["control_probability"]) == ("AZ", "AM", 1)
    row = locate(points_frame([LonLat(46.49, 39.5)], ["p"]), on="2005-01-01", theatre=world).iloc[0]
    assert (row["control"], row["control_best"]) == ("indeterminate", "AM")


def test_each_point_can_have_its_own_day():
    frame = points_frame([LonLat(46.5, 39.5)] * 4, list("abcd"))
    days = [date(2005, 1, 1), "2010-06-01", None, np.datetime64("2011-01-01")]
    assert list(locate(frame, on=days, theatre=TOY)["control"]) == ["AM", "contested", "indeterminate", "AZ"]
    series = pd.Series(pd.to_datetime(["2005-01-01", "2010-06-01", None, "2011-01-01"]), list("abcd"))
    assert list(locate(frame, on=series, theatre=TOY)["control"]) == [
        "AM",
        "contested",
        "indeterminate",
        "AZ",
    ]


def test_areas_are_those_that_stand_on_the_day():
    frame = points_frame([LonLat(46.2, 39.5), LonLat(46.5, 39.5), LonLat(45.5, 39.5)], list("abc"))
    assert list(locate(frame, on="2005-01-01", theatre=TOY)["areas"]) == [("corridor",), ("disputed",), ()]
    assert list(locate(frame, on="2010-01-01", theatre=TOY)["areas"]) == [(), ("disputed",), ()]
    assert list(locate(frame, theatre=TOY)["areas"]) == [("corridor",), ("disputed",), ()]


@pytest.mark.parametrize(
    ("on", "message"),
    [
        ("13.09.2022", "'13.09.2022' is not a day: write YYYY-MM-DD"),
        (20220913, "20220913 is not a day"),
        (["2022-09-13"], "1 days for 2 points"),
        (["2022-09-13", "soon"], "'soon' is not a day"),
        (pd.Series(["2022-09-13"] * 2, ["x", "y"]), "another index"),
        ([["2022-09-13"], {}], "what is no day"),
    ],
)
def test_what_is_no_day_says_so(on, message):
    with pytest.raises(InputError, match=message):
        locate(points_frame([LonLat(46, 39)] * 2, ["a", "b"]), on=on, theatre=TOY)


def test_beyond_the_datasets_all_is_unknown_but_that_it_is_outside():
    row = toy((2.35, 48.85)).iloc[0]
    assert not row["in_theatre"]
    assert (row["country"], row["border_section"], row["side"]) == (None, None, "outside")
    assert np.isnan(row["border_m"])


def test_just_beyond_the_datasets_the_distance_is_unknown_as_well():
    located = toy((44.95, 39.5), (45.05, 39.5))
    assert list(located["in_theatre"]) == [False, True]
    assert np.isnan(located["border_m"].iloc[0])
    assert located["border_m"].iloc[1] == pytest.approx(81_600, rel=0.01)
    assert list(located["border_section"]) == [None, "edge"]


@pytest.mark.parametrize("kind", [pd.Timestamp, datetime.fromisoformat])
def test_a_time_with_a_zone_counts_by_its_day_in_both_countries(kind):
    frame = points_frame([LonLat(46.5, 39.5)] * 2, ["a", "b"])
    times = [kind("2009-12-31T19:59+00:00"), kind("2009-12-31T20:00+00:00")]
    assert list(locate(frame, on=times, theatre=TOY)["control"]) == ["AM", "contested"]


def test_nobody_knows_who_will_hold_what():
    tomorrow = datetime.now(LOCAL).date() + timedelta(days=1)
    frame = points_frame([LonLat(46.5, 39.5)], ["p"])
    assert locate(frame, on=tomorrow, theatre=TOY)["control"].item() == "indeterminate"
    assert locate(frame, on=tomorrow - timedelta(days=1), theatre=TOY)["control"].item() == "AZ"


def test_days_that_numpy_lacks_are_no_days():
    frame = points_frame([LonLat(46.5, 39.5)] * 2, ["a", "b"])
    days = np.array(["NaT", "2010-06-01"], "M8[D]")
    assert list(locate(frame, on=days, theatre=TOY)["control"]) == ["indeterminate", "contested"]
    assert set(locate(frame, on=np.datetime64("2010-06-01"), theatre=TOY)["control"]) == {"contested"}


def test_a_point_on_the_border_is_not_held_as_the_area_beyond_it():
    held = feature(
        "held", [square(46, 39, 46.5, 40)], control="contested", country="AZ", accuracy_m=100,
        valid_from="2000-01-01", valid_to=None,
    )  # fmt: skip
    row = locate(
        points_frame([LonLat(46, 39.5)], ["p"]), on="2005-01-01", theatre=toy_theatre(control=[held])
    ).iloc[0]
    assert (row["country"], row["control_area"]) == ("AM", None)


def test_one_point_whose_numbers_may_be_swapped_gets_no_answer():
    row = toy((45.5, 39.5), (39.5, 45.5), (30.0, 60.0)).iloc[1]
    assert (row["country"], row["side"], row["in_nagorno_karabakh"], row["control"]) == (
        None,
        *["indeterminate"] * 3,
    )
    assert np.isnan([row["side_probability"], row["in_nagorno_karabakh_probability"]]).all()
    assert toy((45.5, 39.5), (39.5, 45.5), (30.0, 60.0))["side"].iloc[2] == "outside"


def test_a_province_within_another_is_the_second_level():
    row = toy((46.2, 39.5)).iloc[0]
    assert (row["admin1"], row["admin1_name"], row["admin2"], row["admin2_name"]) == (
        "AZ-ALL",
        "All the East",
        "AZ-E",
        "East",
    )


def test_crs84_is_wgs_84_and_other_names_of_the_geometry_do():
    frame = gpd.GeoDataFrame(geometry=[shapely.Point(45.5, 39.5, 1500)], crs="OGC:CRS84").rename_geometry(
        "where"
    )
    located = locate(frame, theatre=TOY)
    assert located["country"].item() == "AM"
    assert (located.geometry.name, located.crs) == ("where", frame.crs)


def test_a_row_has_the_same_answer_whatever_the_others_are():
    generator = np.random.default_rng(12)
    positions = [LonLat(*one) for one in generator.uniform((44.5, 38.9), (47.2, 41.2), (3_000, 2))]
    frame = points_frame(
        positions, [str(n) for n in range(3_000)], generator.choice([0, 900, 2_500, 20_000.0], 3_000).tolist()
    )
    days = pd.Series(generator.choice(["2019-01-01", "2020-11-15", "2022-10-01"], 3_000), frame.index)
    order = generator.permutation(3_000)
    shuffled = locate(frame.iloc[order], on=days.iloc[order])
    pd.testing.assert_frame_equal(
        pd.DataFrame(locate(frame, on=days)), pd.DataFrame(shuffled.loc[frame.index])
    )


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pd.DataFrame({"lon": [45]}), "active geometry column"),
        (gpd.GeoDataFrame({"lon": [45]}), "active geometry column"),
        (
            points_frame([LonLat(45, 39)], ["a"]).rename_geometry("side"),
            "the geometry column is called 'side'",
        ),
        (points_frame([LonLat(45, 39)], ["a"], [1e300]), "0 to 20,000,000, at row a"),
        (
            gpd.GeoDataFrame(
                pd.DataFrame([[1, 2, shapely.Point(45, 39)]], columns=["a", "a", "geometry"]), crs=4326
            ),
            "two columns 'a'",
        ),
    ],
)
def test_a_frame_that_has_no_room_for_the_answer_says_so(frame, message):
    with pytest.raises(InputError, match=message):
        locate(frame, theatre=TOY)


def test_a_small_area_known_well_is_not_blurred_by_a_large_one_beside_it():
    spans = {"valid_from": "2000-01-01", "valid_to": None, "country": "AZ"}
    large = feature("large", [square(46.3, 39.2, 46.8, 39.49)], control="contested", accuracy_m=5000, **spans)
    small = feature("small", [square(46.48, 39.49, 46.52, 39.51)], control="AZ", accuracy_m=300, **spans)
    point = points_frame([LonLat(46.5, 39.5)], ["p"])
    alone = locate(point, on="2005-01-01", theatre=toy_theatre(control=[large])).iloc[0]
    assert (alone["control"], alone["control_best"]) == ("indeterminate", "AZ")
    both = locate(point, on="2005-01-01", theatre=toy_theatre(control=[large, small])).iloc[0]
    assert (both["control"], both["control_probability"]) == ("AZ", pytest.approx(1))


def test_an_empty_frame_stays_empty_with_all_columns():
    located = locate(points_frame([], []), theatre=TOY)
    assert len(located) == 0
    assert set(CONTEXT_COLUMNS) <= set(located.columns)


def test_the_frame_given_is_left_as_it_is():
    frame = points_frame([LonLat(45.5, 39.5)], ["a"])
    before = frame.copy()
    locate(frame, theatre=TOY)
    assert frame.equals(before)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (gpd.GeoDataFrame(geometry=[shapely.Point(45, 39)]), "CRS is None"),
        (gpd.GeoDataFrame(geometry=[shapely.Point(45, 39)], crs=3857), "CRS is EPSG:3857"),
        (gpd.GeoDataFrame(geometry=[shapely.Point()], index=["x"], crs=4326), "no point at row x"),
        (
            gpd.GeoDataFrame(geometry=[shapely.Point(float("nan"), 39)], index=["x"], crs=4326),
            "no point at row x|not on Earth at row x",
        ),
        (gpd.GeoDataFrame(geometry=[None], index=["x"], crs=4326), "no point at row x"),
        (gpd.GeoDataFrame(geometry=[shapely.LineString([(0, 0), (1, 1)])], crs=4326), "no point at row 0"),
        (gpd.GeoDataFrame(geometry=[shapely.Point(45, 139)], crs=4326), "not on Earth"),
        (points_frame([LonLat(45, 39)], ["x"], [float("nan")]), "uncertainty_m is not a number of metres"),
        (points_frame([LonLat(45, 39)], ["x"], [-1.0]), "uncertainty_m is not a number of metres"),
        (gpd.GeoDataFrame(geometry=[shapely.Point(45, 39)] * 2, index=["x", "x"], crs=4326), "same id"),
    ],
)
def test_a_frame_that_cannot_be_located_says_why(frame, message):
    with pytest.raises(InputError, match=message):
        locate(frame)


@pytest.mark.parametrize(
    ("lon", "lat", "country", "admin1", "in_oblast", "border_km"),
    [
        (46.34168, 39.51111, "AM", "AM-SU", "no", 7.5),  # Goris
        (45.86951, 40.20007, "AM", "AM-GR", "no", 7.9),  # Sotk
        (46.7528, 39.8177, "AZ", None, "yes", None),  # Stepanakert / Khankendi
        (46.04446, 40.10984, "AZ", "AZ-KAL", "no", None),  # Kalbajar
    ],
)
def test_known_places_lie_where_they_lie(lon, lat, country, admin1, in_oblast, border_km):
    located = locate(points_frame([LonLat(lon, lat)], ["here"])).iloc[0]
    assert country is None or located["country"] == country
    assert admin1 is None or located["admin1"] == admin1
    assert located["in_nagorno_karabakh"] == in_oblast
    assert border_km is None or located["border_m"] / 1000 == pytest.approx(border_km, abs=0.1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40.20007, 45.86951", (45.86951, 40.20007)),
        ("40.20007 45.86951", (45.86951, 40.20007)),
        ("40°12'0\"N 45°52'10\"E", (45.869444, 40.2)),
        ("-40.5;-45.5", (-45.5, -40.5)),
    ],
)
def test_a_position_is_read_latitude_first(text, expected):
    assert parse_point(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    [
        "400, 50",
        "40, 400",
        "Goris",
        "",
        "40",
        "nan, nan",
        "40,5, 45,2",
        "40 12 0 N, 45 52 0 E",
        "40N 190E",
        "40°99'N 45°0'E",
    ],
)
def test_what_is_no_position_says_what_to_write(text):
    with pytest.raises(InputError, match=r"latitude|longitude|position|minutes|degrees"):
        parse_point(text)


def test_the_context_of_a_point_is_plain_values_with_the_contracts_names():
    said = point_context(46.405, 39.5, "2005-06-01", theatre=TOY)
    assert list(said) == ["on", *CONTEXT_KEYS, "control_note", "uncertainty_m"]
    assert json.loads(json.dumps(said, allow_nan=False)) == said
    expected = {
        "on": "2005-06-01", "country": "AZ", "areas": [{"id": "disputed", "name": "disputed"}], "border_km": 33.7,
        "side": "AZ", "side_probability": 1.0, "control": "indeterminate", "control_best": "AM",
        "control_area": "held", "control_area_name": "Disputed square", "control_note": None,
    }  # fmt: skip
    assert {key: said[key] for key in expected} == {**expected, "border_km": said["border_km"]}
    # to the south-west corner of the exclave: 25.4 km east and 22.2 km north
    assert said["border_km"] == pytest.approx(33.7, abs=0.05)


def test_the_context_of_a_point_that_nothing_is_known_of_is_null():
    said = point_context(2.0, 48.0, theatre=TOY)
    assert (said["country"], said["border_km"], said["control_probability"], said["in_theatre"]) == (
        None,
        None,
        None,
        False,
    )
