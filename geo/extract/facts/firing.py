"""Towns that a side fired from across the border: told of as near its posts, they were not struck."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import cache

from geo.extract.parties.holders import COUNTRIES, holder_of
from geo.extract.roles.mentions import Mention
from geo.extract.roles.spots import AIMED_AT
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.sentences import Sentence
from geo.model import Party, PlaceKind, Role

__all__ = ["fired_from", "posts_that_fired"]

_BEFORE = 40  # characters


def fired_from(
    sentence: Sentence,
    mentions: tuple[Mention, ...],
    accused: Collection[Party | None],
    day: date,
    words: Lexicon,
) -> tuple[Mention, ...]:
    """Return the mentions of a sentence on fire of one side, its own towns by its posts as origins where the other's come behind.

    "Soldiers at posts near Goris fired toward Lachin", and the towns listed with such. Along the line of contact a side has
    posts beside towns that the other holds; across the border it has none.
    """
    home = next(iter(accused)) if len(accused) == 1 else None
    if home is None or home not in COUNTRIES.values():
        return mentions
    found = list(mentions)
    for at, one in enumerate(mentions):
        first = one.match.toponym.start - sentence.start
        posts = words.says(sentence.text[max(0, first - _BEFORE) : first], "roles", "from_area")
        listed = at > 0 and found[at - 1].role is Role.ORIGIN
        by_posts = one.role is Role.NEAR and posts
        if (
            (by_posts or (listed and one.role in AIMED_AT))
            and one.match.place.kind is PlaceKind.SETTLEMENT
            and holder_of(one.match.place, day) is home
            and any(_is_across(other, home) for other in mentions[at + 1 :])
        ):
            found[at] = replace(one, role=Role.ORIGIN)
    return tuple(found)


def posts_that_fired(
    sentence: Sentence, mentions: tuple[Mention, ...], words: Lexicon
) -> tuple[Mention, ...]:
    """Return the mentions of a sentence, the town by which posts lie that are said to have fired as the origin.

    "Azerbaijani posts at Gunnut opened fire on Areni"; posts that "were fired at" are where it struck.
    """
    if not words.has("roles", "posts_at"):
        return mentions
    text, ahead = sentence.text, sentence.start
    posts = [
        one
        for one in mentions
        if one.role in AIMED_AT
        and _posts(words).search(
            text, max(0, one.match.toponym.start - ahead - _BEFORE), one.match.toponym.start - ahead
        )
        and _fires(words).match(text, one.match.toponym.end - ahead)
    ]
    areas = [one for one in mentions if one.match.place.kind.is_area]
    if any(one.role in AIMED_AT and one not in (*posts, *areas) for one in mentions):
        return tuple(replace(one, role=Role.ORIGIN) if one in posts else one for one in mentions)
    if posts and words.says(text, "roles", "at_it"):
        # "They shot at it with a machine gun": what was hit was told of before, and not in the district of the posts
        return tuple(
            replace(one, role=Role.ORIGIN if one in posts else Role.MENTIONED)
            if one in posts or one in areas
            else one
            for one in mentions
        )
    return mentions


@cache
def _posts(words: Lexicon) -> AnyCase:
    return any_case(rf"(?<!\w){words.alternatives('roles', 'posts_at')}\s$")


@cache
def _fires(words: Lexicon) -> AnyCase:
    """Return what a subject that fired goes on with, past the district that its place lies in."""
    stop = words.alternatives("roles", "posts_suffer")
    behind = words.alternatives("roles", "posts_fire")
    return any_case(rf"(?:,?\s(?!{stop}\s)[^\s,;:.]+){{0,4}}?,?\s{behind}(?!\w)")


def _is_across(one: Mention, home: Party) -> bool:
    """Return whether a place that can be struck lies in the other country than a side's."""
    country = COUNTRIES.get(one.match.place.country or "")
    return one.role in AIMED_AT and country is not None and country is not home
