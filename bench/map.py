"""Measure the map beside its peers in the same run: first paint, one step of the slider, size of the page, memory.

Usage: python bench/map.py [COUNT ...]   (a quiet machine; 1,000 10,000 100,000 1,000,000 by default, twenty minutes)

The same made-up incidents, at places of the gazetteer and around them over nine years, are drawn by our page and by folium's
CircleMarker on canvas, MarkerCluster, FastMarkerCluster and TimestampedGeoJson, and by pydeck. Peers get their libraries from
npm packages on this machine, so that no network is part of what is measured. Ready is a map that has drawn: two frames after its
script ended, for pydeck two after its canvas is there; for TimestampedGeoJson, whose slider is the only one among them, a step is its player's. A peer that is not ready
in two minutes is told as such, and left out of larger counts; none is asked to draw a million. All in headless Chromium, medians of rounds.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import folium.plugins
import geopandas as gpd
import numpy as np
import pydeck
from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as BrowserError

from geo.gazetteer import default_gazetteer
from geo.model import Kind
from geo.render import one_file_page
from geo.view import View

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.cdn import Cdn
from tests.browser import chromium

COUNTS = (1_000, 10_000, 100_000, 1_000_000)
SEED = 20220913
ROUNDS = 5
STEPS = 60

# A million markers are a page of 700 MB.
MOST_FOR_PEERS = 100_000
PATIENCE_MS = 120_000
DAYS = 3_200

READY = 'globalThis.__ready = () => !document.querySelector("#deck-container") || document.querySelector("#deck-container canvas");'

OUR_PAGE = "this page"
TIMESTAMPED = "folium TimestampedGeoJson"

# What the browser has drawn is told by the second frame after the work.
PAINTED = """() => new Promise((done) => { const look = () => (globalThis.__ready?.() ?? true)
  ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))) : setTimeout(look, 10); look(); })"""
# leaflet-timedimension answers a step when its layer has drawn the new time.
THEIR_STEPS = """async (steps) => { const map = Object.values(globalThis).find((one) => one instanceof L.Map); const times = [];
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let i = 0; i < Math.min(steps, 20); i += 1) { await new Promise((done) => setTimeout(done, 40)); const from = performance.now();
    map.timeDimension.nextTime(1); await frame(); await frame(); times.push(performance.now() - from); }
  return times; }"""
OUR_STEPS = """async (steps) => { const handle = document.querySelectorAll(".gm-handle")[1]; handle.focus(); const times = [];
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let i = 0; i < steps; i += 1) { await new Promise((done) => setTimeout(done, 40)); const from = performance.now();
    handle.dispatchEvent(new KeyboardEvent("keydown", { key: i < (steps * 2) / 3 ? "PageDown" : "PageUp", bubbles: true, cancelable: true }));
    await frame(); await frame(); times.push(performance.now() - from); }
  return times; }"""


def incidents(count: int) -> gpd.GeoDataFrame:
    """Return made-up incidents: half of them at villages and towns, half some kilometres away."""
    rng = np.random.default_rng(SEED)
    places = [one for one in default_gazetteer().places() if one.position and one.country in ("AM", "AZ")]
    at = rng.integers(0, len(places), count)
    points = np.array([place.position for place in places])[at]
    points = points + rng.normal(0, 0.02, (count, 2)) * (rng.random(count) < 0.5)[:, None]
    kinds = np.array([str(kind) for kind in Kind], dtype=object)[rng.integers(0, len(Kind), count)]
    names = np.array([place.name for place in places], dtype=object)[at]
    days = np.datetime64("2016-04-01") + np.sort(rng.integers(0, DAYS, count))
    return gpd.GeoDataFrame(
        {
            "title": [f"{kind.capitalize()} near {name}" for kind, name in zip(kinds, names, strict=True)],
            "kind": kinds,
            "date_start": days,
            "date_end": days + (rng.random(count) < 0.1) * rng.integers(1, 5, count),
            "date_precision": "day",
            "place_name": names,
            "geo_precision": rng.choice([1, 2, 3, 4], count, p=[0.5, 0.3, 0.15, 0.05]),
            "role": rng.choice(["struck", "near", "direction"], count),
            "uncertainty_m": rng.choice([500, 1000, 5000, 25000], count),
        },
        index=[f"made-{number}" for number in range(count)],
        geometry=gpd.points_from_xy(*points.T),
        crs=4326,
    )


def our_page(rows: gpd.GeoDataFrame) -> str:
    """Return our one-file page."""
    return one_file_page(rows, View())


def folium_page(rows: gpd.GeoDataFrame, add: Callable[[folium.Map, gpd.GeoDataFrame], None]) -> str:
    """Return the page of a plain folium map to which ``add`` adds rows."""
    canvas = folium.Map([40, 46], zoom_start=8, tiles=None, prefer_canvas=True)
    add(canvas, rows)
    return str(canvas.get_root().render())


def circle_markers(canvas: folium.Map, rows: gpd.GeoDataFrame) -> None:
    """Add a CircleMarker a row; the map draws them on canvas."""
    for point, title in zip(rows.geometry, rows["title"], strict=True):
        folium.CircleMarker((point.y, point.x), radius=4, tooltip=title).add_to(canvas)


def marker_cluster(canvas: folium.Map, rows: gpd.GeoDataFrame) -> None:
    """Add a MarkerCluster of markers."""
    cluster = folium.plugins.MarkerCluster(maxZoom=15).add_to(canvas)
    for point in rows.geometry:
        folium.Marker((point.y, point.x)).add_to(cluster)


def fast_marker_cluster(canvas: folium.Map, rows: gpd.GeoDataFrame) -> None:
    """Add a FastMarkerCluster."""
    folium.plugins.FastMarkerCluster([(point.y, point.x) for point in rows.geometry]).add_to(canvas)


def timestamped(canvas: folium.Map, rows: gpd.GeoDataFrame) -> None:
    """Add a TimestampedGeoJson, with folium's only time slider."""
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [point.x, point.y]},
         "properties": {"time": day, "icon": "circle", "popup": title}}
        for point, day, title in zip(rows.geometry, rows["date_start"].dt.strftime("%Y-%m-%d"), rows["title"], strict=True)
    ]  # fmt: skip
    folium.plugins.TimestampedGeoJson(
        {"type": "FeatureCollection", "features": features}, period="P1D"
    ).add_to(canvas)


