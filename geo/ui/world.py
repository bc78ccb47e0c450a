"""What the app has to show: reports, their incidents and sites, computed once for the same reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import streamlit as st

from geo.export import feature_collection
from geo.ingest import sample_reports
from geo.model import Extraction, Kind, Party, Report
from geo.pipeline import located_sites, run

__all__ = ["World", "added_reports", "world_of"]


@dataclass(frozen=True, slots=True)
class World:
    """Reports read and located. ``collection`` is the GeoJSON contract; ``version`` names the reports read."""

    extraction: Extraction
    sites: gpd.GeoDataFrame
    collection: dict[str, Any]
    version: str

    @property
    def kinds(self) -> list[Kind]:
        """The kinds that occur, in the order of the closed list."""
        found = {incident.kind for incident in self.extraction.incidents}
        return [kind for kind in Kind if kind in found]

    @property
    def parties(self) -> list[Party]:
        """The parties that claim something, in the order of the closed list."""
        found = {claim.party for incident in self.extraction.incidents for claim in incident.claims}
        return [party for party in Party if party in found]


def added_reports() -> list[Report]:
    """Return the reports that this session added; the list is the session's own."""
    reports: list[Report] = st.session_state.setdefault("added_reports", [])
    return reports


def world_of(added: Sequence[Report], *, with_samples: bool) -> World:
    """Return the world of the added reports, with or without the shipped ones."""
    reports = ((*sample_reports(), *added) if with_samples else tuple(added)) or sample_reports()
    return _world(tuple(report.id for report in reports), reports)


@st.cache_resource(max_entries=16, show_spinner="Reading the reports…")
def _world(ids: tuple[str, ...], _reports: Sequence[Report]) -> World:
    extraction = run(_reports)
    sites = located_sites(extraction.incidents)
    return World(extraction, sites, feature_collection(extraction, sites), "-".join(ids))
