"""The folium map and its layers. The one module that speaks Leaflet's latitude, longitude order."""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from typing import Any

import folium
import geopandas as gpd
from branca.element import Element, MacroElement
from folium.map import Layer
from folium.template import Template

from geo import data
from geo.errors import InputError
from geo.gazetteer import default_gazetteer, names_by_usage
from geo.model import Place, PlaceKind
from geo.render.columns import pack
from geo.render.features import site_frame
from geo.render.scripts import json_for_script, page_script, styles
from geo.view import View

__all__ = ["ROOM", "Basemap", "IncidentLayer", "OfflineMap", "incident_map", "packed_sites"]

_LABELLED = ("AM", "AZ")
_LEAST_PEOPLE = 1_000
_LANDMARK_M = 10_000
_CENTRE_LAT_LON = (40.0, 46.0)
_ZOOM = 8
ROOM = (41.0, 36.8, 52.5, 44.0)
"""As far as a person may pan, west, south, east, north: the drawn polygons and some room, degrees."""


_PLAIN = View()


class OfflineMap(folium.Map):
    """A folium map that asks for nothing outside its page: no tiles, no scripts or styles from elsewhere.

    ``view`` gives the centre and the zoom; a :class:`Basemap` draws the ground. Its id is fixed, so that the same incidents
    give the same page byte for byte.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 # folium reads class attributes
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 # folium reads class attributes

    def __init__(self, view: View = _PLAIN) -> None:
        centre = _CENTRE_LAT_LON if view.lat is None or view.lon is None else (view.lat, view.lon)
        super().__init__(
            location=centre,
            tiles=None,
            zoom_start=_ZOOM if view.zoom is None else view.zoom,
            prefer_canvas=True,
            attribution_control=False,
            zoom_snap=0.5,
            min_zoom=6,
            max_zoom=15,
            max_bounds=True,
            min_lon=ROOM[0],
            min_lat=ROOM[1],
            max_lon=ROOM[2],
            max_lat=ROOM[3],
        )
        _fix_id(self, "incident", "map")


class _Verbatim(Element):
    """Text that reaches the page as it is.

    branca compiles what a template rendered as a template again, so that "{{ … }}" in a report would run:
    data and scripts never pass through one.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_kwargs: Any) -> str:
        return self._text


class Basemap(MacroElement):
    """Countries, provinces, the former oblast and the line of 1994, drawn from the packaged datasets."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = GeoMap.addBasemap({{ this._parent.get_name() }},
            JSON.parse(document.getElementById("{{ this.display_id }}").textContent), {});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()
        _fix_id(self, "base", "map")
        self.display_id = f"{self.get_name()}_display"

    def render(self, **kwargs: Any) -> None:
        """Add the display polygons to the page as JSON, then the script that draws them."""
        _add_json(self, self.display_id, _ground())
        super().render(**kwargs)


class IncidentLayer(Layer):
    """Incidents as a layer of any folium map, on one canvas, drawn with their uncertainty.

    ``folium.Map().add_child(IncidentLayer(frame))`` brings its own script along, in a notebook too. Data travels as columns,
    compressed, and reaches the page as text only.

    Parameters
    ----------
    sites
        A frame of sites in WGS 84, or without a CRS and in degrees, one row a site, columns named as the contract's properties, all optional
        (:func:`~geo.render.columns.pack`); or a FeatureCollection of the contract.
    name
        What folium's layer control calls it.
    identifier
        Tells two layers of one map apart: letters, digits and underscores.
    basemap
        A :class:`Basemap` on the same map whose polygons it may share.
    embed
        Whether the data are put into the page; without them the host gives them to ``GeoMap.dataOf``.

    Raises
    ------
    InputError
        If the identifier cannot be a name; on rendering, if the frame has another CRS, geometries that are no points on the globe, or
        sites without an id of their own.

    Examples
    --------
    >>> import folium, geopandas as gpd
    >>> sites = gpd.GeoDataFrame(
    ...     {"title": ["Shelling at Sotk"], "kind": ["shelling"], "date_start": ["2022-09-13"], "geo_precision": [1]},
    ...     geometry=gpd.points_from_xy([45.865], [40.203]), crs=4326, index=["sotk-1"],
    ... )
    >>> page = folium.Map([40.2, 45.9], zoom_start=9, tiles=None).add_child(IncidentLayer(sites)).get_root().render()
    >>> "GeoMap.IncidentLayer" in page
    True
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = new GeoMap.IncidentLayer(GeoMap.dataOf("{{ this.data_id }}"), {
            display: JSON.parse(document.getElementById("{{ this.display_id }}").textContent)});
        {{ this.get_name() }}.addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        sites: gpd.GeoDataFrame | Mapping[str, Any],
        *,
        name: str = "Incidents",
        identifier: str = "incident",
        basemap: Basemap | None = None,
        embed: bool = True,
    ) -> None:
        super().__init__(name=name, overlay=True)
        if not identifier.isidentifier():
            raise InputError(f"{identifier!r} cannot name a layer: letters, digits and underscores only")
        _fix_id(self, identifier, "layer")
        self._sites = sites
        self._embed = embed
        self._brings_display = basemap is None
        self.data_id = f"{self.get_name()}_data"
        self.display_id = basemap.display_id if basemap else f"{self.get_name()}_display"

    def render(self, **kwargs: Any) -> None:
        """Add scripts, styles and data to the page, then the script that draws the incidents."""
        head = f"<style>{styles()}</style>\n<script>{page_script()}</script>"
        self.get_root().header.add_child(_Verbatim(head), name="incident_layer_assets")
        if self._embed:
            packed = b64encode(packed_sites(self._sites)).decode()
            markup = f'<script type="application/octet-stream" id="{self.data_id}">{packed}</script>'
            self.get_root().html.add_child(_Verbatim(markup), name=self.data_id)
        if self._brings_display:
            _add_json(self, self.display_id, _ground())
        super().render(**kwargs)


