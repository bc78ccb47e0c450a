"""What kind an incident is, by the sentences that tell of it and by whom they count as lost."""

from geo.extract.claims.find import BELLIGERENTS, counted_in, has_counts
from geo.extract.composition.drafts import Draft, kind_of_losses
from geo.extract.composition.whereabouts import is_elsewhere
from geo.extract.dates.find import DateUse
from geo.extract.dates.wars import in_fighting
from geo.extract.facts.facts import Facts
from geo.extract.kinds import FIRE, group, names_kind, names_weapon, settled
from geo.extract.words.lexicon import Lexicon
from geo.model import Kind, Party, PlaceKind, Role, Stance

__all__ = ["kind_by_losses", "kind_named", "kind_settled", "kind_told", "tells_kind"]


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


def kind_settled(draft: Draft, words: Lexicon) -> Kind:
    """Return the kind of an incident by all that is told of it, its places and its day.

    Where no weapon is named, fire at a car or people at work is of small arms, and so is that at a post, but on days of
    heavy fighting; a town is shelled then.
    """
    quotes = {claim.quote for claim in draft.claims}
    kind = settled(draft.kind, quotes, words)
    if kind is Kind.SMALL_ARMS_FIRE and _is_exchange(draft, words):
        return Kind.CLASH
    if kind is Kind.CLASH and draft.guessed and draft.mentions and _hits_one(draft, words):
        return Kind.SMALL_ARMS_FIRE
    if kind is Kind.CEASEFIRE_VIOLATION:
        return _violation(draft, quotes, words)
    if kind not in (Kind.SHELLING, Kind.SMALL_ARMS_FIRE) or names_weapon(kind, quotes, words):
        return kind
    heavy = in_fighting(draft.when.start)
    aimed = ("aimed",) if heavy else ("aimed", "aimed_at_posts")
    if any(words.says(one, "generic", name) for one in quotes for name in aimed):
        return Kind.SMALL_ARMS_FIRE
    towns = bool(draft.mentions) and all(
        one.role is Role.STRUCK and one.match.place.kind is PlaceKind.SETTLEMENT for one in draft.mentions
    )
    return Kind.SHELLING if heavy and towns else kind


def _violation(draft: Draft, quotes: set[str], words: Lexicon) -> Kind:
    """Return the kind of a breach of the ceasefire: that of its weapon, where it is one breach on one day at a known place."""
    spots = [one for one in draft.mentions if one.role is not Role.ORIGIN]
    known = bool(spots) and not any(one.match.place.kind.is_area for one in spots)
    often = any(words.says(one, "generic", "often") for one in quotes)
    if not known or often or draft.when.start != draft.when.end:
        return Kind.CEASEFIRE_VIOLATION
    if any(names_kind(one, Kind.SHELLING, words) for one in quotes):
        return Kind.SHELLING
    hurt = any(
        count.high != 0 for _, name, count in counted_in(draft.claims) if name in ("killed", "wounded")
    )
    return Kind.SMALL_ARMS_FIRE if hurt else Kind.CEASEFIRE_VIOLATION


def _losing(draft: Draft) -> set[Party]:
    """Return the sides of which an incident has people killed or wounded."""
    told = counted_in(draft.claims)
    return {side for side, name, count in told if side and name in ("killed", "wounded") and count.high != 0}


def _is_exchange(draft: Draft, words: Lexicon) -> bool:
    """Return whether shots were exchanged: told so first or by who hit the other, not of one side alone that lost people to fire.

    ACLED codes an exchange of fire as an armed clash.
    """
    mutual = [at for at, one in enumerate(draft.claims) if words.says(one.quote, "kinds", "mutual", "words")]
    inflicted = any(
        claim.side not in (None, claim.party) and (claim.killed or claim.wounded) for claim in draft.claims
    )
    if not mutual or inflicted or len(_losing(draft)) > 1:
        return bool(mutual)
    first = draft.claims[mutual[0]].quote == draft.claims[0].quote
    return first and not any(claim.stance is Stance.ACCUSES for claim in draft.claims)


def _hits_one(draft: Draft, words: Lexicon) -> bool:
    """Return whether one person of one side was killed or wounded, and no more is told: "a soldier was wounded near Chinari"."""
    if any(words.says(claim.quote, "counts", "both_sides") for claim in draft.claims):
        return False  # "patrols of both sides ran into each other; one soldier was killed"
    told = [(name, count) for _, name, count in counted_in(draft.claims) if count.high != 0]
    return len(told) == 1 and told[0][0] in ("killed", "wounded") and told[0][1].low == told[0][1].high == 1
