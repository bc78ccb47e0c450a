"""A sheet to bytes: PNG, SVG and PDF, each the same for the same input, with its words in the metadata."""

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import matplotlib as mpl

from geo import __version__
from geo.render.figure.sheet import Sheet, plain
from geo.render.figure.sizes import FigureFormat

__all__ = ["About", "drawing", "written"]

# matplotlib's settings are the process's: one figure at a time, and the user's own settings stay out of it.
_ONE_AT_A_TIME = threading.Lock()
_SETTINGS: dict[Any, Any] = {
    "pdf.fonttype": 42, "svg.fonttype": "path", "svg.hashsalt": "geo", "hatch.linewidth": 0.55, "text.hinting": "none", "path.simplify": True, "pdf.compression": 6, "axes.unicode_minus": False,
}  # fmt: skip
_OPENING = re.compile(r"<svg [^>]*>")


class About:
    """What a file says of itself: title, the picture in words, address, and the moment it was made."""

    def __init__(self, title: str, description: str, link: str, made: datetime) -> None:
        self.title, self.description, self.link = plain(title), plain(description), plain(link)
        self.made = made.astimezone(UTC).replace(microsecond=0)


@contextmanager
def drawing() -> Iterator[None]:
    """Hold matplotlib's settings at what figures need, for one thread at a time."""
    with _ONE_AT_A_TIME, mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        yield


def written(sheet: Sheet, form: FigureFormat, about: About) -> bytes:
    """Return the sheet's bytes in a format; called within :func:`drawing`."""
    writers = {FigureFormat.PNG: _png, FigureFormat.SVG: _svg, FigureFormat.PDF: _pdf}
    return writers[form](sheet, about)


def _png(sheet: Sheet, about: About) -> bytes:
    told = {
        "Title": about.title, "Description": about.description, "Software": f"geo {__version__}",
        "Creation Time": about.made.isoformat(), "Source": about.link,
    }  # fmt: skip
    metadata = {key: value for key, value in told.items() if value}
    return _saved(sheet, "png", metadata=metadata, pil_kwargs={"compress_level": 6})


def _pdf(sheet: Sheet, about: About) -> bytes:
    metadata = {
        "Title": about.title, "Subject": about.description, "Keywords": about.link, "Creator": f"geo {__version__}",
        "CreationDate": about.made, "ModDate": about.made,
    }  # fmt: skip
    return _saved(sheet, "pdf", metadata=metadata)


def _svg(sheet: Sheet, about: About) -> bytes:
    """Return an SVG whose letters are shapes, so that it looks the same everywhere, with unseen text over them to find and copy."""
    text = _saved(
        sheet, "svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
    ).decode()
    opening, body = _OPENING.findall(text)[0], _OPENING.split(text)[1]
    opening = opening.removesuffix(">") + ' role="img" aria-labelledby="figure-title figure-desc">'
    body = (
        re.sub(r"<!--.*?-->|<metadata>.*?</metadata>", "", body, flags=re.DOTALL)
        .rstrip()
        .removesuffix("</svg>")
    )
    date = f" Made {about.made.isoformat()} by geo {__version__}."
    head = f'<title id="figure-title">{escape(about.title)}</title>\n<desc id="figure-desc">{escape(about.description + date)}</desc>'
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n{opening}\n{head}{body}{_unseen(sheet)}</svg>\n'
    ).encode()


def _unseen(sheet: Sheet) -> str:
    """Return the words as transparent text where their shapes stand."""
    lines = [
        f'<text x="{box.x:.2f}" y="{box.y + 0.8 * box.height / 1.04:.2f}" font-size="{box.height / 1.04:.2f}" textLength="{box.width:.2f}" lengthAdjust="spacingAndGlyphs">{escape(artist.get_text())}</text>'
        for artist, box in sheet.words
        if artist.get_text()
    ]
    style = quoteattr("font-family: sans-serif")
    return f'<g fill-opacity="0" aria-hidden="true" style={style}>\n' + "\n".join(lines) + "\n</g>\n"


def _saved(sheet: Sheet, form: str, **more: Any) -> bytes:
    buffer = io.BytesIO()
    sheet.figure.savefig(buffer, format=form, **more)
    return buffer.getvalue()
