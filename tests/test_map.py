"""The map used as a person would: dragged, played, clicked, tapped and by keyboard alone, everything outside refused."""

import math
import re
from datetime import date

import geopandas as gpd
import numpy as np
import pytest
import shapely
from playwright.sync_api import expect

from geo.data import asset_path
from geo.errors import InputError
from geo.export import feature_collection
from geo.ingest import sample_reports
from geo.pipeline import located_sites, run
from geo.render import one_file_page
from geo.render.tiles import TILE_SOURCES, tile_source
from geo.view import View
from tests.browser import choose, chromium, closed_page, running_app
from tests.world import toy_gazetteer, toy_report


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def app():
    with running_app() as address:
        yield address


def frame(rows):
    """A frame of rows `(id, lon, lat, day, more)`."""
    columns = [
        {"date_start": day, "geo_precision": 1, "kind": "shelling", "title": one} | more
        for one, _, _, day, more in rows
    ]
    points = [shapely.Point(lon, lat) for _, lon, lat, _, _ in rows]
    return gpd.GeoDataFrame(columns, index=[row[0] for row in rows], geometry=points, crs=4326)


@pytest.fixture
def page_of(tmp_path):
    """Write the one-file page of sites, and give its address."""

    def write(sites, view=View()):  # noqa: B008 # a View is frozen
        path = tmp_path / "map.html"
        path.write_text(one_file_page(sites, view), encoding="utf-8")
        return path.as_uri()

    return write


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    found = run(sample_reports())
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(
        one_file_page(feature_collection(found, located_sites(found.incidents)), View()), encoding="utf-8"
    )
    return path.as_uri()


def opened(page, address):
    page.goto(address)
    expect(handle(page, "Start")).to_be_visible(timeout=90_000)
    return page


def handle(page, which):
    return page.get_by_role("slider", name=f"{which} of the time window")


def in_view(page):
    return int(page.locator(".gm-list-count").inner_text().split()[0].replace(",", ""))


def dragged(page, which, dx):
    box = handle(page, which).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y, steps=4)
    page.mouse.move(x + dx, y, steps=4)
    page.mouse.up()


def day(page, which):
    return int(handle(page, which).get_attribute("aria-valuenow"))


