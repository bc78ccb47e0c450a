"""Parts of the map's script by themselves, and the layer as Leaflet and folium treat any layer, in a real Chromium."""

import base64
import json
import re
import struct

import folium
import geopandas as gpd
import pytest
import shapely
from playwright.sync_api import expect

from geo import data
from geo.language import Language
from geo.render import IncidentLayer, one_file_page, scripts
from geo.render.folium_map import packed_sites
from geo.render.page import map_parts, view_for_page
from geo.view import View
from tests.browser import chromium, closed_page


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture
def parts(browser):
    """A page in which the names of our modules that a test asks for are those of the window."""
    with closed_page(browser) as (page, watch):

        def use(*names):
            module = f"{scripts._leaflet()}\n{scripts._libraries()}\n{scripts._modules()}\nObject.assign(globalThis, {{ {', '.join(names)} }});"
            page.add_script_tag(content=module, type="module")
            page.wait_for_function(f"typeof {names[0]} !== 'undefined'")
            return page

        yield use
        assert (watch.outside, watch.errors) == ([], [])


def frame(rows):
    """A frame of rows `(id, lon, lat, more)`."""
    points = [None if lon is None else shapely.Point(lon, lat) for _, lon, lat, _ in rows]
    return gpd.GeoDataFrame(
        [{"date_start": "2022-09-13", "geo_precision": 1, "kind": "shelling", "title": row[0]} | row[-1] for row in rows],
        index=[row[0] for row in rows], geometry=points, crs=4326,
    )  # fmt: skip


@pytest.fixture
def page_of(tmp_path):
    def write(sites, view=View()):  # noqa: B008 # a View is frozen
        path = tmp_path / "map.html"
        path.write_text(one_file_page(sites, view), encoding="utf-8")
        return path.as_uri()

    return write


@pytest.fixture
def folium_page(tmp_path):
    """Write a plain folium map with these children, without the addresses of folium's own files, and give its address."""

    def write(*children):
        canvas = folium.Map([40, 46], zoom_start=9, tiles=None)
        canvas.default_js, canvas.default_css = [], []
        for child in children:
            canvas.add_child(child)
        path = tmp_path / "folium.html"
        path.write_text(canvas.get_root().render(), encoding="utf-8")
        return path.as_uri(), canvas.get_name()

    return write


def opened(page, address):
    page.goto(address)
    expect(page.get_by_role("slider", name="Start of the time window")).to_be_visible(timeout=90_000)
    page.wait_for_timeout(300)
    return page


def middle(page):
    box = page.locator("#incident_map").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


TABLE = """([days, lasts]) => ({ dated: days.length, start: days, end: lasts, vague: days.map(() => 0), kind: days.map(() => 0),
  located: days.map(() => 1), minute: () => -1, fromEnd: (day) => lasts.findIndex((last) => last >= day) < 0 ? days.length : lasts.findIndex((last) => last >= day) })"""


def test_a_bar_at_the_edge_of_a_zoomed_chart_counts_its_whole_week(parts):
    page = parts("binIncidents", "dayOfIso")
    totals = page.evaluate(f"""() => {{ const days = ["2022-09-05", "2022-09-06", "2022-09-07", "2022-09-15", "2022-09-18"].map(dayOfIso);
      const count = (from, to, step) => binIncidents(({TABLE})([days, days]), days.map(() => 1), [dayOfIso(from), dayOfIso(to)], step).map((bin) => bin.total);
      return [count("2022-09-07", "2022-09-15", "week"), count("2022-09-06", "2022-09-07", "month"), count("2022-09-06", "2022-09-07", "day"),
        count("2022-09-06", "2022-09-06", "hour").length, count("2022-09-08", "2022-09-07", "day")]; }}""")
    assert totals == [[3, 2], [5], [1, 1], 24, []]


