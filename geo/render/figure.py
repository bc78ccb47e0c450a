"""The static figure: one view as a PNG with legend, scale, time histogram, sources and data hash."""

import io
import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from textwrap import shorten, wrap
from typing import Any

import geopandas as gpd
import shapely
import shapely.geometry
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse
from matplotlib.ticker import MaxNLocator

from geo import __version__, data
from geo.export.naming import map_label
from geo.model import Incident, Kind, PlaceKind, Site
from geo.render.control import control_handles, draw_control, fill_shape
from geo.render.palette import kind_colours, kind_labels
from geo.view import Naming, View, counted, naming_words, sentence

__all__ = ["draw_figure"]

_SIZE_IN, _DPI = (10.0, 8.0), 150
_AXES = (0.05, 0.245, 0.71, 0.665)  # left, bottom, width, height of the map, shares of the figure
_THEATRE = (43.3, 38.7, 48.3, 41.6)
_KM_PER_DEGREE = 111.2
_BARS = 60
_HIGHEST_LAT = 80.0  # farther north or south a plain map of degrees means nothing
# Letter-spaced, and placed where few incidents are drawn.
_COUNTRY_LABELS = (
    ("A R M E N I A", 44.75, 40.35),
    ("A Z E R B A I J A N", 47.35, 40.45),
    ("NAKHCHIVAN", 45.35, 39.35),
    ("G E O R G I A", 44.6, 41.55),
    ("I R A N", 46.9, 38.9),
    ("T U R K E Y", 43.6, 39.9),
)
_HALF_WIDTH_DEG_AT_ZOOM_8 = 2.2
_AREAS = frozenset({PlaceKind.DISTRICT, PlaceKind.PROVINCE, PlaceKind.CITY})
_INK, _MUTED, _LAND, _HOME_LAND, _SEA = "#222222", "#6b6b6b", "#eeece6", "#f8f6f0", "#dfe8ee"


def draw_figure(incidents: Sequence[Incident], sites: gpd.GeoDataFrame, view: View, *, title: str) -> bytes:
    """Return a PNG, 1500 by 1200 pixels, of the incidents given.

    ``sites`` holds at least their sites (:func:`geo.pipeline.located_sites`); ``view`` gives the extent and the
    caption. No incidents give the map with a sentence that says so.
    """
    figure = Figure(figsize=_SIZE_IN, dpi=_DPI, facecolor="white")
    # DejaVu Sans, matplotlib's own, covers Armenian, Azerbaijani and Cyrillic letters.
    axes = figure.add_axes(_AXES)
    extent = _extent(sites, view)
    features = data.read_json("display.geojson")["features"]
    day = view.end or max((incident.when.end for incident in incidents), default=None)
    _draw_base(axes, extent, features, day)
    drawn = [
        (incident, site) for incident in incidents for site in incident.sites if site.match.place.position
    ]
    _draw_sites(axes, drawn)
    _draw_labels(axes, [site for _, site in drawn], extent, view.naming)
    _draw_scale(axes, extent)
    _draw_legend(figure, incidents, features, day)
    _draw_histogram(figure, incidents)
    _draw_words(figure, incidents, view, title)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": f"geo {__version__}", "Title": title})
    return buffer.getvalue()


def _extent(sites: gpd.GeoDataFrame, view: View) -> tuple[float, float, float, float]:
    """Return west, south, east, north: the view's if it has a centre, else all sites with room, else the theatre.

    The box is widened to the shape of the axes, so that the map fills them.
    """
    if view.lon is not None and view.lat is not None:
        half = _HALF_WIDTH_DEG_AT_ZOOM_8 * 2 ** (8 - (8.0 if view.zoom is None else view.zoom))
        lat = max(-_HIGHEST_LAT, min(_HIGHEST_LAT, view.lat))
        west, south, east, north = view.lon - half, lat, view.lon + half, lat
    elif sites.empty:
        west, south, east, north = _THEATRE
    else:
        bounds = sites.total_bounds
        west, south, east, north = bounds[0] - 0.4, bounds[1] - 0.3, bounds[2] + 0.4, bounds[3] + 0.3
    centre_lon, centre_lat = (west + east) / 2, (south + north) / 2
    stretch = math.cos(math.radians(centre_lat))
    shape = (_AXES[2] * _SIZE_IN[0]) / (_AXES[3] * _SIZE_IN[1])  # width over height, on paper
    width = max((east - west) * stretch, (north - south) * shape)
    half_lon, half_lat = width / stretch / 2, width / shape / 2
    return centre_lon - half_lon, centre_lat - half_lat, centre_lon + half_lon, centre_lat + half_lat