def middle(page):
    box = page.locator("#incident_map").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_both_handles_and_the_window_are_dragged(browser, samples):
    with closed_page(browser) as (page, watch):
        opened(page, samples)
        first, last, everything = day(page, "Start"), day(page, "End"), in_view(page)
        dragged(page, "Start", 500)
        dragged(page, "End", -200)
        start, end = day(page, "Start"), day(page, "End")
        assert first < start < end < last
        expect(page.locator(".gm-list-count")).not_to_contain_text(f"{everything} of")
        band = page.locator(".gm-band").bounding_box()
        x, y = band["x"] + band["width"] / 2, band["y"] + band["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 150, y, steps=6)
        page.mouse.up()
        assert day(page, "End") - day(page, "Start") == end - start
        assert day(page, "Start") < start
        assert (watch.outside, watch.errors) == ([], [])


def test_a_trail_fades_where_a_moving_window_leaves_nothing(browser, page_of):
    sites = frame([("early", 46, 40, "2022-09-01", {}), ("late", 45.4, 40, "2022-09-12", {})])
    inked = """() => { const canvas = document.querySelector(".leaflet-gm-incidents-pane canvas"); const ratio = canvas.width / canvas.offsetWidth;
      const [cx, cy] = [canvas.width / 2, canvas.height / 2]; const size = 8 * ratio;
      return canvas.getContext("2d").getImageData(cx - size / 2, cy - size / 2, size, size).data.filter((_, i) => i % 4 === 3).reduce((a, b) => a + b, 0); }"""
    with closed_page(browser) as (page, watch):
        opened(
            page,
            page_of(
                sites,
                View(
                    lon=46,
                    lat=40,
                    zoom=10,
                    start=np.datetime64("2022-09-10").item(),
                    end=np.datetime64("2022-09-14").item(),
                ),
            ),
        )
        assert in_view(page) == 1
        page.wait_for_timeout(200)
        assert page.evaluate(inked) == 0
        page.get_by_role("combobox", name="Mode").select_option(label="fading trail")
        page.wait_for_function(f"({inked})() > 0")
        assert in_view(page) == 1
        assert (watch.outside, watch.errors) == ([], [])


def test_play_loops_when_asked(browser, page_of):
    sites = frame([("a", 46, 40, "2022-09-02", {}), ("b", 46, 40, "2022-09-28", {})])
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites))
        page.get_by_role("combobox", name="Speed").select_option("4")
        page.get_by_role("combobox", name="Step").select_option("week")
        page.get_by_role("checkbox", name="Loop").check()
        page.get_by_role("button", name="Play").click()
        page.wait_for_function(
            "() => document.querySelectorAll('.gm-handle')[1].ariaValueNow === document.querySelectorAll('.gm-handle')[1].ariaValueMax"
        )
        page.wait_for_function(
            "() => document.querySelectorAll('.gm-handle')[1].ariaValueNow !== document.querySelectorAll('.gm-handle')[1].ariaValueMax"
        )
        expect(page.get_by_role("button", name="Pause")).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_a_day_is_zoomed_into_hours(browser, page_of):
    sites = frame(
        [
            ("a", 46, 40, "2022-09-13", {"time_utc": "2022-09-12T20:05:00Z"}),
            ("b", 46, 40, "2022-09-20", {"time_utc": None}),
        ]
    )
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites))
        track = page.locator(".gm-track").bounding_box()
        x = track["x"] + track["width"] * 12.5 / 30
        page.keyboard.down("Control")
        for _ in range(30):
            page.mouse.move(x, track["y"] + 60)
            page.mouse.wheel(0, -100)
            page.wait_for_timeout(20)
        page.keyboard.up("Control")
        expect(page.locator(".gm-axis")).to_contain_text("06:00")
        page.mouse.move(track["x"] + 12, track["y"] + 60)
        tip = page.locator(".gm-track .gm-tip")
        expect(tip).to_contain_text("13 September 2022, 00:00–01:00 UTC+4")
        expect(tip).to_contain_text("1 shelling")
        assert (watch.outside, watch.errors) == ([], [])


def test_a_stack_on_one_spot_opens_as_a_list_and_enter_chooses(browser, page_of):
    sites = frame([(f"one-{number}", 46, 40, f"2022-09-{number + 10}", {}) for number in range(3)])
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites, View(lon=46, lat=40, zoom=10)))
        page.mouse.click(*middle(page))
        choices = page.locator(".gm-choice")
        expect(choices).to_have_count(3)
        expect(choices.first).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("tabpanel", name="Card")).to_contain_text("one-1")
        assert (watch.outside, watch.errors) == ([], [])


def test_a_large_stack_of_several_spots_is_taken_apart_by_zooming(browser, page_of):
    sites = frame([(f"one-{number}", 46 + 0.01 * (number % 5), 40, "2022-09-13", {}) for number in range(20)])
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites, View(lon=46.02, lat=40, zoom=8)))
        before = page.locator(".leaflet-control-scale-line").inner_text()
        page.mouse.click(*middle(page))
        expect(page.locator(".leaflet-control-scale-line")).not_to_have_text(before)
        expect(page.locator(".gm-choice")).to_have_count(0)
        assert (watch.outside, watch.errors) == ([], [])


