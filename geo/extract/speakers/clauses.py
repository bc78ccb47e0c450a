"""Where the clause of a verb of saying ends, and what stands beside a speaker's name in it."""

import re
from functools import cache
from itertools import islice

from geo.extract.people.fates import TELLING
from geo.extract.speakers.claimants import Hearing
from geo.extract.speakers.names import PIECE, day_words, is_gap
from geo.extract.speakers.names_after import is_closer
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.tokens import tokens_of

__all__ = [
    "closes",
    "closes_in",
    "ends_clause",
    "follows",
    "is_adjective",
    "is_of_noun",
    "is_postscript",
    "less_addressee",
    "less_joins",
    "says_where",
]

_ADDRESSEE = re.compile(r"^(?:\s[^\W\d_a-zа-я][\w.'’/-]*+){1,4}(?=[\s,.]|$)")
_BRACKETED = re.compile(r"\s\([^()]{0,40}\)")  # "told RFE/RL's Armenian service (Azatutyun.am)"
_DASHES = "-–—"
_SKIPPED = 8
_WORD = re.compile(r"[\w:]+")
_SUBJECT = 40
_FEW, _SOME = 2, 5


def is_postscript(start: int, verb: re.Match[str], sentence: str) -> bool:
    """Return whether a dash stands before a speaker whose verb ends the sentence: "seven fell – the ministry has told of it"."""
    ends = re.search(r"\w", sentence[verb.end() :]) is None
    return ends and sentence[:start].rstrip().endswith(tuple(_DASHES))


def is_adjective(phrase: tuple[int, int], hearing: Hearing) -> bool:
    """Return whether what names a party is only of a noun behind it: "20 erməni əsgərinin öldüyünü deyir"."""
    name = hearing.sentence[slice(*phrase)]
    if (
        not name[:1].islower()
        or " " in name
        or hearing.words.words("parties", "speakers", "official").search(name)
    ):
        return False
    behind = PIECE.search(hearing.sentence, phrase[1])
    return behind is not None and behind.group()[0].islower() and not is_gap(behind.group(), hearing.words)


def is_of_noun(phrase: tuple[int, int], hearing: Hearing) -> bool:
    """Return whether a single word is but the adjective of a noun behind it: "circulated by Azerbaijani users"."""
    name, behind = hearing.sentence[slice(*phrase)], hearing.sentence[phrase[1] : phrase[1] + _SUBJECT]
    noun = re.match(r"\s([^\W\d_]+)", behind)
    path = ("parties", "speakers", "adjectives")
    if " " in name or noun is None or not hearing.words.has(*path):
        return False
    if not hearing.words.words(*path).fullmatch(name):
        return False
    return noun[1].islower() and not is_closer(noun[1], hearing.words) and not is_gap(noun[1], hearing.words)


def less_addressee(rest: str, verb: re.Match[str], words: Lexicon) -> str:
    """Return what follows a verb without the outlet that it was said to: "told Radio Azatutyun on Friday"."""
    told = words.has("claims", "addressed") and words.words("claims", "addressed").fullmatch(verb.group())
    addressee = _ADDRESSEE.match(rest) if told else None
    if addressee is None:
        return rest
    day = next(
        (one for one in re.finditer(r"\w+", addressee.group()) if day_words(words).fullmatch(one.group())),
        None,
    )
    return _BRACKETED.sub("", rest[day.start() - 1 if day else addressee.end() :])


def closes(rest: str, words: Lexicon) -> bool:
    """Return whether the verb of saying ends its sentence, as in "…, the ministry said on Tuesday"."""
    if closes_in(rest, words):
        return True
    days = day_words(words)
    further = (one.group() for one in _WORD.finditer(rest) if not days.fullmatch(one.group()))
    pieces = list(islice(further, _SOME + 1))
    if len(pieces) <= _FEW:
        return not (pieces and _counts(rest, words))
    return len(pieces) <= _SOME and words.words("claims", "closing").fullmatch(pieces[0]) is not None


def closes_in(rest: str, words: Lexicon) -> bool:
    """Return whether no more than where somebody said it follows: "…, the ministry said in a statement that listed their names"."""
    return words.has("claims", "closing_in") and _closing_in(words).match(rest) is not None


def _counts(rest: str, words: Lexicon) -> bool:
    """Return whether what stands behind a verb of saying is itself a number of people lost: "…, while Baku acknowledged 50 dead"."""
    tokens = tokens_of(rest, words)
    return any(one.value is not None for one in tokens) and any(one.tags & TELLING for one in tokens)


@cache
def _closing_in(words: Lexicon) -> AnyCase:
    """Return where somebody said it, to the end of the sentence: "in a joint statement with the Interior Ministry"."""
    return any_case(rf"\s*{words.alternatives('claims', 'closing_in')}[.!?…]?\s*$")


def says_where(rest: str, words: Lexicon) -> bool:
    """Return whether a comma follows behind no more than where somebody said it: "in a count reported on 19 November, blaming"."""
    return words.has("claims", "closing_in") and _clause_in(words).match(rest) is not None


@cache
def _clause_in(words: Lexicon) -> AnyCase:
    return any_case(rf"\s*{words.alternatives('claims', 'closing_in')},\s")


def ends_clause(rest: str, words: Lexicon) -> bool:
    """Return whether a border of a clause follows, behind no more than when it was said."""
    for match in islice(PIECE.finditer(rest), _SKIPPED):
        if match.group() in ",;–—":
            return True
        aside = words.words("claims", "aside_words").fullmatch(match.group())
        if not aside and not is_closer(match.group(), words):
            return False
    return False


def follows(hearing: Hearing, name: str, position: int) -> bool:
    """Return whether a word of that list of ``[claims]`` stands behind a position, past up to three others."""
    return _following(hearing.words, name).match(hearing.sentence, position, position + 60) is not None


@cache
def _following(words: Lexicon, name: str) -> AnyCase:
    # Up to three words, when or to whom it was said, may stand between: "said on Tuesday that".
    return any_case(rf"(?:\s+[\w.-]+){{0,3}}?\s*{words.alternatives('claims', name)}(?!\w)")


def less_joins(start: int, end: int, hearing: Hearing) -> str:
    """Return a stretch of the sentence without words such as "while"."""
    return hearing.words.words("claims", "contrast").sub(lambda _: "", hearing.sentence, start, end)
