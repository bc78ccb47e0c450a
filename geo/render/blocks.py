"""What no column holds, in small compressed blocks that the page reads when an incident is looked at."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.render.container import json_text, squeezed
from geo.render.site_rows import UNDATED, is_known

__all__ = ["BLOCK", "PLACE_KEYS", "Flags", "blocks_of", "kept_of_heads"]

Flags = npt.NDArray[np.bool_]

BLOCK = 128
"""Incidents in a block."""

PLACE_KEYS = (
    "place_id", "place_name", "place_names", "surface", "country", "admin1", "admin1_name", "admin2", "bearing_deg", "distance_m",
)  # fmt: skip
"""Properties that columns hold once for each place."""

_COLUMN_KEYS = (
    "incident_id", "title", "kind", "date_start", "date_end", "date_precision", "role", "geo_precision", "uncertainty_m",
    *PLACE_KEYS,
)  # fmt: skip
_SHARED_KEYS = (
    "kind_codes", "date_text", "time_utc", "claims", "sources", "independent_sources", "links", "contradictions", "status",
    "corrections",
)  # fmt: skip


def kept_of_heads(heads: pd.DataFrame, table: pd.DataFrame, first: Flags) -> dict[str, Flags]:
    """Return which rows' dates, titles, kinds and precisions the columns give back as they were."""
    kept: dict[str, Flags] = {}
    head_of = np.cumsum(first) - 1
    for key, days in (("date_start", "first_day"), ("date_end", "last_day")):
        if key in table:
            iso = table[days].to_numpy().astype("datetime64[D]").astype(str)
            kept[key] = (table[key].astype(str).to_numpy() == iso) | (
                table[key].isna() & (table[days] == UNDATED)
            ).to_numpy()
    for key in ("title", "kind", "date_precision"):
        if key in table:
            own = table[key].where(table[key].notna(), "").astype(str).to_numpy()
            told = heads[key].where(heads[key].notna(), "").astype(str).to_numpy()[head_of]
            kept[key] = (own == told) & (
                table[key].isna().to_numpy() == heads[key].isna().to_numpy()[head_of]
            )
    return kept


def blocks_of(table: pd.DataFrame, first: Flags, restored: Mapping[str, Flags]) -> list[bytes]:
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
        return [b""] * -(-(len(starts) - 1) // BLOCK)
    blocks = []
    for begin in range(0, len(starts) - 1, BLOCK):
        stops = starts[begin : begin + BLOCK + 1]
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


def _rest(part: pd.DataFrame, keys: Sequence[Any], odd: Mapping[str, Flags]) -> Iterator[dict[str, Any]]:
    columns = {key: part[key].tolist() for key in {*keys, *odd}}
    for row in range(len(part)):
        told = {str(key): columns[key][row] for key in keys if is_known(columns[key][row])}
        yield told | {key: _or_none(columns[key][row]) for key, rows in odd.items() if rows[row]}


def _or_none(value: Any) -> Any:
    return value if is_known(value) else None
