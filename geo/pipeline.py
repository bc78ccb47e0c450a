"""Reports to located incidents, in one process."""

import math
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.errors import InputError
from geo.extract import corrected, extract, find_copies, link_incidents, without_used
from geo.gazetteer import Gazetteer, default_gazetteer
from geo.model import Correction, Extraction, Incident, Rejection, Report, Site
from geo.spatial import default_theatre, locate, points_frame

__all__ = ["locate_mixed", "located_sites", "run"]

_CONTROL = ["control", "control_best", "control_probability", "control_area"]


def run(
    reports: Iterable[Report],
    gazetteer: Gazetteer | None = None,
    *,
    linked: bool = True,
    apart: Collection[frozenset[str]] = (),
    corrections: Collection[Correction] = (),
) -> Extraction:
    """Return what the reports say, in the order given. A text given twice is read once, and that is said.

    Incidents that several reports tell of are one (:func:`geo.extract.link_incidents`), unless ``linked`` is false or
    two of their ids are together in ``apart``. Reports with the text of another one are among ``copies``. What a person
    corrected or added is put right before; a correction that fits no incident is among the rejections, with the reason.

    Raises
    ------
    InputError
        If there is no report, or a correction has a value that cannot be.
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
    read = tuple(report for one in found.values() for report in one.reports)
    incidents = tuple(incident for one in found.values() for incident in one.incidents)
    incidents, unfit = corrected(incidents, corrections, names, read)
    standing = {one for incident in incidents for one in incident.corrections}
    return Extraction(
        reports=read,
        incidents=link_incidents(incidents, apart=apart) if linked else incidents,
        tallies=tuple(tally for one in found.values() for tally in one.tallies),
        rejections=(
            *without_used((rejection for one in found.values() for rejection in one.rejections), incidents),
            *repeated,
            *unfit,
        ),
        copies=find_copies(read),
        corrections=tuple(one for one in corrections if one not in standing),
    )


def located_sites(incidents: Iterable[Incident]) -> gpd.GeoDataFrame:
    """Return one row a site that has a position, indexed by site id, with the columns of ``geo.spatial.locate``.

    Further columns: ``incident_id``, ``uncertainty_m``. A site known only to a district or province is answered by
    its polygon; its geometry is the gazetteer's point all the same. Control is that of the day of the
    incident on which it is least certain, "indeterminate" if the likeliest holder is another on another day. The side is "indeterminate" where the gazetteer names
    another country than the polygons. No sites give an empty frame.
    """
    rows = [
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
    frame = frame.assign(
        incident_id=[incident.id for incident, _, _ in rows],
        on=pd.Series([incident.when.start for incident, _, _ in rows], frame.index, object),
        until=pd.Series([incident.when.end for incident, _, _ in rows], frame.index, object),
    )
    shapes = frame.set_geometry(_shapes(frame, [site for _, site, _ in rows]), crs=frame.crs)
    located = locate_mixed(shapes)
    # Where the gazetteer and the polygons put a place in different countries, neither is believed about the side.
    stated = [site.match.place.country for _, site, _ in rows]
    differs = located["country"].notna() & (located["country"] != pd.Series(stated, located.index, object))
    located.loc[differs, "side"] = "indeterminate"
    located.loc[differs, ["side_best", "side_probability"]] = [None, math.nan]
    for name, control in _control_of_all_days(shapes, located).items():
        for key, value in zip(_CONTROL, control, strict=True):
            located.at[name, key] = value
    return located.set_geometry(frame.geometry).drop(columns=["on", "until", "shares"], errors="ignore")


def _shapes(frame: gpd.GeoDataFrame, sites: Sequence[Site]) -> list[Any]:
    """Return for each site the polygon of its district or province if no more is known of it, else its point."""
    layer, polygons = default_theatre().provinces, default_theatre().mosaic.polygons
    by_id = dict(zip(layer.values("id")[:-1], polygons[layer.columns], strict=True))
    return [
        by_id.get(site.match.place.id if site.is_area else None) or point
        for site, point in zip(sites, frame.geometry, strict=True)
    ]


def _control_of_all_days(shapes: gpd.GeoDataFrame, located: gpd.GeoDataFrame) -> dict[Any, Sequence[Any]]:
    """Return control for the rows that see a change after the day ``on`` and up to ``until``, by row.

    If the likeliest holder stays the same, the least certain day speaks for all; else nobody does.
    """
    found: dict[Any, Sequence[Any]] = {}
    for name, row in shapes.iterrows():
        days = [day for day in default_theatre().calendar.changes if row["on"] < day <= row["until"]]
        if days:
            here = shapes.loc[[name] * len(days)].set_axis([day.isoformat() for day in days])
            answers = pd.concat([located.loc[[name], _CONTROL], locate(here, on=days)[_CONTROL]])
            same = (
                answers["control_best"].nunique(dropna=False) == 1
                and answers["control_probability"].notna().all()
            )
            least = answers["control_probability"].argmin() if same else -1
            found[name] = answers.iloc[least].tolist() if same else ("indeterminate", None, math.nan, None)
    return found


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
