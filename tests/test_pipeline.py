from dataclasses import replace
from datetime import date

from geo.export import located_collection
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text
from geo.pipeline import locate_mixed, located_sites, run
from geo.spatial import CONTEXT_COLUMNS, points_frame

REPORT = report_from_text(
    "Azerbaijan's Defence Ministry said that Armenian forces shelled Aghdam on 20 September 2020.",
    published=date(2020, 9, 21),
)


def control(start, end):
    (incident,) = run([REPORT], default_gazetteer()).incidents
    when = replace(incident.when, start=date.fromisoformat(start), end=date.fromisoformat(end))
    row = located_sites([replace(incident, when=when)]).iloc[0]
    return row["control"], row["control_area"]


def test_control_of_a_site_is_that_of_the_incidents_days():
    assert control("2020-09-20", "2020-09-20") == ("NK", "control-nk-1994")
    assert control("2020-10-01", "2020-10-31") == ("contested", "control-war-2020")
    assert control("2020-11-20", "2021-06-01") == ("AZ", None)


def test_control_that_changed_while_it_lasted_is_indeterminate():
    assert control("2020-09-20", "2020-09-27") == ("indeterminate", None)
    assert control("2020-09-20", "2020-11-15") == ("indeterminate", None)


def test_an_empty_frame_is_located_as_well():
    empty = points_frame([], []).assign(on=None)
    assert list(locate_mixed(empty).columns)[-len(CONTEXT_COLUMNS) :] == list(CONTEXT_COLUMNS)
    assert located_collection(locate_mixed(empty))["features"] == []


def test_a_site_known_only_to_its_district_is_answered_by_the_polygon():
    report = report_from_text(
        "Azerbaijan's Defence Ministry said that shelling hit Tovuz District on 5 June 2022.",
        published=date(2022, 6, 6),
    )
    incidents = run([report], default_gazetteer()).incidents
    row = located_sites(incidents).iloc[0]
    assert (row.geometry.geom_type, row["admin1"], row["side"], row["control"]) == (
        "Point",
        "AZ-TOV",
        "AZ",
        "AZ",
    )
    assert (row["side_probability"], row["border_m"]) == (1.0, 0.0)
