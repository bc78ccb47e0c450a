"""Who says what in a sentence, in any word order. All words are in the lexicons' tables."""

import re
from dataclasses import replace
from functools import cache
from itertools import islice

from geo.extract.parties.find import BELLIGERENTS, first_party, parties_in, party_in_name, party_pattern
from geo.extract.speakers.claimants import Claimant, Hearing, named, spoken_of
from geo.extract.speakers.clauses import follows, is_adjective, is_of_noun, is_postscript, less_joins
from geo.extract.speakers.ellipses import with_ellipses
from geo.extract.speakers.heads import headed, seated, tailed
from geo.extract.speakers.names import (
    QUOTES,
    less_gaps,
    phrase_after,
    phrase_before,
)
from geo.extract.speakers.preceding import ends_in_aside, hear_before, opening_speaker, participle
from geo.extract.speakers.saying import takes_side
from geo.extract.speakers.strangers import fills_clause
from geo.extract.speakers.stretches import Heard, Speech, is_told_by, stretched
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, WordList, any_case
from geo.model import Party

__all__ = ["Speech", "speeches", "told_by"]

_MAX_NAME_WORDS = 12
_FEW, _SOME = 2, 5
_REACH = 300
_DASHES = "-–—"
_ADDRESSEE = re.compile(
    r"(?:\s+[\w-]+){0,2}\s+[«\"“][^«»\"“”]{2,40}[»\"”](?=\s)"
)  # «рассказал "Кавказскому узлу" глава»
_SUBJECT = 40
_FAR_NAME = 9  # words
_WORD = re.compile(r"[\w-]+")
_ENDING = re.compile(r"\W*$|,\s")
_MOST_VERBS = 40
_BLANK, _WORD = re.compile(r"\s+"), re.compile(r"[^\W\d_]+")
_FAR_BORDER = re.compile(r"[,;:–—](?=\s)|(?<=\s)-(?=\s)|\.(?=\s)")


def speeches(
    sentence: str, last: Claimant | None, words: Lexicon, home: Party | None = None
) -> tuple[Speech, ...]:
    """Return who says what in the sentence, in order.

    A pronoun or "the ministry" is the last speaker before it, ``last`` at the start of the sentence; a body named
    in full without a country is that of ``home``, the outlet's country. A speaker whose country the sentence does
    not give is :attr:`geo.model.Party.UNSTATED`, never guessed.
    """
    if seat := seated(Hearing(sentence, words, last, home)):
        last, home = seat, seat.party
    heard: list[Heard] = list(headed(Hearing(sentence, words, last, home)))
    for anchor in islice(_anchors(words).finditer(sentence), _MOST_VERBS):
        before = heard[-1].claimant if heard else last
        hearing = Hearing(sentence, words, before, home)
        if heard and _goes_on(heard[-1], anchor, sentence):
            opens = heard[-1].opens or follows(hearing, "opens", anchor.end())
            heard[-1] = replace(heard[-1], end=anchor.end(), opens=opens and not heard[-1].back)
            continue
        one = _hear(anchor, heard, hearing)
        if one is None or (heard and one.start < heard[-1].start):
            continue
        if (
            heard
            and heard[-1].claimant.party is Party.OUTLET
            and anchor.lastgroup != "verb"
            and (heard[-1].back or not sentence[heard[-1].end : one.start].strip(" ,"))
        ):
            told = re.search(r"\w", sentence[: heard[-1].start]) is not None
            # "…, Interfax reports, citing the ministry": the ministry speaks
            one = replace(one, claimant=_of_nation(one.claimant, heard.pop(), words), back=one.back or told)
        if heard and _relays(heard[-1], one, sentence):
            heard[-1] = replace(heard[-1], end=one.end, forth=True)
        elif not (heard and is_told_by(heard[-1], one, hearing)):
            heard.append(one)
        elif heard[-1].claimant.party is Party.OUTLET and one.claimant.party is not Party.OUTLET:
            heard[-1] = one  # "by APA's information, the ministry has told of it": the ministry speaks
    if not heard:
        heard = list(tailed(Hearing(sentence, words, last, home)))
    heard = with_ellipses(heard, Hearing(sentence, words, last, home))
    return tuple(stretched(heard, sentence, words))


def _of_nation(claimant: Claimant, medium: Heard, words: Lexicon) -> Claimant:
    """Return who is cited, a body without a country as of the medium's nation: "Azerbaijan's radio, citing the Defence Ministry"."""
    nation = first_party(medium.claimant.name, words)
    if nation not in BELLIGERENTS or party_in_name(claimant.name, words) is not None:
        return claimant
    return replace(claimant, party=nation)


def _relays(source: Heard, one: Heard, sentence: str) -> bool:
    """Return whether a medium only relays whom it cites before it: "Citing the ministry, Reuters reported that …"."""
    relays = one.claimant.party is Party.OUTLET and source.claimant.party is not Party.OUTLET
    cited = source.verb.lastgroup in ("to", "post") and not re.search(r"\w", sentence[: source.start])
    return relays and cited and not sentence[source.end : one.start].strip(" ,")


