"""The ``geo`` command: thin, over the same functions as the app. Results on stdout, words on stderr.

Exit codes: 0 done, 1 an input, dataset or view that cannot be used (one line says which), 2 wrong usage.
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from geo import __version__, data
from geo.errors import GeoError, InputError
from geo.export import feature_collection, to_geojson
from geo.extract import rank_name
from geo.gazetteer import default_gazetteer
from geo.ingest import MAX_BYTES, parse_date, read_report, report_from_bytes, sample_reports
from geo.model import Candidate, Extraction, LonLat, Report
from geo.pipeline import located_sites, run
from geo.render import draw_figure, one_file_page
from geo.spatial import locate, parse_point, points_frame
from geo.view import View, counted, from_link, select

__all__ = ["main"]

_NAME_WIDTH = 18
_HOME_BOX = (43.4, 38.3, 51.0, 42.0)  # both countries: west, south, east, north, degrees


class _Group(click.Group):
    """The one place where a GeoError becomes a line on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GeoError as error:
            raise click.ClickException(" ".join(str(error).split())) from error


def _date(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    try:
        return None if value is None else parse_date(value, "date")
    except InputError as error:
        raise click.BadParameter(str(error)) from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="geo")
def main() -> None:
    """Turn reports of incidents into an honest map. Works offline."""


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--published", callback=_date, help="Day of publication, YYYY-MM-DD; wins over the files' headers."
)
@click.option("--language", help="Language of the texts, BCP 47 (default: the header's, else en).")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to a file instead of stdout.",
)
def extract(
    files: tuple[str, ...], published: date | None, language: str | None, output: Path | None
) -> None:
    """Print the incidents in FILES as GeoJSON, one Feature per site. "-" reads a text from stdin."""
    _refuse_overwriting(files, output)
    found = run(_reports(files, published, language))
    _write(to_geojson(found, located_sites(found.incidents)), output)
    _summarise(found)


@main.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--context", default="", help="A text that the names stand in; places it names help to choose.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def places(names: tuple[str, ...], context: str, form: str) -> None:
    """Print the places that each of NAMES can mean, the best first, with scores and reasons."""
    gazetteer = default_gazetteer()
    ranked = {name: rank_name(name, gazetteer, context=context) for name in names}
    if form == "json":
        rows = [{"name": name, "candidates": list(map(_candidate, found))} for name, found in ranked.items()]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for name, found in ranked.items():
        click.echo(f"{name}: {len(found)} candidate{'s' if len(found) != 1 else ''}")
        for candidate in found:
            click.echo("  " + _candidate_line(candidate))
        if not found:
            close = ", ".join(gazetteer.suggest(name))
            click.echo(
                f"{name}: not in the gazetteer" + (f"; similar names: {close}" if close else ""), err=True
            )


@main.command("locate", context_settings={"ignore_unknown_options": True})
@click.argument("points", nargs=-1, required=True)
@click.option(
    "--uncertainty-m",
    type=click.FloatRange(min=0),
    default=0.0,
    show_default=True,
    help="Radius of doubt about each point, metres.",
)
@click.option("--format", "form", type=click.Choice(["table", "geojson"]), default="table", show_default=True)
def locate_command(points: tuple[str, ...], uncertainty_m: float, form: str) -> None:
    """Print the context of POINTS: "lat, lon" in decimal degrees or degrees, minutes and seconds, each quoted."""
    positions = [parse_point(text) for text in points]
    index = [f"point-{number}" for number in range(1, len(positions) + 1)]
    located = locate(points_frame(positions, index, [uncertainty_m] * len(positions)))
    features = [_point_feature(identifier, row) for identifier, row in located.iterrows()]
    _warn_if_swapped(points, positions)
    if form == "geojson":
        click.echo(
            json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)
        )
        return
    for text, feature in zip(points, features, strict=True):
        click.echo(text.strip())
        for key, value in feature["properties"].items():
            click.echo(f"  {key:22} {'-' if value is None else value}")


