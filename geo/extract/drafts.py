"""An incident being gathered from sentences: which sentences belong to it, and what it is in the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from geo.extract.claims import BELLIGERENTS, has_counts
from geo.extract.counts import MEASURES
from geo.extract.dates import DateUse, join, overlaps, to_the_day
from geo.extract.facts import Facts
from geo.extract.kinds import LABELS, group
from geo.extract.lexicon import Lexicon
from geo.extract.resolve import distance_km, lies_in
from geo.extract.roles import Mention
from geo.extract.sides import holder_of
from geo.extract.sites import drop_containers, sites_of
from geo.model import (
    Claim,
    DatePrecision,
    DateSpan,
    Incident,
    Kind,
    LonLat,
    Party,
    PlaceKind,
    Report,
    Role,
    Site,
    Stance,
    stable_id,
)

__all__ = [
    "FIRE", "Draft", "incident_of", "go_on", "is_elsewhere", "kind_of_losses", "near_origins", "reaching_back", "refined",
    "same_time", "says_nothing_new", "spread", "title_of", "within_reach",
]  # fmt: skip

_TITLE_PLACES = 4
_REACH_KM = 100.0
_BESIDE_KM = 5.0
_DISTINCT = frozenset(
    {Kind.SHELLING, Kind.SMALL_ARMS_FIRE, Kind.DRONE_STRIKE, Kind.AIR_STRIKE, Kind.INCURSION}
)
FIRE = frozenset(
    {Kind.SHELLING, Kind.SMALL_ARMS_FIRE, Kind.DRONE_STRIKE, Kind.AIR_STRIKE, Kind.CEASEFIRE_VIOLATION}
)
_AIMED_AT = (Role.STRUCK, Role.NEAR, Role.DIRECTION, Role.CONTAINER)
_WEEK = timedelta(days=7)
_FEW_DAYS = timedelta(days=3)
_NIGHT = timedelta(days=1)


@dataclass(slots=True)
class Draft:
    """An incident being gathered. Mutable, and never leaves the composition."""

    kind: Kind
    when: DateSpan
    paragraph: int
    mentions: list[Mention] = field(default_factory=list)
    places: dict[str, LonLat | None] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    other_days: list[DateSpan] = field(default_factory=list)
    origins: list[Mention] = field(default_factory=list)
    dated: bool = False  # by its own sentence, not by what the report says elsewhere
    headline: bool = False  # told by the line above the report, so far


def same_time(draft: Draft, when: DateSpan, found: Facts) -> bool:
    """Return whether a sentence can be about the time of an incident.

    A day and a week or month never join, nor do a week and its month: the incident may be another. Days join when they overlap, and
    the next day's events at a place of the incident, or at none, belong to it; the day before's do not.
    """
    if not (to_the_day(draft.when) and to_the_day(when)):
        return (draft.when.start, draft.when.end) == (when.start, when.end)
    if (
        draft.when.end - draft.when.start > _FEW_DAYS
        and found.kind
        and _dated(found)
        and when.end - when.start <= _NIGHT
    ):
        return False
    follows = when.start > draft.when.end
    return overlaps(draft.when, when, slack_days=1 if follows and _goes_on(draft, found) else 0)


def _goes_on(draft: Draft, found: Facts) -> bool:
    """Return whether what a sentence tells of the next day can belong to an incident: at a place of it, or at none."""
    dated = _dated(found)
    if not found.sites:
        return not (found.kind and dated)
    exact = {one.match.place.id for one in found.sites if not (dated and one.match.place.kind.is_area)}
    return bool(exact & draft.places.keys())


def _dated(found: Facts) -> bool:
    return bool(found.dates_used(DateUse.EVENT))


def goes_with(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether a sentence that names places can be about an incident of its time and kind."""
    if _is_one_bulletin(draft, found, when):
        return True
    if found.answers and not found.dates_used(DateUse.EVENT):
        return within_reach(draft, found)
    # What the line above a report sums up is what the report begins with.
    another = not draft.headline and _is_another(draft, found, when)
    apart = another or _is_apart(draft, found) or is_of_opponent(draft, found)
    return within_reach(draft, found) and not apart


