"""Texts as arrays and bytes: a code point for every character, and one byte for every letter that names are made of."""

from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from geo.gazetteer.names import PART_OF_WORD, fold_between

__all__ = ["CharacterTable", "Codes", "Letters", "Numbers", "Truths", "among", "code_points"]

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint8] | npt.NDArray[np.uint16] | npt.NDArray[np.uint32]

_UNMET, _LETTER, _MARK = 0, 1, 2
_FREE = (*range(3, ord(" ")), *range(ord("A"), ord("Z") + 1), *range(128, 256))
"""Bytes that stand for no character of folded ASCII text."""
_PADDING = b" " * 16  # so that whole machine words can be read behind the last letter


def code_points(text: str) -> Codes:
    """Return the code point of each character, in the narrowest of three widths that common texts need."""
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    narrow = text.encode("utf-16-le", "surrogatepass")
    if len(narrow) == 2 * len(text):
        return np.frombuffer(narrow, np.uint16)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def among(codes: Codes, characters: Iterable[str]) -> Truths:
    """Return which of the code points are those of some characters."""
    table = np.zeros(0x10000, bool)
    table[[ord(one) for one in characters]] = True
    return table.take(codes, mode="clip")


class CharacterTable:
    """What a function says of each character, for whole texts at once.

    Holds state because it learns each character as it meets it; zero is a character not met yet.
    """

    def __init__(self, value: Callable[[str], int]) -> None:
        self._value = value
        self._values = np.zeros(0x110000, np.uint8)

    def __call__(self, codes: Codes) -> npt.NDArray[np.uint8]:
        """Return the value of each code point."""
        found = self._values.take(codes)
        if not found.all():
            for code in np.unique(codes[found == _UNMET]).tolist():
                self._values[code] = self._value(chr(code))
            found = self._values.take(codes)
        return found


class Letters:
    """One byte for each letter of some words, and one for all other letters together: what an automaton reads.

    ASCII stays as it is. Words of more different letters than there are bytes may look alike: see :meth:`is_sure`.
    """

    def __init__(self, words: Iterable[str]) -> None:
        count = Counter(letter for word in words for letter in word)
        others = [letter for letter, _ in count.most_common() if not letter.isascii() and _stays(letter)]
        self._bytes = dict(zip(others, _FREE, strict=False))
        self._letters = {code: letter for letter, code in self._bytes.items()}
        self._table = CharacterTable(self._byte)
        self._ascii = bytes(self._byte(chr(code)) for code in range(256))
        self.every = bytes(code for code in range(256) if code == _LETTER or self._letter(code).isalnum())
        """The bytes of letters and digits."""

    def coded(self, text: str) -> bytes:
        """Return the folded text, a space for every mark between words, one before all and several behind."""
        if text.isascii():
            coded = text.encode().translate(self._ascii)
        else:
            coded = self._table(code_points(text)).tobytes()
        return b" " + coded.replace(b" '", b"  ") + _PADDING

    def coded_word(self, folded: str) -> bytes:
        """Return a folded word or name as it stands in a coded text."""
        return bytes(map(self._folded_byte, folded))

    def word(self, coded: bytes) -> str:
        """Return a folded word; a letter that none of the words has is U+0001, which no name has."""
        return "".join(map(self._letter, coded))

    def is_sure(self, folded: str) -> bool:
        """Return whether nothing else is coded as the folded word or letter is."""
        return all(letter.isascii() or letter in self._bytes for letter in folded)

    def _byte(self, character: str) -> int:
        return self._folded_byte(fold_between(character))

    def _folded_byte(self, letter: str) -> int:
        if letter.isascii():
            return ord(letter)
        return self._bytes.get(letter) or (_LETTER if letter.isalnum() else _MARK)

    def _letter(self, code: int) -> str:
        return self._letters.get(code) or chr(code)


def _stays(letter: str) -> bool:
    return letter.isalnum() or letter in PART_OF_WORD
