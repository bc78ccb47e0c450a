"""The day that a text gives itself above or in its first line: "YEREVAN, 13 September 2022.", "13.09.2022, 14:05"."""

import re
from datetime import date
from functools import cache

from geo.extract.dates.find import find_dates
from geo.extract.words.lexicon import Lexicon, lexicon
from geo.extract.words.patterns import AnyCase, any_case

__all__ = ["day_of_dateline"]

_LINES = 3  # a headline, who published it, the day
_LONGEST = 160  # characters of a line that are looked at
_TOWN = 40  # characters before a dateline's day
_CAPITALS = r"[^\W\d_a-zа-яёա-և]"
# "YEREVAN", "BAKU, Azerbaijan", "STEPANAKERT (Reuters)"
_PLACED = re.compile(
    rf"\W*{_CAPITALS}{{3,}}(?:[ -]{_CAPITALS}{{2,}}){{0,2}}(?:, ?[^\W\d_][^\W\d_-]{{2,20}})?\s?(?:\([^()]{{2,20}}\)|/[^/]{{2,20}}/)?"
)
_CLOSES = re.compile(r"\s*(?:[./,;:()|«»–—-]|$)")
_FIRST, _LAST = date(1900, 1, 1), date(2100, 12, 31)


def day_of_dateline(text: str, language: str) -> date | None:
    """Return the day that one of the first lines of a text is, or that the dateline there gives, with its year; else None."""
    words = lexicon(language)
    if words is None:
        return None
    lines = [one.strip() for one in text[: _LINES * _LONGEST * 4].splitlines() if one.strip()][:_LINES]
    for line in lines:
        opening = line[:_LONGEST]
        for found in find_dates(opening, None, words)[:1]:
            span, start, end = found.span, found.start, found.end
            if span.start != span.end or not _FIRST <= span.start <= _LAST:
                continue
            if _is_bare(f"{opening[:start]} {line[end:]}", words) or _opens(opening, start, end, words):
                return span.start
    return None


def _is_bare(rest: str, words: Lexicon) -> bool:
    """Return whether what stands beside a day in its line only says that it is one: "Published on Tuesday, 13 September 2022, 14:05"."""
    return _beside(words).fullmatch(rest) is not None


def _opens(line: str, start: int, end: int, words: Lexicon) -> bool:
    """Return whether a day stands behind the town that opens a line, and closes the dateline: "BAKU, 13 September 2022 /APA/"."""
    before = line[:start].rstrip(" ,.(–—-")
    town = start <= _TOWN and bool(
        _PLACED.fullmatch(before) or words.words("counts", "capitals").fullmatch(before.strip())
    )
    return town and (line[:end].endswith(".") or _CLOSES.match(line, end) is not None)


@cache
def _beside(words: Lexicon) -> AnyCase:
    listed = words.alternatives("dates", "published")
    days = "|".join(words.table("weekdays"))
    return any_case(rf"(?:[\W\d_]+|(?<!\w)(?:{listed}|{days})(?!\w))*")
