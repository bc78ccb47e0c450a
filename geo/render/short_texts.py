"""Ids and titles in few bytes: numbers behind a prefix, and titles without the name of their place."""

import re

import numpy as np
import pandas as pd

from geo.render.container import Part
from geo.render.site_rows import is_known

__all__ = ["id_columns", "site_ids", "title_columns"]

_DECIMAL = 10
_NUMBERED = re.compile(r"(.*?)(0|[1-9][0-9]{0,8})", re.DOTALL)
_HASHED = re.compile(r"(.*?)([0-9a-f]{12})", re.DOTALL)
_NAME_HERE = "\x01"


def site_ids(table: pd.DataFrame) -> Part:
    """Return ids of sites, "" where it is the incident's own, "+…" where it goes on from it."""
    pairs = zip(table["site_id"].tolist(), table["incident_id"].tolist(), strict=True)
    short = [
        "" if own == whole else f"+{own[len(whole) :]}" if own.startswith(whole) else f"={own}"
        for own, whole in pairs
    ]
    return Part(texts={"site_ids": short})


def id_columns(heads: pd.DataFrame) -> Part:
    """Return ids as numbers where all are one prefix and a number, or one prefix and twelve hexadecimal digits; else as texts."""
    ids = heads["incident_id"].tolist()
    for pattern, base in ((_NUMBERED, 10), (_HASHED, 16)):
        found = [pattern.fullmatch(one) for one in ids]
        prefixes = {match[1] if match else None for match in found}
        if len(prefixes) != 1 or None in prefixes:
            continue
        lists = {"ids_from": {"prefix": prefixes.pop(), "base": base}}
        numbers = np.array([int(match[2], base) for match in found if match], dtype=np.int64)
        if base == _DECIMAL:
            return Part({"id": ("delta", numbers)}, lists)
        return Part({"id": ("u32", numbers & 0xFFFFFFFF), "id_high": ("u16", numbers >> 32)}, lists)
    return Part(texts={"ids": ids})


def title_columns(heads: pd.DataFrame) -> Part:
    """Return titles as places in a list, in which the first site's name of its place stands as U+0001: few titles are left."""
    titles = _texts(heads, "title")
    names = _texts(heads, "place_name")
    shapes = [_shape(title, name) for title, name in zip(titles, names, strict=True)]
    codes, texts = pd.factorize(np.array(shapes, dtype=object))
    return Part({"title": ("u32", codes.astype(np.int64))}, {"titles": list(texts)})


def _shape(title: str, name: str) -> str:
    """Return a title with U+0001 for the name of its place; a U+0001 of its own is doubled."""
    escaped = title.replace(_NAME_HERE, _NAME_HERE * 2)
    return escaped.replace(name, _NAME_HERE, 1) if name and _NAME_HERE not in title + name else escaped


def _texts(heads: pd.DataFrame, key: str) -> list[str]:
    if key not in heads:
        return [""] * len(heads)
    return [str(value) if is_known(value) else "" for value in heads[key].tolist()]
