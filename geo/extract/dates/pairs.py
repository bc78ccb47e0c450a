"""Dates found side by side that are one: "Wednesday evening, 10 May", "22:20 on 11 September until 00:05 on 12 September"."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import timedelta

from geo.extract.dates.grammar import Grammar
from geo.extract.dates.readers import one_day
from geo.extract.dates.spans import overlaps
from geo.model import DatePrecision, DateSpan

__all__ = ["EXPLICIT", "Found", "joined_ranges", "merged_dates"]

EXPLICIT = 2
"""The rank of a date whose words give day and month."""

_DAY = timedelta(days=1)
_LONGEST_RANGE = timedelta(days=62)
_NEAR = 70


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A date before its use is known. ``at`` is where its own words begin, behind a preposition."""

    end: int
    start: int
    at: int
    span: DateSpan = field(compare=False)
    name: str = field(compare=False)

    @property
    def rank(self) -> int:
        """How explicit the words are: a date 2, a weekday 1, "yesterday" 0; spans of months and years stand apart."""
        if self.span.precision in (DatePrecision.MONTH, DatePrecision.YEAR):
            return EXPLICIT + 1
        return _RANKS.get(self.name, 0)


_RANKS = {
    "night": 2,
    "day_range": 2,
    "day": 2,
    "day_of_month": 2,
    "next_day": 2,
    "weekday": 1,
    "weekday_past": 1,
}


def merged_dates(found: list[Found], low: str, grammar: Grammar) -> list[Found]:
    """Make one of a weekday, or a word such as "yesterday", and the date beside it: "Wednesday evening, 10 May"."""
    merged: list[Found] = []
    for one in found:
        if merged and (span := _one_date(merged[-1], one, low, grammar)):
            before = merged.pop()
            name = max(before, one, key=lambda each: each.rank).name
            merged.append(Found(one.end, before.start, before.at, span, name))
        else:
            merged.append(one)
    return merged


def _one_date(first: Found, second: Found, low: str, grammar: Grammar) -> DateSpan | None:
    """Return the span of two dates that stand side by side for the same one, or None."""
    less, more = sorted((first, second), key=lambda one: one.rank)
    if less.rank == more.rank or more.rank > EXPLICIT or second.start - first.end > _NEAR:
        return None
    between = grammar.beside.fullmatch(low, first.end, second.start)
    if between is None:
        return None
    of_week, weekday = less.span.precision is DatePrecision.WEEK, less.rank == 1
    if of_week and more.rank == 1:  # "Friday last week"
        return one_day(less.span.start + timedelta(days=more.span.start.weekday()))
    if less is second and (between["loose"] or not weekday):
        return None  # "said on 13 September, yesterday ...": another day
    if between["loose"] and not _same_day(less.span, more.span, by_weekday=weekday):
        return None
    night = less.span.precision is DatePrecision.RANGE and more.span.precision is DatePrecision.DAY
    return less.span if night and weekday and overlaps(less.span, more.span) else more.span


def _same_day(one: DateSpan, other: DateSpan, *, by_weekday: bool) -> bool:
    return one.start.weekday() == other.start.weekday() if by_weekday else overlaps(one, other)


def joined_ranges(found: list[Found], low: str, grammar: Grammar) -> list[Found]:
    """Make one of two days that a word such as "until" joins: "22:20 on 11 September until 00:05 on 12 September"."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        span = _span_of(before, one, low, grammar) if before else None
        if before and span:
            joined[-1] = Found(one.end, before.start, before.at, span, "day_range")
        elif before is None or one.start >= before.end:
            joined.append(_with_end(one, low, grammar))
    return joined


def _span_of(first: Found, second: Found, low: str, grammar: Grammar) -> DateSpan | None:
    """Return the span from one day to the other if words join them."""
    if not first.span.precision is second.span.precision is DatePrecision.DAY:
        return None
    if second.start - first.end > _NEAR:
        return None
    match = grammar.join.fullmatch(low, first.end, second.start)
    start, end = first.span.start, second.span.end
    if match and end < start and first.rank == 1:  # "Monday to Wednesday" on a Tuesday
        start -= 7 * _DAY
    neighbours = end - start == _DAY
    if match is None or not _DAY <= end - start <= _LONGEST_RANGE or (match["next"] and not neighbours):
        return None
    return DateSpan(start, end, DatePrecision.RANGE)


def _with_end(one: Found, low: str, grammar: Grammar) -> Found:
    """Return a day as a span if the day that ends it stands behind it without its month: "until 00:05 on the 12th"."""
    if one.span.precision is not DatePrecision.DAY or one.name not in ("day", "day_of_month"):
        return one
    match = grammar.range_end.match(low, one.end)
    if match is None:
        return one
    start, number = one.span.start, int(match["d2"])
    first = start.replace(day=1)
    month = first if number > start.day else (first + 31 * _DAY).replace(day=1)
    if not 1 <= number <= monthrange(month.year, month.month)[1]:
        return one
    end = month.replace(day=number)
    if match["next"] and end - start != _DAY:
        return one
    return Found(match.end(), one.start, one.at, DateSpan(start, end, DatePrecision.RANGE), "day_range")
