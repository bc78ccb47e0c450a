"""The date of what a sentence tells: that of the clause that names it, or of what lasts since a day."""

import re
from datetime import date, timedelta

from geo.extract.dates.find import DateMention, DateUse
from geo.extract.dates.spans import to_the_day
from geo.extract.facts.facts import Facts
from geo.extract.kinds import FIRE, kind_position
from geo.extract.words.lexicon import Lexicon
from geo.model import DatePrecision, DateSpan, Kind

__all__ = ["nearest_date", "own_date"]

_WEEK = timedelta(days=7)
_COMMA = re.compile(r"[,;:]")


def own_date(found: Facts, published: date | None, words: Lexicon) -> DateSpan | None:
    """Return the date that a sentence itself gives what it tells, or None."""
    return _reaching_back(found, nearest_date(found, words)) or _lasting(found, published)


def _reaching_back(found: Facts, own: DateSpan | None) -> DateSpan | None:
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


def _lasting(found: Facts, published: date | None) -> DateSpan | None:
    """Return from when to the day of publication a road is closed or a place fired at: "it has been blocked since 12 December".

    A truce that holds since a day was agreed on it.
    """
    since = next((one.span for one in found.dates_used(DateUse.SINCE) if to_the_day(one.span)), None)
    until = published
    if found.kind is Kind.CEASEFIRE:
        return since
    if since is None or until is None or since.start >= until:
        return None
    # "Sotk has been under fire since Tuesday"; what began longer ago is a war, and losses since a day are a total.
    fire = found.kind in FIRE and found.sites and not found.has_losses and until - since.start <= _WEEK
    if found.kind is not Kind.BLOCKADE and not fire:
        return None
    return DateSpan(since.start, until, DatePrecision.RANGE, since.text)


def nearest_date(found: Facts, words: Lexicon) -> DateSpan | None:
    """Return the event date of the clause that names what happened, else the nearest: a sentence may tell of more."""
    told, text = found.dates_used(DateUse.EVENT), found.sentence.text
    # "Three days later … a mine laid in the 1990s": what happened on a day is dated by it.
    dates = tuple(one for one in told if to_the_day(one.span)) or told
    if len(dates) > 1 and words.says(text, "tally", "of_wounded"):
        # "A soldier wounded on 28 May died in hospital on Wednesday": it happened on the day of the wound.
        return min((one.span for one in dates), key=lambda span: span.start)
    at = kind_position(text, found.kind, words) if found.kind else 0

    def remoteness(mention: DateMention) -> tuple[bool, int]:
        start, end = min(at, mention.end), max(at, mention.start)
        parted = _COMMA.search(text, start, end) or words.words("counts", "conj").search(text, start, end)
        return parted is not None, abs(mention.start - at)

    nearest = min(dates, key=remoteness, default=None)
    return nearest.span if nearest else None
