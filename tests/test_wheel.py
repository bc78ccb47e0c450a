"""The wheel carries all data and assets, nothing else, and its command works from any folder."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_every_dataset_and_asset_and_is_small(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.endswith("/")}
    listed = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert {f"geo/_data/{entry['path']}" for entry in listed} | {"geo/_data/datapackage.json"} == {
        name for name in held if name.startswith("geo/_data/")
    }
    tracked = subprocess.run(
        ["git", "ls-files", "assets"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert {f"geo/_{name}" for name in tracked} == {name for name in held if name.startswith("geo/_assets/")}
    assert wheel.stat().st_size < 3_000_000


def test_the_installed_command_works_from_any_folder(wheel, tmp_path):
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # The unpacked wheel stands first on the path, so that it and not this repository is what runs.
    environment = {**os.environ, "PYTHONPATH": str(site)}
    code = "import geo, sys; assert 'site' in geo.__file__, geo.__file__; from geo.cli import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", code, "map", "-o", "map.html"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "map.html").stat().st_size > 500_000
