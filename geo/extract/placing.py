"""Where an incident that names no place happened, as a sentence beside it says that tells of no event itself."""

import re
from collections.abc import Iterator, Sequence

from geo.extract.drafts import Draft
from geo.extract.facts import SITE_ROLES, Facts, Sort
from geo.extract.hints import named_only
from geo.extract.lexicon import Lexicon
from geo.extract.roles import CAPITAL, HOME, PART_OF_NAME
from geo.extract.spots import Mention
from geo.model import Kind, PlaceKind, Role, Stance

__all__ = ["place_beside"]

_NOWHERE = frozenset({Kind.CEASEFIRE, Kind.TALKS, Kind.CEASEFIRE_VIOLATION})
_TELLING = frozenset({Sort.NOTHING, Sort.VAGUE, Sort.COMMENT, Sort.UNREAD, Sort.REPLY})
_FAR = 40  # sentences: who has read so many on no longer knows which town was named
_OTHERS = (CAPITAL, PART_OF_NAME)  # who answers, or whose hospital treats the wounded
_WORD_BEFORE = re.compile(r"(?<=[\w,;:)»”\"] )(\w+)\W{1,2}$")  # but for the first of a sentence
_WORD_BEHIND = re.compile(r"\W{1,2}(\w+)")
_BEHIND = frozenset({Role.NEAR, Role.DIRECTION})


def place_beside(drafts: Sequence[Draft], facts: Sequence[Facts], words: Lexicon) -> None:
    """Give each incident without a place that of the nearest sentence that has one and makes no incident.

    It stands in the same paragraph or the next to it, names one town, height or the like as a site, and no other
    incident has that place: "The events near Karakhanbeyli go on. A group was noticed there at night". Behind the
    incident only what it was near or toward counts ("the men had looked for cattle near Shurnukh"): the town of a
    later sentence may as well be somebody's home. What happened "there" or to "the town" was at the town named last.
    """
    taken = {place for draft in drafts for place in draft.places}
    for draft in drafts:
        if draft.mentions or draft.kind in _NOWHERE:
            continue
        quotes = {claim.quote for claim in draft.claims}
        told = [at for at, found in enumerate(facts) if found.sentence.text in quotes]
        sites = next(_sites_beside(told, facts), ()) if told else ()
        if sites and sites[0].match.place.id not in taken:
            draft.add_sites(sites)
        elif told and facts[told[0]].here:
            draft.add_sites(_told_last(told[0], facts))
        else:
            towns = ((at, _town_of(facts[at].sentence.text, words)) for at in told)
            draft.add_sites(next((_told_last(at, facts, town) for at, town in towns if town is not None), ()))


def _town_of(text: str, words: Lexicon) -> int | None:
    """Return where a sentence speaks of "the village" that was named before, or None: not of "Koti village"."""
    if not words.has("here", "town"):
        return None
    for found in words.words("here", "town").finditer(text):
        beside = (_WORD_BEFORE.search(text, 0, found.start()), _WORD_BEHIND.match(text, found.end()))
        if not any(one and one[1].istitle() for one in beside):
            return found.start()
    return None


def _told_last(first: int, facts: Sequence[Facts], town: int = 0) -> Sequence[Mention]:
    """Return the one town that the latest sentence to name a place names: "Tartar is empty. On Sunday shells fell on the town".

    The first sentence counts as far as ``town``, where it speaks of one: "A resident of Koti said that the village was shelled".
    """
    for found in reversed(facts[max(0, first - _FAR) : first + 1]):
        told = [one for one in found.mentions if not one.reason.startswith(_OTHERS)]
        if found is facts[first]:
            until = found.sentence.start + town
            told = [one for one in told if one.reason == HOME and one.match.toponym.end <= until]
        places = [one for one in told if one.match.place.kind is not PlaceKind.COUNTRY]
        sites = [one for one in places if one in found.sites and one.match.place.kind is PlaceKind.SETTLEMENT]
        if places:
            return (sites if len(sites) == 1 else named_only(places))[:1]
    return ()


def _sites_beside(told: Sequence[int], facts: Sequence[Facts]) -> Iterator[Sequence[Mention]]:
    """Yield the one site of each sentence that may say where, those before the incident first, the nearer the sooner."""
    first, last = (facts[at].sentence.paragraph for at in (told[0], told[-1]))
    for at in (*range(told[0] - 1, -1, -1), *range(told[0] + 1, len(facts))):
        found = facts[at]
        if found.sort not in _TELLING or not first - 1 <= found.sentence.paragraph <= last + 1:
            continue
        behind = at > told[0]
        if behind and any(claim.stance is not Stance.ASSERTS for claim in found.claims):
            continue  # "the report that Saribaba was taken is untrue" is of something else
        sites = found.mentions if behind else found.scene
        exact = [one for one in sites if one.role in SITE_ROLES and not one.match.place.kind.is_area]
        if len({one.match.place.id for one in exact}) == 1 and not (behind and exact[0].role not in _BEHIND):
            yield exact[:1]
