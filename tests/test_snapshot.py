"""Snapshots: the same content the same bytes, every altered byte found, checked by sha256sum too."""

import hashlib
import io
import json
import re
import subprocess
import zipfile
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.cli import main
from geo.errors import InputError
from geo.export import feature_collection
from geo.model import Kind
from geo.pipeline import located_sites, run
from geo.snapshot import keep, kept, make_snapshot, read_snapshot
from geo.view import View
from tests.world import toy_gazetteer, toy_report

MADE = datetime(2026, 9, 13, 10, 0, tzinfo=UTC)
VIEW = View(lon=46.0, lat=40.0, zoom=9, start=date(2023, 5, 1), kinds=frozenset({Kind.SHELLING}))


@pytest.fixture(scope="module")
def collection():
    found = run([toy_report("On 8 May mortars hit Ilmar.")], toy_gazetteer())
    return json.loads(json.dumps(feature_collection(found, located_sites(found.incidents))))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_what_goes_in_comes_out_and_the_same_gives_the_same_bytes(collection):
    name, content = make_snapshot(collection, VIEW, made=MADE)
    assert make_snapshot(collection, VIEW, made=MADE) == (name, content)
    found = read_snapshot(content, name=name)
    assert (found.name, found.view, found.collection, found.made) == (name, VIEW, collection, MADE)
    assert re.fullmatch(r"[0-9a-f]{64}", name)
    assert make_snapshot(collection, View(), made=MADE)[0] != name


def test_sha256sum_checks_it(collection, tmp_path):
    name, content = make_snapshot(collection, VIEW, made=MADE)
    zipfile.ZipFile(io.BytesIO(content)).extractall(tmp_path)
    told = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert told.stdout.count(": OK") == 4
    own = subprocess.run(
        ["sha256sum", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert own.stdout.split()[0] == name


def repacked(content, change):
    files = {
        entry: zipfile.ZipFile(io.BytesIO(content)).read(entry)
        for entry in zipfile.ZipFile(io.BytesIO(content)).namelist()
    }
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for entry, text in files.items():
            archive.writestr(entry, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda files: files.update({"incidents.geojson": files["incidents.geojson"].replace(b"Ilmar", b"Elmar")}), "incidents.geojson has sha256"),
        (lambda files: files.pop("view.json"), "view.json is missing"),
        (lambda files: files.update({"more.txt": b"x"}), "more files"),
        (lambda files: files.pop("SHA256SUMS"), "SHA256SUMS is missing"),
        (lambda files: files.update({"SHA256SUMS": b""}), "about.json is not listed"),
    ],
)  # fmt: skip
def test_an_altered_snapshot_says_what_is_altered(collection, change, words):
    name, content = make_snapshot(collection, VIEW, made=MADE)
    with pytest.raises(InputError, match=words):
        read_snapshot(repacked(content, change), name=name)


def test_a_consistent_forgery_has_another_name(collection):
    name, _ = make_snapshot(collection, VIEW, made=MADE)
    other, content = make_snapshot({**collection, "features": []}, VIEW, made=MADE)
    assert read_snapshot(content).name == other
    with pytest.raises(InputError, match=f"its name is {other}, not {name}"):
        read_snapshot(content, name=name)


@given(st.binary(max_size=400))
@settings(max_examples=50)
def test_bytes_that_are_no_snapshot_are_refused(content):
    with pytest.raises(InputError, match="no snapshot"):
        read_snapshot(content)


@given(st.data())
@settings(max_examples=300)
def test_a_changed_byte_is_found_or_changes_nothing_that_is_read(collection, data):
    name, content = make_snapshot(collection, VIEW, made=MADE)
    at = data.draw(st.integers(0, len(content) - 1))
    altered = bytearray(content)
    altered[at] ^= data.draw(st.integers(1, 255))
    try:
        found = read_snapshot(bytes(altered), name=name)
    except InputError:
        return
    assert (found.name, found.collection, found.view) == (name, collection, VIEW)


EMPTY_ZIP = b"PK\x05\x06" + b"\0" * 18


@pytest.mark.parametrize(
    ("before", "behind"), [(b"", b"x"), (b"x", b""), (b"", b"\0" * 30), (EMPTY_ZIP, b"")]
)
def test_bytes_put_before_or_behind_a_snapshot_are_found(collection, before, behind):
    _, content = make_snapshot(collection, VIEW, made=MADE)
    with pytest.raises(InputError, match="before or behind the zip"):
        read_snapshot(before + content + behind)


