"""Snapshots: what a view shows, frozen, with all that is needed to check it later, named by the hash of its content.

A snapshot is a zip of four files and ``SHA256SUMS``, which ``sha256sum -c SHA256SUMS`` checks without this program. Its name is the
SHA-256 of ``SHA256SUMS``: whoever has the name can tell whether a byte was changed. Nothing ever changes a snapshot that is kept and
whole.
"""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from geo import __version__, data
from geo.errors import InputError
from geo.view import View, from_query, sentence, to_query

__all__ = ["Snapshot", "keep", "kept", "make_snapshot", "read_snapshot"]

_SUMS = "SHA256SUMS"
_FILES = ("about.json", "datasets.json", "incidents.geojson", "view.json")
_NAME = re.compile(r"[0-9a-f]{64}")
# Zip has no earlier day; a fixed one makes the same content the same bytes.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_LAST, _TAIL, _REST = b"PK\x05\x06", 22, 18  # a zip without comment ends 18 bytes behind its last mark
_MOST_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A frozen view: its name, the view, the contract's FeatureCollection of what it showed, when and by which version it was made."""

    name: str
    view: View
    collection: dict[str, Any]
    made: datetime
    version: str


def make_snapshot(
    collection: Mapping[str, Any], view: View, *, made: datetime | None = None
) -> tuple[str, bytes]:
    """Return the name of a snapshot, 64 hexadecimal digits, and its zip.

    ``collection`` is the contract's FeatureCollection of what the view shows (:func:`geo.export.feature_collection`); ``made``
    is now if it is not given. The same input and time give the same bytes.

    Raises
    ------
    InputError
        If the view has a part that could not be read again.
    """
    query = to_query(view)
    _, problems = from_query(query)
    if problems:
        raise InputError(f"this view cannot be kept: {'; '.join(problems)}")
    moment = (made or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    told = {
        "about.json": {"made": moment.isoformat().replace("+00:00", "Z"), "version": __version__, "shown": sentence(view)},
        "datasets.json": {"dataset_sha256": data.dataset_sha256(), "files": data.checksums()},
        "incidents.geojson": collection,
        "view.json": query,
    }  # fmt: skip
    files = {name: _json(value) for name, value in sorted(told.items())}
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()
    ).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*files.items(), (_SUMS, sums)):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), content, zipfile.ZIP_DEFLATED)
    return hashlib.sha256(sums).hexdigest(), packed.getvalue()


def read_snapshot(content: bytes, *, name: str | None = None) -> Snapshot:
    """Return a snapshot's content after checking every byte of it.

    Raises
    ------
    InputError
        If the zip is none, a file is missing, unknown or altered, its name is not ``name``, or its collection or a part of
        its view cannot be read.
    """
    try:
        files = _unpacked(content)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise InputError(f"no snapshot: {error}") from error
    sums = files.pop(_SUMS, None)
    if sums is None:
        raise InputError(f"no snapshot: {_SUMS} is missing in the zip")
    listed = re.findall(r"^([0-9a-f]{64})  (.+)$", sums.decode("utf-8", "replace"), re.MULTILINE)
    expected = {file: digest for digest, file in listed}
    for file in sorted({*_FILES, *expected, *files}):
        if file not in files or file not in expected:
            raise InputError(
                f"altered snapshot: {file} is {'missing' if file not in files else f'not listed in {_SUMS}'}"
            )
        found = hashlib.sha256(files[file]).hexdigest()
        if found != expected[file]:
            raise InputError(f"altered snapshot: {file} has sha256 {found}, {_SUMS} says {expected[file]}")
    own = hashlib.sha256(sums).hexdigest()
    if name is not None and own != name:
        raise InputError(f"altered snapshot: its name is {own}, not {name}")
    return _opened(own, files)


def keep(content: bytes) -> Snapshot:
    """Keep a snapshot in the user's data folder, whole or not at all, and return it.

    One that is kept already stays as it is; if what is kept was damaged, the whole one takes its place.

    Raises
    ------
    InputError
        If it is altered.
    DatasetError
        If the folder cannot be written to.
    """
    snapshot = read_snapshot(content)
    if not _is_kept(snapshot.name):
        data.write_user_bytes(_path(snapshot.name), content)
    return snapshot


def _is_kept(name: str) -> bool:
    """Return whether a snapshot is kept, and whole."""
    content = data.read_user_bytes(_path(name))
    if content is None:
        return False
    try:
        read_snapshot(content, name=name)
    except InputError:
        return False
    return True


def kept(name: str) -> Snapshot:
    """Return a snapshot kept in the user's data folder, checked.

    Raises
    ------
    InputError
        If the name is none, there is no such snapshot, or it is altered.
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"{name[:80]!r} is no name of a snapshot: 64 hexadecimal digits")
    content = data.read_user_bytes(_path(name))
    if content is None:
        raise InputError(
            f"snapshot {name} is not kept here: ask who made it for its file, which geo snapshot verify checks and geo map shows"
        )
    return read_snapshot(content, name=name)


def _path(name: str) -> str:
    return f"snapshots/{name}.zip"


def _unpacked(content: bytes) -> dict[str, bytes]:
    """Return the zip's files by name. A zip that would unpack to more than 200 MB is none of ours."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        # A zip is read whatever stands before and behind it, which no checksum of its files covers.
        if min((entry.header_offset for entry in entries), default=0) or content[-_TAIL:-_REST] != _LAST:
            raise zipfile.BadZipFile("bytes were put before or behind the zip")
        if sum(entry.file_size for entry in entries) > _MOST_BYTES or len(entries) > len(_FILES) + 1:
            raise zipfile.BadZipFile("it holds more files or bytes than a snapshot does")
        return {entry.filename: archive.read(entry) for entry in entries}


def _opened(name: str, files: Mapping[str, bytes]) -> Snapshot:
    try:
        about, query, collection = (
            json.loads(files[file]) for file in ("about.json", "view.json", "incidents.geojson")
        )
        view, problems = from_query({str(key): str(value) for key, value in query.items()})
        made = datetime.fromisoformat(about["made"])
        version = str(about["version"])
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise InputError(f"no snapshot: its files are not as this program writes them ({error!r})") from error
    if problems:
        raise InputError(f"no snapshot: its view cannot be read: {'; '.join(problems)}")
    if not _is_collection(collection):
        raise InputError("no snapshot: incidents.geojson holds no FeatureCollection")
    return Snapshot(name, view, collection, made, version)


def _is_collection(value: Any) -> bool:
    """Return whether a value is a FeatureCollection whose features have properties."""
    if not isinstance(value, dict) or value.get("type") != "FeatureCollection":
        return False
    features = value.get("features")
    return isinstance(features, list) and all(
        isinstance(one, dict) and isinstance(one.get("properties"), dict) for one in features
    )


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n").encode()
