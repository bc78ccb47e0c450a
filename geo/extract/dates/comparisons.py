"""Dates that are not of what a sentence tells: "the deadliest since March", "in Chinari, which was shelled on 27 June, a sniper …"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.extract.dates.find import DateMention, DateUse
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case

__all__ = ["less_compared", "less_relative", "not_compared"]

_NEAR = 8  # characters: ", when"


def less_compared(text: str, words: Lexicon) -> str:
    """Return a sentence with blanks for what it sets its incident beside; offsets stay as they were."""
    return words.words("tally", "compared").sub(lambda match: " " * len(match.group()), text)


def not_compared(dates: Sequence[DateMention], text: str, words: Lexicon) -> tuple[DateMention, ...]:
    """Return the dates of a sentence without those of what its incident is set beside."""
    if not dates:
        return ()
    spans = [match.span() for match in words.words("tally", "compared").finditer(text)]
    kept = []
    for one in dates:
        compared = any(start <= one.start < end for start, end in spans)
        if compared and _is_told_of(one, text, words):
            kept.append(replace(one, use=DateUse.EVENT))
        elif not compared:
            kept.append(one)
    return tuple(kept)


def less_relative(dates: Sequence[DateMention], text: str, words: Lexicon) -> tuple[DateMention, ...]:
    """Return the dates without those of a clause on a place or body, where the sentence has one of its own.

    "In Chinari, which was shelled on 27 June, a sniper killed a man on Sunday" is of Sunday.
    """
    events = [one for one in dates if one.use is DateUse.EVENT]
    if len(events) < 2 or not words.has("dates", "relative"):
        return tuple(dates)
    spans = [match.span() for match in _relative(words).finditer(text)]
    aside = [one for one in events if any(start <= one.start < end for start, end in spans)]
    return tuple(one for one in dates if one not in aside) if len(aside) < len(events) else tuple(dates)


@cache
def _relative(words: Lexicon) -> AnyCase:
    return any_case(rf"[,՝]\s(?:\w+\s)?{words.alternatives('dates', 'relative')}\s[^,;:]{{3,120}},")


def _is_told_of(one: DateMention, text: str, words: Lexicon) -> bool:
    """Return whether a clause behind a date tells what happened then: "the deadliest since 29 December, when three soldiers fell"."""
    known = words.has("tally", "when") and words.words("tally", "when")
    return bool(known and known.search(text, one.end, one.end + _NEAR))
