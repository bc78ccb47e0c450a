"""Points to context: country, province, former oblast, border distance and side, control on a date."""

from geo.spatial.context import CONTEXT_COLUMNS, locate
from geo.spatial.points import parse_point, points_frame

__all__ = ["CONTEXT_COLUMNS", "locate", "parse_point", "points_frame"]
