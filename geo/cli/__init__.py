"""The ``geo`` command: thin, over the same functions as the app. Results on stdout, words on stderr.

Exit codes: 0 done, 1 an input, dataset or view that cannot be used (one line says which), 2 wrong usage.
"""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

import click

from geo import __version__
from geo.cli.export import export_command
from geo.cli.figure import figure
from geo.cli.gazetteer import gazetteer, places
from geo.cli.locate import locate
from geo.cli.options import language_option, published_option
from geo.cli.reading import read_reports, refuse_overwriting, save, told_by, write
from geo.cli.snapshot import snapshot
from geo.errors import GeoError
from geo.export import printable, to_geojson
from geo.extract import MarkKind, explain, ids_of
from geo.gazetteer import default_gazetteer
from geo.ingest import read_corrections
from geo.model import Correction, Extraction, Report
from geo.pipeline import located_sites, run
from geo.render import draw_figure, one_file_page
from geo.view import counted

__all__ = ["main"]

_TOLD = 80


class _Group(click.Group):
    """The one place where a GeoError becomes a line on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GeoError as error:
            raise click.ClickException(" ".join(str(error).split())) from error


def _apart(
    _ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[frozenset[str], ...]:
    pairs: list[frozenset[str]] = []
    for value in values:
        first, *others = value.split(",")
        if not first or not others or not all(others) or first in others:
            raise click.BadParameter(
                f"{value}: give two ids or more with commas between, as in “links” of the output"
            )
        pairs += [frozenset((first, other)) for other in others]
    return tuple(pairs)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="geo")
def main() -> None:
    """Turn reports of incidents into an honest map. Works offline."""


@main.command()
@click.argument("files", nargs=-1, required=True)
@published_option
@language_option
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to a file instead of stdout.",
)
@click.option(
    "--explain",
    "explained",
    is_flag=True,
    help="Print each sentence with what was marked in it and why, instead of GeoJSON.",
)
@click.option("--no-link", is_flag=True, help="Leave the incidents of each report to themselves.")
@click.option(
    "--apart",
    multiple=True,
    metavar="ID,ID[,ID…]",
    callback=_apart,
    help="Keep the first of these incidents apart from the others (see “links” in the output); may be given several times.",
)
@click.option(
    "--corrections",
    "corrections_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Put right what a person corrected: a JSON list, or a GeoJSON of this command or the app that holds corrections.",
)
def extract(
    files: tuple[str, ...],
    *,
    published: date | None,
    language: str | None,
    output: Path | None,
    explained: bool,
    no_link: bool,
    apart: tuple[frozenset[str], ...],
    corrections_file: Path | None,
) -> None:
    """Print the incidents in FILES as GeoJSON, one Feature per site. "-" reads a text from stdin."""
    refuse_overwriting(files, output)
    reports = read_reports(files, published, language)
    if explained:
        write("\n".join(map(_explanation, reports)), output)
        return
    if no_link and apart:
        raise click.UsageError("--apart has nothing to keep apart with --no-link")
    corrections = read_corrections(corrections_file) if corrections_file else ()
    found = run(reports, linked=not no_link, apart=apart, corrections=corrections)
    _warn_of_edits(found, apart, corrections_file, corrections)
    write(to_geojson(found, located_sites(found.incidents)), output)
    _summarise(found)


def _warn_of_edits(
    found: Extraction,
    apart: Collection[frozenset[str]],
    path: Path | None,
    corrections: Collection[Correction],
) -> None:
    """Say on stderr which ids and corrections are of no incident here."""
    known = {each for incident in found.incidents for each in ids_of(incident)}
    for unknown in sorted({each for pair in apart for each in pair} - known):
        click.echo(f"{unknown}: --apart names it, and it is no incident of these reports", err=True)
    if path and not corrections:
        click.echo(f"{path}: holds no corrections", err=True)
    for one in found.rejections:
        if one.reason.startswith("correction not applied"):
            click.echo(printable(one.reason), err=True)


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
@published_option
@language_option
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
    refuse_overwriting(files, output, png)
    told = told_by(files, query, published, language)
    view, incidents = told.view, told.extraction.incidents
    if view.selected and view.selected not in {each for one in incidents for each in ids_of(one)}:
        click.echo(f"{view.selected} in the link is not among the incidents of these reports", err=True)
    write(one_file_page(told.collection(all_of_it=True), view, title=title), output)
    if png:
        save(
            draw_figure(
                told.shown, told.sites, view, title=title, around=incidents, reports=told.extraction.reports
            ),
            png,
        )
    _summarise(told.extraction)


def _explanation(report: Report) -> str:
    """Return a report's sentences, below each the spans marked in it with what they were taken for and why."""
    lines = [
        f"== {report.title or report.path or report.id} ({report.language}, {report.published or 'no date'})"
    ]
    for mark in explain(report, default_gazetteer()):
        told = " ".join(report.text[mark.start : mark.end].split())
        if mark.what is MarkKind.SENTENCE:
            lines += ["", told, f"  → {mark.says}: {mark.why}"]
        else:
            shown = f"{told[:_TOLD]}…" if len(told) > _TOLD else told
            lines.append(f"  {mark.what:<9} “{shown}”  {mark.says}  [{mark.why}]")
    if len(lines) == 1:
        lines += [f"  → {one.reason}" for one in run([report]).rejections]
    return "\n".join(lines) + "\n"


def _summarise(found: Extraction) -> None:
    sites = sum(len(incident.sites) for incident in found.incidents)
    placeless = sum(not incident.sites for incident in found.incidents)
    joined = sum(bool(incident.links) for incident in found.incidents)
    several = f", {joined} told of by several reports" if joined else ""
    for copy in found.copies:
        click.echo(f"{copy.report_id} has {copy.share:.0%} of its text from {copy.of}: one source", err=True)
    click.echo(
        f"{counted(len(found.reports), 'report')}: {counted(len(found.incidents), 'incident')} "
        f"({counted(sites, 'site')}, {placeless} without a place{several}), "
        f"{counted(len(found.tallies), 'tally', 'tallies')}, {counted(len(found.rejections), 'rejection')}",
        err=True,
    )
    whole = {one.id: one for one in found.reports}
    for one in found.rejections:
        report = whole.get(one.report_id)
        if report and (one.start, one.end) == (0, len(report.text)):
            click.echo(printable(f"{report.path or report.id}: nothing was read: {one.reason}"), err=True)
    undated = [one.id for one in found.reports if one.published is None]
    if undated and any(one.reason.startswith("no date") for one in found.rejections):
        click.echo(
            f'{counted(len(undated), "report")} without a day of publication: words such as "on Tuesday" have no date, and '
            'sentences without one are left out. Say it with --published YYYY-MM-DD, or with a line "published: YYYY-MM-DD" '
            "above the text.",
            err=True,
        )


main.add_command(export_command)
main.add_command(figure)
main.add_command(locate)
main.add_command(places)
main.add_command(snapshot)
main.add_command(gazetteer)
