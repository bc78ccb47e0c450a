"""Towns that a side fired from across the border: told of as near its posts, they were not struck."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from geo.extract.parties.holders import COUNTRIES, holder_of
from geo.extract.roles.mentions import Mention
from geo.extract.roles.spots import AIMED_AT
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.sentences import Sentence
from geo.model import Party, PlaceKind, Role

__all__ = ["fired_from"]

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


def _is_across(one: Mention, home: Party) -> bool:
    """Return whether a place that can be struck lies in the other country than a side's."""
    country = COUNTRIES.get(one.match.place.country or "")
    return one.role in AIMED_AT and country is not None and country is not home
