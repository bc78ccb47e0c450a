"""Measure how fast one-page English reports are read, and how memory grows over many.

Usage: python bench/reading.py [COUNT]   (a quiet machine; 100,000 reports by default, a quarter of an hour)

The shipped reports are varied so that no text, and hardly a sentence, comes twice: every place is another one of the
gazetteer in each, every number below 32 another number. They stay one page each, about 1,700 characters.
"""

import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from geo.extract import extract
from geo.gazetteer import default_gazetteer
from geo.ingest import sample_reports
from geo.model import PlaceKind, Report

SEED = 20220913
ROUNDS = (1_000, 10_000, 100_000)
_NUMBER = re.compile(r"(?<![\d.,:-])\d{1,2}(?![\d.,:-])")


def varied(count: int) -> Iterator[Report]:
    """Yield reports of which none is another one."""
    names = default_gazetteer()
    towns = [
        place.name
        for place in names.places()
        if place.kind is PlaceKind.SETTLEMENT and place.country in ("AM", "AZ") and place.name.isalpha()
    ]
    chance = random.Random(SEED)  # noqa: S311 # a reproducible choice, no secret
    originals = [(report, names.find(report.text)) for report in sample_reports()]
    for number in range(count):
        report, toponyms = originals[number % len(originals)]
        pieces, at = [], 0
        for one in toponyms:
            pieces += [report.text[at : one.start], chance.choice(towns)]
            at = one.end
        text = "".join([*pieces, report.text[at:]])
        text = _NUMBER.sub(lambda _: str(chance.randint(1, 28)), text)
        yield replace(report, id=f"report-{number:012x}", text=text)


def memory_mb() -> float:
    """Return the largest memory that the process has had, megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS[-1]
    names = default_gazetteer()
    for report in varied(200):
        extract(report, names)
    print("| reports read | characters each | a second | memory at most, MB |\n|---|---|---|---|")
    for count in [one for one in ROUNDS if one < most] + [most]:
        spent = characters = 0.0
        for report in varied(count):
            start = time.perf_counter()
            extract(report, names)
            spent += time.perf_counter() - start
            characters += len(report.text)
        print(
            f"| {count:,} | {characters / count:.0f} | {count / spent:.0f} | {memory_mb():.0f} |", flush=True
        )


if __name__ == "__main__":
    main()
