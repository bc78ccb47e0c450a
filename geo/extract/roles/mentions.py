"""Roles of toponyms: struck, near, toward, fired from, holding a finer place, or merely named.

The words that decide it stand before a name in some languages and behind it, or as its ending, in others; they are in
``[roles]`` of each lexicon.
"""

import re
from collections.abc import Sequence
from functools import cache

from geo.extract.roles.bearings import only_locates, shifted
from geo.extract.roles.demotions import beside_towns, demoted
from geo.extract.roles.headings import headings, is_heading
from geo.extract.roles.seats import apart_teller, tellers
from geo.extract.roles.shared import share_roles, unknown_before, unknown_behind
from geo.extract.roles.sites import SITE_ROLES, is_in_district_of, with_containers
from geo.extract.roles.spots import NAMED_ONLY, PART_OF_NAME, Mention, Spot, behind_comma, spot_of, within
from geo.extract.toponyms.namesakes import is_capital, is_far_capital
from geo.extract.toponyms.surroundings import names_area, place_words
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.sentences import Sentence
from geo.gazetteer import fold
from geo.model import Match, PlaceKind, Role

__all__ = ["AWAY", "HOME", "NAMED_ONLY", "Mention", "mentions"]

_OWNS = re.compile(r"['’]s? ")
_POSSESSIVE = re.compile(r"^['’]s?(?!\w)")
AWAY = "named as somebody's home, way or seat"
HOME = "named as the home of those it happened to"
HOLDER = "named as that in whose district the place behind it lies"
_LOCATES = "says how far away the place beside it lies"


def mentions(sentence: Sentence, matches: Sequence[Match], words: Lexicon) -> tuple[Mention, ...]:
    """Return each match of a sentence with its role, in order. Names in one list share a role."""
    if not matches:
        return ()
    spots = [spot_of(sentence, match, words) for match in matches]
    found = [
        _mention(sentence, match, spot, _behind_areas(matches, spots, at, words), words)
        for at, (match, spot) in enumerate(zip(matches, spots, strict=True))
    ]
    found = [
        Mention(matches[at], Role.MENTIONED, _LOCATES)
        if one.match.moved and only_locates(at, spots, found, words)
        else one
        for at, one in enumerate(found)
    ]
    found = _beside_unknown(found, spots, words)
    share_roles(sentence, found, spots, words)
    found = _less_holders(found, spots, words)
    towns = beside_towns(sentence, found, words) | headings(sentence, found, words)
    return with_containers(
        [
            demoted(one, spot, words, listed=at in towns)
            for at, (one, spot) in enumerate(zip(found, spots, strict=True))
        ]
    )


def _beside_unknown(found: list[Mention], spots: Sequence[Spot], words: Lexicon) -> list[Mention]:
    """Return the mentions, a name that no word gives a role with that of names beside it in its list which no gazetteer bears."""
    roles = list(found)
    for at, (one, spot) in enumerate(zip(found, spots, strict=True)):
        if one.role is not Role.MENTIONED or one.reason != NAMED_ONLY:
            continue
        start = unknown_before(spot, spots[at - 1].end if at else 0, words)
        role = _told(spot._replace(start=start), (), one.match) if start < spot.start else None
        end = unknown_behind(spot, words)
        if role is None and end > spot.end:
            role = _told(spot, (end, _without_kind_words(spot._replace(end=end), "")[0]), one.match)
        if role is not None:
            roles[at] = Mention(one.match, role)
    return roles


def _less_holders(found: list[Mention], spots: Sequence[Spot], words: Lexicon) -> list[Mention]:
    """Return the mentions, a town that holds the village right behind it in its district as no site: "Tovuzun Əlibəyli kəndi", "Tovuz's Alibayli"."""
    endings = _endings(words, "holder")
    if not endings:
        return [
            Mention(one.match, Role.MENTIONED, HOLDER)
            if one.role in SITE_ROLES
            and one.match.place.kind is behind.match.place.kind is PlaceKind.SETTLEMENT
            and behind.role in SITE_ROLES
            and _OWNS.fullmatch(
                spot.text, spot.end, spot.end + behind.match.toponym.start - one.match.toponym.end
            )
            and is_in_district_of(behind, one)
            else one
            for one, behind, spot in zip(found, [*found[1:], found[-1]], spots, strict=True)
        ]
    return [
        Mention(one.match, Role.MENTIONED, HOLDER)
        if one.role in SITE_ROLES
        and one.match.place.kind is behind.match.place.kind is PlaceKind.SETTLEMENT
        and behind.role in SITE_ROLES
        and behind.match.toponym.start == one.match.toponym.end + 1
        and one.match.toponym.surface.casefold().endswith(endings)
        and not _is_undeclined(one.match.toponym.surface, one.match)
        else one
        for one, behind in zip(found, [*found[1:], found[-1]], strict=True)
    ]


