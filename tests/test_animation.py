"""The animation of the time slider: its windows, what each frame shows, and the files it is written as."""

import io
import shutil
import stat
import sys
from datetime import UTC, date, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from geo.errors import InputError
from geo.model import Kind
from geo.pipeline import located_sites, run
from geo.render import AnimationFormat, FigureSize, animate, best_format
from geo.render.animation.encoders import encoded
from geo.render.animation.stage import Stage, day_words
from geo.render.animation.steps import MOST_FRAMES, step_for, windows
from geo.render.figure.output import drawing
from geo.render.figure.words import Picture
from geo.render.palette import kind_colours
from geo.view import Mode, Step, View
from tests.world import toy_gazetteer, toy_report

MADE = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
TEXT = "On 8 May mortars hit Ilmar. On 9 May mortars fired near Corvin. On 9 May a mine exploded in Hollin district. A truce began on 10 May."


@pytest.fixture(scope="module")
def toy():
    found = run([toy_report(TEXT)], toy_gazetteer())
    return found.incidents, located_sites(found.incidents)


@pytest.mark.parametrize(
    ("play", "step", "expected"),
    [
        (Mode.CUMULATIVE, Step.WEEK, [("01-01", "01-07"), ("01-01", "01-14"), ("01-01", "01-20")]),
        (Mode.WINDOW, Step.DAY, [("01-01", "01-07"), ("01-02", "01-08"), ("01-03", "01-09")]),
        (Mode.WINDOW, Step.MONTH, [("01-01", "03-31"), ("01-31", "04-30")]),
    ],
)
def test_time_moves_as_in_the_maps_playback(play, step, expected):
    last = {Step.WEEK: date(2021, 1, 20), Step.DAY: date(2021, 1, 9), Step.MONTH: date(2021, 4, 30)}[step]
    found = windows(date(2021, 1, 1), last, play=play, step=step)
    assert [(f"{start:%m-%d}", f"{end:%m-%d}") for start, end in found] == expected


@given(
    first=some.dates(date(1, 1, 1), date(9999, 12, 31)), days=some.integers(0, 40_000),
    play=some.sampled_from([Mode.CUMULATIVE, Mode.WINDOW]), step=some.sampled_from(list(Step)),
)  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_any_period_is_played_to_its_last_day_in_a_bounded_number_of_frames(first, days, play, step):
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    found = windows(first, last, play=play, step=step)
    ends = [end for _, end in found]
    assert 1 <= len(found) <= MOST_FRAMES
    assert ends == sorted(set(ends))
    assert ends[-1] == last
    assert all(first <= start <= end for start, end in found)


@pytest.mark.parametrize("first", [date(9999, 12, 1), date(9999, 12, 30), date.max])
@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("play", [Mode.CUMULATIVE, Mode.WINDOW])
def test_a_period_up_to_the_last_day_of_the_calendar_ends(first, step, play):
    found = windows(first, date.max, play=play, step=step)
    assert found[-1][1] == date.max
    assert all(first <= start <= end for start, end in found)


def test_the_step_goes_with_the_length_of_the_period():
    steps = [step_for(date(2021, 1, 1), date(2021, *end)) for end in ((1, 30), (12, 31))]
    assert [*steps, step_for(date(2018, 1, 1), date(2024, 1, 1))] == [Step.DAY, Step.WEEK, Step.MONTH]


def stage_of(toy, view=None, size=FigureSize.SLIDE, spans=()):
    spans = spans or windows(date(2023, 5, 8), date(2023, 5, 10), play=Mode.CUMULATIVE, step=Step.DAY)
    return Stage(Picture(*toy, view or View(), "A title", MADE), size, spans)


@pytest.mark.parametrize("size", FigureSize)
def test_each_frame_has_its_days_its_count_and_the_names_of_its_places(toy, size):
    with drawing():
        stage = stage_of(toy, size=size)
        words = [
            [artist.get_text() for artist, _ in stage.moving((date(2023, 5, 8), date(2023, 5, day))).words]
            for day in (8, 9, 10)
        ]
    assert [one[-2:] for one in words] == [
        ["8 May 2023", "1 incident in these days, 1 of 4 so far"],
        ["8 May – 9 May 2023", "3 incidents in these days, 3 of 4 so far"],
        ["8 May – 10 May 2023", "4 incidents in these days, 4 of 4 so far"],
    ]
    assert [{"Ilmar / Elmar", "Corvin", "Hollin District"} & set(one) for one in words] == [
        {"Ilmar / Elmar"}, {"Ilmar / Elmar", "Corvin", "Hollin District"}, {"Ilmar / Elmar", "Corvin", "Hollin District"},
    ]  # fmt: skip


@pytest.mark.parametrize("size", FigureSize)
def test_moving_words_lie_within_the_frame_and_not_on_each_other(toy, size):
    with drawing():
        sheet = stage_of(toy, size=size).moving((date(2023, 5, 8), date(2023, 5, 10)))
    boxes = [box for _, box in sheet.words]
    assert all(sheet.box.inner(4).holds(box) for box in boxes)
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_the_progress_bar_grows_to_its_full_length(toy):
    with drawing():
        stage = stage_of(toy)
        frames = [stage.frame((date(2023, 5, 8), date(2023, 5, day))) for day in (8, 9, 10)]
        bars = stage._boxes.bars
    row = int((bars.bottom + 2.5) * 96 / 72)
    dark = [int((frame[row, :900].max(1) < 80).sum()) for frame in frames]
    assert dark[0] <= 3
    assert dark[1] == pytest.approx(dark[2] / 2, abs=3)
    assert dark[2] == pytest.approx(bars.width * 96 / 72, abs=3)


