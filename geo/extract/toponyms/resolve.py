"""The place that a toponym means, out of all that bear the name: score, reason and rejected candidates."""

import math
from collections.abc import Sequence
from functools import lru_cache

from geo.extract.toponyms.context import Context
from geo.extract.toponyms.positions import (
    HOME,
    KARABAKH,
    MOST_NAMES,
    area_places,
    distance_km,
    lies_in,
    users,
)
from geo.extract.toponyms.surroundings import AREAS, area_beside, is_called_village, kinds_said
from geo.gazetteer import fold, is_form, names_by_usage, near_front
from geo.model import Candidate, LonLat, Match, Party, Place, PlaceKind, PlacePrecision, Toponym

__all__ = ["rank", "resolve"]

_NEAR_KM, _FAR_KM = 60.0, 250.0
_EAST = 0.766  # a degree of longitude at 40°N is so many of latitude
_TOWN = 10_000  # people: more than the villages of the two countries have
_GREAT_M = 20_000.0  # rivers, lakes and ranges this long are named without a word for them
# Weights add to a score between 0 and 1; they were set on the sample reports and are no probabilities.
_BASE, _OWN_NAME, _AT_HOME, _SPELLED = 0.25, 0.1, 0.15, 0.05
_KIND, _PLAIN_SETTLEMENT, _PLAIN_PROVINCE, _PLAIN_REGION, _PLAIN_RELIEF = 0.25, 0.12, 0.45, 0.5, 0.05
_ANCHOR, _ADMIN, _BESIDE, _SIZE, _FRONT, _USAGE, _DECLINED = 0.25, 0.15, 0.4, 0.2, 0.1, 0.15, 0.2
_LISTED = 0.45
_WATERS = frozenset({PlaceKind.RIVER, PlaceKind.LAKE})
_KNOWN_TO = {
    PlacePrecision.DISTRICT: "its position is known to the district only",
    PlacePrecision.PROVINCE: "its position is known to the province only",
}
_SIDE_WORDS = {Party.ARMENIA: "the Armenian side", Party.AZERBAIJAN: "the Azerbaijani side"}


def resolve(toponym: Toponym, text: str, context: Context) -> Match:
    """Return the best candidate as the match, the others as rejected; a toponym has at least one place."""
    best, *others = rank(toponym, text, context)
    return Match(toponym, best.place, best.score, best.reason, tuple(others))


def rank(toponym: Toponym, text: str, context: Context) -> list[Candidate]:
    """Return all candidates, the best first; equal scores keep the larger place, then the id, in front."""
    if not toponym.known:
        area, *elsewhere = toponym.places
        return [_fallen_back(toponym, area), *(_namesake(place, area) for place in elsewhere)]
    wanted = kinds_said(toponym, text) or (AREAS if toponym.start in context.holders else frozenset())
    beside = None
    if wanted != AREAS and context.areas and len(toponym.places) > 1:
        beside = area_beside(toponym, text, context.areas)
    if beside and not any(lies_in(place, area) for place in toponym.places for area in area_places(beside)):
        beside = None  # it speaks for none of them, so it speaks against none
    surface = fold(toponym.surface)
    anchors = [at for name, at in context.anchors if name != surface]
    listed = context.listed.get(toponym.start, ()) if len(toponym.places) > 1 else ()
    village = len(toponym.places) > 1 and is_called_village(toponym, text)
    weighed = [
        (*_weigh(place, toponym, wanted, context, beside, anchors, village=village), place)
        for place in toponym.places
    ]
    written = toponym.surface.casefold()
    bare = {
        place.id for place in toponym.places if any(one.text.casefold() == written for one in place.names)
    }
    if 0 < len(bare) < len(weighed):
        # "Şuşa" is Shusha undeclined, and Sus only in the dative.
        weighed = [
            (score - _DECLINED * (place.id not in bare), reason, place) for score, reason, place in weighed
        ]
    if len(weighed) > 1 and not wanted:
        weighed = _less_lesser(weighed, surface)
    if listed and max(weighed, key=lambda one: one[0])[2].kind not in AREAS:
        weighed = [_with_list(*one, toponym, listed) for one in weighed]
    if len(weighed) > 1:
        weighed.sort(key=lambda one: (-one[0], -one[2].population, one[2].id))
    return [Candidate(place, min(1.0, max(0.0, score)), reason) for score, reason, place in weighed]


def _less_lesser(weighed: list[tuple[float, str, Place]], surface: str) -> list[tuple[float, str, Place]]:
    """Return the weights, less what counts against a place where a town has the name today: that it had it once, or is a water.

    "Tovuz" beside villages of Tavush is no former Tovuz among them; "near Tartar" is the town on the river.
    """
    town = any(place.kind is PlaceKind.SETTLEMENT and _is_own(surface, place) for _, _, place in weighed)
    if not town:
        return weighed
    return [
        (score - _DECLINED, f"{reason}; a town has the name today", place)
        if place.kind in _WATERS or _was_called(surface, place)
        else (score, reason, place)
        for score, reason, place in weighed
    ]


