"""The controls of pictures and animations in the share panel."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from geo.model import Incident
from geo.render import FigureFormat, FigureSize, alt_text, animate, best_format, draw_figure
from geo.ui.choices import one_of
from geo.ui.words import say
from geo.ui.world import World
from geo.view import Mode, View

__all__ = ["figure_controls"]

_SIZES = {
    FigureSize.SLIDE: "Slide, 16 to 9",
    FigureSize.PAGE: "Page, A4",
    FigureSize.POST: "Post, square",
}
_MEDIA = {
    FigureFormat.PNG: "image/png",
    FigureFormat.SVG: "image/svg+xml",
    FigureFormat.PDF: "application/pdf",
}
_MOVING = {"mp4": "video/mp4", "webm": "video/webm", "gif": "image/gif"}
_PLAYS = {Mode.CUMULATIVE: "All since the beginning", Mode.WINDOW: "A window that moves on"}
_HOME = ("localhost", "127.0.0.1", "::1")


def figure_controls(shown: Sequence[Incident], world: World, view: View, *, title: str, link: str) -> None:
    """Draw the choice of size and format, the downloads of picture and animation, and the words for the picture.

    Files are made when asked for. An address of this machine is not printed.
    """
    words = st.text_input(say("Title"), title, max_chars=200, key="figure_title")
    left, right = st.columns(2)
    size = one_of(
        say("Size"),
        list(_SIZES),
        format_func=lambda one: say(_SIZES[one]),
        key="figure_size",
        within=left,
    )
    form = right.selectbox(say("Format"), list(_MEDIA), format_func=str.upper, key="figure_format")
    address = "" if urlsplit(link).hostname in _HOME else link
    around = world.extraction.incidents
    st.download_button(
        f"{say('Download picture')} ({form.upper()})",
        lambda: draw_figure(shown, world.sites, view, title=words, form=form, size=size, link=address, around=around, reports=world.extraction.reports, edition=world.edition.name, tallies=world.extraction.tallies),
        f"incident-map.{form}", _MEDIA[form], on_click="ignore", width="stretch",
        help=say("With legend, scale, time bars, losses as claimed, filter, sources, data hash and citation; a code to scan if the app has a public address."),
    )  # fmt: skip
    play = one_of(
        say("Animation of time"),
        list(_PLAYS),
        format_func=lambda one: say(_PLAYS[one]),
        key="figure_play",
    )
    moving = best_format()
    st.download_button(
        f"{say('Download animation')} ({moving.upper()})",
        lambda: animate(shown, world.sites, view, title=words, form=moving, size=size, play=play),
        f"incident-map.{moving}", _MOVING[moving], on_click="ignore", width="stretch", disabled=not shown,
        help=say("A frame a day, week or month; takes some seconds to make."),
    )  # fmt: skip
    st.caption(say("In words, for those who do not see the picture:"))
    told = alt_text(shown, world.sites, view, title=words, tallies=world.extraction.tallies)
    st.code(told, language=None, wrap_lines=True, height=120)
