"""Dates in a text, resolved against the day of publication. Days are of local time (UTC+4), spans inclusive."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from geo.extract.lexicon import Lexicon
from geo.model import DatePrecision, DateSpan

__all__ = ["DateMention", "DateUse", "find_dates", "find_time_utc", "join", "overlaps", "with_time"]

_LOCAL_HOURS = 4
_DAY = timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LEAP_GAP = 9


class DateUse(StrEnum):
    """What a date does in its sentence."""

    EVENT = "event"
    SAID = "said"
    AS_OF = "as-of"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text, ``text[start:end]``, with the span it means and what it is used for."""

    start: int
    end: int
    span: DateSpan
    use: DateUse


def find_dates(text: str, published: date | None, words: Lexicon) -> tuple[DateMention, ...]:
    """Return the dates of a text in order, none overlapping.

    Relative dates and dates without a year need the day of publication and are left out without it.
    """
    taken: list[DateMention] = []
    impossible: list[tuple[int, int]] = []
    for pattern, reading in _readings(words):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            spans = [(seen.start, seen.end) for seen in taken] + impossible
            if any(match.start() < end and start < match.end() for start, end in spans):
                continue
            try:
                span = reading(match, published, words)
            except (
                ValueError,
                OverflowError,
            ):  # 31 June, the year 0, a million weeks ago: no date, nor a part of it
                impossible.append(match.span())
                continue
            if span is None:
                continue
            span = replace(span, text=match.group().strip())
            taken.append(DateMention(match.start(), match.end(), span, _use(text, match.start(), words)))
    days = sorted(taken, key=lambda mention: mention.start)
    return tuple(one for one in days if not _explained(one, days, text, words))


def _explained(weekday: DateMention, days: list[DateMention], text: str, words: Lexicon) -> bool:
    """Return whether a weekday stands beside the date that it belongs to: "Wednesday evening, 10 May"."""
    if not re.search(rf"(?<!\w){words.alternatives('weekdays')}(?!\w)", weekday.span.text, re.IGNORECASE):
        return False
    return any(
        re.fullmatch(r",?\s*\(?", text[weekday.end : one.start]) for one in days if one.start >= weekday.end
    )


def with_time(when: DateSpan, text: str, words: Lexicon) -> DateSpan:
    """Return a date narrowed to the clock time of its sentence, if it can be.

    A day takes the time. Of a night, hours from noon on are of its first day, others of its second. A longer span
    stays as it is: the time does not say which of its days is meant.
    """
    days = (when.end - when.start).days
    time_utc = find_time_utc(text, when.end, words) if days <= 1 else None
    if time_utc is None or (days == 1 and not re.search(r"night", when.text, re.IGNORECASE)):
        return when
    local_hour = (time_utc + timedelta(hours=_LOCAL_HOURS)).hour
    evening = days == 1 and local_hour >= 12
    day = when.start if evening else when.end
    return DateSpan(day, day, DatePrecision.DAY, when.text, time_utc - _DAY if evening else time_utc)


def find_time_utc(text: str, day: date, words: Lexicon) -> datetime | None:
    """Return the first clock time of a sentence as UTC on that local day, or None.

    Only a time after "at" or "from" is one: "as of 08:00" dates a count, "until 09:20" an end,
    and "wrote at 08:10" the words.
    """
    zone = words.alternatives("zones")
    clock = r"(?P<h>\d{1,2})(?::(?P<m>\d{2}))?(?:\s*(?P<half>[ap])\.?m\.?)?"
    pattern = rf"(?<!\w)(?:at|from) (?:about |around )?{clock}(?!\w)(?:\s+(?P<zone>{zone})(?!\w))?"
    said = re.compile(
        rf"(?<!\w){words.alternatives('claims', 'report_verbs')}(?: (?:on|in|to|via) \w+| \w+day| [a-z]+s)?(?: (?:on|in|to|via) \w+)? $",
        re.IGNORECASE,
    )
    times = (one for one in re.finditer(pattern, text, re.IGNORECASE) if one["m"] or one["half"])
    match = next(
        (one for one in times if not said.search(text[max(0, one.start() - 60) : one.start()])), None
    )
    if match is None or int(match["h"]) > 23 or int(match["m"] or 0) > 59:
        return None
    hour = int(match["h"])
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    zones = {name.lower(): hours for name, hours in words.table("zones").items()}
    ahead = zones.get((match["zone"] or "").lower(), _LOCAL_HOURS)
    return datetime(day.year, day.month, day.day, hour, int(match["m"] or 0), tzinfo=UTC) - timedelta(
        hours=ahead
    )


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


