"""Write datapackage.json: for each file what it is, whence, under what licence, its hash and what its columns mean.

Run by itself, it describes the files as they are: enough after a change to a file that is written by hand.
"""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

from meanings import DATASETS, ODBL_ATTRIBUTION, Dataset
from packages import COUNTRIES, GEONAMES, NATURAL_EARTH, Package, sha256

DATA = Path(__file__).parent.parent
CURATED = "places_curated.csv"
"""The one dataset that is written by hand, not built."""
RETRIEVED = "2026-11-22"
"""Day on which the packages were fetched whose hashes packages.py holds."""

LICENCES = {
    "ODbL-1.0": {
        "name": "ODbL-1.0",
        "path": "https://opendatacommons.org/licenses/odbl/1-0/",
        "title": "Open Data Commons Open Database License 1.0",
    },
    "public domain": {
        "name": "other-pd",
        "path": "https://www.naturalearthdata.com/about/terms-of-use/",
        "title": "Public domain",
    },
    "CC-BY-4.0": {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0",
    },
}
ATTRIBUTIONS = {
    "ODbL-1.0": ODBL_ATTRIBUTION,
    "public domain": "Made with Natural Earth",
    "CC-BY-4.0": "curated places: this project, CC BY 4.0",
}
SOURCES = {
    "osm": (
        "OpenStreetMap extract of 2017, countries-land at 100 m",
        COUNTRIES,
        "https://github.com/simonepri/geo-maps",
    ),
    "natural-earth": (
        "Natural Earth 1:10m, as QGIS ships it",
        NATURAL_EARTH,
        "https://www.naturalearthdata.com/",
    ),
    "geonames": ("GeoNames, cities500", GEONAMES, "https://www.geonames.org/"),
}
MEDIA_TYPES = {
    ".geojson": "application/geo+json",
    ".csv": "text/csv",
    ".toml": "application/toml",
    ".txt": "text/plain",
}


def _source(key: str) -> dict[str, str]:
    title, package, url = SOURCES[key]
    return {"title": title, "path": url, "package": _package(package)}


def _package(package: Package) -> str:
    return f"{package.registry}: {package.name} {package.version}, sha256 {package.sha256}"


def _rows(path: Path) -> int:
    """Return the number of features or CSV rows of a file, of lines of any other."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".geojson":
        return len(json.loads(text)["features"])
    if path.suffix == ".csv":
        return sum(1 for _ in csv.DictReader(text.splitlines()))
    return len(text.splitlines())


def _resource(path: Path, name: str, *, title: str, licence: str, **more: Any) -> dict[str, Any]:
    """Return the entry of one file; `more` follows the keys that every entry has."""
    attribution = more.pop("attribution", ATTRIBUTIONS[licence])
    return {
        "name": name.replace("/", "-").replace("_", "-").rpartition(".")[0].lower(),
        "path": name,
        "title": title,
        "format": path.suffix[1:],
        "mediatype": MEDIA_TYPES[path.suffix],
        "encoding": "utf-8",
        "licenses": [LICENCES[licence]],
        "attribution": attribution,
        "retrieved": RETRIEVED,
        "hash": f"sha256:{sha256(path)}",
        "bytes": path.stat().st_size,
        "rows": _rows(path),
        **more,
    }


def _dataset(path: Path, dataset: Dataset) -> dict[str, Any]:
    fields = [
        {"name": name, "type": kind, **({"unit": unit} if unit else {}), "description": meaning}
        for name, kind, unit, meaning in dataset.fields
    ]
    more: dict[str, Any] = {
        "description": dataset.description,
        "accuracy": dataset.accuracy,
        "sources": [_source(key) for key in dataset.sources],
        "schema": {"fields": fields, "primaryKey": "id"},
    }
    if dataset.attribution:
        more["attribution"] = dataset.attribution
    return _resource(path, path.name, title=dataset.title, licence=dataset.licence, **more)


def _title(path: Path) -> str:
    """Return a title made from a file's name: "2022-03-24-parukh.txt" gives "2022-03-24 parukh"."""
    words = path.stem.split("-")
    if len(words) > 3 and all(word.isdigit() for word in words[:3]):
        return f"{'-'.join(words[:3])} {' '.join(words[3:])}"
    return " ".join(words)


def _texts(folder: Path) -> list[dict[str, Any]]:
    """Return the entries of the sample reports and the lexicons that are there."""
    resources = []
    for pattern, what in (("lexicon/*.toml", "Lexicon"), ("reports/*.txt", "Sample report")):
        for path in sorted(folder.glob(pattern)):
            name = path.relative_to(folder).as_posix()
            resources.append(_resource(path, name, title=f"{what}: {_title(path)}", licence="CC-BY-4.0"))
    return resources


def copy_hand_written(out: Path) -> None:
    """Copy what is written by hand to another output folder, so that the package there is whole."""
    if out.resolve() == DATA.resolve():
        return
    for pattern in (CURATED, "lexicon/*.toml", "reports/*.txt"):
        for path in sorted(DATA.glob(pattern)):
            target = out / path.relative_to(DATA)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def write(out: Path) -> None:
    """Write datapackage.json for the files in a folder, datasets first, then lexicons and sample reports."""
    resources = [_dataset(out / name, dataset) for name, dataset in DATASETS.items()]
    package = {
        "profile": "data-package",
        "name": "armenia-azerbaijan-border-and-nagorno-karabakh",
        "title": "Areas, lines and places of the Armenia–Azerbaijan border and Nagorno-Karabakh",
        "description": "Each file is rebuilt byte for byte by data/build; places_curated.csv, lexicons and sample "
        "reports are written by hand. Positions are WGS 84, longitude first.",
        "licenses": list(LICENCES.values()),
        "sources": [_source(key) for key in SOURCES],
        "contributors": [{"title": "the project's contributors", "role": "author"}],
        "resources": resources + _texts(out),
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (out / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(DATA)
