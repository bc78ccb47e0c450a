"""Who speaks in a sentence, and for which party, in any word order. All words are in the lexicons' tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import islice

from geo import data
from geo.extract.lexicon import Lexicon, lexicon
from geo.extract.patterns import AnyCase, WordList, any_case
from geo.model import Party

__all__ = ["Claimant", "Speech", "first_party", "home_of", "official_party", "parties_in", "speeches"]

_MAX_NAME_WORDS = 12
_FEW, _SOME = 2, 5
_REACH = 300
_WORD = r"[\w'’&/-]+(?:\.\w+)*"
_PIECE = re.compile(rf"{_WORD}|[^\w\s]")
_LAST_PIECE = re.compile(rf"({_WORD}|[^\w\s])[\s.]*$")
_QUOTES = "\"'«»“”„‟’"
_DASHES = "-–—"
_INNER_QUOTES = "«»“”„"
_SKIPPED = 8
_MOST_VERBS = 40
_ASIDE = re.compile(r",[^,;]{1,60},|\([^)]{0,80}\)")
_FAR_BORDER = re.compile(r"[,;:–—](?=\s)|\.(?=\s)")
_BORDER = re.compile(r"[,;:()«»“”„\"՝]|\s[-–—]|[–—]|\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Claimant:
    """The name of a speaker as the text gives it, and the party spoken for.

    ``paragraph`` is the number of the paragraph in which the speaker spoke last, ``opened`` whether that opened it, so
    that the speaker answers for it to its end; ``before`` are the speakers before this one, the latest first.
    """

    name: str
    party: Party
    paragraph: int | None = field(default=None, compare=False)
    opened: bool = field(default=False, compare=False)
    before: tuple["Claimant", ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Speech:
    """A speaker with the stretch of the sentence (offsets within it) that the speaker answers for.

    ``verb`` are the words of saying, ``core`` is where they and the speaker's name stand; ``opens`` says that what
    is said may go on in the sentences behind.
    """

    claimant: Claimant
    start: int
    end: int
    verb: str
    core: tuple[int, int] = (0, 0)
    opens: bool = False


@dataclass(frozen=True, slots=True)
class _Heard:
    """A speech before its borders to its neighbours are known: which way it reaches from its core."""

    claimant: Claimant
    verb: re.Match[str]
    start: int
    end: int
    back: bool
    forth: bool
    opens: bool = False


@dataclass(frozen=True, slots=True)
class _Hearing:
    """What the words of a sentence are weighed by: the lexicon, the last speaker, the outlet's own country."""

    sentence: str
    words: Lexicon
    last: Claimant | None
    home: Party | None


def first_party(text: str, words: Lexicon) -> Party | None:
    """Return the party that the phrase names first, or None. Karabakh's forces are a party of their own."""
    return _first_party(text, words)


@lru_cache(maxsize=16_384)
def _first_party(text: str, words: Lexicon) -> Party | None:
    match = _party_pattern(words, "parties").search(text)
    return _party_of(match) if match else None


def parties_in(text: str, words: Lexicon) -> Iterator[tuple[Party, str]]:
    """Yield each party that the text names, as often as it does, with the words for it, in text order."""
    for match in _party_pattern(words, "parties").finditer(text):
        yield _party_of(match), text[match.start() : match.end()]


@cache
def _party_pattern(words: Lexicon, *path: str) -> WordList:
    """Return the words of all parties as one pattern; of two that start together the longer comes first."""
    table = words.table(*path)
    fragments = [(fragment, party) for party in Party if party in table for fragment in table[party]]
    fragments.sort(key=lambda one: -len(one[0]))
    named = (f"(?P<{party.name}_{number}>{fragment})" for number, (fragment, party) in enumerate(fragments))
    return words.put_together([one for one, _ in fragments], rf"(?<!\w)(?:{'|'.join(named)})(?!\w)")


def _party_of(match: re.Match[str]) -> Party:
    return Party[str(match.lastgroup).rpartition("_")[0]]


