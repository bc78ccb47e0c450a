"""What the words of a noun phrase say of a speaker: body, medium, pronoun, enemy, or the object of a verb."""

from functools import cache, lru_cache

from geo.extract.parties.find import (
    body_of,
    first_party,
)
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, Several, WordList, any_case

__all__ = [
    "article_of",
    "bodies_in",
    "has_word",
    "is_enemy",
    "is_full",
    "is_object",
    "is_outlet",
    "is_pronoun",
    "is_speaker",
    "name_in",
    "objects",
    "opening_words",
]

_MINISTRY = -1
_MOST_NAMES = 4096  # speakers recur, in a text as in all texts


@lru_cache(maxsize=_MOST_NAMES)
def is_speaker(phrase: str, words: Lexicon) -> bool:
    """Return whether a noun phrase names somebody who can speak: a body, an outlet, a party, or a pronoun for one."""
    if is_pronoun(phrase, words):
        return True
    if has_word(phrase, "official", words) or has_word(phrase, "outlets", words):
        return True
    return (
        first_party(phrase, words) is not None
        or body_of(phrase, words) is not None
        or is_enemy(phrase, words)
    )


@lru_cache(maxsize=_MOST_NAMES)
def has_word(phrase: str, kind: str, words: Lexicon) -> bool:
    """Return whether a phrase has a word of that list of speakers."""
    return words.words("parties", "speakers", kind).search(phrase) is not None


@lru_cache(maxsize=_MOST_NAMES)
def is_outlet(phrase: str, words: Lexicon) -> bool:
    """Return whether a speaker is a medium: "the Snark agency" is, "the mine action agency" is an office."""
    bodies, media = (words.words("parties", "speakers", kind) for kind in ("official", "outlets"))
    named = [match.group() for match in media.finditer(phrase)]
    offices = [match.group() for match in bodies.finditer(phrase)]
    if not offices:
        sources = words.words("parties", "speakers", "sources")
        # "Armenian sources" speak for a side, "Armenian media" do not.
        return bool(named) and not (all(map(sources.fullmatch, named)) and first_party(phrase, words))
    return all(map(media.fullmatch, offices)) and any(bodies.fullmatch(one) is None for one in named)


@lru_cache(maxsize=_MOST_NAMES)
def is_enemy(phrase: str, words: Lexicon) -> bool:
    """Return whether a speaker is but called the enemy, as in "the enemy admits to five dead"."""
    return words.words("claims", "enemy").fullmatch(phrase) is not None


@lru_cache(maxsize=_MOST_NAMES)
def is_pronoun(phrase: str, words: Lexicon) -> bool:
    """Return whether a phrase only stands for somebody named before: "he", "the ministry"."""
    return words.words("parties", "speakers", "pronouns").fullmatch(phrase) is not None


def objects(words: Lexicon) -> WordList | None:
    """Return the words for a country as the object of a verb, in languages whose endings tell; else None."""
    path = ("parties", "speakers", "objects")
    return words.words(*path) if words.has(*path) else None


def is_object(phrase: str, words: Lexicon) -> bool:
    """Return whether a phrase is a country as the object of a verb, and no speaker."""
    known = objects(words)
    return known is not None and known.fullmatch(phrase) is not None


@lru_cache(maxsize=_MOST_NAMES)
def bodies_in(phrase: str, words: Lexicon) -> frozenset[int]:
    """Return by their numbers the bodies that a speaker's name has a word for."""
    found = [number for number, body in _bodies(words).occurring(phrase) if body.search(phrase)]
    if has_word(phrase, "ministries", words):
        found.append(_MINISTRY)  # «Минобороны» is the «министерство» of the next sentence
    return frozenset(found)


@cache
def _bodies(words: Lexicon) -> Several[int]:
    fragments = words.table("parties", "speakers", "official")
    return Several((number, words.put_together([one])) for number, one in enumerate(fragments))


@lru_cache(maxsize=_MOST_NAMES)
def is_full(phrase: str, words: Lexicon) -> bool:
    """Return whether a phrase names a body in full: "the Ministry of Defence"."""
    return words.words("parties", "speakers", "full").search(phrase) is not None


@lru_cache(maxsize=_MOST_NAMES)
def name_in(phrase: str, words: Lexicon) -> str:
    """Return the name that a phrase gives a speaker, without article, address and what is said of a seat."""
    article = article_of(words).match(phrase)
    name = phrase[article.end() :] if article else phrase
    opening = max(name.rfind(mark) for mark in "«“")
    if opening > 0 and not any(mark in name[opening:] for mark in "»”"):
        name = name[:opening].rstrip()  # «Սարգսյանը «Արմենպրեսին» ասաց»: to whom it was said
    aside = _of_seat(words).match(name)
    if (
        aside
    ):  # "Stepanakert, the main city of the enclave, the police": what is said of a seat is no part of a name
        name = f"{aside[1]} {name[aside.end() :]}"
    if " " not in name:
        name = name.removesuffix("'s").removesuffix("’s")  # "Azerbaijan's version is"
    return f"{name[0].upper()}{name[1:]}"


@cache
def _of_seat(words: Lexicon) -> AnyCase:
    """Return a name's beginning with a capital and what is said of it between commas."""
    said = words.alternatives("roles", "of_seat")
    return any_case(rf"(\w+,)\s{said},\s")


@cache
def article_of(words: Lexicon) -> AnyCase:
    """Return the article that a phrase can open with."""
    return any_case(rf"{words.alternatives('parties', 'speakers', 'articles')}\s+")


@cache
def opening_words(words: Lexicon, name: str) -> AnyCase:
    """Return the words of a list of speakers' words that a phrase can open with."""
    return any_case(rf"{words.alternatives('parties', 'speakers', name)}(?!\w)")
