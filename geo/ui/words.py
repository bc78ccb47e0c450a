"""Words on screen: ours in the reader's language, and those from outside, which Streamlit would read as Markdown."""

import re
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.errors import GeoError
from geo.language import Language, in_words
from geo.model import Report

__all__ = ["LANGUAGE", "called", "one_of", "plain", "say", "saying_errors", "some_of", "spoken"]

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


def one_of(label: str, options: Sequence[_R], *, key: str, within: DeltaGenerator | None = None, **more: Any) -> _R:  # fmt: skip
    """Draw a box to choose one option from, at first the first, and return it; ``key`` keeps it."""
    box, keep = _box(key, options[0])
    draw = within.selectbox if within else st.selectbox
    chosen = draw(label, options, key=box, on_change=keep, **more)
    return options[0] if chosen is None else chosen


def some_of(label: str, options: Sequence[_R], *, key: str, **more: Any) -> list[_R]:
    """Draw a box to choose some options from, at first none, and return them; ``key`` keeps them."""
    box, keep = _box(key, [])
    return list(st.multiselect(label, options, key=box, on_change=keep, **more))


def _box(key: str, start: object) -> tuple[str, Callable[[], None]]:
    """Return the name of a box in this language, set to what is kept, and what keeps a choice.

    The browser holds on to the words of what is chosen as it first saw them, so each language has a box of its own.
    """
    box = f"{key}:{spoken()}"
    st.session_state[box] = st.session_state.get(key, start)

    def keep() -> None:
        st.session_state[key] = st.session_state[box]

    return box, keep


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
