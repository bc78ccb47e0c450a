"""Reports to incidents: deterministic, offline, each field traceable to its words.

The steps are a package or module each and work alone, from the words up: toponyms and their roles, dates, kinds, parties,
people and counts, speakers and claims; facts puts them together for a sentence, composition for the report, and
:func:`extract` runs them. :func:`link_incidents` makes one of the incidents that several reports tell of,
:func:`contradictions` says on what these differ; review is what a person corrects. In most of them ``find`` is the way in.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from geo.extract.codes import KIND_CODES, KindCodes
from geo.extract.composition.compose import compose
from geo.extract.explain import Mark, MarkKind, explain
from geo.extract.facts.reading import read
from geo.extract.linking.contradictions import contradictions
from geo.extract.linking.copies import find_copies, origins
from geo.extract.linking.incidents import ids_of, link_incidents
from geo.extract.people.fates import MEASURES
from geo.extract.review.additions import MOST_ADDED, blank_incident, blanks_asked, without_used
from geo.extract.review.corrections import corrected, corrections_of
from geo.extract.review.fields import count_of, fields_of, is_blank
from geo.extract.roles.bearings import moved_from
from geo.extract.toponyms.context import context_of
from geo.extract.toponyms.find import find_toponyms, named_in
from geo.extract.toponyms.other_names import restored
from geo.extract.toponyms.resolve import rank
from geo.extract.toponyms.unknown import in_area_beside
from geo.extract.words.lexicon import Lexicon, lexicon
from geo.gazetteer import Gazetteer
from geo.model import Candidate, Extraction, Rejection, Report, Toponym

__all__ = [
    "KIND_CODES", "MEASURES", "MOST_ADDED", "KindCodes", "Mark", "MarkKind", "blank_incident", "blanks_asked", "contradictions", "corrected", "corrections_of", "count_of", "explain", "extract", "fields_of", "find_copies", "ids_of", "is_blank", "link_incidents", "origins", "moved_from", "rank_name", "without_used",
]  # fmt: skip

_FOREIGN_SHARE = 0.3
_SHARE = 0.5
_LONGEST_NAME = 200
_OPENING, _SOME_WORDS = 2_000, 20  # characters, words
_MOST_LETTERS = 4096


def extract(report: Report, gazetteer: Gazetteer) -> Extraction:
    """Return the incidents, tallies and rejections of one report.

    A report in a language without a lexicon gives one rejection that says so. The same report always gives
    the same result, ids included.
    """
    words = lexicon(report.language)
    refusal = _refusal(report, words)
    if words is None or refusal:
        return Extraction(
            (report,), rejections=(Rejection(report.id, _opening(report), refusal, 0, len(report.text)),)
        )
    facts = read(report, gazetteer, words)
    found = restored(compose(report, facts, words), report)
    if found.incidents or found.tallies or found.rejections:
        return found
    nothing = Rejection(
        report.id, _opening(report), "no place, incident or loss found in the text", 0, len(report.text)
    )
    return Extraction((report,), rejections=(nothing,))


def rank_name(name: str, gazetteer: Gazetteer, *, context: str = "") -> list[Candidate]:
    """Return the candidates of a name, the best first, weighed by what a text around it says.

    The name may be declined, in any case and spelling, and stand with a word for its kind ("село Сотк"). One that the
    gazetteer lacks gives the area that the text puts it in, if it names one beside it, else an empty list. What is longer than 200 characters is no name.
    """
    if name.strip() == "" or len(name) > _LONGEST_NAME:
        return []
    name, context = (unicodedata.normalize("NFC", one) for one in (name, context))
    stands = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", context)
    text, start = (context, stands.start()) if stands else (f"{name}. {context}", 0)
    toponyms = find_toponyms(text, gazetteer)
    around = context_of(toponyms, text)
    end = start + len(name)
    # What stands in the text comes first: there it may be part of a longer name, or of a village that no table has.
    asked = next((one for one in toponyms if one.start < end and start < one.end), None)
    if asked is None or asked.end - asked.start < _SHARE * len(name):
        asked = named_in(name, start, gazetteer) or asked
    if asked is None:
        asked = in_area_beside(Toponym(start, start + len(name), name, ()), text, around.areas)
    if asked is None:
        return []
    ranked = rank(asked, text, around)
    others = [place for place in gazetteer.named(name) if place not in asked.places]
    # Who bears the bare name is told too, but never before what the text has there: "Lachin" in "Lachin District".
    rest = rank(asked._replace(places=tuple(others), known=True), text, around) if others else []
    below = [replace(one, score=min(one.score, ranked[0].score)) for one in rest]
    return sorted((*ranked, *below), key=lambda one: -one.score)


def _refusal(report: Report, words: Lexicon | None) -> str:
    if words is None:
        return f"language {report.language!r}: no lexicon for it yet, so no incidents are read from the text"
    if words.has("common") and _is_foreign(report.text, words):
        return f"the text has none of the commonest words of its language, given or guessed as {report.language!r}: English, Russian, Azerbaijani and Armenian are read"
    script = words.table("script")
    if all(_is_of(script, one) for one in set(report.text)):
        return ""
    letters = {one: often for one, often in Counter(report.text).items() if one.isalpha()}
    foreign = sum(often for one, often in letters.items() if not _is_of(script, one))
    if foreign > _FOREIGN_SHARE * sum(letters.values()):
        return f"the text is not in the {script.capitalize()} alphabet, but its language is given as {report.language!r}"
    return ""


def _is_foreign(text: str, words: Lexicon) -> bool:
    """Return whether a text of some length has none of its language's commonest words."""
    opening = text[:_OPENING]
    return len(opening.split()) >= _SOME_WORDS and words.words("common").search(opening) is None


@lru_cache(maxsize=_MOST_LETTERS)
def _is_of(script: str, character: str) -> bool:
    """Return whether a character is a letter of an alphabet, or no letter."""
    return not character.isalpha() or unicodedata.name(character, "").startswith(script)


def _opening(report: Report) -> str:
    return " ".join(report.text.split())[:200]
