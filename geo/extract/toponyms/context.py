"""What a text says that bears on each of its toponyms: areas, positions beyond doubt, whose spelling, what is named together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from geo.extract.toponyms.namesakes import is_far_capital
from geo.extract.toponyms.positions import HOME, KARABAKH, area_places, lies_in, users
from geo.extract.toponyms.surroundings import AREAS, area_beside, kinds_said, place_words
from geo.extract.words.patterns import AnyCase, any_case
from geo.gazetteer import fold
from geo.model import LonLat, Party, Place, Toponym

__all__ = ["Context", "context_of", "in_karabakh"]

_LED_INTO, _LOOKED_AT = 60, 5  # characters behind a name, and how many names they hold at most
_MOST_ANCHORS, _MOST_AREAS = 40, 60
_LONGEST_JOIN = 12


@dataclass(frozen=True, slots=True)
class Context:
    """What the text says that bears on every toponym: areas named, positions beyond doubt, whose spelling it has.

    Positions and sides come with the folded name that gives them: no name is evidence for itself.
    """

    areas: tuple[Toponym, ...] = ()
    anchors: tuple[tuple[str, LonLat], ...] = ()
    usage: tuple[tuple[str, Party], ...] = ()
    named_areas: tuple[Place, ...] = ()
    districts: tuple[tuple[str, Place], ...] = ()
    """The districts of which the text names the towns, each with the folded name of the town."""

    karabakh: bool = False
    """Whether the text tells of Nagorno-Karabakh, by what it says or by who tells it."""

    placed: frozenset[str] = frozenset()
    """The folded names of towns after which a district is named, where the text puts one in another beside it."""

    listed: Mapping[int, tuple[LonLat, ...]] = field(default_factory=dict)
    """Where the names lie that "and" joins to the one that starts there."""

    holders: frozenset[int] = frozenset()
    """Where the names start of what another place is in, by the words between the two."""


def context_of(toponyms: Iterable[Toponym], text: str) -> Context:
    """Return the context that a text's toponyms give one another."""
    areas: list[Toponym] = []
    anchors: dict[tuple[str, LonLat], None] = {}
    usage: set[tuple[str, Party]] = set()
    toponyms = tuple(toponyms)
    holders = _holders(toponyms, text)
    for toponym in toponyms:
        if (
            toponym.known
            and area_places(toponym)
            and (
                len(toponym.places) == 1
                or len(toponym.surface.split()) > 1
                or toponym.start in holders
                or kinds_said(toponym, text) == AREAS
            )
        ):
            areas.append(toponym)
        surface = fold(toponym.surface)
        at_home = [place for place in toponym.places if place.country in HOME]
        points = [place for place in at_home if place.kind not in AREAS]
        # A town and the district of its name lie together; a namesake abroad leaves a doubt.
        # What is said in Yerevan or Baku tells nothing of where the villages lie.
        far = any(map(is_far_capital, toponym.places))
        if len(points) == 1 and points[0].position and len(at_home) == len(toponym.places) and not far:
            anchors[surface, points[0].position] = None
        if len({place.country for place in at_home}) == 1:
            usage |= {(surface, party) for place in at_home for party in users(surface, place)}
    said = {area.start for area in areas}
    towns = {
        (fold(one.surface), place.id): place
        for one in toponyms
        if one.known and one.start not in said
        for place in area_places(one)
    }
    # A text has few places beyond doubt; more than these would tell no more and cost a distance each.
    named = {place.id: place for area in areas for place in area_places(area)}
    return Context(
        tuple(areas),
        tuple(anchors)[:_MOST_ANCHORS],
        tuple(sorted(usage)),
        tuple(named.values())[:_MOST_AREAS],
        tuple((name, place) for (name, _), place in towns.items())[:_MOST_AREAS],
        placed=_placed(toponyms, text, areas),
        listed=_listed(toponyms, text),
        holders=holders,
    )


def _holders(toponyms: Sequence[Toponym], text: str) -> frozenset[int]:
    """Return where the names start that the text puts another place in: "Chinari, in Tavush", "Tovuzun Ağdam kəndi"."""
    pairs = list(pairwise(toponyms))
    owners = {one.start for one, other in pairs if _owns(one, other, text)}
    within = {
        other.start
        for one, other in pairs
        if len(other.places) > 1
        and 0 < other.start - one.end <= _LONGEST_JOIN
        and _leads_in().fullmatch(text, one.end, other.start)
        and any(lies_in(place, area) for area in area_places(other) for place in one.places)
    }
    return frozenset(owners | within)


@cache
def _leads_in() -> AnyCase:
    return any_case(rf"[»”\"]?,?\s(?:\w+\s)?{place_words().alternatives('container', 'between')}\s")


def _placed(toponyms: Sequence[Toponym], text: str, areas: Sequence[Toponym]) -> frozenset[str]:
    """Return the folded names of towns and districts that the text gives to a place of another district: "Aghdam, a Tovuz village"."""
    return frozenset(
        fold(one.surface)
        for at, one in enumerate(toponyms)
        if len(one.places) > 1
        and area_places(one)
        and (
            kinds_said(one, text)
            or area_beside(one, text, areas)
            or _is_led_into(one, text, toponyms[at + 1 : at + _LOOKED_AT])
        )
    )


def _is_led_into(toponym: Toponym, text: str, following: Sequence[Toponym]) -> bool:
    """Return whether the clause behind a name has an area that holds a place of the name: "in Agdam, a border village in the Tovuz district"."""
    behind = [one for one in following if 0 < one.start - toponym.end <= _LED_INTO]
    areas = [area for one in behind if "." not in text[toponym.end : one.start] for area in area_places(one)]
    return any(lies_in(place, area) for area in areas for place in toponym.places if place.kind not in AREAS)


def _owns(area: Toponym, place: Toponym, text: str) -> bool:
    """Return whether a name's ending says that the place right behind it is in it: "Tovuzun Ağdam kəndi"."""
    beside = text[area.end : place.start] == " " and len(place.places) > 1
    return beside and _owner().search(area.surface) is not None


@cache
def _owner() -> AnyCase:
    return any_case(rf"{place_words().alternatives('container', 'owner_endings')}$")


def _listed(toponyms: Sequence[Toponym], text: str) -> dict[int, tuple[LonLat, ...]]:
    """Return for each name that means several places where those may lie that it is joined to: "Aghdam and Tartar"."""
    found: dict[int, tuple[LonLat, ...]] = {}
    for one, other in pairwise(toponyms):
        if other.start - one.end > _LONGEST_JOIN or (len(one.places) == 1 and len(other.places) == 1):
            continue
        if not _join().fullmatch(text, one.end, other.start):
            continue
        for name, beside in ((one, other), (other, one)):
            at = tuple(place.position for place in beside.places if place.position and place.country in HOME)
            found[name.start] = (*found.get(name.start, ()), *at)
    return found


@cache
def _join() -> AnyCase:
    return any_case(rf"\s{place_words().alternatives('toponyms', 'joined')}\s")


def in_karabakh(context: Context) -> Context:
    """Return the context of a text that tells of Nagorno-Karabakh, whatever places it names: "Martuni" is the one there."""
    return replace(context, anchors=(*context.anchors, ("", KARABAKH)), karabakh=True)