def test_pointing_at_a_row_lights_the_map_and_pointing_at_the_map_lights_the_row(browser, page_of):
    sites = frame([("here", 46, 40, "2022-09-13", {}), ("there", 46.4, 40.2, "2022-09-14", {})])
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites, View(lon=46, lat=40, zoom=10)))
        picture = "() => document.querySelector('.leaflet-gm-incidents-pane canvas').toDataURL()"
        page.wait_for_timeout(300)
        before = page.evaluate(picture)
        page.get_by_role("listitem").filter(has=page.get_by_text("here", exact=True)).hover()
        page.wait_for_function(f"(before) => ({picture})() !== before", arg=before)
        page.mouse.move(*middle(page))
        expect(page.locator(".gm-lit")).to_contain_text("13 Sep 2022")
        page.mouse.move(middle(page)[0] + 120, middle(page)[1])
        expect(page.locator(".gm-lit")).to_have_count(0)
        assert (watch.outside, watch.errors) == ([], [])


def test_a_preset_in_whose_days_nothing_happened_cannot_be_chosen_and_says_so(browser, page_of):
    sites = frame([("before", 46, 40, "2019-03-01", {}), ("after", 46.4, 40.2, "2022-09-14", {})])
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites))
        war = page.get_by_role("button", name="2020 war")
        expect(war).to_be_disabled()
        expect(war).to_have_attribute("title", "27 September – 10 November 2020: 0 incidents")
        expect(page.get_by_role("button", name="September 2022")).to_be_enabled()
        assert (watch.outside, watch.errors) == ([], [])


def test_the_ground_is_of_the_same_day_however_the_whole_period_was_chosen(browser, samples):
    with closed_page(browser) as (page, watch):
        opened(page, samples)
        control = page.get_by_role("button", name=re.compile("^Control on"))
        first = control.inner_text()
        page.get_by_role("button", name="September 2022").click()
        expect(control).to_have_text("Control on 30 Sep 2022")
        page.get_by_role("button", name="All", exact=True).click()
        expect(control).to_have_text(first)
        assert (watch.outside, watch.errors) == ([], [])


def test_the_list_of_a_stack_opens_clear_of_the_keys(browser, page_of):
    sites = frame([(f"one-{at}", 47.2, 40.4, "2022-09-13", {}) for at in range(8)])
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites, View(lon=46, lat=40, zoom=8)))
        keys = page.locator(".gm-keys > *").last.bounding_box()
        box = page.locator("#incident_map").bounding_box()
        scale = 256 * 2**8 / 360
        north = (
            (math.asinh(math.tan(math.radians(40.4))) - math.asinh(math.tan(math.radians(40))))
            * 180
            / math.pi
        )
        page.mouse.click(
            box["x"] + box["width"] / 2 + 1.2 * scale, box["y"] + box["height"] / 2 - north * scale
        )
        popup = page.locator(".leaflet-popup")
        expect(popup).to_be_visible()
        page.wait_for_timeout(500)
        shown = popup.bounding_box()
        assert shown["x"] + shown["width"] <= keys["x"] or shown["y"] >= keys["y"] + keys["height"]
        page.get_by_role("button", name="Close").click()
        expect(popup).to_have_count(0)
        assert (watch.outside, watch.errors) == ([], [])


def test_a_selection_survives_filters_and_says_when_it_does_not(browser, page_of):
    sites = frame([("kept", 46, 40, "2022-09-13", {}), ("mine", 46.4, 40.2, "2022-09-14", {"kind": "mine"})])
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites))
        page.get_by_role("listitem").filter(has_text="kept").get_by_role("button").click()
        notice = page.get_by_text("The selected incident is hidden by the time window or the filters")
        page.get_by_role("checkbox", name=re.compile("^Mine")).uncheck()
        expect(page.locator(".gm-card")).to_contain_text("kept")
        expect(notice).to_be_hidden()
        page.get_by_role("checkbox", name=re.compile("^Shelling")).uncheck()
        expect(notice).to_be_visible()
        page.get_by_role("button", name="Reset filters").click()
        expect(notice).to_be_hidden()
        expect(page.locator(".gm-card")).to_contain_text("kept")
        assert (watch.outside, watch.errors) == ([], [])


