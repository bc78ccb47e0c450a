"""The figure in its formats and sizes: what is in it, that nothing overlaps or is cut, and that hostile text stays text.

Its looks are kept small in tests/golden/figures; after a change that is meant, write them anew as tests/test_looks.py says.
"""

import io
import os
import re
import struct
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import segno
import shapely
from hypothesis import given, settings
from hypothesis import strategies as some
from matplotlib.image import imread, imsave
from matplotlib.transforms import Affine2D
from PIL import Image

from geo import data
from geo.errors import DatasetError, InputError
from geo.ingest import sample_reports
from geo.model import (
    Bearing,
    Claim,
    Count,
    DatePrecision,
    DateSpan,
    Incident,
    Kind,
    LonLat,
    Match,
    Party,
    Place,
    PlaceKind,
    Role,
    Site,
    Stance,
    Tally,
    Toponym,
)  # fmt: skip
from geo.pipeline import located_sites, run
from geo.render import FigureFormat, FigureSize, alt_text, draw_figure
from geo.render.figure.control import fading_parts
from geo.render.figure.doubt import mark_of
from geo.render.figure.frame import DATA_BOUNDS, framed
from geo.render.figure.furniture import LONGEST_LINK
from geo.render.figure.glyphs import SHAPE_WORDS, Exactness, exactness, shape_of, shape_words, svg_path
from geo.render.figure.grounds import ground_of
from geo.render.figure.labels import placed_labels, stack_labels
from geo.render.figure.layout import _planned, composed
from geo.render.figure.loss_table import cell_words
from geo.render.figure.map_part import chart_of, obstacles
from geo.render.figure.output import drawing
from geo.render.figure.sheet import Box, Type, cut, plain, text_width, wrapped
from geo.render.figure.sizes import FORMS
from geo.render.figure.timebars import span_of
from geo.render.figure.words import Picture, off_map
from geo.render.palette import control_styles, kind_colours, kind_marks
from geo.render.sums import loss_sums
from geo.view import Naming, View, naming_words, select
from tests.browser import chromium, closed_page
from tests.test_looks import means_of_blocks
from tests.world import toy_gazetteer, toy_report

MADE = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
LINK = "https://incidents.example.org/?from=2022-09-12&to=2022-09-14"
TEXT = "On 8 May mortars hit Ilmar. On 9 May mortars fired near Corvin. On 9 May a mine exploded in Hollin district. A truce began on 10 May."
HOSTILE = (
    '$\\frac{x$ <script>alert(1)</script> <svg onload="x"> \u202e\u2066gnik\u2069 \x07\x1b[31m & ]]> --> 中'
)
MOST_APART = 0.002
GOLDEN = Path(__file__).parent / "golden" / "figures"
SVG = "{http://www.w3.org/2000/svg}"


@cache
def toy():
    found = run([toy_report(TEXT)], toy_gazetteer())
    return found.incidents, located_sites(found.incidents)


@cache
def samples():
    found = run(sample_reports())
    return found.incidents, located_sites(found.incidents)


def incident(number=0, *, kind=Kind.CLASH, names=("Place",), accused=(), role=Role.STRUCK, precision=1, uncertainty_m=1000.0, at=None, moved=None, text="x", killed=None):  # fmt: skip
    """An incident of one day at places of some names, as a text could give it."""
    sites = []
    for step, name in enumerate(names):
        where = at or LonLat(44.9 + 0.31 * (number % 9) + 0.1 * step, 39.1 + 0.23 * (number % 8))
        place = Place(f"p-{number}-{step}", name, PlaceKind.SETTLEMENT, where, uncertainty_m, "AM", None, ())
        match = Match(Toponym(0, len(name), name, (place,)), place, 1.0, "", moved=moved)
        sites.append(Site(f"site-{number}-{step}", match, role, precision, uncertainty_m))
    claims = [
        Claim("A speaker", Party.ARMENIA, Stance.ACCUSES, "x", "x", 0, 1, "r", about=one) for one in accused
    ]
    claims += [
        Claim("A speaker", Party.ARMENIA, Stance.ASSERTS, "x", "x", 0, 1, "r", side=Party.ARMENIA, killed=Count(one, one, one))
        for one in ([killed] if killed is not None else [])
    ]  # fmt: skip
    day = date(2021, 1, 1) + timedelta(days=11 * number)
    return Incident(
        f"incident-{number}",
        text,
        kind,
        DateSpan(day, day, DatePrecision.DAY),
        tuple(sites),
        tuple(claims),
        ("r",),
    )


