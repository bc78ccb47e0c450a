"""People counted together: in one list, along with others, or as parts of a total by side."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from geo.extract.counts.doubles import joins_two
from geo.extract.parties.find import body_of, parties_in
from geo.extract.people.fates import Fate
from geo.extract.people.groups import FATES, Form, Group
from geo.extract.people.losses import Loss
from geo.extract.people.whose import is_its, party_named
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.tokens import Token
from geo.model import Count, Party

__all__ = [
    "add_companions",
    "break_down",
    "by_side",
    "is_own",
    "join_services",
    "of_one_side",
    "share_nouns",
    "sum_of",
    "take_named",
]

_FEW = 6
_LED = 2
_NEAR = 3
_LONGEST = 10
_LEADING = ("modifiers", "military", "civilian", "person", "aged", "units", "number")
_BREAKING = ("stops", "mark", "breaks", "killed", "wounded", "captured", "missing", "unknown")


def share_nouns(tokens: Sequence[Token], groups: Sequence[Group], words: Lexicon) -> None:
    """Let a number with but the name of a side share the noun of the one beside it: «49 армянских и 50 азербайджанских военных»."""
    for group in groups:
        if _is_all_lost(tokens, group, words):
            group.form = Form.NOUN
    for one, other in pairwise(groups):
        joint = one.last + 1 if other.form is Form.BARE else one.last + 2
        bare, full = (other, one) if other.form is Form.BARE else (one, other)
        if bare.form is not Form.BARE or full.form is not Form.NOUN or other.first != joint + 1:
            continue
        at = bare.last + 1
        sided = at < len(tokens) and party_named(tokens[at].text, words) is not None
        if sided and tokens[joint].has("conj", "comma") and _side(tokens, full, words):
            bare.form, bare.last, bare.civilian = Form.NOUN, at, full.civilian


def join_services(tokens: Sequence[Token], groups: Sequence[Group]) -> list[Group]:
    """Return the groups, the people of two services of one side as one: "Ordunun 42, Dövlət Sərhəd Xidmətinin 8 hərbçisi"."""
    found: list[Group] = []
    for group in groups:
        before = found[-1] if found else None
        if (
            before
            and before.form is Form.BARE
            and group.form is Form.NOUN
            and _are_services(tokens, before, group)
        ):
            group.first, group.count = before.first, sum_of(before.count, group.count)
            found.pop()
        found.append(group)
    return found


def _are_services(tokens: Sequence[Token], one: Group, other: Group) -> bool:
    """Return whether a service is named right before each of two numbers that a comma parts."""
    between = tokens[one.last + 1 : other.first]
    if len(between) < 2 or not between[0].has("comma", "conj") or not one.first:
        return False
    named = all(token.has("forces", "glue") for token in between[1:]) and between[1].has("forces")
    return named and tokens[one.first - 1].has("forces")


def _is_all_lost(tokens: Sequence[Token], group: Group, words: Lexicon) -> bool:
    """Return whether a bare number that a named side lost ends its clause: "Armenia lost 49, Azerbaijan 50 soldiers", never "lost 50 tanks"."""
    behind = tokens[group.last + 1 : group.last + 2]
    ends = all(token.has("mark", "comma", "conj") for token in behind)
    return (
        ends
        and _is_lost(tokens, group)
        and any(party_named(one.text, words) for one in tokens[: group.first])
    )


def _is_lost(tokens: Sequence[Token], group: Group) -> bool:
    """Return whether a bare number stands behind a verb of losing: "lost", «признал потерю», but not «уничтожено»."""
    before = tokens[max(0, group.first - _LED) : group.first]
    admitted = any(token.has("admitting") for token in tokens[max(0, group.first - _NEAR) : group.first])
    lost = any(token.has("losers") or (admitted and token.has("killed_of_people")) for token in before)
    return lost and group.form is Form.BARE


def add_companions(
    tokens: Sequence[Token], measures: Sequence[Fate], groups: list[Group], words: Lexicon
) -> None:
    """Add the groups that stand in one list with a group counted: "two journalists and an official died"."""
    owner = {id(group): measure for measure in measures for group in measure.groups}
    for ordered, step in ((groups, 1), (groups[::-1], -1)):
        for before, group in pairwise(ordered):
            measure = owner.get(id(before))
            if measure is None or id(group) in owner or group.subset or before.subset:
                continue
            if any(token.has("unhurt") for token in tokens[group.last + 1 : group.last + _NEAR]):
                continue  # «ранены водитель и фельдшер, солдат не пострадал»
            # A list goes on behind a word that stands before it, and leads up to one that stands behind it.
            outward = (measure.first < before.first) == (step == 1)
            pair = (before, group) if step == 1 else (group, before)
            nouns = {group.form, before.form} <= {Form.NOUN, Form.ALONE, Form.NAMED} or _leads(tokens, *pair)
            if (
                outward
                and nouns
                and _are_listed(tokens, *pair, words, told=step == 1)
                and not _of_two_sides(tokens, *pair, words)
            ):
                measure.groups.append(group)
                owner[id(group)] = measure
    for group in groups:
        if id(group) not in owner and not group.subset:
            _join(tokens, measures, group)


def _leads(tokens: Sequence[Token], one: Group, other: Group) -> bool:
    """Return whether a pronoun opens a list with others by number: "she and two other women lost their lives"."""
    joint = one.last + 1
    joined = joint < len(tokens) and tokens[joint].has("conj") and other.form is Form.NOUN
    return one.form is Form.PRONOUN and joined


def take_named(tokens: Sequence[Token], measures: Sequence[Fate], groups: Sequence[Group]) -> None:
    """Give a fate all whom its people are said to have been: "those killed were a driver, a reporter working for X and a guard"."""
    for measure in measures:
        behind = tokens[measure.last + 1 : measure.last + 2]
        if not (
            measure.first and tokens[measure.first - 1].has("those") and behind and behind[0].has("glue")
        ):
            continue
        end = next(
            (at for at in range(measure.last + 1, len(tokens)) if tokens[at].has("mark", *FATES)), len(tokens)
        )
        named = [
            one
            for one in groups
            if measure.last < one.first < end and one.form in (Form.NOUN, Form.ALONE) and not one.subset
        ]
        measure.groups[:] = named or measure.groups


def _are_listed(tokens: Sequence[Token], one: Group, other: Group, words: Lexicon, *, told: bool) -> bool:
    """Return whether two groups stand in one list; ``told``: their fate stands before both, so that no verb parts them."""
    between = tokens[one.last + 1 : other.first]
    if one.form is Form.ALONE and len(between) > 1 and not between[0].tags and between[0].text.islower():
        between = between[1:]  # «командир роты и двое срочников»
    if one.form in (Form.NOUN, Form.ALONE) and other.form in (Form.NOUN, Form.ALONE):
        counted = (told and tokens[other.first].value is not None) or _leads_to_owner(tokens, one, words)
        if told and one.form is other.form is Form.ALONE and joins_two(between):
            return True
        # "AzTV cameraman Siraj A., Azertac correspondent Maharram I."
        named = all(tokens[group.last].text[:1].isupper() for group in (one, other))
        between = _less_owners(between, listed=_goes_on(tokens, other), counted=counted, named=named)
    if other.form is Form.NAMED and tokens[one.last].text[:1].isupper():
        between = _less_title(between)
    known = all(token.has("conj", "comma", "modifiers", "own", "ours", "military") for token in between)
    if not 0 < len(between) <= _FEW or not known:
        return False
    return any(token.has("conj", "comma") for token in between)


def _less_title(between: Sequence[Token]) -> Sequence[Token]:
    """Return what stands between two names without what the second is: "cameraman Siraj Abishov and the deputy head Arif Aliyev"."""
    title = between[1:]
    joined = bool(title) and len(title) <= _LONGEST and between[0].has("conj", "comma")
    plain = all(one.text.islower() and one.value is None for one in title)
    return (
        between[:1] if joined and plain and not any(one.has(*_BREAKING, "conj") for one in title) else between
    )


def _leads_to_owner(tokens: Sequence[Token], group: Group, words: Lexicon) -> bool:
    """Return whether the noun of a group ends in what an owner stands behind: "two employees of", of media outlets."""
    leading = words.table("counts", "owners_after")
    phrases = (token.text for token in tokens[group.first : group.last + 1] if " " in token.text)
    return any(phrase.rsplit(" ", 1)[-1].lower() in leading for phrase in phrases)


def _of_two_sides(tokens: Sequence[Token], one: Group, other: Group, words: Lexicon) -> bool:
    """Return whether right before each of two numbers another side is named: "Armenia 49 soldiers, Azerbaijan 50 soldiers"."""
    sides = [
        party_named(tokens[group.first - 1].text, words) if group.first else None for group in (one, other)
    ]
    return None not in sides and sides[0] is not sides[1]


def _goes_on(tokens: Sequence[Token], group: Group) -> bool:
    """Return whether a list goes on behind a group: "…, a correspondent of a state agency and a local official"."""
    behind = tokens[group.last + 1 : group.last + 1 + _FEW]
    joint = next((at for at, token in enumerate(behind) if token.has("conj")), None)
    return joint is not None and not any(token.has(*_BREAKING) for token in behind[:joint])


def _less_owners(between: Sequence[Token], *, listed: bool, counted: bool, named: bool) -> Sequence[Token]:
    """Return what stands between two people listed without whose they are: "a correspondent of a state agency and a local official".

    Of two who are ``named`` the second may be of a body in capitals.
    """
    joint = next((at for at, token in enumerate(between) if token.has("conj", "comma")), None)
    if joint is None or any(token.has(*_BREAKING) for token in between):
        return between
    before, behind = between[:joint], between[joint + 1 :]
    behind = behind[1:] if behind and behind[0].has("conj") else behind  # "…, həmçinin", ", as well as"
    owned = not before or (before[0].has("from_side", "owners_after") and len(before) <= _FEW)
    # «четверо военнослужащих Армии обороны Карабаха и один …»
    owned = owned or all(token.has("forces") or token.text[:1].isupper() for token in before)
    # «трое сотрудников полиции Нагорного Карабаха и двое военных»
    plain = all(not token.tags or token.has("forces") for token in before)
    owned = owned or (counted and plain and len(before) <= _NEAR)
    known = all(not token.tags or token.has(*_LEADING) for token in behind)
    capitals = not named and any(token.text[:1].isupper() for token in behind)
    led = len(behind) <= _NEAR and known and not capitals
    # "A citizen of Iran, a lorry driver, was wounded": one person told of twice.
    owned = owned and (not before or listed or between[joint].has("conj"))
    return between[joint : joint + 1] if owned and led else between


def _join(tokens: Sequence[Token], measures: Sequence[Fate], group: Group) -> None:
    """Add people who shared a fate told before them: "the general was killed, along with five other servicemen"."""
    at = group.first - 1
    if at < 0 or not tokens[at].has("together") or group.form not in (Form.NOUN, Form.ALONE):
        return
    for measure in measures:
        last = max(measure.last, *(one.last for one in measure.groups)) if measure.groups else at
        between = tokens[last + 1 : at]
        if (
            last < at
            and len(between) <= _LONGEST
            and not any(token.has("mark", "breaks") for token in between)
        ):
            measure.groups.append(group)


def break_down(
    tokens: Sequence[Token], measures: Sequence[Fate], groups: list[Group], words: Lexicon
) -> None:
    """Put the parts of each side in the place of their total: "seven soldiers died: four Armenian and three Azerbaijani"."""
    taken = {id(group) for measure in measures for group in measure.groups}
    free = sorted((one for one in groups if id(one) not in taken), key=_first)
    for measure in measures:
        if len(measure.groups) != 1 or not free:
            continue
        total = measure.groups[0]
        start = bisect_right(free, max(measure.last, total.last), key=_first)
        parts = _parts_of(tokens, total, free[start : start + _NEAR], words)
        if parts:
            measure.groups[:] = parts
            del free[start : start + len(parts)]


def _first(group: Group) -> int:
    return group.first


def _parts_of(tokens: Sequence[Token], total: Group, parts: list[Group], words: Lexicon) -> list[Group]:
    for number in range(2, len(parts) + 1):
        some = parts[:number]
        sides = {_side(tokens, one, words) for one in some}
        known = [one.count.best for one in some if one.count.best is not None]
        if len(known) == number == len(sides) and None not in sides and sum(known) == total.count.best:
            return some
    return []


def by_side(
    tokens: Sequence[Token], groups: list[Group], words: Lexicon
) -> Iterator[tuple[Party | None, list[Group]]]:
    """Yield groups by the side that each names; all together, without a side, unless they name two sides.

    People of another kind without a side, before those whose noun has one, stay without.
    """
    sides = [_side(tokens, one, words) for one in groups] if len(groups) > 1 else []
    if len(set(sides)) < 2:
        yield None, groups
        return
    sided = list(zip(groups, sides, strict=True))
    # "three policemen and two Azerbaijani soldiers": whose the policemen are is not said
    first = min(range(len(sides)), key=lambda at: groups[at].first)
    unsaid = (
        sides[first] is None
        and all(tokens[one.first].value is not None for one in groups)
        and len({one.civilian for one in groups}) == len(groups)
        and all(_is_called(tokens, one, words) for one, side in sided if side)
    )
    # "four of its soldiers and ten Azerbaijanis"
    own = all(side or is_own(tokens, one, words) for one, side in sided)
    if None in sides and not (unsaid or own):
        yield None, groups
        return
    for side in dict.fromkeys(sides):
        yield side, [one for one, of_it in sided if of_it is side]


def is_own(tokens: Sequence[Token], group: Group, words: Lexicon) -> bool:
    """Return whether people are those of who tells it, by an "its" among them: "four of its soldiers"."""
    return any(
        token.has("own", "ours") or (token.has("modifiers") and is_its(token, words))
        for token in tokens[group.first : group.last + 1]
    )


def _is_called(tokens: Sequence[Token], group: Group, words: Lexicon) -> bool:
    """Return whether a side's name stands among a group's own words: behind the last of a list it is of all."""
    return any(party_named(one.text, words) for one in tokens[group.first : group.last + 1])


def _side(tokens: Sequence[Token], group: Group, words: Lexicon) -> Party | None:
    """Return the side that a group of people names: "four Armenian", «двое с азербайджанской стороны»."""
    end = group.last + 1
    while (
        end < len(tokens)
        and end <= group.last + _NEAR
        and not tokens[end].has("conj", "comma", "mark", "number")
    ):
        end += 1
    named = (party_named(one.text, words) for one in tokens[group.first : end])
    return next((party for party in named if party), None) or _army_before(tokens, group, words)


def _army_before(tokens: Sequence[Token], group: Group, words: Lexicon) -> Party | None:
    """Return whose army is named right before a number: «Պաշտպանության բանակի չորս զինծառայող»."""
    start = group.first
    while start and group.first - start < _NEAR and tokens[start - 1].has("forces"):
        start -= 1
    return body_of(" ".join(token.text for token in tokens[start : group.first]), words)


def sum_of(one: Count, other: Count) -> Count:
    """Return the sum of two counts, without the bounds that one of them lacks."""

    def plus(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a + b

    return Count(plus(one.low, other.low), plus(one.best, other.best), plus(one.high, other.high))


def of_one_side(losses: Sequence[Loss], sentence: str, words: Lexicon) -> list[Loss]:
    """Return the losses, one joined to the next as of the side named behind that: "two dead and three wounded on the Armenian side"."""
    found = list(losses[-1:])
    for loss in reversed(losses[:-1]):
        behind = found[-1]
        joined = _joined(words).fullmatch(sentence, loss.end, behind.start) is not None
        named = loss.side or loss.enemy or loss.ours or loss.own
        inside = behind.side and any(parties_in(sentence[behind.start : behind.end], words))
        shared = joined and behind.side and not (named or inside) and loss.measure != behind.measure
        found.append(replace(loss, side=behind.side) if shared else loss)
    return _after_nobody(found[::-1], sentence, words)


def _after_nobody(losses: Sequence[Loss], sentence: str, words: Lexicon) -> list[Loss]:
    """Return the losses, one told right behind a side's nobody as of that: "nobody in the Defence Army was killed, two were wounded"."""
    found = list(losses[:1])
    for loss in losses[1:]:
        before = found[-1]
        none = before.count.high == 0 and before.side and before.measure != loss.measure
        named = loss.side or loss.enemy or loss.ours or loss.own or loss.count.high == 0
        goes_on = none and not named and _joined(words).fullmatch(sentence, before.end, loss.start)
        found.append(replace(loss, side=before.side) if goes_on else loss)
    return found


@cache
def _joined(words: Lexicon) -> AnyCase:
    return any_case(rf"\W*(?:{words.alternatives('counts', 'conj')})?\W*")
