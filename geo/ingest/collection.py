"""Our own files back in: a GeoJSON or GeoParquet that this program wrote, to its collection and to incidents."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo.claimed import COUNTS
from geo.errors import InputError
from geo.gazetteer import default_gazetteer
from geo.model import (
    Bearing,
    Candidate,
    Claim,
    Copy,
    Correction,
    Count,
    DatePrecision,
    DateSpan,
    Extraction,
    Incident,
    Kind,
    Link,
    LonLat,
    Match,
    Name,
    Party,
    Place,
    PlaceKind,
    Rejection,
    Report,
    Role,
    Site,
    Source,
    Stance,
    Tally,
    Toponym,
)  # fmt: skip

__all__ = ["MAX_COLLECTION_BYTES", "collection_from_bytes", "extraction_of", "read_collection"]

MAX_COLLECTION_BYTES = 500_000_000
_CONTRACTS = ("1.",)
_ABOUT_KEY = b"geo_incidents"
_PARQUET = b"PAR1"
_TYPES = {
    "incident_id": str,
    "title": str,
    "date_start": str,
    "date_end": str,
    "geo_precision": int,
    "uncertainty_m": int | float,
    "claims": list,
    "sources": list,
}
_NEEDED = (
    "incident_id",
    "title",
    "kind",
    "date_start",
    "date_end",
    "date_precision",
    "claims",
    "sources",
    "status",
)


def read_collection(path: str | Path) -> dict[str, Any]:
    """Return the FeatureCollection of a file that ``geo extract`` or ``geo export`` wrote as GeoJSON or GeoParquet.

    Raises
    ------
    InputError
        If the file cannot be read, is larger than :data:`MAX_COLLECTION_BYTES`, or is none of ours.
    """
    try:
        size = Path(path).stat().st_size
        if size > MAX_COLLECTION_BYTES:
            raise InputError(
                f"{path}: {size:,} bytes are more than the {MAX_COLLECTION_BYTES:,} that are read"
            )
        content = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    return collection_from_bytes(content, name=str(path))


def collection_from_bytes(content: bytes, *, name: str) -> dict[str, Any]:
    """Return the FeatureCollection of a file's bytes, as :func:`read_collection` does; ``name`` is for messages."""
    collection = _from_parquet(content, name) if content.startswith(_PARQUET) else _from_json(content, name)
    contract = collection.get("contract")
    if collection.get("type") != "FeatureCollection" or not isinstance(contract, str):
        raise InputError(
            f"{name}: no collection of incidents: give a file that geo extract or geo export wrote"
        )
    if not contract.startswith(_CONTRACTS):
        raise InputError(
            f"{name}: is of contract {contract[:20]}, and this program reads 1.x: renew the program"
        )
    features = collection.get("features")
    if not isinstance(features, list):
        raise InputError(f"{name}: its features are no list")
    for at, feature in enumerate(features, 1):
        _check(feature, f"{name}: feature {at}")
    return collection


def extraction_of(collection: Mapping[str, Any]) -> Extraction:
    """Return the incidents of a collection that :func:`read_collection` checked, with all that the contract says of them.

    What the contract leaves out is empty: the reports' texts, where in a text a name stands, and sites and claims of the single accounts
    that were joined.

    Raises
    ------
    InputError
        If a value cannot be, named by its Feature.
    """
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for at, feature in enumerate(collection["features"], 1):
        _check(feature, f"feature {at}")
        rows.setdefault(feature["properties"]["incident_id"], []).append(feature)
    try:
        return Extraction(
            reports=tuple(_report(one) for one in collection.get("reports") or ()),
            incidents=tuple(_incident(features) for features in rows.values()),
            tallies=tuple(_tally(one) for one in collection.get("tallies") or ()),
            rejections=tuple(Rejection(**one) for one in collection.get("rejections") or ()),
            copies=tuple(_copies(collection.get("reports") or ())),
            corrections=tuple(_correction(one) for one in collection.get("corrections") or ()),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"the collection is not as this program writes it: {error!r}"[:300]) from error


def _from_json(content: bytes, name: str) -> dict[str, Any]:
    try:
        collection = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: no JSON: {error}") from error
    if not isinstance(collection, dict):
        raise InputError(
            f"{name}: no collection of incidents: give a file that geo extract or geo export wrote"
        )
    return collection


