"""The app and the one-file page in a real Chromium, the network blocked, used as a person would."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from geo.export import feature_collection
from geo.extract import corrections_of
from geo.gazetteer import default_gazetteer
from geo.ingest import report_from_text, sample_reports
from geo.model import Kind, Party
from geo.pipeline import located_sites, run
from geo.render import best_format, one_file_page
from geo.ui.map import _name, _question
from geo.ui.search import found_places
from geo.view import Naming, View, select
from tests.browser import (
    accepted,
    choose,
    chromium,
    closed_page,
    form_opened,
    read_text,
    running_app,
    settled,
    standing_still,
)
from tests.world import toy_gazetteer, toy_report

SEPTEMBER = "?from=2022-09-12&to=2022-09-14"
SHELLING = "Shelling toward Goris, Sotk and Jermuk"


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def app():
    with running_app() as address:
        yield address


def opened(page, address):
    page.goto(address)
    expect(page.get_by_role("slider", name="Start of the time window")).to_be_visible(timeout=90_000)
    return page


def every_row(page):
    """The titles of the whole list, of which the page makes only the rows that can be seen, and some more."""
    page.locator(".gm-row").first.focus()
    titles = page.locator(".gm-row-title").all_inner_texts()
    while page.evaluate(
        "Number(document.activeElement.parentElement.ariaPosInSet) < Number(document.activeElement.parentElement.ariaSetSize)"
    ):
        page.keyboard.press("PageDown")
        titles += page.locator(".gm-row-title").all_inner_texts()
    return titles


def in_view(page):
    text = page.get_by_text(re.compile(r"^\d+ of \d+ incidents in view")).inner_text()
    return int(text.split()[0])


def test_a_person_moves_the_slider_clicks_an_incident_and_reads_its_card(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        everything = in_view(page)
        start = page.get_by_role("slider", name="Start of the time window")
        start.focus()
        for _ in range(20):
            start.press("PageUp")
        assert 0 < in_view(page) < everything
        expect(page).to_have_url(re.compile(r"from=20\d\d-\d\d-\d\d"))

        opened(page, f"{app}{SEPTEMBER}&lon=46.3417&lat=39.5111&zoom=10")
        box = page.locator("#incident_map").bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

        card = page.get_by_role("tabpanel", name="Card")
        expect(card).to_contain_text(SHELLING)
        expect(card).to_contain_text("Goris / Gorus")
        expect(card).to_contain_text("Defence ministry official (side not stated)")
        expect(card).to_contain_text("had come under attack with artillery, mortars and drones")
        expect(card).to_contain_text(re.compile(r"7\.5 km from the border"))
        expect(page).to_have_url(re.compile(r"incident=incident-[0-9a-f]{12}"))
        assert (watch.outside, watch.errors) == ([], [])


def test_the_link_restores_window_filter_selection_and_place(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}{SEPTEMBER}&kinds=shelling&lon=46&lat=39.8&zoom=9")
        page.get_by_role("listitem").filter(has_text=SHELLING).get_by_role("button").first.click()
        expect(page).to_have_url(re.compile("incident="))
        link = page.url
        count = in_view(page)
        card = page.get_by_role("tabpanel", name="Card").inner_text()
    with closed_page(browser) as (page, watch):
        opened(page, link)
        expect(page.get_by_role("tabpanel", name="Card")).to_have_text(card, use_inner_text=True)
        assert in_view(page) == count
        page.wait_for_timeout(1000)
        assert set(page.url.split("?")[1].split("&")) == set(link.split("?")[1].split("&"))
        assert (watch.outside, watch.errors) == ([], [])


def test_a_filter_in_the_sidebar_changes_the_map_without_a_new_one(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        page.evaluate("document.querySelector('#incident_map').dataset.mark = 'kept'")
        everything = in_view(page)
        settled(page)
        page.get_by_role("combobox", name=re.compile("Kinds")).click()
        choose(page, "Mine")
        expect(page.get_by_text(re.compile(r"^1 of \d+ incidents in view"))).to_be_visible()
        assert everything > 1
        assert page.evaluate("document.querySelector('#incident_map').dataset.mark") == "kept"
        expect(page).to_have_url(re.compile("kinds=mine"))
        assert (watch.outside, watch.errors) == ([], [])


def test_play_moves_the_window_and_pause_stops_it(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        page.get_by_role("button", name="September 2022").click()
        end = page.get_by_role("slider", name="End of the time window")
        before = end.get_attribute("aria-valuenow")
        page.get_by_role("button", name="Play").click()
        expect(end).not_to_have_attribute("aria-valuenow", before)
        page.get_by_role("button", name="Pause").click()
        stopped = end.get_attribute("aria-valuenow")
        page.wait_for_timeout(500)
        assert end.get_attribute("aria-valuenow") == stopped
        assert (watch.outside, watch.errors) == ([], [])


def test_what_is_not_on_the_map_is_in_the_tray_with_its_reason(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        page.get_by_role("tab", name=re.compile("Not on the map")).click()
        tray = page.get_by_role("tabpanel", name=re.compile("Not on the map"))
        expect(tray).to_contain_text("Ceasefire, place not stated")
        expect(tray).to_contain_text(re.compile("50"))
        expect(tray).to_contain_text("background: speaks of earlier years or wars")
        assert (watch.outside, watch.errors) == ([], [])


def test_a_pasted_report_joins_the_map_and_a_bad_one_says_why(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        before = in_view(page)
        form_opened(page)
        page.get_by_role("button", name="Read").click()
        expect(page.get_by_text("Nothing to read")).to_be_visible()
        read_text(
            page,
            "On 1 March 2024 Armenia's Defence Ministry said mortars hit Sotk, wounding two Armenian soldiers.",
        )
        expect(page.get_by_text(re.compile(r"incidents 1, of them without a place 0"))).to_be_visible()
        accepted(page)
        expect(page.get_by_role("tabpanel", name="Card")).to_contain_text("Shelling at Sotk1 March 2024")
        expect(page).to_have_url(re.compile("incident="))
        page.get_by_role("tab", name="Incidents").click()
        expect(
            page.get_by_text(re.compile(rf"^{before + 1} of {before + 1} incidents in view"))
        ).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_a_report_that_is_on_the_map_is_not_added_again(browser, app):
    text = "On 1 March 2024 Armenia's Defence Ministry said mortars hit Sotk, wounding two Armenian soldiers."
    with closed_page(browser) as (page, watch):
        opened(page, app)
        form_opened(page)
        read_text(page, text)
        accepted(page)
        read_text(page, text)
        expect(page.get_by_text("is on the map already: nothing was added.")).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert (watch.outside, watch.errors) == ([], [])


def test_each_report_that_is_accepted_shows_its_own_card(browser, app):
    texts = {
        "Shelling at Sotk": "On 1 March 2024 Armenia's Defence Ministry said mortars hit Sotk, wounding two soldiers.",
        "Mine blast near Lachin": "On 5 March 2024 Azerbaijan's Defence Ministry said a mine wounded a soldier near Lachin.",
    }
    with closed_page(browser) as (page, watch):
        opened(page, app)
        form_opened(page)
        for title, text in texts.items():
            read_text(page, text)
            accepted(page)
            expect(page.get_by_role("tabpanel", name="Card")).to_contain_text(title)
        expect(page.get_by_text("does not see the reports that you added")).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_the_incident_looked_at_last_in_the_review_is_the_one_that_the_map_shows(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        form_opened(page)
        read_text(
            page,
            "On 1 March 2024 Armenia's Defence Ministry said mortars hit Sotk, wounding two soldiers.\n\n"
            "On 5 March 2024 Azerbaijan's Defence Ministry said a mine wounded a soldier near Lachin.",
        )
        dialog = page.get_by_role("dialog")
        chosen = dialog.get_by_role("combobox", name=re.compile("Incident, of 2"))
        chosen.click()
        page.get_by_role("option", name=re.compile("Mine blast near Lachin")).click()
        expect(chosen).to_have_value(re.compile("Mine blast near Lachin"))
        settled(page)
        dialog.get_by_role("button", name="Accept").click()
        expect(dialog).to_have_count(0)
        expect(page.get_by_role("tabpanel", name="Card")).to_contain_text("Mine blast near Lachin")
        assert (watch.outside, watch.errors) == ([], [])


def test_a_text_is_pasted_into_a_box_wide_enough_to_look_it_over(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        expect(page.get_by_text("does not see the reports that you added")).to_have_count(0)
        before = page.get_by_test_id("stSidebar").bounding_box()["width"]
        form_opened(page)
        page.wait_for_function("document.querySelector('.stSidebar textarea').clientWidth > 220")
        assert page.get_by_test_id("stSidebar").bounding_box()["width"] > before
        assert (watch.outside, watch.errors) == ([], [])


def test_a_pasted_report_is_of_its_outlet_and_called_by_its_heading(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        form_opened(page)
        page.get_by_label("Text of the report").fill(
            "A night at Sotk\n\nOn 1 March 2024 the Defence Ministry said mortars hit Sotk, wounding two of its soldiers."
        )
        page.get_by_label("Published by", exact=True).fill("Azatutyun")
        page.get_by_role("button", name="Read").click()
        expect(page.get_by_text("A night at Sotk: incidents 1")).to_be_visible()
        accepted(page)
        card = page.get_by_role("tabpanel", name="Card")
        expect(card).to_contain_text(re.compile("Armenia.*Defence Ministry.*wounded: 2, own side"))
        expect(card).to_contain_text("Azatutyun")
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize(
    ("label", "name", "opening"),
    [
        ("HTML map", ".html", b"<!DOCTYPE html>"),
        ("GeoJSON", ".geojson", b'{\n "type"'),
    ],
)
def test_what_is_shown_can_be_taken_away(browser, app, label, name, opening):
    with closed_page(browser, accept_downloads=True) as (page, watch):
        opened(page, f"{app}{SEPTEMBER}")
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        assert download.value.suggested_filename.endswith(name)
        assert download.value.path().read_bytes().startswith(opening)
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize(("form", "opening"), [("PNG", b"\x89PNG"), ("SVG", b"<?xml"), ("PDF", b"%PDF")])
def test_a_picture_of_what_is_shown_can_be_taken_away_in_a_size_and_format(browser, app, form, opening):
    with closed_page(browser, accept_downloads=True) as (page, watch):
        opened(page, f"{app}{SEPTEMBER}")
        page.get_by_role("button", name="Picture", exact=True).click()
        expect(page.get_by_text("Map of the Armenia–Azerbaijan border")).to_be_visible()
        if form != "PNG":
            settled(page)
            page.get_by_role("combobox", name=re.compile("^(Selected PNG. )?Format")).click()
            choose(page, form)
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Download picture ({form})").click()
        assert download.value.suggested_filename == f"incident-map.{form.lower()}"
        assert download.value.path().read_bytes().startswith(opening)
        assert (watch.outside, watch.errors) == ([], [])


def test_an_animation_of_what_is_shown_can_be_taken_away(browser, app):
    with closed_page(browser, accept_downloads=True) as (page, watch):
        opened(page, f"{app}{SEPTEMBER}")
        page.get_by_role("button", name="Picture", exact=True).click()
        with page.expect_download(timeout=60_000) as download:
            page.get_by_role("button", name="Download animation").click()
        assert download.value.suggested_filename == f"incident-map.{best_format()}"
        assert download.value.path().stat().st_size > 10_000
        assert (watch.outside, watch.errors) == ([], [])


def test_a_link_that_cannot_be_read_says_what_was_dropped(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?lon=900&kinds=<script>&incident=../../etc")
        expect(page.get_by_text(re.compile("lon='900' in the link was ignored"))).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1366, 768), (1024, 768), (390, 844)])
def test_search_and_names_lie_on_no_key(browser, app, width, height):
    with closed_page(browser, width=width, height=height) as (page, watch):
        opened(page, app)
        tools = [one.bounding_box() for one in page.locator(".gm-search, .gm-naming, .leaflet-bar").all()]
        boxes = tools + [one.bounding_box() for one in page.locator(".gm-legend").all()]
        assert len(boxes) == 5
        assert not [
            (one, other) for at, one in enumerate(boxes) for other in boxes[:at]
            if one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
            and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]
        ]  # fmt: skip
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_nothing_sticks_out_at_the_usual_sizes(browser, app, width, height):
    with closed_page(browser, width=width, height=height) as (page, watch):
        opened(page, app)
        assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
        assert page.locator("#incident_map").bounding_box()["height"] > 250
        assert (watch.outside, watch.errors) == ([], [])


MARKDOWN = "![y](https://outside.example/a.png)"


def test_words_of_a_link_or_a_report_are_no_markdown(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?kinds={MARKDOWN}&from={MARKDOWN}")
        expect(page.get_by_text(re.compile("kinds=.*in the link was ignored"))).to_be_visible()
        form_opened(page)
        read_text(page, f"title: x\n{MARKDOWN}\n\ntext")
        expect(page.get_by_text("is not a header line")).to_be_visible()
        page.wait_for_timeout(500)
        assert page.locator("img[alt=y]").count() == 0
        assert (watch.outside, watch.errors) == ([], [])


def panned(page):
    """Drag the map away from 46°E and return the link then."""
    box = page.locator("#incident_map").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 350, box["y"] + 250, steps=8)
    page.mouse.up()
    expect(page).not_to_have_url(re.compile("lon=46(&|$|\\.0000)"))
    return page.url


def test_a_link_made_after_panning_holds_the_new_centre(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?lon=46&lat=39.8&zoom=9")
        link = panned(page)
        page.get_by_text("Link to this view").hover()
        expect(page.get_by_test_id("stCode")).to_contain_text(link.split("?")[1].split("&")[0])
        assert "lat=" in link
        assert "zoom=9" in link
        assert (watch.outside, watch.errors) == ([], [])


def test_a_tap_elsewhere_after_panning_is_done_and_the_new_centre_is_told(browser, app):
    with closed_page(browser, has_touch=True) as (page, watch):
        opened(page, f"{app}?lon=46&lat=39.8&zoom=9")
        form_opened(page)
        link = panned(page)
        page.get_by_role("button", name="Read", exact=True).tap()
        expect(page.get_by_text("Nothing to read: paste a text")).to_be_visible()
        expect(page.get_by_test_id("stCode")).to_contain_text(link.split("?")[1].split("&")[0])
        assert (watch.outside, watch.errors) == ([], [])


def test_what_is_chosen_is_worded_anew_in_another_language(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?kinds=mine")
        page.get_by_role("combobox", name=re.compile("Language")).click()
        page.get_by_role("option", name="Русский").click()
        sidebar = page.get_by_test_id("stSidebar")
        expect(sidebar.get_by_role("combobox", name=re.compile("Точность места"))).to_have_value("Любая")
        expect(sidebar.get_by_role("combobox", name=re.compile("Карта-подложка"))).to_have_value(
            "Встроенная (без сети)"
        )
        expect(sidebar.get_by_text("Подрыв на мине", exact=True)).to_be_visible()
        expect(page).to_have_url(re.compile("kinds=mine"))
        assert (watch.outside, watch.errors) == ([], [])


def test_showing_all_on_the_map_lifts_the_panels_filters_too(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?kinds=mine&from=2021-01-01&to=2021-12-31")
        assert in_view(page) == 1
        page.get_by_role("tab", name=re.compile("Not on the map")).click()
        page.get_by_role("button", name="Show all", exact=True).click()
        page.get_by_role("tab", name="Incidents").click()
        expect(page.get_by_text(re.compile(r"^(\d+) of \1 incidents in view"))).to_be_visible()
        expect(page.get_by_text(re.compile(r"^Incidents in this view: (\d+) of \1$"))).to_be_visible()
        expect(page).not_to_have_url(re.compile("kinds="))
        assert (watch.outside, watch.errors) == ([], [])


def test_adding_a_report_keeps_window_and_selection(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        page.get_by_role("button", name="September 2022").click()
        expect(page).to_have_url(re.compile("from=2022-09-01"))
        page.get_by_role("listitem").filter(has_text=SHELLING).get_by_role("button").first.click()
        expect(page).to_have_url(re.compile("incident="))
        form_opened(page)
        read_text(
            page,
            "On 20 September 2022 Armenia's Defence Ministry said mortars hit Sotk, wounding two Armenian soldiers.",
        )
        expect(page.get_by_text(re.compile(r"incidents 1, of them without a place 0"))).to_be_visible()
        accepted(page)
        expect(page.get_by_role("tabpanel", name="Card")).to_contain_text(SHELLING)
        expect(page.get_by_text("1–30 Sep 2022")).to_be_visible()
        assert "from=2022-09-01" in page.url
        assert "incident=" in page.url
        assert (watch.outside, watch.errors) == ([], [])


def test_a_report_without_its_day_of_publication_says_what_it_lacks(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        form_opened(page)
        read_text(page, "Yesterday Sotk was shelled, two soldiers were wounded.")
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_text("No incident was found")).to_be_visible()
        expect(dialog.get_by_text("No day of publication was given")).to_be_visible()
        # The text is not asked for again: with the day it is read anew, where it waits.
        dialog.get_by_role("spinbutton", name="year, Published on").click()
        page.keyboard.type("20220914")
        dialog.get_by_role("button", name="Read with this day").click()
        expect(dialog.get_by_role("combobox", name=re.compile("Incident, of 1"))).to_have_value(
            re.compile("Sotk, 2022-09-13")
        )
        expect(dialog.get_by_text("No day of publication was given")).to_have_count(0)
        dialog.get_by_role("button", name="Accept", exact=True).click()
        expect(page.get_by_text(re.compile("^pasted text: incidents 1, "))).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


DATED = """YEREVAN, 13 September 2022. The Armenian Defence Ministry said on Tuesday that Azerbaijani units shelled Goris, Sotk and Jermuk.

