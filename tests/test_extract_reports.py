"""Short reports in plain words, read whole: what happened when and where, who says how many of whose people were lost.

A line of ``plain_reports/<language>.jsonl`` is a report with its incidents, each its kind, first day and places followed by the
numbers of its claims as "who tells>whose people measure count", and its tallies. AM, AZ and NK are the sides, RU is Russia, OT any
other party, OU the outlet, UN nobody named, - no side; "20+" is at least 20, "-30" up to 30, "~15" about 15.
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from geo.extract import extract
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text
from geo.model import Claim, Count, Party, Tally

FOLDER = Path(__file__).parent / "plain_reports"
SHORT = {
    Party.ARMENIA: "AM", Party.AZERBAIJAN: "AZ", Party.NAGORNO_KARABAKH: "NK", Party.RUSSIA: "RU",
    Party.OTHER: "OT", Party.OUTLET: "OU", Party.UNSTATED: "UN", None: "-",
}  # fmt: skip
MEASURES = ("killed", "wounded", "captured", "missing", "casualties")


def cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield pytest.param(path.stem, json.loads(line), id=f"{path.stem}-{number}")


@cache
def gazetteer():
    return default_gazetteer()


def written(count: Count) -> str:
    if count.low == count.best == count.high:
        return str(count.best)
    if count.low is None:
        return f"~{count.best}" if count.high is None else f"-{count.high}"
    if count.best is None and count.high is not None:
        return f"{count.low}-{count.high}"
    best = f"~{count.best}" if count.best not in (None, count.low) else ""
    return f"{count.low}{best}{'' if count.high else '+'}"


def numbers(claim: Claim) -> list[str]:
    told = ((name, getattr(claim, name)) for name in MEASURES)
    return [
        f"{SHORT[claim.party]}>{SHORT[claim.side]} {name} {written(count)}" for name, count in told if count
    ]


def total(tally: Tally) -> str:
    return f"{SHORT[tally.party]}>{SHORT[tally.side]} {tally.measure} {written(tally.count)}"


@pytest.mark.parametrize(("language", "case"), list(cases()))
def test_a_plain_report_is_read_as_it_is_meant(language, case):
    published = date.fromisoformat(case["published"])
    text = f"outlet: {case['outlet']}\n\n{case['text']}"
    report = report_from_text(text, name="report.txt", published=published, language=language)
    found = extract(report, gazetteer())
    told = [
        [
            f"{one.kind} {one.when.start} {'/'.join(sorted(site.match.place.name for site in one.sites))}",
            *(number for claim in one.claims for number in numbers(claim)),
        ]
        for one in found.incidents
    ]
    assert (told, [total(one) for one in found.tallies]) == (case["incidents"], case["tallies"])
