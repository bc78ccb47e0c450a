"""Speakers who stand before their verb: "the ministry said that …", "Pashinyan, speaking in parliament, said"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.extract.parties.find import (
    BELLIGERENTS,
    first_party,
    parties_in,
    party_in_name,
    party_of,
    party_pattern,
)
from geo.extract.speakers.claimants import Claimant, Hearing
from geo.extract.speakers.clauses import (
    closes,
    closes_in,
    ends_clause,
    follows,
    less_addressee,
    less_joins,
    says_where,
)
from geo.extract.speakers.names import ends_alone, less_gaps
from geo.extract.speakers.names_after import phrase_after
from geo.extract.speakers.names_before import phrase_before
from geo.extract.speakers.naming import named
from geo.extract.speakers.phrases import objects
from geo.extract.speakers.saying import takes_side
from geo.extract.speakers.stretches import Heard
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case

__all__ = ["ends_in_aside", "hear_before", "opening_speaker", "participle"]

_REACH = 300  # characters
_FEW = 4  # words


def hear_before(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of a verb whose speaker stands just before it: "the ministry said that …"."""
    sentence, words = hearing.sentence, hearing.words
    start = heard[-1].end if heard else 0
    end = _before_object(verb, start, hearing)
    ahead = sentence[max(start, verb.start() - _REACH) : end].rstrip(" ,")
    first = max(start, verb.start() - _REACH)
    if heard and hearing.last is not None:
        last = first + len(less_gaps(_less_asides(ahead, words), words))
        if ends_alone(words, "joins").search(sentence, first, last):
            # "Baku rejected the charge and said …": one speaker, two verbs.
            return Heard(hearing.last, verb, end, verb.end(), back=False, forth=True)
    relative = ends_alone(words, "relative").search(sentence, first, first + len(ahead))
    position = end
    if aside := _speaking(words).search(ahead) or _closing_aside(words).search(ahead):
        # "Pashinyan, speaking in parliament, said", «Командование, в свою очередь, подтвердило»: the subject stands before it.
        position = first + aside.start()
    if relative:
        before = relative.start() - first
        if heard and heard[-1].end >= start + before - _REACH and hearing.last is not None:
            told = _refuted(first + max(0, ahead.rfind(",", 0, before)), heard[-1], hearing)
            return Heard(told or hearing.last, verb, verb.start(), verb.end(), back=False, forth=True)
        position = first + max(0, ahead.rfind(",", 0, before))
    clause = _clause_before(verb, hearing)
    if clause is not None and heard and clause < heard[-1].end:
        # "Baku, which blames the Armenians, speaks of two wounded": who stands before the clause
        name = phrase_before(clause, heard[-2].end if len(heard) > 1 else 0, hearing)
        speaker = named(sentence[slice(*name)], hearing) if name else None
        return Heard(speaker or heard[-1].claimant, verb, verb.start(), verb.end(), back=False, forth=True)
    position = position if clause is None else max(clause, start)
    phrase = phrase_before(position, start, hearing)
    claimant = _named_there(phrase, heard, hearing) if phrase else None
    if phrase and claimant and claimant is hearing.last and not heard and not _is_person(phrase, hearing):
        subject = _subject(sentence[: phrase[0]], hearing)
        # "Azerbaijani troops opened fire first, it adds": whom it blames is not who says it.
        blamed = subject and subject.party is not claimant.party and _opens_fire(sentence[: phrase[0]], words)
        claimant = claimant if blamed else subject or claimant
    if phrase and claimant and not heard and _is_owned(phrase, hearing):
        # "The Defence Army beat back a raid, its press service announced"
        claimant = _subject(sentence[: phrase[0]], hearing) or _owner(claimant, hearing)
    if phrase is None or claimant is None:
        return (
            participle(verb, heard, hearing)
            or _second_verb(verb, heard, hearing)
            or _with_relative(verb, heard, hearing)
        )
    return _plain(_seated(phrase, verb, hearing) or claimant, phrase, verb, heard, hearing)


def _refuted(position: int, denial: Heard, hearing: Hearing) -> Claimant | None:
    """Return whose statement is denied, named right before a clause on it: "denied a report by the Armenian ministry, which said …"."""
    if hearing.last is None or hearing.words.words("claims", "denies").search(denial.verb.group()) is None:
        return None
    phrase = phrase_before(position, denial.end, hearing)
    told = named(hearing.sentence[slice(*phrase)], hearing) if phrase else None
    return told if told and told.party in BELLIGERENTS and told.party is not hearing.last.party else None


