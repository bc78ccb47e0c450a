"""Where those come from who were carried to a hospital: "five wounded were brought to Barda from the Aghdam front"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.extract.roles.sites import SITE_ROLES, can_be_site, with_containers
from geo.extract.roles.spots import NAMED_ONLY, Mention, known_before
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.extract.words.sentences import Sentence
from geo.extract.words.tokens import tokens_of
from geo.model import PlaceKind, Role

__all__ = ["TAKEN", "carried"]

_AHEAD = 30  # characters
TAKEN = "where people were taken"


def carried(
    found: Sequence[Mention], sentence: Sentence, words: Lexicon, *, quiet: bool
) -> tuple[Mention, ...]:
    """Return the mentions of a sentence, the place that wounded or dead were carried from as near where it happened.

    Where they were carried to is no site, nor where anybody else was, if the sentence is ``quiet`` and tells of no event.
    Where the sentence tells of fire as well, "from" may be where that came from.
    """
    text = sentence.text
    if not found or not words.says(text, "roles", "carried"):
        return tuple(found)
    rest = text
    for name in ("wounded", "killed"):
        rest = words.words("counts", name).sub(lambda match: " " * len(match.group()), rest)
    if (rest == text and not quiet) or words.words("claims", "hostile").search(rest):
        return tuple(found)
    told = [
        replace(one, role=Role.MENTIONED, reason=TAKEN)
        if (one.role in SITE_ROLES or one.reason == NAMED_ONLY)
        and _stands(one, sentence, words, "carried_to")
        else one
        for one in found
    ]
    if rest == text or any(one.role in SITE_ROLES for one in told):
        return tuple(told)  # "relatives took the children to Ganja"
    return with_containers(
        [
            Mention(one.match, Role.STRUCK if one.match.place.kind.is_area else Role.NEAR)
            if _can_be_left(one) and _stands(one, sentence, words, "carried_from")
            else one
            for one in told
        ]
    )


def _can_be_left(one: Mention) -> bool:
    kind = one.match.place.kind
    return can_be_site(one.match) and (kind.is_area or kind is PlaceKind.SETTLEMENT)


def _stands(one: Mention, sentence: Sentence, words: Lexicon, key: str) -> bool:
    """Return whether a preposition before a name, or the case of it or of a word behind it, says that they came from there or went there."""
    start, end = one.match.toponym.start - sentence.start, one.match.toponym.end - sentence.start
    if words.has("roles", key):
        before = _before(words, key).search(sentence.text, 0, start)
        cased = not words.has("roles", f"{key}_case") or _case(words, key).fullmatch(
            one.match.toponym.surface
        )
        # "a 33-year-old from Sumgayit was airlifted": who is from there
        of_there = key == "carried_from" and before is not None
        return (
            before is not None
            and bool(cased)
            and not (of_there and _ends_with_people(sentence.text[: before.start()], words))
        )
    if not words.has("roles", f"{key}_endings"):
        return False
    return _behind(words, key).match(sentence.text, start, end + _AHEAD) is not None


def _ends_with_people(text: str, words: Lexicon) -> bool:
    last = tokens_of(text.rstrip().rpartition(" ")[2], words)
    people = ("alone", "civilian", "person", "aged")
    return any(one.has(*people) and not one.has("military") for one in last)


@cache
def _before(words: Lexicon, key: str) -> AnyCase:
    return any_case(
        rf"(?<!\w){words.alternatives('roles', key)}\s+(?:{known_before(words)}[, ]+){{0,4}}[«“\"]?$"
    )


@cache
def _case(words: Lexicon, key: str) -> AnyCase:
    return any_case(rf".*{words.alternatives('roles', f'{key}_case')}")


@cache
def _behind(words: Lexicon, key: str) -> AnyCase:
    """Return a name with the words for its kind behind it of which the last has the case."""
    endings, kinds = (
        words.alternatives("roles", f"{key}_endings"),
        words.alternatives("roles", "carried_kinds"),
    )
    return any_case(rf"[\w’'-]+(?:\s{kinds}){{0,2}}(?<=\w){endings}(?!\w)")
