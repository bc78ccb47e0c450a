"""Where who speaks has its seat: "Baku said", "the executive council in Berd said" tell of no place where something happened; and who tells it from there."""

import re
from functools import cache

from geo.extract.roles.spots import Spot
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case

__all__ = [
    "apart_teller",
    "aside",
    "follows_speaker",
    "is_office",
    "is_seat",
    "speaking",
    "tellers",
    "tells_apart",
]


def is_seat(spot: Spot, words: Lexicon) -> bool:
    """Return whether a region is that of a speaker: "the authorities in Nagorno-Karabakh said"."""
    return follows_speaker(spot, words) and speaking(words).match(spot.text, spot.end, spot.last) is not None


def is_office(spot: Spot, words: Lexicon) -> bool:
    """Return whether a town is that of a body whose verb of saying ends the clause: ", the executive council in Berd said"."""
    office = _office(words)
    if office is None or office.search(spot.text, spot.first, spot.start) is None:
        return False
    return _said_there(words).match(spot.text, spot.end, spot.last) is not None


@cache
def _office(words: Lexicon) -> AnyCase | None:
    if not words.has("roles", "seat"):
        return None
    official = words.alternatives("parties", "speakers", "official")
    return any_case(rf",\s(?:[\w’'-]+\s){{0,3}}{official}\s{words.alternatives('roles', 'seat')}\s$")


@cache
def _said_there(words: Lexicon) -> AnyCase:
    """Return what closes a clause behind the seat of who speaks."""
    return any_case(rf"\s{words.alternatives('claims', 'report_verbs')}(?=[.,;]|\s*$)")


def follows_speaker(spot: Spot, words: Lexicon) -> bool:
    """Return whether a name stands behind who speaks, or a verb of saying, and a word for "in"."""
    seat = _seat(words)
    return seat is not None and seat.search(spot.text, spot.first, spot.start) is not None


@cache
def speaking(words: Lexicon) -> AnyCase:
    """Return what follows a capital whose government, or somebody there, speaks: "Baku said", «в Баку уточнили»."""
    verbs = words.alternatives("claims", "report_verbs")
    asides = words.alternatives("claims", "asides")
    return any_case(rf"(?:,\s+{asides})?,?\s+(?:[\w-]+\s+){{0,7}}{verbs}(?!\w)")


@cache
def aside(words: Lexicon) -> AnyCase:
    """Return an aside between commas: "in Baku, for its part, …"."""
    return any_case(rf",\s+{words.alternatives('claims', 'asides')}(?!\w)")


@cache
def _seat(words: Lexicon) -> AnyCase | None:
    if not words.has("roles", "seat"):
        return None
    said = [
        words.alternatives("parties", "speakers", "official"),
        words.alternatives("claims", "report_verbs"),
    ]
    seat, joins = words.alternatives("roles", "seat"), words.alternatives("claims", "joins")
    # "confirmed both in Baku and in Stepanakert", «подтвердили и в Баку, и в Степанакерте»
    listed = rf"(?:[\w-]{{1,20}},?\s+{joins}\s+(?:{seat}\s+)?)?"
    when = r"(?:\s+[\w-]{1,20}){0,2}"
    return any_case(rf"(?<!\w)(?:{'|'.join(said)}){when},?\s+(?:{joins}\s+)?{seat}\s+{listed}$")


@cache
def tellers(words: Lexicon) -> AnyCase:
    """Return who tells something behind the adjective of a region, past a word or two: "Qarabağdakı erməni mənbələri"."""
    kinds = (words.alternatives("parties", "speakers", kind) for kind in ("official", "outlets"))
    return any_case(rf"(?:\w+ ){{0,2}}[«“\"„]?(?:{'|'.join(kinds)})(?!\w)")


@cache
def apart_teller(words: Lexicon) -> AnyCase:
    """Return who tells something behind a capital and a comma, no resident: "In Stepanakert, a spokesman for the army called it a lie"."""
    article = words.alternatives("parties", "speakers", "articles")
    official = words.alternatives("parties", "speakers", "official")
    dwellers = words.alternatives("parties", "speakers", "dwellers")
    return any_case(rf",\s{article}\s(?:(?!{dwellers})\w+ ){{0,2}}(?!{dwellers}){official}(?!\w)")


def tells_apart(text: str, at: int, words: Lexicon, *, bare: bool) -> bool:
    """Return whether behind a capital, ``text[:at]``, and a comma somebody is named who tells: "In Stepanakert, capital of the enclave, a spokesman said …".

    ``bare``: the sentence tells of no event, so that who is named in it did nothing but speak.
    """
    aside = _apart_aside().match(text, at)
    teller = apart_teller(words).match(text, at) or (
        tellers(words).match(text, aside.end()) if aside else None
    )
    if teller is None or bare:
        return teller is not None
    clause = re.split(r"[,.;:]", text[teller.end() :], maxsplit=1)[0]
    return words.says(clause, "claims", "report_verbs")


@cache
def _apart_aside() -> AnyCase:
    return any_case(r",\s[^,.;:]{3,40},\s(?:an?\s|the\s)?")