def _was_called(surface: str, place: Place) -> bool:
    return not _is_own(surface, place) and not users(surface, place) and not _is_usual(surface, place)


def _fallen_back(toponym: Toponym, area: Place) -> Candidate:
    reason = f"“{toponym.surface}” is not in the gazetteer; the text puts it in {area.name}, so it is known to that only"
    return Candidate(area, _BASE + _BESIDE, reason)


def _namesake(place: Place, area: Place) -> Candidate:
    return Candidate(
        place, _BASE - _ADMIN, f"bears the name, but does not lie in {area.name}, where the text puts it"
    )


def _weigh(
    place: Place,
    toponym: Toponym,
    wanted: frozenset[PlaceKind],
    context: Context,
    beside: Toponym | None,
    anchors: Sequence[LonLat],
    *,
    village: bool,
) -> tuple[float, str]:
    """Return the score of a place, not yet between 0 and 1, and the reason for it; ``village``: the text calls it one."""
    # "The Kalbajar region" speaks neither for the town of Kalbajar as lying in it, nor for what lies near the town.
    about_it = (wanted != AREAS or place.kind in AREAS) and not _is_lesser(place, toponym, context, beside)
    evidence = (
        _name_evidence(place, toponym, context),
        _kind_evidence(place, toponym, wanted),
        _village_evidence(place, fold(toponym.surface), context) if village else (0.0, ""),
        _country_evidence(place),
        _area_evidence(place, context, beside) if about_it else (0.0, ""),
        _distance_evidence(place, anchors) if about_it else (0.0, ""),
        _front_evidence(place, several=len(toponym.places) > 1),
        _karabakh_evidence(place) if context.karabakh and len(toponym.places) > 1 else (0.0, ""),
        (0.0, _KNOWN_TO.get(place.precision, "")),
    )
    size = _SIZE * min(1.0, math.log10(place.population + 1) / 5)
    score = _BASE + sum([change for change, _ in evidence]) + size
    return round(score, 3), "; ".join([words for _, words in evidence if words])


def _is_lesser(place: Place, toponym: Toponym, context: Context, beside: Toponym | None) -> bool:
    """Return whether a place bears the name of a town with its own district elsewhere in the country, and nothing says it is meant.

    "Aghdam" alone is the town after which its district is named, whatever else a text tells of Tovuz.
    """
    if beside is not None or len(toponym.places) == 1 or fold(toponym.surface) in context.placed:
        return False
    known = [area for area in area_places(toponym) if area.country == place.country]
    return bool(known) and not any(lies_in(place, area) for area in known)


def _name_evidence(place: Place, toponym: Toponym, context: Context) -> tuple[float, str]:
    surface = fold(toponym.surface)
    if _is_own(surface, place):
        return _OWN_NAME, "its own name"
    sides = users(surface, place)
    if sides:
        words = _SIDE_WORDS[min(sides)]
        # Both sides' names weigh alike, whichever of them this table has in front.
        bonus = _OWN_NAME + _USAGE * any(
            party in sides and other != surface for other, party in context.usage
        )
        also = ", as other names in the text are" if bonus > _OWN_NAME else ""
        return bonus, f"“{toponym.surface}” is {words}'s name of {place.name}{also}"
    names = [name for name in place.names if is_form(surface, name.text)]
    if not names:
        return -_SPELLED, f"“{toponym.surface}” is read as a form or spelling of {place.name}"
    if all(name.historic for name in names):
        return -_SPELLED, f"“{toponym.surface}” is an earlier name of {place.name}"
    return 0.0, f"“{toponym.surface}” is another name of {place.name}"


def _kind_evidence(place: Place, toponym: Toponym, wanted: frozenset[PlaceKind]) -> tuple[float, str]:
    if wanted:
        called = place.kind in wanted
        # "Shusha region" is the district rather than the city of that name, though either is an area.
        weight = _KIND - (_OWN_NAME + _SPELLED) * (place.kind is PlaceKind.CITY and wanted == AREAS)
        return (
            (weight, f"the text calls it a {place.kind}")
            if called
            else (-_KIND, f"a {place.kind}, which the text does not call it")
        )
    if place.kind is PlaceKind.PROVINCE:
        # Marzes are named without a word for them; the villages of the same names hardly ever are.
        return _PLAIN_PROVINCE, "a province, named as provinces are"
    if place.kind is PlaceKind.SETTLEMENT:
        return _PLAIN_SETTLEMENT, "a settlement, named without a word for an area"
    if place.kind is PlaceKind.REGION:
        return _PLAIN_REGION * _is_usual(fold(toponym.surface), place), f"a {place.kind}"
    if place.kind in AREAS:
        return 0.0, f"a {place.kind}"
    return _thing_evidence(place, toponym)


