"""What stands in a text and tells of nothing by itself: marks of hashtags, numbers of units, names of commissions, idioms."""

import re

from geo.extract.words.lexicon import Lexicon

__all__ = ["masked"]

_STOPS = (". ", "! ", "? ", "… ", "։ ")
_MARK = re.compile(r"(?<![\w#&/])#(?=[^\W\d_])|(?<=[^\W\d_] )#\d{1,4}(?!\w)")


def masked(text: str, words: Lexicon) -> str:
    """Return a text of the same length with blanks for what the rules must not read, so that all offsets stay.

    "#Azerbaijan is shelling #Stepanakert" names two places, "unit #7" no seven; "the State Commission on Prisoners of
    War, Hostages and Missing Persons" tells of no prisoner, "came under fire from the opposition" of no fire.
    """
    text = words.words("claims", "called_after").sub(_blanks, _MARK.sub(_blanks, text))

    def less_opening(match: re.Match[str]) -> str:
        # Without its capital no sentence would begin there.
        opens = text.endswith(_STOPS, 0, match.start()) and text[match.start()].isupper()
        return text[match.start()] + _blanks(match)[1:] if opens else _blanks(match)

    return words.words("claims", "idioms").sub(less_opening, text)


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())