def _behind_areas(
    matches: Sequence[Match], spots: Sequence[Spot], at: int, words: Lexicon
) -> tuple[int, ...]:
    """Return where the text goes on behind the areas that a name's own words put it in: "Agdam in Tovuz district was …", "Movses in Armenia's Berd area came …"."""
    behind: list[int] = []
    for before, (match, area) in enumerate(zip(matches[at + 1 :], spots[at + 1 :], strict=True), start=at):
        start = spots[before].end
        inside = within(words).fullmatch(area.text, start, area.start)
        owned = behind and _OWNS.fullmatch(area.text, start, area.start)
        if not (match.place.kind.is_area or names_area(area.after)) or not (inside or owned):
            break
        behind.append(_without_kind_words(area, area.text[area.start : area.end])[0])
    return tuple(behind)


def _mention(
    sentence: Sentence, match: Match, spot: Spot, beyond: tuple[int, ...], words: Lexicon
) -> Mention:
    if _fires_from_side(spot, match, words):
        return Mention(match, Role.ORIGIN)
    role, reason = _role(spot, match, beyond, words)
    if role is Role.MENTIONED and reason == NAMED_ONLY and is_heading(sentence, match, words):
        return Mention(match, Role.STRUCK)
    moved = shifted(match, spot, words)
    if moved is not None:
        return Mention(moved, Role.NEAR)
    return Mention(match, role, reason)


@cache
def _kind_word_behind() -> AnyCase:
    known = "|".join(place_words().alternatives("kinds", kind, "after") for kind in ("settlement", "area"))
    return any_case(rf"[»”\"]?[\s-]+((?:{known}))(?!\w)")


def _role(spot: Spot, match: Match, beyond: tuple[int, ...], words: Lexicon) -> tuple[Role, str]:
    """Return the role by the words round a name: those that exclude one first, then before it, behind it, its ending."""
    rest = _POSSESSIVE.sub("", spot.after).lstrip().lstrip('«“"')
    speaker = _official(words).match(rest)
    # "Bakıda Müdafiə Nazirliyi": its ministry speaks there
    seat = any(map(is_far_capital, match.toponym.places))
    surface = match.toponym.surface
    of_it = surface.casefold().endswith(_endings(words, "adjective"))  # "Qarabağdakı qurumlar"
    capital = of_it and any(map(is_capital, match.toponym.places))  # "Xankəndidəki «müdafiə ordusu»"
    if speaker is None and (seat or capital or match.place.kind is PlaceKind.REGION):
        speaker = tellers(words).match(rest) or (apart_teller(words).match(rest) if seat else None)
    if spot.follows("residents") or spot.precedes("residents", (spot.end,)):
        return Role.MENTIONED, HOME
    if speaker and (named := _of_name(spot, rest, speaker.end(), match, words, seat=seat or of_it)):
        return named
    bare, last = _without_kind_words(spot, surface)
    behind = (spot.end,) if bare == spot.end else (spot.end, bare)
    origin = spot.precedes(Role.ORIGIN, behind)
    if told := _hit_or_held(spot, bare, words, origin=origin):
        return told, ""
    if spot.follows("residents") or spot.precedes("residents", behind):
        return Role.MENTIONED, HOME
    if spot.follows("mentioned") or spot.precedes("mentioned", behind):
        return Role.MENTIONED, AWAY
    beyond = (*beyond, *_behind_aside(spot, bare, words), *behind_comma(spot, bare))
    if match.place.kind is not PlaceKind.REGION:
        beyond = (*beyond, *_behind_when(spot, bare, words))
    role = _told(spot, (*behind, *beyond), match)
    by_ending = _by_ending(last, match, words)
    # "Vardenisdən atəşə tutub"
    fired_from = by_ending[0] is Role.ORIGIN and role is Role.STRUCK
    from_it = fired_from and not _roads_from(words).match(spot.text, bare)
    return by_ending if role is None or from_it else (role, "")


def _fires_from_side(spot: Spot, match: Match, words: Lexicon) -> bool:
    """Return whether a town tells from which side something came: "shells came from the Tovuz side", "Berd tərəfdən"; a state's side is who acts."""
    state = match.place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION)
    if state or any(map(is_capital, match.toponym.places)) or not words.has("roles", "side_behind"):
        return False
    side = _side_behind(words).match(_POSSESSIVE.sub("", spot.after).lstrip())
    return side is not None and (spot.follows(Role.ORIGIN) or spot.precedes(Role.ORIGIN, (spot.end,)))


@cache
def _side_behind(words: Lexicon) -> AnyCase:
    return any_case(rf"{words.alternatives('roles', 'side_behind')}(?!\w)")


def _behind_aside(spot: Spot, at: int, words: Lexicon) -> tuple[int, ...]:
    """Return where the text goes on behind what stands between commas on a place: "Goris, in southern Armenia, was bombed"."""
    if spot.text[at : at + 2] != ", ":
        return ()
    aside = _aside(words).match(spot.text, at, spot.last)
    return (aside.end(),) if aside else ()


def _behind_when(spot: Spot, at: int, words: Lexicon) -> tuple[int, ...]:
    """Return where the text goes on behind the day or hour told right after a place: "Ganja on the morning of 4 October came under fire"."""
    when = _when(words).match(spot.text, at, spot.last)
    return (when.end(),) if when else ()


