"""What sort of sentence one is: of an event, a total, background, a denial, a comment, or other news."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.extract.claims.find import BELLIGERENTS, counted_in, has_counts
from geo.extract.counts.find import MEASURES, find_losses
from geo.extract.dates.comparisons import less_compared
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import to_the_day
from geo.extract.facts.facts import Facts, Sort
from geo.extract.kinds import (
    denies_event,
    is_hypothetical,
    is_named_by,
    is_unspecific,
    kind_of,
    kind_position,
)
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.ordinals import ordinal_at
from geo.extract.words.tokens import tokens_of
from geo.model import Claim, Count, DatePrecision, Kind, Party, PlaceKind, Stance

__all__ = ["LONG_AGO", "YEARS_AGO", "is_of_month_past", "less_past", "puts_numbers", "sort_of"]

LONG_AGO = timedelta(days=180)
"""Before publication: of what is dated by a month or year alone, too old to be news."""
YEARS_AGO = timedelta(days=3 * 365)
"""Before publication: too old to be news even to the day."""
_MANY = 10  # people
_ONE = Count(1, 1, 1)
_BESIDE = 20  # characters
_DAYS = timedelta(days=2)
_MONTHS = timedelta(days=90)
_OVER = timedelta(days=10)
_FEW_DAYS = timedelta(days=4)
_NOT_STRUCK = frozenset({Kind.BLOCKADE, Kind.CEASEFIRE})


def sort_of(found: Facts, published: date | None, words: Lexicon) -> Sort:
    """Return what sort of sentence it is."""
    sort = _sort_of_news(found, published, words)
    if words.has("unrelated", "deaths") and words.says(found.sentence.text, "unrelated", "deaths"):
        if sort is Sort.TALLY and len(find_losses(found.sentence.text, words)) > 1:
            return (
                sort  # "not 14 but 13 have fallen this year: one turned out to have died in a car accident"
            )
        return Sort.ACCIDENT if found.has_losses else Sort.NOTHING
    return sort


def _sort_of_news(found: Facts, published: date | None, words: Lexicon) -> Sort:
    """Return what sort of sentence one is that tells of no accident."""
    text = found.sentence.text
    unrelated = (
        found.kind is None
        and words.words("unrelated", "words").search(text)
        and not (_of_soldiers(found, words) or _is_ordinary(found, words))
    )
    if found.kind is None and (unrelated or not found.has_losses):
        return Sort.UNRELATED if unrelated and found.has_losses else _sort_without_event(found, words)
    if puts_numbers(found.claims) and (_counts_on(found, published) or _is_total(found, published, words)):
        return Sort.TALLY  # "since the war of 2020, 27 have been killed" counts on to this day
    if _is_background(found, published, words):
        return Sort.BACKGROUND
    cumulative = any(claim.cumulative for claim in found.claims) and not _is_denied(found, words)
    one = cumulative and _is_of_one(found, words)
    if puts_numbers(found.claims) and ((cumulative and not one) or _is_of_a_year(found)):
        return Sort.TALLY
    if cumulative and not one:
        return Sort.EVENT if found.has_losses else Sort.UNREAD  # nobody was hurt in all that time
    return _sort_of_denial(found, words) or _sort_of_event(found, words)


def _is_ordinary(found: Facts, words: Lexicon) -> bool:
    """Return whether people of a place were hurt there and all words of other news are of what fire hits too: "wounded in a vineyard"."""
    if not (found.hints or found.sites) or not puts_numbers(found.claims):
        return False
    known, ordinary = words.words("unrelated", "words"), words.words("unrelated", "ordinary")
    return all(ordinary.fullmatch(one.group()) for one in known.finditer(found.sentence.text))


def _of_soldiers(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence counts the soldiers of a side: no news of quarries and traffic does."""
    sides = any(has_counts(claim) and claim.side in BELLIGERENTS for claim in found.claims)
    return sides and words.words("counts", "military").search(found.sentence.text) is not None


def _is_total(found: Facts, published: date | None, words: Lexicon) -> bool:
    """Return whether a number is as of a day or of many, at no place, or counts on from a war or truce: "since the war"."""
    dated = found.dates_used(DateUse.EVENT)
    placed = any(one.match.place.kind is not PlaceKind.REGION for one in found.sites)
    if not found.sites and dated and all(one.span.precision is DatePrecision.MONTH for one in dated):
        # "in November five were killed by enemy fire" sums up; "in August one soldier was lost" may be of one fight
        over = found.kind is not None and published and all(one.span.end < published for one in dated)
        if over or words.says(found.sentence.text, "tally", "of_many"):
            return True  # "in November three people were killed in mine incidents"
    since = words.says(less_compared(found.sentence.text, words), "tally", "since")
    if placed:
        return since
    spans = [one.span for one in found.dates_used(DateUse.EVENT)]
    long = any(one.precision is DatePrecision.RANGE and one.end - one.start > _FEW_DAYS for one in spans)
    return since or long or bool(found.dates_used(DateUse.AS_OF))


def _is_of_a_year(found: Facts) -> bool:
    """Return whether a number at no place is of a whole year: "In 2023, nine soldiers died on the border"."""
    spans = [one.span for one in found.dates_used(DateUse.EVENT)]
    return (
        bool(spans)
        and not (found.sites or found.kind is Kind.OTHER)  # a helicopter shot down is one event
        and all(one.precision is DatePrecision.YEAR for one in spans)
    )


