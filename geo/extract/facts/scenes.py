"""A sentence that tells of losses at two places: "two were killed near Sotk, while in Jermuk three were wounded"."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from geo.extract.counts.find import Loss, find_losses
from geo.extract.roles.mentions import Mention
from geo.extract.roles.sites import SITE_ROLES
from geo.extract.toponyms.positions import distance_km
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.model import PlaceKind, Role

__all__ = ["WHERE", "WIDE", "borders_of", "loses", "scenes"]

_APART_KM = 10.0
_MOST = 4
WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.PROVINCE)  # "the governor of Syunik" is in none
WHERE = (*SITE_ROLES, Role.CONTAINER)
# The word that turns to the other place opens its clause, or in some languages stands behind the place.
_TURN_WORDS = 3


def scenes(text: str, mentions: Sequence[Mention], start: int, words: Lexicon) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that each count losses at a place of their own; one if it is not so parted.

    ``start`` is where in the report the sentence begins. A border is a semicolon, a comma with a word such as "while"
    behind it, or any comma or "and" whose own clause names a place and a loss; the places on both sides of it lie more
    than 10 km apart.
    """
    sites = [one for one in mentions if one.role in WHERE and one.match.place.kind not in WIDE]
    if len(sites) < 2:
        return [(0, len(text))]
    borders = borders_of(text, words)
    turns = {match.end() for match in _turn(words).finditer(text)}
    kept, whole = [0], find_losses(text, words)
    for at, border in enumerate(borders):
        if len(kept) == _MOST:
            break
        clause = len(text) if border in turns else next(iter(borders[at + 1 :]), len(text))
        before = _sites_in(sites, start + kept[-1], start + border)
        behind = _sites_in(sites, start + border, start + clause)
        if not before or not behind or not _are_apart(before, behind):
            continue
        if border not in turns and not _are_of_a_sort(before, behind):
            continue
        # The clause first: it is short, and most have no loss.
        if loses(text, border, clause, whole, words) and loses(text, kept[-1], border, whole, words):
            kept.append(border)
    return list(pairwise([*kept, len(text)]))


def loses(text: str, start: int, end: int, whole: Sequence[Loss], words: Lexicon) -> bool:
    """Return whether a stretch counts losses, by itself or by the verb of the whole sentence: "killed three in Tartar and two in Aghdam"."""
    return any(start <= loss.start < end for loss in whole) or bool(find_losses(text[start:end], words))


def borders_of(text: str, words: Lexicon) -> list[int]:
    """Return where a clause can begin: behind a comma, a semicolon or "and"."""
    return [match.end() for match in _border(words).finditer(text)]


@cache
def _border(words: Lexicon) -> AnyCase:
    return any_case(rf"[;,]\s|\s{words.alternatives('claims', 'joins')}\s")


@cache
def _turn(words: Lexicon) -> AnyCase:
    turns = words.alternatives("claims", "contrast")
    return any_case(rf";\s|,\s(?=(?:[\w-]+\s){{0,{_TURN_WORDS}}}?{turns}\s)")


def _sites_in(sites: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Return where a stretch says that something happened: a district only where it names nothing finer."""
    inside = [one for one in sites if start <= one.match.toponym.start < end]
    return [one for one in inside if one.role in SITE_ROLES] or inside


def _are_of_a_sort(some: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Return whether the places are all areas, or none is: a district may hold the village named beside it."""
    return len({one.match.place.kind.is_area for one in (*some, *others)}) == 1


def _are_apart(some: Sequence[Mention], others: Sequence[Mention]) -> bool:
    return all(
        distance_km(one.match.place.position, other.match.place.position) > _APART_KM
        for one in some
        for other in others
        if one.match.place.position and other.match.place.position
    )
