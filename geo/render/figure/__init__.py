"""The static figure: one view as PNG, SVG or PDF, with all that a reader needs to cite and to doubt it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

import geopandas as gpd

from geo.errors import InputError
from geo.model import Incident, Report, Tally
from geo.render.figure.layout import composed
from geo.render.figure.output import About, drawing, written
from geo.render.figure.sizes import FigureFormat, FigureSize
from geo.render.figure.words import Picture, alt_text
from geo.view import View

__all__ = ["FigureFormat", "FigureSize", "alt_text", "draw_figure"]


def draw_figure(
    incidents: Sequence[Incident],
    sites: gpd.GeoDataFrame,
    view: View,
    *,
    title: str,
    form: FigureFormat = FigureFormat.PNG,
    size: FigureSize = FigureSize.SLIDE,
    made: datetime | None = None,
    link: str = "",
    around: Sequence[Incident] = (),
    reports: Sequence[Report] = (),
    edition: str = "",
    tallies: Sequence[Tally] = (),
) -> bytes:
    """Return a picture of the incidents given, as a PNG, SVG or PDF.

    ``sites`` holds at least their sites (:func:`geo.pipeline.located_sites`); ``view`` gives the extent, the names, the day of
    control, the window and the caption. ``made`` is now if it is not given; the same input and moment give the same bytes.
    ``link`` is printed, as a code to scan too. ``around`` are all incidents that the view chose from: those it leaves out are
    pale bars of time. ``reports`` are those behind the incidents, whose outlets are named; ``edition`` is what a permalink calls the
    incidents (:class:`geo.editions.Edition`), printed beside the datasets' hash. ``tallies`` are the running totals of the same
    reports: some of the days shown stand below the sums. No incidents give the map with a sentence that says so.

    Raises
    ------
    InputError
        If the link is no http or https address.
    """
    picture = Picture(
        incidents,
        sites,
        view,
        title,
        made or datetime.now(UTC),
        checked_link(link),
        around or incidents,
        reports,
        edition,
        tallies,
    )
    told = alt_text(incidents, sites, view, title=title, tallies=tallies)
    about = About(title, told, link, picture.made)
    with drawing():
        return written(composed(picture, size), form, about)


def checked_link(link: str) -> str:
    """Return an address if it is one of the web, "" for none.

    Raises
    ------
    InputError
        If it is no http or https address.
    """
    try:
        parts = urlsplit(link)
    except ValueError as error:
        raise InputError(f"{link[:60]!r} is no address to print: {error}") from error
    if link and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise InputError(
            f"{link[:60]!r} is no address to print: it starts neither with https:// nor with http://"
        )
    return link
