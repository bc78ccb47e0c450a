"""Located incidents as GeoJSON: the contract that every part and every outside user can rely on.

One FeatureCollection (RFC 7946), one Feature per site; an incident without a site is one Feature with a null
geometry. ``docs/data-model.md`` documents every property; ``CONTRACT_VERSION`` changes with them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import geopandas as gpd

from geo import data
from geo.export.naming import named_place, named_title
from geo.extract import KIND_CODES, contradictions, origins
from geo.gazetteer import names_by_usage
from geo.model import Claim, Copy, Correction, Count, Extraction, Incident, Link, Report, Site, Tally
from geo.spatial import CONTEXT_KEYS, context_properties
from geo.view import Naming

__all__ = ["CONTRACT_VERSION", "feature_collection", "part_of", "to_geojson"]

CONTRACT_VERSION = "1.0"
_REJECTED_SHOWN = 8


def to_geojson(extraction: Extraction, sites: gpd.GeoDataFrame, *, naming: Naming = Naming.BOTH) -> str:
    """Return :func:`feature_collection` as text, UTF-8 letters kept, one line end at the end."""
    collection = feature_collection(extraction, sites, naming=naming)
    return json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def feature_collection(
    extraction: Extraction, sites: gpd.GeoDataFrame, *, naming: Naming = Naming.BOTH
) -> dict[str, Any]:
    """Return the contract's FeatureCollection as plain values.

    ``sites`` is the frame of :func:`geo.pipeline.located_sites` for the same incidents; ``naming`` decides what stands
    in ``title`` and ``place_name``.
    """
    reports = {report.id: report for report in extraction.reports}
    copies = {copy.report_id: copy for copy in extraction.copies}
    context: dict[Any, Any] = sites.drop(columns="geometry").to_dict("index")
    others = [_correction(one) for one in extraction.corrections]
    return {
        "type": "FeatureCollection",
        "contract": CONTRACT_VERSION,
        "naming": str(naming),
        "features": [
            feature
            for incident in extraction.incidents
            for feature in _features(incident, context, reports, copies, naming)
        ],
        "reports": [_report(report, copies.get(report.id)) for report in extraction.reports],
        "tallies": [_tally(tally) for tally in extraction.tallies],
        "rejections": [
            {
                "report_id": one.report_id,
                "text": one.text,
                "reason": one.reason,
                "start": one.start,
                "end": one.end,
            }
            for one in extraction.rejections
        ],
        **({"corrections": others} if others else {}),
        "attributions": list(data.attributions()),
        "dataset_sha256": data.dataset_sha256(),
    }


def part_of(collection: Mapping[str, Any], incidents: Iterable[Incident]) -> dict[str, Any]:
    """Return a contract's FeatureCollection with just the Features of these incidents' sites; its top level stays whole."""
    shown = {incident.id: {site.id for site in incident.sites} for incident in incidents}
    features = [
        feature
        for feature in collection["features"]
        for sites in [shown.get(feature["properties"]["incident_id"])]
        if sites is not None and (feature["id"] in sites or not feature["properties"].get("place_id"))
    ]
    return {**collection, "features": features}


def _features(
    incident: Incident,
    context: Mapping[Any, Mapping[str, Any]],
    reports: Mapping[str, Report],
    copies: Mapping[str, Copy],
    naming: Naming,
) -> Iterable[dict[str, Any]]:
    shared = _incident(incident, reports, copies, naming)
    if not incident.sites:
        blank = dict.fromkeys((*_PLACE_KEYS, *CONTEXT_KEYS))
        yield {"type": "Feature", "id": incident.id, "geometry": None, "properties": {**shared, **blank}}
    for site in incident.sites:
        position = site.match.place.position
        geometry = {"type": "Point", "coordinates": list(position)} if position else None
        yield {
            "type": "Feature",
            "id": site.id,
            "geometry": geometry,
            "properties": {**shared, **_site(site, context.get(site.id), naming)},
        }


def _incident(
    incident: Incident, reports: Mapping[str, Report], copies: Mapping[str, Copy], naming: Naming
) -> dict[str, Any]:
    return {
        "incident_id": incident.id,
        "title": named_title(incident, naming),
        "kind": str(incident.kind),
        "kind_codes": asdict(KIND_CODES[incident.kind]),
        "date_start": incident.when.start.isoformat(),
        "date_end": incident.when.end.isoformat(),
        "date_precision": str(incident.when.precision),
        "date_text": incident.when.text,
        "time_utc": _iso(incident.when.time_utc),
        "claims": [_claim(claim) for claim in incident.claims],
        "sources": [_source(reports[report_id]) for report_id in incident.report_ids if report_id in reports],
        "independent_sources": len(origins(incident.report_ids, copies.values())),
        "links": [_link(link) for link in incident.links],
        "contradictions": [
            {"matter": str(one.matter), "says": one.says} for one in contradictions(incident, reports)
        ],
        "status": incident.status,
        "corrections": [_correction(one) for one in incident.corrections],
    }


def _correction(one: Correction) -> dict[str, Any]:
    return {
        "incident_id": one.incident_id,
        "field": one.field,
        "machine": one.machine,
        "value": one.value,
        "why": one.why,
        "at": _iso(one.at),
    }


def _link(link: Link) -> dict[str, Any]:
    """Return an account that was joined to an incident, as its own report has it."""
    one = link.incident
    return {
        "incident_id": one.id,
        "report_id": one.report_ids[0],
        "title": one.title,
        "kind": str(one.kind),
        "date_start": one.when.start.isoformat(),
        "date_end": one.when.end.isoformat(),
        "score": link.score,
        "reason": link.reason,
    }


_PLACE_KEYS = (
    "place_id", "place_name", "place_names", "surface", "role", "geo_precision", "uncertainty_m", "resolve_score",
    "bearing_deg", "distance_m", "resolve_reason", "rejected_candidates",
)  # fmt: skip


def _site(site: Site, context: Mapping[str, Any] | None, naming: Naming) -> dict[str, Any]:
    """Return what is said of a site; one that has no position has what the gazetteer says of its country and province."""
    place, moved = site.match.place, site.match.moved
    unknown = {**dict.fromkeys(CONTEXT_KEYS), "country": place.country, "admin1": place.admin1}
    values = {
        "place_id": place.id,
        "place_name": named_place(site, naming),
        "place_names": dict(names_by_usage(place)),
        "surface": site.match.toponym.surface,
        "role": str(site.role),
        "geo_precision": site.precision,
        "uncertainty_m": site.uncertainty_m,
        "resolve_score": site.match.score,
        "bearing_deg": moved.bearing_deg if moved else None,
        "distance_m": moved.distance_m if moved else None,
        "resolve_reason": site.match.reason,
        "rejected_candidates": [
            {"place_id": one.place.id, "name": one.place.name, "kind": str(one.place.kind),
             "country": one.place.country, "score": one.score, "reason": one.reason}
            for one in site.match.rejected[:_REJECTED_SHOWN]
        ],
    }  # fmt: skip
    return {
        **{key: values[key] for key in _PLACE_KEYS},
        **(unknown if context is None else context_properties(context)),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "claimant": claim.claimant,
        "claimant_party": str(claim.party),
        "stance": str(claim.stance),
        "about": _text(claim.about),
        "says": claim.says,
        "side": _text(claim.side),
        "side_by_place": claim.side_by_place,
        "killed": _count(claim.killed),
        "wounded": _count(claim.wounded),
        "captured": _count(claim.captured),
        "missing": _count(claim.missing),
        "casualties": _count(claim.casualties),
        "cumulative": claim.cumulative,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "report_id": claim.report_id,
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "id": tally.id,
        "episode": tally.episode,
        "claimant": tally.claimant,
        "claimant_party": str(tally.party),
        "side": _text(tally.side),
        "measure": tally.measure,
        **(_count(tally.count) or {}),
        "as_of": _iso(tally.as_of),
        "quote": tally.quote,
        "start": tally.start,
        "end": tally.end,
        "report_id": tally.report_id,
    }


def _report(report: Report, copy: Copy | None) -> dict[str, Any]:
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "language": report.language,
        "published": _iso(report.published),
        "retrieved": _iso(report.retrieved),
        "sha256": report.sha256,
        "note": report.note,
        "copy_of": copy.of if copy else None,
        "copied_share": copy.share if copy else None,
        "also": [
            {"outlet": one.outlet, "url": one.url, "published": _iso(one.published)} for one in report.also
        ],
    }


def _source(report: Report) -> dict[str, Any]:
    return {
        "report_id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "published": _iso(report.published),
    }


def _count(count: Count | None) -> dict[str, int | None] | None:
    return None if count is None else {"low": count.low, "best": count.best, "high": count.high}


def _iso(value: date | datetime | None) -> str | None:
    return None if value is None else value.isoformat().replace("+00:00", "Z")


def _text(value: object) -> str | None:
    return None if value is None else str(value)
