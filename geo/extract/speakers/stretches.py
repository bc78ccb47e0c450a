"""How far each speaker of a sentence is heard: where one's words end and the next one's begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from geo.extract.speakers.claimants import Claimant, Hearing
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case

__all__ = ["Heard", "Speech", "is_told_by", "stretched"]


@dataclass(frozen=True, slots=True)
class Speech:
    """A speaker with the stretch of the sentence (offsets within it) that the speaker answers for.

    ``verb`` are the words of saying, ``core`` is where they and the speaker's name stand; ``opens`` says that what
    is said may go on in the sentences behind.
    """

    claimant: Claimant
    start: int
    end: int
    verb: str
    core: tuple[int, int] = (0, 0)
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A speech before its borders to its neighbours are known: which way it reaches from its core."""

    claimant: Claimant
    verb: re.Match[str]
    start: int
    end: int
    back: bool
    forth: bool
    opens: bool = False
    apart: bool = False
    """Whether what is said stands between the speaker and the verb."""


def is_told_by(one: Heard, follower: Heard, hearing: Hearing) -> bool:
    """Return whether a verb that closes the sentence only repeats who has spoken up to it."""
    closes = one.forth and follower.back and not follower.forth
    return closes and not _strong(one, follower, hearing.sentence, hearing.words)


_FAR_WORDS = 7


def stretched(heard: list[Heard], sentence: str, words: Lexicon) -> Iterator[Speech]:
    """Yield the speeches of a sentence, each up to where the next begins."""
    start = 0
    for number, one in enumerate(heard):
        # What stands between a far subject and its verb is said as well: "the ministry that five died confirmed: …".
        far = one.apart or len(sentence[one.start : one.verb.start()].split()) > _FAR_WORDS
        if number == 0 and not one.back:
            start = one.verb.start() if one.forth and not one.apart else one.start
        follower = heard[number + 1] if number + 1 < len(heard) else None
        end = _border(one, follower, sentence, words) if follower else len(sentence)
        ahead = one.forth and not one.back and one.verb.end() <= end and not far
        first = (
            max(start, one.verb.start()) if ahead else max(start, one.start) if far and one.forth else start
        )
        verb = sentence[one.verb.start() : one.verb.end()].lower()
        yield Speech(one.claimant, first, end, verb, (one.start, one.end), one.opens)
        start = end


def _border(one: Heard, follower: Heard, sentence: str, words: Lexicon) -> int:
    if one.forth and follower.back:
        return _strong(one, follower, sentence, words) or follower.start
    if follower.back:
        return one.end
    return max(one.end, follower.start)


def _strong(one: Heard, follower: Heard, sentence: str, words: Lexicon) -> int:
    """Return where a new clause begins between two speeches: behind a semicolon or at "while", or 0."""
    if one.claimant.party is follower.claimant.party:
        return 0
    between = sentence[one.end : follower.start]
    semicolon = between.rfind(";")
    if semicolon >= 0:
        return one.end + semicolon + 1
    turns = [match.start() for match in _turns(words).finditer(between)]
    return one.end + turns[-1] if turns else 0


@cache
def _turns(words: Lexicon) -> AnyCase:
    return any_case(rf"[,;–—] {words.alternatives('claims', 'contrast')}(?!\w)")
