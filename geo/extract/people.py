"""Groups of people in a sentence with how many they are: "at least three soldiers", "his sister", "a boy of 12"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from geo.extract.lexicon import Lexicon
from geo.extract.patterns import AnyCase, alternatives, any_case
from geo.extract.quantities import BOUNDS, COUNTING, Quantity, bounded_behind, quantity_of
from geo.extract.tokens import Token
from geo.model import Count

__all__ = ["Form", "Group", "groups_of"]

_NOUNS = ("military", "civilian", "person")
_MEASURES = ("killed", "wounded", "captured", "missing", "casualties", "unknown")
_OPENING = frozenset({"aged", "pronoun", "alone", "rank"})
_MODIFIERS = 4
_NAMES = 4
_NEAR = 3
_OLDEST = 120


class Form(IntEnum):
    """How surely a group is one of people: with such a noun, by a bare number, by an unknown noun, one without number, "he", a bare name."""

    NOUN = 0
    ALONE = 1
    BARE = 2
    UNKNOWN = 3
    PRONOUN = 4
    NAMED = 5


@dataclass(slots=True)
class Group:
    """People counted by ``tokens[first:last + 1]``; ``inside`` is a word in it that says what became of them."""

    first: int
    last: int
    count: Count
    form: Form
    civilian: bool | None = None
    subset: bool = False
    inside: int | None = None


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
        group = _further(tokens, at) if "again" in token.tags else None
        if group:
            following = at + 1
        elif quantity:
            group = _group(tokens, at, quantity, words) if _counts(tokens, at, quantity, words) else None
            following = group.last + 1 if group else quantity.end
        else:
            opens = token.text[:1].isupper() or not token.tags.isdisjoint(_OPENING)
            group = _single(tokens, at) if opens else None
            following = group.last + 1 if group else at + 1
        # A group whose noun stands before its number ends there: the search goes on, never back.
        at = following if following > at else at + 1
        if group:
            found.append(group)
    return found


def _tells_again(tokens: Sequence[Token], at: int, before: Group) -> bool:
    """Return whether "both" or "all" behind a comma tells once more of people counted: "two reporters, both French"."""
    behind = at and tokens[at - 1].has("comma") and before.last >= at - 3
    return bool(behind) and tokens[at].has("both") and before.count.best != 1


def _further(tokens: Sequence[Token], at: int) -> Group | None:
    """Return the one more of "one was killed, another was wounded"."""
    start = at + 1
    if start < len(tokens) and tokens[start].has(
        "comma"
    ):  # "a fourth, Davit H., was left with a wounded leg"
        closing = next(
            (n for n in range(start + 1, min(len(tokens), start + _NAMES + 2)) if tokens[n].has("comma")),
            start,
        )
        start = closing + 1 if all(one.text[:1].isupper() for one in tokens[start + 1 : closing]) else start
    behind = next((one for one in tokens[start : start + 2] if not one.has("glue")), None)
    if behind is None or not behind.has(*_MEASURES) or behind.has("unknown"):
        return None
    return Group(at, start - 1, Count(1, 1, 1), Form.BARE)


def _counts(tokens: Sequence[Token], at: int, quantity: Quantity, words: Lexicon) -> bool:
    """Return whether a number can count people: no date, age, time, measure of length, calibre or old total."""
    end = quantity.end
    if at and tokens[at - 1].has("not_before"):
        return False
    if (
        at > 2
        and tokens[at - 1].has("conj")
        and tokens[at - 2].value is not None
        and tokens[at - 3].has("not_before")
    ):
        return False  # "his brothers, aged 29 and 31, were injured"
    digits = tokens[end - 1].text[:1].isdecimal()
    if digits and _is_day(tokens, at, end, words):
        return False
    if (
        at > 1
        and tokens[at - 1].has("glue")
        and tokens[at - 2].has("alone")
        and not _is_counting(tokens, end)
    ):
        return False  # "a woman of 64"
    while end + 1 < len(tokens) and tokens[end].has("conj", "span") and tokens[end + 1].value is not None:
        end += 2  # "34 and 51 years", "60 and 82 mm": the unit is of both
    if end < len(tokens) and tokens[end].has("units"):
        return False
    return not (digits and _is_age(tokens, at, quantity.end))


def _is_counting(tokens: Sequence[Token], end: int) -> bool:
    return end < len(tokens) and tokens[end].has(*_NOUNS)


def _is_of_things(token: Token, words: Lexicon) -> bool:
    """Return whether a word says out of which things one is counted: "in one of the posts", "զորամասերից մեկում"."""
    if token.has(*_NOUNS, *_MEASURES, "subset") or not token.text[-1:].isalpha():
        return False
    return _partitive(words).fullmatch(token.text) is not None


@cache
def _out_of(words: Lexicon) -> AnyCase:
    return any_case(words.table("counts").get("out_of", "(?!)"))


@cache
def _partitive(words: Lexicon) -> AnyCase:
    return any_case(alternatives(words.table("counts").get("partitive", [])))


def _is_age(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a number stands after a name between commas: "Siraj Abishov, 31, a cameraman"."""
    if at < 2 or not tokens[at - 1].has("comma"):
        return False
    if not (tokens[at - 2].text[:1].isupper() or tokens[at - 2].has("alone")):
        return False  # "a mother and her son, 8, were killed"
    value = tokens[at].value
    return value is not None and value < _OLDEST and (end == len(tokens) or tokens[end].has("comma"))


