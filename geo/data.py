"""The packaged datasets: path, checksum, licence, attribution. The sole reader of ``data/``.

``data/datapackage.json`` (Frictionless) lists every file with its SHA-256; a file is checked the first time
it is read, so that nothing is computed from an altered dataset.
"""

import contextlib
import csv
import hashlib
import json
import os
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from geo.errors import DatasetError

__all__ = [
    "ADDED_PLACES", "Licence", "asset", "asset_path", "attributions", "checksums", "dataset_sha256", "licences", "names", "read_bytes", "read_csv",
    "read_json", "read_toml", "read_user_bytes", "user_folder", "user_lock", "write_user_bytes",
]  # fmt: skip


ADDED_PLACES = "places_added.csv"
"""Name of the table in the user's data folder that holds what they added to the gazetteer."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A dataset's terms: the file, its title, the licence's short name, and the line that must be shown."""

    path: str
    title: str
    licence: str
    attribution: str


@cache
def _root(kind: str) -> Path:
    """Return the folder of ``data`` or ``assets``: inside the installed package, else beside it in a clone."""
    package = Path(__file__).parent
    for folder in (package / f"_{kind}", package.parent / kind):
        if folder.is_dir():
            return folder
    raise DatasetError(f"no folder {kind!r} beside the package {package}: reinstall geo")


@cache
def _resources() -> dict[str, dict[str, Any]]:
    listing = _root("data") / "datapackage.json"
    try:
        package = json.loads(listing.read_text(encoding="utf-8"))
        return {entry["path"]: entry for entry in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DatasetError(f"{listing}: not a readable data package ({error}): reinstall geo") from error


def names(prefix: str = "") -> tuple[str, ...]:
    """Return the paths of the packaged files that start with ``prefix``, sorted."""
    return tuple(sorted(path for path in _resources() if path.startswith(prefix)))


@cache
def read_bytes(name: str) -> bytes:
    """Return the bytes of a packaged file.

    Raises
    ------
    DatasetError
        If the data package does not list the file, the file is missing, or its SHA-256 differs.
    """
    if name not in _resources():
        raise DatasetError(f"{name}: not in data/datapackage.json; known files: {', '.join(names())}")
    path = _root("data") / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DatasetError(f"{path}: cannot be read ({error.strerror}): reinstall geo") from error
    expected = _resources()[name]["hash"].removeprefix("sha256:")
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise DatasetError(f"{path}: altered: sha256 {found[:12]}…, datapackage.json says {expected[:12]}…")
    return content


def read_json(name: str) -> Any:
    """Return a packaged JSON file, parsed anew at each call so that a caller may keep what it gets."""
    return json.loads(read_bytes(name))


def read_csv(name: str) -> list[dict[str, str]]:
    """Return a packaged CSV file, one mapping of column to text a row, in file order."""
    return list(csv.DictReader(read_bytes(name).decode("utf-8").splitlines()))


def read_toml(name: str) -> dict[str, Any]:
    """Return a packaged TOML file."""
    return tomllib.loads(read_bytes(name).decode("utf-8"))


def licences() -> tuple[Licence, ...]:
    """Return the terms of every packaged file, in the order of the data package."""
    return tuple(
        Licence(path, entry["title"], entry["licenses"][0]["name"], entry.get("attribution", ""))
        for path, entry in _resources().items()
    )


def attributions() -> tuple[str, ...]:
    """Return the lines that licences oblige us to show, each once, in the order of the data package."""
    shown = (terms.attribution for terms in licences() if not terms.path.startswith(("reports/", "lexicon/")))
    return tuple(dict.fromkeys(line for line in shown if line))


@cache
def dataset_sha256() -> str:
    """Return one SHA-256 over the hashes of all packaged datasets and of what the user added; sample reports do not count."""
    lines = [
        f"{path} {entry['hash']}" for path, entry in _resources().items() if not path.startswith("reports/")
    ]
    added = read_user_bytes(ADDED_PLACES)
    if added is not None:
        lines.append(f"user/{ADDED_PLACES} sha256:{hashlib.sha256(added).hexdigest()}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def checksums() -> dict[str, str]:
    """Return the SHA-256 of every packaged file by its path, as the data package lists them."""
    return {path: str(entry["hash"]).removeprefix("sha256:") for path, entry in _resources().items()}


def user_folder() -> Path:
    """Return the folder of the user's own data: ``GEO_HOME`` if it is set, else the usual one of the system."""
    chosen = os.environ.get("GEO_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("geo-incidents", appauthor=False))


def read_user_bytes(name: str) -> bytes | None:
    """Return the bytes of a file in the user's data folder, or None if there is none.

    Raises
    ------
    DatasetError
        If the file is there and cannot be read.
    """
    path = user_folder() / name
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DatasetError(f"{path}: cannot be read ({error.strerror})") from error


@contextlib.contextmanager
def user_lock(name: str) -> Iterator[None]:
    """Hold a file of the user's data for oneself, so that of two processes that add to it neither loses what it adds.

    Raises
    ------
    DatasetError
        If the folder cannot be written to, or another process holds the file for longer than half a minute.
    """
    lock = user_folder() / f".{name}.lock"
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            lock.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError as error:
            if time.monotonic() > until:
                raise DatasetError(f"{lock}: held by another process; delete it if there is none") from error
            time.sleep(0.05)
        except OSError as error:
            raise DatasetError(
                f"{lock}: cannot be written ({error.strerror}): set GEO_HOME to a folder of yours"
            ) from error
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


_PATIENCE_S = 30.0


def write_user_bytes(name: str, content: bytes) -> Path:
    """Write a file into the user's data folder, whole or not at all, and return its path.

    Raises
    ------
    DatasetError
        If the folder cannot be written to; the message says how to choose another.
    """
    path = user_folder() / name
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise DatasetError(
            f"{path}: cannot be written ({error.strerror}): set GEO_HOME to a folder of yours"
        ) from error
    return path


def asset_path(name: str) -> Path:
    """Return the path of a file under ``assets/``, which need not exist."""
    return _root("assets") / name


@cache
def asset(name: str) -> str:
    """Return the text of a file under ``assets/``.

    Raises
    ------
    DatasetError
        If there is no such file.
    """
    path = asset_path(name)
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DatasetError(f"{path}: cannot be read ({error.strerror}): reinstall geo") from error
