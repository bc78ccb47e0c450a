"""The day that a text gives itself above, below or in its first line: "YEREVAN, 13 September 2022.", "13.09.2022, 14:05", "The Post, 13 September 2022"."""

import re
from collections.abc import Sequence, Set
from datetime import date
from functools import cache

from geo.extract.dates.find import DateMention, find_dates
from geo.extract.words.lexicon import Lexicon, lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.gazetteer import default_gazetteer
from geo.model import Kind

__all__ = ["day_of_dateline"]

_LINES = 3  # a headline, who published it, the day
_LONGEST = 160  # characters of a line that are looked at
_LOOKED_AT = 4_000  # characters of a text
_TOWN = 40  # characters before a dateline's day
_CLOSES = re.compile(r"\s*(?:[./,;:()|«»–—-]|$)")
# "BAKU, Azerbaijan", "YEREVAN/BAKU", "Goris – Yerevan", "STEPANAKERT (Reuters)"
_BEHIND_TOWN = re.compile(
    r"(?:(?:, ?| ?[/–—-] ?)[^\W\d_][^\W\d_-]{2,20})?\s?(?:\([^()]{2,20}\)|/[^/]{2,20}/)?"
)
# "The Weekend Post, ", «Газета «Обозреватель» | »: who published it, before the day that ends the line.
_MASTHEAD = re.compile(r"[^\W\d_][^.:;!?,|\d]{1,50}(?:,|[ ][|·•–—-])\s?")
_NAME_WORD, _SMALL = re.compile(r"[\w’'-]+"), 4
_QUOTED = re.compile(r"[«„“\"][^«»„“”\"]{1,50}[»”“\"]")
_NUMERIC = re.compile(r"[\d./-]+")
_FIRST, _LAST = date(1900, 1, 1), date(2100, 12, 31)


def day_of_dateline(text: str, language: str) -> date | None:
    """Return the day that one of the first lines of a text or its last is, or that the dateline gives, with its year; else None.

    Several days that are lines of their own head the parts of a chronicle, and a day alone above all may be its title.
    """
    words = lexicon(language)
    if words is None:
        return None
    lines = [one.strip()[:_LONGEST] for one in text[:_LOOKED_AT].splitlines() if one.strip()]
    days = [_day_in(line, words) for line in lines]
    bare = [
        day if day and _is_bare(line, day, words) else None for line, day in zip(lines, days, strict=True)
    ]
    alone = {day.span.start for day in bare if day}
    for number, (line, day) in enumerate(zip(lines[:_LINES], days, strict=False)):
        if day is None:
            continue
        titled = number == 0 and day.start == 0 and day.end == len(line) and not _NUMERIC.fullmatch(line)
        if (bare[number] and len(alone) == 1 and not titled) or _opens(line, day, words):
            return day.span.start
        if not alone and _follows_name(line, day, words):
            return day.span.start
    return _day_below(text, alone, words)


def _day_below(text: str, alone: Set[date], words: Lexicon) -> date | None:
    """Return the day that is a text's last line, as posts are stamped, if it is the only one that stands alone."""
    line = text[-_LONGEST:].rstrip().rpartition("\n")[2].strip()
    found = _day_in(line, words)
    stamped = found is not None and "\n" in text.strip() and _is_bare(line, found, words)
    return found.span.start if found and stamped and alone <= {found.span.start} else None


def _day_in(line: str, words: Lexicon) -> DateMention | None:
    """Return the first day, with its year, that a line names."""
    days: Sequence[DateMention] = find_dates(line, None, words)
    return next(
        (one for one in days if one.span.start == one.span.end and _FIRST <= one.span.start <= _LAST), None
    )


def _is_bare(line: str, day: DateMention, words: Lexicon) -> bool:
    """Return whether what stands beside a day in its line only says that it is one: "Published on Tuesday, 13 September 2022, 14:05"."""
    before = _labelled(words).fullmatch(line[: day.start]) or _beside(words).fullmatch(line[: day.start])
    return before is not None and _beside(words, "published_with").fullmatch(line[day.end :]) is not None


def _opens(line: str, day: DateMention, words: Lexicon) -> bool:
    """Return whether a day stands behind the town that opens a line, and closes the dateline: "BAKU, 13 September 2022 /APA/"."""
    before = line[: day.start].strip(" ,.(–—-")
    if not before or day.start > _TOWN or any(map(str.isdigit, before)):
        return False
    town = next(iter(default_gazetteer().find(before)), None)
    named = town is not None and town.start == 0 and _BEHIND_TOWN.fullmatch(before, town.end) is not None
    named = named or words.words("counts", "capitals").fullmatch(before) is not None
    return named and (line[: day.end].endswith(".") or _CLOSES.match(line, day.end) is not None)


def _follows_name(line: str, day: DateMention, words: Lexicon) -> bool:
    """Return whether a day ends the line that says who published the text: "The Weekend Post, 14 May 2023".

    As "Two killed near Sotk, 13 May 2023" is a headline, every word but the smallest must be written as a name's, and none
    may say what happened: "Clashes at Sotk, 13 May 2023".
    """
    before = line[: day.start]
    if not _MASTHEAD.fullmatch(before) or not _beside(words, "published_with").fullmatch(line[day.end :]):
        return False
    if any(words.says(before, "kinds", kind) for kind in Kind if words.has("kinds", kind)):
        return False
    named = _QUOTED.sub("", before)
    return all(one[:1].isupper() or len(one) < _SMALL for one in _NAME_WORD.findall(named))


@cache
def _beside(words: Lexicon, *lists: str) -> AnyCase:
    known = [*words.table("weekdays"), *(one for name in lists for one in words.table("dates", name))]
    return any_case(rf"(?:[\W\d_]|(?<!\w)(?:{'|'.join(known)})(?!\w))*")


@cache
def _labelled(words: Lexicon) -> AnyCase:
    """Return what says that a day of publication follows: "Published on Tuesday, "."""
    beside = "|".join((*words.table("weekdays"), *words.table("dates", "published_with")))
    label = words.alternatives("dates", "published")
    return any_case(rf"\W*{label}(?!\w)(?:[\W\d_]|(?<!\w)(?:{beside})(?!\w))*")
