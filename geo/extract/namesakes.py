"""Names of places that are no place where they stand: persons, organisations, datelines, words with a capital.

The words are those of ``data/lexicon/places.toml``, of four languages together.
"""

import re
from functools import cache

from geo.extract.surroundings import place_words
from geo.gazetteer import fold
from geo.model import PlaceKind, Toponym

__all__ = ["is_no_place"]

_REACH = 32
_CAPITALISED = r"[^\W\d_a-zа-яёա-ֆ][\w’'-]+"
_DAY = r"(?:\d{1,2}\.? \w+|\w+\.? \d{1,2})(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"(?:, ?{_CAPITALISED})?(?:, ?{_DAY}[.,]?|\.|,)? ?(?:/[^/\n]{{2,40}}/|\([^)\n]{{2,40}}\)|[—–-]{{1,2}} ?{_CAPITALISED}[.:]|{_CAPITALISED}[.:] |[—–]| - )"
)


def is_no_place(toponym: Toponym, text: str) -> bool:
    """Return whether a name that some place bears stands for something else."""
    if fold(toponym.surface) in _blocked():
        return True
    before, after = (
        text[max(0, toponym.start - _REACH) : toponym.start],
        text[toponym.end : toponym.end + _REACH],
    )
    return (
        _is_person(toponym, before, after)
        or _organisation_after().match(after) is not None
        or _organisation_before().search(before) is not None
        or _is_dateline(toponym, before, text[toponym.end : toponym.end + 2 * _REACH])
    )


@cache
def _blocked() -> frozenset[str]:
    return frozenset(map(fold, place_words().table("toponyms", "not_places")))


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){place_words().alternatives('toponyms', 'titles')}\.?\s+$", re.IGNORECASE)


@cache
def _surname_follows() -> re.Pattern[str]:
    endings = place_words().alternatives("toponyms", "surname_endings")
    return re.compile(rf" [^\W\d_a-zа-яёա-ֆ]\w+{endings}(?:[аыуеи]|ом|ым|ой)?(?!\w)")


@cache
def _surname_itself() -> re.Pattern[str]:
    return re.compile(rf"\w+{place_words().alternatives('toponyms', 'surname_endings')}$", re.IGNORECASE)


@cache
def _given_name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){place_words().alternatives('toponyms', 'given_names')}\w{{0,2}} $")


@cache
def _organisation_after() -> re.Pattern[str]:
    words = place_words().alternatives("toponyms", "organisations")
    return re.compile(rf"[»”\"]? (?:[A-Z][\w-]+ )?{words}(?!\w)", re.IGNORECASE)


@cache
def _organisation_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){place_words().alternatives('toponyms', 'organisations_before')} $", re.IGNORECASE
    )


def _is_person(toponym: Toponym, before: str, after: str) -> bool:
    """Return whether the name is part of a person's: a title or given name before it, or a surname right after it."""
    if any(place.kind is PlaceKind.COUNTRY for place in toponym.places):
        return False
    if _title().search(before) or _given_name().search(before) or _surname_follows().match(after):
        return True
    # "Muslim Mahmudlu": a name that ends as surnames do, after a capitalised word that nothing else explains.
    word = re.search(rf"({_CAPITALISED}) $", before)
    if word is None or not _surname_itself().match(toponym.surface) or " " in toponym.surface:
        return False
    return word.group(1).lower() not in _before_places() and word.group(1)[-1:] not in "'’s"


@cache
def _before_places() -> frozenset[str]:
    return frozenset(place_words().table("toponyms", "before_places"))


def _is_dateline(toponym: Toponym, before: str, after: str) -> bool:
    """Return whether the name opens a line as agencies open their reports: "YEREVAN, September 13. /ARMENPRESS/"."""
    at_start = not before.strip() or before.rstrip(" \t").endswith("\n")
    if not at_start:
        return False
    opened = _DATELINE.match(after)
    if opened is None:
        return False
    return (
        toponym.surface.isupper()
        or "/" in opened.group()
        or "(" in opened.group()
        or any(map(str.isdigit, opened.group()))
    )
