"""Kinds of incident: what a sentence says happened."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, Several, any_case, small_letters
from geo.model import Kind

__all__ = [
    "FIRE",
    "LABELS",
    "denies_event",
    "fire_kind_of",
    "group",
    "is_hypothetical",
    "is_named_by",
    "is_unspecific",
    "kind_of",
    "kind_position",
    "names_kind",
    "names_other_kind",
    "names_weapon",
    "settled",
]

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
FIRE = frozenset(
    {Kind.SHELLING, Kind.SMALL_ARMS_FIRE, Kind.DRONE_STRIKE, Kind.AIR_STRIKE, Kind.CEASEFIRE_VIOLATION}
)
_A_REPORT = 256  # sentences: each is asked for its kinds in several passes over a report
_NOT_KINDS = ("unspecific", "mutual")
_EXACT = (Kind.DRONE_STRIKE, Kind.AIR_STRIKE)
_BY_WEAPON = (Kind.AIR_STRIKE, Kind.SMALL_ARMS_FIRE)
_BORDER = re.compile(r"[,;:՝](?=\s)(?!\s(?:что|that|որ|ki)\s)|\s[–—-]\s")
_STANDALONE = frozenset({Kind.MINE, Kind.CEASEFIRE, Kind.BLOCKADE, Kind.TALKS})


@lru_cache(maxsize=_A_REPORT)
def _named(sentence: str, words: Lexicon) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return where the words of each kind stand, in the order of the lexicon; several rules ask this of a sentence."""
    found = {
        name: tuple([match.span() for match in one.finditer(sentence)])
        for name, one in _lists(words).occurring(sentence)
    }
    truce = found.get(Kind.CEASEFIRE)
    if truce:
        # "No ceasefire was agreed at the talks in Moscow."
        none = [match.span() for match in words.words("comment", "unreached").finditer(sentence)]
        found[Kind.CEASEFIRE] = tuple(one for one in truce if not _touches(one, none))
    downed = found.get(Kind.OTHER, ())
    for kind in _BY_WEAPON if downed else ():
        # "A helicopter was shot down": neither its strike nor a shot at somebody.
        found[kind] = tuple(one for one in found.get(kind, ()) if not _touches(one, downed))
    return {name: spans for name, spans in found.items() if spans}


@cache
def _lists(words: Lexicon) -> Several[str]:
    """Return the words of each kind, in the order of the lexicon."""
    return Several(
        (name, words.words("kinds", name)) for name in words.table("kinds") if name not in _NOT_KINDS
    )


def kind_of(sentence: str, words: Lexicon) -> Kind | None:
    """Return the kind that the sentence names, the more specific first, or None if it names none."""
    named = _named(sentence, words)
    first = next(iter(named), None)
    if first == Kind.DRONE_STRIKE:
        return _struck_by_drone(sentence, words)
    return None if first is None else _exact(Kind(first), sentence, words)


def _struck_by_drone(sentence: str, words: Lexicon) -> Kind:
    """Return what else a sentence names, or OTHER, where its drones were shot down: "a drone was shot down near Sotk"."""
    downed = [match.span() for match in words.words("generic", Kind.DRONE_STRIKE).finditer(sentence)]
    if not downed:
        return Kind.DRONE_STRIKE
    named = _named(sentence, words).items()
    others = (name for name, spans in named if not all(_touches(span, downed) for span in spans))
    return Kind(next(others, Kind.OTHER))


def _touches(span: tuple[int, int], stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in stretches)


def _exact(kind: Kind, sentence: str, words: Lexicon) -> Kind:
    """Return what the weapon tells, which says more than the verb: "shelled with small arms", "warplanes bombed the town"."""
    named = _named(sentence, words)
    drones = named.get(Kind.DRONE_STRIKE, ())
    if kind is Kind.SHELLING and all(_touches(one, drones) for one in named[kind]):
        return Kind.DRONE_STRIKE  # "a drone hit the village": one word tells both
    told = next((one for one in _BY_WEAPON if one in named), None)
    if kind is not Kind.SHELLING or told is None:
        return kind
    generic = words.words("generic", Kind.SHELLING)
    exact = any(not generic.fullmatch(sentence, *span) for span in named[Kind.SHELLING])
    return kind if exact else told


def fire_kind_of(sentence: str, words: Lexicon) -> Kind | None:
    """Return the kind of fire or fighting that the sentence names, passing over a ceasefire, or None.

    What it is agreed not to do is part of the ceasefire: "agreed not to open fire near Berdavan".
    """
    named = _named(sentence, words)
    truce = named.get(Kind.CEASEFIRE, ())
    kinds = (Kind(name) for name, spans in named.items() if not all(_touches(one, truce) for one in spans))
    return next((kind for kind in kinds if kind is not Kind.CLASH), None)


