"""Claims of a sentence: who says what, about whom, with which counts of whose people."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from geo.extract.claims.former import less_former, sums_up
from geo.extract.claims.latest import latest_speaker
from geo.extract.claims.mutual import with_each_other
from geo.extract.claims.narrators import (
    home_of_report,
    is_ours,
    is_outlet,
    narrator_of,
    of_broadcaster,
    of_flag,
)
from geo.extract.claims.sheets import as_told, sheets
from geo.extract.claims.squads import of_enemy_before
from geo.extract.claims.stances import alleged_by, less_core, refuted_by, says_they_fired, stance_of
from geo.extract.claims.unnamed import continued, of_own_side, of_own_zero, placed, told_below, told_to_medium
from geo.extract.counts.find import MEASURES, Loss, find_losses
from geo.extract.parties.find import (
    BELLIGERENTS,
    first_party,
    parties_in,
    town_party,
)
from geo.extract.parties.targets import targeted
from geo.extract.speakers.claimants import Claimant, Hearing, spoken_of
from geo.extract.speakers.ellipses import with_counters
from geo.extract.speakers.phrases import has_word
from geo.extract.speakers.saying import names_source, takes_side
from geo.extract.speakers.speeches import Speech, speeches
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.sentences import Sentence
from geo.model import Claim, Count, Party, Report, Stance

__all__ = ["BELLIGERENTS", "are_counted", "claims_of", "counted_in", "has_counts", "with_counts"]

_FEWEST_WORDS = 4
_DATELINE = 30  # characters
_BORDER = re.compile(r"[,;:–—]")


def claims_of(
    sentence: Sentence,
    report: Report,
    last: Claimant | None,
    words: Lexicon,
    *,
    goes_on: bool = False,
    elsewhere: bool = False,
    lists: bool = False,
    within: tuple[int, int] | None = None,
) -> tuple[tuple[Claim, ...], Claimant | None]:
    """Return the claims of a sentence, at least one, and the speaker that a pronoun after it stands for.

    What no one is said to say is the outlet's own narration, unless it goes on with a quotation or in a paragraph
    that a speaker opened. A loss dated no earlier than what was told before (``goes_on``) in the paragraph of a speaker's
    words is of that speaker "(by context)"; one of another place or day (``elsewhere``) only if it is of the speaker's own side.
    Losses of two sides make two claims. ``within`` is the stretch of the sentence whose claims are asked for, if not all.
    """
    narrator = narrator_of(report)
    flown = of_flag(sentence.text, words)
    if flown and last and last.party is not flown:
        last = None  # "🇦🇲 MoD says 5 KIA. 🇦🇿 MoD says 3": another ministry
    here = _of_dateline(sentence.text, report.text, words)
    home = flown or of_broadcaster(sentence.text, words) or here or home_of_report(report, words)
    counted = less_former(find_losses(sentence.text, words), sentence.text, words)
    losses = of_enemy_before(counted, sentence, report.text, words)
    spoken = with_counters(
        speeches(sentence.text, last, words, home), losses, Hearing(sentence.text, words, last, home)
    )
    spoken = _of_victims(spoken, sentence.text, losses, words)
    spoken = tuple(replace(one, claimant=narrator) if is_ours(one, words) else one for one in spoken)
    spoken = tuple(replace(one, claimant=narrator) if is_outlet(one, report) else one for one in spoken)
    spoken = _less_refuted(sentence.text, narrator, spoken, words)
    if losses and (source := told_to_medium(spoken, sentence, report, home, words)):
        spoken = tuple(replace(one, claimant=source) for one in spoken)
    elaborates = bool(losses) and goes_on and _may_go_on(narrator, last, words, elsewhere=elsewhere)
    elaborates = elaborates and not _are_of_others(losses, last, home)
    elaborates = elaborates and not (elsewhere and _tells_otherwise(sentence.text, losses, last, words))
    # "I can make out two bodies": what the outlet itself sees is not the speaker's
    elaborates = elaborates and not words.says(sentence.text, "claims", "seen")
    unnamed, official = None, narrator.party is not Party.OUTLET
    if not spoken:
        unnamed = continued(sentence, report, last, home, words, elaborates=elaborates, official=official)
    if not (spoken or unnamed or official) and losses:
        unnamed = told_below(sentence, report, losses, home, words)
    if not (spoken or unnamed or official) and losses:
        unnamed = of_own_zero(losses, last, home) or of_own_side(sentence, losses, last, home, words)
    unsaid = unnamed or _whose(sentence.text, spoken, last, words) or narrator
    start, end = within or (0, len(sentence.text))
    claims: list[Claim] = []
    for speech in _with_narration(spoken, losses, sentence, unsaid, words):
        if speech.end <= start or speech.start >= end:
            continue
        governed = [loss for loss in losses if max(speech.start, start) <= loss.start < min(speech.end, end)]
        claims += _claims(speech, governed, sentence, report.id, home, words)
    claims = list(with_each_other(claims, report, sentence.text, words))
    telling = [claim for claim in claims if _tells(claim)]
    if within:  # what a speaker says of the other place is told there
        telling = [claim for claim in telling if has_counts(claim)] or telling
    latest = latest_speaker(
        spoken, sentence, report, last, words, home=home, counts=bool(losses), lists=lists
    )
    return tuple(telling or claims[:1]), latest


def _of_dateline(text: str, report: str, words: Lexicon) -> Party | None:
    """Return the side of the town that a report is datelined in, if a body "here" speaks: "the Defence Ministry here said"."""
    if not words.has("claims", "here_said") or not words.says(text, "claims", "here_said"):
        return None
    head = report[:_DATELINE].title()
    return town_party(head, words) or first_party(head, words)


def _whose(text: str, spoken: Sequence[Speech], last: Claimant | None, words: Lexicon) -> Claimant | None:
    """Return the body told of last where a sentence opens with what is its and goes on with what it says: "Its toll rose to eight, and it claims …"."""
    body = spoken_of(last)
    if (
        not spoken
        or body is None
        or body.party not in BELLIGERENTS
        or spoken[0].claimant.party is not body.party
    ):
        return None
    opening = text.partition(" ")[0]
    return body if words.words("parties", "speakers", "possessive").fullmatch(opening) else None


def _may_go_on(narrator: Claimant, last: Claimant | None, words: Lexicon, *, elsewhere: bool) -> bool:
    """Return whether a speaker can be meant where nobody is named: in a party's own bulletin its opponent is not.

    Of those whose side is not said, only who is of the place goes on, and tells of no other one: "a village head", "doctors".
    """
    if last is not None and last.party is Party.UNSTATED:
        return narrator.party is Party.OUTLET and not elsewhere and has_word(last.name, "dwellers", words)
    return narrator.party is Party.OUTLET or last is None or last.party is narrator.party


def _tells_otherwise(text: str, losses: Sequence[Loss], last: Claimant | None, words: Lexicon) -> bool:
    """Return whether what is told of another place or day is not what a belligerent's speaker would go on to tell.

    The other side's losses, or nobody's where the speaker's own side is named: "two were killed by Armenian fire".
    """
    if last is None or last.party not in BELLIGERENTS:
        return False
    sides = {loss.side for loss in losses}
    named = {party for party, _ in parties_in(text, words)} - targeted(text, words)
    return not sides <= {None, last.party} or (last.party in named and last.party not in sides)


def _are_of_others(losses: Sequence[Loss], last: Claimant | None, home: Party | None) -> bool:
    """Return whether all who are counted are of a third side, or "ours" as an outlet says that is not of the speaker's.

    A belligerent's speaker seldom counts these in passing.
    """
    if last is None or last.party not in BELLIGERENTS:
        return False
    foreign = last.party is not home
    return all(loss.side not in (None, *BELLIGERENTS) or (loss.ours and foreign) for loss in losses)


def _of_victims(
    spoken: tuple[Speech, ...], text: str, losses: Sequence[Loss], words: Lexicon
) -> tuple[Speech, ...]:
    """Return the speeches, those of a body without a country as of the one side whose losses the sentence counts.

    Where it counts none, as of Nagorno-Karabakh if that is named and Armenia is not: "settlements of Artsakh were shelled".
    """
    sides = {loss.side for loss in losses if loss.side in BELLIGERENTS}
    if spoken and not losses:
        named = {party for party, _ in parties_in(text, words)}
        sides = {Party.NAGORNO_KARABAKH} & named if Party.ARMENIA not in named else set()
    if len(sides) != 1:
        return spoken
    side = next(iter(sides))
    return tuple(
        replace(one, claimant=placed(one.claimant, side)) if _is_of(side, one.claimant, words) else one
        for one in spoken
    )


def _is_of(side: Party, claimant: Claimant, words: Lexicon) -> bool:
    """Return whether a body named without a country can be that of a side: Yerevan's media name Stepanakert's so too."""
    if claimant.party is Party.UNSTATED:
        return True
    theirs = side is Party.NAGORNO_KARABAKH and claimant.party is Party.ARMENIA
    return theirs and first_party(claimant.name, words) is None


def _tells(claim: Claim) -> bool:
    """Return whether a claim says more than that somebody spoke."""
    return claim.stance is not Stance.ASSERTS or has_counts(claim) or len(claim.says.split()) >= _FEWEST_WORDS


def has_counts(claim: Claim) -> bool:
    """Return whether a claim counts anyone."""
    return bool(claim.killed or claim.wounded or claim.captured or claim.missing or claim.casualties)


def counted_in(claims: Iterable[Claim]) -> list[tuple[Party | None, str, Count]]:
    """Return whose losses claims count, of which measure, and how many."""
    return [
        (claim.side, name, count) for claim in claims for name in MEASURES if (count := getattr(claim, name))
    ]


def are_counted(claims: Iterable[Claim], counted: Sequence[tuple[Party | None, str, Count]]) -> bool:
    """Return whether all numbers of claims stand among those told, as :func:`counted_in` gives them, of the same side or of none yet."""
    return all(
        any(
            name == other and count == told and (side is whose or None in (side, whose))
            for whose, other, told in counted
        )
        for side, name, count in counted_in(claims)
    )


def _with_narration(
    spoken: Sequence[Speech], losses: Iterable[Loss], sentence: Sentence, narrator: Claimant, words: Lexicon
) -> Iterator[Speech]:
    """Yield the speeches, before them the outlet's own words if these carry a number or nobody speaks."""
    first = spoken[0].start if spoken else len(sentence.text)
    before = [loss for loss in losses if loss.start < first]
    if spoken and before and _refutes_told(spoken[0], narrator, sentence.text[:first], words):
        yield replace(spoken[0], start=0)
        yield from spoken[1:]
        return
    if not spoken or before:
        own = spoken and narrator.party is Party.OUTLET and _blames(spoken[0], before, sentence.text, words)
        yield Speech(spoken[0].claimant if own else narrator, 0, first, "")
    yield from spoken