def _before_object(verb: re.Match[str], start: int, hearing: Hearing) -> int:
    """Return where the words before a verb end without whom it accuses: «Բաքուն հերքել է դա և Երևանին մեղադրել …»."""
    if objects(hearing.words) is None or not takes_side(verb.group(), hearing.words):
        return verb.start()
    found = _object_last(hearing.words).search(hearing.sentence, start, verb.start())
    return found.start() if found else verb.start()


@cache
def _object_last(words: Lexicon) -> AnyCase:
    return any_case(rf"(?<!\w){words.alternatives('parties', 'speakers', 'objects')}(?:\s\w{{1,2}})?\s*$")


def _clause_before(verb: re.Match[str], hearing: Hearing) -> int | None:
    """Return where a clause on who speaks begins that a comma closes before the verb, or None."""
    ahead = hearing.sentence[: verb.start()].rstrip()
    if not ahead.endswith(","):
        return None
    clause = _clause_of_subject(hearing.words).search(ahead[:-1])
    return clause.start() if clause else None


@cache
def _clause_of_subject(words: Lexicon) -> AnyCase:
    """Return a clause between commas on who speaks, which names others: «В Баку, где инициатором считают армян, говорят …»."""
    opens = words.alternatives("claims", "on_subject")
    return any_case(rf",\s{opens}\s[^,;.«»“”\"]{{2,80}}$")


def _less_asides(text: str, words: Lexicon) -> str:
    """Return the text without asides at its end: «и, в свою очередь, обвинили …» has its subject before the joint."""
    aside = _closing_aside(words).search(text)
    return text[: aside.start()].rstrip(" ,") if aside else text


def ends_in_aside(text: str, words: Lexicon) -> bool:
    """Return whether a text ends in an aside between commas that is of nobody: «Командование миротворцев, в свою очередь,»."""
    return _closing_aside(words).search(text.rstrip(" ,")) is not None


@cache
def _closing_aside(words: Lexicon) -> AnyCase:
    return any_case(rf",\s{words.alternatives('claims', 'asides')}$")


def _seated(phrase: tuple[int, int], verb: re.Match[str], hearing: Hearing) -> Claimant | None:
    """Return a body without a country as of the capital that it spoke in: "the Prosecutor General's office said in Baku"."""
    words, name = hearing.words, hearing.sentence[slice(*phrase)]
    place = _in_capital(words).match(hearing.sentence, verb.end())
    official = words.words("parties", "speakers", "official").search(name)
    if place is None or not official or party_in_name(name, words) is not None:
        return None
    seat = hearing.sentence[place.start() : place.end()]
    seated = named(name + seat, hearing) if first_party(place["capital"], words) else None
    return seated and replace(seated, name=seated.name.removesuffix(seat))


@cache
def _in_capital(words: Lexicon) -> AnyCase:
    seat = words.alternatives("roles", "seat")
    return any_case(rf"\s{seat}\s(?P<capital>[\w-]+)(?=[.,;]|\s*$)")


