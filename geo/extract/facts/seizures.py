"""Towns taken, entered or struck, told by a verb that says it only of forces and a place: "troops took Martakert", "Shusha fell to the army"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.extract.roles.sites import with_containers
from geo.extract.roles.spots import NAMED_ONLY, Mention, is_right_behind
from geo.extract.toponyms.namesakes import stands_for_government
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.sentences import Sentence
from geo.model import Kind, PlaceKind, Role

__all__ = ["seizure"]

_KINDS = {"takes": Kind.CLASH, "enters": Kind.INCURSION, "strikes": Kind.SHELLING}
_REACH = 60  # characters between a verb and the place
_TOO_LARGE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})


def seizure(
    sentence: Sentence, named: Sequence[Mention], words: Lexicon
) -> tuple[Kind, tuple[Mention, ...]] | None:
    """Return the kind that a verb beside a place tells of forces, and the mentions with that place as struck, or None.

    "Took", "entered" and "hit" tell of a thousand things: they count where an army, troops or a unit are named and the verb
    stands by the place.
    """
    text = sentence.text
    if not words.says(text, "seizing", "forces"):
        return None
    for at, one in enumerate(named):
        if one.match.place.kind in _TOO_LARGE or (one.role is not Role.STRUCK and one.reason != NAMED_ONLY):
            continue
        start, end = one.match.toponym.start - sentence.start, one.match.toponym.end - sentence.start
        speaks = stands_for_government(
            one.match.toponym._replace(start=start, end=end), text
        )  # "Baku denied hitting"
        for name, kind in _KINDS.items():
            before = _before(words, name).search(text, max(0, start - _REACH), start)
            if before or (not speaks and _behind(words, name).match(text, end, end + _REACH)):
                village = at + 1 < len(named) and _is_in(one, named[at + 1])
                taken = named[at + village]  # «ներխուժել են Գորիսի շրջանի Կոռնիձոր գյուղ»
                struck = replace(taken, role=Role.STRUCK, reason="")
                return kind, with_containers([struck if other is taken else other for other in named])
    return None


def _is_in(area: Mention, one: Mention) -> bool:
    """Return whether a place without a role stands right behind an area: in it."""
    finer = area.match.place.kind.is_area and not one.match.place.kind.is_area
    return finer and one.reason == NAMED_ONLY and is_right_behind(area, one)


@cache
def _before(words: Lexicon, name: str) -> AnyCase:
    """Return what finds a verb at the end of a text, three words between at most: "took the town of"."""
    return any_case(rf"(?<!\w){words.alternatives('seizing', name)}(?:\s+[\w’'-]+){{0,3}}?[\s«“\"]*$")


@cache
def _behind(words: Lexicon, name: str) -> AnyCase:
    """Return what matches a verb behind a name, three words between at most: "Kəlbəcər şəhərini tutub"."""
    return any_case(rf"[\w’'»”\"-]*(?:\s+[\w’'-]+){{0,3}}?\s+{words.alternatives('seizing', name)}(?!\w)")
