"""Editions: what each incident said at the time that a link was made, so that who opens it later is told what has changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo import data
from geo.errors import DatasetError

__all__ = ["Changes", "Edition", "changes", "edition_of", "keep_edition", "kept_edition"]

_DIGEST_LENGTH = 12
_MOST = 500  # editions that are kept; the oldest go first


@dataclass(frozen=True, slots=True)
class Edition:
    """The incidents of a collection by id, each with its title and a digest of all that is said of it.

    ``name`` is what a permalink calls it, 12 hexadecimal digits: the same incidents have the same name anywhere.
    """

    name: str
    incidents: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Changes:
    """Incidents that are other, gone or new since an edition, titles by id, and how many it had."""

    changed: Mapping[str, str]
    gone: Mapping[str, str]
    added: Mapping[str, str]
    total: int

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone or self.added)


def edition_of(collection: Mapping[str, Any]) -> Edition:
    """Return the edition of the contract's FeatureCollection; an incident is what the Features of its sites say together."""
    told: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for feature in collection["features"]:
        properties = feature["properties"]
        identifier = str(properties["incident_id"])
        titles[identifier] = str(properties["title"])
        told.setdefault(identifier, []).append(
            json.dumps([feature["geometry"], properties], sort_keys=True, separators=(",", ":"))
        )
    incidents = {each: (titles[each], _digest(sorted(rows))) for each, rows in sorted(told.items())}
    return Edition(_digest([f"{each} {digest}" for each, (_, digest) in incidents.items()]), incidents)


def changes(before: Edition, now: Edition) -> Changes:
    """Return what is other in ``now`` than it was."""
    old, new = before.incidents, now.incidents
    return Changes(
        changed={each: new[each][0] for each in new if each in old and old[each][1] != new[each][1]},
        gone={each: old[each][0] for each in old if each not in new},
        added={each: new[each][0] for each in new if each not in old},
        total=len(old),
    )


def keep_edition(edition: Edition) -> None:
    """Keep an edition in the user's data folder, whole or not at all; one that is there stays. The oldest of many are dropped.

    Raises
    ------
    DatasetError
        If the folder cannot be written to.
    """
    # Written anew even if it is there: the last to be used is the last to be dropped.
    data.write_user_bytes(_path(edition.name), json.dumps(dict(edition.incidents)).encode())
    aged = [(_age(path), path) for path in (data.user_folder() / "editions").glob("*.json")]
    for _, path in sorted(aged)[:-_MOST]:
        path.unlink(missing_ok=True)


def kept_edition(name: str) -> Edition | None:
    """Return the edition of a name that a link gives, checked against it, or None if it is not kept here.

    Raises
    ------
    DatasetError
        If it is kept and was altered.
    """
    content = (
        data.read_user_bytes(_path(name[:_DIGEST_LENGTH])) if name.isalnum() and name.isascii() else None
    )
    if content is None:
        return None
    try:
        incidents = {
            str(each): (str(title), str(digest)) for each, (title, digest) in json.loads(content).items()
        }
    except (ValueError, AttributeError, TypeError) as error:
        raise DatasetError(f"{_path(name)} in the data folder is altered: delete it") from error
    if _digest([f"{each} {digest}" for each, (_, digest) in incidents.items()]) != name[:_DIGEST_LENGTH]:
        raise DatasetError(f"{_path(name)} in the data folder is altered: delete it")
    return Edition(name[:_DIGEST_LENGTH], incidents)


def _age(path: Path) -> float:
    """Return when a file was written; one that another process has dropped meanwhile is of old."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _path(name: str) -> str:
    return f"editions/{name}.json"


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_DIGEST_LENGTH]
