"""The formats and sizes of figures: pages, type sizes and what goes with them."""

from dataclasses import dataclass
from enum import StrEnum

from geo.render.figure.sheet import INK, MUTED, Type

__all__ = ["FORMS", "FigureFormat", "FigureSize", "Form"]


class FigureFormat(StrEnum):
    """What a figure is written as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


class FigureSize(StrEnum):
    """What a figure is made for: a slide of 16 to 9, a page of A4, a square post."""

    SLIDE = "slide"
    PAGE = "page"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Form:
    """A page: width, height and margin in points, pixels an inch of its PNG, type, and the scale of symbols.

    ``scale`` is points on paper of one pixel on the map's screen; ``beside`` is the width of the column beside the map, 0 if the
    legend stands below, with ``columns`` columns; ``inset`` is the width of the region's map, ``bars`` the height of the bars of time,
    ``caption_lines`` the most lines below the title, and ``degrees`` says whether longitudes and latitudes are written.
    """

    width: float
    height: float
    margin: float
    dpi: int
    title: Type
    body: Type
    small: Type
    fine: Type
    scale: float
    beside: float
    columns: int
    inset: float
    bars: float
    caption_lines: int
    degrees: bool


def _form(
    page: tuple[float, float, float, int], type_sizes: tuple[float, float, float, float], **more: float
) -> Form:
    width, height, margin, dpi = page
    title, body, small, fine = type_sizes
    return Form(
        width, height, margin, dpi, Type(title, bold=True), Type(body), Type(small, INK), Type(fine, MUTED),
        scale=more["scale"], beside=more["beside"], columns=int(more["columns"]), inset=more["inset"], bars=more["bars"],
        caption_lines=int(more["caption_lines"]), degrees=bool(more["degrees"]),
    )  # fmt: skip


FORMS = {
    FigureSize.SLIDE: _form((960, 540, 22, 144), (20, 10.5, 9.6, 7.8), scale=0.8, beside=330, columns=2, inset=116, bars=50, caption_lines=3, degrees=1),
    FigureSize.PAGE: _form((595.44, 841.68, 34, 300), (17, 9, 7.8, 6.6), scale=0.66, beside=0, columns=3, inset=112, bars=50, caption_lines=4, degrees=1),
    FigureSize.POST: _form((540, 540, 16, 144), (17, 9.6, 8.4, 7), scale=0.72, beside=176, columns=1, inset=92, bars=38, caption_lines=5, degrees=0),
}  # fmt: skip
"""The page of each size."""
