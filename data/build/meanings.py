"""What each dataset is and what its columns and properties mean: the words that datapackage.json carries."""

from dataclasses import dataclass
from typing import TypeAlias

Field: TypeAlias = tuple[str, str, str, str]
"""Name, type of the Table Schema, unit or nothing, meaning."""

ODBL_ATTRIBUTION = "© OpenStreetMap contributors (2017), ODbL 1.0, via @geo-maps/countries-land-100m"


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """One file of the data package."""

    title: str
    description: str
    licence: str
    sources: tuple[str, ...]
    accuracy: str
    fields: tuple[Field, ...]
    attribution: str = ""
    """The line to be shown, where it is not that of the licence."""


ID: Field = ("id", "string", "", "identifier, also the GeoJSON feature id")
NAME: Field = ("name", "string", "", "English name")
SOURCE: Field = ("source", "string", "", "where the geometry comes from")
NAMES: tuple[Field, ...] = (
    NAME,
    ("name_hy", "string", "", "Armenian name"),
    ("name_az", "string", "", "Azerbaijani name"),
    ("name_ru", "string", "", "Russian name"),
)
VALID: tuple[Field, ...] = (
    ("valid_from", "date", "", "first day on which it stood; null if no one day can be named"),
    ("valid_to", "date", "", "last day on which it stood; null until today"),
)
VINTAGE: Field = ("vintage", "string", "", "year of the data, for hand-drawn shapes of the drawing")
NOTE: Field = ("note", "string", "", "what to know when using it; both sides' words where they differ")
ACCURACY: Field = (
    "accuracy_m",
    "integer",
    "m",
    "95 % of the line lies within this distance of the true one (NSSDA, FGDC-STD-007.3-1998); measured or stated",
)
MEASURED: tuple[Field, ...] = (
    ACCURACY,
    ("accuracy_median_m", "integer", "m", "median of the same distances"),
    ("accuracy_max_m", "integer", "m", "greatest of the same distances"),
)
LENGTH: Field = ("length_km", "number", "km", "length on the WGS 84 ellipsoid")
AREA: Field = ("area_km2", "number", "km²", "area on the WGS 84 ellipsoid")

OSM_ACCURACY = "100 m by the package; along reservoirs on the border the line halfway between the shores"
NATURAL_EARTH_ACCURACY = (
    "measured between Natural Earth's Armenia–Azerbaijan border and the 100 m line, each sampled every 100 m, the worse "
    "of the two ways: 95 % within 3,900 m, half within 1,500 m, all within 5,600 m; its other lines are taken to be no "
    "better"
)

