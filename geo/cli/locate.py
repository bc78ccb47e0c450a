"""``geo locate``: what the datasets know of points."""

import sys
from datetime import date, datetime
from typing import Any

import click
import pandas as pd

from geo.cli.options import past_day
from geo.errors import InputError
from geo.export import POINT_FORMATS, located_collection, printable, write_located
from geo.ingest import MAX_POINT_BYTES, PointTable, read_points
from geo.pipeline import locate_mixed
from geo.spatial import LOCAL, default_theatre, parse_point, points_frame
from geo.view import counted

__all__ = ["locate"]

_SHOWN = 5


@click.command("locate", context_settings={"ignore_unknown_options": True})
@click.argument("points", nargs=-1)
@click.option(
    "--on",
    callback=past_day,
    help="Day for areas and control, YYYY-MM-DD (default: the row's own, else today).",
)
@click.option(
    "--uncertainty-m",
    type=click.FloatRange(min=0),
    help="Radius of doubt about each point, metres (default: the row's own, else 0).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(POINT_FORMATS),
    help="How to print (default: details for points given here, table for those on stdin).",
)
def locate(points: tuple[str, ...], on: date | None, uncertainty_m: float | None, form: str | None) -> None:
    """Print the context of POINTS: "lat, lon" in decimal degrees or degrees, minutes and seconds, each quoted.

    Without POINTS, or with "-", read a CSV (lat, lon; also id, uncertainty_m, date) or a GeoJSON of points or polygons
    from stdin.
    """
    given = points not in ((), ("-",))
    if not points and sys.stdin.isatty():
        raise click.UsageError("give points, or a CSV or GeoJSON on stdin")
    table = _given_points(points) if given else read_points(sys.stdin.buffer.read(MAX_POINT_BYTES + 1))
    frame = table.frame.copy()
    today = datetime.now(LOCAL).date()
    frame["on"] = pd.Series([on or day or today for day in frame["on"]], frame.index, object)
    if uncertainty_m is not None:
        frame["uncertainty_m"] = uncertainty_m
    for rejection in table.rejections:
        click.echo(printable(f"{rejection.text}: left out: {rejection.reason}"), err=True)
    if frame.empty:
        raise InputError(f"none of {counted(len(table.rejections), 'row')} is a position")
    located = locate_mixed(frame)
    _warn_of_unknown(located)
    text = write_located(
        located_collection(located, table.rejections), form or ("details" if given else "table")
    )
    click.echo(text, nl=False)


def _given_points(points: tuple[str, ...]) -> PointTable:
    """Return the points of the command line, each with its text for an id."""
    positions = [parse_point(text) for text in points]
    names = [" ".join(text.split()) for text in points]
    repeated = {name for name in names if names.count(name) > 1}
    index = [f"{name} ({number})" if name in repeated else name for number, name in enumerate(names, 1)]
    return PointTable(points_frame(positions, index).assign(on=None), ())


def _warn_of_unknown(located: Any) -> None:
    """Say on stderr which rows the datasets cannot answer for, and why."""
    outside = ~located["in_theatre"].to_numpy(bool)
    beyond, doubtful = located.index[outside], located.index[outside & located["side_best"].isna().to_numpy()]
    if len(doubtful):
        click.echo(
            f"{_some(doubtful)}: are latitude and longitude swapped? As written, nothing is known of it",
            err=True,
        )
    if len(beyond):
        west, south, east, north = default_theatre().box
        click.echo(
            f"{_some(beyond)}: outside {west:.1f}-{east:.1f}°E {south:.1f}-{north:.1f}°N, which the datasets cover: country unknown",
            err=True,
        )
    first = default_theatre().calendar.first_day
    early = located.index[[day < first for day in located["on"]]]
    if len(early):
        click.echo(
            f"{_some(early)}: no dataset says who held what before {first}: control indeterminate", err=True
        )


def _some(index: Any) -> str:
    """Return the first ids of an index and how many more there are."""
    shown = ", ".join(printable(one) for one in index[:_SHOWN])
    return shown if len(index) <= _SHOWN else f"{shown} and {len(index) - _SHOWN} more"
