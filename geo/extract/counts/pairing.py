"""Which people who are counted suffered which fate: every group goes to the nearest word that can be theirs."""

from collections.abc import Sequence
from itertools import pairwise

from geo.extract.counts.doubles import is_plural
from geo.extract.counts.gaps import FAR
from geo.extract.counts.nearness import Nearness
from geo.extract.people.fates import Fate
from geo.extract.people.groups import Form, Group
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import Token
from geo.model import Count

__all__ = ["pair_groups", "pair_subject"]

_NEAR = 3  # words


def pair_groups(
    tokens: Sequence[Token], measures: Sequence[Fate], groups: Sequence[Group], words: Lexicon
) -> None:
    """Give each group to what became of it, the nearest first; groups that are parts of others come last."""
    near = Nearness(tokens, words, measures)
    parts = [group for group in groups if group.subset]
    told = [group for group in parts if _is_told_of(tokens, measures, group)]
    _pair(near, measures, told)  # "of 12 blown up, 3 of them died"
    _pair(near, measures, [group for group in groups if not group.subset])
    _pair(near, measures, parts)


def pair_subject(tokens: Sequence[Token], measures: Sequence[Fate], groups: Sequence[Group]) -> None:
    """Give a fate behind "and" to the one person, or captives, with whom the sentence opens: "Sergeant X was shot and died"."""
    if len(groups) != 1 or len({measure.names for measure in measures}) != 1:
        return
    one, fate = groups[0], measures[0]
    if fate.groups or fate.total:
        return
    single = one.count == Count(1, 1, 1) and one.form in (Form.ALONE, Form.NOUN, Form.NAMED)
    if single and one.last < fate.first and not one.subset and tokens[fate.first].has("of_him"):
        fate.groups.append(one)  # "a farmer was pruning vines when a bullet hit him in the leg"
        return
    several = one.form is Form.NOUN and tokens[fate.first].has("captured", "captured_of_people")
    before = fate.first - 1
    while before > one.last and tokens[before].has("glue"):
        before -= 1
    joined = before > one.last and tokens[before].has("conj")
    # "On May 18, Rashad H. stepped on a mine and lost a leg"
    opens = one.first <= _NEAR or (one.first <= 2 * _NEAR and tokens[one.first - 1].has("comma"))
    if one.subset or not joined or not opens:
        return
    if several or (single and not fate.weak and not is_plural(tokens, fate)):
        fate.groups.append(one)


def _is_told_of(tokens: Sequence[Token], measures: Sequence[Fate], part: Group) -> bool:
    """Return whether what became of a part of others stands right behind it."""
    before = tokens[part.first - 1 : part.first]
    behind = tokens[part.last + 1 : part.last + 2]
    step = 2 if any(token.has("of_them") for token in behind) else 1  # "46 of them died"
    follows = any(measure.first == part.last + step for measure in measures)
    if follows and (step == 2 or any(token.has("of_them") for token in before)):
        return True
    return any(token.has("of_them", "subset") for token in before) and _dies_since(tokens, measures, part)


def _dies_since(tokens: Sequence[Token], measures: Sequence[Fate], part: Group) -> bool:
    """Return whether a clause tells that a part of the wounded died: «վիրավորվել է երեք զինվոր, նրանցից մեկը երեկոյան մահացել է»."""
    hurt = any(one.names == ("wounded",) and one.first < part.first for one in measures)
    death = next((one for one in measures if one.first > part.last), None)
    if not hurt or death is None or not tokens[death.first].has("dies"):
        return False
    return not any(one.has("comma", "mark", "breaks") for one in tokens[part.last + 1 : death.first])


def _pair(near: Nearness, measures: Sequence[Fate], groups: Sequence[Group]) -> None:
    """Give each of some groups to the nearest fate that has none yet."""
    inside = {group.inside: group for group in groups if group.inside is not None}
    pairs = [
        (near.cost(measure, inside[measure.first]), measure.first, measure, inside[measure.first])
        for measure in measures
        if measure.first in inside
    ]
    free = [measure for measure in measures if measure.first not in inside]
    items: list[Group | Fate] = sorted([*groups, *free], key=lambda item: (item.first, item.last))
    told: Fate | None = None
    for one, other in pairwise(items):
        measure, group = (one, other) if isinstance(one, Fate) else (other, one)
        if isinstance(one, Fate) and one.groups:
            told = one
        if not isinstance(measure, Fate) or not isinstance(group, Group):
            continue
        # A part of others may only repeat what became of all: "three were hurt, one of them, a driver, …".
        if not (group.subset and told and told.names == measure.names):
            pairs.append((near.cost(measure, group), one.first, measure, group))
    taken: set[int] = set()
    for cost, _, measure, group in sorted(pairs, key=lambda pair: pair[:2]):
        if cost < FAR and not measure.groups and id(group) not in taken:
            measure.groups.append(group)
            taken.add(id(group))
