"""What the app has to show: reports, their incidents and sites, computed once for the same reports."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import streamlit as st

from geo.editions import Edition, edition_of
from geo.export import feature_collection, part_of
from geo.ingest import sample_reports
from geo.model import Correction, Extraction, Incident, Kind, Party, Report, stable_id
from geo.pipeline import located_sites, run
from geo.view import Naming

__all__ = ["World", "accepted_corrections", "added_reports", "kept_apart", "pending_reports", "world_of"]


@dataclass(frozen=True, slots=True)
class World:
    """Reports read and located, or a snapshot's incidents, if it is ``frozen``.

    ``collection`` is the GeoJSON contract; ``version`` names the reports read, ``edition`` the incidents.
    """

    extraction: Extraction
    sites: gpd.GeoDataFrame
    collection: dict[str, Any]
    version: str
    edition: Edition
    frozen: bool = False

    def shown(self, incidents: Sequence[Incident], naming: Naming) -> dict[str, Any]:
        """Return the contract's FeatureCollection with just these incidents; a frozen one keeps its names."""
        if self.frozen:
            return part_of(self.collection, incidents)
        return feature_collection(
            replace(self.extraction, incidents=tuple(incidents)), self.sites, naming=naming
        )

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


def pending_reports() -> list[Report]:
    """Return the reports that were read and not accepted yet; the list is the session's own."""
    reports: list[Report] = st.session_state.setdefault("pending_reports", [])
    return reports


def accepted_corrections() -> list[Correction]:
    """Return what this session corrected in the reports it accepted; the list is the session's own."""
    corrections: list[Correction] = st.session_state.setdefault("corrections", [])
    return corrections


def kept_apart() -> set[frozenset[str]]:
    """Return the pairs of ids of incidents that this session does not want joined; the set is the session's own."""
    pairs: set[frozenset[str]] = st.session_state.setdefault("kept_apart", set())
    return pairs


def world_of(
    added: Sequence[Report],
    *,
    with_samples: bool,
    apart: Collection[frozenset[str]] = (),
    corrections: Sequence[Correction] = (),
) -> World:
    """Return the world of the added reports, with or without the shipped ones, corrected, with those incidents not joined."""
    reports = ((*sample_reports(), *added) if with_samples else tuple(added)) or sample_reports()
    edits = stable_id("edits", *map(repr, corrections)) if corrections else ""
    return _world(
        tuple(report.id for report in reports), tuple(sorted(map(_pair, apart))), edits, reports, corrections
    )


def _pair(ids: frozenset[str]) -> str:
    return ",".join(sorted(ids))


@st.cache_resource(max_entries=16, show_spinner="Reading the reports…")
def _world(
    ids: tuple[str, ...],
    apart: tuple[str, ...],
    edits: str,
    _reports: Sequence[Report],
    _corrections: Sequence[Correction],
) -> World:
    pairs = [frozenset(pair.split(",")) for pair in apart]
    extraction = run(_reports, apart=pairs, corrections=_corrections)
    sites = located_sites(extraction.incidents)
    collection = feature_collection(extraction, sites)
    return World(extraction, sites, collection, "-".join((*ids, *apart, edits)), edition_of(collection))
