"""Who tells what no one is said to say: the outlet, or the party whose bulletin it is."""

import re
from functools import lru_cache

from geo.extract.parties.find import (
    dateline_party,
    home_of,
    official_party,
    party_of,
    party_pattern,
)
from geo.extract.speakers.claimants import NO_SIDE, Claimant
from geo.extract.speakers.speeches import Speech
from geo.extract.words.lexicon import Lexicon
from geo.model import Party, Report

__all__ = ["home_of_report", "is_ours", "is_outlet", "narrator_of", "of_broadcaster", "of_flag"]

_NAME = 3  # letters of an outlet at least
_FLAGS = (("🇦🇲", Party.ARMENIA), ("🇦🇿", Party.AZERBAIJAN), ("🇷🇺", Party.RUSSIA))


def is_ours(speech: Speech, words: Lexicon) -> bool:
    """Return whether it is "by our data", or "verified by us", that something is said: in a body's own bulletin that body says it."""
    us = words.has("claims", "us") and words.words("claims", "us").fullmatch(speech.claimant.name)
    ours = words.has("claims", "ours") and words.words("claims", "ours").fullmatch(speech.verb)
    return bool(us or ours)


def is_outlet(speech: Speech, report: Report) -> bool:
    """Return whether the outlet names itself as its source: "according to Crisis Group's count" in a Crisis Group report."""
    claimant = speech.claimant
    if claimant.party not in (Party.OTHER, Party.UNSTATED, Party.OUTLET) or not report.outlet:
        return False
    name = re.sub(r"['’]s?$", "", claimant.name.removesuffix(NO_SIDE))
    return len(name) >= _NAME and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", report.outlet) is not None


@lru_cache(maxsize=16)
def home_of_report(report: Report, words: Lexicon) -> Party | None:
    """Return the country of the ministries that a report names without one: its dateline's, else its outlet's."""
    narrator = official_party(report.outlet) if report.outlet else None
    outlets = home_of(report.outlet or "", words)
    return narrator or dateline_party(report.text, words) or outlets


def of_flag(text: str, words: Lexicon) -> Party | None:
    """Return whose body a sentence has right behind a flag: "🇦🇿 MoD: three servicemen killed"; None if none or those of several."""
    official = words.words("parties", "speakers", "official")
    flown = {
        party
        for flag, party in _FLAGS
        for one in re.finditer(rf"{flag}\s?", text)
        if official.match(text, one.end()) is not None
    }
    return next(iter(flown)) if len(flown) == 1 else None


def of_broadcaster(text: str, words: Lexicon) -> Party | None:
    """Return whose television, radio or press a sentence has cite a body: "Baku television, citing the Defence Ministry"."""
    cites = words.words("claims", "media_citing")
    if cites.search(text) is None:
        return None
    named = party_pattern(words, "parties").finditer(text)
    return next((party_of(one) for one in named if cites.match(text, one.end() + 1)), None)


@lru_cache(maxsize=4096)
def _of_name(outlet: str) -> Claimant:
    party = official_party(outlet)
    if party is not None:
        return Claimant(outlet, party)
    return Claimant(f"{outlet} (narration)", Party.OUTLET)


def narrator_of(report: Report) -> Claimant:
    """Return who speaks where nobody is said to: the outlet, or the ministry whose own bulletin the report is."""
    return _of_name(report.outlet or "report")
