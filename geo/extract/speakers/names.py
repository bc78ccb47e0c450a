"""Where in a sentence a speaker's name stands: before a position or behind it, past adverbs, days and asides."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from geo.extract.parties.find import first_party, party_alternatives
from geo.extract.speakers.claimants import Hearing, by_surname
from geo.extract.speakers.phrases import is_object, is_speaker
from geo.extract.speakers.strangers import is_stranger, opens_clause, quoted_last
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, WordList, any_case

__all__ = [
    "PIECE", "QUOTES", "blank", "day_words", "ends_alone", "is_closer", "is_gap", "less_gaps", "phrase_after",
    "phrase_before",
]  # fmt: skip

_ENDING = 4  # letters of a case behind a quote
_MAX_NAME_WORDS = 12
_REACH = 300
_LONGEST_SEAT = 80
_LAST = 30
_OWNED = 60
_WORD = r"[\w'’&/-]+(?:\.\w+)*"
PIECE = re.compile(rf"{_WORD}|[^\w\s]")
_LAST_PIECE = re.compile(rf"({_WORD}|[^\w\s])[\s.]*$")
QUOTES = "\"'«»“”„‟’"
_INNER_QUOTES = "«»“”„"
_SKIPPED = 8
_PARTICLE = re.compile(r"d['’]\w+|de|del|della|di|du|la|le|von|van")  # inside a name: "Le Courrier d'Erevan"
_ASIDE = re.compile(r",[^,;]{1,60},|\([^)]{0,80}\)")
_LAST_ASIDE = re.compile(r"[,՝][^,;]{1,60},\s*$")
_LONGEST_QUOTE = 42
_SHORT_QUOTE = re.compile(r'"[^"]{2,40}"')
_PERSON = re.compile(r",\s+(?P<name>[^\W\d_][\w.'’-]*\s[^\W\d_][\w'’-]+)(?=\s*[,.;։]|$)")
_BORDER = re.compile(r"[,;:()«»“”„\"՝]|\s[-–—]|[–—]|\.(?=\s|$)")


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
    while match := _LAST_PIECE.search(text[-60:]):
        if not is_gap(match[1], words) or ends_alone(words, "joins").search(match[1]):
            break
        text = text[: len(text) - len(match.group())].rstrip()
    return text


@cache
def ends_alone(words: Lexicon, name: str) -> WordList:
    """Return what finds a word of that list of ``[claims]`` at the end of a text."""
    whole = rf"(?<!\w){words.alternatives('claims', name)}$"
    return words.put_together(words.table("claims", name), whole)


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
    low = max(start, position - _REACH)
    beside = _no_speaker(words)
    text = sentence[low:position]
    text = blank(text, beside) if beside else text
    # "the village head, Narek Sahakyan, told": the title tells more than the name.
    quoted = quoted_last(less_gaps(text.rstrip(), words), words)
    stranger = (low + quoted[0], low + quoted[1]) if quoted else None
    for aside in (None, _LAST_ASIDE, _ASIDE):
        # "Meanwhile, the mayor, Radik Oghikian, told": the last two commas hold an aside, the first two do not.
        tried = blank(text, aside) if aside else text
        found = _ending(_less_asides(tried, hearing), words)
        if found and not stranger and opens_clause(tried, found, words):
            stranger = low + found[0], low + found[1]
        if found and _is_known(tried[slice(*found)], hearing):
            name = tried[slice(*found)]
            # "Taken to Yerevan, it said"; but "in Baku, the military said" speaks there.
            pronoun = " " not in name and words.words("parties", "speakers", "pronouns").fullmatch(name)
            start = found[0] if pronoun else _with_name(text, _with_seat(tried, found[0], words), words)
            return low + start, low + _with_person(text, found[1])
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


def _with_person(text: str, end: int) -> int:
    """Return where a title ends with the person between commas behind it: "the mayor of Yeraskh, Radik Oghikian,"."""
    person = _PERSON.match(text, end)
    return person.end("name") if person and person["name"].istitle() else end


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


def blank(text: str, pattern: re.Pattern[str] | AnyCase) -> str:
    """Return the text with what matches made spaces, offsets as they were."""
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _ending(text: str, words: Lexicon) -> tuple[int, int] | None:
    """Return the stretch of words at the end of the text that may be a speaker's name."""
    kept: list[tuple[int, int, str]] = []
    for one in _from_end(text):
        if not kept and (_is_small(one[2], words, first=not text[: one[0]].strip()) or one[2] in "՝,"):
            continue
        quoted = kept and one[2] in _INNER_QUOTES + '"'  # «the "NKR" defence ministry»
        quoted = quoted or (one[2] == '"' and _ends_in_body(text[: one[1]], words))
        known = quoted or _is_ending(one[0], one[2], text, words) or _belongs(one[2], words)
        if not known or len(kept) == _MAX_NAME_WORDS:
            if kept and (owner := _owner(text[: one[1]], text[kept[0][0] :], words)):
                kept = [owner, *kept]
            break
        kept.insert(0, one)
    return _trimmed(kept, words)


