"""Sites in the shape of ACLED: its 31 columns in its order, after the ACLED codebook.

It is ACLED's shape and not ACLED's data. ``fatalities`` is one number: the sum over the sides by the rule of
:func:`geo.export.sums.deaths`, in the row of an incident's first site, so that a sum counts it once.
"""

from collections.abc import Mapping
from typing import Any

from geo.export.loss import Loss, any_claim, losses
from geo.export.rows import rows_as_csv
from geo.export.sums import deaths

__all__ = ["ACLED_COLUMNS", "acled_csv"]

_HEADER = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
    "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude "
    "geo_precision source source_scale notes fatalities tags timestamp"
)
ACLED_COLUMNS = tuple(_HEADER.split())
"""The columns of ACLED, in order."""

_DISORDER = {"Strategic developments": "Strategic developments"}
_TIME_PRECISION = {"day": 1, "range": 2, "week": 2, "month": 3, "year": 3}
_GEO_PRECISION = {1: 1, 2: 2, 3: 3, 4: 3, 5: 3}
_ISO = {"AM": 51, "AZ": 31, "GE": 268, "IR": 364, "TR": 792, "RU": 643}
_COUNTRIES = {
    "AM": "Armenia",
    "AZ": "Azerbaijan",
    "GE": "Georgia",
    "IR": "Iran",
    "TR": "Turkey",
    "RU": "Russia",
}
_REGIONS = {"AM": "Caucasus and Central Asia", "AZ": "Caucasus and Central Asia", "GE": "Caucasus and Central Asia",
            "IR": "Middle East", "TR": "Middle East", "RU": "Europe"}  # fmt: skip


def acled_csv(collection: Mapping[str, Any]) -> tuple[bytes, tuple[Loss, ...]]:
    """Return a CSV with ACLED's columns, a row a site."""
    return rows_as_csv(ACLED_COLUMNS, _row, collection), _losses(collection)


def _row(feature: Mapping[str, Any], *, counted: bool) -> dict[str, Any]:
    told = feature["properties"]
    codes = told.get("kind_codes") or {}
    event = codes.get("acled_event_type", "")
    claims = told.get("claims") or ()
    country = told.get("country") or ""
    lon, lat = feature["geometry"]["coordinates"][:2] if feature["geometry"] else ("", "")
    accused = sorted(
        {claim["about"] for claim in claims if claim.get("stance") == "accuses" and claim.get("about")}
    )
    return {
        "event_id_cnty": feature["id"],
        "event_date": told["date_start"],
        "year": told["date_start"][:4],
        "time_precision": _TIME_PRECISION.get(told.get("date_precision") or "day", 1),
        "disorder_type": _DISORDER.get(event, "Political violence"),
        "event_type": event,
        "sub_event_type": codes.get("acled_sub_event_type", ""),
        "actor1": "; ".join(f"{party}, as accused" for party in accused),
        "iso": _ISO.get(country, ""),
        "region": _REGIONS.get(country, ""),
        "country": _COUNTRIES.get(country, ""),
        "admin1": told.get("admin1_name") or "",
        "admin2": told.get("admin2_name") or "",
        "location": told.get("place_name") or "",
        "latitude": lat,
        "longitude": lon,
        "geo_precision": _GEO_PRECISION.get(told.get("geo_precision"), ""),
        "source": "; ".join(str(one.get("outlet") or "") for one in told.get("sources") or ()),
        "notes": " ".join(f"{claim.get('claimant')} {claim.get('stance')}: “{claim.get('quote')}”" for claim in claims) or told["title"],
        "fatalities": sum(best for _, best, _ in deaths(claims).values()) if counted else 0,
        "tags": f"incident={told['incident_id']}",
    }  # fmt: skip


def _losses(collection: Mapping[str, Any]) -> tuple[Loss, ...]:
    return losses(collection, {
        "who says which number, and its bounds: ACLED has one number": lambda row: any_claim(row, "killed"),
        "wounded, captured and missing, and killed and wounded in one number": lambda row: any_claim(row, "wounded", "captured", "missing", "casualties"),
        "the last day of a span": lambda row: row["date_start"] != row["date_end"],
        "how large the doubt of the place is": lambda row: bool(row.get("uncertainty_m")),
        "side of the border, control on the day and their probability": lambda row: bool(row.get("control") or row.get("side")),
        "addresses of the sources": lambda row: any(one.get("url") for one in row.get("sources") or ()),
    }, reports="reports whole, of which rows name the outlet only")  # fmt: skip
