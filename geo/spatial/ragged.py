"""Rows of unequal length, laid end to end."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["ragged"]


def ragged(counts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each item its row and its place in the row.

    Examples
    --------
    >>> row, step = ragged(np.array([2, 0, 3]))
    >>> row.tolist(), step.tolist()
    ([0, 0, 2, 2, 2], [0, 1, 0, 1, 2])
    """
    row = np.repeat(np.arange(len(counts)), counts)
    return row, np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
