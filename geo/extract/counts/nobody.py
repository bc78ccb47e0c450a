"""Losses of nobody: "no losses", "nobody was hurt", "our soldiers were not hurt"."""

from collections.abc import Sequence

from geo.extract.people.fates import MEASURES, Fate, denial_of, is_negated, neither_of, spares_all
from geo.extract.people.losses import Loss
from geo.extract.people.owners import side_of
from geo.extract.people.whose import party_named
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import PEOPLE, Token
from geo.model import Count

__all__ = ["is_corrected", "nobodys"]

_ZERO = Count(0, 0, 0)
_NEAR = 3  # words


def nobodys(
    tokens: Sequence[Token], measures: Sequence[Fate], words: Lexicon
) -> tuple[list[Loss], list[Fate]]:
    """Return the losses of nobody, and the fates without theirs and without those that are denied."""
    found: list[Loss] = []
    kept = []
    neither = neither_of(tokens, measures)
    for measure in measures:
        denial = measure.first - 1 if measure in neither else denial_of(tokens, measure)
        if denial is not None and (_is_of_things(tokens, measure) or _is_topic(tokens, measure)):
            continue
        if denial is not None:
            found += _zero(tokens, measure, denial, words)
        elif not is_negated(tokens, measure, words):
            kept.append(measure)
        elif (spared := spares_all(tokens, measure)) is not None:
            found += _zero(tokens, measure, spared, words, spares=True)
    for at, token in enumerate(tokens):
        before = tokens[max(0, at - _NEAR - 1) : at]  # "cannot tell their families that they are alive"
        if "safe" in token.tags and not any(one.has("unreal") for one in before):
            found += _zero(tokens, Fate(at, at, MEASURES[:2]), at, words)
    return found, kept


def _is_of_things(tokens: Sequence[Token], measure: Fate) -> bool:
    """Return whether a word that is told of things as well is told of some right before it: "denied that any of its drones were lost"."""
    before = tokens[max(0, measure.first - _NEAR) : measure.first]
    return (
        measure.weak
        and any(one.has("things") for one in before)
        and not any(one.has(*PEOPLE) for one in before)
    )


def _is_topic(tokens: Sequence[Token], measure: Fate) -> bool:
    """Return whether nobody only speaks of losses: «о потерях никто не говорит»."""
    beside = (
        *tokens[max(0, measure.first - 1) : measure.first],
        *tokens[measure.last + 1 : measure.last + 2],
    )
    return any(one.has("topic") for one in beside)


def _zero(
    tokens: Sequence[Token], measure: Fate, denial: int, words: Lexicon, *, spares: bool = False
) -> list[Loss]:
    """Return that nobody suffered it; ``spares``: the people who were spared stand at ``denial``."""
    names: tuple[str, ...] = measure.names
    spanned = tokens[measure.first : measure.last + 1]
    if any(token.has("unknown", "unhurt") for token in spanned):
        names = tuple(dict.fromkeys((*MEASURES[:2], *(name for name in names if name != "casualties"))))
    first, last = min(measure.first, denial), max(measure.last, denial)
    start, end = tokens[measure.first if spares else first].start, tokens[last].end
    while first and _is_of_people(tokens, first - 1, words):
        first -= 1  # "our soldiers were not hurt": whose they are
    owner = side_of(tokens, first, last, words)
    return [
        Loss(name, _ZERO, owner.side, start, end, enemy=owner.enemy, ours=owner.ours, own=owner.own)
        for name in names
    ]


def _is_of_people(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Return whether a word says who or whose those are of whom nobody is told behind it: «Արցախի բնակիչներից ոչ ոք»."""
    token = tokens[at]
    if token.has("military", "civilian", "own", "ours"):
        return True
    behind = tokens[at + 1]
    return behind.has("military", "civilian") and party_named(token.text, words) is not None


def is_corrected(zero: Loss, losses: Sequence[Loss]) -> bool:
    """Return whether "nobody" is put right by a number behind it: "no losses, one man was slightly hurt"."""
    return zero.count == _ZERO and any(
        (one.measure, one.side, one.enemy, one.ours) == (zero.measure, zero.side, zero.enemy, zero.ours)
        and one.count != _ZERO
        and one.start > zero.start
        for one in losses
    )