def test_control_in_a_frame_is_that_of_its_last_day(toy):
    spans = [(date(2020, 1, 1), date(2020, 9, 1)), (date(2020, 1, 1), date(2024, 1, 1))]
    with drawing():
        stage = stage_of(toy, view=View(lon=46.75, lat=39.83, zoom=10), spans=spans)
        before, after = (stage.frame(one).astype(int) for one in spans)
    apart = np.abs(before - after).max(-1)
    assert (apart[150:400, 100:600] > 10).mean() > 0.5


def test_before_a_moving_window_incidents_leave_a_small_mark(toy):
    with drawing():
        stage = stage_of(toy)
        none, some_past = (stage.moving((date(2023, 5, day), date(2023, 5, 12))) for day in (8, 11))
    assert len(some_past.words) < len(none.words)
    assert "0 incidents in these days, 4 of 4 so far" in [artist.get_text() for artist, _ in some_past.words]
    assert len(some_past.axes.collections) == 1


def test_a_gif_has_a_frame_a_step_loops_rests_on_the_last_and_keeps_the_kinds_colours(toy):
    content = animate(*toy, View(), title="x", form=AnimationFormat.GIF, step=Step.DAY, made=MADE)
    picture = Image.open(io.BytesIO(content))
    pauses = []
    for at in range(picture.n_frames):
        picture.seek(at)
        pauses.append(picture.info["duration"])
    assert (picture.format, picture.n_frames, picture.size, picture.info["loop"]) == (
        "GIF",
        3,
        (1280, 720),
        0,
    )
    assert pauses == [250, 250, 2000]
    seen = {tuple(one) for one in np.asarray(picture.convert("RGB")).reshape(-1, 3).tolist()}
    colours = {
        kind: tuple(int(one[at : at + 2], 16) for at in (1, 3, 5)) for kind, one in kind_colours().items()
    }
    assert {colours[kind] for kind in (Kind.SHELLING, Kind.MINE, Kind.CEASEFIRE)} <= seen


@pytest.mark.parametrize("play", Mode)
def test_the_same_input_and_moment_give_the_same_gif(toy, play):
    one, other = (
        animate(*toy, View(), title="x", form=AnimationFormat.GIF, play=play, made=MADE, size=FigureSize.POST)
        for _ in range(2)
    )
    assert one == other


def test_nothing_to_animate_is_said(toy):
    with pytest.raises(InputError, match="nothing to animate"):
        animate([], toy[1], View(), title="x")


FRAMES = [np.full((4, 6, 3), shade, dtype=np.uint8) for shade in (0, 100, 200)]
STAND_IN = """#!{python}
import sys
frames = sys.stdin.buffer.read()
open(sys.argv[-1], "wb").write(repr(sys.argv[1:-1]).encode() + frames)
"""


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Make a program that is called ffmpeg; returns what puts its text in place."""

    def put(text):
        program = tmp_path / "ffmpeg"
        program.write_text(text.replace("{python}", sys.executable), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IEXEC)
        monkeypatch.setenv("PATH", str(tmp_path))

    return put


@pytest.mark.parametrize(
    ("form", "codec"), [(AnimationFormat.MP4, b"libx264"), (AnimationFormat.WEBM, b"libvpx-vp9")]
)
def test_ffmpeg_is_given_every_frame_and_the_last_for_two_seconds(stand_in, form, codec):
    stand_in(STAND_IN)
    made = encoded(FRAMES, form)
    assert made.endswith(FRAMES[0].tobytes() + FRAMES[1].tobytes() + 8 * FRAMES[2].tobytes())
    assert codec in made
    assert b"'-s', '6x4', '-r', '4'" in made
    assert best_format() is AnimationFormat.MP4


@pytest.mark.parametrize(
    "text",
    ["#!/bin/sh\necho 'no such codec' >&2\nexit 1\n", "#!/bin/sh\nread x\necho 'no such codec' >&2\n", "#!/bin/sh\nexec 0<&-\necho 'no such codec' >&2\n"],
)  # fmt: skip
def test_an_ffmpeg_that_fails_is_said_in_words(stand_in, text):
    stand_in(text)
    large = [np.zeros((400, 600, 3), dtype=np.uint8)] * 3
    with pytest.raises(InputError, match=r"ffmpeg could not write mp4 \(no such codec\): ask for gif"):
        encoded(large, AnimationFormat.MP4)


def test_without_ffmpeg_a_gif_is_the_best_and_a_video_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert best_format() is AnimationFormat.GIF
    with pytest.raises(InputError, match="no ffmpeg on the PATH"):
        encoded(FRAMES, AnimationFormat.WEBM)
    assert encoded(FRAMES, AnimationFormat.GIF).startswith(b"GIF89a")


@pytest.mark.parametrize(
    ("form", "opening"), [(AnimationFormat.MP4, b"ftyp"), (AnimationFormat.WEBM, b"\x1a\x45\xdf\xa3")]
)
def test_the_ffmpeg_of_this_machine_writes_the_same_video_twice_or_there_is_none(toy, form, opening):
    if shutil.which("ffmpeg") is None:
        with pytest.raises(InputError, match="no ffmpeg on the PATH"):
            animate(*toy, View(), title="x", form=form, made=MADE)
        return
    one, other = (animate(*toy, View(), title="x", form=form, made=MADE) for _ in range(2))
    assert one == other
    assert opening in one[:12]


def test_days_are_words():
    assert day_words(date(2022, 9, 13), date(2022, 9, 13)) == "13 Sep 2022"
