"""Measure the map in the app: first view, a step of the slider, a changed filter, what is sent, remounts, memory.

Usage: python bench/map_app.py [COUNT ...]   (a quiet machine; 10 1,000 10,000 100,000 by default, five minutes)

Streamlit runs `bench/app_of_many.py`, the app's map component with made-up incidents. The first view is measured after the
server is up and has made the map once, from the request to the drawn map, in a fresh browser context. A filter is chosen in
the sidebar; its time is from the choice to the list's new number. A session of 100 interactions (drags of the map, steps,
selections, filters) marks the map's element and looks whether it stays. A thousand moves of the slider follow. The peers are
`st_folium` with the map made anew for each step, as its users do, and Streamlit's own pydeck chart: from the key on a Streamlit slider to
the map with the other number of points drawn, and whether the map's element was made anew.
"""

import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket
from playwright.sync_api import Error as BrowserError

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from bench.cdn import Cdn
from bench.map import OUR_STEPS, heap_mb
from tests.browser import chromium

COUNTS = (10, 1_000, 10_000, 100_000)
ROUNDS = 5
INTERACTIONS = 100
MOVES = 1_000
PEER_STEPS = 6
PATIENCE_MS = 120_000

# How many points the map of st_folium's frame holds.
IN_FRAME = "() => window.map ? Object.values(window.map._layers).filter((one) => one instanceof L.CircleMarker).length : -1"

# From here to the frame after the list tells another number than before.
CHOSEN = """() => { const list = document.querySelector(".gm-list-count"); const before = list.textContent; const from = performance.now();
  globalThis.__told = new Promise((done) => new MutationObserver((_, watch) => { if (list.textContent === before) return; watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - from)); }).observe(list, { childList: true, characterData: true, subtree: true })); }"""
MANY_MOVES = """async (moves) => { const handle = document.querySelectorAll(".gm-handle")[1];
  for (let i = 0; i < moves; i += 1) { handle.dispatchEvent(new KeyboardEvent("keydown", { key: i % 40 < 20 ? "PageDown" : "PageUp", bubbles: true, cancelable: true }));
    await new Promise((done) => requestAnimationFrame(done)); } }"""


@contextmanager
def served(script: str, *arguments: str) -> Iterator[str]:
    """Start a script with arguments in Streamlit, give its address, and stop it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        script,
        "--server.port",
        str(port),
        "--",
        *arguments,
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2).close()
                    break
                except (urllib.error.URLError, ConnectionError, TimeoutError):
                    time.sleep(0.1)
            yield f"http://localhost:{port}/"
        finally:
            process.terminate()
            process.wait(20)


def opened(browser: Browser, address: str) -> tuple[Page, float, list[int]]:
    """Return a page with the map drawn, the seconds that took, and a list that grows by the bytes of each frame sent."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    sent: list[int] = []

    def watch(channel: WebSocket) -> None:
        channel.on("framesent", lambda payload: sent.append(len(payload)))

    page.on("websocket", watch)
    start = time.perf_counter()
    page.goto(address)
    page.locator(".gm-list-count").wait_for(timeout=120_000)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page, time.perf_counter() - start, sent


def filter_ms(page: Page) -> list[float]:
    """Return the milliseconds of choosing a kind and of taking it back, some times."""
    taken = []
    for _ in range(ROUNDS):
        page.get_by_role("combobox", name=re.compile("Kinds")).click()
        option = page.get_by_role("option", name="mine", exact=True)
        option.wait_for()
        page.evaluate(CHOSEN)
        option.click()
        taken.append(page.evaluate("globalThis.__told"))
        page.keyboard.press("Escape")
        page.evaluate(CHOSEN)
        page.get_by_role("button", name=re.compile("Clear all")).click()
        taken.append(page.evaluate("globalThis.__told"))
    return taken


def interact(page: Page) -> int:
    """Return how often the map's element was made anew in a session of interactions: it should be never."""
    page.evaluate("() => { document.querySelector('#incident_map').dataset.mark = 'kept'; }")
    remounts = 0
    box = page.locator("#incident_map").bounding_box() or {"x": 0, "y": 0, "width": 600, "height": 400}
    handle = page.get_by_role("slider", name="Start of the time window")
    for number in range(INTERACTIONS):
        if number % 4 == 0:
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            page.mouse.down()
            page.mouse.move(
                box["x"] + box["width"] / 2 + (40 if number % 8 else -40),
                box["y"] + box["height"] / 2,
                steps=3,
            )
            page.mouse.up()
        elif number % 4 == 1:
            handle.press("PageUp" if number % 8 == 1 else "PageDown")
        elif number % 4 == 2:
            page.locator(".gm-row").nth(number % 5).click()
            page.get_by_role("tab", name="Incidents").click()
        else:
            page.mouse.wheel(0, -120 if number % 8 == 3 else 120)
        page.wait_for_timeout(60)
        remounts += page.evaluate("() => document.querySelector('#incident_map').dataset.mark !== 'kept'")
    return remounts


