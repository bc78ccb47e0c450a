"""Measure the gazetteer: how many places of the development set it gets right, and how fast its finder is beside others.

Usage: python bench/toponyms.py [--misses]   (a quiet machine; about two minutes)

The development set, `toponyms.jsonl`, is 337 made-up items in the manner of ministry bulletins and agency reports in four
languages, with the right answers; the rules were tried on it. The held-out set, `heldout.jsonl`, is 100 more, on which they
were not. A place is right if it is the place meant, or lies within 10 km of it; what is no
place is right if nothing is found there. spaCy and flashtext2 take part in the speed if they are installed: `pip install
spacy flashtext2`. They get every name and spelling that our finder looks for, and do less: no endings, no choice, no check
for persons.
"""

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from speed import median_s

from geo.extract import rank_name
from geo.extract.toponyms.context import context_of
from geo.extract.toponyms.find import find_toponyms
from geo.extract.toponyms.namesakes import stands_for_government
from geo.extract.toponyms.positions import distance_km
from geo.extract.toponyms.resolve import rank
from geo.gazetteer import Gazetteer, default_gazetteer
from geo.gazetteer.index import finder_entries
from geo.ingest import sample_reports
from geo.model import LonLat, Place

SETS = {"development set": "toponyms.jsonl", "held-out set": "heldout.jsonl"}
RIGHT_KM = 10.0
MEGABYTES = 4


def items(name: str = "development set") -> list[dict[str, Any]]:
    """Return the items of a set."""
    path = Path(__file__).with_name(SETS[name])
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def span(text: str, surface: str, nth: int) -> tuple[int, int]:
    """Return where the surface stands for the nth time."""
    start = -1
    for _ in range(nth):
        start = text.index(surface, start + 1)
    return start, start + len(surface)


def is_right(place: Place | None, wanted: dict[str, Any], names: Gazetteer) -> bool:
    """Return whether a place is the one wanted, or lies within 10 km of it."""
    if place is None:
        return False
    if place.id in {wanted["place_id"], *wanted.get("also", ())}:
        return True
    if wanted["place_id"]:
        known = names.place(wanted["place_id"])
        target = known.position if known and known.kind == place.kind else None
        limit = RIGHT_KM
    else:
        target, limit = LonLat(wanted["lon"], wanted["lat"]), max(RIGHT_KM, wanted.get("within_km", 0))
    return bool(place.position and target and distance_km(place.position, target) <= limit)


def judge(item: dict[str, Any], names: Gazetteer) -> Iterable[tuple[str, bool, str]]:
    """Yield what is measured, whether it is right, and a line that says what was made of it."""
    text = item["text"]
    found = find_toponyms(text, names)
    context = context_of(found, text)
    for wanted in item["places"]:
        start, end = span(text, wanted["surface"], wanted.get("nth", 1))
        over = next((one for one in found if one.start < end and start < one.end), None)
        best = rank(over, text, context)[0].place if over else None
        said = f"{item['id']} {wanted['surface']} -> {best.id if best else None}, not {wanted['place_id']}: {text}"
        yield "in the text", is_right(best, wanted, names), said
        asked = rank_name(wanted["surface"], names, context=text)
        best = asked[0].place if asked else None
        said = f"{item['id']} {wanted['surface']} -> {best.id if best else None}, not {wanted['place_id']}: {text}"
        yield "by its name", is_right(best, wanted, names), said
    for surface in item.get("not_places", ()):
        start, end = span(text, surface, 1)
        over = next((one for one in found if one.start < end and start < one.end), None)
        other = over is not None and (stands_for_government(over, text) or over.places[0].kind == "country")
        yield (
            "no place",
            over is None or other,
            f"{item['id']} {surface} -> found as {over and over.places[0].id}: {text}",
        )


def scores(names: Gazetteer, which: str, *, misses: bool) -> None:
    """Print the scores of a set by language and by kind of difficulty."""
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for item in items(which):
        for what, good, said in judge(item, names):
            for group in (item["language"], item["difficulty"], "all"):
                right[group, what].append(good)
            if misses and not good:
                print(f"- {what}: {said}")
    groups = [*dict.fromkeys(group for group, _ in right if group != "all"), "all"]
    print(
        f"| {which} | places found and right | right when asked by name | no places left out |\n|---|---|---|---|"
    )
    for group in sorted(groups, key=lambda one: (len(one) > 2, one == "all", one)):
        cells = [share(right[group, what]) for what in ("in the text", "by its name", "no place")]
        print(f"| {group} | " + " | ".join(cells) + " |")


