"""Groups of people in a sentence with how many they are: "at least three soldiers", "his sister", "a boy of 12"."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from geo.extract.people.groups import FATES, NOUNS, Form, Group, extend, is_subset, noun_after
from geo.extract.people.persons import is_age, single, take_age
from geo.extract.people.quantities import COUNTING, Quantity, bounded_behind, quantity_of
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, alternatives, any_case
from geo.extract.words.tokens import PEOPLE, Token
from geo.model import Count

__all__ = ["groups_of", "is_day", "is_month"]

_OPENING = frozenset({"aged", "pronoun", "alone", "rank"})
_NAMES = 4
_LONGEST_WAY = 6  # tokens
_YEAR = 4  # digits
_APPOSES = "՝"  # as Armenian puts it before a name: «մի հովիվ՝ Արամ Սարգսյանը, վիրավորվել է»
_NEAR = 3
_FAR = 5


def groups_of(tokens: Sequence[Token], words: Lexicon) -> list[Group]:
    """Return the groups of people that the tokens count, in order. Other things counted are left out."""
    found: list[Group] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        last = found[-1].count if found else None
        counts = token.value is not None or not token.tags.isdisjoint(COUNTING)
        again = found and _tells_again(tokens, at, found[-1])
        quantity = quantity_of(tokens, at, words, last) if counts and not again else None
        group = _further(tokens, at) if "again" in token.tags or _is_nth(tokens, at) else None
        if group:
            following = group.last + 1
        elif quantity:
            group = _group(tokens, at, quantity, words) if _counts(tokens, at, quantity, words) else None
            if quantity.article:
                group = _with_age(tokens, at, group)
            following = group.last + 1 if group else quantity.end
        else:
            opens = token.text[:1].isupper() or not token.tags.isdisjoint(_OPENING)
            group = single(tokens, at) if opens else None
            following = group.last + 1 if group else at + 1
        # A group whose noun stands before its number ends there: the search goes on, never back.
        at = following if following > at else at + 1
        if group and not (found and _is_name_of(tokens, found[-1], group)):
            found.append(group)
        elif group:
            found[-1].last = group.last
    return found


def _with_age(tokens: Sequence[Token], at: int, group: Group | None) -> Group | None:
    """Return the person behind an article with the age behind, which makes one of an unknown noun too: "a glazier, 51, was killed"."""
    if group:
        take_age(tokens, group)  # "a baker, 34, and his wife"
        return group
    return Group(at, at + 3, Count(1, 1, 1), Form.ALONE) if is_age(tokens, at + 3, at + 4) else None


def _is_name_of(tokens: Sequence[Token], one: Group, other: Group) -> bool:
    """Return whether a name behind a comma is that of the one person told of before it: "the driver, Nizami Guliyev, and his son"."""
    single_one = one.count == other.count == Count(1, 1, 1) and one.form in (Form.ALONE, Form.NOUN)
    between = tokens[one.last + 1 : other.first]
    # «հայր և որդի՝ 61-ամյա Սամվելն ու 28-ամյա Հրայրը» are told one by one
    listed = any(
        token.has("conj")
        for token in (*tokens[max(0, one.first - 1) : one.first], *tokens[other.last + 1 : other.last + 2])
    )
    apposed = len(between) == 1 and between[0].text == _APPOSES and not listed
    beside = apposed or (len(between) == 1 and between[0].has("comma"))
    if single_one and other.form is Form.NAMED and len(between) > 1 and between[0].has("owners_after"):
        return _is_of_body(between) or _is_of_place(between)
    plain = 0 < len(between) <= _NEAR and all(token.text.islower() and not token.tags for token in between)
    if single_one and other.form is Form.NAMED and plain and tokens[one.last].text.islower():
        return True  # «оператор телевидения Сирадж Абышов»
    if not (single_one and beside) or tokens[one.last].text[:1].isupper() != (one.first == one.last == 0):
        return False
    aged = tokens[other.first].has("aged") and other.last > other.first
    name = tokens[other.first + aged]
    return name.text[:1].isupper() and not name.has("alone", "rank", "aged", "number", *PEOPLE)


def _is_of_body(between: Sequence[Token]) -> bool:
    """Return whether what stands between a person and a name says of what force: "a serviceman of the Defence Army, Gor Sargsyan"."""
    return any(one.has("forces") for one in between) and not any(
        one.value is not None or one.has("conj", "mark", *FATES) for one in between
    )


def _is_of_place(between: Sequence[Token]) -> bool:
    """Return whether what stands between a person and a name says of what town, to a comma: "a resident of the settlement, Elshad Gasimov"."""
    home = between[:-1]
    known = all(one.has("things", "glue", "owners_after") or one.text[:1].isupper() for one in home)
    return between[-1].has("comma") and len(home) <= _FAR and known


def _tells_again(tokens: Sequence[Token], at: int, before: Group) -> bool:
    """Return whether "both" or "all" behind a comma tells once more of people counted: "two reporters, both French"."""
    behind = at and tokens[at - 1].has("comma") and before.last >= at - _FAR
    return bool(behind) and tokens[at].has("both") and before.count.best != 1


def _is_nth(tokens: Sequence[Token], at: int) -> bool:
    """Return whether an ordinal stands for one more of those told of: "two were killed; the third, Vagif I., died"."""
    behind = tokens[at + 1 : at + 2]
    before = tokens[max(0, at - 1) : at]
    # «Двое погибли на месте, третий скончался в больнице»
    opens = not before or before[0].has("modifiers", "articles", "comma", "mark", "conj")
    return tokens[at].has("nth") and opens and any(one.has("comma", "dies", "glue") for one in behind)


def _further(tokens: Sequence[Token], at: int) -> Group | None:
    """Return the one more of "one was killed, another was wounded" and of "killed two and wounded another"."""
    start = at + 1
    if any(token.counts for token in tokens[start : start + 1]):
        return None  # "contact with another 24 was lost"
    if _is_object(tokens, at) or (at and tokens[at - 1].has("contact")):
        return Group(at, at, Count(1, 1, 1), Form.BARE)
    if start < len(tokens) and tokens[start].has(
        "comma"
    ):  # "a fourth, Davit H., was left with a wounded leg"
        name = start + 1
        while name < min(len(tokens), start + _NAMES + 2) and tokens[name].text[:1].isupper():
            name += 1
        # The comma behind the name goes with the age or birth that stood there.
        closed = name < len(tokens) and name > start + 1 and tokens[name].has("comma", *FATES)
        start = name + tokens[name].has("comma") if closed else start
    elif start < len(tokens) and tokens[start].has("alone", *PEOPLE) and not tokens[start].has(*FATES):
        start += 1  # "a fourth policeman was wounded"
    behind = next(
        (n for n in range(start, min(len(tokens), start + _NEAR + 1)) if not tokens[n].has("glue")), None
    )
    if tokens[at].has("again_alone"):
        behind = _past_how(tokens, behind)
    if behind is not None and tokens[behind].has("moved"):  # "another was evacuated with injuries"
        behind = _told_behind(tokens, behind + 1)
        start = behind or start
    if behind is None or not tokens[behind].has(*FATES) or tokens[behind].has("unknown"):
        return None
    return Group(at, start - 1, Count(1, 1, 1), Form.BARE)


def _past_how(tokens: Sequence[Token], at: int | None) -> int | None:
    """Return where the verb stands behind a few words on how it came: «երրորդը դիմադրելիս սպանվել է»."""
    for step in range(at or 0, min(len(tokens), (at or 0) + _NEAR)):
        if tokens[step].tags or not tokens[step].text.islower():
            return step
    return at


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word alone stands behind what was done to whom it means: "and wounded another near the village"."""
    verb = tokens[at - 1] if at else None
    if verb is None or not (verb.has("does", "active") and verb.has(*FATES)):
        return False
    behind = tokens[at + 1 : at + 2]
    return not any(
        one.value is not None or one.has("alone", "aged", "modifiers", *PEOPLE) or one.text[:1].isupper()
        for one in behind
    )


