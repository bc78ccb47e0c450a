"""The map component: the folium map mounted once in the page; filters go in, window, selection and questions come out."""

import hashlib
import json
import struct
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from geo import data
from geo.errors import GeoError, ViewError
from geo.gazetteer import default_gazetteer
from geo.model import Incident
from geo.render.folium_map import packed_sites
from geo.render.page import map_parts, marked_place, view_for_page
from geo.render.scripts import component_module, component_styles
from geo.render.tiles import tile_source
from geo.spatial import point_context
from geo.ui.filters import lift_filters, seed_filters
from geo.ui.search import LONGEST, found_places
from geo.ui.world import World, kept_apart
from geo.view import View, from_link, from_query

__all__ = ["choose_next", "gone_to", "map_panel"]

_KEY = "incident_map"
_ANSWER = "point_answer"
_FOUND = "places_found"
_GONE = "gone_to"
_NEXT = "chosen_next"
_LONGEST_LINK = 4000
_VERSION_LENGTH = 64
_HTML = '<div class="gm-host"></div>'


def gone_to() -> dict[str, Any] | None:
    """Return where the browser went back or forward to last, as the browser's number of that going and the marked place; None if nowhere.

    To be asked where the panel is drawn: a map that is told where the browser went takes the filters told beside it for those there.
    """
    return st.session_state.get(_GONE)


def map_panel(
    view: View,
    world: World,
    background: str | None = None,
    *,
    gone: dict[str, Any] | None = None,
    embedded: bool = False,
) -> View:
    """Draw the map and return the view as the person left it.

    Playing and dragging stay in the browser; a released slider, a selection or a map that has come to rest
    comes back. When all filters are lifted on the map, the panel's are too. A question about a point of the map,
    and a search for a place, are answered in the next run, which draws the map's fragment only. The browser keeps its
    address in step with the view by itself; where it goes back or forward, the panel follows, and `gone` is the last such
    going that the panel of `view` has followed. In another page's frame, where
    there is no panel, filters and language are chosen on the map.
    """
    component = st.components.v2.component(
        _KEY, html=_HTML, js=data.asset("streamlit-map.js"), isolate_styles=False
    )
    version = _send_incidents(world)
    before = (st.session_state.get(_KEY) or {}).get("shown")
    result = component(
        key=_KEY,
        data=_payload(_before(view, before, embedded=embedded), version, background)
        | {
            "answer": st.session_state.get(_ANSWER),
            "found": st.session_state.get(_FOUND),
            "gone": gone,
        }
        | {
            "own": {} if world.frozen else {"data": world.edition.name},
            "embedded": embedded,
            "accepted": _NEXT in st.session_state,
        },
        default={"shown": None},
        on_shown_change=lambda: None,
        on_reset_change=lift_filters,
        on_asked_change=_answer,
        on_searched_change=_search,
        on_apart_change=_keep_apart,
        on_went_change=_follow,
    )
    if result.reset or result.apart or result.went is not None:
        st.rerun()
    return _before(view, result.shown, embedded=embedded)


def choose_next(incident: Incident) -> None:
    """Have the map choose an incident that it is about to have; what the browser shows next counts again."""
    shown = (st.session_state.get(_KEY) or {}).get("shown")
    st.session_state[_NEXT] = (incident.id, incident.when.start, incident.when.end, shown)


def _before(view: View, shown: object, *, embedded: bool) -> View:
    """Return the view to draw: as the browser showed it last, if it did."""
    if isinstance(shown, str) and embedded:
        return _view_of(shown)
    return _with_next(_with_shown(view, shown), shown)


def _with_next(view: View, shown: object) -> View:
    """Return the view with the incident that is to be chosen, and with all of time where the window leaves it out."""
    asked = st.session_state.get(_NEXT)
    if asked is None or asked[-1] != shown:
        st.session_state.pop(_NEXT, None)
        return view
    chosen, first, last, _ = asked
    if (view.start and last < view.start) or (view.end and first > view.end):
        view = replace(view, start=None, end=None)
    return replace(view, selected=chosen, lon=None, lat=None, zoom=None)


def _follow() -> None:
    """Set the panel as the link says that the browser went back or forward to; what is no such link is ignored."""
    went = st.session_state[_KEY].get("went")
    link, serial = (went.get("link"), went.get("serial")) if isinstance(went, dict) else (None, None)
    if isinstance(link, str) and isinstance(serial, int):
        view = _view_of(link)
        seed_filters(view)
        st.session_state[_GONE] = {"serial": serial, "place": marked_place(view.place)}