LOSSES = (
    "Armenia's Ministry of Defence said on 9 May that three of its soldiers were killed when mortars hit Arden. "
    "Azerbaijan's Ministry of Defence said that five Armenian soldiers were killed there."
)


def test_losses_are_added_up_by_the_rule_that_is_named(browser, page_of):
    found = run([toy_report(LOSSES)], toy_gazetteer())
    with closed_page(browser) as (page, watch):
        opened(page, page_of(feature_collection(found, located_sites(found.incidents))))
        page.get_by_text("Losses as claimed, and kinds").click()
        row = page.get_by_role("row").filter(has_text="Armenian side")
        expect(row).to_have_text("Armenian side3–––")
        page.get_by_role("combobox", name="Rule of the sums").select_option(
            label="the highest that anyone says"
        )
        expect(row).to_have_text("Armenian side5–––")
        page.get_by_role("combobox", name="Rule of the sums").select_option(
            label="the lowest that anyone says"
        )
        expect(row).to_have_text("Armenian side3–––")
        expect(page.locator(".gm-kind-bars")).to_contain_text("Shelling")
        assert (watch.outside, watch.errors) == ([], [])


def test_the_control_of_a_kept_view_is_of_its_last_day_though_its_last_incident_was_before(browser, page_of):
    sites = frame([("one", 46.25, 40, "2022-09-14", {})])
    view = View(start=date(2022, 9, 1), end=date(2022, 9, 30))
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites, view))
        expect(page.locator(".gm-control-legend")).to_contain_text("Control on 30 Sep 2022")
        assert (watch.outside, watch.errors) == ([], [])


TOTALS = (
    "Mortars hit Arden on 9 May, Armenia's Ministry of Defence said. Armenia's death toll from the fighting has risen "
    "to 49, the Armenian Ministry of Defence said on 9 May.\n\nThe Armenian toll has reached 105, the Armenian Ministry "
    "of Defence said on 10 May.\n\nMortars hit Arden on 20 May."
)


def test_the_losses_show_the_running_totals_of_the_window_beside_the_sums(browser, page_of):
    found = run([toy_report(TOTALS, published=date(2022, 5, 21))], toy_gazetteer())
    with closed_page(browser) as (page, watch):
        opened(page, page_of(feature_collection(found, located_sites(found.incidents))))
        page.get_by_text("Losses as claimed, and kinds").click()
        totals = page.locator(".gm-totals li")
        expect(totals).to_have_text(
            ["killed 105, Armenian side, according to Armenian Ministry of Defence, as of 10 May 2022"]
        )
        start = page.get_by_role("slider", name="Start of the time window")
        start.focus()
        page.keyboard.press("End")
        expect(totals).to_have_count(0)
        assert (watch.outside, watch.errors) == ([], [])


def test_a_sum_of_what_is_said_to_be_at_least_may_be_more(browser, page_of):
    text = "Mortars hit Arden on 9 May and at least 20 Armenian soldiers were killed, Armenia's Ministry of Defence said."
    found = run([toy_report(text, published=date(2022, 5, 21))], toy_gazetteer())
    with closed_page(browser) as (page, watch):
        opened(page, page_of(feature_collection(found, located_sites(found.incidents))))
        page.get_by_text("Losses as claimed, and kinds").click()
        killed = page.locator(".gm-losses tbody td").first
        for rule, words in (("own", "20+"), ("low", "20"), ("high", "20+")):
            page.get_by_label("Rule of the sums").select_option(rule)
            expect(killed).to_have_text(words)
        assert (watch.outside, watch.errors) == ([], [])


