"""Parts of the map's script by themselves, and the layer as Leaflet and folium treat any layer, in a real Chromium."""

import re

import folium
import geopandas as gpd
import pytest
import shapely
from playwright.sync_api import expect

from geo.render import IncidentLayer, one_file_page, scripts
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
    expect(page.get_by_role("slider", name="Start of the time window")).to_be_visible(timeout=30_000)
    page.wait_for_timeout(300)
    return page


def middle(page):
    box = page.locator("#incident_map").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


TABLE = """([days, lasts]) => ({ dated: days.length, start: days, end: lasts, vague: days.map(() => 0), kind: days.map(() => 0),
  located: days.map(() => 1), minute: () => -1, fromEnd: (day) => lasts.findIndex((last) => last >= day) < 0 ? days.length : lasts.findIndex((last) => last >= day) })"""


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