def many(names=("Verin Shorzha / Yukhari Shorzha",)):
    """A hundred incidents of all kinds, shapes and sorts of doubt."""
    kinds, roles = list(Kind), (Role.STRUCK, Role.NEAR, Role.DIRECTION)
    accused = (
        (),
        (Party.ARMENIA,),
        (Party.AZERBAIJAN,),
        (Party.NAGORNO_KARABAKH,),
        (Party.RUSSIA,),
        (Party.ARMENIA, Party.AZERBAIJAN),
    )
    return [
        incident(
            at, kind=kinds[at % len(kinds)], names=tuple(f"{name} {at}" for name in names), accused=accused[at % 6], role=roles[at % 3],
            precision=(1, 2, 3, 4)[at % 4], uncertainty_m=20_000.0, moved=Bearing(45.0, 14_000.0) if at % 10 == 5 else None, killed=at,
        )
        for at in range(100)
    ]  # fmt: skip


def picture(incidents, sites, view=None, title="A title", link=LINK, around=()):
    return Picture(incidents, sites, view or View(), title, MADE, link, around or incidents)


def sheet_of(*arguments, size=FigureSize.SLIDE, **more):
    with drawing():
        return composed(picture(*arguments, **more), size)


def words_of(sheet):
    return [artist.get_text() for artist, _ in sheet.words]


def extents(sheet):
    """The boxes in which the renderer really draws each text, in points from the lower left."""
    with drawing():
        renderer = sheet.figure._get_renderer()
        scale = 72 / sheet.figure.dpi
        return [
            (artist.get_text(), artist.get_window_extent(renderer).transformed(Affine2D().scale(scale)))
            for artist, _ in sheet.words
            if artist.get_text()
        ]


def text_of(svg):
    return " ".join("".join(one.itertext()) for one in ET.fromstring(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize(
    ("size", "pixels"), [("slide", (1920, 1080)), ("page", (2481, 3507)), ("post", (1080, 1080))]
)
def test_a_png_has_the_pixels_of_its_size_and_ink_on_them(size, pixels):
    content = draw_figure(*toy(), View(), title="Toy", size=FigureSize(size), made=MADE)
    assert struct.unpack(">II", content[16:24]) == pixels
    assert imread(io.BytesIO(content))[..., :3].std() > 0.05


@pytest.mark.parametrize("size", FigureSize)
def test_svg_and_pdf_have_the_points_of_their_size(size):
    form = FORMS[size]
    svg = draw_figure(*toy(), View(), title="Toy", form=FigureFormat.SVG, size=size, made=MADE)
    root = ET.fromstring(svg)
    assert [float(root.get(key).removesuffix("pt")) for key in ("width", "height")] == pytest.approx(
        [form.width, form.height], abs=0.01
    )
    pdf = draw_figure(*toy(), View(), title="Toy", form=FigureFormat.PDF, size=size, made=MADE)
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+) ?\]", pdf)
    assert [float(one) for one in box.groups()] == pytest.approx([form.width, form.height], abs=0.01)


@pytest.mark.parametrize("form", FigureFormat)
@pytest.mark.parametrize("size", FigureSize)
def test_the_same_input_and_moment_give_the_same_bytes(form, size):
    first, second = (
        draw_figure(*toy(), View(), title="x", form=form, size=size, made=MADE, link=LINK) for _ in range(2)
    )
    later = draw_figure(
        *toy(), View(), title="x", form=form, size=size, made=MADE + timedelta(days=1), link=LINK
    )
    assert first == second
    assert first != later


def streams(pdf):
    for start in re.finditer(rb"(?<!end)stream\r?\n", pdf):
        end = pdf.index(b"endstream", start.end())
        try:
            yield zlib.decompress(pdf[start.end() : end])
        except zlib.error:
            continue


def text_of_pdf(pdf):
    """The text that the fonts' own tables of characters give for what is drawn."""
    shown = "".join(chr(int(code, 16)) for stream in streams(pdf) if b"beginbf" in stream for code in re.findall(rb"<[0-9a-f]{4}> <([0-9a-f]{4})>", stream))  # fmt: skip
    return set(shown)


def test_a_pdf_has_its_fonts_in_it_and_letters_of_three_scripts_can_be_found():
    title = "Սոթք Laçın Сотк"
    pdf = draw_figure(*toy(), View(), title=title, form=FigureFormat.PDF, made=MADE)
    assert pdf.count(b"/FontFile2") >= 2
    assert b"/Type3" not in pdf
    assert set(title) - {" "} <= text_of_pdf(pdf)


