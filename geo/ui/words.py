"""Words from outside, shown as they are: Streamlit reads what it shows as Markdown, which can load pictures."""

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from geo.errors import GeoError

__all__ = ["plain", "saying_errors"]

_P = ParamSpec("_P")
_R = TypeVar("_R")
_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


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
