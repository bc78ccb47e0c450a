"""The wars for Nagorno-Karabakh, in whose days news of the dead and the wounded there is of the war."""

from datetime import date, timedelta

__all__ = ["in_fighting", "in_war"]

# Their last day is that of the ceasefire, and two for the news.
_WARS = ((date(1991, 9, 1), date(1994, 5, 14)), (date(2020, 9, 27), date(2020, 11, 12)))
_NEWS = timedelta(days=2)
# Days, local, of open fighting with heavy weapons outside the wars: this project's own list, docs/method.md states it.
_FLARE_UPS = (
    (date(2016, 4, 2), date(2016, 4, 5)),
    (date(2020, 7, 12), date(2020, 7, 16)),
    (date(2022, 9, 13), date(2022, 9, 14)),
    (date(2023, 9, 19), date(2023, 9, 20)),
)


def in_war(day: date | None) -> bool:
    """Return whether a day, that of publication, lies in one of the wars."""
    return day is not None and any(first <= day <= last for first, last in _WARS)


def in_fighting(day: date) -> bool:
    """Return whether towns and posts were under heavy weapons on a day: in one of the wars, or in a flare-up."""
    fought = [(first, last - _NEWS) for first, last in _WARS]
    return any(first <= day <= last for first, last in (*fought, *_FLARE_UPS))
