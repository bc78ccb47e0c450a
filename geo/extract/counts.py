"""Counts of people killed, wounded, captured and missing, as claimed: low, best and high, with the side that lost them.

The words are the lexicon's, the rules are of no language: a sentence is cut into tokens, the tokens that count people
are groups (:mod:`geo.extract.people`), and every group goes to the nearest word that says what became of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo.extract.fates import MEASURES, TELLING, Fate, denial_of, fates_of, is_negated, spares_all
from geo.extract.lexicon import Lexicon
from geo.extract.owners import side_of
from geo.extract.people import Form, Group, groups_of
from geo.extract.tokens import Token, phrases_with, tokens_of
from geo.model import Count, Party

__all__ = ["MEASURES", "Loss", "find_losses"]

_ZERO = Count(0, 0, 0)
_ONE = Count(1, 1, 1)
_UNKNOWN = Count(None, None, None)
_SOME = Count(1, None, None)
_FAR = 99.0
# How many words, weighed by _cost, may stand between a group and what became of it.
_REACH = {Form.NOUN: 12.0, Form.ALONE: 8.0, Form.BARE: 3.5, Form.UNKNOWN: 2.5, Form.PRONOUN: 1.5}
_TOTAL_REACH = 16
_VAGUER = 1.5
_FAR_SUBJECT = 0.4
_NEAR = 3
_FEW = 6
_LONGEST_ASIDE = 12


@dataclass(frozen=True, slots=True)
class Loss:
    """A number of people and what became of them, ``sentence[start:end]``; ``side`` is whose people, if said.

    ``civilian`` says whether they are called civilians or of the military, None if neither. ``enemy`` is true where
    they are called the other side's without a name, ``ours`` where they are called "our" people, ``hurt`` where the
    word may tell of the dead too: "suffered".
    """

    measure: str
    count: Count
    side: Party | None
    start: int
    end: int
    civilian: bool | None = None
    enemy: bool = False
    ours: bool = False
    hurt: bool = False


def find_losses(sentence: str, words: Lexicon) -> tuple[Loss, ...]:
    """Return the losses that a sentence puts a number on, in order, one per number; "no losses" is 0."""
    if phrases_with(TELLING, words).search(sentence) is None:
        return ()
    tokens = tokens_of(sentence, words)
    if not any(token.tags & TELLING for token in tokens):
        return ()
    losses: list[Loss] = []
    for part in _parts(tokens):
        losses += _Reading(part, words).losses()
    losses.sort(key=lambda loss: loss.start)
    if any(loss.count != _UNKNOWN for loss in losses):
        losses = [loss for loss in losses if loss.count != _UNKNOWN]
    return tuple(losses)


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens outside brackets, then those of each pair of brackets: the words round it belong together."""
    outside: list[Token] = []
    inside: list[list[Token]] = []
    is_open = False
    for token in tokens:
        if token.has("open"):
            inside.append([])
            is_open = True
        elif token.has("close"):
            is_open = False
        else:
            (inside[-1] if is_open else outside).append(token)
    return [outside, *inside]


