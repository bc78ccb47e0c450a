"""Incidents as columns: the compact binary that the map's page reads, a few bytes a site.

Rows are sorted by time, incidents without a date last, so that a time window is two binary searches. ``assets/columns.js``
reads what is written here; ``docs/data-model.md`` describes the bytes. What no column holds, the claims and whatever else a
Feature says, follows in small blocks that are read when an incident is looked at.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.model import Kind, Party, Role
from geo.render.container import container, json_text, squeezed
from geo.render.losses import LOSS_COLUMNS, acting_parties, loss_table, parties_of
from geo.render.site_rows import UNDATED, Ints, is_known, ordered_rows

__all__ = ["pack"]

_BLOCK = 128
_PLACE_KEYS = (
    "place_id", "place_name", "place_names", "surface", "country", "admin1", "admin1_name", "admin2", "bearing_deg", "distance_m",
)  # fmt: skip
_COLUMN_KEYS = (
    "incident_id", "title", "kind", "date_start", "date_end", "date_precision", "role", "geo_precision", "uncertainty_m",
    *_PLACE_KEYS,
)  # fmt: skip
_SHARED_KEYS = (
    "kind_codes", "date_text", "time_utc", "claims", "sources", "independent_sources", "links", "contradictions", "status",
    "corrections",
)  # fmt: skip
_PRECISIONS = ("day", "range", "week", "month", "year")
_DEGREE = 1_000_000
_DECIMAL = 10
_NUMBERED = re.compile(r"(.*?)(0|[1-9]\d{0,8})", re.DOTALL)
_HASHED = re.compile(r"(.*?)([0-9a-f]{12})", re.DOTALL)
_NAME_HERE = "\x01"
_UTC4_MINUTES = 240
_DAY_MINUTES = 1440


def pack(frame: gpd.GeoDataFrame, about: Mapping[str, Any] | None = None) -> bytes:
    """Return the binary of a frame of sites.

    Parameters
    ----------
    frame
        One row a site, WGS 84, its id the index, or the column ``id`` of a frame without one; columns named as the contract's properties, all optional. A row without
        ``incident_id`` is an incident of its own; a missing geometry is an incident without a place.
    about
        What is said of the whole: ``reports``, ``tallies``, ``rejections``, ``attributions``, ``dataset_sha256``.

    Raises
    ------
    InputError
        If the frame has another CRS than WGS 84, or geometries that are no points.
    """
    table = ordered_rows(frame)
    first = ~table["incident_id"].duplicated().to_numpy()
    heads = table[first]
    lists: dict[str, Any] = {}
    columns: dict[str, tuple[str, Ints]] = {}
    restored: dict[str, npt.NDArray[np.bool_]] = {}
    _incident_columns(heads, columns, lists)
    columns["site_count"] = ("u32", np.diff(np.append(np.flatnonzero(first), len(table))))
    _site_columns(table, columns, lists, restored)
    _id_columns(heads, columns, lists)
    _title_columns(heads, columns, lists)
    _date_restored(heads, table, first, restored)
    claims = heads["claims"].tolist() if "claims" in heads else [None] * len(heads)
    for name, values in zip(LOSS_COLUMNS, loss_table(claims), strict=True):
        columns[name] = ("i32", np.asarray(values, dtype=np.int64))
    blocks = _blocks(table, first, restored)
    header = {
        "incidents": len(heads),
        "sites": len(table),
        "dated": int((columns["start"][1] > UNDATED).sum()),
        "block": _BLOCK,
        "blocks": [len(block) for block in blocks],
        **lists,
        "about": dict(about or {}),
    }
    texts = {
        "site_ids": _site_ids(table),
        **({} if "ids_from" in lists else {"ids": heads["incident_id"].tolist()}),
    }
    return container(header, columns, texts, blocks)


def _incident_columns(
    heads: pd.DataFrame, columns: dict[str, tuple[str, Ints]], lists: dict[str, Any]
) -> None:
    start = heads["first_day"].to_numpy()
    dated = start > UNDATED
    columns["start"] = ("delta", start)
    columns["span"] = ("u32", np.where(dated, heads["last_day"].to_numpy() - start, 0))
    columns["minute"] = ("u16", _minutes(heads, start))
    columns["kind"], lists["kinds"] = _coded(heads, "kind", tuple(Kind))
    columns["date_precision"], lists["date_precisions"] = _coded(heads, "date_precision", _PRECISIONS)
    claims = heads["claims"].tolist() if "claims" in heads else [None] * len(heads)
    lists["parties"] = [str(party) for party in Party]
    columns["parties"] = ("u16", np.array([parties_of(each) for each in claims], dtype=np.int64))
    columns["acting"] = ("u16", np.array([acting_parties(each) for each in claims], dtype=np.int64))


def _minutes(heads: pd.DataFrame, start: Ints) -> Ints:
    """Return the minute of the local day (UTC+4) plus one of incidents with a time on their first day, else 0."""
    if "time_utc" not in heads:
        return np.zeros(len(heads), dtype=np.int64)
    told = pd.to_datetime(heads["time_utc"].astype("string"), utc=True, errors="coerce", format="ISO8601")
    minutes = told.dt.tz_convert(None).to_numpy().astype("datetime64[m]")
    known = ~np.isnat(minutes)
    local = np.where(known, minutes.astype(np.int64) + _UTC4_MINUTES, 0) - start * _DAY_MINUTES
    return np.where(known & (local >= 0) & (local < _DAY_MINUTES), local + 1, 0)


def _site_columns(
    table: pd.DataFrame,
    columns: dict[str, tuple[str, Ints]],
    lists: dict[str, Any],
    restored: dict[str, npt.NDArray[np.bool_]],
) -> None:
    known = table["lon"].notna().to_numpy()
    points = np.zeros((len(table), 2), dtype=np.int64)
    points[known] = np.rint(table[["lon", "lat"]].to_numpy()[known] * _DEGREE)
    unique, which = np.unique(points[known], axis=0, return_inverse=True)
    position = np.zeros(len(table), dtype=np.int64)
    position[known] = which.ravel() + 1
    columns["position"] = ("u32", position)
    columns["x"] = ("delta", unique[:, 0])
    columns["y"] = ("i32", unique[:, 1])
    columns["role"], lists["roles"] = _coded(table, "role", tuple(Role))
    columns["geo_precision"] = ("u8", _whole(table, "geo_precision", restored, most=7))
    lengths, which = np.unique(_whole(table, "uncertainty_m", restored, most=40_000_000), return_inverse=True)
    columns["uncertainty_m"] = ("u32", which.ravel())
    lists["uncertainties_m"] = lengths.tolist()
    places, texts = pd.factorize(np.array(_records(table), dtype=object))
    columns["place"] = ("u32", places.astype(np.int64))
    lists["places"] = [json.loads(text) for text in texts]


def _id_columns(heads: pd.DataFrame, columns: dict[str, tuple[str, Ints]], lists: dict[str, Any]) -> None:
    """Write ids as numbers where all are one prefix and a number, or one prefix and twelve hexadecimal digits."""
    ids = heads["incident_id"].tolist()
    for pattern, base in ((_NUMBERED, 10), (_HASHED, 16)):
        found = [pattern.fullmatch(one) for one in ids]
        prefixes = {match[1] if match else None for match in found}
        if len(prefixes) != 1 or None in prefixes:
            continue
        lists["ids_from"] = {"prefix": prefixes.pop(), "base": base}
        numbers = np.array([int(match[2], base) for match in found if match], dtype=np.int64)
        if base == _DECIMAL:
            columns["id"] = ("delta", numbers)
        else:
            columns["id"], columns["id_high"] = ("u32", numbers & 0xFFFFFFFF), ("u16", numbers >> 32)
        return


def _title_columns(heads: pd.DataFrame, columns: dict[str, tuple[str, Ints]], lists: dict[str, Any]) -> None:
    """Write titles as places in a list, in which the first site's name of its place stands as U+0001: few titles are left."""
    titles = _texts(heads, "title")
    names = _texts(heads, "place_name")
    shapes = [_shape(title, name) for title, name in zip(titles, names, strict=True)]
    codes, texts = pd.factorize(np.array(shapes, dtype=object))
    columns["title"] = ("u32", codes.astype(np.int64))
    lists["titles"] = list(texts)


