"""Dates of something else than what is told: "the deadliest since March", "at the bridge, where Baku in April set up a post"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.extract.dates.find import DateMention, DateUse
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.model import DatePrecision

__all__ = ["less_compared", "less_of_places", "not_compared"]

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


def less_of_places(dates: tuple[DateMention, ...], text: str, words: Lexicon) -> tuple[DateMention, ...]:
    """Return the dates without the months and years of clauses on a place: "at the bridge, where Baku in April set up a post"."""
    if all(one.span.precision not in (DatePrecision.MONTH, DatePrecision.YEAR) for one in dates):
        return dates
    clauses = list(_where(words).finditer(text))
    return tuple(one for one in dates if not any(on.start() <= one.start < on.end() for on in clauses))


@cache
def _where(words: Lexicon) -> AnyCase:
    return any_case(rf",\s{words.alternatives('claims', 'where')}\s[^,;:]{{3,120}}")


def _is_told_of(one: DateMention, text: str, words: Lexicon) -> bool:
    """Return whether a clause behind a date tells what happened then: "the deadliest since 29 December, when three soldiers fell"."""
    known = words.has("tally", "when") and words.words("tally", "when")
    return bool(known and known.search(text, one.end, one.end + _NEAR))
