"""Copies: reports that have their text from another one, as papers have it from a wire. They are one source, not two."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from geo.gazetteer import fold_aligned
from geo.model import Copy, Report

__all__ = ["find_copies", "origins"]

_RUN = 5  # words: shorter runs recur between texts that have nothing to do with each other
_ONE_OF = 4
_FEWEST = 8  # runs of a sketch: of a text of some 36 words
_SHARE = 0.5
_WORD = re.compile(r"\w+")


def find_copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Return the reports whose text is that of an earlier one, at least by half of the shorter text.

    Earlier is the day of publication, then the order given. Compared are sketches: of the hashes of a text's runs of five
    words those that 4 divides, whose share in another text's is an estimate of what is contained in it, however much longer
    that is (Broder 1997, "On the resemblance and containment of documents", the sketches "mod m").
    """
    sketches = {report.id: sketch for report in reports if len(sketch := _sketch(report.text)) >= _FEWEST}
    holders: dict[int, list[str]] = defaultdict(list)
    found: list[Copy] = []
    for report in sorted(reports, key=lambda one: one.published or date.max):
        sketch = sketches.get(report.id, frozenset())
        shared = Counter(other for run in sketch for other in holders[run])
        best = max(shared, key=lambda other: _share(other, report.id, shared, sketches), default=None)
        share = _share(best, report.id, shared, sketches) if best else 0.0
        if best and share >= _SHARE:
            found.append(Copy(report.id, best, round(share, 2)))
        for run in sketch:
            holders[run].append(report.id)
    return tuple(found)


def _share(one: str, other: str, shared: Mapping[str, int], sketches: Mapping[str, frozenset[int]]) -> float:
    return shared[one] / min(len(sketches[one]), len(sketches[other]))


def _sketch(text: str) -> frozenset[int]:
    words = _WORD.findall(fold_aligned(text))
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    hashes = (int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) for run in runs)
    return frozenset(one for one in hashes if one % _ONE_OF == 0)


def origins(report_ids: Iterable[str], copies: Iterable[Copy]) -> frozenset[str]:
    """Return the reports that the given ones have their text from, each once: how many they are says how many sources.

    Examples
    --------
    >>> sorted(origins(["a", "b", "c"], [Copy("b", "a", 0.9)]))
    ['a', 'c']
    """
    copied = {one.report_id: one.of for one in copies}
    found = set()
    for report_id in report_ids:
        origin = report_id
        while copied.get(origin, origin) != origin:
            origin = copied[origin]
        found.add(origin)
    return frozenset(found)
