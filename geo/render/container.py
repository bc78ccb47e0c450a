"""The bytes of the map's columns: header, planes of numbers, texts and blocks, compressed. ``assets/columns.js`` reads them."""

import gzip
import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from geo.errors import InputError
from geo.render.site_rows import Ints

__all__ = ["MAGIC", "Part", "container", "json_text", "squeezed"]

MAGIC = b"GEOCOLS1"
"""The first bytes of the binary; the digit counts its versions."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the binary: columns as their type and numbers, what the header says of them, and texts that no column holds."""

    columns: Mapping[str, tuple[str, Ints]] = field(default_factory=dict)
    header: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, list[str]] = field(default_factory=dict)

    def __or__(self, other: "Part") -> "Part":
        """Return both parts as one."""
        return Part(
            {**self.columns, **other.columns},
            {**self.header, **other.header},
            {**self.texts, **other.texts},
        )


def container(part: Part, blocks: Sequence[bytes]) -> bytes:
    """Return magic, the length of the compressed part, that part, and the blocks behind it.

    Raises
    ------
    InputError
        If a number is too large for its column.
    """
    parts = [_planes(name, kind, values) for name, (kind, values) in part.columns.items()]
    encoded = [json_text(values).encode() for values in part.texts.values()]
    listing = {
        "columns": [[name, kind, len(values)] for name, (kind, values) in part.columns.items()],
        "texts": [[name, len(text)] for name, text in zip(part.texts, encoded, strict=True)],
    }
    head = json_text({**part.header, **listing}).encode()
    main = squeezed(b"".join([struct.pack("<I", len(head)), head, *parts, *encoded]))
    return b"".join([MAGIC, struct.pack("<I", len(main)), main, *blocks])


_WIDTHS: dict[str, type[np.integer[Any]]] = {
    "u8": np.uint8,
    "u16": np.uint16,
    "u32": np.uint32,
    "i32": np.int32,
    "delta": np.int32,
}


def _planes(name: str, kind: str, values: Ints) -> bytes:
    """Return a column's bytes, all lowest bytes first and all highest last: like lies beside like, and compresses."""
    if kind == "delta":
        values = np.diff(values, prepend=0)
    room = np.iinfo(_WIDTHS[kind])
    if len(values) and (values.min() < room.min or values.max() > room.max):
        raise InputError(f"{name} from {values.min()} to {values.max()} has no room in {kind}")
    narrow = np.ascontiguousarray(values.astype(_WIDTHS[kind]))
    return narrow.view(np.uint8).reshape(len(narrow), narrow.itemsize).T.tobytes()


def squeezed(content: bytes) -> bytes:
    """Return the bytes compressed: gzip, the same for the same content."""
    # no time of making: the same incidents give the same bytes
    return gzip.compress(content, compresslevel=6, mtime=0)


def json_text(value: Any) -> str:
    """Return compact JSON.

    Raises
    ------
    InputError
        If a number within is not finite: JSON has none.
    """
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_plain)
    except ValueError as error:
        raise InputError(
            "a number within a list or object of the frame is NaN or infinite: give None where none is known"
        ) from error


def _plain(value: Any) -> Any:
    """Return a number or array of numpy as Python's own, and what JSON does not know, dates above all, as text."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    return (
        value.item() if isinstance(value, np.generic) and not isinstance(value, np.datetime64) else str(value)
    )
