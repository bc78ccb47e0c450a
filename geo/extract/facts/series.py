"""A sentence that tells of several days, each at its place: "Sotk was shelled on Saturday and Jermuk on Sunday"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.extract.counts.find import find_losses
from geo.extract.dates.find import DateMention, DateUse
from geo.extract.dates.spans import to_the_day
from geo.extract.facts.facts import Facts
from geo.extract.facts.scenes import WHERE, WIDE, borders_of, loses
from geo.extract.kinds import FIRE, kind_of
from geo.extract.roles.mentions import Mention
from geo.extract.words.lexicon import Lexicon
from geo.model import Kind

__all__ = ["days_told", "of_its_day"]

_MOST = 6
_FEW_WORDS = 3  # "and at … on": no more is left of a part that leaves its verb to another
_BEGINS = 3  # words more at the beginning, where the verb stands at the end: «Ermənistan qüvvələri»
_SHARED = "as the place of the same verb"
_WORD = re.compile(r"\w+")


@dataclass
class _Part:
    """A stretch of a sentence from ``start`` on, with the days and the places that it names; positions are in the sentence."""

    start: int
    days: list[DateMention]
    places: list[tuple[int, Mention]]

    @property
    def opens_with_place(self) -> bool:
        """Whether a place stands ahead of the day: "near Chinari on 31 July"."""
        return bool(self.places and self.days) and self.places[0][0] < self.days[0].start


def days_told(found: Facts, words: Lexicon) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that each tell of another day at places of its own; none if it is not so parted.

    Each counts losses, says what happened or leaves that to the verb of another: "Chinari on Thursday, Movses on Friday".
    """
    text = found.sentence.text
    days = [one for one in found.dates_used(DateUse.EVENT) if to_the_day(one.span)]
    if len({one.span.start for one in days}) < 2 or len(found.mentions) < 2:
        return []
    named = [
        (one.match.toponym.start - found.sentence.start, one)
        for one in found.mentions
        if one.match.place.kind not in WIDE
    ]
    parts = _parted([0, *borders_of(text, words), len(text)], days, named)
    if not 1 < len(parts) <= _MOST or not _are_apart(parts):
        return []
    stretches = list(pairwise([*(part.start for part in parts), len(text)]))
    told = all(_tells(found, part, stretch, words) for part, stretch in zip(parts, stretches, strict=True))
    return stretches if told else []


def of_its_day(found: Facts, part: Facts) -> Facts:
    """Return what a sentence without losses tells of the day of a part: its kind and claims, at the part's places.

    A place that the part leaves without a verb has the role of the first that the sentence gives one.
    """
    first, last = part.sentence.start, part.sentence.end
    inside = [one for one in found.mentions if first <= one.match.toponym.start < last]
    if not any(one.role in WHERE for one in inside):
        role = next(one.role for one in found.mentions if one.role in WHERE)
        inside = [
            one if one.match.place.kind in WIDE else replace(one, role=role, reason=_SHARED) for one in inside
        ]
    kind = part.kind or found.kind
    return replace(found, sentence=part.sentence, mentions=tuple(inside), dates=part.dates, kind=kind)


def _parted(
    borders: Sequence[int], days: Sequence[DateMention], places: Sequence[tuple[int, Mention]]
) -> list[_Part]:
    """Return the parts of a sentence, each begun at the border behind which another day, or its place, is named."""
    parts: list[_Part] = []
    for start, stop in pairwise(borders):
        new_days = [one for one in days if start <= one.start < stop]
        new_places = [(at, one) for at, one in places if start <= at < stop]
        last = parts[-1] if parts else None
        if last is None:
            parts.append(_Part(start, new_days, new_places))
            continue
        # In "Chinari on Thursday, Movses, …" places stand before their day, in "on Thursday near Chinari, Movses, …" behind.
        begins = new_days or (new_places and last.opens_with_place)
        if last.days and last.places and begins:
            parts.append(_Part(start, new_days, new_places))
        else:
            last.days += new_days
            last.places += new_places
    if len(parts) > 1 and not parts[-1].days:
        # A place behind the last day begins nothing: "…, the ministry in Yerevan said".
        rest = parts.pop()
        parts[-1].places += rest.places
    return parts


def _are_apart(parts: Sequence[_Part]) -> bool:
    """Return whether each part has one day and a place, no day or place is the next one's, and the order is kept.

    "On the 16th toward Kalbajar and Lachin … buried today" is no list of days.
    """
    if any(len({one.span.start for one in part.days}) != 1 or not part.places for part in parts):
        return False
    return all(
        one.days[0].span.start != other.days[0].span.start
        and _ids(one).isdisjoint(_ids(other))
        and (one.opens_with_place or not other.opens_with_place)
        for one, other in pairwise(parts)
    )


def _ids(part: _Part) -> set[str]:
    return {one.match.place.id for _, one in part.places}


def _tells(found: Facts, part: _Part, stretch: tuple[int, int], words: Lexicon) -> bool:
    """Return whether a part counts losses, says what happened at its place, or leaves the verb of fire to another."""
    start, end = stretch
    text = found.sentence.text[start:end]
    says = kind_of(text, words) is not None
    placed = any(one.role in WHERE for _, one in part.places)
    if found.has_losses:
        whole = find_losses(found.sentence.text, words)
        return placed and (says or loses(found.sentence.text, start, end, whole, words))
    return (placed and says) or (
        found.kind in (*FIRE, Kind.CLASH) and _is_bare(found.sentence.text, part, words)
    )


def _is_bare(text: str, part: _Part, words: Lexicon) -> bool:
    """Return whether hardly a word but places and days stands in a part up to the last of them."""
    named = [(at, at + len(one.match.toponym.surface)) for at, one in part.places]
    at, left = part.start, 0
    for start, end in sorted([*named, *((one.start, one.end) for one in part.days)]):
        left += len(_WORD.findall(text[at:start]))
        at = max(at, end)
    begins = part.start == 0 and bool(words.table("counts").get("verb_final"))
    return left <= _FEW_WORDS + (_BEGINS if begins else 0)
