"""Toponyms of a report: which names are places at all, and what each does in its sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.extract.lexicon import Lexicon
from geo.extract.namesakes import is_no_place
from geo.extract.sentences import Sentence
from geo.extract.surroundings import kind_words_around, names_area, place_words
from geo.extract.unknown import with_unknown
from geo.gazetteer import Gazetteer, fold
from geo.model import Match, PlaceKind, Role, Toponym

__all__ = ["Mention", "find_toponyms", "mentions", "named_in"]

_ADMINISTRATIVE = frozenset({PlaceKind.DISTRICT, PlaceKind.PROVINCE, PlaceKind.REGION, PlaceKind.CITY})
_CAPITALS = frozenset(
    {"yerevan", "baku", "moscow", "ankara", "tehran", "tbilisi", "stepanakert", "khankendi"}
)
_LISTED = re.compile(
    r"\s*(?:,|and|or|as well as|, and|&|\(|\)|\),|\) and|/|–|-|to)\s*(?:(?:the )?\w+['’]s )?"
)
_LOOKBACK = 60


@dataclass(frozen=True, slots=True)
class Mention:
    """A resolved toponym with its role and, for a mere mention, why it is no more than that."""

    match: Match
    role: Role
    reason: str = ""


def find_toponyms(text: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the names in the text that can be places, in order.

    Left out are words that only look like names, persons, organisations, and the places of datelines. A settlement
    that the gazetteer lacks, but which the text puts in an area, is there with ``known`` false and the area as its place.
    """
    found = [one for one in gazetteer.find(text) if not is_no_place(one, text)]
    return with_unknown(text, found)


def named_in(name: str, start: int, gazetteer: Gazetteer) -> Toponym | None:
    """Return the toponym that a name is that somebody typed or marked, at its place in a text, or None.

    Words for its kind at either end do not count: "village of Sotk", «село Сотк», "Sotk village".
    """
    before, after = kind_words_around(name)
    for first, last in dict.fromkeys(((0, len(name)), (before, after), (before, len(name)), (0, after))):
        inner = name[first:last].strip()
        places = gazetteer.named(inner) if inner else ()
        if places:
            at = start + name.index(inner, first)
            return Toponym(at, at + len(inner), inner, places)
    return None


def mentions(sentence: Sentence, matches: Sequence[Match], words: Lexicon) -> tuple[Mention, ...]:
    """Return each match of a sentence with its role, in order. Names in one list share the role of the first."""
    found: list[Mention] = []
    for match in matches:
        before = sentence.text[: match.toponym.start - sentence.start]
        after = sentence.text[match.toponym.end - sentence.start :]
        role, reason = _role(before, after, match, words)
        if found and found[-1].role is not Role.MENTIONED and _in_one_list(sentence, found[-1].match, match):
            role, reason = found[-1].role, ""
        if role is not Role.MENTIONED and match.place.kind not in _ADMINISTRATIVE and names_area(after):
            role = Role.CONTAINER  # "in Basarkechar district": the district is meant, only its town is known
        role, reason = _demote(role, reason, before, after, match, words)
        found.append(Mention(match, role, reason))
    return _with_containers(found)


def _in_one_list(sentence: Sentence, earlier: Match, later: Match) -> bool:
    between = sentence.text[earlier.toponym.end - sentence.start : later.toponym.start - sentence.start]
    return _LISTED.fullmatch(between) is not None


