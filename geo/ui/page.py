"""The page: sidebar with filters and reports, the map, and sharing below it."""

from typing import Any

import streamlit as st

from geo import __version__, data
from geo.errors import InputError
from geo.extract import ids_of
from geo.gazetteer import default_gazetteer
from geo.ui.add import add_panel, asked_reading, reading_dialog
from geo.ui.filters import background_box, filter_panel, language_box, seed_filters
from geo.ui.frozen import frozen_note, frozen_world, named_snapshot
from geo.ui.map import gone_to, map_panel
from geo.ui.review import OUTCOME, review_asked, review_dialog
from geo.ui.share import app_address, share_panel
from geo.ui.since import changes_note, keep_for_links
from geo.ui.words import plain, say, saying_errors, spoken
from geo.ui.world import (
    World,
    accepted_corrections,
    added_reports,
    kept_apart,
    pending_reports,
    world_of,
)
from geo.view import View, link_of, permalink, to_query

__all__ = ["show"]

# Static rules only: they give the map the room that Streamlit's default spacing takes.
_STYLE = f"<style>{data.asset('streamlit-page.css')}</style>"
# With more weight than the styles above, which the map brings once more.
_BARE = """<style>
.stApp .stMainBlockContainer {padding: 0}
.stMainBlockContainer .stVerticalBlock {gap: 0}
.stAppHeader, .stSidebar, .stAppToolbar {display: none}
</style>"""


@saying_errors
def show() -> None:
    """Draw the whole page, or in another page's frame the map alone."""
    query = st.query_params.to_dict()
    link = link_of(query)
    try:
        frozen = named_snapshot(query.get("snapshot"))
    except InputError as error:
        st.error(plain(str(error)))
        st.markdown(f"[{plain(say('Open the live map'))}]({permalink(app_address(), link.view)})")
        return
    world = frozen_world(frozen) if frozen else _live_world()
    # A snapshot's own name shows what it showed; a view beside it is the reader's.
    view = frozen.view if frozen and not to_query(link.view) else link.view
    if "seeded" not in st.session_state:
        st.session_state["seeded"] = True
        seed_filters(view)
        _say((*link.problems, *_missing(view, world)))
    if st.context.is_embedded:
        st.html(_STYLE + _BARE)
        _map_alone(view, world)
        return
    st.html(_STYLE)
    with st.sidebar:
        view, background = _sidebar(view, world)
    report = asked_reading()
    if report is not None:
        reading_dialog(report)
    elif review_asked() and not frozen:
        review_dialog()
    if frozen:
        frozen_note(frozen, permalink(app_address(), View(language=spoken())))
    else:
        changes_note(world, link.data)
    _map_and_share(view, world, background, gone_to())


def _live_world() -> World:
    return world_of(
        tuple(added_reports()),
        with_samples=st.session_state.get("with_samples", True),
        apart=kept_apart(),
        corrections=accepted_corrections(),
    )


def _sidebar(view: View, world: World) -> tuple[View, str | None]:
    """Draw the sidebar and return the view with what its filters say, and the background map that was chosen."""
    language_box()
    st.subheader(say("Incident map"))
    st.caption(
        say("Armenia–Azerbaijan border and Nagorno-Karabakh. Every incident is as its sources claim it.")
    )
    view = filter_panel(view, world)
    background = background_box()
    if not world.frozen:
        _reports()
    with st.expander(say("Data and licences"), icon=":material/info:"):
        st.markdown("\n".join(f"- {line}" for line in data.attributions()))
        st.caption(f"geo {__version__} · {say('Dataset')} {data.dataset_sha256()[:12]}")
    return view, background


def _reports() -> None:
    """Draw what changes the incidents: reports can be added, and what is kept apart joined again."""
    if kept_apart():
        st.button(
            f"{say('Join again what is kept apart')} ({len(kept_apart())})",
            width="stretch",
            on_click=lambda: kept_apart().clear(),
        )
    with st.expander(
        say("Add a report"),
        icon=":material/add:",
        expanded=bool(st.session_state.get(OUTCOME) or pending_reports()),
    ):
        add_panel()


@st.fragment
@saying_errors
def _map_and_share(view: View, world: World, background: str | None, gone: dict[str, Any] | None) -> None:
    """Draw map and sharing; a fragment, so that a click or a moved slider reruns this much and no more.

    Until the whole page is run again it is given the panel as it was then, and so the going that this panel had followed.
    """
    shown = map_panel(view, world, background, gone=gone)
    with st.expander(say("Share and download"), expanded=True):
        share_panel(shown, world)
        # What a visitor added is nobody else's: nothing of it is kept for links.
        if not world.frozen and not added_reports():
            keep_for_links(world)


@st.fragment
@saying_errors
def _map_alone(view: View, world: World) -> None:
    map_panel(view, world, gone=gone_to(), embedded=True)


def _missing(view: View, world: World) -> tuple[str, ...]:
    """Return in words what the link names and is not to be had here. Of a map alone the list says itself that it lacks an incident."""
    known = {each for incident in world.extraction.incidents for each in ids_of(incident)}
    lost = (
        (say("{id} in the link is no place that is known here", id=view.place),)
        if view.place and default_gazetteer().place(view.place) is None
        else ()
    )
    if frozenset() in (view.kinds, view.parties):
        lost = (*lost, say("The link chooses no kind or no party; here, no choice means all"))
    if view.selected is None or view.selected in known or st.context.is_embedded:
        return lost
    return (
        *lost,
        say("{id} in the link is not among the incidents of these reports", id=view.selected),
    )


def _say(problems: tuple[str, ...]) -> None:
    """Say what is wrong with a link, all of it in one note: several would hide the list."""
    told = [plain(one) for one in problems]
    if told:
        listed = "\n".join(f"- {one}" for one in told) if len(told) > 1 else told[0]
        st.toast(listed, icon=":material/link_off:", duration="infinite")
