"""``geo export``: what a view shows of reports, as a file of one of many formats."""

import sys
from datetime import date
from pathlib import Path

import click

from geo.cli.options import language_option, published_option
from geo.cli.reading import refuse_overwriting, save, told_by
from geo.export import FORMATS, export
from geo.view import counted

__all__ = ["export_command"]


@click.command("export")
@click.argument("files", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="geojson",
    show_default=True,
    help="What to write.",
)
@click.option("--view", "query", default="", help="A permalink or its query string: what to export.")
@published_option
@language_option
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to a file instead of stdout.",
)
def export_command(
    files: tuple[str, ...],
    *,
    form: str,
    query: str,
    published: date | None,
    language: str | None,
    output: Path | None,
) -> None:
    """Write what a view shows of the incidents in FILES (default: the shipped sample reports) in one of many formats.

    FILES are reports, or one GeoJSON, GeoParquet or snapshot that this program wrote.
    What the format cannot say is told on stderr, with the number of rows.
    """
    refuse_overwriting(files, output)
    told = told_by(files, query, published, language)
    made = export(told.collection(), form)
    if output is None:
        sys.stdout.buffer.write(made.content)
    else:
        save(made.content, output)
    click.echo(
        f"{counted(len(told.shown), 'incident')} of {len(told.extraction.incidents)} as {FORMATS[form].title}; not in it:",
        err=True,
    )
    click.echo(made.report(), err=True)
