"""Groups that are no people of their own: one person told twice, the noun of a plural, a pronoun in passing."""

from collections.abc import Iterable, Sequence

from geo.extract.fates import TELLING, Fate
from geo.extract.lexicon import Lexicon
from geo.extract.people import Form, Group
from geo.extract.tokens import Token
from geo.model import Count

__all__ = ["is_listed", "is_plural", "of_their_own"]

_ONE = Count(1, 1, 1)
_NEAR = 3
_LONGEST_ASIDE = 12


def of_their_own(
    tokens: Sequence[Token], measures: Sequence[Fate], groups: Sequence[Group], words: Lexicon
) -> list[Group]:
    """Return the groups without those that tell of people already counted or of nobody."""
    return [
        one
        for one in _less_repeated(tokens, groups, words)
        if not (_is_of_many(tokens, measures, one) or _is_aside(tokens, one))
    ]


def _is_of_many(tokens: Sequence[Token], measures: Sequence[Fate], group: Group) -> bool:
    """Return whether what looks like one person is the noun of a plural before it: «число погибших солдат»."""
    if group.form is not Form.ALONE or is_listed(tokens, group) or group.first != group.last:
        return False
    return any(one.last + 1 == group.first and is_plural(tokens, one) for one in measures)


def _is_aside(tokens: Sequence[Token], group: Group) -> bool:
    """Return whether a pronoun stands between commas that tell of nobody's fate: "the wounded, he said, are four"."""
    if group.form is not Form.PRONOUN:
        return False
    before = reversed(tokens[max(0, group.first - _NEAR) : group.first])
    behind = tokens[group.last + 1 : group.last + 1 + _NEAR]
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
    before = tokens[max(0, group.first - 1) : group.first]
    return any(token.has("conj", "comma") for token in (*behind, *before))


def _less_repeated(tokens: Sequence[Token], groups: Sequence[Group], words: Lexicon) -> list[Group]:
    """Return the groups with one person told twice as one: "a soldier, Private Aram P.", but not a list of people."""
    kept: list[Group] = []
    for group in groups:
        before = kept[-1] if kept else None
        if before and _is_repeated(tokens, before, group):
            before.last, before.form = group.last, min(before.form, group.form)
            before.civilian = group.civilian if before.civilian is None else before.civilian
        elif before and _share_number(tokens, before, group, words):
            before.last = group.last
        else:
            kept.append(group)
    return kept


def _is_repeated(tokens: Sequence[Token], one: Group, other: Group) -> bool:
    between = tokens[one.last + 1 : other.first]
    if not between and one.form is other.form is Form.ALONE:
        return one.count == other.count == _ONE  # "Bərdə sakini 27 yaşlı Elçin Məmmədov"
    if len(between) != 1 or not between[0].has("comma") or one.subset:
        return False
    if _bears_name(tokens, one) and _bears_name(tokens, other):
        return False  # "Captain Aram Petrosyan, Lieutenant Hayk Musaelyan"
    return one.count == other.count == _ONE and not _joins_behind(tokens, one.last + 1)


def _share_number(tokens: Sequence[Token], one: Group, other: Group, words: Lexicon) -> bool:
    """Return whether a noun is counted by the number before another: "beş zabit və əsgər" are five in all."""
    if not words.table("counts").get("shared_number") or other.form is not Form.ALONE:
        return False
    between = tokens[one.last + 1 : other.first]
    plain = other.first == other.last and len(between) == 1 and between[0].has("conj")
    return plain and one.form is Form.NOUN and one.count.best != 1


def _bears_name(tokens: Sequence[Token], group: Group) -> bool:
    pair = tokens[max(group.first, group.last - 1) : group.last + 1]
    return len(pair) == 2 and all(one.text[:1].isupper() and not one.tags - {"surname"} for one in pair)


def _joins_behind(tokens: Sequence[Token], start: int) -> bool:
    """Return whether a list of people that goes on there has an "and" before what became of them."""
    for token in tokens[start : start + _LONGEST_ASIDE]:
        if token.has("conj"):
            return True
        if token.tags & TELLING or token.has("mark", "breaks", "link", "stops"):
            return False
    return False
