"""Numbers of people at places, or on sides, of their own that one verb counts: "killed three in Tartar and two in Aghdam"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from geo.extract.people.fates import TELLING, Fate
from geo.extract.people.find import is_day, is_month
from geo.extract.people.groups import Form, Group
from geo.extract.people.losses import Loss
from geo.extract.people.whose import party_named
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import Token
from geo.model import Count

__all__ = ["gapped", "share_wounds"]

_CLAUSE = 10  # tokens
_BESIDE = 3
_WOUND = 5
_ONE = Count(1, 1, 1)
_BORDERS = ("comma", "conj")


def gapped(
    tokens: Sequence[Token], measures: Sequence[Fate], groups: Sequence[Group], words: Lexicon
) -> Iterator[Loss]:
    """Yield the numbers that stand at another place than that whose fate is told, as of the same fate."""
    if sum(one.text[:1].isupper() for one in tokens) < 2 or len(groups) < 2:
        return
    fates = {id(group): one for one in measures for group in one.groups if len(one.names) == 1}
    for one, other in pairwise(groups):
        told = fates.get(id(one))
        if told and id(other) not in fates and _is_countable(other):
            end = max(told.last, one.last)
            if _goes_on(tokens, min(told.first, one.first), end, other, words):
                fates[id(other)] = Fate(other.first, other.last, told.names)
                yield _loss(tokens, other, told.names[0])
    for one, other in reversed(list(pairwise(groups))):
        told = fates.get(id(other))
        if told and id(one) not in fates and _is_countable(one) and told.first > other.last:
            between = tokens[one.last + 1 : other.first]
            placed = _is_placed(tokens, max(0, one.first - _CLAUSE), one.first, words)
            if placed and _opens(between) and _is_placed(tokens, one.last + 1, other.first, words):
                fates[id(one)] = told
                yield _loss(tokens, one, told.names[0])


def share_wounds(tokens: Sequence[Token], measures: Sequence[Fate], groups: Sequence[Group]) -> None:
    """Count who has a wound of another place by the same word: "a shepherd was wounded in the arm and a woman in the neck"."""
    told = {id(one): fate for fate in measures for one in fate.groups}
    for one, other in pairwise(groups):
        if (id(one) in told) is (id(other) in told) or one.subset or other.subset:
            continue
        fate = told.get(id(one)) or told[id(other)]
        if fate.names != ("wounded",) or not one.count == other.count == _ONE:
            continue
        borders = [at for at in range(one.last + 1, other.first) if tokens[at].has(*_BORDERS)]
        if not borders or any(token.has("mark") for token in tokens[one.last : other.first]):
            continue
        last = fate.last + 1 if fate.first > other.last else min(len(tokens), other.last + 1 + _WOUND)
        hurt = _tells_wound(tokens[one.last + 1 : borders[-1]]) and _tells_wound(
            tokens[other.last + 1 : last]
        )
        apart = any(
            token.tags & TELLING
            for token in (*tokens[borders[-1] : fate.first], *tokens[fate.last + 1 : last])
        )
        if hurt and not apart:
            missing = other if id(one) in told else one
            fate.groups.append(missing)
            told[id(missing)] = fate


def _tells_wound(tokens: Sequence[Token]) -> bool:
    # "wounded in the leg" may be one token
    return any(token.has("limbs") or (token.has("wounded") and " " in token.text) for token in tokens)


def _is_countable(group: Group) -> bool:
    return group.form in (Form.BARE, Form.NOUN) and not group.subset


def _loss(tokens: Sequence[Token], group: Group, name: str) -> Loss:
    return Loss(name, group.count, None, tokens[group.first].start, tokens[group.last].end, group.civilian)


def _goes_on(tokens: Sequence[Token], first: int, end: int, group: Group, words: Lexicon) -> bool:
    """Return whether a number behind a fate is of another place: "… in Tartar and two in Aghdam", «… в Тертере, в Агдаме — два»."""
    between = tokens[end + 1 : group.first]
    if not between or len(between) > _CLAUSE or any(one.tags & TELLING or one.has("mark") for one in between):
        return False
    counted = (at for at in range(end + 1, group.first) if tokens[at].value is not None)
    if not all(is_day(tokens, at, at + 1, words) for at in counted):
        return False
    border = next((at for at in range(end + 1, group.first) if tokens[at].has(*_BORDERS)), None)
    if border is None:
        return False
    here = _is_placed(tokens, max(0, first - _CLAUSE), border, words)
    if border == group.first - 1:
        behind = min(len(tokens), group.last + 1 + _BESIDE)
        closes = not any(one.tags & TELLING for one in tokens[group.last + 1 : behind + _BESIDE])
        return here and closes and _is_placed(tokens, group.last + 1, behind, words)
    ends = all(one.has("mark", *_BORDERS) for one in tokens[group.last + 1 : group.last + 2])
    return here and ends and _is_placed(tokens, border + 1, group.first, words)


def _opens(between: Sequence[Token]) -> bool:
    """Return whether what stands between two numbers opens a clause and tells no fate."""
    if not between or len(between) > _CLAUSE or not between[0].has(*_BORDERS):
        return False
    return not any(one.tags & TELLING or one.has("mark") or one.value is not None for one in between)


def _is_placed(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> bool:
    """Return whether a stretch names a place where something was: behind "in", or by its case or that of its road; no month or side."""
    for at in range(first, last):
        token = tokens[at]
        if not token.text[:1].isupper() or token.value is not None or not _is_name(token, words):
            continue
        led = any(one.has("where") for one in tokens[max(0, at - 2) : at])  # "in nearby Kechut"
        cases = tokens[at : min(last, at + 2)]
        if led or any(one.is_locative for one in cases):
            return True
    return False


def _is_name(token: Token, words: Lexicon) -> bool:
    return not is_month(token, words) and party_named(token.text, words) is None
