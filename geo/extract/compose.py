"""Sentences into incidents, tallies and rejections. Nothing that names an event, a loss or a place is dropped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from geo.extract.dates import DateUse, find_time_utc, join, overlaps
from geo.extract.facts import SITE_ROLES, Facts, Sort
from geo.extract.kinds import LABELS, group
from geo.extract.lexicon import Lexicon
from geo.extract.resolve import distance_km
from geo.extract.sites import drop_containers, sites_of
from geo.extract.toponyms import Mention
from geo.model import (
    Claim,
    Count,
    DatePrecision,
    DateSpan,
    Extraction,
    Incident,
    Kind,
    Party,
    PlaceKind,
    Rejection,
    Report,
    Role,
    Tally,
    stable_id,
)

__all__ = ["compose"]

_TITLE_PLACES = 4
_REACH_KM = 100.0
_WEEK = timedelta(days=7)
_REASONS = {
    Sort.BACKGROUND: "background: speaks of earlier years or wars, not of an incident of this report",
    Sort.COMMENT: "comment, call or talks about events: no incident of its own",
    Sort.VAGUE: "too general to be an incident: no place, date or loss of its own",
    Sort.UNREAD: "speaks of a loss or a denial that no rule could read",
}


@dataclass(slots=True)
class _Draft:
    """An incident being gathered. Mutable, and never leaves this module."""

    kind: Kind
    when: DateSpan
    paragraph: int
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def compose(report: Report, facts: Sequence[Facts], words: Lexicon) -> Extraction:
    """Return the incidents, tallies and rejections of a report's sentences."""
    gathering = _Gathering(report, _main_date(report, facts), words)
    for found in facts:
        gathering.take(found)
    incidents = tuple(_incident(draft, report) for draft in gathering.drafts)
    episode = _episode(gathering.drafts)
    return Extraction(
        reports=(report,),
        incidents=tuple({incident.id: incident for incident in incidents}.values()),
        tallies=tuple(replace(tally, episode=episode) for tally in gathering.tallies),
        rejections=(*gathering.rejections, *_unused_places(report, facts, incidents)),
    )


def _main_date(report: Report, facts: Sequence[Facts]) -> DateSpan | None:
    """Return the date that undated sentences share: the first of an event, else the publication's."""
    events = [found for found in facts if found.sort in (Sort.EVENT, Sort.TALLY)]
    for use in (DateUse.EVENT, DateUse.SAID):
        for found in events:
            for mention in found.dates_used(use):
                if mention.span.precision in (DatePrecision.DAY, DatePrecision.RANGE):
                    return mention.span
    if report.published is None:
        return None
    return DateSpan(report.published, report.published, DatePrecision.DAY, "day of publication")


