"""Words on screen: ours in the reader's language, and those from outside, which Streamlit would read as Markdown."""

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from geo.errors import GeoError
from geo.language import Language, in_words
from geo.model import Report

__all__ = ["LANGUAGE", "called", "plain", "say", "saying_errors", "spoken"]

LANGUAGE = "language"
"""Under this key the session keeps the language."""

_P = ParamSpec("_P")
_R = TypeVar("_R")
_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


def spoken() -> Language:
    """Return the language of this session."""
    return Language(st.session_state.get(LANGUAGE, Language.ENGLISH))


def say(english: str, /, **values: object) -> str:
    """Return our words in the session's language (:func:`geo.language.in_words`)."""
    return in_words(english, spoken(), **values)


def called(report: Report) -> str:
    """Return what a report is called: its title, else the name under which it was read."""
    return report.title or report.path or report.id


def plain(text: str) -> str:
    r"""Return text in which no character is Markdown any more.

    Examples
    --------
    >>> print(plain("![x](//a.b)"))
    \!\[x\]\(\/\/a\.b\)
    """
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def saying_errors(draw: Callable[_P, _R]) -> Callable[_P, _R | None]:
    """Return a function that draws, or says in words which GeoError kept it from drawing.

    Page and fragments are wrapped alike, because a fragment is rerun without the page around it.
    """

    @wraps(draw)
    def drawn(*arguments: _P.args, **options: _P.kwargs) -> _R | None:
        try:
            return draw(*arguments, **options)
        except GeoError as error:
            st.error(plain(str(error)))
            return None

    return drawn
