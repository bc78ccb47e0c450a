"""A FeatureCollection of the contract, or of anybody's points, as a frame of sites."""

from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.errors import InputError

__all__ = ["feature_ids", "site_frame"]


def site_frame(collection: Mapping[str, Any]) -> gpd.GeoDataFrame:
    """Return a contract FeatureCollection as a frame in WGS 84: one row a Feature, its id the index, properties as they are.

    An empty collection gives an empty frame. A Point without coordinates is as none.

    Raises
    ------
    InputError
        If it is no FeatureCollection, or a geometry is neither null nor a Point of two numbers.
    """
    features = _features(collection)
    ids = feature_ids(features)
    lons, lats = np.full((2, len(features)), np.nan)
    for number, feature in enumerate(features):
        position = _position(feature.get("geometry"), ids[number])
        if position:
            lons[number], lats[number] = position
    frame = pd.DataFrame([feature.get("properties") or {} for feature in features], index=ids, dtype=object)
    points = gpd.points_from_xy(lons, lats)
    points[np.isnan(lons)] = None
    return gpd.GeoDataFrame(frame, geometry=points, crs=4326)


def feature_ids(features: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return features' ids; of one without an id its incident's, or that and its number where the id is taken."""
    taken: set[str] = set()
    ids = []
    for number, feature in enumerate(features):
        told = feature.get("id")
        if told is None or told == "":
            incident = (feature.get("properties") or {}).get("incident_id")
            told = (
                number if incident is None else f"{incident}-{number}" if str(incident) in taken else incident
            )
        ids.append(str(told))
        taken.add(ids[-1])
    return ids


def _features(collection: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    features = collection.get("features")
    if not isinstance(features, list):
        raise InputError("this is no FeatureCollection: it has no list of features")
    for number, feature in enumerate(features):
        if not isinstance(feature, Mapping) or not isinstance(feature.get("properties") or {}, Mapping):
            raise InputError(f"feature {number} is none: an object with properties, which may be null")
    return features


def _position(geometry: Any, identifier: str) -> tuple[float, float] | None:
    """Return longitude and latitude of a geometry of GeoJSON, None where it is null or empty."""
    if geometry is None:
        return None
    kind = geometry.get("type") if isinstance(geometry, Mapping) else "thing that is no geometry"
    if kind != "Point":
        raise InputError(
            f"feature {identifier!r} is a {kind}: the map takes points; null where no place is known"
        )
    match geometry.get("coordinates"):
        case [int() | float() as lon, int() | float() as lat, *_]:
            return lon, lat
        case None | []:
            return None
    raise InputError(
        f"feature {identifier!r} has coordinates that are not two numbers, longitude and latitude"
    )
