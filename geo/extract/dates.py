"""Dates in a text, resolved against the day of publication. Days are of local time (UTC+4), spans inclusive.

The words of a language are in its lexicon, as templates (see en.toml); the functions here read what they match and are
the same for all languages.
"""

import re
from bisect import bisect_right, insort
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from geo.extract.lexicon import Lexicon, alternatives
from geo.model import DatePrecision, DateSpan

__all__ = [
    "DateMention",
    "DateUse",
    "find_dates",
    "find_time_utc",
    "join",
    "overlaps",
    "to_the_day",
    "with_time",
]

_LOCAL = timedelta(hours=4)
_DAY = timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LEAP_GAP = 9
_LONGEST_RANGE = timedelta(days=62)
_NEAR = 70
_LOOK_BACK = 4
_EXPLICIT = 2
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}|\d0\D")
_NUMERIC_DATE = re.compile(r"\d[-./]\d")
# "BAKU, 28 December.", "YEREVAN, May 12 (Reuters) -": the place and day of writing open a text.
_DATELINE_BEFORE = re.compile(r"\W*[^\W\d_][\w’'-]+(?:[ -][^\W\d_][\w’'-]+){0,2}[,.]\s{1,2}")
_DATELINE_BEHIND = re.compile(r"\s?(?:[.,]?\s?(?:\([^()]{2,40}\)|/[^/]{2,40}/)|[.,]?\s?[-–—]\s|[.։:]?\s*$)")


_NEVER = "(?!)"
_ORDER = (
    "not_dates", "night", "day_range", "day", "month", "past_day", "overnight", "that_night", "night_hours", "offsets",
    "told", "eve", "weekday_past", "weekday", "days_ago", "weeks_ago", "months_ago", "years_ago", "this_week", "last_week",
    "this_month", "last_month", "last_year", "weekend", "days_before", "days_after", "day_of_month", "next_day", "decade",
    "year_range", "year",
)  # fmt: skip
_NUMBERS = frozenset({"day_of_month", "next_day", "decade", "year_range", "year"})
_DEPTH = 4  # how deep parts may hold parts
_DAY_DIGITS = r"\d{1,2}(?!\d)"
_FRAGMENTS = {
    "d": rf"(?<!\d[.,:/])(?P<d>{_DAY_DIGITS})",
    "d2": rf"(?P<d2>{_DAY_DIGITS})(?!:\d)",
    "y": r"(?P<y>\d{4})",
    "y2": r"(?P<y2>\d{4}|\d{2})",
    "yy": r"(?P<yy>\d0)",
    "t": r"(?P<h>\d{1,2})(?::(?P<min>\d{2})(?!\d)|(?!:?\d))",
    "hour": r"(?P<hour>\d{1,2})(?:[:.](?P<min>\d{2})(?!\d)|(?![:.]?\d))",
    "clock": r"\d{1,2}[:.]\d{2}",
}
_OF_TABLES = {
    "m": "months",
    "m2": "months",
    "w": "weekdays",
    "w2": "weekdays",
    "n": "numbers",
    "half": "halves",
}
_UNNAMED = {"zone": "zones"}
_NAMED_PARTS = ("next", "lasty")  # parts whose match the reader asks for


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


