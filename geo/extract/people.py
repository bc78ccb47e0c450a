"""Groups of people in a sentence with how many they are: "at least three soldiers", "his sister", "a boy of 12"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from geo.extract.lexicon import Lexicon
from geo.extract.patterns import AnyCase, alternatives, any_case
from geo.extract.tokens import Token
from geo.model import Count

__all__ = ["Form", "Group", "groups_of"]

_NOUNS = ("military", "civilian", "person")
_MEASURES = ("killed", "wounded", "captured", "missing", "casualties", "unknown")
_BOUNDS = ("at_least", "at_most", "about")
_COUNTING = frozenset({*_BOUNDS, "between", "every", "vague", "same", "number", "scale"})
_MODIFIERS = 4
_NAMES = 4
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_THOUSAND = 1000
_OLDEST = 120
_SEVERAL = Count(2, None, None)


class Form(IntEnum):
    """How surely a group is one of people: with such a noun, by a bare number, by an unknown noun, one without number, "he"."""

    NOUN = 0
    ALONE = 1
    BARE = 2
    UNKNOWN = 3
    PRONOUN = 4


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


@dataclass(slots=True)
class _Quantity:
    end: int
    count: Count
    article: bool
    year: bool


def groups_of(tokens: Sequence[Token], words: Lexicon) -> list[Group]:
    """Return the groups of people that the tokens count, in order. Other things counted are left out."""
    found: list[Group] = []
    at = 0
    while at < len(tokens):
        last = found[-1].count if found else None
        counts = tokens[at].value is not None or not tokens[at].tags.isdisjoint(_COUNTING)
        quantity = _quantity(tokens, at, words, last) if counts else None
        group = _further(tokens, at)
        if group:
            following = at + 1
        elif quantity:
            group = _group(tokens, at, quantity, words) if _counts(tokens, at, quantity, words) else None
            following = group.last + 1 if group else quantity.end
        else:
            group = _single(tokens, at)
            following = group.last + 1 if group else at + 1
        # A group whose noun stands before its number ends there: the search goes on, never back.
        at = max(at + 1, following)
        if group:
            found.append(group)
    return found


def _further(tokens: Sequence[Token], at: int) -> Group | None:
    """Return the one more of "one was killed, another was wounded"."""
    if not tokens[at].has("again"):
        return None
    behind = next((one for one in tokens[at + 1 : at + 3] if not one.has("glue")), None)
    if behind is None or not behind.has(*_MEASURES) or behind.has("unknown"):
        return None
    return Group(at, at, Count(1, 1, 1), Form.BARE)


def _quantity(tokens: Sequence[Token], at: int, words: Lexicon, last: Count | None) -> _Quantity | None:
    """Return the number that starts at a token, with the words that bound it."""
    start, bound, between = at, "", False
    while at < len(tokens) and tokens[at].has(*_BOUNDS, "between"):
        bound = next((name for name in _BOUNDS if tokens[at].has(name)), bound)
        between = between or tokens[at].has("between")
        at += 1
    if at == len(tokens):
        return None
    if tokens[at].has("every"):
        whole = _number(tokens, at + 1, words)[1] if at + 1 < len(tokens) else None
        return None if whole is not None else _Quantity(at + 1, _SEVERAL, article=True, year=False)
    if tokens[at].has("vague") and not (bound and tokens[at].low):
        low = tokens[at].value
        return _Quantity(at + 1, Count(low, None, None), article=False, year=False)
    if tokens[at].has("same") and last:
        return _Quantity(at + 1, last, article=False, year=False)
    end, value, low = _number(tokens, at, words)
    if value is None:
        return None
    if low is None:
        end, low, value = _span(tokens, end, value, words, between=between)
    if after := next(
        (name for name in _BOUNDS if end < len(tokens) and tokens[end].has(f"{name}_after")), ""
    ):
        bound, end = after, end + 1
    article = end - start == 1 and tokens[start].has("articles")
    year = (
        low is None
        and end - start == 1
        and tokens[start].text[:4].isdecimal()
        and _FIRST_YEAR <= value <= _LAST_YEAR
    )
    return _Quantity(end, _bounded(low, value, bound), article, year)


def _bounded(low: int | None, value: int, bound: str) -> Count:
    if low is not None:
        return Count(low, None, value)
    if bound == "at_least":
        return Count(value, value, None)
    if bound == "at_most":
        return Count(None, value, value)
    return Count(None, value, None) if bound == "about" else Count(value, value, value)


def _number(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[int, int | None, int | None]:
    """Return where the number words that start at a token end, with their value and the lower one of a span."""
    first = tokens[at]
    if first.has("vague") and first.low:
        return at + 1, first.low, None  # "more than a hundred", in a word that alone means hundreds
    if first.value is None or not first.has("number", "scale"):
        return at, None, None
    if first.low is not None or (first.has("number") and words.number_word(first.text) is None):
        return at + 1, first.value, first.low  # "3-ü", "two-three", "half a dozen"
    end, pieces = at + 1, [first.text.replace(",", "")]
    while end < len(tokens) and len(pieces) <= _MODIFIERS:
        joined = end + 1 < len(tokens) and tokens[end].has("joiner") and tokens[end - 1].scale
        step = end + 1 if joined and tokens[end + 1].has("number") else end
        if not _continues(tokens[end - 1], tokens[step], words):
            break
        pieces.append(tokens[step].text)
        end = step + 1
    return end, _sum(pieces, words), None


def _sum(pieces: Sequence[str], words: Lexicon) -> int:
    if all(piece.isdecimal() for piece in pieces):
        return int("".join(pieces))  # "1 200": groups of three digits
    return words.sum_of(pieces)


def _continues(before: Token, token: Token, words: Lexicon) -> bool:
    """Return whether a token belongs to the number that the one before it is part of: "2 thousand", "twenty five"."""
    if token.scale or (token.has("vague") and token.low):
        return True
    if (
        token.value is None
        or not token.has("number")
        or token.low is not None
        or words.number_word(token.text) is None
    ):
        return False
    if before.text.isdecimal():
        return (
            len(before.text) <= 3
            and len(token.text) == 3
            and token.text.isdecimal()
            and before.end + 1 == token.start
        )
    if before.scale:
        return token.value < (before.value or 0)
    if token.text.isdecimal() or before.has("articles"):
        return before.has("articles")
    return before.value is not None and before.value >= 10 and before.value % 10 == 0 and 0 < token.value < 10


def _span(
    tokens: Sequence[Token], end: int, value: int, words: Lexicon, *, between: bool
) -> tuple[int, int | None, int]:
    """Return the end and the bounds of "3 to 5", "between three and five", "two or three"."""
    links = ("conj", "span") if between else ("span",)
    if end + 1 < len(tokens) and tokens[end].has(*links):
        further, high, low = _number(tokens, end + 1, words)
        if high is not None and low is None and high > value:
            return further, value, high
    return end, None, value


def _counts(tokens: Sequence[Token], at: int, quantity: _Quantity, words: Lexicon) -> bool:
    """Return whether a number can count people: no date, age, time, measure of length, calibre or old total."""
    end = quantity.end
    if at and tokens[at - 1].has("not_before"):
        return False
    digits = tokens[end - 1].text[:1].isdecimal()
    if digits and _is_day(tokens, at, end, words):
        return False
    while end + 1 < len(tokens) and tokens[end].has("conj", "span") and tokens[end + 1].value is not None:
        end += 2  # "34 and 51 years", "60 and 82 mm": the unit is of both
    if end < len(tokens) and tokens[end].has("units"):
        return False
    return not (digits and _is_age(tokens, at, quantity.end))


def _is_of_things(token: Token, words: Lexicon) -> bool:
    """Return whether a word says out of which things one is counted: "in one of the posts", "զորամասերից մեկում"."""
    if token.has(*_NOUNS, *_MEASURES, "subset") or not token.text[-1:].isalpha():
        return False
    return _partitive(words).fullmatch(token.text) is not None


@cache
def _partitive(words: Lexicon) -> AnyCase:
    return any_case(alternatives(words.table("counts").get("partitive", [])))


def _is_age(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a number stands after a name between commas: "Siraj Abishov, 31, a cameraman"."""
    if at < 2 or not tokens[at - 1].has("comma") or not tokens[at - 2].text[:1].isupper():
        return False
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


