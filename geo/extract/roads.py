"""Roads as places: what is closed is the road, and what happens off one lies near the towns that it is named by."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.extract.lexicon import Lexicon
from geo.extract.patterns import AnyCase, any_case
from geo.extract.roles import NAMED_ONLY, Mention
from geo.extract.sentences import Sentence
from geo.model import PlaceKind, Role

__all__ = ["along_roads", "by_road"]

_BETWEEN = re.compile(r"\s?[-–—]\s?(?:\w+\s?[-–—]\s?){0,2}")
_BESIDE = 30


def along_roads(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions of a sentence on a blockade: what is closed is the road it names, not the towns it lists in passing."""
    roads = [one for one in found if one.match.place.kind is PlaceKind.ROAD]
    if not roads:
        return tuple(found)
    closed = [replace(one, role=Role.STRUCK, reason="") if one in roads else one for one in found]
    return tuple(
        replace(one, role=Role.MENTIONED, reason=NAMED_ONLY)
        if one.role is Role.STRUCK and one.match.place.kind is not PlaceKind.ROAD
        else one
        for one in closed
    )


def by_road(found: Sequence[Mention], sentence: Sentence, words: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions of a sentence, the towns that a road is named by as near it, if no other place is where it happened.

    "A convoy was stopped off the Khankendi-Khalfali-Turshsu road" was somewhere between them.
    """
    if len(found) < 2 or any(one.role is not Role.MENTIONED for one in found):
        return tuple(found)
    text, start = sentence.text, sentence.start
    spans = [(one.match.toponym.start - start, one.match.toponym.end - start) for one in found]
    for first in range(len(found) - 1):
        last = first
        while last + 1 < len(found) and _BETWEEN.fullmatch(text, spans[last][1], spans[last + 1][0]):
            last += 1
        before, behind = spans[first][0], spans[last][1]
        named = _behind(words).match(text, behind) or _before(words).search(
            text, max(0, before - _BESIDE), before
        )
        if last > first and named:
            return tuple(
                Mention(one.match, Role.NEAR) if first <= at <= last else one for at, one in enumerate(found)
            )
    return tuple(found)


@cache
def _behind(words: Lexicon) -> AnyCase:
    return any_case(rf"\s(?:\w+\s)?{words.alternatives('roles', 'roads')}(?!\w)")


@cache
def _before(words: Lexicon) -> AnyCase:
    return any_case(rf"(?<!\w){words.alternatives('roles', 'roads')}\s(?:\w+\s)?[«“\"]?$")
