"""Boxes to choose from whose words follow the language of the session."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.ui.words import spoken

__all__ = ["one_of", "some_of"]

_R = TypeVar("_R")


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