COUNTRIES = Dataset(
    title="Country polygons at 100 m",
    description="Armenia and Azerbaijan whole, with their exclaves Artsvashen / Bashkend, Verin Voskepar / Yukhari "
    "Askipara, Barkhudarly and Sofulu; Georgia, Iran, Russia and Turkey cut at 42.5–51.2°E 37.8–43.0°N. Neighbours share every vertex; inland "
    "water belongs to the country round it and is halved where it divides two. The exclave of Tigranashen / Karki, "
    "about 19 km², has no outline in the source and counts as Armenia here.",
    licence="ODbL-1.0",
    sources=("osm",),
    accuracy=OSM_ACCURACY,
    fields=(
        ID,
        ("iso", "string", "", "ISO 3166-1 alpha-2 code"),
        ("iso3", "string", "", "ISO 3166-1 alpha-3 code"),
        *NAMES,
        ACCURACY,
        *VALID,
        SOURCE,
        VINTAGE,
    ),
)
BORDER = Dataset(
    title="The Armenia–Azerbaijan land border",
    description="The edges that the two country polygons share, in five sections: three of the eastern line, cut where "
    "the Armenian province changes, the line with Nakhchivan, and the rings round the exclaves. De jure line of 2017, "
    "before the delimitation of 2024 in Tavush.",
    licence="ODbL-1.0",
    sources=("osm",),
    accuracy=OSM_ACCURACY,
    fields=(
        ID,
        ("name", "string", "", "provinces and districts on its two sides, the Armenian ones first"),
        *NAMES[1:],
        ("section", "string", "", "tavush, gegharkunik, syunik, nakhchivan or exclaves"),
        LENGTH,
        ACCURACY,
        *VALID,
        SOURCE,
        VINTAGE,
        NOTE,
    ),
)
OBLAST = Dataset(
    title="Nagorno-Karabakh Autonomous Oblast, outline of 1991",
    description='One polygon from the lines that Natural Earth names "Former USSR oblast in 1991"; gaps of up to 250 m '
    "between them are joined straight.",
    licence="public domain",
    sources=("natural-earth",),
    accuracy=NATURAL_EARTH_ACCURACY,
    fields=(
        ID,
        *NAMES,
        ("area_km2", "integer", "km²", "area on the WGS 84 ellipsoid; the official figure was 4,388"),
        *MEASURED,
        *VALID,
        SOURCE,
        VINTAGE,
    ),
)
LINE_1994 = Dataset(
    title="Ceasefire line of 1994",
    description='One line from the Mrav / Murovdag range to the Aras, from the lines that Natural Earth names "Ceasefire Line '
    '1994". Drawn by hand along the crest of the range, where Natural Earth runs up to 6 km off, and from Seysulan '
    "to the Aras between villages of known holder, where it runs up to 8 km off.",
    licence="public domain",
    sources=("natural-earth",),
    accuracy=NATURAL_EARTH_ACCURACY,
    fields=(ID, *NAMES, LENGTH, *MEASURED, *VALID, SOURCE, VINTAGE, NOTE),
)
PROVINCES = Dataset(
    title="Provinces of Armenia, districts and cities of Azerbaijan",
    description="Natural Earth's polygons with codes and names put right by hand, their outer edges replaced by the "
    "100 m national borders, the districts round the former oblast following its outline, and Aghdam's north-west by "
    "hand. Together they are exactly the country polygons, vertex for vertex. Districts as they were before Aghdara was "
    "made one in 2023.",
    licence="ODbL-1.0",
    sources=("natural-earth", "osm"),
    accuracy=f"outer edges: {OSM_ACCURACY}; inner lines: {NATURAL_EARTH_ACCURACY}",
    fields=(
        ("id", "string", "", "ISO 3166-2 code, also the feature id; AZ-SS is a former code"),
        ("country", "string", "", "ISO 3166-1 alpha-2 code"),
        ("kind", "string", "", "province (marz), district (rayon) or city"),
        *NAMES,
        ("names_other", "array", "", "other spellings in use"),
        ("parent", "string", "", "AZ-NX for the eight units of Nakhchivan (ISO 3166-2:AZ), else null"),
        ("parent_name", "string", "", "English name of the parent"),
        ("parent_name_hy", "string", "", "Armenian name of the parent"),
        ("parent_name_az", "string", "", "Azerbaijani name of the parent"),
        ("parent_name_ru", "string", "", "Russian name of the parent"),
        *MEASURED,
        *VALID,
        SOURCE,
        VINTAGE,
    ),
)
AREAS = Dataset(
    title="Districts, corridors, the peacekeepers' zone and economic regions",
    description="The seven districts round the former oblast as they were in Soviet times, the Lachin corridor by its "
    "two roads, the zone of the Russian peacekeepers, and the economic regions of Karabakh and East Zangezur. Areas of "
    "different kinds overlap.",
    licence="ODbL-1.0",
    sources=("natural-earth", "osm"),
    accuracy="stated feature by feature; edges on the national borders: 100 m",
    fields=(
        ID,
        ("kind", "string", "", "surrounding-district, corridor, peacekeeping or economic-region"),
        *NAMES,
        AREA,
        ACCURACY,
        *VALID,
        SOURCE,
        VINTAGE,
        NOTE,
    ),
)
CONTROL = Dataset(
    title="Who held what, by date",
    description="The exceptions, from 12 May 1994 on, to the rule that Armenia holds Armenia's polygon and Azerbaijan "
    "holds Azerbaijan's. Each feature lies in one country polygon and shares its vertices; on one day no two overlap. "
    "Earlier days are not covered. Built from the country polygons, Natural Earth's oblast and line of 1994, and shapes "
    "drawn by hand, for which data/build/hand_drawn.toml says on what they rest.",
    licence="ODbL-1.0",
    sources=("natural-earth", "osm"),
    accuracy="stated feature by feature; edges on the national borders: 100 m",
    fields=(
        ID,
        (
            "control",
            "string",
            "",
            (
                "AM, AZ, NK (authorities in Nagorno-Karabakh with the Armenian forces beside them), peacekeepers "
                "(Russian peacekeepers, the same authorities within), contested (fought over) or indeterminate "
                "(cannot be decided)"
            ),
        ),
        ("country", "string", "", "ISO 3166-1 alpha-2 code of the country polygon it lies in"),
        *NAMES,
        *VALID,
        AREA,
        ACCURACY,
        ("method", "string", "", "how the outline was made"),
        SOURCE,
        VINTAGE,
        NOTE,
    ),
)
DISPLAY = Dataset(
    title="Shapes for drawing the map",
    description="Countries, provinces, the oblast of 1991, the line of 1994, control by date and the corridors, simplified "
    "together so that neighbours keep meeting, without islands under 1 km². For the eye only: nothing is measured on it.",
    licence="ODbL-1.0",
    sources=("osm", "natural-earth"),
    accuracy="Armenia–Azerbaijan border within 110 m of border.geojson, other lines of both within 440 m, their "
    "neighbours within 1,100 m of the measuring data",
    fields=(
        ID,
        ("layer", "string", "", "country, province, oblast, line-1994, control or corridor"),
        NAME,
        ("valid_from", "date", "", "first day; oblast, line, control and corridors only"),
        ("valid_to", "date", "", "last day, null until today; as valid_from"),
        ("control", "string", "", "as in control.geojson; control only"),
        ("accuracy_m", "integer", "m", "as in control.geojson and areas.geojson; control and corridors only"),
    ),
)
_PLACE_FIELDS: tuple[Field, ...] = (
    ("id", "string", "", "gn- and the GeoNames number, or cur- and a name"),
    NAME,
    ("kind", "string", "", "settlement, height, lake, road, mine, region or country"),
    ("country", "string", "", "ISO 3166-1 alpha-2 code, de jure"),
    ("admin1", "string", "", "ISO 3166-2 code of the province or district; Armenia and Azerbaijan only"),
    ("lon", "number", "°", "longitude, WGS 84"),
    ("lat", "number", "°", "latitude, WGS 84"),
    ("uncertainty_m", "integer", "m", 'radius within which what happens "in" the place lies'),
    ("population", "integer", "", "inhabitants; 0 if not known"),
    ("names_hy", "string", "", "names in Armenian letters, joined by |"),
    ("names_az", "string", "", "names with Azerbaijani letters, joined by |"),
    ("names_ru", "string", "", "names in Cyrillic letters, joined by |"),
    ("names_other", "string", "", "other names in Latin letters, joined by |"),
    ("source", "string", "", "GeoNames or curated"),
)
PLACES = Dataset(
    title="Populated places of GeoNames",
    description="All of Armenia, Azerbaijan and Georgia in cities500; of Iran, Russia and Turkey what lies in the "
    "theatre, the capitals, and places anywhere that carry a Latin name of an Armenian or Azerbaijani place.",
    licence="CC-BY-4.0",
    sources=("geonames",),
    accuracy="1,000 m, or for larger towns the radius at 5,000 inhabitants per square kilometre",
    fields=_PLACE_FIELDS,
    attribution="GeoNames (CC BY 4.0)",
)
PLACES_CURATED = Dataset(
    title="Side names, spellings and places that GeoNames lacks",
    description="Written by hand. A row with a gn- id adds names to that place and leaves its position as it is, unless it "
    "gives one; a row with a cur- id is a place of its own. Every position says where it comes from.",
    licence="CC-BY-4.0",
    sources=(),
    accuracy="stated row by row; places known only to their district carry its radius",
    fields=(
        ("id", "string", "", "gn- and the GeoNames number, or cur- and a name"),
        NAME,
        (
            "kind",
            "string",
            "",
            "settlement, district, region, country, height, lake, river, pass, road, mine or post",
        ),
        ("country", "string", "", "ISO 3166-1 alpha-2 code, de jure"),
        (
            "admin1",
            "string",
            "",
            "ISO 3166-2 code of the province or district whose polygon holds the position",
        ),
        ("district", "string", "", "other districts that texts count it to, joined by |"),
        ("lon", "number", "°", "longitude, WGS 84"),
        ("lat", "number", "°", "latitude, WGS 84"),
        ("uncertainty_m", "integer", "m", 'radius within which what happens "in" the place lies'),
        (
            "precision",
            "string",
            "",
            "point, extent (long or wide things), district or province (known to no more)",
        ),
        ("name_armenian_side", "string", "", "name the Armenian side uses"),
        ("name_azerbaijani_side", "string", "", "name the Azerbaijani side uses"),
        ("names_hy", "string", "", "names in Armenian letters, joined by |"),
        ("names_az", "string", "", "names in Azerbaijani, joined by |"),
        ("names_ru", "string", "", "names in Russian, joined by |"),
        ("names_en", "string", "", "spellings in English texts, joined by |"),
        ("names_historic", "string", "", "earlier names, joined by |"),
        ("position_source", "string", "", "where the position comes from"),
        ("note", "string", "", "what else a user must know"),
    ),
)
DATASETS = {
    "countries.geojson": COUNTRIES,
    "border.geojson": BORDER,
    "oblast.geojson": OBLAST,
    "line_1994.geojson": LINE_1994,
    "provinces.geojson": PROVINCES,
    "areas.geojson": AREAS,
    "control.geojson": CONTROL,
    "display.geojson": DISPLAY,
    "places.csv": PLACES,
    "places_curated.csv": PLACES_CURATED,
}
