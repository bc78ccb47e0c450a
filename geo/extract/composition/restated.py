"""Totals that a sentence gives again for another day without saying of what: "…; yesterday it was 47 and 222"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from geo.extract.counts.find import find_losses
from geo.extract.facts.facts import Facts
from geo.extract.people.find import groups_of
from geo.extract.people.groups import Form, Group
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import Token, tokens_of
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
        tokens = tokens_of(clause, words)
        counts = [one.count for one in groups_of(tokens, words) if _is_bare(one, tokens)]
        if counts:
            yield counts, _day(found, start, end)


def _is_bare(group: Group, tokens: Sequence[Token]) -> bool:
    """Return whether a number says of no kind of people what it counts: "47", «49 nəfər», "49 people"."""
    if group.form is not Form.NOUN:
        return group.form in (Form.BARE, Form.UNKNOWN)
    return all(one.value is not None or one.has("person") for one in tokens[group.first : group.last + 1])


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for border in _BORDER.finditer(text):
        yield start, border.start()
        start = border.end()
    yield start, len(text)


def _day(found: Facts, start: int, end: int) -> date | None:
    inside = [one.span.end for one in found.dates if start <= one.start < end]
    if not inside and len(found.dates) == 1:  # "A day before, he spoke of 49": the clause behind the comma
        return found.dates[0].span.end
    return next(iter(inside), None)
