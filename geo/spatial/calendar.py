"""Days and epochs: which areas stand on a day, and the days on which that changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.errors import InputError

__all__ = ["LOCAL", "NO_DAY", "Calendar", "build_calendar", "days_of"]

LOCAL = timezone(timedelta(hours=4))
"""The time of Armenia and Azerbaijan, by which days are told."""

NO_DAY = -1
"""The day of a row that has none."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Epochs between changes: epoch ``e`` starts on ordinal day ``breaks[e - 1]``; epoch 0 has no start.

    ``control[e]`` and ``areas[e]`` flag what stands in epoch e. Before epoch ``first_known`` nothing is known of control.
    """

    breaks: NDArray[np.int64]
    control: NDArray[np.bool_]
    areas: NDArray[np.bool_]
    first_known: int

    @property
    def first_day(self) -> date:
        """The first day on which anything is known of control; the last of the calendar if nothing is."""
        return (
            date.fromordinal(int(self.breaks[self.first_known - 1]))
            if 0 < self.first_known <= len(self.breaks)
            else date.max
        )

    @property
    def changes(self) -> tuple[date, ...]:
        """The first days of all epochs that have one."""
        return tuple(date.fromordinal(day) for day in self.breaks.tolist())

    def epochs(self, days: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the epoch of each ordinal day."""
        return np.searchsorted(self.breaks, days, side="right")


def build_calendar(control: Sequence[Mapping[str, Any]], areas: Sequence[Mapping[str, Any]]) -> Calendar:
    """Return the calendar of features with ``valid_from`` and ``valid_to``: ISO days, both included, None for open."""
    spans = [_span(entry) for entry in (*control, *areas)]
    ends = {first for first, _ in spans} | {last + 1 for _, last in spans}
    breaks = np.array(sorted(ends - {_ALWAYS, _NEVER + 1}), dtype=np.int64)
    starts = np.concatenate([[_ALWAYS], breaks])[:, None]
    first, last = (np.array([span[end] for span in spans], dtype=np.int64)[None, :] for end in (0, 1))
    stands = (first <= starts) & (starts <= last)
    held = stands[:, : len(control)]
    first_known = int(held.any(axis=1).argmax()) if held.any() else len(starts)
    return Calendar(breaks, held, stands[:, len(control) :], first_known)


_ALWAYS, _NEVER = 0, date.max.toordinal() - 1


def _span(entry: Mapping[str, Any]) -> tuple[int, int]:
    start, end = entry.get("valid_from"), entry.get("valid_to")
    return (
        date.fromisoformat(start).toordinal() if start else _ALWAYS,
        date.fromisoformat(end).toordinal() if end else _NEVER,
    )


def days_of(on: object, index: pd.Index) -> NDArray[np.int64]:
    """Return the ordinal day of each row, ``NO_DAY`` where there is none.

    ``on`` is nothing, one day (a date or its ISO text), or one for each row: a series with the index of the frame,
    or any sequence of its length; None and NaT are rows without a day, and so are days to come. Times with a zone
    count by their day at UTC+4, the time of both countries.

    Raises
    ------
    InputError
        If it is no day, or not one for each row.
    """
    if on is None:
        return np.full(len(index), NO_DAY, np.int64)
    if isinstance(on, str | date | np.datetime64):
        return np.full(len(index), _day(on), np.int64)
    if isinstance(on, pd.Series):
        if not on.index.equals(index):
            raise InputError("the days given with `on` have another index than the points")
        on = on.to_list()
    try:
        each = list(on)  # type: ignore[call-overload] # that it is no sequence is what the except is for
    except TypeError as error:
        raise InputError(
            f"{on!r} is not a day: give a date, e.g. '2022-09-13', or one for each point"
        ) from error
    if len(each) != len(index):
        raise InputError(f"{len(each)} days for {len(index)} points: give one day, or one for each point")
    try:
        return np.fromiter(map(cache(_day), each), np.int64, len(each))
    except TypeError as error:
        raise InputError(f"`on` holds what is no day: give dates, e.g. '2022-09-13' ({error})") from error


def _day(value: object) -> int:
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return NO_DAY
    if isinstance(value, np.datetime64):
        if np.isnat(value):
            return NO_DAY
        value = pd.Timestamp(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.astimezone(LOCAL)
    if not isinstance(value, date):
        try:
            value = date.fromisoformat(str(value))
        except ValueError as error:
            raise InputError(f"{value!r} is not a day: write YYYY-MM-DD, e.g. '2022-09-13'") from error
    day = value.toordinal()
    return day if day <= datetime.now(LOCAL).toordinal() else NO_DAY