_Reading = Callable[[re.Match[str], date | None, Lexicon], DateSpan | None]


def _readings(words: Lexicon) -> Iterator[tuple[str, _Reading]]:
    """Yield the patterns, the more explicit first, each with the function that reads its match."""
    # Months begin with a capital: "march" and "may" are other words.
    month = (
        "(?-i:" + "|".join(sorted(map(str.capitalize, words.table("months")), key=len, reverse=True)) + ")"
    )
    weekday = words.alternatives("weekdays")
    number, nth, year = words.number_pattern, r"(?:st|nd|rd|th)?", r"(?:,?\s+(?P<y>\d{4})(?!\d))?"
    yield r"(?<!\d)(?P<y>\d{4})-(?P<mm>\d{2})-(?P<d>\d{2})(?!\d)", _read_day
    yield (
        rf"(?<!\w)(?P<d>\d{{1,2}}){nth}\s+(?P<m>{month})\.?\s*(?:-|–|to|until|and)\s*(?P<d2>\d{{1,2}}){nth}\s+(?P<m2>{month})(?!\w){year}",
        _read_day,
    )
    yield (
        rf"(?<!\w)(?P<d>\d{{1,2}}){nth}\s*(?:-|–|to|and)\s*(?P<d2>\d{{1,2}}){nth}\s+(?P<m>{month})\.?(?!\w){year}",
        _read_day,
    )
    yield (
        rf"(?<!\w)(?P<m>{month})\.?\s+(?P<d>\d{{1,2}}){nth}\s*(?:-|–|to|and)\s*(?P<d2>\d{{1,2}}){nth}(?!\w){year}",
        _read_day,
    )
    yield rf"(?<!\w)(?P<d>\d{{1,2}}){nth}\s+(?:of\s+)?(?P<m>{month})(?!\w)\.?{year}", _read_day
    yield rf"(?<!\w)(?P<m>{month})\.?\s+(?P<d>\d{{1,2}}){nth}(?![\w:]){year}", _read_day
    yield (
        rf"(?<!\w)(?:(?:in|during|since|until|through|by|of|late|early)\s+)(?P<m>{month})(?!\w)\.?{year}",
        _read_month,
    )
    yield rf"(?<!\w)(?P<m>{month})\s+(?P<y>\d{{4}})(?!\w)", _read_month
    yield r"(?<!\w)(?:overnight|last night)(?!\w)", _read_night
    yield (
        rf"(?<!\w)(?:(?:late )?(?:on )?(?:the )?night (?:of |to )?(?:on )?)?(?P<w>{weekday})(?:\s+(?:evening|night))?(?!\w)",
        _read_weekday,
    )
    yield (
        r"(?<!\w)(?P<word>today|this morning|earlier in the day|yesterday|the previous day|the day before)(?!\w)",
        _read_today,
    )
    yield rf"(?<!\w)(?P<n>{number}|last)\s+(?P<unit>day|week|month)s?(?:\s+ago)?(?!\w)", _read_ago
    yield r"(?<!\w)on the (?P<d>\d{1,2})(?:st|nd|rd|th)(?!\w)", _read_day
    yield r"(?<!\w)the (?P<y>(?:19|20)\d0)s(?!\w)", _read_year
    yield r"(?<![\w-])(?P<y>(?:19|20)\d{2})(?![\w:-])", _read_year


