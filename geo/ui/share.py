"""The share panel: the link that restores the view, a picture and data of what is shown, and the whole map."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from geo.export import FORMATS, export, feature_collection, to_geojson
from geo.model import Extraction, Incident
from geo.render import one_file_page
from geo.ui.figure import figure_controls
from geo.ui.words import plain
from geo.ui.world import World
from geo.view import View, permalink, select

__all__ = ["share_panel"]

_TITLE = "Incident map"


def share_panel(view: View, world: World) -> None:
    """Draw the link and the downloads. Files are made when asked for."""
    shown = select(world.extraction.incidents, view)
    part = _part(world.extraction, shown)
    st.markdown("**Link to this view** — time, filters, names, selected incident, centre and zoom")
    address = permalink((st.context.url or "http://localhost:8501/").rstrip("/") + "/", view)
    st.code(address, language=None, wrap_lines=True)
    link, page, figure, table, other = st.columns([1.4, 1, 1, 1, 1.4], vertical_alignment="center")
    link.caption(f"{len(shown)} of {len(world.extraction.incidents)} incidents are in this view.")
    page.download_button("HTML map", lambda: one_file_page(world.collection, view, title=_TITLE), "incident-map.html", "text/html",
                         on_click="ignore", width="stretch", help="One file with map, slider, cards and sources of all reports, opened on this view. Works with the network off.")  # fmt: skip
    with figure.popover("Picture", width="stretch"):
        figure_controls(shown, world, view, title=_TITLE, link=address)
    table.download_button("GeoJSON", lambda: to_geojson(part, world.sites, naming=view.naming), "incidents.geojson", "application/geo+json",
                          on_click="ignore", width="stretch", help="The incidents shown, one Feature per site, with claims and sources.")  # fmt: skip
    with other.popover("Other formats", width="stretch"):
        _other_formats(part, world, view)


def _other_formats(part: Extraction, world: World, view: View) -> None:
    """Draw the choice of a format, what it cannot say, and its download."""
    form = st.selectbox(
        "Format", list(FORMATS)[1:], format_func=lambda each: FORMATS[each].title, key="export_format"
    )
    made = export(feature_collection(part, world.sites, naming=view.naming), form)
    st.download_button(
        "Download",
        made.content,
        f"incidents{FORMATS[form].suffix}",
        FORMATS[form].media_type,
        on_click="ignore",
    )
    st.caption(
        "Not in it: " + (plain("; ".join(map(str, made.losses))) if made.losses else "nothing is lost.")
    )


def _part(extraction: Extraction, shown: Sequence[Incident]) -> Extraction:
    """Return the extraction with just the incidents shown; reports, tallies and rejections stay whole."""
    return replace(extraction, incidents=tuple(shown))
