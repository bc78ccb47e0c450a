"""The day on which one of the wounded died, which is not that of the wound: "two were wounded on Friday, one of whom died on Sunday"."""

import re
from collections.abc import Sequence

from geo.extract.dates.find import DateMention
from geo.extract.words.lexicon import Lexicon

__all__ = ["less_deaths"]

_BORDER = re.compile(r"[.;։](?=\s|$)")


def less_deaths(dates: Sequence[DateMention], text: str, words: Lexicon) -> tuple[DateMention, ...]:
    """Return the dates of a sentence without those of the death of some whom it counts as wounded before."""
    if not dates or not words.says(text, "tally", "died_of_them"):
        return tuple(dates)
    part = words.words("tally", "died_of_them").search(text)
    hurt = part and words.words("counts", "wounded").search(text, 0, part.start())
    death = words.words("counts", "dies").search(text, part.end()) if part and hurt else None
    if part is None or death is None or _BORDER.search(text, part.end(), death.start()):
        return tuple(dates)
    border = _BORDER.search(text, death.end())
    end = border.start() if border else len(text)
    return tuple(one for one in dates if not part.end() <= one.start < end)
