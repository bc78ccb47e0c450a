"""Incidents and view to a folium map, a one-file page, a figure and an animation. The only place that writes markup."""

from geo.render.animation import AnimationFormat, animate, best_format
from geo.render.figure import FigureFormat, FigureSize, alt_text, draw_figure
from geo.render.folium_map import Basemap, IncidentLayer, OfflineMap, incident_map
from geo.render.marked import marked_html
from geo.render.page import one_file_page

__all__ = [
    "AnimationFormat",
    "Basemap",
    "FigureFormat",
    "FigureSize",
    "IncidentLayer",
    "OfflineMap",
    "alt_text",
    "animate",
    "best_format",
    "draw_figure",
    "incident_map",
    "marked_html",
    "one_file_page",
]
