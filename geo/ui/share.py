"""The share panel: the link that restores the view, a picture and data of what is shown, the whole map, a snapshot, an embed."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from geo.export import FORMATS, Exported, export
from geo.model import Incident
from geo.render import one_file_page
from geo.ui.figure import figure_controls
from geo.ui.frozen import keep_button
from geo.ui.words import plain, say
from geo.ui.world import World, added_reports
from geo.view import View, permalink, select

__all__ = ["app_address", "share_panel"]

_TITLE = "Incident map"
_HERE = "http://localhost:8501/"
_EMBED_HEIGHT_PX = 720


def app_address() -> str:
    """Return the address at which this session sees the app, without a query."""
    scheme, host, path, *_ = urlsplit(st.context.url or _HERE)
    return urlunsplit((scheme, host, path.rstrip("/") + "/", "", ""))


def share_panel(view: View, world: World) -> None:
    """Draw the link and the downloads. Files are made when asked for."""
    shown = select(world.extraction.incidents, view)
    link = permalink(app_address(), view, data="" if world.frozen else world.edition.name)
    if world.frozen:
        link += f"{'&' if '?' in link else '?'}snapshot={world.version}"
    st.markdown(
        f"**{say('Link to this view')}** — {say('all that you see: time, filters, names, selection, place and language')}"
    )
    st.code(link, language=None, wrap_lines=True)
    if added_reports() and not world.frozen:
        told = say("Whoever opens this link does not see the reports that you added: a snapshot, the HTML map or a file holds them too.")  # fmt: skip
        st.caption(f":material/link_off: {plain(told)}")
    st.caption(
        say("Incidents in this view: {n} of {total}", n=len(shown), total=len(world.extraction.incidents))
    )
    page, figure, table, other, snapshot, embed = st.columns(6, vertical_alignment="top")
    page.download_button(say("HTML map"), lambda: one_file_page(world.collection, view, title=_TITLE), "incident-map.html", "text/html",
                         on_click="ignore", width="stretch", help=say("One file with map, slider, cards and sources of all reports, opened on this view. Works with the network off."))  # fmt: skip
    with figure.popover(say("Picture"), width="stretch"):
        figure_controls(shown, world, view, title=_TITLE, link=link)
    table.download_button("GeoJSON", lambda: _exported(world, shown, view, "geojson").content, "incidents.geojson", "application/geo+json",
                          on_click="ignore", width="stretch", help=say("The incidents shown, one Feature per site, with claims and sources."))  # fmt: skip
    with other.popover(say("Other formats"), width="stretch"):
        _other_formats(shown, world, view)
    with snapshot.popover(say("Snapshot"), width="stretch"):
        keep_button(view, world, shown, app_address())
    with embed.popover(say("Embed"), width="stretch"):
        st.caption(
            say("Paste this into a page: the map with its slider, filters and cards, nothing around it.")
        )
        st.code(_snippet(link), language="html", wrap_lines=True)


def _snippet(link: str) -> str:
    """Return the markup that puts the map into another page."""
    address = f"{link}{'&' if '?' in link else '?'}embed=1"
    return f'<iframe src="{escape(address)}" title="{_TITLE}" width="100%" height="{_EMBED_HEIGHT_PX}" style="border:0" loading="lazy" allowfullscreen></iframe>'


def _other_formats(shown: Sequence[Incident], world: World, view: View) -> None:
    """Draw the choice of a format, what it cannot say, and its download."""
    form = st.selectbox(
        say("Format"), list(FORMATS)[1:], format_func=lambda each: FORMATS[each].title, key="export_format"
    )
    made = _exported(world, shown, view, form)
    st.download_button(
        say("Download"),
        made.content,
        f"incidents{FORMATS[form].suffix}",
        FORMATS[form].media_type,
        on_click="ignore",
    )
    st.caption(
        f"{say('Not in it')}: "
        + (plain("; ".join(map(str, made.losses))) if made.losses else say("nothing is lost."))
    )


def _exported(world: World, shown: Sequence[Incident], view: View, form: str) -> Exported:
    """Return what is shown as a file; the last few are kept, because a popover's content is drawn whether it is open or not."""
    sites = tuple(site.id for incident in shown for site in incident.sites)
    key = (world.edition.name, world.version, tuple(one.id for one in shown), sites, view.naming, form)
    return _made(key, world, shown, view)


@st.cache_resource(max_entries=8, show_spinner=False)
def _made(key: tuple[object, ...], _world: World, _shown: Sequence[Incident], _view: View) -> Exported:
    return export(_world.shown(_shown, _view.naming), str(key[-1]))
