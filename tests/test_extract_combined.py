"""What a report is put together of: every speaker with every attack, loss and wording, and the other side's report behind it.

The parts of ``combined.toml`` are put together by chance, the same each time; what a report says follows from its parts.
"""

import random
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from geo.extract import extract
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text
from geo.model import Party

PARTS = tomllib.loads((Path(__file__).parent / "combined.toml").read_text(encoding="utf-8"))
MEASURES = ("killed", "wounded", "captured", "missing", "casualties")
SIDES = {"AM": Party.ARMENIA, "AZ": Party.AZERBAIJAN}
PUBLISHED = date(2020, 7, 15)
EACH = 60


@cache
def gazetteer():
    return default_gazetteer()


def told(chance, parts, side):
    """One side's report, and what it says of its own people by measure."""
    speaker, attack = chance.choice(parts[side]["speakers"]), chance.choice(parts[side]["attacks"])
    loss = chance.choice(parts["losses"])
    frame = chance.choice([name for name in parts["frames"] if name in speaker])
    words = parts["frames"][frame].format(who=speaker[frame], what=attack + loss["words"])
    return words[0].upper() + words[1:], loss["counts"], speaker["outlet"]


def combined(language, number):
    chance = random.Random(f"{language} {number}")  # noqa: S311 # the same reports each time
    parts = PARTS[language]
    first, other = chance.sample(list(SIDES), 2)
    text, counts, outlet = told(chance, parts, first)
    wanted = {(SIDES[first], SIDES[first], measure, count) for measure, count in counts.items()}
    ending = chance.choice(("alone", "denied", "answered"))
    if ending == "denied":
        text = f"{text} {chance.choice(parts[first]['denials'])}"
    elif ending == "answered":
        # The other side's with its country named: a bare "the ministry" would be the outlet's own.
        while True:
            words, more, _ = told(chance, parts, other)
            if any(name in words for name in parts[other]["named"]):
                break
        text = f"{text}{chance.choice((' ', chr(10) * 2))}{words}"
        wanted |= {(SIDES[other], SIDES[other], measure, count) for measure, count in more.items()}
    return outlet, text, wanted, 2 if ending == "answered" else 1


@pytest.mark.parametrize("number", range(EACH))
@pytest.mark.parametrize("language", PARTS)
def test_who_says_what_of_whom_is_read_however_a_report_is_put_together(language, number):
    outlet, text, wanted, incidents = combined(language, number)
    report = report_from_text(
        f"outlet: {outlet}\n\n{text}", name="report.txt", published=PUBLISHED, language=language
    )
    found = extract(report, gazetteer())
    claims = {
        (claim.party, claim.side, measure, count.best)
        for one in found.incidents
        for claim in one.claims
        for measure in MEASURES
        if (count := getattr(claim, measure))
    }
    assert (claims, len(found.incidents), found.tallies) == (wanted, incidents, ()), text
