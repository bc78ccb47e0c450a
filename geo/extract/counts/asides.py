"""What of a sentence's tokens is set apart before people are counted: years of birth, dashes in names, brackets, who says it, how many there were of whom some are told of."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from geo.extract.people.fates import MEASURES, TELLING
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import PEOPLE, Token

__all__ = ["less_births", "less_hyphens", "less_inclusions", "less_sayings", "less_whole", "parts_of"]

_FEW, _LONGEST_SAYING = 4, 8
_OF_THEM = frozenset({"of_them", "subset", "subset_after"})
_PART = 3  # words: "one of them", «одна из которых»
_FIRST_BIRTH, _LAST_BIRTH, _OLDEST = 1900, 2030, 110


def less_births(tokens: list[Token]) -> list[Token]:
    """Return the tokens without years of birth and ages behind names: "Aram P., born in 1989, and Gor S., 25, died"."""
    years = [at for at in range(2, len(tokens)) if _is_birth(tokens, at) or _is_age(tokens, at)]
    aside = {at for year in years for at in range(_comma_before(tokens, year), _aside_end(tokens, year))}
    aside.update(_ages_of_many(tokens))
    return [token for at, token in enumerate(tokens) if at not in aside] if aside else tokens


def less_whole(tokens: list[Token]) -> list[Token]:
    """Return the tokens without how many there were of whom some are told of: "one of the five wounded soldiers died"."""
    if sum(token.value is not None for token in tokens) < 2:
        return tokens
    aside: set[int] = set()
    of_them: dict[int, Token] = {}
    for at in range(len(tokens) - 3):
        some, among, whole = tokens[at : at + 3]
        if some.value is None or not among.has("among") or whole.value is None or not whole.has("number"):
            continue
        behind = tokens[at + 3 : at + 5][-1]
        people = behind.has("dies", *PEOPLE) or " " in tokens[at + 3].text  # «раненых солдат»
        hurt = tokens[at + 3].has("wounded") and people
        if hurt or tokens[at + 3].has(*PEOPLE):
            aside.add(at + 2)
        elif any(one.has("dies") for one in tokens[at + 3 : at + 5]):
            # "one of the two died on the way", "one of the five later died"
            of_them[at + 1] = Token(among.start, whole.end, f"{among.text} {whole.text}", _OF_THEM)
            aside.add(at + 2)
    if not aside:
        return tokens
    return [of_them.get(at, token) for at, token in enumerate(tokens) if at not in aside]


def _is_birth(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a year stands there between commas with a word for birth: ", born in 1989,", «, 1984 г.р.,»."""
    value = tokens[at].value
    if value is None or not _FIRST_BIRTH <= value <= _LAST_BIRTH or not tokens[at].text[:4].isdecimal():
        return False
    comma = _comma_before(tokens, at)
    end = _birth_end(tokens, at)
    told = any(token.has("not_before", "units") for token in (*tokens[comma + 1 : at], *tokens[at + 1 : end]))
    closed = end == len(tokens) or tokens[end].has("comma", "conj")
    if comma == at:
        # «Гор С. 1974 года рождения и Арам П. 1998 года рождения скончались», «уроженец Чартара 1968 г.р.»,
        # «женщина 1950 года рождения»
        person = tokens[at - 1].text[:1].isupper() or tokens[at - 1].has("alone")
        return person and any(token.has("not_before") for token in tokens[at + 1 : end])
    return tokens[comma].has("comma") and tokens[comma - 1].text[:1].isupper() and told and closed


