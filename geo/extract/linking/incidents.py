"""Linking: incidents that several reports tell of become one, with the sites and claims of all and the reason for each.

Nothing is lost by it: every incident joined stays whole in :attr:`geo.model.Incident.links`, and can be kept apart.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import reduce

from geo.extract.composition.drafts import title_of
from geo.extract.dates.spans import join, overlaps, to_the_day
from geo.extract.kinds import group
from geo.extract.linking.likeness import LIKE_ENOUGH, likeness
from geo.extract.toponyms.positions import lies_in
from geo.extract.toponyms.surroundings import AREAS
from geo.model import DateSpan, Incident, Kind, Link, Place, Site

__all__ = ["ids_of", "link_incidents"]

_DAY = timedelta(days=1)
_LONGEST = 40  # days: months and years are compared by their ends only
_CELL_DEG = 0.2  # 17 km and more: farther apart no two places are one, but for those in one district
_VAGUE = frozenset({Kind.OTHER, Kind.CLASH, Kind.CEASEFIRE_VIOLATION})
_WIDEST_DEG, _METRES_A_DEG = 1.0, 85_000.0
_PLACED, _PLACELESS = "placed", "placeless"
_Pair = tuple[float, int, int, str]
_Shelf = tuple[object, ...]


def link_incidents(
    incidents: Sequence[Incident], *, apart: Collection[frozenset[str]] = ()
) -> tuple[Incident, ...]:
    """Return the incidents with those joined that reports tell of as the same, in the order given.

    Joined are incidents of different reports whose :func:`geo.extract.linking.likeness.likeness` is enough, the likest first,
    never two of one report, and never two whose ids are together in ``apart``. The first one given keeps its id, so that
    reports added later change no id.
    """
    members = {number: [number] for number in range(len(incidents))}
    leader = list(range(len(incidents)))
    tellers = [set(incident.report_ids) for incident in incidents]
    why: dict[int, tuple[float, str]] = {}
    for negative, first, second, reason in sorted(_pairs(incidents)):
        one, other = sorted((leader[first], leader[second]))
        if one == other or tellers[one] & tellers[other]:
            continue
        if apart and _are_apart(members[one], members[other], incidents, apart):
            continue
        tellers[one] |= tellers[other]
        for number in members.pop(other):
            leader[number] = one
            members[one].append(number)
            why.setdefault(number, (-negative, reason))
    return tuple(
        _joined(incidents[first], [Link(incidents[number], *why[number]) for number in sorted(others)])
        for first, (_, *others) in sorted(members.items())
    )


def ids_of(incident: Incident) -> tuple[str, ...]:
    """Return the ids under which the reports of an incident tell of it, its own first."""
    return tuple(link.incident.id for link in incident.links) or (incident.id,)


def _pairs(incidents: Sequence[Incident]) -> Iterator[_Pair]:
    """Yield the pairs that are alike enough, each once, as (likeness below zero, first, second, reason)."""
    seen: set[tuple[int, int]] = set()
    shelves: dict[_Shelf, list[int]] = defaultdict(list)
    for number, incident in enumerate(incidents):
        kept, looked_at = _shelves(incident)
        for key in looked_at:
            for other in shelves[key]:
                if (other, number) in seen or set(incidents[other].report_ids) & set(incident.report_ids):
                    continue
                seen.add((other, number))
                found = likeness(incidents[other], incident)
                if found and found[0] >= LIKE_ENOUGH:
                    yield -found[0], other, number, found[1]
        for key in kept:
            shelves[key].append(number)


def _shelves(incident: Incident) -> tuple[list[_Shelf], list[_Shelf]]:
    """Return where an incident is kept, and where those are that it can be: by group of kinds, day, and cell of a site.

    Neighbouring days and cells share shelves, so that two that lie on either side of an edge meet. One that names no
    place may be any of its day's.
    """
    start, end = incident.when.start, incident.when.end
    days = [start + step * _DAY for step in range(min((end - start).days, _LONGEST) + 2)]
    cells = {cell for site in incident.sites for cell in _cells(site.match.place)}
    mine: tuple[object, ...] = (*sorted(cells), _PLACED) if cells else (_PLACELESS,)
    theirs: tuple[object, ...] = (*sorted(cells), _PLACELESS) if cells else (_PLACED, _PLACELESS)
    kind = group(incident.kind)
    return [(kind, day, where) for day in days for where in mine], [
        (kind, day, where) for day in days for where in theirs
    ]


def _cells(place: Place) -> Iterator[tuple[int, int]]:
    """Yield the cells that a place may lie in, and those beside them in the east and north."""
    if place.position is None:
        return
    reach = min(_WIDEST_DEG, place.uncertainty_m / _METRES_A_DEG) if place.kind in AREAS else 0.0
    lon, lat = place.position
    for x in range(int((lon - reach) // _CELL_DEG), int((lon + reach) // _CELL_DEG) + 2):
        for y in range(int((lat - reach) // _CELL_DEG), int((lat + reach) // _CELL_DEG) + 2):
            yield x, y


def _are_apart(
    one: Iterable[int],
    other: Iterable[int],
    incidents: Sequence[Incident],
    apart: Collection[frozenset[str]],
) -> bool:
    return any(frozenset((incidents[a].id, incidents[b].id)) in apart for a in one for b in other)


def _joined(first: Incident, links: Sequence[Link]) -> Incident:
    """Return the first incident with the sites, claims and reports of those linked to it."""
    if not links:
        return first
    accounts = (Link(first, 1.0, "the account given first"), *links)
    members = [link.incident for link in accounts]
    when = reduce(_narrowed, (one.when for one in members))
    kind = _kind([one.kind for one in members])
    sites = _sites(members)
    return replace(
        first,
        title=title_of(kind, sites),
        kind=kind,
        when=when,
        sites=sites,
        claims=tuple(dict.fromkeys(claim for one in members for claim in one.claims)),
        report_ids=tuple(dict.fromkeys(each for one in members for each in one.report_ids)),
        links=accounts,
        status=first.status if len({one.status for one in members}) == 1 else "corrected",
        corrections=tuple(each for one in members for each in one.corrections),
    )


def _kind(kinds: Sequence[Kind]) -> Kind:
    """Return the kind that most accounts give, of those that say more than that there was fighting; of equals the first."""
    telling = [kind for kind in kinds if kind not in _VAGUE] or list(kinds)
    return max(telling, key=telling.count)


def _narrowed(one: DateSpan, other: DateSpan) -> DateSpan:
    """Return the days that both spans share, or all from the first to the last where they share none."""
    if not overlaps(one, other):
        return join(one, other)
    if to_the_day(one) != to_the_day(other):
        return one if to_the_day(one) else other
    inner, outer = sorted((one, other), key=lambda span: span.end - span.start)
    if outer.start <= inner.start and inner.end <= outer.end:
        if outer.start != outer.end or inner.time_utc or not outer.time_utc:
            return inner
        # One has the hour, so the words are of both.
        words = "; ".join(dict.fromkeys((inner.text, outer.text)))
        return replace(inner, text=words, time_utc=outer.time_utc)
    start, end = max(one.start, other.start), min(one.end, other.end)
    return replace(one, start=start, end=end, text=f"{one.text}; {other.text}", time_utc=None)


def _sites(members: Sequence[Incident]) -> tuple[Site, ...]:
    """Return one site a place, the first report's first; an area that only holds a finer one is left to its own report."""
    found: dict[str, Site] = {}
    for one in members:
        for site in one.sites:
            found.setdefault(site.match.place.id, site)
    return tuple(site for site in found.values() if not _holds_finer(site, found.values()))


def _holds_finer(site: Site, sites: Iterable[Site]) -> bool:
    """Return whether a site is an area that one of the others, which says more exactly where, lies in."""
    area = site.match.place
    return site.is_area and any(
        one.precision < site.precision and lies_in(one.match.place, area) for one in sites
    )