@pytest.mark.parametrize("form", FigureFormat)
def test_letters_of_all_our_scripts_are_in_the_font_and_others_leave_a_sign(form):
    title = "Ագարակ Ճանապարհ ։ ՝ Gəncə Şuşa Ərəfsə İğdır Ňâ Щёлково Ѓ ґ — “x” 中文 𓀀"
    content = draw_figure(*toy(), View(), title=title, form=form, made=MADE)
    assert len(content) > 10_000
    assert plain(title).endswith("“x” �� �")


def test_an_svg_has_its_title_and_words_to_find_and_its_letters_as_shapes():
    incidents, sites = samples()
    view = View(start=date(2022, 9, 12), end=date(2022, 9, 14))
    shown = select(incidents, view)
    svg = draw_figure(shown, sites, view, title="Սեպտեմբեր & <2022>", form=FigureFormat.SVG, made=MADE)
    root = ET.fromstring(svg)
    assert (root.get("role"), root.find(f"{SVG}title").text) == ("img", "Սեպտեմբեր & <2022>")
    assert root.find(f"{SVG}desc").text.startswith(alt_text(shown, sites, view, title="Սեպտեմբեր & <2022>"))
    assert "Սեպտեմբեր & <2022>" in text_of(svg)
    assert "Jermuk / Istisu" in text_of(svg)
    assert [
        one.get("fill-opacity") for one in root.findall(f"{SVG}g") if one.find(f"{SVG}text") is not None
    ] == ["0"]


def test_metadata_say_what_the_picture_shows_and_when_it_was_made():
    incidents, sites = toy()
    told = alt_text(incidents, sites, View(), title="Թեստ")
    png = Image.open(io.BytesIO(draw_figure(incidents, sites, View(), title="Թեստ", made=MADE, link=LINK)))
    assert (png.text["Title"], png.text["Description"], png.text["Source"]) == ("Թեստ", told, LINK)
    assert png.text["Creation Time"] == "2024-03-01T12:00:00+00:00"
    pdf = draw_figure(incidents, sites, View(), title="Թեստ", made=MADE, form=FigureFormat.PDF)
    assert b"/CreationDate (D:20240301120000Z)" in pdf
    assert "Թեստ".encode("utf-16-be") in pdf
    assert told[:60].encode("utf-16-be") in pdf


def hostile_world():
    return [incident(one, names=(f"{HOSTILE}{one}",), text=HOSTILE) for one in range(4)]


@pytest.mark.parametrize("size", FigureSize)
def test_hostile_text_is_drawn_as_text_and_an_svg_holds_no_script_event_or_address_to_load(size):
    incidents = hostile_world()
    view = View(selected="incident-1", naming=Naming.SOURCE)
    svg = draw_figure(
        incidents,
        located_sites([]),
        view,
        title=HOSTILE,
        form=FigureFormat.SVG,
        size=size,
        made=MADE,
        link=LINK,
    )
    root = ET.fromstring(svg)
    names = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert names <= {
        "svg",
        "title",
        "desc",
        "defs",
        "style",
        "g",
        "path",
        "use",
        "clipPath",
        "rect",
        "pattern",
        "text",
    }
    for one in root.iter():
        for key, value in one.attrib.items():
            local = key.rpartition("}")[2]
            assert not local.lower().startswith("on")
            assert local != "href" or value.startswith("#")
            assert all(target.startswith("#") for target in re.findall(r"url\(([^)]*)\)", value))
    assert b"@import" not in svg
    assert b"<!DOCTYPE" not in svg
    assert b"<!--" not in svg
    assert "<script>alert(1)</script>" in text_of(svg)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", svg.decode())


def test_an_svg_of_hostile_text_runs_and_loads_nothing_in_a_browser(tmp_path):
    path = tmp_path / "figure.svg"
    path.write_bytes(
        draw_figure(
            hostile_world(),
            located_sites([]),
            View(),
            title=HOSTILE,
            form=FigureFormat.SVG,
            made=MADE,
            link=LINK,
        )
    )
    with chromium() as browser, closed_page(browser) as (page, watch):
        page.goto(path.as_uri())
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.nodeName") == "svg"
        assert page.evaluate("document.scripts.length") == 0
        assert (watch.outside, watch.errors) == ([], [])


