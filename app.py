"""The Streamlit app's entry: ``streamlit run app.py``. Page set-up only; panels and map are in ``geo.ui``."""

import streamlit as st

from geo.data import asset_path
from geo.ui import show

st.set_page_config(
    page_title="Incident map", page_icon=str(asset_path("icon.png")), layout="wide", initial_sidebar_state=250
)
show()
