"""Snapshots in the app: one that a link names is shown as it was, and what is shown can be kept as one."""

import streamlit as st

from geo.editions import edition_of
from geo.ingest import extraction_of
from geo.model import Incident
from geo.pipeline import located_sites
from geo.snapshot import Snapshot, keep, kept, make_snapshot
from geo.ui.words import plain, say
from geo.ui.world import World
from geo.view import View

__all__ = ["frozen_note", "frozen_world", "keep_button", "named_snapshot"]

_MADE = "snapshot_made"


def named_snapshot(name: str | None) -> Snapshot | None:
    """Return the snapshot of that name, None for no name.

    Raises
    ------
    InputError
        If it is no name, not kept here, or altered.
    """
    return _kept(name) if name else None


@st.cache_resource(max_entries=16, show_spinner=False)
def _kept(name: str) -> Snapshot:
    return kept(name)


def frozen_world(snapshot: Snapshot) -> World:
    """Return the world of a snapshot: its own collection, word for word."""
    return _world(snapshot.name, snapshot)


@st.cache_resource(max_entries=16, show_spinner=False)
def _world(name: str, _snapshot: Snapshot) -> World:
    collection = _snapshot.collection
    extraction = extraction_of(collection)
    return World(
        extraction, located_sites(extraction.incidents), collection, name, edition_of(collection), frozen=True
    )


def frozen_note(snapshot: Snapshot, live: str) -> None:
    """Say above the map that it is frozen, since when, under which name, and where the ``live`` one is."""
    told = say(
        "Snapshot of {time} UTC: frozen as it was then, by geo {version}. Nothing done here or later changes it.",
        time=f"{snapshot.made:%Y-%m-%d %H:%M}",
        version=snapshot.version,
    )
    st.info(
        f"{plain(told)} `{snapshot.name}` [{plain(say('Open the live map'))}]({live})",
        icon=":material/ac_unit:",
    )


def keep_button(view: View, world: World, shown: tuple[Incident, ...], base: str) -> None:
    """Draw the button that keeps what is shown, and the link and the file of what was kept last."""
    words = say("Freezes what is shown, with reports, claims and data hashes, under the hash of its content: its link shows the same in years to come.")  # fmt: skip
    if st.button(say("Keep a snapshot"), icon=":material/ac_unit:", width="stretch", help=words):
        collection = world.shown(shown, view.naming)
        _, content = make_snapshot(collection, view)
        st.session_state[_MADE] = (keep(content).name, content)
    if _MADE in st.session_state:
        name, content = st.session_state[_MADE]
        st.code(f"{base}?snapshot={name}", language=None, wrap_lines=True)
        st.download_button(say("Snapshot as a file"), content, f"snapshot-{name[:12]}.zip", "application/zip", on_click="ignore", width="stretch",
                           help=say("Anyone can check it with sha256sum or geo snapshot verify."))  # fmt: skip