@dataclass(frozen=True)
class _Template:
    """A template ready to match: the list or table that it is of, and for a table's entry the value."""

    name: str
    source: str
    value: int = 0

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the compiled pattern, between word borders."""
        return re.compile(rf"\b(?:{self.source})(?!\w)")

    @property
    def names_month(self) -> bool:
        """Whether it can match only where a month is named."""
        return "(?P<m>" in self.source

    @property
    def names_year(self) -> bool:
        """Whether it can match only where a year or decade stands in digits."""
        return "(?P<y>" in self.source or "(?P<yy>" in self.source


_NUMERIC = tuple(
    _Template("day", source)
    for source in (
        r"(?P<y>\d{4})-(?P<mm>\d{2})-(?P<d>\d{2})",
        r"(?<!\d[.,:/-])(?P<d>\d{1,2})(?P<dot>[./])(?P<mm>\d{1,2})(?P=dot)(?P<y>\d{4})",
        r"(?<!\d[.,:/-])(?P<d>\d{2})\.(?P<mm>\d{2})\.(?P<y>\d{2})(?![.:]\d)",
    )
)


class _Grammar:
    """The date templates of one lexicon, compiled when first asked for. They match :func:`_folded` text."""

    def __init__(self, words: Lexicon) -> None:
        self._lists = _table(words, "dates")
        self._tables = {name: _table(words, name) for name in ("months", "weekdays", "zones")}
        self._tables |= {name: self._lists.get(name, {}) for name in ("numbers", "halves")}
        self._parts: Mapping[str, str] = self._lists.get("parts", {})
        self._values: dict[tuple[str, str], int | None] = {}
        self.capital_months = bool(self._lists.get("capital_months"))
        templates = tuple(self._all_templates())
        self.with_month = tuple(one for one in templates if one.names_month and one.name != "night")
        self.nights = tuple(one for one in templates if one.names_month and one.name == "night")
        self.relative = tuple(one for one in templates if not one.names_month and one.name not in _NUMBERS)
        numbers = tuple(one for one in templates if not one.names_month and one.name in _NUMBERS)
        self.years = tuple(one for one in numbers if one.names_year)
        self.bare_days = tuple(one for one in numbers if not one.names_year)

    def value(self, table: str, match: re.Match[str], group: str) -> int | None:
        """Return the value of what a group matched in a table whose keys are patterns, or None."""
        word = match.groupdict().get(group)
        if not word:
            return None
        if (table, word) not in self._values:
            self._values[table, word] = self._value(table, match, group)
        return self._values[table, word]

    def _value(self, table: str, match: re.Match[str], group: str) -> int | None:
        start, end = match.span(group)
        for source, value in self._tables[table].items():
            pattern = re.compile(self._expanded(source))
            # Where it stands, for a key may ask for what follows; then by itself, should it go on too far there.
            whole = pattern.match(match.string, start)
            if (whole and whole.end() == end) or pattern.fullmatch(match.string, start, end):
                return int(value)
        return None

    @cached_property
    def months(self) -> re.Pattern[str]:
        """Return what tells whether a text names a month at all: most do not, and need no further look."""
        return re.compile(r"\b" + self._any(self._tables["months"]))

    @cached_property
    def night(self) -> re.Pattern[str]:
        """Return what tells whether a text speaks of a night at all."""
        return re.compile(self._any(self._lists.get("night_words", [])))

    @cached_property
    def hint(self) -> re.Pattern[str]:
        """Return what every one of :attr:`relative` has in it, of stems: without one, there is nothing to look for."""
        return re.compile("|".join(self._lists.get("hints", [""])).replace("ı", "i"))

    @cached_property
    def relative_words(self) -> re.Pattern[str]:
        """Return one pattern for where any of :attr:`relative` may match."""
        sources = "|".join(re.sub(r"\(\?P<\w+>", "(?:", one.source) for one in self.relative)
        return re.compile(rf"\b(?:{sources or _NEVER})")

    @cached_property
    def join(self) -> re.Pattern[str]:
        """Return what stands between the two days of a span; its group ``next`` where they must be neighbours."""
        return re.compile(self._join)

    @cached_property
    def range_end(self) -> re.Pattern[str]:
        """Return what ends a span behind its first day with a day whose month is not named again."""
        return re.compile(f"(?:{self._join}){self._any(self._lists.get('range_end', []))}" + r"(?!\w)")

    @property
    def _join(self) -> str:
        near = self._any(self._lists.get("joins_next", []))
        return f"{self._any(self._lists.get('joins', []))}|(?P<next>{near})"

    @cached_property
    def beside(self) -> re.Pattern[str]:
        """Return what may stand between a weekday and its date; the group ``loose`` is a preposition without a comma."""
        words = self._any(self._lists.get("beside", []))
        mark = r"[,(՝:–—-]\s{0,2}\(?"
        return re.compile(rf"\s{{0,3}}(?:{mark}(?:{words}\s{{1,2}})?|(?P<loose>{words}\s{{1,2}})?)")

    @cached_property
    def clocks(self) -> tuple[re.Pattern[str], ...]:
        """Return what finds clock times of events, each with its zone before or behind it."""
        zone = self._any(self._tables["zones"])
        before = rf"(?:(?P<zone>{zone})[\s,]{{1,2}})?"
        behind = rf"(?:\s{{1,2}}\(?(?P<zone2>{zone})(?!\w))?"
        listed: list[str] = self._lists.get("clock", [])
        return tuple(re.compile(rf"\b{before}{self._expanded(one)}(?!\w){behind}") for one in listed)

    @cached_property
    def uses(self) -> Mapping[str, re.Pattern[str]]:
        """Return the patterns that say what a date does: ``since_before``, ``as_of_after``, ``said_within`` and so on."""
        listed = self._lists.get("use", {})
        verbs, gaps, that = (self._any(listed.get(name, [])) for name in ("verbs", "gaps", "that"))
        found = {
            "verb_before": rf"\b{verbs}(?:,?\s{{1,3}}{gaps}){{0,3}},?\s{{0,3}}$",
            "verb_after": rf"\s{{1,3}}{verbs}(?!\w)",
            "verb_that": rf"\b{verbs}(?:\W{{1,3}}\w+){{0,6}}?\W{{1,3}}{that}(?!\w)",
        }
        for use in ("as_of", "since", "said"):
            before, after, within = (
                self._any(listed.get(f"{use}_{place}", [])) for place in ("before", "after", "within")
            )
            found |= {
                f"{use}_before": rf"\b{before}\s{{0,3}}$",
                f"{use}_after": rf"\s{{0,3}}{after}(?!\w)",
                f"{use}_within": rf"{within}$",
            }
        return {name: re.compile(source) for name, source in found.items()}

    def _all_templates(self) -> Iterator[_Template]:
        for name in _ORDER:
            listed: list[str] | dict[str, int] = self._lists.get(name, [])
            values = listed if isinstance(listed, dict) else dict.fromkeys(listed, 0)
            for template, value in values.items():
                yield _Template(name, self._expanded(template), value)

    def _any(self, patterns: Iterable[str]) -> str:
        expanded = [self._expanded(pattern) for pattern in patterns]
        return alternatives(expanded) if expanded else _NEVER

    def _expanded(self, template: str) -> str:
        """Return a template as a regular expression: names in braces filled in, spaces made any white space."""
        for _ in range(_DEPTH):
            template = re.sub(r"\{([a-z]+2?)\}", lambda match: self._fragment(match[1]), template)
        return template.replace("ı", "i").replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")

    def _fragment(self, name: str) -> str:
        if name in self._parts:
            part = self._parts[name]
            return f"(?P<{name}>{part})" if name in _NAMED_PARTS else part
        if name in _OF_TABLES:
            digits = r"\d{1,3}|" if name == "n" else ""
            return f"(?P<{name}>{digits}{'|'.join(self._tables[_OF_TABLES[name]]) or _NEVER})"
        if name in _UNNAMED:
            return f"(?:{'|'.join(self._tables[_UNNAMED[name]]) or _NEVER})"
        return _FRAGMENTS.get(name, _NEVER)


def _table(words: Lexicon, name: str) -> dict[str, Any]:
    try:
        table: dict[str, Any] = words.table(name)
    except KeyError:
        return {}
    return table


def _folded(text: str) -> str:
    """Return a text in lower case, character for character, so that offsets stay as they are; ı is i."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(one.lower()[0] for one in text)
    return lower.replace("ı", "i")


