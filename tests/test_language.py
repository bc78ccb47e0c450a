"""The interface's words: each has its translation, and a page in another language shows none in English."""

import ast
import json
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo import data
from geo.language import Language, catalogues, in_words
from tests.browser import ROOT

TRANSLATED = [language for language in Language if language is not Language.ENGLISH]
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


def _first_arguments(source: str) -> Iterator[str]:
    """The first argument of each call of ``say`` in a script."""
    for call in re.finditer(r"\bsay\(", source):
        at, depth, quoted = call.end(), 1, False
        while depth and not (depth == 1 and not quoted and source[at] == ","):
            letter = source[at]
            quoted ^= letter == '"'
            depth += 0 if quoted else (letter in "([{") - (letter in ")]}")
            at += 1
        yield source[call.end() : at]


def _in_scripts() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "assets").glob("*.js"):
        for words in _first_arguments(path.read_text()):
            found |= {json.loads(f'"{literal}"') for literal in _LITERAL.findall(words)}
    return found


def _in_app() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "geo/ui").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                found |= {part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant) and isinstance(part.value, str)}  # fmt: skip
    return found


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_word_that_the_code_says_has_its_translation(language):
    # Words of three letters and more: "km" and the ids inside an expression are none.
    said = {words for words in _in_scripts() | _in_app() if re.search(r"[A-Za-z]{3}", words)}
    assert said - set(catalogues()[language]["words"]) - _KEYS_OF_CODE == set()


# What stands in quotes inside a call of say and is no word that is said.
_KEYS_OF_CODE = {"settings"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_the_words_of_the_others_and_fills_the_same_slots(language):
    words = catalogues()[language]["words"]
    assert set(words) == set(catalogues()[Language.RUSSIAN]["words"])
    assert {english: _slots(text) for english, text in words.items()} == {english: _slots(english) for english in words}
    assert [english for english, text in words.items() if not text.strip() or text != text.strip()] == []