def _draw_base(
    axes: Axes, extent: tuple[float, float, float, float], features: Sequence[Any], day: date | None
) -> None:
    west, south, east, north = extent
    axes.set_facecolor(_SEA)
    for feature in features:
        _draw_feature(axes, feature)
    draw_control(axes, features, day)
    for name, lon, lat in _COUNTRY_LABELS:
        if west < lon < east and south < lat < north:
            axes.text(lon, lat, name, fontsize=8, color="#9a948a", ha="center", zorder=3)
    axes.set(xlim=(west, east), ylim=(south, north), aspect=1 / math.cos(math.radians((south + north) / 2)))
    axes.tick_params(labelsize=6, colors=_MUTED, length=2)
    axes.xaxis.set_major_formatter("{x:g}° E")
    axes.yaxis.set_major_formatter("{x:g}° N")
    for spine in axes.spines.values():
        spine.set(color="#b5b5b5", linewidth=0.6)


def _draw_feature(axes: Axes, feature: Any) -> None:
    """Draw one polygon of the ground; control and lines are not drawn here."""
    layer, identifier = feature["properties"]["layer"], feature["properties"]["id"]
    shape = shapely.geometry.shape(feature["geometry"])
    if layer == "country":
        home = identifier in ("country-AM", "country-AZ")
        fill_shape(axes, shape, facecolor=_HOME_LAND if home else _LAND, edgecolor="none", zorder=1)
        fill_shape(
            axes, shape, facecolor="none", edgecolor="#7a7a7a", linewidth=1.0 if home else 0.5, zorder=2.5
        )
    elif layer == "province":
        fill_shape(axes, shape, facecolor="none", edgecolor="#cfcac0", linewidth=0.4, zorder=2)
    elif layer == "oblast":
        fill_shape(
            axes,
            shape,
            facecolor="#00000008",
            edgecolor="#444444",
            linewidth=0.9,
            linestyle=(0, (5, 3)),
            zorder=3,
        )


def _draw_sites(axes: Axes, drawn: Iterable[tuple[Incident, Site]]) -> None:
    """Draw each site as what is known of it: a disc, a disc with its ring of doubt, or an area's outline."""
    colours = kind_colours()
    provinces = {entry["properties"]["id"]: entry for entry in data.read_json("display.geojson")["features"]}
    for incident, site in drawn:
        place, colour = site.match.place, colours[incident.kind]
        lon, lat = place.position or (0.0, 0.0)
        area = place.id if place.kind in _AREAS else place.admin1
        if site.is_area and area in provinces:
            shape = shapely.geometry.shape(provinces[area]["geometry"])
            fill_shape(
                axes, shape, facecolor=f"{colour}22", edgecolor=colour, hatch="////", linewidth=0.8, zorder=4
            )
            axes.plot(
                lon, lat, marker="s", markersize=6, markerfacecolor="white", markeredgecolor=colour, zorder=7
            )
            continue
        vague = site.precision > 1
        if vague:
            radius = site.uncertainty_m / 1000 / _KM_PER_DEGREE
            ring = Ellipse((lon, lat), 2 * radius / math.cos(math.radians(lat)), 2 * radius)
            axes.add_collection(
                PatchCollection(
                    [ring], facecolor=f"{colour}1c", edgecolor=colour, linestyle="--", linewidth=0.7, zorder=5
                )
            )
        axes.plot(lon, lat, marker="o", markersize=5 if vague else 7, markerfacecolor="white" if vague else colour,
                  markeredgecolor=colour if vague else "white", markeredgewidth=1.4 if vague else 0.8, zorder=8)  # fmt: skip


def _draw_labels(
    axes: Axes, sites: Iterable[Site], extent: tuple[float, float, float, float], naming: Naming
) -> None:
    """Write each place's names beside it, in the first of four spots where no earlier label stands."""
    west, south, east, north = extent
    step_x, step_y = (east - west) / 90, (north - south) / 60
    taken: list[tuple[float, float, float, float]] = []
    places = {site.match.place.id: site for site in sites}
    for site in sorted(places.values(), key=lambda one: one.precision):
        lon, lat = site.match.place.position or (0.0, 0.0)
        text = map_label(site, naming)
        width = len(text) * step_x * 0.8
        spots = [
            (lon + step_x, lat),
            (lon - step_x - width, lat),
            (lon - width / 2, lat + 1.6 * step_y),
            (lon - width / 2, lat - 1.6 * step_y),
        ]
        for x, y in spots:
            box = (x, y - step_y, x + width, y + step_y)
            inside = west < x and x + width < east and south < lat < north
            if inside and not any(
                box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken
            ):
                taken.append(box)
                axes.text(x, y, text, fontsize=7, color=_INK, va="center", zorder=9, parse_math=False,
                          bbox={"facecolor": "white", "alpha": 0.7, "pad": 0.6, "linewidth": 0})  # fmt: skip
                break


def _draw_scale(axes: Axes, extent: tuple[float, float, float, float]) -> None:
    west, south, east, north = extent
    km_per_degree = _KM_PER_DEGREE * math.cos(math.radians(south))
    span_km = (east - west) * km_per_degree / 5
    length_km = max(step for step in (1, 2, 5, 10, 20, 50, 100) if step <= max(span_km, 1))
    x, y = west + (east - west) * 0.03, south + (north - south) * 0.04
    axes.plot(
        [x, x + length_km / km_per_degree], [y, y], color=_INK, linewidth=2, zorder=10, solid_capstyle="butt"
    )
    axes.text(x, y + (north - south) * 0.012, f"{length_km} km", fontsize=7, color=_INK, zorder=10)


