"""The View: everything that decides what is shown, and its permalink, one table for both directions."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from geo.errors import ViewError
from geo.model import Incident, Kind, Party, Site

__all__ = [
    "Naming", "View", "counted", "from_link", "from_query", "naming_words", "permalink", "select", "sentence", "to_query",
]  # fmt: skip

_MAX_TEXT = 400
_MAX_FIELDS = 100


class Naming(StrEnum):
    """Whose names stand for places. Where the side chosen has no name of its own, the other's is used."""

    BOTH = "both"
    ARMENIAN = "armenian"
    AZERBAIJANI = "azerbaijani"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class View:
    """What is shown. None means no limit: all kinds, all parties, all of time.

    ``lon`` and ``lat`` are degrees, ``zoom`` is Leaflet's; ``precision_max`` is the coarsest UCDP where_prec shown;
    ``naming`` changes the words for places and not which incidents are shown.
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
    naming: Naming = Naming.BOTH


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    attribute: str
    encode: Callable[[Any], str]
    decode: Callable[[str], Any]


def _number(low: float, high: float) -> Callable[[str], float]:
    def decode(text: str) -> float:
        value = float(text)
        if not (math.isfinite(value) and low <= value <= high):
            raise ValueError(f"not between {low:g} and {high:g}")
        return value

    return decode


class _PartlyReadError(ValueError):
    """Some of a list could not be read; ``value`` is the rest."""

    def __init__(self, value: frozenset[Any], unknown: Iterable[str]) -> None:
        super().__init__(f"unknown: {', '.join(unknown)}")
        self.value = value


def _members(kind: type[Kind] | type[Party]) -> Callable[[str], frozenset[Any]]:
    def decode(text: str) -> frozenset[Any]:
        items = [item for item in text.split(",") if item]
        known = frozenset(kind(item) for item in items if item in set(kind))
        unknown = [item for item in items if item not in set(kind)]
        if unknown:
            raise _PartlyReadError(known, unknown)
        return known

    return decode


def _joined(values: Iterable[str]) -> str:
    return ",".join(sorted(values))


def _identifier(text: str) -> str:
    if not text.replace("-", "").isalnum() or not text.isascii():
        raise ValueError("not an id: letters, digits and hyphens only")
    return text


def _short(text: str) -> str:
    if len(text) > _MAX_TEXT:
        raise ValueError("too long")
    return text


def _precision(text: str) -> int:
    return int(_number(1, 7)(text))


def _naming(text: str) -> Naming:
    if text not in set(Naming):
        raise ValueError(f"not one of {', '.join(Naming)}")
    return Naming(text)


_TABLE = (
    _Key("lon", "lon", "{:.4f}".format, _number(-180, 180)),
    _Key("lat", "lat", "{:.4f}".format, _number(-90, 90)),
    _Key("zoom", "zoom", "{:g}".format, _number(0, 24)),
    _Key("from", "start", date.isoformat, date.fromisoformat),
    _Key("to", "end", date.isoformat, date.fromisoformat),
    _Key("kinds", "kinds", _joined, _members(Kind)),
    _Key("parties", "parties", _joined, _members(Party)),
    _Key("precision", "precision_max", str, _precision),
    _Key("incident", "selected", str, _identifier),
    _Key("names", "naming", str, _naming),
)


_PLAIN = View()


def to_query(view: View) -> dict[str, str]:
    """Return the view as query parameters, in the order of the table, without those that change nothing."""
    values = ((key, getattr(view, key.attribute)) for key in _TABLE)
    return {key.name: key.encode(value) for key, value in values if value != getattr(_PLAIN, key.attribute)}


def from_query(query: Mapping[str, str]) -> tuple[View, tuple[str, ...]]:
    """Return the view of query parameters, and in words what could not be read and was dropped.

    Unknown keys are ignored. ``from`` after ``to`` drops both.
    """
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key in _TABLE:
        text = query.get(key.name)
        if text is None:
            continue
        try:
            values[key.attribute] = key.decode(_short(text))
        except ValueError as error:
            if isinstance(error, _PartlyReadError) and error.value:
                values[key.attribute] = error.value
            problems.append(f"{key.name}={text[:40]!r} in the link was ignored: {error}")
    start, end = values.get("start"), values.get("end")
    if start and end and start > end:
        problems.append(f"from={start} is after to={end} in the link: both were ignored")
        del values["start"], values["end"]
    return View(**values), tuple(problems)


def from_link(link: str) -> tuple[View, tuple[str, ...]]:
    """Return what :func:`from_query` does for a whole address or its query string.

    Raises
    ------
    ViewError
        If the text is no address.
    """
    try:
        query = urlsplit(link).query or link.removeprefix("?")
        values = parse_qs(query, keep_blank_values=True, max_num_fields=_MAX_FIELDS)
    except ValueError as error:
        raise ViewError(f"{link[:60]!r} is not a link: {error}") from error
    return from_query({key: found[-1] for key, found in values.items()})


def permalink(base: str, view: View) -> str:
    """Return the address that restores the view; ``base`` is the app's address without a query."""
    query = urlencode(to_query(view), safe=",")
    return f"{base}?{query}" if query else base


