"""Build areas.geojson: districts round the former oblast, corridors, the peacekeepers' zone, economic regions."""

from collections.abc import Mapping
from dataclasses import dataclass

import geojson
import natural_earth
import tiling
from control import SURROUNDING, VINTAGE
from geojson import Feature
from tiling import Faces, Tiling


@dataclass(frozen=True, kw_only=True)
class Area:
    """One row of the table below: words, dates, and the faces it is made of."""

    kind: str
    names: tuple[str, str, str, str]
    """English, Armenian, Azerbaijani, Russian."""
    faces: Faces
    accuracy_m: int
    source: str
    valid_from: str | None = None
    valid_to: str | None = None
    note: str


DISTRICTS = {
    "AZ-AGM": ("Aghdam District", "Աղդամի շրջան", "Ağdam rayonu", "Агдамский район"),
    "AZ-CAB": ("Jabrayil District", "Ջաբրայիլի շրջան", "Cəbrayıl rayonu", "Джебраильский район"),
    "AZ-FUZ": ("Fuzuli District", "Ֆիզուլիի շրջան", "Füzuli rayonu", "Физулинский район"),
    "AZ-KAL": ("Kalbajar District", "Քելբաջարի շրջան", "Kəlbəcər rayonu", "Кельбаджарский район"),
    "AZ-LAC": ("Lachin District", "Լաչինի շրջան", "Laçın rayonu", "Лачинский район"),
    "AZ-QBI": ("Qubadli District", "Կուբաթլուի շրջան", "Qubadlı rayonu", "Губадлинский район"),
    "AZ-ZAN": ("Zangilan District", "Զանգելանի շրջան", "Zəngilan rayonu", "Зангеланский район"),
}
ARMENIAN = {
    "AZ-AGM": "Akna",
    "AZ-CAB": "Jrakan",
    "AZ-FUZ": "Varanda",
    "AZ-KAL": "Karvachar",
    "AZ-LAC": "Kashatagh",
    "AZ-QBI": "Sanasar",
    "AZ-ZAN": "Kovsakan",
}
"""What the Armenian side names the districts or their towns."""
DISTRICT_NOTE = (
    "whole district as in Soviet times, not only what was held; the part of today's Kalbajar District that belonged to "
    "the former oblast is cut off."
)
KARABAKH = ("AZ-AGC", "AZ-AGM", "AZ-BAR", "AZ-FUZ", "AZ-SUS", "AZ-SS", "AZ-TAR", "AZ-XA", "AZ-XCI", "AZ-XVD")
EAST_ZANGEZUR = ("AZ-CAB", "AZ-KAL", "AZ-LAC", "AZ-QBI", "AZ-ZAN")
DECREE = (
    "Districts of provinces.geojson joined as the decree No. 1386 of Azerbaijan's president of 7 July 2021, on the new "
    "division of economic regions, lists them"
)
STATEMENT = (
    "Statement by the President of Azerbaijan, the Prime Minister of Armenia and the President of Russia, "
    "10 November 2020, en.kremlin.ru/events/president/news/64384"
)


def _districts(named: Mapping[str, Faces], accuracy_m: int) -> dict[str, Area]:
    return {
        DISTRICTS[code][0].split()[0].lower(): Area(
            kind="surrounding-district",
            names=DISTRICTS[code],
            faces=named[code] - named["oblast"],
            accuracy_m=accuracy_m,
            source=f"{natural_earth.SOURCE}, cut by the outline of the oblast of 1991",
            note=f"{ARMENIAN[code]} / {DISTRICTS[code][0]}: {DISTRICT_NOTE}",
        )
        for code in SURROUNDING
    }