def _use(text: str, start: int, words: Lexicon) -> DateUse:
    before = text[max(0, start - 48) : start].lower()
    if re.search(r"\bas of (?:\S+ on )?$|\bby $", before):
        return DateUse.AS_OF
    if re.search(r"\bsince (?:the \w+ (?:of|in) )?$|^since", text[max(0, start - 24) : start + 6].lower()):
        return DateUse.SINCE
    if re.search(
        r"\b(?:recap|statement|report|bulletin|briefing|summary)s? (?:of|on|from|dated) (?:\w+day, )?$",
        before,
    ):
        return DateUse.SAID
    verbs = words.alternatives("claims", "report_verbs")
    if re.search(
        rf"\b{verbs}(?: parliament| reporters| \w+ly)?,?(?: late| early)?(?: on)?(?: that)? $", before
    ):
        return DateUse.SAID
    return DateUse.EVENT


def _read_day(match: re.Match[str], published: date | None, words: Lexicon) -> DateSpan | None:
    found = match.groupdict()
    named_month = words.table("months").get((found.get("m") or "").lower())
    month = named_month or int(found.get("mm") or 0) or (published.month if published else 0)
    start = _in_year(month, int(found["d"]), found.get("y"), published)
    end = start
    if found.get("d2") and start:
        last_month = words.table("months").get((found.get("m2") or "").lower(), month)
        year = start.year + (last_month < month and not found.get("y"))
        end = date(_checked_year(year), last_month, int(found["d2"]))
    if start is None or end is None or end < start:
        return None
    return DateSpan(start, end, DatePrecision.DAY if start == end else DatePrecision.RANGE)


def _in_year(month: int, day: int, year: str | None, published: date | None) -> date | None:
    """Return the date in the given year, or in the last year that has it no later than a day after publication."""
    if year:
        return date(_checked_year(int(year)), month, day)
    if published is None:
        return None
    for candidate in range(published.year, published.year - _LEAP_GAP, -1):
        if day <= monthrange(candidate, month)[1] and date(candidate, month, day) <= published + _DAY:
            return date(candidate, month, day)
    raise ValueError("no such day in the years before publication")


def _checked_year(year: int) -> int:
    """Return the year if a report can speak of it; farther ones overflow the arithmetic of dates."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"year {year} is not between {_FIRST_YEAR} and {_LAST_YEAR}")
    return year


def _read_month(match: re.Match[str], published: date | None, words: Lexicon) -> DateSpan | None:
    month = words.table("months")[match["m"].lower()]
    first = _in_year(month, 1, match["y"], published)
    if first is None:
        return None
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return DateSpan(first, last, DatePrecision.MONTH)


def _read_night(_match: re.Match[str], published: date | None, _words: Lexicon) -> DateSpan | None:
    return DateSpan(published - _DAY, published, DatePrecision.RANGE) if published else None


def _read_weekday(match: re.Match[str], published: date | None, words: Lexicon) -> DateSpan | None:
    if published is None:
        return None
    day = published - timedelta(days=(published.weekday() - words.table("weekdays")[match["w"].lower()]) % 7)
    return DateSpan(day, day, DatePrecision.DAY)


def _read_today(match: re.Match[str], published: date | None, _words: Lexicon) -> DateSpan | None:
    if published is None:
        return None
    word = match["word"].lower()
    day = published if word.startswith(("today", "this", "earlier")) else published - _DAY
    return DateSpan(day, day, DatePrecision.DAY)


def _read_ago(match: re.Match[str], published: date | None, words: Lexicon) -> DateSpan | None:
    is_last = match["n"].lower() == "last"
    if published is None or not (is_last or match.group().lower().endswith("ago")):
        return None
    amount = 1 if is_last else words.number(match["n"])
    unit = match["unit"].lower()
    if unit == "day":
        day = published - amount * _DAY
        return DateSpan(day, day, DatePrecision.DAY)
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * amount)
        return DateSpan(monday, monday + 6 * _DAY, DatePrecision.WEEK)
    months = published.year * 12 + published.month - 1 - amount
    first = date(months // 12, months % 12 + 1, 1)
    return DateSpan(first, first.replace(day=monthrange(first.year, first.month)[1]), DatePrecision.MONTH)


def _read_year(match: re.Match[str], _published: date | None, _words: Lexicon) -> DateSpan:
    year = int(match["y"])
    last = year + 9 if match.group().endswith("s") else year
    return DateSpan(date(year, 1, 1), date(last, 12, 31), DatePrecision.YEAR)
