"""Folding of names: the one comparison key of the gazetteer, for every script."""

import unicodedata
from functools import cache

__all__ = ["fold", "fold_aligned"]

_SPECIAL = {"ə": "e", "ı": "i", "ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "ʻ": "'",
            "-": " ", "‑": " ", "–": " ", "\u00a0": " ", "\n": " ", "\t": " "}  # fmt: skip


@cache
def _fold_character(character: str) -> str:
    """Return one character for one: lower case, no Latin diacritics; other scripts keep their letters."""
    if character in _SPECIAL:
        return _SPECIAL[character]
    # İ is decomposed first: its lower case is two characters.
    base = (
        unicodedata.normalize("NFD", character)[0]
        if "LATIN" in unicodedata.name(character, "")
        else character
    )
    lowered = base.lower()
    return _SPECIAL.get(lowered, lowered) if len(lowered) == 1 else character


def fold_aligned(text: str) -> str:
    """Return the folded text, of the same length, so that offsets hold in both.

    Examples
    --------
    >>> fold_aligned("Kəlbəcər-Laçın")
    'kelbecer lacin'
    """
    return "".join(map(_fold_character, text))


def fold(name: str) -> str:
    """Return the comparison key of a name: folded, without apostrophes, single spaces.

    Examples
    --------
    >>> fold("Geghark’unik’  Province")
    'gegharkunik province'
    """
    return " ".join(fold_aligned(name).replace("'", "").split())
