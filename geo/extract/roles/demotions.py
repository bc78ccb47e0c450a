"""Which places named are no sites after all: countries, capitals that stand for a government, seats of who speaks, places out of the theatre."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.extract.roles.seats import aside, follows_speaker, is_office, is_seat, speaking
from geo.extract.roles.shared import in_one_list
from geo.extract.roles.sites import SITE_ROLES
from geo.extract.roles.spots import Mention, Spot, behind_comma
from geo.extract.toponyms.namesakes import is_capital, is_far_capital, stands_for_government
from geo.extract.toponyms.surroundings import names_area
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.sentences import Sentence
from geo.model import Match, PlaceKind, Role

__all__ = ["CAPITAL", "beside_towns", "demoted"]

_COMPOUND = re.compile(r"[-–][^\W\d_]")  # "the Karabakh-Azerbaijani line of contact"
CAPITAL = "a capital, standing for its government"
_SEAT = "where who speaks has its seat"


def beside_towns(sentence: Sentence, found: Sequence[Mention], words: Lexicon) -> set[int]:
    """Return which capitals stand in one list with a town that was struck, as towns themselves: "shelled Stepanakert, Martakert and Martuni"."""
    capitals = [at for at, one in enumerate(found) if any(map(is_capital, one.match.toponym.places))]
    return {
        at
        for at in capitals
        for other in (at - 1, at + 1)
        if 0 <= other < len(found)
        and other not in capitals
        and found[at].role is found[other].role is Role.STRUCK
        and found[other].match.place.kind is PlaceKind.SETTLEMENT
        and in_one_list(sentence, found, min(at, other), max(at, other), words)
        and not _says(sentence, found[at], words)
    }


def _says(sentence: Sentence, capital: Mention, words: Lexicon) -> bool:
    """Return whether a verb of saying stands right behind a capital, so that it is in no list of places: "shelled Martuni, Stepanakert said"."""
    told = speaking(words).match(sentence.text, capital.match.toponym.end - sentence.start)
    return told is not None and not told.group().startswith(",")


def demoted(one: Mention, spot: Spot, words: Lexicon, *, listed: bool) -> Mention:
    """Return MENTIONED for countries, for capitals that stand for a government, and for places out of the theatre.

    A capital that is ``listed`` with towns, or heads what is told below, stands for none.
    """
    match, place = one.match, one.match.place
    if one.role is Role.MENTIONED:
        return one
    if not place.kind.is_area and names_area(spot.after):
        one = replace(one, role=Role.CONTAINER)  # "in Basarkechar district": only its town is known
    if place.kind is PlaceKind.COUNTRY:
        return Mention(match, Role.MENTIONED, "a country, too large to be a site")
    if not listed and any(map(is_capital, match.toponym.places)) and _is_government(spot, match, words):
        return Mention(match, Role.MENTIONED, CAPITAL)
    if one.role is Role.STRUCK and is_far_capital(place) and not spot.follows("hit_there"):
        return Mention(match, Role.MENTIONED, "a capital far from any front")
    if place.country not in ("AM", "AZ", None) and not place.id.startswith("cur-"):
        return Mention(match, Role.MENTIONED, f"lies in {place.country}, outside Armenia and Azerbaijan")
    reason = _why_no_site(one, spot, words) if place.kind is PlaceKind.REGION else ""
    if one.role is Role.STRUCK and place.kind is PlaceKind.SETTLEMENT and is_office(spot, words):
        reason = _SEAT
    return Mention(match, Role.MENTIONED, reason) if reason else one


def _why_no_site(region: Mention, spot: Spot, words: Lexicon) -> str:
    """Return why nothing happened in a region that is named, empty if something may have."""
    if _COMPOUND.match(spot.text, spot.end):
        return "part of a compound"
    if is_seat(spot, words):
        return _SEAT
    known = words.has("roles", "in_region") and region.role is Role.STRUCK
    outside = known and not spot.follows("in_region")
    return "a region, not where something happened" if outside else ""


def _is_government(spot: Spot, match: Match, words: Lexicon) -> bool:
    """Return whether a capital is meant as its government: "the ministry in Yerevan" too."""
    if spot.follows("hit_there"):
        return False  # "shells hit a hospital in Stepanakert"
    ends = any(map(spot.follows, SITE_ROLES)) and not aside(words).match(spot.text, spot.end, spot.last)
    ends = ends and len(spot.before.split()) > 1  # not "In Baku, the military denied"
    speaks = speaking(words).match(spot.text, spot.end, spot.last)
    # "bombed Baku, the ministry said"
    if follows_speaker(spot, words) or (speaks and not (ends and speaks.group().startswith(","))):
        return True
    behind = (spot.end, *behind_comma(spot, spot.end))
    aimed_at = spot.precedes(Role.STRUCK, behind) or spot.precedes(Role.DIRECTION, behind)
    if aimed_at and not any(map(is_far_capital, match.toponym.places)):
        return False  # «Ստեփանակերտի վրա արկեր են ընկնում»
    return stands_for_government(match.toponym._replace(start=spot.start, end=spot.end), spot.text)
