"""Numbers that a body gave before and that the sentence itself calls outdated: "thirteen have died; in the morning it had spoken of seven"."""

import re
from collections.abc import Iterable

from geo.extract.counts.find import find_losses
from geo.extract.dates.comparisons import less_compared
from geo.extract.people.losses import Loss
from geo.extract.words.lexicon import Lexicon

__all__ = ["less_former", "sums_up"]

_BORDER = re.compile(r"[,;.։](?=\s)|(?<=\s)\(")


def _outdated(text: str, words: Lexicon) -> list[tuple[int, int]]:
    """Return the clauses of a sentence on an earlier figure, if it counts others outside them and no total."""
    clauses = _former(text, words)
    if not clauses or _says_total(_blanked(text, clauses), words):
        return []
    losses = find_losses(text, words)
    before = [one for one in losses if _is_in(one.start, clauses)]
    return clauses if 0 < len(before) < len(losses) else []


def less_former(losses: tuple[Loss, ...], text: str, words: Lexicon) -> tuple[Loss, ...]:
    """Return the losses of a sentence but those of a clause on an earlier figure."""
    clauses = _outdated(text, words) if len(losses) > 1 else []
    return tuple(one for one in losses if not _is_in(one.start, clauses)) if clauses else losses


def sums_up(text: str, losses: Iterable[Loss], words: Lexicon) -> bool:
    """Return whether words of a sentence make its numbers a total, those on an earlier figure that counts none of them left aside."""
    starts = [one.start for one in losses]
    clauses = [one for one in _former(text, words) if not any(_is_in(at, [one]) for at in starts)]
    return _says_total(_blanked(text, clauses), words)


def _former(text: str, words: Lexicon) -> list[tuple[int, int]]:
    """Return the clauses that tell of an earlier figure."""
    if not words.has("tally", "former"):
        return []
    found = []
    for match in words.words("tally", "former").finditer(text):
        borders = [one.end() for one in _BORDER.finditer(text, 0, match.start())]
        closing = _BORDER.search(text, match.end())
        found.append((borders[-1] if borders else 0, closing.start() if closing else len(text)))
    return found


def _is_in(at: int, clauses: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in clauses)


def _blanked(text: str, clauses: Iterable[tuple[int, int]]) -> str:
    for start, end in clauses:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _says_total(text: str, words: Lexicon) -> bool:
    return words.says(less_compared(text, words), "tally", "words")
