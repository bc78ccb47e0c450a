"""What stands between commas on the one person told of: "Private X, who was wounded on Friday, died in hospital"."""

from collections.abc import Sequence

from geo.extract.people.groups import FATES
from geo.extract.words.tokens import PEOPLE, Token

__all__ = ["less_person_asides"]

_NAMES = 4
_LONGEST = 25  # tokens between two commas
_NEAR = 8
_LEADING = 3
_LAST = ("killed", "missing", "wounded")


def less_person_asides(tokens: list[Token]) -> list[Token]:
    """Return the tokens without the asides on a person by rank and name whose end the clause tells: "died", "is missing".

    An aside may tell of the wound, of the person's age, home or unit; none that counts or names other people is left out.
    """
    for at, token in enumerate(tokens):
        if not token.has("comma") or not _is_person(tokens, at):
            continue
        end = _past_asides(tokens, at)
        if end is not None:
            return [*tokens[:at], *less_person_asides(tokens[end + 1 :])]
    return tokens


def _is_person(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a rank with a name, or a name told by its surname, opens a clause and ends before a position."""
    first = at
    while first and at - first < _NAMES + 1 and tokens[first - 1].text[:1].isupper():
        first -= 1
    names = tokens[first:at]
    ranked = first > 0 and tokens[first - 1].has("rank", "alone")
    if not names or not (names[-1].has("surname") or ranked or names[0].has("rank")):
        return False
    opens = first - ranked
    return opens <= _LEADING or tokens[opens - 1].has("comma", "conj")


def _past_asides(tokens: Sequence[Token], at: int) -> int | None:
    """Return the comma behind which the clause goes on to the person's end, past one aside or several."""
    start = at
    while True:
        end = next(
            (
                n
                for n in range(start + 1, min(len(tokens), start + _LONGEST))
                if tokens[n].has("comma", "mark")
            ),
            None,
        )
        if end is None or tokens[end].has("mark") or not _is_aside(tokens[start + 1 : end]):
            return None
        hit = False  # "…, stepped on a mine near the city while looking for a cow and lost his left foot"
        for step, token in enumerate(tokens[end + 1 : end + 1 + _LONGEST]):
            if step >= _NEAR and not hit:
                break
            if token.has(*_LAST):
                return end
            hit = hit or token.has("causes")
            goes_on = hit and any(one.has("conj") for one in tokens[end + 2 + step : end + 3 + step])
            stops = token.has("mark", *PEOPLE, *FATES) or (token.has("comma") and not goes_on)
            if token.counts or stops or (not hit and token.has("breaks", "conj")):
                break
        start = end


def _is_aside(inside: Sequence[Token]) -> bool:
    """Return whether a stretch tells of nobody else: of an age, a home, a unit, or in a clause with "who" of a wound."""
    if not inside or inside[0].has("breaks") or any(one.has("killed", "captured") for one in inside):
        return False
    if inside[0].has("who"):
        return True
    others = (
        ("rank", "conj", *FATES) if inside[0].has("owners_after") else ("rank", "military", "conj", *FATES)
    )
    return not any(one.has(*others) or _is_name(one) for one in inside)


def _is_name(token: Token) -> bool:
    return token.has("surname") and token.text[:1].isupper()