def names_kind(sentence: str, kind: Kind, words: Lexicon) -> bool:
    """Return whether a sentence has words for a kind, whatever other kinds it names before it."""
    return kind in _named(sentence, words)


def names_other_kind(sentence: str, kind: Kind, words: Lexicon) -> bool:
    """Return whether a sentence names another kind too, in words that are not of those for the kind."""
    named = _named(sentence, words)
    own = named.get(kind, ())
    return any(not _touches(one, own) for name, spans in named.items() if name != kind for one in spans)


def is_named_by(sentence: str, kind: Kind | None, span: tuple[int, int], words: Lexicon) -> bool:
    """Return whether words at a span are among those that name the kind."""
    named = _named(sentence, words).get(kind, ()) if kind is not None else ()
    return any(start <= span[0] and span[1] <= end for start, end in named)


def kind_position(sentence: str, kind: Kind, words: Lexicon) -> int:
    """Return where the words that name the kind begin, 0 if none does."""
    spans = _named(sentence, words).get(kind, ())
    return spans[0][0] if spans else 0


@cache
def _negated(words: Lexicon) -> AnyCase:
    negator = words.alternatives("claims", "negators")
    return any_case(rf"(?<!\w){negator}\s+(?:[\w-]+\s+){{0,2}}$")


def denies_event(sentence: str, words: Lexicon) -> bool:
    """Return whether the sentence says that what it names did not happen: "no shelling", "did not open fire"."""
    if not words.words("claims", "negators").search(sentence):
        return False
    named = _named(sentence, words)
    starts = (start for name, spans in named.items() if name != Kind.CEASEFIRE for start, _ in spans)
    return any(_negated(words).search(sentence, max(0, start - 40), start) for start in starts)


@lru_cache(maxsize=_A_REPORT)
def is_unspecific(sentence: str, words: Lexicon) -> bool:
    """Return whether all that names a kind in the sentence are words that may also speak of policy."""
    named = _named(sentence, words)
    if not named:
        return True
    text = small_letters(sentence)
    hits = {text[start:end] for spans in named.values() for start, end in spans}
    vague = words.words("kinds", "unspecific", "words").finditer(sentence)
    return hits <= {match.group() for match in vague}


@lru_cache(maxsize=_A_REPORT)
def is_hypothetical(sentence: str, words: Lexicon) -> bool:
    """Return whether all that names a kind stands in clauses on what may or might be: "tanks could cut the road at Goris"."""
    named = _named(sentence, words)
    if named and words.says(sentence, "comment", "intended"):
        about_to = [match.span() for match in words.words("comment", "intended").finditer(sentence)]
        starts = [start for spans in named.values() for start, _ in spans]
        if all(any(first <= start < last for first, last in about_to) for start in starts):
            return True
    maybe = words.words("comment", "maybe")
    if not named or not maybe.may_occur(sentence):
        return False
    borders = [0, *(match.end() for match in _BORDER.finditer(sentence)), len(sentence)]
    clauses = list(pairwise(borders))
    doubtful = [(start, end) for start, end in clauses if maybe.search(sentence, start, end)]
    return all(
        any(first <= start < last for first, last in doubtful)
        for spans in named.values()
        for start, _ in spans
    )


def settled(kind: Kind, quotes: Iterable[str], words: Lexicon) -> Kind:
    """Return the kind of an incident by all that is said of it: a violation by drone is a drone strike.

    What one sentence calls fighting and a violation is a clash: "fought near Levonarkh, in one of the deadliest breaches of the truce".
    """
    quotes = list(quotes)
    if kind is Kind.SABOTAGE and any(words.says(one, "kinds", "mutual", "groups") for one in quotes):
        return Kind.CLASH  # "a fight between reconnaissance groups of the two sides"
    if kind is Kind.CEASEFIRE_VIOLATION:
        told = [_named(one, words) for one in quotes]
        named = {name for one in told for name in one}
        fought = any(Kind.CLASH in one and kind in one for one in told)
        return next((exact for exact in _EXACT if exact in named), Kind.CLASH if fought else kind)
    return kind


def names_weapon(kind: Kind, quotes: Iterable[str], words: Lexicon) -> bool:
    """Return whether words for a kind of fire say more than that there was fire, as «обстрел» or "came under fire" do."""
    fire = words.words("generic", "fire")
    return any(
        not fire.fullmatch(quote, *span) for quote in quotes for span in _named(quote, words).get(kind, ())
    )


def group(kind: Kind) -> str:
    """Return the group within which sentences about one day are one incident: all fire and fighting is one."""
    return str(kind) if kind in _STANDALONE else "fighting"
