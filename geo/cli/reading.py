"""What several commands do with files: read reports, take a view, write results."""

import sys
from datetime import date
from pathlib import Path

import click

from geo.errors import InputError
from geo.ingest import MAX_BYTES, read_report, report_from_bytes
from geo.model import Report
from geo.view import View, from_link

__all__ = ["read_reports", "refuse_overwriting", "save", "view_of", "write"]


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