def test_a_list_of_ten_thousand_makes_only_the_rows_that_are_seen_and_reaches_the_last(browser, page_of):
    count = 10_000
    days = np.datetime64("2016-01-01") + np.arange(count) % 3000
    sites = gpd.GeoDataFrame({"title": [f"incident {number}" for number in range(count)], "date_start": days}, index=[f"id-{number}" for number in range(count)],
                             geometry=gpd.points_from_xy(np.linspace(45, 47, count), np.linspace(39, 41, count)), crs=4326)  # fmt: skip
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites))
        expect(page.locator(".gm-list-count")).to_have_text("10,000 of 10,000 incidents in view")
        assert page.locator(".gm-row").count() < 80
        page.locator(".gm-row").first.focus()
        page.keyboard.press("End")
        focused = page.locator(".gm-row:focus")
        expect(focused).to_contain_text("1 Jan 2016")
        assert focused.locator("xpath=..").get_attribute("aria-posinset") == "10000"
        page.keyboard.press("Enter")
        expect(page.locator(".gm-card")).to_contain_text("1 January 2016")
        assert (watch.outside, watch.errors) == ([], [])


def test_a_distance_is_measured_by_click_and_by_keyboard(browser, page_of):
    with closed_page(browser) as (page, watch):
        opened(page, page_of(frame([("a", 46, 40, "2022-09-13", {})]), View(lon=46, lat=40, zoom=9)))
        page.get_by_role("button", name="Measure a distance").click()
        x, y = middle(page)
        page.mouse.click(x - 100, y)
        page.mouse.click(x + 100, y)
        note = page.locator(".gm-measure-note")
        # 200 pixels at zoom 9 and 40° N: 305.75 m × cos 40° a pixel.
        expect(note).to_contain_text(re.compile(r"^4[67] km in a straight line"))
        assert page.locator(".gm-card").count() == 0
        page.locator("#incident_map").press("Enter")
        expect(note).to_contain_text(re.compile(r"^70 km in straight lines, the last part 23 km"))
        page.keyboard.press("Escape")
        expect(note).to_be_hidden()
        assert (watch.outside, watch.errors) == ([], [])


def test_a_reader_keeps_a_view_goes_back_to_it_and_forgets_it(browser, samples):
    with closed_page(browser) as (page, watch):
        opened(page, samples)
        centre = page.locator(".gm-position")
        kept = centre.inner_text()
        page.get_by_role("button", name="Keep this view as mine").click()
        page.get_by_role("button", name="Zoom in").click()
        page.locator("#incident_map").press("ArrowRight")
        expect(centre).not_to_have_text(kept)
        mine = page.get_by_role("button", name=re.compile("^Go to my view"))
        mine.click()
        page.mouse.move(1300, 500)
        expect(centre).to_have_text(re.compile(re.escape(kept[:12])))
        mine.press("Delete")
        expect(page.get_by_role("button", name="Keep this view as mine")).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_only_the_keyboard_reaches_an_incident_its_card_and_back(browser, samples):
    with closed_page(browser) as (page, watch):
        opened(page, samples)
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.classList.contains('gm-row')"):
                break
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        title = page.locator(".gm-title")
        expect(title).to_be_focused()
        page.keyboard.press("Tab")
        page.get_by_role("button", name="All incidents").press("Enter")
        expect(page.locator(".gm-row:focus")).to_have_attribute("aria-pressed", "true")
        handle(page, "End").focus()
        before = day(page, "End")
        page.keyboard.press("PageDown")
        assert day(page, "End") < before
        assert (watch.outside, watch.errors) == ([], [])


def test_a_tap_on_a_phone_opens_the_card_in_the_sheet_and_the_sheet_is_drawn_up(browser, page_of):
    sites = frame([("tapped", 46, 40, "2022-09-13", {})])
    with closed_page(browser, width=390, height=844, has_touch=True, is_mobile=True) as (page, watch):
        opened(page, page_of(sites, View(lon=46, lat=40, zoom=10)))
        panel = page.locator(".gm-panel")
        low = panel.bounding_box()["height"]
        page.touchscreen.tap(*middle(page))
        expect(page.locator(".gm-card")).to_contain_text("tapped")
        page.wait_for_function("(low) => document.querySelector('.gm-panel').offsetHeight > 2 * low", arg=low)
        page.get_by_role("button", name="Show the list on the whole screen").tap()
        page.wait_for_function("() => document.querySelector('.gm-panel').offsetHeight > 700")
        grip = page.get_by_role("button", name="Show more of the map")
        grip.press("ArrowDown")
        grip = page.get_by_role("button", name="Show the list on the whole screen")
        expect(grip).to_be_visible()
        assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
        small = page.evaluate(
            """() => [...document.querySelectorAll(".gm-root button, .gm-root select")].filter((one) => one.offsetParent && one.offsetHeight < 24).length"""
        )
        assert small == 0
        assert (watch.outside, watch.errors) == ([], [])


