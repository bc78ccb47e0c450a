"""The words of a language, from ``data/lexicon``, compiled once. Rules live elsewhere; only words live here."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache, cached_property
from typing import Any

from geo import data
from geo.errors import DatasetError
from geo.extract.words.openings import Index
from geo.extract.words.patterns import AnyCase, WordList, alternatives, any_case

__all__ = ["Lexicon", "lexicon"]

_TEN, _THOUSAND = 10, 1000
_MOST_DIGITS = 12
_LONGEST_NUMBER = 40
_MOST_WORDS = 1 << 14


class Lexicon:
    """The tables of one language and the patterns made of them."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self._tables = tables
        self._index = Index()
        self._patterns: dict[tuple[str, ...], WordList] = {}
        self._present: dict[tuple[str, ...], bool] = {}
        self._alternatives: dict[tuple[str, ...], str] = {}
        self._number_words: dict[str, tuple[int, bool] | None] = {}

    def table(self, *path: str) -> Any:
        """Return the table or list at that path, e.g. ``table("counts", "numbers")``."""
        found: Any = self._tables
        for key in path:
            found = found[key]
        return found

    def has(self, *path: str) -> bool:
        """Return whether there is something at that path: a language may lack what another needs."""
        known = self._present.get(path)
        if known is None:
            found: Any = self._tables
            for key in path:
                found = found.get(key) if isinstance(found, dict) else None
            known = self._present[path] = bool(found)
        return known

    def words(self, *path: str) -> WordList:
        """Return the pattern that matches any of the list at that path, between word borders, in any case."""
        known = self._patterns.get(path)
        if known is None:
            known = self._patterns[path] = WordList(self.table(*path), self._index)
        return known

    def says(self, text: str, *path: str) -> bool:
        """Return whether a text has a word of the list at that path; not if the language lacks the list."""
        known = self._patterns.get(path)
        if known is None:
            if not self.has(*path):
                return False
            known = self.words(*path)
        return known.search(text) is not None

    def put_together(self, expressions: Collection[str], whole: str = "") -> WordList:
        """Return expressions that begin a word as a further list; ``whole`` is what they make, if not alternatives."""
        return WordList(expressions, self._index, whole=whole)

    def alternatives(self, *path: str) -> str:
        """Return the list, or the keys of the table, at that path as one regular expression, longest first; of a list that the language lacks one that matches nothing."""
        if path not in self._alternatives:
            self._alternatives[path] = alternatives(self.table(*path) if self.has(*path) else ())
        return self._alternatives[path]

    def first_words(self, *path: str) -> re.Pattern[str]:
        """Return the pattern of the first of the words of each entry of several words at that path, in any case."""
        several = (one for one in self.table(*path) if " " in one)
        return re.compile(alternatives(one.partition(" ")[0] for one in several), re.IGNORECASE)

    def last_words(self, *path: str) -> re.Pattern[str]:
        """Return the pattern of the last of the words of each entry of several words at that path, in any case."""
        several = (one for one in self.table(*path) if " " in one)
        return re.compile(alternatives(one.rpartition(" ")[2] for one in several), re.IGNORECASE)

    @cached_property
    def number_pattern(self) -> str:
        """Return the expression of a number in digits (with thousands commas), words, or both: "1.5"-like ones are not."""
        word, scale = (alternatives(self._expanded(name)) for name in ("numbers", "scales"))
        # "two hundred and five": the word "and" belongs to a number only after a scale and before a number.
        joint = "".join(rf"(?:\s{one}(?=\s{word}(?!\w)))?" for one in self._optional("joiner"))
        scaled = rf"{scale}(?!\w){joint}"
        further = rf"(?:[\s-](?:{scaled}|{word}(?!\w))){{0,6}}"
        digits = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+)"
        return rf"(?:{digits}(?:\s{scale}(?!\w)){{0,3}}|(?:{scaled}|{word}(?!\w)){further})"

    def number(self, text: str) -> int:
        """Return the value of what :attr:`number_pattern` matched: "two hundred and five" is 205."""
        bare = re.sub(r"(?<=\d)[,\u00a0\u202f](?=\d)", "", text)
        pieces = re.findall(r"[^\W\d_]+|\d+", bare)
        return self.sum_of([piece for piece in pieces if self.number_word(piece)])

    def sum_of(self, pieces: Sequence[str]) -> int:
        """Return the value of number words that stand together: scales multiply, an article before others is none."""
        total = current = 0
        articles = self._optional("articles")
        for at, piece in enumerate(pieces):
            value, is_scale = self.number_word(piece) or (0, False)
            if is_scale:
                current = max(1, current) * value
                if value >= _THOUSAND:
                    total, current = total + current, 0
            elif piece.lower() not in articles or at + 1 == len(pieces):
                current += value
        return total + current

    def number_word(self, word: str) -> tuple[int, bool] | None:
        """Return the value of one word or run of digits, and whether it multiplies what stands before it, or None."""
        if word not in self._number_words:
            if len(self._number_words) >= _MOST_WORDS:
                self._number_words.clear()
            self._number_words[word] = self._read_number(word)
        return self._number_words[word]

    def _read_number(self, word: str) -> tuple[int, bool] | None:
        if word.isdecimal():
            return (int(word), False) if len(word) <= _MOST_DIGITS else None
        if len(word) > _LONGEST_NUMBER or not self._any_number.match(word):
            return None
        for pattern, value, is_scale in self._number_values:
            if pattern.fullmatch(word):
                return value, is_scale
        return self._read_joined(word)

    def _read_joined(self, word: str) -> tuple[int, bool] | None:
        """Return the value of tens and ones written as one word, as Armenian does."""
        for pattern, tens, is_scale in self._number_values:
            if is_scale or tens < _TEN or tens % _TEN or not pattern.match(word):
                continue
            # Not only where the longest match ends: քսանի, "of twenty", begins քսանինը, twenty-nine.
            for cut in range(len(word) - 1, 1, -1):
                rest = word[cut:]
                ones = self._read_number(rest) if not rest.isdecimal() else None
                if ones and 0 < ones[0] < _TEN and pattern.fullmatch(word[:cut]):
                    return tens + ones[0], False
        return None

    @cached_property
    def _number_values(self) -> list[tuple[AnyCase, int, bool]]:
        found = []
        for name in ("scales", "numbers"):
            values = self.table("counts", name).values()
            found += [
                (any_case(expression), int(value), name == "scales")
                for expression, value in zip(self._expanded(name), values, strict=True)
            ]
        return found

    @cached_property
    def _any_number(self) -> AnyCase:
        return any_case("|".join(pattern.pattern for pattern, _, _ in self._number_values) or r"(?!)")

    def _expanded(self, name: str) -> list[str]:
        """Return the words of a table of numbers; "~" at the end of one stands for any of the endings of numbers."""
        endings = rf"(?:{'|'.join(self._optional('endings'))})?"
        return [
            f"{key[:-1]}{endings}" if key.endswith("~") else f"(?:{key})"
            for key in self.table("counts", name)
        ]

    def _optional(self, name: str) -> list[str]:
        """Return a list of the section on counts that a language may lack."""
        found: list[str] = self.table("counts").get(name, [])
        return found


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the lexicon of a BCP 47 language by its first subtag, or None if the package has none.

    Raises
    ------
    DatasetError
        If the file holds a pattern that does not compile.
    """
    path = f"lexicon/{language.split('-', maxsplit=1)[0].lower()}.toml"
    if path not in data.names("lexicon/"):
        return None
    tables = data.read_toml(path)
    for patterns in _lists(tables):
        try:
            WordList(patterns, Index())
        except re.error as error:
            raise DatasetError(f"data/{path}: {error}: pattern {error.pattern!r}") from error
    return Lexicon(tables)


def _lists(tables: dict[str, Any]) -> Iterable[list[str]]:
    for value in tables.values():
        if isinstance(value, dict):
            yield from _lists(value)
        elif isinstance(value, list):
            yield value
