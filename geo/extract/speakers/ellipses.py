"""Speakers without a verb of their own: "Yerevan tells of two dead, Baku of three", where a language marks the gap."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from geo.extract.parties.find import BELLIGERENTS, parties_in
from geo.extract.people.losses import Loss
from geo.extract.speakers.claimants import Hearing
from geo.extract.speakers.naming import named
from geo.extract.speakers.stretches import Heard, Speech
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case

__all__ = ["with_counters", "with_ellipses"]

_BORDER = re.compile(r"\W+$")
_WORD = re.compile(r"[^\s,;:]+")


def with_ellipses(heard: Sequence[Heard], hearing: Hearing) -> list[Heard]:
    """Return the speeches heard with those of further belligerents who share the verb of the speech before, or of the one behind."""
    if not heard:
        return []
    further = _found(heard, hearing) if hearing.words.has("claims", "ellipsis") else ()
    ahead = _ahead(heard, hearing) if hearing.words.has("claims", "ellipsis_ahead") else ()
    return sorted([*heard, *further, *ahead], key=lambda one: one.start)


def _ahead(heard: Sequence[Heard], hearing: Hearing) -> Iterator[Heard]:
    """Yield who opens the sentence and shares the verb at its end: "İrəvan birinin öldüyünü, Bakı üçünün yaralandığını bildirib"."""
    opening = _opening(hearing.words).match(hearing.sentence)
    if opening is None or heard[0].start < opening.end("told"):
        return
    speaker = named(hearing.sentence[slice(*opening.span("name"))], hearing)
    if speaker and speaker.party in BELLIGERENTS and speaker.party is not heard[0].claimant.party:
        end = opening.end("name")
        yield Heard(speaker, _mark(opening, end), 0, end, back=False, forth=True)


@cache
def _opening(words: Lexicon) -> AnyCase:
    name, told = (words.alternatives("claims", key) for key in ("ellipsis_ahead", "told_of"))
    return any_case(rf"(?P<name>{name})\s[^,;:]{{3,90}}?(?P<told>{told}),\s")


def _found(heard: Sequence[Heard], hearing: Hearing) -> Iterator[Heard]:
    for match in _ellipsis(hearing.words).finditer(hearing.sentence):
        before = [one for one in heard if one.end <= match.start()]
        if hearing.words.words("claims", "enemy").fullmatch(_BORDER.sub("", match["name"])):
            continue  # "our forces lost three, the enemy up to 15": nobody else speaks
        if not before or any(one.start < match.end() and match.start("name") < one.end for one in heard):
            continue
        told = hearing.sentence[before[-1].end : match.start()]
        sides = {party for party, _ in parties_in(told, hearing.words)} & set(BELLIGERENTS)
        apart = match.group().startswith(";")
        if sides and not apart and hearing.words.words("counts", "losers").search(told):
            continue  # «Азербайджан потерял двух офицеров, а Армения — 20 военных»: nobody else speaks
        speaker = named(_BORDER.sub("", hearing.sentence[match.start("name") : match.end()]), hearing)
        if speaker and speaker.party in BELLIGERENTS and speaker.party is not before[-1].claimant.party:
            yield Heard(
                speaker, _mark(match, match.end()), match.start("name"), match.end(), back=False, forth=True
            )


def with_counters(spoken: Sequence[Speech], losses: Sequence[Loss], hearing: Hearing) -> tuple[Speech, ...]:
    """Return the speeches, parted where two sides share a verb and each counts its own: "Baku said 71 and Yerevan 105 soldiers were killed"."""
    told = list(spoken)
    for one, other in pairwise(losses):
        match = _counter(hearing.words).fullmatch(hearing.sentence, one.end, other.start)
        if match is None or one.measure != other.measure or one.side not in BELLIGERENTS:
            continue
        name = hearing.sentence[slice(*match.span("name"))]
        second = named(name, hearing) if name[:1].isupper() else None  # «ermənilərin isə»: no state speaks
        if second is None or second.party not in BELLIGERENTS or second.party is one.side:
            continue
        at, core = match.start("name"), match.span("name")
        own = next((speech for speech in told if speech.start <= one.start < speech.end), None)
        if own and own.claimant.party is one.side:
            if other.start < own.end and not _lost(own, one, hearing):
                told.remove(own)
                told += [replace(own, end=at), Speech(second, at, own.end, own.verb, core)]
            continue
        shared = next((speech for speech in told if speech.core[0] == at), None)
        if shared and shared.claimant.party is second.party:
            # the verb stands at the end: "Azərbaycan 71, Ermənistan 105 hərbçisinin həlak olduğunu bildirib"
            told += _of_verb(shared, one, at, hearing)
    return tuple(sorted(told, key=lambda speech: speech.start))


def _lost(speech: Speech, loss: Loss, hearing: Hearing) -> bool:
    """Return whether a speaker tells of both sides' losses: "Baku said that Azerbaijan lost two officers and Armenia 20 soldiers"."""
    told = hearing.sentence[max(speech.core[1], speech.start) : speech.end]
    ahead = hearing.sentence[max(speech.core[1], speech.start) : loss.start]
    named = {party for party, _ in parties_in(ahead, hearing.words)}
    return loss.side in named and hearing.words.words("counts", "losers").search(told) is not None


def _of_verb(shared: Speech, loss: Loss, end: int, hearing: Hearing) -> list[Speech]:
    """Return the speech of the side named last before its own number, up to the name of the one with whom it shares a verb."""
    for match in reversed(list(_WORD.finditer(hearing.sentence, 0, loss.start))):
        speaker = named(match[0], hearing)
        if speaker and speaker.party is loss.side:
            return [Speech(speaker, match.start(), end, shared.verb, match.span())]
    return []


@cache
def _counter(words: Lexicon) -> AnyCase:
    turns = words.alternatives("claims", "contrast")
    leads = words.alternatives("counts", "particles")
    return any_case(rf",?\s+(?:{turns}\s+)?(?P<name>[^\s,;:՝]+)՝?(?:\s+{leads})?\s+")


def _mark(match: re.Match[str], end: int) -> re.Match[str]:
    """Return the last letter before a position as what stands for the verb."""
    mark = re.compile(r".").match(match.string, end - 1)
    return mark or match


@cache
def _ellipsis(words: Lexicon) -> AnyCase:
    turns, name = words.alternatives("claims", "contrast"), words.alternatives("claims", "ellipsis")
    return any_case(rf"(?:[,;](?: {turns})?| {turns}) (?P<name>{name})(?=\s)")
