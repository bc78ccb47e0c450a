"""Incidents as columns: the compact binary that the map's page reads, a few bytes a site.

Rows are sorted by time, incidents without a date last, so that a time window is two binary searches. ``assets/columns.js``
reads what is written here; ``docs/data-model.md`` describes the bytes. What no column holds, the claims and whatever else a
Feature says, follows in small blocks that are read when an incident is looked at.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.model import Kind, Party, Role
from geo.render.blocks import BLOCK, PLACE_KEYS, Flags, blocks_of, kept_of_heads
from geo.render.container import Part, container, json_text
from geo.render.losses import LOSS_COLUMNS, acting_parties, loss_table, parties_of
from geo.render.short_texts import id_columns, site_ids, title_columns
from geo.render.site_rows import UNDATED, Ints, is_known, ordered_rows

__all__ = ["pack"]

_PRECISIONS = ("day", "range", "week", "month", "year")
_DEGREE = 1_000_000
_MOST_PRECISION = 7
_MOST_M = 40_000_000
_UTC4_MINUTES = 240
_DAY_MINUTES = 1440


def pack(frame: gpd.GeoDataFrame, about: Mapping[str, Any] | None = None) -> bytes:
    """Return the binary of a frame of sites.

    Parameters
    ----------
    frame
        One row a site, its id the index, or the column ``id`` where the index is numbers without a name; columns named as the
        contract's properties, all optional. A row without ``incident_id`` is an incident of its own. Points in WGS 84, in
        degrees where the frame has no CRS; a missing or empty geometry, or a point of NaN, is a site without a place. The
        order of incidents in the frame does not matter, that of one incident's sites stays.
    about
        What is said of the whole: ``reports``, ``tallies``, ``rejections``, ``attributions``, ``dataset_sha256``.

    Raises
    ------
    InputError
        If the frame has another CRS than WGS 84, geometries that are no points on the globe, sites without an id of their
        own, or a number that has no room.
    """
    table = ordered_rows(frame)
    first = ~table["incident_id"].duplicated().to_numpy()
    heads = table[first]
    claims = heads["claims"].tolist() if "claims" in heads else [None] * len(heads)
    precision, precise = _whole(table, "geo_precision", most=_MOST_PRECISION)
    metres, whole_metres = _whole(table, "uncertainty_m", most=_MOST_M)
    kept = precise | whole_metres | kept_of_heads(heads, table, first)
    blocks = blocks_of(table, first, kept)
    part = (
        _size(heads, table, blocks)
        | _incidents(heads)
        | _parties(claims)
        | Part({"site_count": ("u32", np.diff(np.append(np.flatnonzero(first), len(table))))})
        | _sites(table, precision, metres)
        | site_ids(table)
        | id_columns(heads)
        | title_columns(heads)
        | _losses(claims)
        | Part(header={"about": dict(about or {})})
    )
    return container(part, blocks)


def _size(heads: pd.DataFrame, table: pd.DataFrame, blocks: Sequence[bytes]) -> Part:
    return Part(
        header={
            "incidents": len(heads),
            "sites": len(table),
            "dated": int((heads["first_day"] > UNDATED).sum()),
            "block": BLOCK,
            "blocks": [len(block) for block in blocks],
        }
    )


def _incidents(heads: pd.DataFrame) -> Part:
    start = heads["first_day"].to_numpy()
    span = np.where(start > UNDATED, heads["last_day"].to_numpy() - start, 0)
    kind, kinds = _coded(heads, "kind", tuple(Kind))
    precision, precisions = _coded(heads, "date_precision", _PRECISIONS)
    columns = {
        "start": ("delta", start), "span": ("u32", span), "minute": ("u16", _minutes(heads, start)), "kind": kind,
        "date_precision": precision,
    }  # fmt: skip
    return Part(columns, {"kinds": kinds, "date_precisions": precisions})


def _parties(claims: Sequence[Any]) -> Part:
    columns = {
        "parties": ("u16", np.array([parties_of(each) for each in claims], dtype=np.int64)),
        "acting": ("u16", np.array([acting_parties(each) for each in claims], dtype=np.int64)),
    }
    return Part(columns, {"parties": [str(party) for party in Party]})


def _losses(claims: Sequence[Any]) -> Part:
    columns = zip(LOSS_COLUMNS, loss_table(claims), strict=True)
    return Part({name: ("i32", np.asarray(values, dtype=np.int64)) for name, values in columns})


def _minutes(heads: pd.DataFrame, start: Ints) -> Ints:
    """Return the minute of the local day (UTC+4) plus one of incidents with a time on their first day, else 0."""
    if "time_utc" not in heads:
        return np.zeros(len(heads), dtype=np.int64)
    told = pd.to_datetime(heads["time_utc"].astype("string"), utc=True, errors="coerce", format="ISO8601")
    minutes = told.dt.tz_convert(None).to_numpy().astype("datetime64[m]")
    known = ~np.isnat(minutes)
    local = np.where(known, minutes.astype(np.int64) + _UTC4_MINUTES, 0) - start * _DAY_MINUTES
    return np.where(known & (local >= 0) & (local < _DAY_MINUTES), local + 1, 0)


def _sites(table: pd.DataFrame, precision: Ints, metres: Ints) -> Part:
    role, roles = _coded(table, "role", tuple(Role))
    lengths, which = np.unique(metres, return_inverse=True)
    places, texts = pd.factorize(np.array(_records(table), dtype=object))
    columns = {
        "role": role,
        "geo_precision": ("u8", precision),
        "uncertainty_m": ("u32", which.ravel()),
        "place": ("u32", places.astype(np.int64)),
    }
    lists = {
        "roles": roles,
        "uncertainties_m": lengths.tolist(),
        "places": [json.loads(text) for text in texts],
    }
    return _points(table) | Part(columns, lists)


def _points(table: pd.DataFrame) -> Part:
    """Return the points, each once, and each site's place among them."""
    known = table["lon"].notna().to_numpy()
    points = np.rint(table[["lon", "lat"]].to_numpy()[known] * _DEGREE).astype(np.int64)
    unique, which = np.unique(points, axis=0, return_inverse=True)
    position = np.zeros(len(table), dtype=np.int64)
    position[known] = which.ravel() + 1
    return Part({"position": ("u32", position), "x": ("delta", unique[:, 0]), "y": ("i32", unique[:, 1])})


def _records(table: pd.DataFrame) -> list[str]:
    """Return each row's place as JSON, without what is not known."""
    keys = [key for key in PLACE_KEYS if key in table]
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


def _whole(table: pd.DataFrame, key: str, *, most: int) -> tuple[Ints, dict[str, Flags]]:
    """Return whole numbers plus one, 0 for none, and by the key which of them are as they were: others are rounded here."""
    if key not in table:
        return np.zeros(len(table), dtype=np.int64), {}
    values = pd.to_numeric(table[key], errors="coerce").to_numpy(dtype=float)
    fits = np.isfinite(values) & (values >= 0) & (values <= most)
    rounded = np.where(fits, np.rint(np.where(fits, values, 0)), -1).astype(np.int64)
    return rounded + 1, {key: (rounded == values) | table[key].isna().to_numpy()}
