"""Dates in a text, resolved against the day of publication. Days are of local time (UTC+4), spans inclusive.

The words of a language are in its lexicon, as templates (see en.toml); the functions here read what they match and are
the same for all languages.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from geo.extract.dates.grammar import NUMERIC_DATES, Grammar, Template, grammar_of
from geo.extract.dates.pairs import EXPLICIT, Found, joined_ranges, merged_dates
from geo.extract.dates.readers import READERS, one_day
from geo.extract.toponyms.name_words import is_surname
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import small_letters
from geo.model import DatePrecision, DateSpan

__all__ = [
    "DateMention",
    "DateUse",
    "find_dates",
    "period_of_heading",
]

_DAY = timedelta(days=1)
_NEAR = 70
_HEADING_WORDS = 10
# "Border incidents, 2021", "2021: the border", but not "Flare-up puts 2020 ceasefire under strain"
_YEAR_ALONE = re.compile(r"(?<![\w.])(?:19|20)\d\d(?=\s*(?:$|[:.,;)–—]))")
_LOOK_BACK = 4
_DIGIT = re.compile(r"\d")
_YEAR_DIGITS = 4
_NAMED = re.compile(r"([^\W\d_]{4,})\s$")
_YEAR = re.compile(r"\d{4}|\d0\D")
_NUMERIC_DATE = re.compile(r"\d[-./]\d")
# "BAKU, 28 December.", "YEREVAN, May 12 (Reuters) -": the place and day of writing open a text.
_DATELINE_BEFORE = re.compile(r"\W*[^\W\d_][\w’'-]+(?:[ /-][^\W\d_][\w’'-]+){0,2}(?:[,.]\s{1,2}|/)")
# "BAKU. Aug 17 (Interfax) - …", past the town.
_AGENCY_BEHIND = re.compile(r"\s?\([^()]{2,40}\)\s?[-–—]{1,2}\s")
_DATELINE_BEHIND = re.compile(
    r"\s?(?:/|[.,]?\s?(?:\([^()]{2,40}\)|/[^/]{2,40}/)|[.,]?\s?[-–—]\s|[.։:]?\s*$|[.,]\s[^\W\d_][\w./-]{2,20}[.։:]?\s*$)"
)


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


def find_dates(
    text: str,
    published: date | None,
    words: Lexicon,
    *,
    anchor: date | None = None,
    heading: DateSpan | None = None,
) -> tuple[DateMention, ...]:
    """Return the dates of a text in order, none overlapping.

    Relative dates and dates without a year need the day of publication and are left out without it. "The next day"
    is told from the date before it in the text, else from ``anchor``, the day told of last, else from the publication.
    A date without a year is the last such one until a day after the publication, below a ``heading`` that sets a year
    until the end of that; a bare day below one that sets a month is of that month.
    """
    grammar = grammar_of(words)
    low = small_letters(text)
    scan = _Scan(text, low, published, anchor, heading, grammar)
    scan.run()
    if not scan.found:
        return ()
    found = merged_dates(_without_vague_nights(scan.found, published, anchor), low, grammar)
    found = joined_ranges(found, low, grammar)
    mentions = [
        DateMention(one.start, one.end, _worded(one, text), _use(one, text, grammar)) for one in found
    ]
    return tuple(_of_statements(mentions, text, grammar))


def period_of_heading(text: str, published: date | None, words: Lexicon) -> DateSpan | None:
    """Return the month or year that a heading of a few words sets for what stands below it, or None.

    Examples
    --------
    >>> from geo.extract.words.lexicon import lexicon
    >>> span = period_of_heading("June on the line of contact, in brief.", date(2018, 7, 3), lexicon("en"))
    >>> f"{span.start} {span.end}"
    '2018-06-01 2018-06-30'
    """
    pieces = text.split()
    if published is None or not 0 < len(pieces) <= _HEADING_WORDS:
        return None
    wide = (DatePrecision.MONTH, DatePrecision.YEAR)
    dates = find_dates(text, published, words)
    if any(one.use in (DateUse.SINCE, DateUse.AS_OF) for one in dates):
        return None
    found = [one.span for one in dates]
    if not found and grammar_of(words).months.fullmatch(pieces[0]):
        tried = (
            find_dates(f"{pieces[0]} {year}", published, words)
            for year in (published.year, published.year - 1)
        )
        found = [one.span for dates in tried for one in dates if one.span.start <= published][:1]
    years = {int(one) for one in _YEAR_ALONE.findall(text)}
    if not found and len(years) == 1:  # "Border incidents, 2021"
        year = years.pop()
        found = [DateSpan(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)]
    if len(found) != 1 or found[0].precision not in wide or found[0].end >= published:
        return None
    # "… violates the ceasefire deal of 2020": a chronicle is of the year it appears in or of the one before.
    old = found[0].precision is DatePrecision.YEAR and found[0].start.year < published.year - 1
    return None if old else found[0]


def _worded(one: Found, text: str) -> DateSpan:
    """Return the span of a date with the words for it."""
    span = one.span
    return DateSpan(span.start, span.end, span.precision, text[one.start : one.end].strip(), span.time_utc)


class _Scan:
    """One pass of the templates over a text. Words that a template took are left to it."""

    def __init__(
        self,
        text: str,
        low: str,
        published: date | None,
        anchor: date | None,
        heading: DateSpan | None,
        grammar: Grammar,
    ) -> None:
        self.text, self.low, self.published, self.anchor, self._heading = (
            text,
            low,
            published,
            anchor,
            heading,
        )
        self.grammar = grammar
        self.found: list[Found] = []
        self._free = bytearray(len(low))

    def run(self) -> None:
        """Try the templates, the more explicit first; lists of which no word stands in the text are passed over."""
        grammar, low = self.grammar, self.low
        digits = _DIGIT.search(low) is not None
        if digits and _NUMERIC_DATE.search(low):
            self._try_all(NUMERIC_DATES)
        if grammar.months.search(self.text):
            if grammar.night.search(low):
                self._try_all(grammar.among("nights", self.text))
            self._try_all(grammar.among("with_month", self.text))
        known = grammar.among("relative", self.text)
        if known and grammar.hint.search(low):
            self._try_words(known)
        if digits or grammar.worded_day.search(low):
            self._try_all(grammar.among("bare_days", self.text))
        if digits and _YEAR.search(low):
            self._try_all(grammar.among("years", self.text))

    def _try_words(self, templates: Iterable[Template]) -> None:
        for hit in self.grammar.relative_words.finditer(self.text):
            for template in templates:
                match = template.pattern.match(self.text, hit.start())
                if match and self._take(template, match):
                    break

    def told_before(self, position: int, *, here: bool = False) -> DateSpan | None:
        """Return the day told of before a position: in the text, else (unless ``here``) the anchor or publication; None behind a month."""
        index = bisect_right(self.found, position, key=lambda one: one.end)
        for one in reversed(self.found[max(0, index - _LOOK_BACK) : index]):
            if _use(one, self.text, self.grammar) is DateUse.SINCE:
                continue
            if one.span.precision in (DatePrecision.DAY, DatePrecision.RANGE):
                return one.span
            if one.span.precision is DatePrecision.MONTH and not here:
                return None  # "In May two shepherds were detained and freed the next day"
        day = self.published if here else self.anchor or self.published
        return None if day is None else one_day(day)

    def latest(self, *, of_month: bool) -> date | None:
        """Return the last day that a date without a year, or (unless ``of_month``) without its month either, can be."""
        if self._heading and (not of_month or self._heading.precision is DatePrecision.YEAR):
            return self._heading.end
        return self.published + _DAY if self.published else None

    def _try_all(self, templates: Iterable[Template]) -> None:
        for template in templates:
            for match in template.pattern.finditer(self.text):
                self._take(template, match)

    def _take(self, template: Template, match: re.Match[str]) -> bool:
        start, end = match.span()
        if self._free.find(1, start, end) >= 0 or _is_birth(self.text, start, end):
            return False
        try:
            span = READERS[template.name](match, self, template.value)
        except (ValueError, OverflowError):  # 31 June, the year 0: no date, nor a part of it
            span = None
        else:
            if span is None and template.name != "not_dates":
                return False
        self._free[start:end] = b"\x01" * (end - start)
        if span is not None:
            groups = [match.start(name) for name, group in match.groupdict().items() if group]
            at = min(groups, default=start) if span.precision is not DatePrecision.RANGE else start
            insort(self.found, Found(end, start, at, span, template.name))
        return True


def _is_birth(text: str, start: int, end: int) -> bool:
    """Return whether a year alone in brackets stands behind a surname: "Fazil Guliyev (1961)" is when he was born."""
    if end - start != _YEAR_DIGITS or text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    name = _NAMED.search(text, 0, start - 1)
    return name is not None and is_surname(name[1].capitalize())


def _without_vague_nights(found: list[Found], published: date | None, anchor: date | None) -> list[Found]:
    """Leave out "in the night hours" beside a date, or in a report of other days: the night is then of those."""
    told = anchor is not None and published is not None and not published - _DAY <= anchor <= published
    if told or any(0 < one.rank <= EXPLICIT for one in found):
        return [one for one in found if one.name != "night_hours"]
    return found


def _use(one: Found, text: str, grammar: Grammar) -> DateUse:
    """Return what a date does by the words right before it, in it and right behind it."""
    uses = grammar.uses
    spans = one.span.precision is DatePrecision.RANGE  # "from 5 to 8 May" begins as "from 5 May" does

    def told(use: str, start: int) -> bool:
        after, within = uses.get(f"{use}_after"), uses.get(f"{use}_within")
        return bool(
            uses[f"{use}_before"].search(text, max(0, start - _NEAR), start)
            or (after and not (spans and use == "as_of") and after.match(text, one.end))
            or (within and not spans and within.search(text, one.start, one.end))
        )

    if told("as_of", one.at) or uses["as_of_before"].search(text, max(0, one.start - _NEAR), one.start):
        return DateUse.AS_OF
    until = uses.get("until_after")
    if not spans and told("since", one.at) and not (until and until.match(text, one.end)):
        return DateUse.SINCE
    if told("said", one.start) or grammar.is_of_saying(text, one.start, one.end) or _is_dateline(one, text):
        return DateUse.SAID
    return DateUse.EVENT


def _is_dateline(one: Found, text: str) -> bool:
    if one.start == 0 and _AGENCY_BEHIND.match(text, one.end):
        return True
    return (
        one.start < _NEAR
        and _DATELINE_BEFORE.fullmatch(text, 0, one.start) is not None
        and _DATELINE_BEHIND.match(text, one.end) is not None
    )


def _of_statements(mentions: list[DateMention], text: str, grammar: Grammar) -> list[DateMention]:
    """Mark a date before "... reported that" as that of the words, if a further one dates what they tell."""
    for index, (one, following) in enumerate(pairwise(mentions)):
        if one.use is DateUse.EVENT and following.use is DateUse.EVENT:
            stop = min(following.start, one.end + 3 * _NEAR)
            if grammar.uses["verb_that"].search(text, one.end, stop):
                mentions[index] = replace(one, use=DateUse.SAID)
    return mentions
