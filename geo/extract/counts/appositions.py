"""People told one by one right behind their number: "two civilians, a woman and her granddaughter, were killed" are two."""

from collections.abc import Sequence

from geo.extract.people.fates import TELLING
from geo.extract.people.find import groups_of
from geo.extract.people.whose import party_named
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.tokens import PEOPLE, Token

__all__ = ["less_appositions"]

_MOST = 20  # people told one by one
_NOUN = 5  # words from a number to its noun
_LONGEST = 40


def less_appositions(tokens: list[Token], words: Lexicon) -> list[Token]:
    """Return the tokens without those that only say who the people are whose number stands before them."""
    aside: set[int] = set()
    for at, token in enumerate(tokens):
        if token.has("whose"):
            aside.update(_clause_on(tokens, at))
        elif token.value is not None and at not in aside:
            aside.update(_apposition(tokens, at, words) or ())
    return [token for at, token in enumerate(tokens) if at not in aside] if aside else tokens


def _clause_on(tokens: Sequence[Token], at: int) -> Sequence[int]:
    """Return the clause between commas that "whose" opens, if it tells nobody's fate: "Two more, whose lives are not in danger, were hurt"."""
    if not at or not tokens[at - 1].has("comma"):
        return ()
    for end in range(at + 1, min(len(tokens), at + _NOUN * 2)):
        if tokens[end].has("comma"):
            return range(at - 1, end + 1)
        if tokens[end].value is not None or tokens[end].has("mark", "does", "passive", "plural"):
            break
    return ()


def _apposition(tokens: Sequence[Token], at: int, words: Lexicon) -> Sequence[int] | None:
    """Return which tokens tell one by one of the people counted at a position, with the commas round them."""
    noun = _counted_noun(tokens, at)
    if noun is None:
        return None
    start = noun + 2
    for end in range(start, min(len(tokens), start + _LONGEST) + 1):
        last = end == len(tokens) or tokens[end].has("mark")
        fate = not last and end > start and bool(tokens[end].tags & TELLING)
        if not (last or fate or tokens[end].has("comma", "link")):
            continue
        inside = tokens[start:end]
        # Without a comma behind them only several people tell who were counted: "iki mülki şəxs, kişi və qadın yaralanıb".
        listed = any(one.has("comma") or one.value is not None for one in inside)
        single = fate and (listed or len(groups_of(inside, words)) < 2)
        sides = {party_named(one.text, words) for one in inside if not _is_surname(one)} - {None}
        if single or len(sides) == 1 or any(one.tags & TELLING for one in inside):
            return None
        if sides:
            return _by_side(tokens, at, range(start, end), words)
        if inside and tokens[at].value == _counted(inside, words):
            # «17 погибших: десять солдат и семь горожан, ранены 30»: the comma ends their clause.
            ends = last or fate or any(one.tags & TELLING for one in tokens[at : noun + 1])
            return range(noun + 1, end if ends else end + 1)
        if last or fate:
            break
    return None


def _is_surname(token: Token) -> bool:
    """Return whether a word ends as surnames do and is written as one: «Оганян», not «двое армян»."""
    return token.has("surname") and token.text[:1].isupper()


def _by_side(tokens: Sequence[Token], at: int, inside: range, words: Lexicon) -> Sequence[int] | None:
    """Return the number that people are told behind by side, which count them: "seven soldiers, four Armenian and three Azerbaijani,".

    Dashes round them go with it.
    """
    # A fate told before them counts them by side without that, but where they are "Armenians" and no "Armenian" soldiers.
    told = any(one.tags & TELLING for one in tokens[:at])
    apart = not told or any(tokens[one].has(*PEOPLE) for one in inside)
    closing = [inside.stop] if any(one.has("link") for one in tokens[inside.stop : inside.stop + 1]) else []
    counted = _counted([tokens[one] for one in inside], words) == tokens[at].value
    return [*range(at, inside.start), *closing] if apart and counted else None


def _counted_noun(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the noun of a number of people stands that a comma or colon follows, or None."""
    number = tokens[at].value
    if number is None or not 2 <= number <= _MOST or "number" not in tokens[at].tags:
        return None
    behind = range(at + 1, min(at + _NOUN, len(tokens) - 1))
    noun = next((one for one in behind if tokens[one].has(*PEOPLE) or tokens[one].value is not None), None)
    if noun is None or tokens[noun].value is not None:
        return None
    # "Two servicemen of the Azerbaijan Army, …": whose they are stands between them and the comma.
    for last in range(noun, min(noun + _NOUN, len(tokens) - 1)):
        behind_it = tokens[last + 1]
        if behind_it.has("comma", "link"):
            return last
        if behind_it.value is not None or behind_it.tags & TELLING or behind_it.has("conj", "mark", "breaks"):
            return None
    return None


def _counted(tokens: Sequence[Token], words: Lexicon) -> int | None:
    """Return how many people a stretch tells of, None if a number of them is not exact."""
    groups = groups_of(tokens, words)
    if not groups or any(one.count.low != one.count.best or one.count.best is None for one in groups):
        return None
    return sum(one.count.best or 0 for one in groups)