def _is_day(tokens: Sequence[Token], at: int, end: int, words: Lexicon) -> bool:
    """Return whether a month stands beside a number, and not another day before that: "on 28 July 3 soldiers"."""
    if end < len(tokens) and _is_month(tokens[end], words):
        return True
    if not at or not _is_month(tokens[at - 1], words):
        return False
    dated = at > 1 and tokens[at - 2].text.isdecimal()
    return not dated or end == len(tokens) or not tokens[end].text[:1].isalpha()


def _is_month(token: Token, words: Lexicon) -> bool:
    return _months(words)(token.text) is not None


@cache
def _months(words: Lexicon) -> Callable[[str], re.Match[str] | None]:
    months = words.alternatives("months") if words.has("months") else "(?!)"
    return any_case(rf"{months}\.?").fullmatch


def _group(tokens: Sequence[Token], at: int, quantity: Quantity, words: Lexicon) -> Group | None:
    """Return the people that a number counts: the noun after it, or none for a number by itself."""
    end = quantity.end
    group = Group(at, end - 1, quantity.count, Form.BARE, subset=_is_subset(tokens, at))
    noun, inside, plain = _noun(tokens, end)
    if noun is not None:
        group.form, group.inside = Form.NOUN, inside
        _extend(tokens, group, noun)
        group.count = bounded_behind(tokens, group.last + 1, quantity.count)
        inner = tokens[end : group.last + 1]
        if any(token.has("at_most_within") for token in inner) and quantity.count.best:
            group.count = Count(None, quantity.count.best, quantity.count.best)  # "20 nəfərədək"
    elif at and tokens[at - 1].has(*_NOUNS) and _out_of(words).fullmatch(tokens[at - 1].text):
        group.form = Form.NOUN  # "hərbçilərindən biri"
    elif plain < 0 or quantity.article or quantity.year or (at and _is_of_things(tokens[at - 1], words)):
        return None
    elif tokens[end - 1].has("animate"):
        group.form = Form.NOUN
    elif plain:
        group.form, group.last = Form.UNKNOWN, end + plain - 1
    if group.last + 1 < len(tokens) and tokens[group.last + 1].has("subset_after"):
        group.subset = True
    if group.last + 1 < len(tokens) and tokens[group.last + 1].has("agent_after"):
        return None
    if at and tokens[at - 1].has("agent"):
        return None
    return group


def _is_subset(tokens: Sequence[Token], at: int) -> bool:
    """Return whether people are named as some of others: "including two officers", "including the deputy commander"."""
    for token in reversed(tokens[max(0, at - _NEAR) : at]):
        if token.has("subset"):
            return True
        if token.value is not None or token.has("comma", "mark", "breaks", "conj", *_NOUNS, *_MEASURES):
            return False
    return False


