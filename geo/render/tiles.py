"""Background maps from the network, for who chooses one: addresses and attributions from xyzservices. None is the default."""

from typing import Any

import xyzservices.providers

from geo.errors import InputError

__all__ = ["TILE_SOURCES", "tile_source"]

TILE_SOURCES = {
    "OpenStreetMap": "OpenStreetMap.Mapnik",
    "OpenTopoMap (relief)": "OpenTopoMap",
    "Esri World Imagery (photographs)": "Esri.WorldImagery",
}
"""Words for a person, and xyzservices' name; none of them needs a key."""

_MOST_ZOOM = 19


def tile_source(words: str) -> dict[str, Any]:
    """Return address, attribution as text, and highest zoom of a source named in :data:`TILE_SOURCES`.

    Raises
    ------
    InputError
        If there is no such source.

    Examples
    --------
    >>> tile_source("OpenStreetMap")["url"]
    'https://tile.openstreetmap.org/{z}/{x}/{y}.png'
    """
    if words not in TILE_SOURCES:
        raise InputError(f"{words!r} is no background map: one of {', '.join(TILE_SOURCES)}")
    provider = xyzservices.providers.query_name(TILE_SOURCES[words])
    return {
        "url": provider.build_url(),
        "attribution": provider.attribution.replace("(C)", "©"),
        "max_zoom": int(provider.get("max_zoom") or _MOST_ZOOM),
    }
