"""Build control.geojson: who held what and when, where it differed from the country polygons.

`hand_drawn.toml` holds the shapes, `control.toml` the features with their dates and words; here shapes, districts and
country polygons are put together. All is reckoned in faces of one tiling, so that regions meet without gaps.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import geojson
import neighbours
import tiling
from geojson import Feature
from provinces import NAKHCHIVAN_UNITS
from shapely.geometry.base import BaseGeometry
from tiling import Faces, Tiling

TABLE = Path(__file__).with_name("control.toml")
SURROUNDING = ("AZ-AGM", "AZ-CAB", "AZ-FUZ", "AZ-KAL", "AZ-LAC", "AZ-QBI", "AZ-ZAN")
"""The seven districts round the former oblast."""
INSIDE_ARMENIA = ("artsvashen", "sev-lich", "kut-2021", "jermuk", "nerkin-hand", "tegh-2023")
INSIDE_AZERBAIJAN = (
    "yukhari-askipara", "barkhudarly-sofulu", "baghanis-ayrum", "ashaghi-askipara", "kheyrimli", "gizilhajili",
)  # fmt: skip
NORTHERN = ("AZ-DAS", "AZ-GYG", "AZ-GOR")
"""Districts beyond the Murovdag: what of them lies south of its crest counts with Kalbajar."""
VINTAGE = "2026"


def regions(named: Mapping[str, Faces]) -> dict[str, Faces]:
    """Return the faces of every region that `control.toml` names.

    Parameters
    ----------
    named
        Faces of provinces, countries ("AM", "AZ"), the former oblast ("oblast"), the half plane of the line of 1994
        ("beyond-1994") and the hand-drawn shapes.
    """
    azerbaijan = named["AZ"] - frozenset().union(*(named[code] for code in NAKHCHIVAN_UNITS))
    held = named["beyond-1994"] & azerbaijan
    zone = (
        (held & (named["oblast"] | named["AZ-TAR"])) - named["taken-2020-north"] - named["taken-2020-south"]
    )
    corridors = {
        key: named[key] & held & named["AZ-LAC"] - zone for key in ("corridor-2020", "corridor-2022")
    }
    outside = {code: named[code] & held - zone - named["oblast"] for code in SURROUNDING}
    lachin = outside["AZ-LAC"] - corridors["corridor-2020"] - named["lachin-south"]
    return {
        "held": held,
        "zone-whole": zone,
        "zone": zone - named["parukh"] - named["askeran"],
        "parukh": (zone & named["parukh"]) - named["askeran"],
        "askeran": zone & named["askeran"],
        **{key: (named[key] & held) - zone for key in ("shushi", "talish", "madagiz")},
        **{
            key: (named[key] & azerbaijan) - zone - corridors["corridor-2022"]
            for key in ("berdzor", "aghavno")
        },
        "khtsaberd": (held & named["khtsaberd"]) - zone,
        "aghdam-2020": outside["AZ-AGM"],
        "kalbajar-2020": outside["AZ-KAL"]
        | (held & frozenset().union(*(named[code] for code in NORTHERN)) - zone),
        "lachin-2020": lachin - named["khtsaberd"],
        **corridors,
        **{key: named[key] & named["AM"] for key in INSIDE_ARMENIA},
        "sotk-2022": named["sotk-2022"] & named["AM"] - named["kut-2021"],
        **{key: named[key] & named["AZ"] for key in INSIDE_AZERBAIJAN},
    }


def line_1994(tiles: Tiling, named: Mapping[str, Faces], faces: Mapping[str, Faces]) -> BaseGeometry:
    """Return the line of 1994 from border to border: what the held area shares with the rest of Azerbaijan.

    Raises
    ------
    ValueError
        If that is not one line.
    """
    rest = tiling.joined(tiles, named["AZ"] - faces["held"])
    lines = neighbours.shared_edges(tiling.joined(tiles, faces["held"]), rest)
    if len(lines) != 1:
        msg = f"the line of 1994 falls into {len(lines)} lines"
        raise ValueError(msg)
    return lines[0]


def features(tiles: Tiling, faces: Mapping[str, Faces]) -> list[Feature]:
    """Return the control features in the order of the table, from the faces of their regions."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return [_feature(key, row, tiles, faces[row["region"]]) for key, row in table.items()]


def _feature(key: str, row: Mapping[str, Any], tiles: Tiling, faces: Faces) -> Feature:
    shape = tiling.joined(tiles, faces)
    properties = {
        "control": row["control"],
        "country": row["country"],
        **{name: row[name] for name in ("name", "name_hy", "name_az", "name_ru")},
        "valid_from": row["from"].isoformat(),
        "valid_to": _day(row.get("to")),
        "area_km2": round(geojson.area_km2(shape), 1),
        "accuracy_m": row["accuracy_m"],
        "method": row["method"],
        "source": row["source"],
        "vintage": VINTAGE,
        "note": row["note"],
    }
    return Feature(f"control-{key}", shape, properties)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
