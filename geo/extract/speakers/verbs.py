"""Speakers of a verb of saying: before it, behind it, at the head of its clause, past an aside."""

import re
from functools import cache
from itertools import islice

from geo.extract.parties.find import first_party, party_pattern
from geo.extract.speakers.claimants import Hearing
from geo.extract.speakers.clauses import follows, is_adjective, is_of_noun, is_postscript
from geo.extract.speakers.names import less_gaps
from geo.extract.speakers.names_after import QUOTES, phrase_after
from geo.extract.speakers.names_before import phrase_before
from geo.extract.speakers.naming import named
from geo.extract.speakers.preceding import ends_in_aside, hear_before, opening_speaker, participle
from geo.extract.speakers.saying import takes_side
from geo.extract.speakers.strangers import fills_clause
from geo.extract.speakers.stretches import Heard
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, WordList, any_case
from geo.model import Party

__all__ = ["hear_verb", "told_by"]

_MAX_NAME_WORDS = 12
_FEW = 2
_REACH = 300
_DASHES = "-–—"
_ADDRESSEE = re.compile(
    r"(?:\s+[\w-]+){0,2}\s+[«\"“][^«»\"“”]{2,40}[»\"”](?=\s)"
)  # «рассказал "Кавказскому узлу" глава»
_SUBJECT = 40
_FAR_NAME = 9  # words
_BLANK, _WORD = re.compile(r"\s+"), re.compile(r"[^\W\d_]+")
_ENDING = re.compile(r"\W*$|,\s")
_FAR_BORDER = re.compile(r"[,;:–—](?=\s)|(?<=\s)-(?=\s)|\.(?=\s)")


