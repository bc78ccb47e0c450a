"""Folding of names: the one comparison key of the gazetteer, for every script."""

import unicodedata
from functools import cache, lru_cache

__all__ = ["PART_OF_WORD", "fold", "fold_aligned", "fold_between", "script_of"]

_SPECIAL = {"ə": "e", "ǝ": "e", "ı": "i", "ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "ʻ": "'", "՚": "'",
            "-": " ", "‑": " ", "–": " ", "֊": " ", "\u00a0": " ", "\n": " ", "\t": " ",
            # Armenian letters for one sound of most speech, which the Latin and Russian spellings do not tell apart.
            "ք": "կ", "թ": "տ", "փ": "պ", "ճ": "չ", "ծ": "ց", "ռ": "ր", "օ": "ո", "է": "ե"}  # fmt: skip
PART_OF_WORD = "'@#&՛՜՞"
"""Marks that end no word; the Armenian ones stand on the vowel that they stress."""


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


def fold_between(character: str) -> str:
    """Return one character for one, folded, and a space for all that ends a word.

    Examples
    --------
    >>> "".join(map(fold_between, "(Goris, “Sotk”)"))
    ' goris   sotk  '
    """
    folded = _fold_character(character)
    return folded if folded.isalnum() or folded in PART_OF_WORD else " "


def fold_aligned(text: str) -> str:
    """Return the folded text, of the same length, so that offsets hold in both.

    Examples
    --------
    >>> fold_aligned("Kəlbəcər-Laçın")
    'kelbecer lacin'
    """
    return "".join(map(_fold_character, text))


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Return the comparison key of a name: folded, without apostrophes, single spaces.

    Examples
    --------
    >>> fold("Geghark’unik’  Province")
    'gegharkunik province'
    """
    return " ".join(fold_aligned(name).replace("'", "").split())


def script_of(text: str) -> str | None:
    """Return the ISO 15924 code of a name's letters: Latn, Cyrl, Armn; of several the first; None for any other.

    Examples
    --------
    >>> [script_of(name) for name in ("Laçın", "Лачин", "Լաչին", "ლაჩინი")]
    ['Latn', 'Cyrl', 'Armn', None]
    """
    for character in text:
        code = ord(character)
        if code < 0x250 and character.isalpha():
            return "Latn"
        if 0x400 <= code < 0x530:
            return "Cyrl"
        if 0x531 <= code < 0x588:
            return "Armn"
    return None