@lru_cache(maxsize=4096)
def official_party(outlet: str) -> Party | None:
    """Return the party whose official body an outlet is, by its name in any language that has a lexicon, or None."""
    for words in _all_lexicons():
        if words.words("parties", "speakers", "institutions").search(outlet):
            party = _first_party(outlet, words) or _body(outlet, words) or _default_home(outlet, words)
            if party is not None:
                return party
    return None


@lru_cache(maxsize=4096)
def home_of(outlet: str, words: Lexicon) -> Party | None:
    """Return the party whose ministries an outlet names without their country: its own, else the language's, or None."""
    party = official_party(outlet)
    if party is not None:
        return party
    for known in _all_lexicons():
        match = _party_pattern(known, "parties", "home").search(outlet)
        if match:
            return _party_of(match)
    default = words.table("parties", "home").get("default")
    return Party(default[0]) if default else None


def _default_home(outlet: str, words: Lexicon) -> Party | None:
    default = words.table("parties", "home").get("default")
    full = default and words.words("parties", "speakers", "full").search(outlet)
    return Party(default[0]) if full else None


@cache
def _all_lexicons() -> tuple[Lexicon, ...]:
    stems = (path.rpartition("/")[2].removesuffix(".toml") for path in data.names("lexicon/"))
    found = (lexicon(stem) for stem in stems)
    return tuple(words for words in found if words is not None and words.has("parties", "speakers"))


def _body(text: str, words: Lexicon) -> Party | None:
    match = _party_pattern(words, "parties", "bodies").search(text)
    return _party_of(match) if match else None


def speeches(
    sentence: str, last: Claimant | None, words: Lexicon, home: Party | None = None
) -> tuple[Speech, ...]:
    """Return who says what in the sentence, in order.

    A pronoun or "the ministry" is the last speaker before it, ``last`` at the start of the sentence; a body named
    in full without a country is that of ``home``, the outlet's country. A speaker whose country the sentence does
    not give is :attr:`geo.model.Party.UNSTATED`, never guessed.
    """
    heard: list[_Heard] = []
    for anchor in islice(_anchors(words).finditer(sentence), _MOST_VERBS):
        before = heard[-1].claimant if heard else last
        hearing = _Hearing(sentence, words, before, home)
        if heard and _goes_on(heard[-1], anchor, sentence):
            opens = heard[-1].opens or _follows(hearing, "opens", anchor.end())
            heard[-1] = replace(heard[-1], end=anchor.end(), opens=opens and not heard[-1].back)
            continue
        one = _hear(anchor, heard, hearing)
        if one is None or (heard and one.start < heard[-1].start):
            continue
        if (
            heard
            and heard[-1].claimant.party is Party.OUTLET
            and heard[-1].back
            and anchor.lastgroup != "verb"
        ):
            heard.pop()  # "…, Interfax reports, citing the ministry": the ministry speaks
        if not (heard and _is_told_by(heard[-1], one, hearing)):
            heard.append(one)
    return tuple(_stretched(heard, sentence, words))


def _goes_on(one: _Heard, anchor: re.Match[str], sentence: str) -> bool:
    """Return whether a verb is of the speech just heard: "in the ministry's bulletin it is said that …"."""
    return (
        anchor.lastgroup == "verb"
        and one.verb.lastgroup != "verb"
        and not sentence[one.end : anchor.start()].strip()
    )


def _is_told_by(one: _Heard, follower: _Heard, hearing: _Hearing) -> bool:
    """Return whether a verb that closes the sentence only repeats who has spoken up to it."""
    closes = one.forth and follower.back and not follower.forth
    return closes and not _strong(one, follower, hearing.sentence, hearing.words)


@cache
def _anchors(words: Lexicon) -> WordList:
    lists = (("to", "according"), ("post", "according_after"), ("verb", "report_verbs"))
    groups = "|".join(f"(?P<{name}>{words.alternatives('claims', key)})" for name, key in lists)
    known = [one for _, key in lists for one in words.table("claims", key)]
    return words.put_together(known, rf"(?<![\w-])(?:{groups})(?!\w)")


