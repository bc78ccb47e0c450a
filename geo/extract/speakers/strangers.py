"""Speakers of whom nothing but a proper name is known: media that no list has, and people without a title."""

import re
from functools import cache, lru_cache

from geo.extract.toponyms.surroundings import place_words
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.model import Party

__all__ = ["fills_clause", "is_stranger", "known_as", "opens_clause", "quoted_last"]

_MOST_NAMES = 4096
_LONGEST, _HEADING = 4, 8  # words of a proper name, letters of a heading in capitals
_REACH = 300  # characters
_QUOTES = "\"'«»“”„‟’."
_OPENING = " \"'«“„"
_LATIN = re.compile(r"[A-Za-zÀ-ÿ0-9'’&.+-]+")
_DIGIT = re.compile(r"\d")
_CAMEL = re.compile(r"[^\W\d_][^\W\d_]*[a-zа-яա-ֆ][A-ZА-ЯԱ-Ֆ]\w*")
_ARTICLES = frozenset({"Le", "La", "Les", "El", "Der", "Die", "Das", "Il", "Lo", "The", "De"})
_IN_QUOTES = r"«[^«»]{2,30}»|“[^“”]{2,30}”|\"[^\"]{2,30}\""
_PROPER = re.compile(
    rf"\s*(?P<name>{_IN_QUOTES}|[^\W\d_][\w'’.&+-]*(?: [\w'’.&+-]+){{0,3}}?)(?=\s*(?:[,;:։)]|\.?$|\. ))"
)
_QUOTED_LAST = re.compile(rf"(?:^|[,;:.։]\s)\s*(?P<name>{_IN_QUOTES})[-\w]{{0,6}}$")


@lru_cache(maxsize=_MOST_NAMES)
def is_stranger(phrase: str, words: Lexicon) -> bool:
    """Return whether a phrase is a proper name and no more: "Le Monde", «OC Media» in a Russian text, "Vahram Balayan"."""
    name = phrase.strip(_QUOTES)
    pieces = name.split()
    if not 0 < len(pieces) <= _LONGEST or not name[:1].isupper() or pieces[-1].islower():
        return False
    if (name.isupper() and len(name) > _HEADING) or _DIGIT.search(name):
        return False  # "INTERIM REPORT", "T-72"
    first = pieces[0].lower()
    if (first != "the" and first in _small_words()) or any(_weekdays(words).fullmatch(one) for one in pieces):
        return False  # "After Sotk", "Last Tuesday"
    lists = (("parties", "speakers", "inside"), ("parties", "speakers", "leading"), ("claims", "gaps"))
    if any(words.words(*path).search(name) for path in lists) or words.words("roles", "near").match(name):
        return False  # "Near Parukh"
    others = _LATIN.search(words.alternatives("months")) is None
    foreign = others and _LATIN.fullmatch(name.replace(" ", "")) is not None
    several = sum(piece[:1].isupper() for piece in pieces) > 1
    return foreign or several or phrase[0] != name[0] or _CAMEL.fullmatch(name) is not None


@cache
def _small_words() -> frozenset[str]:
    """Return the words that may stand with a capital before a name, at the head of a sentence."""
    return frozenset(place_words().table("toponyms", "before_places"))


@cache
def _weekdays(words: Lexicon) -> AnyCase:
    return any_case(rf"{words.alternatives('weekdays')}\w{{0,4}}")


def known_as(phrase: str) -> tuple[str, Party]:
    """Return the name of a stranger, and what it speaks for: a medium for itself, a person for a side that is not stated."""
    name = phrase.strip(_QUOTES)
    led = name.split(maxsplit=1)[0] in _ARTICLES
    # "OC Media", "Meydan TV": no given name is written in capitals.
    names = all(piece[:1].isupper() and not piece[1:2].isupper() for piece in name.split())
    person = phrase[0] == name[0] and " " in name and names and not led
    return name, Party.UNSTATED if person else Party.OUTLET


def opens_clause(text: str, found: tuple[int, int], words: Lexicon) -> bool:
    """Return whether a stranger's name opens the clause before a verb of saying, so that it is its subject."""
    before = text[: found[0]].rstrip(_OPENING)
    return (not before or before[-1] in ",;:.") and is_stranger(text[slice(*found)], words)


def quoted_last(text: str, words: Lexicon) -> tuple[int, int] | None:
    """Return where the quoted name stands that opens the clause a text ends in: «"Курьер" ранее сообщал»."""
    match = _QUOTED_LAST.search(text, max(0, len(text) - _REACH))
    return match.span("name") if match and is_stranger(match["name"], words) else None


def fills_clause(text: str, position: int, words: Lexicon) -> tuple[int, int] | None:
    """Return the stranger's name that fills its clause at a position: ", wrote Le Monde.", «, пишет "Курьер"»."""
    match = _PROPER.match(text, position)
    name = match["name"].strip() if match else ""
    return match.span("name") if match and is_stranger(name, words) else None
