"""A view's permalink: one table of key, attribute, encoding and decoding for both directions."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from geo.errors import ViewError
from geo.language import Language
from geo.model import Kind, Party
from geo.view.state import SPEEDS, Mode, Naming, Sort, Step, SumRule, Tab, Theme, View

__all__ = ["Link", "from_link", "from_query", "link_of", "permalink", "to_query"]

_MAX_TEXT = 400
_SWITCH = ("off", "on")
_HASH = re.compile(r"[0-9a-f]{12,64}")
_MAX_FIELDS = 100


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    attribute: str
    encode: Callable[[Any], str]
    decode: Callable[[str], Any]


def _number(low: float, high: float) -> Callable[[str], float]:
    def decode(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            raise ValueError("no number") from None
        if not (math.isfinite(value) and low <= value <= high):
            raise ValueError(f"not between {low:g} and {high:g}")
        return value

    return decode


class _PartlyReadError(ValueError):
    """Some of a list could not be read; ``value`` is the rest."""

    def __init__(self, value: frozenset[Any], unknown: Iterable[str]) -> None:
        super().__init__(f"unknown: {', '.join(unknown)}")
        self.value = value


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("no day, as 2022-09-13 is one") from None


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


def _one_of(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    def decode(text: str) -> StrEnum:
        if text not in set(kind):
            raise ValueError(f"not one of {', '.join(kind)}")
        return kind(text)

    return decode


def _speed(text: str) -> float:
    speed = _number(0, max(SPEEDS))(text)
    if speed not in SPEEDS:
        raise ValueError(f"not one of {', '.join(map('{:g}'.format, SPEEDS))}")
    return speed


def _switch(text: str) -> bool:
    if text not in _SWITCH:
        raise ValueError("neither on nor off")
    return text == "on"


def _switched(value: object) -> str:
    return _SWITCH[bool(value)]


_TABLE = (
    _Key("lon", "lon", "{:.4f}".format, _number(-180, 180)),
    _Key("lat", "lat", "{:.4f}".format, _number(-90, 90)),
    _Key("zoom", "zoom", "{:g}".format, _number(0, 24)),
    _Key("from", "start", date.isoformat, _day),
    _Key("to", "end", date.isoformat, _day),
    _Key("kinds", "kinds", _joined, _members(Kind)),
    _Key("parties", "parties", _joined, _members(Party)),
    _Key("precision", "precision_max", str, _precision),
    _Key("incident", "selected", str, _identifier),
    _Key("place", "place", str, _identifier),
    _Key("names", "naming", str, _one_of(Naming)),
    _Key("mode", "mode", str, _one_of(Mode)),
    _Key("step", "step", str, _one_of(Step)),
    _Key("speed", "speed", "{:g}".format, _speed),
    _Key("loop", "loop", _switched, _switch),
    _Key("control", "control", _switched, _switch),
    _Key("sums", "sums", str, _one_of(SumRule)),
    _Key("sort", "sort", str, _one_of(Sort)),
    _Key("tab", "tab", str, _one_of(Tab)),
    _Key("lang", "language", str, _one_of(Language)),
    _Key("theme", "theme", str, _one_of(Theme)),
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


@dataclass(frozen=True, slots=True)
class Link:
    """What a permalink says: the view, the hash of the data it was made on, "" if it names none, and its faults in words."""

    view: View
    data: str = ""
    problems: tuple[str, ...] = ()


def link_of(query: Mapping[str, str]) -> Link:
    """Return what the query parameters of a permalink say; a hash that is none is dropped and named."""
    view, problems = from_query(query)
    digest = query.get("data", "")
    if digest and not _HASH.fullmatch(digest):
        return Link(view, "", (*problems, f"data={digest[:40]!r} in the link was ignored: no hash"))
    return Link(view, digest, problems)


def from_link(link: str) -> tuple[View, tuple[str, ...]]:
    """Return what :func:`from_query` does for a whole address or its query string.

    Raises
    ------
    ViewError
        If the text is no address.
    """
    try:
        parts = urlsplit(link)
        # The link of a one-file page stands after "#".
        query = parts.query or parts.fragment.removeprefix("?") or link.lstrip("?#")
        values = parse_qs(query, keep_blank_values=True, max_num_fields=_MAX_FIELDS)
    except ValueError as error:
        raise ViewError(f"{link[:60]!r} is not a link: {error}") from error
    return from_query({key: found[-1] for key, found in values.items()})


def permalink(base: str, view: View, *, data: str = "") -> str:
    """Return the address that restores the view.

    ``base`` is the app's address without a query, ``data`` the hash of the incidents that the link is made on.
    """
    query = urlencode(to_query(view) | ({"data": data} if data else {}), safe=",")
    return f"{base}?{query}" if query else base
