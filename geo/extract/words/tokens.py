"""The words of a sentence with the tags that a section of the lexicon gives them: the ground of the rules on counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from geo.extract.words.lexicon import Lexicon
from geo.extract.words.openings import KEY, openings
from geo.extract.words.patterns import AnyCase, WordList, alternatives, any_case, small_letters

__all__ = ["PEOPLE", "Token", "phrases_with", "tokens_of"]

PEOPLE = ("military", "civilian", "person", "alone")
"""The tags of words for people."""


# "1,200", "24–25", "100 - 120", "12-year-old", "120mm" and "D-30" are one token each; so is "3-ü", a number with its ending.
_TOKEN = re.compile(
    r"\d{1,3} [-–—] \d{1,3}(?![\w.,:])|\d\w*+(?:[.,:/]\d++)*+(?:[-–—]\w++)*+|\w++(?:\.?[-'’]\w++)*+|[^\s\w]"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_SUFFIXED = re.compile(r"(\d{1,9}(?:,\d{3})*)[-–—](\w{1,8})")
_SPAN = re.compile(r"(\d{1,9}) ?[-–—] ?(\d{1,9})")
_LOCATIVE = re.compile(r"(?:d[aə]|ում)$")
_LONGEST = 40
_MOST_WORDS = 1 << 14
_THREE = 3
_THOUSAND = 1000
_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,2}")
_SHORTENED = frozenset({"units", "abbreviated"})
_NO_TAGS: frozenset[str] = frozenset()
_SURNAME = frozenset({"surname"})
_NUMBER = frozenset({"number"})
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


class Token(NamedTuple):
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
        return not self.tags.isdisjoint(tags)

    @property
    def counts(self) -> bool:
        """Whether it is a number other than the article of "a soldier"."""
        return self.value is not None and not self.has("articles")

    @property
    def is_locative(self) -> bool:
        """Whether it ends as the case for "in" does in Azerbaijani and Armenian."""
        return _LOCATIVE.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class _Phrase:
    tag: str
    value: int | None
    words: tuple[AnyCase, ...]


class _Word(NamedTuple):
    """What a word is by itself, and the phrases of several words that it can open."""

    tags: frozenset[str]
    value: int | None
    low: int | None
    scale: bool
    opens: tuple[_Phrase, ...]


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
            _Phrase(tag, value, tuple(any_case(word) for word in text.split(" ")))
            for tag, value, text in (*listed, *valued)
        ]
        self._begun: dict[str, list[int]] = {}
        for number, one in enumerate(self._phrases):
            for beginning in openings(small_letters(one.words[0].pattern)):
                self._begun.setdefault(beginning, []).append(number)
        self._digit_ending = any_case(alternatives(section.get("digit_endings", ["(?!)"])))
        self._endings: dict[str, str] = section.get("before_vowels", {})
        self._known: dict[str, _Word] = {}
        self._pairs: dict[tuple[str, str], tuple[_Phrase, ...]] = {}

    def tokens(self, sentence: str) -> list[Token]:
        raw = self._raw(sentence)
        found: list[Token] = []
        at, last = 0, len(raw) - 1
        while at <= last:
            start, end, text = raw[at]
            word = self._known.get(text) or self._learn(text)
            opened = self._going_on(text, raw[at + 1][2], word.opens) if word.opens and at < last else ()
            phrases = self._longest(raw, at, opened) if opened else []
            if (number := self._thousands(raw, at)) is not None:
                at += 2
                end = raw[at - 1][1]
                found.append(Token(start, end, sentence[start:end], _NUMBER, number))
            elif phrases:
                at += len(phrases[0].words)
                end = raw[at - 1][1]
                value = next((phrase.value for phrase in phrases if phrase.value is not None), None)
                tags = frozenset(phrase.tag for phrase in phrases)
                found.append(Token(start, end, sentence[start:end], tags, value))
            else:
                at += 1
                # "Sahib Qurbanov" is no victim ("qurban") for what his name begins with.
                named = "surname" in word.tags and text[0].isupper()
                tags = _SURNAME if named and found and found[-1].text[0].isupper() else word.tags
                found.append(Token(start, end, text, tags, word.value, word.low, word.scale))
        return found

    def _thousands(self, raw: Sequence[tuple[int, int, str]], at: int) -> int | None:
        """Return the number that a decimal fraction of thousands is: «6,5 тысячи», "1.5 million"."""
        if at + 1 >= len(raw) or not _DECIMAL.fullmatch(raw[at][2]):
            return None
        value, is_scale = self._words.number_word(raw[at + 1][2]) or (0, False)
        return round(float(raw[at][2].replace(",", ".")) * value) if is_scale and value >= _THOUSAND else None

    def _raw(self, sentence: str) -> list[tuple[int, int, str]]:
        """Return words and marks, without quotation marks and the full stops of initials and units."""
        raw: list[tuple[int, int, str]] = []
        for match in _TOKEN.finditer(sentence):
            text = match.group()
            if text in _QUOTES or (text == "." and raw and self._shortens(raw[-1][2])):
                continue
            if " " in text and not self._is_range(text, raw[-1][2] if raw else ""):
                raw += [(match.start() + at, match.start() + at + len(one), one) for at, one in _pieces(text)]
                continue
            raw.append((match.start(), match.end(), text))
        return raw

    def _is_range(self, text: str, before: str) -> bool:
        """Return whether two numbers and a dash between spaces are a range, and no number of a post with what happened there."""
        low, _, high = text.split()
        numbered = before and (self._known.get(before) or self._learn(before)).tags & {"not_before"}
        return int(low) < int(high) and not numbered

    def _shortens(self, word: str) -> bool:
        """Return whether a full stop after a word only shortens it: "S. Grigoryan", "Lt. Danielyan", "8 тыс. человек"."""
        if len(word) == 1 and word.isupper():
            return True
        known = self._known.get(word) or self._learn(word)
        return known.scale or not known.tags.isdisjoint(_SHORTENED)

    def _longest(
        self, raw: list[tuple[int, int, str]], at: int, opened: tuple[_Phrase, ...]
    ) -> list[_Phrase]:
        """Return the longest of the phrases whose first two words stand there: all of one length."""
        found: list[_Phrase] = []
        longest = 1
        for phrase in opened:
            length = len(phrase.words)
            if length < longest or at + length > len(raw):
                continue
            if all(phrase.words[step].fullmatch(raw[at + step][2]) for step in range(2, length)):
                found = [phrase] if length > longest else [*found, phrase]
                longest = length
        return found

    def _going_on(self, first: str, second: str, opened: tuple[_Phrase, ...]) -> tuple[_Phrase, ...]:
        """Return the phrases that a word opens and the next word goes on with; remembered, as texts repeat their words."""
        known = self._pairs.get((first, second))
        if known is None:
            if len(self._pairs) >= _MOST_WORDS:
                self._pairs.clear()
            known = tuple(one for one in opened if one.words[1].fullmatch(second))
            self._pairs[first, second] = known
        return known

    def _learn(self, text: str) -> _Word:
        """Return what a word is; remembered, as texts repeat their words."""
        if len(self._known) >= _MOST_WORDS:
            self._known.clear()
        self._known[text] = word = self._read(text)
        return word

    def _read(self, text: str) -> _Word:
        if not text[0].isalnum() and len(text) == 1:
            return _Word(frozenset([_MARKS.get(text, "mark")]) | self._tags(text), None, None, False, ())
        phrases = list(self._opened_by(text)) if len(text) <= _LONGEST else []
        single = [one for one in phrases if len(one.words) == 1]
        opens = tuple(one for one in phrases if len(one.words) > 1)
        tags = frozenset(one.tag for one in single)
        value = next((one.value for one in single if one.value is not None), None)
        if value is not None:
            scale_of = self._words.number_word(text)
            return _Word(tags, value, scale_of[0] if scale_of else None, False, opens)
        value, low, scale = self._value(text)
        tags |= {"scale"} if scale else {"number"} if value is not None else set()
        plain = self._as_before_vowels(text) if self._endings else frozenset()
        if "alone" in plain or not tags:
            tags |= plain
        if low is not None and "-" in text:
            tags |= self._tags(text.rpartition("-")[2])  # "двоих-троих" are people as "троих" are
        return _Word(tags, value, low, scale, opens)

    def _as_before_vowels(self, text: str) -> frozenset[str]:
        """Return the tags of a word whose ending is written otherwise before a vowel: «կինն ու որդին», as «կինը»."""
        endings = self._endings.items()
        plain = next((text.removesuffix(one) + other for one, other in endings if text.endswith(one)), None)
        return self._tags(plain) if plain else frozenset()

    def _opened_by(self, text: str) -> Iterator[_Phrase]:
        """Yield the phrases of which a word can be the first, in the order of the lexicon."""
        # A word shorter than the letters looked at is its own beginning.
        low = small_letters(text)
        begun = {number for length in range(KEY + 1) for number in self._begun.get(low[:length], ())}
        phrases = (self._phrases[number] for number in sorted(begun))
        yield from (one for one in phrases if one.words[0].fullmatch(text))

    def _tags(self, text: str) -> frozenset[str]:
        return frozenset(one.tag for one in self._opened_by(text) if len(one.words) == 1)

    def _value(self, text: str) -> tuple[int | None, int | None, bool]:
        """Return the value of one word, the lower one of a span such as "3–5", and whether it is a scale."""
        simple = self._words.number_word(text.replace(",", "") if _GROUPED.fullmatch(text) else text)
        if simple:
            return simple[0], None, simple[1]
        if span := _SPAN.fullmatch(text):
            low, high = int(span[1]), int(span[2])
            return (high, low, False) if low < high else (None, None, False)
        if suffixed := _SUFFIXED.fullmatch(text):
            ending = self._digit_ending.fullmatch(suffixed[2])
            return (int(suffixed[1].replace(",", "")) if ending else None), None, False
        return (*self._hyphened(text), False) if "-" in text else (None, None, False)

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


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    return ((one.start(), one.group()) for one in re.finditer(r"\S+", text))


def tokens_of(sentence: str, words: Lexicon) -> list[Token]:
    """Return the words, numbers and marks of a sentence, in order; phrases of the lexicon are one token each."""
    return _tagger(words).tokens(sentence)


@cache
def phrases_with(tag: str, words: Lexicon) -> WordList:
    """Return all phrases of ``[counts]`` with a tag: in a text without one, no token bears it."""
    phrases = words.table("counts").get(tag, ())
    # Between two words of a phrase there may be marks that are no token: quotation marks, the stop of an initial.
    return words.put_together([text.replace(" ", r"[^\w]{1,6}") for text in phrases])


@cache
def _tagger(words: Lexicon) -> _Tagger:
    return _Tagger(words)
