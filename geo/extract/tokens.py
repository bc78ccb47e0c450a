"""The words of a sentence with the tags that a section of the lexicon gives them: the ground of the rules on counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import Lexicon, alternatives

__all__ = ["Token", "tokens_of"]

# "1,200", "24–25", "12-year-old", "120mm" and "D-30" are one token each; so is "3-ü", a number with its ending.
_TOKEN = re.compile(r"\d\w*+(?:[.,:/]\d++)*+(?:[-–—]\w++)*+|\w++(?:[-'’]\w++)*+|[^\s\w]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_SUFFIXED = re.compile(r"(\d{1,9}(?:,\d{3})*)[-–—](\w{1,8})")
_SPAN = re.compile(r"(\d{1,9})[-–—](\d{1,9})")
_LONGEST = 40
_MOST_WORDS = 50_000
_THREE = 3
_NO_TAGS: frozenset[str] = frozenset()
_MARKS = {
    ",": "comma",
    "՝": "glue",
    ":": "link",
    "-": "link",
    "–": "link",
    "—": "link",
    "(": "open",
    ")": "close",
}
_QUOTES = frozenset("\"'“”„‟«»‘’‹›՛՜՞`*_")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, mark or phrase, ``sentence[start:end]``. ``low`` is set where it is a span of two numbers."""

    start: int
    end: int
    text: str
    tags: frozenset[str] = _NO_TAGS
    value: int | None = None
    low: int | None = None
    scale: bool = False

    def has(self, *tags: str) -> bool:
        """Return whether it bears one of the tags."""
        return any(tag in self.tags for tag in tags)


@dataclass(frozen=True, slots=True)
class _Phrase:
    tag: str
    value: int | None
    words: tuple[re.Pattern[str], ...]


class _Tagger:
    """The phrases of a language's ``[counts]``, by the words that can open them."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        section = words.table("counts")
        listed = [
            (tag, None, text) for tag, texts in section.items() if isinstance(texts, list) for text in texts
        ]
        valued = [
            ("vague" if name == "vague" else "number", int(value), text)
            for name in ("vague", "phrases")
            for text, value in section.get(name, {}).items()
        ]
        self._phrases = [
            _Phrase(tag, value, tuple(re.compile(word, re.IGNORECASE) for word in text.split(" ")))
            for tag, value, text in (*listed, *valued)
        ]
        self._opening = re.compile(
            alternatives({one.words[0].pattern for one in self._phrases}), re.IGNORECASE
        )
        self._known: dict[str, tuple[_Phrase, ...]] = {}

    def tokens(self, sentence: str) -> Iterator[Token]:
        raw = self._raw(sentence)
        at = 0
        while at < len(raw):
            length, found = self._longest(raw, at)
            token = self._token(sentence, raw, at, length, found)
            yield token
            at += length

    def _raw(self, sentence: str) -> list[tuple[int, int, str]]:
        """Return words and marks, without quotation marks and the full stops of initials and units."""
        raw: list[tuple[int, int, str]] = []
        for match in _TOKEN.finditer(sentence):
            text = match.group()
            if text in _QUOTES or (text == "." and raw and self._shortens(raw[-1][2])):
                continue
            raw.append((match.start(), match.end(), text))
        return raw

    def _shortens(self, word: str) -> bool:
        """Return whether a full stop after a word only shortens it: "S. Grigoryan", "8 тыс. человек"."""
        if len(word) == 1 and word.isupper():
            return True
        value = self._words.number_word(word) if word.isalpha() else None
        return bool(value and value[1]) or any(one.tag == "units" for one in self._opened_by(word))

    def _longest(self, raw: list[tuple[int, int, str]], at: int) -> tuple[int, list[_Phrase]]:
        longest = 1
        found: list[_Phrase] = []
        for phrase in self._opened_by(raw[at][2]):
            length = len(phrase.words)
            if length < longest or at + length > len(raw):
                continue
            if all(phrase.words[step].fullmatch(raw[at + step][2]) for step in range(1, length)):
                found = [phrase] if length > longest else [*found, phrase]
                longest = length
        return longest, found

    def _opened_by(self, word: str) -> tuple[_Phrase, ...]:
        if word not in self._known:
            if len(self._known) >= _MOST_WORDS:
                self._known.clear()
            fits = len(word) <= _LONGEST and self._opening.match(word)
            self._known[word] = (
                tuple(one for one in self._phrases if one.words[0].fullmatch(word)) if fits else ()
            )
        return self._known[word]

    def _token(
        self, sentence: str, raw: list[tuple[int, int, str]], at: int, length: int, found: list[_Phrase]
    ) -> Token:
        start, end = raw[at][0], raw[at + length - 1][1]
        tags = frozenset(phrase.tag for phrase in found) if found else _NO_TAGS
        fixed = next((phrase.value for phrase in found if phrase.value is not None), None)
        if fixed is not None or length > 1:
            return Token(start, end, sentence[start:end], tags, fixed)
        text = raw[at][2]
        if not text[0].isalnum():
            return Token(start, end, text, tags | {_MARKS.get(text, "mark")})
        value, low, scale = self._value(text)
        if value is not None and not scale:
            tags |= {"number"}
        return Token(start, end, text, tags | {"scale"} if scale else tags, value, low, scale)

    def _value(self, text: str) -> tuple[int | None, int | None, bool]:
        """Return the value of one word, the lower one of a span such as "3–5", and whether it is a scale."""
        simple = self._words.number_word(text.replace(",", "") if _GROUPED.fullmatch(text) else text)
        if simple:
            return simple[0], None, simple[1]
        if span := _SPAN.fullmatch(text):
            low, high = int(span[1]), int(span[2])
            return (high, low, False) if low < high else (None, None, False)
        if suffixed := _SUFFIXED.fullmatch(text):
            ending = re.fullmatch(alternatives(self._digit_endings), suffixed[2], re.IGNORECASE)
            return (int(suffixed[1].replace(",", "")) if ending else None), None, False
        return (*self._hyphened(text), False) if "-" in text else (None, None, False)

    @property
    def _digit_endings(self) -> list[str]:
        found: list[str] = self._words.table("counts").get("digit_endings", ["(?!)"])
        return found

    def _hyphened(self, text: str) -> tuple[int | None, int | None]:
        """Return the value of "twenty-five", or the bounds of "two-three"."""
        pieces = text.split("-") if len(text) <= _LONGEST else []
        read = [self._words.number_word(piece) for piece in pieces]
        if len(pieces) > _THREE or not read or not all(read):
            return None, None
        values = [one[0] for one in read if one]
        if len(values) == 2 and values[0] < values[1] and not any(one[1] for one in read if one):
            return values[1], values[0]
        return self._words.sum_of(pieces), None


def tokens_of(sentence: str, words: Lexicon) -> list[Token]:
    """Return the words, numbers and marks of a sentence, in order; phrases of the lexicon are one token each."""
    return list(_tagger(words).tokens(sentence))


@cache
def _tagger(words: Lexicon) -> _Tagger:
    return _Tagger(words)
