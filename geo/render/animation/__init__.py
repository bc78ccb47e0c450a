"""The animation of the time slider: one view through time, as MP4, WebM or GIF."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import geopandas as gpd

from geo.errors import InputError
from geo.model import Incident
from geo.render.animation.encoders import AnimationFormat, Pixels, best_format, encoded
from geo.render.animation.stage import Stage
from geo.render.animation.steps import step_for, windows
from geo.render.figure.control import STRENGTH
from geo.render.figure.outlines import paled
from geo.render.figure.output import drawing
from geo.render.figure.sheet import INK, PAPER
from geo.render.figure.sizes import FigureSize
from geo.render.figure.words import Picture
from geo.render.palette import control_styles, kind_colours
from geo.view import Mode, Step, View

__all__ = ["AnimationFormat", "animate", "best_format"]


def animate(
    incidents: Sequence[Incident],
    sites: gpd.GeoDataFrame,
    view: View,
    *,
    title: str,
    form: AnimationFormat | None = None,
    size: FigureSize = FigureSize.SLIDE,
    play: Mode = Mode.CUMULATIVE,
    step: Step | None = None,
    made: datetime | None = None,
) -> bytes:
    """Return the incidents given through time, from the view's first day to its last, or from theirs.

    ``form`` is the best that can be written here if it is not given (:func:`best_format`); ``step`` the finest that takes at
    most 75 frames. Each frame has its days, control on the last of them, the incidents in it and a count of those so far. The
    same input and moment give the same bytes, for MP4 and WebM with the same ffmpeg.

    Raises
    ------
    InputError
        If there is no incident, or the format needs ffmpeg and it is not on the PATH or fails.
    """
    if not incidents:
        raise InputError("no incidents in this view: there is nothing to animate")
    picture = Picture(incidents, sites, view, title, made or datetime.now(UTC))
    first = view.start or min(one.when.start for one in incidents)
    last = view.end or max(one.when.end for one in incidents)
    spans = windows(min(first, last), last, play=play, step=step or step_for(first, last))
    with drawing():
        frames = _frames(picture, size, spans)
        return encoded(frames, form or best_format(), colours=_colours_with_meaning())


def _colours_with_meaning() -> tuple[str, ...]:
    """Return ink, paper, the kinds' colours and the tints of control on land."""
    tints = (paled(style.colour, STRENGTH) for style in control_styles())
    return (INK, PAPER, *kind_colours().values(), *tints)


def _frames(picture: Picture, size: FigureSize, spans: Sequence[tuple[date, date]]) -> Iterator[Pixels]:
    stage = Stage(picture, size, spans)
    yield from (stage.frame(window) for window in spans)
