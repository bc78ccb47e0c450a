"""Our own files back in: the same incidents, and clear words for what is none of ours."""

import json
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geo.errors import InputError
from geo.export import export, feature_collection
from geo.extract import ids_of
from geo.ingest import collection_from_bytes, extraction_of, read_collection, sample_reports
from geo.model import Toponym
from geo.pipeline import located_sites, run


@pytest.fixture(scope="module")
def found():
    return run(sample_reports())


@pytest.fixture(scope="module")
def collection(found):
    return json.loads(json.dumps(feature_collection(found, located_sites(found.incidents))))


@pytest.mark.parametrize("form", ["geojson", "parquet"])
def test_a_file_of_ours_comes_back_as_it_was(collection, form, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(export(collection, form).content)
    assert read_collection(path) == collection
    # Written again it is the same file.
    assert export(read_collection(path), form).content == path.read_bytes()


@pytest.mark.parametrize("form", ["geojson", "parquet"])
def test_the_incidents_come_back_with_all_that_the_contract_says(found, collection, form):
    back = extraction_of(collection_from_bytes(export(collection, form).content, name="x"))
    assert [_said(one) for one in back.incidents] == [_said(one) for one in found.incidents]
    assert [ids_of(one) for one in back.incidents] == [ids_of(one) for one in found.incidents]
    assert back.tallies == found.tallies
    assert back.rejections == found.rejections
    assert back.copies == found.copies
    assert back.reports == tuple(replace(one, text="", path=None) for one in found.reports)


def _said(incident):
    """An incident without what the contract leaves out: places in the text, names beyond one a usage, joined accounts."""
    sites = tuple(
        replace(
            site,
            match=replace(
                site.match,
                toponym=Toponym(0, 0, site.match.toponym.surface, ()),
                place=replace(site.match.place, names=(), admin1=None, country=None, population=0, source="", note="", districts=(), position_source="",
                              precision="point", uncertainty_m=0),
                rejected=tuple((one.place.id, one.score, one.reason) for one in site.match.rejected[:8]),
                by_hand=False,
            ),
        )
        for site in incident.sites
    )  # fmt: skip
    return replace(incident, sites=sites, links=(), other_days=())


def test_a_file_of_no_incident_comes_back_too():
    empty = {
        **json.loads(
            json.dumps(feature_collection(run(sample_reports()[:0] or sample_reports()), located_sites([])))
        ),
        "features": [],
    }
    for form in ("geojson", "parquet"):
        assert collection_from_bytes(export(empty, form).content, name="x")["features"] == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no JSON"),
        (b"[1, 2]", "give a file that geo extract or geo export wrote"),
        (b'{"type": "FeatureCollection", "features": []}', "give a file that geo extract or geo export wrote"),
        (b'{"type": "FeatureCollection", "contract": "7.0", "features": []}', "is of contract 7.0"),
        (b'{"type": "FeatureCollection", "contract": "1.0", "features": {}}', "its features are no list"),
        (b'{"type": "FeatureCollection", "contract": "1.0", "features": [null]}', "feature 1: 'None' is no Feature"),
        (b'{"type": "FeatureCollection", "contract": "1.0", "features": [{"properties": {}}]}', "feature 1: has no incident_id, title"),
        (b"[" * 200_000, "no JSON"),
        (b"PAR1 and then something else", "no GeoParquet that can be read"),
        (b"\xff\xfe\x00", "no JSON"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_ours_is_an_error_that_says_what_to_do(content, words):
    with pytest.raises(InputError, match=r"^file: ") as error:
        collection_from_bytes(content, name="file")
    assert words in str(error.value)


def test_a_parquet_file_of_another_program_is_an_error():
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"a": [1]}), sink)
    with pytest.raises(InputError, match="of another program"):
        collection_from_bytes(sink.getvalue().to_pybytes(), name="file")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "magic"),
        ("date_start", "yesterday"),
        ("claims", [{"claimant": "x"}]),
        ("role", None),
        ("sources", [7]),
        ("geo_precision", "x"),
        ("uncertainty_m", "x"),
        ("incident_id", ["a"]),
        ("title", 5),
        ("date_end", "1900-01-01"),
    ],
)
def test_a_value_that_cannot_be_is_an_error(collection, key, value):
    features = [{**one, "properties": {**one["properties"], key: value}} for one in collection["features"]]
    with pytest.raises(InputError, match=r"not as this program writes it|after its end|cannot be"):
        extraction_of({**collection, "features": features})


@pytest.mark.parametrize("at", [[181, 40], [46, "40"], [46], None, [46, 91]])
def test_a_point_that_is_none_is_an_error(collection, at):
    feature = {**collection["features"][0], "geometry": {"type": "Point", "coordinates": at}}
    with pytest.raises(InputError, match="no point in WGS 84"):
        collection_from_bytes(json.dumps({**collection, "features": [feature]}).encode(), name="file")


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_collection(tmp_path / "nothing.geojson")
