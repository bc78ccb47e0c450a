"""A slider and a peer's map in Streamlit, for `bench/map_app.py`: ``streamlit run bench/peer_of_many.py -- st_folium COUNT``."""

import sys
from pathlib import Path

import folium
import pydeck
import streamlit as st
from streamlit_folium import st_folium

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.map import DAYS, incidents

st.set_page_config(layout="wide")
kept = st.cache_resource(incidents, show_spinner=False)(int(sys.argv[2]))
first = kept["date_start"].min()
day = st.slider("Day", 0, DAYS, DAYS // 2, step=30)
shown = kept[(kept["date_start"] - first).dt.days <= day]

if sys.argv[1] == "st_folium":
    canvas = folium.Map([40, 46], zoom_start=8, tiles=None, prefer_canvas=True)
    for point in shown.geometry:
        folium.CircleMarker((point.y, point.x), radius=4).add_to(canvas)
    st_folium(canvas, use_container_width=True, height=600, returned_objects=[])
else:
    points = [{"at": [point.x, point.y]} for point in shown.geometry]
    layer = pydeck.Layer(
        "ScatterplotLayer", points, get_position="at", get_radius=900, get_fill_color=[200, 60, 0]
    )
    st.pydeck_chart(
        pydeck.Deck(
            [layer], initial_view_state=pydeck.ViewState(latitude=40, longitude=46, zoom=6), map_provider=None
        )
    )
st.markdown(f"shown: {len(shown)}")
