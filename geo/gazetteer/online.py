"""Names that the gazetteer lacks, asked of a geocoder on the network. Off unless somebody asks for it by name.

Nominatim and Photon by geopy, one request a second at most as their terms ask, every answer kept in the user's data folder.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim, Photon

from geo import data
from geo.errors import DatasetError, InputError, NetworkError
from geo.model import Candidate, LonLat, Name, Place, PlaceKind

__all__ = ["SERVICES", "OnlineNames"]

SERVICES = ("nominatim", "photon")
_CACHE = "online_names.json"
_SECONDS_APART = 1.1
_MOST = 5
_DOUBT_M = 2_000.0
_WEST, _SOUTH, _EAST, _NORTH = 41.0, 37.0, 51.5, 44.0
_SCORE = 0.2  # below what any place of the gazetteer gets: nobody here has checked it


@dataclass(frozen=True, slots=True)
class _Hit:
    label: str
    lon: float
    lat: float
    osm: str
    country: str


class OnlineNames:
    """One geocoding service. Holds state because its limit of one request a second is over all requests."""

    def __init__(self, service: str, *, server: str | None = None) -> None:
        """``service`` is of ``SERVICES``; ``server`` the address of another instance, such as one's own."""
        if service not in SERVICES:
            raise InputError(f"{service!r}: not a service that is known: write {' or '.join(SERVICES)}")
        where: dict[str, Any] = {}
        if server:
            parts = urlsplit(server)
            if parts.scheme not in ("http", "https") or not parts.netloc:
                raise InputError(f"{server!r}: not an address: write https://host")
            where = {"domain": parts.netloc + parts.path.rstrip("/"), "scheme": parts.scheme}
        self._service = service
        self._server = server or ""
        geocoder = {"nominatim": Nominatim, "photon": Photon}[service](
            user_agent="geo-incidents", timeout=20, **where
        )
        self._ask: Callable[..., Any] = RateLimiter(
            geocoder.geocode, min_delay_seconds=_SECONDS_APART, max_retries=0, swallow_exceptions=False
        )

    def candidates(self, name: str) -> list[Candidate]:
        """Return what the service knows by the name within the theatre, at most five, scored below all of the gazetteer.

        Raises
        ------
        NetworkError
            If the service does not answer.
        """
        return [self._candidate(name, hit) for hit in self._hits(name)]

    def _hits(self, name: str) -> list[_Hit]:
        key = f"{self._service} {self._server} {name}"
        kept = _kept()
        if key not in kept:
            kept[key] = self._fetched(name)
            data.write_user_bytes(_CACHE, json.dumps(kept, ensure_ascii=False, indent=1).encode())
        return [_Hit(**hit) for hit in kept[key]]

    def _fetched(self, name: str) -> list[dict[str, Any]]:
        box = [(_NORTH, _WEST), (_SOUTH, _EAST)]
        more = {"viewbox": box, "bounded": True} if self._service == "nominatim" else {"bbox": box}
        try:
            found = self._ask(name, exactly_one=False, limit=_MOST, language="en", **more) or []
        except GeopyError as error:
            raise NetworkError(
                f"{self._service}: no answer for {name!r} ({type(error).__name__}): try later, or leave --online out"
            ) from error
        return [_hit_of(one.raw, one.address, one.longitude, one.latitude) for one in found[:_MOST]]

    def _candidate(self, name: str, hit: _Hit) -> Candidate:
        place = Place(
            id=f"osm-{hit.osm}",
            name=" ".join(hit.label.split(",")[0].split())[:100] or name,
            kind=PlaceKind.SETTLEMENT,
            position=LonLat(hit.lon, hit.lat),
            uncertainty_m=_DOUBT_M,
            country=hit.country or None,
            admin1=None,
            names=(Name(name),),
            source=f"{self._service}, © OpenStreetMap contributors (ODbL 1.0)",
            note=hit.label[:300],
        )
        reason = f"not in the gazetteer; {self._service.title()} has “{hit.label[:200]}”: unchecked"
        return Candidate(place, _SCORE, reason)


def _hit_of(raw: Any, label: str, lon: float, lat: float) -> dict[str, Any]:
    said = raw.get("properties", raw) if isinstance(raw, dict) else {}
    kind, number = str(said.get("osm_type", ""))[:1].lower(), said.get("osm_id", "")
    country = said.get("countrycode") or (said.get("address") or {}).get("country_code") or ""
    return {
        "label": str(label),
        "lon": round(float(lon), 6),
        "lat": round(float(lat), 6),
        "osm": f"{kind}{number}",
        "country": str(country).upper()[:2],
    }


def _kept() -> dict[str, list[dict[str, Any]]]:
    content = data.read_user_bytes(_CACHE)
    try:
        kept = json.loads(content) if content else {}
    except ValueError as error:
        raise DatasetError(f"{data.user_folder() / _CACHE}: {error}: delete it") from error
    return kept if isinstance(kept, dict) else {}
