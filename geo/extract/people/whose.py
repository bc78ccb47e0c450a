"""Whose people are lost: the answer, and the party that a word names."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geo.extract.parties.find import first_party, party_of, party_pattern
from geo.extract.people.doers import NOBODY, Doer
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import Token
from geo.model import Party

__all__ = ["Owner", "is_its", "party_at", "party_named"]

_SHORTEST = 3  # letters of a name


class Owner(NamedTuple):
    """Whose people a loss is: a party's; the other side's, or the speaker's own, without a name; an outlet's "our"."""

    side: Party | None = None
    enemy: bool = False
    ours: bool = False
    own: bool = False
    doer: Doer = NOBODY

    @property
    def is_said(self) -> bool:
        """Whether the words say anything of whose they are; who did it says nothing of that."""
        return bool(self.side or self.enemy or self.ours or self.own)


@lru_cache(maxsize=4096)
def party_named(word: str, words: Lexicon) -> Party | None:
    """Return the party that a word names, or whose people alone are called so, as peacekeepers are Russia's; or None."""
    if not word[:1].isalpha() or (len(word) < _SHORTEST and word.islower()):
        return None  # "two of us" are not of the United States
    named = first_party(word, words)
    people = party_pattern(words, "parties", "people").search(word) if named is None else None
    return party_of(people) if people else named


def party_at(tokens: Sequence[Token], at: int, words: Lexicon) -> Party | None:
    """Return the party that a word names, unless it is the surname of somebody told of: "Private Suren Harutyunyan"."""
    named = at > 0 and tokens[at - 1].text[:1].isupper() and tokens[at].text[:1].isupper()
    if named and tokens[at].has("surname"):
        return None
    return party_named(tokens[at].text, words)


def is_its(token: Token, words: Lexicon) -> bool:
    """Return whether a word is an "its" of whoever is told of: "two of its soldiers"."""
    last = token.text.rsplit(" ", 1)[-1]
    return words.has("claims", "whose") and words.words("claims", "whose").fullmatch(last) is not None
