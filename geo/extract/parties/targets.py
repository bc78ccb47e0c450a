"""Whose positions or forces were struck, by the words for what was struck: "fired at posts of the Defence Army"."""

from collections.abc import Iterator

from geo.extract.parties.find import parties_in
from geo.extract.words.lexicon import Lexicon
from geo.model import Party

__all__ = ["less_struck", "struck_by_strike", "targeted"]

_BESIDE = 40  # characters from a position to whose it is


def targeted(text: str, words: Lexicon) -> set[Party]:
    """Return whose positions or units a sentence says were fired at, one or more parties."""
    return set(_owners(text, words, "targets"))


def struck_by_strike(text: str, words: Lexicon) -> Party | None:
    """Return whose forces a strike hit, if it was one side's, so that those lost in it were that side's.

    In an assault who attacked may have lost people as well: it tells only where it is what killed, "an attack on an
    Azerbaijani post killed two".
    """
    owners = set(_owners(text, words, "strike_on"))
    return owners.pop() if len(owners) == 1 else None


def less_struck(text: str, words: Lexicon) -> str:
    """Return a text, what a strike hit and whose that was blanked, where that stands in or right behind it."""
    for target in list(words.words("claims", "strike_on").finditer(text)):
        end = target.end()
        if not any(parties_in(target[0], words)):
            behind = text[end : end + _BESIDE].partition(",")[0]
            named = next(parties_in(behind, words), None)
            end += behind.index(named[1]) + len(named[1]) if named else 0
        text = text[: target.start()] + " " * (end - target.start()) + text[end:]
    return text


def _owners(text: str, words: Lexicon, key: str) -> Iterator[Party]:
    before = bool(words.table("claims").get("owners_before"))
    for target in words.words("claims", key).finditer(text):
        if before:
            ahead = text[max(0, target.start() - _BESIDE) : target.start()]
            named = list(parties_in(ahead, words))[-1:]
            # "erməni bölmələri səngərlərə atəş açıb": theirs is the fire, not the trenches
            if named and words.words("claims", "acting").search(ahead, ahead.rindex(named[0][1])):
                continue
        else:
            # "a plant was fired on, the outlet said, accusing Azerbaijan": the clause of the target alone
            behind = text[target.end() : target.end() + _BESIDE].partition(",")[0]
            named = list(parties_in(target[0] + behind, words))[:1]
        yield from (party for party, _ in named)
