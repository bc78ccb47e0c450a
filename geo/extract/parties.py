"""Who speaks in a sentence, and for which party."""

import re
from dataclasses import dataclass, replace
from functools import cache

from geo.extract.lexicon import Lexicon
from geo.model import Party

__all__ = ["Claimant", "Speech", "first_party", "speeches"]

_MAX_NAME_WORDS = 10
_FEW, _SOME = 2, 5
_CLOSING = ("on", "in", "at", "via", "to", "after", "during")
_LOOKBACK = 300
_ASIDE = re.compile(r",[^,;]{1,60},|\([^)]{0,80}\)")
_AUXILIARY = re.compile(
    r"(?:\s+(?:has|had|have|was|were|is|are|also|later|since|too|itself|again|then|and|likewise|further))+$",
    re.IGNORECASE,
)
_NOT_FIRST = frozenset({"of", "for", "in", "and", "by", "one", "two", "both"})


@dataclass(frozen=True, slots=True)
class Claimant:
    """The name of a speaker as the text gives it, and the party spoken for."""

    name: str
    party: Party


@dataclass(frozen=True, slots=True)
class Speech:
    """A speaker with the stretch of the sentence (offsets within it) that the speaker answers for."""

    claimant: Claimant
    start: int
    end: int
    verb: str


def first_party(text: str, words: Lexicon) -> Party | None:
    """Return the party that the phrase names first, or None. Karabakh's forces are a party of their own."""
    named = _parties(text, words)
    return named[0][0] if named else None


def _parties(text: str, words: Lexicon) -> list[tuple[Party, str]]:
    """Return each party that a text names, with the words for it, in text order; of two that start together the longer."""
    hits = []
    for party in Party:
        match = words.words("parties", party).search(text) if party in words.table("parties") else None
        if match:
            hits.append((match.start(), -len(match.group()), party, match.group()))
    return [(party, named) for _, _, party, named in sorted(hits)]


def speeches(sentence: str, last: Claimant | None, words: Lexicon) -> tuple[Speech, ...]:
    """Return who says what in the sentence, in order.

    A pronoun or "the ministry" is the last speaker before it, ``last`` at the start of the sentence. A speaker
    whose country the sentence does not give is :attr:`geo.model.Party.UNSTATED`, never guessed.
    """
    found: list[Speech] = []
    for verb in _verbs(words).finditer(sentence):
        if re.search(
            r"\b(?:without|to|whose|who|be|been|was|were|is|are) $",
            sentence[max(0, verb.start() - 12) : verb.start()],
        ):
            continue
        before = found[-1].claimant if found else last
        claimant = _claimant(sentence, verb, found[-1].start if found else 0, before, words)
        if claimant is None:
            continue
        closes = _closes(sentence[verb.end() : verb.end() + _LOOKBACK])
        if closes and found:
            continue
        if found:
            found[-1] = replace(found[-1], end=verb.start())
        start, end = (0, verb.end()) if closes else (verb.start(), len(sentence))
        found.append(Speech(claimant, start, end, verb.group().lower()))
    return tuple(found)


@cache
def _verbs(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){words.alternatives('claims', 'report_verbs')}(?!\w)", re.IGNORECASE)


def _closes(rest: str) -> bool:
    """Return whether the verb of saying ends its sentence, as in "…, the ministry said on Tuesday"."""
    rest = re.sub(r"^\s*,?\s*(?:(?:on|late|early)\s+)?\w+day(?: \w+)?", "", rest)
    words = re.findall(r"[\w:]+", rest)
    return len(words) <= _FEW or (len(words) <= _SOME and words[0].lower() in _CLOSING)