@pytest.mark.parametrize(
    ("count", "words"),
    [(999, "999"), (1000, "1.0k"), (1234, "1.2k"), (9940, "9.9k"), (9960, "10k"), (123_456, "123k"), (999_400, "999k"), (999_600, "1.0M"), (2_340_000, "2.3M")],
)  # fmt: skip
def test_a_number_in_a_ring_is_short(parts, count, words):
    assert parts("shortNumber").evaluate("(count) => shortNumber(count)", count) == words


def test_a_tall_list_is_walked_pixel_by_pixel_and_never_left(parts):
    faults = parts("TallScroll").evaluate("""() => {
      const [total, room] = [126e6, 700];
      const scroll = new TallScroll();
      scroll.setSize(total, room);
      let at = 0, seed = 7;
      const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
      const faults = [];
      const least = () => 0, most = () => scroll.height - room;
      for (let step = 0; step < 20000; step += 1) {
        const leap = random() < 0.02;
        const before = scroll.top;
        const move = leap ? (random() - 0.5) * 3e7 : (random() < 0.5 ? -1 : 1) * random() * 600;
        const to = Math.min(Math.max(at + move, least()), most());
        const moved = to - at;
        at = to;
        const again = scroll.follow(at);
        if (Math.abs(moved) <= room && Math.abs(scroll.top - before - moved) > 1) faults.push(["slid", before, moved, scroll.top]);
        if (again !== null) { const top = scroll.top; at = again; scroll.settle(at, top); }
        if (scroll.top < -1 || scroll.top > total - room + 1) faults.push(["left", before, moved, scroll.top]);
        if (at < 1 && scroll.top > 1 || at > most() - 1 && scroll.top < total - room - 1) faults.push(["stuck", at, scroll.top]);
      }
      return faults.slice(0, 5); }""")
    assert faults == []


@pytest.mark.parametrize(
    ("roles", "title"),
    [
        (("near", "near"), "Обстрел: Sotk, Zod (рядом)"),
        (("direction", "struck"), "Обстрел: Sotk (в направлении), Zod"),
        (("struck", "struck"), "Обстрел: Sotk, Zod"),
    ],
)
def test_a_title_in_another_language_says_near_and_toward(browser, page_of, roles, title):
    told = {"incident_id": "one", "status": "extracted", "title": "Shelling"}
    sites = frame(
        [
            (f"site-{name}", lon, 40, told | {"place_name": name, "role": role})
            for (name, lon), role in zip((("Sotk", 46), ("Zod", 46.2)), roles, strict=True)
        ]
    )
    with closed_page(browser) as (page, watch):
        page.goto(page_of(sites, View(language=Language.RUSSIAN)))
        expect(page.locator(".gm-row-title")).to_have_text(title)
        assert (watch.outside, watch.errors) == ([], [])


def test_a_distance_without_a_bearing_tells_of_no_direction(browser, page_of):
    sites = frame(
        [
            ("blank", 46, 40, {"place_name": "Sotk", "distance_m": 5000, "bearing_deg": None, "uncertainty_m": 3000}),
            ("told", 46.2, 40, {"place_name": "Zod", "distance_m": 5000, "bearing_deg": 90.0, "uncertainty_m": 3000}),
        ]
    )  # fmt: skip
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites))
        page.get_by_role("listitem").filter(has=page.get_by_text("blank", exact=True)).get_by_role(
            "button"
        ).click()
        where = page.locator(".gm-card .gm-site")
        expect(where).to_contain_text("at Sotk, give or take 3 km")
        expect(where).not_to_contain_text("north")
        page.get_by_role("button", name="All incidents").click()
        page.get_by_role("listitem").filter(has=page.get_by_text("told", exact=True)).get_by_role(
            "button"
        ).click()
        expect(where).to_contain_text("5 km east of the place named")
        assert (watch.outside, watch.errors) == ([], [])


