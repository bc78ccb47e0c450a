"""Who speaks in a sentence that names nobody: whose quotation or paragraph goes on, who is named right behind it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from geo.extract.counts.find import Loss, find_losses
from geo.extract.kinds import denies_event
from geo.extract.parties.find import BELLIGERENTS, OPPONENTS, are_opponents, parties_in
from geo.extract.parties.targets import targeted
from geo.extract.speakers.claimants import BY_CONTEXT, EVERY_PARAGRAPH, NO_SIDE, Claimant
from geo.extract.speakers.heads import subject_of
from geo.extract.speakers.phrases import has_word
from geo.extract.speakers.speeches import Speech, speeches
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.sentences import Sentence
from geo.model import Party, Report

__all__ = ["continued", "of_own_side", "of_own_zero", "placed", "told_below", "told_to_medium"]

_EARLY = 60
_SO_FAR = 600  # characters of a paragraph before a sentence
_LONGEST_QUOTE = 3_000
_AHEAD = 1_200
_STATEMENT = 300
_LONGEST_CLOSING = 140
_QUOTED = re.compile(r"«[^«»\n]*+»|“[^“”\n]*+”|„[^„“”\n]*+[“”]|\"[^\"\n]*+\"")
_WHOLE_QUOTE = re.compile(r"«[^«»\n]+»\W*|“[^“”\n]+”\W*|„[^„“”\n]+[“”]\W*|\"[^\"\n]+\"\W*")
_PARAGRAPH = re.compile(r"\n\s*\n")
# In Armenian a colon may stand for the full stop.
_STOP = re.compile(r"[.!?…։]\s|(?<=[ա-և]):\s|\n")
_OPENING = re.compile(r"(?:[.!?…։:][\"”’»)]?\s+|\n|^)\W*$")


def continued(
    sentence: Sentence,
    report: Report,
    last: Claimant | None,
    home: Party | None,
    words: Lexicon,
    *,
    elaborates: bool,
    official: bool,
) -> Claimant | None:
    """Return the speaker whose words go on in a sentence that names none: a quotation's, or the paragraph's.

    ``official``: the report is a body's own, which may name others whom it told.
    """
    quote = _quotation(sentence, report.text)
    if quote is not None:
        below = sentence if quote[1] >= sentence.end else replace(sentence, end=quote[1])
        quoted = _quoted(quote, report.text, last, home, words)
        return quoted or _reported_below(below, report.text, last, home, words, official=official) or last
    if last is not None and (other := _of_opponent(sentence, report.text, last, home, words)):
        return other
    if last is not None and _is_said_on(sentence.text, last, sentence.paragraph, words):
        return last
    if last is not None and last.paragraph in (sentence.paragraph, EVERY_PARAGRAPH):
        if last.opened:
            return last
        if elaborates or _speaks_on(sentence, report.text, last, home, words):
            return replace(last, name=f"{last.name.removesuffix(BY_CONTEXT)}{BY_CONTEXT}")
    return _reported_below(sentence, report.text, last, home, words, official=official)


def _of_opponent(
    sentence: Sentence, text: str, last: Claimant, home: Party | None, words: Lexicon
) -> Claimant | None:
    """Return the other side's body that the next sentence of the paragraph says to have reported this one, whoever spoke before."""
    references = _references(text, words)
    number = bisect_right(references, sentence.end - 1)
    if number == len(references) or text[sentence.end : references[number]].strip(" "):
        return None
    other = _reported_below(sentence, text, last, home, words, official=False)
    return other if other and are_opponents(other.party, last.party) else None


def of_own_zero(losses: Sequence[Loss], last: Claimant | None, home: Party | None) -> Claimant | None:
    """Return the body of the outlet's own side that spoke of late, where a sentence says that this side lost nobody: only it can know."""
    if home not in BELLIGERENTS or last is None:
        return None
    if any(loss.count.high != 0 or loss.side is not home for loss in losses):
        return None
    spoke = next((one for one in (last, *last.before) if one.party is home), None)
    return spoke and replace(spoke, name=f"{spoke.name.removesuffix(BY_CONTEXT)}{BY_CONTEXT}")


def told_to_medium(
    spoken: Sequence[Speech], sentence: Sentence, report: Report, home: Party | None, words: Lexicon
) -> Claimant | None:
    """Return the body that the next sentence says to have told it to the medium that a sentence cites: "A site writes … The police told it so"."""
    if not spoken or any(one.claimant.party is not Party.OUTLET for one in spoken):
        return None
    other = _reported_below(sentence, report.text, spoken[0].claimant, home, words, official=False)
    behind = _next_sentence(report.text, sentence.end) if other and other.party is not Party.OUTLET else ""
    if not behind or words.says(behind, "claims", "silence"):
        return None  # "the ministry declined to comment on it"
    told = any(one.claimant.party is not Party.OUTLET for one in speeches(behind, None, words, home))
    return other if told else None


