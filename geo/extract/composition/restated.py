"""Totals that a sentence gives again for another day without saying of what: "…; yesterday it was 47 and 222"."""

import re
from collections.abc import Iterator
from datetime import date

from geo.extract.counts.find import find_losses
from geo.extract.facts.facts import Facts
from geo.extract.people.find import groups_of
from geo.extract.people.groups import Form
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import tokens_of
from geo.model import Count

__all__ = ["restated"]

_BORDER = re.compile(r"[;(։]|[,:.–—](?=\s)")


def restated(found: Facts, words: Lexicon) -> Iterator[tuple[list[Count], date | None]]:
    """Yield the bare numbers of each clause that only says when the total was another, with the day that it names."""
    if not words.has("tally", "restated"):
        return
    text = found.sentence.text
    known = words.words("tally", "restated")
    if not known.may_occur(text):
        return
    for start, end in _clauses(text):
        clause = text[start:end]
        if known.search(clause) is None or find_losses(clause, words):
            continue
        groups = groups_of(tokens_of(clause, words), words)
        counts = [one.count for one in groups if one.form in (Form.BARE, Form.UNKNOWN)]
        if counts:
            yield counts, _day(found, start, end)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for border in _BORDER.finditer(text):
        yield start, border.start()
        start = border.end()
    yield start, len(text)


def _day(found: Facts, start: int, end: int) -> date | None:
    inside = (one.span.end for one in found.dates if start <= one.start < end)
    return next(inside, None)