Azerbaijan's Defence Ministry said that two of its soldiers had been wounded near Dashkesan the same day."""


def test_a_pasted_text_is_of_the_day_of_its_dateline_and_says_so(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        form_opened(page)
        read_text(page, DATED)
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_text("Taken as published on 2022-09-13")).to_be_visible()
        expect(dialog.get_by_role("combobox", name=re.compile("Incident, of 2"))).to_have_value(
            re.compile("2022-09-13")
        )
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_what_ends_a_review_is_in_sight_whatever_field_is_edited(browser, app, width, height):
    with closed_page(browser, width=width, height=height) as (page, watch):
        opened(page, app)
        if width < 500:
            page.get_by_test_id("stExpandSidebarButton").click()
        form_opened(page)
        read_text(page, DATED)
        dialog = page.get_by_role("dialog")
        kind = dialog.get_by_role("combobox", name="Kind")
        standing_still(page, kind)
        ends = [dialog.get_by_role("button", name=name) for name in ("Accept", "Discard all")]
        text = dialog.get_by_text("The text of")
        for seen in (kind, text):
            seen.scroll_into_view_if_needed()
            for end in ends:
                expect(end).to_be_in_viewport(ratio=1)
        text.focus()
        below = text.bounding_box()
        assert below["y"] + below["height"] <= ends[0].bounding_box()["y"]
        ends[0].click()
        expect(dialog).to_have_count(0)
        expect(page.get_by_role("tabpanel", name="Card")).to_be_visible()
        if width < 500:
            # On a phone the sidebar lies over the map: it gives way to what was accepted.
            expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
        assert (watch.outside, watch.errors) == ([], [])


