"""The sheet a figure is drawn on: points from the top left, and text that is measured before it is set."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

__all__ = ["INK", "MUTED", "PAPER", "Box", "Sheet", "Type", "cut", "plain", "text_width", "wrapped"]

INK, MUTED, PAPER = "#1c2127", "#59616b", "#ffffff"

# matplotlib's own font: it is there wherever this program is, and has Latin, Armenian and Cyrillic letters.
_FAMILY = "DejaVu Sans"
_UNKNOWN = "\ufffd"
_LEADING = 1.28


class Box(NamedTuple):
    """A rectangle on the sheet: left and top edge, width and height, in points; y runs downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def meets(self, other: "Box") -> bool:
        """Return whether the two share more than an edge."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Return whether the other lies wholly within."""
        return (
            self.x <= other.x
            and other.right <= self.right
            and self.y <= other.y
            and other.bottom <= self.bottom
        )

    def inner(self, margin: float) -> "Box":
        """Return the box without a margin on each side."""
        return Box(self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin)


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: size in points, colour, and bold, slanted or neither."""

    size: float
    colour: str = INK
    bold: bool = False
    slanted: bool = False

    @property
    def leading(self) -> float:
        """The distance between lines, points."""
        return self.size * _LEADING

    @property
    def font(self) -> FontProperties:
        """The font in matplotlib's words."""
        return FontProperties(
            family=_FAMILY,
            size=self.size,
            weight="bold" if self.bold else "normal",
            style="italic" if self.slanted else "normal",
        )


class Sheet:
    """A blank page of a width and height in points, drawn on by matplotlib in one coordinate system."""

    def __init__(self, width: float, height: float, dpi: float, *, paper: str = PAPER) -> None:
        self.box = Box(0, 0, width, height)
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=dpi, facecolor=paper)
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set(xlim=(0, width), ylim=(height, 0))
        self.words: list[tuple[Text, Box]] = []

    def text(
        self, x: float, baseline: float, words: str, kind: Type, *, align: str = "left", z: float = 20
    ) -> Text:
        """Write one line, as it is and never as mathematics or markup; ``align`` is left, center or right."""
        shown = plain(words)
        artist = self.axes.text(
            x, baseline, shown, color=kind.colour, fontproperties=kind.font, ha=align, va="baseline",
            parse_math=False, zorder=z,
        )  # fmt: skip
        width = text_width(shown, kind)
        left = x - {"left": 0, "center": width / 2, "right": width}[align]
        self.words.append((artist, Box(left, baseline - 0.8 * kind.size, width, 1.04 * kind.size)))
        return artist

    def lines(self, box: Box, lines: Iterable[str], kind: Type) -> float:
        """Write lines below each other from the top of a box; returns the y below them."""
        y = box.y
        for line in lines:
            self.text(box.x, y + 0.95 * kind.size, line, kind)
            y += kind.leading
        return y

    def rectangle(self, box: Box, *, within: Box | None = None, **style: Any) -> None:
        """Draw a rectangle; ``style`` is that of a matplotlib patch."""
        self._add(Rectangle((box.x, box.y), box.width, box.height, **style), within)

    def circle(self, x: float, y: float, radius: float, *, within: Box | None = None, **style: Any) -> None:
        """Draw a circle."""
        self._add(Circle((x, y), radius, **style), within)

    def path(self, path: Path, *, within: Box | None = None, **style: Any) -> None:
        """Draw a path in points."""
        self._add(PathPatch(path, **style), within)

    def paths(self, paths: Sequence[Path], *, within: Box | None = None, **style: Any) -> None:
        """Draw paths of one look."""
        self._add(PathCollection(list(paths), **style), within)

    def line(self, points: Sequence[tuple[float, float]], *, within: Box | None = None, **style: Any) -> None:
        """Draw a line through points."""
        self.path(Path(np.asarray(points, dtype=float)), within=within, facecolor="none", **style)

    def _add(self, artist: Any, within: Box | None) -> None:
        if isinstance(artist, PathCollection):
            self.axes.add_collection(artist, autolim=False)
        else:
            self.axes.add_patch(artist)
        if within is not None:
            self._clip(artist, within)

    def _clip(self, artist: Artist, box: Box) -> None:
        artist.set_clip_path(Rectangle((box.x, box.y), box.width, box.height, transform=self.axes.transData))


def plain(text: str) -> str:
    """Return a text as one line that can be drawn: no control or bidi characters, a sign for letters the font lacks.

    Examples
    --------
    >>> plain("Sotk" + chr(0x202E) + chr(9) + "$x$ Սոթք " + chr(0x4E2D))
    'Sotk $x$ Սոթք �'
    """
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(one for one in composed if one.isprintable() or one.isspace())
    known = _letters()
    return " ".join("".join(one if one.isspace() or one in known else _UNKNOWN for one in kept).split())


@cache
def _letters() -> frozenset[str]:
    """Return the characters that the font has in each of the faces used."""
    faces = (Type(10), Type(10, bold=True), Type(10, slanted=True))
    maps = [get_font(findfont(face.font)).get_charmap() for face in faces]
    return frozenset(chr(code) for code in set(maps[0]).intersection(*maps[1:]))


@lru_cache(maxsize=1 << 13)
def text_width(text: str, kind: Type) -> float:
    """Return the width of a line, points."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, kind.font, False)
    return float(width)


def cut(text: str, kind: Type, width: float) -> str:
    """Return a line that is no wider than ``width`` points, with "…" for what had to go."""
    shown = plain(text)
    if text_width(shown, kind) <= width:
        return shown
    low, high = 0, min(len(shown), 500)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(f"{shown[:middle].rstrip()}…", kind) <= width:
            low = middle
        else:
            high = middle - 1
    return f"{shown[:low].rstrip()}…"


def wrapped(text: str, kind: Type, width: float, most: int = 99) -> list[str]:
    """Return a text as lines no wider than ``width`` points; what does not fit in ``most`` lines ends in "…"."""
    words = plain(text[:5000]).split(" ")
    lines: list[str] = []
    line = ""
    for at, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if text_width(longer, kind) <= width:
            line = longer
            continue
        if len(lines) == most - 1:
            return [*lines, cut(" ".join((longer, *words[at + 1 :])), kind, width)]
        if line:
            lines.append(line)
        line = cut(word, kind, width)
    return [*lines, line] if line else lines
