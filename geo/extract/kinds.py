"""Kinds of incident: what a sentence says happened."""

import re

from geo.extract.lexicon import Lexicon
from geo.model import Kind

__all__ = ["LABELS", "denies_event", "fire_kind_of", "group", "is_unspecific", "kind_of", "kind_position"]

LABELS = {
    Kind.SHELLING: "Shelling",
    Kind.SMALL_ARMS_FIRE: "Small-arms fire",
    Kind.DRONE_STRIKE: "Drone strike",
    Kind.AIR_STRIKE: "Air strike",
    Kind.CLASH: "Clash",
    Kind.INCURSION: "Incursion",
    Kind.SABOTAGE: "Sabotage",
    Kind.CAPTURE: "Capture",
    Kind.MINE: "Mine blast",
    Kind.CEASEFIRE: "Ceasefire",
    Kind.CEASEFIRE_VIOLATION: "Ceasefire violation",
    Kind.BLOCKADE: "Blockade",
    Kind.TALKS: "Talks",
    Kind.OTHER: "Incident",
}
_STANDALONE = frozenset({Kind.SABOTAGE, Kind.MINE, Kind.CEASEFIRE, Kind.BLOCKADE, Kind.TALKS})


def kind_of(sentence: str, words: Lexicon) -> Kind | None:
    """Return the kind that the sentence names, the more specific first, or None if it names none."""
    for name in words.table("kinds"):
        if name != "unspecific" and words.words("kinds", name).search(sentence):
            return _exact(Kind(name), sentence, words)
    return None


def _exact(kind: Kind, sentence: str, words: Lexicon) -> Kind:
    """Return SMALL_ARMS_FIRE for "shelled with small arms": the weapon says more than the verb."""
    if kind is not Kind.SHELLING or not words.words("kinds", Kind.SMALL_ARMS_FIRE).search(sentence):
        return kind
    generic = words.words("generic", Kind.SHELLING)
    named = (match.group() for match in words.words("kinds", Kind.SHELLING).finditer(sentence))
    return Kind.SMALL_ARMS_FIRE if all(generic.fullmatch(one) for one in named) else kind


def fire_kind_of(sentence: str, words: Lexicon) -> Kind | None:
    """Return the kind of fire or fighting that the sentence names, passing over a ceasefire, or None."""
    for name in words.table("kinds"):
        if name == "unspecific" or Kind(name) in (Kind.CEASEFIRE, Kind.CLASH):
            continue
        if words.words("kinds", name).search(sentence):
            return Kind(name)
    return None


def kind_position(sentence: str, kind: Kind, words: Lexicon) -> int:
    """Return where the words that name the kind begin, 0 if none does."""
    match = words.words("kinds", kind).search(sentence) if kind in words.table("kinds") else None
    return match.start() if match else 0


def denies_event(sentence: str, words: Lexicon) -> bool:
    """Return whether the sentence says that what it names did not happen: "no shelling", "did not open fire"."""
    negator = words.alternatives("claims", "negators")
    before = re.compile(rf"(?<!\w){negator}\s+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE)
    names = (name for name in words.table("kinds") if name not in ("unspecific", "ceasefire"))
    starts = (match.start() for name in names for match in words.words("kinds", name).finditer(sentence))
    return any(before.search(sentence, max(0, start - 40), start) for start in starts)


def is_unspecific(sentence: str, words: Lexicon) -> bool:
    """Return whether all that names a kind in the sentence are words that may also speak of policy."""
    specific = (name for name in words.table("kinds") if name != "unspecific")
    hits = {
        match.group().lower() for name in specific for match in words.words("kinds", name).finditer(sentence)
    }
    vague = {
        match.group().lower() for match in words.words("kinds", "unspecific", "words").finditer(sentence)
    }
    return hits <= vague


def group(kind: Kind) -> str:
    """Return the group within which sentences about one day are one incident: all fire and fighting is one."""
    return str(kind) if kind in _STANDALONE else "fighting"
