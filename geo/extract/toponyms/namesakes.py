"""Names of places that are no place where they stand: persons, organisations, datelines, words with a capital.

The words are those of ``data/lexicon/places.toml``, of four languages together. What is asked of a word is kept, as words
recur: a text has far fewer of them than places where they stand.
"""

import re
from collections.abc import Container
from functools import cache

from geo.extract.toponyms.name_words import (
    CAPITALISED,
    explains_nothing,
    is_blocked,
    is_blocked_first,
    is_brand_word,
    is_given_name,
    is_owner,
    is_settlement_word,
    is_surname,
    is_title,
    is_weak_surname,
    names_organisation,
    names_organisation_before,
    says_where,
    stands_beside_places,
)
from geo.extract.toponyms.surroundings import place_words
from geo.extract.words.patterns import alternatives
from geo.gazetteer import fold, script_of
from geo.model import Place, PlaceKind, Toponym

__all__ = [
    "CLOSING",
    "MARKS",
    "OPENING",
    "is_capital",
    "is_dateline",
    "is_far_capital",
    "is_no_place",
    "stands_for_government",
]

_REACH = 40
_ENDS = ".:։!?…\n"
OPENING, CLOSING = '«“"„', '»”"“'
_BEHIND = " " + CLOSING
MARKS = ",.;:()»”։՝"
_BRAND_REACH = 60
_WORD = re.compile(r"\w+")
_DAY = r"(?:\d{1,2}\.? \w+|\w+\.? \d{1,2})(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"(?:, ?{CAPITALISED})?(?:, ?{_DAY}[.,]?|\.|,)? ?(?:/[^/\n]{{2,40}}/|\([^)\n]{{2,40}}\)|"
    rf"[—–-]{{1,2}} ?{CAPITALISED}[.:]|{CAPITALISED}[.:] |[—–]| - )"
)
_DATED = re.compile(rf", ?{_DAY}[.։]\s")  # «ԵՐԵՎԱՆ, 13 ՀՈԿՏԵՄԲԵՐԻ։ »


def is_no_place(toponym: Toponym, text: str, ends: Container[int]) -> bool:
    """Return whether a name that some place bears stands for something else; ``ends`` are where such names end in the text."""
    start, end = toponym.start, toponym.end
    if is_blocked(toponym.surface) or (is_blocked_first(toponym.surface) and _opens_sentence(text, start)):
        return True
    before, following = text[start - 1 : start], text[end : end + 1]
    previous = _word_before(text, start) if before == " " else ""
    first, second = _two_words(text, end) if following and following in _BEHIND else ("", "")
    if (previous and names_organisation_before(previous)) or (first and _is_organisation(first, second)):
        return True
    owned = toponym.start - 1 in ends and is_owner(previous)
    if (previous or first) and _is_person(toponym, previous, first, owned=owned):
        return True
    if following and following in CLOSING and before in OPENING and _is_brand(toponym, text):
        return True
    return previous == "" and is_dateline(toponym, text)


def _opens_sentence(text: str, start: int) -> bool:
    """Return whether nothing, a line or the end of a sentence stands before a position."""
    before = text[max(0, start - _REACH) : start].rstrip(f" {OPENING}")
    return not before or before[-1] in _ENDS


def _word_before(text: str, start: int) -> str:
    """Return the word in front of a space in front of a name, of this line."""
    word = text[max(0, start - _REACH) : start - 1]
    return word[max(word.rfind(" "), word.rfind("\n")) + 1 :]


def _two_words(text: str, end: int) -> tuple[str, str]:
    """Return the two words behind a name, if only a space and a closing quotation mark stand between."""
    if text[end : end + 1] != " ":
        end += 1
    if text[end : end + 1] != " ":
        return "", ""
    first, _, others = text[end + 1 : end + _REACH].partition(" ")
    return first.strip(MARKS), others.partition(" ")[0].strip(MARKS)


def _is_organisation(first: str, second: str) -> bool:
    if names_organisation(first):
        return True
    return bool(second) and (
        names_organisation(f"{first} {second}") or (first[0].isupper() and names_organisation(second))
    )