def _stretched(heard: list[_Heard], sentence: str, words: Lexicon) -> Iterator[Speech]:
    start = 0
    for number, one in enumerate(heard):
        if number == 0 and not one.back:
            start = one.verb.start() if one.forth else one.start
        follower = heard[number + 1] if number + 1 < len(heard) else None
        end = _border(one, follower, sentence, words) if follower else len(sentence)
        first = (
            max(start, one.verb.start()) if one.forth and not one.back and one.verb.end() <= end else start
        )
        verb = sentence[one.verb.start() : one.verb.end()].lower()
        yield Speech(one.claimant, first, end, verb, (one.start, one.end), one.opens)
        start = end


def _border(one: _Heard, follower: _Heard, sentence: str, words: Lexicon) -> int:
    if one.forth and follower.back:
        return _strong(one, follower, sentence, words) or follower.start
    if follower.back:
        return one.end
    return max(one.end, follower.start)


def _strong(one: _Heard, follower: _Heard, sentence: str, words: Lexicon) -> int:
    """Return where a new clause begins between two speeches: behind a semicolon or at "while", or 0."""
    if one.claimant.party is follower.claimant.party:
        return 0
    between = sentence[one.end : follower.start]
    semicolon = between.rfind(";")
    if semicolon >= 0:
        return one.end + semicolon + 1
    turns = [match.start() for match in _turns(words).finditer(between)]
    return one.end + turns[-1] if turns else 0


@cache
def _turns(words: Lexicon) -> AnyCase:
    return any_case(rf"[,;–—] {words.alternatives('claims', 'contrast')}(?!\w)")


def _hear(anchor: re.Match[str], heard: list[_Heard], hearing: _Hearing) -> _Heard | None:
    start = heard[-1].end if heard else 0
    if anchor.start() < start:
        return None
    return (_hear_verb if anchor.lastgroup == "verb" else _hear_source)(anchor, heard, hearing)


def _hear_source(anchor: re.Match[str], heard: list[_Heard], hearing: _Hearing) -> _Heard | None:
    """Return the speech of "according to the ministry": the name stands behind the words, or before them."""
    start = heard[-1].end if heard else 0
    own = hearing.words.words("claims", "own").fullmatch(anchor.group()) is not None
    if own or anchor.lastgroup == "post":
        phrase = _phrase_before(anchor.start(), start, hearing)
    else:
        phrase = _phrase_after(anchor.end(), hearing, strict=False)
    claimant = _named(hearing.sentence[slice(*phrase)], hearing) if phrase else None
    if claimant is None and own:
        # "the Defence Army, in its own words, …": where no name stands before them, it is the last speaker's.
        claimant, phrase = hearing.last, anchor.span()
    return _parenthetic(anchor, phrase, claimant, start, hearing) if phrase and claimant else None


def _parenthetic(
    anchor: re.Match[str], phrase: tuple[int, int], claimant: Claimant, start: int, hearing: _Hearing
) -> _Heard:
    """Return the speech of a source given in passing: it reaches both ways unless it opens or ends its clause."""
    first, end = min(anchor.start(), phrase[0]), max(anchor.end(), phrase[1])
    opens = not re.search(r"\w", _less_joins(hearing.sentence[start:first], hearing.words))
    ends = not re.search(r"\w", hearing.sentence[end:])
    # Behind a semicolon it opens its clause as well: "…; according to Baku, …".
    opens = opens or hearing.sentence[start:first].rstrip().endswith((";", ":", "."))
    return _Heard(claimant, anchor, first, end, back=not opens, forth=not ends)


def _less_joins(text: str, words: Lexicon) -> str:
    return words.words("claims", "contrast").sub(lambda _: "", text)


