"""One person told of without a number: by a rank, a trade, an age, a pronoun, a bare name."""

from collections.abc import Sequence

from geo.extract.people.groups import FATES, Form, Group, extend, is_subset, noun_after
from geo.extract.words.tokens import PEOPLE, Token
from geo.model import Count

__all__ = ["is_age", "single", "take_age"]

_NAMES, _TITLE = 4, 8
_OLDEST = 120


def single(tokens: Sequence[Token], at: int) -> Group | None:
    """Return one person named without a number: "Private Ivan Petrov", "his sister", "a 20-year-old conscript"."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    whose = before and token.has("pronoun") and before.has("says_who")  # «по сведениям его Генпрокуратуры»
    if whose or (before and before.has("agent")) or _is_no_victim(tokens, at):
        return None
    if token.has("aged"):
        return _aged(tokens, at)
    if token.has("pronoun"):
        return Group(at, at, Count(1, 1, 1), Form.PRONOUN)
    initial = at + 1 < len(tokens) and len(tokens[at + 1].text) == 1 and tokens[at + 1].text.isupper()
    # A name may begin as a word for things or units does: "Օրխան" is no "օր".
    owns = at + 1 < len(tokens) and tokens[at + 1].has("things", "units") and not _is_name(tokens, at + 1)
    # «мужчина лет сорока»: how old he is
    old = at + 2 < len(tokens) and tokens[at + 1].has("units") and tokens[at + 2].value is not None
    if owns and not (initial or old or tokens[at + 1].has("causes")):
        return None
    capitalised = at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
    if token.has("alone") or (token.has("rank") and capitalised):
        group = Group(at, at, Count(1, 1, 1), Form.ALONE, subset=is_subset(tokens, at))
        extend(tokens, group, at)
        _take_name(tokens, group)
        take_age(tokens, group)
        return group
    return _named(tokens, at)


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a surname follows a word in capitals."""
    return tokens[at].text[:1].isupper() and any(one.has("surname") for one in tokens[at + 1 : at + 2])


