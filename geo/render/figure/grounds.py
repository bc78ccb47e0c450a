"""The shapes of the base map, parsed once: countries, provinces, the oblast, control, lines."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from geo import data

__all__ = ["Ground", "ground_of", "grounds"]


@dataclass(frozen=True, slots=True)
class Ground:
    """One feature of the base map, in degrees. ``first`` and ``last`` are the days from and to which it holds, both included."""

    layer: str
    id: str
    name: str
    shape: BaseGeometry
    first: str
    last: str | None
    control: str
    accuracy_m: float

    def holds_on(self, day: date | None) -> bool:
        """Return whether it holds on a day; None stands for the last day of the data."""
        return self.last is None if day is None else self.first <= day.isoformat() <= (self.last or "9999")


@cache
def grounds() -> tuple[Ground, ...]:
    """Return the features of the base map, in file order."""
    return tuple(ground_of(feature) for feature in data.read_json("display.geojson")["features"])


def ground_of(feature: Any) -> Ground:
    """Return a feature of the base map's file."""
    told = feature["properties"]
    return Ground(
        layer=told["layer"],
        id=told.get("id") or "",
        name=told.get("name") or "",
        shape=shapely.geometry.shape(feature["geometry"]),
        first=told.get("valid_from") or "",
        last=told.get("valid_to"),
        control=told.get("control") or "",
        accuracy_m=float(told.get("accuracy_m") or 0),
    )
