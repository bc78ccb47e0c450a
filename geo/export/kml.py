"""Sites as KML 2.2 with time spans, for globes and GIS (OGC 07-147r2)."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from geo.claimed import COUNTS
from geo.export.loss import Loss, any_claim, losses
from geo.export.points import printable

__all__ = ["kml"]

_PLAIN = re.compile(r"[A-Za-z0-9.-]")
_NAMESPACE = "http://www.opengis.net/kml/2.2"
_DATA = (
    "incident_id", "kind", "date_precision", "place_name", "role", "geo_precision", "uncertainty_m", "country", "admin1_name", "border_km",
    "side", "in_nagorno_karabakh", "control", "status",
)  # fmt: skip


def kml(collection: Mapping[str, Any]) -> tuple[bytes, tuple[Loss, ...]]:
    """Return a KML document: a Placemark a site, its days as a TimeSpan, what is claimed as text, the rest as ExtendedData.

    Text from outside is escaped text, never markup: a balloon shows description, name and data as HTML in many programs, so
    that even there each ``<`` stands for itself.
    """
    root = ET.Element("kml", xmlns=_NAMESPACE)
    document = ET.SubElement(root, "Document")
    ET.SubElement(document, "name").text = "Incidents"
    ET.SubElement(document, "description").text = _escaped("; ".join(collection.get("attributions") or ()))
    for feature in collection["features"]:
        _placemark(document, feature)
    ET.indent(root, " ")
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n", _losses(collection)


def _placemark(document: ET.Element, feature: Mapping[str, Any]) -> None:
    told = feature["properties"]
    mark = ET.SubElement(document, "Placemark", id=_identifier(feature["id"]))
    ET.SubElement(mark, "name").text = _escaped(printable(told["title"]))
    ET.SubElement(mark, "description").text = _escaped("\n".join(map(_claim, told.get("claims") or ())))
    if told.get("date_start"):
        span = ET.SubElement(mark, "TimeSpan")
        ET.SubElement(span, "begin").text = told["date_start"]
        ET.SubElement(span, "end").text = told["date_end"]
    data = ET.SubElement(mark, "ExtendedData")
    for key in ("id", *_DATA):
        value = feature["id"] if key == "id" else told.get(key)
        if value is not None:
            ET.SubElement(ET.SubElement(data, "Data", name=key), "value").text = _escaped(printable(value))
    if feature["geometry"]:
        lon, lat = feature["geometry"]["coordinates"][:2]
        point = ET.SubElement(mark, "Point")
        ET.SubElement(point, "coordinates").text = f"{lon:.6f},{lat:.6f}"


def _identifier(identifier: str) -> str:
    """Return an XML id of its own for each identifier: letters, digits, dots and hyphens, what else there is as ``_code_``."""
    plain = (letter if _PLAIN.fullmatch(letter) else f"_{ord(letter):x}_" for letter in identifier)
    return f"i-{''.join(plain)}"


def _claim(claim: Mapping[str, Any]) -> str:
    return f"{printable(claim.get('claimant'))} {printable(claim.get('stance'))}: “{printable(claim.get('quote'))}”"


def _escaped(text: str) -> str:
    """Return text in which no tag is left for a program that shows it as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _losses(collection: Mapping[str, Any]) -> tuple[Loss, ...]:
    return losses(collection, {
        "numbers of claims, of which the sentence only is kept": lambda row: any_claim(row, *COUNTS),
        "candidates for the place that were not chosen": lambda row: bool(row.get("rejected_candidates")),
        "accounts that were joined": lambda row: len(row.get("links") or ()) > 1,
        "sources but for their sentences": lambda row: bool(row.get("sources")),
    }, reports="reports")  # fmt: skip
