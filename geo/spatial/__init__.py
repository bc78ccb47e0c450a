"""Points to context: country, province, former oblast, border distance and side, control on a date."""

from geo.spatial.context import CONTEXT_COLUMNS, locate
from geo.spatial.points import parse_point, points_frame
from geo.spatial.theatre import Theatre, build_theatre

__all__ = ["CONTEXT_COLUMNS", "Theatre", "build_theatre", "locate", "parse_point", "points_frame"]
