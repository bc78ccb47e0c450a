"""Spans of days: whether they are known to the day, share one, and what holds two of them."""

from datetime import timedelta

from geo.model import DatePrecision, DateSpan

__all__ = ["is_one_night", "join", "overlaps", "to_the_day"]

_DAY = timedelta(days=1)


def to_the_day(span: DateSpan) -> bool:
    """Return whether a span is known to the day, or to a few named days."""
    return span.precision in (DatePrecision.DAY, DatePrecision.RANGE)


def is_one_night(span: DateSpan) -> bool:
    """Return whether a span is of one day, or of a night from one day to the next."""
    return span.end - span.start <= _DAY


def overlaps(one: DateSpan, other: DateSpan, *, slack_days: int = 0) -> bool:
    """Return whether two spans share a day, or lie at most ``slack_days`` apart."""
    slack = slack_days * _DAY
    return one.start <= other.end + slack and other.start <= one.end + slack


def join(one: DateSpan, other: DateSpan) -> DateSpan:
    """Return the span from the first to the last day of both; the first one's words and time where it holds the other."""
    if one.start <= other.start and other.end <= one.end:
        return one
    start, end = min(one.start, other.start), max(one.end, other.end)
    return DateSpan(
        start, end, DatePrecision.RANGE, f"{one.text}; {other.text}", one.time_utc or other.time_utc
    )