@given(title=some.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_title_becomes_lines_no_wider_than_the_page(title):
    kind = Type(17, bold=True)
    lines = wrapped(title, kind, 300, 2)
    assert len(lines) <= 2
    assert all(text_width(line, kind) <= 300 for line in lines)
    assert all(one.isprintable() for line in lines for one in line)


def test_text_is_cut_with_a_sign_and_only_where_it_is_too_wide():
    kind = Type(10)
    assert cut("Sotk", kind, 100) == "Sotk"
    assert cut("W" * 50, kind, 100).endswith("W…")
    assert wrapped("one two three", kind, 50, 9) == ["one two", "three"]
    assert wrapped("", kind, 40) == []


CASES = {
    "samples": lambda: (*samples(), View(), "Incidents on the Armenia–Azerbaijan border"),
    "flare-up": lambda: (select(samples()[0], SEPTEMBER), samples()[1], SEPTEMBER, "September 2022"),
    "one district": lambda: (*samples(), View(lon=45.85, lat=40.15, zoom=11), "One district"),
    "chosen": lambda: (*samples(), View(selected=samples()[0][0].id), "One chosen"),
    "many": lambda: (many(), located_sites([]), View(kinds=frozenset(Kind), parties=frozenset(Party), start=date(2020, 1, 1)), "A long title " * 30),
    "long names": lambda: (many(("Very long name of a place " * 20, "x")), located_sites([]), View(), "W" * 400),
    "hostile": lambda: (hostile_world(), located_sites([]), View(), HOSTILE * 9),
    "empty": lambda: ([], located_sites([]), View(), "Nothing"),
    "empty window": lambda: ([], located_sites([]), View(start=date(2019, 1, 1), end=date(2019, 2, 1)), ""),
    "world": lambda: (*toy(), View(lon=180, lat=-90, zoom=0), "Far away"),
}  # fmt: skip
SEPTEMBER = View(start=date(2022, 9, 12), end=date(2022, 9, 14))
WITH_LOSSES = View(start=date(2021, 5, 1), end=date(2022, 9, 14))  # in September alone only totals are told


@pytest.mark.parametrize("size", FigureSize)
@pytest.mark.parametrize("case", CASES)
def test_no_text_is_cut_and_none_lies_on_another(case, size):
    incidents, sites, view, title = CASES[case]()
    sheet = sheet_of(incidents, sites, view, title, size=size)
    width, height = sheet.box.width, sheet.box.height
    boxes = extents(sheet)
    assert [
        text for text, box in boxes if box.x0 < 4 or box.y0 < 4 or box.x1 > width - 4 or box.y1 > height - 4
    ] == []
    overlaps = [
        (text, other)
        for at, (text, one) in enumerate(boxes)
        for other, two in boxes[:at]
        if min(one.x1, two.x1) - max(one.x0, two.x0) > 0.8 and min(one.y1, two.y1) - max(one.y0, two.y0) > 0.25 * min(one.height, two.height)
    ]  # fmt: skip
    assert overlaps == []
    assert min(artist.get_size() for artist, _ in sheet.words) >= 4.2


@pytest.mark.parametrize("size", FigureSize)
@pytest.mark.parametrize("case", ["samples", "many"])
def test_lines_to_names_cross_neither_each_other_nor_names_nor_symbols(case, size):
    incidents, sites, view, title = CASES[case]()
    told, form = picture(incidents, sites, view, title), FORMS[size]
    chart = chart_of(told, Box(50, 80, 560, 330), form)
    labels = stack_labels(chart.stacks, Naming.BOTH, Type(8), None)
    placed, _ = placed_labels(chart.frame, labels, obstacles(chart, form))
    lines = {one.box: shapely.LineString(one.line) for one in placed if one.line}
    crossed = [
        one for at, one in enumerate(lines) for other in [*lines][:at] if lines[one].crosses(lines[other])
    ]
    symbols = [shapely.Point(stack.x, stack.y).buffer(stack.radius) for stack in chart.stacks]
    names = [(one.box, shapely.box(one.box.x, one.box.y, one.box.right, one.box.bottom)) for one in placed]
    assert lines
    assert crossed == []
    assert not any(line.intersects(symbol) for line in lines.values() for symbol in symbols)
    assert not any(line.intersects(name) for own, line in lines.items() for box, name in names if box != own)


def test_overlapping_text_would_be_seen():
    sheet = sheet_of([], located_sites([]))
    first = sheet.words[0][1]
    sheet.text(first.x, first.y + first.height, "on top", Type(9))
    boxes = extents(sheet)
    (_, one), (_, two) = boxes[0], boxes[-1]
    assert one.overlaps(two)


@pytest.mark.parametrize("size", FigureSize)
@pytest.mark.parametrize("case", ["samples", "many", "chosen"])
def test_the_legend_has_each_kind_with_its_count_and_each_shape_that_occurs_and_no_more(case, size):
    incidents, sites, view, title = CASES[case]()
    words = " ".join(words_of(sheet_of(incidents, sites, view, title, size=size)))
    for kind in Kind:
        count = sum(one.kind is kind for one in incidents)
        label = next(row for row in (f"{kind.replace('-', ' ').capitalize()} (",))
        told = re.search(rf"{re.escape(label.replace('Small arms', 'Small-arms'))}(\d+)\)", words)
        assert (int(told[1]) if told else 0) == count
    present = {shape_of(one) for one in incidents if one.sites}
    for shape in SHAPE_WORDS:
        assert (shape_words(shape) in words) is (shape in present)


@pytest.mark.parametrize(
    ("more", "known", "sort"),
    [
        ({}, Exactness.EXACT, "ring"),
        ({"role": Role.NEAR, "precision": 2}, Exactness.NEAR, "ring"),
        ({"role": Role.DIRECTION, "precision": 2}, Exactness.NEAR, "toward"),
        ({"precision": 2, "moved": Bearing(90.0, 20_000.0)}, Exactness.NEAR, "sector"),
        ({"precision": 3}, Exactness.AREA, "area"),
        ({"precision": 6}, Exactness.NONE, None),
    ],
)
def test_each_doubt_of_a_place_has_its_symbol(more, known, sort):
    (one,) = [incident(**({"uncertainty_m": 25_000.0} | more))]
    assert exactness(one.sites[0]) is known
    mark = mark_of(one, one.sites[0], {"admin1": "AM-GR"})
    assert (mark.doubt.sort if mark else None) == sort


DOUBTS = {
    "place known": {},
    "near a place: within the ring": {"role": Role.NEAR, "precision": 2},
    "toward a place: within the ring": {"role": Role.DIRECTION, "precision": 2},
    "by distance and bearing: in the sector": {"precision": 2, "moved": Bearing(90.0, 20_000.0)},
    "only its district or province is known": {"precision": 3},
}


def doubtful(more):
    """One incident known so, and the rows of its sites, in a province."""
    shown = [incident(at=LonLat(45.5, 40.2), **({"uncertainty_m": 9_000.0} | more))]
    return shown, located_sites(shown).assign(admin1="AM-GR")


@pytest.mark.parametrize("words", DOUBTS)
def test_each_doubt_is_named_in_the_legend_if_it_occurs(words):
    told = " ".join(words_of(sheet_of(*doubtful(DOUBTS[words]), size=FigureSize.PAGE)))
    assert [each for each in DOUBTS if each in told] == [words]


def test_each_doubt_is_drawn_in_its_own_way():
    view = View(lon=45.5, lat=40.2, zoom=9)
    maps = []
    for more in DOUBTS.values():
        content = draw_figure(*doubtful(more), view, title="x", made=MADE)
        maps.append(imread(io.BytesIO(content))[200:700, 150:850, :3])
    for at, one in enumerate(maps):
        assert all((np.abs(one - other).max(-1) > 0.05).sum() > 150 for other in maps[:at])
    known, *_, area = maps
    hatched = np.abs(known - area).max(-1) > 0.12
    assert 0.05 < hatched.mean() < 0.5  # lines, and not a tint all over
    assert hatched[:250].any()
    assert hatched[250:].any()


def test_a_sector_lies_where_the_text_says_and_is_as_wide_as_its_doubt():
    one = incident(at=LonLat(45.0, 40.0), precision=2, moved=Bearing(90.0, 20_000.0), uncertainty_m=9_500.0)
    sector = mark_of(one, one.sites[0], {}).doubt.shape
    named = shapely.Point(45.0 - 20_000 / (111_195 * np.cos(np.radians(40.0))), 40.0)
    assert sector.contains(shapely.Point(45.0, 40.0))
    assert not sector.contains(named)
    west, south, east, north = sector.bounds
    assert (45.0 - west, east - 45.0) == pytest.approx((0.045, 0.035), abs=0.012)
    assert (north + south) / 2 == pytest.approx(40.0, abs=0.002)


def test_a_party_accused_gives_the_shape_and_several_a_cross():
    accused = {
        (): "none",
        (Party.ARMENIA,): "Armenia",
        (Party.RUSSIA,): "other",
        (Party.ARMENIA, Party.AZERBAIJAN): "several",
    }
    assert {key: shape_of(incident(accused=key)) for key in accused} == accused


@pytest.mark.parametrize("size", FigureSize)
def test_a_figure_looks_as_it_did(size, monkeypatch):
    # The stamp changes with every word of the lexicon, and with its width where the credits' lines break.
    monkeypatch.setattr(data, "dataset_sha256", lambda: "0123456789abcdef" * 4)
    incidents, sites = samples()
    content = draw_figure(
        select(incidents, WITH_LOSSES),
        sites,
        WITH_LOSSES,
        title="May 2021 to September 2022",
        size=size,
        made=MADE,
        link=LINK,
    )
    seen = means_of_blocks(content, block=3 * FORMS[size].dpi // 36)
    path = GOLDEN / f"{size}.png"
    if os.environ.get("GEO_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        imsave(path, seen)
    kept = imread(path)[..., :3]
    bare = kept.copy()
    bare[len(bare) // 4 : len(bare) // 3, : bare.shape[1] // 2] = np.median(kept, axis=(0, 1))
    assert np.abs(seen - kept).mean() < MOST_APART
    assert np.abs(bare - kept).mean() > MOST_APART  # a twelfth of the height gone would be seen


def test_the_tables_of_shapes_and_marks_can_be_read_and_nothing_else():
    circle = svg_path("M-1 0A1 1 0 1 0 1 0A1 1 0 1 0 -1 0Z")
    assert np.hypot(*circle.vertices[[0, 3, 6, 9, 12]].T) == pytest.approx([1] * 5)
    assert circle.get_extents().bounds == pytest.approx((-1, -1, 2, 2), abs=0.01)
    assert all(svg_path(mark).vertices.size for mark in kind_marks().values() if mark)
    with pytest.raises(DatasetError):
        svg_path("")


def test_symbols_that_would_cover_each_other_become_one_with_their_number():
    spot, near, far = LonLat(45.5, 40.0), LonLat(45.51, 40.0), LonLat(46.5, 40.5)
    incidents = [incident(0, at=spot), incident(1, at=near, kind=Kind.MINE), incident(2, at=far)]
    chart = chart_of(picture(incidents, located_sites([])), Box(0, 0, 500, 400), FORMS[FigureSize.PAGE])
    assert sorted([dict(stack.kinds) for stack in chart.stacks], key=len) == [
        {Kind.CLASH: 1},
        {Kind.CLASH: 1, Kind.MINE: 1},
    ]
    assert "2" in words_of(sheet_of(incidents, located_sites([])))


def test_the_incident_chosen_is_told_and_its_names_are_bold():
    incidents, sites = samples()
    chosen = next(one for one in incidents if len(one.sites) > 3)
    sheet = sheet_of(incidents, sites, replace(SEPTEMBER, selected=chosen.id))
    words = " ".join(words_of(sheet))
    assert f"Highlighted: {chosen.title[:30]}" in words
    assert "the incident chosen" in words
    assert "the incident chosen" not in " ".join(words_of(sheet_of(incidents, sites)))


@pytest.mark.parametrize("naming", Naming)
def test_places_are_named_as_the_view_says(naming):
    found = run([toy_report("On 8 May mortars hit Elmar.")], toy_gazetteer())
    words = words_of(sheet_of(found.incidents, located_sites(found.incidents), View(naming=naming)))
    names = {"both": "Ilmar / Elmar", "armenian": "Ilmar", "azerbaijani": "Elmar", "source": "Elmar"}
    assert names[naming] in words
    assert any(f"Names: {naming_words(naming)}." in one for one in words)


def test_what_is_not_on_the_map_is_counted_with_the_reason():
    placeless = replace(incident(0), sites=())
    country = incident(1, precision=6)
    away = incident(2, at=LonLat(49.0, 38.5))
    here = incident(3, at=LonLat(45.0, 40.0))
    view = View(lon=45.0, lat=40.0, zoom=9)
    told = picture([placeless, country, away, here], located_sites([]), view)
    frame = framed(Box(0, 0, 400, 300), view, [])
    assert (
        off_map(told, frame)
        == "1 without a known place, 1 known to a country or region without a position only, 1 outside the part shown"
    )
    assert off_map(told, None).endswith("position only")
    assert off_map(picture([here], located_sites([]), view), frame) == ""


def test_losses_are_summed_by_named_rules_and_running_totals_are_left_out():
    def says(party, number, *, cumulative=False):
        return Claim(
            "x",
            party,
            Stance.ASSERTS,
            "x",
            "x",
            0,
            1,
            "r",
            side=Party.ARMENIA,
            killed=Count(number, number, number),
            cumulative=cumulative,
        )

    first = replace(
        incident(0),
        claims=(says(Party.ARMENIA, 3), says(Party.AZERBAIJAN, 8), says(Party.ARMENIA, 500, cumulative=True)),
    )
    second = replace(incident(1), claims=(says(Party.AZERBAIJAN, 2),))
    sums = loss_sums([first, second, incident(2)])
    assert sums.by_side == {Party.ARMENIA: {"killed": {"own": 3, "low": 5, "high": 10}}}
    assert sums.incidents == 2
    words = words_of(sheet_of([first, second, incident(2)], located_sites([])))
    assert "3 (5–10)" in words
    assert any("Running totals are not added." in " ".join(words[at : at + 3]) for at in range(len(words)))
    assert cell_words({"own": 1200, "low": 1200, "high": 1200}) == "1,200"


def test_the_foot_says_sources_moment_and_how_to_cite():
    words = " ".join(words_of(sheet_of(*toy(), title="Toy map")))
    assert "Made 2024-03-01 12:00 UTC (2024-03-01 16:00 UTC+4)" in words
    assert data.dataset_sha256()[:12] in words
    assert all(line in words for line in data.attributions())
    assert "Cite as: “Toy map”, map of 4 incidents from 8 May 2023 to 10 May 2023." in words
    assert LINK in words


def test_bars_of_time_cover_the_window_and_what_was_around_it():
    around = [incident(at) for at in range(60)]
    view = View(start=date(2021, 3, 1), end=date(2021, 3, 31))
    shown = select(around, view)
    span = span_of(shown, around, view)
    assert (span.first, span.days) == (date(2021, 2, 3), 2)
    assert span.first <= view.start <= view.end <= span.last
    assert span_of([], [], View()) is None
    words = " ".join(words_of(sheet_of(shown, located_sites([]), view, around=around)))
    assert "window shown" in words
    assert f"{len(shown)} of 60 incidents" in words


def test_the_code_holds_the_link():
    form = FORMS[FigureSize.POST]
    with drawing():
        box = _planned(picture(*toy()), form).code
    content = draw_figure(*toy(), View(), title="A title", size=FigureSize.POST, made=MADE, link=LINK)
    pixels = imread(io.BytesIO(content))[..., 0]
    rows = np.array(
        [list(row) for row in segno.make_qr(LINK, error="m", boost_error=False).matrix], dtype=bool
    )
    side, scale = box.width / (len(rows) + 4), form.dpi / 72
    middles = (np.arange(len(rows)) + 2.5) * side
    seen = (
        pixels[np.ix_(((box.y + middles) * scale).astype(int), ((box.x + middles) * scale).astype(int))] < 0.5
    )
    assert (seen == rows).all()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://x.org/", "https://", "//x.org", "http://[x"])
def test_only_addresses_of_the_web_are_printed(link):
    with pytest.raises(InputError, match="no address to print"):
        draw_figure(*toy(), View(), title="x", link=link)


def test_a_link_too_long_for_a_code_is_printed_without_one():
    longer = "https://x.org/?" + "a" * LONGEST_LINK
    with_code, without = (sheet_of(*toy(), link=link, size=FigureSize.POST) for link in (LINK, longer))
    assert len(with_code.axes.collections) == len(without.axes.collections) + 1


def test_the_picture_in_words_tells_what_a_reader_would_see():
    incidents, sites = samples()
    told = alt_text(select(incidents, SEPTEMBER), sites, SEPTEMBER, title="September")
    assert told.startswith(
        "Map of the Armenia–Azerbaijan border and Nagorno-Karabakh: September. 6 incidents from 12 September 2022 to 14 September 2022"
    )
    for words in (
        "shelling 3, clash 1, sabotage 1, ceasefire 1",
        "Jermuk / Istisu",
        "Not on the map: 1 without a known place.",
        "Control of the ground is that of 14 September 2022.",
    ):
        assert words in told
    assert "running totals not added" in alt_text(
        select(incidents, WITH_LOSSES), sites, WITH_LOSSES, title="x"
    )
    assert "0 incidents in this view" in alt_text([], located_sites([]), View(), title="x")


def test_running_totals_of_the_days_shown_stand_below_the_sums_a_sides_own_first():
    def total(claimant, party, number, day, side=Party.ARMENIA):
        count = Count(number, number, number)
        return Tally(
            f"t-{claimant}-{day}", claimant, party, side, "killed", count, date(2021, 1, day), "x", 0, 1, "r"
        )

    tallies = [
        total("The ministry", Party.ARMENIA, 40, 1),
        total("The ministry", Party.ARMENIA, 49, 2),
        total("A paper", Party.OUTLET, 60, 2),
        total("Later", Party.ARMENIA, 105, 9),
    ]
    shown, view = [incident(0)], View(start=date(2021, 1, 1), end=date(2021, 1, 3))
    said = (
        "Running totals, not added: killed 49, Armenian side, says The ministry, as of 2 January 2021;"
        " killed 60, Armenian side, says A paper, as of 2 January 2021."
    )
    assert said in alt_text(shown, located_sites(shown), view, title="x", tallies=tallies)
    drawn = replace(picture(shown, located_sites(shown), view), tallies=tallies)
    with drawing():
        words = " ".join(words_of(composed(drawn, FigureSize.POST)))
    assert said in words
    assert "Running totals are not added" not in words


def test_at_least_is_said_where_somebody_says_it():
    least = Claim(
        "A",
        Party.ARMENIA,
        Stance.ASSERTS,
        "x",
        "x",
        0,
        1,
        "r",
        side=Party.ARMENIA,
        killed=Count(20, 20, None),
    )
    shown = [replace(incident(0), claims=(least,))]
    told = alt_text(shown, located_sites(shown), View(), title="x")
    assert "Armenian side: killed at least 20, by anyone at least 20." in told
    assert "20+" in words_of(sheet_of(shown, located_sites(shown)))


@pytest.mark.parametrize(
    "view", [View(lon=46, lat=90, zoom=8), View(lon=180, lat=-90, zoom=0), View(lon=46, lat=40, zoom=24)]
)
def test_any_centre_and_zoom_can_be_drawn(view):
    assert draw_figure(*toy(), view, title="x").startswith(b"\x89PNG")


def test_the_region_is_shown_beside_with_the_frame_marked_and_not_on_a_map_of_the_region_itself():
    near, region = View(lon=45.85, lat=40.15, zoom=9), View(lon=46.5, lat=40.3, zoom=6)
    marked = []
    for view in (near, region):
        pixels = imread(io.BytesIO(draw_figure([], located_sites([]), view, title="x", made=MADE)))[..., :3]
        marked.append(np.abs(pixels - np.array([0xB0, 0x3A, 0x00]) / 255).max(-1) < 0.02)
    lines, columns = np.nonzero(marked[0])
    assert marked[0].sum() > 40
    assert (np.ptp(columns), np.ptp(lines)) == pytest.approx((57, 38), abs=25)
    assert marked[1].sum() == 0


def test_a_frame_holds_all_places_with_their_doubt_and_stays_on_the_base_map():
    shapes = [shapely.box(45, 40, 46, 40.5), shapely.Point(45.2, 39.5)]
    frame = framed(Box(0, 0, 300, 200), View(), shapes)
    assert shapely.box(frame.west, frame.south, frame.east, frame.north).covers(shapely.union_all(shapes))
    edge = framed(Box(0, 0, 300, 200), View(), [shapely.box(50.2, 42.5, 50.8, 42.9)])
    assert edge.east <= DATA_BOUNDS[2] + 1e-9
    assert edge.north <= DATA_BOUNDS[3] + 1e-9
    assert frame.point(frame.west, frame.north) == pytest.approx((0, 0))
    assert frame.point(frame.east, frame.south) == pytest.approx((300, 200))


@pytest.mark.parametrize(("end", "held"), [(date(2020, 7, 31), True), (date(2024, 2, 13), False)])
def test_control_is_that_of_the_views_last_day(end, held):
    view = View(lon=46.75, lat=39.83, zoom=10, end=end)
    pixels = imread(io.BytesIO(draw_figure([], located_sites([]), view, title="x", made=MADE)))
    red, green, blue = (float(part) for part in np.median(pixels[300:340, 420:520, :3], axis=(0, 1)))
    assert (min(red, blue) - green > 0.02) is held


def box_feature(layer, west, east, **properties):
    ring = [[west, 39], [east, 39], [east, 40], [west, 40], [west, 39]]
    return ground_of(
        {"properties": {"layer": layer} | properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    )


def test_control_fades_at_its_edge_and_ends_at_the_border():
    area = {"control": "NK", "accuracy_m": 20_000, "valid_from": "1994-05-12", "valid_to": "2020-09-26"}
    features = [box_feature("country", 46, 48), box_feature("control", 46, 46.5, **area)]
    ((style, parts),) = fading_parts(features, date(2020, 9, 26))
    middle = shapely.LineString([(45, 39.5), (49, 39.5)])
    spans = [part.intersection(middle).bounds for part in parts]
    west, east = [span[0] for span in spans], [span[2] for span in spans]
    beside_border = [part.intersection(shapely.box(46, 39.9, 48, 40)).bounds[2] for part in parts]
    assert style.id == "NK"
    assert west == pytest.approx([46] * 5, abs=1e-6)
    assert east == pytest.approx([46.37, 46.45, 46.5, 46.55, 46.63], abs=0.02)
    assert beside_border == pytest.approx(east, abs=0.12)
    assert list(fading_parts(features, date(2020, 9, 27))) == []


def test_every_value_of_control_looks_different():
    looks = {(style.colour, style.hatch) for style in control_styles()}
    assert len(looks) == len(control_styles()) == len({style.hatch for style in control_styles()})


def test_every_kind_has_its_own_colour():
    assert set(kind_colours()) == set(kind_marks()) == set(Kind)
