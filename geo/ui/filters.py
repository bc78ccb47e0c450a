"""The filter panel: which kinds, parties and precision are shown. Empty means all."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from geo.language import Language, catalogues
from geo.model import Kind, Party
from geo.render.palette import kind_labels
from geo.render.tiles import TILE_SOURCES
from geo.ui.choices import one_of, some_of
from geo.ui.words import LANGUAGE, say, spoken
from geo.ui.world import World
from geo.view import View

__all__ = ["background_box", "filter_panel", "language_box", "lift_filters", "seed_filters"]

_Value = TypeVar("_Value", Kind, Party)

_OFFLINE = "Packaged (offline)"
_ANY = "Any"

_PRECISIONS: dict[str, int | None] = {
    _ANY: None,
    "Exact place (1)": 1,
    "Near or toward a place (2)": 2,
    "District (3)": 3,
    "Province (4)": 4,
    "Region, road or river (5)": 5,
    "Country (6)": 6,
}


def seed_filters(view: View) -> None:
    """Set the panel as a view says, before the widgets are drawn: of the link that was opened, or gone back to, or one of no filter."""
    st.session_state["filter_kinds"] = sorted(view.kinds or ())
    st.session_state["filter_parties"] = sorted(view.parties or ())
    label = next((label for label, value in _PRECISIONS.items() if value == view.precision_max), _ANY)
    st.session_state["filter_precision"] = label
    st.session_state[LANGUAGE] = view.language


def lift_filters() -> None:
    """Set the panel to show everything; a widget's callback, so it runs before the widgets are drawn."""
    seed_filters(View(language=spoken()))


def filter_panel(view: View, world: World) -> View:
    """Draw the panel and return the view with what it says."""
    labels = kind_labels()
    kinds = some_of(
        say("Kinds"),
        _offered(world.kinds, Kind, "filter_kinds"),
        format_func=lambda kind: say(labels[Kind(kind)]),
        placeholder=say("All kinds"),
        key="filter_kinds",
    )
    parties = some_of(say("Parties with a claim"), _offered(world.parties, Party, "filter_parties"), format_func=_party_words, placeholder=say("All parties"), key="filter_parties",
                     help=say("Incidents on which one of these parties, or an outlet, makes a claim."))  # fmt: skip
    precision = one_of(say("Place known to"), list(_PRECISIONS), format_func=say, key="filter_precision",
                       help=say("UCDP where_prec. Sites coarser than this are left out; incidents without a place stay in the tray."))  # fmt: skip
    return replace(
        view,
        kinds=frozenset(map(Kind, kinds)) or None,
        parties=frozenset(map(Party, parties)) or None,
        precision_max=_PRECISIONS[precision],
        language=spoken(),
    )


def background_box() -> str | None:
    """Draw the choice of a background map and return its name, or None for the packaged one, which asks for nothing.

    It is no part of the view: a link must not make the browser of who opens it ask elsewhere.
    """
    chosen = one_of(
        say("Background map"),
        [_OFFLINE, *TILE_SOURCES],
        format_func=say,
        key="background",
        help=say(
            "The packaged map works with the network off. The others are asked for over the network, from the browser, and learn which part of the map is looked at."
        ),
    )
    return None if chosen == _OFFLINE else chosen


def language_box() -> None:
    """Draw the choice of the interface's language, each by its own name."""
    names = {code: catalogue["name"] for code, catalogue in catalogues().items()}
    st.selectbox(
        say("Language"),
        list(Language),
        format_func=lambda code: names[code],
        key=LANGUAGE,
        label_visibility="collapsed",
    )


def _party_words(party: str) -> str:
    return say("Others" if party == Party.OTHER else str(party))


def _offered(occurring: Sequence[_Value], every: type[_Value], key: str) -> list[_Value]:
    """Return the values that occur, and those that are chosen all the same, as by a link: they show nothing, and that is said by it."""
    chosen = st.session_state.get(key, [])
    return [value for value in every if value in occurring or value in chosen]
