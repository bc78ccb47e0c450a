"""Groups of people by how surely they are some, and the noun that a number or an article leads up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from geo.extract.people.quantities import BOUNDS
from geo.extract.words.tokens import Token
from geo.model import Count

__all__ = ["FATES", "NOUNS", "Form", "Group", "extend", "is_subset", "noun_after"]

NOUNS = ("military", "civilian", "person")
"""The tags of nouns for people."""

FATES = ("killed", "wounded", "captured", "missing", "casualties", "unknown")
"""The tags of words for what became of people."""

_MODIFIERS = 4
_NEAR = 3


class Form(IntEnum):
    """How surely a group is one of people: with such a noun, by a bare number, by an unknown noun, one without number, "he", a bare name."""

    NOUN = 0
    ALONE = 1
    BARE = 2
    UNKNOWN = 3
    PRONOUN = 4
    NAMED = 5


@dataclass(slots=True)
class Group:
    """People counted by ``tokens[first:last + 1]``; ``inside`` is a word in it that says what became of them."""

    first: int
    last: int
    count: Count
    form: Form
    civilian: bool | None = None
    subset: bool = False
    inside: int | None = None


def is_subset(tokens: Sequence[Token], at: int) -> bool:
    """Return whether people are named as some of others: "including two officers", "including the deputy commander"."""
    for token in reversed(tokens[max(0, at - _NEAR) : at]):
        if token.has("subset"):
            return True
        if token.value is not None or token.has("comma", "mark", "breaks", "conj", *NOUNS, *FATES):
            return False
    return False


def noun_after(tokens: Sequence[Token], start: int) -> tuple[int | None, int | None, int]:
    """Return the noun of people after a number, a word of loss between them, and how many unknown words there are.

    The unknown words are -1 where the noun is one of things.
    """
    inside, plain, stopped = None, 0, False
    for at in range(start, min(len(tokens), start + _MODIFIERS + 2)):
        token = tokens[at]
        if token.has("causes") and plain:
            break  # "16 yaşlı köməkçisi minaya düşüb": what befell them, not what was theirs
        if token.has("things", "units") and not (at + 1 < len(tokens) and tokens[at + 1].has(*NOUNS)):
            return None, None, -1 if inside is None else plain
        if token.has(*NOUNS, "alone") and not (token.has("modifiers") and _things_follow(tokens, at)):
            return at, at if inside is None and token.has(*FATES) else inside, plain
        if token.has(*FATES):
            if inside is not None or plain:
                break
            inside = at
        elif _ends_phrase(token) and not (token.has("further") and token.has("modifiers")):
            break  # but "29 more servicemen" goes on
        elif not token.has("modifiers"):
            plain += inside is None
            stopped = stopped or at - start > 1
    return None, None, 0 if stopped else plain


def _things_follow(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word that can be a noun belongs to things here: "several Armenian positions", "other commanding heights"."""
    for token in tokens[at + 1 : at + 3]:
        if token.has("things", "units"):
            return True
        if _ends_phrase(token) or token.has(*NOUNS):
            return False
    return False


def _ends_phrase(token: Token) -> bool:
    stops = (
        "stops",
        "side_before",
        "conj",
        "comma",
        "mark",
        "breaks",
        "glue",
        "subset",
        "subset_after",
        "no",
        "nil",
        "none",
        "not",
        "agent",
    )
    return token.value is not None or token.has(*stops, *BOUNDS)


def _is_between(tokens: Sequence[Token], noun: int, at: int) -> bool:
    """Return whether a nation's name stands between two nouns for the same people: "mülki Azərbaycan vətəndaşı"."""
    named = at == noun + 1 and tokens[at].has("modifiers") and tokens[at].text[:1].isupper()
    return named and at + 1 < len(tokens) and tokens[at + 1].has("citizens")


def extend(tokens: Sequence[Token], group: Group, noun: int) -> None:
    """Take in the nouns that follow the first ("civilian residents", "Major General") and the name after them."""
    at = noun
    while at < len(tokens) and (tokens[at].has(*NOUNS, "alone", "rank") or _is_between(tokens, noun, at)):
        at += 1
    if at < len(tokens) and at > noun + 1 and tokens[at].has("agent_after"):
        at = noun + 1  # "iki əsgər Ermənistan hərbçiləri tərəfindən": the soldiers behind them took them
    group.last = at - 1
    kinds = {kind for token in tokens[noun:at] for kind in NOUNS[:2] if token.has(kind)}
    kinds |= {"military"} if any(token.has("rank") for token in tokens[noun:at]) else set()
    group.civilian = None if len(kinds) != 1 else kinds == {"civilian"}
