"""Score numbers of losses in short texts: who says them, whose they are, which loss and how many.

Each text is of one to three sentences and tells of one incident; the right numbers stand beside it. One is right if a
claim of an incident found has the same party, side, measure, low, best and high; *besides* are numbers found that
stand for none of them. ``python bench/losses.py`` scores
``bench/losses.jsonl``, on which rules were made; ``--held-out`` scores ``bench/losses-heldout.jsonl``, which no rule
was made on. ``--misses`` prints what differs.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from score import MEASURES, reading

from geo.gazetteer import Gazetteer, default_gazetteer

HERE = Path(__file__).parent
Number = tuple[str, str | None, str, tuple[int | None, ...]]


def wanted(text: dict[str, Any]) -> list[Number]:
    """Return the right numbers of a text: party, side, measure, and low, best and high."""
    return [(one["party"], one["side"], one["measure"], tuple(one["count"])) for one in text["expect"]]


def found(text: dict[str, Any], gazetteer: Gazetteer) -> list[Number]:
    """Return the numbers that the claims of the incidents of a text have."""
    claims = [claim for incident in reading(text, gazetteer).incidents for claim in incident.claims]
    return [
        (claim.party, claim.side, measure, (count.low, count.best, count.high))
        for claim in claims
        for measure in MEASURES
        if (count := getattr(claim, measure)) is not None
    ]


def main() -> None:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--held-out", action="store_true", help="score the set that no rule was made on")
    parser.add_argument("--misses", action="store_true", help="print what differs, text by text")
    args = parser.parse_args()
    path = HERE / ("losses-heldout.jsonl" if args.held_out else "losses.jsonl")
    gazetteer = default_gazetteer()
    texts, numbers, right, besides = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)
        told = found(text, gazetteer)
        missed = [one for one in wanted(text) if one not in told]
        for row in ("all", f"language {text['language']}", f"class {text['class']}"):
            texts[row] += 1
            numbers[row] += len(wanted(text))
            right[row] += len(wanted(text)) - len(missed)
            besides[row] += len(set(told) - set(wanted(text)))
        if args.misses and missed:
            print(f"== {text['id']}\n{text['text']}\nmissed {missed}\nfound  {told}\n")
    print("| | texts | numbers right | besides |\n|---|---|---|---|")
    for row in sorted(texts):
        share = f"{100 * right[row] / numbers[row]:.1f} % of {numbers[row]}" if numbers[row] else "–"
        print(f"| {row} | {texts[row]} | {share} | {besides[row]} |")


if __name__ == "__main__":
    main()
