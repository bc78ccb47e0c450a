"""Fetching GeoNames' country dumps into the user's data folder: resumable, checked, whole or not at all.

Nothing here runs unless somebody asks for it (``geo gazetteer update``).
"""

import contextlib
import hashlib
import json
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import requests

from geo.errors import NetworkError

__all__ = ["COUNTRIES", "GEONAMES_URL", "Fetched", "fetch_dump"]

GEONAMES_URL = "https://download.geonames.org/export/dump/"
COUNTRIES = ("AM", "AZ")
MAX_BYTES, MAX_UNPACKED = 100_000_000, 400_000_000
_TIMEOUT_S = (10, 60)
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Fetched:
    """A dump on disk: its file, SHA-256, whether it is new, and how many bytes came over the network."""

    path: Path
    sha256: str
    new: bool
    received: int


def fetch_dump(country: str, folder: Path, *, source: str = GEONAMES_URL) -> Fetched:
    """Fetch the ZIP of a country's dump unless the one in the folder is still the newest.

    A broken transfer goes on where it stopped, if the server still has the same file. The file takes its name only
    when it is whole: its length is the announced one and the checksums of the ZIP's members hold. What was there before
    stays until then.

    Raises
    ------
    NetworkError
        If there is no network, the server refuses, or what came is not whole.
    """
    target = folder / f"{country}.zip"
    url = f"{source.rstrip('/')}/{country}.zip"
    folder.mkdir(parents=True, exist_ok=True)
    known = _read(target)
    headers = {"User-Agent": "geo-incidents", "Accept-Encoding": "identity"}
    if known and target.is_file() and _sha256(target) == known.get("sha256"):
        headers |= {"If-None-Match": known["etag"]} if known.get("etag") else {}
    part = target.with_suffix(".zip.part")
    begun = _read(part)
    have = part.stat().st_size if part.is_file() and begun.get("etag") else 0
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": begun["etag"]}
    try:
        with requests.get(url, headers=headers, stream=True, timeout=_TIMEOUT_S) as answer:
            if answer.status_code == requests.codes.not_modified and "If-None-Match" in headers:
                return Fetched(target, known["sha256"], new=False, received=0)
            if answer.status_code == requests.codes.requested_range_not_satisfiable and have:
                part.unlink()
                return fetch_dump(country, folder, source=source)
            if answer.status_code not in (requests.codes.ok, requests.codes.partial_content):
                raise NetworkError(
                    f"{url}: the server answers {answer.status_code} {answer.reason}: try later"
                )
            received = _receive(
                answer, part, have if answer.status_code == requests.codes.partial_content else 0
            )
            etag = answer.headers.get("ETag", "")
    except requests.RequestException as error:
        raise NetworkError(
            f"{url}: {_why(error)}; the gazetteer stays as it is. What has come so far is kept: run it again to go on"
        ) from error
    _check_zip(part, url)
    digest = _sha256(part)
    part.replace(target)
    _read_path(part).unlink(missing_ok=True)
    _note(target, {"etag": etag, "sha256": digest, "url": url})
    return Fetched(target, digest, new=True, received=received)


def _receive(answer: requests.Response, part: Path, have: int) -> int:
    """Append the body to the part, or begin it anew, and return how many bytes came."""
    announced = answer.headers.get("Content-Length")
    expected = have + int(announced) if announced and announced.isdecimal() else None
    if (expected or 0) > MAX_BYTES:
        raise NetworkError(f"{answer.url}: {expected} bytes: more than a country's dump can be")
    _note(part, {"etag": answer.headers.get("ETag", "")})
    size = have
    with part.open("ab" if have else "wb") as file:
        for chunk in answer.iter_content(_CHUNK):
            size += len(chunk)
            if size > MAX_BYTES:
                raise NetworkError(
                    f"{answer.url}: more than {MAX_BYTES} bytes: more than a country's dump can be"
                )
            file.write(chunk)
    if expected is not None and size != expected:
        raise NetworkError(f"{answer.url}: {size} of {expected} bytes came: run it again to go on")
    return size - have


def _check_zip(part: Path, url: str) -> None:
    """Raise if a member's checksum does not hold; what came is then of no use."""
    try:
        with zipfile.ZipFile(part) as archive:
            size = sum(member.file_size for member in archive.infolist())
            bad = archive.testzip() if size <= MAX_UNPACKED else f"{size:,} bytes unpacked"
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
        zlib.error,
        lzma.LZMAError,
    ) as error:
        bad = str(error)
    if bad:
        part.unlink()
        raise NetworkError(f"{url}: what came is no whole ZIP ({bad}): run it again")


def _why(error: requests.RequestException) -> str:
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.ConnectionError):
        return "no connection, or it broke"
    return str(error)[:120]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_path(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _read(path: Path) -> dict[str, str]:
    """Return what is noted about a file, or nothing if that cannot be read."""
    with contextlib.suppress(OSError, ValueError):
        noted = json.loads(_read_path(path).read_text(encoding="utf-8"))
        if isinstance(noted, dict):
            return {str(key): str(value) for key, value in noted.items()}
    return {}


def _note(path: Path, values: dict[str, str]) -> None:
    _read_path(path).write_text(json.dumps(values), encoding="utf-8")
