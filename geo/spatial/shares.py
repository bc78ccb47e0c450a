"""What space says of polygons: how much of each lies where. A site known only to its district is such a polygon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from geo.spatial.control import INDETERMINATE, OUTSIDE
from geo.spatial.doubt import DECIDED
from geo.spatial.holdings import HOME, Layer
from geo.spatial.theatre import Theatre

__all__ = ["polygon_context"]

# Lambert's cylindrical equal-area projection on WGS 84: its areas are true anywhere.
_TO_EQUAL_AREA = Transformer.from_crs("EPSG:4326", "EPSG:6933", always_xy=True)
_STEP_DEG = 0.001  # edges are measured from points about 100 m apart
_MOST_STEPS = 200_000
_LEAST = 1e-6

Shares = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One polygon in degrees, its area in square metres, and what it is compared with."""

    theatre: Theatre
    epoch: int | None
    polygon: Any
    area_m2: float

    def of(self, layer: Layer, key: str, stands: NDArray[np.bool_] | None = None) -> Shares:
        """Return the share of the polygon in the features of a layer, by a property, the largest first."""
        shares: Shares = {}
        for position, entry in enumerate(layer.properties):
            if entry.get(key) is not None and (stands is None or stands[position]):
                share = self.within(layer, position)
                shares[entry[key]] = shares.get(entry[key], 0.0) + share
        return _largest_first(shares)

    def within(self, layer: Layer, position: int) -> float:
        """Return the share of the polygon in one feature."""
        other = self.theatre.mosaic.polygons[layer.columns.start + position]
        if not shapely.intersects(other, self.polygon):
            return 0.0
        return _area_m2(shapely.intersection(other, self.polygon)) / self.area_m2


def polygon_context(
    theatre: Theatre, polygons: Sequence[Any], epochs: Sequence[int | None]
) -> list[dict[str, Any]]:
    """Return the context of polygons in WGS 84 degrees, valid and not empty, each with the epoch that it is asked for.

    Values are those of :func:`geo.spatial.locate`, with shares of the area in the place of probabilities; country is that
    with the largest share, provinces the largest in it. Added is ``shares``: by country, admin1, admin2, areas, side and control.
    """
    return [
        _context(_Asked(theatre, epoch, polygon, _area_m2(polygon)))
        for polygon, epoch in zip(polygons, epochs, strict=True)
    ]


def _context(asked: _Asked) -> dict[str, Any]:
    theatre, calendar = asked.theatre, asked.theatre.calendar
    country = asked.of(theatre.countries, "iso")
    admin1, admin2 = _provinces(asked)
    stands = None if asked.epoch is None else calendar.areas[asked.epoch]
    areas = {**asked.of(theatre.oblast, "id"), **asked.of(theatre.areas, "id", stands)}
    side = {iso: country[iso] for iso in HOME if iso in country}
    side = _largest_first({**side, OUTSIDE: max(0.0, 1 - sum(side.values()))})
    inside = min(1.0, sum(asked.of(theatre.oblast, "id").values()))
    known = asked.epoch is not None and asked.epoch >= calendar.first_known
    control = _control(asked, side) if known else {}
    largest = next(iter(country), None)
    first, second = (_largest_in(largest, shares) for shares in (admin1, admin2))
    west, south, east, north = shapely.bounds(asked.polygon)
    box = theatre.box
    border_m, section = _border(asked)
    return {
        "in_theatre": bool(west >= box[0] and south >= box[1] and east <= box[2] and north <= box[3]),
        "country": largest,
        "on_boundary": len(country) > 1,
        "admin1": first,
        "admin1_name": theatre.names.get(first) if first else None,
        "admin2": second,
        "admin2_name": theatre.names.get(second) if second else None,
        "areas": tuple(areas),
        "border_m": border_m,
        "border_section": section,
        **_decided("side", side),
        "in_nagorno_karabakh": "yes"
        if inside >= DECIDED
        else "no"
        if inside <= 1 - DECIDED
        else INDETERMINATE,
        "in_nagorno_karabakh_probability": inside,
        **_decided("control", control),
        "control_area": None,
        "shares": {
            "country": country,
            "admin1": admin1,
            "admin2": admin2,
            "areas": areas,
            "side": side,
            "control": control,
        },
    }


def _provinces(asked: _Asked) -> tuple[Shares, Shares]:
    """Return the shares in provinces of the first level and of the second."""
    first: Shares = {}
    second: Shares = {}
    layer = asked.theatre.provinces
    for position, entry in enumerate(layer.properties):
        share = asked.within(layer, position)
        parent = entry.get("parent")
        if parent:
            second[entry["id"]] = share
        first[parent or entry["id"]] = first.get(parent or entry["id"], 0.0) + share
    return _largest_first(first), _largest_first(second)


def _largest_in(country: str | None, shares: Shares) -> str | None:
    """Return the province with the largest share among those of a country, by the start of its ISO 3166-2 code."""
    return next((one for one in shares if one.startswith(f"{country}-")), None)


def _decided(name: str, shares: Shares) -> dict[str, Any]:
    best = next(iter(shares), None)
    share = shares[best] if best is not None else float("nan")
    return {
        name: best if share >= DECIDED else INDETERMINATE,
        f"{name}_best": best,
        f"{name}_probability": share,
    }


def _control(asked: _Asked, side: Mapping[str, float]) -> Shares:
    """Return the shares by who held the ground: the control areas, and of each country what they leave."""
    layer, shares = asked.theatre.control, dict(side)
    for position in np.flatnonzero(asked.theatre.calendar.control[asked.epoch]):
        share, entry = asked.within(layer, int(position)), layer.properties[position]
        shares[entry["country"]] = shares.get(entry["country"], 0.0) - share
        shares[entry["control"]] = shares.get(entry["control"], 0.0) + share
    return _largest_first(shares)


def _border(asked: _Asked) -> tuple[float, str | None]:
    """Return the least distance of the polygon to the border, metres, 0 if it runs through, and the section."""
    west, south, east, north = asked.theatre.box
    near = shapely.clip_by_rect(asked.polygon, west, south, east, north)
    outline = shapely.get_coordinates(_dense(shapely.boundary(near), _STEP_DEG))
    distance, line = asked.theatre.border.nearest(outline[:, 0].copy(), outline[:, 1].copy())
    if not np.isfinite(distance).any():
        return float("nan"), None
    nearest = int(np.nanargmin(distance))
    crossed = shapely.intersects(asked.polygon, asked.theatre.border_lines)
    section: str | None = asked.theatre.sections[line[nearest]]
    if crossed.any():
        section = asked.theatre.sections[int(crossed.argmax())]
    return (0.0 if crossed.any() else float(distance[nearest])), section


def _largest_first(shares: Mapping[str, float]) -> Shares:
    """Return the shares that are more than rounding, the largest first; of two alike the first by name."""
    kept = ((name, min(share, 1.0)) for name, share in shares.items() if share > _LEAST)
    return dict(sorted(kept, key=lambda pair: (-pair[1], pair[0])))


def _dense(geometry: Any, step_deg: float) -> Any:
    """Return a geometry with a vertex at every step, degrees, or fewer where that would be more than we can hold."""
    return shapely.segmentize(geometry, max(step_deg, float(shapely.length(geometry)) / _MOST_STEPS))


def _area_m2(polygon: Any) -> float:
    def turn(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(_TO_EQUAL_AREA.transform(lonlat[:, 0], lonlat[:, 1]))

    return float(shapely.area(shapely.transform(_dense(polygon, 10 * _STEP_DEG), turn)))
