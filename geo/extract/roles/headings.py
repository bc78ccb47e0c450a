"""Names that head a post or the sentence: "Tegh, 11 April.", "Talish: two wounded"."""

import re
from collections.abc import Sequence
from functools import cache

from geo.extract.roles.sites import can_be_site
from geo.extract.roles.spots import Mention
from geo.extract.toponyms.namesakes import is_capital, is_far_capital
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.sentences import Sentence
from geo.model import Match, PlaceKind, Role

__all__ = ["headings", "is_heading"]

_DAY = r"(?:\d{1,2}(?:[-–]\w{1,3})?\s\w+|\w+\s\d{1,2}(?:[-–]\w{1,3})?)(?:,?\s\d{4})?"
_BEFORE_HEADING = re.compile(
    rf"\W*(?:\d{{1,2}}(?:[.)]|/(?:\d{{1,2}}\)?)?)\s+)?(?:{_DAY}\W{{1,3}})?(?:[^\W\d_][\w’'-]+\s\()?"
)


def is_heading(sentence: Sentence, match: Match, words: Lexicon) -> bool:
    """Return whether a sentence is but the place or opens with it and a colon: "Tegh. Around nine …", "16 June, Talish sector."."""
    start, end = match.toponym.start - sentence.start, match.toponym.end - sentence.start
    # "Stepanakert, 14 October." opens a report as its dateline, and a later paragraph as where it plays.
    seat = sentence.paragraph > 0 and not any(map(is_far_capital, match.toponym.places))
    if not (can_be_site(match) or (seat and match.place.kind is PlaceKind.SETTLEMENT)):
        return False
    if not _BEFORE_HEADING.fullmatch(sentence.text, 0, start):
        return False
    opens = sentence.text[end : end + 2] == ": " and not re.search(r"\w", sentence.text[:start])
    return opens or _behind_heading(words).fullmatch(sentence.text, end) is not None


@cache
def _behind_heading(words: Lexicon) -> AnyCase:
    """Return what may stand behind a place in a heading: another name in brackets, "sector", its province, a day."""
    lists = [f"{role}_after" for role in (Role.DIRECTION, Role.NEAR) if words.has("roles", f"{role}_after")]
    sector = "|".join(words.alternatives("roles", name) for name in lists) or "(?!)"
    return any_case(
        rf"(?:\s\([^()\n]{{2,30}}\))?(?:\s(?:{sector}))?(?:,\s[^\W\d_][\w’'-]+){{0,2}}(?:\W{{0,3}}{_DAY})?\W*"
    )


def headings(sentence: Sentence, found: Sequence[Mention], words: Lexicon) -> set[int]:
    """Return which capitals head what is told below: "2. Stepanakert, 14 October. A drone hit a warehouse", "Stepanakert, Nagorno-Karabakh."."""
    held = any(one.match.place.kind in (PlaceKind.REGION, PlaceKind.COUNTRY) for one in found[1:])
    if not held and not any(map(str.isdigit, sentence.text)):
        return set()  # "Stepanakert. A group of saboteurs …": what is said there
    return {
        at
        for at in [at for at, one in enumerate(found) if one.role is Role.STRUCK]
        if any(map(is_capital, found[at].match.toponym.places))
        and is_heading(sentence, found[at].match, words)
    }
