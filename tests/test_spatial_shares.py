import geopandas as gpd
import pytest
import shapely

from geo.errors import InputError
from geo.spatial import CONTEXT_COLUMNS, locate
from tests.world import toy_theatre

TOY = toy_theatre()


def toy(*polygons, on="2005-01-01", **columns):
    frame = gpd.GeoDataFrame(
        columns, geometry=list(polygons), index=[f"p{n}" for n in range(len(polygons))], crs=4326
    )
    return locate(frame, on=on, theatre=TOY)


def test_a_polygon_across_the_border_gives_its_shares():
    row = toy(shapely.box(45.9, 39.2, 46.3, 39.3)).iloc[0]
    assert row["shares"]["country"] == pytest.approx({"AZ": 0.75, "AM": 0.25}, abs=1e-4)
    assert row["shares"]["admin1"] == pytest.approx({"AZ-ALL": 0.75, "AM-S": 0.25}, abs=1e-4)
    assert row["shares"]["admin2"] == pytest.approx({"AZ-E": 0.75}, abs=1e-4)
    assert (row["side"], row["side_best"], row["country"], row["border_m"]) == (
        "indeterminate",
        "AZ",
        "AZ",
        0.0,
    )
    assert row["side_probability"] == pytest.approx(0.75, abs=1e-4)
    assert (row["admin1"], row["admin2"], row["border_section"]) == ("AZ-ALL", "AZ-E", "edge")


def test_control_takes_the_areas_of_the_day_out_of_their_country():
    polygon = shapely.box(46.3, 39.45, 46.5, 39.55)  # half of it in the disputed square
    assert toy(polygon).iloc[0]["shares"]["control"] == pytest.approx({"AM": 0.5, "AZ": 0.5}, abs=1e-4)
    assert toy(polygon, on="2010-06-01").iloc[0]["shares"]["control"] == pytest.approx(
        {"AZ": 0.5, "contested": 0.5}, abs=1e-4
    )
    after = toy(polygon, on="2015-01-01").iloc[0]
    assert (after["control"], after["control_probability"]) == ("AZ", pytest.approx(1))
    unknown = toy(polygon, on=None).iloc[0]
    assert (unknown["control"], unknown["control_best"], unknown["shares"]["control"]) == (
        "indeterminate",
        None,
        {},
    )


def test_the_oblast_is_yes_no_or_indeterminate_by_its_share():
    inside, half, outside = (
        shapely.box(46.45, 39.45, 46.5, 39.5),
        shapely.box(46.5, 39.45, 46.7, 39.5),
        shapely.box(45.1, 39.1, 45.2, 39.2),
    )
    located = toy(inside, half, outside)
    assert list(located["in_nagorno_karabakh"]) == ["yes", "indeterminate", "no"]
    assert list(located["in_nagorno_karabakh_probability"]) == pytest.approx([1, 0.5, 0], abs=1e-4)


def test_the_distance_of_a_polygon_is_that_of_its_nearest_edge():
    row = toy(shapely.box(46.1, 39.2, 46.2, 39.3)).iloc[0]
    point = locate(gpd.GeoDataFrame(geometry=[shapely.Point(46.1, 39.3)], crs=4326), theatre=TOY).iloc[0]
    assert row["border_m"] == pytest.approx(point["border_m"], abs=15)


def test_polygons_have_the_columns_of_points_and_keep_rows_and_index():
    frame = gpd.GeoDataFrame(
        {"name": ["x"]}, geometry=[shapely.box(45, 39, 45.1, 39.1)], index=["a"], crs=4326
    )
    located = locate(frame, theatre=TOY)
    assert list(located.index) == ["a"]
    assert list(located.columns) == ["name", "geometry", *CONTEXT_COLUMNS, "shares"]
    assert list(frame.columns) == ["name", "geometry"]


@pytest.mark.parametrize(
    ("polygon", "message"),
    [
        (
            shapely.Polygon([(45, 39), (46, 40), (46, 39), (45, 40)]),
            "row p0 is no valid polygon: Self-intersection",
        ),
        (shapely.Polygon(), "an empty polygon at row p0"),
        (shapely.box(45, 39, 190, 40), "not on Earth at row p0"),
    ],
)
def test_a_polygon_that_is_none_says_why(polygon, message):
    with pytest.raises(InputError, match=message):
        toy(polygon)


def test_points_and_polygons_in_one_frame_are_refused():
    frame = gpd.GeoDataFrame(geometry=[shapely.Point(45, 39), shapely.box(45, 39, 46, 40)], crs=4326)
    with pytest.raises(InputError, match="no point at row 1"):
        locate(frame, theatre=TOY)


def test_the_province_is_the_largest_of_the_largest_country():
    west_in_two = shapely.union(shapely.box(45.1, 39.1, 45.4, 39.4), shapely.box(45.1, 39.6, 45.4, 39.9))
    polygon = shapely.union(west_in_two, shapely.box(46.1, 39.1, 46.4, 39.5))
    row = toy(polygon).iloc[0]  # half as much in each western province, more in the one eastern
    assert row["shares"]["admin1"]["AZ-ALL"] > row["shares"]["admin1"]["AM-N"]
    assert (row["country"], row["admin1"], row["admin2"]) == ("AM", "AM-S", None)


def test_a_polygon_whose_numbers_may_be_swapped_gets_no_answer():
    row = toy(shapely.box(39.2, 45.2, 39.4, 45.4)).iloc[0]
    assert (row["country"], row["side"], row["control"], row["in_nagorno_karabakh"]) == (
        None,
        *["indeterminate"] * 3,
    )


def test_an_outline_round_the_world_is_measured_within_the_theatre_only():
    teeth = [(-179, 1)]
    for n in range(500):
        teeth += [
            (179, 2 + n * 0.16),
            (179, 2.04 + n * 0.16),
            (-178, 2.08 + n * 0.16),
            (-178, 2.12 + n * 0.16),
        ]
    comb = shapely.Polygon([*teeth, (-179, 82.5)])
    assert comb.is_valid
    row = toy(comb).iloc[0]
    assert row["border_m"] == 0.0
    assert row["shares"]["country"]["AM"] < 0.001
