"""Reports to located incidents, in one process."""

import math
from collections.abc import Iterable

import geopandas as gpd
import pandas as pd

from geo.errors import InputError
from geo.extract import extract
from geo.gazetteer import Gazetteer, default_gazetteer
from geo.model import Extraction, Incident, LonLat, Rejection, Report, Site
from geo.spatial import default_theatre, locate, points_frame

__all__ = ["locate_mixed", "located_sites", "run"]


def run(reports: Iterable[Report], gazetteer: Gazetteer | None = None) -> Extraction:
    """Return what the reports say, in the order given. A text given twice is read once, and that is said.

    Raises
    ------
    InputError
        If there is no report.
    """
    names = gazetteer or default_gazetteer()
    found: dict[str, Extraction] = {}
    repeated: list[Rejection] = []
    for report in reports:
        if report.id in found:
            repeated.append(
                Rejection(report.id, report.path or report.title or "", "the same text was given twice")
            )
        else:
            found[report.id] = extract(report, names)
    if not found:
        raise InputError("no reports: give at least one text file")
    return Extraction(
        reports=tuple(report for one in found.values() for report in one.reports),
        incidents=tuple(incident for one in found.values() for incident in one.incidents),
        tallies=tuple(tally for one in found.values() for tally in one.tallies),
        rejections=(*(rejection for one in found.values() for rejection in one.rejections), *repeated),
    )


def located_sites(incidents: Iterable[Incident]) -> gpd.GeoDataFrame:
    """Return one row a site that has a position, indexed by site id, with the columns of ``geo.spatial.locate``.

    Further columns: ``incident_id``, ``uncertainty_m``. Control is that of the incident's first day, "indeterminate"
    if another control area holds the place on a later day of it. The side is "indeterminate" where the gazetteer names another country than the
    polygons. No sites give an empty frame.
    """
    rows: list[tuple[Incident, Site, LonLat]] = [
        (incident, site, site.match.place.position)
        for incident in incidents
        for site in incident.sites
        if site.match.place.position is not None
    ]
    frame = points_frame(
        [position for _, _, position in rows],
        [site.id for _, site, _ in rows],
        [site.uncertainty_m for _, site, _ in rows],
    )
    frame = frame.assign(incident_id=[incident.id for incident, _, _ in rows])
    located = locate(frame, on=[incident.when.start for incident, _, _ in rows])
    # Where the gazetteer and the polygons put a place in different countries, neither is believed about the side.
    stated = [site.match.place.country for _, site, _ in rows]
    differs = located["country"].notna() & (located["country"] != pd.Series(stated, located.index, object))
    located.loc[differs, "side"] = "indeterminate"
    located.loc[differs, ["side_best", "side_probability"]] = [None, math.nan]
    # Where the ground changed hands between the first day and the last, no one answer is right.
    changes = default_theatre().calendar.changes
    for number, (incident, site, _) in enumerate(rows):
        days = [day for day in changes if incident.when.start < day <= incident.when.end]
        if not days:
            continue
        here = frame.iloc[[number] * len(days)].set_axis([day.isoformat() for day in days])
        answers = locate(here, on=days)
        before = located.loc[site.id, ["control", "control_best"]].tolist()
        if any(row != before for row in answers[["control", "control_best"]].to_numpy().tolist()):
            located.at[site.id, "control"] = "indeterminate"
            for name, unknown in (("best", None), ("probability", math.nan), ("area", None)):
                located.at[site.id, f"control_{name}"] = unknown
    return located


def locate_mixed(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return points and polygons of one frame with their context, rows in the order given, each on its day ``on``.

    With polygons there is a column ``shares``, NaN for points.

    Raises
    ------
    InputError
        As :func:`geo.spatial.locate` does.
    """
    flat = frame.geometry.geom_type.eq("Point")
    if frame.empty:
        return locate(frame)
    parts = [locate(part, on=part["on"]) for part in (frame[flat], frame[~flat]) if len(part)]
    return parts[0] if len(parts) == 1 else pd.concat(parts).loc[frame.index]