@cache
def _grammar(words: Lexicon) -> _Grammar:
    """Return the date templates of a lexicon, made once."""
    return _Grammar(words)


@dataclass(frozen=True, slots=True, order=True)
class _Found:
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
            return _EXPLICIT + 1
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


def find_dates(
    text: str, published: date | None, words: Lexicon, *, anchor: date | None = None
) -> tuple[DateMention, ...]:
    """Return the dates of a text in order, none overlapping.

    Relative dates and dates without a year need the day of publication and are left out without it. "The next day"
    is told from the date before it in the text, else from ``anchor``, the day told of last, else from the publication.
    """
    grammar = _grammar(words)
    low = _folded(text)
    scan = _Scan(text, low, published, anchor, grammar)
    scan.run()
    found = _merged(_without_vague_nights(scan.found, published, anchor), low, grammar)
    found = _ranges(found, low, grammar)
    mentions = [
        DateMention(
            one.start,
            one.end,
            replace(one.span, text=text[one.start : one.end].strip()),
            _use(one, low, grammar),
        )
        for one in found
    ]
    return tuple(_of_statements(mentions, low, grammar))


class _Scan:
    """One pass of the templates over a text. Words that a template took are left to it."""

    def __init__(
        self, text: str, low: str, published: date | None, anchor: date | None, grammar: _Grammar
    ) -> None:
        self.text, self.low, self.published, self.anchor = text, low, published, anchor
        self.grammar = grammar
        self.found: list[_Found] = []
        self._free = bytearray(len(low))

    def run(self) -> None:
        """Try the templates, the more explicit first; lists of which no word stands in the text are passed over."""
        grammar, low = self.grammar, self.low
        digits = _DIGIT.search(low) is not None
        if digits and _NUMERIC_DATE.search(low):
            self._try_all(_NUMERIC)
        if grammar.months.search(low):
            if digits and grammar.night.search(low):
                self._try_all(grammar.nights)
            self._try_all(grammar.with_month)
        if grammar.hint.search(low):
            self._try_words()
        if digits:
            self._try_all(grammar.bare_days)
            if _YEAR.search(low):
                self._try_all(grammar.years)

    def _try_words(self) -> None:
        for hit in self.grammar.relative_words.finditer(self.low):
            for template in self.grammar.relative:
                match = template.pattern.match(self.low, hit.start())
                if match and self._take(template, match):
                    break

    def told_before(self, position: int, *, here: bool = False) -> DateSpan | None:
        """Return the day told of before a position: in the text, else (unless ``here``) the anchor or publication."""
        index = bisect_right(self.found, position, key=lambda one: one.end)
        for one in reversed(self.found[max(0, index - _LOOK_BACK) : index]):
            by_day = one.span.precision in (DatePrecision.DAY, DatePrecision.RANGE)
            if by_day and _use(one, self.low, self.grammar) is not DateUse.SINCE:
                return one.span
        day = self.published if here else self.anchor or self.published
        return None if day is None else _day(day)

    def _try_all(self, templates: Iterable[_Template]) -> None:
        for template in templates:
            for match in template.pattern.finditer(self.low):
                self._take(template, match)

    def _take(self, template: _Template, match: re.Match[str]) -> bool:
        start, end = match.span()
        if self._free.find(1, start, end) >= 0:
            return False
        try:
            span = _READERS[template.name](match, self, template.value)
        except (ValueError, OverflowError):  # 31 June, the year 0: no date, nor a part of it
            span = None
        else:
            if span is None and template.name != "not_dates":
                return False
        self._free[start:end] = b"\x01" * (end - start)
        if span is not None:
            groups = [match.start(name) for name, group in match.groupdict().items() if group]
            at = min(groups, default=start) if span.precision is not DatePrecision.RANGE else start
            insort(self.found, _Found(end, start, at, span, template.name))
        return True


