"""What a sentence only adds to the incident told of last: its day, a loss, a reply, the wound of its dead, one more town."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.extract.claims.find import BELLIGERENTS, has_counts
from geo.extract.composition.drafts import Draft
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import to_the_day
from geo.extract.facts.facts import Facts
from geo.extract.facts.sorts import puts_numbers
from geo.extract.kinds import group
from geo.extract.roles.demotions import CAPITAL
from geo.extract.toponyms.namesakes import is_far_capital
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, Count, DateSpan

__all__ = [
    "adds_loss",
    "buries",
    "dates_last",
    "denies_losses",
    "is_answered",
    "is_retold",
    "less_wounds_of_dead",
    "tells_when",
]

_ONE = Count(1, 1, 1)
_QUOTES = '«“"„ '


def adds_loss(last: Draft | None, found: Facts) -> bool:
    """Return whether a loss is of the paragraph's incident: "Shells hit the town. Two were killed, and a bakery was destroyed".

    What happened in a capital far away is not: "In Yerevan 34 were hurt when protesters and police clashed".
    """
    told = last is not None and last.paragraph == found.sentence.paragraph
    away = any(is_far_capital(one.match.place) and one.reason != CAPITAL for one in found.mentions)
    return told and found.has_losses and found.kind is None and not (found.sites or away)


def tells_when(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence says when that happened which was told of last: "It took place on Thursday"."""
    if found.sites or not found.dates_used(DateUse.EVENT) or not words.has("here", "happened"):
        return False
    match = words.words("here", "happened").search(found.sentence.text)
    return match is not None and not re.search(r"\w", found.sentence.text[: match.start()])


def dates_last(last: Draft, found: Facts, main: DateSpan | None) -> bool:
    """Return whether a sentence dates what its paragraph told of last without a day: "Martuni was attacked. On Friday at 4 p.m. a drone hit a car".

    ``main`` is the day of the report, of which what has no day is meant to be.
    """
    if last.dated or last.paragraph != found.sentence.paragraph or not last.mentions:
        return False
    if main is None or (last.when.start, last.when.end) != (main.start, main.end):
        return False  # a heading has dated it
    dates = found.dates_used(DateUse.EVENT)
    dated = bool(dates) and all(to_the_day(one.span) for one in dates)
    return dated and not found.sites and found.kind is not None and group(found.kind) == group(last.kind)


def is_answered(last: Draft | None, found: Facts) -> bool:
    """Return whether a party goes on about an incident in its paragraph: "Its forces, it said, had replied"."""
    same = last is not None and last.paragraph == found.sentence.paragraph
    return same and any(claim.party in BELLIGERENTS for claim in found.claims)


def denies_losses(last: Draft | None, found: Facts) -> bool:
    """Return whether a side whose losses another has told says of no place that it had none: "There are neither dead nor wounded"."""
    if last is None or found.kind or found.sites or not found.has_losses or puts_numbers(found.claims):
        return False
    own = {claim.party for claim in found.claims if claim.side is claim.party}
    others = {claim.side for claim in last.claims if has_counts(claim) and claim.side is not claim.party}
    return bool(own & others)


def less_wounds_of_dead(found: Facts, last: Draft | None, words: Lexicon) -> Facts | None:
    """Return a sentence without the wound of the one whose death was just told: "A soldier was killed. He was hit in the head".

    None if it tells no such wound.
    """
    if last is None or found.sites or found.sentence.paragraph - last.paragraph > 1:
        return None
    told = [claim for claim in last.claims if has_counts(claim)]
    if not told or any(_losses_of(claim) != (_ONE, None, None, None, None) for claim in told):
        return None
    same_one = words.words("here", "same_one")
    hurt = [
        claim
        for claim in found.claims
        if _losses_of(claim) == (None, _ONE, None, None, None) and same_one.match(claim.says.lstrip(_QUOTES))
    ]
    claims = tuple(replace(claim, wounded=None) if claim in hurt else claim for claim in found.claims)
    return replace(found, claims=claims) if hurt else None


def is_retold(found: Facts, last: Draft | None, words: Lexicon) -> bool:
    """Return whether a sentence only says how one of the wounded is who were counted before: "One of the three was flown to Yerevan"."""
    if last is None or found.sentence.paragraph - last.paragraph > 1:
        return False
    hurt = any(claim.wounded and (claim.wounded.best or claim.wounded.low or 0) > 0 for claim in last.claims)
    told = [_losses_of(claim) for claim in found.claims if has_counts(claim)]
    one = told == [(None, _ONE, None, None, None)]
    opens = words.words("here", "one_of_them").match(found.sentence.text.lstrip(_QUOTES)) is not None
    return hurt and one and opens


def buries(found: Facts, drafts: Sequence[Draft], words: Lexicon) -> bool:
    """Return whether a sentence only tells where fallen are buried of whom the report has told: "Two of them were laid to rest in Gyumri"."""
    if found.kind or not found.has_losses or not words.says(found.sentence.text, "here", "buried"):
        return False
    told = [_losses_of(claim) for claim in found.claims if has_counts(claim)]
    if any(any(others) for _, *others in told):
        return False
    dead = max((_most(claim.killed) for draft in drafts for claim in draft.claims), default=0)
    return max((_most(killed) for killed, *_ in told), default=0) <= dead


def _most(count: Count | None) -> int:
    return (count.best or count.low or 0) if count else 0


def _losses_of(claim: Claim) -> tuple[Count | None, ...]:
    return claim.killed, claim.wounded, claim.captured, claim.missing, claim.casualties
