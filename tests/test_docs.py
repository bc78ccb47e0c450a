"""The documents are in step with the code: every command, option and key of the contract is described."""

import re
import subprocess
from pathlib import Path

import pytest

from geo.cli import main
from geo.export import feature_collection
from geo.extract import KIND_CODES
from geo.ingest import sample_reports
from geo.model import Kind
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


def tracked():
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in run.stdout.split("\0") if name]


def test_the_top_level_is_the_house_and_no_more():
    assert {name.split("/")[0] for name in tracked()} == TOP_LEVEL


def test_the_lock_names_no_index_and_hashes_every_package():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    entries = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)


def test_no_file_names_a_folder_of_somebodys_machine():
    home = re.compile(r"(?<![\w./-])/(?:home|root|Users|tmp|work)/\w")
    texts = [
        name
        for name in tracked()
        if name.endswith((".py", ".md", ".toml", ".js", ".css", ".sh", "Makefile", "run"))
    ]
    assert [
        name
        for name in texts
        if name != "tests/test_docs.py" and home.search((ROOT / name).read_text(encoding="utf-8"))
    ] == []


def test_the_codes_of_every_kind_are_in_the_data_model_as_the_program_has_them():
    assert set(KIND_CODES) == set(Kind)
    for kind, codes in KIND_CODES.items():
        plover = ", ".join(filter(None, (codes.plover_event, codes.plover_mode, codes.plover_context)))
        assert (
            f"| {kind} | {codes.ucdp_type_of_violence or '–'} | {codes.acled_event_type}: {codes.acled_sub_event_type} | {plover} |"
            in MODEL
        )
