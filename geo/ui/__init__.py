"""Streamlit panels and the map component: widgets in, one View out."""

from geo.ui.page import show

__all__ = ["show"]
