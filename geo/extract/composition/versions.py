"""Whether a sentence is the other side's version of an incident, or of an incident of its own."""

from collections.abc import Sequence

from geo.extract.claims.find import BELLIGERENTS, counted_in, has_counts
from geo.extract.composition.drafts import Draft
from geo.extract.composition.times import is_dated
from geo.extract.composition.whereabouts import REACH_KM, is_beside, within_reach
from geo.extract.facts.facts import Facts
from geo.extract.kinds import FIRE
from geo.extract.parties.holders import holder_of
from geo.extract.roles.spots import AIMED_AT
from geo.extract.toponyms.positions import distance_km
from geo.model import Claim, DateSpan, Kind, Party, PlaceKind, Role, Stance

__all__ = [
    "VERSION_KM",
    "answers",
    "confirms",
    "denies_all",
    "is_mirror",
    "is_of_opponent",
    "is_version",
    "strikes_back",
]

_AT_IT = (Role.STRUCK, Role.NEAR)
# Either side names the place of one fight by its own villages, across the line; a town further off was fired at by itself.
VERSION_KM = 30.0


def confirms(draft: Draft, found: Facts) -> bool:
    """Return whether the other side counts the same dead or hurt of a side that were told of, at a place near by: "confirmed that five of its soldiers were killed"."""
    if not answers(draft, found) or not draft.places:
        return False
    told = set(counted_in(draft.claims))
    same = [one for one in counted_in(found.claims) if one in told]
    # Where two were taken, near the one side's village or in the other's district, is what the sides differ on.
    reach = REACH_KM if any(measure == "captured" for _, measure, _ in same) else VERSION_KM
    near = any(
        distance_km(known, one.match.place.position) <= reach
        for known in draft.places.values()
        for one in found.sites
        if known and one.match.place.position
    )
    return near and any(
        side in BELLIGERENTS and count.best and count.low == count.best for side, _, count in same
    )


def denies_all(draft: Draft, found: Facts) -> bool:
    """Return whether the other side answers right behind that it did not fire in a district of its own at all: "Yerevan replied that in Tavush nobody had fired"."""
    denies = bool(found.claims) and all(claim.stance is Stance.DENIES for claim in found.claims)
    wide = all(one.match.place.kind.is_area or one.role is Role.CONTAINER for one in found.sites)
    beside = draft.paragraph == found.sentence.paragraph and not is_dated(found) and not found.has_losses
    return denies and wide and beside and answers(draft, found) and draft.kind in (*FIRE, Kind.CLASH)


def is_mirror(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether the other side denies it and tells of fire at its own positions in a district that cost nobody: "that night the enemy shelled us in Tovuz district".

    With losses of its own it may be another exchange of the day.
    """
    if not found.mirrors or not answers(draft, found) or found.kind not in (None, *FIRE):
        return False
    wide = all(one.match.place.kind.is_area or one.role is Role.CONTAINER for one in found.sites)
    lost = any(count.high != 0 for _, _, count in counted_in(found.claims))
    near = found.sentence.paragraph - draft.paragraph <= 1 and within_reach(draft, found)
    wide = wide or is_beside(draft, found)
    same = draft.when.start == when.start and (found.next or draft.when.end == when.end)
    return wide and near and same and not lost and draft.kind in (*FIRE, Kind.CLASH)


def is_version(draft: Draft, found: Facts) -> bool:
    """Return whether what the other side answers can be its version of an incident, not of fire at a town far from it."""
    if not within_reach(draft, found):
        return False
    towns = [one.match.place for one in found.sites if one.match.place.kind is PlaceKind.SETTLEMENT]
    if _is_their_own(draft, found) or _hits_their_town(draft, found):
        return False
    counted = found.has_losses and found.kind in FIRE and draft.kind in FIRE and bool(towns)
    return not counted or any(
        distance_km(known, one.position) <= VERSION_KM
        for known in draft.places.values()
        for one in towns
        if known and one.position
    )


def _is_their_own(draft: Draft, found: Facts) -> bool:
    """Return whether the other side tells in answer of a town of its own that was struck: an attack of its own, no version."""
    struck = {
        one.match.place.id
        for one in found.sites
        if one.role is Role.STRUCK and one.match.place.kind is PlaceKind.SETTLEMENT
    }
    apart = bool(struck) and not struck & draft.places.keys() and found.kind in FIRE
    return apart and _is_told_by_other(draft.claims, found)


def _hits_their_town(draft: Draft, found: Facts) -> bool:
    """Return whether fire is told of in answer at towns of one side where the other's were fired at: either is an attack."""
    aimed = [one for one in found.sites if one.role in AIMED_AT]
    fired_from = {one.match.place.id for one in draft.origins}
    towns = all(
        one.match.place.kind is PlaceKind.SETTLEMENT
        and one.role in _AT_IT
        and one.match.place.id not in fired_from
        for one in aimed
    )
    return bool(aimed) and towns and strikes_back(draft, found, draft.when)


def strikes_back(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether fire struck the other side's places: that of one side at the other is not that of the other at it."""
    fire = draft.kind in FIRE and (found.kind in (*FIRE, Kind.CLASH) or (not found.kind and found.has_losses))
    before = {holder_of(one.match.place, when.start) for one in draft.mentions if one.role in AIMED_AT}
    now = {holder_of(one.match.place, when.start) for one in found.sites if one.role in AIMED_AT}
    return len(before) == len(now) == 1 and before != now and None not in before | now and fire


def answers(draft: Draft, found: Facts) -> bool:
    """Return whether the other side tells of the same time: its clock may differ, and its name of the place."""
    told = {claim.party for claim in draft.claims} & set(BELLIGERENTS)
    tell = {claim.party for claim in found.claims} & set(BELLIGERENTS)
    return bool(told and tell) and not told & tell


def is_of_opponent(draft: Draft, found: Facts) -> bool:
    """Return whether one side tells of fire on its own places after the other told of fire on theirs.

    "Azerbaijan countered that it was attacked first" is the other's version of the same.
    """
    shared = {one.match.place.id for one in found.sites} & draft.places.keys()
    kinds = FIRE | {Kind.SABOTAGE, Kind.CLASH, None}
    if shared or found.answers or not draft.places or found.kind not in kinds:
        return False
    # Who only denied it has not told of it: "Baku denied shelling Shusha. … Baku accuses them of shelling villages of Tartar"
    told = [one for one in draft.claims if one.stance is not Stance.DENIES or has_counts(one)]
    return _is_told_by_other(told, found)


def _is_told_by_other(told: Sequence[Claim], found: Facts) -> bool:
    """Return whether one side alone tells of what befell its own, and the other side ``told`` of the incident before."""
    telling = {claim.party for claim in found.claims if claim.party in BELLIGERENTS}
    before = {claim.party for claim in told if claim.party in BELLIGERENTS}
    return len(telling) == 1 and bool(before) and not telling & before and _own_losses(found, telling)


def _own_losses(found: Facts, party: set[Party]) -> bool:
    return any(claim.side in party or claim.stance is Stance.ACCUSES for claim in found.claims)
