"""Sentences into incidents, tallies and rejections. Nothing that names an event, a loss or a place is dropped."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from geo.extract.claims.find import has_counts
from geo.extract.claims.sides import with_sides
from geo.extract.claims.stances import of_opponents
from geo.extract.composition.deaths import with_deaths
from geo.extract.composition.drafts import (
    Draft,
    incident_of,
    near_origins,
)
from geo.extract.composition.gathering import Gathering
from geo.extract.composition.kinds_told import kind_settled
from geo.extract.composition.leads import without_leads
from geo.extract.composition.missing import less_missing
from geo.extract.composition.placing import place_beside
from geo.extract.composition.relevance import relevant
from geo.extract.composition.slips import without_slips
from geo.extract.composition.unused import unused_places
from geo.extract.composition.updates import less_retold, updated
from geo.extract.composition.zeros import less_partial_zeros
from geo.extract.dates.clock import with_time
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import to_the_day
from geo.extract.dates.wars import in_war
from geo.extract.facts.facts import Facts, Sort
from geo.extract.parties.find import home_of
from geo.extract.roles.sites import less_containers
from geo.extract.speakers.heads import signed
from geo.extract.words.lexicon import Lexicon
from geo.model import (
    Claim,
    DatePrecision,
    DateSpan,
    Extraction,
    Rejection,
    Report,
    Stance,
)

__all__ = ["compose"]

# What a lead without an event may be: "the sides blame each other for 11 June".
_LEADING = frozenset({Sort.NOTHING, Sort.VAGUE, Sort.REPLY, Sort.COMMENT})


def compose(report: Report, facts: Sequence[Facts], words: Lexicon) -> Extraction:
    """Return the incidents, tallies and rejections of a report's sentences."""
    author = signed(report)
    home = home_of(author.outlet or "", words)
    facts = relevant(_looking_ahead(facts, words), words, home, war=in_war(report.published))
    gathering = Gathering(author, _main_date(report, facts, words), words, home)
    for found in facts:
        gathering.take(found)
    gathering.close()
    drafts = without_slips(gathering.drafts, report.published)
    place_beside(drafts, facts, words)
    superseded: list[Rejection] = []
    for draft in drafts:
        draft.mentions += near_origins(draft)
        draft.claims = with_sides(
            of_opponents(draft.claims, words),
            less_containers(draft.mentions),
            draft.when.start,
            home,
            words,
            kind=draft.kind,
        )
        superseded += updated(draft, words)
        draft.claims = with_deaths(draft.claims, report.text, words)
        draft.claims = _told_once(less_retold(less_partial_zeros(draft.claims, words), words))
        draft.kind = kind_settled(draft, words)
    drafts = less_missing(without_leads(drafts))
    incidents = tuple(incident_of(draft, report) for draft in drafts)
    episode = _episode(drafts)
    return Extraction(
        reports=(report,),
        incidents=tuple({incident.id: incident for incident in incidents}.values()),
        tallies=tuple(replace(tally, episode=episode) for tally in gathering.tallies),
        rejections=(*gathering.rejections, *superseded, *unused_places(report, facts, incidents)),
    )


def _looking_ahead(facts: Sequence[Facts], words: Lexicon) -> list[Facts]:
    """Return the sentences with what the next one of the paragraph adds: the losses of a place, or the place of losses.

    "Sotk was shelled. Two soldiers died" and "Two soldiers died. It happened near Sotk" (or "on Friday") each tell of one incident.
    """
    marked = list(facts)
    for at, (found, behind) in enumerate(pairwise(facts)):
        if found.sort is not Sort.EVENT or found.sentence.paragraph != behind.sentence.paragraph:
            continue
        if found.has_losses and not found.sites:
            happened = behind.sort is Sort.EVENT or words.says(behind.sentence.text, "here", "happened")
            exact = any(not one.match.place.kind.is_area for one in behind.sites)
            exact = exact or (behind.kind is not None and bool(behind.dates_used(DateUse.EVENT)))
            marked[at] = replace(found, located=happened and exact and not behind.has_losses)
        elif found.sites and not found.has_losses:
            counts = behind.sort is Sort.EVENT and behind.has_losses
            marked[at] = replace(found, counted=counts and not (behind.sites or behind.hints))
    return marked


def _main_date(report: Report, facts: Sequence[Facts], words: Lexicon) -> DateSpan | None:
    """Return the date that undated sentences share: the first of an event, else that of the lead, else the publication's."""
    facts = _less_earlier(facts, words)
    events = [found for found in facts if found.sort in (Sort.EVENT, Sort.TALLY)]
    lead = [found for found in facts if found.sentence.paragraph == 0 and found.sort in _LEADING]
    for use, told in ((DateUse.EVENT, events), (DateUse.EVENT, lead), (DateUse.SAID, events)):
        for found in told:
            for mention in found.dates_used(use):
                if mention.span.precision in (DatePrecision.DAY, DatePrecision.RANGE):
                    timed = with_time(mention.span, found.sentence.text, words)
                    return replace(timed, time_utc=None)  # past midnight here, though not in Moscow
    if report.published is None:
        return None
    return DateSpan(report.published, report.published, DatePrecision.DAY, "day of publication")


def _less_earlier(facts: Sequence[Facts], words: Lexicon) -> Sequence[Facts]:
    """Return the sentences, behind an event at a place without a day of its own none that is told to have been before: "A day earlier …", "Recall that …"."""
    events = (at for at, one in enumerate(facts) if one.sort is Sort.EVENT and one.kind and one.sites)
    undated = next((at for at in events if not facts[at].dates), None)
    return [
        one
        for at, one in enumerate(facts)
        if undated is None or at <= undated or not words.says(one.sentence.text, "dates", "use", "earlier")
    ]


def _told_once(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without the second denial of a sentence that counts nobody: "denied it, saying that it was untrue".

    Nor one that a sentence repeats word by word: a text pasted twice claims nothing twice.
    """
    known: set[object] = set()
    found = []
    for claim in claims:
        bare = claim.stance is Stance.DENIES and not has_counts(claim)
        denial = (claim.claimant, claim.party, claim.start) if bare else None
        said = replace(claim, start=0, end=0)
        if said not in known and (denial is None or denial not in known):
            found.append(claim)
        known |= {said, denial} if denial else {said}
    return found


def _episode(drafts: Iterable[Draft]) -> str | None:
    """Return the span of the report's incidents that are known to the day, ISO 8601: the episode of its tallies."""
    spans = [draft.when for draft in drafts if to_the_day(draft.when)]
    if not spans:
        return None
    return f"{min(span.start for span in spans)}/{max(span.end for span in spans)}"
