"""Frames to a file: MP4 and WebM by ffmpeg where it is installed, GIF by Pillow everywhere."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import IO

import numpy as np
import numpy.typing as npt
from PIL import Image

from geo.errors import InputError

__all__ = ["AnimationFormat", "Pixels", "best_format", "encoded"]

Pixels = npt.NDArray[np.uint8]
"""A frame: rows, columns, red-green-blue."""

FRAMES_A_SECOND = 4
_HOLD_FRAMES = 8
_COLOURS = 256
_BITS = 5
# One thread and no times or versions: the same frames give the same bytes.
_EXACT = (
    "-threads",
    "1",
    "-map_metadata",
    "-1",
    "-fflags",
    "+bitexact",
    "-flags:v",
    "+bitexact",
    "-an",
    "-pix_fmt",
    "yuv420p",
)


class AnimationFormat(StrEnum):
    """What an animation is written as."""

    MP4 = "mp4"
    WEBM = "webm"
    GIF = "gif"


_CODECS = {
    AnimationFormat.MP4: ("-c:v", "libx264", "-preset", "medium", "-crf", "20", "-movflags", "+faststart"),
    AnimationFormat.WEBM: (
        "-c:v",
        "libvpx-vp9",
        "-deadline",
        "good",
        "-cpu-used",
        "5",
        "-crf",
        "32",
        "-b:v",
        "0",
    ),
}


def best_format() -> AnimationFormat:
    """Return MP4 where ffmpeg is on the PATH, else GIF."""
    return AnimationFormat.MP4 if shutil.which("ffmpeg") else AnimationFormat.GIF


def encoded(frames: Iterable[Pixels], form: AnimationFormat, *, colours: Sequence[str] = ()) -> bytes:
    """Return frames of one size, with even width and height, as a file that runs at 4 frames a second and rests on the last.

    ``colours``, as #rrggbb, mean something: a GIF, which has 256 of them, has these as they are.

    Raises
    ------
    InputError
        If the format needs ffmpeg and it is not on the PATH, or it fails.
    """
    if form is AnimationFormat.GIF:
        return _gif(list(frames), colours)
    program = shutil.which("ffmpeg")
    if program is None:
        raise InputError(f"no ffmpeg on the PATH, which writes {form}: install it, or ask for gif")
    return _by_ffmpeg(_held(frames), form, program)


def _held(frames: Iterable[Pixels]) -> Iterator[Pixels]:
    """Yield the frames, the last one some more times."""
    last = None
    for last in frames:
        yield last
    if last is not None:
        yield from [last] * (_HOLD_FRAMES - 1)


def _gif(frames: list[Pixels], colours: Sequence[str]) -> bytes:
    """Return a GIF that loops, all frames in one palette."""
    palette = _palette([frames[0], frames[len(frames) // 2], frames[-1]], colours)
    table = _nearest(palette)
    pictures = []
    for frame in frames:
        coarse = (frame >> (8 - _BITS)).astype(np.int32)
        picture = Image.fromarray(
            table[(coarse[..., 0] << 2 * _BITS) | (coarse[..., 1] << _BITS) | coarse[..., 2]]
        )
        picture.putpalette(palette.tobytes())
        pictures.append(picture)
    pause = 1000 // FRAMES_A_SECOND
    buffer = io.BytesIO()
    pictures[0].save(
        buffer, format="GIF", save_all=True, append_images=pictures[1:], loop=0, optimize=False,
        duration=[*[pause] * (len(pictures) - 1), pause * _HOLD_FRAMES],
    )  # fmt: skip
    return buffer.getvalue()


def _palette(frames: list[Pixels], colours: Sequence[str]) -> Pixels:
    """Return 256 colours: some that are given, then those that stand best for some frames."""
    given = np.array([[int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in colours], dtype=np.uint8)
    together = Image.fromarray(np.concatenate(frames))
    reduced = together.quantize(
        _COLOURS - len(colours), method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    found = np.asarray(reduced.getpalette() or [], dtype=np.uint8)
    palette = np.zeros((_COLOURS, 3), dtype=np.uint8)
    palette[: len(colours)] = given.reshape(-1, 3)
    rest = found.reshape(-1, 3)[: _COLOURS - len(colours)]
    palette[len(colours) : len(colours) + len(rest)] = rest
    return palette


def _nearest(palette: Pixels) -> Pixels:
    """Return for each colour of 5 bits a part the number of the palette's nearest."""
    step = 1 << (8 - _BITS)
    parts = np.arange(1 << _BITS) * step + np.linspace(0, step - 1, 1 << _BITS)
    red, green, blue = (axis.reshape(-1, 1) for axis in np.meshgrid(parts, parts, parts, indexing="ij"))
    known = palette.astype(np.float64)
    apart = (red - known[:, 0]) ** 2 + (green - known[:, 1]) ** 2 + (blue - known[:, 2]) ** 2
    nearest: Pixels = apart.argmin(1).astype(np.uint8)
    return nearest


def _by_ffmpeg(frames: Iterator[Pixels], form: AnimationFormat, program: str) -> bytes:
    first = next(frames)
    height, width, _ = first.shape
    raw = (
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        "-s",
        f"{width}x{height}",
        "-r",
        str(FRAMES_A_SECOND),
        "-i",
        "-",
    )
    with tempfile.TemporaryDirectory() as folder:
        path, log = Path(folder) / f"animation.{form}", Path(folder) / "log"
        command = [
            program,
            "-hide_banner",
            "-loglevel",
            "error",
            "-y",
            *raw,
            *_CODECS[form],
            *_EXACT,
            str(path),
        ]
        with log.open("wb") as words, _started(command, words) as run:
            failed = not _fed(run, first, frames)
        if failed or run.returncode or not path.exists():
            told = log.read_text(encoding="utf-8", errors="replace").strip().splitlines() or [
                "no reason given"
            ]
            raise InputError(f"ffmpeg could not write {form} ({told[-1][:200]}): ask for gif")
        return path.read_bytes()


def _started(command: list[str], words: IO[bytes]) -> "subprocess.Popen[bytes]":
    # No shell, and no text of a report among the arguments.
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=words, stderr=words)  # noqa: S603


def _fed(run: "subprocess.Popen[bytes]", first: Pixels, frames: Iterable[Pixels]) -> bool:
    """Give the frames to ffmpeg; returns whether it took them all."""
    if run.stdin is None:
        return False
    try:
        run.stdin.write(first.tobytes())
        for frame in frames:
            run.stdin.write(frame.tobytes())
        run.stdin.close()
    except BrokenPipeError:
        return False
    return True
