"""A place told by another of its names as well: "Khankendi, known to Armenians as Stepanakert, was shelled", "Kalbajar (Karvachar)".

The rules read the text without such an aside, which says nothing of what happened; blanks stand for it, so that all offsets stay.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from geo.extract.toponyms.surroundings import place_words
from geo.model import Claim, Extraction, Place, PlaceKind, Report, Toponym

__all__ = ["OTHER_NAME", "OtherName", "other_names", "outside", "restored", "with_aside", "without"]

OTHER_NAME = "the other name of what stands before it"
"""Why such a name is no more than a mention."""

_LONGEST = 60  # characters, on either side of the name
_FEW = 2  # words beside the name
_MOST = 10  # words
_OPENS = re.compile(r"[»”\"]?(?:,\s|\s\()")
_CLOSES = {",": re.compile(r"[,.;:!?()–—։\n]"), "(": re.compile(r"[()\n]")}


class OtherName(NamedTuple):
    """A name that a text tells beside another of the same place, ``text[start:end]`` with all that belongs to it."""

    start: int
    end: int
    toponym: Toponym


def other_names(text: str, toponyms: Sequence[Toponym]) -> list[OtherName]:
    """Return the asides of a text that only say what else a place is called."""
    return list(_found(text, toponyms))


def _found(text: str, toponyms: Sequence[Toponym]) -> Iterator[OtherName]:
    for name, other in _pairs(toponyms):
        if other.start - name.end > _LONGEST or not _share_a_place(name, other):
            continue
        opened = _OPENS.match(text, name.end)
        if opened is None or opened.end() > other.start:
            continue
        bracket = opened.group().endswith("(")
        closed = _CLOSES["(" if bracket else ","].search(text, other.end, other.end + _LONGEST)
        end = closed.start() if closed else -1 if len(text) > other.end + _LONGEST else len(text)
        if end < 0 or (bracket and (closed is None or closed.group() != ")")):
            continue
        if _names_only(text[opened.end() : other.start], text[other.end : end], bracket=bracket):
            swallowed = closed is not None and closed.group() in ",)"
            yield OtherName(opened.end() - 2, end + swallowed, other)


def _pairs(toponyms: Sequence[Toponym]) -> Iterator[tuple[Toponym, Toponym]]:
    """Yield each name with the next one that is no country's: "Stepanakert, which Azerbaijan calls Khankendi"."""
    return pairwise(one for one in toponyms if not all(map(_is_country, one.places)))


def _is_country(place: Place) -> bool:
    return place.kind is PlaceKind.COUNTRY


def _share_a_place(name: Toponym, other: Toponym) -> bool:
    ids = {place.id for place in name.places} if name.known and other.known else set()
    return any(place.id in ids for place in other.places)


def _names_only(before: str, behind: str, *, bracket: bool) -> bool:
    """Return whether the words round a name are but those that say whose name it is; none are needed in brackets."""
    words = f"{before} {behind}"
    many = len(words.split())
    if many > _MOST or any(map(str.isdigit, words)):
        return False
    return (bracket and many <= _FEW) or _says_called().search(words) is not None


@cache
def _says_called() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){place_words().alternatives('other_name', 'called')}(?!\w)", re.IGNORECASE)


def without(text: str, asides: Iterable[OtherName]) -> str:
    """Return a text of the same length with blanks in place of the asides, which are in text order."""
    pieces, at = [], 0
    for start, end, _ in asides:
        pieces += [text[at:start], " " * (end - max(start, at))]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def outside(toponyms: Iterable[Toponym], asides: Sequence[OtherName]) -> tuple[Toponym, ...]:
    """Return the names that stand in none of the asides, both in text order."""
    starts = [one.start for one in asides]
    ends = list(accumulate((one.end for one in asides), max))
    return tuple(
        one for one in toponyms if not (at := bisect_right(starts, one.start)) or one.start >= ends[at - 1]
    )


def restored(found: Extraction, report: Report) -> Extraction:
    """Return what was read with each quote as the report has it, the asides in it too."""
    return replace(
        found,
        reports=tuple(report if one.id == report.id else one for one in found.reports),
        incidents=tuple(
            replace(one, claims=tuple(with_aside(claim, report.text) for claim in one.claims))
            for one in found.incidents
        ),
        tallies=tuple(replace(one, quote=report.text[one.start : one.end]) for one in found.tallies),
        rejections=tuple(replace(one, text=report.text[one.start : one.end]) for one in found.rejections),
    )


def with_aside(claim: Claim, text: str) -> Claim:
    """Return a claim with its words as the report's text has them."""
    at = claim.quote.find(claim.says)
    first = claim.start + at
    says = text[first : first + len(claim.says)] if at >= 0 else claim.says
    return replace(claim, quote=text[claim.start : claim.end], says=says)