def test_a_bomb_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("view.json", b"0" * 201_000_000)
    with pytest.raises(InputError, match="more files or bytes"):
        read_snapshot(out.getvalue())


def test_one_that_is_kept_is_found_by_its_name_and_never_changed(collection, home):
    name, content = make_snapshot(collection, VIEW, made=MADE)
    assert keep(content).name == name
    path = home / "snapshots" / f"{name}.zip"
    assert kept(name).collection == collection
    other = repacked(content, lambda _: None)
    assert other != content
    assert keep(other).name == name
    assert path.read_bytes() == content


def test_one_that_was_damaged_is_told_and_keeping_it_again_mends_it(collection, home):
    name, content = make_snapshot(collection, VIEW, made=MADE)
    keep(content)
    path = home / "snapshots" / f"{name}.zip"
    path.write_bytes(content[:-30])
    with pytest.raises(InputError, match=r"no snapshot|altered snapshot"):
        kept(name)
    keep(content)
    assert path.read_bytes() == content
    assert kept(name).collection == collection
    assert [one.name for one in (home / "snapshots").iterdir()] == [path.name]


def test_two_files_of_the_same_content_are_both_found_in_the_sums():
    _, content = make_snapshot({}, View(), made=MADE)
    with pytest.raises(InputError, match="holds no FeatureCollection"):
        read_snapshot(content)


def test_a_view_that_could_not_be_read_again_is_not_frozen(collection):
    with pytest.raises(InputError, match=r"this view cannot be kept: incident=.* too long"):
        make_snapshot(collection, View(selected="x" * 100_000), made=MADE)


def resummed(content, change):
    """A zip whose files were changed and whose sums say so."""

    def sum_up(files):
        change(files)
        del files["SHA256SUMS"]
        files["SHA256SUMS"] = "".join(f"{hashlib.sha256(text).hexdigest()}  {name}\n" for name, text in files.items()).encode()  # fmt: skip

    return repacked(content, sum_up)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"incidents.geojson": b"[]"}, "holds no FeatureCollection"),
        ({"incidents.geojson": b'{"type": "FeatureCollection", "features": [7]}'}, "holds no FeatureCollection"),
        ({"incidents.geojson": b'{"type": "FeatureCollection"}'}, "holds no FeatureCollection"),
        ({"incidents.geojson": b"[" * 200_000}, "RecursionError"),
        ({"view.json": b'{"from": "yesterday", "kinds": "mine"}'}, "its view cannot be read: from='yesterday'"),
        ({"view.json": b"[]"}, "not as this program writes them"),
    ],
)  # fmt: skip
def test_a_snapshot_that_is_consistent_and_none_is_refused_in_words(collection, change, words):
    _, content = make_snapshot(collection, VIEW, made=MADE)
    with pytest.raises(InputError, match=words):
        read_snapshot(resummed(content, lambda files: files.update(change)))


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "a" * 63, "A" * 64, "g" * 64, "a" * 64 + "\n", "a" * 10_000]
)
def test_a_name_that_is_none_leads_nowhere(name):
    with pytest.raises(InputError, match="is no name of a snapshot"):
        kept(name)


def test_one_that_is_not_kept_says_so():
    with pytest.raises(InputError, match="is not kept here"):
        kept("a" * 64)


def test_the_command_makes_keeps_and_verifies(tmp_path, home):
    path = tmp_path / "snapshot.zip"
    made = CliRunner().invoke(main, ["snapshot", "make", "--view", "kinds=mine", "--keep", "-o", str(path)])
    name = made.stdout.strip()
    assert (made.exit_code, len(name)) == (0, 64)
    assert (home / "snapshots" / f"{name}.zip").read_bytes() == path.read_bytes()
    checked = CliRunner().invoke(main, ["snapshot", "verify", str(path), "--name", name])
    assert (checked.exit_code, checked.stdout.strip()) == (0, name)
    assert "unaltered: 1 incident, kinds: mine" in checked.stderr
    path.write_bytes(b"PK")
    refused = CliRunner().invoke(main, ["snapshot", "verify", str(path)])
    assert refused.exit_code == 1
    assert "no snapshot" in refused.stderr
