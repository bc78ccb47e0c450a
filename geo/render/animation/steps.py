"""The windows of time that an animation goes through, by the rules of the map's playback."""

import calendar
import math
from datetime import date, timedelta

from geo.view import Mode, Step

__all__ = ["MOST_FRAMES", "step_for", "windows"]

MOST_FRAMES = 150
"""Windows of an animation at most: of more, every second, third … is shown."""

_WIDTHS = {"day": 7, "week": 4, "month": 3}
_DAY = timedelta(days=1)


def step_for(first: date, last: date) -> Step:
    """Return the finest step that takes a period of days in at most 75 frames, months if none does."""
    days = (last - first).days + 1
    return Step.DAY if days <= MOST_FRAMES / 2 else Step.WEEK if days <= 7 * MOST_FRAMES / 2 else Step.MONTH


def windows(first: date, last: date, *, play: Mode, step: Step) -> list[tuple[date, date]]:
    """Return the windows, both ends included, from the first day to the last; at most :data:`MOST_FRAMES`.

    A moving window is 7 days, 4 weeks or 3 months wide, as on the map; with a trail it moves the same.

    Examples
    --------
    >>> [f"{start} {end}" for start, end in windows(date(2022, 9, 12), date(2022, 9, 14), play=Mode.CUMULATIVE, step=Step.DAY)]
    ['2022-09-12 2022-09-12', '2022-09-12 2022-09-13', '2022-09-12 2022-09-14']
    """
    cumulative = play is Mode.CUMULATIVE
    count = 1 if cumulative else _WIDTHS[step]
    wide = max(_moved(first, step, count) - first, _DAY)
    ends = [_end(first, last, step, count)]
    while ends[-1] < last:
        count += 1
        ends.append(_end(first, last, step, count))
    stride = math.ceil(len(ends) / MOST_FRAMES)
    kept = ends[::-1][::stride][::-1]
    return [(first if cumulative else max(end - wide + _DAY, first), end) for end in kept]


def _end(first: date, last: date, step: Step, count: int) -> date:
    """Return the last day of that many steps, no later than the period's: its own where the calendar ends before them."""
    following = _moved(first, step, count)
    return last if following == date.max else min(following - _DAY, last)


def _moved(day: date, step: Step, count: int) -> date:
    """Return a day moved by steps; the 31st becomes the last day of a shorter month, and no day lies after the calendar's last."""
    try:
        if step is not Step.MONTH:
            return day + count * timedelta(days=7 if step is Step.WEEK else 1)
        months = day.year * 12 + day.month - 1 + count
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return date.max
