"""What the words of a date mean: one function a list of templates turns a match into a span of days, in any language."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from geo.extract.dates.grammar import Grammar
from geo.model import DatePrecision, DateSpan

__all__ = ["READERS", "Scanned", "one_day", "some_days"]

_DAY = timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LEAP_GAP = 9


class Scanned(Protocol):
    """What a reader may ask of the text that is scanned: its words, the day of publication, the day told of before."""

    text: str
    low: str
    published: date | None
    anchor: date | None
    grammar: Grammar

    @property
    def found(self) -> Sequence[object]:
        """The dates found so far."""

    def told_before(self, position: int, *, here: bool = False) -> DateSpan | None:
        """Return the day told of before a position."""

    def latest(self, *, of_month: bool) -> date | None:
        """Return the last day that a date without a year, or without its month either, can be."""


def one_day(day: date) -> DateSpan:
    """Return the span of one day, known to the day."""
    return DateSpan(day, day, DatePrecision.DAY)


def some_days(start: date, end: date) -> DateSpan:
    """Return the span of named days, both included."""
    return DateSpan(start, end, DatePrecision.RANGE)


def _read_nothing(_match: re.Match[str], _scan: Scanned, _value: int) -> None:
    """Read a year of birth, "next Monday": no date of an event."""


def _read_day(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    found = match.groupdict()
    if not _is_month_written(match, scan):
        return None
    month = _month("m", match, scan) or int(found.get("mm") or 0)
    day = scan.grammar.value("days", match, "dw") or int(found["d"])
    start = _in_year(month, day, _year(found, scan), scan)
    if start is None or not found.get("d2"):
        return one_day(start) if start else None
    last_month = _month("m2", match, scan) or start.month
    year = start.year + (last_month < start.month)
    if found.get("m2") and found.get("y") and last_month < start.month:  # "30 December to 2 January 2023"
        year, start = start.year, start.replace(year=start.year - 1)
    end = date(_checked_year(year), last_month, int(found["d2"]))
    if end <= start or (found.get("next") and end - start != _DAY):
        return None
    return some_days(start, end)


def _read_night(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    """Read a night by the day that it ends on, else by the one that it begins on."""
    found = match.groupdict()
    if not _is_month_written(match, scan):
        return None
    if found.get("w2") or found.get("w"):
        end, start = _weekday("w2", match, scan), _weekday("w", match, scan)
        end = end or (start and start + _DAY)
        return _ended(end, scan) if end else None
    month = _month("m2", match, scan) or _month("m", match, scan)
    year = _year(found, scan)
    if not found.get("d2") and not found.get("dw"):
        start = _in_year(month or 0, int(found["d"]), year, scan)
        return _ended(start + _DAY, scan) if start else None
    last = scan.grammar.value("days", match, "dw") or int(found["d2"])
    end = _in_year(month or 0, last, year, scan)
    if end is None:
        return None
    first = end - _DAY
    return some_days(first, end) if int(found.get("d") or first.day) == first.day else None


def _ended(end: date, scan: Scanned) -> DateSpan:
    """Return the night that ends on a day; one that had only begun when it was told of is the night before: "the night of August 4", on that day."""
    ahead = scan.published is not None and end == scan.published + _DAY
    return some_days(end - 2 * _DAY, end - _DAY) if ahead else some_days(end - _DAY, end)


def _is_month_written(match: re.Match[str], scan: Scanned) -> bool:
    """Return whether a month is written as the language writes months: "march" and "may" are other English words."""
    return (
        not scan.grammar.capital_months
        or match.groupdict().get("m") is None
        or scan.text[match.start("m")].isupper()
    )


def _month(group: str, match: re.Match[str], scan: Scanned) -> int | None:
    return scan.grammar.value("months", match, group)


def _year(found: dict[str, str | None], scan: Scanned) -> int | None:
    """Return the year named, of two digits that of a century not ahead, or the year before for "last year"."""
    named = found.get("y")
    if named and len(named) == 2:
        latest = (scan.published.year if scan.published else _LAST_YEAR - 1) + 1
        return latest - (latest - int(named)) % 100
    if named:
        return int(named)
    return scan.published.year - 1 if found.get("lasty") and scan.published else None


def _in_year(month: int, day: int, year: int | None, scan: Scanned) -> date | None:
    """Return the date in the given year, or in the last year that has it no later than a day after publication.

    Without a month (0), the same of months.
    """
    if year is not None:
        return date(_checked_year(year), month, day)
    latest = scan.latest(of_month=month > 0)
    if latest is None:
        return None
    for back in range(_LEAP_GAP):
        months = latest.year * 12 + latest.month - 1 - back
        of_year, of_month = (latest.year - back, month) if month else (months // 12, months % 12 + 1)
        if 1 <= day <= monthrange(of_year, of_month)[1] and date(of_year, of_month, day) <= latest:
            return date(of_year, of_month, day)
    raise ValueError("no such day in the years before publication")


def _checked_year(year: int) -> int:
    """Return the year if a report can speak of it; farther ones overflow the arithmetic of dates."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"year {year} is not between {_FIRST_YEAR} and {_LAST_YEAR}")
    return year