def _from_parquet(content: bytes, name: str) -> dict[str, Any]:
    try:
        table = pq.read_table(pa.BufferReader(content))
        about = json.loads((table.schema.metadata or {})[_ABOUT_KEY])
        shapes = shapely.from_wkb(table.column("geometry").to_pylist())
    except KeyError as error:
        raise InputError(
            f"{name}: a Parquet file of another program: give one that geo export wrote"
        ) from error
    except (pa.ArrowException, OSError, ValueError, RecursionError, shapely.errors.GEOSException) as error:
        raise InputError(f"{name}: no GeoParquet that can be read: {error}"[:300]) from error
    if not isinstance(about, dict):
        raise InputError(f"{name}: its {_ABOUT_KEY.decode()} metadata are no object")
    rows = table.drop_columns(["geometry"]).to_pylist()
    listed = set(about.pop("lists", ()))
    features = [
        {
            "type": "Feature",
            "id": row.pop("id"),
            "geometry": _point(shape),
            "properties": _unpacked(row, listed),
        }
        for row, shape in zip(rows, shapes, strict=True)
    ]
    # In the order in which the contract has them.
    return (
        {key: about[key] for key in ("type", "contract", "naming") if key in about}
        | {"features": features}
        | about
    )


def _point(shape: Any) -> dict[str, Any] | None:
    return None if shape is None or shape.is_empty else {"type": "Point", "coordinates": [shape.x, shape.y]}


def _unpacked(row: Mapping[str, Any], listed: set[str]) -> dict[str, Any]:
    told = {
        key: json.loads(value) if key in listed and value is not None else value for key, value in row.items()
    }
    # A column of whole numbers with gaps is one of floats in a frame.
    if isinstance(told.get("geo_precision"), float):
        told["geo_precision"] = int(told["geo_precision"])
    return told


def _check(feature: Any, where: str) -> None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise InputError(f"{where}: {str(feature)[:60]!r} is no Feature with properties")
    missing = [key for key in _NEEDED if properties.get(key) is None]
    if missing:
        raise InputError(f"{where}: has no {', '.join(missing)}")
    wrong = [
        key
        for key, kind in _TYPES.items()
        if properties.get(key) is not None and not isinstance(properties[key], kind)
    ]
    if wrong:
        raise InputError(
            f"{where}: {', '.join(f'{key} {str(properties[key])[:40]!r}' for key in wrong)} cannot be"
        )
    if properties["date_start"] > properties["date_end"]:
        raise InputError(
            f"{where}: starts on {properties['date_start']}, after its end on {properties['date_end']}"
        )
    geometry = feature.setdefault("geometry", None)
    if geometry is not None and not _is_point(geometry):
        raise InputError(f"{where}: {str(geometry)[:80]} is no point in WGS 84")


def _is_point(geometry: Any) -> bool:
    at = (
        geometry.get("coordinates")
        if isinstance(geometry, dict) and geometry.get("type") == "Point"
        else None
    )
    if not isinstance(at, list) or len(at) < 2 or not all(isinstance(part, int | float) for part in at):
        return False
    return bool(abs(at[0]) <= 180 and abs(at[1]) <= 90)


def _incident(features: Sequence[Mapping[str, Any]]) -> Incident:
    row = features[0]["properties"]
    return Incident(
        id=row["incident_id"],
        title=row["title"],
        kind=Kind(row["kind"]),
        when=DateSpan(
            date.fromisoformat(row["date_start"]),
            date.fromisoformat(row["date_end"]),
            DatePrecision(row["date_precision"]),
            row.get("date_text") or "",
            _moment(row.get("time_utc")),
        ),
        sites=tuple(_site(feature) for feature in features if feature["properties"].get("place_id")),
        claims=tuple(_claim(one) for one in row["claims"]),
        report_ids=tuple(one["report_id"] for one in row["sources"]),
        status=row["status"],
        links=tuple(_link(one) for one in row.get("links") or ()),
        corrections=tuple(_correction(one) for one in row.get("corrections") or ()),
    )


def _link(one: Mapping[str, Any]) -> Link:
    """Return an account that was joined, as far as the contract tells of it: its id, title, kind, days and report."""
    days = DateSpan(
        date.fromisoformat(one["date_start"]), date.fromisoformat(one["date_end"]), DatePrecision.DAY
    )
    account = Incident(one["incident_id"], one["title"], Kind(one["kind"]), days, (), (), (one["report_id"],))
    return Link(account, one["score"], one["reason"])


