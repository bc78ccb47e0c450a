"""Verbs of saying: which of them only name a source, and which accuse or deny."""

from functools import lru_cache

from geo.extract.words.lexicon import Lexicon

__all__ = ["names_source", "takes_side"]

_MOST_VERBS = 4096


@lru_cache(maxsize=_MOST_VERBS)
def names_source(verb: str, words: Lexicon) -> bool:
    """Return whether words of saying only name a source: "according to"."""
    return any(words.words("claims", name).fullmatch(verb) for name in ("according", "according_after"))


@lru_cache(maxsize=_MOST_VERBS)
def takes_side(verb: str, words: Lexicon) -> bool:
    """Return whether a verb of saying accuses or denies."""
    return any(words.words("claims", name).match(verb) for name in ("accuses", "denies"))
