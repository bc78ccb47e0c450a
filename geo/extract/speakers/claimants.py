"""Speakers told of: their names and parties, who spoke before them, and whose surname a name is."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from geo.extract.parties.find import (
    first_party,
)
from geo.extract.speakers.phrases import (
    has_word,
)
from geo.extract.words.lexicon import Lexicon
from geo.model import Party

__all__ = [
    "BY_CONTEXT",
    "EVERY_PARAGRAPH",
    "NO_SIDE",
    "Claimant",
    "Hearing",
    "by_surname",
    "same_surname",
    "spoken_of",
]

_MOST_NAMES = 4096  # speakers recur, in a text as in all texts
NO_SIDE = " (side not stated)"
BY_CONTEXT = " (by context)"
_NAMES, _SURNAME, _ENDING = 3, 4, 3
EVERY_PARAGRAPH = -1
"""Stands for the number of a paragraph where a speaker answers for the whole report."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """The name of a speaker as the text gives it, and the party spoken for.

    ``paragraph`` is the number of the paragraph in which the speaker spoke last, ``opened`` whether that opened it, so
    that the speaker answers for it to its end; ``before`` are the speakers before this one, the latest first. ``subject``
    is the body that the sentence before is about though it says nothing in it: a pronoun stands for that one. ``tells`` is said
    of a subject whose own account is announced: "In Baku they tell it otherwise. The Defence Ministry …".
    """

    name: str
    party: Party
    paragraph: int | None = field(default=None, compare=False)
    opened: bool = field(default=False, compare=False)
    before: tuple["Claimant", ...] = field(default=(), compare=False, repr=False)
    subject: "Claimant | None" = field(default=None, compare=False, repr=False)
    tells: bool = field(default=False, compare=False, repr=False)


class Hearing(NamedTuple):
    """What the words of a sentence are weighed by: the lexicon, the last speaker, the outlet's own country."""

    sentence: str
    words: Lexicon
    last: Claimant | None
    home: Party | None


def by_surname(phrase: str, hearing: Hearing) -> Claimant | None:
    """Return who spoke before whose surname a phrase of a name or two ends in: "Hovhannisyan said", «сказал Ованнисян»."""
    pieces = phrase.split()
    if not 0 < len(pieces) <= _NAMES or not all(one[:1].isupper() for one in pieces):
        return None
    spoke = (hearing.last, *hearing.last.before) if hearing.last else ()
    return next((one for one in spoke if same_surname(pieces[-1], _surname(one.name, hearing.words))), None)


@lru_cache(maxsize=_MOST_NAMES)
def _surname(name: str, words: Lexicon) -> str:
    """Return the surname that a speaker's name ends in, or begins with before a title; "" for a body."""
    bare = name.removesuffix(NO_SIDE).removesuffix(BY_CONTEXT)
    called, _, title = bare.partition(", ")
    if title and len(called.split()) == 2 and called.istitle():
        bare = called  # "Anahit Manasyan, the Human Rights Defender of Armenia"
    *first, last = bare.split()
    person = len(first) > 0 and first[-1][:1].isupper() and last[:1].isupper()
    body = (
        first_party(last, words) is not None
        or has_word(last, "official", words)
        or has_word(last, "outlets", words)
    )
    return last if person and not body else ""


def same_surname(one: str, other: str) -> bool:
    """Return whether two words are one surname, whatever its endings."""
    stem = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return stem >= _SURNAME and max(len(one), len(other)) - stem <= _ENDING


def spoken_of(last: Claimant | None) -> Claimant | None:
    """Return whom "by its data" means: the body that the sentence before is about, else who spoke last."""
    return last and (last.subject or last)
