"""What kind an incident is, by the sentences that tell of it and by whom they count as lost."""

from geo.extract.claims.find import BELLIGERENTS, counted_in, has_counts
from geo.extract.composition.belonging import is_elsewhere
from geo.extract.composition.drafts import Draft, kind_of_losses
from geo.extract.dates.find import DateUse
from geo.extract.facts.facts import Facts
from geo.extract.kinds import FIRE, group, names_kind
from geo.extract.words.lexicon import Lexicon
from geo.model import Kind, Role

__all__ = ["kind_by_losses", "kind_named", "kind_told", "tells_kind"]


def tells_kind(found: Facts, draft: Draft) -> bool:
    """Return whether a sentence says better what kind of incident it is: the first at a place, or the first to name one."""
    placed = any(one.role is not Role.CONTAINER for one in draft.mentions)
    first = found.sites and not placed and draft.kind is not Kind.CEASEFIRE_VIOLATION
    sides = {claim.side for claim in (*draft.claims, *found.claims) if has_counts(claim)}
    guessed = draft.guessed and len(sides) == 1 and group(found.kind or draft.kind) == "fighting"
    return bool(first) or draft.kind is Kind.OTHER or guessed


def kind_told(found: Facts, last: Draft | None, words: Lexicon) -> Kind | None:
    """Return the kind that words say a new incident is of; in a list of mine blasts one without words is one more."""
    if found.kind is not None:
        return kind_named(found, words)
    if last and words.says(found.sentence.text, "next", "similar"):
        return last.kind  # «Второе нарушение отмечено в …: ранен солдат»
    listed = last is not None and last.paragraph == found.sentence.paragraph
    own = found.dates_used(DateUse.EVENT)
    if last and last.kind is Kind.MINE and listed and own:
        return Kind.MINE
    if last and last.kind in (*FIRE, Kind.MINE) and not own and is_elsewhere(last, found):
        return last.kind  # "Stepanakert was shelled. In Hadrut one man died"
    counted = {name for _, name, _ in counted_in(found.claims)}
    if "captured" in counted and counted <= {"captured", "missing"}:
        return Kind.CAPTURE
    # Contact lost with a patrol is no clash; behind a battle it is of that.
    lost = counted == {"missing"} and not words.says(found.sentence.text, "front", "words")
    return Kind.OTHER if lost else None


def kind_named(found: Facts, words: Lexicon) -> Kind | None:
    """Return the kind that a sentence names; where people are counted as taken, and nobody as hurt, that of an attack or their capture.

    "Captured" is said of ground and of people: "after the clash near Ishkhanasar 13 were captured" tells of a clash.
    """
    if found.kind is not Kind.INCURSION:
        return found.kind
    some = {name for _, name, count in counted_in(found.claims) if count.high != 0}
    if "captured" not in some or not some <= {"captured", "missing"}:
        return found.kind
    return Kind.CLASH if names_kind(found.sentence.text, Kind.CLASH, words) else Kind.CAPTURE


def kind_by_losses(found: Facts, words: Lexicon) -> Kind:
    """Return the kind that whom a sentence counts as lost makes likely."""
    soldiers = words.words("counts", "military").search(found.sentence.text) is not None
    sides = any(claim.side in BELLIGERENTS for claim in found.claims)
    return Kind.CLASH if soldiers and sides else kind_of_losses(found)
