"""Groups that are no people of their own: one person told twice, the noun of a plural, a pronoun in passing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from geo.extract.people.fates import TELLING, Fate
from geo.extract.people.groups import Form, Group
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import Token
from geo.model import Count

__all__ = [
    "INTRODUCES",
    "hold_missing",
    "is_listed",
    "is_part_of_dead",
    "is_plural",
    "joins_two",
    "of_their_own",
    "take_off_died",
]

INTRODUCES = "՝"
"""The Armenian mark before an apposition: of them 3 killed ՝ 2 soldiers."""
_ONE = Count(1, 1, 1)
_NEAR = 3
_OWNED = 6  # words that say whose two people are, with the "and" between them
_LONGEST_ASIDE = 12
_MOST_ITEMS = 8
_LONGEST_LIST = 40
_OWNERS = 2  # words such as "his" before a person
_AT_ONCE = 20  # people; more are a total, of which the dead are a part


def of_their_own(
    tokens: Sequence[Token], measures: Sequence[Fate], groups: Sequence[Group], words: Lexicon
) -> list[Group]:
    """Return the groups without those that tell of people already counted or of nobody."""
    return [
        one
        for one in _less_repeated(tokens, groups, words)
        if not (_is_of_many(tokens, measures, one) or _is_aside(tokens, one) or _is_moved(tokens, one))
    ]


def hold_missing(tokens: Sequence[Token], measures: Sequence[Fate]) -> None:
    """Count who was missing as captured where the clause goes on to say so: "a soldier who went missing is held by Azerbaijan".

    What follows behind a comma is of another clause, unless one opened with who went missing: «солдат, пропавший у горы, удерживается».
    """
    lost = [one for one in measures if one.names == ("missing",) and one.groups]
    held = [one for one in measures if one.names == ("captured",) and not one.groups]
    if len(lost) != 1 or len(held) != 1 or held[0].first < lost[0].first:
        return
    between = tokens[lost[0].last + 1 : held[0].first]
    commas = sum(token.has("comma", "mark") for token in between)
    if commas <= tokens[max(0, lost[0].first - 1)].has("comma"):
        held[0].groups, lost[0].groups = lost[0].groups, []


def take_off_died(tokens: Sequence[Token], measures: Sequence[Fate]) -> None:
    """Count no longer as wounded who is said to have died of it: "three women were wounded, one of whom died on the way".

    Who died so is counted with the dead told of before: "two died, five were wounded, one of whom died on the way" are three.
    """
    for hurt, died in pairwise(measures):
        if hurt.names != ("wounded",) or died.names != ("killed",) or hurt.total or died.first < hurt.last:
            continue
        if len(hurt.groups) != 1 or len(died.groups) != 1:
            continue
        if not (died.groups[0].subset or _is_of_wounded(tokens, died.groups[0])):
            continue
        count, dead = hurt.groups[0].count, died.groups[0].count
        exact = count.low == count.high and dead.low == dead.high
        if exact and count.best and dead.best and dead.best < count.best <= _AT_ONCE:
            left = count.best - dead.best
            hurt.groups[:] = [replace(hurt.groups[0], count=Count(left, left, left))]
            # "The driver was killed, two workers were hurt, one of whom died": two dead
            died.further = any(
                one.names == ("killed",) and one.groups and not one.total and one.first < hurt.first
                for one in measures
            )


def is_part_of_dead(measures: Sequence[Fate], died: Fate) -> bool:
    """Return whether a death is that of some who were counted as dead before: "five dead; one of the five died in hospital"."""
    if (
        died.names != ("killed",)
        or died.further
        or not died.groups
        or not all(one.subset for one in died.groups)
    ):
        return False
    before = [one for one in measures if one.first < died.first and one.groups]
    if not before or before[-1].names != ("killed",) or any(one.subset for one in before[-1].groups):
        return False
    return (died.groups[0].count.best or 0) < (before[-1].groups[0].count.best or 0)


def _is_of_wounded(tokens: Sequence[Token], group: Group) -> bool:
    """Return whether a number is of the wounded told of before: «один из раненых», "one of the wounded"."""
    behind = tokens[group.last + 1 : group.last + 3]
    return len(behind) == 2 and behind[0].has("among") and behind[1].has("wounded")


def _is_moved(tokens: Sequence[Token], group: Group) -> bool:
    """Return whether people were only brought away: "another 200 residents, mostly women, were evacuated", not "with injuries"."""
    if group.inside is not None:
        return False  # "three wounded were evacuated"
    moved = None
    for at in range(group.last + 1, min(len(tokens), group.last + _LONGEST_ASIDE)):
        token = tokens[at]
        if token.has("moved"):
            moved = at
        elif token.tags & TELLING or (moved is None and token.value is not None):
            return False
        elif token.has("mark", "breaks") or (moved and token.has("comma", "conj")):
            break
    return moved is not None


def _is_of_many(tokens: Sequence[Token], measures: Sequence[Fate], group: Group) -> bool:
    """Return whether what looks like one person is the noun of a plural before it: «число погибших солдат»."""
    if group.form is not Form.ALONE or is_listed(tokens, group) or group.first != group.last:
        return False
    return any(is_plural(tokens, one) and _leads_to(tokens, one.last + 1, group.first) for one in measures)


def _leads_to(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether only words such as "Armenian" stand before a noun: «взятых в плен азербайджанских солдат»."""
    return start <= end <= start + 2 and all(token.has("modifiers") for token in tokens[start:end])


