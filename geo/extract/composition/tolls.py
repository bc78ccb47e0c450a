"""Numbers that say how many in all: of the incident told of, of what a report goes on to tell, or an incident by themselves."""

from collections.abc import Iterable, Sequence

from geo.extract.claims.find import BELLIGERENTS, are_counted, counted_in, has_counts
from geo.extract.composition.drafts import NOBODY_HURT, Draft
from geo.extract.composition.tallies import is_many
from geo.extract.composition.updates import is_first_told
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import overlaps, to_the_day
from geo.extract.facts.facts import Facts, Sort
from geo.extract.facts.sorts import puts_numbers
from geo.extract.kinds import group
from geo.extract.parties.find import NARRATORS, are_opponents, official_party, parties_in
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, DateSpan, Party, Tally

__all__ = ["Toll", "give_out", "is_incident", "is_of_incident", "says_weak"]

Toll = tuple[Facts, DateSpan]
"""A sentence that seemed to sum up what follows, and its date."""


def says_weak(found: Facts, words: Lexicon) -> bool:
    """Return whether all words of a sentence for a total may tell of one incident as well: "have been killed"."""
    if found.dates_used(DateUse.SINCE):
        return False
    weak = words.words("tally", "weak")
    told = [match.group() for match in words.words("tally", "words").finditer(found.sentence.text)]
    return bool(told) and all(weak.fullmatch(one) for one in told)


def is_of_incident(
    found: Facts,
    last: Draft,
    *,
    apart: int,
    alone: bool,
    tallies: Iterable[Tally],
    outlet: str,
    words: Lexicon,
) -> bool:
    """Return whether "the number of wounded is ten" is of the incident told of last: the first such number of it.

    ``apart`` counts the paragraphs between the two, ``alone`` says that the report has told of no other incident.
    """
    if apart > 1:
        return False
    if _are_held_still(found, last) or (alone and _says_whose(found, words)):
        return not found.sites  # whatever was told of it before
    new = counted_in(found.claims)
    answers = not apart or _is_answer(found, last, alone, outlet, words)
    if not answers and any(count.best is not None for _, _, count in new):
        return False
    other = found.dates_used(DateUse.SINCE) or found.sites or group(last.kind) == "ceasefire"
    if other or not says_weak(found, words):
        return False
    if any(overlaps(one.span, last.when) for one in found.dates_used(DateUse.EVENT) if to_the_day(one.span)):
        return True  # "with him, those killed in the strike of 17 October are 14"
    # Each side's own count of the same people is an answer to the other's, no later total.
    known = {
        (claim.party, side, name)
        for claim in last.claims
        if claim.party not in NARRATORS  # what a report counts itself is of both sides
        if not is_first_told(claim, words)  # "at first it spoke of one; by noon its toll stood at six"
        for side, name, count in counted_in([claim])
        if count.best is not None or count.high is not None  # "all inside were killed" leaves open how many
    }
    known |= {(tally.party, tally.side, tally.measure) for tally in tallies}
    return not any(
        name == other and (side is whose or None in (side, whose)) and not are_opponents(claim.party, teller)
        for claim in found.claims
        for side, name, _ in counted_in([claim])
        for teller, whose, other in known
    )


def _are_held_still(found: Facts, last: Draft) -> bool:
    """Return whether who is said to be held are as many as were told to be taken: "The Red Cross confirmed that Baku holds one soldier"."""
    held = {(name, count) for _, name, count in counted_in(found.claims)}
    told = {(name, count) for _, name, count in counted_in(last.claims)}
    return bool(held) and all(name == "captured" for name, _ in held) and held <= told


def _says_whose(found: Facts, words: Lexicon) -> bool:
    """Return whether a total says itself of which incident it is, or puts its numbers right: "the toll of the blast has risen to two"."""
    return says_weak(found, words) and words.says(found.sentence.text, "tally", "of_incident")


