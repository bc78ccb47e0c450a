"""What an incident is set beside: "the deadliest since March" dates nothing, and counts on from nothing."""

from collections.abc import Sequence

from geo.extract.dates.find import DateMention
from geo.extract.words.lexicon import Lexicon

__all__ = ["less_compared", "not_compared"]


def less_compared(text: str, words: Lexicon) -> str:
    """Return a sentence with blanks for what it sets its incident beside; offsets stay as they were."""
    return words.words("tally", "compared").sub(lambda match: " " * len(match.group()), text)


def not_compared(dates: Sequence[DateMention], text: str, words: Lexicon) -> tuple[DateMention, ...]:
    """Return the dates of a sentence without those of what its incident is set beside."""
    if not dates:
        return ()
    spans = [match.span() for match in words.words("tally", "compared").finditer(text)]
    return tuple(one for one in dates if not any(start <= one.start < end for start, end in spans))