def test_back_and_forward_go_through_what_was_chosen(browser, app):
    with closed_page(browser) as (page, watch):
        page.goto(f"{app}_stcore/health")
        opened(page, f"{app}?lon=46&lat=40&zoom=8")
        whole = in_view(page)
        page.get_by_role("button", name="September 2022").click()
        expect(page).to_have_url(re.compile("from=2022-09-01"))
        month = in_view(page)
        kinds = page.get_by_test_id("stMultiSelect").filter(has_text="Kinds")
        settled(page)
        kinds.get_by_role("combobox").click()
        choose(page, "Mine", exact=True)
        expect(page).to_have_url(re.compile("kinds=mine"))
        settled(page)
        page.keyboard.press("Escape")
        page.go_back()
        expect(page).not_to_have_url(re.compile("kinds="))
        expect(page.locator(".gm-list-count")).to_contain_text(re.compile(f"^{month} of"))
        expect(kinds).not_to_contain_text("Mine")
        page.go_back()
        expect(page).not_to_have_url(re.compile("from="))
        expect(page.locator(".gm-list-count")).to_contain_text(re.compile(f"^{whole} of"))
        page.go_forward()
        expect(page).to_have_url(re.compile("from=2022-09-01"))
        expect(page.locator(".gm-list-count")).to_contain_text(re.compile(f"^{month} of"))
        page.go_forward()
        expect(kinds).to_contain_text("Mine")
        for _ in range(3):
            page.go_back()
        expect(page).to_have_url(re.compile("_stcore/health"))
        assert (watch.outside, watch.errors) == ([], [])


