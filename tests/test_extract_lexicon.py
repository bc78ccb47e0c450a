"""The lists of words: no entry twice, and lists that mark entries of another one mark what it has."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import geo.extract
from geo import data
from geo.extract.words.lexicon import lexicon

FILES = sorted(data.names("lexicon/"))
LANGUAGES = ("az", "en", "hy", "ru")


def lists(tables: dict[str, Any], path: str = "") -> Iterator[tuple[str, list[str]]]:
    for name, value in tables.items():
        if isinstance(value, dict):
            yield from lists(value, f"{path}{name}.")
        elif isinstance(value, list):
            yield f"{path}{name}", value


@pytest.mark.parametrize("file", FILES)
def test_no_entry_stands_twice_in_a_list(file):
    doubles = {
        name: {one for one in entries if entries.count(one) > 1}
        for name, entries in lists(data.read_toml(file))
    }
    assert {name: found for name, found in doubles.items() if found} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_daily_life_are_words_of_other_news(language):
    unrelated = lexicon(language).table("unrelated")
    assert set(unrelated["ordinary"]) <= set(unrelated["words"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path",
    [
        ("tally", "weak"),
        ("parties", "speakers", "possessive"),
        ("parties", "speakers", "dwellers"),
        ("here", "same_one"),
        ("claims", "called_after"),
        ("claims", "idioms"),
        ("comment", "unreached"),
        ("claims", "figures_of"),
        ("dates", "published"),
        ("dates", "published_with"),
    ],
)
def test_every_language_has_the_lists_that_rules_ask_without_looking(language, path):
    assert lexicon(language).has(*path)


def lists_asked_for() -> Iterator[tuple[str, ...]]:
    """Yield the path of each list that the code asks a lexicon for by name."""
    for file in Path(geo.extract.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(
                        value=ast.Name("words") | ast.Attribute(attr="words"),
                        attr="alternatives" | "has" | "says" | "table" | "words" as asks,
                    ),
                    args=args,
                ):
                    path = args[1:] if asks == "says" else args
                    if path and all(isinstance(one, ast.Constant) for one in path):
                        yield tuple(one.value for one in path)


def test_each_list_that_the_code_asks_for_is_in_some_lexicon():
    asked = set(lists_asked_for())
    assert len(asked) > 100
    lexicons = [lexicon(Path(file).stem) for file in FILES]
    assert {one for one in asked if not any(words.has(*one) for words in lexicons)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_a_phrase_for_losses_is_an_expression_of_its_own(language):
    phrases = [
        one
        for entries in lexicon(language).table("counts").values()
        if isinstance(entries, list)
        for one in entries
    ]
    for word in {word for phrase in phrases for word in phrase.split(" ")}:
        re.compile(word)
