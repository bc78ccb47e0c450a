"""The facts of a sentence: what its dates, places, kind and claims come to."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.extract.claims.find import BELLIGERENTS, claims_of, has_counts
from geo.extract.counts.find import MEASURES, find_losses
from geo.extract.dates.comparisons import less_compared, less_of_places, not_compared
from geo.extract.dates.deaths import less_deaths
from geo.extract.dates.find import DateMention, DateUse, find_dates
from geo.extract.dates.lasting import lasting
from geo.extract.dates.spans import to_the_day
from geo.extract.facts.facts import Facts, Sort
from geo.extract.facts.firing import fired_from, posts_that_fired
from geo.extract.facts.seizures import seizure
from geo.extract.facts.sorts import sort_of
from geo.extract.kinds import (
    FIRE,
    fire_kind_of,
    kind_of,
)
from geo.extract.parties.find import parties_in
from geo.extract.roles.carried import carried
from geo.extract.roles.hints import hinted, of_heads, with_homes
from geo.extract.roles.mentions import Mention, mentions
from geo.extract.roles.roads import along_roads, by_road
from geo.extract.roles.seats import tells_apart
from geo.extract.roles.sites import SITE_ROLES
from geo.extract.speakers.claimants import Claimant
from geo.extract.toponyms.namesakes import is_capital
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.sentences import Sentence
from geo.model import Claim, DateSpan, Kind, Match, PlaceKind, Report, Role, Stance

__all__ = ["facts_of"]

_TAKEN = frozenset({"captured", "missing"})
_FEW = 5  # people; more are a running total
_NEWS = timedelta(days=30)  # who is held since longer is counted, and not told of as news
_LONG_SAID = timedelta(days=60)  # an old statement dates nothing that is told now
_BESIDE = 25  # characters between what was intended and the place
_APART = re.compile(r"[,.;:՝]")
_AIM = "what somebody was only about to fire at"
_TELLS = "where those who tell it speak"
_WIDE = frozenset({PlaceKind.PROVINCE, PlaceKind.REGION, PlaceKind.COUNTRY})


def facts_of(
    sentence: Sentence,
    matches: Sequence[Match],
    report: Report,
    last: Claimant | None,
    words: Lexicon,
    *,
    anchor: date | None = None,
    heading: DateSpan | None = None,
    entry: date | None = None,
    whole: Sentence | None = None,
) -> tuple[Facts, Claimant | None]:
    """Return what a sentence says, and the speaker that a pronoun after it stands for.

    ``anchor`` is the day told of last, from which "the next day" counts; ``heading`` is the month or year that a heading sets.
    ``entry`` is the day of the chronicle's entry that the sentence stands in, as of which "overnight" is told.
    ``whole`` is the sentence of which this is a part: who speaks in it is told by the whole.
    """
    kind = kind_of(sentence.text, words)
    named = by_road(mentions(sentence, matches, words), sentence, words)
    named = carried(named, sentence, words, quiet=kind is None)
    dated_by = find_dates(sentence.text, entry or report.published, words, anchor=anchor, heading=heading)
    dates = not_compared(dated_by, sentence.text, words)
    dates = less_of_places(dates, sentence.text, words)
    dates = less_deaths(dates, sentence.text, words)
    if _is_dateline(sentence, dates, report):
        dates = tuple(replace(one, use=DateUse.SAID) for one in dates)
    dates = _less_old_statements(dates, report.published)
    placed = any(one.role in SITE_ROLES for one in named)
    summed = words.says(less_compared(sentence.text, words), "tally", "words")
    dated = any(one.use is DateUse.EVENT for one in dates) and not summed
    by_day = dated and any(one.use is DateUse.EVENT and to_the_day(one.span) for one in dates)
    announces = words.says(sentence.text, "claims", "announces")
    sums_up = words.says(sentence.text, "claims", "bulletins")
    lists = not placed and (announces or sums_up or not by_day)
    # "On Monday Tartar was shelled, a resident died" goes on with what somebody tells; "four days before" is the outlet's.
    goes_on = not dated or _is_later(dates, anchor)
    first = sentence.start - whole.start if whole else 0
    claims, speaker = claims_of(
        whole or sentence, report, last, words, goes_on=goes_on, elsewhere=placed or dated, lists=lists,
        within=(first, first + len(sentence.text)) if whole else None,
    )  # fmt: skip
    if taken_on := _since_when_taken(dates, claims, report.published):
        dates = tuple(replace(one, use=DateUse.EVENT) if one in taken_on else one for one in dates)
        claims = tuple(replace(one, cumulative=False) for one in claims)
    named = _less_intended(_less_tellers(sentence, named, claims, kind, words), sentence, words)
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
        dates = (*dates, *lasting(sentence.text, dates, report.published, words))
    elif kind in (*FIRE, Kind.CLASH) and placed and not any(map(has_counts, claims)):
        # With losses it would be a number that counts on from the first day.
        dates = (*dates, *lasting(sentence.text, dates, report.published, words, wordings="running"))
    if kind in FIRE and placed:
        named = posts_that_fired(sentence, named, words)
    if kind in FIRE and placed and (day := _day_of(dates) or report.published):
        named = fired_from(sentence, named, {one.about for one in claims if one.about}, day, words)
    here, then = words.says(sentence.text, "here", "words"), _sets_apart(sentence.text, words)
    hints = _hints(sentence.text, named, claims, words) if named else ()
    another = words.says(sentence.text, "next", "apart")
    then, answers = then or another, words.says(sentence.text, "claims", "answers") and not another
    anew, begun = (kind is not None and words.says(sentence.text, "next", name) for name in ("anew", "begun"))
    found = Facts(
        sentence, named, dates, kind, claims, Sort.NOTHING, here=here, hints=hints, next=then, answers=answers, anew=anew,
        begun=begun, mirrors=words.says(sentence.text, "claims", "mirrors"), entry=entry,
    )  # fmt: skip
    return replace(found, sort=sort_of(found, report.published, words)), speaker


def _tells(text: str, words: Lexicon) -> bool:
    """Return whether a clause tells of an event or a loss; that a checkpoint was set up closed no road on that day."""
    return kind_of(text, words) not in (None, Kind.BLOCKADE) or bool(find_losses(text, words))


def _less_old_statements(dates: tuple[DateMention, ...], published: date | None) -> tuple[DateMention, ...]:
    """Return the dates without those of words said long ago: "in breach of the statement of 9 November, a drone struck"."""
    if published is None:
        return dates
    return tuple(
        one for one in dates if one.use is not DateUse.SAID or published - one.span.end <= _LONG_SAID
    )


def _hints(
    text: str, named: tuple[Mention, ...], claims: Sequence[Claim], words: Lexicon
) -> tuple[Mention, ...]:
    """Return the mentions with where it happened though no word says so: at the village whose head speaks of "the village", sooner than elsewhere."""
    heads = of_heads(named, claims, words)
    if heads and words.has("here", "town") and words.words("here", "town").search(text):
        return heads
    return hinted(named, words) or with_homes(named) or heads


def _less_tellers(
    sentence: Sentence, named: tuple[Mention, ...], claims: Sequence[Claim], kind: Kind | None, words: Lexicon
) -> tuple[Mention, ...]:
    """Return the mentions, the capital where somebody tells it as no place of what is told: «В Степанакерте … утверждают».

    Where fire is told of, its ombudsman may speak there of what happened there; where anything else is or people are counted,
    only who is named by the capital alone speaks there, or who has a verb of saying in the clause: "In Stepanakert, a spokesman …".
    """
    if kind in FIRE:
        return named
    told = [one.match.toponym.surface for one in named]
    tellers = {claim.claimant for claim in claims}
    bare = kind is None and not any(map(has_counts, claims))
    denied = bare and bool(claims) and all(one.stance is Stance.DENIES for one in claims)

    def tells(one: Mention) -> bool:
        surface = one.match.toponym.surface
        if one.role not in (Role.STRUCK, Role.NEAR) or not any(map(is_capital, one.match.toponym.places)):
            return False
        if told.count(surface) > 1:
            return False
        at = one.match.toponym.end - sentence.start
        alone = surface in tellers and sentence.text[at : at + 1] != ","
        return denied or alone or tells_apart(sentence.text, at, words, bare=bare)

    return tuple(replace(one, role=Role.MENTIONED, reason=_TELLS) if tells(one) else one for one in named)


def _less_intended(named: tuple[Mention, ...], sentence: Sentence, words: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions, a place that somebody was only about to fire at as none where anything happened: "was preparing to shell Ganja"."""
    if not named or not words.says(sentence.text, "comment", "intended"):
        return named
    spans = [match.span() for match in words.words("comment", "intended").finditer(sentence.text)]

    def is_aim(one: Mention) -> bool:
        start, end = (at - sentence.start for at in (one.match.toponym.start, one.match.toponym.end))
        gaps = (
            sentence.text[last:start] if start >= last else sentence.text[end:first] for first, last in spans
        )
        return one.role in SITE_ROLES and any(len(gap) <= _BESIDE and not _APART.search(gap) for gap in gaps)

    return tuple(replace(one, role=Role.MENTIONED, reason=_AIM) if is_aim(one) else one for one in named)