def _told_behind(tokens: Sequence[Token], start: int) -> int | None:
    """Return where a clause goes on to what became of the one it tells of."""
    for at in range(start, min(len(tokens), start + _LONGEST_WAY)):
        if tokens[at].has(*FATES):
            return at
        if tokens[at].counts or tokens[at].has("comma", "mark", "breaks", "conj"):
            break
    return None


def _counts(tokens: Sequence[Token], at: int, quantity: Quantity, words: Lexicon) -> bool:
    """Return whether a number can count people: no date, age, time, measure of length, calibre or old total."""
    end = quantity.end
    if at and tokens[at - 1].has("not_before") and not _is_lost_touch(tokens, end):
        return False
    if (
        at > 2
        and tokens[at - 1].has("conj")
        and tokens[at - 2].value is not None
        and tokens[at - 3].has("not_before")
    ):
        return False  # "his brothers, aged 29 and 31, were injured"
    digits = tokens[end - 1].text[:1].isdecimal()
    if digits and is_day(tokens, at, end, words):
        return False
    if _is_how_old(tokens, at, end):
        return False
    while end + 1 < len(tokens) and tokens[end].has("conj", "span") and tokens[end + 1].value is not None:
        end += 2  # "34 and 51 years", "60 and 82 mm": the unit is of both
    # "İki gecə" are nights, but "yaralılardan ikisi gecə ölüb" two people.
    if end < len(tokens) and tokens[end].has("units") and not _is_of_those(tokens, at):
        return False
    return not (digits and is_age(tokens, at, quantity.end))


