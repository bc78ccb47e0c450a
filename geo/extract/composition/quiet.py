"""Sentences that tell of what did not happen: a truce that held, mines that hurt nobody, a night without a shot."""

from collections.abc import Sequence

from geo.extract.facts.facts import Facts, Sort
from geo.extract.facts.sorts import puts_numbers
from geo.extract.kinds import FIRE, kind_of
from geo.extract.speakers.names import blank
from geo.extract.words.lexicon import Lexicon
from geo.model import Kind, Stance

__all__ = ["quiet_sentences"]

_SHOTS = frozenset((*FIRE, Kind.CLASH))


def quiet_sentences(facts: Sequence[Facts], words: Lexicon) -> set[int]:
    """Return which sentences of a report tell that nothing happened, by their places in it.

    Where fire is told of, who says that there was none denies it; where none is, the night was calm.
    """
    fired = any(_tells_of_fire(found, words) for found in facts)
    return {
        at
        for at, found in enumerate(facts)
        if _is_quiet(found, words) or (not fired and _is_calm(found, words))
    }


def _is_quiet(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence tells of mines that hurt nobody, found, cleared or mapped, or of a truce that held."""
    lists = {
        Kind.MINE: "demining", Kind.SHELLING: "demining",
        Kind.CEASEFIRE_VIOLATION: "quiet", Kind.CEASEFIRE: "quiet",
        None: "quiet",  # "no incidents with casualties were reported"
    }  # fmt: skip
    if found.kind not in lists or puts_numbers(found.claims) or found.counted:
        return False
    if found.kind is Kind.SHELLING and not words.says(found.sentence.text, "unrelated", "sappers"):
        return False  # "Shells hit Sotk, houses were destroyed"
    known = words.words("unrelated", lists[found.kind])
    if known.search(found.sentence.text) is None:
        return False
    # "The truce was violated near Chinari; no violations were recorded at Sotk": the one is told beside the other.
    rest = blank(found.sentence.text, known)
    return found.kind in (Kind.MINE, None) or kind_of(rest, words) is not found.kind


def _is_calm(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence tells that nothing was shot: "the night was calm, no shots were heard"."""
    if found.kind not in _SHOTS or found.has_losses:
        return False
    text, silent = found.sentence.text, words.words("unrelated", "silent")
    if silent.search(text):
        # "They opened fire, but no shots were fired in response"
        return kind_of(blank(text, silent), words) not in _SHOTS
    denied = bool(found.claims) and all(claim.stance is Stance.DENIES for claim in found.claims)
    return denied and words.says(text, "unrelated", "calm")


def _tells_of_fire(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence tells of fire or fighting that was."""
    armed = found.kind in _SHOTS and found.sort in (Sort.EVENT, Sort.TALLY)
    return armed and not _is_calm(found, words)
