"""Where who speaks has its seat: "Baku said", "the executive council in Berd said" tell of no place where something happened."""

from functools import cache

from geo.extract.roles.spots import Spot
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case

__all__ = ["aside", "follows_speaker", "is_office", "is_seat", "speaking"]


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