def _noun(tokens: Sequence[Token], start: int) -> tuple[int | None, int | None, int]:
    """Return the noun of people after a number, a word of loss between them, and how many unknown words there are.

    The unknown words are -1 where the noun is one of things.
    """
    inside, plain, stopped = None, 0, False
    for at in range(start, min(len(tokens), start + _MODIFIERS + 2)):
        token = tokens[at]
        if token.has("causes") and plain:
            break  # "16 yaşlı köməkçisi minaya düşüb": what befell them, not what was theirs
        if token.has("things", "units") and not (at + 1 < len(tokens) and tokens[at + 1].has(*_NOUNS)):
            return None, None, -1 if inside is None else plain
        if _is_of_nation(tokens, at):
            continue
        if token.has(*_NOUNS, "alone") and not (token.has("modifiers") and _things_follow(tokens, at)):
            return at, at if inside is None and token.has(*_MEASURES) else inside, plain
        if token.has(*_MEASURES):
            if inside is not None or plain:
                break
            inside = at
        elif _ends_phrase(token):
            break
        elif not token.has("modifiers"):
            plain += inside is None
            stopped = stopped or at - start > 1
    return None, None, 0 if stopped else plain


def _is_of_nation(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a nation's name only says of which nation the person behind it is: "a Georgian lorry driver"."""
    behind = tokens[at + 1 : at + 3]
    if not (tokens[at].text[:1].isupper() and tokens[at].has("person")) or not behind:
        return False
    return not behind[0].tags and behind[-1].has("alone") and len(behind) > 1


def _things_follow(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word that can be a noun belongs to things here: "several Armenian positions", "other commanding heights"."""
    for token in tokens[at + 1 : at + 3]:
        if token.has("things", "units"):
            return True
        if _ends_phrase(token) or token.has(*_NOUNS):
            return False
    return False


def _ends_phrase(token: Token) -> bool:
    stops = (
        "stops",
        "conj",
        "comma",
        "mark",
        "breaks",
        "glue",
        "subset",
        "subset_after",
        "no",
        "nil",
        "none",
        "not",
        "agent",
    )
    return token.value is not None or token.has(*stops, *BOUNDS)


def _extend(tokens: Sequence[Token], group: Group, noun: int) -> None:
    """Take in the nouns that follow the first ("civilian residents", "Major General") and the name after them."""
    kinds = set()
    at = noun
    while at < len(tokens) and tokens[at].has(*_NOUNS, "alone", "rank"):
        kinds |= {kind for kind in _NOUNS[:2] if tokens[at].has(kind)}
        kinds |= {"military"} if tokens[at].has("rank") else set()
        if tokens[at].has("things"):
            break
        at += 1
    group.last = at - 1
    group.civilian = None if len(kinds) != 1 else kinds == {"civilian"}


def _single(tokens: Sequence[Token], at: int) -> Group | None:
    """Return one person named without a number: "Private Ivan Petrov", "his sister", "a 20-year-old conscript"."""
    token = tokens[at]
    if (at and tokens[at - 1].has("agent")) or _is_no_victim(tokens, at):
        return None
    if token.has("aged"):
        return _aged(tokens, at)
    if token.has("pronoun"):
        return Group(at, at, Count(1, 1, 1), Form.PRONOUN)
    initial = at + 1 < len(tokens) and len(tokens[at + 1].text) == 1 and tokens[at + 1].text.isupper()
    # A name may begin as a word for things or units does: "Օրխան" is no "օր".
    owns = at + 1 < len(tokens) and tokens[at + 1].has("things", "units") and not _is_name(tokens, at + 1)
    if owns and not initial and not tokens[at + 1].has("causes"):
        return None
    capitalised = at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
    if token.has("alone") or (
        token.has("rank") and (capitalised or _is_ranked(tokens, at) or _stands_alone(tokens, at))
    ):
        group = Group(at, at, Count(1, 1, 1), Form.ALONE, subset=_is_subset(tokens, at))
        _extend(tokens, group, at)
        _take_name(tokens, group)
        return group
    return _named_with_age(tokens, at) or _named(tokens, at)


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a surname follows a word in capitals."""
    return tokens[at].text[:1].isupper() and any(one.has("surname") for one in tokens[at + 1 : at + 2])


def _is_no_victim(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word names who fired, «от пули снайпера», who tells, or is the "her" of "her husband"."""
    behind = tokens[at + 1 : at + 2]
    if any(one.has("sources") for one in behind):
        return True  # "by the headman's count": who counts
    if tokens[at].has("pronoun"):
        return any(one.has("alone") and not one.has(*_MEASURES) for one in behind)
    return tokens[at].has("firers") and any(one.has("fires") for one in tokens[max(0, at - 2) : at])


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a rank behind an article means a person and ends its phrase: "the death of the major"."""
    if not at or not tokens[at - 1].has("articles", "modifiers"):
        return False
    return at + 1 == len(tokens) or tokens[at + 1].has("comma", "mark", "conj", *_MEASURES)


def _is_ranked(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].has("rank")


def _aged(tokens: Sequence[Token], at: int) -> Group | None:
    """Return the person that an age tells of: the next noun of people, else the next words whatever they are."""
    noun, _, plain = _noun(tokens, at + 1)
    named = at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
    if noun is None and plain <= 0 and not named and at and tokens[at - 1].has("articles"):
        return Group(at, at, Count(1, 1, 1), Form.ALONE)  # "a 22-year-old from Vanadzor"
    if noun is None and plain <= 0 and not named:
        return None
    group = Group(at, at + max(plain, 1), Count(1, 1, 1), Form.ALONE, subset=_is_subset(tokens, at))
    if noun is not None:
        _extend(tokens, group, noun)
    _take_name(tokens, group)
    return group


def _named_with_age(tokens: Sequence[Token], at: int) -> Group | None:
    """Return the person of "Salminaz Guliyeva, 52,"."""
    if not tokens[at].text[:1].isupper() or at + 2 >= len(tokens) or not tokens[at + 1].has("comma"):
        return None
    if tokens[at + 2].value is None or not _is_age(tokens, at + 2, at + 3):
        return None
    return Group(at, at + 2, Count(1, 1, 1), Form.ALONE)


def _named(tokens: Sequence[Token], at: int) -> Group | None:
    """Return the person of a bare name, told by its surname or an initial: "Zöhrə Kərimova", "Արթուր Հ."."""
    last = _name_end(tokens, at)
    if last is None:
        return None
    behind = tokens[last + 1 : last + 2]
    if behind and behind[0].has("comma") and last + 2 < len(tokens) and _is_age(tokens, last + 2, last + 3):
        return Group(at, last + 2, Count(1, 1, 1), Form.ALONE)
    return Group(at, last, Count(1, 1, 1), Form.NAMED)


def _name_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return where a bare name ends that begins there: with a surname, an initial or whose son it is, "… Rafiq oğlu"."""
    if at + 1 == len(tokens) or not tokens[at].text[:1].isupper() or tokens[at].tags - {"surname"}:
        return None
    for last in range(at + 2, min(len(tokens), at + _NAMES)):
        if not tokens[last - 1].text[:1].isupper():
            break
        if tokens[last].has("filial"):
            return last
    second = tokens[at + 1]
    initial = len(second.text) == 1 and second.text.isupper() and len(tokens[at].text) > 1
    surname = second.has("surname") and second.text[:1].isupper()
    return at + 1 if initial or surname else None


def _take_name(tokens: Sequence[Token], group: Group) -> None:
    """Let the name after a rank or a trade belong to the group: "private Albert Baghdasaryan"."""
    for at in range(group.last + 1, min(len(tokens), group.last + 1 + _NAMES)):
        token = tokens[at]
        if not token.text[:1].isupper() or token.has(*_MEASURES) or token.value is not None:
            break
        group.last = at
