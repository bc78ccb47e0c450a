"""How many, as the words of a number and its bounds say: "at least three", "two or three", "24–25", "several"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.tokens import Token
from geo.model import Count

__all__ = ["BOUNDS", "COUNTING", "Quantity", "bounded_behind", "quantity_of"]

BOUNDS = ("at_least", "at_most", "about")
COUNTING = frozenset({*BOUNDS, "between", "every", "vague", "same", "number", "scale", "at_least_after"})
_FEW = 3
_LONG = 12
_MODIFIERS = 4
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SEVERAL = Count(2, None, None)


@dataclass(slots=True)
class Quantity:
    """A number of people or things up to ``tokens[end]``; ``article``: only "a" or "an", ``year``: it looks like one."""

    end: int
    count: Count
    article: bool
    year: bool


def quantity_of(tokens: Sequence[Token], at: int, words: Lexicon, last: Count | None) -> Quantity | None:
    """Return the number that starts at a token, with the words that bound it."""
    start, bound, between = at, "", False
    while at < len(tokens) and (tokens[at].has(*BOUNDS, "between") or _leads(tokens, at)):
        bound = next((name for name in BOUNDS if tokens[at].has(name)), bound or "at_least")
        between = between or tokens[at].has("between")
        at += 1
    if at == len(tokens) or _says_where(tokens, start) or _is_age(tokens, start):
        return None
    bound = _less_reached(bound, tokens[max(0, start - _LONG) : start])
    if bound and _bounds_nothing(tokens, start, at, words):
        start, bound = at, ""
    if tokens[at].has("every"):
        whole = _number(tokens, at + 1, words)[1] if at + 1 < len(tokens) else None
        return (
            None
            if whole is not None
            else Quantity(at + 1, _SEVERAL, article=not tokens[at].has("animate"), year=False)
        )
    if tokens[at].has("vague") and not (bound and tokens[at].low):
        low = tokens[at].value
        return Quantity(at + 1, Count(low, None, None), article=False, year=False)
    if tokens[at].has("same") and last:
        return Quantity(at + 1, last, article=False, year=False)
    end, value, low = _number(tokens, at, words)
    if value is None:
        return None
    if low is None:
        end, low, value = _span(tokens, end, value, words, between=between)
    behind = tokens[end].tags if end < len(tokens) else ()
    # "Since May 2021 at least 12 have died": the bound leads the number behind it.
    leads = end + 1 < len(tokens) and tokens[end + 1].value is not None
    if not leads and (after := next((name for name in BOUNDS if f"{name}_after" in behind), "")):
        bound, end = after, end + 1
    bound = next((name for name in BOUNDS if tokens[end - 1].has(f"{name}_within")), bound)
    article = end - start == 1 and tokens[start].has("articles")
    year = (
        low is None
        and end - start == 1
        and tokens[start].text[:4].isdecimal()
        and _FIRST_YEAR <= value <= _LAST_YEAR
    )
    return Quantity(end, _bounded(low, value, bound), article, year)


def _bounds_nothing(tokens: Sequence[Token], start: int, at: int, words: Lexicon) -> bool:
    """Return whether a word for "about" or "over" is none of a number: "the news about a soldier", "I wrote about three", "drove over a mine"."""
    one = tokens[at].has("articles") and _number(tokens, at, words)[0] == at + 1
    told = start > 0 and tokens[start - 1].has("speaks")
    return at == start + 1 and (one or (told and tokens[start].has("about")))


def _is_age(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number says how old the one person before it is: "a gardener of 55 was wounded"."""
    if at < _FEW or not tokens[at].text.isdecimal() or not tokens[at - 1].has("of_age"):
        return False
    noun, article = tokens[at - 2], tokens[at - 4 : at - 2]
    one = (
        any(token.has("articles") for token in article)
        and noun.text.islower()
        and (not noun.tags or noun.has("alone", "civilian"))
    )
    return one and all(token.has("glue", "comma", "mark") for token in tokens[at + 1 : at + 2])


def _less_reached(bound: str, before: Sequence[Token]) -> str:
    """Return the bound of a number, none where it is reached: «доведя счет до 376», «число погибших выросло до 21, раненых – до 70»."""
    if bound != "at_most":
        return bound
    # «довела список своих погибших с 27 сентября до 905»: since when may stand between, no other clause
    clause = takewhile(lambda token: not token.has("comma", "mark", "conj"), reversed(before))
    near = any(token.has("reaches") for token in clause)
    # The second number leaves the verb out: right before it stand a fate or a dash, before them the first number.
    told = before[-1:] and before[-1].has("link", "killed", "wounded")
    counted = told and any(token.value is not None for token in before)
    left_out = counted and any(token.has("reaches") for token in before)
    return "" if near or left_out else bound


def bounded_behind(tokens: Sequence[Token], at: int, count: Count) -> Count:
    """Return the number with the bound that stands behind its noun: "100 nəfərdən çox", «человек сто или больше»."""
    exact = count.low == count.best == count.high and count.best is not None
    bound = next((name for name in BOUNDS if at < len(tokens) and tokens[at].has(f"{name}_after")), "")
    # What leads a number of its own bounds that one: "two people, or more than ten".
    leads = at + 1 < len(tokens) and tokens[at + 1].value is not None
    if bound == "at_least" and any(token.has("negated") for token in tokens[at + 1 : at + 2]):
        bound = "at_most"  # "yeddi nəfərdən artıq olmayıb"
    return _bounded(None, count.best, bound) if exact and bound and not leads and count.best else count


def _says_where(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word of bounds is a postposition there: "Ոսկեպարի մոտ հինգ զինվոր" is near it, not about five."""
    return at > 0 and tokens[at].has("beside") and tokens[at - 1].has("possessed")


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Return whether words for more that may stand behind a number bound the next one: "killed and more than 400 wounded"."""
    if not tokens[at].has("at_least_after") or at + 1 == len(tokens):
        return False
    return tokens[at + 1].value is not None


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
    # "twenty five", «сто двадцать»: what follows is below the last place of what stands before it.
    place = next((place for place in (100, 10) if before.value and before.value % place == 0), 0)
    return 0 < token.value < place


def _is_from(token: Token, words: Lexicon) -> bool:
    """Return whether the ending of a number word says that a span begins with it, in languages whose endings do."""
    return _from(words).fullmatch(token.text) is not None


@cache
def _from(words: Lexicon) -> AnyCase:
    return any_case(words.table("counts").get("span_from", "(?!)"))


def _span(
    tokens: Sequence[Token], end: int, value: int, words: Lexicon, *, between: bool
) -> tuple[int, int | None, int]:
    """Return the end and the bounds of "3 to 5", "between three and five", "two or three"."""
    if end < len(tokens) and tokens[end].value is not None and _is_from(tokens[end - 1], words):
        further, high, low = _number(tokens, end, words)
        if high is not None and low is None and high > value:
            return further, value, high  # "üçdən beşə qədər", "երեքից հինգ"
    if end + 1 < len(tokens) and tokens[end].has("conj", "span"):
        further, high, low = _number(tokens, end + 1, words)
        behind = further < len(tokens) and tokens[further].has("between_after")  # "üç ilə beş arasında"
        spans = between or behind or tokens[end].has("span")
        if spans and high is not None and low is None and high > value:
            return further + behind, value, high
    return end, None, value