def _shape(title: str, name: str) -> str:
    """Return a title with U+0001 for the name of its place; a U+0001 of its own is doubled."""
    escaped = title.replace(_NAME_HERE, _NAME_HERE * 2)
    return escaped.replace(name, _NAME_HERE, 1) if name and _NAME_HERE not in title + name else escaped


def _records(table: pd.DataFrame) -> list[str]:
    """Return each row's place as JSON, without what is not known."""
    keys = [key for key in _PLACE_KEYS if key in table]
    if not keys:
        return ["{}"] * len(table)
    rows = zip(*(table[key].tolist() for key in keys), strict=True)
    found: dict[str, str] = {}
    written = []
    for row in rows:
        key = repr(row)
        if key not in found:
            found[key] = json_text(
                {name: value for name, value in zip(keys, row, strict=True) if is_known(value)}
            )
        written.append(found[key])
    return written


def _coded(table: pd.DataFrame, key: str, values: Sequence[str]) -> tuple[tuple[str, Ints], list[Any]]:
    """Return a column of places in a list, 0 for none, and the list: the closed one and what else occurs."""
    told = table[key] if key in table else pd.Series([None] * len(table), dtype=object)
    known = [str(value) for value in values]
    text = told.where(told.notna(), "").astype(str)
    more = sorted(set(text.unique()) - set(known) - {""})
    names = known + more
    codes = pd.Index(names).get_indexer(pd.Index(text)).astype(np.int64) + 1
    return ("u8" if len(names) < 255 else "u32", codes), names