def _hear_verb(verb: re.Match[str], heard: list[_Heard], hearing: _Hearing) -> _Heard | None:
    sentence, words = hearing.sentence, hearing.words
    start = heard[-1].end if heard else 0
    ahead = sentence[max(start, verb.start() - _REACH) : verb.start()]
    barred = _ends_with(words, "not_after").search(ahead)
    passive = _passive(words).match(sentence, verb.end())
    if passive:
        return _inverted(verb, passive.end(), hearing, back=True)
    intro = barred and _ends_with(words, "intro").search(ahead)
    if barred and not intro:
        return None
    apart = _stands_apart(ahead, words)
    accuses = words.words("claims", "accuses").match(verb.group()) or words.words("claims", "denies").match(
        verb.group()
    )
    ways = [_hear_before, _hear_far, _hear_behind]
    if apart and not accuses:
        ways = [_hear_behind, _hear_before, _hear_far]
    found = (way(verb, heard, hearing) for way in ways)
    first = next((one for one in found if one is not None), None)
    if first is None or first.claimant.party is not Party.OUTLET:
        return first
    # "РИА Новости сообщил глава ведомства": the agency is told, the one behind the verb speaks.
    return next((one for one in found if one and one.claimant.party is not Party.OUTLET), first)


@cache
def _passive(words: Lexicon) -> AnyCase:
    return any_case(rf"\s+{words.alternatives('claims', 'passive_by')}\s")


def _stands_apart(ahead: str, words: Lexicon) -> bool:
    """Return whether a border of a clause, or "as", stands before the verb: its speaker may then stand behind it."""
    trimmed = ahead.rstrip()
    if not trimmed or trimmed[-1] in _QUOTES + _DASHES + ",;:՝":
        return True
    return _ends_with(words, "intro").search(ahead) is not None


@cache
def _ends_with(words: Lexicon, name: str) -> AnyCase:
    return any_case(rf"(?<!\w){words.alternatives('claims', name)}[\s,]+$")


def _hear_behind(verb: re.Match[str], heard: list[_Heard], hearing: _Hearing) -> _Heard | None:
    """Return the speech of a verb whose speaker stands behind it: "…, said the ministry"."""
    start = heard[-1].end if heard else 0
    strict = hearing.words.table("claims", "order", "after") == "strict"
    if strict and not _stands_apart(hearing.sentence[start : verb.start()], hearing.words):
        return None
    back = bool(re.search(r"\w", _less_intro(hearing.sentence[start : verb.start()], hearing.words)))
    return _inverted(verb, verb.end(), hearing, back=back, strict=strict)


def _less_intro(text: str, words: Lexicon) -> str:
    return _intro(words).sub(lambda _: "", text)


@cache
def _intro(words: Lexicon) -> AnyCase:
    return any_case(rf"(?<!\w){words.alternatives('claims', 'intro')}[\s,]*$")


def _inverted(
    verb: re.Match[str], position: int, hearing: _Hearing, *, back: bool, strict: bool = False
) -> _Heard | None:
    phrase = _phrase_after(position, hearing, strict=strict)
    claimant = _named(hearing.sentence[slice(*phrase)], hearing) if phrase else None
    if phrase is None or claimant is None:
        return None
    opens = _follows(hearing, "opens", phrase[1])
    return _Heard(claimant, verb, verb.start(), phrase[1], back=back, forth=not back or opens, opens=opens)


def _follows(hearing: _Hearing, name: str, position: int) -> bool:
    return _following(hearing.words, name).match(hearing.sentence, position, position + 60) is not None


@cache
def _following(words: Lexicon, name: str) -> AnyCase:
    # Up to three words, when or to whom it was said, may stand between: "said on Tuesday that".
    return any_case(rf"(?:\s+[\w.-]+){{0,3}}?\s*{words.alternatives('claims', name)}(?!\w)")


