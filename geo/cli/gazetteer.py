"""``geo places`` and ``geo gazetteer``: what a name can mean, and tables of one's own."""

import json
from pathlib import Path
from typing import Any

import click

from geo import data
from geo.errors import InputError, NetworkError
from geo.export import printable
from geo.extract import rank_name
from geo.gazetteer import Gazetteer, default_gazetteer
from geo.gazetteer.additions import ADDED, Report, add
from geo.gazetteer.download import COUNTRIES, GEONAMES_URL, fetch_dump
from geo.gazetteer.online import SERVICES, OnlineNames
from geo.gazetteer.tables import MAX_TABLE_BYTES, read_table
from geo.model import Candidate

__all__ = ["gazetteer", "places"]

_NAME_WIDTH = 18
_LONGEST_NAME = 200
_SHOWN = 10


@click.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--context", default="", help="A text that the names stand in; places it names help to choose.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--online",
    type=click.Choice(SERVICES),
    help="Ask this service on the network for names that the gazetteer lacks (default: ask nobody).",
)
@click.option("--server", help="Address of one's own instance of that service.")
def places(names: tuple[str, ...], context: str, form: str, online: str | None, server: str | None) -> None:
    """Print the places that each of NAMES can mean, the best first, with scores and reasons."""
    if server and not online:
        raise click.UsageError("--server needs --online")
    for name in names:
        if len(name) > _LONGEST_NAME:
            raise InputError(f"{name[:40]!r}…: {len(name):,} characters are no name: give text by --context")
    known = default_gazetteer()
    asked = OnlineNames(online, server=server) if online else None
    ranked = {}
    for name in names:
        ranked[name] = rank_name(name, known, context=context)
        if asked and not ranked[name]:
            ranked[name] = asked.candidates(name)
    if form == "json":
        rows = [{"name": name, "candidates": list(map(_candidate, found))} for name, found in ranked.items()]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for name, found in ranked.items():
        _print(name, found, known)


def _print(name: str, found: list[Candidate], known: Gazetteer) -> None:
    click.echo(f"{printable(name)}: {len(found)} candidate{'s' if len(found) != 1 else ''}")
    for candidate in found:
        click.echo("  " + _candidate_line(candidate))
    if not found:
        close = ", ".join(map(printable, known.suggest(name)))
        click.echo(
            f"{printable(name)}: not in the gazetteer" + (f"; similar names: {close}" if close else ""),
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
    return printable(
        f"{candidate.score:.2f}  {place.name:{_NAME_WIDTH}} {place.kind:10} {place.country or '-':3} {where:18} "
        f"{place.id}  {candidate.reason}"
    )


@click.group()
def gazetteer() -> None:
    """Add places and names of your own to the gazetteer; they stay in your data folder."""


@gazetteer.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be added, merged and rejected.")
def add_command(files: tuple[Path, ...], dry_run: bool) -> None:
    """Add the places of FILES: a GeoNames country dump (text or ZIP), a Who's On First CSV, or a table of places."""
    for path in files:
        report = add(read_table(_content(path), path.name), dry_run=dry_run)
        _report(path.name, report, dry_run=dry_run)


@gazetteer.command()
@click.option(
    "--source", default=GEONAMES_URL, show_default=True, help="Address of the folder with the dumps."
)
def update(source: str) -> None:
    """Download GeoNames' dumps of Armenia and Azerbaijan and add their places. Needs a network."""
    folder = data.user_folder() / "geonames"
    for country in COUNTRIES:
        try:
            got = fetch_dump(country, folder, source=source)
        except NetworkError:
            raise
        except OSError as error:
            raise InputError(
                f"{folder}: {error.strerror or error}: set GEO_HOME to a folder of yours"
            ) from error
        state = f"downloaded, {got.received:,} bytes" if got.new else "unchanged"
        click.echo(f"{got.path.name}: {state}, sha256 {got.sha256[:12]}…", err=True)
        _report(got.path.name, add(read_table(got.path.read_bytes(), got.path.name)), dry_run=False)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_TABLE_BYTES:
            raise InputError(f"{path}: larger than {MAX_TABLE_BYTES // 1_000_000} MB: split it")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _report(name: str, report: Report, *, dry_run: bool) -> None:
    """Print the figures on stdout, and on stderr the rejected rows: the first ten, and how many of each further reason."""
    would = "would be " if dry_run else ""
    click.echo(
        f"{printable(name)} ({report.form}): {len(report.added)} {would}added, {len(report.merged)} {would}merged, "
        f"{len(report.unchanged)} with nothing new, {len(report.refused)} rejected"
    )
    for one in report.refused[:_SHOWN]:
        click.echo(printable(f"{one.where} ({one.name}): rejected: {one.reason}"), err=True)
    rest: dict[str, int] = {}
    for one in report.refused[_SHOWN:]:
        reason = one.reason if one.reason.startswith(("a ", "deprecated")) else "other reasons"
        rest[reason] = rest.get(reason, 0) + 1
    for reason, number in sorted(rest.items(), key=lambda item: -item[1])[:_SHOWN]:
        click.echo(printable(f"{name}: {number} more rejected: {reason}"), err=True)
    if (report.added or report.merged) and not dry_run:
        click.echo(f"kept in {data.user_folder() / ADDED}", err=True)
