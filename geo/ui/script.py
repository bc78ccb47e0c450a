"""What the app runs for each visitor and change. Page set-up only; panels and map are in :mod:`geo.ui`."""

import streamlit as st

from geo.data import asset_path
from geo.ui import show

st.set_page_config(
    page_title="Incident map", page_icon=str(asset_path("icon.png")), layout="wide", initial_sidebar_state=250
)
show()