def _hear_before(verb: re.Match[str], heard: list[_Heard], hearing: _Hearing) -> _Heard | None:
    """Return the speech of a verb whose speaker stands just before it: "the ministry said that …"."""
    sentence, words = hearing.sentence, hearing.words
    start = heard[-1].end if heard else 0
    ahead = sentence[max(start, verb.start() - _REACH) : verb.start()].rstrip(" ,")
    if heard and hearing.last is not None and _ends_alone(words, "joins").search(_less_gaps(ahead, words)):
        # "Baku rejected the charge and said …": one speaker, two verbs.
        return _Heard(hearing.last, verb, verb.start(), verb.end(), back=False, forth=True)
    relative = _ends_alone(words, "relative").search(ahead)
    position = verb.start()
    if relative:
        if heard and heard[-1].end >= start + relative.start() - _REACH and hearing.last is not None:
            return _Heard(hearing.last, verb, verb.start(), verb.end(), back=False, forth=True)
        position = max(start, verb.start() - _REACH) + max(0, ahead.rfind(",", 0, relative.start()))
    phrase = _phrase_before(position, start, hearing)
    claimant = _named(sentence[slice(*phrase)], hearing) if phrase else None
    if phrase is None or claimant is None:
        return _participle(verb, heard, hearing)
    return _plain(claimant, phrase, verb, heard, hearing)


def _plain(
    claimant: Claimant, phrase: tuple[int, int], verb: re.Match[str], heard: list[_Heard], hearing: _Hearing
) -> _Heard:
    """Return the speech of "the ministry said": of what follows, or of what went before where the verb closes."""
    sentence, words = hearing.sentence, hearing.words
    start = heard[-1].end if heard else 0
    rest = sentence[verb.end() : verb.end() + _REACH]
    before = _less_joins(sentence[start : phrase[0]], words).rstrip()
    told = re.search(r"\w", before) is not None
    forth = _follows(hearing, "that", verb.end())
    opens = forth and not told and _follows(hearing, "opens", verb.end())
    closes = not forth and (
        _closes(rest, words)
        or before.endswith(("”", "»", '"', "—", "–"))
        or (before.endswith(",") and _ends_clause(rest, words))
    )
    # "…, a figure that Yerevan dismissed as fantasy" answers the speaker before it.
    answers = bool(heard) and words.words("claims", "denies").match(verb.group()) is not None
    back = closes and told and not answers
    return _Heard(claimant, verb, phrase[0], verb.end(), back=back, forth=not back, opens=opens)


@cache
def _ends_alone(words: Lexicon, name: str) -> AnyCase:
    return any_case(rf"(?<!\w){words.alternatives('claims', name)}$")


def _participle(verb: re.Match[str], heard: list[_Heard], hearing: _Hearing) -> _Heard | None:
    """Return the speech of "…, alleging that …": the subject of its sentence speaks, the first party named."""
    if not hearing.words.words("claims", "participles").fullmatch(verb.group()):
        return None
    claimant = hearing.last if heard else None
    if claimant is None:
        named = next(parties_in(hearing.sentence[: verb.start()], hearing.words), None)
        claimant = _named(named[1], hearing) if named else None
    if claimant is None:
        return None
    return _Heard(claimant, verb, verb.start(), verb.end(), back=False, forth=True)


def _hear_far(verb: re.Match[str], heard: list[_Heard], hearing: _Hearing) -> _Heard | None:
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
        named = _party_pattern(words, "parties").finditer(ahead)
        openings += [start + match.start() for match, _ in zip(named, range(_MAX_NAME_WORDS), strict=False)]
    forth = _follows(hearing, "that", verb.end())
    for opening in openings:
        phrase = _phrase_after(opening, hearing, strict=False, subject=True)
        claimant = _named(hearing.sentence[slice(*phrase)], hearing) if phrase else None
        if phrase and claimant and phrase[1] <= verb.start():
            return _Heard(claimant, verb, phrase[0], verb.end(), back=False, forth=forth)
    if heard and hearing.last is not None and reach == "clause":
        # A second verb without a subject of its own has that of the first.
        return _Heard(hearing.last, verb, start, verb.end(), back=False, forth=forth)
    return None