def _claimant(
    sentence: str, verb: re.Match[str], start: int, last: Claimant | None, words: Lexicon
) -> Claimant | None:
    """Return the speaker that a verb of saying belongs to, or None if the words before it are none."""
    spoken = verb.group().lower()
    if spoken in ("according to", "by the account of"):
        after = re.match(r"\s+([^,;:.]{1,120})", sentence[verb.end() :])
        return _named(after[1], last, words) if after else None
    raw = sentence[max(start, verb.start() - _LOOKBACK) : verb.start()].rstrip()
    before = _ASIDE.sub(" ", raw.rstrip(" ,"))
    if start > 0 and re.search(r"(?<!\w)(?:and|but)$", before):
        return last  # "Baku rejected the charge and said …": one speaker, two verbs
    if re.search(r"(?<!\w)(?:which|who)$", before):
        before = before[: before.rindex(",")] if "," in before else ""
    # "Armenia, for its part, accused": the aside ends at the verb.
    phrase = _noun_phrase(before, words) or (
        _noun_phrase(_ASIDE.sub(" ", raw), words) if raw.endswith(",") else ""
    )
    if phrase:
        return _named(phrase, last, words)
    if spoken.endswith("ing"):
        # A participle takes the subject of its sentence: "Yerevan appealed for help, alleging that …".
        return _named(_opening_subject(sentence[: verb.start()], words), last, words) if start == 0 else last
    return None


def _noun_phrase(before: str, words: Lexicon) -> str:
    """Return the words of a speaker's name that end the text: capitalised, or of the kinds that such names hold."""
    before = _AUXILIARY.sub("", before).rstrip(" ,")
    kept: list[str] = []
    for piece in reversed(re.findall(r"[\w'’./&-]+|[(),;:]", before)):
        if piece in "(),;:" or not _belongs(piece, words):
            break
        kept.insert(0, piece)
        if len(kept) == _MAX_NAME_WORDS:
            break
    while kept and kept[0].lower() in _NOT_FIRST:
        kept.pop(0)
    phrase = " ".join(kept)
    return phrase if phrase and _is_speaker(phrase, words) else ""


def _opening_subject(before: str, words: Lexicon) -> str:
    """Return the first party that the sentence names: the likely subject of a participle further on."""
    named = _parties(before, words)
    return named[0][1] if named else ""


def _belongs(piece: str, words: Lexicon) -> bool:
    if piece[0].isupper():
        return not re.fullmatch(
            words.alternatives("weekdays") + "|" + words.alternatives("months"), piece, re.IGNORECASE
        )
    lists = ("inside", "official", "outlets", "pronouns")
    return any(words.words("parties", "speakers", name).fullmatch(piece) for name in lists)


def _is_speaker(phrase: str, words: Lexicon) -> bool:
    if words.words("parties", "speakers", "pronouns").fullmatch(phrase):
        return True
    if any(words.words("parties", "speakers", kind).search(phrase) for kind in ("official", "outlets")):
        return True
    return first_party(phrase, words) is not None


def _named(phrase: str, last: Claimant | None, words: Lexicon) -> Claimant | None:
    phrase = " ".join(phrase.split())
    if not phrase or not _is_speaker(phrase, words):
        return None
    if words.words("parties", "speakers", "pronouns").fullmatch(phrase):
        return last
    name = re.sub(r"^(?:the|an?)\s+", "", phrase, flags=re.IGNORECASE)
    name = f"{name[0].upper()}{name[1:]}"
    official = words.words("parties", "speakers", "official").search(phrase)
    if not official and words.words("parties", "speakers", "outlets").search(phrase):
        return Claimant(name, Party.OUTLET)
    party = first_party(phrase, words)
    if re.search(r"(?<!\w)and(?!\w)", phrase) and len(_parties(phrase, words)) > 1:
        party = Party.OTHER  # "Armenia and Azerbaijan accused each other": neither alone
    if (
        party is None
        and last is not None
        and re.match(r"(?:its|the|his|their|same)\b", phrase, re.IGNORECASE)
    ):
        return last
    return Claimant(f"{name} (side not stated)", Party.UNSTATED) if party is None else Claimant(name, party)
