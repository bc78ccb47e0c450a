"""Measure rendering. Prints Markdown; `reading.py`, `toponyms.py` and `locate.py` measure the rest.

Usage: python bench/speed.py   (a quiet machine; about a minute)
"""

import io
import statistics
import time
from collections.abc import Callable, Sequence

import geopandas as gpd
from PIL import Image

from geo.export import feature_collection
from geo.ingest import sample_reports
from geo.model import Incident
from geo.pipeline import located_sites, run
from geo.render import AnimationFormat, FigureFormat, FigureSize, animate, draw_figure, one_file_page
from geo.view import View

ROUNDS = 5
LINK = "https://incidents.example.org/?from=2022-09-12&to=2022-09-14"


def median_s(work: Callable[[], object]) -> float:
    """Return the median time of a few rounds, seconds, after one that warms up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def figure_row(
    incidents: Sequence[Incident], sites: gpd.GeoDataFrame, form: FigureFormat, size: FigureSize
) -> tuple[str, str]:
    """Return the row of a figure: what it is, and its time and bytes."""
    made: list[bytes] = []

    def draw() -> None:
        made[:] = [
            draw_figure(incidents, sites, View(), title="Incident map", form=form, size=size, link=LINK)
        ]

    seconds = median_s(draw)
    return f"figure, {size}, {form.upper()}", f"{seconds:.2f} s, {len(made[0]) / 1e6:.2f} MB"


def animation_row(incidents: Sequence[Incident], sites: gpd.GeoDataFrame) -> tuple[str, str]:
    """Return the row of an animation as a GIF."""
    start = time.perf_counter()
    content = animate(incidents, sites, View(), title="Incident map", form=AnimationFormat.GIF)
    seconds = time.perf_counter() - start
    frames = Image.open(io.BytesIO(content)).n_frames
    return f"animation, slide, GIF of {frames} frames", f"{seconds:.1f} s, {len(content) / 1e6:.2f} MB"


def main() -> None:
    """Print the table."""
    found = run(sample_reports())
    sites = located_sites(found.incidents)
    collection = feature_collection(found, sites)

    page = median_s(lambda: one_file_page(collection, View()))
    rows = [
        (f"one-file page of {len(found.incidents)} incidents", f"{page * 1000:.0f} ms, {len(one_file_page(collection, View())) / 1e6:.2f} MB"),
        *(figure_row(found.incidents, sites, form, size) for size in FigureSize for form in FigureFormat),
        animation_row(found.incidents, sites),
    ]  # fmt: skip
    print("| what | measured |\n|---|---|")
    for what, measured in rows:
        print(f"| {what} | {measured} |")


if __name__ == "__main__":
    main()
