"""Where an incident that names no place happened, as a sentence beside it says that tells of no event itself."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from geo.extract.composition.drafts import Draft
from geo.extract.facts.facts import Facts, Sort
from geo.extract.kinds import kind_position, names_other_kind
from geo.extract.parties.find import first_party
from geo.extract.roles.carried import TAKEN
from geo.extract.roles.demotions import CAPITAL
from geo.extract.roles.hints import named_only
from geo.extract.roles.mentions import AWAY
from geo.extract.roles.sites import SITE_ROLES
from geo.extract.roles.spots import PART_OF_NAME, Mention
from geo.extract.toponyms.name_words import is_given_name, is_surname
from geo.extract.toponyms.positions import distance_km
from geo.extract.words.lexicon import Lexicon
from geo.extract.words.patterns import AnyCase, any_case
from geo.model import Kind, PlaceKind, Role, Stance

__all__ = ["names_unknown_town", "of_truce", "place_beside", "within_range"]

_NOWHERE = frozenset({Kind.CEASEFIRE, Kind.TALKS, Kind.CEASEFIRE_VIOLATION})
_TELLING = frozenset({Sort.NOTHING, Sort.VAGUE, Sort.COMMENT, Sort.UNREAD, Sort.REPLY})
_RANGE_KM = 100  # of rockets, and some more
_FAR = 40  # sentences: who has read so many on no longer knows which town was named
_OTHERS = (CAPITAL, PART_OF_NAME, TAKEN)  # who answers, whose hospital treats the wounded, where people fled
_WORD_BEFORE = re.compile(r"(?<=[\w,;:)»”\"] )(\w+)\W{1,2}$")  # but for the first of a sentence
_WORD_BEHIND = re.compile(r"\W{1,2}(\w+)")
_PERSON = re.compile(r"[^\W\d_]\w+ [^\W\d_a-zа-яё]\w+")
_BEHIND = frozenset({Role.NEAR, Role.DIRECTION})


def of_truce(found: Facts, words: Lexicon) -> list[Mention]:
    """Return the towns and posts of a truce that is agreed for them alone: "agreed not to open fire near Berdavan".

    Most hold for the whole line; a place in another clause is where it was broken, or where somebody spoke of it.
    """
    text, first = found.sentence.text, found.sentence.start
    if names_other_kind(text, Kind.CEASEFIRE, words):
        return []  # "After the clashes near Hadrut the sides agreed to a truce"
    agreed = first + kind_position(text, Kind.CEASEFIRE, words)
    return [
        one
        for one in found.sites
        if one.role in _BEHIND and _is_where_agreed(one, text[agreed - first :], agreed)
    ]


def _is_where_agreed(one: Mention, behind: str, agreed: int) -> bool:
    """Return whether a town stands in the clause that says what is agreed, behind the words for it."""
    at = one.match.toponym.start - agreed
    return at > 0 and "," not in behind[:at] and not one.match.place.kind.is_area


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
        if any(names_unknown_town(facts[at], words) for at in told):
            continue
        sites: Sequence[Mention] = next(_sites_beside(told, facts), ()) if told else ()
        if not sites or sites[0].match.place.id in taken:
            sites = _meant(told, facts, words)
        if within_range(draft.origins, sites):
            draft.add_sites(sites)


def _meant(told: Sequence[int], facts: Sequence[Facts], words: Lexicon) -> Sequence[Mention]:
    """Return the town named last where the sentences of an incident, by their numbers, speak of "there" or of "the town"."""
    if told and facts[told[0]].here:
        return _told_last(told[0], facts, words)
    return next((_told_last(at, facts, words) for at in told if _speaks_of_town(facts[at], words)), ())


def within_range(origins: Sequence[Mention], sites: Sequence[Mention]) -> bool:
    """Return whether fire from where it is said to have come can have reached places: from Koghb no shot reaches Nerkin Hand."""
    return all(
        distance_km(one.match.place.position, site.match.place.position) <= _RANGE_KM
        for one in origins
        for site in sites
        if one.match.place.position and site.match.place.position
        if not (one.match.place.kind.is_area or site.match.place.kind.is_area)
    )


def _speaks_of_town(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence speaks of "the village" that was named before, not of "Koti village"."""
    return any(not any(map(_capital, beside)) for beside in _towns_in(found, words))


def names_unknown_town(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence names a village that no place is known for: what happened there was not at another."""
    side = words.table("here").get("name") if words.has("here") else None
    if side is None:  # "on Tuesday the village was shelled": no name stands beside the noun
        return False
    start = found.sentence.start
    known = [(one.match.toponym.start - start, one.match.toponym.end - start) for one in found.mentions]
    for before, behind in _towns_in(found, words):
        name = before if side == "before" else behind
        if name is None or not _capital(name) or _is_no_town(name, found.sentence.text, words):
            continue
        if not any(begin <= name.start(1) < end for begin, end in known):
            return True
    return False


def _is_no_town(name: re.Match[str], text: str, words: Lexicon) -> bool:
    """Return whether a capitalised word by the noun is a day's, a party's or a person's: «староста села Нарек Саакян»."""
    person = _PERSON.match(text, name.start(1))
    first, last = person[0].split() if person else (name[1], "")
    # «Հրանտ Ղուլյանը գյուղի եզրին …»: a surname behind a given name
    led = _word_before(text, name.start(1))[:1].isupper()
    named = is_given_name(first) or is_surname(last) or (led and is_surname(first))
    return named or _dated(words).fullmatch(name[1]) is not None or first_party(name[1], words) is not None


def _word_before(text: str, at: int) -> str:
    return (text[:at].split() or [""])[-1]


@cache
def _dated(words: Lexicon) -> AnyCase:
    return any_case(rf"(?:{words.alternatives('months')}|{words.alternatives('weekdays')})\w{{0,2}}")


def _capital(word: re.Match[str] | None) -> bool:
    return word is not None and word[1].istitle()


def _towns_in(found: Facts, words: Lexicon) -> Iterator[tuple[re.Match[str] | None, re.Match[str] | None]]:
    """Yield the words before and behind each noun for a town or village in a sentence."""
    text = found.sentence.text
    for noun in words.words("here", "town").finditer(text) if words.has("here", "town") else ():
        yield _WORD_BEFORE.search(text, 0, noun.start()), _WORD_BEHIND.match(text, noun.end())


def _told_last(first: int, facts: Sequence[Facts], words: Lexicon) -> Sequence[Mention]:
    """Return the one town that the latest sentence to name a place names: "Tartar is empty. On Sunday shells fell on the town"."""
    for found in reversed(facts[max(0, first - _FAR) : first]):
        told = [one for one in found.mentions if not one.reason.startswith(_OTHERS)]
        brought = found.kind is None and words.says(found.sentence.text, "here", "hospital")
        if brought and all(one.reason == AWAY for one in told):
            continue  # "She was operated on in the hospital of Tovuz"
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
