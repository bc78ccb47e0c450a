"""What one sentence says: its mentions, dates, kind and claims, and what sort of sentence it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from geo.extract.claims.find import BELLIGERENTS, claims_of, has_counts
from geo.extract.counts.find import MEASURES
from geo.extract.dates.comparisons import less_compared, not_compared
from geo.extract.dates.find import DateMention, DateUse, find_dates
from geo.extract.dates.spans import to_the_day
from geo.extract.facts.firing import fired_from
from geo.extract.facts.seizures import seizure
from geo.extract.kinds import (
    FIRE,
    denies_event,
    fire_kind_of,
    is_hypothetical,
    is_unspecific,
    kind_of,
    kind_position,
)
from geo.extract.parties.find import parties_in
from geo.extract.people.losses import Loss
from geo.extract.roles.carried import carried
from geo.extract.roles.hints import hinted, of_heads, with_homes
from geo.extract.roles.mentions import Mention, mentions
from geo.extract.roles.roads import along_roads, by_road
from geo.extract.speakers.claimants import Claimant
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.sentences import Sentence
from geo.model import Claim, DatePrecision, DateSpan, Kind, Match, Party, PlaceKind, Report, Role, Stance

__all__ = ["LONG_AGO", "SITE_ROLES", "YEARS_AGO", "Facts", "Sort", "facts_of", "puts_numbers"]

SITE_ROLES = (Role.STRUCK, Role.NEAR, Role.DIRECTION)
LONG_AGO = timedelta(days=180)
"""Before publication: of what is dated by a month or year alone, too old to be news."""
YEARS_AGO = timedelta(days=3 * 365)
"""Before publication: too old to be news even to the day."""
_BESIDE = 20  # characters
_DAYS = timedelta(days=2)
_FEW_DAYS = timedelta(days=4)
_NOT_STRUCK = frozenset({Kind.BLOCKADE, Kind.CEASEFIRE, Kind.TALKS})


class Sort(StrEnum):
    """What a sentence is to the extraction."""

    EVENT = "event"
    TALLY = "tally"
    BACKGROUND = "background"
    COMMENT = "comment"
    VAGUE = "vague"
    REPLY = "reply"
    UNREAD = "unread"
    DENIED = "denied"
    UNRELATED = "unrelated"
    QUIET = "quiet"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Facts:
    """A sentence read: everything later steps need, nothing decided about other sentences."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    kind: Kind | None
    claims: tuple[Claim, ...]
    sort: Sort
    here: bool = False
    """Whether words such as "there" or "the same village" point back to the place told of last."""
    hints: tuple[Mention, ...] = ()
    """The mentions with a place that is merely named as struck, where no word gives any place of the sentence a role."""
    next: bool = False
    """Whether words such as "ten minutes later" set it apart in time from what was told before."""

    answers: bool = False
    """Whether words such as "countered" make it the other side's version of what was told before."""

    mirrors: bool = False
    """Whether words such as "denied" or "first" stand before what the other side tells of fire at its own."""

    anew: bool = False
    """Whether it tells that something happened once more: "was shelled again"."""

    begun: bool = False
    """Whether it tells when that began which was told of last: "the assault began on Thursday night"."""

    apart: bool = False
    """Whether it is the part of a sentence that tells of another place than the part before it."""

    whole: Sentence | None = None
    """The sentence that this is a part of, if it is one: its claims quote that."""

    counted: bool = False
    """Whether the next sentence of its paragraph counts the losses of what happened here."""

    answered: tuple[Loss, ...] = ()
    """The number that answers the one of the sentence before without saying of what: "Baku admits three"."""

    located: bool = False
    """Whether the next sentence of its paragraph says where that happened which this one counts the losses of."""

    @cached_property
    def has_losses(self) -> bool:
        """Whether a claim of the sentence puts a number on losses, or says that there were some."""
        return any(map(has_counts, self.claims))

    @cached_property
    def sites(self) -> tuple[Mention, ...]:
        """Mentions that can be sites: struck, near or direction; containers where there is nothing finer."""
        finer = tuple([one for one in self.mentions if one.role in SITE_ROLES])
        return finer or tuple([one for one in self.mentions if one.role is Role.CONTAINER])

    @property
    def scene(self) -> tuple[Mention, ...]:
        """The sites, or where they only hold the home of whom it tells, that: "residents of Koti in Tavush called us"."""
        return (
            self.hints if self.hints and not any(one.role in SITE_ROLES for one in self.sites) else self.sites
        )

    def dates_used(self, use: DateUse) -> tuple[DateMention, ...]:
        """Return the dates of that use."""
        return tuple([mention for mention in self.dates if mention.use is use]) if self.dates else ()


