import hashlib
import json
from pathlib import Path

import pytest

from geo import data
from geo.errors import DatasetError

ROOT = Path(__file__).parent.parent / "data"


def test_every_file_is_listed_with_its_hash_and_terms():
    listed = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    shipped = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file()}
    shipped = {path for path in shipped if not path.startswith("build/") and path != "datapackage.json"}
    assert {entry["path"] for entry in listed} == shipped
    for entry in listed:
        content = (ROOT / entry["path"]).read_bytes()
        assert entry["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert entry["bytes"] == len(content)
        assert entry["title"]
        assert entry["licenses"][0]["name"]


def test_the_datasets_are_small():
    assert (
        sum(path.stat().st_size for path in ROOT.rglob("*") if path.is_file() and ".cache" not in path.parts)
        < 3_000_000
    )


def test_attributions_name_the_sources_that_ask_for_it():
    lines = " ".join(data.attributions())
    assert "OpenStreetMap" in lines
    assert "GeoNames" in lines


def test_an_unknown_file_is_an_error_that_names_the_known_ones():
    with pytest.raises(
        DatasetError, match=r"nothing\.csv: not in data/datapackage\.json; known files: .*places\.csv"
    ):
        data.read_bytes("nothing.csv")


@pytest.fixture
def fresh_caches():
    for cached in (data.read_bytes, data._resources):
        cached.cache_clear()
    yield
    for cached in (data.read_bytes, data._resources):
        cached.cache_clear()


@pytest.mark.usefixtures("fresh_caches")
def test_an_altered_dataset_is_refused(tmp_path, monkeypatch):
    (tmp_path / "datapackage.json").write_text(
        json.dumps({"resources": [{"path": "x.csv", "hash": "sha256:0"}]})
    )
    (tmp_path / "x.csv").write_text("changed")
    monkeypatch.setattr(data, "_root", lambda _kind: tmp_path)
    with pytest.raises(DatasetError, match=r"x\.csv: altered"):
        data.read_bytes("x.csv")