class _Gathering:
    """One pass over the sentences; holds what a later sentence may refer to."""

    def __init__(self, report: Report, main_date: DateSpan | None, words: Lexicon) -> None:
        self._report, self._main_date, self._words = report, main_date, words
        self._paragraph_date: tuple[int, DateSpan] | None = None
        self._last: _Draft | None = None
        self.drafts: list[_Draft] = []
        self.tallies: list[Tally] = []
        self.rejections: list[Rejection] = []

    def take(self, found: Facts) -> None:
        """Place one sentence: into an incident, a tally, or the rejections with the reason."""
        if found.sort is Sort.NOTHING:
            return
        if found.sort in _REASONS:
            self._reject(found, _REASONS[found.sort])
            return
        if found.sort is Sort.REPLY:
            self._reply(found)
            return
        when = self._when(found)
        summary = (
            found.has_losses and not self.drafts and not found.sites and not found.dates_used(DateUse.EVENT)
        )
        if found.sort is Sort.TALLY or summary:
            self._tally(found)
            if not any(one.role in SITE_ROLES for one in found.mentions):
                found = replace(found, claims=tuple(claim for claim in found.claims if not _counts(claim)))
                if found.kind is not Kind.CEASEFIRE or not found.claims:
                    return
        if when is None:
            self._reject(found, "no date: the sentence has none and the day of publication is not known")
            return
        self._event(found, when)

    def _reply(self, found: Facts) -> None:
        """Add a denial or accusation to the incident told of last; before any incident it is a comment."""
        if self._last is None:
            self._reject(found, _REASONS[Sort.COMMENT])
        else:
            self._last.claims += found.claims

    def _reject(self, found: Facts, reason: str) -> None:
        sentence = found.sentence
        self.rejections.append(
            Rejection(self._report.id, sentence.text, reason, sentence.start, sentence.end)
        )

    def _when(self, found: Facts) -> DateSpan | None:
        """Return the date of a sentence: its own, else its paragraph's, else the report's."""
        own = _since(found, next((mention.span for mention in found.dates_used(DateUse.EVENT)), None))
        paragraph = found.sentence.paragraph
        if own and found.sort is not Sort.TALLY:
            self._paragraph_date = (paragraph, own)
        carried = (
            self._paragraph_date[1] if self._paragraph_date and self._paragraph_date[0] == paragraph else None
        )
        when = own or carried or self._main_date
        if when is None or when.precision not in (DatePrecision.DAY, DatePrecision.RANGE):
            return when
        time_utc = find_time_utc(found.sentence.text, when.end, self._words)
        if time_utc is None:
            return when
        return DateSpan(when.end, when.end, DatePrecision.DAY, when.text, time_utc)

    def _tally(self, found: Facts) -> None:
        """Keep each number of the sentence as a tally, as of the day it names, else the day of publication."""
        stated = next((mention.span.end for mention in found.dates_used(DateUse.AS_OF)), None)
        as_of = stated or next(
            (m.span.end for m in found.dates if m.use in (DateUse.EVENT, DateUse.SAID)), None
        )
        for claim in found.claims:
            for measure in ("killed", "wounded", "captured"):
                count = getattr(claim, measure)
                if count is not None:
                    self.tallies.append(_tally(claim, measure, count, as_of or self._report.published))

    def _event(self, found: Facts, when: DateSpan) -> None:
        draft = self._draft_for(found, when)
        if draft is None or (_says_nothing_new(found) and draft.paragraph != found.sentence.paragraph):
            if _says_nothing_new(found):
                self._reject(found, _REASONS[Sort.VAGUE])
                return
            draft = _Draft(found.kind or _kind_of_losses(found), when, found.sentence.paragraph)
            self.drafts.append(draft)
        elif found.dates_used(DateUse.EVENT) or when.time_utc:
            draft.when = _refined(draft.when, when)
        if found.sites and not any(one.role is not Role.CONTAINER for one in draft.mentions) and found.kind:
            draft.kind = found.kind
        draft.mentions += found.sites
        draft.claims += found.claims
        self._last = draft

    def _draft_for(self, found: Facts, when: DateSpan) -> _Draft | None:
        """Return the incident that the sentence goes on about, or None if it tells of another one."""
        near = [draft for draft in self.drafts if _same_time(draft, when, found)]
        wanted = group(found.kind or Kind.CLASH)
        same_group = [draft for draft in near if wanted == group(draft.kind)]
        if not found.sites and not found.dates_used(DateUse.EVENT):
            goes_on = [
                draft
                for draft in near
                if draft.paragraph == found.sentence.paragraph and group(draft.kind) != "ceasefire"
            ]
            if goes_on and wanted == "fighting":
                return goes_on[-1]
        if found.sites:
            same_group = [draft for draft in same_group if _within_reach(draft, found)]
        same_paragraph = [
            draft
            for draft in (same_group if found.kind else near)
            if draft.paragraph == found.sentence.paragraph and (found.kind or not found.sites)
        ]
        candidates = same_paragraph or same_group
        return candidates[-1] if candidates else None


def _since(found: Facts, own: DateSpan | None) -> DateSpan | None:
    """Return the date of a sentence reaching back to the day of its "since", if that is within the week before."""
    since = next((one.span for one in found.dates_used(DateUse.SINCE) if _to_the_day(one.span)), None)
    if (
        own is None
        or since is None
        or not _to_the_day(own)
        or not timedelta(0) < own.end - since.start <= _WEEK
    ):
        return own
    return DateSpan(since.start, own.end, DatePrecision.RANGE, f"since {since.text}; {own.text}")


def _says_nothing_new(found: Facts) -> bool:
    """Return whether a sentence has no place, date, loss or speaker: it may go on, but starts nothing."""
    spoken = any(claim.party is not Party.OUTLET for claim in found.claims)
    return not (found.sites or found.dates_used(DateUse.EVENT) or found.has_losses or spoken)


def _kind_of_losses(found: Facts) -> Kind:
    """Return CLASH where both sides count losses and no cause is given, else OTHER."""
    return Kind.CLASH if len({claim.side for claim in found.claims if claim.side}) > 1 else Kind.OTHER


def _same_time(draft: _Draft, when: DateSpan, found: Facts) -> bool:
    """Return whether a sentence can be about the time of an incident.

    A day and a week or month never join: the week's incident may be another. Days join when they overlap, and
    the next day's events at a place of the incident, or at none, belong to it; the day before's do not.
    """
    if _to_the_day(draft.when) != _to_the_day(when):
        return False
    places = {one.match.place.id for one in draft.mentions}
    goes_on = not found.sites or any(one.match.place.id in places for one in found.sites)
    follows = when.start > draft.when.end
    return overlaps(draft.when, when, slack_days=1 if goes_on and follows and _to_the_day(when) else 0)