def peer_steps(browser: Browser, cdn: Cdn, peer: str, count: int) -> tuple[list[float], int]:
    """Return the seconds of steps of a Streamlit slider until a peer's map has drawn them, and how often its element was made anew."""
    with served("bench/peer_of_many.py", peer, str(count)) as address:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        cdn.serve(context, home="localhost")
        page = context.new_page()
        page.goto(address)
        element = "iframe" if peer == "st_folium" else "[data-testid=stDeckGlJsonChart]"
        page.locator(element).first.wait_for(timeout=PATIENCE_MS)
        drawn = IN_FRAME if peer == "st_folium" else ""
        before = settled(page, drawn, "")
        taken, remounts = [], 0
        for number in range(PEER_STEPS):
            page.evaluate("(element) => { document.querySelector(element).dataset.mark = 'kept'; }", element)
            start = time.perf_counter()
            page.get_by_role("slider").press("ArrowRight" if number % 2 == 0 else "ArrowLeft")
            before = settled(page, drawn, before)
            taken.append(time.perf_counter() - start)
            remounts += page.evaluate(
                "(element) => document.querySelector(element)?.dataset.mark !== 'kept'", element
            )
        context.close()
    return taken, remounts


def settled(page: Page, drawn: str, before: str) -> str:
    """Wait until the script tells another number than before, and the map in its frame, if it has one, holds as many points; return the number."""
    line = page.get_by_text(re.compile("^shown: "))
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < deadline:
        told = line.inner_text() if line.count() else ""
        if told and told != before:
            wanted = int(told.removeprefix("shown: "))
            frame = next((one for one in page.frames if "streamlit_folium" in one.url), None)
            try:
                held = frame.evaluate(drawn) if drawn and frame else wanted if not drawn else -1
            except BrowserError:
                held = -1
            if held == wanted:
                page.evaluate(
                    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
                )
                return told
        time.sleep(0.005)
    raise TimeoutError(f"{page.url}: not drawn in {PATIENCE_MS / 1000:.0f} s")


def peers(browser: Browser) -> None:
    """Print the table of the peers."""
    print("\n| incidents | map in Streamlit | step, median | made anew |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        cdn = Cdn(Path(folder))
        for count in (1_000, 10_000):
            for peer in ("st_folium", "pydeck"):
                try:
                    taken, remounts = peer_steps(browser, cdn, peer, count)
                    print(
                        f"| {count:,} | {peer} | {statistics.median(taken):.2f} s | {remounts} of {len(taken)} |",
                        flush=True,
                    )
                except (TimeoutError, BrowserError) as error:
                    print(f"| {count:,} | {peer} | {str(error).splitlines()[0][:60]} | – |", flush=True)


def main() -> None:
    """Print the tables."""
    print(
        "| incidents | first view | step, median | step, p95 | filter | sent a release | remounts | heap before, after 1,000 moves |"
    )
    print("|---|---|---|---|---|---|---|---|")
    with chromium() as browser:
        for count in [int(one) for one in sys.argv[1:]] or COUNTS:
            with served("bench/app_of_many.py", str(count)) as address:
                opened(browser, address)[0].context.close()
                firsts = []
                for _ in range(ROUNDS):
                    page, seconds, _ = opened(browser, address)
                    firsts.append(seconds)
                    page.context.close()
                page, _, sent = opened(browser, address)
                page.wait_for_timeout(1_000)
                steps = sorted(page.evaluate(OUR_STEPS, 60))
                page.wait_for_timeout(1_500)
                sent.clear()
                page.get_by_role("slider", name="End of the time window").press("End")
                page.wait_for_timeout(1_500)
                release = sum(sent)
                filters = filter_ms(page) if count > 100 else []
                remounts = interact(page)
                before = heap_mb(page)
                page.evaluate(MANY_MOVES, MOVES)
                after = heap_mb(page)
                chosen = f"{statistics.median(filters):.0f} ms" if filters else "–"
                print(f"| {count:,} | {statistics.median(firsts):.2f} s | {statistics.median(steps):.0f} ms | {steps[int(len(steps) * 0.95)]:.0f} ms "
                      f"| {chosen} | {release} bytes | {remounts} | {before:.1f}, {after:.1f} MB |", flush=True)  # fmt: skip
                page.context.close()
        peers(browser)


if __name__ == "__main__":
    main()
