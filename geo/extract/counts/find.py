"""Counts of people killed, wounded, captured and missing, as claimed: low, best and high, with the side that lost them.

The words are the lexicon's, the rules are of no language: a sentence is cut into tokens, the tokens that count people
are groups (:mod:`geo.extract.people.find`), and every group goes to the nearest word that says what became of it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from geo.extract.counts.appositions import less_appositions
from geo.extract.counts.asides import (
    less_births,
    less_hyphens,
    less_inclusions,
    less_sayings,
    less_whole,
    parts_of,
)
from geo.extract.counts.blanked import less_other_counts
from geo.extract.counts.doubles import INTRODUCES, hold_missing, is_part_of_dead, of_their_own, take_off_died
from geo.extract.counts.elliptic import elliptic
from geo.extract.counts.gapped import gapped, share_wounds
from geo.extract.counts.lists import (
    add_companions,
    break_down,
    by_side,
    is_own,
    join_services,
    of_one_side,
    share_nouns,
    sum_of,
    take_named,
)
from geo.extract.counts.nobody import is_corrected, nobodys
from geo.extract.counts.pairing import pair_groups, pair_subject
from geo.extract.counts.respective import respective
from geo.extract.counts.rolls import with_roll
from geo.extract.people.asides import less_person_asides
from geo.extract.people.fates import (
    MEASURES,
    TELLING,
    Fate,
    fates_of,
    less_asked,
    less_handed_over,
    less_wounds,
)
from geo.extract.people.find import groups_of
from geo.extract.people.groups import Form, Group
from geo.extract.people.losses import Loss
from geo.extract.people.owners import side_of
from geo.extract.people.whose import Owner, party_named
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import Several
from geo.extract.words.tokens import Token, phrases_with, tokens_of
from geo.model import Count, Party

__all__ = ["MEASURES", "Loss", "find_losses"]

_UNKNOWN = Count(None, None, None)
_SOME = Count(1, None, None)
_NEAR = 3
_AT_WORK = 256  # sentences, or clauses, of a report, which several passes ask for


@lru_cache(maxsize=_AT_WORK)
def find_losses(sentence: str, words: Lexicon) -> tuple[Loss, ...]:
    """Return the losses that a sentence puts a number on, in order, one per number; "no losses" is 0."""
    if not any(known.search(sentence) for _, known in _telling(words).occurring(sentence)):
        return ()
    sentence = less_other_counts(sentence, words)
    tokens = less_sayings(less_whole(less_births(tokens_of(sentence, words))), words)
    if "–" in sentence or "—" in sentence:
        tokens = less_hyphens(tokens)
    if all(token.tags.isdisjoint(TELLING) for token in tokens):
        return ()
    whole = tokens
    tokens = less_appositions(less_inclusions(less_person_asides(tokens)), words)
    losses: list[Loss] = []
    for part in parts_of(tokens):
        losses += _Reading(part, words).losses()
    losses.sort(key=lambda loss: loss.start)
    losses = with_roll(losses, whole, words)
    losses = of_one_side(losses, sentence, words)
    if any(loss.count != _UNKNOWN for loss in losses):
        losses = [loss for loss in losses if loss.count != _UNKNOWN]
    return tuple(losses)


@cache
def _telling(words: Lexicon) -> Several[str]:
    """Return the words that tell of a fate, a list for each: a short one is soon looked through."""
    return Several((tag, phrases_with(tag, words)) for tag in sorted(TELLING))


def _less_pronouns(groups: Sequence[Group], measures: Sequence[Fate]) -> list[Group]:
    """Return the groups without who stands, behind all fates, for the one person told of: "a shepherd was hit and died before he …"."""
    if not groups or not measures or groups[0].count != Count(1, 1, 1):
        return list(groups)
    told = measures[-1].first
    return [
        one
        for one in groups
        if one.form is not Form.PRONOUN or not groups[0].first < told < one.first or one is groups[0]
    ]


class _Reading:
    """The reading of one run of tokens."""

    def __init__(self, tokens: list[Token], words: Lexicon) -> None:
        self._tokens = tokens
        self._words = words
        self._measures: list[Fate] = []
        self._groups: list[Group] = []

    def losses(self) -> list[Loss]:
        told = less_asked(self._tokens, fates_of(self._tokens, self._words))
        found, self._measures = nobodys(self._tokens, less_handed_over(self._tokens, told), self._words)
        groups = _less_pronouns(groups_of(self._tokens, self._words), self._measures)
        share_nouns(self._tokens, groups, self._words)
        groups = join_services(self._tokens, groups)
        self._tell_victims(groups)
        for one, other in pairwise(groups):
            between = self._tokens[one.last + 1 : other.first]
            goes_on = 0 < len(between) <= _NEAR and (between[0].has("conj") or between[0].text == INTRODUCES)
            other.subset = other.subset or (one.subset and goes_on)
        groups = of_their_own(self._tokens, self._measures, groups, self._words)
        self._measures = less_wounds(self._tokens, self._measures, groups)
        self._groups = groups
        pair_groups(self._tokens, self._measures, groups, self._words)
        pair_subject(self._tokens, self._measures, groups)
        hold_missing(self._tokens, self._measures)
        shares, groups = respective(self._tokens, self._measures, groups, self._words)
        found += [self._loss(fate, [group], side) for fate, group, side in shares]
        add_companions(self._tokens, self._measures, groups, self._words)
        share_wounds(self._tokens, self._measures, groups)
        take_named(self._tokens, self._measures, groups)
        break_down(self._tokens, self._measures, groups, self._words)
        take_off_died(self._tokens, self._measures)
        for measure in self._measures:
            if is_part_of_dead(self._measures, measure):
                continue
            if measure.groups:
                found += self._counted(measure)
            else:
                found += self._unnumbered(measure)
        further = list(elliptic(self._tokens, self._measures, groups, self._words))
        known = {one.start for one in further}
        found += further
        found += [
            one for one in gapped(self._tokens, self._measures, groups, self._words) if one.start not in known
        ]
        return [loss for loss in found if not is_corrected(loss, found)]

    def _tell_victims(self, groups: Sequence[Group]) -> None:
        """Make victims of whom a part is said to have died casualties: "180 fell victim to mines, of them 29 died"."""
        for number, measure in enumerate(self._measures[:-1]):
            if not self._tokens[measure.first].has("victims"):
                continue
            dead = next((one for one in self._measures[number + 1 :] if "killed" in one.names), None)
            part = dead and any(one.subset and measure.last < one.first < dead.first for one in groups)
            if part:
                measure.names = ("casualties",)

    def _counted(self, measure: Fate) -> list[Loss]:
        """Return the people counted for a fate, those of two sides apart: "four Armenian and three Azerbaijani soldiers"."""
        parts = by_side(self._tokens, measure.groups, self._words)
        losses = []
        for side, groups in parts:
            apart = len(groups) < len(measure.groups)
            own = apart and all(is_own(self._tokens, one, self._words) for one in groups)
            losses.append(self._loss(measure, groups, side, alone=own))
        return losses

    def _loss(
        self, measure: Fate, groups: Sequence[Group], party: Party | None, *, alone: bool = False
    ) -> Loss:
        """Return the people of a fate as one loss, of ``party`` if that is known; ``alone``: only words among them tell whose they are."""
        first = min(group.first for group in groups)
        last = max(group.last for group in groups)
        if party is None and not alone:
            first, last = min(first, measure.first), max(last, measure.last)
        name = measure.names[0] if len(measure.names) == 1 else "casualties"
        count = groups[0].count
        for group in groups[1:]:
            count = sum_of(count, group.count)
        kinds = {group.civilian for group in groups}
        hurt = self._tokens[measure.first].has("unhurt")
        party = party or self._called(groups)
        owner = Owner(party) if party else side_of(self._tokens, first, last, self._words)
        number = groups[-1].form is Form.BARE or self._tokens[groups[-1].last].value is not None
        if not owner.is_said and number:
            owner = self._shared(last)._replace(doer=owner.doer)
        if not owner.is_said and self._tokens[groups[0].first].has("again"):
            owner = self._of_those_before(groups[0])._replace(doer=owner.doer)
        start, end = self._tokens[first].start, self._tokens[last].end
        civilian = kinds.pop() if len(kinds) == 1 else None
        further = measure.further or self._is_further(groups[0]) or self._is_another(measure, groups)
        side, enemy, ours, own, doer = owner
        return Loss(name, count, side, start, end, civilian, enemy, ours, hurt, own, further, doer)

    def _called(self, groups: Sequence[Group]) -> Party | None:
        """Return whose people soldiers are called: «взяты, как говорят в Степанакерте, 11 азербайджанских военных»."""
        for group in groups:
            inside = self._tokens[group.first : group.last + 1]
            if not inside or not inside[-1].has("military"):
                continue
            behind = self._tokens[group.last + 1 : group.last + 3]
            fired = inside[-1].has("genitive") and any(one.has("opens", "fires") for one in behind)
            if fired or any(one.has("causes", "sources", "agents") for one in inside):
                continue  # "bir kişi azərbaycanlı hərbçilərin açdığı atəşlə yaralanıb": by their fire
            named = {party for one in inside if (party := party_named(one.text, self._words))}
            # Armenian soldiers may be Nagorno-Karabakh's: what stands beside them tells.
            if len(named) == 1 and Party.ARMENIA not in named:
                return named.pop()
        return None

    def _shared(self, last: int) -> Owner:
        """Return whose the people counted next are, where their noun stands for both numbers: "two died and seven soldiers of X were hurt"."""
        number = bisect_right(self._groups, last, key=lambda one: one.first)
        if number == len(self._groups) or self._groups[number].form is not Form.NOUN:
            return Owner()
        following = self._groups[number]
        between = self._tokens[last + 1 : following.first]
        # Each number stands behind its verb: "two were killed and three Russian reporters hurt" are of two nouns.
        joined = len(between) > 1 and between[0].has("conj") and bool(between[-1].tags & TELLING)
        return side_of(self._tokens, following.first, following.last, self._words) if joined else Owner()

    def _of_those_before(self, group: Group) -> Owner:
        """Return whose one more person is: of those told of right before, "two Azerbaijani saboteurs were detained, a third was killed"."""
        told = [
            (one.last, measure, one)
            for measure in self._measures
            for one in measure.groups
            if one.last < group.first
        ]
        if not told:
            return Owner()
        _, measure, before = max(told, key=lambda item: item[0])
        first, last = min(before.first, measure.first), max(before.last, measure.last)
        return side_of(self._tokens, first, min(last, group.first - 1), self._words)

    def _is_further(self, group: Group) -> bool:
        """Return whether people come on top of those counted before: "another two", «ещё один»."""
        around = self._tokens[max(0, group.first - 1) : group.last + 1]
        return not group.subset and any(token.has("further", "nth", "again") for token in around)

    def _is_another(self, measure: Fate, groups: Sequence[Group]) -> bool:
        """Return whether one by name or trade suffered the same as another before: "Vugar A. lost a foot, Elkhan H. was hurt"."""
        before = [one for one in self._measures if one.first < measure.first and one.names == measure.names]
        for called in (self._surname, self._trade):
            name = called(groups)
            if name and any(called(one.groups) not in (None, name) for one in before):
                return True
        return False

    def _surname(self, groups: Sequence[Group]) -> str | None:
        """Return the surname of the one person that groups are, None if they are more or bear none."""
        if len(groups) != 1 or groups[0].count != Count(1, 1, 1) or groups[0].subset:
            return None
        inside = self._tokens[groups[0].first : groups[0].last + 1]
        named = (one.text for one in inside if one.has("surname") and one.text[:1].isupper())
        return next(named, None)

    def _trade(self, groups: Sequence[Group]) -> str | None:
        """Return by what word the one person is called that groups are, None by one that may mean another told of before."""
        if len(groups) != 1 or groups[0].count != Count(1, 1, 1):
            return None
        inside = self._tokens[groups[0].first : groups[0].last + 1]
        known = groups[0].form in (Form.ALONE, Form.NOUN) and not groups[0].subset
        if not known or any(one.has("person", "anyone", "rank", "military", "aged") for one in inside):
            return None
        return next((one.text.lower() for one in inside if one.has("alone")), None)

    def _unnumbered(self, measure: Fate) -> list[Loss]:
        """Return losses that the sentence admits and gives no number of."""
        around = self._tokens[max(0, measure.first - _NEAR - 1) : measure.last + _NEAR + 1]
        behind = (
            self._tokens[measure.last + 1 : measure.last + 2]
            + self._tokens[max(0, measure.first - 2) : measure.first]
        )
        generic = self._tokens[measure.first].has("unknown")
        if any(token.has("exist") for token in behind) and not generic:
            lone = self._tokens[measure.first].has("lone")  # «есть погибший»
            names, count = measure.names, Count(1, 1, 1) if lone else _SOME
        elif self._tokens[measure.first].has("of_him") and not self._groups:
            # "His foot had to be amputated": of whom was told before.
            names, count = measure.names, Count(1, 1, 1)
        elif any(token.has("no") for token in around) and any(token.has("informing") for token in around):
            return []  # "There are no reports of losses"
        elif generic and any(token.has("admitting", "exist") for token in around):
            names, count = ("killed",), _UNKNOWN
        else:
            return []
        owner = side_of(self._tokens, measure.first, measure.last, self._words)
        start, end = self._tokens[measure.first].start, self._tokens[measure.last].end
        return [
            Loss(name, count, owner.side, start, end, enemy=owner.enemy, ours=owner.ours, own=owner.own)
            for name in names
        ]