def _village_evidence(place: Place, surface: str, context: Context) -> tuple[float, str]:
    """Weigh what the text calls a village: no town, and near the towns of other names that the text has."""
    if place.population >= _TOWN:
        return -_USAGE, "a town, while the text calls it a village"
    if any(name != surface and lies_in(place, area) for name, area in context.districts):
        return _ADMIN, "the text names the town of its district"
    return 0.0, ""


def _thing_evidence(place: Place, toponym: Toponym) -> tuple[float, str]:
    """Weigh mountains, waters and the like: "Ishkhanasar" is the mountain, "Sotk" hardly the river of that name."""
    if _is_own(fold(toponym.surface), place):
        return _PLAIN_SETTLEMENT, f"a {place.kind}"
    great = place.uncertainty_m >= _GREAT_M and _is_usual(fold(toponym.surface), place)
    return _PLAIN_RELIEF if great else -_PLAIN_RELIEF, f"a {place.kind}"


@lru_cache(maxsize=MOST_NAMES)
def _is_own(surface: str, place: Place) -> bool:
    """Return whether a folded surface is a place's main name, in any of the four languages, or a form of it."""
    usage = names_by_usage(place)
    return any(is_form(surface, usage[key]) for key in ("en", "hy", "az", "ru") if key in usage)


@lru_cache(maxsize=MOST_NAMES)
def _is_usual(surface: str, place: Place) -> bool:
    """Return whether a table has the folded name, and not as an earlier one."""
    return any(not name.historic and is_form(surface, name.text) for name in place.names)


def _country_evidence(place: Place) -> tuple[float, str]:
    if place.country in HOME:
        return _AT_HOME, ""
    return 0.0, f"lies in {place.country}"


def _area_evidence(place: Place, context: Context, beside: Toponym | None) -> tuple[float, str]:
    if place.kind in AREAS:
        return 0.0, ""
    if beside is not None:
        areas = area_places(beside)
        holding = [area for area in areas if lies_in(place, area)]
        if holding:
            return _BESIDE, f"in {holding[0].name}, which the text names beside it"
        if any(area.kind is not PlaceKind.REGION for area in areas):
            return -_BESIDE, f"not in {beside.surface}, which the text names beside it"
        return 0.0, ""  # a region has no sure edge
    if any(lies_in(place, area) for area in context.named_areas):
        weight = _ADMIN + _OWN_NAME / 2 if place.kind is PlaceKind.SETTLEMENT else _ADMIN
        return weight, "the text names its district or province"
    return 0.0, ""


def _distance_evidence(place: Place, anchors: Sequence[LonLat]) -> tuple[float, str]:
    other = _nearest(place.position, anchors) if place.position else None
    if place.position is None or other is None:
        return 0.0, ""
    nearest = distance_km(place.position, other)
    if nearest <= _NEAR_KM:
        return _ANCHOR * (1 - nearest / _NEAR_KM), f"{nearest:.0f} km from another place in the text"
    if nearest > _FAR_KM:
        return -_ANCHOR / 2, f"{nearest:.0f} km from every other place in the text"
    return 0.0, ""


def _with_list(
    score: float, reason: str, place: Place, toponym: Toponym, listed: Sequence[LonLat]
) -> tuple[float, str, Place]:
    """Return what a place weighs if it lies near one that its name is joined to: places named in one breath lie together.

    Only its own name or a side's counts: a hamlet that bears a town's as well is not meant for that.
    """
    surface = fold(toponym.surface)
    own = _is_own(surface, place) or users(surface, place)
    other = _nearest(place.position, listed) if place.position and place.kind not in AREAS and own else None
    if place.position is None or other is None or distance_km(place.position, other) > _NEAR_KM:
        return score, reason, place
    return score + _LISTED, f"{reason}; near the place that it is named together with", place


def _nearest(one: LonLat, others: Sequence[LonLat]) -> LonLat | None:
    """Return the first of the nearest positions but this one, by degrees of latitude: enough to tell which is nearer."""
    lon, lat = one
    apart = [
        (x := (lon - east) * _EAST) * x + (y := lat - north) * y  # a power takes longer
        for east, north in others
    ]
    elsewhere = [one for one in apart if one]
    return others[apart.index(min(elsewhere))] if elsewhere else None


def _karabakh_evidence(place: Place) -> tuple[float, str]:
    """Return what it counts, in a text on Nagorno-Karabakh, that a namesake lies there."""
    if place.country != "AZ" or place.position is None or distance_km(place.position, KARABAKH) > _NEAR_KM:
        return 0.0, ""
    return _FRONT, "in or by Nagorno-Karabakh, of which the text tells"


def _front_evidence(place: Place, *, several: bool) -> tuple[float, str]:
    """Return what it counts that most incidents happen on the border and in and round Nagorno-Karabakh."""
    if not several or place.position is None or place.country not in HOME or not near_front(place.position):
        return 0.0, ""
    return _FRONT, "in the belt where incidents are reported"