def test_the_most_exact_come_first_whatever_else_is_told_of_them(browser, page_of):
    sites = frame(
        [
            ("a-1", 46, 40, {"incident_id": "a", "title": "exact and unknown", "geo_precision": 1}),
            ("a-2", 46, 40, {"incident_id": "a", "title": "exact and unknown", "geo_precision": None}),
            ("b", 46, 40, {"title": "district", "geo_precision": 3}),
            ("c", 46, 40, {"title": "unknown", "geo_precision": None}),
            ("d", 46, 40, {"title": "exact", "geo_precision": 1}),
        ]
    )
    with closed_page(browser) as (page, watch):
        opened(page, page_of(sites, View(precision_max=2)))
        titles = page.locator(".gm-row-title")
        page.get_by_role("combobox", name="Sort incidents").select_option(label="most exact first")
        expect(titles).to_have_text(["exact", "exact and unknown", "unknown"])
        page.get_by_role("button", name="Reset filters").click()
        expect(titles).to_have_text(["exact", "exact and unknown", "district", "unknown"])
        assert (watch.outside, watch.errors) == ([], [])


def test_folium_switches_the_layer_off_and_on(browser, folium_page):
    address, _ = folium_page(IncidentLayer(frame([("a", 46, 40, {})])), folium.LayerControl(collapsed=False))
    with closed_page(browser) as (page, watch):
        page.goto(address)
        box = page.get_by_role("checkbox", name="Incidents")
        expect(box).to_be_checked()
        drawn = page.locator(".leaflet-gm-incidents-pane canvas")
        expect(drawn).to_have_count(1)
        box.uncheck()
        expect(drawn).to_have_count(0)
        box.check()
        expect(drawn).to_have_count(1)
        assert (watch.outside, watch.errors) == ([], [])


def test_two_layers_of_one_map_both_name_their_places(browser, folium_page):
    layers = [IncidentLayer(frame([(name, lon, 40, {"place_name": name})]), identifier=name) for name, lon in (("first", 45.8), ("second", 46.2))]  # fmt: skip
    address, name = folium_page(*layers)
    with closed_page(browser) as (page, watch):
        page.goto(address)
        page.evaluate(f"""() => {{ const map = {name}; GeoMap.addBasemap(map, null); for (const layer of [first_layer, second_layer]) layer.remove().addTo(map); }}""")  # fmt: skip
        page.wait_for_function(f"() => ['first', 'second'].every((one) => {name}.gmBasemap.labels.placed.some((label) => label.text === one))")  # fmt: skip
        assert (watch.outside, watch.errors) == ([], [])


def test_a_selection_is_cleared_while_the_map_moves(browser, folium_page):
    address, name = folium_page(IncidentLayer(frame([("a", 46, 40, {"place_name": "Sotk"})])))
    with closed_page(browser) as (page, watch):
        page.goto(address)
        page.evaluate(f"() => {{ GeoMap.addBasemap({name}, null); incident_layer.remove().addTo({name}); incident_layer.select('a'); }}")  # fmt: skip
        page.wait_for_timeout(200)
        page.evaluate(f"() => {{ incident_layer.select(null); {name}.setView([40.1, 46.1], 9, {{ animate: false }}); {name}.gmBasemap.labels._overlay.paint(); }}")  # fmt: skip
        page.wait_for_timeout(200)
        assert (watch.outside, watch.errors) == ([], [])