def _role(before: str, after: str, match: Match, words: Lexicon) -> tuple[Role, str]:
    speaker = words.words("parties", "speakers", "official").match(after.lstrip("'’s ").lstrip())
    if speaker:
        return Role.MENTIONED, f"part of a name: {match.toponym.surface} {speaker.group()}"
    window = before[-_LOOKBACK:]
    known = "|".join(
        place_words().alternatives("kinds", kind, "before")
        for kind in ("settlement", "area", "height", "lake")
    )
    words_before = rf"(?:(?:the|a|\w+['’]s|{known}) )*"
    for role in (Role.ORIGIN, Role.DIRECTION, Role.NEAR, Role.STRUCK):
        pattern = words.alternatives("roles", role)
        if re.search(rf"(?<!\w){pattern}\s+{words_before}$", window, re.IGNORECASE):
            return _after(role, after, words), ""
    if re.match(rf"\s+{words.alternatives('roles', 'direction_after')}(?!\w)", after, re.IGNORECASE):
        return Role.DIRECTION, ""
    if re.match(rf"\s+{words.alternatives('roles', 'struck_after')}(?!\w)", after, re.IGNORECASE):
        return Role.STRUCK, ""
    if match.place.kind in _ADMINISTRATIVE and re.search(
        r"\b(?:areas?|parts?|section|strip|borders?|villages?) of (?:the |\w+['’]s )?$", window
    ):
        return Role.STRUCK, ""
    return Role.MENTIONED, "named, but not as where something happened"


def _after(role: Role, after: str, words: Lexicon) -> Role:
    """Return the role as the words behind the name change it: "in the Kapan area", "in the Lachin direction"."""
    if role is Role.STRUCK and re.match(
        rf"\s+{words.alternatives('roles', 'near_after')}(?!\w)", after, re.IGNORECASE
    ):
        return Role.NEAR
    if role is Role.STRUCK and re.match(
        rf"\s+{words.alternatives('roles', 'direction_after')}(?!\w)", after, re.IGNORECASE
    ):
        return Role.DIRECTION
    return role


def _is_place(before: str, after: str, words: Lexicon) -> bool:
    """Return whether a capital is meant as a place: "hit Stepanakert", "in Yerevan" but not "the ministry in Yerevan"."""
    if re.match(rf"\s+{words.alternatives('roles', 'struck_after')}(?!\w)", after, re.IGNORECASE):
        return True
    if re.search(r"\b(?:near|outside|shelled|struck|hit|attacked|strikes? on|attack on)\s+$", before):
        return True
    official = words.alternatives("parties", "speakers", "official")
    said = words.alternatives("claims", "report_verbs")
    spoken = re.search(rf"(?<!\w)(?:{official}|{said})\s+in\s+$", before, re.IGNORECASE)
    return spoken is None and re.search(r"\bin\s+$", before) is not None


def _demote(
    role: Role, reason: str, before: str, after: str, match: Match, words: Lexicon
) -> tuple[Role, str]:
    """Return MENTIONED for countries, for capitals that stand for a government, and for places out of the theatre."""
    place = match.place
    if place.kind is PlaceKind.COUNTRY:
        return Role.MENTIONED, "a country, too large to be a site"
    if fold(match.toponym.surface) in _CAPITALS and not _is_place(before, after, words):
        return Role.MENTIONED, "a capital, standing for its government"
    if place.country not in ("AM", "AZ") and not place.id.startswith("cur-"):
        return Role.MENTIONED, f"lies in {place.country}, outside Armenia and Azerbaijan"
    if (
        place.kind is PlaceKind.REGION
        and role is Role.STRUCK
        and not re.search(r"\bin (?:the )?$|\bof $", before)
    ):
        return Role.MENTIONED, "a region, not where something happened"
    return role, reason


def _with_containers(found: list[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with areas that hold a finer place of the sentence as CONTAINER.

    An area that is struck or near keeps its role only when the sentence names nothing finer.
    """
    active = (Role.STRUCK, Role.NEAR, Role.DIRECTION)
    finer = [one for one in found if one.role in active and one.match.place.kind not in _ADMINISTRATIVE]
    return tuple(Mention(one.match, Role.CONTAINER) if _contains(one, finer) else one for one in found)


def _contains(one: Mention, finer: list[Mention]) -> bool:
    if one.match.place.kind not in _ADMINISTRATIVE:
        return False
    if one.role is Role.MENTIONED:
        return any(other.match.place.admin1 == one.match.place.id for other in finer)
    return one.role is Role.STRUCK or (one.role is Role.ORIGIN and bool(finer))
