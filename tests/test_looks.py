"""How the one-file page looks at three sizes in light and dark, against small pictures kept in tests/golden/looks.

The pictures are means of blocks of pixels, so that another machine's letters do not matter and a missing panel, layer or colour
does. Limits hold for the whole, for map, panel and timeline, and each part has to look more as it did than as a page without
it does. After a change that is meant: ``GEO_UPDATE_GOLDEN=1 .venv/bin/python -m pytest tests/test_looks.py`` writes them anew;
look at them before you commit them.
"""

import io
import os
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread, imsave
from playwright.sync_api import expect

from geo.export import feature_collection
from geo.ingest import sample_reports
from geo.pipeline import located_sites, run
from geo.render import one_file_page
from geo.view import View
from tests.browser import chromium, closed_page

FOLDER = Path(__file__).parent / "golden" / "looks"
BLOCK = 6
SIZES = {"desk": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
MOST_MEAN, MOST_SHARE = 0.02, 0.03
# Of a region, which may be all letters: in Liberation Sans the panel of the desk is apart by 0.026 and 0.034.
REGION_MEAN, REGION_SHARE = 0.03, 0.06

# Parts of the page, each with the element in whose box it is looked for; on a phone the list lies below the sheet's edge.
MAP, PANEL = ".gm-map", ".gm-panel"
PARTS = {
    "symbols": (".leaflet-gm-incidents-pane", MAP), "names": (".leaflet-gm-labels-pane", MAP), "ground": (".leaflet-gm-ground-pane", MAP),
    "lines": (".leaflet-gm-basemap-pane", MAP), "tools": (".gm-tools", ".gm-tools"), "filters": (".gm-keys > :nth-child(1)",) * 2,
    "key to control": (".gm-keys > :nth-child(2)",) * 2, "zoom": (".leaflet-control-zoom",) * 2, "scale": (".leaflet-control-scale",) * 2,
    "position": (".gm-position",) * 2, "bars": (".gm-bars",) * 2, "axis": (".gm-axis",) * 2, "band": (".gm-band",) * 2, "attribution": (".gm-attribution",) * 2,
    "panel": (PANEL, PANEL), "tabs": (".gm-tabs",) * 2, "head of the list": (".gm-list-head",) * 2, "losses": (".gm-summary",) * 2, "rows": (".gm-list", PANEL),
}  # fmt: skip
BELOW_ON_A_PHONE = {"head of the list", "losses", "rows"}
REGIONS = {"map": ".gm-map-frame", "panel": PANEL, "timeline": ".gm-timeline"}
NEARER = 0.8


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    found = run(sample_reports())
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(
        one_file_page(feature_collection(found, located_sites(found.incidents)), View()), encoding="utf-8"
    )
    return path.as_uri()


def means_of_blocks(picture, block=BLOCK):
    pixels = imread(io.BytesIO(picture))[..., :3]
    lines, columns = pixels.shape[0] // block, pixels.shape[1] // block
    return pixels[: lines * block, : columns * block].reshape(lines, block, columns, block, 3).mean((1, 3))


def differs(seen, kept, most_mean=MOST_MEAN, most_share=MOST_SHARE):
    """Whether two pictures differ on the whole, or much in more than a few blocks."""
    apart = np.abs(seen - kept).max(-1)
    return apart.mean() > most_mean or (apart > 0.2).mean() > most_share


@contextmanager
def looked_at(browser, address, size, scheme):
    """The page of a size, drawn and still."""
    width, height = SIZES[size]
    with closed_page(browser, width=width, height=height, color_scheme=scheme, reduced_motion="reduce") as (page, watch):  # fmt: skip
        page.goto(address)
        expect(page.get_by_role("slider", name="Start of the time window")).to_be_visible()
        page.wait_for_timeout(800)
        yield page
        assert (watch.outside, watch.errors) == ([], [])


@contextmanager
def hidden(page, selector):
    """The page without an element that keeps its room."""
    style = page.add_style_tag(content=f"{selector}, {selector} * {{ visibility: hidden !important }}")
    yield
    style.evaluate("(one) => one.remove()")


def box_of(page, selector, picture):
    """The blocks of a picture of the page that an element covers."""
    box = page.locator(selector).first.bounding_box()
    left, top = int(box["x"] // BLOCK), int(box["y"] // BLOCK)
    right, bottom = -int(-(box["x"] + box["width"]) // BLOCK), -int(-(box["y"] + box["height"]) // BLOCK)
    return picture[max(top, 0) : bottom, max(left, 0) : right]


def missing_parts(page, seen, kept, size, parts=PARTS):
    """Those of the parts that the kept picture shows no better than a page without them would."""
    found = []
    for part in parts:
        selector, around = PARTS[part]
        if size == "phone" and part in BELOW_ON_A_PHONE:
            continue
        with hidden(page, selector):
            without = means_of_blocks(page.screenshot())
        seen_here, kept_here, without_here = (box_of(page, around, one) for one in (seen, kept, without))
        drawn = np.abs(seen_here - without_here).max(-1) > 0
        here, gone = (np.abs(one - kept_here).max(-1)[drawn].sum() for one in (seen_here, without_here))
        if not drawn.any() or here > NEARER * gone:
            found.append(part)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_page_and_each_part_of_it_look_as_they_did(browser, address, size, scheme):
    path = FOLDER / f"{size}-{scheme}.png"
    with looked_at(browser, address, size, scheme) as page:
        seen = means_of_blocks(page.screenshot())
        if os.environ.get("GEO_UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            imsave(path, seen)
        kept = imread(path)[..., :3]
        regions = [region for region, selector in REGIONS.items() if differs(box_of(page, selector, seen), box_of(page, selector, kept), REGION_MEAN, REGION_SHARE)]  # fmt: skip
        assert (regions, missing_parts(page, seen, kept, size)) == ([], [])
    assert not differs(seen, kept)


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_part_that_is_not_drawn_is_missed(browser, address, size):
    kept = imread(FOLDER / f"{size}-light.png")[..., :3]
    with looked_at(browser, address, size, "light") as page:
        for part, (selector, _) in PARTS.items():
            if size == "phone" and part in BELOW_ON_A_PHONE:
                continue
            with hidden(page, selector):
                assert missing_parts(page, means_of_blocks(page.screenshot()), kept, size, [part]) == [part]


def test_another_theme_and_a_bare_map_are_seen_on_the_whole():
    kept = {path.stem: imread(path)[..., :3] for path in FOLDER.iterdir()}
    assert len(kept) == 6
    for size in SIZES:
        light, dark = kept[f"{size}-light"], kept[f"{size}-dark"]
        assert differs(light, dark)
        bare = light.copy()
        bare[: len(bare) // 2, : bare.shape[1] * 2 // 3] = np.median(bare, axis=(0, 1))
        assert differs(light, bare)
