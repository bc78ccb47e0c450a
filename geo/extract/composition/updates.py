"""Numbers that a report puts right as it goes on: some of the wounded died, and the toll has risen."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geo.extract.claims.find import counted_in, has_counts
from geo.extract.composition.drafts import Draft
from geo.extract.counts.find import MEASURES
from geo.extract.facts.facts import Facts
from geo.extract.parties.find import NARRATORS
from geo.extract.speakers.claimants import same_surname
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import tokens_of
from geo.model import Claim, Count, Rejection

__all__ = [
    "are_of_one",
    "dies_later",
    "is_first_told",
    "less_retold",
    "names_again",
    "raises_toll",
    "updated",
]

_SUPERSEDED = "superseded: killed {}; the report has a later number of the same incident, {}"
_NOT_APART = 2  # paragraphs
_ONE = Count(1, 1, 1)


def dies_later(found: Facts, last: Draft | None, words: Lexicon) -> bool:
    """Return whether a sentence tells that some of those died who were counted as wounded before, on whatever day."""
    if last is None or found.sites or not any(one.killed for one in found.claims):
        return False
    wounded = words.says(found.sentence.text, "tally", "of_wounded")
    near = found.sentence.paragraph - max(last.paragraph, last.latest) <= _NOT_APART
    return near and any(
        0 < _number(one.killed) <= _number(claim.wounded)
        for one in found.claims
        for claim in last.claims
        if (None in (one.side, claim.side) or one.side is claim.side)
        and (wounded or names_again(one, claim, words))
    )


def names_again(dead: Claim, hurt: Claim, words: Lexicon) -> bool:
    """Return whether the one who died is named as one of the wounded was: "Sergeant Seyran Sargsyan has died"."""
    if dead.killed != _ONE or dead.quote == hurt.quote:
        return False
    names = _surnames(hurt.quote, words)
    return any(same_surname(one, other) for one in _surnames(dead.quote, words) for other in names)


def _surnames(text: str, words: Lexicon) -> list[str]:
    """Return the surnames of a text behind a first name."""
    return [
        one.text
        for before, one in pairwise(tokens_of(text, words))
        if one.has("surname") and one.text[:1].isupper() and before.text[:1].isupper()
    ]


def raises_toll(found: Facts, last: Draft | None, words: Lexicon) -> bool:
    """Return whether a total can only be that of the incident told of last, some of whose wounded have died since."""
    if last is None or found.sites or not words.says(found.sentence.text, "tally", "update"):
        return False
    if found.sentence.paragraph - max(last.paragraph, last.latest) > _NOT_APART:
        return False
    return any(_grows(one, claim) for one in found.claims for claim in last.claims if are_of_one(claim, one))


def updated(draft: Draft, words: Lexicon) -> list[Rejection]:
    """Put the numbers of an incident right by a later total of the report; return what it superseded.

    A total is a number of dead that an earlier one can have grown to by those who were wounded. It stays with who gave
    it, and the wounded with who counted them; "two of the wounded died" by itself stays a number of its own.
    """
    claims, old = _less_first_told(draft.claims, words)
    totals = [
        at
        for at, one in enumerate(claims)
        if _number(one.killed) and words.says(one.quote, "tally", "update")
    ]
    for at in range(max(totals, default=0)):
        claim = claims[at]
        total = _total_behind(at, claims, totals) if has_counts(claim) else None
        if total is None:
            continue
        if claim.killed is not None:
            reason = _SUPERSEDED.format(_number(claim.killed), _number(claims[total].killed))
            old.append(Rejection(claim.report_id, claim.quote, reason, claim.start, claim.end))
        merged = replace(claims[total], side=claims[total].side or claim.side)
        claims[at], claims[total] = _less_told(claim, merged), merged
        for one, other in enumerate(claims):
            # "the nurse died, taking the toll to two": the one is among the two
            if one != total and other.quote == merged.quote and _says_only(other, merged):
                claims[one] = _less_told(other, merged)
    known = set(draft.claims)
    draft.claims = [claim for claim in claims if has_counts(claim) or claim.about or claim in known]
    return old


def is_first_told(claim: Claim, words: Lexicon) -> bool:
    """Return whether a sentence itself says that its number is not the last: "the ministry initially reported a single death"."""
    return words.has("tally", "first_told") and words.says(claim.quote, "tally", "first_told")


def _less_first_told(told: Sequence[Claim], words: Lexicon) -> tuple[list[Claim], list[Rejection]]:
    """Return the claims without the numbers that were only a speaker's first, and what it gave in their place later."""
    claims, old = list(told), []
    for at, claim in enumerate(told):
        if not (has_counts(claim) and is_first_told(claim, words)):
            continue
        for later in told[at + 1 :]:
            again = later.party is claim.party and later.side is claim.side and later.quote != claim.quote
            if (
                again
                and not is_first_told(later, words)
                and not words.says(later.quote, "counts", "further")  # "two more were killed"
                and _number(later.killed) > _number(claim.killed) > 0
            ):
                reason = _SUPERSEDED.format(_number(claim.killed), _number(later.killed))
                old.append(Rejection(claim.report_id, claim.quote, reason, claim.start, claim.end))
                claims[at] = _less_told(claim, later)
                break
    return claims, old