def deck_page(rows: gpd.GeoDataFrame) -> str:
    """Return a page of pydeck with a ScatterplotLayer and no base map."""
    points = [{"at": [point.x, point.y]} for point in rows.geometry]
    layer = pydeck.Layer(
        "ScatterplotLayer", points, get_position="at", get_radius=800, get_fill_color=[200, 80, 0]
    )
    deck = pydeck.Deck([layer], initial_view_state=pydeck.ViewState(46, 40, 7), map_provider=None)
    return str(deck.to_html(as_string=True))


PEERS: dict[str, Callable[[gpd.GeoDataFrame], str]] = {
    OUR_PAGE: our_page,
    "folium CircleMarker": lambda rows: folium_page(rows, circle_markers),
    "folium FastMarkerCluster": lambda rows: folium_page(rows, fast_marker_cluster),
    "folium MarkerCluster": lambda rows: folium_page(rows, marker_cluster),
    TIMESTAMPED: lambda rows: folium_page(rows, timestamped),
    "pydeck ScatterplotLayer": deck_page,
}


def measured(context: BrowserContext, path: Path, steps: str | None) -> dict[str, Any]:
    """Return milliseconds to the first painted map, the same to the median and the slowest 5 % of steps, and memory in MB."""
    firsts, taken, memory = [], [], 0.0
    for _ in range(ROUNDS):
        page = context.new_page()
        page.add_init_script(READY)
        try:
            page.goto(path.as_uri(), wait_until="commit", timeout=PATIENCE_MS)
            page.wait_for_load_state("domcontentloaded", timeout=PATIENCE_MS)
            firsts.append(page.evaluate(PAINTED))
            if steps:
                page.wait_for_timeout(800)
                taken += page.evaluate(steps, STEPS)
            memory = heap_mb(page)
        finally:
            page.close()
    return {
        "first": statistics.median(firsts),
        "step": statistics.median(taken) if taken else None,
        "slow": sorted(taken)[int(len(taken) * 0.95)] if taken else None,
        "memory": memory,
    }


def heap_mb(page: Page) -> float:
    """Return what a page's script holds in MB, rubbish collected: the heap, and the buffers of typed arrays, which lie beside it."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    return float(usage["usedSize"] + usage["backingStorageSize"]) / 1e6


def main() -> None:
    """Print the table."""
    counts = [int(one) for one in sys.argv[1:] if one.isdigit()] or list(COUNTS)
    late: set[str] = set()
    print(
        "| incidents | page | first paint | step, median | step, p95 | page size | heap |\n|---|---|---|---|---|---|---|"
    )
    walks = {OUR_PAGE: OUR_STEPS, TIMESTAMPED: THEIR_STEPS}
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(PATIENCE_MS)
        cdn = Cdn(Path(folder) / "npm")
        cdn.serve(context)
        for count in counts:
            rows = incidents(count)
            for name, make in PEERS.items():
                if name in late or (name != OUR_PAGE and count > MOST_FOR_PEERS):
                    continue
                path = Path(folder) / "page.html"
                path.write_text(make(rows), encoding="utf-8")
                try:
                    told = measured(context, path, walks.get(name))
                except BrowserError:
                    late.add(name)
                    print(
                        f"| {count:,} | {name} | not in {PATIENCE_MS // 1000} s | | | {path.stat().st_size / 1e6:.2f} MB | |",
                        flush=True,
                    )
                    continue
                step, slow = (
                    f"{told[key]:.0f} ms" if told[key] is not None else "–" for key in ("step", "slow")
                )
                print(
                    f"| {count:,} | {name} | {told['first']:,.0f} ms | {step} | {slow} | {path.stat().st_size / 1e6:.2f} MB | {told['memory']:.0f} MB |",
                    flush=True,
                )
    for address in sorted(cdn.missing):
        print(f"answered with nothing: {address}", file=sys.stderr)


if __name__ == "__main__":
    main()