class _Reading:
    """The reading of one run of tokens."""

    def __init__(self, tokens: list[Token], words: Lexicon) -> None:
        self._tokens = tokens
        self._words = words
        self._verb_final = bool(words.table("counts").get("verb_final"))
        self._measures: list[Fate] = []
        self._zeros: list[tuple[int, int, str]] = []

    def losses(self) -> list[Loss]:
        self._measures = fates_of(self._tokens, self._words)
        found = self._nobodys()
        groups = groups_of(self._tokens, self._words)
        for one, other in pairwise(groups):
            between = self._tokens[one.last + 1 : other.first]
            other.subset = other.subset or (one.subset and len(between) == 1 and between[0].has("conj"))
        groups = [one for one in self._less_repeated(groups) if not self._is_of_many(one)]
        self._attach(groups)
        self._add_companions(groups)
        for measure in self._measures:
            if measure.groups:
                found.append(self._counted(measure))
            else:
                found += self._unnumbered(measure)
        return found

    def _nobodys(self) -> list[Loss]:
        """Return the losses of nobody; their words, and the words that deny a loss, are measures no more."""
        found: list[Loss] = []
        kept = []
        for measure in self._measures:
            denial = denial_of(self._tokens, measure)
            if denial is not None:
                found += self._zero(measure, denial)
            elif not is_negated(self._tokens, measure, self._words):
                kept.append(measure)
            elif spares_all(self._tokens, measure):
                found += self._zero(measure, measure.first)
        for at, token in enumerate(self._tokens):
            if token.has("safe"):
                found += self._zero(Fate(at, at, MEASURES[:2]), at)
        self._measures = kept
        return found

    def _zero(self, measure: Fate, denial: int) -> list[Loss]:
        names: tuple[str, ...] = measure.names
        spanned = self._tokens[measure.first : measure.last + 1]
        if any(token.has("unknown", "unhurt") for token in spanned):
            names = tuple(dict.fromkeys((*MEASURES[:2], *(name for name in names if name != "casualties"))))
        first, last = min(measure.first, denial), max(measure.last, denial)
        side, enemy, ours = side_of(self._tokens, first, last, self._words)
        start, end = self._tokens[first].start, self._tokens[last].end
        return [Loss(name, _ZERO, side, start, end, enemy=enemy, ours=ours) for name in names]

    def _attach(self, groups: list[Group]) -> None:
        """Give each group to what became of it, the nearest first; groups that are parts of others come last."""
        parts = [group for group in groups if group.subset]
        self._pair([group for group in parts if self._is_told_of(group)])  # "of 12 blown up, 3 of them died"
        self._pair([group for group in groups if not group.subset])
        self._pair(parts)

    def _is_told_of(self, part: Group) -> bool:
        """Return whether what became of a part of others stands right behind it."""
        before = self._tokens[part.first - 1 : part.first]
        follows = any(measure.first == part.last + 1 for measure in self._measures)
        return follows and any(token.has("of_them") for token in before)

    def _pair(self, groups: list[Group]) -> None:
        inside = {group.inside: group for group in groups if group.inside is not None}
        pairs = [
            (self._cost(measure, inside[measure.first]), measure.first, measure, inside[measure.first])
            for measure in self._measures
            if measure.first in inside
        ]
        free = [measure for measure in self._measures if measure.first not in inside]
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
                pairs.append((self._cost(measure, group), one.first, measure, group))
        taken: set[int] = set()
        for cost, _, measure, group in sorted(pairs, key=lambda pair: pair[:2]):
            if cost < _FAR and not measure.groups and id(group) not in taken:
                measure.groups.append(group)
                taken.add(id(group))

    def _cost(self, measure: Fate, group: Group) -> float:
        """Return how far apart a group and a word stand, or ``_FAR`` if they do not belong together."""
        if group.inside is not None and measure.first <= group.inside <= measure.last:
            return 0.6  # a verb beside it says better what became of them: "two wounded soldiers died"
        follows = group.first > measure.first
        if not self._may_belong(measure, group, follows=follows):
            return _FAR
        tokens = self._tokens
        gap: Sequence[Token] = (
            tokens[measure.last + 1 : group.first] if follows else tokens[group.last + 1 : measure.first]
        )
        if follows and measure.total:
            return _FAR if len(gap) > _TOTAL_REACH or any(token.has("mark") for token in gap) else 0.5
        if not follows and group.form in (Form.NOUN, Form.ALONE, Form.BARE):
            gap = _less_aside(gap)
        if follows and self._verb_final and any(token.has("comma", "conj") for token in gap):
            return _FAR  # behind its verb another clause begins
        cost = _link_cost(gap) if len(gap) == 1 else sum(map(_gap_cost, gap))
        if not follows and self._verb_final:
            cost *= _FAR_SUBJECT  # when, where and how stand between a subject and its verb
        cost += _VAGUER * (measure.weak or tokens[measure.first].has("unknown"))
        return cost if cost <= _REACH[group.form] and not _counts_things(gap) else _FAR

    def _may_belong(self, measure: Fate, group: Group, *, follows: bool) -> bool:
        """Return whether a word can tell of such a group on that side of it, however near they stand."""
        if measure.weak and group.form not in (Form.NOUN, Form.ALONE):
            return False
        if group.form is Form.ALONE and self._is_plural(measure) and not self._is_listed(group):
            return False
        return follows or not self._tokens[measure.first].has("active")

    def _is_of_many(self, group: Group) -> bool:
        """Return whether what looks like one person is the noun of a plural before it: «число погибших солдат»."""
        if group.form is not Form.ALONE or self._is_listed(group) or group.first != group.last:
            return False
        return any(one.last + 1 == group.first and self._is_plural(one) for one in self._measures)

    def _is_plural(self, measure: Fate) -> bool:
        return any(token.has("plural") for token in self._tokens[measure.first : measure.last + 1])

    def _is_listed(self, group: Group) -> bool:
        """Return whether another person is named beside one: "житель Барды и уроженец Гянджи"."""
        behind = self._tokens[group.last + 1 : group.last + 2]
        before = self._tokens[max(0, group.first - 1) : group.first]
        return any(token.has("conj", "comma") for token in (*behind, *before))

    def _add_companions(self, groups: list[Group]) -> None:
        """Add the groups that stand in one list with a group counted: "two journalists and an official died"."""
        owner = {id(group): measure for measure in self._measures for group in measure.groups}
        for ordered, step in ((groups, 1), (groups[::-1], -1)):
            for before, group in pairwise(ordered):
                measure = owner.get(id(before))
                if measure is None or id(group) in owner or group.subset or before.subset:
                    continue
                # A list goes on behind a word that stands before it, and leads up to one that stands behind it.
                outward = (measure.first < before.first) == (step == 1)
                nouns = {group.form, before.form} <= {Form.NOUN, Form.ALONE}
                if (
                    outward
                    and nouns
                    and self._are_listed(*((before, group) if step == 1 else (group, before)))
                ):
                    measure.groups.append(group)
                    owner[id(group)] = measure

    def _are_listed(self, one: Group, other: Group) -> bool:
        between = self._tokens[one.last + 1 : other.first]
        known = all(token.has("conj", "comma", "modifiers", "own", "ours") for token in between)
        if not 0 < len(between) <= _FEW or not known:
            return False
        return any(token.has("conj", "comma") for token in between)

    def _less_repeated(self, groups: list[Group]) -> list[Group]:
        """Return the groups with one person told twice as one: "a soldier, Private Aram P.", but not a list of people."""
        kept: list[Group] = []
        for group in groups:
            before = kept[-1] if kept else None
            if before and self._is_repeated(before, group):
                before.last, before.form = group.last, min(before.form, group.form)
                before.civilian = group.civilian if before.civilian is None else before.civilian
            else:
                kept.append(group)
        return kept

    def _is_repeated(self, one: Group, other: Group) -> bool:
        between = self._tokens[one.last + 1 : other.first]
        if not between and one.form is other.form is Form.ALONE:
            return one.count == other.count == _ONE  # "Bərdə sakini 27 yaşlı Elçin Məmmədov"
        if len(between) != 1 or not between[0].has("comma") or one.subset:
            return False
        return one.count == other.count == _ONE and not self._joins_behind(one.last + 1)

    def _joins_behind(self, start: int) -> bool:
        """Return whether a list of people that goes on there has an "and" before what became of them."""
        for token in self._tokens[start : start + _LONGEST_ASIDE]:
            if token.has("conj"):
                return True
            if token.tags & TELLING or token.has("mark", "breaks", "link", "stops"):
                return False
        return False

    def _counted(self, measure: Fate) -> Loss:
        first = min(measure.first, *(group.first for group in measure.groups))
        last = max(measure.last, *(group.last for group in measure.groups))
        name = measure.names[0] if len(measure.names) == 1 else "casualties"
        count = measure.groups[0].count
        for group in measure.groups[1:]:
            count = _sum(count, group.count)
        kinds = {group.civilian for group in measure.groups}
        hurt = self._tokens[measure.first].has("unhurt")
        side, enemy, ours = side_of(self._tokens, first, last, self._words)
        start, end = self._tokens[first].start, self._tokens[last].end
        return Loss(
            name, count, side, start, end, kinds.pop() if len(kinds) == 1 else None, enemy, ours, hurt
        )

    def _unnumbered(self, measure: Fate) -> list[Loss]:
        """Return losses that the sentence admits and gives no number of."""
        around = self._tokens[max(0, measure.first - _NEAR - 1) : measure.last + _NEAR + 1]
        behind = (
            self._tokens[measure.last + 1 : measure.last + 2]
            + self._tokens[max(0, measure.first - 2) : measure.first]
        )
        generic = self._tokens[measure.first].has("unknown")
        if any(token.has("exist") for token in behind) and not generic:
            names, count = measure.names, _SOME
        elif generic and any(token.has("admitting", "exist") for token in around):
            names, count = ("killed",), _UNKNOWN
        else:
            return []
        side, enemy, ours = side_of(self._tokens, measure.first, measure.last, self._words)
        start, end = self._tokens[measure.first].start, self._tokens[measure.last].end
        return [Loss(name, count, side, start, end, enemy=enemy, ours=ours) for name in names]


