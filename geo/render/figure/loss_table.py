"""The table of claimed losses, with the rules behind its sums."""

from collections.abc import Mapping, Sequence

from geo.model import Incident
from geo.render.figure.sheet import INK, MUTED, Box, Sheet, Type, cut, text_width, wrapped
from geo.render.losses import MEASURES, Sums, loss_sums, side_words
from geo.view import counted

__all__ = ["cell_words", "draw_losses", "losses_height"]

_WIDEST_IN_SIZES = 9.5

RULE = "First what each side says of itself, added up over the incidents of which it does; in brackets the lowest and the highest that anyone says."
"""The rules of the table's numbers."""


def losses_height(incidents: Sequence[Incident], width: float, size: float) -> float:
    """Return the height that the table takes in a width, points."""
    sums = loss_sums(incidents)
    return _row(size) * (1 + len(sums.by_side)) + 1.28 * size * len(_notes(sums, incidents, width, size)) + 5 if incidents else 0


def draw_losses(sheet: Sheet, box: Box, incidents: Sequence[Incident], size: float) -> None:
    """Draw the table: a row a side, a column for each of killed, wounded, captured and missing that occurs."""
    if not incidents:
        return
    sums = loss_sums(incidents)
    measures = [one for one in MEASURES if any(one in row for row in sums.by_side.values())]
    head, cell = Type(size, INK, bold=True), Type(size)
    y = box.y + size
    sheet.text(box.x, y, "Losses as claimed", head)
    first = max([text_width("Losses as claimed", head)] + [text_width(side_words(side), cell) for side in sums.by_side]) + 8
    widths = min((box.width - first) / max(len(measures), 1), _WIDEST_IN_SIZES * size)
    for at, measure in enumerate(measures):
        sheet.text(box.x + first + (at + 1) * widths, y, measure, Type(size, MUTED), align="right")
    for side, row in sums.by_side.items():
        sheet.line([(box.x, y + 0.35 * size), (box.x + first + widths * len(measures), y + 0.35 * size)], edgecolor="#c9c9c9", linewidth=0.4)
        y += _row(size)
        sheet.text(box.x, y, side_words(side), cell)
        for at, measure in enumerate(measures):
            words = cut(cell_words(row.get(measure, {})), cell, widths - 2)
            sheet.text(box.x + first + (at + 1) * widths, y, words, cell, align="right")
    notes = _notes(sums, incidents, box.width, size)
    sheet.lines(Box(box.x, y + 0.5 * size, box.width, 0), notes, Type(0.88 * size, MUTED))


def cell_words(sums: Mapping[str, int]) -> str:
    """Return the sums of a side and measure as "49 (45–60)", "49" where all agree, "–" for none.

    Examples
    --------
    >>> cell_words({"own": 2, "low": 2, "high": 7}), cell_words({"low": 7, "high": 7}), cell_words({})
    ('2 (2–7)', '– (7)', '–')
    """
    if not sums:
        return "–"
    low, high = sums["low"], sums["high"]
    own = f"{sums['own']:,}" if "own" in sums else "–"
    if own == f"{low:,}" == f"{high:,}":
        return own
    return f"{own} ({low:,}–{high:,})" if low != high else f"{own} ({low:,})"


def _notes(sums: Sums, incidents: Sequence[Incident], width: float, size: float) -> list[str]:
    given = f"Of {counted(len(incidents), 'incident')}, {sums.incidents} {'has' if sums.incidents == 1 else 'have'} such a number. Running totals are not added."
    return wrapped(f"{RULE} {given}" if sums.by_side else given, Type(0.88 * size, MUTED), width, 4)


def _row(size: float) -> float:
    return 1.45 * size
