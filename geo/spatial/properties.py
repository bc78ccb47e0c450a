"""One located row as the properties of the GeoJSON contract, and the context of a single point."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from geo.model import LonLat
from geo.spatial.context import locate
from geo.spatial.points import points_frame
from geo.spatial.theatre import Theatre, default_theatre

__all__ = ["CONTEXT_KEYS", "context_properties", "point_context"]

CONTEXT_KEYS = (
    "in_theatre", "country", "on_boundary", "admin1", "admin1_name", "admin2", "admin2_name", "areas",
    "border_km", "border_section", "border_section_name", "side", "side_best", "side_probability",
    "in_nagorno_karabakh", "in_nagorno_karabakh_probability",
    "control", "control_best", "control_probability", "control_area", "control_area_name",
)  # fmt: skip
"""The contract's properties that say what space says of a position, in order."""


def context_properties(row: Mapping[str, Any], *, theatre: Theatre | None = None) -> dict[str, Any]:
    """Return what the contract says of a row of :func:`geo.spatial.locate`: unknown values are None, lengths in km.

    ``areas`` are objects with ``id`` and ``name``; probabilities have three decimals.
    """
    names = (theatre or default_theatre()).names
    values = {
        **{key: row[key] for key in CONTEXT_KEYS if key in row},
        "in_theatre": bool(row["in_theatre"]),
        "on_boundary": bool(row["on_boundary"]),
        "areas": [{"id": one, "name": names.get(one, one)} for one in row["areas"]],
        "border_km": _rounded(row["border_m"] / 1000),
        "border_section_name": names.get(row["border_section"]),
        "control_area_name": names.get(row["control_area"]),
        **{key: _rounded(row[key], 3) for key in CONTEXT_KEYS if key.endswith("_probability")},
    }
    return {key: values[key] for key in CONTEXT_KEYS}


def point_context(
    lon: float, lat: float, on: object = None, *, uncertainty_m: float = 0.0, theatre: Theatre | None = None
) -> dict[str, Any]:
    """Return the context of one point, degrees, on a day, as the properties of the contract.

    Added to them are ``on`` (ISO day or None), ``uncertainty_m`` and ``control_note``, what the control area's dataset
    says of it.

    Raises
    ------
    InputError
        If the point is not on Earth, or ``on`` is no day.
    """
    world = theatre or default_theatre()
    row = locate(points_frame([LonLat(lon, lat)], ["point"], [uncertainty_m]), on=on, theatre=world).iloc[0]
    notes = {entry["id"]: entry.get("note") for entry in world.control.properties}
    return {
        "on": None if on is None else str(on),
        **context_properties(row, theatre=world),
        "control_note": notes.get(row["control_area"]),
        "uncertainty_m": uncertainty_m,
    }


def _rounded(value: float, decimals: int = 2) -> float | None:
    return None if pd.isna(value) else round(float(value), decimals)