def _is_aside(tokens: Sequence[Token], group: Group) -> bool:
    """Return whether a pronoun stands between commas that tell of nobody's fate: "the wounded, he said, are four"."""
    if group.form is not Form.PRONOUN:
        return False
    before = reversed(tokens[max(0, group.first - _NEAR) : group.first])
    behind = tokens[group.last + 1 : group.last + 1 + _NEAR]
    if any(token.has("comma") for token in behind[:1]):
        return False  # "nazirliyə görə, o, martda həlak olub": Azerbaijani sets it apart from its verb
    return _comma_first(before) and _comma_first(behind)


def _comma_first(tokens: Iterable[Token]) -> bool:
    """Return whether a comma comes before any word that tells what became of people."""
    found = next((token for token in tokens if token.has("comma") or token.tags & TELLING), None)
    return found is not None and found.has("comma")


def is_plural(tokens: Sequence[Token], measure: Fate) -> bool:
    """Return whether a word that says what became of people tells of several."""
    return any(token.has("plural") for token in tokens[measure.first : measure.last + 1])


def is_listed(tokens: Sequence[Token], group: Group) -> bool:
    """Return whether another person is named beside one: "житель Барды и уроженец Гянджи"."""
    behind = tokens[group.last + 1 : group.last + 2]
    first = group.first
    while first and tokens[first - 1].has("pronoun", "own") and group.first - first < _OWNERS:
        first -= 1  # «водитель и его жена»
    before = tokens[max(0, first - 1) : first]
    beside = any(token.has("conj", "comma") for token in (*behind, *before))
    return beside or _is_of_pair(tokens, group.last + 1)


def joins_two(between: Sequence[Token]) -> bool:
    """Return whether an "and" with only whose they are stands between two people: «оператор телевидения и корреспондент газеты»."""
    joints = [at for at, token in enumerate(between) if token.has("conj")]
    if len(joints) != 1 or len(between) > _OWNED:
        return False
    plain = (token for at, token in enumerate(between) if at != joints[0])
    return all(
        token.text.islower() and (not token.tags or token.has("modifiers", "possessed")) for token in plain
    )


def _is_of_pair(tokens: Sequence[Token], start: int) -> bool:
    """Return whether another person is named behind a person and whose that is, the last of them behind an "and"."""
    for _ in range(_MOST_ITEMS):
        near = range(start + 1, min(len(tokens), start + _OWNED + 1))
        other = next((at for at in near if tokens[at].has("alone")), None)
        if other is None or joins_two(tokens[start:other]):
            return other is not None
        start = other + 1  # «сотрудник агентства, оператор телеканала и чиновник»
    return False