def _less_aside(gap: Sequence[Token]) -> Sequence[Token]:
    """Return what stands between people and their fate without an aside: "a driver, a native of Barda, died"."""
    commas = [at for at, token in enumerate(gap) if token.has("comma")]
    if len(commas) < 2 or commas[0] > _NEAR or commas[-1] - commas[0] > _LONGEST_ASIDE:
        return gap
    aside = gap[commas[0] : commas[-1]]
    # A full stop within a sentence only shortens a word.
    told = any(
        token.has("breaks", "link") or token.tags & TELLING or (token.has("mark") and token.text != ".")
        for token in aside
    )
    return gap if told else [*gap[: commas[0]], *gap[commas[-1] + 1 :]]


def _gap_cost(token: Token) -> float:
    if token.has("mark", "breaks", "link", "agent"):
        return _FAR
    if token.has("comma"):
        return 3.0
    if token.has("conj"):
        return 2.0
    return 0.25 if token.has("glue", "modifiers") else 1.0


def _counts_things(gap: Sequence[Token]) -> bool:
    """Return whether what was counted is no people: "killed 20 sheep of a shepherd"."""
    if any(token.has("conj", "comma") for token in gap):
        return False
    return any(one.value is not None and other.has("things") for one, other in pairwise(gap))


def _link_cost(gap: Sequence[Token]) -> float:
    """Return the cost of one token: a colon or dash may stand between a word and its number, "killed: 3"."""
    return 0.5 if gap[0].has("link") else _gap_cost(gap[0])


def _sum(one: Count, other: Count) -> Count:
    def plus(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a + b

    return Count(plus(one.low, other.low), plus(one.best, other.best), plus(one.high, other.high))