def share(values: list[bool]) -> str:
    """Return "95.0 % of 200", or a dash for nothing."""
    return f"{100 * sum(values) / len(values):.1f} % of {len(values)}" if values else "–"


def speeds(names: Gazetteer) -> None:
    """Print how fast the finder is, beside others: on the sample reports, and on the development set, which is full of names.

    Both are repeated to four megabytes. The third text is their sentences in any order with every fourth word another, so
    that no stretch of it comes again.
    """
    spelled = sorted(finder_entries(names.places()))
    reports, made_up = [report.text for report in sample_reports()], [item["text"] for item in items()]
    texts = {
        "sample reports": repeated("\n\n".join(reports)),
        "development set": repeated("\n\n".join(made_up)),
        "both, shuffled": shuffled([*reports, *made_up]),
    }
    print("\n| names found in | by | MB a second | times our time |\n|---|---|---|---|")
    for what, text in texts.items():
        for name, seconds, ours in timed(names, spelled, text):
            print(f"| {what} | {name} | {len(text.encode()) / 1e6 / seconds:.2f} | {seconds / ours:.1f} |")
    print(f"\n{len(spelled):,} stems of {len(names):,} places.")


def repeated(once: str) -> str:
    """Return a text as often as it takes."""
    return once * (MEGABYTES * 1_000_000 // len(once.encode()) + 1)


def shuffled(texts: list[str]) -> str:
    """Return a text of the sentences in any order, the same each time, every fourth word replaced by any other."""
    chosen = random.Random(7)  # noqa: S311 # the same text each time
    words = [word for text in texts for word in text.split(" ")]
    sentences = [one.split(" ") for text in texts for one in re.split(r"(?<=[.!?։])\s+", text)]
    made: list[str] = []
    size = 0
    while size < MEGABYTES * 1_000_000:
        sentence = [
            chosen.choice(words) if chosen.random() < 0.25 else word for word in chosen.choice(sentences)
        ]
        made.append(" ".join(sentence))
        size += len(made[-1].encode()) + 1
    return " ".join(made)


def timed(names: Gazetteer, spelled: list[str], text: str) -> Iterable[tuple[str, float, float]]:
    """Yield who finds the names, in how many seconds, and our seconds."""
    ours = median_s(lambda: find_toponyms(text, names))
    yield "ours, with endings and all checks", ours, ours
    yield "ours, names and endings", median_s(lambda: names.find(text)), ours
    for name, make in (("flashtext2, names", flashtext2), ("spaCy PhraseMatcher, names", spacy_matcher)):
        try:
            work, part = make(spelled, text)
        except ImportError:
            print(f"{name}: not installed", file=sys.stderr)
            continue
        yield name, median_s(work) * part, ours


def flashtext2(spelled: list[str], text: str) -> tuple[Callable[[], object], float]:
    """Return the work of flashtext2, and how many times it makes the whole."""
    from flashtext2 import KeywordProcessor  # noqa: PLC0415 # takes part only if it is installed

    processor = KeywordProcessor(case_sensitive=False)
    processor.add_keywords_from_iter(spelled)
    return lambda: processor.extract_keywords_with_span(text), 1.0


def spacy_matcher(spelled: list[str], text: str) -> tuple[Callable[[], object], float]:
    """Return the work of spaCy's PhraseMatcher on a tenth of the text, tokenising included, and how many times it makes the whole."""
    import spacy  # noqa: PLC0415 # takes part only if it is installed
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    language = spacy.blank("xx")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("PLACE", list(language.tokenizer.pipe(spelled)))
    parts = text[: len(text) // 10].split("\n\n")
    return lambda: [matcher(doc) for doc in language.pipe(parts)], 10.0


def main() -> None:
    """Print the tables."""
    names = default_gazetteer()
    for which in SETS:
        scores(names, which, misses="--misses" in sys.argv)
        print()
    speeds(names)


if __name__ == "__main__":
    main()
