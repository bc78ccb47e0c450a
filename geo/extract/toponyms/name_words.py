"""What words tell that stand in or beside a name: titles, given names, surnames, organisations.

The words are those of ``data/lexicon/places.toml``, of four languages together. What is asked of a word is kept, as words
recur: a text has far fewer of them than places where they stand.
"""

import re
from functools import cache, lru_cache

from geo.extract.toponyms.surroundings import place_words
from geo.gazetteer import fold

__all__ = [
    "CAPITALISED",
    "explains_nothing",
    "is_settlement_word",
    "is_blocked",
    "is_blocked_first",
    "is_brand_word",
    "is_given_name",
    "is_owner",
    "is_surname",
    "is_title",
    "is_weak_surname",
    "leads_organisation",
    "names_organisation",
    "names_organisation_before",
    "says_where",
    "stands_beside_places",
]

CAPITALISED = r"[^\W\d_a-zа-яёա-ֆ][\w’'-]+"
_LOCATIVE = re.compile(r"\w{3}(?:d[aə]|ում)$")  # in Azerbaijani and Armenian
_MOST_WORDS = 1 << 13
_WEAK_ENDINGS = ("li", "lu", "ли", "лы", "лу")


@lru_cache(maxsize=_MOST_WORDS)
def is_blocked(surface: str) -> bool:
    """Return whether a name is a word that only looks like a place's name."""
    written = place_words().table("toponyms", "not_places_as_written")
    return fold(surface) in _blocked() or surface.capitalize() in written


def is_blocked_first(surface: str) -> bool:
    """Return whether a name only looks like a place's name where it opens a sentence, as all words have a capital there."""
    return surface in place_words().table("toponyms", "not_places_first")


@cache
def _blocked() -> frozenset[str]:
    return frozenset(map(fold, place_words().table("toponyms", "not_places")))


@cache
def _pattern(key: str, ending: str = "") -> re.Pattern[str]:
    return re.compile(rf"{place_words().alternatives('toponyms', key)}{ending}", re.IGNORECASE)


@lru_cache(maxsize=_MOST_WORDS)
def is_title(word: str) -> bool:
    """Return whether a word is a title of persons, such as a rank."""
    return _pattern("titles", r"\.?").fullmatch(word) is not None


@lru_cache(maxsize=_MOST_WORDS)
def stands_beside_places(word: str) -> bool:
    """Return whether a word is told of places only: "rayonunda", "yaxınlığında"."""
    return _pattern("beside_places", "").fullmatch(word) is not None


@lru_cache(maxsize=_MOST_WORDS)
def says_where(surface: str) -> bool:
    """Return whether a name is in the case of places, or has a noun of places with it: "Kəlbəcərdə", "Tovuz rayonu"."""
    return _LOCATIVE.search(surface) is not None or any(map(stands_beside_places, surface.split()[1:]))


@lru_cache(maxsize=_MOST_WORDS)
def is_given_name(word: str) -> bool:
    """Return whether a word is a given name, declined or not."""
    return _pattern("given_names", r"\w{0,2}").fullmatch(word) is not None and word[:1].isupper()


@lru_cache(maxsize=_MOST_WORDS)
def is_surname(word: str) -> bool:
    """Return whether a capitalised word ends as surnames do, declined or not."""
    ending = _pattern("surname_endings", r"(?:[аыуеи]|ом|ым|ой|ին|ի|ը|ն)?")
    return word[:1].isupper() and any(ending.fullmatch(word, at) for at in range(2, len(word) - 1))


@lru_cache(maxsize=_MOST_WORDS)
def is_weak_surname(word: str) -> bool:
    """Return whether a word ends as surnames and villages do."""
    return fold(word).rstrip("n").endswith(_WEAK_ENDINGS)


@lru_cache(maxsize=_MOST_WORDS)
def is_owner(word: str) -> bool:
    """Return whether a word is in the case of what holds the place named behind it, and no bare given name: "Tovuzun", not "Laçın"."""
    ends = re.search(rf"{place_words().alternatives('toponyms', 'owners')}$", word) is not None
    return ends and _pattern("given_names").fullmatch(word) is None


@lru_cache(maxsize=_MOST_WORDS)
def is_settlement_word(word: str) -> bool:
    """Return whether a word behind a name says that it is a village or town."""
    return _settlement().fullmatch(word) is not None


@cache
def _settlement() -> re.Pattern[str]:
    return re.compile(place_words().alternatives("kinds", "settlement", "after"), re.IGNORECASE)


@lru_cache(maxsize=_MOST_WORDS)
def names_organisation(word: str) -> bool:
    """Return whether a word behind a name makes it an organisation's."""
    return _pattern("organisations").fullmatch(word) is not None


@lru_cache(maxsize=_MOST_WORDS)
def names_organisation_before(word: str) -> bool:
    """Return whether a word in front of a name makes it an organisation's."""
    return _pattern("organisations_before").fullmatch(word) is not None


@lru_cache(maxsize=_MOST_WORDS)
def is_brand_word(word: str) -> bool:
    """Return whether a word near a name in quotation marks makes it that of a club, a drink, a book or a firm."""
    return _pattern("brand_words").fullmatch(word) is not None


@lru_cache(maxsize=_MOST_WORDS)
def leads_organisation(word: str) -> bool:
    """Return whether a word may be the first of the words that name an organisation."""
    return _first_of_several().fullmatch(word) is not None


@cache
def _first_of_several() -> re.Pattern[str]:
    return place_words().first_words("toponyms", "organisations")


@lru_cache(maxsize=_MOST_WORDS)
def explains_nothing(word: str) -> bool:
    """Return whether a capitalised word is none that stands before places, such as "In", "Armenian", "September"."""
    if len(word) == 2 and word[0].isupper() and word[1] == ".":
        return True  # "Գ. Մարտիրոսյանը"
    return (
        re.fullmatch(CAPITALISED, word) is not None
        and not word.endswith(("'s", "’s", "'", "’"))
        and word.lower() not in place_words().table("toponyms", "before_places")
    )
