"""Claims of a sentence: who says what, about whom, with which counts of whose people."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from geo.extract.claimants import BY_CONTEXT, EVERY_PARAGRAPH, NO_SIDE, Claimant
from geo.extract.counts import Loss, find_losses
from geo.extract.lexicon import Lexicon
from geo.extract.parties import (
    BELLIGERENTS,
    dateline_party,
    first_party,
    home_of,
    official_party,
    parties_in,
)
from geo.extract.patterns import AnyCase, any_case
from geo.extract.saying import names_source, takes_side
from geo.extract.sentences import Sentence
from geo.extract.sheets import OPPONENTS, as_told, sheets
from geo.extract.speeches import Speech, speeches
from geo.extract.stances import alleged_by, less_core, refuted_by, stance_of
from geo.model import Claim, Count, Party, Report, Stance

__all__ = ["BELLIGERENTS", "claims_of", "has_counts"]

_FEWEST_WORDS = 4
_NAME = 3  # letters of an outlet at least
_DATELINE = 50
_EARLY = 60
_REMEMBERED = 4
_LONGEST_QUOTE = 3_000
_AHEAD = 1_200
_STATEMENT = 300
_QUOTED = re.compile(r"«[^«»\n]*+»|“[^“”\n]*+”|„[^„“”\n]*+[“”]|\"[^\"\n]*+\"")
_PARAGRAPH = re.compile(r"\n\s*\n")
_STOP = re.compile(r"[.!?…։]\s|\n")
_OPENING = re.compile(r"(?:[.!?…։:][\"”’»)]?\s+|\n|^)\W*$")


def claims_of(
    sentence: Sentence,
    report: Report,
    last: Claimant | None,
    words: Lexicon,
    *,
    goes_on: bool = False,
    lists: bool = False,
) -> tuple[tuple[Claim, ...], Claimant | None]:
    """Return the claims of a sentence, at least one, and the speaker that a pronoun after it stands for.

    What no one is said to say is the outlet's own narration, unless it goes on with a quotation or in a paragraph
    that a speaker opened. A loss without a place or day of its own (``goes_on``) in the paragraph of a speaker's words is
    of that speaker "(by context)". Losses of two sides make two claims.
    """
    narrator = _narrator(report)
    home = _home(report, words)
    losses = find_losses(sentence.text, words)
    spoken = _of_victims(speeches(sentence.text, last, words, home), losses)
    if narrator.party is not Party.OUTLET:
        spoken = tuple(replace(one, claimant=narrator) if _is_ours(one, words) else one for one in spoken)
    spoken = tuple(replace(one, claimant=narrator) if _is_outlet(one, report) else one for one in spoken)
    spoken = _less_refuted(sentence.text, narrator, spoken, words)
    elaborates = bool(losses) and goes_on and _may_go_on(narrator, last)
    elaborates = elaborates and not _are_of_others(losses, last, home)
    continued = None if spoken else _continued(sentence, report, last, home, words, elaborates=elaborates)
    if not spoken and continued is None and losses and narrator.party is Party.OUTLET:
        continued = _told_below(sentence, report, losses, home, words)
    unsaid = continued or narrator
    claims: list[Claim] = []
    for speech in _with_narration(spoken, losses, sentence, unsaid):
        governed = [loss for loss in losses if speech.start <= loss.start < speech.end]
        claims += _claims(speech, governed, sentence, report.id, home, words)
    telling = [claim for claim in claims if _tells(claim)]
    lists = lists and not losses and len(spoken) == 1 and _announces(spoken[0], sentence, report, words)
    return tuple(telling or claims[:1]), _latest(spoken, sentence, last, lists=lists)


def _is_ours(speech: Speech, words: Lexicon) -> bool:
    """Return whether it is "by our data" that something is said: in a body's own bulletin that body says it."""
    return words.has("claims", "ours") and words.words("claims", "ours").fullmatch(speech.verb) is not None


def _is_outlet(speech: Speech, report: Report) -> bool:
    """Return whether the outlet names itself as its source: "according to Crisis Group's count" in a Crisis Group report."""
    claimant = speech.claimant
    if claimant.party not in (Party.OTHER, Party.UNSTATED, Party.OUTLET) or not report.outlet:
        return False
    name = re.sub(r"['’]s?$", "", claimant.name.removesuffix(NO_SIDE))
    return len(name) >= _NAME and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", report.outlet) is not None


