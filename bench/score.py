"""Score the extraction on reports with gold: precision, recall and F1 of incidents, counts, invented incidents.

A found incident matches a gold one if their dates lie within a day of each other and a site within 10 km of a gold
site, or neither has a site. Each matches once. A gold number is right if the incident matched with (or a tally)
holds the same low, best and high of the same measure, for the same side, said by the same party.

``python bench/score.py`` scores ``bench/reports.jsonl``, on which the rules were made; ``--held-out`` scores
``bench/reports-heldout.jsonl``, which no rule was made on. ``--misses`` prints what differs.
"""

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from geo.extract import extract
from geo.extract.toponyms.positions import distance_km
from geo.gazetteer import Gazetteer, default_gazetteer
from geo.ingest import report_from_text
from geo.model import Count, Extraction, Incident, LonLat

HERE = Path(__file__).parent
MEASURES = ("killed", "wounded", "captured", "missing", "casualties")
REACH_KM = 10.0


@dataclass
class Score:
    """Running numbers of one row of the table."""

    reports: int = 0
    gold: int = 0
    found: int = 0
    matched: int = 0
    numbers: int = 0
    right: int = 0
    negatives: int = 0
    clean: int = 0
    kinds: int = 0
    misses: list[str] = field(default_factory=list)

    def cells(self) -> list[str]:
        """Return the row: reports, precision, recall, F1, kind, counts, clean negatives."""
        precision = self.matched / self.found if self.found else 1.0
        recall = self.matched / self.gold if self.gold else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        values = (precision, recall, f1) if self.gold else (None, None, None)
        return [
            str(self.reports),
            *(f"{100 * value:.1f} %" if value is not None else "–" for value in values),
            _share(self.kinds, self.matched),
            _share(self.right, self.numbers),
            _share(self.clean, self.negatives),
        ]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % of {whole}" if whole else "–"


def reading(gold: dict[str, Any], gazetteer: Gazetteer) -> Extraction:
    """Return what is read of a text with gold, as of its day, language and outlet."""
    day = date.fromisoformat(gold["published"])
    report = report_from_text(
        gold["text"], name=f"{gold['id']}.txt", published=day, language=gold["language"]
    )
    return extract(replace(report, outlet=gold["outlet"]), gazetteer)


def scores(path: Path) -> dict[str, Score]:
    """Return the scores of a file by row: all, each language, each class."""
    rows: dict[str, Score] = defaultdict(Score)
    gazetteer = default_gazetteer()
    seen: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["id"] in seen:
            raise ValueError(f"{path}: the id {gold['id']} is there twice: give each report its own")
        seen.add(gold["id"])
        found = reading(gold, gazetteer)
        names = ("all", f"language {gold['language']}", *(f"class {one}" for one in gold["classes"]))
        for row in names:
            _add(rows[row], gold, found, note=row == "all")
    return rows


def _add(score: Score, gold: dict[str, Any], found: Extraction, *, note: bool) -> None:
    score.reports += 1
    score.gold += len(gold["incidents"])
    score.found += len(found.incidents)
    pairs = _pairs(gold["incidents"], found.incidents)
    score.matched += len(pairs)
    misses: list[str] = []
    if not gold["incidents"] and not gold["tallies"]:
        score.negatives += 1
        score.clean += not found.incidents
    for number, wanted in enumerate(gold["incidents"]):
        misses += _weigh(score, wanted, pairs.get(number))
    for tally in gold["tallies"]:
        score.numbers += 1
        right = any(_is_tally(one, tally) for one in found.tallies)
        score.right += right
        if not right:
            misses.append(f"tally    {tally}")
    matched = {incident.id for incident in pairs.values()}
    misses += [f"invented {_shown(one)}" for one in found.incidents if one.id not in matched]
    if note and misses:
        score.misses.append("\n".join((f"== {gold['id']}", gold["text"], *misses)))


