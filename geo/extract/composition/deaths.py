"""People told to have died of those counted as wounded before: "Two were hurt. One of the two died in hospital"."""

from collections.abc import Sequence
from dataclasses import replace

from geo.extract.composition.updates import are_of_one, names_again
from geo.extract.words.lexicon import Lexicon
from geo.model import Claim, Count

__all__ = ["with_deaths"]

_ONE = Count(1, 1, 1)
_FARTHEST = 1_000  # characters from the number of wounded to the death


def with_deaths(claims: Sequence[Claim], text: str, words: Lexicon) -> list[Claim]:
    """Return the claims, those who died counted as dead and no longer as wounded; ``text`` is the report's.

    Who counted others as dead with the wounded has one number of both, and quotes the report from the one to the other.

    Examples
    --------
    "A driver was killed and two workers were hurt. One of the two died in hospital": two dead and one wounded.
    """
    found = list(claims)
    for at, claim in enumerate(claims):
        dead = _number(claim.killed)
        hurt = [one for one in range(at) if found[one].wounded and names_again(claim, found[one], words)]
        if dead == 1 and not hurt and _tells_of_last(claim, words):
            hurt = [one for one in range(max(0, at - 1), at) if found[one].wounded == _ONE]
        again = dead == 1 and bool(hurt)
        if not dead or not (again or words.says(claim.quote, "tally", "died_of_them")):
            continue
        if words.says(claim.quote, "tally", "update"):
            continue  # "two of the wounded died, taking the toll to seven": the number is of all
        least = 0 if again else dead  # of the wounded, one by name may be the only one
        told = hurt if again else range(at)
        before = next((one for one in reversed(told) if _are_among(claim, found[one], least)), None)
        if before is None:
            continue
        wounded = found[before]
        left, dead = _number(wounded.wounded) - dead, dead + _number(wounded.killed)
        wounded = replace(wounded, wounded=Count(left, left, left) if left else None)
        if wounded.killed is not None:
            whole = text[wounded.start : claim.end]
            wounded = replace(wounded, killed=Count(dead, dead, dead), quote=whole, says=whole, end=claim.end)
            found[at] = replace(claim, killed=None)
        found[before] = wounded
    return [
        one for one, was in zip(found, claims, strict=True) if one.killed or not was.killed or _says_more(one)
    ]


def _tells_of_last(claim: Claim, words: Lexicon) -> bool:
    """Return whether a sentence tells of the one person told of last, whom it does not name: "He died in hospital"."""
    he = words.has("counts", "pronoun") and words.words("counts", "pronoun").match(claim.quote)
    return bool(he) or words.says(claim.quote, "counts", "of_him")


def _are_among(claim: Claim, told: Claim, dead: int) -> bool:
    """Return whether so many dead can be some of the wounded that an earlier sentence told of, and counted exactly."""
    near = told.end <= claim.start <= told.end + _FARTHEST
    return near and are_of_one(told, claim) and _number(told.wounded) > dead and told.killed != Count(0, 0, 0)


def _says_more(claim: Claim) -> bool:
    return any((claim.wounded, claim.captured, claim.missing, claim.casualties))


def _number(count: Count | None) -> int:
    """Return an exact number, or 0."""
    return count.best if count and count.best and count.low == count.best == count.high else 0
