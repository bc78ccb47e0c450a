"""Roles that names have from the others of their list: "Sotk, Kut and Norabak were shelled", "at Sotk (also Zod)"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.extract.roles.spots import (
    LOOKBACK,
    NAMED_ONLY,
    PART_OF_NAME,
    Mention,
    Spot,
    is_right_behind,
    known_before,
    within,
)
from geo.extract.toponyms.other_names import OTHER_NAME
from geo.extract.toponyms.surroundings import names_area
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.sentences import Sentence
from geo.model import Role

__all__ = ["in_one_list", "share_roles", "unknown_before", "unknown_behind"]

_ASIDE = re.compile(r"\s?\([^()]{1,60}\)")
_MOST_UNKNOWN = 4
_OPENED = re.compile(r"\([^()]*$")


def share_roles(sentence: Sentence, found: list[Mention], spots: Sequence[Spot], words: Lexicon) -> None:
    """Give the names of a list the role of the one before them, and where its word stands behind the list, of the last.

    Another name in brackets is passed over: "Norabak (also Norabek), Kut". That of a district has no role of its own.
    """
    for at in range(1, len(found)):
        if _is_gloss(found[at - 1], spots[at - 1], spots[at]):
            found[at] = replace(found[at], role=Role.MENTIONED, reason=OTHER_NAME)
            continue
        if found[at].reason == NAMED_ONLY and _is_village_of(spots[at - 1], spots[at], words):
            found[at] = replace(found[at], role=found[at - 1].role, reason=found[at - 1].reason)
            continue
        first = _first_of(found, at)
        if first == 0:
            continue
        before = _before_it(spots, first)
        holder = _before_area(found, spots, before, words)
        free = holder == before or (found[at].role is Role.MENTIONED and found[at].reason == NAMED_ONLY)
        free = free and (first == at or found[at].role is Role.MENTIONED)
        # "Chinari, the Tavush governor said": a body's name is in no list.
        free = free and not found[at].reason.startswith(PART_OF_NAME)
        role = found[holder].role
        if _is_direction_of_list(role, found[at].role):
            continue
        if free and role is not Role.MENTIONED and in_one_list(sentence, found, before, first, words):
            found[at] = replace(found[at], role=role, reason="")
    for at in range(len(found) - 1, 0, -1):
        free = found[at - 1].role is Role.MENTIONED and found[at - 1].reason == NAMED_ONLY
        # The area of another place is none itself.
        free = free and _before_area(found, spots, at - 1, words) == at - 1
        last = at + 1 if at + 1 < len(found) and _first_of(found, at + 1) == at else at
        role = found[last].role
        free = free or _is_direction_of_list(found[at - 1].role, role)
        if free and role is not Role.MENTIONED and in_one_list(sentence, found, at - 1, at, words):
            found[at - 1] = replace(found[at - 1], role=role, reason="")


def _is_direction_of_list(before: Role, behind: Role) -> bool:
    """Return whether the word behind a list says what the word before it leaves open: "fire in the Aghdam and Fizuli directions"."""
    return before is Role.STRUCK and behind is Role.DIRECTION


def _is_village_of(area: Spot, name: Spot, words: Lexicon) -> bool:
    """Return whether a name is that of villages of the area named before it: "shelled the Tavush villages of Aygepar and Movses"."""
    between = name.text[area.end : name.start]
    return words.has("roles", "villages_of") and _villages_of(words).fullmatch(between) is not None


@cache
def _villages_of(words: Lexicon) -> AnyCase:
    return any_case(rf"['’]?s?\s{words.alternatives('roles', 'villages_of')}\s[«“\"]?")


def _first_of(found: Sequence[Mention], at: int) -> int:
    """Return where the words for a place begin: with its area's name right before it, "Gədəbəy rayonunun Novosaratovka kəndi"."""
    area, one = found[at - 1], found[at]
    led = area.match.place.kind.is_area and not one.match.place.kind.is_area and is_right_behind(area, one)
    return at - 1 if led else at