def hear_verb(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of a verb of saying, or None if its speaker is not found."""
    sentence, words = hearing.sentence, hearing.words
    start = max(heard[-1].end if heard else 0, verb.start() - _REACH)
    if _is_of_statement(verb, hearing):
        return None
    barred = _ends_with(words, "not_after").search(sentence, start, verb.start())
    passive = _passive(words).match(sentence, verb.end())
    if passive:
        return _inverted(verb, passive.end(), hearing, back=True)
    intro = barred and _ends_with(words, "intro").search(sentence, start, verb.start())
    if barred and not intro:
        return None
    behind_comma = sentence[start : verb.start()].rstrip().endswith((",", "՝"))
    if behind_comma and words.words("claims", "participles").fullmatch(verb.group()):
        # "X accused Y, saying that …": X says it
        told = participle(verb, heard, hearing) if heard else _of_who_asks(verb, hearing)
        if heard or told:
            return told
    apart = _stands_apart(start, verb.start(), hearing) and not ends_in_aside(
        sentence[start : verb.start()], words
    )
    ways = [hear_before, _hear_far, _hear_behind, _hear_colon]
    if _has_object_behind(verb, words):
        # "Yerevan, rejecting the claim, blamed Azerbaijani forces": whom it blames is not who says it.
        ways = [_hear_past_aside, hear_before]
    elif apart and not takes_side(verb.group(), words):
        ways = [_hear_behind, hear_before, _hear_far, _hear_colon]
    found = (way(verb, heard, hearing) for way in (_hear_past_source, *ways))
    first = next((one for one in found if one is not None), None)
    if first is None or first.claimant.party is not Party.OUTLET:
        return first
    # "РИА Новости сообщил глава ведомства": the agency is told, the one behind the verb speaks.
    return next((one for one in found if one and one.claimant.party is not Party.OUTLET), first)


def _of_who_asks(verb: re.Match[str], hearing: Hearing) -> Heard | None:
    """Return the speech of the side that acts in the clause before: "Overnight, Armenia pleaded for help from the UN, claiming …"."""
    last = phrase_before(verb.start(), 0, hearing)
    if last is None or first_party(hearing.sentence[: last[0]], hearing.words) is None:
        return None  # nobody but who stands right before the verb
    return participle(verb, [], hearing)


def _has_object_behind(verb: re.Match[str], words: Lexicon) -> bool:
    """Return whether whom a verb accuses stands behind it, in a language whose order of words is fixed."""
    fixed = words.table("claims", "order", "after") == "strict"
    return fixed and words.words("claims", "object_behind").fullmatch(verb.group()) is not None


def _hear_past_aside(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of a verb whose speaker's aside a comma closes before it: "Yerevan, rejecting a claim by Baku, blamed …"."""
    closed = hearing.sentence[: verb.start()].rstrip().endswith(",")
    asides = hearing.words.words("claims", "aside_verbs")
    if not (heard and hearing.last and closed and asides.fullmatch(heard[-1].verb.group())):
        return None
    return Heard(hearing.last, verb, verb.start(), verb.end(), back=False, forth=True)


def _hear_past_source(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of "The ministry, as Baku's radio reported, admitted …", less what the medium was heard to say."""
    medium = heard[-1] if heard else None
    if medium is None or medium.claimant.party is not Party.OUTLET:
        return None
    if hearing.sentence[medium.end : verb.start()].strip(" ՝") != "," and medium.end != verb.start():
        return None
    first = heard[-2].end if len(heard) > 1 else 0
    aside = _source_between_commas(hearing.words).search(hearing.sentence, first, medium.end)
    phrase = phrase_before(aside.start(), first, hearing) if aside else None
    claimant = named(hearing.sentence[slice(*phrase)], hearing) if phrase else None
    if phrase is None or claimant is None or claimant.party is Party.OUTLET:
        return None
    heard.pop()
    return Heard(claimant, verb, phrase[0], verb.end(), back=False, forth=True)


@cache
def _source_between_commas(words: Lexicon) -> AnyCase:
    return any_case(rf",\s{words.alternatives('counts', 'says_who')}\s[^,;:.]{{2,80}}$")


def _is_of_statement(verb: re.Match[str], hearing: Hearing) -> bool:
    """Return whether a verb says whose the statement is that the sentence calls untrue: "The report spread by Baku that … is false"."""
    words, sentence = hearing.words, hearing.sentence
    if not told_by(words).match(sentence, verb.end()) or not words.says(sentence, "claims", "untrue"):
        return False
    noun = (
        sentence[: verb.start()] or verb.group()
    )  # "Reports by Baku that … are false": it is the noun itself
    return words.words("claims", "statements").search(noun[-_SUBJECT:]) is not None


@cache
def told_by(words: Lexicon) -> AnyCase:
    """Return what stands behind a verb that only says whose a statement is: "circulated this morning by the ministry"."""
    return any_case(rf"(?:\s[\w-]+){{0,3}}\s{words.alternatives('claims', 'passive_by')}\s")


def _hear_colon(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of "Sabiroglu told the radio of one more case: …", which the subject of its sentence says."""
    lists = not heard and hearing.sentence[verb.end() :].startswith(": ")
    return opening_speaker(verb, hearing) if lists else None


@cache
def _passive(words: Lexicon) -> AnyCase:
    return any_case(rf"\s+{words.alternatives('claims', 'passive_by')}\s")


def _stands_apart(start: int, end: int, hearing: Hearing) -> bool:
    """Return whether a border of a clause, or "as", stands before the verb: its speaker may then stand behind it."""
    trimmed = hearing.sentence[start:end].rstrip()
    if not trimmed or trimmed[-1] in QUOTES + _DASHES + ",;:՝":
        return True
    return _ends_with(hearing.words, "intro").search(hearing.sentence, start, end) is not None


@cache
def _ends_with(words: Lexicon, name: str) -> WordList:
    whole = rf"(?<!\w){words.alternatives('claims', name)}[\s,]+$"
    return words.put_together(words.table("claims", name), whole)


def _hear_behind(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of a verb whose speaker stands behind it: "…, said the ministry"."""
    start = heard[-1].end if heard else 0
    strict = hearing.words.table("claims", "order", "after") == "strict"
    if hearing.words.has("claims", "addressed") and _addressed(hearing.words).fullmatch(verb.group()):
        return None  # "told RFE/RL's Armenian Service": who stands behind it listens
    if hearing.words.has("claims", "gives") and hearing.words.words("claims", "gives").fullmatch(
        verb.group()
    ):
        return None  # "who …, gave Armenian media another version": what is given stands behind it
    if strict and not _stands_apart(start, verb.start(), hearing):
        return None
    back = bool(re.search(r"\w", _less_intro(hearing.sentence[start : verb.start()], hearing.words)))
    return _inverted(verb, verb.end(), hearing, back=back, strict=strict)


def _addressed(words: Lexicon) -> WordList:
    return words.words("claims", "addressed")


def _less_intro(text: str, words: Lexicon) -> str:
    return _intro(words).sub(lambda _: "", text)


@cache
def _intro(words: Lexicon) -> AnyCase:
    return any_case(rf"(?<!\w){words.alternatives('claims', 'intro')}[\s,]*$")


def _inverted(
    verb: re.Match[str], position: int, hearing: Hearing, *, back: bool, strict: bool = False
) -> Heard | None:
    addressee = _ADDRESSEE.match(hearing.sentence, position)
    phrase = phrase_after(addressee.end() if addressee else position, hearing, strict=strict)
    if phrase is None and not strict:
        phrase = _closing_name(position, hearing)
    if (
        phrase is None
        and _stands_apart(0, verb.start(), hearing)
        and not takes_side(verb.group(), hearing.words)
    ):
        phrase = fills_clause(hearing.sentence, position, hearing.words)
    claimant = named(hearing.sentence[slice(*phrase)], hearing) if phrase else None
    if phrase is None or claimant is None or is_of_noun(phrase, hearing):
        return None
    opens = follows(hearing, "opens", phrase[1])
    return Heard(claimant, verb, verb.start(), phrase[1], back=back, forth=not back or opens, opens=opens)


def _closing_name(position: int, hearing: Hearing) -> tuple[int, int] | None:
    """Return the name that ends a sentence behind where it was said: «…, заявил на заседании правительства премьер»."""
    sentence, words = hearing.sentence, hearing.words
    if words.has("claims", "of_what") and _of_what(words).match(sentence, position):
        return None  # «AFP сообщает о двух погибших армянских военных»
    for word in islice(_WORD.finditer(sentence, position), 1, _FAR_NAME):
        if _FAR_BORDER.search(sentence, position, word.start()):
            return None
        phrase = phrase_after(word.start(), hearing, strict=False)
        if phrase and _ENDING.match(sentence, phrase[1]) and phrase[0] == word.start():
            name = sentence[slice(*phrase)]
            official = words.words("parties", "speakers", "official").search(name)
            return phrase if official else None
    return None


@cache
def _of_what(words: Lexicon) -> AnyCase:
    """Return what stands behind a verb before what is told of, no speaker."""
    return any_case(rf"\s+{words.alternatives('claims', 'of_what')}\s")


def _is_of_next(phrase: tuple[int, int], hearing: Hearing) -> bool:
    """Return whether a name only says whose something is, or who cites the speaker: "Azərbaycan qrupunun on üzvü", "TASS-ın istinad etdiyi"."""
    words, sentence = hearing.words, hearing.sentence
    behind = _BLANK.match(sentence, phrase[1]) if words.has("claims", "citing_before") else None
    if behind is None:
        return False
    if words.words("claims", "citing_before").match(sentence, behind.end()):
        return True
    noun = _WORD.match(sentence, behind.end())
    body = words.words("parties", "speakers", "official").search(sentence, *phrase)
    return (
        body is None and noun is not None and words.words("counts", "genitive").fullmatch(noun[0]) is not None
    )


def _hear_far(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of a verb that ends its clause: the speaker opens it, and what is said stands between."""
    words, start = hearing.words, heard[-1].end if heard else 0
    reach = words.table("claims", "order", "far")
    if reach == "none":
        return None
    ahead = hearing.sentence[start : verb.start()]
    openings = [start, *(start + match.end() for match in _FAR_BORDER.finditer(ahead))][-_MAX_NAME_WORDS:]
    openings = openings[-1:] if reach == "segment" else openings[::-1]
    if reach == "clause":
        # "… gün Voskepar yaxınlığında Ermənistan ordusu … açıqlayıb": the subject stands behind when and where.
        told = party_pattern(words, "parties").finditer(ahead)
        openings += [start + match.start() for match, _ in zip(told, range(_MAX_NAME_WORDS), strict=False)]
    forth = follows(hearing, "that", verb.end())
    for opening in openings:
        phrase = phrase_after(opening, hearing, strict=False, subject=True)
        claimant = named(hearing.sentence[slice(*phrase)], hearing) if phrase else None
        if phrase and _is_of_next(phrase, hearing):
            continue
        if phrase and claimant and phrase[1] <= verb.start() and not is_adjective(phrase, hearing):
            opens = forth and follows(hearing, "opens", verb.end())
            if not forth and is_postscript(phrase[0], verb, hearing.sentence):
                return Heard(claimant, verb, phrase[0], verb.end(), back=True, forth=False)
            apart = len(less_gaps(hearing.sentence[phrase[1] : verb.start()], words).split()) > _FEW
            return Heard(
                claimant, verb, phrase[0], verb.end(), back=False, forth=forth, opens=opens, apart=apart
            )
    if heard and hearing.last is not None and reach == "clause":
        # A second verb without a subject of its own has that of the first.
        return Heard(hearing.last, verb, start, verb.end(), back=False, forth=forth)
    return None