def packed_sites(sites: gpd.GeoDataFrame | Mapping[str, Any]) -> bytes:
    """Return the binary of a frame of sites or of a contract FeatureCollection (:func:`~geo.render.columns.pack`)."""
    if not isinstance(sites, Mapping):
        return pack(sites)
    about = {key: value for key, value in sites.items() if key not in ("features", "type")}
    return pack(site_frame(sites), about)


def incident_map(
    sites: gpd.GeoDataFrame | Mapping[str, Any], view: View, *, embed: bool = True
) -> OfflineMap:
    """Return the folium map of sites as :class:`IncidentLayer` takes them, centred as the view says."""
    canvas = OfflineMap(view)
    basemap = Basemap()
    canvas.add_child(basemap)
    canvas.add_child(IncidentLayer(sites, basemap=basemap, embed=embed))
    return canvas


def _ground() -> dict[str, Any]:
    """Return the display polygons, districts and provinces with what each side calls them as far as the data say."""
    display: dict[str, Any] = data.read_json("display.geojson")
    return {
        **display,
        "features": [_with_names(feature) for feature in display["features"]],
        "towns": _towns(),
    }


@cache
def _towns() -> list[list[Any]]:
    """Return settlements, waters and heights to find one's way by: longitude, latitude, kind, people, and names as in the contract.

    Settlements of Armenia and Azerbaijan of 1,000 people or more, and those of our own table, the border's, of fewer.
    """
    return [
        [*place.position, str(place.kind), place.population or 0, place.name, usage.get("armenian_side"), usage.get("azerbaijani_side")]
        for place in default_gazetteer().places()
        if place.position and place.country in _LABELLED and _is_landmark(place)
        for usage in [names_by_usage(place)]
    ]  # fmt: skip


def _is_landmark(place: Place) -> bool:
    if place.kind is PlaceKind.SETTLEMENT:
        return (place.population or 0) >= _LEAST_PEOPLE or place.source != "GeoNames"
    return (
        place.kind in (PlaceKind.CITY, PlaceKind.LAKE, PlaceKind.HEIGHT)
        and place.uncertainty_m <= _LANDMARK_M
    )


def _with_names(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature["properties"]
    names = _ground_names().get(properties["id"]) if properties["layer"] == "province" else None
    return {**feature, "properties": {**properties, "names": names}} if names else feature


@cache
def _ground_names() -> dict[str, dict[str, str]]:
    """Return the names of districts and provinces by id: the sides' of the gazetteer, the languages' of the dataset.

    The gazetteer has several names of a language, and not each of them is the side's own.
    """
    found: dict[str, dict[str, str]] = {}
    for feature in data.read_json("provinces.geojson")["features"]:
        properties = feature["properties"]
        place = default_gazetteer().place(properties["id"])
        usage = names_by_usage(place) if place else {}
        names = {key: usage.get(key) for key in ("armenian_side", "azerbaijani_side")}
        names |= {language: properties.get(f"name_{language}") for language in ("hy", "az", "ru")}
        found[properties["id"]] = {key: name for key, name in names.items() if name}
    return found


def _add_json(element: Any, identifier: str, value: Any) -> None:
    """Add a value to the page of a folium element as a JSON script element with that id."""
    markup = f'<script type="application/json" id="{identifier}">{json_for_script(value)}</script>'
    element.get_root().html.add_child(_Verbatim(markup), name=identifier)


def _fix_id(element: Any, name: str, identifier: str) -> None:
    """Give a folium element a fixed name, ``name_identifier``: folium's own ids are random."""
    element._name, element._id = name, identifier  # noqa: SLF001 # folium offers no other way
