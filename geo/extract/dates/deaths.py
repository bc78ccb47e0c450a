"""The day on which one of the wounded died, which is not that of the wound: "two were wounded on Friday, one of whom died on Sunday"."""

import re
from collections.abc import Sequence

from geo.extract.dates.find import DateMention
from geo.extract.words.lexicon import Lexicon

__all__ = ["less_deaths"]

_BORDER = re.compile(r"[.;։](?=\s|$)")


def less_deaths(dates: Sequence[DateMention], text: str, words: Lexicon) -> tuple[DateMention, ...]:
    """Return the dates of a sentence without those of the death of some whom it counts before, as wounded or among the dead."""
    if not dates or not words.says(text, "tally", "died_of_them"):
        return tuple(dates)
    known, dies = words.words("tally", "died_of_them"), words.words("counts", "dies")
    for part in known.finditer(text):
        told = any(words.words("counts", one).search(text, 0, part.start()) for one in ("wounded", "killed"))
        death = dies.search(text, part.end()) if told else None
        if death is None or _BORDER.search(text, part.end(), death.start()):
            continue
        border = _BORDER.search(text, death.end())
        end = border.start() if border else len(text)
        return tuple(one for one in dates if not part.end() <= one.start < end)
    return tuple(dates)