def within_reach(draft: Draft, found: Facts) -> bool:
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
    if found.next or _dated(found):
        return tells
    if _holds(draft.mentions, found.sites) or _holds(found.sites, draft.mentions):
        return (
            False  # "in Gegharkunik Province …; at 03:40 … in the direction of Sotk": the whole and its part
        )
    return (tells and _has_another_time(draft, found, when)) or _is_another_attack(draft, found, when)


def _has_other_numbers(draft: Draft, found: Facts) -> bool:
    """Return whether a later paragraph tells of losses at a place, and what was told before of losses of its own at no place."""
    if draft.paragraph == found.sentence.paragraph or not found.kind:
        return False
    told = {(name, count) for claim in draft.claims for name in MEASURES if (count := getattr(claim, name))}
    new = {(name, count) for claim in found.claims for name in MEASURES if (count := getattr(claim, name))}
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


def _holds(areas: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Return whether one of the areas is that of one of the places."""
    wide = [one.match.place for one in areas if one.match.place.kind.is_area or one.role is Role.CONTAINER]
    return any(lies_in(one.match.place, area) for area in wide for one in mentions)


def _strikes_back(draft: Draft, found: Facts, when: DateSpan) -> bool:
    """Return whether fire struck the other side's places: that of one side at the other is not that of the other at it."""
    fire = draft.kind in FIRE and (found.kind in (*FIRE, Kind.CLASH) or (not found.kind and found.has_losses))
    before = {holder_of(one.match.place, when.start) for one in draft.mentions if one.role in _AIMED_AT}
    now = {holder_of(one.match.place, when.start) for one in found.sites if one.role in _AIMED_AT}
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
    )
    return sums_up and not own and group(found.kind or draft.kind) == group(draft.kind)


def _is_apart(draft: Draft, found: Facts) -> bool:
    """Return whether one of them tells of sabotage and the other of fire, each at places of its own."""
    kinds = {found.kind, draft.kind}
    shared = {one.match.place.id for one in found.sites} & draft.places.keys()
    return Kind.SABOTAGE in kinds and bool(kinds & FIRE) and bool(draft.places) and not shared


def is_of_opponent(draft: Draft, found: Facts) -> bool:
    """Return whether one side tells of fire on its own places after the other told of fire on theirs.

    "Azerbaijan countered that it was attacked first" is the other's version of the same.
    """
    shared = {one.match.place.id for one in found.sites} & draft.places.keys()
    kinds = FIRE | {Kind.SABOTAGE, Kind.CLASH, None}
    if shared or found.answers or not draft.places or found.kind not in kinds:
        return False
    telling = {claim.party for claim in found.claims if claim.party in BELLIGERENTS}
    before = {claim.party for claim in draft.claims if claim.party in BELLIGERENTS}
    return len(telling) == 1 and bool(before) and not telling & before and _own_losses(found, telling)


def _own_losses(found: Facts, party: set[Party]) -> bool:
    return any(claim.side in party or claim.stance is Stance.ACCUSES for claim in found.claims)


def go_on(draft: Draft, found: Facts, when: DateSpan) -> None:
    """Give an incident the day that a further sentence tells, and the place and kind if only a headline told of it before."""
    if draft.headline and found.sites:
        # The line above a report has the district or the nearest town, the report itself the village.
        draft.mentions, draft.places, draft.kind = [], {}, found.kind or draft.kind
    draft.headline = False
    if _dated(found) or when.time_utc:
        draft.when = refined(draft.when, when)


def refined(known: DateSpan, new: DateSpan) -> DateSpan:
    """Return the span of an incident when a further sentence dates it; a clock time narrows it to its day."""
    if new.time_utc and not known.time_utc and known.start <= new.start <= new.end <= known.end:
        return new
    return join(known, new)


def reaching_back(found: Facts, own: DateSpan | None) -> DateSpan | None:
    """Return the date of a sentence reaching back to the day of its "since", if that is within the week before."""
    since = next((one.span for one in found.dates_used(DateUse.SINCE) if to_the_day(one.span)), None)
    if (
        own is None
        or since is None
        or not to_the_day(own)
        or not timedelta(0) < own.end - since.start <= _WEEK
    ):
        return own
    return DateSpan(since.start, own.end, DatePrecision.RANGE, f"since {since.text}; {own.text}")