def _announces(speech: Speech, sentence: Sentence, report: Report, words: Lexicon) -> bool:
    """Return whether a speaker opens a paragraph with a bulletin: "According to the peacekeepers' bulletin, two violations"."""
    before = report.text[max(0, sentence.start - 2 * _DATELINE) : sentence.start].rpartition("\n")[2].strip()
    opens = len(before) <= _DATELINE
    bulletin = words.has("claims", "bulletins") and words.words("claims", "bulletins").search(
        sentence.text, 0, speech.core[1]
    )
    return opens and bool(bulletin)


def _may_go_on(narrator: Claimant, last: Claimant | None) -> bool:
    """Return whether a speaker can be meant where nobody is named: in a party's own bulletin its opponent is not."""
    if last is not None and last.party is Party.UNSTATED:
        return False
    return narrator.party is Party.OUTLET or last is None or last.party is narrator.party


def _are_of_others(losses: Sequence[Loss], last: Claimant | None, home: Party | None) -> bool:
    """Return whether all who are counted are of a third side, or "ours" as an outlet says that is not of the speaker's.

    A belligerent's speaker seldom counts these in passing.
    """
    if last is None or last.party not in BELLIGERENTS:
        return False
    foreign = last.party is not home
    return all(loss.side not in (None, *BELLIGERENTS) or (loss.ours and foreign) for loss in losses)


@lru_cache(maxsize=16)
def _home(report: Report, words: Lexicon) -> Party | None:
    """Return the country of the ministries that a report names without one: its dateline's, else its outlet's."""
    narrator = official_party(report.outlet) if report.outlet else None
    outlets = home_of(report.outlet, words) if report.outlet else None
    return narrator or dateline_party(report.text, words) or outlets


def _of_victims(spoken: tuple[Speech, ...], losses: Sequence[Loss]) -> tuple[Speech, ...]:
    """Return the speeches, those of a body without a country as of the one side whose losses the sentence counts."""
    if not losses:
        return spoken
    sides = {loss.side for loss in losses if loss.side in BELLIGERENTS}
    if len(sides) != 1:
        return spoken
    side = next(iter(sides))
    return tuple(
        replace(one, claimant=_placed(one.claimant, side)) if one.claimant.party is Party.UNSTATED else one
        for one in spoken
    )


def _placed(claimant: Claimant, party: Party) -> Claimant:
    bare = claimant.name.removesuffix(NO_SIDE)
    return replace(claimant, name=f"{bare}{BY_CONTEXT}", party=party)


def _tells(claim: Claim) -> bool:
    """Return whether a claim says more than that somebody spoke."""
    return claim.stance is not Stance.ASSERTS or has_counts(claim) or len(claim.says.split()) >= _FEWEST_WORDS


def has_counts(claim: Claim) -> bool:
    """Return whether a claim counts anyone."""
    return bool(claim.killed or claim.wounded or claim.captured or claim.missing or claim.casualties)


def _latest(
    spoken: Sequence[Speech], sentence: Sentence, last: Claimant | None, *, lists: bool
) -> Claimant | None:
    """Return the last speaker with those before, and the paragraph in which what follows is still of that speaker.

    ``lists``: the sentence only says whose bulletin the paragraph tells of.
    """
    if not spoken:
        return last
    one = spoken[-1]
    before: tuple[Claimant, ...] = ()
    for speaker in (
        *(speech.claimant for speech in reversed(spoken[:-1])),
        *((last, *last.before) if last else ()),
    ):
        if speaker != one.claimant and speaker not in before:
            before += (speaker,)
    bare = tuple([Claimant(one.name, one.party, one.paragraph, one.opened) for one in before[:_REMEMBERED]])
    opened = any(speech.opens for speech in spoken) or lists
    # A report that begins with the words of a bulletin goes on with it to its end.
    goes_on = last is not None and last.paragraph == EVERY_PARAGRAPH and last == one.claimant
    whole = goes_on or (lists and sentence.paragraph == 0)
    paragraph = EVERY_PARAGRAPH if whole else sentence.paragraph
    return Claimant(one.claimant.name, one.claimant.party, paragraph, opened or goes_on, bare)