def _weigh(score: Score, wanted: dict[str, Any], incident: Incident | None) -> list[str]:
    """Add an incident's kind and numbers to the score and return what differs."""
    misses: list[str] = []
    if incident is None:
        misses.append(f"missed   {_told(wanted)}")
    elif wanted["kind"] == incident.kind:
        score.kinds += 1
    else:
        misses.append(f"kind     {wanted['kind']} read as {incident.kind}: {_told(wanted)}")
    for claim in wanted["claims"]:
        for measure, count in _numbers(claim):
            right = incident is not None and _has(incident, claim, measure, count)
            score.numbers += 1
            score.right += right
            if not right:
                misses.append(f"count    {claim['party']} {claim['side']} {measure} {count}")
    return misses


def _pairs(gold: list[dict[str, Any]], found: tuple[Incident, ...]) -> dict[int, Incident]:
    """Return which incident answers which gold one, the best pairs first: same kind, nearer in time."""
    fits = [
        (wanted["kind"] != one.kind, _days_apart(wanted, one), number, at)
        for (number, wanted), (at, one) in product(enumerate(gold), enumerate(found))
        if _days_apart(wanted, one) <= 1 and _is_near(wanted, one)
    ]
    taken: dict[int, int] = {}
    for _, _, number, at in sorted(fits):
        if number not in taken and at not in taken.values():
            taken[number] = at
    return {number: found[at] for number, at in taken.items()}


def _days_apart(wanted: dict[str, Any], one: Incident) -> int:
    start, end = (date.fromisoformat(wanted[key]) for key in ("start", "end"))
    return max(abs((one.when.start - start).days), abs((one.when.end - end).days))


def _is_near(wanted: dict[str, Any], one: Incident) -> bool:
    if not wanted["sites"] or not one.sites:
        return not wanted["sites"] and not one.sites
    places = [site.match.place.position for site in one.sites if site.match.place.position]
    golden = [LonLat(site["lon"], site["lat"]) for site in wanted["sites"]]
    return any(distance_km(a, b) <= REACH_KM for a, b in product(golden, places))


def _numbers(claim: dict[str, Any]) -> list[tuple[str, list[int | None]]]:
    return [(measure, claim[measure]) for measure in MEASURES if claim.get(measure) is not None]


def _has(incident: Incident, wanted: dict[str, Any], measure: str, count: list[int | None]) -> bool:
    return any(
        claim.party == wanted["party"]
        and claim.side == wanted["side"]
        and _same(getattr(claim, measure, None), count)
        for claim in incident.claims
    )


def _same(count: Count | None, wanted: list[int | None]) -> bool:
    return count is not None and [count.low, count.best, count.high] == wanted


def _is_tally(tally: Any, wanted: dict[str, Any]) -> bool:
    return (tally.party, tally.side, tally.measure) == tuple(
        wanted[key] for key in ("party", "side", "measure")
    ) and _same(tally.count, wanted["count"])


def _told(wanted: dict[str, Any]) -> str:
    places = ", ".join(f"{site['name']} ({site['role']})" for site in wanted["sites"])
    return f"{wanted['kind']} {wanted['start']}/{wanted['end']} at {places or 'no place'}"


def _shown(one: Incident) -> str:
    places = ", ".join(f"{site.match.place.name} ({site.role})" for site in one.sites)
    return f"{one.kind} {one.when.start}/{one.when.end} at {places or 'no place'}"


def main() -> None:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--held-out", action="store_true", help="score the set that no rule was made on")
    parser.add_argument("--misses", action="store_true", help="print what differs, report by report")
    parser.add_argument("--file", type=Path, help="score this file instead")
    args = parser.parse_args()
    path = args.file or HERE / ("reports-heldout.jsonl" if args.held_out else "reports.jsonl")
    rows = scores(path)
    if args.misses:
        print("\n\n".join(rows["all"].misses), end="\n\n")
    print("| | reports | precision | recall | F1 | kind right | counts right | negatives clean |")
    print("|---|---|---|---|---|---|---|---|")
    for name in sorted(rows):
        print(f"| {name} | {' | '.join(rows[name].cells())} |")


if __name__ == "__main__":
    main()