def _without_vague_nights(found: list[_Found], published: date | None, anchor: date | None) -> list[_Found]:
    """Leave out "in the night hours" beside a date, or in a report of other days: the night is then of those."""
    told = anchor is not None and published is not None and not published - _DAY <= anchor <= published
    if told or any(0 < one.rank <= _EXPLICIT for one in found):
        return [one for one in found if one.name != "night_hours"]
    return found


def _merged(found: list[_Found], low: str, grammar: _Grammar) -> list[_Found]:
    """Make one of a weekday, or a word such as "yesterday", and the date beside it: "Wednesday evening, 10 May"."""
    merged: list[_Found] = []
    for one in found:
        if merged and (span := _one_date(merged[-1], one, low, grammar)):
            before = merged.pop()
            name = max(before, one, key=lambda each: each.rank).name
            merged.append(_Found(one.end, before.start, before.at, span, name))
        else:
            merged.append(one)
    return merged


def _one_date(first: _Found, second: _Found, low: str, grammar: _Grammar) -> DateSpan | None:
    """Return the span of two dates that stand side by side for the same one, or None."""
    less, more = sorted((first, second), key=lambda one: one.rank)
    if less.rank == more.rank or more.rank > _EXPLICIT or second.start - first.end > _NEAR:
        return None
    between = grammar.beside.fullmatch(low, first.end, second.start)
    if between is None:
        return None
    of_week, weekday = less.span.precision is DatePrecision.WEEK, less.rank == 1
    if of_week and more.rank == 1:  # "Friday last week"
        return _day(less.span.start + timedelta(days=more.span.start.weekday()))
    if less is second and (between["loose"] or not weekday):
        return None  # "said on 13 September, yesterday ...": another day
    if between["loose"] and not _same_day(less.span, more.span, by_weekday=weekday):
        return None
    night = less.span.precision is DatePrecision.RANGE and more.span.precision is DatePrecision.DAY
    return less.span if night and weekday and overlaps(less.span, more.span) else more.span