def of_own_side(
    sentence: Sentence, losses: Sequence[Loss], last: Claimant | None, home: Party | None, words: Lexicon
) -> Claimant | None:
    """Return the body of the outlet's own side that spoke right before, where a sentence goes on in its voice: of "the enemy" in its paragraph, of "our" losses below it too."""
    if home not in BELLIGERENTS or last is None or last.party is not home or last.paragraph is None:
        return None
    apart = sentence.paragraph - last.paragraph
    ours = any(one.ours for one in losses)
    enemy = any(one.enemy for one in losses) or words.says(sentence.text, "claims", "enemy")
    return placed(last, last.party) if (apart == 0 and enemy) or (apart in (0, 1) and ours) else None


def _speaks_on(sentence: Sentence, text: str, last: Claimant, home: Party | None, words: Lexicon) -> bool:
    """Return whether the next sentence of the paragraph is of the last speaker too: what stands between is so as well."""
    behind = _next_sentence(text, sentence.end)
    found = speeches(behind, last, words, home) if behind else ()
    return bool(found) and found[0].claimant == last and last.party is not Party.OUTLET


def _next_sentence(text: str, end: int) -> str:
    """Return the sentence of the paragraph behind a position, or nothing."""
    border = _PARAGRAPH.search(text, end)
    last = border.start() if border else len(text)
    stop = _STOP.search(text, min(end + 1, last), last)
    return text[end : stop.end() if stop else last].strip()


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
    sentence: Sentence,
    text: str,
    last: Claimant | None,
    home: Party | None,
    words: Lexicon,
    *,
    official: bool,
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
    closing = behind[at : stop.end() if stop else len(behind)]
    if words.says(closing, "claims", "denies") or words.says(closing, "confirmed", "not"):
        return None  # "Baku does not deny it", "Baku denied it", "Baku did not confirm it"
    sources = [one.claimant for one in speeches(closing, last, words, home)]
    sources = sources or ([] if official else _only_body(closing, home, words))
    return next((one for one in sources if one.party is not Party.OUTLET), sources[0] if sources else None)


def _only_body(closing: str, home: Party | None, words: Lexicon) -> list[Claimant]:
    """Return the one body that a short sentence without a verb of saying names: "These are the ministry's figures"."""
    if len(closing) > _LONGEST_CLOSING or find_losses(closing, words):
        return []
    one = subject_of(closing, words, home)
    return [one] if one else []


def told_below(
    sentence: Sentence, report: Report, losses: Sequence[Loss], home: Party | None, words: Lexicon
) -> Claimant | None:
    """Return the body of the side that lost people which the next sentence of the paragraph has speak, or None."""
    behind = _next_sentence(report.text, sentence.end)
    if not behind:
        return None
    found = speeches(behind, None, words, home)
    sides = {loss.side or (home if loss.ours else None) for loss in losses if loss.count.high != 0}
    silent = words.says(behind, "claims", "silence")
    if not found or silent or len(sides) != 1:
        return None
    one, side = found[0].claimant, next(iter(sides))
    if one.party in BELLIGERENTS and _WHOLE_QUOTE.fullmatch(sentence.text) and not find_losses(behind, words):
        return one  # "We have two wounded." Such was the answer of …: "our" is of who is named there
    of_them = words.has("claims", "befell") and words.words("claims", "befell").match(behind)
    of_place = has_word(one.name, "dwellers", words) and not find_losses(behind, words)
    if (
        (of_them or (of_place and not denies_event(behind, words)))
        and side is None
        and one.party is Party.UNSTATED
    ):
        return one  # the mayor of a place, whose side the place tells
    theirs = one.party in BELLIGERENTS and one.party is (side or home) and not one.name.endswith(NO_SIDE)
    if not theirs or (
        side is None
        and _are_others(one, report.text[max(0, sentence.start - _SO_FAR) : sentence.start], words)
    ):
        return None
    more = [loss for loss in find_losses(behind, words) if not loss.enemy and loss.side in (None, one.party)]
    confirmed = words.has("claims", "confirms") and words.words("claims", "confirms").search(behind)
    return placed(one, one.party) if more or confirmed or of_them or not find_losses(behind, words) else None


def _are_others(one: Claimant, before: str, words: Lexicon) -> bool:
    """Return whether a paragraph has said that others than a body's own were struck: "Azerbaijani soldiers fired at an Armenian post. Four are dead"."""
    struck = targeted(before.rpartition("\n")[2], words)
    return bool(struck) and one.party not in struck


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


def placed(claimant: Claimant, party: Party) -> Claimant:
    """Return a speaker whose side is only that of the people or of the place told of."""
    bare = claimant.name.removesuffix(NO_SIDE).removesuffix(BY_CONTEXT)
    return replace(claimant, name=f"{bare}{BY_CONTEXT}", party=party)
