import json
from datetime import date

import pytest

from geo.errors import InputError
from geo.ingest import points, read_points

TODAY = date(2026, 1, 31)


def read(text):
    return read_points(text.encode(), today=TODAY)


def reasons(text):
    return [one.reason for one in read(text).rejections]


@pytest.mark.parametrize(
    "text",
    [
        "lat,lon\n40.2,45.87\n",
        "\ufeffLatitude;Longitude\n40,2;45,87\n",
        "y\tx\n40.2\t45.87\n",
        'position\n"40.2, 45.87"\n',
        "lat,lon\n40°12'0\"N,45°52'12\"E\n",
        '{"type":"Point","coordinates":[45.87,40.2]}',
        '{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[45.87,40.2,1500]}}',
        (
            '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},'
            '"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[45.87,40.2]}}]}'
        ),
    ],
)
def test_a_position_is_read_from_tables_as_people_have_them(text):
    table = read(text)
    assert table.rejections == ()
    assert (round(table.frame.geometry.x.item(), 6), round(table.frame.geometry.y.item(), 6)) == (45.87, 40.2)
    assert table.frame["uncertainty_m"].item() == 0


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("91,45,,", "latitude 91 is not between -90 and 90: are latitude and longitude swapped?"),
        ("40,190,,", "longitude 190 is not between -180 and 180"),
        (",45,,", "no latitude and longitude"),
        ("nan,45,,", "latitude nan, longitude 45.0 is no position"),
        ("40,45,-1,", "uncertainty_m is '-1', not a number of metres, 0 to 20,000,000"),
        ("40,45,far,", "uncertainty_m is 'far', not a number of metres, 0 to 20,000,000"),
        ("40,45,,2026-02-01", "date: 2026-02-01 is in the future: nobody knows who will hold what"),
        ("40,45,,2022-09-1399", "date: '2022-09-1399' is not a date between 1900 and 2100"),
        ("40,45,,2022-09-13T99", "date: '2022-09-13T99' is not an ISO 8601 day or time"),
    ],
)
def test_a_row_that_is_no_position_is_left_out_with_its_reason(row, reason):
    text = f"lat,lon,uncertainty_m,date\n40,45,,\n{row}\n"
    assert len(read(text).frame) == 1
    (found,) = reasons(text)
    assert found.startswith(reason)


def test_the_day_of_a_time_is_its_day_in_both_countries():
    text = "lat,lon,date\n40,45,2022-09-13T23:30:00Z\n40,45,2022-09-13T02:00+04:00\n40,45,2022-09-13 02:00\n40,45,\n"
    assert list(read(text).frame["on"]) == [date(2022, 9, 14), date(2022, 9, 13), date(2022, 9, 13), None]


def test_rows_without_an_id_get_one_that_no_other_row_has():
    table = read("id,lat,lon\npoint-2,40,45\n,40,45\n,40,45\n")
    assert list(table.frame.index) == ["point-2", "point-2-2", "point-3"]
    assert table.rejections == ()


def test_features_that_are_no_points_or_polygons_are_left_out_with_their_reason():
    shapes = [
        None,
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": ["a", "b"]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]},
        {"type": "Polygon"},
    ]
    features = [{"type": "Feature", "properties": {}, "geometry": shape} for shape in shapes]
    found = reasons(json.dumps({"type": "FeatureCollection", "features": [*features, 7]}))
    starts = ["no geometry", "an empty geometry", "its coordinates are not those of a Point", "a GeometryCollection, not a point",
              "not a valid polygon: Self-intersection", "its coordinates are not those of a Polygon", "no geometry"]  # fmt: skip
    assert len(found) == len(starts)
    assert all(reason.startswith(start) for reason, start in zip(found, starts, strict=True)), found


def test_a_file_that_is_no_text_says_so():
    with pytest.raises(InputError, match=r"stdin: not UTF-8 text \(byte 0\)"):
        read_points(b"\xff\xfe")
    with pytest.raises(InputError, match="holds NUL bytes"):
        read_points(b"lat,lon\0")


def test_a_csv_as_spreadsheets_write_it_is_read():
    table = read("\n\nlat,lon,,\n40,45,,\n\n41,46,extra,cells,more\n42\n")
    assert list(table.frame.index) == ["point-1", "point-2"]
    assert [one.text for one in table.rejections] == ["stdin:7 (point-3)"]
    assert read("lat;lon;uncertainty_m\n40,2;45,87;1,5\n").frame["uncertainty_m"].item() == 1.5


@pytest.mark.parametrize(
    "crs",
    [
        {"type": "EPSG", "properties": {"code": 3857}},
        {"type": "link", "properties": {"href": "https://example.org/crs"}},
        {"type": "name", "properties": {"name": "XEPSG:4326"}},
        "EPSG:3857",
    ],
)
def test_a_geojson_in_another_crs_is_refused(crs):
    with pytest.raises(InputError, match="its CRS is"):
        read(json.dumps({"type": "Point", "coordinates": [45, 40], "crs": crs}))


def test_more_rows_than_can_be_held_are_refused(monkeypatch):
    monkeypatch.setattr(points, "MAX_POINTS", 2)
    with pytest.raises(InputError, match="more than 2 rows: split it"):
        read("lat,lon\n40,45\n40,45\n40,45\n")
