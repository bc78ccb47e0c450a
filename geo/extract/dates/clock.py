"""Clock times of events, as UTC. Local time is UTC+4; a zone that the text names counts instead."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from geo.extract.dates.grammar import grammar_of
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import small_letters
from geo.model import DatePrecision, DateSpan

__all__ = ["find_time_utc", "with_time"]

_LOCAL = timedelta(hours=4)
_DIGIT = re.compile(r"\d")


def with_time(when: DateSpan, text: str, words: Lexicon) -> DateSpan:
    """Return a date narrowed to the clock time of its sentence, if it can be.

    A day takes the time. Of a night, hours from noon on are of its first day, others of its second. A longer span
    stays as it is: the time does not say which of its days is meant. The day is the local one: 23:20 in Moscow is
    past midnight here.
    """
    days = (when.end - when.start).days
    if days > 1 or (days == 1 and not grammar_of(words).night.search(small_letters(when.text))):
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
    grammar, low = grammar_of(words), small_letters(text)
    matches = (match for pattern in grammar.clocks for match in pattern.finditer(low) if _is_clock(match))
    events = (one for one in matches if not grammar.is_of_saying(text, one.start(), one.end()))
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