def test_a_map_that_is_removed_while_it_is_redrawn_leaves_nothing_behind(browser, folium_page):
    address, name = folium_page(IncidentLayer(frame([("a", 46, 40, {"place_name": "Sotk"})])))
    with closed_page(browser) as (page, watch):
        page.add_init_script("""(() => { const { matchMedia } = window; window.listening = 0;
          window.matchMedia = (query) => { const list = matchMedia.call(window, query); const { addEventListener, removeEventListener } = list;
            list.addEventListener = (...args) => { window.listening += 1; addEventListener.apply(list, args); };
            list.removeEventListener = (...args) => { window.listening -= 1; removeEventListener.apply(list, args); };
            return list; }; })()""")
        page.goto(address)
        page.evaluate(f"() => {{ GeoMap.addBasemap({name}, null); incident_layer.remove().addTo({name}); }}")
        assert page.evaluate("window.listening") == 1
        page.evaluate(
            f"() => {{ incident_layer.redraw(); {name}.gmBasemap.labels.redraw(); {name}.remove(); }}"
        )
        page.wait_for_timeout(200)
        assert page.evaluate(f"[window.listening, {name}.gmBasemap === undefined, document.querySelectorAll('canvas').length]") == [0, True, 0]  # fmt: skip
        assert (watch.outside, watch.errors) == ([], [])


def test_measuring_again_and_again_leaves_one_drawing_and_a_double_click_one_point(browser, page_of):
    with closed_page(browser) as (page, watch):
        opened(page, page_of(frame([("a", 46, 40, {})]), View(lon=46, lat=40, zoom=9)))
        button = page.get_by_role("button", name="Measure a distance")
        before = page.locator(".gm-position").inner_text()
        for _ in range(5):
            button.click()
        x, y = middle(page)
        page.mouse.dblclick(x - 100, y)
        note = page.locator(".gm-measure-note")
        expect(note).to_contain_text("Click the next point")
        page.mouse.move(1300, 500)
        page.wait_for_timeout(400)
        expect(page.locator(".gm-position")).to_have_text(re.compile(re.escape(before.split(",")[0])))
        page.mouse.click(x + 100, y)
        expect(note).to_contain_text(re.compile(r"^4[67] km in a straight line"))
        assert page.locator(".leaflet-gm-measure-pane svg").count() == 1
        button.click()
        scale = page.locator(".leaflet-control-scale-line").inner_text()
        page.mouse.dblclick(x + 100, y + 50)
        expect(page.locator(".leaflet-control-scale-line")).not_to_have_text(scale)
        assert (watch.outside, watch.errors) == ([], [])


def test_a_place_counts_an_incident_once_however_many_of_its_sites_are_there(browser, page_of):
    same = {"incident_id": "a", "place_id": "p", "place_name": "Sotk"}
    with closed_page(browser) as (page, watch):
        opened(
            page,
            page_of(
                frame(
                    [("a-1", 46, 40, same), ("a-2", 46, 40, same), ("b", 46, 40, same | {"incident_id": "b"})]
                )
            ),
        )
        page.get_by_role("combobox", name=re.compile("place", re.IGNORECASE)).first.fill("Sotk")
        expect(page.get_by_role("option").first).to_contain_text("here: 2 incidents")
        assert (watch.outside, watch.errors) == ([], [])


def test_an_incident_that_a_link_names_and_that_is_none_of_these_is_told(browser, page_of):
    with closed_page(browser) as (page, watch):
        opened(page, page_of(frame([("a", 46, 40, {})]), View(selected="incident-0123456789ab")))
        words = page.get_by_text(
            "incident-0123456789ab in the link is not among the incidents of these reports"
        )
        expect(words).to_be_visible()
        page.get_by_role("listitem").first.get_by_role("button").click()
        expect(words).to_be_hidden()
        assert (watch.outside, watch.errors) == ([], [])


def test_those_around_a_spot_are_in_the_order_of_time(browser, page_of):
    sites = frame(
        [
            (f"one-{day}", 46 + 0.0135 * (day % 2), 40, {"date_start": f"2022-09-{day}"})
            for day in (11, 12, 13, 14)
        ]
    )
    with closed_page(browser, has_touch=True) as (page, watch):
        opened(page, page_of(sites, View(lon=46.0067, lat=40, zoom=11)))
        assert page.evaluate("incident_map !== null")
        page.touchscreen.tap(*middle(page))
        expect(page.locator(".gm-choice-title")).to_have_text([f"one-{day}" for day in (11, 12, 13, 14)])
        assert (watch.outside, watch.errors) == ([], [])


