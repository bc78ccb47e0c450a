"""How near people who are counted stand to a word for what became of them, and whether it can be theirs at all."""

from collections.abc import Sequence

from geo.extract.counts.doubles import is_listed, is_plural
from geo.extract.counts.gaps import FAR, JOINED, counts_things, gap_cost, less_aside, link_cost
from geo.extract.people.fates import TELLING, Fate
from geo.extract.people.groups import Form, Group
from geo.extract.people.whose import party_named
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import PEOPLE, Token

__all__ = ["Nearness"]

# How many words, weighed by the cost, may stand between a group and what became of it.
_REACH = {
    Form.NOUN: 12.0,
    Form.ALONE: 8.0,
    Form.BARE: 3.5,
    Form.UNKNOWN: 2.5,
    Form.PRONOUN: 1.5,
    Form.NAMED: 1.5,
}
_TOTAL_REACH = 16
_VAGUER = 1.5
_FAR_SUBJECT = 0.4
_OF_WOUNDED = 3.0
_NEAR = 3
_BESIDE = 5


class Nearness:
    """The distances between the groups and the fates of one run of tokens."""

    def __init__(self, tokens: Sequence[Token], words: Lexicon, measures: Sequence[Fate]) -> None:
        self._tokens, self._words = tokens, words
        self._verb_final = bool(words.table("counts").get("verb_final"))
        self._deaths = max((one.first for one in measures if tokens[one.first].has("killed")), default=-1)

    def cost(self, measure: Fate, group: Group) -> float:
        """Return how far apart a group and a word stand, or ``FAR`` if they do not belong together."""
        if group.inside is not None and measure.first <= group.inside <= measure.last:
            # A verb behind them says better what became of them: "the two wounded soldiers died in hospital".
            died = self._deaths > group.last
            return _OF_WOUNDED if died and measure.names == ("wounded",) else 0.6
        follows = group.first > measure.first
        if not self._may_belong(measure, group, follows=follows):
            return FAR
        tokens = self._tokens
        gap: Sequence[Token] = (
            tokens[measure.last + 1 : group.first] if follows else tokens[group.last + 1 : measure.first]
        )
        if not follows and measure.total and self._has_reached(measure):
            return FAR  # "92 were killed, the number of wounded reached 121"
        if follows and measure.total:
            return FAR if len(gap) > _TOTAL_REACH or any(token.has("mark") for token in gap) else 0.5
        gap = self._less_asides(gap, group, follows=follows)
        if follows and self._verb_final and any(token.has("comma", "conj") for token in gap):
            return FAR  # behind its verb another clause begins
        # "losses of the day: 36"
        heads = follows and len(gap) > 1 and gap[-1].has("link") and not measure.weak
        cost = link_cost(gap) if len(gap) == 1 else sum(map(gap_cost, gap[:-1] if heads else gap))
        if not follows and self._verb_final:
            cost *= _FAR_SUBJECT  # when, where and how stand between a subject and its verb
        if follows and tokens[group.first].has("conj", "at_least_after"):
            cost += JOINED  # "have been killed and more than 50 hurt"
        cost += _VAGUER * (measure.weak or tokens[measure.first].has("unknown"))
        if self._is_subject(measure, group, follows=follows):
            gap, cost = (), _REACH[Form.PRONOUN]
        return cost if cost <= _REACH[group.form] and not counts_things(gap) else FAR

    def _is_subject(self, measure: Fate, group: Group, *, follows: bool) -> bool:
        """Return whether a pronoun before a comma has its verb at the end: "O, martın 17-də Mərzilidə snayper atəşi ilə həlak olub"."""
        tokens, behind = self._tokens, group.last + 1
        if (
            follows
            or not self._verb_final
            or group.form is not Form.PRONOUN
            or not tokens[behind].has("comma")
        ):
            return False
        end = measure.last + 1
        ends = end == len(tokens) or tokens[end].has("mark", "comma", "conj")
        return ends and not any(
            one.has("comma", "mark", "breaks") for one in tokens[behind + 1 : measure.first]
        )

    def _less_asides(self, gap: Sequence[Token], group: Group, *, follows: bool) -> Sequence[Token]:
        """Return what stands between a fate and a group without what only says more of them."""
        if group.form not in (Form.UNKNOWN, Form.PRONOUN):
            gap = less_aside(gap)
        if not follows and group.form in (Form.NOUN, Form.ALONE, Form.NAMED):
            gap = self._less_relative(gap)
        return self._less_called(gap) if follows and group.form is Form.NAMED else gap

    def _has_reached(self, measure: Fate) -> bool:
        """Return whether the number of a total stands behind it, and a verb between them: "the number of wounded reached 121"."""
        behind = self._tokens[measure.last + 1 :][:_BESIDE]
        number = next((at for at, token in enumerate(behind) if token.value is not None), None)
        between = behind[:number]
        told = any(token.has("totals") for token in between[1:])
        return (
            number is not None and told and not any(token.has("comma", "conj", "mark") for token in between)
        )

    def _less_called(self, gap: Sequence[Token]) -> Sequence[Token]:
        """Return what stands before a name without what its bearer is: «погибли военнослужащие Армии обороны Гор Арзуманян и …»."""
        end = len(gap)
        while end and (
            gap[end - 1].has("forces", "rank", *PEOPLE) or party_named(gap[end - 1].text, self._words)
        ):
            end -= 1
        called = end < len(gap) and gap[end].has(*PEOPLE)
        return gap[:end] if called else gap

    def _less_relative(self, gap: Sequence[Token]) -> Sequence[Token]:
        """Return what stands between people and their fate without a clause on them: "two soldiers who were taking food to a post were seized"."""
        relative = self._words.words("claims", "relative")
        at = next((at for at, token in enumerate(gap[:_NEAR]) if relative.fullmatch(token.text)), None)
        ends = at is not None and gap[-1].has("stops", "comma", "glue")
        return [*gap[:at], gap[-1]] if at is not None and ends else gap

    def _may_belong(self, measure: Fate, group: Group, *, follows: bool) -> bool:
        """Return whether a word can tell of such a group on that side of it, however near they stand."""
        if group.form is Form.NAMED and (
            measure.total or self._tokens[measure.first].has("person", "totals")
        ):
            return False
        if follows and not measure.total and self._tokens[measure.first].has("of_owner"):
            return False  # "şəhidin iki övladı": whose they are
        if measure.weak and not self._are_people(measure, group):
            return False
        if group.form is Form.PRONOUN and self._tokens[measure.first].has("unknown"):
            return False  # «о ее потерях не известно»: whose they are
        if (
            group.form is Form.ALONE
            and is_plural(self._tokens, measure)
            and not is_listed(self._tokens, group)
        ):
            return False
        adjoins = group.last + 1 == measure.first
        # «двух солдат застрелили»: whom it was done to, on either side of the verb
        objective = any(one.has("objective") for one in self._tokens[group.first : group.last + 1])
        done_to = objective and not self._tokens[measure.first].has("losers")
        behind = self._is_of_what_follows(measure) or (adjoins and self._has_object(measure))
        return follows or done_to or not behind

    def _has_object(self, measure: Fate) -> bool:
        """Return whether people counted right behind a word are whom its subject did it to: "a sniper shot dead two soldiers"."""
        behind = self._tokens[measure.last + 1 : measure.last + 1 + _NEAR]
        counted = bool(behind) and behind[0].has("number")
        return not self._verb_final and counted and any(one.has(*PEOPLE) for one in behind[1:])

    def _is_of_what_follows(self, measure: Fate) -> bool:
        """Return whether people stand behind a word only: "killing two", "a reporter saw the bodies of a couple"."""
        behind = self._tokens[measure.last + 1 : measure.last + 2]
        bodies = self._tokens[measure.first].has("bodies") and any(one.has("owners_after") for one in behind)
        return bodies or self._tokens[measure.first].has("active")

    def _are_people(self, measure: Fate, group: Group) -> bool:
        """Return whether those counted are surely people, as a word must have that is told of things as well."""
        if group.form in (Form.NOUN, Form.ALONE):
            return not self._are_things_of(group)
        return self._lost_by_side(measure, group) or self._lost_in_turn(measure, group)

    def _are_things_of(self, group: Group) -> bool:
        """Return whether a nation or the enemy only says whose unknown things were counted: "12 Armenian tents were destroyed"."""
        noun, behind = self._tokens[group.last], self._tokens[group.last + 1 : group.last + 2]
        if noun.has("enemy"):
            behind = self._tokens[group.last - 1 : group.last]
        elif not (noun.has("modifiers") and party_named(noun.text, self._words)):
            return False
        return any(one.text.isalpha() and one.text.islower() and not one.tags for one in behind)

    def _lost_in_turn(self, measure: Fate, group: Group) -> bool:
        """Return whether a bare number ends a clause on what who hit others lost: "killed five soldiers, losing one of their own"."""
        tokens, at = self._tokens, measure.first
        if group.first != measure.last + 1 or not tokens[at].has("losers"):
            return False
        further = tokens[group.last + 1 : group.last + 1 + _BESIDE]
        behind = next((one for one in further if not one.has("own", "modifiers")), None)
        ends = behind is None or behind.has("mark", "comma", "conj", "breaks")
        return ends and any(one.tags & TELLING for one in tokens[:at])

    def _lost_by_side(self, measure: Fate, group: Group) -> bool:
        """Return whether a bare number stands right behind what a side lost: "the Azerbaijanis lost 14", "our side lost two:"."""
        tokens, at = self._tokens, measure.first
        who = next((one for one in reversed(tokens[:at]) if not one.has("glue")), None)
        alone = (
            group.form in (Form.BARE, Form.UNKNOWN)
            and group.first == measure.last + 1
            and tokens[at].has("losers")
        )
        if not alone or who is None:
            return False
        side = who.has("enemy", "sides", "us") or party_named(who.text, self._words) is not None
        side = side or self._words.words("parties", "speakers", "pronouns").fullmatch(who.text) is not None
        behind = tokens[group.last + 1 : group.last + 2]
        return side and all(one.has("mark", "conj", "comma", "link") for one in behind)
