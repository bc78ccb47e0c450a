"""Of names that overlap the longer stays."""

from collections.abc import Callable, Iterable
from operator import itemgetter

import numpy as np
import numpy.typing as npt

__all__ = ["Span", "longest", "longest_of_many"]

Span = tuple[int, int, int]
"""Where a name starts and ends in the text, and the number of what it means."""

_Numbers = npt.NDArray[np.int64]


def longest(found: Iterable[Span], both: Callable[[int, int], int]) -> list[Span]:
    """Return the names that survive when longer ones win over those they overlap, in text order.

    Two of one stretch become one, which means ``both``.
    """
    kept: list[Span] = []
    reach = -1
    for match in sorted(found, key=itemgetter(0)):
        if match[0] < reach:
            last = kept[-1]
            if match[1] - match[0] > last[1] - last[0]:
                kept[-1] = match
            elif match[:2] == last[:2]:
                kept[-1] = (*last[:2], both(last[2], match[2]))
            reach = kept[-1][1]
            continue
        kept.append(match)
        reach = match[1]
    return kept


def longest_of_many(
    starts: _Numbers, ends: _Numbers, meanings: _Numbers, both: Callable[[int, int], int]
) -> tuple[_Numbers, _Numbers, _Numbers]:
    """Return the same of arrays: names that touch no other pass by as they are."""
    if not len(starts):
        return starts, ends, meanings
    order = np.argsort(starts, kind="stable")
    starts, ends, meanings = starts[order], ends[order], meanings[order]
    # A name that starts behind the ends of all before it overlaps none of them, whichever of them stay.
    fresh = np.ones(len(starts) + 1, bool)
    fresh[1:-1] = starts[1:] >= np.maximum.accumulate(ends)[:-1]
    alone = fresh[:-1] & fresh[1:]
    crowd = ~alone
    columns = (starts[crowd].tolist(), ends[crowd].tolist(), meanings[crowd].tolist())
    kept = longest(zip(*columns, strict=True), both)
    chosen = np.array(kept, np.int64).reshape(-1, 3)
    starts, ends, meanings = (
        np.concatenate((column[alone], chosen[:, at])) for at, column in enumerate((starts, ends, meanings))
    )
    order = np.argsort(starts, kind="stable")
    return starts[order], ends[order], meanings[order]