def test_the_sheets_grip_hears_a_key_after_a_drag_and_forgets_a_drag_that_was_broken_off(browser, page_of):
    with closed_page(browser, width=390, height=844) as (page, watch):
        opened(page, page_of(frame([("a", 46, 40, {})])))
        grip = page.locator(".gm-grip")
        state = "document.querySelector('.gm-panel').className.match(/gm-sheet-([a-z]+)/)[1]"
        fire = """(grip, events) => { grip.setPointerCapture = () => {}; for (const [type, y] of events) grip.dispatchEvent(new PointerEvent(type, { clientY: y, pointerId: 1, bubbles: true })); }"""
        grip.evaluate(fire, [["pointerdown", 600], ["pointerup", 500]])
        assert page.evaluate(state) == "half"
        grip.press("Enter")
        assert page.evaluate(state) == "high"
        grip.evaluate(fire, [["pointerdown", 600], ["pointercancel", 300], ["pointerup", 200]])
        assert page.evaluate(state) == "high"
        assert (watch.outside, watch.errors) == ([], [])


def test_a_page_that_may_not_go_full_screen_says_so_by_taking_the_button_away(browser, page_of):
    with closed_page(browser) as (page, watch):
        page.add_init_script(
            "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not here'))"
        )
        opened(page, page_of(frame([("a", 46, 40, {})])))
        button = page.get_by_role("button", name="Full screen")
        button.click()
        expect(button).to_be_hidden()
        assert (watch.outside, watch.errors) == ([], [])


def test_a_window_that_the_host_set_is_told_when_the_reader_leaves_it_and_comes_back(browser, folium_page):
    sites = frame([("a", 46, 40, {"date_start": "2022-09-01"}), ("b", 46, 40, {"date_start": "2022-09-30"})])
    address, name = folium_page(IncidentLayer(sites))
    with closed_page(browser) as (page, watch):
        page.goto(address)
        page.evaluate(f"""() => {{ window.told = []; const root = document.createElement("div"); document.body.append(root); root.style.height = "100vh";
          window.mounted = GeoMap.mountExplorer(root, {{ map: {name}, layer: incident_layer, view: {{}}, hooks: {{ onWindow: (...days) => window.told.push(days) }} }}); }}""")
        end = page.get_by_role("slider", name="End of the time window")
        end.press("ArrowLeft")
        page.wait_for_function("window.told.length === 1")
        page.evaluate("window.mounted.setFilters({ start: '2022-09-10', end: '2022-09-20' })")
        page.evaluate("window.mounted.setFilters({ start: '2022-09-01', end: '2022-09-30' })")
        end.press("ArrowLeft")
        page.wait_for_function("window.told.length === 2")
        assert page.evaluate("window.told[0].join() === window.told[1].join()")
        end.press("ArrowLeft")
        page.evaluate("window.mounted.setFilters({ kinds: ['shelling'] })")
        page.wait_for_function("window.told.length === 3")
        assert (watch.outside, watch.errors) == ([], [])


def test_pointing_at_an_incident_looks_up_no_other_and_choosing_neither(browser, folium_page):
    rows = [("a", 46, 40, {"title": "here"}), *((f"b-{number}", 47, 41, {}) for number in range(50))]
    address, _ = folium_page(IncidentLayer(frame(rows)))
    with closed_page(browser) as (page, watch):
        page.goto(address)
        page.wait_for_timeout(300)
        box = page.locator(".folium-map").bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_function("incident_layer.lit >= 0")
        page.mouse.down()
        page.mouse.up()
        page.wait_for_function("incident_layer.selected?.title === 'here'")
        assert page.evaluate("[incident_layer.table._rows === undefined, incident_layer.table.rowOf('b-7') >= 0]") == [True, True]  # fmt: skip
        assert (watch.outside, watch.errors) == ([], [])


