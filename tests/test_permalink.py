"""The permalink in a browser: the page reads and writes the links that Python does, restores all of a view, and takes no harm."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from geo.export import feature_collection
from geo.ingest import sample_reports
from geo.pipeline import located_sites, run
from geo.render import one_file_page
from geo.view import (
    View,
    from_link,
    from_query,
    permalink,
    to_query,
)
from tests.browser import chromium, closed_page
from tests.test_view import DAYS, VIEWS


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def found():
    return run(sample_reports())


@pytest.fixture(scope="module")
def address(tmp_path_factory, found):
    path = tmp_path_factory.mktemp("page") / "map.html"
    collection = feature_collection(found, located_sites(found.incidents))
    path.write_text(one_file_page(collection, View()), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def tab(browser, address):
    with closed_page(browser) as (page, watch):
        page.goto(address)
        yield page
        assert (watch.outside, watch.errors) == ([], [])


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(VIEWS, st.none() | st.tuples(DAYS, DAYS))
def test_the_page_reads_and_writes_the_links_that_python_does(tab, view, span):
    start, end = sorted(span) if span else (None, None)
    link = permalink("", replace(view, start=start, end=end, place=None)).removeprefix("?")
    told = tab.evaluate(
        "(link) => { const { view, dropped } = GeoMap.viewOfLink(link); return [GeoMap.linkOf(view), dropped]; }",
        link,
    )
    assert told == [link, []]


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from([*(to_query(View(lon=1, lat=1, zoom=1))), "from", "to", "kinds", "incident", "place", "names",
                                        "mode", "step", "speed", "loop", "control", "sums", "sort", "tab", "lang", "theme", "precision"]),
                       st.text(max_size=40) | st.sampled_from(["on", "NaN", "1e3", "-0", "__proto__", "constructor", "toString", "2022-02-30"])))  # fmt: skip
def test_what_python_drops_of_a_link_the_page_drops_too(tab, query):
    told = tab.evaluate(
        "(query) => GeoMap.linkOf(GeoMap.viewOfLink(new URLSearchParams(query).toString()).view)", query
    )
    view, _ = from_link("?" + told)
    assert view == from_query(query)[0]


def _explored(page):
    """Chooses something of everything that a link holds, as a person would."""
    page.get_by_role("button", name="September 2022").click()
    page.get_by_label("Sort incidents").select_option("place")
    page.locator(".gm-summary summary").click()
    page.get_by_label("Rule of the sums").select_option("high")
    page.get_by_label("Mode").select_option("trail")
    page.get_by_label("Step", exact=True).select_option("day")
    page.get_by_label("Speed").select_option("4")
    page.get_by_label("Loop").check()
    shown = page.get_by_label("Show on the map")
    if not shown.is_visible():
        page.get_by_role("button", name=re.compile("^Control on")).click()
    shown.uncheck()
    page.get_by_label("Names of places").select_option("azerbaijani")
    page.get_by_role("button", name="Light or dark").click()
    page.get_by_label("Find a place").fill("Sotk")
    page.get_by_role("listbox", name="Places found").get_by_role("option").first.click()
    page.locator(".gm-item-row button").nth(2).click()
    page.get_by_role("tab", name="Sources").click()
    page.wait_for_timeout(900)


SHOWN = """() => ({
  count: document.querySelector(".gm-list-count").textContent, card: document.querySelector(".gm-title").textContent,
  tab: document.querySelector('[role=tab][aria-selected=true]').textContent, dates: document.querySelector(".gm-dates").textContent,
  boxes: [...document.querySelectorAll(".gm-root select")].map((one) => [one.ariaLabel, one.value]),
  checks: [...document.querySelectorAll(".gm-root input[type=checkbox]")].map((one) => one.checked),
  dark: document.querySelector(".gm-root").classList.contains("gm-dark"),
  mark: document.querySelector(".gm-found-name")?.textContent, search: document.querySelector(".gm-search-field").value,
  lit: document.querySelector('.gm-row[aria-pressed=true] .gm-row-title')?.textContent,
  centre: document.querySelector(".gm-position").textContent,
})"""


def shown(page):
    """Return what a person sees, and the degrees of the map's centre."""
    seen = page.evaluate(SHOWN)
    return seen, [float(one) for one in re.findall(r"\d+\.\d+", seen.pop("centre"))]


def restored(page, before):
    """Assert that a person sees what was seen before; a map rests on whole pixels, which need not be those of the link."""
    seen, centre = shown(page)
    assert seen == before[0]
    assert centre == pytest.approx(before[1], abs=0.005)


def test_a_link_into_the_file_restores_all_that_was_chosen(browser, address):
    with closed_page(browser) as (page, watch):
        page.goto(address)
        _explored(page)
        link, before = page.url, shown(page)
        assert (watch.outside, watch.errors) == ([], [])
    keys = {part.split("=")[0] for part in link.split("#")[1].split("&")}
    assert keys == {"lon", "lat", "zoom", "from", "to", "incident", "place", "names", "mode", "step", "speed", "loop", "control", "sums",
                    "sort", "tab", "theme"}  # fmt: skip
    with closed_page(browser) as (page, watch):
        page.goto(link)
        expect(page.locator(".gm-list-count")).to_contain_text("in view")
        page.wait_for_timeout(900)
        restored(page, before)
        assert (watch.outside, watch.errors) == ([], [])


HOSTILE = [
    "lon=<img src=x onerror=alert(1)>&incident=</script><script>alert(2)</script>",
    "incident=__proto__&place=constructor&kinds=__proto__,toString&lang=__proto__&theme=toString",
    "place=..%2F..%2Fetc%2Fpasswd&data=..%2F..%2Fsecret&snapshot=..%2F..%2Fetc%2Fpasswd",
    "from=javascript:alert(3)&to=9999-99-99&zoom=1e309&lat=NaN&lon=Infinity&speed=-1&precision=99",
    "kinds=" + "shelling," * 20_000,
    "&".join(f"k{n}=v" for n in range(5_000)),
    "%00%ff%fe&zoom=%E0%A4%A&names[]=both&names[0]=x",
    "${alert(4)}&{{7*7}}&tab=${alert(5)}",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_link_into_the_file_does_nothing(browser, address, query):
    with closed_page(browser) as (page, watch):
        page.goto(f"{address}#{query}")
        expect(page.locator(".gm-list-count")).to_contain_text("in view")
        page.wait_for_timeout(300)
        assert (
            page.locator(
                ".gm-root script:not([type^=application]), .gm-root img[src=x], .gm-root iframe"
            ).count()
            == 0
        )
        assert (watch.outside, watch.errors) == ([], [])


def test_what_cannot_be_read_of_a_link_into_the_file_is_said(browser, address):
    with closed_page(browser) as (page, watch):
        page.goto(f"{address}#kinds=magic&from=yesterday&zoom=9&lon=46&lat=40")
        expect(page.get_by_text("Not read in the link: from, kinds")).to_be_visible()
        page.goto("about:blank")
        page.goto(f"{address}#zoom=9&lon=46&lat=40")
        expect(page.locator(".gm-list-count")).to_contain_text("in view")
        expect(page.get_by_text("Not read in the link")).to_have_count(0)
        assert (watch.outside, watch.errors) == ([], [])
