"""The Streamlit app's entry: ``streamlit run app.py``. Page set-up only; panels and map are in ``geo.ui``."""

import streamlit as st

st.set_page_config(page_title="Incident map", page_icon=":material/map:", layout="wide", initial_sidebar_state="auto")

from geo.ui import show  # noqa: E402 # Streamlit wants the page set up before anything draws

show()
