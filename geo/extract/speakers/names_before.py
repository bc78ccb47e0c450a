"""Where a speaker's name stands before a position, past adverbs, days and asides: "the village head, Narek Sahakyan, told"."""

import re
from collections.abc import Iterator
from functools import cache

from geo.extract.parties.find import first_party
from geo.extract.speakers.claimants import Hearing
from geo.extract.speakers.names import (
    INNER_QUOTES,
    LAST_PIECE,
    MAX_NAME_WORDS,
    PIECE,
    REACH,
    belongs,
    blank,
    day_words,
    is_ending,
    is_gap,
    is_known,
    is_loose,
    less_asides,
    less_gaps,
    trimmed,
    with_person,
)
from geo.extract.speakers.strangers import opens_clause, quoted_last
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case

__all__ = ["phrase_before"]

_LONGEST_SEAT = 80
_LAST = 30
_OWNED = 60
_ASIDE = re.compile(r",[^,;]{1,60},|\([^)]{0,80}\)")
_LAST_ASIDE = re.compile(r"[,՝][^,;]{1,60},\s*$")
_LONGEST_QUOTE = 42


@cache
def _no_speaker(words: Lexicon) -> AnyCase | None:
    """Return what finds what may stand with a speaker before its verb: to which medium it was told, whose losses it counts.

    "Prokurorluqdan Lent.az-a verilən məlumata görə", «Потери армянской стороны министерство оценило в 12 убитых».
    """
    known = [
        words.alternatives("claims", key) for key in ("told_to", "losses_told") if words.has("claims", key)
    ]
    return any_case("|".join(known)) if known else None


def phrase_before(position: int, start: int, hearing: Hearing) -> tuple[int, int] | None:
    """Return where the speaker's name ends just before the position, past adverbs, days and asides."""
    sentence, words = hearing.sentence, hearing.words
    low = max(start, position - REACH)
    beside = _no_speaker(words)
    text = sentence[low:position]
    text = blank(text, beside) if beside else text
    # "the village head, Narek Sahakyan, told": the title tells more than the name.
    quoted = quoted_last(less_gaps(text.rstrip(), words), words)
    stranger = (low + quoted[0], low + quoted[1]) if quoted else None
    for aside in (None, _LAST_ASIDE, _ASIDE):
        # "Meanwhile, the mayor, Radik Oghikian, told": the last two commas hold an aside, the first two do not.
        tried = blank(text, aside) if aside else text
        found = _ending(less_asides(tried, hearing), words)
        if found and not stranger and opens_clause(tried, found, words):
            stranger = low + found[0], low + found[1]
        if found and is_known(tried[slice(*found)], hearing):
            name = tried[slice(*found)]
            # "Taken to Yerevan, it said"; but "in Baku, the military said" speaks there.
            pronoun = " " not in name and words.words("parties", "speakers", "pronouns").fullmatch(name)
            start = found[0] if pronoun else _with_name(text, _with_seat(tried, found[0], words), words)
            return low + start, low + with_person(text, found[1])
        if not text.rstrip().endswith((",", ")")):
            break
    return stranger


def _with_seat(text: str, start: int, words: Lexicon) -> int:
    """Return where a name begins with the capital before it: "in Baku, the military denied"."""
    if "," not in text[max(0, start - _LONGEST_SEAT) : start]:
        return start
    seat = _seated(words).search(text, max(0, start - _LONGEST_SEAT), start)
    if seat and (word := _led(words).search(text[: seat.start()])):
        # "taken to hospital in Stepanakert, the ministry said": the seat opens no clause; "officials in Stepanakert, …" do.
        body = not word["led"] and words.words("parties", "speakers", "official").fullmatch(word["body"])
        if not body:
            return start
    return seat.start("capital") if seat and first_party(text[slice(*seat.span("capital"))], words) else start


def _with_name(text: str, start: int, words: Lexicon) -> int:
    """Return where a title begins with the person before it: "Anahit Manasyan, the Human Rights Defender"."""
    person = _named_before(words).search(text, max(0, start - _LONGEST_SEAT), start)
    if person is None or not person["name"].istitle():
        return start
    # "On Saturday, the ministry's spokesman" names no Mr Saturday.
    return (
        start if any(is_gap(one.lower(), words) for one in person["name"].split()) else person.start("name")
    )


