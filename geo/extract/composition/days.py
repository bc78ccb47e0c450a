"""The day of a sentence that names none: its paragraph's, that on which its words were said, or the report's."""

import re
from datetime import timedelta

from geo.extract.composition.dating import own_date
from geo.extract.dates.clock import with_time
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import to_the_day
from geo.extract.facts.facts import Facts, Sort
from geo.extract.words.lexicon import Lexicon
from geo.model import DatePrecision, DateSpan, Report

__all__ = ["Days"]

_LATER = timedelta(days=2)
# "10:45. The road is closed …": the posts of a day, each headed by its hour.
_POST = re.compile(r"^\W{0,3}(?P<hour>(?:[01]?\d|2[0-3])[:.][0-5]\d)(?=\s*(?:[.:–—|-]|\s|$))", re.MULTILINE)


class Days:
    """The days that a report has named so far, local (UTC+4), as a later sentence without one may mean them.

    ``main`` is that of the report's first event. Mutable, and never leaves the composition.
    """

    def __init__(self, report: Report, main: DateSpan | None, words: Lexicon) -> None:
        self._report, self.main, self._words = report, main, words
        self._paragraph: tuple[int, DateSpan] | None = None
        self._said: tuple[int, DateSpan] | None = None
        self._entry: DateSpan | None = None
        self._by_hour = report.published is not None and len(_POST.findall(report.text)) > 1

    def hear(self, found: Facts) -> None:
        """Remember the day on which a sentence's words were said, that which heads its entry, and that a post headed by its hour is of the day of publication."""
        paragraph, text = found.sentence.paragraph, found.sentence.text
        said = _day_said(found)
        self._said = (paragraph, said) if said else self._said
        headed = (one.span for one in found.dates_used(DateUse.EVENT) if one.span.start == found.entry)
        self._entry = next(headed, self._entry)
        entry = self._entry if self._entry and self._entry.start == found.entry else None
        if entry and self.of_paragraph(paragraph) is None:
            self.set(paragraph, entry)
        published = self._report.published
        hour = _POST.match(text) if self._by_hour else None
        if published and hour:
            self.set(paragraph, DateSpan(published, published, DatePrecision.DAY, hour["hour"]))

    def set(self, paragraph: int, day: DateSpan) -> None:
        """Take a day as that of a paragraph."""
        self._paragraph = (paragraph, day)

    def open_with(self, found: Facts) -> None:
        """Take the day of years ago that a paragraph opens with as that of what it goes on to tell without a date."""
        paragraph = found.sentence.paragraph
        days = [one.span for one in found.dates_used(DateUse.EVENT) if to_the_day(one.span)]
        if days and self.of_paragraph(paragraph) is None:
            self.set(paragraph, days[-1])

    def of_paragraph(self, paragraph: int) -> DateSpan | None:
        """Return the day that a paragraph has named, or None."""
        return self._paragraph[1] if self._paragraph and self._paragraph[0] == paragraph else None

    def of(self, found: Facts) -> DateSpan | None:
        """Return the date of a sentence: its own, else its paragraph's, else the report's; None without a day of publication."""
        own = own_date(found, self._report.published, self._words)
        paragraph = found.sentence.paragraph
        if own and found.sort is not Sort.TALLY:
            own = with_time(own, found.sentence.text, self._words)
            self.set(paragraph, own)
        carried = self.of_paragraph(paragraph)
        when = own or _reported(found, carried or self.main) or carried or self._of_report(paragraph)
        if when is None or when is own:
            return when
        return with_time(when, found.sentence.text, self._words)

    def _of_report(self, paragraph: int) -> DateSpan | None:
        """Return the day of the report's first event, or the earlier one on which words of the paragraph were said."""
        said = self._said[1] if self._said and self._said[0] == paragraph else None
        if said and self.main and to_the_day(self.main) and said.end < self.main.start:
            return said
        return self.main


def _day_said(found: Facts) -> DateSpan | None:
    return next((one.span for one in found.dates_used(DateUse.SAID) if to_the_day(one.span)), None)


def _reported(found: Facts, before: DateSpan | None) -> DateSpan | None:
    """Return the day on which a sentence is said, if that is well behind the one told of before: "The ministry 20 May reported"."""
    said = _day_said(found)
    if said is None or before is None or not to_the_day(before) or not found.sites:
        return None
    return said if said.start - before.end > _LATER else None
