"""The names of places as a naming wants them, alone and in titles."""

import re

from geo.gazetteer import names_by_usage
from geo.model import Incident, Place, Site
from geo.view import Naming

__all__ = ["map_label", "named_place", "named_title", "place_label"]

_SIDES = {
    Naming.ARMENIAN: ("armenian_side", "azerbaijani_side"),
    Naming.AZERBAIJANI: ("azerbaijani_side", "armenian_side"),
}


def named_place(site: Site, naming: Naming) -> str:
    """Return the one name of a site's place: of "both", the gazetteer's main name. Never empty."""
    if naming is Naming.SOURCE:
        return site.called or site.match.place.name
    return _one_name(site.match.place, naming)


def map_label(site: Site, naming: Naming) -> str:
    """Return what stands beside a site on a map: of "both", both sides' names if they differ."""
    return named_place(site, naming) if naming is Naming.SOURCE else place_label(site.match.place, naming)


def place_label(place: Place, naming: Naming) -> str:
    """Return what stands on a map at a place that no text need name: as :func:`map_label`, of the source the main name."""
    if naming is not Naming.BOTH:
        return _one_name(place, naming)
    names = names_by_usage(place)
    sides = (names.get("armenian_side"), names.get("azerbaijani_side"))
    return " / ".join(dict.fromkeys(name for name in sides if name)) or place.name


def _one_name(place: Place, naming: Naming) -> str:
    names = names_by_usage(place)
    return next(filter(None, (names.get(side) for side in _SIDES.get(naming, ()))), place.name)


def named_title(incident: Incident, naming: Naming) -> str:
    """Return the title with its places named so; of "both" and of the source, as the source spells them."""
    if naming not in _SIDES:
        return incident.title
    names: dict[str, str] = {}
    for site in incident.sites:
        names.setdefault(site.called, named_place(site, naming))
    spelled = "|".join(map(re.escape, sorted(filter(None, names), key=len, reverse=True)))
    if not spelled:
        return incident.title
    return re.sub(rf"(?<!\w)(?:{spelled})(?!\w)", lambda found: names[found[0]], incident.title)