def _answer() -> None:
    """Answer the question that the browser put; one that cannot be read is ignored."""
    question = _question(st.session_state[_KEY].get("asked"))
    if question is None:
        return
    before = st.session_state.get(_ANSWER) or {"serial": 0}
    st.session_state[_ANSWER] = {"serial": before["serial"] + 1} | question | _known(**question)


def _search() -> None:
    """Look up the name that the browser sent; what is none is ignored."""
    text = _name(st.session_state[_KEY].get("searched"))
    if text is None:
        return
    before = st.session_state.get(_FOUND) or {"serial": 0}
    places = found_places(text, default_gazetteer())
    st.session_state[_FOUND] = {"serial": before["serial"] + 1, "text": text, "places": places}


def _keep_apart() -> None:
    """Remember an incident that is not to be joined to others; what are no ids is ignored."""
    pair = st.session_state[_KEY].get("apart")
    others = pair.get("others") if isinstance(pair, dict) else None
    if not isinstance(pair, dict) or not isinstance(others, list):
        return
    one, *rest = (from_query({"incident": str(each)})[0].selected for each in (pair.get("one"), *others))
    kept_apart().update(frozenset((one, other)) for other in rest if one and other and one != other)


def _name(searched: Any) -> str | None:
    """Return the text that the browser looks for, if it is one of a sensible length."""
    text = searched.get("text") if isinstance(searched, dict) else None
    return text if isinstance(text, str) and 0 < len(text) <= LONGEST else None


def _question(asked: Any) -> dict[str, Any] | None:
    """Return longitude, latitude and ISO day that the browser asks about, read with the same care as a link."""
    if not isinstance(asked, dict):
        return None
    told = {"lon": asked.get("lon"), "lat": asked.get("lat"), "to": asked.get("on")}
    said, _ = from_query({key: str(value) for key, value in told.items()})
    if said.lon is None or said.lat is None or said.end is None:
        return None
    return {"lon": said.lon, "lat": said.lat, "on": said.end.isoformat()}


def _known(lon: float, lat: float, on: str) -> dict[str, Any]:
    """Return what is known of a point, or in words why nothing is."""
    try:
        return {"properties": point_context(lon, lat, date.fromisoformat(on))}
    except GeoError as error:
        return {"error": str(error)}


def _payload(view: View, version: str, background: str | None) -> dict[str, Any]:
    page_view = view_for_page(view)
    filters = {key: page_view[key] for key in ("kinds", "parties", "precisionMax")}
    return {
        "version": version,
        "view": page_view,
        "filters": filters,
        "tiles": tile_source(background) if background else None,
    }


def _send_incidents(world: World) -> str:
    """Send explorer and incidents to the browser, and return their version.

    The same message every time: Streamlit sends it once, and then a reference to it.
    """
    sent = _sent(world.version, world)
    component = st.components.v2.component(
        "incident_data", css=component_styles(), js=component_module(), isolate_styles=False
    )
    component(key="incident_data", data=sent, height=1)
    return sent[:_VERSION_LENGTH].decode()


@st.cache_resource(max_entries=4, show_spinner=False)
def _sent(version: str, _world: World) -> bytes:  # noqa: ARG001 # the version is the cache's key
    """Return version, length of the map's parts, the parts as JSON, and the incidents as columns."""
    html, script = map_parts(_world.collection, View(), embed=False)
    parts = json.dumps({"html": html, "script": script}).encode()
    content = b"".join([struct.pack("<I", len(parts)), parts, packed_sites(_world.collection)])
    return hashlib.sha256(content).hexdigest().encode() + content


def _with_shown(view: View, shown: object) -> View:
    """Return the view of the link that the browser shows, with the filters and the language that the panel says."""
    if not isinstance(shown, str):
        return view
    return replace(
        _view_of(shown),
        kinds=view.kinds,
        parties=view.parties,
        precision_max=view.precision_max,
        language=view.language,
    )


def _view_of(link: str) -> View:
    """Return the view of a link from the browser, read with the care that any link is; what cannot be read is left out."""
    try:
        return from_link(link[:_LONGEST_LINK])[0]
    except ViewError:
        return View()
