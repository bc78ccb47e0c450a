"""Corrections from a file: a list of them, or a GeoJSON collection of the contract that holds some."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from geo.errors import InputError
from geo.model import Correction

__all__ = ["corrections_from_json", "read_corrections"]

_TEXTS = ("incident_id", "field", "machine", "value")


def read_corrections(path: str | Path) -> tuple[Correction, ...]:
    """Return the corrections of a JSON file, each once, in order.

    Raises
    ------
    InputError
        If the file cannot be read or is none; the message names file, place and key.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    return corrections_from_json(text, name=str(path))


def corrections_from_json(text: str, *, name: str = "corrections") -> tuple[Correction, ...]:
    """Return the corrections of a JSON text, as :func:`read_corrections` does."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: no JSON: {error}") from error
    rows = list(_rows(content, name))
    return tuple(
        dict.fromkeys(_correction(row, f"{name}: correction {at}") for at, row in enumerate(rows, 1))
    )


def _rows(content: Any, name: str) -> Iterator[Any]:
    if isinstance(content, list):
        yield from content
        return
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise InputError(f"{name}: give a list of corrections, or a collection that `geo extract` wrote")
    for at, feature in enumerate(features, 1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            raise InputError(
                f"{name}: feature {at}: {str(feature)[:60]!r} is no GeoJSON feature with properties"
            )
        listed = properties.get("corrections")
        if listed is not None and not isinstance(listed, list):
            raise InputError(f"{name}: feature {at}: corrections must be a list, not {str(listed)[:60]!r}")
        yield from listed or ()
    others = content.get("corrections")
    if others is not None and not isinstance(others, list):
        raise InputError(f"{name}: corrections must be a list, not {str(others)[:60]!r}")
    yield from others or ()


def _correction(row: Any, where: str) -> Correction:
    if not isinstance(row, Mapping):
        raise InputError(f"{where}: {str(row)[:60]!r} is no object with {', '.join(_TEXTS)}")
    for key in _TEXTS:
        if not isinstance(row.get(key), str):
            raise InputError(f"{where}: {key} must be a text, not {str(row.get(key))[:60]!r}")
    why, at = row.get("why") or "", row.get("at")
    if not isinstance(why, str):
        raise InputError(f"{where}: why must be a text")
    return Correction(row["incident_id"], row["field"], row["machine"], row["value"], why, _time(at, where))


def _time(at: Any, where: str) -> datetime | None:
    if at is None:
        return None
    try:
        time = datetime.fromisoformat(str(at))
    except ValueError:
        raise InputError(f"{where}: at must be a time, ISO 8601, not {str(at)[:60]!r}") from None
    if time.tzinfo is None:
        raise InputError(f"{where}: at must say its offset from UTC: {at}")
    return time
