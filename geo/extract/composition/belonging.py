"""Whether what a sentence tells belongs to an incident: by its time, places, kind, numbers and who tells it."""

from geo.extract.claims.find import BELLIGERENTS, counted_in, has_counts
from geo.extract.composition.drafts import Draft
from geo.extract.composition.times import is_dated
from geo.extract.composition.versions import (
    VERSION_KM,
    answers,
    confirms,
    denies_all,
    is_mirror,
    is_of_opponent,
    is_version,
    strikes_back,
)
from geo.extract.composition.whereabouts import holds, is_elsewhere, within_reach
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import is_one_night, to_the_day
from geo.extract.facts.facts import Facts
from geo.extract.kinds import FIRE, group
from geo.extract.toponyms.positions import distance_km
from geo.model import DateSpan, Kind, Party, PlaceKind, Role, Stance

__all__ = ["goes_with", "moves_on"]

_DISTINCT = frozenset(
    {Kind.SHELLING, Kind.SMALL_ARMS_FIRE, Kind.DRONE_STRIKE, Kind.AIR_STRIKE, Kind.INCURSION}
)


def goes_with(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether a sentence that names places can be about an incident of its time and kind."""
    if _is_one_bulletin(draft, found, when):
        return True
    if found.answers and not found.dates_used(DateUse.EVENT):
        return is_version(draft, found) or is_mirror(draft, found, when)
    if confirms(draft, found) or is_mirror(draft, found, when) or denies_all(draft, found):
        return True
    # What the line above a report sums up is what the report begins with.
    another = not draft.headline and _is_another(draft, found, when)
    apart = (
        another or _is_apart(draft, found) or is_of_opponent(draft, found) or _denies_another(draft, found)
    )
    return within_reach(draft, found) and not apart


def _is_another(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether a sentence tells of other places at a time of its own, or in a later paragraph of another attack.

    "Ten minutes later", "on the same day" and a clock time tell of a time of its own as a date does.
    """
    named = {one.match.place.id for one in found.sites}
    regions = all(one.match.place.kind is PlaceKind.REGION for one in draft.mentions)
    if not draft.places and found.next and draft.paragraph != found.sentence.paragraph:
        return _has_another_time(draft, found, when)
    if not draft.places and (_has_other_numbers(draft, found) or _is_within_count(draft, found)):
        return True
    if not draft.places or named & draft.places.keys() or regions:
        return False
    apart = draft.paragraph != found.sentence.paragraph
    tells = apart or found.kind is not None or found.has_losses
    inside = holds(found.sites, draft.mentions)
    observed = found.kind is Kind.CEASEFIRE_VIOLATION and _is_of_observers(found)
    if found.next or is_dated(found):
        return tells and not (inside and observed)
    # "bombed the largest town in Nagorno-Karabakh": of a town known, the region that holds all others tells nothing
    known = [one for one in draft.mentions if one.match.place.kind is not PlaceKind.REGION]
    timed = tells and _has_another_time(draft, found, when)
    if (inside or holds(known, found.sites)) and not (timed and apart):
        # "in Gegharkunik Province …; at 03:40 … in the direction of Sotk": the whole and its part
        return False
    return (
        timed
        or _has_other_losses_elsewhere(draft, found)
        or _is_across(draft, found)
        or _is_another_attack(draft, found, when)
    )


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
    return apart and found.has_losses and any(map(has_counts, draft.claims)) and not answers(draft, found)


def _is_within_count(draft: Draft, found: Facts) -> bool:
    """Return whether a loss of one day at a place is told behind a count of violations over days: "170 times from 14 to 20 October. On the 18th …"."""
    days = to_the_day(draft.when) and not is_one_night(draft.when)
    own = [one.span for one in found.dates_used(DateUse.EVENT)]
    of_day = any(to_the_day(one) and is_one_night(one) for one in own)
    return (
        draft.kind is Kind.CEASEFIRE_VIOLATION and days and of_day and bool(found.sites) and found.has_losses
    )


def _is_across(draft: Draft, found: Facts) -> bool:
    """Return whether a later paragraph tells of fire at a town of the other country than a district where a fight was told of."""
    apart = draft.paragraph != found.sentence.paragraph and not draft.headline
    known = {one.match.place.country for one in draft.mentions if one.role is Role.CONTAINER}
    struck = {one.match.place.country for one in found.sites if one.role is Role.STRUCK}
    other = len(known) == len(struck) == 1 and known != struck and None not in known | struck
    return apart and other and draft.kind is Kind.CLASH and found.kind in FIRE


def _has_other_numbers(draft: Draft, found: Facts) -> bool:
    """Return whether a later paragraph tells of losses at a place, and what was told before of losses of its own at no place."""
    if draft.paragraph == found.sentence.paragraph or not found.kind:
        return False
    told = {(name, count) for _, name, count in counted_in(draft.claims)}
    new = {(name, count) for _, name, count in counted_in(found.claims)}
    return bool(told and new) and not told & new and is_dated(found)


def _has_another_time(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether both are timed and differ: in one paragraph the other side's clock may."""
    clocks = {draft.when.time_utc, when.time_utc} - {None}
    replies = draft.paragraph == found.sentence.paragraph and answers(draft, found)
    return len(clocks) > 1 and not replies


def _is_another_attack(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether a sentence has losses of its own, tells of fire at the other side, or later of another kind of attack."""
    placed = not draft.headline and any(one.role is not Role.CONTAINER for one in draft.mentions)
    if (
        placed
        and (found.kind or is_elsewhere(draft, found))
        and found.has_losses
        and not answers(draft, found)
    ):
        return True
    if placed and found.counted and found.kind and is_elsewhere(draft, found) and not answers(draft, found):
        return any(map(has_counts, draft.claims))
    if strikes_back(draft, found, when):
        return True
    kinds = {found.kind, draft.kind}
    return draft.paragraph != found.sentence.paragraph and len(kinds) > 1 and kinds <= _DISTINCT


def moves_on(draft: Draft, found: Facts) -> bool:
    """Return whether a text turns to another town, where that which it goes on to count was done likewise: "Aghdam was restless too"."""
    likewise = draft.kind in (*FIRE, Kind.MINE) or (found.next and not answers(draft, found))
    return likewise and is_elsewhere(draft, found) and not holds(draft.mentions, found.sites)


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
    """Return whether one of them tells of sabotage and the other of fire, each at places of its own.

    What only an area was told of sums up what its paragraph goes on to tell: "There was a fight in Fuzuli District. At Horadiz saboteurs were …".
    """
    kinds = {found.kind, draft.kind}
    shared = {one.match.place.id for one in found.sites} & draft.places.keys()
    regions = all(one.match.place.kind is PlaceKind.REGION for one in draft.mentions)
    opens = draft.paragraph == found.sentence.paragraph and not any(map(has_counts, draft.claims))
    summed_up = (draft.headline or opens) and (regions or holds(draft.mentions, found.sites))
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
    ) and not holds(draft.mentions, struck)


def _denies_far_losses(draft: Draft, found: Facts) -> bool:
    """Return whether who told of an incident calls a report of losses at towns far from it false, or denies it."""
    told = {claim.party for claim in draft.claims if claim.stance is not Stance.DENIES}
    denies = any(claim.stance is Stance.DENIES and claim.party in told for claim in found.claims)
    towns = [one.match.place for one in found.sites if one.match.place.kind is PlaceKind.SETTLEMENT]
    if not denies or found.kind is not None or not found.has_losses or not towns or not draft.places:
        return False
    return not any(
        known is None or (one.position and distance_km(known, one.position) <= VERSION_KM)
        for known in draft.places.values()
        for one in towns
    )
