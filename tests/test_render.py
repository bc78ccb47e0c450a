import base64
import hashlib
import io
import json
import re
import struct
from datetime import date

import folium
import pytest
import shapely
from matplotlib.image import imread

from geo import data
from geo.export import feature_collection
from geo.model import Kind
from geo.pipeline import located_sites, run
from geo.render import IncidentLayer, draw_figure, one_file_page
from geo.render.control import _fading_parts
from geo.render.features import site_frame
from geo.render.palette import control_styles, kind_colours, kind_labels
from geo.render.scripts import component_module, json_for_script, page_script
from geo.view import Naming, View, naming_words
from tests.world import toy_gazetteer, toy_report

TEXT = "On 8 May mortars hit Ilmar. On 9 May mortars fired near Corvin. On 9 May a mine exploded in Hollin district. A truce began on 10 May."


@pytest.fixture(scope="module")
def world():
    found = run([toy_report(TEXT)], toy_gazetteer())
    sites = located_sites(found.incidents)
    return found, sites, feature_collection(found, sites)


def embedded(page, identifier):
    return json.loads(
        re.search(rf'<script type="application/json" id="{identifier}">(.*?)</script>', page, re.DOTALL)[1]
    )


def test_the_page_names_no_address_to_load_from(world):
    page = one_file_page(world[2], View())
    without_json = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    assert not re.search(r"<(?:script|link|img|iframe|source|object)[^>]+(?:src|href|data)\s*=", without_json)
    assert not re.search(r"@import|url\((?!data:|#)", without_json)
    assert "default-src 'none'" in page


def test_the_same_input_gives_the_same_page_byte_for_byte(world):
    assert one_file_page(world[2], View(), title="x") == one_file_page(world[2], View(), title="x")


def test_a_page_stays_small(world):
    assert len(one_file_page(world[2], View()).encode()) < 1_200_000 + 200 * len(world[0].incidents)


def test_the_view_reaches_the_page(world):
    page = one_file_page(world[2], View(lon=46.0, lat=39.5, zoom=10, kinds=frozenset({Kind.MINE})))
    view = embedded(page, "view")
    assert (view["lon"], view["lat"], view["zoom"], view["kinds"]) == (46.0, 39.5, 10, ["mine"])


def test_the_naming_reaches_the_page_and_the_ground_knows_each_sides_names(world):
    page = one_file_page(world[2], View(naming=Naming.AZERBAIJANI))
    assert embedded(page, "view")["naming"] == "azerbaijani"
    assert "names of places: Azerbaijani side, else Armenian side" in page.split("<title>")[0]
    grounds = {
        one["properties"]["id"]: one["properties"] for one in embedded(page, "base_map_display")["features"]
    }
    assert grounds["AZ-XA"]["names"] | {"hy": "Ստեփանակերտ", "az": "Xankəndi"} == grounds["AZ-XA"]["names"]
    assert grounds["AZ-XA"]["name"] == "Khankendi"
    assert "names" not in grounds["country-AM"]


def test_incidents_are_counted_as_the_map_counts_them():
    features = [
        {"type": "Feature", "id": "a", "properties": {}, "geometry": None},
        {"type": "Feature", "id": "b", "properties": {"incident_id": None}, "geometry": None},
        {"type": "Feature", "id": "c-1", "properties": {"incident_id": "c"}, "geometry": None},
        {"type": "Feature", "id": "c-2", "properties": {"incident_id": "c"}, "geometry": None},
    ]
    collection = {"type": "FeatureCollection", "features": features}
    for sites in (collection, site_frame(collection), site_frame(collection).rename_axis("id").reset_index()):
        assert '<meta name="description" content="3 incidents, ' in one_file_page(sites, View())


def test_the_page_knows_every_spelling_of_its_places_and_of_no_other():
    found = run([toy_report("On 8 May mortars hit Sotk.")])
    page = one_file_page(feature_collection(found, located_sites(found.incidents)), View())
    (place,) = embedded(page, "places").values()
    assert {"Sotk", "Zod", "Սոթք", "Сотк"} <= set(place["names"])
    assert (place["kind"], place["uncertainty_m"]) == ("settlement", 1000.0)


@pytest.mark.parametrize("naming", Naming)
def test_the_figure_names_places_as_the_view_says(monkeypatch, naming):
    written = []
    monkeypatch.setattr("matplotlib.axes.Axes.text", lambda *_, **more: written.append(_[3]) or more)
    monkeypatch.setattr("matplotlib.figure.Figure.text", lambda *_, **more: written.append(_[3]) or more)
    found = run([toy_report("On 8 May mortars hit Elmar.")], toy_gazetteer())
    draw_figure(found.incidents, located_sites(found.incidents), View(naming=naming), title="Toy")
    names = {"both": "Ilmar / Elmar", "armenian": "Ilmar", "azerbaijani": "Elmar", "source": "Elmar"}
    assert names[naming] in written
    assert any(f"Names: {naming_words(naming)}." in words for words in written)


@pytest.mark.parametrize("hostile", ["</script>", "<!--", "\u2028", "{{ 7*7 }}", "{% raw %}", "${x}", "`"])
def test_json_in_a_page_cannot_leave_its_element_and_survives_whole(hostile):
    text = json_for_script({"title": hostile})
    assert "<" not in text
    assert json.loads(text) == {"title": hostile}


