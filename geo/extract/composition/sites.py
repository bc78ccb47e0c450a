"""Sites of an incident: one a place, with the precision and radius that its role allows.

The crosswalk of roles to UCDP where_prec codes and radii is this project's own; docs/method.md states it.
"""

from collections.abc import Sequence

from geo.extract.roles.mentions import Mention
from geo.model import Match, PlaceKind, PlacePrecision, Role, Site, stable_id

__all__ = ["precision_of", "sites_of", "uncertainty_of"]

_DISTRICTS = frozenset({PlaceKind.DISTRICT, PlaceKind.CITY})
_VAGUE = frozenset({PlaceKind.REGION, PlaceKind.ROAD, PlaceKind.RIVER})
_KNOWN_TO_AREA = {PlacePrecision.DISTRICT: 3, PlacePrecision.PROVINCE: 4}
_POINT_M, _NEAR_M, _DIRECTION_M = 1_000.0, 25_000.0, 10_000.0


def sites_of(incident_id: str, mentions: Sequence[Mention]) -> tuple[Site, ...]:
    """Return one site a place, in text order; of several mentions "struck" counts first, else the earliest."""
    chosen: dict[str, Mention] = {}
    for one in mentions:
        known = chosen.setdefault(one.match.place.id, one)
        if one.role is Role.STRUCK and known.role is not Role.STRUCK:
            chosen[one.match.place.id] = one
    return tuple(
        Site(
            id=stable_id("site", incident_id, one.match.place.id),
            match=one.match,
            role=one.role,
            precision=precision_of(one.match, one.role),
            uncertainty_m=uncertainty_of(one.match, one.role),
        )
        for one in chosen.values()
    )


def precision_of(match: Match, role: Role) -> int:
    """Return the UCDP where_prec code (1 exact … 5 vague or linear) of a place in that role.

    Source of the codes: UCDP Georeferenced Event Dataset codebook, where_prec.
    """
    place = match.place
    if place.kind is PlaceKind.PROVINCE:
        return 4
    if place.kind in _DISTRICTS:
        return 3
    if place.kind in _VAGUE:
        return 5
    if place.precision in _KNOWN_TO_AREA:
        return _KNOWN_TO_AREA[place.precision]
    if role is Role.CONTAINER or place.uncertainty_m > _NEAR_M:
        return 3
    near = role in (Role.NEAR, Role.DIRECTION) or match.moved is not None
    return 2 if near or place.uncertainty_m > _DIRECTION_M else 1


def uncertainty_of(match: Match, role: Role) -> float:
    """Return the radius in metres within which the incident may have happened, never below the place's own."""
    place = match.place
    if match.moved:
        # "Near" is told by distance and bearing here, and their doubt is the place's own.
        return place.uncertainty_m
    if place.kind in _DISTRICTS | _VAGUE or place.kind is PlaceKind.PROVINCE:
        return place.uncertainty_m
    if role in (Role.NEAR, Role.CONTAINER):
        return max(_NEAR_M, place.uncertainty_m)
    if role is Role.DIRECTION:
        floor = _DIRECTION_M if place.kind is PlaceKind.SETTLEMENT else _NEAR_M
        return max(floor, place.uncertainty_m)
    return max(_POINT_M, place.uncertainty_m)
