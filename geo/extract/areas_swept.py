"""Which names of a long text are called areas, and beside which a settlement may be named, by arrays.

What one word tells is asked once for each wording. Where one word does not tell, the rules of
:mod:`geo.extract.surroundings` and :mod:`geo.extract.unknown` look at the place itself.
"""

import re
from functools import cache, lru_cache

import numpy as np

from geo.extract.around import REACH, SMALL, Around
from geo.extract.lexicon import alternatives
from geo.extract.surroundings import (
    AREAS,
    kinds_after,
    kinds_before,
    kinds_said,
    needs_more_after,
    needs_more_before,
    place_words,
)
from geo.gazetteer import Numbers, Truths, among

__all__ = ["where_beside_settlement", "where_called_area"]

_MOST_WORDS = 1 << 16
_SPACE, _COMMA, _BRACKET = map(ord, " ,(")
_CAPITAL = re.compile(r"[«“\"]?[^\W\d_a-zа-яёա-ֆ]")
_JOINING_WORDS = ("and", "и", "և", "və")
_NO_LIST = SMALL - {word[0] for word in _JOINING_WORDS}
_LONG_WORD = REACH - 2  # it may go on out of reach
_NOTHING, _AREA, _OTHER, _ASK = range(4)
"""What a word tells of a name: nothing, that it is an area, that it is something else, or that one has to look."""


def where_called_area(around: Around, asked: Truths) -> Truths:
    """Return which of the names asked about, of one word each, the words round them call an area."""
    told = _told_behind(around)
    before = np.where(told == _NOTHING, _told_before(around), told)
    called: Truths = asked & (before == _AREA)
    for at in np.flatnonzero(asked & (before == _ASK)).tolist():
        called[at] = kinds_said(around.named.toponym(at), around.named.text) == AREAS
    return called


def _told_behind(around: Around) -> Numbers:
    """Return what the word behind each name tells."""
    codes, ends, after = around.named.codes, around.named.ends, around.after
    told = around.following.told(_kind_after)
    quoted = among(after, '»”"')
    # Of a list there must be more: a name or a word that joins.
    listed = (after == _COMMA) & (codes[ends + 1] == _SPACE) & ~among(codes[ends + 2], _NO_LIST)
    elsewhere = among(after, "-\n\u00a0") | (quoted & (codes[ends + 1] != _SPACE))
    told[~(quoted | (after == _SPACE))] = _NOTHING
    told[listed | elsewhere] = _ASK
    return told


def _told_before(around: Around) -> Numbers:
    """Return what the word in front of each name tells."""
    told = around.previous.told(_kind_before)
    told[among(around.before, '\n«“"')] = _ASK
    return told


@lru_cache(maxsize=_MOST_WORDS)
def _kind_after(words: str) -> int:
    word = words.partition("\n")[0]
    if len(words) >= _LONG_WORD or needs_more_after(word):
        return _ASK
    kinds = kinds_after(" " + word) if word else frozenset()
    if kinds:
        return _AREA if kinds == AREAS else _OTHER
    return _ASK if word.startswith(_JOINING_WORDS) else _NOTHING


@lru_cache(maxsize=_MOST_WORDS)
def _kind_before(word: str) -> int:
    if len(word) >= _LONG_WORD or needs_more_before(word):
        return _ASK
    kinds = kinds_before(word + " ") if word else frozenset()
    if kinds:
        return _AREA if kinds == AREAS else _OTHER
    return _ASK if word == "и" or word.endswith((",", "and")) else _NOTHING


def where_beside_settlement(around: Around, areas: Numbers) -> Truths:
    """Return of some areas beside which a settlement may be named: beside no others."""
    before, after = around.before[areas], around.after[areas]
    first, behind = around.previous.told(_name_before)[areas], around.following.told(_name_behind)[areas]
    found: Truths = (before == _BRACKET) | among(after, "’',") | (first == _MAY_NAME)
    # "X village in Y", "the village of X of the Y district"
    led = np.flatnonzero(~found & (first == _JOINS))
    found[led] = around.before_previous(areas[led]).told(_name_before) != _NAMES_NONE
    found |= (after == _SPACE) & (behind == _MAY_NAME)
    # "Y region's X village"; a long word for the area may put the next out of reach
    called = np.flatnonzero(~found & (after == _SPACE) & (behind == _JOINS))
    late = around.following.ends[areas[called]] - around.named.ends[areas[called]] > REACH // 2
    found[called] = late | (around.second(areas[called]).told(_name_behind) == _MAY_NAME)
    return found


_NAMES_NONE, _MAY_NAME, _JOINS = range(3)
"""What a word beside an area tells: no settlement is named there, one may be, or it depends on the word beyond."""


@lru_cache(maxsize=_MOST_WORDS)
def _name_before(word: str) -> int:
    if len(word) >= _LONG_WORD:
        return _MAY_NAME
    if _pieces(-1, "container", "between").fullmatch(word):
        return _JOINS
    bare = word.removesuffix(",").removesuffix("՝")
    named = _CAPITAL.match(bare) or _pieces(-1, "kinds", "settlement", "after").fullmatch(bare)
    return _MAY_NAME if named else _NAMES_NONE


@lru_cache(maxsize=_MOST_WORDS)
def _name_behind(word: str) -> int:
    named = _CAPITAL.match(word) or _pieces(0, "kinds", "settlement", "before").fullmatch(word)
    if named or len(word) >= _LONG_WORD:
        return _MAY_NAME
    return _JOINS if _pieces(0, "kinds", "area", "after").match(word) else _NAMES_NONE


@cache
def _pieces(which: int, *path: str) -> re.Pattern[str]:
    """Return the pattern of the first or last words of all entries at that path."""
    entries = place_words().table(*path)
    return re.compile(alternatives(one.split(" ")[which] for one in entries), re.IGNORECASE)
