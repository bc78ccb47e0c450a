"""The app's map with made-up incidents, for `bench/map_app.py`: ``streamlit run bench/app_of_many.py -- COUNT``."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.map import incidents
from geo.editions import Edition
from geo.model import Extraction, Kind
from geo.ui.map import map_panel
from geo.ui.world import World
from geo.view import View


@st.cache_resource(show_spinner=False)
def world_of(count: int) -> World:
    """Return a world whose sites are a frame and which has read no report."""
    rows = incidents(count)
    return World(Extraction((), (), (), ()), rows, rows, f"made-{count}", Edition("0" * 12, {}))


st.set_page_config(layout="wide")
kinds = st.sidebar.multiselect("Kinds", list(Kind))


@st.fragment
def show(view: View) -> None:
    """Draw the map as the app does: a click or a moved slider reruns this much and no more."""
    map_panel(view, world_of(int(sys.argv[1])))


show(View(kinds=frozenset(kinds) or None))