def _draw_legend(
    figure: Figure, incidents: Sequence[Incident], features: Sequence[Any], day: date | None
) -> None:
    colours, labels = kind_colours(), kind_labels()
    counts = {kind: sum(incident.kind is kind for incident in incidents) for kind in Kind}
    handles = [
        Line2D(
            [],
            [],
            marker="o",
            linestyle="",
            markersize=7,
            markerfacecolor=colours[kind],
            markeredgecolor="white",
            label=f"{labels[kind]} ({counts[kind]})",
        )
        for kind in colours
        if counts[kind]
    ]
    handles += [
        Line2D([], [], marker="o", linestyle="", markersize=7, markerfacecolor=_MUTED, markeredgecolor="white", label="place known"),
        Line2D([], [], marker="o", linestyle="--", linewidth=0.7, color=_MUTED, markersize=5, markerfacecolor="white", label="near or toward: within the ring"),
        Line2D([], [], marker="s", linestyle="", markersize=6, markerfacecolor="white", markeredgecolor=_MUTED, label="only the district or province"),
        Line2D([], [], color="#444444", linewidth=0.9, linestyle=(0, (5, 3)), label="former oblast, to 1991"),
    ]  # fmt: skip
    key: dict[str, Any] = {"loc": "upper left", "fontsize": 7, "frameon": False, "labelspacing": 0.7, "title_fontsize": 8, "alignment": "left"}  # fmt: skip
    legend = figure.legend(handles=handles, bbox_to_anchor=(0.765, 0.925), title="Incidents", **key)
    grounds = control_handles(features, day)
    if grounds:
        below = legend.get_window_extent().transformed(figure.transFigure.inverted()).y0
        when = f"{day.day} {day:%b %Y}" if day else "the last day of data"
        figure.legend(
            handles=grounds, bbox_to_anchor=(0.765, below - 0.005), title=f"Control on {when}", **key
        )


def _draw_histogram(figure: Figure, incidents: Sequence[Incident]) -> None:
    axes = figure.add_axes((0.05, 0.125, 0.9, 0.075))
    colours = kind_colours()
    if incidents:
        starts = [one.when.start for one in incidents]
        first, last = min(starts), max(starts)
        width = max(1, math.ceil(((last - first).days + 1) / _BARS))
        # A view of a few days still gets an axis of days: ten of them at least.
        edges = [first + timedelta(days=width * step) for step in range(((last - first).days // width) + 2)]
        values = [date2num([one.when.start for one in incidents if one.kind is kind]) for kind in colours]
        axes.hist(values, bins=list(date2num(edges)), stacked=True, color=list(colours.values()), rwidth=0.9)
        room = timedelta(days=max(0, 10 - (edges[-1] - edges[0]).days) / 2)
        axes.set_xlim(date2num(edges[0]) - room.days, date2num(edges[-1]) + room.days)
    else:
        axes.set_xticks([])
        axes.text(
            0.5,
            0.4,
            "no incidents in this view",
            transform=axes.transAxes,
            ha="center",
            fontsize=7,
            color=_MUTED,
        )
        return
    locator = AutoDateLocator(maxticks=9)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.xaxis.get_offset_text().set(size=6, color=_MUTED)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.tick_params(labelsize=6, colors=_MUTED, length=2)
    axes.set_ylabel("incidents", fontsize=6, color=_MUTED)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _draw_words(figure: Figure, incidents: Sequence[Incident], view: View, title: str) -> None:
    placeless = sum(not incident.sites for incident in incidents)
    printable = "".join(character for character in title if character.isprintable() or character.isspace())
    title_line = shorten(" ".join(printable.split()), 90, placeholder=" …")
    figure.text(0.05, 0.968, title_line, fontsize=13, weight="bold", color=_INK, parse_math=False)
    caption = (
        f"{counted(len(incidents), 'incident')} {_span(incidents)}"
        f"{f'; {placeless} of them without a known place, not drawn' if placeless else ''}. Shown: {sentence(view)}."
    )
    for number, line in enumerate(wrap(caption, 150, max_lines=2, placeholder=" …")):
        figure.text(0.05, 0.945 - 0.016 * number, line, fontsize=7.2, color=_INK, parse_math=False)
    lines = (
        f"Each incident is as claimed by its sources; claims of the parties may contradict each other. Names: {naming_words(view.naming)}.",
        "Data: " + "; ".join(data.attributions()),
        f"geo {__version__}, datasets {data.dataset_sha256()[:12]}. Days are local (UTC+4).",
    )
    for number, line in enumerate(lines):
        figure.text(
            0.05,
            0.062 - 0.019 * number,
            shorten(" ".join(line.split()), 210, placeholder=" …"),
            fontsize=5.6,
            color=_MUTED,
            parse_math=False,
        )


def _span(incidents: Sequence[Incident]) -> str:
    if not incidents:
        return "in this view"
    first: date = min(one.when.start for one in incidents)
    last: date = max(one.when.end for one in incidents)
    return f"from {first} to {last}"