def _is_dateline(sentence: Sentence, dates: Sequence[DateMention], report: Report) -> bool:
    """Return whether a sentence is but the day in a report's dateline: "Yerevan. 6 October. Interfax - A woman was wounded"."""
    bare = len(dates) == 1 and not re.search(
        r"\w", sentence.text[: dates[0].start] + sentence.text[dates[0].end :]
    )
    goes_on = report.text[sentence.end : sentence.end + 1] == " "
    return bare and goes_on and sentence.paragraph == 0 and dates[0].span.end == report.published


def _since_when_taken(
    dates: Sequence[DateMention], claims: Sequence[Claim], published: date | None
) -> list[DateMention]:
    """Return the day since when a few people are held or missing, on which it happened: "two soldiers have been missing since Sunday"."""
    told = [(name, count) for claim in claims for name in MEASURES if (count := getattr(claim, name))]
    few = all(name in _TAKEN and (count.best or 0) <= _FEW for name, count in told)
    if not told or not few or any(one.use is DateUse.EVENT for one in dates):
        return []
    begun = [one for one in dates if one.use is DateUse.SINCE and to_the_day(one.span)]
    return [one for one in begun if published is not None and published - one.span.start <= _NEWS]


def _day_of(dates: Sequence[DateMention]) -> date | None:
    """Return the first day of an event that a sentence tells, near enough to ask who held a town."""
    return next((one.span.start for one in dates if one.use is DateUse.EVENT), None)


def _is_meeting(text: str, named: Sequence[Mention], words: Lexicon) -> bool:
    """Return whether talks are those of a belligerent with another party in a town or district or at a post of the theatre, no diplomats' elsewhere."""
    told = (*SITE_ROLES, Role.CONTAINER)
    there = any(one.role in told and one.match.place.kind not in _WIDE for one in named)
    parties = {party for party, _ in parties_in(text, words)}
    met = len(parties) > 1 and not parties.isdisjoint(BELLIGERENTS)
    return there and (met or words.says(text, "kinds", "mutual", "meet"))


def _is_later(dates: Sequence[DateMention], anchor: date | None) -> bool:
    """Return whether what happened is told to be no earlier than what was told before, if that had a day."""
    return anchor is None or all(one.span.start >= anchor for one in dates if one.use is DateUse.EVENT)


def _sets_apart(text: str, words: Lexicon) -> bool:
    """Return whether words such as "ten minutes later" or "a similar incident" tell of another event."""
    return words.says(text, "next", "words") or words.says(text, "next", "similar")
