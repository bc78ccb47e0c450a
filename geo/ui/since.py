"""What has changed since the link that was opened was made."""

from collections.abc import Mapping

import streamlit as st

from geo.editions import Changes, Edition, changes, keep_edition, kept_edition
from geo.errors import DatasetError
from geo.ui.words import plain, say
from geo.ui.world import World

__all__ = ["changes_note", "keep_for_links"]

_MADE_ON = "link_made_on"
_MOST = 50


def changes_note(world: World, made_on: str) -> None:
    """Say what is other than in the data that the session's link was made on, ``made_on``, "" for a link that names none.

    The session's first call decides which data these are: later the browser's address names those shown.
    """
    made_on = st.session_state.setdefault(_MADE_ON, made_on)
    if not made_on or made_on == world.edition.name:
        return
    try:
        before = kept_edition(made_on)
    except DatasetError as error:
        st.error(plain(str(error)))
        return
    if before is None:
        st.info(
            plain(say("This link was made on other incidents ({name}), which are not kept here: what has changed cannot be told.", name=made_on)),
            icon=":material/history:",
        )  # fmt: skip
        return
    found = changes(before, world.edition)
    if found:
        _tell(found)


def _tell(found: Changes) -> None:
    told = say(
        "{n} of {total} incidents changed since this link was made", n=len(found.changed), total=found.total
    )
    told += "".join(
        f", {words}"
        for words in (
            say("{n} gone", n=len(found.gone)) if found.gone else "",
            say("{n} new", n=len(found.added)) if found.added else "",
        )
        if words
    )
    with st.expander(plain(told), icon=":material/history:"):
        _list(say("Changed"), found.changed)
        _list(say("Gone"), found.gone)
        _list(say("New"), found.added)


def _list(heading: str, titles: Mapping[str, str]) -> None:
    if not titles:
        return
    st.markdown(f"**{heading}**")
    rows = [f"- {plain(title)} · `{identifier}`" for identifier, title in list(titles.items())[:_MOST]]
    if len(titles) > _MOST:
        rows.append(f"- … +{len(titles) - _MOST}")
    st.markdown("\n".join(rows))


def keep_for_links(world: World) -> None:
    """Keep what the incidents say now, so that a link made on them can later tell what has changed, or say why that cannot be."""
    problem = _kept(world.edition.name, world.edition)
    if problem:
        st.caption(
            plain(say("What changes later a link will not be able to tell: {problem}", problem=problem))
        )


@st.cache_resource(max_entries=16, show_spinner=False)
def _kept(name: str, _edition: Edition) -> str:  # noqa: ARG001 # the name is the cache's key
    try:
        keep_edition(_edition)
    except DatasetError as error:
        return str(error)
    return ""