def _refutes_told(speech: Speech, narrator: Claimant, before: str, words: Lexicon) -> bool:
    """Return whether a bulletin's body denies behind it what the other side's statement told: "as to Baku's claim that a farmer was hurt, we deny it"."""
    own = narrator.party in BELLIGERENTS and speech.claimant.party is narrator.party
    denies = own and words.words("claims", "denies").match(speech.verb) is not None
    return denies and words.words("claims", "statements").search(before) is not None


def _blames(speech: Speech, before: Sequence[Loss], text: str, words: Lexicon) -> bool:
    """Return whether the side whose people alone were lost before its words says whose fault it is: "two soldiers of Baku's died; it blamed …".

    So does who is blamed for the loss in one clause: «в гибели двух солдат Ереван обвинил Баку».
    """
    accuses = words.words("claims", "accuses").match(speech.verb)
    if speech.claimant.party not in BELLIGERENTS or not accuses:
        return False
    sides = {loss.side for loss in before}
    one_clause = _BORDER.search(text, before[-1].start, speech.start) is None if before else False
    return sides == {speech.claimant.party} or (one_clause and sides <= {None, speech.claimant.party})


def _less_refuted(
    text: str, narrator: Claimant, spoken: tuple[Speech, ...], words: Lexicon
) -> tuple[Speech, ...]:
    """Return no speech where a bulletin says that another's statement is untrue: the bulletin's own body speaks."""
    if narrator.party in BELLIGERENTS and words.words("claims", "untrue").search(text):
        return tuple(speech for speech in spoken if speech.claimant.party is narrator.party)
    return spoken


