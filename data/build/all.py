"""Rebuild every dataset: fetch the packages, build areas and places, describe them in datapackage.json."""

import argparse
import sys
import tempfile
from pathlib import Path

import areas
import control
import countries
import display
import geojson
import natural_earth
import neighbours
import package
import packages
import places
import provinces
import shapely
import theatre
import tiling


def build(cache: Path, out: Path) -> None:
    """Write every dataset and datapackage.json into a folder.

    Raises
    ------
    PackageError
        If a source package cannot be fetched or is not the expected one.
    """
    out.mkdir(parents=True, exist_ok=True)
    tiles, named = theatre.cut(cache)
    drawn = {code: tiling.joined(tiles, named[code]) for code in (*countries.NAMES, *provinces.codes())}
    shapes = {iso3: drawn[iso3] for iso3 in countries.NAMES}
    border = shapely.union_all(neighbours.shared_edges(shapes["ARM"], shapes["AZE"]))
    accuracy = natural_earth.accuracy(cache, border)
    marzes = provinces.features(drawn, accuracy)
    regions = control.regions(named)
    lines = [
        natural_earth.oblast_feature(tiling.joined(tiles, named["oblast"]), accuracy),
        natural_earth.line_1994_feature(control.line_1994(tiles, named, regions), accuracy),
    ]
    who = control.features(tiles, regions)
    where = areas.features(tiles, named, regions, accuracy.p95_m)
    dated = [*who, *(item for item in where if item.properties["kind"] == "corridor")]
    geojson.write(out / "countries.geojson", countries.features(shapes), decimals=5)
    geojson.write(out / "border.geojson", countries.border_features(shapes, marzes), decimals=5)
    geojson.write(out / "oblast.geojson", lines[:1], decimals=5)
    geojson.write(out / "line_1994.geojson", lines[1:], decimals=5)
    geojson.write(out / "provinces.geojson", marzes, decimals=5)
    geojson.write(out / "areas.geojson", where, decimals=5)
    geojson.write(out / "control.geojson", who, decimals=5)
    geojson.write(out / "display.geojson", display.features(shapes, marzes, lines, dated), decimals=4)
    places.write(out / "places.csv", places.rows(cache, {item.id: item.geometry for item in marzes}))
    package.copy_hand_written(out)
    package.write(out)


def differing(built: Path, shipped: Path) -> list[str]:
    """Return the paths of built files that the shipped folder lacks or holds with other bytes."""
    names = sorted(path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file())
    return [
        name
        for name in names
        if not (shipped / name).is_file() or (shipped / name).read_bytes() != (built / name).read_bytes()
    ]


def main() -> int:
    """Build, or with `--check` compare a fresh build with the shipped files; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--cache", type=Path, default=packages.DEFAULT_CACHE, help="folder for the source packages"
    )
    parser.add_argument("--out", type=Path, default=package.DATA, help="folder to write to")
    parser.add_argument(
        "--check", action="store_true", help="say which shipped files a fresh build would change"
    )
    arguments = parser.parse_args()
    try:
        if not arguments.check:
            build(arguments.cache, arguments.out)
            return 0
        with tempfile.TemporaryDirectory() as folder:
            build(arguments.cache, Path(folder))
            changed = differing(Path(folder), arguments.out)
    except packages.PackageError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"differs: {name}\n" for name in changed)
    return 1 if changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