def test_a_tab_asked_for_on_a_phone_draws_the_sheet_up_and_the_last_one_can_be_read_whole(browser, page_of):
    with closed_page(browser, width=390, height=844, has_touch=True, is_mobile=True) as (page, watch):
        opened(page, page_of(frame([("tapped", 46, 40, "2022-09-13", {})])))
        low = page.locator(".gm-panel").bounding_box()["height"]
        last = page.get_by_role("tab", name="Sources")
        box = last.bounding_box()
        assert box["x"] + box["width"] <= 390
        last.tap()
        page.wait_for_function("(low) => document.querySelector('.gm-panel').offsetHeight > 2 * low", arg=low)
        expect(page.get_by_role("tabpanel", name="Sources")).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


def test_panning_and_playing_tell_the_server_nothing_and_a_released_slider_little(browser, app):
    with closed_page(browser) as (page, watch):
        sent = []
        page.on(
            "websocket", lambda channel: channel.on("framesent", lambda content: sent.append(len(content)))
        )
        received = []
        page.on(
            "websocket",
            lambda channel: channel.on("framereceived", lambda content: received.append(len(content))),
        )
        opened(page, app)
        page.wait_for_timeout(1_500)
        page.evaluate("document.querySelector('#incident_map').dataset.mark = 'kept'")
        sent.clear()
        x, y = middle(page)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 80, y + 30, steps=6)
        page.mouse.up()
        page.mouse.wheel(0, -120)
        page.get_by_role("button", name="Play").click()
        page.wait_for_timeout(1_200)
        assert sent == []
        expect(page).to_have_url(re.compile("lon="))
        received.clear()
        page.get_by_role("button", name="Pause").click()
        expect(page).to_have_url(re.compile("from="))
        page.wait_for_timeout(500)
        assert 0 < sum(sent) < 3_000
        assert sum(received) < 30_000
        assert page.evaluate("document.querySelector('#incident_map').dataset.mark") == "kept"
        assert (watch.outside, watch.errors) == ([], [])


def test_two_tabs_do_not_disturb_each_other(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, f"{app}?from=2022-09-01&to=2022-09-30")
        other = page.context.new_page()
        opened(other, app)
        mine, theirs = in_view(page), in_view(other)
        assert mine < theirs
        handle(other, "End").press("PageDown")
        other.wait_for_timeout(1_000)
        assert in_view(page) == mine
        link = other.url
        other.reload()
        expect(handle(other, "End")).to_be_visible(timeout=90_000)
        assert other.url == link
        assert (watch.outside, watch.errors) == ([], [])


def chosen_background(page):
    page.get_by_role("combobox", name=re.compile("Background map")).click()
    choose(page, "OpenStreetMap", exact=True)


def test_a_background_map_is_asked_for_only_when_it_is_chosen(browser, app):
    asked = []
    with closed_page(browser) as (page, watch):
        opened(page, app)
        page.wait_for_timeout(500)
        assert watch.outside == []

        def answer(route):
            asked.append(route.request.url)
            route.fulfill(path=asset_path("icon.png"))

        page.route("https://tile.openstreetmap.org/**", answer)
        chosen_background(page)
        expect(page.locator(".gm-attribution")).to_contain_text("© OpenStreetMap contributors · ")
        expect(page.locator(".gm-tiled")).to_have_count(1)
        page.wait_for_timeout(500)
        assert asked
        assert "tile" not in page.url
        assert (watch.outside, watch.errors) == ([], [])


