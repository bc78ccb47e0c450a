"""Options that several commands take, and their values."""

from datetime import date, datetime, timedelta

import click

from geo.errors import InputError
from geo.ingest import parse_date
from geo.spatial import LOCAL

__all__ = ["day", "language_option", "past_day", "publication_day", "published_option"]


def day(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """Return the day that an option gives, None if it is not given; another value is wrong usage."""
    try:
        return None if value is None else parse_date(value, "date")
    except InputError as error:
        raise click.BadParameter(str(error)) from error


def past_day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Return the day that an option gives, as :func:`day` does; one to come is wrong usage."""
    given = day(ctx, parameter, value)
    if given is not None and given > datetime.now(LOCAL).date():
        raise click.BadParameter(f"{given} is in the future: nobody knows who will hold what")
    return given


def publication_day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Return the day that an option gives, as :func:`day` does; one later than tomorrow, which is today elsewhere, is wrong usage."""
    given = day(ctx, parameter, value)
    if given is not None and given > datetime.now(LOCAL).date() + timedelta(days=1):
        raise click.BadParameter(f"{given} is in the future: give the day on which the report was published")
    return given


published_option = click.option(
    "--published",
    callback=publication_day,
    help="Day of publication, YYYY-MM-DD; wins over the files' headers.",
)
language_option = click.option(
    "--language", help="Language of the texts, BCP 47 (default: the header's, else guessed from the letters)."
)