def _is_of_those(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number says how many of people told of: "onlardan ikisi", «նրանցից երկուսը»."""
    return at > 0 and tokens[at].has("definite") and tokens[at - 1].has("partitive", "subset")


def _is_lost_touch(tokens: Sequence[Token], end: int) -> bool:
    """Return whether people stand there with whom there is no contact: «с 24 бойцами прервана связь»."""
    behind = tokens[end + 1 : end + 3]
    return any(one.has(*PEOPLE) for one in tokens[end : end + 1]) and any(
        one.has("missing") for one in behind
    )


def _is_how_old(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a number says how old the one person before it is: "a woman of 64", «мужчина лет сорока»."""
    if at < 2 or not tokens[at - 2].has("alone"):
        return False
    return tokens[at - 1].has("units") or (tokens[at - 1].has("glue") and not _is_counting(tokens, end))


def _is_counting(tokens: Sequence[Token], end: int) -> bool:
    return end < len(tokens) and tokens[end].has(*NOUNS)


def _is_of_things(token: Token, words: Lexicon) -> bool:
    """Return whether a word says out of which things one is counted: "in one of the posts", "զորամասերից մեկում"."""
    if token.has(*NOUNS, *FATES, "subset") or not token.text[-1:].isalpha():
        return False
    return _partitive(words).fullmatch(token.text) is not None


@cache
def _out_of(words: Lexicon) -> AnyCase:
    return any_case(words.table("counts").get("out_of", "(?!)"))


@cache
def _partitive(words: Lexicon) -> AnyCase:
    return any_case(alternatives(words.table("counts").get("partitive", [])))


def is_day(tokens: Sequence[Token], at: int, end: int, words: Lexicon) -> bool:
    """Return whether a month stands beside a number, and not another day before that: "on 28 July 3 soldiers"."""
    if end < len(tokens) and is_month(tokens[end], words):
        return True
    if not at or not is_month(tokens[at - 1], words):
        return False
    dated = at > 1 and tokens[at - 2].text.isdecimal()
    return not dated or end == len(tokens) or not tokens[end].text[:1].isalpha()


def is_month(token: Token, words: Lexicon) -> bool:
    """Return whether a word is the name of a month."""
    return _months(words)(token.text) is not None


@cache
def _months(words: Lexicon) -> Callable[[str], re.Match[str] | None]:
    months = words.alternatives("months")
    return any_case(rf"{months}\.?").fullmatch


def _is_joint_age(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number is the first of two ages: «19 և 20 տարեկան»."""
    joined = any(one.has("conj", "comma") for one in tokens[at : at + 1])
    return joined and any(one.has("aged") for one in tokens[at + 1 : at + 2])


def _among(tokens: Sequence[Token], at: int) -> tuple[int, int | None] | None:
    """Return where the people end of whom a number tells, and a fate inside: «двое из раненых солдат»."""
    hurt = at + 1 if any(one.has("wounded") for one in tokens[at + 1 : at + 2]) else None
    noun = at + (1 if hurt is None else 2)
    told = any(one.has("among") for one in tokens[at : at + 1])
    return (noun, hurt) if told and noun < len(tokens) and tokens[noun].has(*PEOPLE) else None


def _is_declined_year(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a year with an ending stands by no people: «1993-ին զոհված 12 զինվորի»."""
    behind = tokens[at + 1 : at + 2]
    return len(tokens[at].text) > _YEAR and not any(
        one.has(*PEOPLE) and not one.has(*FATES) for one in behind
    )


def _past_about(behind: Sequence[Token]) -> int:
    """Return how far a group goes on behind a word for "about" to who they are: "on nəfərə yaxın kənd sakini"."""
    return 2 if len(behind) > 1 and behind[0].has("about_after") and behind[1].has(*PEOPLE) else 0


def _is_told_of(tokens: Sequence[Token], at: int, noun: int) -> bool:
    """Return whether a definite number only tells who some of those counted before its comma were: "beş nəfər ölüb, ikisi uşaq, …"."""
    behind = tokens[noun + 1 : noun + 2]
    closes = not behind or behind[0].has("comma", "mark")
    return at > 0 and tokens[at].has("definite") and tokens[at - 1].has("comma") and closes


def _are_held(tokens: Sequence[Token], end: int) -> bool:
    """Return whether a bare number ends a clause with who was detained, as only people are: "two detained", "ikisi saxlanılıb"."""
    held = any(one.has("captured_of_people") for one in tokens[end : end + 1])
    return held and all(one.has("comma", "mark") for one in tokens[end + 1 : end + 2])


def _noun_of(tokens: Sequence[Token], at: int, end: int) -> tuple[int | None, int | None, int]:
    """Return what :func:`noun_after` does; behind "of them two" stands when or where, no noun of things: "onlardan ikisi bu gecə ölüb"."""
    noun, inside, plain = noun_after(tokens, end)
    return noun, inside, 0 if plain < 0 and _is_of_those(tokens, at) else plain


def _group(tokens: Sequence[Token], at: int, quantity: Quantity, words: Lexicon) -> Group | None:
    """Return the people that a number counts: the noun after it, or none for a number by itself."""
    end = quantity.end
    if quantity.year and quantity.count.low == quantity.count.high and _is_declined_year(tokens, at):
        return None
    group = Group(at, end - 1, quantity.count, Form.BARE, subset=is_subset(tokens, at))
    noun, inside, plain = _noun_of(tokens, at, end)
    of_things = at > 0 and _is_of_things(tokens[at - 1], words)
    if of_things and quantity.count.best == 1 and noun is not None and noun > end:
        return None  # "at one of the posts a sniper's shot killed …"
    if noun is not None:
        group.form, group.inside = Form.NOUN, inside
        # "onların 38 hərbçisi" are theirs, "onların ikisi" two of them.
        group.subset = group.subset and not (at > 0 and tokens[at - 1].has("theirs"))
        group.subset = group.subset or _is_told_of(tokens, at, noun)
        extend(tokens, group, noun)
        group.count = bounded_behind(tokens, group.last + 1, quantity.count)
        group.last += _past_about(tokens[group.last + 1 : group.last + 3])
        if quantity.count.best and any(token.has("at_most_within") for token in tokens[end : group.last + 1]):
            group.count = Count(None, quantity.count.best, quantity.count.best)  # "20 nəfərədək"
    elif at and tokens[at - 1].has(*NOUNS) and _out_of(words).fullmatch(tokens[at - 1].text):
        group.form = Form.NOUN  # "hərbçilərindən biri"
    elif plain < 0 or quantity.article or quantity.year or of_things or _is_joint_age(tokens, end):
        return None
    elif tokens[end - 1].has("animate") or _are_held(tokens, end):
        group.form = Form.NOUN
        group.last, group.inside = _among(tokens, end) or (group.last, None)
    elif plain:
        group.form, group.last = Form.UNKNOWN, end + plain - 1
    behind = tokens[group.last + 1 : group.last + 2]
    group.subset = group.subset or any(token.has("subset_after") for token in behind)
    acts = any(token.has("agent_after") for token in behind) or (at > 0 and tokens[at - 1].has("agent"))
    return None if acts else group
