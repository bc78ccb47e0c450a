"""The ground of the map: countries, provinces, the oblast's outline, control, names of countries and towns."""

import math
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache

import shapely

from geo.export.naming import place_label
from geo.gazetteer import default_gazetteer
from geo.model import Place, PlaceKind
from geo.render.figure.control import draw_control
from geo.render.figure.frame import DATA_BOUNDS, Frame
from geo.render.figure.grounds import grounds
from geo.render.figure.labels import Label, points_within
from geo.render.figure.outlines import fill_shape
from geo.render.figure.sheet import MUTED, Box, Sheet, Type, text_width
from geo.view import Naming

__all__ = ["OBLAST_DASHES", "country_labels", "draw_ground", "province_labels", "town_labels"]

OBLAST_DASHES = (5.0, 3.0)
_SEA, _LAND, _HOME_LAND, _UNKNOWN = "#dbe6ee", "#ebe9e3", "#f8f6f0", "#f2f2f2"
_HOME = ("country-AM", "country-AZ")
# Landmarks whatever their size: Stepanakert / Khankendi.
_LANDMARKS = ("gn-146970",)
_TOWNS = 9
_SUBURB = 28.0  # points
_LEAST_TOWN = 800
_DETAIL_HEIGHT_DEG = 2.0


def draw_ground(sheet: Sheet, frame: Frame, day: date | None) -> None:
    """Draw the ground with control on a day, and the frame's edge; what lies outside the data stays grey."""
    sheet.rectangle(frame.box, facecolor=_UNKNOWN, linewidth=0, zorder=0)
    fill_shape(
        sheet, frame, shapely.box(*DATA_BOUNDS), facecolor=_SEA, edgecolor="none", linewidth=0, zorder=0.5
    )
    for ground in grounds():
        if ground.layer == "country":
            home = ground.id in _HOME
            fill_shape(
                sheet,
                frame,
                ground.shape,
                facecolor=_HOME_LAND if home else _LAND,
                edgecolor="none",
                linewidth=0,
                zorder=1,
            )
            fill_shape(
                sheet, frame, ground.shape, facecolor="none", edgecolor="#5a5a5a" if home else "#8d8d8d",
                linewidth=1.1 if home else 0.5, joinstyle="round", zorder=2.5,
            )  # fmt: skip
        elif ground.layer == "province":
            fill_shape(
                sheet, frame, ground.shape, facecolor="none", edgecolor="#d2cdc3", linewidth=0.4, zorder=2
            )
        elif ground.layer == "oblast":
            fill_shape(
                sheet, frame, ground.shape, facecolor="#00000008", edgecolor="#444444", linewidth=0.9,
                linestyle=(0, OBLAST_DASHES), zorder=3,
            )  # fmt: skip
    draw_control(sheet, frame, grounds(), day)
    sheet.rectangle(frame.box, facecolor="none", edgecolor="#9a9a9a", linewidth=0.7, zorder=15)


def country_labels(frame: Frame, size: float) -> Iterator[Label]:
    """Yield the names of the countries, in the middle of what the frame shows of them."""
    for ground in grounds():
        if ground.layer == "country":
            kind = Type(size if ground.id in _HOME else 0.85 * size, "#8c867b", bold=True)
            text = ground.name.upper()
            spots = points_within(
                frame.shape(ground.shape), frame.box.inner(4), 0.9 * text_width(text, kind), kind.size
            )
            if spots:
                yield Label(text, kind, spots, backed=False)


def province_labels(frame: Frame, naming: Naming, size: float) -> Iterator[Label]:
    """Yield the names of provinces and districts where the frame is near enough for them."""
    if frame.north - frame.south > _DETAIL_HEIGHT_DEG:
        return
    kind = Type(size, "#7d776c", slanted=True)
    for ground in grounds():
        if ground.layer == "province":
            place = default_gazetteer().place(ground.id)
            text = place_label(place, naming) if place else ground.name
            spots = points_within(
                frame.shape(ground.shape), frame.box.inner(4), text_width(text, kind), kind.size
            )
            if spots:
                yield Label(text, kind, spots, backed=False)


def town_labels(frame: Frame, naming: Naming, size: float, without: Collection[str]) -> Iterator[Label]:
    """Yield the names of the largest towns that the frame shows, for orientation, but for those of some ids."""
    inner = frame.box.inner(6)
    seen: list[tuple[float, float]] = []
    for place in _towns():
        at = frame.point(*place.position) if place.position else (0.0, 0.0)
        if place.id in without or not inner.holds(Box(*at, 0, 0)):
            continue
        if any(math.dist(at, other) < _SUBURB for other in seen):
            continue
        yield Label(place_label(place, naming), Type(size, MUTED), (at,), radius=1.5, dot=True, backed=False)
        seen.append(at)
        if len(seen) == _TOWNS:
            return


@cache
def _towns() -> tuple[Place, ...]:
    """Return the towns, landmarks first, then the largest."""
    towns = [
        place
        for place in default_gazetteer().places()
        if place.kind is PlaceKind.SETTLEMENT
        and place.position
        and (place.population >= _LEAST_TOWN or place.id in _LANDMARKS)
    ]
    return tuple(sorted(towns, key=lambda one: (one.id not in _LANDMARKS, -one.population, one.id)))