def _closes(rest: str, words: Lexicon) -> bool:
    """Return whether the verb of saying ends its sentence, as in "…, the ministry said on Tuesday"."""
    pieces = re.findall(r"[\w:]+", rest)
    pieces = [piece for piece in pieces if not _dates(words).fullmatch(piece)]
    if len(pieces) <= _FEW:
        return True
    return len(pieces) <= _SOME and words.words("claims", "closing").fullmatch(pieces[0]) is not None


def _ends_clause(rest: str, words: Lexicon) -> bool:
    """Return whether a border of a clause follows, behind no more than when it was said."""
    for match in islice(_PIECE.finditer(rest), _SKIPPED):
        if match.group() in ",;–—":
            return True
        aside = words.words("claims", "aside_words").fullmatch(match.group())
        if not aside and not _is_closer(match.group(), words):
            return False
    return False


@cache
def _dates(words: Lexicon) -> AnyCase:
    """Return what days are told with, as single words: numbers, months and weekdays, whatever their endings."""
    named = "".join(
        rf"|{words.alternatives(table)}\w{{0,4}}" for table in ("months", "weekdays") if words.has(table)
    )
    return any_case(rf"\d[\w:.-]*{named}")


def _is_gap(piece: str, words: Lexicon) -> bool:
    return bool(words.words("claims", "gaps").fullmatch(piece) or _dates(words).fullmatch(piece))


def _less_gaps(text: str, words: Lexicon) -> str:
    """Return the text without the adverbs and days at its end; a word that may join two verbs stays."""
    while match := _LAST_PIECE.search(text[-60:]):
        if not _is_gap(match[1], words) or _ends_alone(words, "joins").search(match[1]):
            break
        text = text[: len(text) - len(match.group())].rstrip()
    return text


def _phrase_before(position: int, start: int, hearing: _Hearing) -> tuple[int, int] | None:
    """Return where the speaker's name ends just before the position, past adverbs, days and asides."""
    sentence, words = hearing.sentence, hearing.words
    low = max(start, position - _REACH)
    text = sentence[low:position]
    for tried in (text, _blank(text, _ASIDE)):
        found = _ending(tried, words)
        if found and _is_speaker(tried[slice(*found)], words):
            return low + found[0], low + found[1]
        if not text.rstrip().endswith((",", ")")):
            break
    return None


def _blank(text: str, pattern: re.Pattern[str] | AnyCase) -> str:
    """Return the text with what matches made spaces, offsets as they were."""
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _ending(text: str, words: Lexicon) -> tuple[int, int] | None:
    """Return the stretch of words at the end of the text that may be a speaker's name."""
    text = _blank(text, _asides(words))
    pieces = [(match.start(), match.end(), match.group()) for match in _PIECE.finditer(text)]
    while pieces and (_is_gap(pieces[-1][2], words) or pieces[-1][2] in "՝,"):
        pieces.pop()
    kept: list[tuple[int, int, str]] = []
    for one in reversed(pieces):
        if not _belongs(one[2], words) or len(kept) == _MAX_NAME_WORDS:
            break
        kept.insert(0, one)
    return _trimmed(kept, words)


@cache
def _asides(words: Lexicon) -> AnyCase:
    return any_case(rf",? ?(?<!\w){words.alternatives('claims', 'asides')}(?!\w),?")


def _trimmed(kept: list[tuple[int, int, str]], words: Lexicon) -> tuple[int, int] | None:
    leading = words.words("parties", "speakers", "leading")
    while kept and (leading.fullmatch(kept[0][2]) or kept[0][2] in _INNER_QUOTES):
        kept.pop(0)
    while kept and _is_loose(kept[-1][2], words):
        kept.pop()
    return (kept[0][0], kept[-1][1]) if kept else None


def _is_loose(piece: str, words: Lexicon) -> bool:
    """Return whether a word that may stand inside a name can not end one."""
    loose = words.words("parties", "speakers", "leading").fullmatch(piece) or piece in _INNER_QUOTES + ","
    return bool(loose) or (piece[0].islower() and _is_gap(piece, words))


