"""The text of a report with its marked spans, as HTML: what each was taken for, and why, in its tooltip."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from geo.extract import Mark, MarkKind
from geo.model import Report

__all__ = ["marked_html"]

# Paul Tol's light scheme, https://personal.sran.nl/~pault/ : told apart by the colour-blind, dark text legible on each.
_COLOURS = {
    MarkKind.TOPONYM: "#77AADD",
    MarkKind.DATE: "#BBCC33",
    MarkKind.KIND: "#FFAABB",
    MarkKind.COUNT: "#EEDD88",
    MarkKind.CLAIMANT: "#44BB99",
}
_NAMES = {
    MarkKind.TOPONYM: "place",
    MarkKind.DATE: "date",
    MarkKind.KIND: "what happened",
    MarkKind.COUNT: "count",
    MarkKind.CLAIMANT: "who says it",
}


def marked_html(report: Report, marks: Sequence[Mark]) -> str:
    """Return the report sentence by sentence, marks coloured by kind, below each what became of it and its marks in words.

    All text is escaped; there is no script and no address in it.
    """
    sentences = [mark for mark in marks if mark.what is MarkKind.SENTENCE]
    key = "".join(f"<span>{_swatch(kind)} {_NAMES[kind]}</span> " for kind in _COLOURS)
    body = "".join(
        _sentence(report.text, sentence, [one for one in marks if _within(one, sentence)])
        for sentence in sentences
    )
    return f'<div lang="{escape(report.language)}"><p lang="en">{key}</p>{body}</div>'


def _within(mark: Mark, sentence: Mark) -> bool:
    return mark.what is not MarkKind.SENTENCE and sentence.start <= mark.start and mark.end <= sentence.end


def _sentence(text: str, sentence: Mark, marks: Sequence[Mark]) -> str:
    told = "".join(_pieces(text, sentence, marks))
    listed = "".join(f"<li>{_line(text, one)}</li>" for one in marks)
    verdict = f"<b>{escape(sentence.says)}</b>: {escape(sentence.why)}"
    details = (
        f"<details><summary>{verdict}</summary><ul>{listed}</ul></details>" if marks else f"<p>{verdict}</p>"
    )
    return f'<p style="margin:.9em 0 .2em">{told}</p><div lang="en" style="font-size:.85em">{details}</div>'


def _pieces(text: str, sentence: Mark, marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the sentence cut where marks begin and end; of marks over one piece the shortest gives the colour."""
    coloured = [one for one in marks if (one.start, one.end) != (sentence.start, sentence.end)]
    cuts = sorted({sentence.start, sentence.end} | {at for one in coloured for at in (one.start, one.end)})
    for start, end in pairwise(cuts):
        over = [one for one in coloured if one.start <= start and end <= one.end]
        piece = escape(text[start:end])
        if not over:
            yield piece
            continue
        inner = min(over, key=lambda one: one.end - one.start)
        why = "\n".join(f"{_NAMES[one.what]}: {one.says} ({one.why})" for one in over)
        style = f"background:{_COLOURS[inner.what]};color:#000"
        yield f'<mark style="{style}" title="{escape(why)}">{piece}</mark>'


def _line(text: str, mark: Mark) -> str:
    said = " ".join(text[mark.start : mark.end].split())
    return (
        f"{_swatch(mark.what)} {_NAMES[mark.what]} “{escape(said)}”: {escape(mark.says)} ({escape(mark.why)})"
    )


def _swatch(kind: MarkKind) -> str:
    return f'<span style="display:inline-block;width:.8em;height:.8em;background:{_COLOURS[kind]}"></span>'