def _group(tokens: Sequence[Token], at: int, quantity: _Quantity, words: Lexicon) -> Group | None:
    """Return the people that a number counts: the noun after it, or none for a number by itself."""
    end = quantity.end
    group = Group(at, end - 1, quantity.count, Form.BARE, subset=at > 0 and tokens[at - 1].has("subset"))
    noun, inside, plain = _noun(tokens, end)
    if noun is not None:
        group.form, group.inside = Form.NOUN, inside
        _extend(tokens, group, noun)
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
        if token.has(*_NOUNS):
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
    return token.value is not None or token.has(*stops, *_BOUNDS)


def _extend(tokens: Sequence[Token], group: Group, noun: int) -> None:
    """Take in the nouns that follow the first ("civilian residents", "Major General") and the name after them."""
    kinds = set()
    at = noun
    while at < len(tokens) and tokens[at].has(*_NOUNS, "rank"):
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
    if at and tokens[at - 1].has("agent"):
        return None
    if token.has("aged"):
        return _aged(tokens, at)
    if token.has("pronoun"):
        return Group(at, at, Count(1, 1, 1), Form.PRONOUN)
    initial = at + 1 < len(tokens) and len(tokens[at + 1].text) == 1 and tokens[at + 1].text.isupper()
    owns = at + 1 < len(tokens) and tokens[at + 1].has("things", "units")
    if owns and not initial and not tokens[at + 1].has("causes"):
        return None
    capitalised = at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
    if token.has("alone") or (token.has("rank") and (capitalised or _is_ranked(tokens, at))):
        group = Group(at, at, Count(1, 1, 1), Form.ALONE, subset=at > 0 and tokens[at - 1].has("subset"))
        _extend(tokens, group, at)
        _take_name(tokens, group)
        return group
    return _named_with_age(tokens, at)


def _is_ranked(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].has("rank")


def _aged(tokens: Sequence[Token], at: int) -> Group | None:
    """Return the person that an age tells of: the next noun of people, else the next words whatever they are."""
    noun, _, plain = _noun(tokens, at + 1)
    named = at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
    if noun is None and plain <= 0 and not named:
        return None
    group = Group(
        at, at + max(plain, 1), Count(1, 1, 1), Form.ALONE, subset=at > 0 and tokens[at - 1].has("subset")
    )
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


def _take_name(tokens: Sequence[Token], group: Group) -> None:
    """Let the name after a rank or a trade belong to the group: "private Albert Baghdasaryan"."""
    for at in range(group.last + 1, min(len(tokens), group.last + 1 + _NAMES)):
        token = tokens[at]
        if not token.text[:1].isupper() or token.has(*_MEASURES) or token.value is not None:
            break
        group.last = at