def _is_person(toponym: Toponym, previous: str, following: str, *, owned: bool) -> bool:
    """Return whether the name is part of a person's: a title or given name before it, or a surname right after it.

    ``owned``: the word before it is what holds it, "Tovuzun Əlibəyli".
    """
    if toponym.places[0].kind is PlaceKind.COUNTRY:
        return False
    given = is_given_name(previous) and not (owned or is_surname(previous))
    titled = bool(previous) and (is_title(previous) or given)
    if titled and not (says_where(toponym.surface) or stands_beside_places(following)):
        return True  # but "bir əsgər Kəlbəcərdə", "əsgər Tovuz rayonunda"
    # Villages end as many Azerbaijani surnames do: then the name before must be one that people bear.
    if (
        following
        and " " not in toponym.surface
        and is_surname(following)
        and (not is_weak_surname(following) or is_given_name(toponym.surface))
    ):
        return True
    # "Muslim Mahmudlu": a name that ends as surnames do, after a capitalised word that nothing else explains.
    return (
        previous[:1].isupper()
        and " " not in toponym.surface
        and is_surname(toponym.surface)
        and explains_nothing(previous)
        and not owned
        and not is_settlement_word(following)
    )


def _is_brand(toponym: Toponym, text: str) -> bool:
    """Return whether a name in quotation marks is that of a club, a drink, a book or a firm, by the words round it."""
    before = text[max(0, toponym.start - _BRAND_REACH) : toponym.start]
    around = f"{before} {text[toponym.end : toponym.end + _BRAND_REACH]}"
    return any(map(is_brand_word, _WORD.findall(around))) or _brand_phrases().search(around) is not None


@cache
def _brand_phrases() -> re.Pattern[str]:
    several = [one for one in place_words().table("toponyms", "brand_words") if " " in one]
    return re.compile(rf"(?<!\w){alternatives(several)}(?!\w)", re.IGNORECASE)


def is_capital(place: Place) -> bool:
    """Return whether texts name a place for the government that sits there."""
    return place.id in _CAPITALS


def is_far_capital(place: Place) -> bool:
    """Return whether a capital lies far from any front: of Stepanakert most is told because it happened there."""
    return is_capital(place) and place.id != "AZ-XA"


def stands_for_government(toponym: Toponym, text: str) -> bool:
    """Return whether a capital's name stands for its government: it does unless something is said to be in, near or from it.

    "In Yerevan", «под Баку», "Bakıda", «Երևանում» are places; "Yerevan said", «Баку сообщил», "Bakı bildirib" are not.
    """
    if not any(map(is_capital, toponym.places)):
        return False
    before = text[max(0, toponym.start - _REACH) : toponym.start]
    if _locative_before().search(before) or _struck_after().match(text, toponym.end):
        return False
    folded = fold(toponym.surface)
    if script_of(toponym.surface) == "Armn":
        return not folded.endswith(_HY_LOCATIVE)
    return not (folded.endswith(_AZ_LOCATIVE) and folded not in _UNDECLINED)


_CAPITALS = frozenset({"AM-ER", "gn-616052", "AZ-BA", "gn-587084", "AZ-XA", "gn-524901", "gn-323786", "gn-112931", "gn-611717"})  # fmt: skip
"""Yerevan and Baku, each as an area and as a town; Khankendi; Moscow, Ankara, Tehran, Tbilisi."""
_UNDECLINED = frozenset({"yerevan", "baku", "stepanakert", "khankendi", "baki", "irevan", "xankendi"})
_AZ_LOCATIVE = ("da", "de", "dan", "den", "ya", "ye", "daki", "deki")
_HY_LOCATIVE = ("ում", "ից", "ումն", "են")


@cache
def _locative_before() -> re.Pattern[str]:
    # Two blanks where a hashtag's mark was.
    return re.compile(
        rf"(?<!\w){place_words().alternatives('toponyms', 'locative_before')} {{1,2}}$", re.IGNORECASE
    )


@cache
def _struck_after() -> re.Pattern[str]:
    return re.compile(rf" {place_words().alternatives('toponyms', 'struck_after')}(?!\w)", re.IGNORECASE)


def _opens_a_line(text: str, start: int) -> bool:
    before = text[max(0, start - _REACH) : start].rstrip(" \t")
    return not before or before[-1] == "\n"


def is_dateline(toponym: Toponym, text: str) -> bool:
    """Return whether the name opens a line as agencies open their reports: "YEREVAN, September 13. /ARMENPRESS/"."""
    if not _opens_a_line(text, toponym.start):
        return False
    behind = text[toponym.end : toponym.end + 2 * _REACH]
    if toponym.surface.isupper() and _DATED.match(behind):
        return True
    opened = _DATELINE.match(behind)
    if opened is None:
        return False
    said = opened.group()
    if said.endswith(")") and behind[opened.end() :].lstrip()[:1].islower():
        return False  # "Khankendi (Armenians call it Stepanakert) was shelled"
    return toponym.surface.isupper() or "/" in said or "(" in said or any(map(str.isdigit, said))
