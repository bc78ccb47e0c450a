"""What several commands do with files: read reports or incidents, take a view, write results."""

import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

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
from geo.snapshot import read_snapshot
from geo.view import Naming, View, from_link, select

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
    ours = [name for name in files if Path(name).suffix.lower() in (*_OURS, _SNAPSHOT)]
    if not ours:
        found = run(read_reports(files, published, language) if files else sample_reports())
        return Told(found, located_sites(found.incidents), view_of(query))
    if len(files) > 1:
        raise InputError(f"{ours[0]}: holds incidents: give it alone, without other files")
    view = view_of(query)
    if ours[0].lower().endswith(_SNAPSHOT):
        frozen = read_snapshot(_bytes_of(ours[0]))
        whole, view = frozen.collection, view if query else frozen.view
    else:
        whole = read_collection(ours[0])
    found = extraction_of(whole)
    if view.naming != (whole.get("naming") or Naming.BOTH):
        click.echo(f"{ours[0]}: places are named as in the file: {whole.get('naming')}", err=True)
    return Told(found, located_sites(found.incidents), view, whole)


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


def _read(name: str, published: date | None, language: str | None) -> Report:
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