def select(incidents: Iterable[Incident], view: View) -> tuple[Incident, ...]:
    """Return the incidents that the view shows, each with the sites it shows; an incident's order is kept.

    An incident shows when its span shares a day with the view's, its kind and the party of one of its claims
    are among the view's. Sites coarser than ``precision_max`` are left out, and with the last site its incident.

    Raises
    ------
    ViewError
        If the view starts after it ends.
    """
    if view.start and view.end and view.start > view.end:
        raise ViewError(f"the view starts on {view.start}, after its end on {view.end}")
    shown = (_with_sites(incident, view) for incident in incidents if _matches(incident, view))
    return tuple(incident for incident in shown if incident is not None)


def _matches(incident: Incident, view: View) -> bool:
    return (
        (view.start is None or incident.when.end >= view.start)
        and (view.end is None or incident.when.start <= view.end)
        and (view.kinds is None or incident.kind in view.kinds)
        and (view.parties is None or any(claim.party in view.parties for claim in incident.claims))
    )


def _with_sites(incident: Incident, view: View) -> Incident | None:
    if view.precision_max is None or not incident.sites:
        return incident
    sites: tuple[Site, ...] = tuple(site for site in incident.sites if site.precision <= view.precision_max)
    return replace(incident, sites=sites) if sites else None


def counted(count: int, one: str, more: str = "") -> str:
    """Return a number with its noun: "1 tally", "2 tallies".

    Examples
    --------
    >>> counted(1, "tally", "tallies"), counted(0, "incident")
    ('1 tally', '0 incidents')
    """
    return f"{count} {one if count == 1 else more or f'{one}s'}"


def naming_words(naming: Naming) -> str:
    """Return in words whose names stand for the places, for captions.

    Examples
    --------
    >>> naming_words(Naming.BOTH)
    'Armenian side / Azerbaijani side'
    """
    return {
        Naming.BOTH: "Armenian side / Azerbaijani side",
        Naming.ARMENIAN: "Armenian side, else Azerbaijani side",
        Naming.AZERBAIJANI: "Azerbaijani side, else Armenian side",
        Naming.SOURCE: "as the sources write them",
    }[naming]


def sentence(view: View) -> str:
    """Return the view's filter in words, for captions and alternative text."""
    parts = []
    if view.start or view.end:
        parts.append(
            f"from {view.start or 'the beginning'} to {view.end or 'the end'} of the data"
            if not (view.start and view.end)
            else f"from {view.start} to {view.end}"
        )
    if view.kinds is not None:
        parts.append("kinds: " + (", ".join(sorted(view.kinds)) or "none"))
    if view.parties is not None:
        parts.append("parties: " + (", ".join(sorted(view.parties)) or "none"))
    if view.precision_max is not None:
        parts.append(f"place precision not coarser than {view.precision_max}")
    return "; ".join(parts) or "all incidents"
