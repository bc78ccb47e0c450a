"""The nouns, as frozen dataclasses, and tuples where there are many. Standard library only.

Positions are WGS 84 in GeoJSON order. Dates are calendar days of local time (UTC+4); times are UTC.
Text offsets count Python characters in :attr:`Report.text`, ``text[start:end]``.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "Candidate", "Claim", "Contradiction", "Copy", "Correction", "Count", "DatePrecision", "DateSpan", "Extraction", "Incident", "Kind",
    "Link", "LonLat", "Match", "Matter", "Name", "Party", "Place", "PlaceKind", "Rejection", "Report", "Role", "Site", "Source", "Stance",
    "Tally", "Toponym", "stable_id",
]  # fmt: skip


class LonLat(NamedTuple):
    """A position in degrees, WGS 84, longitude first."""

    lon: float
    lat: float


class Kind(StrEnum):
    """What happened: the closed list of incident kinds."""

    SHELLING = "shelling"
    SMALL_ARMS_FIRE = "small-arms-fire"
    DRONE_STRIKE = "drone-strike"
    AIR_STRIKE = "air-strike"
    CLASH = "clash"
    INCURSION = "incursion"
    SABOTAGE = "sabotage"
    CAPTURE = "capture"
    MINE = "mine"
    CEASEFIRE = "ceasefire"
    CEASEFIRE_VIOLATION = "ceasefire-violation"
    BLOCKADE = "blockade"
    TALKS = "talks"
    OTHER = "other"


class Role(StrEnum):
    """What a toponym does in its sentence."""

    STRUCK = "struck"
    NEAR = "near"
    DIRECTION = "direction"
    ORIGIN = "origin"
    CONTAINER = "container"
    MENTIONED = "mentioned"


class Matter(StrEnum):
    """What the accounts of an incident differ on."""

    DATE = "date"
    KIND = "kind"
    COUNT = "count"
    ATTRIBUTION = "attribution"
    DENIAL = "denial"


class Stance(StrEnum):
    """How a claimant stands to what is said."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ACCUSES = "accuses"


class Party(StrEnum):
    """Who a claimant speaks for. ``UNSTATED`` is a speaker whose side the sentence does not give."""

    ARMENIA = "Armenia"
    AZERBAIJAN = "Azerbaijan"
    NAGORNO_KARABAKH = "Nagorno-Karabakh"
    RUSSIA = "Russia"
    OTHER = "Other"
    OUTLET = "Outlet"
    UNSTATED = "Unstated"


class PlaceKind(StrEnum):
    """What sort of thing a place is."""

    SETTLEMENT = "settlement"
    DISTRICT = "district"
    PROVINCE = "province"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    HEIGHT = "height"
    LAKE = "lake"
    RIVER = "river"
    ROAD = "road"
    PASS = "pass"  # noqa: S105 # a mountain pass
    MINE = "mine"
    POST = "post"

    @property
    def is_area(self) -> bool:
        """Whether it holds other places: a district, city, province or region; a country is no place of an incident."""
        return self in _AREAS


_AREAS = frozenset({PlaceKind.DISTRICT, PlaceKind.CITY, PlaceKind.PROVINCE, PlaceKind.REGION})


class PlacePrecision(StrEnum):
    """How closely a place's position is known: its point, the middle of its extent, or only the area that holds it."""

    POINT = "point"
    EXTENT = "extent"
    DISTRICT = "district"
    PROVINCE = "province"


class DatePrecision(StrEnum):
    """How closely a date is known; ``RANGE`` is a span of named days."""

    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def stable_id(prefix: str, *parts: str) -> str:
    """Return ``prefix-`` and 12 hexadecimal digits of the SHA-256 of the parts: same content, same id."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{prefix}-{digest[:12]}"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that a report rests on: outlet, address and day of publication, each possibly unknown."""

    outlet: str
    url: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One source text. ``sha256`` is of the raw bytes as read, header included."""

    id: str
    text: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str
    published: date | None
    sha256: str
    retrieved: datetime | None = None
    also: tuple[Source, ...] = ()
    path: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a place. ``language`` is BCP 47 or None; ``party`` says whose usage it is, if one side's.

    ``historic`` names are no longer official, and still met in texts.
    """

    text: str
    language: str | None = None
    party: Party | None = None
    historic: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry. ``uncertainty_m`` is the radius in which the true position lies, metres.

    ``admin1`` is ISO 3166-2; ``districts`` are names of other districts that texts count it to, past ones and those
    of another administration. ``position_source`` says where the coordinate comes from.
    """

    id: str
    name: str
    kind: PlaceKind
    position: LonLat | None
    uncertainty_m: float
    country: str | None
    admin1: str | None
    names: tuple[Name, ...]
    population: int = 0
    source: str = ""
    note: str = ""
    districts: tuple[str, ...] = ()
    precision: PlacePrecision = PlacePrecision.POINT
    position_source: str = ""

    def __hash__(self) -> int:
        """Return the hash of the id, which tells places apart: that of all the names would cost far more."""
        return hash(self.id)


class Toponym(NamedTuple):
    """A place name in a text, ``text[start:end] == surface``, and the places that bear it.

    A tuple, as long texts have tens of thousands of them. ``known`` is false for a name that no place bears: ``places`` then are the areas that the text puts it in.
    """

    start: int
    end: int
    surface: str
    places: tuple[Place, ...]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a toponym could be; ``score`` from 0 to 1; ``reason`` in words."""

    place: Place
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """Where a site lies from the place that its text names: degrees clockwise from north, and metres."""

    bearing_deg: float
    distance_m: float


