"""Numbers that share the fate of those told before them: "Baku admits to 71 dead, Armenia to 105", "…, bringing the total to 104"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from geo.extract.people.fates import TELLING, Fate
from geo.extract.people.find import is_day
from geo.extract.people.groups import Form, Group
from geo.extract.people.losses import Loss
from geo.extract.people.whose import party_named
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import Token
from geo.model import Party

__all__ = ["elliptic"]

_FEW = 4
_LEADING = 2
_LONGEST = 12
_ENDS = ("mark", "comma", "conj", "glue", "link", "stops", "particles")


def elliptic(
    tokens: Sequence[Token], measures: Sequence[Fate], groups: Sequence[Group], words: Lexicon
) -> Iterator[Loss]:
    """Yield the numbers that no word tells the fate of, as of the fate told before: of another side, or a total."""
    taken = {id(group) for measure in measures for group in measure.groups}
    yield from _ahead(tokens, measures, groups, words)
    told = [(_end(one), one) for one in measures if one.groups and len(one.names) == 1]
    told.sort(key=lambda pair: pair[0])
    at, name = 0, ""
    for group in groups:
        while at < len(told) and told[at][0] < group.first:
            at += 1
            # "29 dead and 101 wounded on one side, on the other 16": the dead are told first.
            name = "killed" if name == "killed" else told[at - 1][1].names[0]
        if id(group) in taken or group.subset or not at or group.form not in (Form.NOUN, Form.BARE):
            continue
        if name == "captured":
            continue  # the side named beside captives took them as often as it lost them
        end, last = told[at - 1]
        between = tokens[end + 1 : group.first] if group.first - end <= _LONGEST else ()
        if not between or any(one.tags & TELLING for one in between):
            continue
        counted = (number for number in range(end + 1, group.first) if tokens[number].value is not None)
        if not all(is_day(tokens, number, number + 1, words) for number in counted):
            continue
        total = _total_in(between)
        side = None if total else _side_in(between, words)
        beside = _side_behind(tokens, group, words) if between[-1].has("comma", "conj") else None
        enemy = not (total or side or beside) and _enemy_in(between)
        behind = tokens[group.last + 1 : group.last + 2]
        if total:
            yield Loss(last.names[0], group.count, None, total.start, tokens[group.last].end)
        elif beside or ((side or enemy) and all(one.has(*_ENDS) for one in behind)):
            start, stop = tokens[group.first].start, tokens[group.last].end
            yield Loss(name, group.count, beside or side, start, stop, group.civilian, enemy=enemy)


def _ahead(
    tokens: Sequence[Token], measures: Sequence[Fate], groups: Sequence[Group], words: Lexicon
) -> Iterator[Loss]:
    """Yield the numbers that only the next clause tells the fate of: "Azərbaycan 50, Ermənistan 105 hərbçi itirib"."""
    fates = {id(group): one.names[0] for one in measures for group in one.groups if len(one.names) == 1}
    for group, other in pairwise(groups):
        if id(group) in fates or id(other) not in fates or group.subset:
            continue
        if group.form not in (Form.BARE, Form.NOUN):
            continue
        between = tokens[group.last + 1 : other.first]
        if not between or not between[0].has("comma", "conj") or len(between) > _FEW:
            continue
        ours, theirs = _named_before(tokens, group, words), _side_in(between, words)
        if ours and theirs and ours is not theirs:
            start, end = tokens[group.first].start, tokens[group.last].end
            yield Loss(fates[id(other)], group.count, ours, start, end)


def _named_before(tokens: Sequence[Token], group: Group, words: Lexicon) -> Party | None:
    """Return the side named right before a number, or before a verb of losing or saying, or else the only one of its clause."""
    at = group.first - 1
    first = max(0, at - _LEADING)
    while at > first and tokens[at].has("losers", "particles", "breaks", "sides"):
        at -= 1
    named = party_named(tokens[at].text, words) if at >= 0 else None
    if named or group.form is not Form.BARE:
        return named
    # "İrəvan dünən Sotk yaxınlığında 49, Bakı isə 50 hərbçisinin həlak olduğunu bildirib"
    before = tokens[max(0, group.first - _LONGEST) : group.first]
    if any(one.has("comma", "conj", "mark") or one.tags & TELLING for one in before):
        return None
    sides = {party for one in before if (party := party_named(one.text, words))}
    return next(iter(sides)) if len(sides) == 1 else None


def _end(measure: Fate) -> int:
    return max(measure.last, *(one.last for one in measure.groups))


def _total_in(between: Sequence[Token]) -> Token | None:
    """Return the word for a total that a number is of: "…, bringing the total to"."""
    if any(token.has("mark") for token in between):
        return None
    return next((token for token in between[-_FEW:] if token.has("totals")), None)


def _enemy_in(between: Sequence[Token]) -> bool:
    """Return whether a clause that only gives a number gives it to the enemy: ", the enemy up to"."""
    return any(token.has("enemy") for token in _clause(between))


def _clause(between: Sequence[Token]) -> Sequence[Token]:
    """Return the few words that stand behind a border of a clause, else none."""
    border = next((at for at, token in enumerate(between) if token.has("comma", "conj", "mark")), None)
    clause = between[border + 1 :] if border is not None else ()
    return clause if len(clause) <= _FEW else ()


def _side_behind(tokens: Sequence[Token], group: Group, words: Lexicon) -> Party | None:
    """Return the side whose losses a number is said to be right behind it: "… and 50 on the Azerbaijani side"."""
    behind = tokens[group.last + 1 : group.last + _FEW]
    if (
        len(behind) <= 1
        or not behind[0].has("owners_after")
        or not all(one.has("sides", *_ENDS) for one in behind[2:])
    ):
        return None
    return party_named(behind[1].text, words)


def _side_in(between: Sequence[Token], words: Lexicon) -> Party | None:
    """Return the one side named in a clause that only gives it a number: ", Armenia to"."""
    clause = _clause(between)
    sides = [party for token in clause if (party := party_named(token.text, words))]
    return sides[0] if len(sides) == 1 else None