def less_retold(claims: Sequence[Claim], words: Lexicon) -> list[Claim]:
    """Return the claims without the wound of one who is counted as hurt before: "A farmer was hurt. His foot was amputated"."""
    kept: list[Claim] = []
    for claim in claims:
        alone = [name for _, name, _ in counted_in([claim])] == ["wounded"] and _number(claim.wounded) == 1
        retold = alone and words.says(claim.quote, "counts", "of_him")
        if not (retold and any(one.side is claim.side and _number(one.wounded) for one in kept)):
            kept.append(claim)
    return kept


def _total_behind(at: int, claims: Sequence[Claim], totals: Sequence[int]) -> int | None:
    """Return which of the claims behind one is the total that it has grown to: of a sentence's numbers the largest."""
    claim = claims[at]
    behind = ((number, claims[number]) for number in totals if number > at)
    grown = [
        (_number(one.killed), number)
        for number, one in behind
        if are_of_one(claim, one) and _grows(one, claim)
    ]
    return max(grown)[1] if grown else None


def _says_only(claim: Claim, merged: Claim) -> bool:
    """Return whether a claim has but a number of dead that the merged one has or had added."""
    others = [getattr(claim, name) for name in MEASURES if name != "killed"]
    return claim.killed is not None and not any(others) and _number(claim.killed) <= _number(merged.killed)


def _less_told(claim: Claim, total: Claim) -> Claim:
    """Return an earlier claim without the numbers that the total puts right; how many were wounded stays its own."""
    left = {name: count for _, name, count in counted_in([claim]) if getattr(total, name) is None}
    return replace(
        claim, killed=left.get("killed"), wounded=left.get("wounded"), captured=left.get("captured"),
        missing=left.get("missing"), casualties=left.get("casualties"),
    )  # fmt: skip


def _grows(after: Claim, claim: Claim) -> bool:
    """Return whether a later number of dead is the earlier with some of those who were wounded."""
    dead, hurt, more = _number(claim.killed), _number(claim.wounded), _number(after.killed)
    return dead < more <= dead + hurt and _number(after.wounded) <= hurt


def are_of_one(claim: Claim, after: Claim) -> bool:
    """Return whether two claims can count the same people, the later told by the same speaker or by the report itself."""
    sides = None in (claim.side, after.side) or claim.side is after.side
    return sides and (claim.party is after.party or after.party in NARRATORS)


def _number(count: Count | None) -> int:
    """Return a number, exact or the least ("at least two"), or 0."""
    return count.best if count and count.best and count.low == count.best else 0