@dataclass(frozen=True, slots=True)
class Match:
    """The place chosen for a toponym, with the candidates that lost; ``by_hand`` if a person chose it.

    ``moved`` says how the place lies from the one named, where the text gives distance and bearing.
    """

    toponym: Toponym
    place: Place
    score: float
    reason: str
    rejected: tuple[Candidate, ...] = ()
    by_hand: bool = False
    moved: Bearing | None = None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A span of days, both ends included. ``time_utc`` only where a clock time is given."""

    start: date
    end: date
    precision: DatePrecision
    text: str = ""
    time_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as claimed. None means that the claimant gives no such bound; 0 means none."""

    low: int | None
    best: int | None
    high: int | None

    def in_words(self) -> str:
        """Return "4", "at least 4", "3 to 5", "up to 10", "about 20"; "some" where nothing is given.

        Examples
        --------
        >>> Count(3, None, 5).in_words(), Count(None, 20, None).in_words()
        ('3 to 5', 'about 20')
        """
        if self.low == self.best == self.high:
            return "some" if self.best is None else str(self.best)
        if self.low is not None and self.high is not None:
            return f"{self.low} to {self.high}"
        if self.low is not None:
            return f"at least {self.low}"
        return f"up to {self.high}" if self.high is not None else f"about {self.best}"


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what. ``side`` is the party whose losses are counted, ``about`` the party accused.

    ``casualties`` counts killed and wounded together, where the claimant gives one number for both. ``side_by_place`` says
    that the report does not say whose people they are: the side held the place on that day.
    """

    claimant: str
    party: Party
    stance: Stance
    says: str
    quote: str
    start: int
    end: int
    report_id: str
    about: Party | None = None
    side: Party | None = None
    killed: Count | None = None
    wounded: Count | None = None
    captured: Count | None = None
    cumulative: bool = False
    missing: Count | None = None
    casualties: Count | None = None
    side_by_place: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """A place at which an incident happened. ``precision`` is UCDP where_prec, 1 (exact) to 7."""

    id: str
    match: Match
    role: Role
    precision: int
    uncertainty_m: float

    @property
    def is_area(self) -> bool:
        """Whether no more is known than the district or province (UCDP where_prec 3 and 4), which is drawn whole then."""
        return self.precision in (3, 4)

    @property
    def called(self) -> str:
        """What titles call it: as the source spells it, or the name of the place that a person put in its place."""
        return self.match.place.name if self.match.by_hand else self.match.toponym.surface


@dataclass(frozen=True, slots=True)
class Link:
    """One account of an incident that several reports tell of: as its own report has it, how surely it belongs, and why.

    ``score`` is from 0 to 1, the weight of the evidence and no probability.
    """

    incident: "Incident"
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that a person put in place of the machine's, both as text; ``field`` is a path such as ``claims.0.killed``."""

    incident_id: str
    field: str
    machine: str
    value: str
    why: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something on which the accounts of one incident differ, in words that name who says which."""

    matter: Matter
    says: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that has its text from another one; ``share`` from 0 to 1 is how much of the shorter text both have."""

    report_id: str
    of: str
    share: float


@dataclass(frozen=True, slots=True)
class Incident:
    """What, when, where and who says so. No sites: the place is not known well enough to be drawn.

    ``other_days`` are days that the same report gives it too, as by a slip of the month. ``links`` are the accounts of several reports that were joined to it, its own first; its sites, claims and reports are
    those of all of them. Without others there are none.
    """

    id: str
    title: str
    kind: Kind
    when: DateSpan
    sites: tuple[Site, ...]
    claims: tuple[Claim, ...]
    report_ids: tuple[str, ...]
    status: str = "extracted"
    links: tuple[Link, ...] = ()
    corrections: tuple[Correction, ...] = ()
    other_days: tuple[DateSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """A running total or official cumulative figure: never added to incident counts."""

    id: str
    claimant: str
    party: Party
    side: Party | None
    measure: str
    count: Count
    as_of: date | None
    quote: str
    start: int
    end: int
    report_id: str
    episode: str | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something read and not used, with the reason."""

    report_id: str
    text: str
    reason: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was made of one or more reports. Nothing read is missing from here.

    ``corrections`` are those that stand in no incident: they left theirs out, or fit none.
    """

    reports: tuple[Report, ...] = ()
    incidents: tuple[Incident, ...] = ()
    tallies: tuple[Tally, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    copies: tuple[Copy, ...] = ()
    corrections: tuple[Correction, ...] = ()