def test_a_background_map_that_does_not_answer_is_taken_away_and_not_credited(browser, app):
    with closed_page(browser) as (page, watch):
        opened(page, app)
        chosen_background(page)
        expect(page.locator(".gm-attribution")).to_contain_text(
            "The background map does not answer: the packaged one is shown · "
        )
        expect(page.locator(".gm-tiled")).to_have_count(0)
        assert {address.split("/")[2] for address in watch.outside} == {"tile.openstreetmap.org"}


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
@pytest.mark.parametrize("lon", [46, 46.5], ids=["left", "right"])
def test_the_list_of_a_stack_lies_under_no_tool(browser, page_of, width, height, lon):
    sites = frame([(f"one-{number}", 46.25, 40, f"2022-09-{number + 10}", {}) for number in range(8)])
    with closed_page(browser, width=width, height=height) as (page, watch):
        opened(page, page_of(sites, View(lon=lon, lat=39.85, zoom=9)))
        x, y = middle(page)
        page.mouse.click(x + (46.25 - lon) * 2**9 * 256 / 360, y - 73)
        head = page.locator(".gm-chooser-head")
        expect(head).to_be_visible()
        page.wait_for_timeout(600)
        covered = page.evaluate("""() => [".gm-chooser-head", ".gm-chooser button", ".gm-popup .leaflet-popup-close-button"].filter((one) => {
          const box = document.querySelector(one).getBoundingClientRect();
          return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest(".gm-popup") === null; })""")
        assert covered == []
        page.locator(".gm-popup .leaflet-popup-close-button").click()
        expect(page.get_by_role("button", name="Zoom in")).to_be_visible()
        assert (watch.outside, watch.errors) == ([], [])


@pytest.mark.parametrize("words", TILE_SOURCES)
def test_every_background_map_has_an_address_and_an_attribution_and_needs_no_key(words):
    source = tile_source(words)
    assert source["url"].startswith("https://")
    assert all(part in source["url"] for part in ("{z}", "{x}", "{y}"))
    assert not re.search(r"\{(?!z\}|x\}|y\})", source["url"])
    assert len(source["attribution"]) > 5
    assert 15 <= source["max_zoom"] <= 23


def test_a_background_map_that_there_is_not_is_refused_in_words():
    with pytest.raises(InputError, match="'Atlantis' is no background map: one of OpenStreetMap, "):
        tile_source("Atlantis")


def many(count):
    """As many incidents, of a day each, the first the oldest."""
    days = np.datetime64("2016-01-01") + np.arange(count) * 3000 // count
    return gpd.GeoDataFrame({"title": [f"incident {number}" for number in range(count)], "date_start": days}, index=[f"id-{number}" for number in range(count)],
                            geometry=gpd.points_from_xy(np.linspace(45, 47, count), np.linspace(39, 41, count)), crs=4326)  # fmt: skip


FIRST_SEEN = """() => { const page = document.querySelector(".gm-list").parentElement.parentElement; const top = page.getBoundingClientRect().top;
  const row = [...document.querySelectorAll(".gm-item-row")].find((one) => one.getBoundingClientRect().bottom > top + 1);
  return [Number(row.ariaPosInSet), Math.round(row.getBoundingClientRect().top - top)]; }"""


def scrolled(page, act):
    """What is the first row that is seen, and how many pixels below the list's edge it begins, after the list was scrolled."""
    page.evaluate(f"""() => new Promise((done) => {{ const page = document.querySelector(".gm-list").parentElement.parentElement; {act};
      requestAnimationFrame(() => requestAnimationFrame(done)); }})""")
    return page.evaluate(FIRST_SEEN)