def _goes_on(one: Heard, anchor: re.Match[str], sentence: str) -> bool:
    """Return whether a verb is of the speech just heard: "in the ministry's bulletin it is said that …"."""
    return (
        anchor.lastgroup == "verb"
        and one.verb.lastgroup != "verb"
        and not sentence[one.end : anchor.start()].strip()
    )


@cache
def _anchors(words: Lexicon) -> WordList:
    lists = (("to", "according"), ("post", "according_after"), ("verb", "report_verbs"))
    groups = "|".join(f"(?P<{name}>{words.alternatives('claims', key)})" for name, key in lists)
    known = [one for _, key in lists for one in words.table("claims", key)]
    return words.put_together(known, rf"(?<![\w-])(?:{groups})(?!\w)")


def _hear(anchor: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    start = heard[-1].end if heard else 0
    if anchor.start() < start:
        return None
    return (_hear_verb if anchor.lastgroup == "verb" else _hear_source)(anchor, heard, hearing)


def _hear_source(anchor: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
    """Return the speech of "according to the ministry": the name stands behind the words, or before them."""
    start = heard[-1].end if heard else 0
    if hearing.words.has("claims", "our_data") and hearing.words.words("claims", "our_data").fullmatch(
        anchor.group()
    ):
        return None  # who speaks goes on
    if (
        heard
        and hearing.sentence[start : anchor.start()].rstrip().endswith((",", "՝"))
        and hearing.words.words("claims", "participles").fullmatch(anchor.group())
        and not _cites(anchor, hearing)
    ):
        return participle(anchor, heard, hearing)  # «… հերքեց՝ ասելով, թե …»
    own = hearing.words.words("claims", "own").fullmatch(anchor.group()) is not None
    if own or anchor.lastgroup == "post":
        phrase = phrase_before(anchor.start(), start, hearing)
    else:
        phrase = phrase_after(anchor.end(), hearing, strict=False)
        if phrase is None and hearing.words.words("claims", "according_after").fullmatch(anchor.group()):
            phrase = phrase_before(anchor.start(), start, hearing)
        phrase = phrase or fills_clause(hearing.sentence, anchor.end(), hearing.words)
    claimant = named(hearing.sentence[slice(*phrase)], hearing) if phrase else None
    if claimant is None and own:
        # "the Defence Army, in its own words, …": where no name stands before them, it is the last speaker's.
        # "The Azerbaijanis have, by their own account, three dead", else who spoke before.
        claimant = _first_named(start, min(anchor.start(), start + _SUBJECT), hearing) or spoken_of(
            hearing.last
        )
        phrase = anchor.span()
    ours = hearing.words.has("claims", "ours") and hearing.words.words("claims", "ours").fullmatch(
        anchor.group()
    )
    if ours:
        claimant, phrase = Claimant(anchor.group().capitalize(), Party.OUTLET), anchor.span()
    return _parenthetic(anchor, phrase, claimant, start, hearing) if phrase and claimant else None


def _cites(anchor: re.Match[str], hearing: Hearing) -> bool:
    """Return whether a body stands behind a word that can be of saying as well: ", TASS reported, citing the ministry"."""
    phrase = phrase_after(anchor.end(), hearing, strict=False)
    if phrase is None:
        return False
    name = hearing.sentence[slice(*phrase)]
    official = hearing.words.words("parties", "speakers", "official")
    return official.search(name) is not None and named(name, hearing) is not None


def _first_named(start: int, end: int, hearing: Hearing) -> Claimant | None:
    """Return the party named first before "by its own account" as its speaker."""
    opening = phrase_after(start, hearing, strict=False)
    name = hearing.sentence[slice(*opening)] if opening and opening[1] <= end else ""
    if first_party(name, hearing.words):
        return named(name, hearing)
    first = next(parties_in(hearing.sentence[start:end], hearing.words), None)
    return named(first[1], hearing) if first else None


def _parenthetic(
    anchor: re.Match[str], phrase: tuple[int, int], claimant: Claimant, start: int, hearing: Hearing
) -> Heard:
    """Return the speech of a source given in passing: it reaches both ways unless it opens or ends its clause."""
    first, end = min(anchor.start(), phrase[0]), max(anchor.end(), phrase[1])
    opens = not re.search(r"\w", less_joins(start, first, hearing))
    ends = not re.search(r"\w", hearing.sentence[end:])
    # Behind a semicolon it opens its clause as well: "…; according to Baku, …".
    opens = opens or hearing.sentence[start:first].rstrip().endswith((";", ":", "."))
    return Heard(claimant, anchor, first, end, back=not opens, forth=not ends)


def _hear_verb(verb: re.Match[str], heard: list[Heard], hearing: Hearing) -> Heard | None:
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
    if (
        heard
        and sentence[start : verb.start()].rstrip().endswith((",", "՝"))
        and words.words("claims", "participles").fullmatch(verb.group())
    ):
        return participle(verb, heard, hearing)  # "X accused Y, saying that …": X says it
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