def _is_answer(found: Facts, last: Draft, alone: bool, outlet: str, words: Lexicon) -> bool:
    """Return whether a total in a paragraph of its own is still of the incident told of above it."""
    telling = {one.party for one in found.claims}
    # In a body's own bulletin the paragraph below may sum up the day: "As of 2 p.m. the Armenian side has one killed".
    if words.words("tally", "weak").match(found.sentence.text) and telling == {official_party(outlet)}:
        return True
    # The other side's answer: "He said that two were wounded and the dead of the Azerbaijanis reached eight".
    counted = {one.party for one in last.claims if has_counts(one)}
    return alone and telling <= set(BELLIGERENTS) and not telling & counted


def is_incident(tolls: Sequence[Toll], words: Lexicon) -> bool:
    """Return whether numbers that open a report that tells of no incident are one: of soldiers, or of a side that is named."""
    if not tolls:
        return False
    text = tolls[0][0].sentence.text
    soldiers = words.words("counts", "military").search(text) is not None
    named = soldiers or any(party in BELLIGERENTS for party, _ in parties_in(text, words))
    claims = [claim for found, _ in tolls for claim in found.claims if has_counts(claim)]
    if any(found.sort is Sort.TALLY and not found.sites for found, _ in tolls) and is_many(claims):
        return False  # "the number of soldiers killed on the border has reached 135" is of more than one
    return named and puts_numbers(claims) and any(claim.side in BELLIGERENTS for claim in claims)


def give_out(tolls: Sequence[Toll], drafts: Sequence[Draft], words: Lexicon) -> set[str]:
    """Give the number that opens a report to the one incident that its speaker goes on to tell; return the sentences given.

    It is the incident that has the same number, if one has. Else none is given where the report counts such people again, or
    where its speaker tells of several incidents.
    """
    given = set()
    known = [claim for draft in drafts for claim in draft.claims]
    for found, when in tolls:
        if found.sort is Sort.TALLY and not says_weak(found, words):
            continue
        claims = [claim for claim in found.claims if has_counts(claim)]
        again = next((one for one in drafts if are_counted(claims, counted_in(one.claims))), None)
        again = again or next((one for one in drafts if _is_sum(claims, one.claims)), None)
        draft = again or _told_by(set(map(_speaker, claims)), drafts) or _only(drafts)
        if draft is None or draft.kind in NOBODY_HURT:
            continue
        # What its opponent counts of the same people is an answer, no other number of them.
        others = [one for one in known if not any(are_opponents(one.party, claim.party) for claim in claims)]
        told = {(side, name) for side, name, _ in counted_in(others)}
        twice = bool({(side, name) for side, name, _ in counted_in(claims)} & told) and again is None
        if twice or not overlaps(draft.when, when, slack_days=2):
            continue
        draft.claims += claims
        given.add(found.sentence.text)
    return given


def _is_sum(claims: Sequence[Claim], told: Sequence[Claim]) -> bool:
    """Return whether people of no side are as many as each side tells to have lost itself: "five were killed", two and three."""
    counts = [(side, name, count.best) for side, name, count in counted_in(claims)]
    if not counts or any(side is not None or not best for side, _, best in counts):
        return False
    return all(_own_losses(told, name) == best for _, name, best in counts)


def _own_losses(told: Sequence[Claim], name: str) -> int:
    """Return how many of that measure the sides together tell to have lost themselves."""
    own = {
        claim.side: count.best
        for claim in told
        if claim.side is claim.party in BELLIGERENTS
        for _, measure, count in counted_in([claim])
        if measure == name and count.best
    }
    return sum(own.values())


def _only(drafts: Sequence[Draft]) -> Draft | None:
    """Return the one incident of a report, if it counts nobody: the numbers that open the report are of it."""
    alone = len(drafts) == 1 and not any(map(has_counts, drafts[0].claims))
    return drafts[0] if alone else None


def _told_by(speakers: set[tuple[Party, str]], drafts: Sequence[Draft]) -> Draft | None:
    """Return the one incident that a speaker tells of, if it is one speaker and one incident."""
    told = [one for one in drafts if speakers & set(map(_speaker, one.claims))]
    return told[0] if len(told) == len(speakers) == 1 else None


def _speaker(claim: Claim) -> tuple[Party, str]:
    """Return who makes a claim: bodies of a side speak for it, outlets and strangers each for itself."""
    return claim.party, "" if claim.party in BELLIGERENTS else claim.claimant