def _is_no_victim(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word names who fired, «от пули снайпера», who tells, or is the "her" of "her husband"."""
    behind = tokens[at + 1 : at + 2]
    if _is_teller(tokens, at):
        return True
    if at and tokens[at - 1].has("of_many") and tokens[at].has("military"):
        return True  # «армянских солдат убито двадцать»: the number stands behind
    further = tokens[at + 2 : at + 4]
    fallen = behind and behind[0].has("comma") and any(one.has("those_fallen") for one in further[:1])
    if fallen and not any(one.has("no", "nil") for one in further):
        return True  # «семьи солдат, павших под Сейсуланом»: more than one
    if tokens[at].has("modifiers") and any(one.has("unknown", "totals") for one in behind):
        return True  # "the civilian toll", «զինվորական կորուստները»
    if tokens[at].has("pronoun"):
        if any(one.has("aged", "modifiers") for one in behind):
            behind = tokens[at + 2 : at + 3]  # «её двухлетняя внучка», «её взрослый сын»
        return any(one.has("alone") and not one.has(*FATES) for one in behind)
    return tokens[at].has("firers") and any(one.has("fires") for one in tokens[max(0, at - 2) : at])


def _is_teller(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a person, with the name behind, is who counts: "by the headman's count", «ղեկավար Մանվել Ք.-ի հաշվարկով»."""
    behind = at + 1
    while behind < min(len(tokens), at + _NAMES) and tokens[behind].text[:1].isupper():
        behind += 1
    return any(one.has("sources") for one in tokens[behind : behind + 1])


def _aged(tokens: Sequence[Token], at: int) -> Group | None:
    """Return the person that an age tells of: the next noun of people, else the next words whatever they are."""
    noun, _, plain = noun_after(tokens, at + 1)
    named = at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
    if noun is None and plain <= 0 and not named and at and tokens[at - 1].has("articles"):
        return Group(at, at, Count(1, 1, 1), Form.ALONE)  # "a 22-year-old from Vanadzor"
    if noun is None and plain <= 0 and not named and _is_the_one(tokens, at):
        return Group(at, at, Count(1, 1, 1), Form.ALONE)
    if noun is None and plain <= 0 and not named:
        return None
    group = Group(at, at + max(plain, 1), Count(1, 1, 1), Form.ALONE, subset=is_subset(tokens, at))
    if noun is not None:
        extend(tokens, group, noun)
    _take_name(tokens, group)
    return group


def _is_the_one(tokens: Sequence[Token], at: int) -> bool:
    """Return whether an age stands for a person, with what became of that person right behind it: "the 77-year-old was detained"."""
    behind = tokens[at + 1 : at + 2]
    return any(one.has(*FATES, "captured_of_people", "killed_of_people") for one in behind)


def _named(tokens: Sequence[Token], at: int) -> Group | None:
    """Return the person of a bare name, told by its surname or an initial: "Zöhrə Kərimova", "Արթուր Հ."."""
    last = at if _is_surname_alone(tokens, at) else _name_end(tokens, at)
    if last is None:
        return None
    behind = tokens[last + 1 : last + 2]
    if behind and behind[0].has("comma") and last + 2 < len(tokens) and is_age(tokens, last + 2, last + 3):
        return Group(at, last + 2, Count(1, 1, 1), Form.ALONE, subset=is_subset(tokens, at))
    if _tells(tokens, at, last):
        return None
    noun = _noun_before(tokens, at)
    if noun is not None:
        return Group(noun, last, Count(1, 1, 1), Form.ALONE)
    if _shares_surname(tokens, at):
        return Group(at - 2, last, Count(2, 2, 2), Form.NAMED, subset=is_subset(tokens, at - 2))
    return Group(at, last, Count(1, 1, 1), Form.NAMED, subset=is_subset(tokens, at))


def _shares_surname(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a first name and "and" stand before a full name, of a list of two: "Gurgen and Anahit Hayrapetyan"."""
    if at < 2 or not tokens[at - 1].has("conj") or not tokens[at - 2].text[:1].isupper():
        return False
    opens = at == 2 or tokens[at - 3].has("comma", "mark", "alone", *PEOPLE, *FATES)
    return opens and not tokens[at - 2].tags and len(tokens[at - 2].text) > 1


def _noun_before(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the noun stands that says what people of the names behind it are: «погибли сотрудники полиции Фуад И. и Эльнур Г.»."""
    noun = at - 1
    while noun > 0 and at - noun < _NAMES and not tokens[noun].tags and tokens[noun].text.islower():
        noun -= 1
    told = noun > 0 and noun < at - 1 and tokens[noun].has(*PEOPLE) and not tokens[noun].has("alone", *FATES)
    return noun if told and tokens[noun - 1].has(*FATES) else None


def _tells(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Return whether a name between "according to" and a comma is of who tells: "as Nikol Pashinyan said, …"."""
    closed = any(one.has("comma") for one in tokens[last + 1 : last + 2])
    before = tokens[max(0, at - _TITLE) : at]
    opened = any(one.has("says_who") for one in before) and not any(one.has("comma") for one in before)
    return closed and opened


def _is_surname_alone(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a surname by itself opens a clause that tells what became of who bears it: "Melkonyan was killed on 29 June"."""
    opens = at == 0 or tokens[at - 1].has("comma", "mark", "open")
    if not opens or tokens[at].tags != {"surname"} or not tokens[at].text[:1].isupper():
        return False
    behind = [one for one in tokens[at + 1 : at + 1 + _NAMES] if not one.has("glue")]
    # «Հետևանքով զոհվել է երկու զինվոր»: others are counted behind, so that the word before is no name
    counted = any(one.has("number") for one in behind[1:2])
    return bool(behind) and behind[0].has("killed", "wounded", "captured") and not counted


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
    # "killed Aram Tepnants, a farmer": whatever the name ends in
    hit = at > 0 and tokens[at - 1].has("does") and tokens[at - 1].has(*FATES)
    closed = any(one.has("comma", "mark") for one in tokens[at + 2 : at + 3])
    named = hit and closed and second.text[:1].isupper() and not second.tags
    return at + 1 if initial or surname or named else None


def _take_name(tokens: Sequence[Token], group: Group) -> None:
    """Let the name after a rank or a trade belong to the group: "private Albert Baghdasaryan", «сержант карабахской армии Арам Оганесян»."""
    first = group.last + 1
    behind = first
    while behind < min(len(tokens), first + _NAMES) and _is_of_army(tokens[behind]):
        behind += 1
    named = tokens[behind : behind + 2]
    if behind > first and len(named) > 1 and named[0].text.istitle() and named[1].has("surname"):
        group.last, first = behind - 1, behind
    for at in range(first, min(len(tokens), first + _NAMES)):
        token = tokens[at]
        if not token.text[:1].isupper() or token.has(*FATES) or token.value is not None:
            break
        group.last = at


def _is_of_army(token: Token) -> bool:
    """Return whether a word can stand between a rank and a name: that of an army."""
    return token.text.islower() and token.has("modifiers", "forces")


def take_age(tokens: Sequence[Token], group: Group) -> None:
    """Let the age behind a person by name belong to it, where others follow: "her son Huseyn, 12, and their neighbour"."""
    age = group.last + 2
    behind = tokens[age + 2 : age + 3]
    if age < len(tokens) and is_age(tokens, age, age + 1) and any(one.has("conj") for one in behind):
        group.last = age


def is_age(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a number stands after a name between commas: "Siraj Abishov, 31, a cameraman"."""
    if not 2 <= at < len(tokens) or not tokens[at - 1].has("comma"):
        return False
    # "Siraj Abishov, 31, a cameraman", "a mother and her son, 8, were killed", "a caretaker, 51, was killed"
    noun = tokens[at - 2]
    single = at > 2 and tokens[at - 3].has("articles") and (not noun.tags or noun.has(*PEOPLE))
    if not (noun.text[:1].isupper() or noun.has("alone") or single):
        return False
    value = tokens[at].value
    return value is not None and value < _OLDEST and (end == len(tokens) or tokens[end].has("comma"))