def _with_narration(
    spoken: Sequence[Speech], losses: Iterable[Loss], sentence: Sentence, narrator: Claimant
) -> Iterator[Speech]:
    """Yield the speeches, before them the outlet's own words if these carry a number or nobody speaks."""
    first = spoken[0].start if spoken else len(sentence.text)
    if not spoken or any(loss.start < first for loss in losses):
        yield Speech(narrator, 0, first, "")
    yield from spoken


@lru_cache(maxsize=4096)
def _narrator_of(outlet: str) -> Claimant:
    party = official_party(outlet)
    if party is not None:
        return Claimant(outlet, party)
    return Claimant(f"{outlet} (narration)", Party.OUTLET)


def _narrator(report: Report) -> Claimant:
    """Return who speaks where nobody is said to: the outlet, or the ministry whose own bulletin the report is."""
    return _narrator_of(report.outlet or "report")


def _continued(
    sentence: Sentence,
    report: Report,
    last: Claimant | None,
    home: Party | None,
    words: Lexicon,
    *,
    elaborates: bool,
) -> Claimant | None:
    """Return the speaker whose words go on in a sentence that names none: a quotation's, or the paragraph's."""
    quote = _quotation(sentence, report.text)
    if quote is not None:
        below = sentence if quote[1] >= sentence.end else replace(sentence, end=quote[1])
        quoted = _quoted(quote, report.text, last, home, words)
        return quoted or _reported_below(below, report.text, last, home, words) or last
    if last is not None and _is_said_on(sentence.text, last, sentence.paragraph, words):
        return last
    if last is not None and last.paragraph in (sentence.paragraph, EVERY_PARAGRAPH):
        if last.opened:
            return last
        if elaborates:
            return replace(last, name=f"{last.name}{BY_CONTEXT}")
    return _reported_below(sentence, report.text, last, home, words)


def _is_said_on(text: str, last: Claimant, paragraph: int, words: Lexicon) -> bool:
    """Return whether "it is noted that …", or what the opponent says being untrue, goes on with the words of the last speaker."""
    if last.paragraph is None or not 0 <= paragraph - last.paragraph <= 1:
        return False
    impersonal = words.has("claims", "impersonal") and words.words("claims", "impersonal").search(
        text, 0, _EARLY
    )
    if impersonal and not re.search(r"\w", text[: impersonal.start()]):
        return True
    refutes = last.party in BELLIGERENTS and last.paragraph == paragraph
    return bool(
        refutes
        and words.words("claims", "untrue").search(text)
        and words.words("claims", "statements").search(text)
        and any(party in OPPONENTS[last.party] for party, _ in parties_in(text, words))
    )


