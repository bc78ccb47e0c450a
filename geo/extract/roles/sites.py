"""Which mentions can be sites, and which areas but hold the place of one."""

from collections.abc import Sequence

from geo.extract.roles.spots import Mention, is_right_behind
from geo.extract.toponyms.namesakes import is_capital
from geo.extract.toponyms.positions import lies_in
from geo.model import Match, PlaceKind, Role

__all__ = ["SITE_ROLES", "can_be_site", "is_in_district_of", "less_containers", "with_containers"]

SITE_ROLES = (Role.STRUCK, Role.NEAR, Role.DIRECTION)
"""The roles that make a site of a place."""
_COMMA_OR_BRACKET = 6  # characters, with "in": "Koti (in Tavush)"


def can_be_site(match: Match) -> bool:
    """Return whether a place that no word gives a role can be where something happened: of the two countries, no province or capital."""
    place = match.place
    in_theatre = place.country in ("AM", "AZ") or place.id.startswith("cur-")
    wide = place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.PROVINCE)
    return in_theatre and not wide and not any(map(is_capital, match.toponym.places))


def with_containers(found: list[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with areas that hold a finer place of the sentence as CONTAINER.

    An area that is struck or near keeps its role only when the sentence names nothing finer.
    """
    finer = [one for one in found if one.role in SITE_ROLES and not one.match.place.kind.is_area]
    return tuple(
        Mention(one.match, Role.CONTAINER)
        if _contains(one, finer)
        or (at and one.role in SITE_ROLES and _is_area_of(one, found[at - 1]))
        or (at + 1 < len(found) and _leads_to(one, found[at + 1]))
        or (at and _is_district_of(found, at))
        else one
        for at, one in enumerate(found)
    )


def less_containers(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions without the areas that only say where a finer place lies; all if none is finer.

    A district is finer than a province: "in the direction of Vayots Dzor … at a position in Shahbuz district".
    """
    finer = tuple([one for one in mentions if one.role is not Role.CONTAINER])
    if not finer:
        return tuple(mentions)
    if not all(one.match.place.kind is PlaceKind.PROVINCE for one in finer):
        return finer
    return tuple(
        one
        for one in mentions
        if one.role is not Role.CONTAINER or one.match.place.kind is PlaceKind.DISTRICT
    )


def _is_area_of(area: Mention, place: Mention) -> bool:
    """Return whether a name right behind a place is that of its area, and has its role from it: "near Koti, Tavush"."""
    return (
        area.match.place.kind.is_area
        and area.match.toponym.start - place.match.toponym.end <= _COMMA_OR_BRACKET
        and area.role is place.role
        and place.match.place.admin1 == area.match.place.id
    )


def _is_district_of(found: Sequence[Mention], at: int) -> bool:
    """Return whether a town right behind a village, in no list, only names the district of that: "in Mazam, Gazakh"."""
    place, town = found[at - 1].match, found[at].match
    if not is_right_behind(found[at - 1], found[at]) or found[at].role is not found[at - 1].role:
        return False
    ends = [one.match.toponym.end for one in found[max(0, at - 2) : at - 1]]
    starts = [one.match.toponym.start for one in found[at + 1 : at + 2]]
    listed = any(place.toponym.start - end <= _COMMA_OR_BRACKET for end in ends)
    listed = listed or any(start - town.toponym.end <= _COMMA_OR_BRACKET for start in starts)
    return not listed and is_in_district_of(found[at - 1], found[at])


def is_in_district_of(village: Mention, town: Mention) -> bool:
    """Return whether a settlement lies in the district that has its name of another settlement."""
    districts = [one for one in town.match.toponym.places if one.kind is PlaceKind.DISTRICT]
    settlements = village.match.place.kind is town.match.place.kind is PlaceKind.SETTLEMENT
    return settlements and any(lies_in(village.match.place, one) for one in districts)


def _leads_to(area: Mention, place: Mention) -> bool:
    """Return whether an area's name only leads to that of a place in it: «Արարատի մարզի Երասխ գյուղի ուղղությամբ»."""
    return (
        area.match.place.kind.is_area
        and is_right_behind(area, place)
        and area.role is place.role
        and area.role in SITE_ROLES
        and place.match.place.admin1 == area.match.place.id
    )


def _contains(one: Mention, finer: list[Mention]) -> bool:
    if not one.match.place.kind.is_area:
        return False
    if one.role is Role.MENTIONED:
        return any(other.match.place.admin1 == one.match.place.id for other in finer)
    # "Evoghlu, an Azerbaijani village east of Karabakh": the region only says where the finer place lies
    beside = one.role is Role.NEAR and one.match.place.kind is PlaceKind.REGION
    return one.role is Role.STRUCK or ((beside or one.role is Role.ORIGIN) and bool(finer))