def _is_of_one(found: Facts, words: Lexicon) -> bool:
    """Return whether but one person is counted, at a place on a day: "… 180 breaches in a week; on Sunday a soldier was hit near …".

    The third one is of a total.
    """
    by_day = any(one.span.precision is DatePrecision.DAY for one in found.dates_used(DateUse.EVENT))
    counts = {count for _, _, count in counted_in(found.claims)}
    if not (found.sites and by_day) or counts != {_ONE}:
        return False
    tokens = tokens_of(found.sentence.text, words)
    return not any(ordinal_at(tokens, at, words) for at in range(len(tokens)))


def _is_denied(found: Facts, words: Lexicon) -> bool:
    return denies_event(found.sentence.text, words) and not puts_numbers(found.claims)


def _sort_of_denial(found: Facts, words: Lexicon) -> Sort | None:
    """Return what a sentence is that says that nothing happened and names no place for it, else None."""
    if not _is_denied(found, words):
        return None
    refuted = found.sites and words.words("claims", "untrue").search(found.sentence.text)
    if all(claim.party is Party.OUTLET for claim in found.claims) and not (found.has_losses or refuted):
        return Sort.DENIED
    # "No shots were fired, nobody was hurt": of what was told before.
    return None if found.sites else Sort.REPLY


def _counts_on(found: Facts, published: date | None) -> bool:
    """Return whether a number counts on from a day of the past: called a total, or begun days before publication.

    An army's many dead at no place since the day before are a total too: "has lost 31 servicemen since Sunday morning".
    """
    since = found.dates_used(DateUse.SINCE)
    many = not found.sites and any(((one.killed and one.killed.best) or 0) > _MANY for one in found.claims)
    least = _DAYS / 2 if many else _DAYS
    long_ago = published is not None and any(published - one.span.start >= least for one in since)
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
    comment = next(
        (
            one
            for one in words.words("comment", "words").finditer(text)
            if not is_named_by(text, found.kind, one.span(), words)
        ),
        None,
    )
    if found.kind is Kind.CEASEFIRE and dated and words.says(text, "comment", "reached"):
        comment = None  # "after talks in Moscow the ministers agreed a ceasefire from noon on October 10"
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


def _is_of_long(found: Facts, *, over_by: date = date.max) -> bool:
    """Return whether all that dates a sentence is a year or a month, over by a day: "the border saw further clashes in June" sums up."""
    spans = [one.span for one in found.dates_used(DateUse.EVENT)]
    long = all(one.precision in (DatePrecision.YEAR, DatePrecision.MONTH) for one in spans)
    return bool(spans) and long and all(one.end < over_by for one in spans)


def _sort_without_event(found: Facts, words: Lexicon) -> Sort:
    """Return REPLY for a denial and for a party's accusation, UNREAD where words of loss gave no number, else NOTHING."""
    # "The prosecutors accused Armenian forces": a body without a country accuses as well; a narrator does not.
    accuses = any(
        claim.stance is Stance.ACCUSES
        and (claim.party in BELLIGERENTS or (claim.party is Party.UNSTATED and claim.about in BELLIGERENTS))
        for claim in found.claims
    )
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


def is_of_month_past(found: Facts, published: date) -> bool:
    """Return whether what lost nobody is dated by no more than a month or year over for some time: "Aghdam fell in July", in late August."""
    return not found.has_losses and _is_of_long(found, over_by=published - _OVER)


def less_past(facts: list[Facts], published: date | None) -> list[Facts]:
    """Return the facts, where no day of publication is known those of a month or year long before the latest day told of as background."""
    if published is not None:
        return facts
    days = [
        one.span.end for found in facts for one in found.dates_used(DateUse.EVENT) if to_the_day(one.span)
    ]
    return [
        replace(found, sort=Sort.BACKGROUND)
        if days
        and found.sort in (Sort.EVENT, Sort.TALLY)
        and _is_of_long(found, over_by=max(days) - LONG_AGO)
        else found
        for found in facts
    ]


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


def _has_lasted(found: Facts, published: date) -> bool:
    """Return whether a road is told to have been closed for months, since no day: "since December the corridor has been blocked", in September."""
    since = found.dates_used(DateUse.SINCE)
    closed = found.kind is Kind.BLOCKADE and bool(since) and not found.dates_used(DateUse.EVENT)
    return closed and all(published - one.span.start > _MONTHS and not to_the_day(one.span) for one in since)


def _is_background(found: Facts, published: date | None, words: Lexicon) -> bool:
    """Return whether the sentence speaks of earlier years: dates of years ago, old ones coarser than a day, or wars undated to a day."""
    by_day = [one for one in found.dates if one.span.precision in (DatePrecision.DAY, DatePrecision.RANGE)]
    if not by_day and words.says(found.sentence.text, "background", "words"):
        return True
    if words.says(found.sentence.text, "background", "ages"):
        return True  # "Thirty years ago on Tuesday the town was taken"
    if not found.dates:
        return False
    if published and (_has_lasted(found, published) or _is_of_old(found, published, words)):
        return True
    if published and by_day and all(one.span.end < published - YEARS_AGO for one in found.dates):
        return True
    old = [one for one in found.dates if published and one.span.end < published - LONG_AGO]
    since = found.dates_used(DateUse.SINCE)
    return bool(old) and len(old) == len(found.dates) and not by_day and not since