def _corridors(named: Mapping[str, Faces], control: Mapping[str, Faces]) -> dict[str, Area]:
    return {
        "lachin-corridor-2020": Area(
            kind="corridor",
            names=(
                "Lachin corridor (2020–2022)",
                "Լաչինի (Բերձորի) միջանցք",
                "Laçın dəhlizi",
                "Лачинский коридор",
            ),
            faces=named["corridor-2020"] & named["AZ"] - named["taken-2020-south"],
            accuracy_m=1500,
            source=f"Strip of 5 km along a road drawn by hand; {STATEMENT}, points 3 and 6",
            valid_from="2020-12-01",
            valid_to="2022-08-25",
            note="From Armenia's border to the west of Shushi / Shusha; in the zone of the peacekeepers it has no edge "
            "of its own. Begins on 1 December 2020, the day that the joint statement sets for the district round it; "
            "control-corridor-2020 tells the road as the peacekeepers' from 10 November.",
        ),
        "lachin-corridor-2022": Area(
            kind="corridor",
            names=(
                "Lachin corridor, new road (2022–2023)",
                "Լաչինի միջանցքի նոր երթուղին",
                "Laçın dəhlizinin yeni marşrutu",
                "Новый маршрут Лачинского коридора",
            ),
            faces=named["corridor-2022"] & named["AZ"] - named["taken-2020-south"],
            accuracy_m=2500,
            source="Strip of 5 km along a road drawn by hand from place names",
            valid_from="2022-08-26",
            valid_to="2023-09-18",
            note="Traffic from 30 August 2022. A width was agreed for the old corridor only. For 19 to 30 September 2023 "
            "see control-corridor-2023.",
        ),
        "peacekeepers-2020": Area(
            kind="peacekeeping",
            names=(
                "Zone of the Russian peacekeepers",
                "Ռուս խաղաղապահների գոտի",
                "Rusiya sülhməramlılarının zonası",
                "Зона российских миротворцев",
            ),
            faces=control["zone-whole"],
            accuracy_m=4000,
            source=f"Oblast of 1991 and line of 1994 by Natural Earth; lines of 2020 drawn by hand; {STATEMENT}, "
            "points 1 and 3",
            valid_from="2020-11-10",
            valid_to="2023-09-20",
            note="Without the corridor. Runs to the ceasefire of 20 September 2023; control-offensive-2023 tells its last two "
            "days apart as contested. The contingent stayed on after September 2023; its withdrawal was completed on "
            "12 June 2024.",
        ),
    }


def _economic_regions(named: Mapping[str, Faces], accuracy_m: int) -> dict[str, Area]:
    return {
        "karabakh-economic-region": Area(
            kind="economic-region",
            names=(
                "Karabakh Economic Region",
                "Ղարաբաղի տնտեսական շրջան",
                "Qarabağ iqtisadi rayonu",
                "Карабахский экономический район",
            ),
            faces=frozenset().union(*(named[code] for code in KARABAKH)),
            accuracy_m=accuracy_m,
            source=DECREE,
            valid_from="2021-07-07",
            note="An Azerbaijani division for statistics and planning; the Armenian side does not use it.",
        ),
        "east-zangezur-economic-region": Area(
            kind="economic-region",
            names=(
                "East Zangezur Economic Region",
                "Արևելյան Զանգեզուրի տնտեսական շրջան",
                "Şərqi Zəngəzur iqtisadi rayonu",
                "Восточно-Зангезурский экономический район",
            ),
            faces=frozenset().union(*(named[code] for code in EAST_ZANGEZUR)),
            accuracy_m=accuracy_m,
            source=DECREE,
            valid_from="2021-07-07",
            note="An Azerbaijani division for statistics and planning; the Armenian side objects to the name.",
        ),
    }


def features(
    tiles: Tiling,
    named: Mapping[str, Faces],
    control: Mapping[str, Faces],
    accuracy_m: int,
) -> list[Feature]:
    """Return the areas, from faces by name and from control regions."""
    table = {
        **_districts(named, accuracy_m),
        **_corridors(named, control),
        **_economic_regions(named, accuracy_m),
    }
    return [_feature(key, area, tiles) for key, area in table.items()]


def _feature(key: str, area: Area, tiles: Tiling) -> Feature:
    shape = tiling.joined(tiles, area.faces)
    name, name_hy, name_az, name_ru = area.names
    properties = {
        "kind": area.kind,
        "name": name,
        "name_hy": name_hy,
        "name_az": name_az,
        "name_ru": name_ru,
        "area_km2": round(geojson.area_km2(shape), 1),
        "accuracy_m": area.accuracy_m,
        "valid_from": area.valid_from,
        "valid_to": area.valid_to,
        "source": area.source,
        "vintage": VINTAGE if area.kind in {"corridor", "peacekeeping"} else natural_earth.VINTAGE,
        "note": area.note,
    }
    return Feature(f"area-{key}", shape, properties)