def _second_verb(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of "The ministry presents it as a check and says": the body that opens the sentence speaks.

    So does "He" in "He had no word of civilian dead, said no one had left and …".
    """
    ahead = hearing.sentence[: verb.start()].rstrip()
    if heard or not (ahead.endswith(",") or ends_alone(hearing.words, "joins").search(ahead)):
        return None
    phrase = phrase_after(0, hearing, strict=False) if hearing.last else None
    if phrase and _is_person(phrase, hearing):
        claimant = named(hearing.sentence[slice(*phrase)], hearing)
        spoken = (verb, verb.start(), verb.end())
        return Heard(claimant, *spoken, back=False, forth=True) if claimant else None
    return None if ahead.endswith(",") else opening_speaker(verb, hearing)


def opening_speaker(verb: re.Match[str], hearing: Hearing) -> Heard | None:
    """Return the speech of the body or side that opens the sentence of a verb, whatever stands between."""
    phrase = phrase_after(0, hearing, strict=False)
    name = hearing.sentence[slice(*phrase)] if phrase else ""
    words = hearing.words
    # "Azerbaijan has not disclosed its losses but counts 60 dead"
    party = " " not in name and first_party(name, words)
    if not phrase or not (party or words.words("parties", "speakers", "official").search(name)):
        return None
    claimant = named(name, hearing)
    return Heard(claimant, verb, verb.start(), verb.end(), back=False, forth=True) if claimant else None


def _with_relative(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of a body that opens its sentence with a clause on it behind: "Monitors who visited Tartar said"."""
    if heard:
        return None
    phrase = phrase_after(0, hearing, strict=False)
    behind = hearing.sentence[phrase[1] : verb.start()] if phrase else ""
    relative = hearing.words.words("claims", "relative").match(behind.lstrip(" ,")) if phrase else None
    if not phrase or relative is None or any(mark in behind for mark in ";:"):
        return None
    claimant = named(hearing.sentence[slice(*phrase)], hearing)
    return Heard(claimant, verb, phrase[0], verb.end(), back=False, forth=True) if claimant else None


def _is_owned(phrase: tuple[int, int], hearing: Hearing) -> bool:
    """Return whether a body is but called that of whom its sentence is about: "its press service"."""
    words, name = hearing.words, hearing.sentence[slice(*phrase)]
    seat = _in_capital(words).search(name)
    name = name[: seat.start()] if seat else name  # "its spokeswoman in Baku"
    if party_in_name(name, words) is not None:
        return False
    first, _, rest = name.partition(" ")
    return bool(rest) and words.words("parties", "speakers", "possessive").fullmatch(first) is not None


def _owner(claimant: Claimant, hearing: Hearing) -> Claimant:
    """Return a body called "its" as that of the side that opens its sentence: "Karabakh's civilian toll had reached 45, its ombudsman says"."""
    opening = party_pattern(hearing.words, "parties").match(hearing.sentence)
    party = party_of(opening) if opening else None
    return replace(claimant, party=party) if party in BELLIGERENTS else claimant


def _is_person(phrase: tuple[int, int], hearing: Hearing) -> bool:
    """Return whether a pronoun stands for a man or a woman, who is no army."""
    name = hearing.sentence[slice(*phrase)]
    return hearing.words.has("counts", "pronoun") and bool(
        hearing.words.words("counts", "pronoun").fullmatch(name)
    )


def _subject(before: str, hearing: Hearing) -> Claimant | None:
    """Return the body that a pronoun behind it stands for: "the Defence Army foiled a raid, it said"; None if none is its subject."""
    if seat := _seat_of(before, hearing):
        return seat  # «В Баку эти заявления назвали ложью»
    for match in party_pattern(hearing.words, "parties").finditer(before):
        ahead = before[: match.start()].rstrip()
        phrase = phrase_after(match.start(), hearing._replace(sentence=before), strict=False)
        name = before[slice(*phrase)] if phrase else ""
        opens = (
            not ahead or ahead.endswith((",", ";", ":")) or _article(hearing.words).search(ahead) is not None
        )
        if opens and hearing.words.words("parties", "speakers", "official").search(name):
            return named(name, hearing)
    return None


def _seat_of(before: str, hearing: Hearing) -> Claimant | None:
    """Return the government of the capital that a text opens with: «В Баку …»."""
    seat = _opening_seat(hearing.words).match(before)
    capital = seat["capital"] if seat else ""
    return named(capital, hearing) if capital and first_party(capital, hearing.words) else None


def _named_there(phrase: tuple[int, int], heard: Sequence[Heard], hearing: Hearing) -> Claimant | None:
    """Return the speaker that a phrase names: «В Баку обвинения армянской стороны отвергли» names who is in the capital, not whose charges they are."""
    first, last = phrase
    seat = (
        _seat_of(hearing.sentence[:first], hearing) if not heard and _is_genitive(phrase, hearing) else None
    )
    return seat or named(hearing.sentence[first:last], hearing)


def _is_genitive(phrase: tuple[int, int], hearing: Hearing) -> bool:
    """Return whether a side or body is but whose something is, by its ending, in a language that tells so."""
    path = ("parties", "speakers", "whose_endings")
    name = hearing.sentence[slice(*phrase)]
    return hearing.words.has(*path) and hearing.words.words(*path).fullmatch(name) is not None


def _opens_fire(before: str, words: Lexicon) -> bool:
    """Return whether the subject that opens a text attacks: "Azerbaijani troops opened fire first"."""
    hostile = words.words("claims", "hostile").search(before)
    return hostile is not None and len(before[: hostile.start()].split()) <= _FEW


@cache
def _opening_seat(words: Lexicon) -> AnyCase:
    """Return a seat that opens a text, where what follows is not told as its place."""
    seat = words.alternatives("roles", "seat")
    return any_case(rf"{seat}\s+(?P<capital>[\w-]+)\s")


@cache
def _article(words: Lexicon) -> AnyCase:
    """Return an article that ends a text, behind a border of a clause."""
    return any_case(rf"(?:^|[,;:]\s){words.alternatives('parties', 'speakers', 'articles')}$")


@cache
def _speaking(words: Lexicon) -> AnyCase:
    """Return an aside on when and where somebody spoke that ends a text: ", speaking in parliament on Tuesday"."""
    known = words.alternatives("claims", "speaking")
    return any_case(rf",\s{known}(?:\s[^\s,;:]+){{0,12}}$")


def _plain(
    claimant: Claimant, phrase: tuple[int, int], verb: re.Match[str], heard: list[Heard], hearing: Hearing
) -> Heard:
    """Return the speech of "the ministry said": of what follows, or of what went before where the verb closes."""
    sentence, words = hearing.sentence, hearing.words
    start = heard[-1].end if heard else 0
    rest = less_addressee(sentence[verb.end() : verb.end() + _REACH], verb, words)
    before = less_joins(start, phrase[0], hearing).rstrip()
    told = re.search(r"\w", before) is not None
    stated = told and before.endswith(",") and closes_in(rest, words)
    forth = not stated and follows(hearing, "that", verb.end())
    lists = sentence[verb.end() :].lstrip().startswith(":")
    opens = forth and (lists or not told) and follows(hearing, "opens", verb.end())
    # "A farmer wounded as Baku denies firing", "…, Baku denies the shelling": what is denied stands behind the verb, not before it.
    denies = words.words("claims", "denies").match(verb.group()) is not None
    of_noun = (
        takes_side(verb.group(), words) and (denies or not before.endswith(",")) and re.match(r"\s\w", rest)
    )
    where = before.endswith(",") and (says_where(rest, words) or (not forth and _says_when(rest, words)))
    # "…, bunu nazirlik bildirib, Bakını günahlandırıb": "this" is what was said before.
    refers = ends_alone(words, "refers_back").search(before)
    told_this = refers is not None and before[: refers.start()].rstrip().endswith(",")
    ended = (
        where
        or told_this
        or (
            not forth
            and (
                (closes(rest, words) and not of_noun)
                or before.endswith(("”", "»", '"', "—", "–"))
                or (before.endswith(",") and ends_clause(rest, words))
            )
        )
    )
    # "in which, the ministry maintains, a shell wounded …" is heard on both sides.
    aside = told and before.endswith(",") and rest.lstrip().startswith(",") and not closes(rest, words)
    aside = aside or where
    # "Three were killed, the army said: Sergeant X, Privates Y and Z": what stands before the names too
    named_behind = lists and before.endswith(",")
    aside, ended = aside or named_behind, ended or named_behind
    # "…, a figure that Yerevan dismissed as fantasy" answers the speaker before it.
    back = ended and told and not (heard and denies)
    return Heard(claimant, verb, phrase[0], verb.end(), back=back, forth=not back or aside, opens=opens)


def _says_when(rest: str, words: Lexicon) -> bool:
    """Return whether behind a verb of saying stands only after what it was said: "…, the ministry said after the clash near X"."""
    if not words.has("claims", "after_what") or _after_what(words).match(rest) is None:
        return False
    return words.words("claims", "that").search(rest) is None and not words.says(
        rest, "claims", "report_verbs"
    )


@cache
def _after_what(words: Lexicon) -> AnyCase:
    return any_case(rf"\s{words.alternatives('claims', 'after_what')}\s(?!which)")


def participle(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of "…, alleging that …": the subject of its clause speaks, the first party named behind a semicolon."""
    if not hearing.words.words("claims", "participles").fullmatch(verb.group()):
        return None
    claimant = _own_subject(verb, heard, hearing) or (hearing.last if heard else None)
    if claimant is None:
        clause = hearing.sentence.rfind(";", 0, verb.start()) + 1
        first = next(parties_in(hearing.sentence[clause : verb.start()], hearing.words), None)
        claimant = named(first[1], hearing) if first else None
    if claimant is None:
        return None
    return Heard(claimant, verb, verb.start(), verb.end(), back=False, forth=True)


def _own_subject(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Claimant | None:
    """Return who opens a clause before "accusing": "…; Baku, accusing Yerevan of a provocation, acknowledged seven dead"."""
    start = heard[-1].end if heard else 0
    ahead = hearing.sentence[start : verb.start()].rstrip(" ,")
    semicolon = ahead.rfind(";")
    if semicolon < 0:
        return None
    phrase = phrase_after(start + semicolon + 1, hearing, strict=False)
    alone = phrase and not hearing.sentence[phrase[1] : verb.start()].strip(" ,")
    return named(hearing.sentence[slice(*phrase)], hearing) if phrase and alone else None