def _ends_in_body(text: str, words: Lexicon) -> bool:
    """Return whether a straight quote closes a body's name that goes on with who is named before it: 'the separatist "defence army"'."""
    opening = text.rfind('"', max(0, len(text) - _LONGEST_QUOTE), len(text) - 1)
    before = _LAST_PIECE.search(text[max(0, opening - _OWNED) : opening].rstrip()) if opening > 0 else None
    if before is None or not (_belongs(before[1], words) or _is_loose(before[1], words)):
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


def _less_asides(text: str, hearing: Hearing) -> str:
    """Return a stretch of the sentence with asides such as "in turn" made spaces."""
    occur = hearing.words.words("claims", "asides").may_occur(hearing.sentence)
    return blank(text, _asides(hearing.words)) if occur else text


@cache
def _asides(words: Lexicon) -> AnyCase:
    return any_case(rf",? ?(?<!\w){words.alternatives('claims', 'asides')}(?!\w),?")


def _trimmed(kept: list[tuple[int, int, str]], words: Lexicon) -> tuple[int, int] | None:
    leading = words.words("parties", "speakers", "leading")
    while kept and (leading.fullmatch(kept[0][2]) or kept[0][2] in _INNER_QUOTES or _closes_quote(kept)):
        kept.pop(0)
    while kept and _is_loose(kept[-1][2], words):
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


def _is_loose(piece: str, words: Lexicon) -> bool:
    """Return whether a word that may stand inside a name can not end one."""
    loose = words.words("parties", "speakers", "leading").fullmatch(piece) or piece in _INNER_QUOTES + ","
    return bool(loose) or (piece[0].islower() and is_gap(piece, words))


def phrase_after(
    position: int, hearing: Hearing, *, strict: bool, subject: bool = False
) -> tuple[int, int] | None:
    """Return the speaker's name that opens the text at the position, past adverbs, days and asides.

    ``strict``: it must be all up to the next border of a clause. ``subject``: it stands where it begins, and its
    ending is that of a subject.
    """
    sentence, words = hearing.sentence, hearing.words
    text = _less_asides(sentence[position : position + _REACH], hearing)
    kept: list[tuple[int, int, str]] = []
    skipped = 0
    for match in PIECE.finditer(text):
        piece = match.group()
        if not kept and skipped < _SKIPPED and _is_passed(piece, skipped, words):
            skipped += 1
            continue
        if kept and is_object(piece, words):
            break  # "Baş Prokurorluq Ermənistanı Tərtəri …": whom or what it speaks of
        if piece == "," and kept and kept[-1][2] != "," and not _holds_speaker(kept, text, words):
            kept.append((match.start(), match.end(), piece))  # "Aram Torosyan, a spokesman for the ministry"
            continue
        known = piece in _INNER_QUOTES or _is_ending(match.start(), piece, text, words)
        known = known or (piece == '"' and _holds_body(match.start(), kept, text, words))
        if not known and (not _belongs(piece, words) or len(kept) == _MAX_NAME_WORDS):
            kept = _less_owner(kept, piece, words) if subject else kept
            strict = strict and not (_BORDER.match(text, match.start()) or is_closer(piece, words))
            break
        kept.append((match.start(), match.end(), piece))
    else:
        strict = False
    if subject:
        kept = _as_subject(kept, words)
    found = None if strict else _trimmed(kept, words)
    if found and (comma := text.find(",", *found)) > 0:
        # "According to Le Monde, two Armenian soldiers …": what stands behind the comma is no title
        titled = words.words("parties", "speakers", "official").search(text, comma, found[1])
        if not titled and is_stranger(text[found[0] : comma], words):
            return (position + found[0], position + comma)
    if found is None or not _is_known(text[slice(*found)], hearing):
        return None
    return position + found[0], position + _with_person(text, found[1])


def _is_known(phrase: str, hearing: Hearing) -> bool:
    """Return whether a phrase names somebody who can speak, or somebody who spoke before."""
    return is_speaker(phrase, hearing.words) or by_surname(phrase, hearing) is not None


def _holds_speaker(kept: list[tuple[int, int, str]], text: str, words: Lexicon) -> bool:
    return any(one[2] == "," for one in kept) or is_speaker(text[kept[0][0] : kept[-1][1]], words)


