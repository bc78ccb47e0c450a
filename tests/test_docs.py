"""The documents are in step with the code: every command, option and key of the contract is described."""

import re
from pathlib import Path

import pytest

from geo.cli import main
from geo.export import feature_collection
from geo.ingest import sample_reports
from geo.pipeline import located_sites, run

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
MODEL = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOP_LEVEL = {
    ".ci", ".gitignore", ".streamlit", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "LICENSE-DATA.md", "Makefile", "README.md",
    "app.py", "assets", "bench", "data", "docs", "geo", "pyproject.toml", "requirements.lock", "tests",
}  # fmt: skip


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_and_option_is_in_the_guide(command):
    assert f"geo {command}" in GUIDE
    assert f"geo {command}" in README
    options = [
        option
        for parameter in main.commands[command].params
        for option in parameter.opts
        if option.startswith("--")
    ]
    assert [option for option in options if f"`{option}" not in GUIDE and f" {option}" not in GUIDE] == []


def keys_of(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def test_every_key_of_the_contract_is_in_the_data_model():
    found = run(sample_reports())
    keys = set(keys_of(feature_collection(found, located_sites(found.incidents))))
    assert {key for key in keys if f"`{key}`" not in MODEL} == set()


def test_links_between_documents_lead_somewhere():
    for document in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        for target in re.findall(
            r"\]\((?!https?://|#|mailto:)([^)#]+)", document.read_text(encoding="utf-8")
        ):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_top_level_is_the_house_and_no_more():
    tracked = {path.name for path in ROOT.iterdir()} & TOP_LEVEL
    assert tracked == TOP_LEVEL


def test_no_index_host_or_absolute_path_is_named():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert lock.count("--hash=sha256:") > lock.count("==")
