"""Roads as places: what is closed is the road, and what happens off one lies near the towns that it is named by."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from geo.extract.roles.mentions import NAMED_ONLY, Mention
from geo.extract.roles.sites import SITE_ROLES
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.sentences import Sentence
from geo.model import PlaceKind, Role

__all__ = ["along_roads", "by_road"]

_BETWEEN = re.compile(r"\s?[-–—]\s?(?:\w+\s?[-–—]\s?){0,2}")
_BESIDE = 30
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.PROVINCE})


def along_roads(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions of a sentence on a blockade: what is closed is the road it names, not the towns it lists in passing."""
    if not any(one.match.place.kind is PlaceKind.ROAD for one in found):
        return tuple(found)
    return tuple(_on_blockade(one) for one in found)


def _on_blockade(one: Mention) -> Mention:
    if one.match.place.kind is PlaceKind.ROAD:
        return replace(one, role=Role.STRUCK, reason="")
    return replace(one, role=Role.MENTIONED, reason=NAMED_ONLY) if one.role is Role.STRUCK else one


def by_road(found: Sequence[Mention], sentence: Sentence, words: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions of a sentence, the towns that a road is named by as near it, if no other place is where it happened.

    "A convoy was stopped off the Khankendi-Khalfali-Turshsu road" was somewhere between them.
    """
    text, start = sentence.text, sentence.start
    spans = [(one.match.toponym.start - start, one.match.toponym.end - start) for one in found]
    chain = _joined(spans, text, words) or _named(spans, text, words) or _led_to(spans, text, words)
    others = (one for at, one in enumerate(found) if not chain or at not in chain)
    if not chain or any(one.role is not Role.MENTIONED for one in others):
        return tuple(found)
    if any(found[at].role in SITE_ROLES or found[at].match.place.kind in _WIDE for at in chain):
        return tuple(found)
    return tuple(Mention(one.match, Role.NEAR) if at in chain else one for at, one in enumerate(found))


def _named(spans: Sequence[tuple[int, int]], text: str, words: Lexicon) -> range | None:
    """Return which names in a row, with dashes between them, name a road: "the Khankendi-Khalfali-Turshsu road"."""
    for first in range(len(spans) - 1):
        last = first
        while last + 1 < len(spans) and _BETWEEN.fullmatch(text, spans[last][1], spans[last + 1][0]):
            last += 1
        before, behind = spans[first][0], spans[last][1]
        ahead = _before(words).search(text, max(0, before - _BESIDE), before)
        if last > first and (ahead or _behind(words).match(text, behind)):
            return range(first, last + 1)
    return None


def _joined(spans: Sequence[tuple[int, int]], text: str, words: Lexicon) -> range | None:
    """Return which two names a road is told by: "the dirt road from Stepanakert to Lisagor"."""
    if not words.has("roles", "road_from"):
        return None
    for first, ((start, end), (following, _)) in enumerate(pairwise(spans)):
        ahead = _from(words).search(text, max(0, start - _BESIDE), start)
        if ahead and _to(words).fullmatch(text, end, following):
            return range(first, first + 2)
    return None


def _led_to(spans: Sequence[tuple[int, int]], text: str, words: Lexicon) -> range | None:
    """Return which name a road leads to: "injured by a drone on the road to Kechut"."""
    if not words.has("roles", "on_road"):
        return None
    led = (
        at for at, (start, _) in enumerate(spans) if _road(words).search(text, max(0, start - _BESIDE), start)
    )
    first = next(led, None)
    return None if first is None else range(first, first + 1)


@cache
def _road(words: Lexicon) -> AnyCase:
    """Return what says at the end of a text that it was on a road that leads to the place behind it; a closed one does not."""
    lists = "|".join(words.alternatives("roles", name) for name in ("road_from", "road_to"))
    on = words.alternatives("roles", "on_road")
    return any_case(
        rf"(?<!\w){on}\s(?:[\w-]+\s){{0,2}}{words.alternatives('roles', 'roads')}\s(?:{lists})\s$"
    )


@cache
def _from(words: Lexicon) -> AnyCase:
    return any_case(
        rf"(?<!\w){words.alternatives('roles', 'roads')}\s{words.alternatives('roles', 'road_from')}\s$"
    )


@cache
def _to(words: Lexicon) -> AnyCase:
    return any_case(rf"\s{words.alternatives('roles', 'road_to')}\s")


@cache
def _behind(words: Lexicon) -> AnyCase:
    return any_case(rf"\s(?:\w+\s)?{words.alternatives('roles', 'roads')}(?!\w)")


@cache
def _before(words: Lexicon) -> AnyCase:
    return any_case(rf"(?<!\w){words.alternatives('roles', 'roads')}\s(?:\w+\s)?[«“\"]?$")
