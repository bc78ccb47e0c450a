"""The place that a toponym means, out of all that bear the name: score, reason and rejected candidates."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyproj import Geod

from geo.extract.lexicon import Lexicon
from geo.gazetteer import fold
from geo.model import Candidate, LonLat, Match, Place, PlaceKind, Toponym

__all__ = ["Context", "context_of", "distance_km", "names_area", "rank", "resolve"]

_GEOD = Geod(ellps="WGS84")
_HOME = frozenset({"AM", "AZ"})
_AREAS = frozenset(
    {PlaceKind.DISTRICT, PlaceKind.PROVINCE, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.CITY}
)
_NEAR_KM, _FAR_KM = 60.0, 250.0
_MOST_ANCHORS = 40
_LIST_REACH = 80
# Weights add to a score between 0 and 1; they were set on the sample reports and are no probabilities.
_BASE, _OWN_NAME, _AT_HOME = 0.3, 0.1, 0.15
_KIND, _PLAIN_SETTLEMENT, _PLAIN_PROVINCE = 0.25, 0.12, 0.35
_ANCHOR, _ADMIN, _SIZE = 0.15, 0.15, 0.1


@dataclass(frozen=True, slots=True)
class Context:
    """What the text says that bears on every toponym: districts and provinces named, positions beyond doubt."""

    admin1: frozenset[str] = frozenset()
    anchors: tuple[LonLat, ...] = ()


def context_of(toponyms: Iterable[Toponym]) -> Context:
    """Return the context that a text's toponyms give one another."""
    admin1: set[str] = set()
    anchors: list[LonLat] = []
    for toponym in toponyms:
        areas = [place for place in toponym.places if place.kind in _AREAS and place.admin1 == place.id]
        if areas and len(toponym.surface.split()) > 1:
            admin1.update(place.id for place in areas)
        at_home = [place for place in toponym.places if place.country in _HOME]
        if len(toponym.places) == 1 and at_home and at_home[0].position and at_home[0].kind not in _AREAS:
            anchors.append(at_home[0].position)
    # A text has few places beyond doubt; more than these would tell no more and cost a distance each.
    return Context(frozenset(admin1), tuple(dict.fromkeys(anchors))[:_MOST_ANCHORS])


def names_area(after: str, words: Lexicon) -> bool:
    """Return whether the words behind a name call it a district or the like, "Lachin and Kalbajar districts" too."""
    area, areas = (words.alternatives("place_words", key) for key in ("area", "areas"))
    listed = r"(?:(?:, | and |, and )[^\W\d_a-z][\w-]*){0,4}"
    return re.match(rf"\s+(?i:{area})(?!\w)|{listed}\s+(?i:{areas})(?!\w)", after) is not None


def resolve(toponym: Toponym, text: str, context: Context, words: Lexicon) -> Match:
    """Return the best candidate as the match, the others as rejected; a toponym has at least one place."""
    best, *others = rank(toponym, text, context, words)
    return Match(toponym, best.place, best.score, best.reason, tuple(others))


def rank(toponym: Toponym, text: str, context: Context, words: Lexicon) -> list[Candidate]:
    """Return all candidates, the best first; equal scores keep the larger place, then the id, in front."""
    wanted = _kind_words(toponym, text, words)
    candidates = [_weigh(place, toponym, wanted, context) for place in toponym.places]
    return sorted(candidates, key=lambda one: (-one.score, -one.place.population, one.place.id))


def distance_km(one: LonLat, other: LonLat) -> float:
    """Return the geodesic distance on the WGS 84 ellipsoid, km."""
    return float(_GEOD.inv(*one, *other)[2]) / 1000


def _weigh(place: Place, toponym: Toponym, wanted: frozenset[PlaceKind], context: Context) -> Candidate:
    score, reasons = _BASE, []
    if fold(place.name) == fold(toponym.surface):
        score += _OWN_NAME
        reasons.append("its own name")
    else:
        reasons.append(f"“{toponym.surface}” is another name of {place.name}")
    change, reason = _kind_evidence(place, wanted)
    score += change
    reasons += reason
    if place.country in _HOME or (place.country is None and not place.id.startswith("gn-")):
        score += _AT_HOME
    else:
        reasons.append(f"lies in {place.country}")
    if place.admin1 in context.admin1 and place.id not in context.admin1:
        score += _ADMIN
        reasons.append("the text names its district or province")
    change, reason = _distance_evidence(place, context.anchors)
    score += change
    reasons += reason
    score += _SIZE * min(1.0, math.log10(place.population + 1) / 5)
    return Candidate(place, round(min(1.0, max(0.0, score)), 3), "; ".join(reasons))


def _kind_words(toponym: Toponym, text: str, words: Lexicon) -> frozenset[PlaceKind]:
    """Return the kinds that the words around the toponym ask for; empty if they say nothing."""
    before = text[max(0, toponym.start - 24) : toponym.start]
    after = text[toponym.end : toponym.end + 80]

    def stands(name: str, side: str) -> bool:
        pattern = words.alternatives("place_words", name)
        if side == "before":
            return re.search(rf"(?<!\w){pattern}\s+$", before, re.IGNORECASE) is not None
        return re.match(rf"\s+{pattern}(?!\w)", after, re.IGNORECASE) is not None

    listed = text[max(0, toponym.start - _LIST_REACH) : toponym.start]
    area_before = words.alternatives("place_words", "area_before")
    if names_area(after, words) or re.search(
        rf"(?<!\w){area_before}(?: [^\W\d_a-z][\w-]*(?:,| and|, and))* $", listed
    ):
        return _AREAS
    if stands("height_before", "before") or stands("height_after", "after"):
        return frozenset({PlaceKind.HEIGHT})
    if stands("lake_before", "before"):
        return frozenset({PlaceKind.LAKE, PlaceKind.RIVER})
    if stands("settlement_before", "before") or stands("settlement_after", "after"):
        return frozenset({PlaceKind.SETTLEMENT})
    return frozenset()


def _kind_evidence(place: Place, wanted: frozenset[PlaceKind]) -> tuple[float, list[str]]:
    if wanted and place.kind in wanted:
        return _KIND, [f"the text calls it a {place.kind}"]
    if wanted:
        return -_KIND, [f"a {place.kind}, which the text does not call it"]
    if place.kind is PlaceKind.PROVINCE:
        # Marzes are named without a word for them; the villages of the same names hardly ever are.
        return _PLAIN_PROVINCE, ["a province, named as provinces are"]
    if place.kind is PlaceKind.SETTLEMENT:
        return _PLAIN_SETTLEMENT, ["a settlement, named without a word for an area"]
    return 0.0, [f"a {place.kind}"]


def _distance_evidence(place: Place, anchors: Sequence[LonLat]) -> tuple[float, list[str]]:
    others = [anchor for anchor in anchors if anchor != place.position]
    if place.position is None or not others:
        return 0.0, []
    nearest = min(distance_km(place.position, anchor) for anchor in others)
    if nearest <= _NEAR_KM:
        return _ANCHOR, [f"{nearest:.0f} km from another place in the text"]
    if nearest > _FAR_KM:
        return -_ANCHOR, [f"{nearest:.0f} km from every other place in the text"]
    return 0.0, []
