"""What one sentence shows of the conflict: who attacks, soldiers, a side, a place at the front."""

from geo.extract.claims.find import has_counts
from geo.extract.composition.other_news import is_certain, names_elsewhere, names_other_topic
from geo.extract.counts.find import find_losses
from geo.extract.dates.find import DateUse
from geo.extract.facts.facts import Facts, Sort
from geo.extract.facts.sorts import puts_numbers
from geo.extract.kinds import is_unspecific
from geo.extract.parties.find import BELLIGERENTS, parties_in
from geo.extract.roles.mentions import Mention
from geo.extract.words.lexicon import Lexicon
from geo.gazetteer import near_front
from geo.model import Kind, Party, PlaceKind

__all__ = [
    "ALSO_CIVIL",
    "is_at_front",
    "is_fire",
    "is_told_loss",
    "names_attacker",
    "names_belligerents",
    "names_forces",
    "names_sides",
    "says_where",
    "sides_named",
    "takes_soldiers",
    "tells_of_fighting",
    "tells_of_here",
    "tells_who_struck_here",
]

# Snow closes roads too, and actors are taken prisoner: with words of other news these kinds prove no fighting.
ALSO_CIVIL = frozenset({Kind.BLOCKADE, Kind.TALKS, Kind.CAPTURE, Kind.CEASEFIRE})
_AT_FRONT_DEG = 0.2  # about 20 km


def tells_of_here(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence tells of what happened at the front and names no other war.

    "Yerevan said that fighters from Libya are used. Two Armenian soldiers were killed near Talish"
    """
    if found.sort is not Sort.EVENT or names_elsewhere(found, words) or is_certain(found, words):
        return False
    fought = found.kind not in (None, *ALSO_CIVIL) or puts_numbers(found.claims)
    return fought and any(map(is_at_front, found.sites))


def tells_who_struck_here(found: Facts, words: Lexicon, home: Party | None) -> bool:
    """Return whether a sentence tells which side struck on a day at a place, however far from the front.

    "The embassy in Istanbul asked citizens to wait. On Sunday Armenian forces fired rockets at Ganja"
    """
    event = found.sort is Sort.EVENT and found.kind not in (None, *ALSO_CIVIL)
    placed = bool(found.sites) and bool(found.dates_used(DateUse.EVENT))
    return event and placed and names_sides(found, words, home) and not is_certain(found, words)


def tells_of_fighting(found: Facts, words: Lexicon, home: Party | None) -> bool:
    """Return whether a sentence tells of fire or fighting at the front or between the two sides, and names a side or the enemy.

    "With Russia tied down in Ukraine, Azerbaijan shelled Sotk on Tuesday" opens on more than Ukraine; "in the story an
    enemy doctor saves a soldier at Talish" is of no day.
    """
    dated = bool(found.dates_used(DateUse.EVENT))
    if found.sort is not Sort.EVENT or found.kind in (None, *ALSO_CIVIL):
        return False
    # "In a drill on Tuesday the artillery hit the enemy's positions at Tartar"
    other = names_other_topic(found, words) or names_elsewhere(found, words)
    if is_certain(found, words) or (other and not dated):
        return False
    at_front = any(map(is_at_front, found.sites)) and (dated or names_sides(found, words, home))
    front = words.says(found.sentence.text, "front", "words")
    between = dated and front and len(sides_named(found, words)) > 1
    return (at_front and names_attacker(found, words, home)) or between


def takes_soldiers(found: Facts, words: Lexicon) -> bool:
    """Return whether soldiers of a side were taken on a day at the front: "Two of our soldiers who lost their way in a blizzard were detained"."""
    taken = any(claim.captured is not None and claim.side in BELLIGERENTS for claim in found.claims)
    there = bool(found.dates_used(DateUse.EVENT)) and any(map(is_at_front, found.sites))
    return found.kind is Kind.CAPTURE and taken and there and names_forces(found, words)


def is_told_loss(found: Facts, words: Lexicon, *, forces: bool) -> bool:
    """Return whether a sentence counts losses at a place, or in all, of a side, caused by one, told by a belligerent's body, or beside soldiers (``forces``)."""
    placed = any(map(is_at_front, (*found.sites, *found.hints))) or found.sort is Sort.TALLY
    if not placed or not puts_numbers(found.claims):
        return False
    told = any(
        has_counts(claim) and (claim.side in BELLIGERENTS or claim.party in BELLIGERENTS)
        for claim in found.claims
    )
    return (
        told
        or forces
        or any(loss.doer.party in BELLIGERENTS for loss in find_losses(found.sentence.text, words))
    )


def is_at_front(site: Mention) -> bool:
    """Return whether a place is so near the border or the former line of contact that soldiers lost there were not lost on the road."""
    position = site.match.place.position
    return position is not None and near_front(position, _AT_FRONT_DEG)


def says_where(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence only says where at the front something happened: "The incident occurred near Paravakar"."""
    return words.says(found.sentence.text, "here", "happened") and any(map(is_at_front, found.sites))


def names_attacker(found: Facts, words: Lexicon, home: Party | None) -> bool:
    """Return whether a sentence names who attacked: the enemy, or a side that is not the outlet's."""
    enemy = words.words("claims", "enemy").search(found.sentence.text) is not None
    return enemy or names_sides(found, words, home)


def is_fire(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence tells, not as background, of fire or fighting in a sure word for it."""
    told = found.sort is not Sort.BACKGROUND and found.kind not in (None, *ALSO_CIVIL)
    return told and not is_unspecific(found.sentence.text, words)


def names_forces(found: Facts, words: Lexicon) -> bool:
    """Return whether a sentence names soldiers or the enemy."""
    text = found.sentence.text
    return bool(words.words("counts", "military").search(text) or words.words("claims", "enemy").search(text))


def names_belligerents(found: Facts, words: Lexicon, home: Party | None) -> bool:
    """Return whether a sentence names soldiers, the enemy, a mine, or with what happened a side that is not the outlet's."""
    if names_forces(found, words):
        return True
    real = bool(found.sites or found.dates_used(DateUse.EVENT))  # in a film somebody steps on a mine, nowhere
    if (found.kind is Kind.MINE and real) or any(
        claim.party in BELLIGERENTS and claim.party is not home for claim in found.claims
    ):
        return True
    return names_sides(found, words, home)


def names_sides(found: Facts, words: Lexicon, home: Party | None) -> bool:
    """Return whether a sentence names with what happened a side that is not the outlet's, by more than a town of it."""
    return found.kind is not None and bool(sides_named(found, words) - {home})


def sides_named(found: Facts, words: Lexicon) -> set[Party]:
    """Return the belligerents that a sentence names by more than a town or region of theirs."""
    places = {
        one.match.toponym.surface for one in found.mentions if one.match.place.kind is not PlaceKind.COUNTRY
    }
    named = {party for party, name in parties_in(found.sentence.text, words) if name not in places}
    return named & set(BELLIGERENTS)
