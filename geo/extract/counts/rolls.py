"""Names read out behind a colon: "the ministry named those killed: Levon Tsaturyan, Misak Beglaryan, Hayk Poghosyan"."""

from collections.abc import Sequence

from geo.extract.people.losses import Loss
from geo.extract.people.owners import side_of
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import PEOPLE, Token
from geo.model import Count

__all__ = ["with_roll"]

_TOLD = ("killed", "missing", "captured", "wounded")
_FEWEST = 2
_OPENS = ("՝", ":")


def with_roll(losses: list[Loss], tokens: Sequence[Token], words: Lexicon) -> list[Loss]:
    """Return the losses, where a sentence ends with the names of those it tells of, as many of these as there are names.

    A number of them that the sentence gives itself stands; one person of the roll, counted alone, does not.
    """
    opened = next((at for at, token in enumerate(tokens) if token.text in _OPENS), None)
    told = _fate_before(tokens, opened) if opened else None
    if opened is None or told is None:
        return losses
    roll = tokens[opened + 1 :]
    named = [at for at, token in enumerate(roll) if _is_named(roll, at)]
    if len(named) < _FEWEST or any(one.has(*_TOLD) for one in roll):
        return losses
    at, measure = told
    counted = [one for one in losses if one.measure == measure]
    if any(one.count.best is None or one.count.best > 1 for one in counted):
        return losses
    owner = side_of(tokens, at, at, words)
    last = opened + 1 + named[-1]
    number = Count(len(named), len(named), len(named))
    start, end = tokens[opened + 1].start, tokens[last].end
    loss = Loss(measure, number, owner.side, start, end, enemy=owner.enemy, ours=owner.ours, own=owner.own)
    return sorted([*(one for one in losses if one.measure != measure), loss], key=lambda one: one.start)


def _fate_before(tokens: Sequence[Token], end: int) -> tuple[int, str] | None:
    """Return where a word for a fate stands last before a position, and its measure."""
    for at in range(end - 1, -1, -1):
        measure = next((tag for tag in _TOLD if tokens[at].has(tag)), None)
        if measure:
            return at, measure
    return None


def _is_named(roll: Sequence[Token], at: int) -> bool:
    """Return whether a surname stands there behind a first name."""
    before, token = roll[at - 1] if at else None, roll[at]
    if before is None or not token.has("surname") or not token.text[:1].isupper():
        return False
    return before.text[:1].isupper() and not before.has("surname", *PEOPLE)