def _whole(table: pd.DataFrame, key: str, restored: dict[str, npt.NDArray[np.bool_]], *, most: int) -> Ints:
    """Return whole numbers plus one, 0 for none; a number that is not whole is rounded here and kept whole in its block."""
    if key not in table:
        return np.zeros(len(table), dtype=np.int64)
    values = pd.to_numeric(table[key], errors="coerce").to_numpy(dtype=float)
    fits = np.isfinite(values) & (values >= 0) & (values <= most)
    rounded = np.where(fits, np.rint(np.where(fits, values, 0)), -1).astype(np.int64)
    restored[key] = (rounded == values) | table[key].isna().to_numpy()
    return rounded + 1


def _date_restored(
    heads: pd.DataFrame,
    table: pd.DataFrame,
    first: npt.NDArray[np.bool_],
    restored: dict[str, npt.NDArray[np.bool_]],
) -> None:
    """Note which rows' dates and titles the columns give back as they were."""
    head_of = np.cumsum(first) - 1
    for key, days in (("date_start", "first_day"), ("date_end", "last_day")):
        if key in table:
            iso = table[days].to_numpy().astype("datetime64[D]").astype(str)
            restored[key] = (table[key].astype(str).to_numpy() == iso) | (
                table[key].isna() & (table[days] == UNDATED)
            ).to_numpy()
    for key in ("title", "kind", "date_precision"):
        if key in table:
            own = table[key].where(table[key].notna(), "").astype(str).to_numpy()
            told = heads[key].where(heads[key].notna(), "").astype(str).to_numpy()[head_of]
            restored[key] = (own == told) & (
                table[key].isna().to_numpy() == heads[key].isna().to_numpy()[head_of]
            )


def _blocks(
    table: pd.DataFrame, first: npt.NDArray[np.bool_], restored: Mapping[str, npt.NDArray[np.bool_]]
) -> list[bytes]:
    """Return what no column holds, compressed, of each run of incidents: ``[shared, [site, …]]`` for each."""
    shared = [key for key in _SHARED_KEYS if key in table]
    own = [
        key
        for key in table
        if key not in {*_COLUMN_KEYS, *_SHARED_KEYS, "lon", "lat", "site_id", "first_day", "last_day"}
    ]
    odd = {key: ~kept for key, kept in restored.items() if not kept.all()}
    starts = np.append(np.flatnonzero(first), len(table))
    if not (shared or own or odd):
        return [b""] * -(-(len(starts) - 1) // _BLOCK)
    blocks = []
    for begin in range(0, len(starts) - 1, _BLOCK):
        stops = starts[begin : begin + _BLOCK + 1]
        part = table.iloc[stops[0] : stops[-1]]
        odd_part = {key: rows[stops[0] : stops[-1]] for key, rows in odd.items()}
        sites = list(_rest(part, own, odd_part))
        heads = [dict(zip(shared, row, strict=True)) for row in part.iloc[stops[:-1] - stops[0]][shared].itertuples(index=False, name=None)] if shared else [{}] * (len(stops) - 1)  # fmt: skip
        rows = [
            [
                {key: value for key, value in head.items() if is_known(value)},
                sites[here - stops[0] : there - stops[0]],
            ]
            for head, here, there in zip(heads, stops[:-1], stops[1:], strict=True)
        ]
        blocks.append(squeezed(json_text(rows).encode()))
    return blocks


def _rest(
    part: pd.DataFrame, keys: Sequence[Any], odd: Mapping[str, npt.NDArray[np.bool_]]
) -> Iterator[dict[str, Any]]:
    columns = {key: part[key].tolist() for key in {*keys, *odd}}
    for row in range(len(part)):
        told = {str(key): columns[key][row] for key in keys if is_known(columns[key][row])}
        yield told | {key: _or_none(columns[key][row]) for key, rows in odd.items() if rows[row]}


def _or_none(value: Any) -> Any:
    return value if is_known(value) else None


def _site_ids(table: pd.DataFrame) -> list[str]:
    """Return ids of sites, "" where it is the incident's own, "+…" where it goes on from it."""
    pairs = zip(table["site_id"].tolist(), table["incident_id"].tolist(), strict=True)
    return [
        "" if own == whole else f"+{own[len(whole) :]}" if own.startswith(whole) else f"={own}"
        for own, whole in pairs
    ]


def _texts(heads: pd.DataFrame, key: str) -> list[str]:
    if key not in heads:
        return [""] * len(heads)
    return [str(value) if is_known(value) else "" for value in heads[key].tolist()]