def near_origins(draft: Draft) -> list[Mention]:
    """Return as near an incident without a place those from whose direction it was fired at, unless they are the accused side's own.

    "Came under fire from Azerbaijani positions near Sarushen" was near Sarushen; fire from a side's own town says not where it struck.
    """
    accused = {claim.about for claim in draft.claims if claim.about}
    if draft.mentions or len(accused) != 1 or draft.kind not in FIRE:
        return []
    exact = (one for one in draft.origins if not one.match.place.kind.is_area)
    held = ((one, holder_of(one.match.place, draft.when.start)) for one in exact)
    return [
        Mention(one.match, Role.NEAR) for one, holder in held if holder is not None and holder not in accused
    ]


def says_nothing_new(found: Facts) -> bool:
    """Return whether a sentence has no place, date, loss or speaker: it may go on, but starts nothing."""
    spoken = any(claim.party is not Party.OUTLET for claim in found.claims)
    since = any(to_the_day(one.span) for one in found.dates_used(DateUse.SINCE))
    lasts = since and found.kind in (Kind.CEASEFIRE, Kind.BLOCKADE)
    return not (found.sites or found.dates_used(DateUse.EVENT) or lasts or found.has_losses or spoken)


def spread(found: Facts, drafts: Sequence[Draft], words: Lexicon) -> None:
    """Add "nobody was hurt" to all that its paragraph has told of, or the report where it says "in both cases"."""
    counts = [getattr(claim, measure) for claim in found.claims for measure in MEASURES]
    if not any(counts) or any(count and count.high != 0 for count in counts):
        return
    both = words.has("here", "both") and words.words("here", "both").search(found.sentence.text)
    everywhere = bool(both) or _sums_up_all(found, drafts)
    for draft in drafts:
        told = draft.paragraph == found.sentence.paragraph or everywhere
        if told and not any(map(has_counts, draft.claims)):
            draft.claims += found.claims


def _sums_up_all(found: Facts, drafts: Sequence[Draft]) -> bool:
    """Return whether a side says in a paragraph of its own, without day, that it lost nobody: after all that it told of."""
    own = all(draft.paragraph != found.sentence.paragraph for draft in drafts)
    told = {claim.party for claim in found.claims}
    one = len(told) == 1 and told <= set(BELLIGERENTS)
    return (
        own
        and one
        and not _dated(found)
        and all(told & {claim.party for claim in draft.claims} for draft in drafts)
    )


def kind_of_losses(found: Facts) -> Kind:
    """Return CLASH where both sides count losses and no cause is given, else OTHER."""
    return Kind.CLASH if len({claim.side for claim in found.claims if claim.side}) > 1 else Kind.OTHER


def incident_of(draft: Draft, report: Report) -> Incident:
    """Return the incident that a draft has become, its id made of what it says."""
    mentions = drop_containers(draft.mentions)
    places = sorted({one.match.place.id for one in mentions})
    first = draft.claims[0]
    span = f"{draft.when.start}/{draft.when.end}"
    incident_id = stable_id("incident", report.id, draft.kind, span, *places, first.quote)
    sites = sites_of(incident_id, mentions)
    return Incident(
        id=incident_id,
        title=title_of(draft.kind, sites),
        kind=draft.kind,
        when=draft.when,
        sites=sites,
        claims=tuple(dict.fromkeys(draft.claims)),
        report_ids=(report.id,),
        other_days=tuple(draft.other_days),
    )


def title_of(kind: Kind, sites: Sequence[Site]) -> str:
    """Return a neutral title: the kind, how the places are meant, and the places as the source spells them."""
    label = LABELS[kind]
    if not sites:
        return f"{label}, place not stated"
    places = [site.called for site in sites]
    roles = {site.role for site in sites}
    words = {Role.STRUCK: "at", Role.NEAR: "near", Role.DIRECTION: "toward", Role.CONTAINER: "in"}
    preposition = " and ".join([word for role, word in words.items() if role in roles][:2])
    listed = ", ".join(places[:-1]) + " and " + places[-1] if len(places) > 1 else places[0]
    if len(places) > _TITLE_PLACES:
        listed = f"{', '.join(places[:_TITLE_PLACES])} and {len(places) - _TITLE_PLACES} more"
    return f"{label} {preposition} {listed}"