@cache
def _named_before(words: Lexicon) -> re.Pattern[str]:
    """Return a person, by two names, that ends a text before a comma and an article; capitals tell, so it is asked in its own case."""
    article = words.alternatives("parties", "speakers", "articles")
    return re.compile(
        rf"(?:^|[.;:»”\"]\s+)(?P<name>[^\W\d_][\w.'’-]*\s[^\W\d_][\w'’-]+),\s+(?:{article}\s)?$"
    )


@cache
def _led(words: Lexicon) -> AnyCase:
    """Return the last word of a text, and what stands before it that makes it no speaker: "to the", "at a"."""
    led = words.alternatives("roles", "seat_led")
    return any_case(rf"(?P<led>(?<!\w){led}\s)?(?P<body>\w+)\s*$")


@cache
def _seated(words: Lexicon) -> AnyCase:
    seat = words.alternatives("roles", "seat")
    # "in Stepanakert, the main city of the enclave, the police said"
    aside = rf"(?:{words.alternatives('roles', 'of_seat')},\s+)?" if words.has("roles", "of_seat") else ""
    return any_case(rf"(?<!\w){seat}\s+(?P<capital>[\w-]+),\s+{aside}(?:\w{{1,3}}\s+)?$")


def _ending(text: str, words: Lexicon) -> tuple[int, int] | None:
    """Return the stretch of words at the end of the text that may be a speaker's name."""
    kept: list[tuple[int, int, str]] = []
    for one in _from_end(text):
        if not kept and (_is_small(one[2], words, first=not text[: one[0]].strip()) or one[2] in "՝,"):
            continue
        quoted = kept and one[2] in INNER_QUOTES + '"'  # «the "NKR" defence ministry»
        quoted = quoted or (one[2] == '"' and _ends_in_body(text[: one[1]], words))
        known = quoted or is_ending(one[0], one[2], text, words) or belongs(one[2], words)
        if not known or len(kept) == MAX_NAME_WORDS:
            if kept and (owner := _owner(text[: one[1]], text[kept[0][0] :], words)):
                kept = [owner, *kept]
            break
        kept.insert(0, one)
    return trimmed(kept, words)


def _ends_in_body(text: str, words: Lexicon) -> bool:
    """Return whether a straight quote closes a body's name that goes on with who is named before it: 'the separatist "defence army"'."""
    opening = text.rfind('"', max(0, len(text) - _LONGEST_QUOTE), len(text) - 1)
    before = LAST_PIECE.search(text[max(0, opening - _OWNED) : opening].rstrip()) if opening > 0 else None
    if before is None or not (belongs(before[1], words) or is_loose(before[1], words)):
        return False
    return words.words("parties", "speakers", "official").search(text, opening) is not None


def _owner(ahead: str, body: str, words: Lexicon) -> tuple[int, int, str] | None:
    """Return the party that owns a body with a word or two between that are told of no other: "Azerbaijan's demining agency"."""
    owner = _owning(words).search(ahead, max(0, len(ahead) - _OWNED))
    if owner is None or not owner["between"].islower() or _article_first(words).match(body):
        return None
    official = words.words("parties", "speakers", "official").search(body)
    return (*owner.span("owner"), owner["owner"]) if official else None


@cache
def _owning(words: Lexicon) -> AnyCase:
    whose = words.alternatives("parties", "speakers", "owning")
    return any_case(rf"(?<!\w)(?P<owner>{whose}) (?P<between>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?)$")


@cache
def _article_first(words: Lexicon) -> AnyCase:
    return any_case(rf"{words.alternatives('parties', 'speakers', 'definite')} ")


def _is_small(piece: str, words: Lexicon, *, first: bool) -> bool:
    """Return whether a word is an adverb or a day, and no part of a name: "Live News Now" ends in one that is written large."""
    named = piece[0].isupper() and not first and words.table("claims", "order", "after") == "strict"
    return is_gap(piece, words) and (not named or day_words(words).fullmatch(piece) is not None)


def _from_end(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the pieces of a text from its end on: most often the last few are all that is asked for."""
    end = len(text)
    while end > 0:
        start = max(0, text.rfind(" ", 0, max(0, end - _LAST)))
        pieces = [(match.start(), match.end(), match.group()) for match in PIECE.finditer(text, start, end)]
        yield from reversed(pieces)
        end = start
