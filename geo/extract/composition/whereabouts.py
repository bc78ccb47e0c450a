"""How the places that a sentence names lie to those of an incident: within reach, beside, elsewhere, inside."""

from collections.abc import Sequence

from geo.extract.composition.drafts import Draft
from geo.extract.facts.facts import Facts
from geo.extract.roles.mentions import Mention
from geo.extract.toponyms.positions import distance_km, lies_in
from geo.model import PlaceKind, Role, Stance

__all__ = ["REACH_KM", "holds", "is_beside", "is_elsewhere", "within_reach"]

_ACROSS_KM = 15.0
_BESIDE_KM = 5.0
REACH_KM = 100.0


def is_beside(draft: Draft, found: Facts) -> bool:
    """Return whether a sentence tells of fire near places, not at them, that lie so near an incident: one fight named from either side."""
    known = [position for position in draft.places.values() if position]
    new = [one.match.place.position for one in found.sites if one.role is not Role.STRUCK]
    return (
        bool(known)
        and 0 < len(new) == len(found.sites)
        and all(
            position and min(distance_km(position, other) for other in known) <= _ACROSS_KM
            for position in new
        )
    )


def within_reach(draft: Draft, found: Facts) -> bool:
    """Return whether a sentence's sites can be of the incident: one of them lies near one of its sites."""
    sites = {one.match.place.id: one.match.place.position for one in found.sites}
    if sites.keys() & draft.places.keys():
        return True
    known = [position for position in draft.places.values() if position]
    new = [position for position in sites.values() if position]
    return not known or not new or any(distance_km(a, b) <= REACH_KM for a in known for b in new)


def is_elsewhere(draft: Draft, found: Facts) -> bool:
    """Return whether losses are told of other towns or villages than those told of: "In Hadrut one man died"."""
    known = [position for position in draft.places.values() if position]
    new = [one.match.place for one in found.sites]
    towns = bool(new) and all(one.position and one.kind is PlaceKind.SETTLEMENT for one in new)
    denied = any(claim.stance is Stance.DENIES for claim in found.claims)
    return (towns and not denied and not draft.headline) and all(
        distance_km(one.position, other) > _BESIDE_KM for one in new if one.position for other in known
    )


def holds(areas: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Return whether one of the areas is that of one of the places."""
    wide = [one.match.place for one in areas if one.match.place.kind.is_area or one.role is Role.CONTAINER]
    return any(lies_in(one.match.place, area) for area in wide for one in mentions)
