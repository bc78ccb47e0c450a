"""Cut the whole theatre into faces, and name the faces of countries, provinces, the oblast and the drawn shapes."""

from collections.abc import Mapping
from pathlib import Path

import countries
import hand_drawn
import natural_earth
import neighbours
import provinces
import shapely
import tiling
from control import SURROUNDING
from tiling import Faces, Tiling

HOME = {"ARM": "AM", "AZE": "AZ"}
OF_THE_OBLAST = ("AZ-SS", "AZ-SUS", "AZ-XA", "AZ-XCI", "AZ-XVD")
"""Districts and cities that were made wholly from the former oblast."""
PARTLY_OF_THE_OBLAST = ("AZ-KAL", "AZ-TAR")
"""Districts that received a part of the oblast when it was abolished."""
SPECK_KM2 = 1.0
"""Parts of a district smaller than this that the mending cuts off go to a neighbour."""
EXCLAVES = {
    "artsvashen": ("AM", shapely.Point(45.517, 40.634)),
    "yukhari-askipara": ("AZ", shapely.Point(45.004, 41.067)),
    "barkhudarly-sofulu": ("AZ", shapely.Point(45.211, 40.998)),
}
"""The country of each exclave and a point in the part of its polygon that is meant."""


def cut(cache: Path) -> tuple[Tiling, dict[str, Faces]]:
    """Return the tiling of the theatre, and faces by name.

    Names are codes of provinces, ISO codes of countries (three letters, and two for Armenia and Azerbaijan), "oblast",
    "beyond-1994", and the names of the exclaves and the hand-drawn areas. A country is the sum of its provinces.
    """
    outlines = countries.shapes(cache)
    districts = provinces.shapes(cache, outlines)
    extra = {
        "oblast": natural_earth.oblast(cache),
        "beyond-1994": natural_earth.beyond_1994(natural_earth.line_1994(cache)),
        **hand_drawn.areas(),
    }
    tiles = tiling.cut([*outlines.values(), *districts.values(), *extra.values()])
    land = frozenset().union(*(tiling.inside(tiles, shape) for shape in outlines.values()))
    abroad = {iso3: shape for iso3, shape in outlines.items() if iso3 not in HOME}
    drawn = {name: tiling.inside(tiles, shape) for name, shape in extra.items()}
    named = mended(tiles, tiling.partition(tiles, {**abroad, **districts}, land), drawn)
    for iso3, iso in HOME.items():
        own = [faces for code, faces in named.items() if code.startswith(f"{iso}-")]
        named[iso] = named[iso3] = frozenset().union(*own)
    parts = {name: _part(tiles, named[iso], point) for name, (iso, point) in EXCLAVES.items()}
    return tiles, {**named, **drawn, **parts}


def _part(tiles: Tiling, faces: Faces, point: shapely.Point) -> Faces:
    """Return the faces of the one connected part of an area that holds a point."""
    parts = neighbours.polygons(tiling.joined(tiles, faces))
    return tiling.inside(tiles, next(part for part in parts if part.covers(point))) & faces


def mended(tiles: Tiling, named: Mapping[str, Faces], drawn: Mapping[str, Faces]) -> dict[str, Faces]:
    """Return the provinces with those round the former oblast following its outline.

    The outline of the oblast is drawn finer than the districts, which leave the towns of Lachin and Jabrayil in a
    neighbour. By law it still divides the districts made from the oblast from those round it: so what the former have
    outside goes to the nearest of the latter, and the other way round. Kalbajar and Tartar have parts on both sides;
    north-west of the town of Aghdam a line drawn by hand divides them from Aghdam.
    """
    oblast = drawn["oblast"]
    inner = (*OF_THE_OBLAST, *PARTLY_OF_THE_OBLAST)
    outer = [code for code in named if code.startswith("AZ-") and code not in inner and named[code] - oblast]
    aghdam = (drawn["aghdam-north-west"] - oblast) & frozenset().union(*(named[code] for code in inner))
    out = frozenset().union(*(named[code] for code in OF_THE_OBLAST)) - oblast - aghdam
    back = frozenset().union(*(named[code] for code in outer)) & oblast
    given = [
        tiling.partition(
            tiles, {code: tiling.joined(tiles, named[code] - oblast) for code in SURROUNDING}, out
        ),
        tiling.partition(tiles, {code: tiling.joined(tiles, named[code] & oblast) for code in inner}, back),
        {"AZ-AGM": aghdam},
    ]
    moved = out | back | aghdam
    result = {
        code: (faces - moved).union(*(lot.get(code, frozenset()) for lot in given))
        for code, faces in named.items()
    }
    near = {code: result[code] for code in (*inner, *outer)}
    return {**result, **tiling.without_specks(tiles, near, SPECK_KM2)}