def test_who_got_lost_finds_home(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?lon=50&lat=38&zoom=12")
        page.get_by_role("button", name="Show all places").click()
        expect(page).to_have_url(re.compile(r"lon=4[56]\."))
        assert (watch.outside, watch.errors) == ([], [])


HOSTILE = (
    "title: <img src=x onerror=alert(1)> {{ 7*7 }} ${alert(2)} </script><script>alert(3)</script>\n"
    "outlet: <b>Outlet</b> {% for x in y %}\nurl: https://example.org/\"onmouseover=alert(4)\npublished: 2023-05-10\n\n"
    "Armenia's <script>alert(5)</script> Ministry said mortars hit Arden {{ cycler.__init__.__globals__ }} `${alert(6)}` on 9 May.\n\n"
    "Mortars fired near Corvin <img src=x onerror=alert(7)> javascript:alert(8) </script> on 8 May."
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory):
    found = run([toy_report(HOSTILE, None)], toy_gazetteer())
    page = one_file_page(
        feature_collection(found, located_sites(found.incidents)), View(), title="<script>alert(9)</script>"
    )
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def test_hostile_text_in_the_one_file_page_is_text(browser, hostile_page):
    with closed_page(browser) as (page, watch):
        opened(page, hostile_page)
        page.get_by_role("listitem").filter(has_text="Arden").get_by_role("button").first.click()
        card = page.get_by_role("tabpanel", name="Card")
        expect(card).to_contain_text("{{ cycler.__init__.__globals__ }} `${alert(6)}`")
        expect(card).to_contain_text("<script>alert(5)</script>")
        for tab in ("Not on the map", "Sources", "Incidents"):
            page.get_by_role("tab", name=re.compile(tab)).click()
        assert page.locator("img[src=x]").count() == 0
        assert page.title() == "<script>alert(9)</script>"
        assert (watch.outside, watch.errors) == ([], [])


def test_a_page_of_a_file_with_lists_of_anything_shows_its_incidents(browser, tmp_path):
    found = run([toy_report(HOSTILE, None)], toy_gazetteer())
    collection = feature_collection(found, located_sites(found.incidents))
    for key in ("claims", "links", "corrections", "contradictions", "sources"):
        for feature in collection["features"]:
            listed = feature["properties"].get(key)
            feature["properties"][key] = [None, 7, "x", *(listed if isinstance(listed, list) else [])]
    path = tmp_path / "map.html"
    path.write_text(one_file_page(collection, View(), title="Map"), encoding="utf-8")
    with closed_page(browser) as (page, watch):
        opened(page, path.as_uri())
        page.get_by_role("listitem").filter(has_text="Arden").get_by_role("button").first.click()
        expect(page.get_by_role("tabpanel", name="Card")).to_contain_text("said mortars hit Arden")
        assert (watch.outside, watch.errors) == ([], [])


def test_the_one_file_page_works_from_disk_with_filters_of_its_own(browser, hostile_page):
    with closed_page(browser) as (page, watch):
        opened(page, hostile_page)
        assert in_view(page) == 2
        page.get_by_role("slider", name="Start of the time window").press("End")
        page.get_by_role("button", name="All", exact=True).click()
        page.get_by_role("checkbox", name=re.compile("Shelling")).first.uncheck()
        expect(page.get_by_text(re.compile(r"^0 of 2 incidents in view"))).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_the_filters_of_page_and_library_agree(browser, tmp_path):
    found = run(sample_reports())
    collection = feature_collection(found, located_sites(found.incidents))
    views = [View(), View(kinds=frozenset({Kind.CLASH})), View(parties=frozenset({Party.RUSSIA})), View(precision_max=1),
             View(kinds=frozenset({Kind.SHELLING, Kind.SABOTAGE}), parties=frozenset({Party.ARMENIA}), precision_max=2)]  # fmt: skip
    path = tmp_path / "map.html"
    with closed_page(browser) as (page, _):
        for view in views:
            path.write_text(one_file_page(json.loads(json.dumps(collection)), view), encoding="utf-8")
            opened(page, path.as_uri())
            assert in_view(page) == len(select(found.incidents, view)), view


def feature(layer, name, shape, **properties):
    west, south, east, north = shape
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    properties = {"layer": layer, "id": f"{layer}-{name}", "name": name} | properties
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


HOSTILE_NAME = "<img src=y onerror=alert(1)> zone"
LINE_1994 = {
    "type": "Feature",
    "properties": {"layer": "line-1994", "id": "line-1994", "name": "Ceasefire line of 1994", "valid_from": "1994-05-12", "valid_to": "2023-05-08"},
    "geometry": {"type": "LineString", "coordinates": [[46.2, 39.6], [46.2, 40.9]]},
}  # fmt: skip
GROUND = [
    feature("country", "Armenia", (45, 39.5, 46, 41), id="country-AM"),
    feature("country", "Azerbaijan", (46, 39.5, 47, 41), id="country-AZ"),
    feature("control", "Held", (46, 39.5, 46.5, 41), id="held", control="NK", accuracy_m=3000, valid_from="1994-05-12", valid_to="2023-05-08"),
    feature("control", HOSTILE_NAME, (46, 39.5, 46.5, 41), id="fought", control="contested", accuracy_m=20000, valid_from="2023-05-09", valid_to=None),
    LINE_1994,
]  # fmt: skip


@pytest.fixture(scope="module")
def control_page(tmp_path_factory):
    """A one-file page on a ground of two rectangles, the border on 46° E, with incidents of 8 and 9 May 2023."""
    found = run([toy_report("Mortars hit Arden on 8 May. Mortars hit Corvin on 9 May.")], toy_gazetteer())
    collection = feature_collection(found, located_sites(found.incidents))
    default_gazetteer()  # from the packaged tables, before they are replaced
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("geo.data.read_json", lambda _: {"type": "FeatureCollection", "features": GROUND})
        page = one_file_page(collection, View(lon=46.2, lat=40.2, zoom=9))
    path = tmp_path_factory.mktemp("control") / "map.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def test_control_on_the_map_follows_the_end_of_the_window(browser, control_page):
    with closed_page(browser) as (page, watch):
        opened(page, control_page)
        drawn = page.locator("canvas.gm-control")
        key = page.get_by_role("region", name="Control")
        expect(drawn).to_have_attribute("data-areas", "fought")
        expect(key).to_contain_text("Control on 9 May 2023")
        expect(key).to_contain_text("contested (fighting)")
        expect(key).to_contain_text("Former ceasefire line of 1994")
        end = page.get_by_role("slider", name="End of the time window")
        for _ in range(50):
            if end.get_attribute("aria-valuetext") == "8 May 2023":
                break
            end.press("ArrowLeft")
        expect(drawn).to_have_attribute("data-areas", "held")
        expect(key).to_contain_text("Control on 8 May 2023")
        expect(key).to_contain_text("authorities in Nagorno-Karabakh")
        expect(key).not_to_contain_text("contested")
        expect(key).not_to_contain_text("Former")
        key.get_by_role("checkbox", name="Show on the map").press("Space")
        expect(drawn).to_have_attribute("data-areas", "")
        assert page.locator("img[src=y]").count() == 0
        assert (watch.outside, watch.errors) == ([], [])


STRENGTHS = """(longitudes) => {
  const canvas = document.querySelector("canvas.gm-control");
  const own = canvas.getBoundingClientRect();
  const map = document.querySelector("#incident_map").getBoundingClientRect();
  const centre = map.left + map.width / 2;
  const ratio = canvas.width / own.width;
  const pen = canvas.getContext("2d");
  return longitudes.map((lon) => {
    const x = centre + (lon - 46.2) * (2 ** 17 / 360) - own.left;
    const strip = pen.getImageData(Math.round(x * ratio), canvas.height / 2 - 20, 1, 40).data;
    let sum = 0;
    for (let i = 3; i < strip.length; i += 4) sum += strip[i];
    return sum / 40 / 255;
  });
}"""


def test_an_edge_fades_as_far_as_it_is_uncertain_and_ends_at_the_border(browser, control_page):
    with closed_page(browser) as (page, watch):
        opened(page, control_page)
        expect(page.locator("canvas.gm-control")).to_have_attribute("data-areas", "fought")
        # Sigma is 20 km / 2.45, which here is 0.096 degrees; the border is at 46, the uncertain edge at 46.5.
        abroad, border, inside, edge, doubtful, outside = page.evaluate(
            STRENGTHS, [45.99, 46.02, 46.2, 46.5, 46.6, 46.78]
        )
        assert abroad == 0
        assert border == pytest.approx(inside, rel=0.15)
        assert edge == pytest.approx(inside / 2, rel=0.2)
        assert 0.08 * inside < doubtful < 0.25 * inside
        assert outside < 0.05 * inside
        assert (watch.outside, watch.errors) == ([], [])


def test_the_one_file_page_leaves_the_right_click_to_the_browser(browser, control_page):
    with closed_page(browser) as (page, watch):
        opened(page, control_page)
        page.evaluate(
            "document.addEventListener('contextmenu', (event) => { globalThis.kept = !event.defaultPrevented; })"
        )
        page.locator("#incident_map").click(button="right", position={"x": 200, "y": 200})
        assert page.evaluate("globalThis.kept") is True
        assert page.locator(".gm-place").count() == 0
        assert (watch.outside, watch.errors) == ([], [])


KHANKENDI = "&lon=46.75&lat=39.82&zoom=10"
AT_KHANKENDI = re.compile(r"39\.8[12]\d\d° N 46\.7[45]\d\d° E")


def map_centre(page):
    box = page.locator("#incident_map").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_right_click_tells_what_is_known_of_the_place_on_the_sliders_date(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?to=2020-10-15{KHANKENDI}")
        page.mouse.click(*map_centre(page), button="right")
        told = page.get_by_role("dialog", name="The place asked about")
        expect(told).to_contain_text("15 October 2020")
        expect(told).to_contain_text("Khankendi, Azerbaijan")
        expect(told).to_contain_text("Control on 15 Oct 2020")
        expect(told).to_contain_text("contested (fighting)")
        expect(told).to_contain_text(AT_KHANKENDI)

        end = page.get_by_role("slider", name="End of the time window")
        end.press("PageUp")
        expect(told).to_contain_text("15 November 2020")
        expect(told).to_contain_text("zone with Russian peacekeepers")
        expect(told).not_to_contain_text("contested")
        told.get_by_role("button", name="Copy").click()
        expect(told).to_contain_text("Copied")

        page.keyboard.press("Escape")
        expect(told).to_be_hidden()
        expect(page.locator("#incident_map")).to_be_focused()
        page.keyboard.press("Shift+F10")
        expect(told).to_contain_text(AT_KHANKENDI)
        expect(told).to_contain_text("zone with Russian peacekeepers")
        told.get_by_role("button", name="Close").click()
        expect(told).to_be_hidden()
        assert (watch.outside, watch.errors) == ([], [])


LET_ASK = """Object.defineProperty(globalThis, "GeoMap", { configurable: true, set(made) {
  const mount = made.mountExplorer;
  globalThis.asked = [];
  made.mountExplorer = (root, options) => {
    const hooks = { onAsk: (lon, lat, on) => globalThis.asked.push({ lon, lat, on }) };
    return globalThis.explorer = mount(root, { ...options, hooks });
  };
  Object.defineProperty(globalThis, "GeoMap", { value: made });
} });"""


MENU = """([clientX, clientY]) => document.querySelector("#incident_map")
  .dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX, clientY }))"""


def test_a_long_press_asks_once_and_a_tap_or_a_drag_does_not(browser, control_page):
    with closed_page(browser, width=390, height=844, has_touch=True, is_mobile=True) as (page, watch):
        page.add_init_script(LET_ASK)
        opened(page, control_page)
        touch = page.context.new_cdp_session(page)
        x, y = map_centre(page)
        told = page.get_by_role("dialog", name="The place asked about")

        def press(milliseconds, *, drag=0):
            point = {"x": x, "y": y}
            touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
            if drag:
                moved = {"x": x + drag, "y": y}
                touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [moved]})
            page.wait_for_timeout(milliseconds)
            touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

        press(150)
        press(800, drag=40)
        page.wait_for_timeout(600)
        expect(told).to_be_hidden()
        press(800)
        # Android's own event for a long press comes about when ours does.
        assert page.evaluate(MENU, [x, y]) is False
        expect(told).to_contain_text("Reading the place")
        (asked,) = page.evaluate("asked")
        page.evaluate(
            "(answer) => explorer.showContext(answer)",
            asked | {"properties": {"country": "AZ", "control_area_name": "A long name. " * 60}},
        )
        expect(told).to_contain_text("A long name.")
        box, whole = told.bounding_box(), page.locator("#incident_map").bounding_box()
        assert whole["x"] <= box["x"] <= box["x"] + box["width"] <= whole["x"] + whole["width"]
        ring = page.locator(".gm-asked").bounding_box()
        assert whole["y"] < ring["y"] < ring["y"] + ring["height"] < box["y"]
        assert box["y"] + box["height"] <= whole["y"] + whole["height"]
        assert (watch.outside, watch.errors) == ([], [])


