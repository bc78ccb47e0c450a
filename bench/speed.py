"""Measure rendering. Prints Markdown; `reading.py`, `toponyms.py` and `locate.py` measure the rest.

Usage: python bench/speed.py   (a quiet machine; about a minute)
"""

import statistics
import time
from collections.abc import Callable

from geo.export import feature_collection
from geo.ingest import sample_reports
from geo.pipeline import located_sites, run
from geo.render import draw_figure, one_file_page
from geo.view import View

ROUNDS = 5


def median_s(work: Callable[[], object]) -> float:
    """Return the median time of a few rounds, seconds, after one that warms up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    found = run(sample_reports())
    sites = located_sites(found.incidents)
    collection = feature_collection(found, sites)

    page = median_s(lambda: one_file_page(collection, View()))
    figure = median_s(lambda: draw_figure(found.incidents, sites, View(), title="Incident map"))
    rows = [
        (f"one-file page of {len(found.incidents)} incidents", f"{page * 1000:.0f} ms, {len(one_file_page(collection, View())) / 1e6:.2f} MB"),
        ("PNG figure", f"{figure:.2f} s"),
    ]  # fmt: skip
    print("| what | measured |\n|---|---|")
    for what, measured in rows:
        print(f"| {what} | {measured} |")


if __name__ == "__main__":
    main()