def test_the_layer_works_on_any_folium_map(world):
    canvas = folium.Map(location=[39.5, 46], tiles=None)
    canvas.add_child(IncidentLayer(world[2]))
    page = canvas.get_root().render()
    assert "new GeoMap.IncidentLayer(" in page
    assert re.search(
        r'<script type="application/octet-stream" id="incident_layer_data">[A-Za-z0-9+/=]+</script>', page
    )


def test_two_layers_of_one_map_stand_side_by_side(world):
    canvas = folium.Map(location=[39.5, 46], tiles=None)
    canvas.add_child(IncidentLayer(world[2]))
    canvas.add_child(IncidentLayer(world[2], identifier="other"))
    page = canvas.get_root().render()
    assert page.count("new GeoMap.IncidentLayer(") == 2
    assert page.count("installGeoMap();") == 1


def test_the_policy_names_the_pages_own_scripts(world):
    page = one_file_page(world[2], View())
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in scripts
    }
    assert hashes == set(re.findall(r"'sha256-[^']+'", page.split("<title>")[0]))
    assert len(scripts) == 2


def test_our_modules_are_joined_without_imports_or_exports_left():
    for script in (page_script(), component_module()):
        assert not re.search(r"^import ", script, re.MULTILINE)
    assert not re.search(r"^export ", page_script(), re.MULTILINE)
    assert len(re.findall(r"^export ", component_module(), re.MULTILINE)) == 1


def test_no_two_modules_share_a_top_level_name():
    names = re.findall(r"^(?:async )?(?:function|class|const|let) (\w+)", component_module(), re.MULTILINE)
    assert len(names) == len(set(names))


def test_every_kind_has_one_colour_and_label():
    assert set(kind_colours()) == set(kind_labels()) == set(Kind)
    assert len(set(kind_colours().values())) == len(Kind)


def test_the_figure_is_a_picture_of_the_stated_size_with_ink_on_it(world):
    found, sites, _ = world
    picture = draw_figure(found.incidents, sites, View(), title="Toy")
    assert struct.unpack(">II", picture[16:24]) == (1500, 1200)
    pixels = imread(io.BytesIO(picture))
    assert pixels[..., :3].std() > 0.05


def test_an_empty_figure_is_drawn_too():
    empty = located_sites([])
    assert draw_figure([], empty, View(), title="Nothing").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "view", [View(lon=46, lat=90, zoom=8), View(lon=180, lat=-90, zoom=0), View(lon=46, lat=40, zoom=24)]
)
def test_any_centre_and_zoom_can_be_drawn(world, view):
    assert draw_figure(world[0].incidents, world[1], view, title="x").startswith(b"\x89PNG")


@pytest.mark.parametrize(("end", "held"), [(date(2020, 7, 31), True), (date(2024, 2, 13), False)])
def test_the_figure_shows_control_on_the_views_last_day(end, held):
    view = View(lon=46.75, lat=39.83, zoom=9, end=end)
    picture = draw_figure([], located_sites([]), view, title="x")
    red, green, blue = (
        float(part) for part in imread(io.BytesIO(picture))[480:490, 590:600, :3].mean((0, 1))
    )
    assert (min(red, blue) - green > 0.02) is held


def box_feature(layer, west, east, **properties):
    ring = [[west, 39], [east, 39], [east, 40], [west, 40], [west, 39]]
    return {
        "properties": {"layer": layer} | properties,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def test_control_in_the_figure_fades_at_its_edge_and_ends_at_the_border():
    area = {"control": "NK", "accuracy_m": 20_000, "valid_from": "1994-05-12", "valid_to": "2020-09-26"}
    features = [box_feature("country", 46, 48), box_feature("control", 46, 46.5, **area)]
    ((style, parts),) = _fading_parts(features, date(2020, 9, 26))
    middle = shapely.LineString([(45, 39.5), (49, 39.5)])
    spans = [part.intersection(middle).bounds for part in parts]
    west, east = [span[0] for span in spans], [span[2] for span in spans]
    beside_border = [part.intersection(shapely.box(46, 39.9, 48, 40)).bounds[2] for part in parts]
    assert style.id == "NK"
    assert west == pytest.approx([46] * 5, abs=1e-6)
    assert east == pytest.approx([46.37, 46.45, 46.5, 46.55, 46.63], abs=0.02)
    assert beside_border == pytest.approx(east, abs=0.12)
    assert list(_fading_parts(features, date(2020, 9, 27))) == []


def test_every_value_of_control_looks_different():
    looks = {(style.colour, style.hatch) for style in control_styles()}
    assert len(looks) == len(control_styles()) == len({style.hatch for style in control_styles()})


def test_the_figure_takes_hostile_titles_as_text(world):
    found, sites, _ = world
    assert draw_figure(found.incidents, sites, View(), title="$\\frac{x$ <script>\n" * 9).startswith(
        b"\x89PNG"
    )


def test_the_vendored_files_are_the_ones_of_the_manifest():
    for library in json.loads(data.asset("vendor/manifest.json")):
        for file in library["files"]:
            content = data.asset_path(f"vendor/{file['path']}").read_bytes()
            assert hashlib.sha256(content).hexdigest() == file["sha256"]