def _within_reach(draft: _Draft, found: Facts) -> bool:
    """Return whether a sentence's sites can be of the incident: one of them lies near one of its sites."""
    known = [one.match.place.position for one in draft.mentions if one.match.place.position]
    new = [one.match.place.position for one in found.sites if one.match.place.position]
    return not known or not new or min(distance_km(a, b) for a in known for b in new) <= _REACH_KM


def _to_the_day(span: DateSpan) -> bool:
    return span.precision in (DatePrecision.DAY, DatePrecision.RANGE)


def _refined(known: DateSpan, new: DateSpan) -> DateSpan:
    """Return the span of an incident when a further sentence dates it; a clock time narrows it to its day."""
    if new.time_utc and not known.time_utc and known.start <= new.start <= new.end <= known.end:
        return new
    return join(known, new)


def _counts(claim: Claim) -> bool:
    return any((claim.killed, claim.wounded, claim.captured))


def _tally(claim: Claim, measure: str, count: Count, as_of: date | None) -> Tally:
    return Tally(
        id=stable_id(
            "tally", claim.report_id, claim.claimant, measure, claim.side or "", claim.quote, str(count)
        ),
        claimant=claim.claimant,
        party=claim.party,
        side=claim.side,
        measure=measure,
        count=count,
        as_of=as_of,
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        report_id=claim.report_id,
    )


def _incident(draft: _Draft, report: Report) -> Incident:
    mentions = drop_containers(draft.mentions)
    places = sorted({one.match.place.id for one in mentions})
    first = draft.claims[0]
    span = f"{draft.when.start}/{draft.when.end}"
    incident_id = stable_id("incident", report.id, draft.kind, span, *places, first.quote)
    sites = sites_of(incident_id, mentions)
    return Incident(
        id=incident_id,
        title=_title(draft.kind, mentions),
        kind=draft.kind,
        when=draft.when,
        sites=sites,
        claims=tuple(dict.fromkeys(draft.claims)),
        report_ids=(report.id,),
    )


def _title(kind: Kind, mentions: Sequence[Mention]) -> str:
    """Return a neutral title: the kind, how the places are meant, and the places as the source spells them."""
    label = LABELS[kind]
    if not mentions:
        return f"{label}, place not stated"
    first = {one.match.place.id: one.match.toponym.surface for one in reversed(mentions)}
    places = [first[place_id] for place_id in dict.fromkeys(one.match.place.id for one in mentions)]
    listed = ", ".join(places[:-1]) + " and " + places[-1] if len(places) > 1 else places[0]
    roles = {one.role for one in mentions}
    words = {Role.STRUCK: "at", Role.NEAR: "near", Role.DIRECTION: "toward", Role.CONTAINER: "in"}
    preposition = " and ".join([word for role, word in words.items() if role in roles][:2])
    if len(places) > _TITLE_PLACES:
        listed = f"{', '.join(places[:_TITLE_PLACES])} and {len(places) - _TITLE_PLACES} more"
    return f"{label} {preposition} {listed}"


def _episode(drafts: Iterable[_Draft]) -> str | None:
    """Return the span of the report's incidents that are known to the day, ISO 8601: the episode of its tallies."""
    spans = [draft.when for draft in drafts if _to_the_day(draft.when)]
    if not spans:
        return None
    return f"{min(span.start for span in spans)}/{max(span.end for span in spans)}"


def _unused_places(
    report: Report, facts: Sequence[Facts], incidents: Sequence[Incident]
) -> Iterable[Rejection]:
    """Yield the toponyms that became no site, with what they are instead. Countries are named in every line: left out."""
    used = {(site.match.toponym.start, site.match.toponym.end) for one in incidents for site in one.sites}
    placed = {site.match.place.id for one in incidents for site in one.sites}
    for found in facts:
        for one in found.mentions:
            toponym, place = one.match.toponym, one.match.place
            if (toponym.start, toponym.end) in used or place.kind is PlaceKind.COUNTRY:
                continue
            yield Rejection(
                report.id, toponym.surface, _why_unused(one, found, placed), toponym.start, toponym.end
            )


def _why_unused(one: Mention, found: Facts, placed: set[str]) -> str:
    if one.match.place.id in placed and one.role in (*SITE_ROLES, Role.CONTAINER):
        return "toponym: told again of a site already taken"
    if one.role is Role.ORIGIN:
        return "toponym: origin of the fire, not where it struck"
    if one.role is Role.CONTAINER:
        return "toponym: holds a finer place that is named too"
    if one.role is Role.MENTIONED:
        return f"toponym: {one.reason}"
    what = (
        "tells of no incident" if found.sort is Sort.NOTHING else f"is no incident of its own ({found.sort})"
    )
    return f"toponym: its sentence {what}"
