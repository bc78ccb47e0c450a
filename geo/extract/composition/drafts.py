"""An incident being gathered from sentences: which sentences belong to it, and what it is in the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from geo.extract.claims.find import BELLIGERENTS, has_counts
from geo.extract.composition.sites import sites_of
from geo.extract.counts.find import MEASURES
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import join, to_the_day
from geo.extract.facts.facts import Facts
from geo.extract.kinds import FIRE, LABELS
from geo.extract.parties.find import NARRATORS
from geo.extract.parties.holders import holder_of
from geo.extract.roles.mentions import Mention
from geo.extract.roles.sites import less_containers
from geo.extract.words.lexicon import Lexicon
from geo.model import (
    Claim,
    DateSpan,
    Incident,
    Kind,
    LonLat,
    Report,
    Role,
    Site,
    stable_id,
)

__all__ = [
    "NOBODY_HURT", "Draft", "go_on", "incident_of", "kind_of_losses", "near_origins", "says_nothing_new",
    "spread", "title_of",
]  # fmt: skip

NOBODY_HURT = frozenset({Kind.CEASEFIRE, Kind.TALKS, Kind.BLOCKADE})
"""Kinds in which nobody is lost: numbers beside them are of something else."""

_TITLE_PLACES = 4


@dataclass(slots=True, eq=False)
class Draft:
    """An incident being gathered. Mutable, equal to itself alone, and never leaves the composition."""

    kind: Kind
    when: DateSpan
    paragraph: int
    mentions: list[Mention] = field(default_factory=list)
    places: dict[str, LonLat | None] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    other_days: list[DateSpan] = field(default_factory=list)
    origins: list[Mention] = field(default_factory=list)
    dated: bool = False  # by its own sentence, not by what the report says elsewhere
    guessed: bool = False  # its kind, from whose losses it has: no word says what happened
    headline: bool = False  # told by the line above the report, so far
    entry: date | None = None  # of a chronicle: the day that heads it
    latest: int = -1  # the paragraph that went on about it last

    def add_sites(self, sites: Sequence[Mention]) -> None:
        """Add places where it happened."""
        self.mentions += sites
        self.places |= {one.match.place.id: one.match.place.position for one in sites}


def go_on(draft: Draft, found: Facts, when: DateSpan) -> None:
    """Give an incident the day that a further sentence tells, and the place and kind if only a headline told of it before."""
    if draft.headline and found.sites:
        # The line above a report has the district or the nearest town, the report itself the village.
        draft.mentions, draft.places, draft.kind = [], {}, found.kind or draft.kind
    draft.headline, draft.latest = False, found.sentence.paragraph
    lasts = draft.kind is found.kind is Kind.BLOCKADE and bool(found.dates_used(DateUse.SINCE))
    if lasts and not draft.dated:
        draft.when = when  # "The road is closed. Since 12 December …"
    elif lasts or found.dates_used(DateUse.EVENT) or when.time_utc:
        draft.when = _refined(draft.when, when)


def _refined(known: DateSpan, new: DateSpan) -> DateSpan:
    """Return the span of an incident when a further sentence dates it; a clock time narrows it to its day."""
    if new.time_utc and not known.time_utc and known.start <= new.start <= new.end <= known.end:
        return new
    return join(known, new)


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
    """Return whether a sentence has no place, date, loss or speaker of a known side: it may go on, but starts nothing."""
    spoken = any(claim.party not in NARRATORS for claim in found.claims)
    since = any(to_the_day(one.span) for one in found.dates_used(DateUse.SINCE))
    lasts = since and found.kind in (Kind.CEASEFIRE, Kind.BLOCKADE)
    return not (found.sites or found.dates_used(DateUse.EVENT) or lasts or found.has_losses or spoken)


def spread(found: Facts, drafts: Sequence[Draft], words: Lexicon) -> None:
    """Add "nobody was hurt" to all that its paragraph has told of, or the report where it says "in both cases".

    Not where it says "there", which is where the last was, nor to a truce, in which nobody could be.
    """
    if found.here:
        return
    counts = [getattr(claim, measure) for claim in found.claims for measure in MEASURES]
    if not any(counts) or any(count and count.high != 0 for count in counts):
        return
    both = words.has("here", "both") and words.words("here", "both").search(found.sentence.text)
    everywhere = bool(both) or _sums_up_all(found, drafts)
    for draft in drafts:
        told = found.sentence.paragraph in (draft.paragraph, draft.latest) or everywhere
        if told and draft.kind not in NOBODY_HURT and not any(map(has_counts, draft.claims)):
            draft.claims += found.claims


def _sums_up_all(found: Facts, drafts: Sequence[Draft]) -> bool:
    """Return whether a side says in a paragraph of its own, without day, that it lost nobody: after all that it told of."""
    own = all(draft.paragraph != found.sentence.paragraph for draft in drafts)
    told = {claim.party for claim in found.claims}
    one = len(told) == 1 and told <= set(BELLIGERENTS)
    return (
        own
        and one
        and not found.dates_used(DateUse.EVENT)
        and all(told & {claim.party for claim in draft.claims} for draft in drafts)
    )


def kind_of_losses(found: Facts) -> Kind:
    """Return CLASH where both sides count losses and no cause is given, else OTHER."""
    return Kind.CLASH if len({claim.side for claim in found.claims if claim.side}) > 1 else Kind.OTHER


def incident_of(draft: Draft, report: Report) -> Incident:
    """Return the incident that a draft has become, its id made of what it says."""
    mentions = less_containers(draft.mentions)
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
