"""What axe-core, the usual checker of web accessibility, finds in the one-file page and in the app: nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from geo.export import feature_collection
from geo.ingest import sample_reports
from geo.pipeline import located_sites, run
from geo.render import one_file_page
from geo.view import View
from tests.browser import chromium, closed_page, running_app


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def one_file(tmp_path_factory):
    found = run(sample_reports())
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(
        one_file_page(feature_collection(found, located_sites(found.incidents)), View()), encoding="utf-8"
    )
    return path.as_uri()


@pytest.fixture(scope="module")
def app():
    with running_app() as address:
        yield address


def violations(page, within=None):
    found = Axe().run(page, context=within)
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:160]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def ready(page, address):
    page.goto(address)
    expect(page.get_by_role("slider", name="Start of the time window")).to_be_visible(timeout=90_000)
    page.wait_for_timeout(300)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_the_one_file_page(browser, one_file, scheme, width):
    with closed_page(browser, width=width, color_scheme=scheme) as (page, _):
        ready(page, one_file)
        assert violations(page) == []
        page.locator(".gm-row").first.click()
        for tab in ("Card", "Not on the map", "Sources"):
            page.get_by_role("tab", name=tab).click()
            assert violations(page) == [], tab


@pytest.mark.parametrize("language", ["hy", "az", "ru"])
def test_axe_finds_nothing_in_another_language(browser, one_file, language):
    with closed_page(browser, width=390) as (page, _):
        page.goto(f"{one_file}#lang={language}")
        expect(page.locator(".gm-handle").first).to_be_visible(timeout=90_000)
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_apps_map(browser, app, scheme):
    with closed_page(browser, color_scheme=scheme) as (page, _):
        ready(page, app)
        page.locator(".gm-summary > summary").click()
        assert violations(page, ".gm-in-app") == []


def test_axe_finds_nothing_in_the_apps_page_that_is_ours(browser, app):
    with closed_page(browser) as (page, _):
        ready(page, app)
        assert violations(page) == []