@lru_cache(maxsize=16)
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the quotations of a text stand that are longer than a name."""
    found = ((match.start(), match.end()) for match in _QUOTED.finditer(text))
    return tuple(one for one in found if 40 <= one[1] - one[0] <= _LONGEST_QUOTE)


def _quotation(sentence: Sentence, text: str) -> tuple[int, int] | None:
    """Return the quotation that the sentence lies in, if it lies in one."""
    quotes = _quotations(text)
    number = bisect_right(quotes, (sentence.start + 1, 0)) - 1
    if number < 0:
        return None
    start, end = quotes[number]
    return (start, end) if start <= sentence.start and sentence.end <= end + 2 else None


def _quoted(
    quote: tuple[int, int], text: str, last: Claimant | None, home: Party | None, words: Lexicon
) -> Claimant | None:
    """Return who is named behind the end of a quotation of several sentences: "…", said the ministry."""
    stop = _STOP.search(text, quote[1])
    tail = text[quote[1] - 1 : min(stop.end() if stop else len(text), quote[1] + _AHEAD)]
    if not re.search(r"\w", tail):
        return None
    found = speeches(tail, last, words, home)
    return found[0].claimant if found else None


def _reported_below(
    sentence: Sentence, text: str, last: Claimant | None, home: Party | None, words: Lexicon
) -> Claimant | None:
    """Return who is said, right behind the sentence, to have reported what went before: "This was reported by X"."""
    references = _references(text, words)
    number = bisect_right(references, sentence.end - 1)
    if number == len(references) or references[number] > sentence.end + _AHEAD:
        return None
    at = references[number] - sentence.end
    behind = text[sentence.end : sentence.end + _AHEAD + _STATEMENT]
    if words.words("claims", "report_verbs").search(behind, 0, at):
        return None
    border = _PARAGRAPH.search(behind, 0, at)
    if border and re.search(r"\w", behind[border.end() : at]):
        return None  # what is reported in the midst of another paragraph is not of this one
    stop = _STOP.search(behind, at)
    if words.words("claims", "denies").search(behind, at, stop.end() if stop else len(behind)):
        return None  # "Baku does not deny it", "Baku denied it"
    found = speeches(behind[at : stop.end() if stop else len(behind)], last, words, home)
    sources = [one.claimant for one in found]
    return next((one for one in sources if one.party is not Party.OUTLET), sources[0] if sources else None)


def _told_below(
    sentence: Sentence, report: Report, losses: Sequence[Loss], home: Party | None, words: Lexicon
) -> Claimant | None:
    """Return the body of the side that lost people which the next sentence of the paragraph has speak, or None."""
    text = report.text
    border = _PARAGRAPH.search(text, sentence.end)
    end = border.start() if border else len(text)
    stop = _STOP.search(text, min(sentence.end + 1, end), end)
    behind = text[sentence.end : stop.end() if stop else end]
    if not behind.strip():
        return None
    found = speeches(behind, None, words, home)
    sides = {loss.side or (home if loss.ours else None) for loss in losses if loss.count.high != 0}
    if not found or len(sides) != 1:
        return None
    one, side = found[0].claimant, next(iter(sides))
    if one.party not in BELLIGERENTS or one.party is not (side or home) or one.name.endswith(NO_SIDE):
        return None
    more = [loss for loss in find_losses(behind, words) if not loss.enemy and loss.side in (None, one.party)]
    confirmed = words.has("claims", "confirms") and words.words("claims", "confirms").search(behind)
    of_them = words.has("claims", "of_them") and words.words("claims", "of_them").match(behind.lstrip())
    return _placed(one, one.party) if more or confirmed or of_them else None


@lru_cache(maxsize=16)
def _references(text: str, words: Lexicon) -> tuple[int, ...]:
    """Return where sentences of a text begin that say who reported what went before them: "This was reported by"."""
    found = [match.start() for match in words.words("claims", "refers_back").finditer(text)]
    opening = {at for at in found if _OPENING.search(text, max(0, at - 20), at)}
    # "The ministry of this …": in some languages who reported stands before it.
    early = (_begins(text, at) for at in found if words.has("claims", "refers_early"))
    return tuple(sorted(opening | {at for at in early if at is not None}))


def _begins(text: str, at: int) -> int | None:
    """Return where the sentence begins in whose first words a position lies, or None."""
    stops = list(_STOP.finditer(text, max(0, at - _EARLY), at))
    return stops[-1].end() if stops else None


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
    cumulative = bool(losses) and words.says(sentence.text, "tally", "words")
    losses = as_told(losses, sentence.text, speech.claimant.name, words, cumulative=cumulative)
    refuted = refuted_by(governed, stance, speech, words) or alleged_by(losses, governed, speech, words)
    theirs = refuted.of(losses, sentence.text, speech, words) if refuted else []
    rest = [loss for loss in losses if loss not in theirs]
    if refuted and refuted.ahead:
        theirs = [_of_refuted(loss, refuted.party, speech.claimant.party) for loss in theirs]
    told = Claim(
        speech.claimant.name, speech.claimant.party, stance, _says(sentence.text, speech, words),
        sentence.text, sentence.start, sentence.end, report_id, about=about, cumulative=cumulative,
    )  # fmt: skip
    if not losses and refuted is None:
        yield told
        return
    own = less_core(governed, speech)
    for sheet in sheets(rest, _less_aside(sentence.text, speech), own, told.party, words, home):
        yield _with_counts(told, *sheet)
    if refuted is None:
        return
    accusing = replace(
        told, claimant=refuted.name, party=refuted.party, cumulative=False,
        stance=Stance.ASSERTS if theirs else Stance.ACCUSES, about=None if theirs else told.party,
    )  # fmt: skip
    for side, counts in sheets(
        theirs, sentence.text, own, told.party if refuted.ahead else refuted.party, words, home
    ):
        yield _with_counts(accusing, side, counts)


def _of_refuted(loss: Loss, claiming: Party, refuting: Party) -> Loss:
    """Return a loss of a claim called untrue: "that one of their soldiers fell" is of who claims it, else of who refutes it."""
    return loss if loss.side else replace(loss, side=claiming if loss.own else refuting, own=False)


def _with_counts(claim: Claim, side: Party | None, counts: dict[str, Count]) -> Claim:
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