def test_an_answer_is_text_and_counts_only_for_the_question_asked_last(browser, control_page):
    with closed_page(browser) as (page, watch):
        page.add_init_script(LET_ASK)
        opened(page, control_page)
        told = page.get_by_role("dialog", name="The place asked about")
        x, y = map_centre(page)
        page.mouse.click(x, y, button="right")
        page.wait_for_timeout(1000)
        page.mouse.click(x + 50, y, button="right")
        first, last = page.evaluate("asked")
        assert (first["on"], round(first["lon"], 3), round(last["lon"] - first["lon"], 3)) == (
            "2023-05-09",
            46.2,
            0.137,
        )
        hostile = {"country": "<img src=q onerror=alert(3)>", "control": "NK", "control_probability": 0.961,
                   "side": "indeterminate", "side_best": "AZ", "side_probability": 0.71,
                   "areas": [{"id": "x", "name": HOSTILE_NAME}], "control_note": "<img src=q> note", "in_nagorno_karabakh": "indeterminate",
                   "in_nagorno_karabakh_probability": 0.43}  # fmt: skip
        page.evaluate("(answer) => explorer.showContext(answer)", first | {"properties": {"country": "GE"}})
        expect(told).to_contain_text("Reading the place")
        page.evaluate("(answer) => explorer.showContext(answer)", last | {"properties": hostile})
        expect(told).to_contain_text("<img src=q onerror=alert(3)>")
        expect(told).to_contain_text(HOSTILE_NAME)
        expect(told).to_contain_text("indeterminate (Azerbaijan 71 %)")
        expect(told).to_contain_text("indeterminate (yes 43 %)")
        expect(told).to_contain_text("authorities in Nagorno-Karabakh, Armenian forces (96 %)")
        told.get_by_text("What the sides say").click()
        expect(told.get_by_text("<img src=q> note")).to_be_visible()
        assert page.locator("img[src=q]").count() == 0
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize(
    "asked",
    [
        None,
        "46,40",
        {},
        {"lon": 46.0, "lat": 40.0},
        {"lon": 46.0, "lat": 40.0, "on": "yesterday"},
        {"lon": float("nan"), "lat": 40.0, "on": "2021-06-01"},
        {"lon": True, "lat": 40.0, "on": "2021-06-01"},
        {"lon": 46.0, "lat": 400.0, "on": "2021-06-01"},
        {"lon": [46.0], "lat": {"x": 1}, "on": "2021-06-01"},
        {"lon": "4" * 9999, "lat": 40.0, "on": "2021-06-01"},
    ],
)
def test_a_question_that_is_none_is_ignored(asked):
    assert _question(asked) is None


def test_a_question_is_longitude_latitude_and_day():
    asked = {"lon": 46.75, "lat": 39.82, "on": "2021-06-01", "more": "x"}
    assert _question(asked) == {"lon": 46.75, "lat": 39.82, "on": "2021-06-01"}


@pytest.fixture(scope="module")
def sample_page(tmp_path_factory):
    """The one-file page of the sample reports."""
    found = run(sample_reports())
    path = tmp_path_factory.mktemp("samples") / "map.html"
    collection = feature_collection(found, located_sites(found.incidents))
    path.write_text(one_file_page(collection, View()), encoding="utf-8")
    return path.as_uri()


def names_box(page):
    return page.get_by_role("combobox", name="Names of places")


LABELS = "() => incident_map_labels()"
KEEP_MAP = """Object.defineProperty(globalThis, "GeoMap", { configurable: true, set(made) {
  const add = made.addBasemap;
  made.addBasemap = (map, ...rest) => {
    globalThis.incident_map_labels = () => map.gmBasemap.labels.placed.map((label) => label.text);
    globalThis.incident_map_cut = () => {
      const { x, y } = map.containerPointToLayerPoint([0, 0]), size = map.getSize();
      const cut = ({ box }) => box.x0 < x || box.y0 < y || box.x1 > x + size.x || box.y1 > y + size.y;
      return map.gmBasemap.labels.placed.filter(cut).map((label) => label.text);
    };
    const added = add(map, ...rest);
    globalThis.incident_map_halts = [];
    map.on("moveend", () => incident_map_halts.push(incident_map_cut()));
    return added;
  };
  Object.defineProperty(globalThis, "GeoMap", { value: made });
} });"""


def test_the_names_on_map_list_and_card_follow_the_switch_at_once(browser, app):
    with closed_page(browser) as (page, watch):
        page.add_init_script(KEEP_MAP)
        opened(page, f"{app}{SEPTEMBER}&lon=46.2&lat=39.6&zoom=9")
        row = page.get_by_role("listitem").filter(has_text=SHELLING).first
        row.get_by_role("button").click()
        card = page.get_by_role("tabpanel", name="Card")
        title = card.get_by_role("heading", level=3)
        expect(title).to_have_text(SHELLING)
        for name in ("Goris / Gorus", "Shahbuz District"):
            page.wait_for_function("(name) => incident_map_labels().includes(name)", arg=name)
        card.get_by_text("How this place was found").first.click()
        page.evaluate("document.querySelector('#incident_map').dataset.mark = 'kept'")

        names_box(page).select_option(label="Azerbaijani")
        expect(title).to_have_text("Shelling toward Gorus, Zod and Istisu")
        expect(card.get_by_role("heading", name="Gorus", exact=True)).to_be_visible()
        expect(card.locator("details").first).to_have_attribute("open", "")
        page.wait_for_function("incident_map_labels().includes('Şahbuz rayonu')")
        assert "Gorus" in page.evaluate(LABELS)
        assert not any("Goris" in label or " / " in label for label in page.evaluate(LABELS))
        expect(page).to_have_url(re.compile("names=azerbaijani"))
        expect(page.get_by_test_id("stCode")).to_contain_text("names=azerbaijani")
        page.get_by_role("button", name="All incidents").click()
        expect(
            page.locator(".gm-row-title").filter(has_text="Shelling toward Gorus, Zod and Istisu").first
        ).to_be_visible()

        names_box(page).focus()
        page.keyboard.press("ArrowDown")
        expect(names_box(page)).to_have_value("source")
        expect(page.get_by_role("listitem").filter(has_text=SHELLING).first).to_be_visible()
        expect(page).to_have_url(re.compile("names=source"))
        for _ in range(2):
            page.keyboard.press("ArrowUp")
        page.wait_for_function("incident_map_labels().includes('Goris')")
        expect(page).to_have_url(re.compile("names=armenian"))
        names_box(page).select_option(label="both")
        expect(page).not_to_have_url(re.compile("names="))
        assert page.evaluate("document.querySelector('#incident_map').dataset.mark") == "kept"
        assert (watch.outside, watch.errors) == ([], [])


def test_no_name_on_the_map_is_cut_by_its_edge(browser, app):
    with closed_page(browser) as (page, watch):
        page.add_init_script(KEEP_MAP)
        opened(page, f"{app}{SEPTEMBER}&lon=46.2&lat=39.6&zoom=9")
        page.wait_for_function("incident_map_labels().length > 5")
        assert page.evaluate("incident_map_cut()") == []
        page.evaluate("incident_map_halts.length = 0")
        for halts, key in enumerate(("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"), start=1):
            page.locator(".leaflet-container").focus()
            page.keyboard.press(key)
            page.wait_for_function("(halts) => incident_map_halts.length >= halts", arg=halts)
        assert page.evaluate("incident_map_halts.flat()") == []
        assert (watch.outside, watch.errors) == ([], [])