def _is_age(tokens: Sequence[Token], at: int) -> bool:
    """Return whether an age stands there between commas behind a name: "Gor S., 25, died", «Гор С., 25 лет, — погибли»."""
    token, name = tokens[at], tokens[max(0, at - 3) : at - 1]
    told = token.has("aged") or _may_be_age(token)
    named = len(name) > 1 and all(one.text[:1].isupper() and not one.has("month") for one in name)
    end = _birth_end(tokens, at)
    closed = end == len(tokens) or tokens[end].has("comma", "conj", "mark")
    if not (told and closed and tokens[at - 1].has("comma")):
        return False
    if _is_speaker(tokens, at - 2):
        return True
    if not named:
        return False
    # Where nobody counted them before, the age says that who is named is one of the people told of.
    return any(
        (one.value or 0) > 1
        and any(noun.has(*PEOPLE) for noun in tokens[step + 1 : step + _FEW])
        and not any(fate.tags & TELLING for fate in tokens[step:at])
        for step, one in enumerate(tokens[: at - 1])
    )


def _is_speaker(tokens: Sequence[Token], last: int) -> bool:
    """Return whether the name that ends there is that of who speaks: "My neighbour is dead," said Vahan, 61."""
    first = last
    while first > 0 and tokens[first].text[:1].isupper():
        first -= 1
    return first < last and tokens[first].has("breaks")