def _read_next_day(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    """Read "on the 28th" of the month told of before, in the text or by the anchor: a bare number else."""
    told = scan.told_before(match.start(), here=scan.anchor is None)
    if told is None or (scan.anchor is None and not scan.found):
        return None
    return one_day(told.start.replace(day=int(match["d"])))


def _read_month(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    if not _is_month_written(match, scan):
        return None
    first = _in_year(_month("m", match, scan) or 0, 1, _year(match.groupdict(), scan), scan)
    return _whole_month(first) if first else None


def _whole_month(first: date) -> DateSpan:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return DateSpan(first, last, DatePrecision.MONTH)


def _read_overnight(_match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    return some_days(scan.published - _DAY, scan.published) if scan.published else None


def _read_that_night(match: re.Match[str], scan: Scanned, value: int) -> DateSpan | None:
    if scan.anchor is None and not scan.found:
        return _read_overnight(match, scan, value)
    told = scan.told_before(match.start())
    if told is None or told.end != told.start:
        return told
    return some_days(told.end, told.end + _DAY)


def _weekday(group: str, match: re.Match[str], scan: Scanned) -> date | None:
    """Return the last such weekday, the day of publication included."""
    number = scan.grammar.value("weekdays", match, group)
    if scan.published is None or number is None:
        return None
    return scan.published - timedelta(days=(scan.published.weekday() - number) % 7)


def _read_weekday(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    day = _weekday("w", match, scan)
    return one_day(day) if day else None


def _read_weekday_past(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    day = _weekday("w", match, scan)
    if day is None:
        return None
    return one_day(day - 7 * _DAY if day == scan.published else day)


def _read_offset(_match: re.Match[str], scan: Scanned, value: int) -> DateSpan | None:
    return one_day(scan.published + value * _DAY) if scan.published else None


def _read_told(match: re.Match[str], scan: Scanned, value: int) -> DateSpan | None:
    """Read "the same day"; one that is named, "that same Saturday", is in the days told of, or the next such to them."""
    told = scan.told_before(match.start())
    weekday = scan.grammar.value("weekdays", match, "w")
    if told and weekday is not None and told.precision in (DatePrecision.DAY, DatePrecision.RANGE):
        day = told.start + (weekday - told.start.weekday()) % 7 * _DAY
        late = scan.published and day > scan.published
        return one_day(day - 7 * _DAY if late else day)
    return told and _beside(told, value, scan)


def _read_eve(match: re.Match[str], scan: Scanned, value: int) -> DateSpan | None:
    told = scan.told_before(match.start(), here=True)
    return told and _beside(told, value, scan)


def _beside(told: DateSpan, days: int, scan: Scanned) -> DateSpan | None:
    """Return the day so many days after a span, or before it; none after tomorrow: nobody reports from there."""
    if days == 0:
        return replace(told, text="", time_utc=None)
    day = (told.end if days > 0 else told.start) + days * _DAY
    return None if scan.published and day > scan.published else one_day(day)


def _read_days_before(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    told = scan.told_before(match.start())
    return told and _beside(told, -_number(match, scan), scan)


def _read_days_after(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    told = scan.told_before(match.start())
    return told and _beside(told, _number(match, scan), scan)


def _number(match: re.Match[str], scan: Scanned) -> int:
    """Return the small number of a match, one where the template has none: "a week ago"."""
    words = match.groupdict().get("n") or "1"
    return int(words) if words.isdecimal() else scan.grammar.value("numbers", match, "n") or 1


def _read_days_ago(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    return one_day(scan.published - _number(match, scan) * _DAY) if scan.published else None


def _read_weeks_ago(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    """Return the day that lies so many weeks back, give or take a day: nobody counts weeks closer than that."""
    if scan.published is None:
        return None
    day = scan.published - 7 * _number(match, scan) * _DAY
    return DateSpan(day - _DAY, day + _DAY, DatePrecision.RANGE)


def _read_last_week(_match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    return _week(scan, 1)


def _read_this_week(_match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    return _week(scan, 0)


def _week(scan: Scanned, ago: int) -> DateSpan | None:
    """Return the week from Monday to Sunday; of the present one, as far as it has come."""
    if scan.published is None:
        return None
    monday = scan.published - timedelta(days=scan.published.weekday() + 7 * ago)
    return DateSpan(monday, monday + 6 * _DAY if ago else scan.published, DatePrecision.WEEK)


def _read_months_ago(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    return _month_ago(scan, _number(match, scan))


def _read_this_month(_match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    return _month_ago(scan, 0)


def _month_ago(scan: Scanned, ago: int) -> DateSpan | None:
    if scan.published is None:
        return None
    months = scan.published.year * 12 + scan.published.month - 1 - ago
    return _whole_month(date(months // 12, months % 12 + 1, 1))


def _read_years_ago(match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    if scan.published is None:
        return None
    year = _checked_year(scan.published.year - _number(match, scan))
    return DateSpan(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def _read_weekend(_match: re.Match[str], scan: Scanned, _value: int) -> DateSpan | None:
    """Read the last Saturday and Sunday; on a Saturday the one that begins."""
    if scan.published is None:
        return None
    saturday = scan.published - timedelta(days=(scan.published.weekday() - 5) % 7)
    return some_days(saturday, saturday + _DAY)


def _read_year(match: re.Match[str], _scan: Scanned, _value: int) -> DateSpan | None:
    first = int(match["y"])
    last = match.groupdict().get("y2") or match["y"]
    year = first - first % 100 + int(last) if len(last) == 2 else int(last)
    if not _FIRST_YEAR <= first <= year <= _LAST_YEAR:
        return None
    return DateSpan(date(first, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def _read_decade(match: re.Match[str], _scan: Scanned, _value: int) -> DateSpan | None:
    found = match.groupdict()
    first = int(found.get("y") or f"19{int(found.get('yy') or 0):02}")
    if first % 10 or not _FIRST_YEAR <= first <= _LAST_YEAR:
        return None
    return DateSpan(date(first, 1, 1), date(first + 9, 12, 31), DatePrecision.YEAR)


_Reading = Callable[[re.Match[str], Scanned, int], DateSpan | None]
READERS: dict[str, _Reading] = {
    "not_dates": _read_nothing, "night": _read_night, "day_range": _read_day, "day": _read_day, "day_of_month": _read_day,
    "next_day": _read_next_day, "month": _read_month, "weekday": _read_weekday, "weekday_past": _read_weekday_past,
    "overnight": _read_overnight, "night_hours": _read_overnight, "past_day": _read_overnight,
    "that_night": _read_that_night, "offsets": _read_offset, "told": _read_told, "eve": _read_eve,
    "days_ago": _read_days_ago, "weeks_ago": _read_weeks_ago, "months_ago": _read_months_ago,
    "years_ago": _read_years_ago, "last_year": _read_years_ago, "this_week": _read_this_week, "last_week": _read_last_week,
    "this_month": _read_this_month, "last_month": _read_months_ago, "weekend": _read_weekend,
    "days_before": _read_days_before, "days_after": _read_days_after, "decade": _read_decade, "year_range": _read_year,
    "year": _read_year,
}  # fmt: skip