def _phrase_after(
    position: int, hearing: _Hearing, *, strict: bool, subject: bool = False
) -> tuple[int, int] | None:
    """Return the speaker's name that opens the text at the position, past adverbs, days and asides.

    ``strict``: it must be all up to the next border of a clause. ``subject``: it stands where it begins, and its
    ending is that of a subject.
    """
    sentence, words = hearing.sentence, hearing.words
    text = _blank(sentence[position : position + _REACH], _asides(words))
    kept: list[tuple[int, int, str]] = []
    skipped = 0
    for match in _PIECE.finditer(text):
        piece = match.group()
        if not kept and skipped < _SKIPPED and _is_passed(piece, skipped, words):
            skipped += 1
            continue
        if piece == "," and kept and kept[-1][2] != "," and not _holds_speaker(kept, text, words):
            kept.append((match.start(), match.end(), piece))  # "Aram Torosyan, a spokesman for the ministry"
            continue
        if piece not in _INNER_QUOTES and (not _belongs(piece, words) or len(kept) == _MAX_NAME_WORDS):
            strict = strict and not (_BORDER.match(text, match.start()) or _is_closer(piece, words))
            break
        kept.append((match.start(), match.end(), piece))
    else:
        strict = False
    if subject:
        kept = _as_subject(kept, words)
    found = None if strict else _trimmed(kept, words)
    if found is None or not _is_speaker(text[slice(*found)], words):
        return None
    return position + found[0], position + found[1]


def _holds_speaker(kept: list[tuple[int, int, str]], text: str, words: Lexicon) -> bool:
    return any(one[2] == "," for one in kept) or _is_speaker(text[kept[0][0] : kept[-1][1]], words)


def _is_passed(piece: str, skipped: int, words: Lexicon) -> bool:
    """Return whether a piece may stand between a verb and the name of its speaker: "said, on 14 May, the ministry"."""
    return piece in _QUOTES or _is_gap(piece, words) or (piece == "," and skipped > 0)


def _as_subject(kept: list[tuple[int, int, str]], words: Lexicon) -> list[tuple[int, int, str]]:
    """Return the words of a name without an object behind it; nothing if their endings are not a subject's."""
    official = words.words("parties", "speakers", "official")
    while kept and _is_oblique(kept[-1][2], words):
        owner = official.fullmatch(kept[-1][2])
        kept = kept[:-1]
        # "Ermənistan tərəfinin" is the object whole: the country goes with it.
        while owner and kept and _first_party(kept[-1][2], words):
            kept = kept[:-1]
    heads = [one[2] for one in kept if not _is_oblique(one[2], words)]
    named = any(official.fullmatch(piece) for piece in heads)
    return kept if named or (heads and _is_speaker(heads[-1], words)) else []


def _is_closer(piece: str, words: Lexicon) -> bool:
    return bool(words.words("claims", "closing").fullmatch(piece) or _dates(words).fullmatch(piece))


def _is_oblique(piece: str, words: Lexicon) -> bool:
    """Return whether the noun's ending is not that of a subject, in languages that tell."""
    path = ("parties", "speakers", "oblique")
    return words.has(*path) and words.words(*path).fullmatch(piece) is not None


@cache
def _inner(words: Lexicon) -> AnyCase:
    lists = ("inside", "official", "outlets", "pronouns")
    known = [words.alternatives("parties", "speakers", name) for name in lists]
    return any_case("|".join([*known, _party_alternatives(words)]))


def _party_alternatives(words: Lexicon) -> str:
    table = words.table("parties")
    return "(?:" + "|".join(one for party in Party if party in table for one in table[party]) + ")"


def _belongs(piece: str, words: Lexicon) -> bool:
    if piece[0].isupper():
        return _dates(words).fullmatch(piece) is None
    # "ՊՆ-ն", "general's": the stem decides.
    return _inner(words).fullmatch(piece) is not None


@lru_cache(maxsize=16_384)
def _is_speaker(phrase: str, words: Lexicon) -> bool:
    if _is_pronoun(phrase, words):
        return True
    if any(words.words("parties", "speakers", kind).search(phrase) for kind in ("official", "outlets")):
        return True
    return _first_party(phrase, words) is not None or _body(phrase, words) is not None


