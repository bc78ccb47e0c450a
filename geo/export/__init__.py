"""What leaves the program: incidents as the GeoJSON contract and other files, located points as GeoJSON, CSV and text."""

from geo.export.formats import FORMATS, Exported, Format, export
from geo.export.incidents import CONTRACT_VERSION, feature_collection, part_of, to_geojson
from geo.export.loss import Loss
from geo.export.points import POINT_FORMATS, located_collection, printable, write_located

__all__ = [
    "CONTRACT_VERSION", "FORMATS", "POINT_FORMATS", "Exported", "Format", "Loss", "export", "feature_collection", "located_collection",
    "part_of", "printable", "to_geojson", "write_located",
]  # fmt: skip
