"""Numbers that answer those told before and leave out of what: "Ten were killed, Yerevan said. Baku admits three"."""

from collections.abc import Sequence
from dataclasses import replace

from geo.extract.claims.find import BELLIGERENTS, counted_in, has_counts, with_counts
from geo.extract.counts.find import find_losses
from geo.extract.dates.find import DateUse
from geo.extract.facts.facts import Facts, Sort
from geo.extract.parties.find import NARRATORS
from geo.extract.people.find import groups_of
from geo.extract.people.groups import NOUNS, Form, Group
from geo.extract.people.losses import Loss
from geo.extract.roles.sites import SITE_ROLES
from geo.extract.speakers.speeches import speeches
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import Token, tokens_of
from geo.model import Claim

__all__ = ["answered", "answers", "less_rumour", "of_those_counted", "of_those_taken"]

_LONGEST = 18  # tokens
_SHORT = 10  # spaces
_ANSWERING = (Sort.NOTHING, Sort.VAGUE, Sort.REPLY, Sort.UNREAD, Sort.COMMENT)


def answered(found: Facts, before: Facts | None, words: Lexicon) -> Facts:
    """Return the facts of a sentence, its one bare number as of the one fate told before by another speaker, or by the same that revises it.

    A number of things, or of people with a fate of their own, is none; nor is one where the sentence before tells of
    several fates, or of both sides and the speaker is of neither.
    """
    if before is None or not before.has_losses or before.sort not in (Sort.EVENT, Sort.TALLY):
        return found
    claim = _answer(found, before, words)
    if claim is None:
        return found
    tokens = tokens_of(found.sentence.text, words)
    group = _number(tokens, words) if len(tokens) <= _LONGEST else None
    told = counted_in(before.claims)
    measures = {name for _, name, _ in told}
    if group is None or len(measures) != 1:
        return found
    sides = {side for side, _, _ in told if side}
    own = any(one.has("own") for one in tokens)
    side = claim.party if own or (len(sides) > 1 and claim.party in sides) else next(iter(sides), None)
    if len(sides) > 1 and side is not claim.party:
        return found
    name = measures.pop()
    start, end = tokens[group.first].start, tokens[group.last].end
    counted = with_counts(claim, side, {name: group.count})
    loss = Loss(name, group.count, side, start, end)
    # Who revises a figure tells of the same incident, whatever the sentence with the first was.
    sort = Sort.EVENT if _revises(found, words) else before.sort
    return replace(found, claims=(counted,), sort=sort, answered=(loss,))


def less_rumour(before: Facts, found: Facts, words: Lexicon) -> Facts:
    """Return the facts before without the losses that their teller calls untrue: "It was said that two nurses had died. That is not true"."""
    text = found.sentence.text
    if not before.has_losses or found.has_losses or text.count(" ") > _SHORT:
        return before
    if words.words("claims", "refuting").match(text) is None:
        return before
    parties = {one.party for one in (*before.claims, *found.claims)}
    if len(parties - set(NARRATORS)) > 1 or speeches(text, None, words):
        return before  # one side's number, which the other denies
    sort = before.sort if before.kind and before.sites else Sort.NOTHING
    return replace(before, claims=tuple(with_counts(one, None, {}) for one in before.claims), sort=sort)


def answers(clause: str, words: Lexicon) -> bool:
    """Return whether a clause is but a belligerent's own number, told of nobody: "…; Baku admits three"."""
    tokens = tokens_of(clause, words)
    if len(tokens) > _LONGEST or _number(tokens, words) is None or find_losses(clause, words):
        return False
    spoken = speeches(clause, None, words)
    return len(spoken) == 1 and spoken[0].claimant.party in BELLIGERENTS


def of_those_counted(found: Facts, before: Facts | None, words: Lexicon) -> Facts:
    """Return the facts of a sentence, nobody of those counted before as of their side: "It took five Armenians. None of the five was hurt"."""
    if before is None or not words.says(found.sentence.text, "tally", "none_of"):
        return found
    sides = {side for side, _, _ in counted_in(before.claims)}
    zeros = [claim for claim in found.claims if has_counts(claim)]
    if len(sides) != 1 or any(count.high != 0 for _, _, count in counted_in(zeros)):
        return found
    side = sides.pop()
    told = tuple(replace(claim, side=side) if claim in zeros else claim for claim in found.claims)
    return replace(found, claims=told)


def of_those_taken(found: Facts, before: Facts | None, words: Lexicon) -> Facts:
    """Return the facts of a sentence, captives without a side as of those told of before: "Ten Armenians were captured. Baku spoke of seven prisoners"."""
    if before is None or len(found.claims) != 1 or not found.claims[0].captured:
        return found
    claim = found.claims[0]
    # "A shepherd is missing, Yerevan said. Baku says that it has captured him": the very one
    held = [one for one in before.claims if one.captured or one.missing]
    sides = {one.side for one in held if one.side in BELLIGERENTS}
    if len(sides) != 1 or claim.side is not claim.party or claim.party not in BELLIGERENTS:
        return found
    taken = [one for one in find_losses(found.sentence.text, words) if one.measure == "captured"]
    if any(one.side or one.own or one.ours or one.enemy for one in taken):
        return found
    return replace(found, claims=(replace(claim, side=sides.pop()),))


def _answer(found: Facts, before: Facts, words: Lexicon) -> Claim | None:
    """Return the one claim of a sentence that only says what somebody else has to say of the same, or its speaker later: "it raised that figure to 15"."""
    if found.sort not in _ANSWERING or found.kind is not None or found.has_losses or len(found.claims) != 1:
        return None
    if any(one.role in SITE_ROLES for one in found.mentions) or found.dates_used(DateUse.SINCE):
        return None
    claim = found.claims[0]
    if claim.party in NARRATORS and len({one.party for one in before.claims}) == 1 and _revises(found, words):
        teller = before.claims[0]  # "In the evening it raised the number to five"
        return replace(claim, claimant=teller.claimant, party=teller.party)
    telling = {one.claimant if one.party not in BELLIGERENTS else one.party for one in before.claims}
    again = claim.party in telling or claim.claimant in telling
    return None if claim.party in NARRATORS or (again and not _revises(found, words)) else claim


def _revises(found: Facts, words: Lexicon) -> bool:
    return words.says(found.sentence.text, "tally", "of_incident")


def _number(tokens: Sequence[Token], words: Lexicon) -> Group | None:
    """Return the one number of a sentence, if it can stand for people: bare, or with a word for persons of no kind."""
    groups = [one for one in groups_of(tokens, words) if one.form is not Form.NAMED]
    if len(groups) != 1 or tokens[groups[0].first].has("both"):
        return None  # "has released both names"
    group = groups[0]
    counted = tokens[group.first : group.last + 1]
    filled = words.words("counts", "no_people") if words.has("counts", "no_people") else None
    said = filled is not None and all(
        one.value is not None or filled.fullmatch(one.text) for one in counted
    )  # "Bakı isə üç olduğunu bildirib": no people, but the verb
    people = group.form in (Form.BARE, Form.NOUN) or said
    kinds = any(one.has("military", "civilian") for one in counted)
    behind = tokens[group.last + 1 : group.last + 2]
    return group if people and not kinds and not any(one.has(*NOUNS) for one in behind) else None
