"""Rebuild every dataset: fetch the packages, build areas and places, describe them in datapackage.json."""

import argparse
import sys
import tempfile
from pathlib import Path

import areas
import display
import geojson
import package
import packages
import places
import provinces


def build(cache: Path, out: Path) -> None:
    """Write every dataset and datapackage.json into a folder.

    Raises
    ------
    PackageError
        If a source package cannot be fetched or is not the expected one.
    """
    out.mkdir(parents=True, exist_ok=True)
    countries = areas.countries(cache)
    marzes = provinces.features(cache, countries)
    lines = [*areas.oblast_features(cache), *areas.line_1994_features(cache)]
    geojson.write(out / "countries.geojson", areas.country_features(countries), decimals=5)
    geojson.write(out / "border.geojson", areas.border_features(countries, marzes), decimals=5)
    geojson.write(out / "oblast.geojson", lines[:1], decimals=5)
    geojson.write(out / "line_1994.geojson", lines[1:], decimals=5)
    geojson.write(out / "provinces.geojson", marzes, decimals=5)
    geojson.write(out / "display.geojson", display.features(countries, marzes, lines), decimals=4)
    shapes = {item.id: item.geometry for item in marzes}
    places.write(out / "places.csv", places.rows(cache, shapes))
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