def _is_pronoun(phrase: str, words: Lexicon) -> bool:
    return words.words("parties", "speakers", "pronouns").fullmatch(phrase) is not None


def _named(phrase: str, hearing: _Hearing) -> Claimant | None:
    """Return the speaker that a phrase names, or None if it names none."""
    words, last, home = hearing.words, hearing.last, hearing.home
    phrase = " ".join(phrase.split())
    if not phrase or not _is_speaker(phrase, words):
        return None
    if _is_pronoun(phrase, words) and not (_is_full(phrase, words) and home):
        return _meant(phrase, last, words) if last else _of_home(phrase, home, words)
    name = _name(phrase, words)
    official = words.words("parties", "speakers", "official").search(phrase)
    if not official and words.words("parties", "speakers", "outlets").search(phrase):
        return Claimant(name, Party.OUTLET)
    party = _party_in_name(phrase, words) or (home if _is_full(phrase, words) else None)
    return Claimant(name, party) if party else _of_no_country(phrase, name, hearing)


def _of_no_country(phrase: str, name: str, hearing: _Hearing) -> Claimant:
    """Return a speaker whose country the sentence does not give: that of the speaker before, or of the outlet."""
    words, last = hearing.words, hearing.last
    if last is not None and _opening(words, "definite").match(phrase):
        return last
    official = words.words("parties", "speakers", "official").search(phrase)
    # "A defence ministry official" may be of either side: not the speaker before.
    new = words.has("parties", "speakers", "indefinite") and _opening(words, "indefinite").match(phrase)
    party = last.party if last is not None and official and not new else hearing.home
    return Claimant(name, party) if party else Claimant(f"{name} (side not stated)", Party.UNSTATED)


@cache
def _opening(words: Lexicon, name: str) -> AnyCase:
    return any_case(rf"{words.alternatives('parties', 'speakers', name)}(?!\w)")


def _meant(phrase: str, last: Claimant, words: Lexicon) -> Claimant:
    """Return the latest speaker that a pronoun or "the ministry" can stand for: a ministry, if one spoke of late."""
    same = [body for body in _bodies(words) if body.search(phrase)]
    spoke = (last, *last.before)
    return next((one for one in spoke if any(body.search(one.name) for body in same)), last)


@cache
def _bodies(words: Lexicon) -> tuple[AnyCase, ...]:
    return tuple(
        any_case(rf"(?<!\w){fragment}(?!\w)") for fragment in words.table("parties", "speakers", "official")
    )


def _of_home(phrase: str, home: Party | None, words: Lexicon) -> Claimant | None:
    """Return a body that the outlet names without its country, where no speaker went before; None for a pronoun."""
    body = words.words("parties", "speakers", "official").search(phrase)
    return Claimant(_name(phrase, words), home) if body and home else None


def _is_full(phrase: str, words: Lexicon) -> bool:
    return words.words("parties", "speakers", "full").search(phrase) is not None


def _name(phrase: str, words: Lexicon) -> str:
    article = _article(words).match(phrase)
    name = phrase[article.end() :] if article else phrase
    return f"{name[0].upper()}{name[1:]}"


@cache
def _article(words: Lexicon) -> AnyCase:
    return any_case(rf"{words.alternatives('parties', 'speakers', 'articles')}\s+")


def _party_in_name(phrase: str, words: Lexicon) -> Party | None:
    named = [party for party, _ in parties_in(phrase, words)]
    joined = words.words("parties", "speakers", "joins").search(phrase)
    if joined and len(set(named)) > 1:
        return Party.OTHER  # "Armenia and Azerbaijan accused each other": neither alone
    if named:
        return named[0]
    body = _body(phrase, words)
    if body is not None:
        return body
    town = _party_pattern(words, "parties", "towns").search(phrase)
    return _party_of(town) if town and words.words("parties", "speakers", "local").search(phrase) else None
