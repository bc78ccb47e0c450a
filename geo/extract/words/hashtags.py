"""Posts mark names: "#Azerbaijan is shelling #Stepanakert". The rules read the text without the marks."""

import re

__all__ = ["unmarked"]

_MARK = re.compile(r"(?<![\w#&/])#(?=[^\W\d_])")


def unmarked(text: str) -> str:
    """Return a text of the same length with a blank for the mark of each hashtag, so that all offsets stay."""
    return _MARK.sub(" ", text)