def _less_repeated(tokens: Sequence[Token], groups: Sequence[Group], words: Lexicon) -> list[Group]:
    """Return the groups with one person told twice as one: "a soldier, Private Aram P.", but not a list of people."""
    kept: list[Group] = []
    for group in _less_items(tokens, groups):
        before = kept[-1] if kept else None
        if before and _is_repeated(tokens, before, group):
            before.last, before.form = group.last, min(before.form, group.form)
            before.civilian = group.civilian if before.civilian is None else before.civilian
        elif before and _names_part(tokens, before, group):
            before.last, before.form = _past_border(tokens, group.last), Form.ALONE
            before.civilian = group.civilian
        elif before and _share_number(tokens, before, group, words):
            before.last = group.last
        elif kept and _is_in_roll(tokens, kept, group):
            continue
        else:
            kept.append(group)
    return kept


def _is_repeated(tokens: Sequence[Token], one: Group, other: Group) -> bool:
    between = tokens[one.last + 1 : other.first]
    if not between and one.form is other.form is Form.ALONE:
        return one.count == other.count == _ONE  # "Bərdə sakini 27 yaşlı Elçin Məmmədov"
    # A rank of two words: "our serviceman, junior sergeant X", «военнослужащий, старший лейтенант, ранен».
    ranked = len(between) == 2 and not between[1].tags and tokens[other.first].has("military")
    # «Կոթիի բնակիչ, 45-ամյա մի տղամարդ»
    ranked = ranked or (len(between) == 2 and between[1].has("aged") and tokens[other.first].has("articles"))
    if not (len(between) == 1 or ranked) or not between[0].has("comma") or one.subset:
        return False
    if tokens[other.first].has("again") or _has_own_fates(tokens, one, other):
        return False  # «погиб военнослужащий Орхан А., второй ранен»
    if _bears_name(tokens, one) and _bears_name(tokens, other):
        return False  # "Captain Aram Petrosyan, Lieutenant Hayk Musaelyan"
    return one.count == other.count == _ONE and not _joins_behind(tokens, one.last + 1)


def _names_part(tokens: Sequence[Token], one: Group, other: Group) -> bool:
    """Return whether a person is named behind "one of them": "onlardan biri – Rauf Əliyev", «նրանցից մեկը՝ 1988 թ. ծնված Գոր Ս.»."""
    between = tokens[one.last + 1 : other.first]
    if not one.subset or not one.count == other.count == _ONE or not between:
        return False
    named = other.form is Form.NAMED or (other.form is Form.ALONE and _has_name(tokens, other))
    opened = between[0].has("link", "comma") or between[0].text == INTRODUCES
    # No number but a year of birth or an age stands there.
    return (
        named and opened and all(token.has("number", "units", "not_before", "aged") for token in between[1:])
    )


def _past_border(tokens: Sequence[Token], last: int) -> int:
    """Return the comma or dash that closes an apposition, if what became of who is named follows it."""
    behind = tokens[last + 1 : last + 2 + _NEAR]
    closed = len(behind) > 1 and behind[0].has("comma", "link")
    told = next(
        (one for one in behind[1:] if one.tags & TELLING or one.value is not None or one.has("comma")), None
    )
    return last + 1 if closed and told is not None and bool(told.tags & TELLING) else last


def _has_own_fates(tokens: Sequence[Token], one: Group, other: Group) -> bool:
    """Return whether a fate stands before a person and another behind "one soldier": «погиб рядовой Арам П., один солдат ранен»."""
    number = tokens[other.first]
    before, behind = (
        tokens[max(0, one.first - _NEAR) : one.first],
        tokens[other.last + 1 : other.last + _NEAR],
    )
    counted = number.value == 1 and not number.has("articles")
    # «погибли бабушка и внучка, мать ранена»
    listed = (
        one.first > 0
        and tokens[one.first - 1].has("conj")
        and not any(token.has("comma") for token in behind)
    )
    return (
        (counted or listed)
        and any(token.tags & TELLING for token in before)
        and any(token.tags & TELLING for token in behind)
    )


def _less_items(tokens: Sequence[Token], groups: Sequence[Group]) -> list[Group]:
    """Return the groups without those that a total before them is broken down into: "five – a man, his wife and three children – died"."""
    kept: list[Group] = []
    reach: list[tuple[Group, int]] = []
    for at, group in enumerate(groups):
        total, items = _total_of(tokens, groups, at)
        if total is None or sum(one.count.best or 0 for one in items) > (total.count.best or 0):
            kept.append(group)
        else:
            reach.append((total, group.last))
    for total, last in reach:
        total.last = max(total.last, last)  # what became of all stands behind the list
    return kept


