"""Whether what a sentence tells belongs to an incident: by its time, places, kind, numbers and who tells it."""

from collections.abc import Sequence
from datetime import timedelta

from geo.extract.claims.find import BELLIGERENTS, counted_in, has_counts
from geo.extract.composition.drafts import Draft
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import overlaps, to_the_day
from geo.extract.facts.facts import Facts
from geo.extract.kinds import FIRE, group
from geo.extract.parties.holders import holder_of
from geo.extract.roles.mentions import Mention
from geo.extract.roles.spots import AIMED_AT
from geo.extract.toponyms.positions import distance_km, lies_in
from geo.model import (
    Claim,
    DateSpan,
    Kind,
    Party,
    PlaceKind,
    Role,
    Stance,
)

__all__ = ["goes_with", "is_elsewhere", "is_of_opponent", "is_version", "moves_on", "same_time"]

_REACH_KM = 100.0
# Either side names the place of one fight by its own villages, across the line; a town further off was fired at by itself.
_VERSION_KM = 30.0
_BESIDE_KM = 5.0
_ACROSS_KM = 15.0
_AT_ONCE = 3  # characters: "On 13 July"
_DISTINCT = frozenset(
    {Kind.SHELLING, Kind.SMALL_ARMS_FIRE, Kind.DRONE_STRIKE, Kind.AIR_STRIKE, Kind.INCURSION}
)
_OTHER_DAY = FIRE | {Kind.INCURSION, Kind.SABOTAGE}
_AT_IT = (Role.STRUCK, Role.NEAR)
_FEW_DAYS = timedelta(days=3)
_NIGHT = timedelta(days=1)


def same_time(draft: Draft, when: DateSpan, found: Facts) -> bool:
    """Return whether a sentence can be about the time of an incident.

    A day and a week or month never join, nor do a week and its month: the incident may be another. Days join when they overlap, and
    the next day's events at a place of the incident, or at none, belong to it; the day before's do not.
    """
    if not (to_the_day(draft.when) and to_the_day(when)):
        return (draft.when.start, draft.when.end) == (when.start, when.end)
    if draft.kind is found.kind is Kind.BLOCKADE and draft.when.start == when.start:
        return True  # "closed for 40 days. On 12 December a group blocked it"
    if (
        draft.when.end - draft.when.start > _FEW_DAYS
        and found.kind
        and _dated(found)
        and when.end - when.start <= _NIGHT
    ):
        return False
    follows = when.start > draft.when.end
    return overlaps(draft.when, when, slack_days=1 if follows and _goes_on(draft, found) else 0)


def _opens_with_day(found: Facts) -> bool:
    """Return whether a sentence opens with the day of what it tells: «13 июля, по данным ведомства, погиб прапорщик»."""
    return any(one.start <= _AT_ONCE and to_the_day(one.span) for one in found.dates_used(DateUse.EVENT))


def _goes_on(draft: Draft, found: Facts) -> bool:
    """Return whether what a sentence tells of the next day can belong to an incident: at a place of it, or at none."""
    dated = _dated(found)
    if not found.sites:
        apart = max(draft.paragraph, draft.latest) < found.sentence.paragraph and _opens_with_day(found)
        return not (dated and (found.kind or apart))
    if dated and found.kind and Kind.CAPTURE in (found.kind, draft.kind) and found.kind is not draft.kind:
        return False  # men were seized at a village; the night after it was fired at
    # The same body tells of fire on another day; the other side may only have another day for what was told of.
    same_body = {claim.party for claim in found.claims} <= {claim.party for claim in draft.claims}
    if dated and (found.anew or (found.kind in _OTHER_DAY and same_body)):
        return False  # "This morning Jermuk was shelled again"
    weapons = {found.kind, draft.kind}
    if dated and found.has_losses and len(weapons) > 1 and weapons <= FIRE - {Kind.CEASEFIRE_VIOLATION}:
        return False  # shelled on Tuesday; "on Wednesday morning a drone hit a house there and wounded two"
    exact = {one.match.place.id for one in found.sites if not (dated and one.match.place.kind.is_area)}
    return bool(exact & draft.places.keys())


def _dated(found: Facts) -> bool:
    return bool(found.dates_used(DateUse.EVENT))