def test_a_list_taller_than_a_browser_makes_an_element_reaches_every_row(browser, page_of):
    count = 300_000
    with closed_page(browser) as (page, watch):
        opened(page, page_of(many(count)))
        expect(page.locator(".gm-list-count")).to_have_text("300,000 of 300,000 incidents in view")
        last = page.locator('.gm-item-row[aria-posinset="300000"]')
        scrolled(page, "page.scrollTop = page.scrollHeight")
        expect(last).to_be_in_viewport(ratio=1)
        expect(last).to_contain_text("1 Jan 2016")
        at, _ = scrolled(page, "page.scrollTop = page.scrollHeight / 2")
        assert abs(at - count / 2) < count / 100
        here, below = scrolled(page, "0")
        for step in range(1, 4):
            then, now_below = scrolled(page, "page.scrollTop += 116")
            assert (then, now_below) == (here + step, below)
        row = page.locator(f'.gm-item-row[aria-posinset="{here + 5}"] button')
        row.focus()
        page.keyboard.press("ArrowDown")
        expect(page.locator(".gm-row:focus").locator("xpath=..")).to_have_attribute(
            "aria-posinset", str(here + 6)
        )
        page.keyboard.press("Home")
        expect(page.locator(".gm-row:focus").locator("xpath=..")).to_have_attribute("aria-posinset", "1")
        page.keyboard.press("End")
        expect(last.locator("button")).to_be_focused()
        expect(last).to_be_in_viewport(ratio=1)
        for _ in range(40):
            at, _ = scrolled(page, "page.scrollTop -= 600")
        assert 0 < count - at < 250
        assert (watch.outside, watch.errors) == ([], [])


def test_a_press_on_a_row_chooses_it_though_the_list_takes_rows_in_and_out_meanwhile(browser, page_of):
    with closed_page(browser) as (page, watch):
        opened(page, page_of(many(500)))
        scrolled(page, "page.scrollTop = 20_000")
        row = page.locator(f'.gm-item-row[aria-posinset="{scrolled(page, "0")[0] + 2}"] button')
        title = row.locator(".gm-row-title").inner_text()
        box = row.bounding_box()
        rows = "[...document.querySelectorAll('.gm-item-row')].map((one) => one.ariaPosInSet).join()"
        before = page.evaluate(rows)
        page.mouse.move(box["x"] + 60, box["y"] + 4)
        page.mouse.down()
        scrolled(page, "page.scrollTop += 105")
        assert page.evaluate(rows) != before
        page.mouse.up()
        expect(page.locator(".gm-card h3")).to_contain_text(title)
        assert (watch.outside, watch.errors) == ([], [])


def test_the_tab_key_stops_once_in_the_list_and_the_focus_stays_in_it(browser, page_of):
    with closed_page(browser) as (page, watch):
        opened(page, page_of(many(500)))
        stops = "document.querySelectorAll('.gm-row[tabindex=\"0\"]').length"
        assert page.evaluate(stops) == 1
        page.get_by_role("combobox", name="Sort incidents").focus()
        page.keyboard.press("Tab")
        focused = page.locator(".gm-row:focus")
        expect(focused.locator("xpath=..")).to_have_attribute("aria-posinset", "1")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(focused.locator("xpath=..")).to_have_attribute("aria-posinset", "3")
        assert page.evaluate(stops) == 1
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.classList.contains('gm-row')")
        page.keyboard.press("Shift+Tab")
        expect(focused.locator("xpath=..")).to_have_attribute("aria-posinset", "3")
        scrolled(page, "page.scrollTop = 30_000")
        assert page.evaluate("document.activeElement.className").split() == ["gm-plain", "gm-list"]
        scrolled(page, "page.scrollTop = 0")
        expect(focused.locator("xpath=..")).to_have_attribute("aria-posinset", "3")
        scrolled(page, "page.scrollTop = 30_000")
        page.keyboard.press("ArrowDown")
        expect(focused.locator("xpath=..")).to_have_attribute("aria-posinset", "4")
        assert page.evaluate(stops) == 1
        assert (watch.outside, watch.errors) == ([], [])
