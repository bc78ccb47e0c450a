"""What leaves the program: incidents as the GeoJSON contract, located points as GeoJSON, CSV and text."""

from geo.export.incidents import CONTRACT_VERSION, feature_collection, to_geojson
from geo.export.points import POINT_FORMATS, located_collection, printable, write_located

__all__ = [
    "CONTRACT_VERSION", "POINT_FORMATS", "feature_collection", "located_collection", "printable", "to_geojson", "write_located",
]  # fmt: skip
