"""Which incident of those gathered so far a sentence goes on about, and which of its claims answer the one before."""

from collections.abc import Sequence
from datetime import timedelta

from geo.extract.claims.find import counted_in, has_counts
from geo.extract.composition.belonging import goes_with
from geo.extract.composition.drafts import NOBODY_HURT, Draft
from geo.extract.composition.times import same_time
from geo.extract.composition.versions import is_version
from geo.extract.dates.find import DateUse
from geo.extract.dates.spans import to_the_day
from geo.extract.facts.facts import Facts
from geo.extract.facts.sorts import puts_numbers
from geo.extract.kinds import group
from geo.model import Claim, DateSpan, Kind, Party, Stance

__all__ = ["at_its_place", "draft_for", "parted", "refuted"]

_BOTH = 2
_TWO_DAYS = timedelta(days=2)


def draft_for(
    found: Facts, when: DateSpan, drafts: Sequence[Draft], last: Draft | None, *, again: bool = False
) -> Draft | None:
    """Return the incident that the sentence goes on about, or None if it tells of another one.

    ``again``: it counts one more of people told of before, as "a fourth serviceman" does.
    """
    known = refuted(found, drafts) or (last if last and _tells_beginning(found, when, last) else None)
    if known:
        return known
    answers = found.answers and found.sites and not found.dates_used(DateUse.EVENT)
    if answers and last and found.sentence.paragraph - last.paragraph <= 1 and is_version(last, found):
        return last  # the other side's version of what was told of last, whatever day the report is of
    near = [draft for draft in drafts if same_time(draft, when, found)]
    wanted = group(found.kind or Kind.CLASH)
    same_group = [draft for draft in near if wanted == group(draft.kind)]
    if found.kind is None and not found.sites:
        fights = [draft for draft in near if draft.kind not in NOBODY_HURT]
        if fights:  # a loss by itself is one of what was told before, of people that were lost there
            same = _with_same_side(found, fights) if again else None
            return same or (last if last in fights else fights[-1])
        if len(drafts) == 1 and drafts[0].kind is Kind.BLOCKADE and not puts_numbers(found.claims):
            return drafts[0]  # "Nobody was hurt", of the closing of a road
    if not found.sites and not found.dates_used(DateUse.EVENT):
        goes_on = [
            draft
            for draft in near
            if draft.paragraph == found.sentence.paragraph and group(draft.kind) != "ceasefire"
        ]
        if goes_on and wanted in ("fighting", Kind.SABOTAGE):
            return goes_on[-1]
    if found.sites:
        same_group = [draft for draft in same_group if goes_with(draft, found, when)]
    same_paragraph = [
        draft
        for draft in (same_group if found.kind else near)
        if draft.paragraph == found.sentence.paragraph and (found.kind or not found.sites)
    ]
    candidates = same_paragraph or same_group
    return candidates[-1] if candidates else None


def _tells_beginning(found: Facts, when: DateSpan, last: Draft) -> bool:
    """Return whether a sentence tells when what was told of last began, a day or two before: "The assault began on Thursday night"."""
    if not found.begun or found.sites or found.sentence.paragraph != last.paragraph:
        return False
    days = to_the_day(when) and to_the_day(last.when)
    return days and last.when.start - _TWO_DAYS <= when.start and when.end <= last.when.end


def at_its_place(found: Facts, drafts: Sequence[Draft]) -> Draft | None:
    """Return the one incident told of at the place of losses that their sentence gives no day: "One was wounded at Horadiz, nobody at Sotk"."""
    if not found.has_losses or found.kind or found.dates_used(DateUse.EVENT):
        return None
    places = {one.match.place.id for one in found.sites if not one.match.place.kind.is_area}
    told = [draft for draft in drafts if places & draft.places.keys()]
    return told[0] if len(told) == 1 and told[0].paragraph != found.sentence.paragraph else None


def _with_same_side(found: Facts, fights: Sequence[Draft]) -> Draft | None:
    """Return the latest incident that one side lost people in, where a sentence counts one more of them: "a fourth serviceman died"."""
    sides = {claim.side for claim in found.claims if has_counts(claim)}
    if len(sides) != 1 or None in sides:
        return None
    lost = (draft for draft in reversed(fights) if sides & _losers_of(draft))
    return next(lost, None)


def _losers_of(draft: Draft) -> set[Party | None]:
    """Return the sides that lost people in an incident; of whom nobody was lost none did."""
    return {side for side, _, count in counted_in(draft.claims) if count.high != 0}


def parted(found: Facts, draft: Draft, last: Draft | None) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Return the claims of a sentence on an incident, and those that but deny the one before it in its paragraph.

    "Yerevan denied it and said that Azerbaijani troops had fired at Sotk" answers what was told and tells of Sotk.
    """
    paragraph = found.sentence.paragraph
    if last is None or last is draft or paragraph - last.paragraph > 1 or len(found.claims) < _BOTH:
        return found.claims, ()
    places = [one.match.toponym.surface for one in found.sites]
    denials = tuple(
        claim
        for claim in found.claims
        if claim.stance is Stance.DENIES
        and not has_counts(claim)
        and not any(one in claim.says for one in places)
    )
    theirs = {claim.party for claim in last.claims}
    if not denials or len(denials) == len(found.claims) or theirs <= {denials[0].party}:
        return found.claims, ()
    return tuple(claim for claim in found.claims if claim not in denials), denials


def refuted(found: Facts, drafts: Sequence[Draft]) -> Draft | None:
    """Return the incident that a party denies on no day of its own, by its place or as the only one of its kind, or None.

    "Baku denied the report of a sabotage group" answers the incursion, whatever was told of last.
    """
    denies = any(claim.stance is Stance.DENIES for claim in found.claims)
    if not denies or found.dates_used(DateUse.EVENT):
        return None
    if not found.sites:
        # "denied that it had shelled anything and said that a soldier was killed at the post"
        if puts_numbers(found.claims):
            return None
        same = [draft for draft in drafts if draft.kind is found.kind and not draft.guessed]
        return same[0] if len(same) == 1 else None
    places = {one.match.place.id for one in found.sites}
    told = (draft for draft in reversed(drafts) if places & draft.places.keys())
    return next((draft for draft in told if group(draft.kind) == group(found.kind or draft.kind)), None)
