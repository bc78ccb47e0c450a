import base64
import hashlib
import json
import re

import folium
import pytest

from geo import data
from geo.export import feature_collection
from geo.model import Kind
from geo.pipeline import located_sites, run
from geo.render import IncidentLayer, one_file_page
from geo.render.features import site_frame
from geo.render.palette import kind_colours, kind_labels
from geo.render.scripts import component_module, json_for_script, page_script
from geo.view import Naming, View
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


def test_the_vendored_files_are_the_ones_of_the_manifest():
    for library in json.loads(data.asset("vendor/manifest.json")):
        for file in library["files"]:
            content = data.asset_path(f"vendor/{file['path']}").read_bytes()
            assert hashlib.sha256(content).hexdigest() == file["sha256"]