def _claims(
    speech: Speech,
    losses: Sequence[Loss],
    sentence: Sentence,
    report_id: str,
    home: Party | None,
    words: Lexicon,
) -> Iterator[Claim]:
    governed = sentence.text[speech.start : speech.end]
    stance, about = stance_of(sentence.text, speech, words)
    turn = _turn(speech, losses, sentence.text, words)
    if turn:
        # "It said that the report was untrue and that a soldier had been killed": the one is denied, the other told.
        yield from _claims(replace(speech, end=turn[0]), (), sentence, report_id, home, words)
        yield from _claims(replace(speech, start=turn[1]), losses, sentence, report_id, home, words)
        return
    cumulative = bool(losses) and sums_up(sentence.text, losses, words)
    losses = as_told(losses, sentence.text, speech.claimant.name, words, cumulative=cumulative)
    refuted = refuted_by(governed, stance, speech, words) or alleged_by(losses, governed, speech, words)
    theirs = refuted.of(losses, sentence.text, speech, words) if refuted else []
    rest = [loss for loss in losses if loss not in theirs]
    nameless = refuted is not None and refuted.party is Party.UNSTATED and stance is Stance.DENIES
    if nameless and not theirs:
        refuted = None  # "rejected the allegation": whose it is was told before
    if nameless:  # "denied reports that five of its soldiers had died": of its own, whoever told it
        theirs = [_of_refuted(loss, speech.claimant.party, speech.claimant.party) for loss in theirs]
    if refuted and refuted.party in BELLIGERENTS and not refuted.ahead:
        theirs = [_of_denier(loss, speech.claimant.party, sentence.text, words) for loss in theirs]
    if refuted and refuted.ahead:
        # "that Azerbaijani units fired at positions and wounded two": who is said to have fired lost nobody.
        fired = says_they_fired(governed, refuted, speech.claimant.party, words)
        losers = refuted.party if fired else speech.claimant.party
        theirs = [_of_refuted(loss, refuted.party, losers) for loss in theirs]
    told = Claim(
        speech.claimant.name, speech.claimant.party, stance, _says(sentence.text, speech, words),
        sentence.text, sentence.start, sentence.end, report_id, about=about, cumulative=cumulative,
    )  # fmt: skip
    if not losses and refuted is None:
        yield told
        return
    own = less_core(governed, speech)
    for sheet in sheets(rest, _less_aside(sentence.text, speech), own, told.party, words, home):
        yield with_counts(told, *sheet)
    if refuted is None:
        return
    accusing = replace(
        told, claimant=refuted.name, party=refuted.party, cumulative=False,
        stance=Stance.ASSERTS if theirs else Stance.ACCUSES, about=None if theirs else told.party,
    )  # fmt: skip
    for side, counts in sheets(
        theirs, sentence.text, own, told.party if refuted.ahead else refuted.party, words, home
    ):
        yield with_counts(accusing, side, counts)


