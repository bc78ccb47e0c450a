"""How the one-file page looks at three sizes in light and dark, against small pictures kept in tests/golden/looks.

The pictures are means of blocks of pixels, so that another machine's letters do not matter and a missing panel, layer or colour
does. After a change that is meant: ``GEO_UPDATE_GOLDEN=1 .venv/bin/python -m pytest tests/test_looks.py`` writes them anew;
look at them before you commit them.
"""

import io
import os
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


def differs(seen, kept):
    """Whether two pictures differ on the whole, or much in more than a few blocks."""
    apart = np.abs(seen - kept).max(-1)
    return apart.mean() > MOST_MEAN or (apart > 0.2).mean() > MOST_SHARE


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_page_looks_as_it_did(browser, address, size, scheme):
    width, height = SIZES[size]
    with closed_page(browser, width=width, height=height, color_scheme=scheme, reduced_motion="reduce") as (
        page,
        watch,
    ):
        page.goto(address)
        expect(page.get_by_role("slider", name="Start of the time window")).to_be_visible()
        page.wait_for_timeout(800)
        seen = means_of_blocks(page.screenshot())
        assert (watch.outside, watch.errors) == ([], [])
    path = FOLDER / f"{size}-{scheme}.png"
    if os.environ.get("GEO_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        imsave(path, seen)
    kept = imread(path)[..., :3]
    assert not differs(seen, kept)


def test_a_missing_layer_or_another_theme_would_be_seen():
    kept = {path.stem: imread(path)[..., :3] for path in FOLDER.iterdir()}
    assert len(kept) == 6
    for size in SIZES:
        light, dark = kept[f"{size}-light"], kept[f"{size}-dark"]
        assert differs(light, dark)
        bare = light.copy()
        bare[: len(bare) // 2, : bare.shape[1] * 2 // 3] = np.median(bare, axis=(0, 1))
        assert differs(light, bare)
