"""The map component: the folium map mounted once in the page; filters go in, window and selection come out."""

from dataclasses import replace
from typing import Any

import streamlit as st

from geo import data
from geo.render.page import map_parts, view_for_page
from geo.render.scripts import component_module, component_styles
from geo.ui.filters import lift_filters
from geo.ui.world import World
from geo.view import View, from_query, permalink

__all__ = ["address_bar", "map_panel"]

_HTML = '<div class="gm-host"></div>'


def map_panel(view: View, world: World) -> View:
    """Draw the map and return the view with the time window and the selection as the person left them.

    Playing and dragging stay in the browser; a released slider, a selection or a map that has come to rest
    comes back. When all filters are lifted on the map, the panel's are too.
    """
    component = st.components.v2.component(
        "incident_map", html=_HTML, css=component_styles(), js=component_module(), isolate_styles=False
    )
    result = component(
        key="incident_map",
        data=_payload(view, world),
        default={"shown": None},
        on_shown_change=lambda: None,
        on_reset_change=lift_filters,
    )
    if result.reset:
        st.rerun()
    return view if result.shown is None else _with_shown(view, result.shown)


def address_bar(view: View) -> None:
    """Put the view's link into the browser's address, in place of the one before."""
    script = data.asset("streamlit-address.js")
    component = st.components.v2.component("incident_address", js=script, isolate_styles=False)
    component(key="incident_address", data={"query": permalink("", view)}, height=1)


def _payload(view: View, world: World) -> dict[str, Any]:
    html, script = _parts(world.version, world)
    page_view = view_for_page(view)
    filters = {key: page_view[key] for key in ("kinds", "parties", "precisionMax")}
    return {
        "version": world.version,
        "map_html": html,
        "map_script": script,
        "view": page_view,
        "filters": filters,
    }


@st.cache_resource(max_entries=16, show_spinner=False)
def _parts(version: str, _world: World) -> tuple[str, str]:  # noqa: ARG001 # the version is the cache's key
    return map_parts(_world.collection, View())


def _with_shown(view: View, shown: dict[str, Any]) -> View:
    """Return the view with what the browser says, read with the same care as a link."""
    told = {"from": shown.get("start"), "to": shown.get("end"), "incident": shown.get("selected")}
    told |= {key: shown.get(key) for key in ("lon", "lat", "zoom")}
    said, _ = from_query({key: str(value) for key, value in told.items() if value is not None})
    return replace(said, kinds=view.kinds, parties=view.parties, precision_max=view.precision_max)
