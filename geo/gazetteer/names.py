"""Folding of names: the one comparison key of the gazetteer, for every script."""

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np

__all__ = ["fold", "fold_aligned", "script_of", "search_text"]

_SPECIAL = {"ə": "e", "ǝ": "e", "ı": "i", "ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "ʻ": "'", "՚": "'",
            "-": " ", "‑": " ", "–": " ", "֊": " ", "\u00a0": " ", "\n": " ", "\t": " ",
            # Armenian letters for one sound of most speech, which the Latin and Russian spellings do not tell apart.
            "ք": "կ", "թ": "տ", "փ": "պ", "ճ": "չ", "ծ": "ց", "ռ": "ր", "օ": "ո", "է": "ե"}  # fmt: skip
_SHORT = 64  # below, a loop is faster than arrays
_PART_OF_WORD = "'@#&"
# Marks that stand inside an Armenian word, on the vowel they stress: ՛ ՜ ՞.
_ARMENIAN_MARKS = "՛՜՞"


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


def _fold_between(character: str) -> str:
    """Return the same with a space for all that ends a word."""
    folded = _fold_character(character)
    return folded if folded.isalnum() or folded in _PART_OF_WORD or folded in _ARMENIAN_MARKS else " "


class _Table:
    """Characters to characters, by arrays: many times faster than ``str.translate`` on other scripts than ASCII.

    Holds state because it learns each character as it meets it; zero is a character not met yet.
    """

    def __init__(self, change: Callable[[str], str]) -> None:
        self._change = change
        self._codes = np.zeros(0x110000, np.uint32)

    def __call__(self, text: str) -> str:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        changed = self._codes[codes]
        if not changed.all():
            for code in np.unique(codes[changed == 0]):
                self._codes[code] = ord(self._change(chr(code)))
            changed = self._codes[codes]
        return changed.tobytes().decode("utf-32-le", "surrogatepass")


_folded, _searched = _Table(_fold_character), _Table(_fold_between)


def fold_aligned(text: str) -> str:
    """Return the folded text, of the same length, so that offsets hold in both.

    Examples
    --------
    >>> fold_aligned("Kəlbəcər-Laçın")
    'kelbecer lacin'
    """
    return "".join(map(_fold_character, text)) if len(text) < _SHORT else _folded(text)


def search_text(text: str) -> str:
    """Return the folded text with a space for every mark between words and one before all: one longer than the text.

    Examples
    --------
    >>> search_text("(Goris, “Sotk”)")
    '  goris   sotk  '
    """
    return " " + _searched(text).replace(" '", "  ")


@lru_cache(maxsize=1 << 17)
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
