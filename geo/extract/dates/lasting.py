"""Since when a road is closed or a place fired at, as told by how many days it is: "closed for a ninth day on Tuesday", «девятый день», "40 gündür"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from geo.extract.dates.find import DateMention, DateUse
from geo.extract.dates.spans import to_the_day
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.ordinals import ordinal_at
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.tokens import tokens_of
from geo.model import DatePrecision, DateSpan

__all__ = ["lasting"]

_MOST = 400  # days
_WORD = r"[\w-]+"


def lasting(
    text: str,
    dates: Sequence[DateMention],
    published: date | None,
    words: Lexicon,
    *,
    wordings: str = "lasting",
) -> tuple[DateMention, ...]:
    """Return the day since when something lasts, counted back from the sentence's last day of an event, else that of publication.

    ``wordings`` is the lexicon's list of templates: "running" has those that are said of shooting too.
    """
    told = [one.span for one in dates if one.use is DateUse.EVENT and to_the_day(one.span)]
    until = told[-1].end if told else published
    if until is None:
        return ()
    for match in (match for one in _wordings(words, wordings) for match in one.finditer(text)):
        days = _days_counted(match, text, words)
        if days is not None and 1 < days <= _MOST:
            begun = until - timedelta(days=days - 1)
            span = DateSpan(begun, begun, DatePrecision.DAY, text[match.start() : match.end()])
            return (DateMention(match.start(), match.end(), span, DateUse.SINCE),)
    return ()


@cache
def _wordings(words: Lexicon, name: str) -> tuple[AnyCase, ...]:
    """Return the lexicon's templates: ``n`` is a number, ``nth`` an ordinal, or a number where "day" is said first."""
    if not words.has("dates", name):
        return ()
    templates = (
        one.replace("{nth}", rf"(?P<nth>{_WORD})").replace("{n}", rf"(?P<n>{_WORD}(?: {_WORD})?)")
        for one in words.table("dates", name)
    )
    return tuple(any_case(rf"(?<![\w-]){one}(?!\w)") for one in templates)


def _days_counted(match: re.Match[str], text: str, words: Lexicon) -> int | None:
    """Return how many days are told, or None: "the same day" tells none."""
    told = match.groupdict()
    if number := told.get("n"):
        return words.number(number) or None
    before = " ".join(text[: match.start("nth")].split()[-1:])
    tokens = [*tokens_of(before, words), *tokens_of(told["nth"], words)]  # one by one: "a third" is a share
    return ordinal_at(tokens, len(tokens) - 1, words) or words.number(told["nth"]) or None