def _total_of(tokens: Sequence[Token], groups: Sequence[Group], at: int) -> tuple[Group | None, list[Group]]:
    """Return the total that a dash or colon sets before a group in a list, with the list up to what became of all."""
    for start in range(at - 1, max(-1, at - _MOST_ITEMS - 1), -1):
        total = groups[start]
        first = groups[start + 1]
        between = tokens[total.last + 1 : first.first]
        if (
            total.form is Form.NOUN
            and 0 < len(between) <= 2
            and between[0].has("link")
            and (total.count.best or 0) > 1
        ):
            stop = min(len(tokens), total.last + _LONGEST_LIST)
            told = next((n for n in range(total.last + 1, stop) if tokens[n].tags & TELLING), stop)
            items = [one for one in groups[start + 1 : start + 1 + _MOST_ITEMS] if one.last < told]
            people = (Form.NOUN, Form.ALONE, Form.NAMED)
            exact = all(one.form in people and one.count.best and not one.subset for one in items)
            return (total, items) if len(items) > 1 and exact and groups[at].last < told else (None, [])
    return None, []


def _is_in_roll(tokens: Sequence[Token], kept: Sequence[Group], group: Group) -> bool:
    """Return whether one only names a person of the number told before: "two officers, Major Aram P. and Captain Gor S."."""
    total = kept[-1]
    between = tokens[total.last + 1 : group.first]
    named = group.form is Form.NAMED or _has_name(tokens, group)
    if not named or group.count != _ONE or not between or total.count.best is None or total.count.best < 2:
        return False
    if total.form not in (Form.NOUN, Form.ALONE, Form.BARE):
        return False
    if total.last != group.first - 1 and not between[0].has("comma", "link", "glue"):
        return False
    if _has_fate_alone(tokens, total, group):
        return False
    if any(token.tags & TELLING or token.has("mark", "breaks", "number") for token in between[:1]):
        return False
    return _only_names(between[1:])


def _has_fate_alone(tokens: Sequence[Token], total: Group, group: Group) -> bool:
    """Return whether the one named has another fate than the number: «погибли двое солдат, сержант Арам П. ранен»."""
    before = [one for one in tokens[max(0, total.first - _NEAR) : total.first] if one.tags & TELLING]
    behind = tokens[group.last + 1 : group.last + _NEAR]
    told = next((one for one in behind if one.tags & TELLING or one.has("comma", "conj", "mark")), None)
    if not before or told is None or told.has("plural"):
        return False
    return bool(told.tags & TELLING) and told.tags & TELLING != before[-1].tags & TELLING


def _has_name(tokens: Sequence[Token], group: Group) -> bool:
    """Return whether a name stands behind a rank or a trade of one: "Captain Sos Elbakyan"."""
    return group.last > group.first and tokens[group.last].text[:1].isupper()


def _only_names(tokens: Sequence[Token]) -> bool:
    return all(
        token.has("comma", "conj") or token.text[:1].isupper() or token.has("military", "rank")
        for token in tokens
    )


def _share_number(tokens: Sequence[Token], one: Group, other: Group, words: Lexicon) -> bool:
    """Return whether a noun is counted by the number before another: "beş zabit və əsgər" are five in all."""
    if not words.table("counts").get("shared_number") or other.form is not Form.ALONE:
        return False
    between = tokens[one.last + 1 : other.first]
    plain = other.first == other.last and len(between) == 1 and between[0].has("conj")
    return plain and one.form is Form.NOUN and one.count.best != 1


def _bears_name(tokens: Sequence[Token], group: Group) -> bool:
    pair = tokens[max(group.first, group.last - 1) : group.last + 1]
    capitals = len(pair) == 2 and all(one.text[:1].isupper() for one in pair)
    # A first name may begin as another word does: "Օրխան" is no "օր".
    return capitals and (pair[-1].has("surname") or not any(one.tags for one in pair))


def _joins_behind(tokens: Sequence[Token], start: int) -> bool:
    """Return whether a list of people that goes on there has an "and" before what became of them."""
    for token in tokens[start : start + _LONGEST_ASIDE]:
        if token.has("conj"):
            return True
        if token.tags & TELLING or token.has("mark", "breaks", "link", "stops"):
            return False
    return False
