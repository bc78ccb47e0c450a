"""What became of people, as the words of a sentence say: killed, hurt, taken; and which of these words are denied."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, takewhile

from geo.extract.people.groups import Group
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, alternatives, any_case
from geo.extract.words.tokens import PEOPLE, Token

__all__ = [
    "MEASURES",
    "TELLING",
    "Fate",
    "denial_of",
    "fates_of",
    "is_negated",
    "less_asked",
    "less_handed_over",
    "less_wounds",
    "neither_of",
    "spares_all",
]

MEASURES = ("killed", "wounded", "captured", "missing", "casualties")
TELLING = frozenset((*MEASURES, "unknown", "safe", *(f"{name}_of_people" for name in MEASURES[:3])))
_NEAR = 3
_CLAUSE = 7
_PAIR = 2
_ASKED = 6  # tokens
_FEW = 6
_LONGEST_ASIDE = 10


@dataclass(slots=True)
class Fate:
    """What became of people: ``tokens[first:last + 1]``, two names where killed and wounded are told together.

    ``further``: its people come on top of those who suffered the same before.
    """

    first: int
    last: int
    names: tuple[str, ...]
    weak: bool = False
    total: bool = False
    groups: list[Group] = field(default_factory=list)
    further: bool = False


def fates_of(tokens: Sequence[Token], words: Lexicon) -> list[Fate]:
    """Return the words that say what became of people, "killed and wounded" as one unless each has its number."""
    return _joined(tokens, _found(tokens, words))


def _found(tokens: Sequence[Token], words: Lexicon) -> Iterator[Fate]:
    """Yield the words that say what became of people, without those that deny it or only speak of the possible."""
    for at, token in enumerate(tokens):
        if token.tags.isdisjoint(TELLING) or "safe" in token.tags:
            if "victims" in token.tags and _has_part(tokens, at):
                yield Fate(at, at, ("killed",))  # casualties, as what follows tells
            continue
        others = (*tokens[:at], *tokens[at + 1 :])
        if "victims" in token.tags and any(one.tags & TELLING for one in others):
            if _has_part(tokens, at):
                yield Fate(at, at, ("killed",))
            continue  # "16 ran into mines and died": what else is told says what became of them
        names = [name for name in MEASURES if name in token.tags]
        weak = [name for name in MEASURES[:3] if f"{name}_of_people" in token.tags]
        held = names in ([], ["captured"]) and _takes_land(tokens, at)
        if held or _is_unreal(tokens, at) or _is_part(tokens, at, words):
            continue
        name = (names or weak or ["killed"])[-1]
        measure = Fate(at, at, (name,), weak=not names and not token.has("unknown"))
        measure.total = _is_total(tokens, at)
        yield measure


def _takes_land(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb that can be of captives has what is no people's right behind it: "seized the district, driving out 60,000"."""
    acts = tokens[at].has("captured", "captured_of_people") and tokens[at].has("does")
    if not acts or (at and tokens[at - 1].has("glue")):
        return False  # "were seized"
    taken = [one for one in tokens[at + 1 : at + 4] if not (one.has("glue") and one.has("modifiers"))]
    named = len(taken) > 1 and taken[0].text[:1].isupper()  # «захватили Кельбаджарский район»
    if named and not taken[0].tags and taken[1].has("comma", "mark", "stops", "conj"):
        return True  # "captured Kelbajar on Saturday, sending 40,000 people fleeing"
    return any(one.has("things") for one in taken[named : named + 1])


def _has_part(tokens: Sequence[Token], at: int) -> bool:
    """Return whether it goes on with what became of some of those told of: "minaya düşüb, onlardan 65-i …"."""
    comma = next((n for n in range(at + 1, min(len(tokens), at + _FEW)) if tokens[n].has("comma")), None)
    return comma is not None and any(one.has("of_them", "subset") for one in tokens[comma + 1 : comma + 3])