@cache
def _when(words: Lexicon) -> AnyCase:
    return any_case(rf"(?:,?\s{words.alternatives('roles', 'when')}){{1,3}}(?=\s)")


@cache
def _aside(words: Lexicon) -> AnyCase:
    opens = words.alternatives("roles", "aside")
    return any_case(rf",\s{opens}\s[^,.;:()]{{3,60}},(?=\s)")


@cache
def _roads_from(words: Lexicon) -> AnyCase:
    """Return what says behind a place in the case of origins that a road leads from it or through it."""
    return any_case(rf"\s{words.alternatives('roles', 'roads_from')}(?!\w)")


def _of_name(
    spot: Spot, rest: str, end: int, match: Match, words: Lexicon, *, seat: bool
) -> tuple[Role, str] | None:
    """Return the role of a place in the name of a body, ``rest[:end]`` behind it: near it, or part of its name, or None."""
    if not seat and match.place.kind is PlaceKind.SETTLEMENT and spot.follows("hit_there"):
        return Role.STRUCK, ""  # "bombed the Stepanakert hospital"
    region = match.place.kind is PlaceKind.REGION  # "killed by Nagorno-Karabakh forces"
    if not (seat or region) and (spot.follows(Role.NEAR) or _beside(words).match(rest, end)):
        return Role.NEAR, ""  # "near Stepanakert's hospital"
    if seat or _by_ending(match.toponym.surface, match, words)[0] is Role.MENTIONED:
        return Role.MENTIONED, f"{PART_OF_NAME}: {match.toponym.surface} {rest[:end]}"
    return None


@cache
def _beside(words: Lexicon) -> AnyCase:
    """Return what says, behind a body's name, that something happened near it."""
    near = words.alternatives("roles", "near_after")
    return any_case(rf"\s{near}(?!\w)")


@cache
def _where_hit(words: Lexicon) -> AnyCase:
    """Return what says behind a place that people were hit there: "moved to Shushi, where four civilians were killed"."""
    return any_case(words.alternatives("roles", "where_hit"))


def _hit_or_held(spot: Spot, bare: int, words: Lexicon, *, origin: bool) -> Role | None:
    """Return STRUCK or NEAR where words say that people were hit at a place, or that its holders beat off an attack."""
    if (spot.follows("hit_there") and not origin) or _where_hit(words).match(spot.text, bare):
        return Role.STRUCK
    held = words.has("roles", "held_there") and spot.follows(Role.ORIGIN)
    return Role.NEAR if held and _held_there(words).match(spot.text, bare) else None


@cache
def _held_there(words: Lexicon) -> AnyCase:
    """Return what says behind a place that its holders beat off an attack: "troops in the direction of Terter beat off an attack"."""
    return any_case(words.alternatives("roles", "held_there"))


def _official(words: Lexicon) -> AnyCase:
    return words.words("parties", "speakers", "official")


def _told(spot: Spot, behind: Sequence[int], match: Match) -> Role | None:
    """Return the role that words before or behind a name give it, or None if none do."""
    if spot.precedes(Role.ORIGIN, behind):
        return Role.ORIGIN
    if match.place.kind.is_area and (spot.follows("in_part") or spot.precedes("in_part", behind)):
        return Role.STRUCK  # "in the north of Karabakh" lies in it, not near it
    for role in (Role.ORIGIN, Role.DIRECTION, Role.NEAR, Role.STRUCK):
        if spot.follows(role):
            return _changed_behind(role, spot, behind)
    for role in (Role.DIRECTION, Role.NEAR, Role.STRUCK):
        if spot.precedes(role, behind):
            return role
    return Role.STRUCK if match.place.kind.is_area and spot.follows("part_of") else None


def _without_kind_words(spot: Spot, surface: str) -> tuple[int, str]:
    """Return where the text goes on behind a name and the words for its kind, and the word that bears the ending of the whole."""
    last, at = surface, spot.end
    for _ in range(2):
        kind = _kind_word_behind().match(spot.text, at, spot.last)
        if kind is None:
            break
        last, at = kind[1], kind.end()
    return at, last


def _changed_behind(role: Role, spot: Spot, behind: Sequence[int]) -> Role:
    """Return the role as the words behind the name change it: "in the Kapan area", "in the Lachin direction"."""
    if role is not Role.STRUCK:
        return role
    return next((one for one in (Role.NEAR, Role.DIRECTION) if spot.precedes(one, behind)), role)


def _by_ending(word: str, match: Match, words: Lexicon) -> tuple[Role, str]:
    """Return the role that the case of a name, or of the word for its kind, gives it."""
    ending = word.casefold()
    role = next((one for one in (Role.ORIGIN, Role.STRUCK) if ending.endswith(_endings(words, one))), None)
    return (Role.MENTIONED, NAMED_ONLY) if role is None or _is_undeclined(word, match) else (role, "")


def _is_undeclined(word: str, match: Match) -> bool:
    return word == match.toponym.surface and fold(word) in {fold(name.text) for name in match.place.names}


@cache
def _endings(words: Lexicon, role: str) -> tuple[str, ...]:
    key = f"{role}_endings"
    return tuple(words.table("roles", key)) if words.has("roles", key) else ()
