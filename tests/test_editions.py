"""Editions: the same incidents the same name, every change found, nothing altered believed."""

import copy

import pytest

from geo import data
from geo.editions import Changes, changes, edition_of, keep_edition, kept_edition
from geo.errors import DatasetError
from geo.export import feature_collection
from geo.pipeline import located_sites, run
from tests.world import toy_gazetteer, toy_report

TEXT = "On 1 May Armenia said mortars hit Arden. On 8 May Azerbaijan said shots were fired near Corvin. A mine blast hit Belmar on 9 May."


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def collection():
    found = run([toy_report(TEXT)], toy_gazetteer())
    return feature_collection(found, located_sites(found.incidents))


def test_the_same_incidents_have_the_same_name_in_any_order(collection):
    other = {**collection, "features": collection["features"][::-1], "reports": []}
    assert edition_of(other) == edition_of(collection)
    assert len(edition_of(collection).name) == 12


def test_what_is_other_gone_and_new_is_told_by_title(collection):
    before = edition_of(collection)
    now = copy.deepcopy(collection)
    first, second, third = now["features"]
    first["properties"]["claims"] = []
    second["properties"]["incident_id"] = "incident-new"
    assert changes(before, edition_of(now)) == Changes(
        changed={first["properties"]["incident_id"]: first["properties"]["title"]},
        gone={collection["features"][1]["properties"]["incident_id"]: second["properties"]["title"]},
        added={"incident-new": second["properties"]["title"]},
        total=3,
    )
    assert third["properties"]["incident_id"] in before.incidents


def test_nothing_changed_is_no_change(collection):
    assert not changes(edition_of(collection), edition_of(collection))


def test_a_moved_site_is_a_change(collection):
    now = copy.deepcopy(collection)
    now["features"][0]["geometry"]["coordinates"][0] += 1e-5
    assert len(changes(edition_of(collection), edition_of(now)).changed) == 1


def test_an_edition_is_kept_under_its_name_and_read_back(collection, home):
    edition = edition_of(collection)
    assert kept_edition(edition.name) is None
    keep_edition(edition)
    keep_edition(edition)
    assert kept_edition(edition.name) == edition
    assert [path.name for path in (home / "editions").iterdir()] == [f"{edition.name}.json"]


@pytest.mark.parametrize("name", ["", "..", "../../etc/passwd", "a/b", "x" * 5000, "\x00"])
def test_what_is_no_name_is_not_kept(name):
    assert kept_edition(name) is None


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": 1}', b'{"a": ["title", "0"]}', b"\xff"])
def test_an_altered_edition_is_an_error(collection, content):
    edition = edition_of(collection)
    keep_edition(edition)
    data.write_user_bytes(f"editions/{edition.name}.json", content)
    with pytest.raises(DatasetError, match="altered: delete it"):
        kept_edition(edition.name)


def test_the_oldest_of_many_are_dropped(collection, home, monkeypatch):
    monkeypatch.setattr("geo.editions._MOST", 2)
    names = []
    for number in range(4):
        features = copy.deepcopy(collection["features"])
        features[0]["properties"]["title"] = f"{number}"
        features[0]["properties"]["date_end"] = f"{number}"
        edition = edition_of({"features": features})
        keep_edition(edition)
        names.append(edition.name)
    assert {path.stem for path in (home / "editions").iterdir()} <= set(names)
    assert len(list((home / "editions").iterdir())) == 2
