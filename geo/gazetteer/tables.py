"""Place tables of others: a GeoNames country dump, a Who's On First CSV, or a table with our own columns, to rows.

Every row comes out either as a place or as a rejection with its line and reason.
Formats: the readme of GeoNames' export/dump (19 columns, tabs, no header; feature codes of its featureCodes list), and the
columns of the meta and bundle CSV files of Who's On First (``id`` or ``wof:id``, ``name``, ``geom_latitude`` …).
"""

import csv
import io
import math
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from geo.errors import DatasetError, InputError
from geo.gazetteer.names import fold, script_of
from geo.gazetteer.places import place_of
from geo.model import LonLat, Name, Place, PlaceKind, PlacePrecision

__all__ = ["MAX_TABLE_BYTES", "PlaceTable", "Refused", "read_table"]

MAX_TABLE_BYTES = 256_000_000
_THEATRE = (41.0, 37.0, 51.5, 44.0)
"""West, south, east, north: Armenia, Azerbaijan and what borders on them, degrees."""
_GEONAMES_COLUMNS = 19
_LONGEST_NAME, _MOST_NAMES = 100, 60
_OWN = ("id", "name", "kind", "lon", "lat")
_MASTER = {"P": PlaceKind.SETTLEMENT}
_CODES = {
    **dict.fromkeys(("MT", "MTS", "PK", "PKS", "RDGE", "HLL", "HLLS", "SPUR", "PLAT", "MESA", "CNE", "VLC"), PlaceKind.HEIGHT),
    "PASS": PlaceKind.PASS, "GAP": PlaceKind.PASS,
    **dict.fromkeys(("LK", "LKS", "LKI", "RSV", "LGN"), PlaceKind.LAKE),
    **dict.fromkeys(("STM", "STMI", "STMS", "CNL"), PlaceKind.RIVER),
    **dict.fromkeys(("MN", "MNAU", "MNCU", "MNFE", "MNQR", "MNC"), PlaceKind.MINE),
    **dict.fromkeys(("RD", "TNL", "TNLRD", "BDG", "RDJCT"), PlaceKind.ROAD),
    **dict.fromkeys(("AIRP", "AIRF", "MSTY", "RSTN", "PSTB", "PSTC", "MILB", "FT"), PlaceKind.POST),
    **dict.fromkeys(("RGN", "AREA"), PlaceKind.REGION),
}  # fmt: skip
_DOUBT_M = {PlaceKind.HEIGHT: 2_000.0, PlaceKind.LAKE: 2_000.0, PlaceKind.RIVER: 20_000.0, PlaceKind.ROAD: 10_000.0, PlaceKind.REGION: 30_000.0}  # fmt: skip
_LONG = frozenset({PlaceKind.RIVER, PlaceKind.ROAD, PlaceKind.REGION})
_NO_NAME = re.compile(r"[/:@_<>{}\d]|^[A-Z]{2,4}$")
"""Addresses, codes of airports and the like, which dumps list among the names."""
_MARKUP = re.compile(r"[<>{}|=@\\]")
_WOF_KINDS = {
    "locality": PlaceKind.SETTLEMENT,
    "localadmin": PlaceKind.SETTLEMENT,
    "neighbourhood": PlaceKind.SETTLEMENT,
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not used: where it stands, what it is called, and why not."""

    where: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """What a table gives: its format in words, the places, and the rows that are not used."""

    form: str
    places: tuple[Place, ...]
    refused: tuple[Refused, ...]


class _RowError(Exception):
    """A row that cannot be used; the message is the reason."""


def read_table(content: bytes, name: str) -> PlaceTable:
    """Return the places of a table, told apart by its shape; ids of GeoNames start with ``gn-``, others with ``wof-`` or their own.

    Raises
    ------
    InputError
        If the file is too large, not UTF-8, a ZIP without a table, or none of the three formats.
    """
    if content[:4] == b"PK\x03\x04":
        content, name = _unpacked(content, name)
    if len(content) > MAX_TABLE_BYTES:
        raise InputError(f"{name}: larger than {MAX_TABLE_BYTES // 1_000_000} MB: split it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 text (byte {error.start}): save it as UTF-8") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")
    first = text.partition("\n")[0]
    if not first.strip() or "\0" in text:
        raise InputError(
            f"{name}: empty or no text file: give a GeoNames dump, a Who's On First CSV or a table of places"
        )
    if first.count("\t") == _GEONAMES_COLUMNS - 1:
        return _table("GeoNames dump", text, name, _geonames_rows)
    header = [column.strip().strip('"').lower() for column in first.split(",")]
    if set(_OWN) <= set(header):
        return _table("table of places", text, name, _own_rows)
    if {"geom_latitude", "geom:latitude"} & set(header) and {"id", "wof:id"} & set(header):
        return _table("Who's On First CSV", text, name, _wof_rows)
    raise InputError(
        f"{name}:1: neither a GeoNames dump (19 columns, tabs), nor a Who's On First CSV (id, name, geom_latitude, "
        f"geom_longitude, placetype), nor a table with the columns {', '.join(_OWN)}: {first[:80]!r}"
    )


def _unpacked(content: bytes, name: str) -> tuple[bytes, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [
                one
                for one in archive.infolist()
                if one.filename.endswith((".txt", ".csv")) and "readme" not in one.filename.lower()
            ]
            if len(inside) != 1:
                raise InputError(f"{name}: a ZIP with {len(inside)} tables: give the one table that is meant")
            if inside[0].file_size > MAX_TABLE_BYTES:
                raise InputError(f"{name}: larger than {MAX_TABLE_BYTES // 1_000_000} MB unpacked: split it")
            return archive.read(inside[0]), f"{name}/{inside[0].filename}"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise InputError(f"{name}: a ZIP that cannot be read ({error}): fetch it again") from error


_Rows = Iterator[tuple[int, str, Place | str]]
"""Line, what the row is called, and its place or why it is refused."""


def _table(form: str, text: str, name: str, rows: Callable[[str], _Rows]) -> PlaceTable:
    places: dict[str, Place] = {}
    refused: list[Refused] = []
    for line, label, found in rows(text):
        where = f"{name}:{line}"
        if isinstance(found, str):
            refused.append(Refused(where, label[:_LONGEST_NAME], found))
        elif found.id in places:
            refused.append(Refused(where, label[:_LONGEST_NAME], f"a second row of the id {found.id}"))
        else:
            places[found.id] = found
    return PlaceTable(form, tuple(places.values()), tuple(refused))


def _geonames_rows(text: str) -> _Rows:
    for line, row in enumerate(text.splitlines(), start=1):
        if not row.strip():
            continue
        cells = row.split("\t")
        label = cells[1] if len(cells) > 1 else row[:40]
        try:
            yield line, label, _from_geonames(cells)
        except _RowError as error:
            yield line, label, str(error)


def _from_geonames(cells: list[str]) -> Place:
    if len(cells) != _GEONAMES_COLUMNS:
        raise _RowError(f"{len(cells)} columns, not {_GEONAMES_COLUMNS}")
    number, name, ascii_name, others, lat, lon, feature, code, country = cells[:9]
    if not number.isdecimal():
        raise _RowError(f"GeoNames number {number!r} is none")
    kind = _CODES.get(code) or _MASTER.get(feature)
    if kind is None:
        raise _RowError(f"a {feature}.{code}: not a kind of place that reports name")
    if code in ("PPLX",):
        raise _RowError("a part of a town")
    position = _position(lat, lon)
    names = [Name(name), Name(ascii_name), *(Name(text, _language(text)) for text in others.split(","))]
    return Place(
        id=f"gn-{number}",
        name=_clean(name),
        kind=kind,
        position=position,
        uncertainty_m=_DOUBT_M.get(kind, 1_000.0),
        country=country if re.fullmatch(r"[A-Z]{2}", country) else None,
        admin1=None,
        names=_names(names),
        population=int(cells[14]) if cells[14].isdecimal() and len(cells[14]) <= 10 else 0,
        source="GeoNames",
        precision=PlacePrecision.EXTENT if kind in _LONG else PlacePrecision.POINT,
        position_source=f"GeoNames {number}",
    )


def _wof_rows(text: str) -> _Rows:
    for line, row in _csv(text):
        plain = {key.removeprefix("wof:").replace(":", "_"): value for key, value in row.items()}
        label = plain.get("name", "")
        try:
            yield line, label, _from_wof(plain)
        except _RowError as error:
            yield line, label, str(error)


def _from_wof(row: Mapping[str, str]) -> Place:
    kind = _WOF_KINDS.get(row.get("placetype", ""))
    if kind is None:
        raise _RowError(
            f"a {row.get('placetype') or 'row without placetype'}: not a kind of place that reports name"
        )
    if not row.get("id", "").lstrip("-").isdecimal():
        raise _RowError(f"id {row.get('id')!r} is no Who's On First id")
    if row.get("deprecated") or row.get("superseded_by") or row.get("is_current") == "0":
        raise _RowError("deprecated or superseded")
    name = _clean(row.get("name", ""))
    country = (row.get("iso_country") or row.get("country") or row.get("iso") or "").upper()
    others = [
        row.get(key, "") for key in ("fullname", "label", "name_eng", "name_hye", "name_aze", "name_rus")
    ]
    return Place(
        id=f"wof-{row['id']}",
        name=name,
        kind=kind,
        position=_position(row.get("geom_latitude", ""), row.get("geom_longitude", "")),
        uncertainty_m=1_000.0,
        country=country if re.fullmatch(r"[A-Z]{2}", country) else None,
        admin1=None,
        names=_names([Name(name), *(Name(text, _language(text)) for text in others)]),
        source="Who's On First",
        position_source=f"Who's On First {row['id']}",
    )


def _own_rows(text: str) -> _Rows:
    for line, row in _csv(text):
        label = row.get("name", "")
        try:
            yield line, label, _from_own(row)
        except _RowError as error:
            yield line, label, str(error)


def _from_own(row: Mapping[str, str]) -> Place:
    columns = {
        key: row.get(key, "")
        for key in ("id", "name", "kind", "country", "admin1", "lon", "lat", "uncertainty_m")
    }
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", columns["id"]):
        raise _RowError(f"id {columns['id'][:40]!r}: write small letters, digits and hyphens")
    columns["name"] = _clean(columns["name"])
    if columns["lon"] or columns["lat"] or not columns["id"].startswith("gn-"):
        columns["lon"], columns["lat"] = map(str, _position(columns["lat"], columns["lon"]))
        doubt = columns["uncertainty_m"] or "1000"
        if not re.fullmatch(r"\d{1,7}(\.\d{1,9})?", doubt):
            raise _RowError(f"uncertainty_m {doubt[:20]!r} is no number of metres")
        columns["uncertainty_m"] = doubt
    if not re.fullmatch(r"\d{0,10}", row.get("population", "")):
        raise _RowError(f"population {row['population'][:20]!r} is no number of people")
    try:
        place = place_of({**row, **columns}, "row")
    except DatasetError as error:
        raise _RowError(str(error).removeprefix("row: ").removesuffix(": not a place row")) from error
    return place


def _csv(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [column.strip().lower() for column in next(reader)]
        for cells in reader:
            if any(cells):
                padded = [*(" ".join(cell.split()) for cell in cells), *[""] * (len(header) - len(cells))]
                yield reader.line_num, dict(zip(header, padded, strict=False))
    except csv.Error as error:
        raise InputError(f"line {reader.line_num}: {error}: not a CSV table") from error


def _position(lat: str, lon: str) -> LonLat:
    try:
        position = LonLat(float(lon), float(lat))
    except ValueError:
        raise _RowError(f"no position: latitude {lat[:20]!r}, longitude {lon[:20]!r}") from None
    if not all(map(math.isfinite, position)) or abs(position.lat) > 90 or abs(position.lon) > 180:
        raise _RowError(f"latitude {lat[:20]}, longitude {lon[:20]}: not on Earth")
    if _inside(position):
        return position
    swapped = _inside(LonLat(position.lat, position.lon))
    hint = "; latitude and longitude may be swapped" if swapped else ""
    raise _RowError(
        f"{position.lat:.4f} N {position.lon:.4f} E lies outside Armenia, Azerbaijan and their borders{hint}"
    )


def _inside(position: LonLat) -> bool:
    west, south, east, north = _THEATRE
    return west <= position.lon <= east and south <= position.lat <= north


def _clean(name: str) -> str:
    """Return a name that can be shown: some letters, not too many, on one line."""
    plain = " ".join(name.split())
    if (
        sum(map(str.isalpha, plain)) < 3
        or len(plain) > _LONGEST_NAME
        or not plain.isprintable()
        or _MARKUP.search(plain)
    ):
        raise _RowError(f"name {plain[:40]!r}: a place name has 3 letters to {_LONGEST_NAME} characters")
    return plain


def _names(names: list[Name]) -> tuple[Name, ...]:
    """Return the names that can stand in a text of the four languages, each once."""
    kept: dict[str, Name] = {}
    for name in names:
        text = " ".join(name.text.split())
        if (
            not _NO_NAME.search(text)
            and script_of(text)
            and len(fold(text)) >= 3
            and len(text) <= _LONGEST_NAME
            and text.isprintable()
            and "|" not in text
        ):
            kept.setdefault(text, Name(text, name.language))
    return tuple(kept.values())[:_MOST_NAMES]


def _language(text: str) -> str | None:
    by_script = {"Armn": "hy", "Cyrl": "ru"}
    if set("əğışƏĞŞİ") & set(text):
        return "az"
    return by_script.get(script_of(text) or "")