def goes_with(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether a sentence that names places can be about an incident of its time and kind."""
    if _is_one_bulletin(draft, found, when):
        return True
    if found.answers and not found.dates_used(DateUse.EVENT):
        return is_version(draft, found) or _is_mirror(draft, found, when)
    if _confirms(draft, found) or _is_mirror(draft, found, when) or _denies_all(draft, found):
        return True
    # What the line above a report sums up is what the report begins with.
    another = not draft.headline and _is_another(draft, found, when)
    apart = (
        another or _is_apart(draft, found) or is_of_opponent(draft, found) or _denies_another(draft, found)
    )
    return _within_reach(draft, found) and not apart


def _confirms(draft: Draft, found: Facts) -> bool:
    """Return whether the other side counts the same dead or hurt of a side that were told of, at a place near by: "confirmed that five of its soldiers were killed"."""
    if not _answers(draft, found) or not draft.places:
        return False
    told = set(counted_in(draft.claims))
    same = [one for one in counted_in(found.claims) if one in told]
    # Where two were taken, near the one side's village or in the other's district, is what the sides differ on.
    reach = _REACH_KM if any(measure == "captured" for _, measure, _ in same) else _VERSION_KM
    near = any(
        distance_km(known, one.match.place.position) <= reach
        for known in draft.places.values()
        for one in found.sites
        if known and one.match.place.position
    )
    return near and any(
        side in BELLIGERENTS and count.best and count.low == count.best for side, _, count in same
    )


def _denies_all(draft: Draft, found: Facts) -> bool:
    """Return whether the other side answers right behind that it did not fire in a district of its own at all: "Yerevan replied that in Tavush nobody had fired"."""
    denies = bool(found.claims) and all(claim.stance is Stance.DENIES for claim in found.claims)
    wide = all(one.match.place.kind.is_area or one.role is Role.CONTAINER for one in found.sites)
    beside = draft.paragraph == found.sentence.paragraph and not _dated(found) and not found.has_losses
    return denies and wide and beside and _answers(draft, found) and draft.kind in (*FIRE, Kind.CLASH)


def _is_mirror(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether the other side denies it and tells of fire at its own positions in a district that cost nobody: "that night the enemy shelled us in Tovuz district".

    With losses of its own it may be another exchange of the day.
    """
    if not found.mirrors or not _answers(draft, found) or found.kind not in (None, *FIRE):
        return False
    wide = all(one.match.place.kind.is_area or one.role is Role.CONTAINER for one in found.sites)
    lost = any(count.high != 0 for _, _, count in counted_in(found.claims))
    near = found.sentence.paragraph - draft.paragraph <= 1 and _within_reach(draft, found)
    wide = wide or _is_beside(draft, found)
    same = draft.when.start == when.start and (found.next or draft.when.end == when.end)
    return wide and near and same and not lost and draft.kind in (*FIRE, Kind.CLASH)


def _is_beside(draft: Draft, found: Facts) -> bool:
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


def is_version(draft: Draft, found: Facts) -> bool:
    """Return whether what the other side answers can be its version of an incident, not of fire at a town far from it."""
    if not _within_reach(draft, found):
        return False
    towns = [one.match.place for one in found.sites if one.match.place.kind is PlaceKind.SETTLEMENT]
    if _is_their_own(draft, found) or _hits_their_town(draft, found):
        return False
    counted = found.has_losses and found.kind in FIRE and draft.kind in FIRE and bool(towns)
    return not counted or any(
        distance_km(known, one.position) <= _VERSION_KM
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
    return bool(aimed) and towns and _strikes_back(draft, found, draft.when)


def _within_reach(draft: Draft, found: Facts) -> bool:
    """Return whether a sentence's sites can be of the incident: one of them lies near one of its sites."""
    sites = {one.match.place.id: one.match.place.position for one in found.sites}
    if sites.keys() & draft.places.keys():
        return True
    known = [position for position in draft.places.values() if position]
    new = [position for position in sites.values() if position]
    return not known or not new or any(distance_km(a, b) <= _REACH_KM for a in known for b in new)


def _is_another(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether a sentence tells of other places at a time of its own, or in a later paragraph of another attack.

    "Ten minutes later", "on the same day" and a clock time tell of a time of its own as a date does.
    """
    named = {one.match.place.id for one in found.sites}
    regions = all(one.match.place.kind is PlaceKind.REGION for one in draft.mentions)
    if not draft.places and found.next and draft.paragraph != found.sentence.paragraph:
        return _has_another_time(draft, found, when)
    if not draft.places and _has_other_numbers(draft, found):
        return True
    if not draft.places or named & draft.places.keys() or regions:
        return False
    apart = draft.paragraph != found.sentence.paragraph
    tells = apart or found.kind is not None or found.has_losses
    inside = _holds(found.sites, draft.mentions)
    observed = found.kind is Kind.CEASEFIRE_VIOLATION and _is_of_observers(found)
    if found.next or _dated(found):
        return tells and not (inside and (observed or _counts_the_same(draft, found)))
    if inside or _holds(draft.mentions, found.sites):
        return (
            False  # "in Gegharkunik Province …; at 03:40 … in the direction of Sotk": the whole and its part
        )
    timed = tells and _has_another_time(draft, found, when)
    return timed or _has_other_losses_elsewhere(draft, found) or _is_another_attack(draft, found, when)


def _is_of_observers(found: Facts) -> bool:
    """Return whether neither side tells of it but a third party that accuses nobody, as peacekeepers and monitors do."""
    return bool(found.claims) and all(
        claim.party in (Party.RUSSIA, Party.OTHER) and claim.stance is Stance.ASSERTS and claim.about is None
        for claim in found.claims
    )


def _has_other_losses_elsewhere(draft: Draft, found: Facts) -> bool:
    """Return whether losses, or that there were none, are told of another district than the one whose losses were told."""
    known = {one.match.place.id for one in draft.mentions if one.role is Role.CONTAINER}
    areas = {one.match.place.id for one in found.mentions if one.role is Role.CONTAINER}
    apart = (
        bool(known and areas)
        and not known & areas
        and all(one.role is Role.CONTAINER for one in draft.mentions)
    )
    return apart and found.has_losses and any(map(has_counts, draft.claims)) and not _answers(draft, found)


def _counts_the_same(draft: Draft, found: Facts) -> bool:
    """Return whether a sentence counts what was told before: "one violation in Martuni region that day, one civilian hurt"."""
    told = {(name, count) for _, name, count in counted_in(draft.claims)}
    new = {(name, count) for _, name, count in counted_in(found.claims)}
    return bool(new) and new <= told


def _has_other_numbers(draft: Draft, found: Facts) -> bool:
    """Return whether a later paragraph tells of losses at a place, and what was told before of losses of its own at no place."""
    if draft.paragraph == found.sentence.paragraph or not found.kind:
        return False
    told = {(name, count) for _, name, count in counted_in(draft.claims)}
    new = {(name, count) for _, name, count in counted_in(found.claims)}
    return bool(told and new) and not told & new and _dated(found)


def _has_another_time(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether both are timed and differ: in one paragraph the other side's clock may."""
    clocks = {draft.when.time_utc, when.time_utc} - {None}
    answers = draft.paragraph == found.sentence.paragraph and _answers(draft, found)
    return len(clocks) > 1 and not answers


def _is_another_attack(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether a sentence has losses of its own, tells of fire at the other side, or later of another kind of attack."""
    placed = not draft.headline and any(one.role is not Role.CONTAINER for one in draft.mentions)
    if (
        placed
        and (found.kind or is_elsewhere(draft, found))
        and found.has_losses
        and not _answers(draft, found)
    ):
        return True
    if placed and found.counted and found.kind and is_elsewhere(draft, found) and not _answers(draft, found):
        return any(map(has_counts, draft.claims))
    if _strikes_back(draft, found, when):
        return True
    kinds = {found.kind, draft.kind}
    return draft.paragraph != found.sentence.paragraph and len(kinds) > 1 and kinds <= _DISTINCT


def is_elsewhere(draft: Draft, found: Facts) -> bool:
    """Return whether losses are told of other towns or villages than those told of: "In Hadrut one man died"."""
    known = [position for position in draft.places.values() if position]
    new = [one.match.place for one in found.sites]
    towns = bool(new) and all(one.position and one.kind is PlaceKind.SETTLEMENT for one in new)
    denied = any(claim.stance is Stance.DENIES for claim in found.claims)
    return (towns and not denied and not draft.headline) and all(
        distance_km(one.position, other) > _BESIDE_KM for one in new if one.position for other in known
    )


def moves_on(draft: Draft, found: Facts) -> bool:
    """Return whether a text turns to another town, where that which it goes on to count was done likewise: "Aghdam was restless too"."""
    likewise = draft.kind in (*FIRE, Kind.MINE) or (found.next and not _answers(draft, found))
    return likewise and is_elsewhere(draft, found) and not _holds(draft.mentions, found.sites)


def _holds(areas: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Return whether one of the areas is that of one of the places."""
    wide = [one.match.place for one in areas if one.match.place.kind.is_area or one.role is Role.CONTAINER]
    return any(lies_in(one.match.place, area) for area in wide for one in mentions)


def _strikes_back(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether fire struck the other side's places: that of one side at the other is not that of the other at it."""
    fire = draft.kind in FIRE and (found.kind in (*FIRE, Kind.CLASH) or (not found.kind and found.has_losses))
    before = {holder_of(one.match.place, when.start) for one in draft.mentions if one.role in AIMED_AT}
    now = {holder_of(one.match.place, when.start) for one in found.sites if one.role in AIMED_AT}
    return len(before) == len(now) == 1 and before != now and None not in before | now and fire


def _answers(draft: Draft, found: Facts) -> bool:
    """Return whether the other side tells of the same time: its clock may differ, and its name of the place."""
    told = {claim.party for claim in draft.claims} & set(BELLIGERENTS)
    tell = {claim.party for claim in found.claims} & set(BELLIGERENTS)
    return bool(told and tell) and not told & tell


def _is_one_bulletin(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether a sentence goes on about the violations of a truce that a bulletin sums up, wherever they were."""
    apart = found.sentence.paragraph - draft.paragraph
    # A body's own bulletin lists them in the paragraph below; there, its first claim and the last are of one party.
    one = (
        bool(found.claims)
        and draft.claims[0].party in BELLIGERENTS
        and draft.claims[0].party is found.claims[0].party
    )
    sums_up = draft.kind is Kind.CEASEFIRE_VIOLATION and (apart == 0 or (apart == 1 and one))
    own = (
        bool(found.dates_used(DateUse.EVENT))
        or found.next
        or when.time_utc not in (None, draft.when.time_utc)
        # "In Martakert region three were killed. Near Martuni one was wounded": each violation with losses of its own
        or (found.has_losses and any(map(has_counts, draft.claims)) and is_elsewhere(draft, found))
    )
    return sums_up and not own and group(found.kind or draft.kind) == group(draft.kind)


def _is_apart(draft: Draft, found: Facts) -> bool:
    """Return whether one of them tells of sabotage and the other of fire, each at places of its own."""
    kinds = {found.kind, draft.kind}
    shared = {one.match.place.id for one in found.sites} & draft.places.keys()
    summed_up = draft.headline and _holds(draft.mentions, found.sites)  # "Three killed by fire in Tavush"
    apart = Kind.SABOTAGE in kinds and bool(kinds & FIRE) and bool(draft.places)
    return apart and not shared and not summed_up


def _denies_another(draft: Draft, found: Facts) -> bool:
    """Return whether who told of an incident denies fire at a town that it did not name, or losses at one far from it."""
    if _denies_far_losses(draft, found):
        return True
    denies = bool(found.claims) and all(claim.stance is Stance.DENIES for claim in found.claims)
    same = {claim.party for claim in found.claims} <= {claim.party for claim in draft.claims}
    struck = [one for one in found.sites if one.role is Role.STRUCK and not one.match.place.kind.is_area]
    known = draft.places.keys() & {one.match.place.id for one in struck}
    return (
        found.kind in FIRE and denies and same and bool(draft.places) and bool(struck) and not known
    ) and not _holds(draft.mentions, struck)


def _denies_far_losses(draft: Draft, found: Facts) -> bool:
    """Return whether who told of an incident calls a report of losses at towns far from it false, or denies it."""
    told = {claim.party for claim in draft.claims if claim.stance is not Stance.DENIES}
    denies = any(claim.stance is Stance.DENIES and claim.party in told for claim in found.claims)
    towns = [one.match.place for one in found.sites if one.match.place.kind is PlaceKind.SETTLEMENT]
    if not denies or found.kind is not None or not found.has_losses or not towns or not draft.places:
        return False
    return not any(
        known is None or (one.position and distance_km(known, one.position) <= _VERSION_KM)
        for known in draft.places.values()
        for one in towns
    )


def is_of_opponent(draft: Draft, found: Facts) -> bool:
    """Return whether one side tells of fire on its own places after the other told of fire on theirs.

    "Azerbaijan countered that it was attacked first" is the other's version of the same.
    """
    shared = {one.match.place.id for one in found.sites} & draft.places.keys()
    kinds = FIRE | {Kind.SABOTAGE, Kind.CLASH, None}
    if shared or found.answers or not draft.places or found.kind not in kinds or _is_mutual(draft):
        return False
    # Who only denied it has not told of it: "Baku denied shelling Shusha. … Baku accuses them of shelling villages of Tartar"
    told = [one for one in draft.claims if one.stance is not Stance.DENIES or has_counts(one)]
    return _is_told_by_other(told, found)


def _is_mutual(draft: Draft) -> bool:
    """Return whether an incident began as a clash in an area for which both sides blame each other: each then tells of it."""
    wide = all(one.match.place.kind.is_area for one in draft.mentions)
    return (wide and draft.kind is Kind.CLASH) and any(
        claim.party is Party.OTHER and claim.stance is Stance.ACCUSES for claim in draft.claims
    )


def _is_told_by_other(told: Sequence[Claim], found: Facts) -> bool:
    """Return whether one side alone tells of what befell its own, and the other side ``told`` of the incident before."""
    telling = {claim.party for claim in found.claims if claim.party in BELLIGERENTS}
    before = {claim.party for claim in told if claim.party in BELLIGERENTS}
    return len(telling) == 1 and bool(before) and not telling & before and _own_losses(found, telling)


def _own_losses(found: Facts, party: set[Party]) -> bool:
    return any(claim.side in party or claim.stance is Stance.ACCUSES for claim in found.claims)
