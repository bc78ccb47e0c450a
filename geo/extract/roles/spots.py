"""A place named in a sentence: its role, where it stands, and which words of ``[roles]`` stand right before or behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from geo.extract.toponyms.surroundings import place_words
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, Several, WordList, any_case
from geo.extract.words.sentences import Sentence
from geo.model import Match, Role

__all__ = [
    "AIMED_AT",
    "LOOKBACK",
    "NAMED_ONLY",
    "PART_OF_NAME",
    "Mention",
    "Spot",
    "is_right_behind",
    "known_before",
    "spot_of",
    "within",
    "behind_comma",
]

AIMED_AT = (Role.STRUCK, Role.NEAR, Role.DIRECTION, Role.CONTAINER)
"""The roles of a place that something can have happened at or near."""

LOOKBACK = 70
"""How many characters before a name are looked at."""

NAMED_ONLY = "named, but not as where something happened"
"""Why a place that no word gives a role is no more than a mention."""

PART_OF_NAME = "part of a name"
"""Why a place in the name of a body is no more than a mention; the name follows a colon."""

_LOOKAHEAD = 90
_BESIDE = 2  # characters
_KEYS = (
    "hit_there", "residents", "mentioned", Role.ORIGIN, Role.DIRECTION, Role.NEAR, Role.STRUCK, "part_of",
    "in_region", "in_part",
)  # fmt: skip
_KNOWN_BEFORE = ("settlement", "area", "height", "lake", "post", "pass", "road")


@dataclass(frozen=True, slots=True)
class Mention:
    """A resolved toponym with its role and, for a mere mention, why it is no more than that."""

    match: Match
    role: Role
    reason: str = ""


def is_right_behind(one: Mention, other: Mention) -> bool:
    """Return whether a name stands right behind another: a village behind its district's."""
    return 0 < other.match.toponym.start - one.match.toponym.end <= _BESIDE


class Spot(NamedTuple):
    """Where a name stands in a sentence, ``text[start:end]``, and how far round it rules look: ``text[first:last]``.

    ``fore`` and ``aft`` are the lists of which a word can begin before the name and behind it: most can not.
    """

    text: str
    first: int
    start: int
    end: int
    last: int
    fore: Mapping[str, WordList]
    aft: Mapping[str, WordList]

    @property
    def before(self) -> str:
        """What stands before the name."""
        return self.text[self.first : self.start]

    @property
    def after(self) -> str:
        """What stands behind the name."""
        return self.text[self.end : self.last]

    def follows(self, key: str) -> bool:
        """Return whether the name follows words of that list."""
        pattern = self.fore.get(key)
        return pattern is not None and pattern.search(self.text, self.first, self.start) is not None

    def precedes(self, key: str, positions: Sequence[int]) -> bool:
        """Return whether words of that list stand at one of the positions behind the name."""
        pattern = self.aft.get(key)
        return pattern is not None and any(pattern.match(self.text, at, self.last) for at in positions)


def spot_of(sentence: Sentence, match: Match, words: Lexicon) -> Spot:
    """Return where in its sentence a name stands."""
    text, start, end = sentence.text, match.toponym.start - sentence.start, match.toponym.end - sentence.start
    first, last = max(0, start - LOOKBACK), end + _LOOKAHEAD
    fore, aft = _before(words).occurring(text, first, start), _behind(words).occurring(text, end, last)
    return Spot(text, first, start, end, last, dict(fore), dict(aft))


@cache
def known_before(words: Lexicon) -> str:
    """Return the words that may stand between a preposition and a name: those for its kind, and adjectives."""
    known = [place_words().alternatives("kinds", kind, "before") for kind in _KNOWN_BEFORE]
    if words.has("roles", "adjectives"):
        known.append(words.alternatives("roles", "adjectives"))
    return rf"(?:the|a|an|\w+['’]s|{'|'.join(known)})"


@cache
def _before(words: Lexicon) -> Several[str]:
    behind = rf"(?:\s+|(?<=\())(?:{known_before(words)}[, ]+){{0,4}}[«“\"]?$"
    keys = [key for key in _KEYS if words.has("roles", key)]
    wholes = (rf"(?<!\w){words.alternatives('roles', key)}{behind}" for key in keys)
    listed = (words.table("roles", key) for key in keys)
    return Several(zip(keys, map(words.put_together, listed, wholes), strict=True))


@cache
def _behind(words: Lexicon) -> Several[str]:
    keys = [key for key in _KEYS if words.has("roles", f"{key}_after")]
    wholes = (rf"[»”\"]?[\s-]+{words.alternatives('roles', f'{key}_after')}(?!\w)" for key in keys)
    listed = (words.table("roles", f"{key}_after") for key in keys)
    return Several(zip(keys, map(words.put_together, listed, wholes), strict=True))


@cache
def within(words: Lexicon) -> AnyCase:
    """Return what stands between a place and the area that holds it: "in", or nothing where the area's case says it."""
    known = words.alternatives("roles", "within")
    return any_case(rf"\s(?:{known}\s)?(?:\w+['’]s\s)?")


def behind_comma(spot: Spot, at: int) -> tuple[int, ...]:
    """Return where the text goes on behind a name that stands between commas itself: "the second city, Ganja, was shelled"."""
    own = spot.text[max(spot.first, spot.start - 2) : spot.start] in (", ", "՝ ")
    return (at + 1,) if own and spot.text[at : at + 2] == ", " else ()