def facts_of(
    sentence: Sentence,
    matches: Sequence[Match],
    report: Report,
    last: Claimant | None,
    words: Lexicon,
    *,
    anchor: date | None = None,
    heading: DateSpan | None = None,
    whole: Sentence | None = None,
) -> tuple[Facts, Claimant | None]:
    """Return what a sentence says, and the speaker that a pronoun after it stands for.

    ``anchor`` is the day told of last, from which "the next day" counts; ``heading`` is the month or year that a heading sets.
    ``whole`` is the sentence of which this is a part: who speaks in it is told by the whole.
    """
    named = carried(by_road(mentions(sentence, matches, words), sentence, words), sentence, words)
    dated_by = find_dates(sentence.text, report.published, words, anchor=anchor, heading=heading)
    dates = not_compared(dated_by, sentence.text, words)
    placed = any(one.role in SITE_ROLES for one in named)
    summed = words.says(less_compared(sentence.text, words), "tally", "words")
    dated = any(one.use is DateUse.EVENT for one in dates) and not summed
    by_day = dated and any(one.use is DateUse.EVENT and to_the_day(one.span) for one in dates)
    announces = words.says(sentence.text, "claims", "announces")
    lists = not placed and (announces or not by_day)
    # "On Monday Tartar was shelled, a resident died" goes on with what somebody tells; "four days before" is the outlet's.
    goes_on = not dated or _is_later(dates, anchor)
    first = sentence.start - whole.start if whole else 0
    claims, speaker = claims_of(
        whole or sentence, report, last, words, goes_on=goes_on, elsewhere=placed or dated, lists=lists,
        within=(first, first + len(sentence.text)) if whole else None,
    )  # fmt: skip
    kind = kind_of(sentence.text, words)
    if (kind is None or not placed) and (taken := seizure(sentence, named, words)):
        # "Minutes before the truce saboteurs broke into Hadrut": only the setting; under a truce an army moves in peacefully.
        setting = kind is Kind.CEASEFIRE and words.says(sentence.text, "claims", "hostile")
        kind, named = taken[0] if kind is None or setting else kind, taken[1]
    if kind is Kind.CEASEFIRE and placed:
        # "despite the truce, mortars fired at Arden": the truce is only the setting.
        kind = fire_kind_of(sentence.text, words) or kind
    if kind is Kind.TALKS and not (by_day and _is_meeting(sentence.text, named, words)):
        kind = None
    if kind is Kind.BLOCKADE:
        named = along_roads(named)
    if kind in FIRE and placed and (day := _day_of(dates) or report.published):
        named = fired_from(sentence, named, {one.about for one in claims if one.about}, day, words)
    here, then = words.says(sentence.text, "here", "words"), _sets_apart(sentence.text, words)
    hints = (hinted(named, words) or with_homes(named) or of_heads(named, claims, words)) if named else ()
    answers = words.says(sentence.text, "claims", "answers")
    anew, begun = (kind is not None and words.says(sentence.text, "next", name) for name in ("anew", "begun"))
    found = Facts(
        sentence, named, dates, kind, claims, Sort.NOTHING, here=here, hints=hints, next=then, answers=answers, anew=anew,
        begun=begun, mirrors=words.says(sentence.text, "claims", "mirrors"),
    )  # fmt: skip
    return replace(found, sort=_sort(found, report.published, words)), speaker


def _day_of(dates: Sequence[DateMention]) -> date | None:
    """Return the first day of an event that a sentence tells, near enough to ask who held a town."""
    return next((one.span.start for one in dates if one.use is DateUse.EVENT), None)


def _is_meeting(text: str, named: Sequence[Mention], words: Lexicon) -> bool:
    """Return whether talks are those of a belligerent with another party in a town or at a post of the theatre, no diplomats' elsewhere."""
    there = any(one.role in SITE_ROLES and not one.match.place.kind.is_area for one in named)
    parties = {party for party, _ in parties_in(text, words)}
    return there and len(parties) > 1 and not parties.isdisjoint(BELLIGERENTS)


