"""``geo snapshot``: what a view shows, frozen in a file that anyone can check."""

from datetime import date
from pathlib import Path

import click

from geo.cli.options import language_option, published_option
from geo.cli.reading import refuse_overwriting, save, told_by
from geo.errors import InputError
from geo.export import printable
from geo.snapshot import keep, make_snapshot, read_snapshot
from geo.view import counted, sentence

__all__ = ["snapshot"]


@click.group()
def snapshot() -> None:
    """Make and check snapshots: what a view shows, frozen, named by the hash of its content."""


@snapshot.command()
@click.argument("files", nargs=-1)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The zip to write."
)
@click.option("--view", "query", default="", help="A permalink or its query string: what to freeze.")
@published_option
@language_option
@click.option("--keep", "kept_too", is_flag=True, help="Also keep it in your data folder (GEO_HOME).")
def make(
    files: tuple[str, ...],
    *,
    output: Path,
    query: str,
    published: date | None,
    language: str | None,
    kept_too: bool,
) -> None:
    """Freeze what a view shows of the incidents in FILES (default: the shipped sample reports). Prints the snapshot's name."""
    refuse_overwriting(files, output)
    told = told_by(files, query, published, language)
    name, content = make_snapshot(told.collection(), told.view)
    if kept_too:
        keep(content)
    save(content, output)
    click.echo(f"{counted(len(told.shown), 'incident')}: {sentence(told.view)}", err=True)
    click.echo(name)


@snapshot.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--name", help="The name that it must have, 64 hexadecimal digits.")
def verify(file: Path, name: str | None) -> None:
    """Check every byte of the snapshot in FILE and print its name."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error
    checked = read_snapshot(content, name=name)
    incidents = {feature["properties"]["incident_id"] for feature in checked.collection["features"]}
    click.echo(checked.name)
    click.echo(
        f"unaltered: {counted(len(incidents), 'incident')}, {sentence(checked.view)}; "
        f"made {checked.made:%Y-%m-%d %H:%M} UTC by geo {printable(checked.version)}",
        err=True,
    )