def _site(feature: Mapping[str, Any]) -> Site:
    row = feature["properties"]
    place = _place(row, feature["geometry"])
    moved = None if row.get("distance_m") is None else Bearing(row["bearing_deg"], row["distance_m"])
    rejected = tuple(_candidate(one) for one in row.get("rejected_candidates") or ())
    match = Match(
        Toponym(0, 0, row["surface"], (place,)),
        place,
        row["resolve_score"],
        row["resolve_reason"],
        rejected,
        moved=moved,
    )
    return Site(feature["id"], match, Role(row["role"]), row["geo_precision"], row["uncertainty_m"])


def _place(row: Mapping[str, Any], geometry: Mapping[str, Any] | None) -> Place:
    """Return the place as the file has it; what sort of place it is, which the contract does not say, is the gazetteer's."""
    known = default_gazetteer().place(row["place_id"])
    names = row.get("place_names") or {}
    sides = {"armenian_side": Party.ARMENIA, "azerbaijani_side": Party.AZERBAIJAN}
    told = [Name(text, None if key in sides else key, sides.get(key)) for key, text in names.items() if text]
    return Place(
        id=row["place_id"],
        name=row["place_name"],
        kind=known.kind if known else PlaceKind.SETTLEMENT,
        position=LonLat(*geometry["coordinates"][:2]) if geometry else None,
        uncertainty_m=row["uncertainty_m"],
        country=row.get("country"),
        admin1=row.get("admin1"),
        names=tuple(told),
    )


def _candidate(one: Mapping[str, Any]) -> Candidate:
    place = default_gazetteer().place(one["place_id"]) or Place(
        one["place_id"], one["name"], PlaceKind(one["kind"]), None, 0.0, one.get("country"), None, ()
    )
    return Candidate(place, one["score"], one["reason"])


def _claim(one: Mapping[str, Any]) -> Claim:
    return Claim(
        claimant=one["claimant"],
        party=Party(one["claimant_party"]),
        stance=Stance(one["stance"]),
        says=one["says"],
        quote=one["quote"],
        start=one["start"],
        end=one["end"],
        report_id=one["report_id"],
        about=_party(one.get("about")),
        side=_party(one.get("side")),
        cumulative=bool(one.get("cumulative")),
        side_by_place=bool(one.get("side_by_place")),
        **{measure: _count(one.get(measure)) for measure in COUNTS},
    )


def _correction(one: Mapping[str, Any]) -> Correction:
    return Correction(
        one["incident_id"],
        one["field"],
        one["machine"],
        one["value"],
        one.get("why") or "",
        _moment(one.get("at")),
    )


def _tally(one: Mapping[str, Any]) -> Tally:
    return Tally(
        id=one["id"],
        claimant=one["claimant"],
        party=Party(one["claimant_party"]),
        side=_party(one.get("side")),
        measure=one["measure"],
        count=Count(one.get("low"), one.get("best"), one.get("high")),
        as_of=_day(one.get("as_of")),
        quote=one["quote"],
        start=one["start"],
        end=one["end"],
        report_id=one["report_id"],
        episode=one.get("episode"),
    )


def _report(one: Mapping[str, Any]) -> Report:
    return Report(
        id=one["id"],
        text="",
        title=one.get("title"),
        outlet=one.get("outlet"),
        url=one.get("url"),
        language=one["language"],
        published=_day(one.get("published")),
        sha256=one["sha256"],
        retrieved=_moment(one.get("retrieved")),
        also=tuple(
            Source(each["outlet"], each.get("url"), _day(each.get("published")))
            for each in one.get("also") or ()
        ),
        note=one.get("note"),
    )


def _copies(reports: Sequence[Mapping[str, Any]]) -> Iterator[Copy]:
    for one in reports:
        if one.get("copy_of"):
            yield Copy(one["id"], one["copy_of"], one["copied_share"])


def _count(value: Mapping[str, Any] | None) -> Count | None:
    return None if value is None else Count(value["low"], value["best"], value["high"])


def _party(value: str | None) -> Party | None:
    return None if value is None else Party(value)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)
