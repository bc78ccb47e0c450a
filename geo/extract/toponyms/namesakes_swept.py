"""Names of a long text that are no place where they stand: the rules of :mod:`geo.extract.toponyms.namesakes`, by arrays.

What a word tells is asked once for each wording; what a name then is follows for all names at once. The rare ones about
which more than the words beside them has to be looked at are asked about one by one.
"""

from functools import lru_cache

import numpy as np

from geo.extract.toponyms.around import SMALL, Around
from geo.extract.toponyms.name_words import (
    explains_nothing,
    is_blocked,
    is_blocked_first,
    is_given_name,
    is_owner,
    is_settlement_word,
    is_surname,
    is_title,
    is_weak_surname,
    leads_organisation,
    names_organisation,
    names_organisation_before,
    says_where,
    stands_beside_places,
)
from geo.extract.toponyms.namesakes import CLOSING, MARKS, OPENING, is_dateline, is_no_place
from geo.gazetteer import Numbers, Truths, among
from geo.model import Place, PlaceKind

__all__ = ["where_no_place"]

_MOST_WORDS = 1 << 13
_SPACE = ord(" ")
# What a word tells of the name that it is or is next to.
(
    _BLOCKED,
    _TITLE,
    _NAMED,
    _ORGANISATION,
    _SURNAME,
    _WEAK,
    _GIVEN,
    _SEVERAL,
    _LEADS,
    _CAPITAL,
    _PLACE,
    _FIRST,
    _WHERE,
    _OWNER,
) = (1 << at for at in range(14))


def where_no_place(around: Around) -> Truths:
    """Return which names that some place bears stand for something else."""
    named = around.named
    told = np.array([_told_of_name(wording) for wording in named.wordings], np.int64)[named.worded]
    before, behind = around.previous.told(_told_before), around.following.told(_told_behind)
    owned = _has(before, _OWNER) & np.isin(named.starts - 1, named.ends)
    found = (
        _has(told, _BLOCKED) | _has(before | behind, _ORGANISATION) | _second_is_organisation(around, behind)
    )
    found |= _are_persons(told, before, behind, owned) & ~named.where(_begin_with_country)
    for at in np.flatnonzero(~found & _opens_with_mark(around)).tolist():
        found[at] = is_dateline(named.toponym(at), named.text)
    rare = (
        _has(told, _FIRST)
        | _has(behind, _LEADS)
        | (among(around.after, CLOSING) & (among(around.in_front, OPENING) | (around.in_front == 0)))
    )
    ends = frozenset(named.ends.tolist())
    for at in np.flatnonzero(~found & rare).tolist():
        found[at] = is_no_place(named.toponym(at), named.text, ends)
    return found


def _has(told: Numbers, what: int) -> Truths:
    truths: Truths = (told & what) != 0
    return truths


def _are_persons(told: Numbers, before: Numbers, behind: Numbers, owned: Truths) -> Truths:
    """Return which names are part of a person's, if they are no country's; ``owned`` those behind what holds them."""
    surname_behind = _has(behind, _SURNAME) & (~_has(behind, _WEAK) | _has(told, _GIVEN))
    surname_itself = _has(told, _SURNAME) & _has(before, _CAPITAL) & ~_has(behind, _PLACE) & ~owned
    titled = (_has(before, _TITLE) | (_has(before, _NAMED) & ~owned)) & ~_has(told | behind, _WHERE)
    return titled | (~_has(told, _SEVERAL) & (surname_behind | surname_itself))


def _second_is_organisation(around: Around, behind: Numbers) -> Truths:
    """Return which names an organisation follows behind a capitalised word."""
    found = _has(behind, _CAPITAL)
    asked = np.flatnonzero(found)
    found[asked] = _has(around.second(asked).told(_told_behind), _ORGANISATION)
    return found


def _opens_with_mark(around: Around) -> Truths:
    """Return which names may open a line as datelines do: no word before them, and neither a small letter nor an apostrophe behind them."""
    behind = around.named.codes[around.named.ends + 1]
    first = around.previous.ends == around.previous.starts
    further = among(around.after, "'’") | ((around.after == _SPACE) & among(behind, SMALL))
    found: Truths = first & among(around.in_front, " \t\n\0") & ~further
    return found


def _begin_with_country(places: tuple[Place, ...]) -> bool:
    return places[0].kind is PlaceKind.COUNTRY


@lru_cache(maxsize=_MOST_WORDS)
def _told_of_name(surface: str) -> int:
    return (
        _BLOCKED * is_blocked(surface)
        | _FIRST * is_blocked_first(surface)
        | _GIVEN * is_given_name(surface)
        | _SURNAME * is_surname(surface)
        | _SEVERAL * (" " in surface)
        | _WHERE * says_where(surface)
    )


@lru_cache(maxsize=_MOST_WORDS)
def _told_before(word: str) -> int:
    if not word:
        return 0
    return (
        _TITLE * is_title(word)
        | _NAMED * (is_given_name(word) and not is_surname(word))
        | _ORGANISATION * names_organisation_before(word)
        | _CAPITAL * (word[0].isupper() and explains_nothing(word))
        | _OWNER * is_owner(word)
    )


@lru_cache(maxsize=_MOST_WORDS)
def _told_behind(marked: str) -> int:
    word = marked.strip(MARKS)
    if not word:
        return 0
    return (
        _ORGANISATION * names_organisation(word)
        | _LEADS * leads_organisation(word)
        | _CAPITAL * word[0].isupper()
        | _SURNAME * is_surname(word)
        | _WEAK * is_weak_surname(word)
        | _PLACE * is_settlement_word(word)
        | _WHERE * stands_beside_places(word)
    )