def _is_later(dates: Sequence[DateMention], anchor: date | None) -> bool:
    """Return whether what happened is told to be no earlier than what was told before."""
    return anchor is not None and all(one.span.start >= anchor for one in dates if one.use is DateUse.EVENT)


def _sets_apart(text: str, words: Lexicon) -> bool:
    """Return whether words such as "ten minutes later" or "a similar incident" tell of another event."""
    return words.says(text, "next", "words") or words.says(text, "next", "similar")


def _sort(found: Facts, published: date | None, words: Lexicon) -> Sort:
    text = found.sentence.text
    unrelated = (
        found.kind is None
        and words.words("unrelated", "words").search(text)
        and not _of_soldiers(found, words)
    )
    if found.kind is None and (unrelated or not found.has_losses):
        return Sort.UNRELATED if unrelated and found.has_losses else _sort_without_event(found, words)
    if puts_numbers(found.claims) and (_counts_on(found, published) or _is_total(found, words)):
        return Sort.TALLY  # "since the war of 2020, 27 have been killed" counts on to this day
    if _is_background(found, published, words):
        return Sort.BACKGROUND
    if any(claim.cumulative for claim in found.claims) and not _is_denied(found, words):
        if puts_numbers(found.claims):
            return Sort.TALLY
        return Sort.EVENT if found.has_losses else Sort.UNREAD  # nobody was hurt in all that time
    return _sort_of_denial(found, words) or _sort_of_event(found, words)


