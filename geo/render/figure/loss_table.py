"""The table of claimed losses, with the rules behind its sums."""

from collections.abc import Mapping

from geo.claimed import MEASURES
from geo.render.figure.sheet import INK, MUTED, Box, Sheet, Type, text_width, wrapped
from geo.render.figure.words import Picture, totals_words
from geo.render.losses import OPEN
from geo.render.sums import Sums, loss_sums, side_words
from geo.view import counted

__all__ = ["cell_words", "draw_losses", "losses_height"]

_HEAD = "Losses as claimed"
_NOTE, _ROOM_IN_SIZES = 0.88, 4.0
_TOTALS_LINES = 6

_RULE = "First what each side says of itself, added up over the incidents of which it does; in brackets the lowest and the highest that anyone says."


def losses_height(picture: Picture, width: float, size: float) -> float:
    """Return the height that the table takes in a width, points; 0 without incidents."""
    if not picture.incidents:
        return 0.0
    sums = loss_sums(picture.incidents)
    small = _columns(sums, width, size)[0]
    return (
        _row(small) * (1 + len(sums.by_side))
        + 1.28 * _NOTE * size * len(_notes(sums, picture, width, size))
        + 5
    )


def draw_losses(sheet: Sheet, box: Box, picture: Picture, size: float) -> None:
    """Draw the table: a row a side, a column for each of killed, wounded, captured and missing that occurs."""
    if not picture.incidents:
        return
    sums = loss_sums(picture.incidents)
    small, edges = _columns(sums, box.width, size)
    head, cell = Type(small, INK, bold=True), Type(small)
    y = box.y + small
    sheet.text(box.x, y, _HEAD, head)
    for measure, edge in edges.items():
        sheet.text(box.x + edge, y, measure, Type(small, MUTED), align="right")
    for side, row in sums.by_side.items():
        sheet.line(
            [(box.x, y + 0.35 * small), (box.x + max(edges.values()), y + 0.35 * small)],
            edgecolor="#c9c9c9",
            linewidth=0.4,
        )
        y += _row(small)
        sheet.text(box.x, y, side_words(side), cell)
        for measure, edge in edges.items():
            sheet.text(box.x + edge, y, cell_words(row.get(measure, {})), cell, align="right")
    notes = _notes(sums, picture, box.width, size)
    sheet.lines(Box(box.x, y + 0.5 * small, box.width, 0), notes, Type(_NOTE * size, MUTED))


def _columns(sums: Sums, width: float, size: float) -> tuple[float, dict[str, float]]:
    """Return the type size at which the table fits a width, and where the column of each measure ends."""
    measures = [one for one in MEASURES if any(one in row for row in sums.by_side.values())]
    for small in (size, 0.92 * size, 0.85 * size, 0.75 * size, 0.6 * size):
        cell = Type(small)
        first = max(
            [
                text_width(_HEAD, Type(small, bold=True)),
                *(text_width(side_words(side), cell) for side in sums.by_side),
            ]
        )
        wide = [
            max(
                text_width(words, cell)
                for words in (one, *(cell_words(row.get(one, {})) for row in sums.by_side.values()))
            )
            + small
            for one in measures
        ]
        if first + sum(wide) <= width:
            break
    room = max(width - first - sum(wide), 0) / max(len(measures), 1)
    edges, at = {}, first
    for measure, each in zip(measures, wide, strict=True):
        at += each + min(room, _ROOM_IN_SIZES * small)
        edges[measure] = at
    return small, edges


def cell_words(sums: Mapping[str, int]) -> str:
    """Return the sums of a side and measure as "49 (45–60)", "49" where all agree, "20+" where it may be more, "–" for none.

    Examples
    --------
    >>> cell_words({"own": 2, "low": 2, "high": 7}), cell_words({"low": 7, "high": 7}), cell_words({})
    ('2 (2–7)', '– (7)', '–')
    >>> cell_words({"own": 20, "low": 20, "high": 20, "open": 3}), cell_words({"low": 20, "high": 20, "open": 2})
    ('20+', '– (20+)')
    """
    if not sums:
        return "–"
    low, high, more = sums["low"], sums["high"], sums.get("open", 0)
    top = f"{high:,}{'+' if more & OPEN['high'] else ''}"
    own = f"{sums['own']:,}{'+' if more & OPEN['own'] else ''}" if "own" in sums else "–"
    if own == top and low == high:
        return own
    return f"{own} ({low:,}–{top})" if low != high else f"{own} ({top})"


def _notes(sums: Sums, picture: Picture, width: float, size: float) -> list[str]:
    """Return the lines under the table: the rule, how many incidents have a number, and the running totals beside them."""
    given = f"Of {counted(len(picture.incidents), 'incident')}, {sums.incidents} {'has' if sums.incidents == 1 else 'have'} such a number."
    totals = totals_words(picture) or "Running totals are not added."
    small = Type(_NOTE * size, MUTED)
    rule = f"{_RULE} {given}" if sums.by_side else given
    if not picture.totals:
        return wrapped(f"{rule} {totals}", small, width, 4)
    return [*wrapped(rule, small, width, 4), *wrapped(totals, small, width, _TOTALS_LINES)]


def _row(size: float) -> float:
    return 1.45 * size
