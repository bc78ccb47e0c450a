"""Zeros of some people only: that no civilian was hurt does not say that a side lost nobody."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Any

from geo.extract.claims.find import counted_in
from geo.extract.counts.find import find_losses
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, Party

__all__ = ["less_partial_zeros"]

_BEFORE = 40  # characters
_MARK = re.compile(r"[,.;:«»“”\"]")


def less_partial_zeros(claims: Sequence[Claim], words: Lexicon) -> list[Claim]:
    """Return the claims of an incident, "no civilians were hurt" without its zeros where others count losses of that side.

    Where civilians are among those counted it contradicts, and stays.
    """
    lost = {(claim.side, name) for claim in claims for name in _lost(claim, words)}
    return [_less(claim, lost) if _spares_some(claim.quote, words) else claim for claim in claims]


def _less(claim: Claim, lost: Set[tuple[Party | None, str]]) -> Claim:
    """Return a claim without its zeros of what its side is said to have lost."""
    zeros = [name for side, name, count in counted_in([claim]) if count.high == 0 and (side, name) in lost]
    less: dict[str, Any] = dict.fromkeys(zeros)
    return replace(claim, **less) if zeros else claim


def _lost(claim: Claim, words: Lexicon) -> set[str]:
    """Return of which fates a claim counts people who are not told to be civilians."""
    some = {name for _, name, count in counted_in([claim]) if count.high != 0}
    told = [loss for loss in find_losses(claim.quote, words) if loss.count.high != 0] if some else []
    return some - {loss.measure for loss in told if loss.civilian}


def _spares_some(quote: str, words: Lexicon) -> bool:
    """Return whether only civilians, or only one person ("his nephew escaped unhurt"), are told to have been spared."""
    return words.says(quote, "tally", "spared_one") or _spares_civilians(quote, words)


def _spares_civilians(quote: str, words: Lexicon) -> bool:
    """Return whether all of whom a sentence says that none was lost are civilians, told of with the zero or right before it."""
    civilians = words.words("counts", "civilian")
    nobody = [loss for loss in find_losses(quote, words) if loss.count.high == 0]
    return bool(nobody) and all(civilians.search(quote, _clause(quote, one.start), one.end) for one in nobody)


def _clause(quote: str, at: int) -> int:
    """Return where the words right before a position begin that no mark parts from it: "among the population there are no losses"."""
    marks = [one.end() for one in _MARK.finditer(quote, max(0, at - _BEFORE), at)]
    return marks[-1] if marks else max(0, at - _BEFORE)
