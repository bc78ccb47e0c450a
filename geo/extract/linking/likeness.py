"""How surely two incidents of different reports are the same: by time, place, kind, parties and numbers.

The weights were set by hand on the sample reports; a likeness is no probability. docs/method.md lists them.
"""

from collections.abc import Iterator
from datetime import timedelta

from geo.extract.counts.find import MEASURES
from geo.extract.dates.spans import overlaps, to_the_day
from geo.extract.kinds import group
from geo.extract.toponyms.positions import distance_km, lies_in
from geo.extract.toponyms.surroundings import AREAS
from geo.model import DateSpan, Incident, Kind, Party, Place, Stance

__all__ = ["LIKE_ENOUGH", "likeness"]

LIKE_ENOUGH = 0.62
"""Incidents this alike are one: the same kind at the same place on the same day is enough, a district needs more."""

_SAME_PLACE, _SAME_AREA, _INSIDE, _NEAR, _PLACELESS = 0.4, 0.27, 0.2, 0.1, 0.1
_NEAR_KM = 15.0  # two villages this near are two: a number must speak for it that they are one incident
_SAME_DAY, _OVERLAP, _DAY_APART, _SAME_HOUR, _OTHER_HOUR = 0.25, 0.15, 0.05, 0.15, -0.3
_SAME_KIND, _SAME_GROUP = 0.15, 0.08
_SAME_ACCUSED, _ACCUSE_EACH_OTHER = 0.1, 0.05
_SAME_NUMBER, _OTHER_NUMBER = 0.2, -0.05
_AN_HOUR, _HOURS = timedelta(hours=1), timedelta(hours=3)
_Evidence = tuple[float, str]
_NOTHING: _Evidence = (0.0, "")


def likeness(one: Incident, other: Incident) -> _Evidence | None:
    """Return from 0 to 1 how alike two incidents are, and why in words; None if they cannot be the same.

    They cannot if they are of different groups of kinds, lie more than a day apart, or if nothing but the day speaks for
    it: neither a place near to one of the other's nor a number that both have. A ceasefire has no place: its day is enough.
    """
    if group(one.kind) != group(other.kind) or not overlaps(one.when, other.when, slack_days=1):
        return None
    place, numbers = _place(one, other), _numbers(one, other)
    placed = (one.sites and other.sites) or _are_truces(one, other)
    if place is None or (not placed and numbers[0] <= 0):
        return None
    evidence = (place, _time(one.when, other.when), _kind(one, other), _parties(one, other), numbers)
    score = sum(weight for weight, _ in evidence)
    return round(min(1.0, max(0.0, score)), 3), "; ".join(words for _, words in evidence if words)


def _are_truces(one: Incident, other: Incident) -> bool:
    """Return whether both are a ceasefire of one day, which is agreed for no place."""
    truces = one.kind is other.kind is Kind.CEASEFIRE and not (one.sites or other.sites)
    return truces and (one.when.start, one.when.end) == (other.when.start, other.when.end)


def _place(one: Incident, other: Incident) -> _Evidence | None:
    """Return the evidence of the two sites that fit best, None if they lie too far apart."""
    if _are_truces(one, other):
        return _SAME_AREA, "a ceasefire has no place"
    if not (one.sites and other.sites):
        return _PLACELESS, "one of them names no place"
    pairs = (_places(a.match.place, b.match.place) for a in one.sites for b in other.sites)
    return max((pair for pair in pairs if pair), default=None)


def _places(one: Place, other: Place) -> _Evidence | None:
    areas = (one.kind in AREAS) + (other.kind in AREAS)
    if one.id == other.id:
        return _SAME_AREA if areas else _SAME_PLACE, f"both at {one.name}"
    if areas:
        area, inner = (one, other) if one.kind in AREAS else (other, one)
        inside = areas == 1 and lies_in(inner, area)
        return (_INSIDE, f"{inner.name} lies in {area.name}") if inside else None
    if one.position is None or other.position is None:
        return None
    km = distance_km(one.position, other.position)
    return (_NEAR, f"{one.name} and {other.name} are {km:.0f} km apart") if km <= _NEAR_KM else None


def _time(one: DateSpan, other: DateSpan) -> _Evidence:
    if one.time_utc and other.time_utc:
        apart = abs(one.time_utc - other.time_utc)
        if apart <= _AN_HOUR:
            return _SAME_DAY + _SAME_HOUR, "at the same hour"
        if apart >= _HOURS:
            return _SAME_DAY + _OTHER_HOUR, f"{apart.total_seconds() / 3600:.0f} hours apart"
    if not overlaps(one, other):
        return _DAY_APART, "a day apart"
    if (one.start, one.end) == (other.start, other.end) and to_the_day(one):
        return _SAME_DAY, f"both on {one.start}"
    both = to_the_day(one) and to_the_day(other)
    return (_OVERLAP, "their days overlap") if both else (_DAY_APART, "one is dated more coarsely")


def _kind(one: Incident, other: Incident) -> _Evidence:
    if one.kind is other.kind:
        return _SAME_KIND, f"both {one.kind}"
    return _SAME_GROUP, f"{one.kind} and {other.kind}"


def _parties(one: Incident, other: Incident) -> _Evidence:
    first, second = _accused(one), _accused(other)
    if first & second:
        return _SAME_ACCUSED, f"{', '.join(sorted(first & second))} accused in both"
    if first and second:
        return _ACCUSE_EACH_OTHER, "each tells of another party accused"
    return _NOTHING


def _accused(incident: Incident) -> frozenset[Party]:
    return frozenset(
        claim.about for claim in incident.claims if claim.about and claim.stance is Stance.ACCUSES
    )


def _numbers(one: Incident, other: Incident) -> _Evidence:
    """Return the evidence of losses of the same people: a number that both have, or only other ones."""
    first, second = set(_losses(one)), set(_losses(other))
    same = first & second
    if same:
        side, measure, number = min(same)
        return _SAME_NUMBER, f"{number} {measure} of {side} in both"
    differ = {loss[:2] for loss in first} & {loss[:2] for loss in second}
    return (_OTHER_NUMBER, "other numbers of the same losses") if differ else _NOTHING


def _losses(incident: Incident) -> Iterator[tuple[str, str, int]]:
    for claim in incident.claims:
        for measure in MEASURES:
            count = getattr(claim, measure)
            if claim.side and count and count.best and not claim.cumulative:
                yield str(claim.side), measure, count.best