def _ages_of_many(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the places of ages told of people just counted: "two conscripts, both 19, died", "two soldiers, 19 and 20, died"."""
    for opening in range(1, len(tokens) - 1):
        if not (tokens[opening].has("comma") and tokens[opening - 1].has(*PEOPLE)):
            continue
        if not any((token.value or 0) > 1 for token in tokens[max(0, opening - _FEW) : opening]):
            continue
        end = opening + 1
        while end < len(tokens) and (
            _may_be_age(tokens[end]) or tokens[end].has("both", "every", "conj", "comma")
        ):
            end += 1
        while tokens[end - 1].has("conj"):  # ", both 19, and a civilian"
            end -= 1
        told = any(_may_be_age(one) for one in tokens[opening + 1 : end])
        if told and (tokens[end - 1].has("comma") or any(one.has("mark") for one in tokens[end : end + 1])):
            yield from range(opening, end)


def _may_be_age(token: Token) -> bool:
    return token.text.isdecimal() and 0 < (token.value or 0) <= _OLDEST


def _comma_before(tokens: Sequence[Token], at: int) -> int:
    return next((step for step in (at - 1, at - 2) if tokens[step].has("comma")), at)


def _aside_end(tokens: Sequence[Token], at: int) -> int:
    """Return where the aside ends, with the comma that closes it unless the next name, or "a resident of X", follows it."""
    end = _birth_end(tokens, at)
    if end + 1 >= len(tokens) or not tokens[end].has("comma"):
        return end
    following = tokens[end + 1 : end + 3]
    told = following[-1].has(*PEOPLE) if following[0].has("articles") else following[0].has(*PEOPLE)
    return end if told or following[0].text[:1].isupper() else end + 1


def _birth_end(tokens: Sequence[Token], at: int) -> int:
    end = at + 1
    while (
        end < len(tokens)
        and end <= at + _FEW
        and (tokens[end].has("not_before", "units") or tokens[end].text == ".")
    ):
        end += 1
    return end


def less_sayings(tokens: list[Token], words: Lexicon) -> list[Token]:
    """Return the tokens without asides on who says it, which tell of nobody's fate: "Of Armenians, Baku says, at least five died"."""
    # "According to the city's mayor, two died" opens its clause; what only a comma opens may be any saying.
    borders = [-1, *(at for at, token in enumerate(tokens) if token.has("comma") or token.text == ";")]
    left_out: set[int] = set()
    for opening, closing in pairwise(borders):
        aside = tokens[opening + 1 : closing]
        if opening in left_out or not 0 < len(aside) <= _LONGEST_SAYING or not tokens[closing].has("comma"):
            continue
        clause = opening < 0 or not tokens[opening].has("comma")
        opened = aside[0].has("says_who")
        if clause and not opened:
            continue
        # "The ministry recalled: ensign X, 27, …"; but "according to a senior officer, …" counts nobody.
        # «по сведениям его Генпрокуратуры»: "his" is nobody who was counted
        counts = any(
            (token.counts and not (opened and token.has("pronoun")))
            or (token.value is not None and not opened)
            for token in aside
        )
        if counts or any(token.tags & TELLING or token.text == ":" for token in aside):
            continue
        said = words.words("claims", "report_verbs").search(" ".join(token.text for token in aside))
        # "…, Baku said, adding that nobody had been hurt": what follows is apart from what stands before.
        adds = words.words("claims", "participles").match(
            "".join(one.text for one in tokens[closing + 1 : closing + 2])
        )
        if (said or opened) and not adds:
            # "… həlak olub, bunu nazirlik bildirib, Bakı …": who is named behind is no part of what was told.
            named = any(one.text[:1].isupper() for one in tokens[closing + 1 : closing + 2])
            ended = opening > 0 and bool(tokens[opening - 1].tags & TELLING) and named
            left_out.update(range(opening + clause, closing + (not ended)))
    return [token for at, token in enumerate(tokens) if at not in left_out]


def less_inclusions(tokens: list[Token]) -> list[Token]:
    """Return the tokens without asides between commas on who is among those counted: "four were killed, among them a girl, eleven hurt"."""
    commas = [at for at, token in enumerate(tokens) if token.has("comma")]
    left_out: set[int] = set()
    for opening, closing in pairwise(commas):
        aside = tokens[opening + 1 : closing]
        counted = any(
            one.value is not None or one.has(*PEOPLE) for one in tokens[max(0, opening - _FEW) : opening]
        )
        if (
            counted
            and opening not in left_out
            and 1 < len(aside) <= _LONGEST_SAYING
            and (aside[0].has("subset") or _names_some(aside))
            and not any(one.tags & TELLING for one in aside)
            and not _tells_on_of_part(tokens, opening, closing)
        ):
            # What is told of them stands before them, so that the comma ends the clause, or behind the aside.
            counts_on = any(one.value is not None for one in tokens[closing + 1 : closing + 2])
            # "31 dead, among them two civilians, the wounded are 80": they are counted as lost before
            lost = tokens[opening - 1].has(*MEASURES)
            ends = counts_on or lost or _is_told(tokens, opening)
            left_out.update(range(opening, closing if ends else closing + 1))
    return [token for at, token in enumerate(tokens) if at not in left_out] if left_out else tokens


def _names_some(aside: Sequence[Token]) -> bool:
    """Return whether an aside of a few words says, without a number, who is among those counted: ", the captain among them,"."""
    counted = any(one.counts for one in aside)
    return len(aside) <= _FEW and aside[-1].has("subset_after") and not counted


def _tells_on_of_part(tokens: Sequence[Token], opening: int, closing: int) -> bool:
    """Return whether what an aside opens with becomes of a part behind it: "three were hurt, one of them, in the ambulance, died"."""
    part = any(one.value is not None for one in tokens[opening + 1 : opening + 1 + _PART])
    told = any(one.tags & TELLING for one in tokens[:opening])
    behind = list(takewhile(lambda one: not one.has("comma", "mark"), tokens[closing + 1 :]))
    counts = any(one.value is not None for one in behind)
    return part and told and not counts and any(one.tags & TELLING for one in behind)


def _is_told(tokens: Sequence[Token], end: int) -> bool:
    """Return whether a fate stands right before the number of the people that end there: «Սպանվել է չորս մարդ»."""
    number = next(
        (at for at in range(end - 1, max(-1, end - _FEW - 1), -1) if tokens[at].value is not None), end
    )
    before = [one for one in tokens[max(0, number - _FEW) : number] if not one.has("glue")]
    return bool(before) and bool(before[-1].tags & TELLING)


def less_hyphens(tokens: list[Token]) -> list[Token]:
    """Return the tokens without dashes that only join two names, as in "Gədəbəy–Kəlbəcər"."""
    joins = {
        at
        for at in range(1, len(tokens) - 1)
        if tokens[at].has("link")
        and tokens[at].text != ":"
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
    }
    return [token for at, token in enumerate(tokens) if at not in joins]


def parts_of(tokens: Sequence[Token]) -> list[list[Token]]:
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
