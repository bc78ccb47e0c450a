"""A report sentence by sentence: what each says, before anything is decided about what belongs together."""

from bisect import bisect_left
from datetime import date

from geo.extract.claimants import Claimant
from geo.extract.dates import DateUse, to_the_day
from geo.extract.facts import Facts, facts_of
from geo.extract.lexicon import Lexicon
from geo.extract.resolve import context_of, resolve
from geo.extract.sentences import split
from geo.extract.toponyms import find_toponyms
from geo.gazetteer import Gazetteer
from geo.model import Report

__all__ = ["read"]


def read(report: Report, gazetteer: Gazetteer, words: Lexicon) -> list[Facts]:
    """Return the facts of each sentence of a report, in order."""
    toponyms = find_toponyms(report.text, gazetteer)
    context = context_of(toponyms, report.text)
    starts = [toponym.start for toponym in toponyms]
    facts: list[Facts] = []
    speaker: Claimant | None = None
    anchor: date | None = None
    for sentence in split(report.text, words):
        inside = toponyms[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        matches = [resolve(toponym, report.text, context) for toponym in inside]
        found, speaker = facts_of(sentence, matches, report, speaker, words, anchor=anchor)
        days = [one.span for one in found.dates_used(DateUse.EVENT) if to_the_day(one.span)]
        anchor = days[-1].end if days else anchor
        facts.append(found)
    return facts
