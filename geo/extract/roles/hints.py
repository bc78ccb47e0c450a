"""Where something happened though no word says so: the place named at all, the home of those it befell, "there"."""

from collections.abc import Sequence
from dataclasses import replace

from geo.extract.roles.mentions import HOME
from geo.extract.roles.sites import SITE_ROLES, can_be_site, with_containers
from geo.extract.roles.spots import NAMED_ONLY, Mention, is_right_behind
from geo.extract.toponyms.namesakes import is_far_capital
from geo.extract.toponyms.positions import lies_in
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, PlaceKind, Role

__all__ = ["hinted", "named_only", "of_heads", "with_homes"]


def hinted(found: Sequence[Mention], words: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions with the first place that is merely named as struck, if no word gives any place a role but where fire came from.

    In some languages the case of the word behind a name says that something happened there, and there are more such
    words than a lexicon lists: "Սոսի այգիներում", "Minkənd qəbiristanlığında".
    """
    placed = any(one.role not in (Role.MENTIONED, Role.ORIGIN) for one in found)
    if not words.has("roles", "unsaid") or placed:
        return ()
    bare = [one for one in found if one.reason == NAMED_ONLY and can_be_site(one.match)]
    # «ԵՐԵՎԱՆ, 4 ՕԳՈՍՏՈՍԻ»: where it was told, far from where it happened
    bare = [one for one in bare if not is_far_capital(one.match.place)]
    finer = [one for one in bare if not one.match.place.kind.is_area]
    chosen = (finer or bare)[:1]
    if not chosen or (not finer and _holds_home(chosen[0], found)):
        return ()
    behind = next((one for one in finer[1:] if is_right_behind(chosen[0], one)), None)
    # "Մարտակերտի Նոր Ղազանչի գյուղի այգում" is at the village, not at the town that its district is named after.
    chosen = [behind] if behind else chosen
    struck = [replace(one, role=Role.STRUCK, reason="") if one in chosen else one for one in found]
    return with_containers(struck)


def _holds_home(area: Mention, found: Sequence[Mention]) -> bool:
    """Return whether an area only says where the home of those told of lies: "Tovuz rayonunun Əlibəyli kəndi sakini"."""
    homes = (one for one in found if one.reason == HOME and can_be_site(one.match))
    return any(lies_in(one.match.place, area.match.place) for one in homes)


def with_homes(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions of a sentence with the home of people as near what befell them, if no other place is named.

    Villagers are mostly hurt by their village: "a shepherd from Koti lost a leg to a mine".
    """
    if any(one.role in SITE_ROLES and not one.match.place.kind.is_area for one in found):
        return ()
    areas = [one.match.place for one in found if one.role in (Role.CONTAINER, *SITE_ROLES)]
    homes = [one for one in found if one.reason == HOME and can_be_site(one.match)]
    homes = [one for one in homes if not areas or any(lies_in(one.match.place, area) for area in areas)]
    if not homes:
        return ()
    held = [
        replace(one, role=Role.CONTAINER) if one.match.place.kind.is_area and one.role in SITE_ROLES else one
        for one in found
    ]
    return with_containers([Mention(one.match, Role.NEAR) if one in homes else one for one in held])


def of_heads(found: Sequence[Mention], claims: Sequence[Claim], words: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions with the town whose head tells of what happened as near it, if no other place is named.

    "The mayor of Yeraskh said that bullets had set fire to a barn" was at Yeraskh.
    """
    if any(one.role in SITE_ROLES for one in found):
        return ()
    local = words.words("parties", "speakers", "local")
    heads = [one.claimant for one in claims if local.search(one.claimant)]
    towns = [
        one
        for one in found
        if one.match.place.kind is PlaceKind.SETTLEMENT
        and can_be_site(one.match)
        and any(one.match.toponym.surface in head for head in heads)
    ]
    if len(towns) != 1:
        return ()
    return with_containers([Mention(one.match, Role.NEAR) if one is towns[0] else one for one in found])


def named_only(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the one town that a sentence names, as where what is told next is said to be: "there"; else nothing."""
    towns = [one for one in found if one.match.place.kind is PlaceKind.SETTLEMENT]
    alone = (
        len(towns) == 1
        and towns[0].match.place.country in ("AM", "AZ")
        and not any(one.role in SITE_ROLES for one in found)
    )
    return (replace(towns[0], role=Role.STRUCK, reason=""),) if alone else ()
