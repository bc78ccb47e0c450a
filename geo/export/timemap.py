"""Sites as TimeMap's JSON (Forensic Architecture, Bellingcat): events, sources and associations in one file."""

import json
from collections.abc import Mapping
from typing import Any

from geo.claimed import COUNTS
from geo.export.loss import Loss, any_claim, losses

__all__ = ["timemap_json"]


def timemap_json(collection: Mapping[str, Any]) -> tuple[bytes, tuple[Loss, ...]]:
    """Return ``{"events": …, "sources": …, "associations": …}``; kinds are associations of mode FILTER."""
    reports = {report["id"]: report for report in collection.get("reports") or ()}
    kinds = sorted({feature["properties"]["kind"] for feature in collection["features"]})
    made = {
        "events": [_event(feature) for feature in collection["features"]],
        "sources": {
            identifier: {
                "id": identifier, "title": report.get("title") or "", "type": "Article", "url": report.get("url") or "",
                "description": report.get("outlet") or "", "date": report.get("published") or "", "paths": [], "thumbnail": "",
            }
            for identifier, report in reports.items()
        },
        "associations": [{"id": kind, "title": kind, "desc": "", "mode": "FILTER", "filter_paths": ["kind", kind]} for kind in kinds],
    }  # fmt: skip
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode(), _losses(collection)


def _event(feature: Mapping[str, Any]) -> dict[str, Any]:
    told = feature["properties"]
    lon, lat = feature["geometry"]["coordinates"][:2] if feature["geometry"] else ("", "")
    return {
        "id": feature["id"],
        "incident": told["incident_id"],
        "title": told["title"],
        "description": "\n".join(f"{claim.get('claimant')} {claim.get('stance')}: “{claim.get('quote')}”" for claim in told.get("claims") or ()),
        "date": told["date_start"],
        "time": (told.get("time_utc") or "")[11:16],
        "location": told.get("place_name") or "",
        "latitude": str(lat),
        "longitude": str(lon),
        "category": told["kind"],
        "associations": [told["kind"]],
        "sources": [one["report_id"] for one in told.get("sources") or ()],
        "type": "Structure",
        "comments": f"place known to UCDP where_prec {told.get('geo_precision')}, within {told.get('uncertainty_m')} m" if lat != "" else "",
    }  # fmt: skip


def _losses(collection: Mapping[str, Any]) -> tuple[Loss, ...]:
    return losses(collection, {
        "numbers of claims, of which the sentence only is kept": lambda row: any_claim(row, *COUNTS),
        "the last day of a span": lambda row: row["date_start"] != row["date_end"],
        "side of the border, control on the day and their probability": lambda row: bool(row.get("control") or row.get("side")),
    }, reports="reports whole, of which sources name outlet, title, day and address only")  # fmt: skip
