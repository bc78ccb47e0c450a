"""The state that a view is, and the closed lists of what it can say."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geo.language import Language
from geo.model import Kind, Party

__all__ = ["SPEEDS", "Mode", "Naming", "Sort", "Step", "SumRule", "Tab", "Theme", "View"]

SPEEDS = (0.5, 1.0, 2.0, 4.0)
"""How many times as fast as usual the time slider can play."""


class Naming(StrEnum):
    """Whose names stand for places. Where the side chosen has no name of its own, the other's is used."""

    BOTH = "both"
    ARMENIAN = "armenian"
    AZERBAIJANI = "azerbaijani"
    SOURCE = "source"


class Mode(StrEnum):
    """What the time slider shows: a window that moves, all since its start, or a window with a fading trail."""

    WINDOW = "window"
    CUMULATIVE = "cumulative"
    TRAIL = "trail"


class Step(StrEnum):
    """By how much the time slider steps and plays."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Theme(StrEnum):
    """The look of the map; without one it follows the page around it, or the reader's system."""

    LIGHT = "light"
    DARK = "dark"


class Tab(StrEnum):
    """The page of the panel beside the map; without one it is the card of what is selected, else the list."""

    INCIDENTS = "incidents"
    CARD = "card"
    TRAY = "tray"
    SOURCES = "sources"


class Sort(StrEnum):
    """The order of the list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    KIND = "kind"
    PLACE = "place"
    EXACT = "exact"


class SumRule(StrEnum):
    """By which rule claimed losses are added: what each side says of itself, the lowest or the highest that anyone says."""

    OWN = "own"
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class View:
    """What is shown. None means no limit: all kinds, all parties, all of time.

    ``lon`` and ``lat`` are degrees, ``zoom`` is Leaflet's; ``precision_max`` is the coarsest UCDP where_prec shown.
    ``selected`` is an incident's id, ``place`` the id of a place that was looked for and is marked. ``mode``, ``step``,
    ``speed`` (one of :data:`SPEEDS`) and ``loop`` are how the time slider plays; where it stands is ``start`` and ``end``.
    ``control`` is whether the areas of control are drawn. What follows ``precision_max`` changes no incident shown.
    """

    lon: float | None = None
    lat: float | None = None
    zoom: float | None = None
    start: date | None = None
    end: date | None = None
    kinds: frozenset[Kind] | None = None
    parties: frozenset[Party] | None = None
    precision_max: int | None = None
    selected: str | None = None
    place: str | None = None
    naming: Naming = Naming.BOTH
    mode: Mode = Mode.WINDOW
    step: Step = Step.WEEK
    speed: float = 1.0
    loop: bool = False
    control: bool = True
    sums: SumRule = SumRule.OWN
    sort: Sort = Sort.NEWEST
    tab: Tab | None = None
    language: Language = Language.ENGLISH
    theme: Theme | None = None
