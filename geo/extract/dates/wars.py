"""The wars for Nagorno-Karabakh, in whose days news of the dead and the wounded there is of the war."""

from datetime import date

__all__ = ["in_war"]

# Their last day is that of the ceasefire, and two for the news.
_WARS = ((date(1991, 9, 1), date(1994, 5, 14)), (date(2020, 9, 27), date(2020, 11, 12)))


def in_war(day: date | None) -> bool:
    """Return whether a day, that of publication, lies in one of the wars."""
    return day is not None and any(first <= day <= last for first, last in _WARS)