def _holds_body(start: int, kept: list[tuple[int, int, str]], text: str, words: Lexicon) -> bool:
    """Return whether a straight quote opens or closes a body's name inside one: the "defence army" of Karabakh."""
    if sum(piece == '"' for _, _, piece in kept) % 2:
        return True
    outlets = words.words("parties", "speakers", "outlets")
    if kept and text[: kept[0][0]].endswith('"') and outlets.match(text[start + 1 :].lstrip()):
        return True  # "Reyting" qəzeti
    quoted = _SHORT_QUOTE.match(text, start)
    official = words.words("parties", "speakers", "official")
    if kept and quoted and official.search(quoted.group()):
        return True
    # '"Dağlıq Qarabağ Respublikası"nın müdafiə qurumu': the quotation mark that closes an owner's name, or opens it
    return any(_ends_owner(at, text, words) for at in (start + 1, quoted.end() if quoted else start + 1))


def _ends_owner(start: int, text: str, words: Lexicon) -> bool:
    """Return whether the ending of an owner's name stands right behind its closing quotation mark."""
    ending = re.match(r"\w+", text[start : start + _ENDING + 1])
    return ending is not None and _is_ending(start, ending.group(), text, words)


def _is_passed(piece: str, skipped: int, words: Lexicon) -> bool:
    """Return whether a piece may stand between a verb and the name of its speaker: "said, on 14 May, the ministry"."""
    return piece in QUOTES or is_gap(piece, words) or (piece == "," and skipped > 0)


def _as_subject(kept: list[tuple[int, int, str]], words: Lexicon) -> list[tuple[int, int, str]]:
    """Return the words of a name without an object behind it; nothing if their endings are not a subject's."""
    official = words.words("parties", "speakers", "official")
    kept = _up_to_body(kept, words)
    while kept and _is_oblique(kept[-1][2], words):
        owner = official.fullmatch(kept[-1][2])
        kept = kept[:-1]
        # "Ermənistan tərəfinin" is the object whole: the country goes with it, not who is named before: "Bakı Ermənistan ordusunun …".
        whose = first_party(kept[-1][2], words) if owner and kept else None
        while whose and kept and first_party(kept[-1][2], words) is whose:
            kept = kept[:-1]
    heads = [one[2] for one in kept if not _is_oblique(one[2], words)]
    named = any(official.fullmatch(piece) for piece in heads)
    if named or (heads and is_speaker(heads[-1], words)):
        return kept
    if len(kept) > 1 and _is_oblique(kept[1][2], words) and official.fullmatch(kept[1][2]):
        return []  # "Azərbaycan tərəfini Sotkda atəş açmaqda …": a side as the object, and where
    # "Yerevan Berdin Çinari kəndində …": a capital that opens the clause is its subject, what follows is where.
    return kept[:1] if heads and kept[0][2] == heads[0] and is_speaker(heads[0], words) else []


def _up_to_body(kept: list[tuple[int, int, str]], words: Lexicon) -> list[tuple[int, int, str]]:
    """Return the words of a name up to a body that is its subject: "Müdafiə Nazirliyi kənd sakininin … yaralandığını"."""
    bodies = words.words("parties", "speakers", "institutions")
    for at, (_, _, piece) in enumerate(kept):
        if _is_oblique(piece, words):
            return kept
        if bodies.fullmatch(piece) and any(_is_oblique(one[2], words) for one in kept[at + 1 :]):
            return kept[: at + 1]
    return kept


def is_closer(piece: str, words: Lexicon) -> bool:
    """Return whether a word may still follow a verb of saying that ends its sentence."""
    return bool(words.words("claims", "closing").fullmatch(piece) or day_words(words).fullmatch(piece))


def _is_oblique(piece: str, words: Lexicon) -> bool:
    """Return whether the noun's ending is not that of a subject, in languages that tell."""
    path = ("parties", "speakers", "oblique")
    return words.has(*path) and words.words(*path).fullmatch(piece) is not None


def _less_owner(kept: list[tuple[int, int, str]], behind: str, words: Lexicon) -> list[tuple[int, int, str]]:
    """Return the words of a name without the last, if the noun ``behind`` them is theirs, in languages that tell: "Ermənistan mövqelərindən"."""
    path = ("parties", "speakers", "owned_behind")
    if not words.has(*path) or words.words(*path).fullmatch(behind) is None:
        return kept
    at = next((at for at in range(len(kept) - 1, -1, -1) if first_party(kept[at][2], words)), len(kept))
    return kept[:at]


def _is_ending(start: int, piece: str, text: str, words: Lexicon) -> bool:
    """Return whether a piece is the ending of an owner's name between quotes: «"DQR"in hərbi qurumu»."""
    if len(piece) > _ENDING or not piece.islower() or text[start - 1 : start] not in ('"', "”", "»"):
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
def _belongs(piece: str, words: Lexicon) -> bool:
    if piece[0].isupper():
        return day_words(words).fullmatch(piece) is None
    if _PARTICLE.fullmatch(piece):
        return True
    # "ՊՆ-ն", "general's": the stem decides.
    return _inner(words).fullmatch(piece) is not None
