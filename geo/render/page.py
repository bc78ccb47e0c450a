"""The one-file page: map, slider, cards, list and tray in one HTML file that asks for nothing outside itself."""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from typing import Any

import geopandas as gpd

from geo.gazetteer import default_gazetteer, names_by_usage
from geo.render.features import site_frame
from geo.render.folium_map import OfflineMap, incident_map
from geo.render.scripts import json_for_script, page_script, styles
from geo.render.site_rows import incident_ids
from geo.view import View, naming_words, sentence, to_query

__all__ = ["map_parts", "marked_place", "one_file_page", "view_for_page"]

# No connection of any kind may leave the page, and only the page's own two scripts run.
_POLICY = (
    "default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)

_WORDS = ("naming", "mode", "step", "sums", "sort", "tab", "language", "theme")
"""What a view says by one word of a closed list."""

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="description" content="{description}">
<title>{title}</title>
<style>{styles}</style>
<style>html,body{{margin:0;height:100%}}</style>
</head>
<body>
<noscript>This map needs JavaScript. It runs in this file alone and asks for nothing outside it.</noscript>
<main id="explorer"><h1 class="gm-offscreen">{title}</h1>{html}</main>
<script type="application/json" id="view">{view}</script>
<script type="application/json" id="places">{places}</script>
<script>{code}</script>
<script>{start}</script>
</body>
</html>
"""

_START = """
(function () {{
{script}
GeoMap.mountExplorer(document.getElementById("explorer"), {{
  map: incident_map, layer: incident_layer,
  view: JSON.parse(document.getElementById("view").textContent),
  places: JSON.parse(document.getElementById("places").textContent),
  controls: true, linked: true, hooks: {{}}
}});
}})();
"""


def one_file_page(
    sites: gpd.GeoDataFrame | Mapping[str, Any], view: View, *, title: str = "Incident map"
) -> str:
    """Return a whole HTML page for sites as :class:`~geo.render.folium_map.IncidentLayer` takes them, opened as the view says.

    All of the sites are in the page; the view decides what is shown first. The same input gives the same page byte for
    byte.
    """
    html, script = map_parts(sites, view)
    incident_ids, place_ids = _identifiers(sites)
    count = len(incident_ids)
    start = _START.format(script=script)
    return _PAGE.format(
        policy=_POLICY.format(hashes=" ".join(map(_policy_hash, (page_script(), start)))),
        language=view.language,
        title=escape(title),
        description=escape(
            f"{count} incidents, each claim with its source; shown: {sentence(view)}; names of places: {naming_words(view.naming)}",
            quote=True,
        ),
        styles=styles(),
        html=html,
        view=json_for_script(view_for_page(view)),
        places=json_for_script(_places(place_ids)),
        code=page_script(),
        start=start,
    )


def _identifiers(sites: gpd.GeoDataFrame | Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """Return the ids of the incidents and of their places."""
    frame = site_frame(sites) if isinstance(sites, Mapping) else sites
    return incident_ids(frame), set(frame["place_id"].dropna()) if "place_id" in frame else set()


def _places(identifiers: set[str]) -> dict[str, Any]:
    """Return what the search needs of the incidents' places beyond the contract, by id; unknown places are left out."""
    places = (default_gazetteer().place(identifier) for identifier in sorted(identifiers))
    return {
        place.id: {
            "kind": str(place.kind),
            "uncertainty_m": place.uncertainty_m,
            "names": list(dict.fromkeys(name.text for name in place.names)),
        }
        for place in places
        if place
    }


def _policy_hash(script: str) -> str:
    """Return a script's SHA-256 as a content security policy names it."""
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def map_parts(
    sites: gpd.GeoDataFrame | Mapping[str, Any], view: View, *, embed: bool = True
) -> tuple[str, str]:
    """Return the folium map's markup and script, without a page around them; without the data if they come otherwise."""
    canvas: OfflineMap = incident_map(sites, view, embed=embed)
    figure = canvas.get_root()
    figure.render()
    return figure.html.render(), figure.script.render()


def view_for_page(view: View) -> dict[str, Any]:
    """Return the view as the page's script takes it: ISO dates, lists, null for no limit."""
    encoded = to_query(view)
    return {
        "lon": view.lon,
        "lat": view.lat,
        "zoom": view.zoom,
        "start": encoded.get("from"),
        "end": encoded.get("to"),
        "kinds": None if view.kinds is None else sorted(view.kinds),
        "parties": None if view.parties is None else sorted(view.parties),
        "precisionMax": view.precision_max,
        "selected": view.selected,
        "place": marked_place(view.place),
        **{key: None if getattr(view, key) is None else str(getattr(view, key)) for key in _WORDS},
        "speed": view.speed,
        "loop": view.loop,
        "control": view.control,
    }


def marked_place(identifier: str | None) -> dict[str, Any] | None:
    """Return what the mark of a place that was looked for needs; None where there is no such place."""
    place = default_gazetteer().place(identifier) if identifier else None
    if place is None or place.position is None:
        return None
    names = names_by_usage(place)
    return {
        "id": place.id,
        "name": place.name,
        "armenian": names.get("armenian_side"),
        "azerbaijani": names.get("azerbaijani_side"),
        "lon": place.position.lon,
        "lat": place.position.lat,
        "uncertainty_m": place.uncertainty_m,
    }
