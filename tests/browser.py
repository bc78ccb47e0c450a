"""A Chromium for the tests, with everything outside this machine refused, and the app started as people start it."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect, sync_playwright

ROOT = Path(__file__).parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOME = {"localhost", "127.0.0.1"}

# A busy machine draws late; what never comes still fails.
expect.set_options(timeout=20_000)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium if there is one, else Playwright's own."""
    system = next((path for path in map(shutil.which, SYSTEM_NAMES) if path), None)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=system, args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """What a page asked for outside this machine, and what went wrong in it."""

    def __init__(self) -> None:
        self.outside: list[str] = []
        self.errors: list[str] = []


@contextmanager
def closed_page(
    browser: Browser, *, width: int = 1440, height: int = 900, **options: object
) -> Iterator[tuple[Page, Watch]]:
    """A page in a fresh context that reaches this machine only; asking for more is refused and kept."""
    context: BrowserContext = browser.new_context(viewport={"width": width, "height": height}, **options)
    watch = Watch()

    def decide(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in ("file", "data", "blob") or address.hostname in HOME:
            route.continue_()
        else:
            watch.outside.append(route.request.url)
            route.abort()

    context.route("**/*", decide)
    page = context.new_page()
    page.on("pageerror", lambda error: watch.errors.append(str(error)))
    page.on("console", lambda message: watch.errors.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: (watch.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield page, watch
    context.close()


@contextmanager
def running_app(base: str = "") -> Iterator[str]:
    """The address of the app, started by ``streamlit run app.py`` and stopped at the end; under a base path if one is given."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.baseUrlPath", base] if base else []
    root = f"http://localhost:{port}/{f'{base}/' if base else ''}"
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(f"{root}_stcore/health", process)
            yield root
        finally:
            process.terminate()
            process.wait(20)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the app ended with exit code {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError("the app did not answer in 30 s")


def settled(page: Page) -> None:
    """Wait until the server has answered what was last done: until then the widgets of before can be drawn, and go."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def form_opened(page: Page) -> None:
    """Open the form for reports and wait until it stands still: a press on a button that moves away is none."""
    page.get_by_text("Add a report").click()
    standing_still(page, page.get_by_role("button", name="Read"))


def read_text(page: Page, text: str) -> None:
    """Put a text into the open form for reports and have it read."""
    page.get_by_label("Text of the report").fill(text)
    page.get_by_role("button", name="Read", exact=True).click()


def standing_still(page: Page, element: Locator) -> None:
    """Wait until an element has stopped moving."""
    settled(page)
    expect(element).to_be_visible()
    places: list[object] = []
    while len(places) < 4 or len({str(place) for place in places[-4:]}) > 1:
        places.append(element.bounding_box())
        assert len(places) < 100
        page.wait_for_timeout(200)


def choose(page: Page, name: str | re.Pattern[str], *, exact: bool = False) -> None:
    """Choose from a list that is open or opens: a press on an option of one that still moves is none."""
    option = page.get_by_role("option", name=name, exact=exact).first
    # One below the list's edge would move by the press itself.
    option.scroll_into_view_if_needed()
    standing_still(page, option)
    option.click()


def accepted(page: Page) -> None:
    """Accept what was read as it is."""
    page.get_by_role("dialog").get_by_role("button", name="Accept").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
