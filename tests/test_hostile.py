"""Hostile texts in every field, opened in a real Chromium: none runs, none loads anything, all are read as what they are."""

import json

import pytest
from playwright.sync_api import expect

from geo.export import export, feature_collection
from geo.ingest import sample_reports
from geo.pipeline import located_sites, run
from geo.render import one_file_page
from geo.view import View
from tests.browser import chromium, closed_page

# The ways in which folium's own popups and tooltips can be made to run what a text says.
HOLES = {
    "picture": '<img src=x onerror="alert(1)">',
    "template": "${alert(1)}`+alert(2)+`{{ 7*7 }}{% raw %}",
    "closing": "</script><script>alert(1)</script><!--",
    "link": "javascript:alert(1)",
    "quote": "\" onmouseover=alert(1) x='",
    "letters": "\u202e\u2028\u0000\ufffe]]>&lt;script&gt;alert(1)&lt;/script&gt;",
}


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def collection():
    found = run(sample_reports())
    whole = json.loads(json.dumps(feature_collection(found, located_sites(found.incidents))))
    return {
        **whole,
        "features": whole["features"][:4],
        "reports": whole["reports"][:2],
        "rejections": whole["rejections"][:2],
    }


def poisoned(value, hole, key=""):
    """A collection in which every text that comes from outside is the hostile one."""
    if isinstance(value, dict):
        return {name: poisoned(each, hole, name) for name, each in value.items()}
    if isinstance(value, list):
        return [poisoned(each, hole, key) for each in value]
    return hole if isinstance(value, str) and key in _OUTSIDE else value


_OUTSIDE = {
    "title", "outlet", "url", "quote", "says", "claimant", "place_name", "surface", "armenian_side", "azerbaijani_side", "date_text", "resolve_reason",
    "name", "reason", "text", "note", "admin1_name", "admin2_name", "control_note", "border_section_name", "kind", "role", "control", "side", "country",
}  # fmt: skip


@pytest.mark.parametrize("hole", HOLES)
def test_a_hostile_text_in_every_field_does_nothing_in_the_one_file_page(browser, collection, hole, tmp_path):
    path = tmp_path / "map.html"
    path.write_text(
        one_file_page(poisoned(collection, HOLES[hole]), View(), title=HOLES[hole]), encoding="utf-8"
    )
    with closed_page(browser) as (page, watch):
        page.goto(path.as_uri())
        expect(page.locator(".gm-list-count")).to_contain_text("in view")
        page.locator(".gm-item-row button").first.click()
        for tab in ("Not on the map", "Sources", "Card"):
            page.get_by_role("tab", name=tab).click()
            for details in page.locator(".gm-panel details").all():
                details.evaluate("(one) => { one.open = true; }")
        page.mouse.move(500, 400)
        for link in page.locator(".gm-panel a[href]").all():
            assert link.get_attribute("href").startswith(("http://", "https://", "#"))
        page.wait_for_timeout(200)
        assert page.locator(".gm-root script:not([type^=application]), .gm-root img[src=x]").count() == 0
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize("form", ["kml", "geojson", "timemap", "csv"])
@pytest.mark.parametrize("hole", HOLES)
def test_a_hostile_text_does_nothing_in_a_file_that_a_browser_opens(
    browser, collection, hole, form, tmp_path
):
    # As XML and as text: what a browser makes of a file whose ending it takes for one of these.
    for ending in ("xml", "svg") if form == "kml" else ("txt",):
        path = tmp_path / f"file.{ending}"
        path.write_bytes(export(poisoned(collection, HOLES[hole]), form).content)
        with closed_page(browser) as (page, watch):
            page.goto(path.as_uri())
            page.wait_for_timeout(100)
            assert (
                page.evaluate(
                    "document.getElementsByTagNameNS('*', 'script').length + document.querySelectorAll('[onerror]').length"
                )
                == 0
            )
            assert page.locator("parsererror").count() == 0
            assert (watch.outside, watch.errors) == ([], [])