@main.command("map")
@click.argument("files", nargs=-1)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The HTML file to write.",
)
@click.option(
    "--png", type=click.Path(dir_okay=False, path_type=Path), help="Also write a PNG figure of the same view."
)
@click.option(
    "--published", callback=_date, help="Day of publication, YYYY-MM-DD; wins over the files' headers."
)
@click.option("--language", help="Language of the texts, BCP 47.")
@click.option("--view", "query", default="", help="A permalink or its query string: what to show.")
@click.option("--title", default="Incident map", show_default=True)
def map_command(
    files: tuple[str, ...],
    output: Path,
    png: Path | None,
    published: date | None,
    language: str | None,
    query: str,
    title: str,
) -> None:
    """Write a one-file HTML map of the incidents in FILES (default: the shipped sample reports)."""
    _refuse_overwriting(files, output, png)
    found = run(_reports(files, published, language) if files else sample_reports())
    view = _view(query)
    if view.selected and view.selected not in {incident.id for incident in found.incidents}:
        click.echo(f"{view.selected} in the link is not among the incidents of these reports", err=True)
    sites = located_sites(found.incidents)
    _write(one_file_page(feature_collection(found, sites), view, title=title), output)
    if png:
        shown = select(found.incidents, view)
        _save(draw_figure(shown, sites, view, title=title), png)
    _summarise(found)


def _warn_if_swapped(points: tuple[str, ...], positions: list[LonLat]) -> None:
    """Say on stderr which points would lie in Armenia or Azerbaijan if their numbers changed places."""
    for text, (lon, lat) in zip(points, positions, strict=True):
        if not _at_home(lon, lat) and _at_home(lat, lon):
            click.echo(
                f"{text.strip()}: far from both countries; latitude comes first: are the numbers swapped?",
                err=True,
            )


def _at_home(lon: float, lat: float) -> bool:
    west, south, east, north = _HOME_BOX
    return west <= lon <= east and south <= lat <= north


def _refuse_overwriting(files: tuple[str, ...], *outputs: Path | None) -> None:
    """Raise InputError if a result would take the place of a report."""
    inputs = {Path(name).resolve() for name in files if name != "-"}
    for output in outputs:
        if output is not None and output.resolve() in inputs:
            raise InputError(f"{output}: is one of the reports: choose another file to write to")


def _reports(files: tuple[str, ...], published: date | None, language: str | None) -> list[Report]:
    return [_read(name, published, language) for name in files]


def _read(name: str, published: date | None, language: str | None) -> Report:
    if name != "-":
        return read_report(name, published=published, language=language)
    return report_from_bytes(
        sys.stdin.buffer.read(MAX_BYTES + 1), name="stdin", published=published, language=language
    )


def _view(query: str) -> View:
    view, problems = from_link(query)
    for problem in problems:
        click.echo(problem, err=True)
    return view


def _write(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
    else:
        _save(text.encode("utf-8"), output)


def _save(content: bytes, output: Path) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror or error}") from error
    click.echo(f"wrote {output} ({len(content):,} bytes)", err=True)


def _summarise(found: Extraction) -> None:
    sites = sum(len(incident.sites) for incident in found.incidents)
    placeless = sum(not incident.sites for incident in found.incidents)
    click.echo(
        f"{counted(len(found.reports), 'report')}: {counted(len(found.incidents), 'incident')} "
        f"({counted(sites, 'site')}, {placeless} without a place), "
        f"{counted(len(found.tallies), 'tally', 'tallies')}, {counted(len(found.rejections), 'rejection')}",
        err=True,
    )


def _candidate(candidate: Candidate) -> dict[str, Any]:
    place = candidate.place
    lon, lat = place.position or (None, None)
    return {
        "place_id": place.id,
        "name": place.name,
        "lon": lon,
        "lat": lat,
        "uncertainty_m": place.uncertainty_m,
        "country": place.country,
        "kind": str(place.kind),
        "score": candidate.score,
        "reason": candidate.reason,
    }


def _candidate_line(candidate: Candidate) -> str:
    place = candidate.place
    where = f"{place.position.lat:.4f}, {place.position.lon:.4f}" if place.position else "position unknown"
    return f"{candidate.score:.2f}  {place.name:{_NAME_WIDTH}} {place.kind:10} {place.country or '-':3} {where:18} {place.id}  {candidate.reason}"


def _point_feature(identifier: Any, row: Any) -> dict[str, Any]:
    """Return a located row as a Feature with the contract's property names."""
    border_m = row["border_m"]
    properties = {
        "country": row["country"],
        "admin1": row["admin1"],
        "admin1_name": row["admin1_name"],
        "admin2": row["admin2"],
        "border_km": round(float(border_m) / 1000, 2),
        "border_section": row["border_section"],
        "side": row["side"],
        "on_boundary": bool(row["on_boundary"]),
        "in_nagorno_karabakh": row["in_nagorno_karabakh"],
        "control": row["control"],
        "uncertainty_m": float(row["uncertainty_m"]),
        "dataset_sha256": data.dataset_sha256(),
    }
    coordinates = [row.geometry.x, row.geometry.y]
    return {
        "type": "Feature",
        "id": identifier,
        "geometry": {"type": "Point", "coordinates": coordinates},
        "properties": properties,
    }
