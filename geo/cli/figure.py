"""``geo figure``: what a view shows, as a picture or an animation for print, slides and posts."""

from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from geo.cli.options import language_option, published_option
from geo.cli.reading import refuse_overwriting, save, told_by, write
from geo.editions import edition_of
from geo.errors import InputError
from geo.extract import ids_of
from geo.language import Language
from geo.render import AnimationFormat, FigureFormat, FigureSize, alt_text, animate, draw_figure
from geo.view import Mode, Step, counted

__all__ = ["figure"]

_ENDINGS = (*FigureFormat, *AnimationFormat)
_PLAYS = (Mode.CUMULATIVE.value, Mode.WINDOW.value)


@click.command()
@click.argument("files", nargs=-1)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help=f"The file to write; its ending says the format: {', '.join(_ENDINGS)}.",
)
@click.option("--view", "query", default="", help="A permalink or its query string: what to show.")
@click.option(
    "--size",
    type=click.Choice([each.value for each in FigureSize]),
    default=FigureSize.SLIDE.value,
    show_default=True,
    help="A slide of 16 to 9, a page of A4 or a square post.",
)
@click.option("--title", default="Incident map", show_default=True)
@click.option(
    "--link", help="Web address to print with a code to scan (default: that of --view, if it has one)."
)
@click.option(
    "--alt",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help='Write in words what the picture shows to a file, or to stdout with "-".',
)
@click.option(
    "--made",
    help="Moment to print and to reproduce a picture with, such as 2023-05-10T21:30Z (default: now).",
)
@click.option("--play", type=click.Choice(_PLAYS), default=_PLAYS[0], show_default=True, help="Of animations: all since the beginning, or a window that moves on.")  # fmt: skip
@click.option("--step", type=click.Choice([each.value for each in Step]), help="Of animations: how far time moves a frame (default: by the length of the period).")  # fmt: skip
@published_option
@language_option
def figure(  # one for each option
    files: tuple[str, ...],
    *,
    output: Path,
    query: str,
    size: str,
    title: str,
    link: str | None,
    alt: Path | None,
    made: str | None,
    play: str,
    step: str | None,
    published: date | None,
    language: str | None,
) -> None:
    """Write a picture or an animation of the incidents in FILES (default: the shipped sample reports)."""
    to_stdout = alt is not None and str(alt) == "-"
    refuse_overwriting(files, output, None if to_stdout else alt)
    ending, moment = _ending(output), _moment(made)
    told = told_by(files, query, published, language)
    if told.view.language is not Language.ENGLISH or told.view.theme is not None:
        click.echo(
            "lang and theme of the link change the map only: pictures are in English, on white", err=True
        )
    view, shown, sites, every = told.view, told.shown, told.sites, told.extraction.incidents
    if view.selected and view.selected not in {each for one in every for each in ids_of(one)}:
        click.echo(f"{view.selected} in the link is not among the incidents of these reports", err=True)
    page = FigureSize(size)
    if isinstance(ending, FigureFormat):
        address = link if link is not None else query if urlsplit(query).scheme in ("http", "https") else ""
        content = draw_figure(shown, sites, view, title=title, form=ending, size=page, made=moment, link=address, around=every, reports=told.extraction.reports, edition=edition_of(told.collection(all_of_it=True)).name, tallies=told.extraction.tallies)  # fmt: skip
    else:
        content = animate(shown, sites, view, title=title, form=ending, size=page, play=Mode(play), step=Step(step) if step else None, made=moment)  # fmt: skip
    save(content, output)
    if alt is not None:
        write(
            alt_text(shown, sites, view, title=title, tallies=told.extraction.tallies) + "\n",
            None if to_stdout else alt,
        )
    click.echo(f"{counted(len(shown), 'incident')} of {len(every)} in the picture", err=True)


def _ending(output: Path) -> FigureFormat | AnimationFormat:
    """Return the format that a file's ending names; another ending is wrong usage."""
    ending = output.suffix.lower().removeprefix(".")
    if ending in set(FigureFormat):
        return FigureFormat(ending)
    if ending in set(AnimationFormat):
        return AnimationFormat(ending)
    raise click.UsageError(f"{output}: its ending is none of {', '.join(_ENDINGS)}")


def _moment(text: str | None) -> datetime:
    """Return a moment; one without a zone is UTC.

    Raises
    ------
    InputError
        If it is none.
    """
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
        return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(f"made {text[:40]!r} is no moment: give it as 2023-05-10T21:30Z") from error