def _is_unreal(tokens: Sequence[Token], at: int) -> bool:
    before, behind = tokens[max(0, at - _NEAR) : at], tokens[at + 1 : at + _CLAUSE]
    # "the life of the serviceman is not in danger"
    inside = takewhile(lambda one: not one.has("mark", "comma", "conj"), behind)
    return any("unreal" in one.tags for one in before) or any("unreal_after" in one.tags for one in inside)


def _is_part(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Return whether the word only names whom others were among: "two of the wounded", "среди погибших"."""
    if at and tokens[at - 1].has("among"):
        return True
    return _partitive(words).fullmatch(tokens[at].text.rsplit(" ", 1)[-1]) is not None


def _is_total(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word such as "number of" or "toll" stands beside it."""
    around = tokens[max(0, at - _NEAR - 1) : at + _NEAR + 1]  # "the death toll" is one itself
    return any("totals" in token.tags for token in around)


def _joined(tokens: Sequence[Token], measures: Iterable[Fate]) -> list[Fate]:
    """Return the words with "killed and wounded" as one, unless each has a number of its own."""
    found: list[Fate] = []
    for measure in measures:
        before = found[-1] if found else None
        if before and _are_pair(tokens, before, measure):
            before.last = measure.last
            # «нейтрализованы и взяты в плен»: who is a captive was not killed
            taken = measure.names == ("captured",) and tokens[before.first].has("neutralised")
            # «получил тяжёлое ранение и скончался»: who died of wounds is one of the dead
            died = before.names == ("wounded",) and tokens[measure.first].has("dies")
            before.names = (
                measure.names if taken or died else tuple(dict.fromkeys((*before.names, *measure.names)))
            )
            before.weak = before.weak and measure.weak
        elif before and not before.weak and measure.first == before.last + 1 and _is_loss(tokens, measure):
            before.last = measure.last  # "ölü və yaralı itkisi": losses in dead and wounded
        else:
            found.append(measure)
    return found


def _is_loss(tokens: Sequence[Token], measure: Fate) -> bool:
    return tokens[measure.first].has("unknown") and measure.names == ("killed",)


def _are_pair(tokens: Sequence[Token], one: Fate, other: Fate) -> bool:
    between = tokens[one.last + 1 : other.first]
    joined = any(token.has("conj") for token in between) and all(
        token.has("conj", "glue", "no", "not", "comma") for token in between
    )
    counts = other.last + 1 < len(tokens) and tokens[other.last + 1].value is not None
    numbered = one.first > 0 and tokens[one.first - 1].value is not None
    people = one.first > 1 and tokens[one.first - 1].has(*PEOPLE) and tokens[one.first - 2].value is not None
    if (numbered or people) and any(token.has("no", "not") for token in between):
        return False  # «двое раненых и ни одного убитого», "two men wounded and no deaths"
    numbered = numbered and counts
    # "twelve were seized and contact with two dozen has been lost" are of two fates, each with its number.
    lost = not {"captured", "missing"}.isdisjoint(other.names)
    apart = lost and any(token.value is not None for token in tokens[other.last + 1 : other.last + _NEAR + 1])
    return joined and not (numbered or apart)


def less_wounds(tokens: Sequence[Token], measures: list[Fate], groups: Sequence[Group]) -> list[Fate]:
    """Return the fates without the wounds of one who is told to have died of them: "a soldier wounded on Monday died on Friday"."""
    if len(groups) != 1 or groups[0].count.best != 1 or not measures:
        return measures
    if len(measures) < _PAIR:
        return measures
    at = next((at for at, one in enumerate(measures[:_PAIR]) if tokens[one.first].has("dies")), None)
    death = measures[at or 0]
    # "died in hospital": where, not that somebody was taken there
    wounds = [one for one in measures if one is not death]
    died = at is not None and {one.names for one in wounds} == {("wounded",)}
    wound = wounds[0]
    # "A soldier was wounded, another died": between the two only who he is, when and where.
    first, second = sorted((wound, death), key=lambda one: one.first)
    between = tokens[first.last + 1 : second.first]
    if between and between[-1].has("conj"):
        between = between[:-1]  # "was wounded near Tovuz and died in hospital": still the one
    # "ağır yaralanıb və xəstəxanada vəfat edib", but not "one was wounded and another died"
    told_before = groups[0].last < first.first
    goes_on = told_before and not any(token.has("further", "number", "alone", "person") for token in between)
    other = any(token.has("mark", "breaks") or (token.has("conj") and not goes_on) for token in between)
    if first is death:  # "one died, his aide, 17, is in hospital"
        other = other or any(token.has("comma") for token in between)
    if not died or other:
        return measures
    wound.names = death.names  # it stands nearer to who it was
    return [wound]


def neither_of(tokens: Sequence[Token], measures: Sequence[Fate]) -> list[Fate]:
    """Return the fates that are denied word by word, if two are or more: «ни убитых, ни раненых», "nə ölən, nə yaralanan var"."""
    denied = [
        one
        for one in measures
        if any(token.has("neither") for token in tokens[max(0, one.first - 1) : one.first])
    ]
    if len(denied) < len(measures) and denied and not _opens(tokens, denied[0].first - 1):
        return []  # «погибли четверо, не вывезены ни раненые, ни убитые»
    return denied if len(denied) > 1 else []


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word opens its clause."""
    return at == 0 or tokens[at - 1].has("comma", "mark", "open", "conj")


def denial_of(tokens: Sequence[Token], measure: Fate) -> int | None:
    """Return the word that says that it happened to nobody: "no … killed", "nobody", "потерь нет".

    "No information on losses", «данных о потерях нет» tell of none.
    """
    denial = _denial(tokens, measure)
    if denial is None:
        return None
    first, last = min(denial, measure.first), max(denial, measure.last)
    about = tokens[max(0, measure.first - 2) : last] if denial > measure.last else tokens[first:last]
    silent = any(
        token.has("silent") for token in tokens[max(0, first - 1) : first]
    )  # "it mentioned no deaths"
    return None if silent or any(token.has("informing") for token in about) else denial


def _denial(tokens: Sequence[Token], measure: Fate) -> int | None:
    for at in _before(tokens, measure.first):
        token = tokens[at]
        if token.has("no", "none"):
            return at
        if token.value is not None or token.has("comma", "mark", "breaks", "conj") or token.tags & TELLING:
            break
    aside = _aside_behind(tokens, measure.last + 1)
    first = aside if aside is not None else measure.last
    further: Iterable[int] = range(first, min(len(tokens), first + _FEW + 1))
    for at in chain((measure.last,), further):
        token = tokens[at]
        if token.has("none") and at > measure.last + 1 and _has_own_fate(tokens, at):
            break  # "three were injured and nobody was killed"
        if token.has("nil", "none"):
            return at
        stops = token.value is not None or token.has("comma", "mark", "breaks")
        if at > measure.last and (stops or token.tags & TELLING):
            break
        # "потерь в живой силе и технике нет": the word for none may follow what else there was none of
    return None


def _has_own_fate(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "nobody" behind "and" or a comma is the subject of a fate told behind it."""
    if not tokens[at - 1].has("conj", "comma"):
        return False
    behind = tokens[at + 1 : at + 1 + _FEW]
    end = next((n for n, one in enumerate(behind) if one.has("comma", "mark", "breaks")), len(behind))
    return any(one.tags & TELLING for one in behind[:end])


def _before(tokens: Sequence[Token], first: int) -> Iterator[int]:
    """Yield the words before one, the nearest first, past an aside that closes there: "nobody, it added, was hurt"."""
    at = first - 1
    steps = 0
    while at >= 0 and steps < _FEW:
        aside = _aside_before(tokens, at) if steps < _NEAR else None
        at = aside - 1 if aside is not None else at
        if at >= 0:
            yield at
        at, steps = at - 1, steps + 1


def _aside_behind(tokens: Sequence[Token], at: int) -> int | None:
    """Return where an aside that opens there ends before a word for none, if what stands between them tells of nobody's fate."""
    if at >= len(tokens) or not tokens[at].has("comma"):
        return None
    for end in range(at + 1, min(len(tokens), at + _LONGEST_ASIDE)):
        if tokens[end].has("comma"):
            return end + 1 if end + 1 < len(tokens) and tokens[end + 1].has("nil", "none") else None
        if tokens[end].value is not None or tokens[end].tags & TELLING or tokens[end].has("mark", "link"):
            return None
    return None


def _aside_before(tokens: Sequence[Token], at: int) -> int | None:
    """Return the comma that opens the aside which closes there, if it tells of nobody's fate."""
    if not tokens[at].has("comma"):
        return None
    for start in range(at - 1, max(-1, at - _LONGEST_ASIDE), -1):
        if tokens[start].has("comma"):
            return start
        if (
            tokens[start].value is not None
            or tokens[start].tags & TELLING
            or tokens[start].has("mark", "link")
        ):
            return None
    return None


def spares_all(tokens: Sequence[Token], measure: Fate) -> int | None:
    """Return the people of whom all are spared a denied harm: "the personnel was not hurt", "he was not", not "two were not"."""
    before = list(_before(tokens, measure.first))
    if not tokens[measure.first].has("unhurt") or any(tokens[at].value is not None for at in before):
        return None
    return next((at for at in before if tokens[at].has("military", "civilian", "person", "pronoun")), None)


def is_negated(tokens: Sequence[Token], measure: Fate, words: Lexicon) -> bool:
    """Return whether the word is denied and nobody is counted: "did not kill", "həlak olmayıb"."""
    before = tokens[max(0, measure.first - 2) : measure.first]
    behind = tokens[measure.last + 1 : measure.last + 2]
    last_word = tokens[measure.last].text.rsplit(" ", 1)[-1]
    denied = any(token.has("not") for token in before) or any(token.has("not_after") for token in behind)
    # "onu xilas etmək mümkün olmayıb": that he could not be saved denies nothing.
    unsaved = tokens[measure.first].has("of_him") and " " in tokens[measure.first].text
    return denied or (not unsaved and _negated(words).fullmatch(last_word) is not None)


@cache
def _partitive(words: Lexicon) -> AnyCase:
    return any_case(alternatives(words.table("counts").get("partitive", [])))


@cache
def _negated(words: Lexicon) -> AnyCase:
    return any_case(alternatives(words.table("counts").get("negated", [])))


def less_handed_over(tokens: Sequence[Token], measures: Sequence[Fate]) -> list[Fate]:
    """Return the fates but that of bodies or prisoners handed over, and of the bodies "of four of them": they were told before."""
    handed = any(token.has("handover") for token in tokens)
    told = ("bodies", "captives") if handed else ("bodies",)
    if not handed and not any(token.has("of_them") for token in tokens):
        return list(measures)
    return [
        measure
        for measure in measures
        if not any(token.has(*told) for token in tokens[measure.first : measure.last + 1])
        and not (handed and (_is_of_bodies(tokens, measure.first) or _is_of_captives(tokens, measure)))
    ]


def _is_of_captives(tokens: Sequence[Token], measure: Fate) -> bool:
    """Return whether people are called captured by a word before them: "two captured soldiers were returned"."""
    behind = tokens[measure.last + 1 : measure.last + 2]
    return measure.names == ("captured",) and any(token.has(*PEOPLE) for token in behind)


def less_asked(tokens: Sequence[Token], measures: Sequence[Fate]) -> list[Fate]:
    """Return the fates but those that are only asked about: "it did not say how many soldiers died"."""
    asked = [at for at, token in enumerate(tokens) if token.has("asking")]
    if not asked:
        return list(measures)
    return [
        measure
        for measure in measures
        if not any(
            0 < measure.first - at <= _ASKED
            and not any(token.has("comma", "mark", "number") for token in tokens[at + 1 : measure.first])
            for at in asked
        )
    ]


def _is_of_bodies(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word for a fate says whose bodies they are: «тела 28 погибших», «18 զոհված զինծառայողի մարմին»."""
    for stretch in (reversed(tokens[:at]), tokens[at + 1 :]):
        for token in stretch:
            if token.has("bodies"):
                return True
            if token.value is None and not token.has("modifiers", *PEOPLE):
                break
    return False