def _is_gloss(one: Mention, area: Spot, name: Spot) -> bool:
    """Return whether a name alone in brackets says what else the district before it is called: "Basarkechar district (Vardenis)"."""
    between = name.text[area.end : name.start]
    alone = between.endswith(" (") and name.after.startswith(")")
    return alone and (one.match.place.kind.is_area or names_area(area.after)) and len(between.split()) <= 3


def _before_it(spots: Sequence[Spot], at: int) -> int:
    """Return the number of the name before one, past those in brackets that closed before it."""
    before = at - 1
    while before and _opened(spots[before]) and not _opened(spots[at]):
        before -= 1
    return before


def _before_area(found: Sequence[Mention], spots: Sequence[Spot], at: int, words: Lexicon) -> int:
    """Return the number of the place whose area a name is, or its own: "near Sotk in Gegharkunik and Yeraskh in Ararat"."""
    area = at > 0 and found[at].match.place.kind.is_area and not found[at - 1].match.place.kind.is_area
    inside = area and within(words).fullmatch(spots[at].text, spots[at - 1].end, spots[at].start)
    return at - 1 if inside else at


def _opened(spot: Spot) -> bool:
    return _OPENED.search(spot.text, spot.first, spot.start) is not None


def unknown_before(spot: Spot, first: int, words: Lexicon) -> int:
    """Return where the names before one begin that stand in its list, not before ``first``, and are of no known place: "shelled X, Y and Talish"."""
    start, item = spot.start, _unknown_item(words)
    for _ in range(_MOST_UNKNOWN):
        before = item.search(spot.text, max(spot.first, first), start)
        if before is None or not before["name"][:1].isupper():
            break
        start = before.start()
    return start


def unknown_behind(spot: Spot, words: Lexicon) -> int:
    """Return where the last name of no known place ends that stands behind one in its list: "Tərtər və Filankənd istiqamətində"."""
    end = spot.end
    for _ in range(_MOST_UNKNOWN):
        item = _unknown_behind(words).match(spot.text, end, spot.last)
        if item is None or not item["name"][:1].isupper():
            break
        end = item.end()
    return end


@cache
def _unknown_behind(words: Lexicon) -> re.Pattern[str]:
    listed = words.alternatives("roles", "listed")
    return re.compile(rf"[»”\"]?(?:,|,?\s{listed})\s[«“\"]?(?P<name>\w[\w’'-]{{2,}})")


@cache
def _unknown_item(words: Lexicon) -> re.Pattern[str]:
    """Return a name of one word in a list, with what parts it from the next."""
    listed = words.alternatives("roles", "listed")
    return re.compile(rf"(?<![\w’'-])(?P<name>\w[\w’'-]{{2,}})(?:,|,?\s{listed})\s[«“\"]?$")


def _less_unknown(between: str, words: Lexicon) -> str:
    """Return what stands between two names of places without names in their list that no gazetteer bears: ", Jraberd, "."""
    for _ in range(_MOST_UNKNOWN):
        item = _unknown_behind(words).match(between)
        if item is None or not item["name"][:1].isupper():
            break
        between = between[item.end() :]
    return between


def in_one_list(sentence: Sentence, found: Sequence[Mention], before: int, at: int, words: Lexicon) -> bool:
    """Return whether two names of a sentence, by their numbers, stand in one list: "Sotk, Kut and Norabak"."""
    first, second = found[before].match.toponym, found[at].match.toponym
    between = sentence.text[first.end - sentence.start : second.start - sentence.start]
    if at - before > 1:
        between = _ASIDE.sub("", between)
    between = _less_unknown(between, words)
    return len(between) <= LOOKBACK and _list_pattern(words).fullmatch(between) is not None


@cache
def _list_pattern(words: Lexicon) -> AnyCase:
    listed = words.alternatives("roles", "listed")
    return any_case(
        rf"[\s»”\"’]*(?:\s{listed}\s|,(?:\s?{listed}\s)?|&|\(|\)|\),|\)\s{listed}\s|/|–|-)\s*(?:(?:the )?\w+['’]s )?"
        rf"(?:{known_before(words)} ){{0,3}}[«“\"]?",
    )