def test_a_link_with_a_naming_opens_and_exports_so(browser, app, tmp_path):
    with closed_page(browser, accept_downloads=True) as (page, watch):
        opened(page, f"{app}{SEPTEMBER}&names=azerbaijani")
        expect(names_box(page)).to_have_value("azerbaijani")
        expect(page.get_by_text("Shelling toward Gorus, Zod and Istisu").first).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="GeoJSON").click()
        made = json.loads(download.value.path().read_text(encoding="utf-8"))
        assert made["naming"] == "azerbaijani"
        assert {"Gorus", "Zod", "Istisu"} <= {one["properties"]["place_name"] for one in made["features"]}
        with page.expect_download() as download:
            page.get_by_role("button", name="HTML map").click()
        download.value.save_as(tmp_path / "map.html")
        opened(page, (tmp_path / "map.html").as_uri())
        expect(names_box(page)).to_have_value("azerbaijani")
        expect(page.get_by_text("Shelling toward Gorus, Zod and Istisu").first).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_a_naming_that_is_none_is_dropped_and_said(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?names=official")
        expect(page.get_by_text(re.compile("names='official' in the link was ignored"))).to_be_visible()
        expect(names_box(page)).to_have_value("both")
        assert (watch.outside, watch.errors) == ([], [])


def test_page_and_library_give_one_title(browser, tmp_path):
    found = run(sample_reports())
    sites = located_sites(found.incidents)
    collection = feature_collection(found, sites)
    path = tmp_path / "map.html"
    with closed_page(browser) as (page, watch):
        for naming in Naming:
            path.write_text(one_file_page(collection, View(naming=naming)), encoding="utf-8")
            opened(page, path.as_uri())
            titles = {
                one["properties"]["title"]
                for one in feature_collection(found, sites, naming=naming)["features"]
            }
            assert set(every_row(page)) == titles, naming
        assert (watch.outside, watch.errors) == ([], [])


def field(page):
    return page.get_by_role("combobox", name="Find a place")


def options(page):
    return page.get_by_role("listbox", name="Places found").get_by_role("option")


def test_a_person_types_a_name_and_the_map_goes_there_and_tells_of_the_place(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?to=2020-10-15")
        page.evaluate("document.querySelector('#incident_map').dataset.mark = 'kept'")
        field(page).click()
        page.keyboard.type("степан", delay=40)
        first = options(page).first
        expect(first).to_contain_text("Stepanakert / Khankendi")
        expect(first).to_contain_text("settlement · Khankendi, Azerbaijan")
        expect(first).to_contain_text("begins so: “Степанакерт” is another name of Khankendi")
        expect(first).to_have_attribute("aria-selected", "true")
        expect(field(page)).to_have_attribute("aria-expanded", "true")
        assert field(page).get_attribute("aria-activedescendant") == first.get_attribute("id")

        page.keyboard.press("ArrowDown")
        expect(options(page).nth(1)).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        expect(options(page)).to_have_count(0)
        expect(field(page)).to_have_value("Stepanakert / Khankendi")
        expect(page.locator(".gm-found-name")).to_have_text("Stepanakert / Khankendi")
        told = page.get_by_role("dialog", name="The place asked about")
        expect(told).to_contain_text("15 October 2020")
        expect(told).to_contain_text("contested (fighting)")
        expect(told).to_be_focused()
        expect(page).to_have_url(re.compile(r"lon=46\.7[45]\d*&lat=39\.8[12]"))
        name, box = page.locator(".gm-found-name").bounding_box(), told.bounding_box()
        assert not (
            box["x"] < name["x"] + name["width"] and name["x"] < box["x"] + box["width"]
            and box["y"] < name["y"] + name["height"] and name["y"] < box["y"] + box["height"]
        )  # fmt: skip

        names_box(page).select_option(label="Armenian")
        expect(page.locator(".gm-found-name")).to_have_text("Stepanakert")
        page.get_by_role("button", name="Clear the search").click()
        expect(page.locator(".gm-found-name, .gm-found-ring")).to_have_count(0)
        expect(field(page)).to_have_value("")
        assert page.evaluate("document.querySelector('#incident_map').dataset.mark") == "kept"
        assert (watch.outside, watch.errors) == ([], [])


def test_enter_goes_to_the_first_match_though_it_is_not_shown_yet(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        field(page).fill("kəlbəcər")
        field(page).press("Enter")
        expect(page.locator(".gm-found-name")).to_have_text("Karvachar / Kalbajar")
        expect(field(page)).to_have_value("Karvachar / Kalbajar")
        page.get_by_role("button", name="Show all places").click()
        expect(page).to_have_url(re.compile(r"lon=4[56]\.\d+&lat=40\.[01]\d*&zoom=8"))
        field(page).press("Enter")
        expect(page).to_have_url(re.compile(r"lon=46\.0\d+&lat=40\.1\d*&zoom=11"))
        assert (watch.outside, watch.errors) == ([], [])


def test_an_answer_is_shown_to_who_has_another_window_in_front_meanwhile(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        field(page).fill("Ganja")
        # Of two pages only the one in front has the focus, as a person's windows have it.
        page.context.new_cdp_session(page).send("Emulation.setFocusEmulationEnabled", {"enabled": False})
        page.context.new_page().bring_to_front()
        assert not page.evaluate("document.hasFocus()")
        expect(page.get_by_role("listbox", name="Places found").get_by_role("option").first).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_an_answer_is_shown_to_who_typed_while_the_page_found_its_width(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        expect(page.locator(".gm-map-frame .gm-tools")).to_be_visible()
        field(page).fill("Ganja")
        page.set_viewport_size({"width": 1100, "height": 900})
        expect(page.locator(".gm-tools-above > .gm-tools")).to_be_visible()
        expect(field(page)).to_be_focused()
        page.keyboard.type("k")
        expect(field(page)).to_have_value("Ganjak")
        page.keyboard.press("Backspace")
        page.set_viewport_size({"width": 1440, "height": 900})
        expect(page.locator(".gm-map-frame .gm-tools")).to_be_visible()
        expect(options(page).first).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_a_map_that_comes_before_the_pages_styles_brings_them(browser, app):
    with closed_page(browser) as (page, watch):
        # As where the part of Streamlit that writes them comes late: none of what the page itself says of them is there.
        page.add_init_script(
            """new MutationObserver(() => document.querySelectorAll('[data-testid="stHtml"]').forEach((it) => it.replaceChildren()))
            .observe(document, { childList: true, subtree: true })"""
        )
        opened(page, app)
        expect(page.locator(".stMainBlockContainer")).to_have_css("padding-left", "19.2px")
        expect(page.locator(".gm-map-frame .gm-tools")).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_what_no_place_bears_is_said_and_escape_closes_then_empties(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        field(page).click()
        page.keyboard.type("<img src=x onerror=alert(1)>")
        expect(
            page.get_by_role("status").filter(has_text="No place of that name on this map")
        ).to_be_visible()
        field(page).fill("Gor")
        expect(options(page).first).to_contain_text("Goris / Gorus")
        page.keyboard.press("Escape")
        expect(options(page)).to_have_count(0)
        expect(field(page)).to_have_value("Gor")
        page.keyboard.press("ArrowDown")
        expect(options(page).first).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        expect(field(page)).to_have_value("")
        field(page).fill("g")
        page.wait_for_timeout(600)
        expect(options(page)).to_have_count(0)
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize("typed", ["sotk", "ZOD", "Սոթք", "соТк", "Зо", "Sótk"])
def test_the_one_file_page_finds_its_places_in_any_spelling(browser, sample_page, typed):
    with closed_page(browser) as (page, watch):
        opened(page, sample_page)
        field(page).fill(typed)
        expect(options(page).first).to_contain_text("Sotk / Zod")
        expect(options(page).first).to_contain_text("settlement · Gegharkunik Province, Armenia")
        options(page).first.click()
        expect(page.locator(".gm-found-name")).to_have_text("Sotk / Zod")
        expect(page.locator(".gm-position")).to_contain_text("Centre 40.2001° N 45.8695° E")
        ring = page.locator(".gm-found-ring").bounding_box()
        # 1,000 m to each side at zoom 11 and this latitude is 17 pixels.
        assert ring["width"] == pytest.approx(34, abs=4)
        assert page.locator(".gm-place").count() == 0
        assert (watch.outside, watch.errors) == ([], [])


def test_the_one_file_page_knows_no_other_places_and_takes_hostile_names_as_text(browser, tmp_path):
    found = run([toy_report("On 8 May mortars hit Arden. On 9 May mortars hit Ilmar.")], toy_gazetteer())
    collection = feature_collection(found, located_sites(found.incidents))
    for one in collection["features"]:
        if one["properties"]["place_name"] == "Ilmar":
            one["properties"]["place_names"] = {
                "armenian_side": "Il<img src=x onerror=alert(1)>",
                "azerbaijani_side": "Əlmar",
            }
    path = tmp_path / "map.html"
    path.write_text(one_file_page(collection, View()), encoding="utf-8")
    with closed_page(browser) as (page, watch):
        opened(page, path.as_uri())
        field(page).fill("Goris")
        expect(
            page.get_by_role("status").filter(has_text="among the places of these incidents")
        ).to_be_visible()
        field(page).fill("elm")
        expect(options(page).first).to_contain_text("Il<img src=x onerror=alert(1)> / Əlmar")
        page.keyboard.press("Enter")
        expect(page.locator(".gm-found-name")).to_have_text("Il<img src=x onerror=alert(1)> / Əlmar")
        assert page.locator("img[src=x]").count() == 0
        assert (watch.outside, watch.errors) == ([], [])


def test_the_card_tells_how_each_place_was_found(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}{SEPTEMBER}")
        page.get_by_role("listitem").filter(has_text=SHELLING).get_by_role("button").first.click()
        card = page.get_by_role("tabpanel", name="Card")
        found = card.locator("details").filter(has_text="How this place was found").filter(has_text="Gori")
        expect(found.get_by_text(re.compile("evidence")).first).to_be_hidden()
        found.get_by_text("How this place was found").click()
        expect(found).to_contain_text(re.compile(r"Strong evidence \(0\.\d+ of 1\)"))
        expect(found).to_contain_text(re.compile(r"Not chosen: [1-8] other places?"))
        expect(found).to_contain_text(
            re.compile(r"Gori settlement · Georgia · (fair|weak) evidence \(0\.\d+ of 1\)")
        )
        expect(found).to_contain_text("Its own name; a settlement, named without a word for an area")
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize(
    "searched", [None, "Goris", {}, {"text": ""}, {"text": 7}, {"text": "x" * 81}, {"text": ["Goris"]}]
)
def test_a_search_that_is_none_is_ignored(searched):
    assert _name(searched) is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Goris", "gn-174895"), ("gorus", "gn-174895"), ("ԳՈՐԻՍ", "gn-174895"), ("горис", "gn-174895"), ("Гори", "gn-614455"),
        ("kelbecer", "gn-586268"), ("Kəlbəcər", "gn-586268"), ("KARVACH", "gn-586268"), ("xankən", "gn-146970"), ("Step", "gn-146970"),
    ],
)  # fmt: skip
def test_places_are_found_by_the_start_of_a_name_in_any_of_four_languages(typed, first):
    found = found_places(typed, default_gazetteer())
    assert found[0]["id"] == first
    assert len(found) <= 8
    assert all(one["reason"] for one in found)


@pytest.mark.parametrize("typed", ["", "g", "zzzz", "x" * 200, "<script>", "' ' '", "\x00\x00", "-- --"])
def test_a_text_that_names_no_place_finds_none(typed):
    assert found_places(typed, default_gazetteer()) == []


def test_only_places_that_the_map_can_show_are_found():
    found = [
        one
        for typed in ("ar", "az", "tu", "ro", "ch", "ге")
        for one in found_places(typed, default_gazetteer())
    ]
    assert all(41 <= one["lon"] <= 52.5 and 36.8 <= one["lat"] <= 44 for one in found)


def test_a_report_in_russian_is_read_and_shows_how(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        form_opened(page)
        read_text(
            page,
            "1 марта 2024 года Минобороны Армении сообщило, что у села Сотк был обстрелян пост, ранены двое военнослужащих.",
        )
        expect(page.get_by_text(re.compile(r"incidents 1, of them without a place 0"))).to_be_visible()
        accepted(page)
        page.get_by_role("button", name="Show how the last was read").click()
        dialog = page.get_by_role("dialog")
        expect(dialog.locator("mark", has_text="Сотк")).to_be_visible()
        dialog.locator("summary").first.click()
        expect(dialog.get_by_text("near: Sotk (gn-616041)")).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


PASTED = (
    "On 1 March 2024 Armenia's Defence Ministry said mortars hit Sotk, wounding two Armenian soldiers. "
    "Azerbaijan's Defence Ministry denied that its forces shelled Sotk."
)


def test_a_tap_in_the_review_is_done_though_the_map_has_moved_meanwhile(browser, app):
    with closed_page(browser, has_touch=True) as (page, watch):
        opened(page, app)
        form_opened(page)
        read_text(page, PASTED)
        dialog = page.get_by_role("dialog", name="What was read")
        kept = dialog.get_by_text("This is an incident")
        expect(kept).to_be_visible()
        settled(page)
        page.set_viewport_size({"width": 1100, "height": 800})
        page.wait_for_timeout(1000)
        kept.tap()
        expect(dialog.get_by_text(re.compile("Changed: is an incident: yes → no"))).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_a_long_text_says_how_long_it_takes_to_read(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        form_opened(page)
        text = "published: 2024-03-01\n\n" + "The bakery in Goris was open all day. " * 7_000
        file = {"name": "long.txt", "mimeType": "text/plain", "buffer": text.encode()}
        page.locator("input[type=file]").first.set_input_files(file)
        expect(page.get_by_text("long.txt")).to_be_visible()
        page.get_by_role("button", name="Read", exact=True).click()
        expect(
            page.get_by_text(re.compile(r"Reading 0\.3 MB of text\. This takes about 10 s"))
        ).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_what_was_read_is_corrected_before_it_is_accepted_and_the_machines_value_is_kept(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        before = in_view(page)
        form_opened(page)
        read_text(page, PASTED)
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("Claim 1: Armenia's Defence Ministry · statement · Armenia, wounded 2").click()
        wounded = dialog.get_by_role("textbox", name="Wounded").first
        wounded.fill("many")
        wounded.press("Enter")
        expect(dialog.get_by_text(re.compile("'many' is no number of people"))).to_be_visible()
        dialog.get_by_role("button", name="Accept", exact=True).click()
        # Wherever the field is, what keeps it from being accepted stands by the button.
        fault = dialog.get_by_text(re.compile("Sotk: claim 1, wounded: 'many' is no number of people"))
        expect(fault).to_be_in_viewport()
        wounded.fill("at least 3")
        wounded.press("Enter")
        expect(dialog.get_by_text(re.compile("Changed: .*2 → at least 3"))).to_be_visible()
        settled(page)
        place = dialog.get_by_role("combobox", name=re.compile("Place 1"))
        place.click()
        place.fill("Tegh")
        page.get_by_role("option", name=re.compile("Tegh")).wait_for()
        place.press("Enter")
        expect(dialog.get_by_text(re.compile("place 1: Sotk → Tegh"))).to_be_visible()
        settled(page)
        why = dialog.get_by_role("textbox", name=re.compile("Why it is corrected"))
        why.fill("the ministry put it right")
        why.press("Enter")
        dialog.get_by_role("button", name="Accept").click()
        expect(dialog).to_have_count(0)
        expect(page.get_by_role("tabpanel", name="Card")).to_be_visible()
        page.get_by_role("tab", name="Incidents").click()
        expect(
            page.get_by_text(re.compile(rf"^{before + 1} of {before + 1} incidents in view"))
        ).to_be_visible()
        page.get_by_role("listitem").filter(has_text="1 Mar 2024").get_by_role("button").first.click()
        card = page.get_by_role("tabpanel", name="Card")
        expect(card).to_contain_text("corrected by hand")
        expect(card).to_contain_text(
            "claim 1, wounded: 2 was read, at least 3 is put in its place, because: the ministry put it right"
        )
        expect(card).to_contain_text(re.compile("wounded: [^,]*3"))
        expect(card).to_contain_text("Tegh")
        page.get_by_role("button", name="Review again").click()
        expect(
            dialog.get_by_text(
                re.compile(
                    "Changed: .*2 → at least 3.*place 1: Sotk → Tegh|Changed: .*place 1: Sotk → Tegh.*2 → at least 3"
                )
            )
        ).to_be_visible()
        dialog.get_by_role("button", name="Accept").click()
        expect(dialog).to_have_count(0)
        expect(card).to_contain_text("because: the ministry put it right")
        assert (watch.outside, watch.errors) == ([], [])


def test_of_joined_accounts_only_the_claim_that_was_corrected_is_marked(browser, tmp_path):
    texts = (
        (
            "Armenia's Defence Ministry said mortars hit Sotk on 11 May, wounding two Armenian soldiers. "
            "Azerbaijan's Defence Ministry denied that its forces shelled Sotk."
        ),
        (
            "Mortars hit Sotk on 11 May and wounded two Armenian soldiers, Armenia's Defence Ministry said. "
            "Azerbaijan's Defence Ministry denied the shelling."
        ),
    )
    reports = [
        report_from_text(f"outlet: {outlet}\n\n{text}", name=f"{outlet}.txt", published=date(2023, 5, 12))
        for outlet, text in zip(("One", "Two"), texts, strict=True)
    ]
    (read,) = run(reports[:1]).incidents
    at = datetime(2023, 5, 13, tzinfo=UTC)
    corrections = corrections_of(
        read, {"claims.0.wounded": "3"}, default_gazetteer(), report=reports[0], at=at
    )
    found = run(reports, corrections=corrections)
    assert len(found.incidents) == 1
    assert len(found.incidents[0].links) == 2
    path = tmp_path / "joined.html"
    path.write_text(
        one_file_page(feature_collection(found, located_sites(found.incidents)), View(), title="Map"),
        encoding="utf-8",
    )
    with closed_page(browser) as (page, watch):
        opened(page, path.as_uri())
        page.get_by_role("listitem").get_by_role("button").first.click()
        card = page.get_by_role("tabpanel", name="Card")
        expect(card).to_contain_text("claim 1, wounded: 2 was read, 3 is put in its place")
        expect(card.locator(".gm-by-hand")).to_have_count(1)
        assert (watch.outside, watch.errors) == ([], [])


def test_what_waits_can_be_put_off_and_discarded(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        before = in_view(page)
        form_opened(page)
        read_text(page, PASTED)
        page.get_by_role("dialog").get_by_role("button", name="Close").click()
        expect(page.get_by_text("Reports read, not accepted yet: 1")).to_be_visible()
        assert in_view(page) == before
        page.get_by_role("button", name="Discard").click()
        expect(page.get_by_text("Reports read, not accepted yet: 1")).to_have_count(0)
        assert in_view(page) == before
        assert (watch.outside, watch.errors) == ([], [])


def test_an_incident_of_two_reports_shows_why_and_can_be_kept_apart(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}{SEPTEMBER}")
        before = in_view(page)
        page.get_by_role("listitem").filter(has_text="Sabotage near").get_by_role("button").first.click()
        card = page.get_by_role("tabpanel", name="Card")
        expect(card).to_contain_text("Told by 2 reports")
        expect(card).to_contain_text("one may have it the wrong way round")
        expect(card).to_contain_text(re.compile(r"Taken for the same: both at .* \(evidence 0.75 of 1"))
        card.get_by_role("button", name=re.compile("Keep apart")).click()
        expect(page.locator(".gm-list-count")).to_have_text(re.compile(rf"^{before + 1} of "))
        expect(card).not_to_contain_text("Told by 2 reports")
        page.get_by_role("button", name=re.compile("Join again what is kept apart")).click()
        expect(card).to_contain_text("Told by 2 reports")
        assert (watch.outside, watch.errors) == ([], [])


def test_a_link_to_an_account_that_was_joined_opens_the_whole(browser, app):
    (joined,) = [
        one for one in run(sample_reports()).incidents if one.title.startswith("Sabotage near Kelbajar")
    ]
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?incident={joined.links[1].incident.id}")
        expect(page.get_by_role("tabpanel", name="Card")).to_contain_text("Told by 2 reports")
        assert (watch.outside, watch.errors) == ([], [])


TORN = (
    "On 9 May 2023 Azerbaijani soldiers came under sniper fire in Kalbajar District, Azerbaijan's Defence Ministry said. "
    "Armenia's Defence Ministry denied that.\n\nThe road to Verin Shorzha was closed for the ambulance."
)


def claim_added(page, dialog):
    """Add a claim to the incident chosen, from a sentence of the report that has no fighting in it."""
    dialog.get_by_text("Add a claim").click()
    words = dialog.get_by_role("combobox", name="Its words in the report")
    standing_still(page, words)
    words.click()
    choose(page, re.compile("The road to Verin Shorzha was closed"))
    expect(dialog.get_by_text(re.compile("claim 1, claimant: is missing"))).to_be_visible()
    claimant = dialog.get_by_role("textbox", name=re.compile("Claimant"))
    claimant.fill("The paper")
    claimant.press("Enter")
    expect(dialog.get_by_text("Claim 1, added: The paper")).to_be_visible()


def incidents_added(page, dialog):
    """Add two incidents that were not read, leave the second as it is, and return the list of incidents, at the first."""
    dialog.get_by_role("button", name="Add an incident that was not read").click()
    chosen = dialog.get_by_role("combobox", name=re.compile("Incident, of 1"))
    expect(chosen).to_have_value(re.compile("Incident added by hand"))
    settled(page)
    dialog.get_by_role("button", name="Add an incident that was not read").click()
    expect(chosen).to_have_value(re.compile(r"Incident added by hand.*\(2\)"))
    decided = dialog.get_by_text("This is an incident")
    # The incident chosen before is still drawn for a moment.
    expect(decided).to_have_count(1)
    standing_still(page, decided)
    decided.click()
    standing_still(page, chosen)
    chosen.click()
    choose(page, re.compile("Incident added by hand"))
    expect(chosen).not_to_have_value(re.compile(r"\(2\)"))
    # The second is left out, the first is not: this one is the first's, and nothing of the second is drawn any more.
    expect(dialog.get_by_role("checkbox", name="This is an incident")).to_be_checked()
    settled(page)
    return chosen


def test_an_incident_and_a_claim_that_were_not_read_are_added_and_a_claim_is_moved(browser, app):
    with closed_page(browser, height=1400) as (page, watch):
        opened(page, app)
        before = in_view(page)
        form_opened(page)
        read_text(page, TORN)
        dialog = page.get_by_role("dialog")
        chosen = incidents_added(page, dialog)
        place = dialog.get_by_role("combobox", name="Add a place")
        place.click()
        place.fill("Verin Shorzha")
        page.get_by_role("option", name=re.compile("Verin Shorzha")).wait_for()
        place.press("Enter")
        expect(dialog.get_by_role("combobox", name=re.compile("Place 1, added"))).to_be_visible()
        settled(page)
        dialog.get_by_role("button", name="Accept").click()
        expect(dialog.get_by_text(re.compile("no claim is left"))).to_be_visible()
        settled(page)
        claim_added(page, dialog)
        settled(page)
        chosen.click()
        choose(page, re.compile("Kalbajar"))
        expect(dialog.get_by_role("combobox", name=re.compile("Place 1, added"))).to_have_count(0)
        settled(page)
        dialog.get_by_text("Claim 2: Armenia's Defence Ministry · denial").click()
        moved = dialog.get_by_role("combobox", name="Told of").last
        standing_still(page, moved)
        moved.click()
        choose(page, re.compile("Incident added by hand"))
        expect(
            dialog.get_by_text(re.compile("Changed: claim 2, told of: .* → Incident added by hand"))
        ).to_be_visible()
        dialog.get_by_role("button", name="Accept").click()
        expect(dialog).to_have_count(0)
        expect(page.get_by_role("tabpanel", name="Card")).to_be_visible()
        page.get_by_role("tab", name="Incidents").click()
        expect(
            page.get_by_text(re.compile(rf"^{before + 2} of {before + 2} incidents in view"))
        ).to_be_visible()
        row = page.get_by_role("listitem").filter(has_text="Verin Shorzha").get_by_role("button").first
        standing_still(page, row)  # the list is drawn anew once the answer is there
        row.click()
        card = page.get_by_role("tabpanel", name="Card")
        expect(card).to_contain_text("Not read by the program, added by hand")
        expect(card).to_contain_text("The program read no incident here: a person added it")
        expect(card).to_contain_text("a claim read of another incident is told of this one")
        expect(card).to_contain_text("The paper")
        expect(card).to_contain_text("Armenia's Defence Ministry")
        page.get_by_role("button", name="Review again").click()
        expect(dialog.get_by_role("combobox", name=re.compile("Incident, of 1"))).to_be_visible()
        dialog.get_by_role("button", name="Accept").click()
        expect(dialog).to_have_count(0)
        expect(card).to_contain_text("a claim read of another incident is told of this one")
        assert (watch.outside, watch.errors) == ([], [])
