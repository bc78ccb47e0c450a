"""Who did it: the side whose forces or fire a sentence makes the cause of a loss."""

from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from geo.extract.people.agents import is_of_fire
from geo.extract.toponyms.surroundings import names_area
from geo.extract.words.tokens import PEOPLE, Token
from geo.model import Party

__all__ = ["NOBODY", "Doer", "doer_of"]

_BEFORE = 24
_BEHIND = 14
_NAME = 4
_BESIDE = 2


class Doer(NamedTuple):
    """A party, the word that names it as the one that did it, and whether its forces did, not only fire of its."""

    party: Party | None = None
    at: int = -1
    forces: bool = False


NOBODY = Doer()


def doer_of(tokens: Sequence[Token], first: int, last: int, named: Callable[[int], Party | None]) -> Doer:
    """Return whose forces or fire killed, hurt or took people: "killed by Azerbaijani forces", "Armenian snipers shot two".

    The people and their fate stand at ``tokens[first : last + 1]``; ``named`` gives the party that the word at a place
    names. Where something happened, a capital or "in Armenia", did not do it.
    """
    for at in (*range(first, last + 1), *_behind(tokens, last), *_before(tokens, first)):
        if tokens[at].has("capitals") or named(at) is None:
            continue
        loses = any(token.has("losers") for token in tokens[min(at + 1, first) : last + 1])
        before = tokens[max(0, at - 1) : at]
        where = tokens[at].is_locative or any(
            token.has("where") or names_area(f" {token.text}") for token in before
        )  # «в Тавушской области Армении пулей снайпера убит солдат»
        forces = _is_by(tokens, at, first, last, named) or _acts(tokens, at, first, last)
        if (forces or is_of_fire(tokens, at)) and not (loses or where):
            return Doer(named(at), at, forces)
        if at < first:
            break  # who is named nearest before it and did nothing
    return NOBODY


def _behind(tokens: Sequence[Token], last: int) -> Sequence[int]:
    end = last + 1
    while end < min(len(tokens), last + _BEHIND) and not tokens[end].has("mark", "comma", "breaks"):
        end += 1
    return range(last + 1, end)


def _before(tokens: Sequence[Token], first: int) -> Sequence[int]:
    begin = first
    while begin > max(0, first - _BEFORE) and not tokens[begin - 1].has("mark", "breaks"):
        begin -= 1
    return range(first - 1, begin - 1, -1)


def _is_by(
    tokens: Sequence[Token], at: int, first: int, last: int, named: Callable[[int], Party | None]
) -> bool:
    """Return whether words behind a name, or "by" before it and behind a fate, make it who did it."""
    behind = tokens[at + 1 : at + _NAME]
    for step, token in enumerate(behind[:_BESIDE]):
        if token.has("agents"):
            return True  # «убиты азербайджанскими военными»
        if named(at + 1 + step) is not None:
            break  # «солдат Армении азербайджанскими военными»: of the other's name
    for step, token in enumerate(behind):
        if token.has("agent_after"):
            # "ordusu tərəfindən", but "Azərbaycan tərəfindən 9 nəfər həlak olub" is on whose side
            # (and «հայկական կողմից», an adjective, always is).
            passive = any(one.has("passive") for one in tokens[first : last + 1])
            return step > 0 or (passive and not tokens[at].has("adjective"))
        if not token.has("forces", "military", "enemy"):
            break
    if at > last:
        # "in shelling of Azerbaijani positions" they were hit
        hit = tokens[at - 1].has("owners_after") and tokens[at - 2].has("fires")
        if tokens[at - 1].has("from_side") and any(one.has("fired_from") for one in behind[:1]) and not hit:
            return True  # "shot dead from Armenian positions"
        return any(token.has("doing") for token in tokens[max(last + 1, at - _BESIDE) : at])
    # "an attack by Azerbaijan", "Azərbaycanın hücumu nəticəsində"
    attack = tokens[max(0, at - _NAME) : at]
    done = any(one.has("fires") and other.has("doing") for one, other in pairwise(attack))
    return done or (len(behind) > 1 and behind[0].has("fires") and behind[1].has("result"))


def _acts(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Return whether a side's forces are the subject of the verb for what befell people: "Azerbaijan has killed two"."""
    if at >= first or tokens[first].has("plural"):
        return False
    between = tokens[at + 1 : first]
    if any(token.has("does_last") for token in tokens[first : last + 1]):
        forces = [*takewhile(lambda token: token.has("forces", "military", "enemy"), between[:_NAME])]
        return bool(forces) and not forces[-1].has(
            "genitive", "possessed"
        )  # "Ermənistan Ordusunun iki əsgərini"
    counted = tokens[first + 1 : first + 2]
    return (
        tokens[first].has("does")
        and all(token.has("forces", "military", "enemy", "causes", "fires", "having") for token in between)
        and bool(counted)
        and (counted[0].value is not None or counted[0].has("articles", *PEOPLE))
    )
