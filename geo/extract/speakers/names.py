"""What belongs to a speaker's name and what only stands beside it: adverbs, days, asides, quotes and particles."""

import re
from functools import cache, lru_cache

from geo.extract.parties.find import party_alternatives
from geo.extract.speakers.claimants import Hearing, by_surname
from geo.extract.speakers.phrases import is_speaker
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, WordList, any_case

__all__ = [
    "ENDING",
    "INNER_QUOTES",
    "LAST_PIECE",
    "MAX_NAME_WORDS",
    "PIECE",
    "REACH",
    "belongs",
    "blank",
    "day_words",
    "ends_alone",
    "is_ending",
    "is_gap",
    "is_known",
    "is_loose",
    "less_asides",
    "less_gaps",
    "trimmed",
    "with_person",
]

ENDING = 4  # letters of a case behind a quote
MAX_NAME_WORDS = 12
REACH = 300
_WORD = r"[\w'’&/-]+(?:\.\w+)*"
PIECE = re.compile(rf"{_WORD}|[^\w\s]")
LAST_PIECE = re.compile(rf"({_WORD}|[^\w\s])[\s.]*$")
INNER_QUOTES = "«»“”„"
_PARTICLE = re.compile(r"d['’]\w+|de|del|della|di|du|la|le|von|van")  # inside a name: "Le Courrier d'Erevan"
_PERSON = re.compile(r",\s+(?P<name>[^\W\d_][\w.'’-]*\s[^\W\d_][\w'’-]+)(?=\s*[,.;։]|$)")


@cache
def day_words(words: Lexicon) -> AnyCase:
    """Return what days are told with, as single words: numbers, months, and weekdays whatever their endings.

    Months have no endings but those in their table: "Martuni" and «Сенор» are no days of March and September.
    """
    endings = {"months": r"(?:['’]?s)?", "weekdays": r"\w{0,4}"}
    named = "".join(
        rf"|{words.alternatives(table)}{ending}" for table, ending in endings.items() if words.has(table)
    )
    return any_case(rf"\d[\w:.-]*{named}")


@lru_cache(maxsize=4096)
def is_gap(piece: str, words: Lexicon) -> bool:
    """Return whether a word may stand between a verb of saying and its speaker: an adverb, a day."""
    return bool(words.words("claims", "gaps").fullmatch(piece) or day_words(words).fullmatch(piece))


def less_gaps(text: str, words: Lexicon) -> str:
    """Return the text without the adverbs and days at its end; a word that may join two verbs stays."""
    while match := LAST_PIECE.search(text[-60:]):
        if not is_gap(match[1], words) or ends_alone(words, "joins").search(match[1]):
            break
        text = text[: len(text) - len(match.group())].rstrip()
    return text


@cache
def ends_alone(words: Lexicon, name: str) -> WordList:
    """Return what finds a word of that list of ``[claims]`` at the end of a text."""
    whole = rf"(?<!\w){words.alternatives('claims', name)}$"
    return words.put_together(words.table("claims", name), whole)


def with_person(text: str, end: int) -> int:
    """Return where a title ends with the person between commas behind it: "the mayor of Yeraskh, Radik Oghikian,"."""
    person = _PERSON.match(text, end)
    return person.end("name") if person and person["name"].istitle() else end


def blank(text: str, pattern: re.Pattern[str] | AnyCase) -> str:
    """Return the text with what matches made spaces, offsets as they were."""
    return pattern.sub(lambda match: " " * len(match.group()), text)


def less_asides(text: str, hearing: Hearing) -> str:
    """Return a stretch of the sentence with asides such as "in turn" made spaces."""
    occur = hearing.words.words("claims", "asides").may_occur(hearing.sentence)
    return blank(text, _asides(hearing.words)) if occur else text


@cache
def _asides(words: Lexicon) -> AnyCase:
    return any_case(rf",? ?(?<!\w){words.alternatives('claims', 'asides')}(?!\w),?")


def trimmed(kept: list[tuple[int, int, str]], words: Lexicon) -> tuple[int, int] | None:
    """Return where a name begins and ends, without the quotes and small words at either end of its pieces, or None if nothing is left."""
    leading = words.words("parties", "speakers", "leading")
    while kept and (leading.fullmatch(kept[0][2]) or kept[0][2] in INNER_QUOTES or _closes_quote(kept)):
        kept.pop(0)
    while kept and is_loose(kept[-1][2], words):
        kept.pop()
    kept = _less_time(kept, words)
    return (kept[0][0], kept[-1][1]) if kept else None


def _less_time(kept: list[tuple[int, int, str]], words: Lexicon) -> list[tuple[int, int, str]]:
    """Return the pieces of a name without when or where it was said: "In the evening it", "In an evening statement the ministry"."""
    if words.table("claims", "order", "after") != "strict":
        return kept  # «Минобороны РФ в сводке»: the name may come first
    leading = words.words("parties", "speakers", "leading")
    told = words.words("claims", "statements")
    ends = [
        at
        for at, (_, _, piece) in enumerate(kept[:-1], 1)
        if piece[0].islower()
        and ((leading.fullmatch(piece) and is_gap(piece, words)) or told.fullmatch(piece))
    ]
    opens = words.words("parties", "speakers", "definite")
    at = ends[-1] if ends else 0
    pronoun = at == len(kept) - 1 and words.words("parties", "speakers", "pronouns").fullmatch(kept[at][2])
    return kept[at:] if at and (pronoun or opens.fullmatch(kept[at][2])) else kept


def _closes_quote(kept: list[tuple[int, int, str]]) -> bool:
    """Return whether a name begins with the end of what was quoted before it: "There are no casualties," the document reads."""
    return kept[0][2] == '"' and sum(piece == '"' for _, _, piece in kept) % 2 == 1


def is_loose(piece: str, words: Lexicon) -> bool:
    """Return whether a word that may stand inside a name can not end one."""
    loose = words.words("parties", "speakers", "leading").fullmatch(piece) or piece in INNER_QUOTES + ","
    return bool(loose) or (piece[0].islower() and is_gap(piece, words))


def is_known(phrase: str, hearing: Hearing) -> bool:
    """Return whether a phrase names somebody who can speak, or somebody who spoke before."""
    return is_speaker(phrase, hearing.words) or by_surname(phrase, hearing) is not None


def is_ending(start: int, piece: str, text: str, words: Lexicon) -> bool:
    """Return whether a piece is the ending of an owner's name between quotes: «"DQR"in hərbi qurumu»."""
    if len(piece) > ENDING or not piece.islower() or text[start - 1 : start] not in ('"', "”", "»"):
        return False
    owned = re.match(r"(?:\s+\w+){1,3}", text[start + len(piece) :])
    official = words.words("parties", "speakers", "official")
    return owned is not None and any(official.fullmatch(word) for word in owned.group().split())


@cache
def _inner(words: Lexicon) -> AnyCase:
    lists = ("inside", "official", "outlets", "pronouns")
    known = [words.alternatives("parties", "speakers", name) for name in lists]
    enemy = words.alternatives("claims", "enemy")
    return any_case("|".join([*known, enemy, party_alternatives(words)]))


@lru_cache(maxsize=4096)
def belongs(piece: str, words: Lexicon) -> bool:
    """Return whether a word can be part of a speaker's name: a capitalised one that is no day, or a title, body or party."""
    if piece[0].isupper():
        return day_words(words).fullmatch(piece) is None
    if _PARTICLE.fullmatch(piece):
        return True
    # "ՊՆ-ն", "general's": the stem decides.
    return _inner(words).fullmatch(piece) is not None
