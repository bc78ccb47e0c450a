"""Whether the words round a name are Azerbaijani: then Latin names take Azerbaijani endings."""

import re
from collections.abc import Sequence
from functools import cache

import ahocorasick_rs
import numpy as np

from geo.gazetteer.letters import Codes, Numbers, Truths

__all__ = ["is_azerbaijani", "where_azerbaijani"]

_NEAR = 60
_LETTERS = frozenset("əğışçöüƏĞŞÇÖÜİ")
_SCHWA, _CAPITAL_SCHWA = ord("ə"), ord("Ə")
# Words of bulletins as they are typed without the letters of the language.
_PLAIN = ("rayonu", "kendi", "istiqamet", "movqe", "bolmeler", "erazisi", "qesebe", "bildirib", "olunub", "edilib", "terefden")  # fmt: skip
_PLAIN_WORDS = re.compile(rf"\b(?:{'|'.join(_PLAIN)})")


def is_azerbaijani(text: str, start: int, end: int) -> bool:
    """Return whether the words round a name are Azerbaijani, by the letter that no other language here has, or their words."""
    if not _LETTERS.isdisjoint(text[start:end]):
        return True
    around = text[max(0, start - _NEAR) : end + _NEAR]
    return "ə" in around or "Ə" in around or _PLAIN_WORDS.search(around) is not None


def where_azerbaijani(text: str, codes: Codes, starts: Numbers, ends: Numbers) -> Truths:
    """Return the same for many names of a text."""
    found = np.zeros(len(starts), bool)
    if not text.isascii():
        schwas = np.flatnonzero((codes == _SCHWA) | (codes == _CAPITAL_SCHWA))
        found = np.searchsorted(schwas, starts - _NEAR) < np.searchsorted(schwas, ends + _NEAR)
    rest = np.flatnonzero(~found)
    spans = list(zip(starts[rest].tolist(), ends[rest].tolist(), strict=True))
    if not text.isascii():
        found[rest] = [not _LETTERS.isdisjoint(text[start:end]) for start, end in spans]
    for at in _with_plain_words([text[max(0, start - _NEAR) : end + _NEAR] for start, end in spans]):
        found[rest[at]] |= is_azerbaijani(text, *spans[at])
    return found


def _with_plain_words(texts: Sequence[str]) -> set[int]:
    """Return which of some short texts may have such a word."""
    bounds = np.cumsum([len(text) + 1 for text in texts])
    # One byte for each character; what Latin-1 lacks is in none of the words.
    hits = _plain_automaton().find_matches_as_indexes("\n".join(texts).encode("latin-1", "replace"))
    return set(np.searchsorted(bounds, [start for _, start, _ in hits], side="right").tolist())


@cache
def _plain_automaton() -> ahocorasick_rs.BytesAhoCorasick:
    return ahocorasick_rs.BytesAhoCorasick([word.encode() for word in _PLAIN])