def test_patterns_are_made_once_and_not_at_every_paint(browser, page_of):
    sites = frame(
        [(f"one-{number}", None, None, {"date_start": f"2022-09-{number + 10}"}) for number in range(9)]
    )
    with closed_page(browser) as (page, watch):
        page.add_init_script("""(() => { window.made = 0; const { createPattern } = CanvasRenderingContext2D.prototype;
          CanvasRenderingContext2D.prototype.createPattern = function (...args) { window.made += 1; return createPattern.apply(this, args); }; })()""")
        opened(page, page_of(sites))
        before = page.evaluate("window.made")
        for _ in range(5):
            page.get_by_role("slider", name="Start of the time window").press("ArrowRight")
            page.wait_for_timeout(50)
        assert 0 < before == page.evaluate("window.made")
        assert (watch.outside, watch.errors) == ([], [])


# What Streamlit gives a component and does with it: it calls the default export at each rerun, the function that it returns when
# the component goes, and also when another call overtakes it.
STREAMLIT = """async ([host, map, bytes, version, view]) => {
  const load = (text) => import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const [data, component] = [await load(host), await load(map)];
  const outer = document.createElement("div");
  outer.style.height = "800px";
  const inner = document.createElement("div");
  inner.innerHTML = '<div class="gm-host"></div>';
  outer.append(inner);
  document.body.append(outer);
  const told = { data: { version, view, filters: {} }, parentElement: inner, setStateValue: () => {}, setTriggerValue: () => {} };
  window.streamlit = { outer, send: () => data.default({ data: Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)) }), call: () => component.default(told) };
}"""


def sent_to_streamlit(sites):
    """The bytes that the app sends, as base64, and their version."""
    html, script = map_parts(sites, View(), embed=False)
    told = json.dumps({"html": html, "script": script}).encode()
    version = "0" * 64
    content = [version.encode(), struct.pack("<I", len(told)), told, packed_sites(sites)]
    return base64.b64encode(b"".join(content)).decode(), version


def test_streamlits_explorer_stays_over_reruns_and_goes_with_its_component(browser):
    content, version = sent_to_streamlit(frame([("a", 46, 40, {})]))
    told = [
        scripts.component_module(),
        data.asset("streamlit-map.js"),
        content,
        version,
        view_for_page(View()),
    ]
    with closed_page(browser) as (page, watch):
        page.add_init_script("""(() => { const { addEventListener, removeEventListener } = EventTarget.prototype; window.listening = 0;
          document.addEventListener = function (...args) { window.listening += 1; return addEventListener.apply(this, args); };
          document.removeEventListener = function (...args) { window.listening -= 1; return removeEventListener.apply(this, args); }; })()""")
        page.route(
            "http://localhost/", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html")
        )
        page.goto("http://localhost/")
        page.add_style_tag(content=scripts.component_styles())
        page.evaluate(STREAMLIT, told)
        page.evaluate(
            "() => { const { streamlit } = window; streamlit.overtaken = streamlit.call(); streamlit.send(); }"
        )
        expect(page.locator(".gm-handle").first).to_be_attached()
        page.evaluate("document.querySelector('#incident_map').dataset.mark = 'kept'")
        before = page.evaluate("window.listening")
        page.evaluate("() => { streamlit.overtaken(); streamlit.leave = streamlit.call(); }")
        assert page.evaluate("document.querySelector('#incident_map').dataset.mark") == "kept"
        assert page.evaluate("window.listening") == before > 0
        page.evaluate("() => { streamlit.outer.remove(); streamlit.leave(); streamlit.leave(); }")
        assert page.evaluate("window.listening") == 0
        page.evaluate("() => { document.body.append(streamlit.outer); streamlit.call(); }")
        expect(page.locator(".gm-handle").first).to_be_attached()
        assert page.evaluate("document.querySelector('#incident_map').dataset.mark") is None
        assert (watch.outside, watch.errors) == ([], [])
