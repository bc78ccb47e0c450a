"""Points to context: country, provinces, areas, border distance and side, control on a date, each with its doubt."""

from geo.spatial.calendar import LOCAL
from geo.spatial.context import CONTEXT_COLUMNS, locate
from geo.spatial.points import parse_point, points_frame
from geo.spatial.properties import CONTEXT_KEYS, context_properties, point_context
from geo.spatial.theatre import Theatre, build_theatre, default_theatre

__all__ = [
    "CONTEXT_COLUMNS", "CONTEXT_KEYS", "LOCAL", "Theatre", "build_theatre", "context_properties", "default_theatre", "locate", "parse_point",
    "point_context", "points_frame",
]  # fmt: skip
