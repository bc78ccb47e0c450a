"""Sharing in the app, as two people would: one makes a link, a snapshot or an embed, another opens it in a browser of their own."""

import copy
import os
import re
from html import unescape
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from geo.editions import edition_of, keep_edition
from geo.export import feature_collection
from geo.ingest import sample_reports
from geo.language import catalogues
from geo.pipeline import located_sites, run
from geo.ui.preview import preview
from tests.browser import (
    accepted,
    choose,
    chromium,
    closed_page,
    form_opened,
    read_text,
    running_app,
    settled,
)
from tests.test_permalink import HOSTILE, _explored, restored, shown


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The data folder of the app and of this test."""
    folder = tmp_path_factory.mktemp("home")
    before = os.environ.get("GEO_HOME")
    os.environ["GEO_HOME"] = str(folder)
    yield folder
    if before is None:
        del os.environ["GEO_HOME"]
    else:
        os.environ["GEO_HOME"] = before


@pytest.fixture(scope="module")
def app(home):  # noqa: ARG001 # the app is to start with that folder
    with running_app() as address:
        yield address


@pytest.fixture(scope="module")
def collection():
    found = run(sample_reports())
    return feature_collection(found, located_sites(found.incidents))


def opened(page, address):
    page.goto(address)
    expect(page.locator(".gm-handle").first).to_be_visible(timeout=60_000)
    settled(page)


def test_another_person_sees_by_the_link_all_that_was_chosen(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        _explored(page)
        page.wait_for_timeout(900)  # until the map has come to rest and the link with it
        link, before = page.url, shown(page)
        page.mouse.move(400, 880)
        page.get_by_role("button", name="GeoJSON").hover()
        told = page.locator("code").filter(has_text="http://localhost")
        expect(told.first).to_contain_text("sums=high")
        assert (watch.outside, watch.errors) == ([], [])
    with closed_page(browser) as (page, watch):
        opened(page, link)
        page.wait_for_timeout(900)
        restored(page, before)
        assert (watch.outside, watch.errors) == ([], [])


def test_the_language_is_chosen_in_the_sidebar_and_in_the_link(browser, app):
    words = catalogues()["hy"]["words"]
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?from=2022-09-01&to=2022-09-30")
        page.get_by_test_id("stSidebar").get_by_role("combobox", name="Language").click()
        choose(page, "Հայերեն")
        expect(page.get_by_role("button", name=words["Play"])).to_be_visible()
        expect(page.get_by_role("heading", name=words["Incident map"]).first).to_be_visible()
        expect(page.get_by_text(words["Share and download"])).to_be_visible()
        expect(page).to_have_url(re.compile("from=2022-09-01.*lang=hy"))
        page.reload()
        expect(page.get_by_role("button", name=words["Play"])).to_be_visible(timeout=60_000)
        page.get_by_text(words["Add a report"]).click()
        expect(page.get_by_label(words["Text of the report"])).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_a_snapshot_shows_what_it_showed_whatever_is_added_later(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?from=2022-09-12&to=2022-09-14&kinds=shelling")
        count = page.locator(".gm-list-count").inner_text().split()[0]
        page.get_by_role("button", name="Snapshot", exact=True).click()
        page.get_by_role("button", name="Keep a snapshot").click()
        link = page.locator("code").filter(has_text="?snapshot=").inner_text()
        with page.expect_download() as file:
            page.get_by_role("button", name="Snapshot as a file").click()
        assert file.value.suggested_filename.startswith("snapshot-")
        assert (watch.outside, watch.errors) == ([], [])
    name = link.rsplit("=", 1)[1]
    with closed_page(browser) as (page, watch):
        opened(page, link)
        expect(page.get_by_text("Snapshot of 20")).to_be_visible()
        expect(page.locator(".gm-list-count")).to_contain_text(f"{count} of {count} incident")
        expect(page.get_by_text("Add a report")).to_have_count(0)
        assert f"snapshot={name}" in page.url
        # What the reader does with it is in the link beside its name.
        page.get_by_label("Names of places").select_option("armenian")
        expect(page).to_have_url(re.compile(f"names=armenian.*snapshot={name}"))
        page.reload()
        expect(page.get_by_label("Names of places")).to_have_value("armenian", timeout=60_000)
        page.get_by_role("link", name="Open the live map").first.wait_for()
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize("name", ["../../etc/passwd", "0" * 64, "<script>alert(1)</script>", "%00"])
def test_a_snapshot_that_is_none_is_said_in_words(browser, app, name):
    with closed_page(browser) as (page, watch):
        page.goto(f"{app}?snapshot={name}")
        expect(page.get_by_text(re.compile("is no name of a snapshot|is not kept here"))).to_be_visible(
            timeout=60_000
        )
        assert (watch.outside, watch.errors) == ([], [])


def test_a_link_made_on_other_incidents_says_which_have_changed(browser, app, collection):
    before = copy.deepcopy(collection)
    changed = {one["properties"]["incident_id"] for one in before["features"][:4]}
    for feature in before["features"]:
        if feature["properties"]["incident_id"] in changed:
            feature["properties"]["status"] = "reviewed"
    gone = copy.deepcopy(before["features"][0])
    gone["properties"] |= {"incident_id": "incident-gone", "title": "Told then <b>and</b> not now"}
    before["features"].append(gone)
    edition = edition_of(before)
    keep_edition(edition)
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?data={edition.name}")
        told = page.get_by_text(
            f"{len(changed)} of {len(edition.incidents)} incidents changed since this link was made, 1 gone"
        )
        expect(told).to_be_visible()
        told.click()
        expect(page.get_by_text("Told then <b>and</b> not now")).to_be_visible()
        expect(page).to_have_url(re.compile(f"data={edition_of(collection).name}"))
        assert (watch.outside, watch.errors) == ([], [])
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?data=0123456789ab")
        expect(page.get_by_text("made on other incidents (0123456789ab)")).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?data={edition_of(collection).name}")
        expect(page.get_by_text("since this link was made")).to_have_count(0)


def test_an_embedded_map_has_nothing_around_it_and_keeps_what_is_chosen_in_it(browser, app):
    with closed_page(browser, width=900, height=640) as (page, watch):
        opened(page, f"{app}?from=2022-09-01&to=2022-09-30&embed=1")
        for around in ("stSidebar", "stExpander", "stHeader"):
            assert page.get_by_test_id(around).filter(visible=True).count() == 0
        box = page.locator(".gm-in-app").bounding_box()
        assert (box["x"], round(box["y"]), box["width"], round(box["height"])) == (0, 1, 900, 639)
        page.get_by_role("button", name="Legend and filters").click()
        page.get_by_label(re.compile("^Mine")).uncheck()
        expect(page).to_have_url(re.compile("kinds=(?!.*mine)"))
        page.get_by_label("Language").select_option("az")
        expect(page).to_have_url(re.compile("lang=az"))
        link = page.url
        page.goto(link)
        expect(page.get_by_role("button", name=catalogues()["az"]["words"]["Play"])).to_be_visible(
            timeout=60_000
        )
        # A low map has its buttons in two columns: none stands below its edge.
        map_box, button = (
            page.locator(".leaflet-container").bounding_box(),
            page.locator(".gm-home").last.bounding_box(),
        )
        assert button["y"] + button["height"] <= map_box["y"] + map_box["height"]
        with page.context.expect_page() as whole:
            page.get_by_role(
                "button", name=catalogues()["az"]["words"]["Open the whole map in a new tab"]
            ).click()
        assert "embed" not in whole.value.url
        assert "lang=az" in whole.value.url
        assert (watch.outside, watch.errors) == ([], [])


def test_the_snippet_puts_the_map_into_another_page(browser, app, tmp_path):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?from=2022-09-01&to=2022-09-30")
        page.get_by_role("button", name="Embed").click()
        snippet = page.locator("code").filter(has_text="<iframe").inner_text()
        assert (watch.outside, watch.errors) == ([], [])
    path = tmp_path / "article.html"
    path.write_text(f"<h1>Article</h1>{snippet}", encoding="utf-8")
    with closed_page(browser) as (page, watch):
        page.goto(path.as_uri())
        expect(page.frame_locator("iframe").locator(".gm-list-count")).to_contain_text(
            "in view", timeout=60_000
        )
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_link_does_nothing_in_the_app(browser, app, query):
    if len(query) > 60_000:
        query = query[:60_000]  # the server refuses longer addresses by itself
    with closed_page(browser) as (page, watch):
        page.goto(f"{app}?{query.replace('snapshot=', 'x=')}")
        expect(page.locator(".gm-list-count")).to_contain_text("in view", timeout=60_000)
        page.wait_for_timeout(500)
        assert page.locator("img[src=x], iframe").count() == 0
        assert (watch.outside, [each for each in watch.errors if "dialog" in each or "alert" in each]) == (
            [],
            [],
        )


def test_a_preview_of_a_link_says_what_it_shows(app):
    with urlopen(f"{app}?from=2022-09-01&to=2022-09-30&kinds=shelling,mine") as answer:  # our own server
        page = answer.read().decode()
    assert re.findall("<title>(.*?)</title>", page) == [
        "Incident map: mine, shelling; 2022-09-01 – 2022-09-30"
    ]
    (described,) = re.findall('<meta property="og:description" content="(.*?)">', page)
    assert "from 2022-09-01 to 2022-09-30; kinds: mine, shelling" in unescape(described)


def test_under_a_base_path_previews_and_embeds_are_the_same(browser):
    with running_app("incidents/map") as address:
        with urlopen(f"{address}?from=2022-09-01&to=2022-09-30&kinds=mine") as answer:  # our own server
            assert "<title>Incident map: mine; 2022-09-01 – 2022-09-30</title>" in answer.read().decode()
        with closed_page(browser) as (page, watch):
            page.goto(f"{address}?from=2022-09-12&to=2022-09-14&embed=1")
            expect(page.locator(".gm-list-count")).to_contain_text("in view", timeout=60_000)
            assert "embed=true" in page.url
            expect(page.get_by_text("Add a report")).to_have_count(0)
            assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize(
    "query", ['from="><script>alert(1)</script>', "kinds=%3Cscript%3E", "http://[", "&" * 200]
)
def test_a_preview_of_a_hostile_link_is_that_of_the_whole_map(query):
    told = preview(query)
    assert told == preview("")
    assert "<script" not in told


def test_back_restores_a_marked_place_and_leads_out_of_the_app(browser, app):
    with closed_page(browser) as (page, watch):
        page.goto(f"{app}_stcore/health")
        opened(page, f"{app}?lon=46&lat=40&zoom=8")
        page.get_by_label("Find a place").fill("Ganja")
        page.get_by_role("listbox", name="Places found").get_by_role("option").first.click()
        expect(page).to_have_url(re.compile("place="))
        page.get_by_role("button", name="September 2022").click()
        expect(page).to_have_url(re.compile("from=2022-09-01.*place="))
        page.go_back()
        expect(page).to_have_url(re.compile(r"^(?!.*from=).*place="))
        expect(page.locator(".gm-found-name")).to_be_visible()
        page.go_back()
        expect(page).not_to_have_url(re.compile("place="))
        expect(page.locator(".gm-found-name")).to_have_count(0)
        page.go_back()
        expect(page).to_have_url(re.compile("_stcore/health"))
        assert (watch.outside, watch.errors) == ([], [])


def test_lifting_all_filters_keeps_the_language(browser, app):
    words = catalogues()["ru"]["words"]
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?lang=ru&kinds=mine&from=2021-01-01&to=2021-12-31")
        page.get_by_role("tab", name=re.compile(words["Not on the map"])).click()
        page.get_by_role("button", name=words["Show all"], exact=True).click()
        expect(page).not_to_have_url(re.compile("kinds="))
        expect(page).to_have_url(re.compile("lang=ru"))
        expect(page.get_by_role("button", name=words["Play"])).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_nothing_that_a_visitor_added_is_kept_for_links(browser, app, home):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        before = {path.name for path in (home / "editions").iterdir()}
        listed = page.locator(".gm-list-count")
        more = int(listed.inner_text().split()[0]) + 1
        form_opened(page)
        read_text(
            page,
            "On 20 September 2022 Armenia's Defence Ministry said mortars hit Sotk, wounding two Armenian soldiers.",
        )
        accepted(page)
        expect(listed).to_contain_text(f"{more} of {more}")
        page.wait_for_timeout(1500)
        assert {path.name for path in (home / "editions").iterdir()} == before
        assert (watch.outside, watch.errors) == ([], [])


def test_a_kind_of_the_link_that_does_not_occur_shows_nothing_and_no_choice_is_told(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?kinds=air-strike")
        expect(page.locator(".gm-list-count")).to_contain_text(re.compile(r"^0 of \d\d"))
        expect(page.get_by_test_id("stMultiSelect").filter(has_text="Kinds")).to_contain_text("Air strike")
        assert "kinds=air-strike" in page.url
        opened(page, f"{app}?kinds=")
        expect(page.get_by_text("no choice means all")).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])
