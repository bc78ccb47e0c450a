"""The words of a language, from ``data/lexicon``, compiled once. Rules live elsewhere; only words live here."""

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any

from geo import data
from geo.errors import DatasetError

__all__ = ["Lexicon", "lexicon"]

_THOUSAND = 1000
_ARTICLES = ("a", "an")


class Lexicon:
    """The tables of one language and the patterns made of them."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self._tables = tables
        self._patterns: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._alternatives: dict[tuple[str, ...], str] = {}

    def table(self, *path: str) -> Any:
        """Return the table or list at that path, e.g. ``table("counts", "numbers")``."""
        found: Any = self._tables
        for key in path:
            found = found[key]
        return found

    def words(self, *path: str) -> re.Pattern[str]:
        """Return the pattern that matches any of the list at that path, between word borders, in any case."""
        if path not in self._patterns:
            self._patterns[path] = word_pattern(self.table(*path))
        return self._patterns[path]

    def alternatives(self, *path: str) -> str:
        """Return the list, or the keys of the table, at that path as one regular expression, longest first."""
        if path not in self._alternatives:
            self._alternatives[path] = alternatives(self.table(*path))
        return self._alternatives[path]

    @cached_property
    def number_pattern(self) -> str:
        """Return the expression of a number in digits (with thousands commas), words, or both: "1.5"-like ones are not."""
        word, scale = self.alternatives("counts", "numbers"), self.alternatives("counts", "scales")
        further = alternatives(name for name in self.table("counts", "numbers") if name not in _ARTICLES)
        joined = rf"(?:(?:[\s-]|(?<=hundred) and |(?<=thousand) and )(?:{scale}|{further})(?!\w)){{0,6}}"
        return (
            rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\s{scale}(?!\w)){{0,3}}|(?:{scale}|{word})(?!\w){joined})"
        )

    def number(self, text: str) -> int:
        """Return the value of what :attr:`number_pattern` matched: "two hundred and five" is 205."""
        numbers, scales = self.table("counts", "numbers"), self.table("counts", "scales")
        total = current = 0
        for word in re.findall(r"[a-z]+|\d+", text.lower().replace(",", "")):
            if word in scales:
                current = max(1, current) * int(scales[word])
                if scales[word] >= _THOUSAND:
                    total, current = total + current, 0
            elif word in numbers or word.isdecimal():
                value = int(word) if word.isdecimal() else int(numbers[word])
                # "a single", "a dozen": the article before a number word is no number of its own.
                current = (
                    value if current == 1 and value > 0 and text.lower().startswith("a") else current + value
                )
        return total + current


def alternatives(patterns: Iterable[str]) -> str:
    """Return the patterns as one non-capturing group, longest first so that no prefix hides a longer one."""
    return "(?:" + "|".join(sorted(patterns, key=len, reverse=True)) + ")"


def word_pattern(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return the compiled alternatives between word borders."""
    return re.compile(rf"(?<!\w){alternatives(patterns)}(?!\w)", re.IGNORECASE)


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
            word_pattern(patterns)
        except re.error as error:
            raise DatasetError(f"data/{path}: {error}: pattern {error.pattern!r}") from error
    return Lexicon(tables)


def _lists(tables: dict[str, Any]) -> Iterable[list[str]]:
    for value in tables.values():
        if isinstance(value, dict):
            yield from _lists(value)
        elif isinstance(value, list):
            yield value
