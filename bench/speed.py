"""Measure reading, finding, locating and rendering, beside the plain way where there is one. Prints Markdown.

Usage: python bench/speed.py   (a quiet machine; about a minute)
"""

import statistics
import time
from collections.abc import Callable

import geopandas as gpd
import numpy as np
import shapely

from geo import data
from geo.export import feature_collection
from geo.extract import extract
from geo.gazetteer import default_gazetteer
from geo.ingest import sample_reports
from geo.pipeline import located_sites, run
from geo.render import draw_figure, one_file_page
from geo.spatial import locate
from geo.view import View

ROUNDS = 5
POINTS = 100_000


def median_s(work: Callable[[], object]) -> float:
    """Return the median time of a few rounds, seconds, after one that warms up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def random_points() -> gpd.GeoDataFrame:
    """Return points over both countries, the same each time."""
    lonlat = np.random.default_rng(1).uniform((44.0, 38.6), (48.5, 41.6), (POINTS, 2))
    return gpd.GeoDataFrame(geometry=shapely.points(lonlat), crs="EPSG:4326")


def plainly(points: gpd.GeoDataFrame, layers: dict[str, gpd.GeoDataFrame]) -> None:
    """Locate points as geopandas' own manual would: joins for membership, a projected nearest join for distance."""
    points.sjoin(layers["countries"], how="left", predicate="intersects")
    points.sjoin(layers["provinces"], how="left", predicate="intersects")
    points.sjoin(layers["oblast"], how="left", predicate="intersects")
    points.to_crs(32638).sjoin_nearest(layers["border"].to_crs(32638), distance_col="border_m")


def layer(name: str) -> gpd.GeoDataFrame:
    """Return a packaged GeoJSON file as a frame without its properties."""
    features = data.read_json(f"{name}.geojson")["features"]
    return gpd.GeoDataFrame(
        geometry=[shapely.geometry.shape(one["geometry"]) for one in features], crs="EPSG:4326"
    )


def main() -> None:
    """Print the table."""
    names, reports = default_gazetteer(), sample_reports()
    text = "\n\n".join(report.text for report in reports) * 20
    found = run(reports)
    sites = located_sites(found.incidents)
    collection = feature_collection(found, sites)
    points = random_points()
    layers = {name: layer(name) for name in ("countries", "provinces", "oblast", "border")}

    extracting = median_s(lambda: [extract(report, names) for report in reports])
    finding = median_s(lambda: names.find(text))
    ours, plain = median_s(lambda: locate(points)), median_s(lambda: plainly(points, layers))
    page = median_s(lambda: one_file_page(collection, View()))
    figure = median_s(lambda: draw_figure(found.incidents, sites, View(), title="Incident map"))
    rows = [
        ("reports read (`extract`)", f"{len(reports) / extracting:.0f} a second"),
        ("names found in text", f"{len(text.encode()) / 1e6 / finding:.1f} MB a second"),
        (f"{POINTS:,} points located (`locate`, exact distance, side, oblast)", f"{ours:.2f} s"),
        ("the same by geopandas sjoin and sjoin_nearest", f"{plain:.2f} s, {plain / ours:.1f} times ours"),
        (f"one-file page of {len(found.incidents)} incidents", f"{page * 1000:.0f} ms, {len(one_file_page(collection, View())) / 1e6:.2f} MB"),
        ("PNG figure", f"{figure:.2f} s"),
    ]  # fmt: skip
    print("| what | measured |\n|---|---|")
    for what, measured in rows:
        print(f"| {what} | {measured} |")


if __name__ == "__main__":
    main()