def _turn(speech: Speech, losses: Sequence[Loss], text: str, words: Lexicon) -> tuple[int, int] | None:
    """Return where "and that" parts what a speaker denies from the losses told behind it, or None."""
    if not losses:
        return None
    first = min(loss.start for loss in losses)
    denied = words.words("claims", "denies").search(text, speech.start, first)
    denied = denied or words.words("claims", "untrue").search(text, speech.start, first)
    turns = denied and _and_that(words).search(text, denied.end(), first)
    return turns.span() if turns else None


@cache
def _and_that(words: Lexicon) -> AnyCase:
    joins, that = words.alternatives("claims", "joins"), words.alternatives("claims", "that")
    return any_case(rf",?\s(?<!\w){joins}\s?{that}(?=\s)")


def _of_refuted(loss: Loss, claiming: Party, losers: Party) -> Loss:
    """Return a loss of a claim called untrue: "that one of their soldiers fell" is of who claims it, else of the losers."""
    return (
        loss
        if loss.side
        else replace(loss, side=claiming if loss.own and not loss.ours else losers, own=False)
    )


def _of_denier(loss: Loss, denying: Party, text: str, words: Lexicon) -> Loss:
    """Return a loss of a claim denied as of who denies it, if its words say "its": "Armenia denied Baku's claim that 49 of its soldiers died"."""
    own = loss.own or words.words("counts", "own").search(text, loss.start, loss.end) is not None
    return replace(loss, side=denying, own=False) if own and not (loss.side or loss.ours) else loss


def with_counts(claim: Claim, side: Party | None, counts: dict[str, Count]) -> Claim:
    """Return a claim with whose losses it counts, and the count of each measure; the claim itself if it is that already."""
    if not counts and side is claim.side:
        return claim
    return replace(
        claim, side=side, killed=counts.get("killed"), wounded=counts.get("wounded"), captured=counts.get("captured"),
        missing=counts.get("missing"), casualties=counts.get("casualties"),
    )  # fmt: skip


def _less_aside(text: str, speech: Speech) -> str:
    """Return a sentence with the source blanked that stands between commas in it: "The enemy, Yerevan says, lost two"."""
    start, end = speech.core
    before, behind = text[:start].rstrip(), text[end:].lstrip()
    if not speech.verb or not (before.endswith(",") and behind.startswith(",")):
        return text
    first, last = len(before) - 1, len(text) - len(behind) + 1
    return text[:first] + " " * (last - first) + text[last:]


def _says(text: str, speech: Speech, words: Lexicon) -> str:
    """Return the words that the speaker answers for, without the verb of saying where it opens them."""
    said = text[speech.start : speech.end].strip(" ,")
    if not speech.verb or not said.lower().startswith(speech.verb):
        return said.strip(" ,:;")
    if names_source(speech.verb, words):
        return text[speech.core[1] : speech.end].strip(" ,:;՝") or said.strip(" ,:;")
    if takes_side(speech.verb, words):
        return said.strip(" ,:;")
    said = said[len(speech.verb) :].strip()
    that = _that(words).match(said)
    when = said[: that.end()] if that else ""
    # "on Tuesday that", "late on 3 May 2023 that": when it was said, not what.
    if when and not first_party(when, words):
        said = said[len(when) :]
    return said.strip(" ,:;")


@cache
def _that(words: Lexicon) -> AnyCase:
    return any_case(rf".{{0,40}}?{words.alternatives('claims', 'that')}\s")
