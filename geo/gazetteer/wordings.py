"""Which of many stretches of a text read the same, so that each wording is looked at once."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from geo.gazetteer.letters import Codes, Numbers

__all__ = ["REACH", "distinct"]

REACH = 16
"""So many characters are compared as numbers; longer stretches as strings. The code points go on so far behind the text."""

_BYTES = 8
_FIRST = np.array([(1 << 8 * length) - 1 for length in range(_BYTES + 1)], np.uint64)
"""Masks for the first bytes of a machine word."""
_ODD, _SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)

_Words = npt.NDArray[np.uint64]


def distinct(text: str, codes: Codes, starts: Numbers, ends: Numbers) -> tuple[list[str], Numbers]:
    """Return the wordings of stretches of a text, each once, and for each stretch the number of its own."""
    long = ends - starts > REACH
    if not long.any():
        return _by_numbers(text, codes, starts, ends)
    wordings, some = _by_numbers(text, codes, starts[~long], ends[~long])
    others, rest = _by_strings(text, starts[long], ends[long])
    numbers = np.empty(len(starts), np.int64)
    numbers[~long], numbers[long] = some, rest + len(wordings)
    return wordings + others, numbers


def _by_numbers(text: str, codes: Codes, starts: Numbers, ends: Numbers) -> tuple[list[str], Numbers]:
    keys = [*_keys(codes, starts, ends)]
    mixed = np.zeros(len(starts), np.uint64)
    for key in keys:
        mixed = (mixed ^ key) * _ODD
        mixed ^= mixed >> _SHIFT
    met, numbers = np.unique(mixed, return_inverse=True)
    example = np.empty(len(met), np.int64)
    example[numbers] = np.arange(len(starts))
    # Different stretches may be mixed to one number, by chance or by design.
    if any(not np.array_equal(key[example][numbers], key) for key in keys):
        return _by_strings(text, starts, ends)
    spans = zip(starts[example].tolist(), ends[example].tolist(), strict=True)
    return [text[start:end] for start, end in spans], numbers


def _keys(codes: Codes, starts: Numbers, ends: Numbers) -> Iterator[_Words]:
    """Yield numbers that together differ where the stretches do, if they are not long."""
    width = codes.itemsize
    yield (ends - starts).astype(np.uint64)
    words: _Words = np.ndarray((codes.nbytes - _BYTES + 1,), np.uint64, codes, strides=(1,))
    size = (ends - starts) * width
    for at in range(0, REACH * width, _BYTES):
        yield words[starts * width + at] & _FIRST[(size - at).clip(0, _BYTES)]


def _by_strings(text: str, starts: Numbers, ends: Numbers) -> tuple[list[str], Numbers]:
    numbers: dict[str, int] = {}
    found = [
        numbers.setdefault(text[start:end], len(numbers))
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]
    return list(numbers), np.array(found, np.int64)
