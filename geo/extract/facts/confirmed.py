"""Losses that another confirms: "Two of its soldiers were killed, Yerevan said. Azerbaijan confirmed the deaths"."""

from collections.abc import Sequence
from dataclasses import replace

from geo.extract.claims.find import BELLIGERENTS, counted_in, has_counts, with_counts
from geo.extract.counts.find import MEASURES
from geo.extract.dates.find import DateUse
from geo.extract.facts.facts import Facts, Sort
from geo.extract.people.losses import Loss
from geo.extract.roles.sites import SITE_ROLES
from geo.extract.speakers.claimants import BY_CONTEXT, NO_SIDE
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, Count, Party, Stance

__all__ = ["confirmed"]

_BACK = 4  # sentences
_ONE = Count(1, 1, 1)
_OTHER = (Sort.TALLY, Sort.BACKGROUND, Sort.DENIED, Sort.UNRELATED, Sort.ACCIDENT)
_ASIDE = (Sort.NOTHING, Sort.VAGUE, Sort.REPLY, Sort.COMMENT, Sort.UNREAD)


def confirmed(found: Facts, before: Sequence[Facts], words: Lexicon) -> Facts:
    """Return the facts of a sentence, the losses told before that it confirms without saying how many as its speaker's too.

    Whoever confirms "the deaths" confirms the killed, whoever confirms "the report" all who were counted. A belligerent
    speaks of its own side where both sides lost people.
    """
    if found.has_losses:
        return _of_the_same_one(_of_those_told(found, before, words), before, words)
    measures = _measures(found.sentence.text, words)
    told = _told_before(found, before) if measures else None
    if told is None:
        return found
    claim = next((one for one in found.claims if _confirms(one, told)), None)
    counted = claim and _counted(claim, told, measures)
    if claim is None or not counted:
        return found
    side, counts = counted
    if words.says(found.sentence.text, "confirmed", "of_one") and any(
        one.best != 1 for one in counts.values()
    ):
        return found  # "confirmed his death": not that of four
    told_by = with_counts(_placed(claim, side), side, counts)
    claims = tuple(told_by if one is claim else one for one in found.claims)
    end = len(found.sentence.text)
    losses = tuple(Loss(name, count, side, 0, end) for name, count in counts.items())
    return replace(found, claims=claims, sort=told.sort, answered=losses)


def _told_before(found: Facts, before: Sequence[Facts]) -> Facts | None:
    """Return the event told of last, if a sentence at no place of its own can be about it."""
    placed = any(one.role in SITE_ROLES for one in found.mentions)
    if placed or found.sort in _OTHER or found.dates_used(DateUse.SINCE):
        return None
    told = next((one for one in reversed(before[-_BACK:]) if one.sort not in _ASIDE), None)
    if told is None or told.sort is not Sort.EVENT or found.sentence.paragraph - told.sentence.paragraph > 1:
        return None
    return told


def _of_those_told(found: Facts, before: Sequence[Facts], words: Lexicon) -> Facts:
    """Return the facts of a sentence, those whose number it confirms as of their side: "confirmed the deaths of the three"."""
    claims = found.claims
    stated = claims and claims[0].side and claims[0].party is not Party.UNSTATED
    if len(claims) != 1 or stated or not before or not _measures(found.sentence.text, words):
        return found
    counted = counted_in(claims)
    told = [one for one in counted_in(before[-1].claims) if one in counted or (None, *one[1:]) in counted]
    sides = {side for side, _, _ in told}
    if len(sides) != 1 or len(told) < len(counted):
        return found
    side = sides.pop()
    return replace(found, claims=(replace(_placed(claims[0], side), side=side),))


def _of_the_same_one(found: Facts, before: Sequence[Facts], words: Lexicon) -> Facts:
    """Return the facts of a sentence, the one soldier of whom the other side told as that one's: "Baku said the sergeant had shot himself".

    Who denies what the other side told counts nobody so.
    """
    told = (
        _told_before(found, before) if words.says(found.sentence.text, "confirmed", "told_before") else None
    )
    if told is None:
        return found
    ones = {
        (one.side, name)
        for one in told.claims
        for name in MEASURES
        if one.side in BELLIGERENTS and getattr(one, name) == _ONE
    }
    claims = []
    for claim in found.claims:
        counted = [name for name in MEASURES if getattr(claim, name)]
        same = {side for side, name in ones if counted == [name] and getattr(claim, name) == _ONE}
        if (
            len(same) != 1
            or claim.party not in BELLIGERENTS
            or claim.side is not claim.party
            or claim.party in same
        ):
            claims.append(claim)
        elif claim.stance is Stance.DENIES:
            claims.append(with_counts(claim, None, {}))
        else:
            claims.append(replace(claim, side=same.pop()))
    return replace(found, claims=tuple(claims))


def _placed(claim: Claim, side: Party | None) -> Claim:
    """Return a claim of a body without a country as that of the dead: "the ministry confirmed his death"."""
    if claim.party is not Party.UNSTATED or side is None:
        return claim
    return replace(claim, claimant=f"{claim.claimant.removesuffix(NO_SIDE)}{BY_CONTEXT}", party=side)


def _measures(text: str, words: Lexicon) -> tuple[str, ...]:
    """Return the measures of the losses that a sentence confirms, none if it does not or says that they are not confirmed."""
    verb = words.words("claims", "confirms").search(text)
    if verb is None or words.says(text, "confirmed", "not") or words.says(text, "claims", "denies"):
        return ()
    named = tuple(name for name in MEASURES if words.says(text, "confirmed", name))
    return named or (MEASURES if words.says(text, "confirmed", "told") else ())


def _confirms(claim: Claim, told: Facts) -> bool:
    """Return whether a claim is one of a speaker who did not tell the losses itself."""
    telling = {
        one.claimant if one.party not in BELLIGERENTS else one.party for one in told.claims if has_counts(one)
    }
    fresh = claim.party not in telling and claim.claimant not in telling
    return fresh and claim.party is not Party.OUTLET and claim.stance is Stance.ASSERTS


def _counted(
    claim: Claim, told: Facts, measures: Sequence[str]
) -> tuple[Party | None, dict[str, Count]] | None:
    """Return whose losses a claim confirms, and how many of each measure; None where it is open whose."""
    of_side: dict[Party | None, dict[str, Count]] = {}
    for one in told.claims:
        counts = {name: count for name in measures if (count := getattr(one, name))}
        if counts:
            of_side.setdefault(one.side, {}).update(counts)
    if len(of_side) > 1:
        return (claim.party, of_side[claim.party]) if claim.party in of_side else None
    for side, counts in of_side.items():
        return side or (claim.party if claim.party in BELLIGERENTS else None), counts
    return None