def _same_day(one: DateSpan, other: DateSpan, *, by_weekday: bool) -> bool:
    return one.start.weekday() == other.start.weekday() if by_weekday else overlaps(one, other)


def _ranges(found: list[_Found], low: str, grammar: _Grammar) -> list[_Found]:
    """Make one of two days that a word such as "until" joins: "22:20 on 11 September until 00:05 on 12 September"."""
    joined: list[_Found] = []
    for one in found:
        before = joined[-1] if joined else None
        span = _span_of(before, one, low, grammar) if before else None
        if before and span:
            joined[-1] = _Found(one.end, before.start, before.at, span, "day_range")
        elif before is None or one.start >= before.end:
            joined.append(_with_end(one, low, grammar))
    return joined


def _span_of(first: _Found, second: _Found, low: str, grammar: _Grammar) -> DateSpan | None:
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


def _with_end(one: _Found, low: str, grammar: _Grammar) -> _Found:
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
    return _Found(match.end(), one.start, one.at, DateSpan(start, end, DatePrecision.RANGE), "day_range")


def _use(one: _Found, low: str, grammar: _Grammar) -> DateUse:
    """Return what a date does by the words right before it, in it and right behind it."""
    uses = grammar.uses
    spans = one.span.precision is DatePrecision.RANGE  # "from 5 to 8 May" begins as "from 5 May" does

    def told(use: str, start: int) -> bool:
        return bool(
            uses[f"{use}_before"].search(low, max(0, start - _NEAR), start)
            or uses[f"{use}_after"].match(low, one.end)
            or uses[f"{use}_within"].search(low, one.start, one.end)
        )

    if told("as_of", one.at) or uses["as_of_before"].search(low, max(0, one.start - _NEAR), one.start):
        return DateUse.AS_OF
    if not spans and told("since", one.at):
        return DateUse.SINCE
    if told("said", one.start) or _said_at(one.start, one.end, low, grammar) or _is_dateline(one, low):
        return DateUse.SAID
    return DateUse.EVENT


def _said_at(start: int, end: int, low: str, grammar: _Grammar) -> bool:
    """Return whether a date or time stands right at a verb of saying: it dates the words, not what they tell."""
    before = grammar.uses["verb_before"].search(low, max(0, start - _NEAR), start)
    return before is not None or grammar.uses["verb_after"].match(low, end) is not None


def _is_dateline(one: _Found, low: str) -> bool:
    return (
        one.start < _NEAR
        and _DATELINE_BEFORE.fullmatch(low, 0, one.start) is not None
        and _DATELINE_BEHIND.match(low, one.end) is not None
    )


def _of_statements(mentions: list[DateMention], low: str, grammar: _Grammar) -> list[DateMention]:
    """Mark a date before "... reported that" as that of the words, if a further one dates what they tell."""
    for index, (one, following) in enumerate(pairwise(mentions)):
        if one.use is DateUse.EVENT and following.use is DateUse.EVENT:
            stop = min(following.start, one.end + 3 * _NEAR)
            if grammar.uses["verb_that"].search(low, one.end, stop):
                mentions[index] = replace(one, use=DateUse.SAID)
    return mentions


def with_time(when: DateSpan, text: str, words: Lexicon) -> DateSpan:
    """Return a date narrowed to the clock time of its sentence, if it can be.

    A day takes the time. Of a night, hours from noon on are of its first day, others of its second. A longer span
    stays as it is: the time does not say which of its days is meant. The day is the local one: 23:20 in Moscow is
    past midnight here.
    """
    days = (when.end - when.start).days
    if days > 1 or (days == 1 and not _grammar(words).night.search(_folded(when.text))):
        return when
    clock = _clock(text, words)
    if clock is None:
        return when
    evening = days == 1 and clock.hour >= 12
    time_utc = clock.on(when.start if evening else when.end)
    day = (time_utc + _LOCAL).date()
    return DateSpan(day, day, DatePrecision.DAY, when.text, time_utc)


