"""What several commands do with files: read reports or incidents, take a view, write results."""

import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import click
import geopandas as gpd

from geo.errors import InputError
from geo.export import feature_collection, part_of
from geo.ingest import (
    MAX_BYTES,
    extraction_of,
    read_collection,
    read_report,
    report_from_bytes,
    sample_reports,
)
from geo.model import Extraction, Incident, Report
from geo.pipeline import located_sites, run
from geo.snapshot import Snapshot, kept, read_snapshot
from geo.view import Naming, View, from_link, select, to_query

__all__ = ["Told", "read_reports", "refuse_overwriting", "save", "told_by", "view_of", "write"]

_OURS = (".geojson", ".json", ".parquet")
_SNAPSHOT = ".zip"


@dataclass(frozen=True, slots=True)
class Told:
    """What files tell: incidents, their sites' context, and the view to show of them.

    ``whole`` is the collection of a file of ours, None where reports were read.
    """

    extraction: Extraction
    sites: gpd.GeoDataFrame
    view: View
    whole: dict[str, Any] | None = None

    @property
    def shown(self) -> tuple[Incident, ...]:
        """The incidents that the view shows."""
        return select(self.extraction.incidents, self.view)

    def collection(self, *, all_of_it: bool = False) -> dict[str, Any]:
        """Return the contract's FeatureCollection of what is shown, or of all incidents."""
        incidents = self.extraction.incidents if all_of_it else self.shown
        if self.whole is not None:
            return part_of(self.whole, incidents)
        naming = Naming.BOTH if all_of_it else self.view.naming
        return feature_collection(replace(self.extraction, incidents=incidents), self.sites, naming=naming)


def told_by(files: tuple[str, ...], query: str, published: date | None, language: str | None) -> Told:
    """Return what files tell: texts to be read, or one GeoJSON, GeoParquet or snapshot of ours; without any, the sample reports.

    ``query`` is a permalink or its query string. A snapshot is shown as it was made, unless a query is given.
    """
    named = _snapshot_named(query)
    if named and not files:
        return _frozen(kept(named), query)
    if named:
        raise InputError(f"the link names the snapshot {named[:20]}: give no files, or a link without it")
    ours = [name for name in files if Path(name).suffix.lower() in (*_OURS, _SNAPSHOT)]
    if not ours:
        found = run(read_reports(files, published, language) if files else sample_reports())
        return Told(found, located_sites(found.incidents), view_of(query))
    if len(files) > 1:
        raise InputError(f"{ours[0]}: holds incidents: give it alone, without other files")
    if ours[0].lower().endswith(_SNAPSHOT):
        return _frozen(read_snapshot(_bytes_of(ours[0])), query)
    return _told_of(read_collection(ours[0]), view_of(query))


def _frozen(snapshot: Snapshot, query: str) -> Told:
    """Return what a snapshot shows: as it was made, or by a view that the query says."""
    view = view_of(query)
    return _told_of(snapshot.collection, view if to_query(view) else snapshot.view)


def _told_of(whole: dict[str, Any], view: View) -> Told:
    found = extraction_of(whole)
    if view.naming != (whole.get("naming") or Naming.BOTH):
        click.echo(f"places are named as in the file: {whole.get('naming')}", err=True)
    return Told(found, located_sites(found.incidents), view, whole)


def _snapshot_named(query: str) -> str:
    """Return the name of the snapshot that a link is of, "" if it is of none."""
    told = parse_qs(urlsplit(query).query or query.removeprefix("?"))
    return next(iter(told.get("snapshot", ())), "")


def _bytes_of(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from error


def refuse_overwriting(files: tuple[str, ...], *outputs: Path | None) -> None:
    """Raise InputError if a result would take the place of a report."""
    inputs = {Path(name).resolve() for name in files if name != "-"}
    for output in outputs:
        if output is not None and output.resolve() in inputs:
            raise InputError(f"{output}: is one of the reports: choose another file to write to")


def read_reports(files: tuple[str, ...], published: date | None, language: str | None) -> list[Report]:
    """Return the reports in files; "-" is stdin."""
    return [_read(name, published, language) for name in files]


_TABLES = (".csv", ".kml", ".gpkg", ".geojson", ".json", ".parquet", ".zip")


def _read(name: str, published: date | None, language: str | None) -> Report:
    if Path(name).suffix.lower() in _TABLES:
        raise InputError(
            f"{name}: is no report but data: of what geo export writes, geo map, figure, export and snapshot make read GeoJSON, GeoParquet and snapshots"
        )
    if name != "-":
        return read_report(name, published=published, language=language)
    return report_from_bytes(
        sys.stdin.buffer.read(MAX_BYTES + 1), name="stdin", published=published, language=language
    )


def view_of(query: str) -> View:
    """Return the view of a permalink or its query string; what cannot be read is said on stderr."""
    view, problems = from_link(query)
    for problem in problems:
        click.echo(problem, err=True)
    if query and not to_query(view) and not _snapshot_named(query):
        click.echo(f"{query[:80]!r} says nothing of what to show: everything is shown", err=True)
    return view


def write(text: str, output: Path | None) -> None:
    """Write text to a file, or to stdout without one."""
    if output is None:
        click.echo(text, nl=False)
    else:
        save(text.encode("utf-8"), output)


def save(content: bytes, output: Path) -> None:
    """Write a file and say so on stderr.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    try:
        output.write_bytes(content)
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror or error}") from error
    click.echo(f"wrote {output} ({len(content):,} bytes)", err=True)