def _of_soldiers(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence counts the soldiers of a side: no news of quarries and traffic does."""
    sides = any(has_counts(claim) and claim.side in BELLIGERENTS for claim in found.claims)
    return sides and words.words("counts", "military").search(found.sentence.text) is not None


def _is_total(found: Facts, words: Lexicon) -> bool:
    """Return whether a number is as of a day or of many, at no place, or counts on from a war or truce: "since the war"."""
    if not found.sites and words.says(found.sentence.text, "tally", "of_many"):
        dated = found.dates_used(DateUse.EVENT)
        if dated and all(one.span.precision is DatePrecision.MONTH for one in dated):
            return True  # "in November three people were killed in mine incidents"
    since = words.says(less_compared(found.sentence.text, words), "tally", "since")
    if found.sites:
        return since
    spans = (one.span for one in found.dates_used(DateUse.EVENT))
    long = any(one.precision is DatePrecision.RANGE and one.end - one.start > _FEW_DAYS for one in spans)
    return since or long or bool(found.dates_used(DateUse.AS_OF))


def _is_denied(found: Facts, words: Lexicon) -> bool:
    return denies_event(found.sentence.text, words) and not puts_numbers(found.claims)


def _sort_of_denial(found: Facts, words: Lexicon) -> Sort | None:
    """Return what a sentence is that says that nothing happened and names no place for it, else None."""
    if not _is_denied(found, words):
        return None
    refuted = found.sites and words.words("claims", "untrue").search(found.sentence.text)
    if all(claim.party is Party.OUTLET for claim in found.claims) and not (found.has_losses or refuted):
        return Sort.DENIED
    return (
        None if found.sites else Sort.REPLY
    )  # "no shots were fired, nobody was hurt": of what was told before


def _counts_on(found: Facts, published: date | None) -> bool:
    """Return whether a number counts on from a day of the past: called a total, or begun days before publication."""
    since = found.dates_used(DateUse.SINCE)
    long_ago = published is not None and any(published - one.span.start >= _DAYS for one in since)
    return bool(since) and (long_ago or any(claim.cumulative for claim in found.claims))


def _sort_of_event(found: Facts, words: Lexicon) -> Sort:
    """Return EVENT, or COMMENT or VAGUE where the words that name an event are only about one."""
    text = found.sentence.text
    located = any(one.match.place.kind is not PlaceKind.REGION for one in found.sites)
    unspecific = found.kind is not None and is_unspecific(text, words)
    lasts = found.kind is Kind.BLOCKADE and bool(found.dates_used(DateUse.SINCE))
    dated = bool(found.dates_used(DateUse.EVENT)) or lasts
    told = located or found.has_losses
    if not told and _is_of_long(found):
        return Sort.VAGUE  # "visitors came in 2023, despite the closure of the road"
    comment = words.words("comment", "words").search(text)
    if comment and found.kind in _NOT_STRUCK and comment.start() < kind_position(text, found.kind, words):
        # "The premier met lawmakers and spoke of the closing of the Lachin corridor": it is only talked about.
        told, dated = found.has_losses, False
    if comment and not told and not (dated and _names_kind_before(found, comment.start(), words)):
        return Sort.COMMENT
    if not found.has_losses and is_hypothetical(text, words):
        return Sort.VAGUE
    if not unspecific or told or dated:
        return Sort.EVENT
    return Sort.REPLY if _denies(found) else Sort.VAGUE


def _denies(found: Facts) -> bool:
    """Return whether what was told before is denied: "The spokeswoman denied that any missile had been fired".

    By one of the sides, or by somebody whom the sentence names: "The Armenian Report denied this".
    """
    return any(
        claim.stance is Stance.DENIES and (claim.party in BELLIGERENTS or claim.says != claim.quote)
        for claim in found.claims
    )


def _is_of_long(found: Facts) -> bool:
    """Return whether all that dates a sentence is a year or a month: "the border saw further clashes in June" sums up."""
    spans = [one.span for one in found.dates_used(DateUse.EVENT)]
    return bool(spans) and all(one.precision in (DatePrecision.YEAR, DatePrecision.MONTH) for one in spans)


def _sort_without_event(found: Facts, words: Lexicon) -> Sort:
    """Return REPLY for a denial and for a party's accusation, UNREAD where words of loss gave no number, else NOTHING."""
    accuses = any(claim.stance is Stance.ACCUSES and claim.party in BELLIGERENTS for claim in found.claims)
    if accuses or _denies(found):
        return Sort.REPLY
    text = found.sentence.text
    lost = any(words.says(text, "counts", name) for name in ("killed", "wounded", "captured", "unknown"))
    return Sort.UNREAD if lost or words.says(text, "claims", "denies") else Sort.NOTHING


def _names_kind_before(found: Facts, position: int, words: Lexicon) -> bool:
    """Return whether the event is what the sentence opens with: "during fighting overnight, Yerevan appealed"."""
    opening = found.sentence.text[:position]
    return kind_of(opening, words) is not None and not is_unspecific(opening, words)


def puts_numbers(claims: Sequence[Claim]) -> bool:
    """Return whether claims count somebody: a number that is not 0."""
    counts = (getattr(claim, measure) for claim in claims if has_counts(claim) for measure in MEASURES)
    return any(count and (count.best or count.high or count.low) for count in counts)


def _is_of_old(found: Facts, published: date, words: Lexicon) -> bool:
    """Return whether a year long past stands right behind what happened: "died in the fighting of 1993", told of on Wednesday."""
    old = [one for one in found.dates if one.span.end < published - YEARS_AGO]
    if found.kind is None:
        deaths = words.words("counts", "killed").finditer(found.sentence.text) if old else ()
        # "the remains of 12 soldiers killed in 1993 were found", «останки погибших в 1993 году»
        return any(
            0 <= one.start - death.end() <= _BESIDE or 0 <= death.start() - one.end <= _BESIDE
            for death in deaths
            for one in old
        )
    at = kind_position(found.sentence.text, found.kind, words)
    return any(0 <= one.start - at <= _BESIDE for one in old)


def _is_background(found: Facts, published: date | None, words: Lexicon) -> bool:
    """Return whether the sentence speaks of earlier years: dates of years ago, old ones coarser than a day, or wars undated to a day."""
    by_day = [one for one in found.dates if one.span.precision in (DatePrecision.DAY, DatePrecision.RANGE)]
    if not by_day and words.says(found.sentence.text, "background", "words"):
        return True
    if words.says(found.sentence.text, "background", "ages"):
        return True  # "Thirty years ago on Tuesday the town was taken"
    if not found.dates:
        return False
    if published and _is_of_old(found, published, words):
        return True
    if published and by_day and all(one.span.end < published - YEARS_AGO for one in found.dates):
        return True
    old = [one for one in found.dates if published and one.span.end < published - LONG_AGO]
    since = found.dates_used(DateUse.SINCE)
    return bool(old) and len(old) == len(found.dates) and not by_day and not since