def find_time_utc(text: str, day: date, words: Lexicon) -> datetime | None:
    """Return the first clock time of a sentence as UTC, on that day where the clock is, or None.

    Only what the lexicon's ``clock`` lists is one: "as of 08:00" dates a count, "until 09:20" an end, and "wrote at
    08:10" the words.
    """
    clock = _clock(text, words)
    return None if clock is None else clock.on(day)


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    ahead: int

    def on(self, day: date) -> datetime:
        """Return the time on a day as UTC."""
        local = datetime(day.year, day.month, day.day, self.hour, self.minute, tzinfo=UTC)
        return local - timedelta(hours=self.ahead)


def _clock(text: str, words: Lexicon) -> _Clock | None:
    if not _DIGIT.search(text):
        return None
    grammar, low = _grammar(words), _folded(text)
    matches = (match for pattern in grammar.clocks for match in pattern.finditer(low) if _is_clock(match))
    events = (one for one in matches if not _said_at(one.start(), one.end(), low, grammar))
    match = min(events, key=lambda one: one.start(), default=None)
    if match is None:
        return None
    found = match.groupdict()
    hour, minute = int(found.get("hour") or found["h"]), int(found["min"] or 0)
    half = grammar.value("halves", match, "half")
    if half is not None and hour <= 12:
        # By night, nine to twelve are before midnight, other hours after it.
        hour = hour % 12 + (12 if half == 12 or (half == 24 and 9 <= hour < 12) else 0)
    before, behind = (grammar.value("zones", match, name) for name in ("zone", "zone2"))
    ahead = before if behind is None else behind
    if hour > 23 or minute > 59:
        return None
    return _Clock(hour, minute, _LOCAL // timedelta(hours=1) if ahead is None else ahead)


def _is_clock(match: re.Match[str]) -> bool:
    """Return whether a number is a time: with minutes, with the half of the day, or where a template says "hour"."""
    found = match.groupdict()
    return any(found.get(name) for name in ("min", "half", "hour"))


def to_the_day(span: DateSpan) -> bool:
    """Return whether a span is known to the day, or to a few named days."""
    return span.precision in (DatePrecision.DAY, DatePrecision.RANGE)


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


def _day(day: date) -> DateSpan:
    return DateSpan(day, day, DatePrecision.DAY)


def _days(start: date, end: date) -> DateSpan:
    return DateSpan(start, end, DatePrecision.RANGE)


def _read_nothing(_match: re.Match[str], _scan: _Scan, _value: int) -> None:
    """Read a year of birth, "next Monday": no date of an event."""


def _read_day(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    found = match.groupdict()
    if not _is_month_written(match, scan):
        return None
    month = _month("m", match, scan) or int(found.get("mm") or 0)
    start = _in_year(month, int(found["d"]), _year(found, scan), scan.published)
    if start is None or not found.get("d2"):
        return _day(start) if start else None
    last_month = _month("m2", match, scan) or start.month
    year = start.year + (last_month < start.month)
    if found.get("m2") and found.get("y") and last_month < start.month:  # "30 December to 2 January 2023"
        year, start = start.year, start.replace(year=start.year - 1)
    end = date(_checked_year(year), last_month, int(found["d2"]))
    if end <= start or (found.get("next") and end - start != _DAY):
        return None
    return _days(start, end)


def _read_night(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    """Read a night by the day that it ends on, else by the one that it begins on."""
    found = match.groupdict()
    if not _is_month_written(match, scan):
        return None
    if found.get("w2") or found.get("w"):
        end, start = _weekday("w2", match, scan), _weekday("w", match, scan)
        end = end or (start and start + _DAY)
        return _days(end - _DAY, end) if end else None
    month = _month("m2", match, scan) or _month("m", match, scan)
    year = _year(found, scan)
    if not found.get("d2"):
        start = _in_year(month or 0, int(found["d"]), year, scan.published)
        return _days(start, start + _DAY) if start else None
    end = _in_year(month or 0, int(found["d2"]), year, scan.published)
    if end is None:
        return None
    first = end - _DAY
    return _days(first, end) if int(found.get("d") or first.day) == first.day else None


def _is_month_written(match: re.Match[str], scan: _Scan) -> bool:
    """Return whether a month is written as the language writes months: "march" and "may" are other English words."""
    return (
        not scan.grammar.capital_months
        or match.groupdict().get("m") is None
        or scan.text[match.start("m")].isupper()
    )


def _month(group: str, match: re.Match[str], scan: _Scan) -> int | None:
    return scan.grammar.value("months", match, group)


def _year(found: dict[str, str | None], scan: _Scan) -> int | None:
    """Return the year named, of two digits that of a century not ahead, or the year before for "last year"."""
    named = found.get("y")
    if named and len(named) == 2:
        latest = (scan.published.year if scan.published else _LAST_YEAR - 1) + 1
        return latest - (latest - int(named)) % 100
    if named:
        return int(named)
    return scan.published.year - 1 if found.get("lasty") and scan.published else None


def _in_year(month: int, day: int, year: int | None, published: date | None) -> date | None:
    """Return the date in the given year, or in the last year that has it no later than a day after publication.

    Without a month (0), the same of months.
    """
    if year is not None:
        return date(_checked_year(year), month, day)
    if published is None:
        return None
    for back in range(_LEAP_GAP):
        months = published.year * 12 + published.month - 1 - back
        of_year, of_month = (published.year - back, month) if month else (months // 12, months % 12 + 1)
        if 1 <= day <= monthrange(of_year, of_month)[1] and date(of_year, of_month, day) <= published + _DAY:
            return date(of_year, of_month, day)
    raise ValueError("no such day in the years before publication")


def _checked_year(year: int) -> int:
    """Return the year if a report can speak of it; farther ones overflow the arithmetic of dates."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"year {year} is not between {_FIRST_YEAR} and {_LAST_YEAR}")
    return year


def _read_next_day(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    """Read "on the 28th" of the month told of before, in the text or by the anchor: a bare number else."""
    told = scan.told_before(match.start(), here=scan.anchor is None)
    if told is None or (scan.anchor is None and not scan.found):
        return None
    return _day(told.start.replace(day=int(match["d"])))


def _read_month(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    if not _is_month_written(match, scan):
        return None
    first = _in_year(_month("m", match, scan) or 0, 1, _year(match.groupdict(), scan), scan.published)
    return _whole_month(first) if first else None


def _whole_month(first: date) -> DateSpan:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return DateSpan(first, last, DatePrecision.MONTH)


def _read_overnight(_match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    return _days(scan.published - _DAY, scan.published) if scan.published else None


def _read_that_night(match: re.Match[str], scan: _Scan, value: int) -> DateSpan | None:
    if scan.anchor is None and not scan.found:
        return _read_overnight(match, scan, value)
    told = scan.told_before(match.start())
    if told is None or told.end != told.start:
        return told
    return _days(told.end, told.end + _DAY)


def _weekday(group: str, match: re.Match[str], scan: _Scan) -> date | None:
    """Return the last such weekday, the day of publication included."""
    number = scan.grammar.value("weekdays", match, group)
    if scan.published is None or number is None:
        return None
    return scan.published - timedelta(days=(scan.published.weekday() - number) % 7)


def _read_weekday(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    day = _weekday("w", match, scan)
    return _day(day) if day else None


def _read_weekday_past(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    day = _weekday("w", match, scan)
    if day is None:
        return None
    return _day(day - 7 * _DAY if day == scan.published else day)


def _read_offset(_match: re.Match[str], scan: _Scan, value: int) -> DateSpan | None:
    return _day(scan.published + value * _DAY) if scan.published else None


def _read_told(match: re.Match[str], scan: _Scan, value: int) -> DateSpan | None:
    told = scan.told_before(match.start())
    return told and _beside(told, value, scan)


def _read_eve(match: re.Match[str], scan: _Scan, value: int) -> DateSpan | None:
    told = scan.told_before(match.start(), here=True)
    return told and _beside(told, value, scan)


def _beside(told: DateSpan, days: int, scan: _Scan) -> DateSpan | None:
    """Return the day so many days after a span, or before it; none after tomorrow: nobody reports from there."""
    if days == 0:
        return replace(told, text="", time_utc=None)
    day = (told.end if days > 0 else told.start) + days * _DAY
    return None if scan.published and day > scan.published else _day(day)


def _read_days_before(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    told = scan.told_before(match.start())
    return told and _beside(told, -_number(match, scan), scan)


def _read_days_after(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    told = scan.told_before(match.start())
    return told and _beside(told, _number(match, scan), scan)


def _number(match: re.Match[str], scan: _Scan) -> int:
    """Return the small number of a match, one where the template has none: "a week ago"."""
    words = match.groupdict().get("n") or "1"
    return int(words) if words.isdecimal() else scan.grammar.value("numbers", match, "n") or 1


def _read_days_ago(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    return _day(scan.published - _number(match, scan) * _DAY) if scan.published else None


def _read_weeks_ago(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    return _week(scan, _number(match, scan))


def _read_this_week(_match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    return _week(scan, 0)


def _week(scan: _Scan, ago: int) -> DateSpan | None:
    """Return the week from Monday to Sunday; of the present one, as far as it has come."""
    if scan.published is None:
        return None
    monday = scan.published - timedelta(days=scan.published.weekday() + 7 * ago)
    return DateSpan(monday, monday + 6 * _DAY if ago else scan.published, DatePrecision.WEEK)


def _read_months_ago(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    return _month_ago(scan, _number(match, scan))


def _read_this_month(_match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    return _month_ago(scan, 0)


def _month_ago(scan: _Scan, ago: int) -> DateSpan | None:
    if scan.published is None:
        return None
    months = scan.published.year * 12 + scan.published.month - 1 - ago
    return _whole_month(date(months // 12, months % 12 + 1, 1))


def _read_years_ago(match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    if scan.published is None:
        return None
    year = _checked_year(scan.published.year - _number(match, scan))
    return DateSpan(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def _read_weekend(_match: re.Match[str], scan: _Scan, _value: int) -> DateSpan | None:
    """Read the last Saturday and Sunday; on a Saturday the one that begins."""
    if scan.published is None:
        return None
    saturday = scan.published - timedelta(days=(scan.published.weekday() - 5) % 7)
    return _days(saturday, saturday + _DAY)


def _read_year(match: re.Match[str], _scan: _Scan, _value: int) -> DateSpan | None:
    first = int(match["y"])
    last = match.groupdict().get("y2") or match["y"]
    year = first - first % 100 + int(last) if len(last) == 2 else int(last)
    if not _FIRST_YEAR <= first <= year <= _LAST_YEAR:
        return None
    return DateSpan(date(first, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def _read_decade(match: re.Match[str], _scan: _Scan, _value: int) -> DateSpan | None:
    found = match.groupdict()
    first = int(found.get("y") or f"19{int(found.get('yy') or 0):02}")
    if first % 10 or not _FIRST_YEAR <= first <= _LAST_YEAR:
        return None
    return DateSpan(date(first, 1, 1), date(first + 9, 12, 31), DatePrecision.YEAR)


_Reading = Callable[[re.Match[str], _Scan, int], DateSpan | None]
_READERS: dict[str, _Reading] = {
    "not_dates": _read_nothing, "night": _read_night, "day_range": _read_day, "day": _read_day, "day_of_month": _read_day,
    "next_day": _read_next_day, "month": _read_month, "weekday": _read_weekday, "weekday_past": _read_weekday_past,
    "overnight": _read_overnight, "night_hours": _read_overnight, "past_day": _read_overnight,
    "that_night": _read_that_night, "offsets": _read_offset, "told": _read_told, "eve": _read_eve,
    "days_ago": _read_days_ago, "weeks_ago": _read_weeks_ago, "months_ago": _read_months_ago,
    "years_ago": _read_years_ago, "last_year": _read_years_ago, "this_week": _read_this_week, "last_week": _read_weeks_ago,
    "this_month": _read_this_month, "last_month": _read_months_ago, "weekend": _read_weekend,
    "days_before": _read_days_before, "days_after": _read_days_after, "decade": _read_decade, "year_range": _read_year,
    "year": _read_year,
}  # fmt: skip
