import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Geod

from geo.errors import InputError
from geo.model import LonLat
from geo.spatial import CONTEXT_COLUMNS, locate, parse_point, points_frame
from geo.spatial.theatre import default_theatre
from tests.world import toy_theatre

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
    assert list(located["admin1"]) == ["AM-N", "AZ-E", "AM-N", None]
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


def test_doubt_wider_than_the_distance_makes_the_side_indeterminate():
    assert toy((45.9, 39.5), doubt=5_000)["side"].item() == "AM"
    assert toy((45.9, 39.5), doubt=10_000)["side"].item() == "indeterminate"


@pytest.mark.parametrize(
    ("lon", "doubt", "expected"),
    [
        (46.5, 0, "yes"),
        (46.3, 0, "no"),
        (46.405, 0, "indeterminate"),
        (46.5, 20_000, "indeterminate"),
        (45.5, 20_000, "no"),
    ],
)
def test_the_former_oblast_is_yes_no_or_indeterminate(lon, doubt, expected):
    assert toy((lon, 39.5), doubt=doubt)["in_nagorno_karabakh"].item() == expected


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


def test_memberships_agree_with_plain_predicates_on_the_packaged_data():
    countries = default_theatre().countries
    random = np.random.default_rng(7)
    positions = [LonLat(*one) for one in random.uniform((44, 38.6), (48.5, 41.6), (2_000, 2))]
    located = locate(points_frame(positions, [str(n) for n in range(len(positions))]))
    points = located.geometry.to_numpy()
    for entry, polygon in zip(countries.properties, countries.polygons, strict=True):
        inside = shapely.intersects(polygon, points)
        assert (located["country"].to_numpy()[inside] == entry["iso"]).all()


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
