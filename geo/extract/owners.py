"""Whose people a loss is, by the words of its sentence: those it counts, the army named beside them, the loser."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from geo.extract.lexicon import Lexicon
from geo.extract.parties import first_party
from geo.extract.tokens import Token
from geo.model import Party

__all__ = ["side_of"]

_LOST = (
    "killed",
    "wounded",
    "captured",
    "missing",
    "casualties",
    "unknown",
    "killed_of_people",
    "captured_of_people",
)
_FEW = 6
_NEAR = 3
_CLAUSE = 40


def side_of(
    tokens: Sequence[Token], first: int, last: int, words: Lexicon
) -> tuple[Party | None, bool, bool]:
    """Return whose people they are, and whether they are without a name the other side's, or "ours"."""
    for stretch in (
        range(first, last + 1),
        _owners(tokens, first, -1, words),
        _owners(tokens, last, 1, words),
        _losers(tokens, first, last),
    ):
        for at in stretch:
            token = tokens[at]
            if token.has("enemy"):
                return None, True, False
            if token.has("own", "ours"):
                return None, False, token.has("ours")
            if not _fired(tokens, at) and (party := _party(token.text, words)):
                return party, False, False
    return _toll(tokens, first, words) or _mourned(tokens[first : last + 1], words), False, False


def _fired(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a side named there is whose fire it was: "by a shot from the Armenian side", not an Armenian soldier."""
    for token in tokens[at + 1 : at + _FEW]:
        if token.has("causes"):
            return True
        if token.has("alone", "number", "killed", "wounded", "comma", "mark"):
            return False
    return False


def _mourned(tokens: Sequence[Token], words: Lexicon) -> Party | None:
    """Return the party whose own dead only are called so, as those of Azerbaijan "şəhid"."""
    text = " ".join(token.text for token in tokens)
    named = words.table("counts").get("mourned", {})
    return next(
        (Party(party) for party in named if words.words("counts", "mourned", party).search(text)), None
    )


def _owners(tokens: Sequence[Token], at: int, step: int, words: Lexicon) -> Iterator[int]:
    """Yield the words of the names of armies and sides that adjoin a count: "Azərbaycan Ordusunun 7 əsgəri"."""
    tags = (
        ("forces", "owners", "enemy", "own", "ours", "glue")
        if step < 0
        else ("forces", "owners_after", "enemy", "own", "ours")
    )
    at += step
    if step > 0 and any(token.has("agents") for token in tokens[at : at + _NEAR]):
        return
    for _ in range(_FEW):
        if not 0 <= at < len(tokens):
            return
        token = tokens[at]
        if not token.has(*tags) and not _party(token.text, words):
            return
        yield at
        at += step


def _losers(tokens: Sequence[Token], first: int, last: int) -> Iterator[int]:
    """Yield the words before a count, the nearest first, where a verb says that their subject lost people."""
    begin = first
    while begin and first - begin < _CLAUSE and not tokens[begin - 1].has("mark", "breaks"):
        begin -= 1
    end = last
    while end + 1 < len(tokens) and end - last < _FEW and not tokens[end + 1].has("mark", "comma"):
        end += 1
    if any(token.has("losers") for token in tokens[begin : end + 1]):
        yield from range(first - 1, begin - 1, -1)


def _toll(tokens: Sequence[Token], first: int, words: Lexicon) -> Party | None:
    """Return the party of the last "Armenian losses", "Azerbaijani side" before a count."""
    for at in range(first - 1, max(0, first - _CLAUSE), -1):
        token = tokens[at]
        told = token.has("unknown", "casualties", "totals")
        told = told or (token.has("sides") and _is_losers(tokens[at + 1 : first]))
        if told and (party := _party(tokens[at - 1].text, words)):
            return party
    return None


def _is_losers(between: Sequence[Token]) -> bool:
    """Return whether a side named before a count is whose it is, not who fired: no clause of another tale between."""
    comma = next((step for step, token in enumerate(between) if token.has("comma", "mark")), None)
    return comma is None or any(token.has(*_LOST) for token in between[:comma])


@lru_cache(maxsize=20_000)
def _party(word: str, words: Lexicon) -> Party | None:
    return first_party(word, words) if word[:1].isalpha() else None
