"""Which names of a long text are called areas, and beside which a settlement may be named, by arrays.

What one word tells is asked once for each wording. Where one word does not tell, the rules of
:mod:`geo.extract.toponyms.surroundings` and :mod:`geo.extract.toponyms.unknown` look at the place itself.
"""

import re
from functools import cache, lru_cache

import numpy as np

from geo.extract.toponyms.around import REACH, SMALL, Around
from geo.extract.toponyms.surroundings import (
    AREAS,
    kinds_after,
    kinds_before,
    kinds_said,
    leads_more_before,
    needs_more_after,
    needs_more_before,
    place_words,
)
from geo.extract.words.patterns import alternatives
from geo.gazetteer import Numbers, Truths, among

__all__ = ["where_beside_settlement", "where_called_area"]

_MOST_WORDS = 1 << 13
_SPACE, _COMMA, _BRACKET, _LINE_END = map(ord, " ,(\n")
_CAPITAL = re.compile(r"[«“\"]?[^\W\d_a-zа-яёա-ֆ]")
_JOINING_WORDS = ("and", "и", "և", "və")
_NO_LIST = SMALL - {word[0] for word in _JOINING_WORDS}
_LONG_WORD = REACH - 2  # it may go on out of reach
_NOTHING, _AREA, _OTHER, _ASK, _BEYOND = range(5)
"""What a word tells of a name: nothing, that it is an area, that it is something else, or that one has to look, if the word
beyond it makes that worth while."""


def where_called_area(around: Around, asked: Truths) -> Truths:
    """Return which of the names asked about, of one word each, the words round them call an area."""
    told = _told_behind(around)
    told = np.where(told == _NOTHING, _told_before(around), told)
    called: Truths = asked & (told == _AREA)
    beyond = np.flatnonzero(asked & (told == _BEYOND))
    told[beyond] = around.before(around.previous, beyond).told(_kind_beyond)
    for at in np.flatnonzero(asked & (told == _ASK)).tolist():
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
    beyond = around.named.codes[around.named.starts - 2]
    quoted = among(around.in_front, '«“"') & among(beyond, " \n")
    told[quoted | ((around.in_front == _LINE_END) & ~among(beyond, " \n"))] = _ASK
    return told


@lru_cache(maxsize=_MOST_WORDS)
def _kind_after(words: str) -> int:
    word = words.partition("\n")[0]
    if len(words) >= _LONG_WORD or needs_more_after(word):
        return _ASK
    kinds = kinds_after(" " + word) if word else frozenset()
    if kinds:
        return _AREA if kinds == AREAS else _OTHER
    return _ASK if word in _JOINING_WORDS else _NOTHING


@lru_cache(maxsize=_MOST_WORDS)
def _kind_before(word: str) -> int:
    if len(word) >= _LONG_WORD:
        return _ASK
    kinds = kinds_before(word + " ") if word else frozenset()
    if needs_more_before(word):
        return _ASK if kinds else _BEYOND
    if kinds:
        return _AREA if kinds == AREAS else _OTHER
    # "the districts of Kalbajar, Lachin", "of Kalbajar and Lachin"
    if word in ("and", "и"):
        return _BEYOND
    return _ASK if word.endswith(",") and _CAPITAL.match(word) else _NOTHING


@lru_cache(maxsize=_MOST_WORDS)
def _kind_beyond(word: str) -> int:
    return _ASK if len(word) >= _LONG_WORD or _CAPITAL.match(word) or leads_more_before(word) else _NOTHING


def where_beside_settlement(around: Around, areas: Numbers) -> tuple[Truths, Truths]:
    """Return of some areas in front of which a settlement may be named, and behind which: nowhere else is one."""
    in_front, after = around.in_front[areas], around.after[areas]
    front: Truths = (in_front == _BRACKET) | _named_in_front(around, areas)
    # A line's end may stand between as well, as "$" in an expression matches in front of it.
    front |= (in_front == _LINE_END) & among(around.named.codes[around.named.starts[areas] - 2], " (")
    told = np.where(after == _SPACE, around.following.told(_name_behind)[areas], _NOT_NAMED)
    behind: Truths = among(after, "’'") | (told == _NAMED)
    behind |= around.behind_comma(areas).told(_name_behind) == _NAMED
    # "Y region's X village"; a long word for the area may put the next out of reach.
    called = np.flatnonzero(told == _IF_BEYOND)
    late = around.following.ends[areas[called]] - around.named.ends[areas[called]] > REACH // 2
    behind[called] = late | (around.second(areas[called]).told(_name_behind) == _NAMED)
    return front, behind


def _named_in_front(around: Around, areas: Numbers) -> Truths:
    """Return in front of which areas a settlement may be named: "X village in Y", "the village of X of the Y district"."""
    found = np.zeros(len(areas), bool)
    words, asked, chosen = around.previous, np.arange(len(areas)), areas
    capitals = np.zeros(len(areas), bool)
    for _ in range(_MOST_WORDS_BESIDE):
        if not len(asked):
            break
        told = words.told(_name_before)[chosen]
        capitals[asked] |= (told & _CAPITALISED) != 0
        found[asked] = ((told & _ENDS_NAMING) != 0) | (((told & _LEADS_NAMING) != 0) & capitals[asked])
        more = ~found[asked] & ((told & (_CAPITALISED | _BETWEEN)) != 0)
        words, asked = around.before(words, chosen[more]), asked[more]
        chosen = np.arange(len(asked))
    found[asked] = True
    return found


_NOT_NAMED, _NAMED, _IF_BEYOND = range(3)
"""What a word behind an area tells: no settlement is named there, one may be, or it depends on the word beyond."""
_CAPITALISED, _BETWEEN, _ENDS_NAMING, _LEADS_NAMING = 1, 2, 4, 8
"""What a word in front of an area may be: of a name; between name and area; behind or in front of a settlement's name."""
_MOST_WORDS_BESIDE = 6


@lru_cache(maxsize=_MOST_WORDS)
def _name_before(word: str) -> int:
    bare = word.removesuffix(",").removesuffix("՝")
    ends = _pieces(-1, "kinds", "settlement", "after").fullmatch(bare) is not None or len(word) >= _LONG_WORD
    return (
        _CAPITALISED * (_CAPITAL.match(word) is not None)
        | _BETWEEN * (_pieces(-1, "container", "between").fullmatch(word) is not None)
        | _ENDS_NAMING * ends
        | _LEADS_NAMING * (_settlement_at_end().search(word) is not None)
    )


@lru_cache(maxsize=_MOST_WORDS)
def _name_behind(word: str) -> int:
    named = _CAPITAL.match(word) or _pieces(0, "kinds", "settlement", "before").fullmatch(word)
    if named or len(word) >= _LONG_WORD:
        return _NAMED
    return _IF_BEYOND if _pieces(0, "kinds", "area", "after").match(word) else _NOT_NAMED


@cache
def _settlement_at_end() -> re.Pattern[str]:
    """Return the pattern of the last words of those before settlements, brackets and the like in front of them or not."""
    return re.compile(_pieces(-1, "kinds", "settlement", "before").pattern + "$", re.IGNORECASE)


@cache
def _pieces(which: int, *path: str) -> re.Pattern[str]:
    """Return the pattern of the first or last words of all entries at that path."""
    entries = place_words().table(*path)
    return re.compile(alternatives(one.split(" ")[which] for one in entries), re.IGNORECASE)
