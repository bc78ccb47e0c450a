"""Sites in the shape of UCDP GED: its 49 columns in its order, after the codebook of the Georeferenced Event Dataset.

It is UCDP's shape and not UCDP's data: ids, names of conflicts and dyads are given only where they are certain. Deaths follow
the rule of :func:`geo.export.sums.deaths` and stand in the row of an incident's first site, so that a sum counts them once.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from geo.claimed import claims_of
from geo.export.loss import Loss, any_claim, losses
from geo.export.rows import rows_as_csv
from geo.export.sums import Bounds, deaths

__all__ = ["UCDP_COLUMNS", "ucdp_csv"]

_HEADER = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id "
    "dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office "
    "source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude "
    "geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
    "deaths_unknown best high low gwnoa gwnob"
)
UCDP_COLUMNS = tuple(_HEADER.split())
"""The columns of UCDP GED, in order."""

_SIDE_A, _SIDE_B = "Armenia", "Azerbaijan"
_DATE_PREC = {"day": 1, "week": 3, "month": 4, "year": 5}
_COUNTRIES = {
    "AM": "Armenia",
    "AZ": "Azerbaijan",
    "GE": "Georgia",
    "IR": "Iran",
    "TR": "Turkey",
    "RU": "Russia (Soviet Union)",
}
# Gleditsch and Ward's numbers of states.
_GW = {"AM": 371, "AZ": 373, "GE": 372, "IR": 630, "TR": 640, "RU": 365}
_STATES = {
    "side_a": "Government of Armenia",
    "side_b": "Government of Azerbaijan",
    "gwnoa": _GW["AM"],
    "gwnob": _GW["AZ"],
}
_CELL_DEG, _GRID_COLUMNS = 0.5, 720
# The longest range of each code, in days: two to six days, a week, up to a month.
_RANGES = ((6, 2), (7, 3), (31, 4))


def ucdp_csv(collection: Mapping[str, Any]) -> tuple[bytes, tuple[Loss, ...]]:
    """Return a CSV with UCDP's columns, a row a site."""
    return rows_as_csv(UCDP_COLUMNS, _row, collection), _losses(collection)


def _row(feature: Mapping[str, Any], *, counted: bool) -> dict[str, Any]:
    told = feature["properties"]
    sources = told.get("sources") or []
    by_side = deaths(told.get("claims") or ()) if counted else {}
    return {
        "id": feature["id"],
        "relid": told["incident_id"],
        "year": told["date_start"][:4],
        "type_of_violence": (told.get("kind_codes") or {}).get("ucdp_type_of_violence") or "",
        **({} if _is_of_karabakh(told) else _STATES),
        "number_of_sources": told.get("independent_sources") or len(sources) or -1,
        "source_article": ";".join(_no_bars(one.get("url") or one.get("title")) for one in sources),
        "source_office": ";".join(_no_bars(one.get("outlet")) for one in sources),
        "source_date": ";".join(_no_bars(one.get("published")) for one in sources),
        "source_headline": ";".join(_no_bars(one.get("title")) for one in sources),
        "source_original": ";".join(dict.fromkeys(_no_bars(claim.get("claimant")) for claim in told.get("claims") or ())),
        "where_description": told.get("surface") or "",
        "where_coordinates": told.get("place_name") or "",
        "adm_1": told.get("admin1_name") or "",
        "adm_2": told.get("admin2_name") or "",
        "country": _COUNTRIES.get(told.get("country") or "", ""),
        "country_id": _GW.get(told.get("country") or "", ""),
        "region": "Europe" if told.get("country") in ("AM", "AZ", "GE", "RU") else "Middle East" if told.get("country") in ("IR", "TR") else "",
        "event_clarity": 2 if (told.get("date_precision") or "day") not in ("day", "range") else 1,
        "date_prec": _date_prec(told),
        "date_start": told["date_start"],
        "date_end": told["date_end"],
        "where_prec": told.get("geo_precision") or "",
        **_point(feature),
        **_deaths(by_side),
    }  # fmt: skip


def _is_of_karabakh(told: Mapping[str, Any]) -> bool:
    """Return whether a claim counts or accuses Nagorno-Karabakh: then the dyad is not the two governments alone."""
    return any(
        "Nagorno-Karabakh" in (claim.get("side"), claim.get("about"))
        for claim in claims_of(told.get("claims"))
    )


def _date_prec(told: Mapping[str, Any]) -> int:
    """Return UCDP's date_prec: of a date known to a range, the code of the range's length."""
    precision = told.get("date_precision") or "day"
    if precision != "range":
        return _DATE_PREC.get(precision, 1)
    days = (date.fromisoformat(told["date_end"]) - date.fromisoformat(told["date_start"])).days + 1
    return next((code for most, code in _RANGES if days <= most), _DATE_PREC["year"])


def _point(feature: Mapping[str, Any]) -> dict[str, Any]:
    if not feature["geometry"]:
        return {}
    lon, lat = feature["geometry"]["coordinates"][:2]
    cell = int((lat + 90) / _CELL_DEG) * _GRID_COLUMNS + int((lon + 180) / _CELL_DEG) + 1
    return {"longitude": lon, "latitude": lat, "geom_wkt": f"POINT ({lon} {lat})", "priogrid_gid": cell}


def _deaths(by_side: Mapping[str | None, Bounds]) -> dict[str, int]:
    best = {side: numbers[1] for side, numbers in by_side.items()}
    a, b = best.pop(_SIDE_A, 0), best.pop(_SIDE_B, 0)
    return {
        "deaths_a": a,
        "deaths_b": b,
        "deaths_civilians": 0,
        "deaths_unknown": sum(best.values()),
        "best": a + b + sum(best.values()),
        "high": sum(high for _, _, high in by_side.values()),
        "low": sum(low for low, _, _ in by_side.values()),
    }


def _no_bars(value: Any) -> str:
    """Return a part of a cell in which semicolons part the sources."""
    return str(value or "").replace(";", ",")


def _losses(collection: Mapping[str, Any]) -> tuple[Loss, ...]:
    return losses(collection, {
        "who says which number, for UCDP has one number a side": lambda row: any_claim(row, "killed"),
        "wounded, captured and missing, and killed and wounded in one number": lambda row: any_claim(row, "wounded", "captured", "missing", "casualties"),
        "denials and accusations": lambda row: any(claim.get("stance") in ("denies", "accuses") for claim in claims_of(row.get("claims"))),
        "no death is claimed: UCDP would not have the event": lambda row: not any(sum(numbers) for numbers in deaths(claims_of(row.get("claims"))).values()),
        "a kind that UCDP does not code": lambda row: (row.get("kind_codes") or {}).get("ucdp_type_of_violence") is None,
        "side of the border, control on the day and their probability": lambda row: bool(row.get("control") or row.get("side")),
        "military or civilian: all deaths are given to the sides": lambda row: any_claim(row, "killed"),
    }, reports="reports whole, of which rows name outlet, day, title and address only")  # fmt: skip
