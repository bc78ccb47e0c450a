"""Fetch the vendored browser libraries again and check them against manifest.json. Needs npm.

Leaflet's style sheet is changed on the way so that it asks for no file: its images become ``none`` and the line
for Internet Explorer's VML goes.
"""

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Write every file of the manifest, or stop at the first whose SHA-256 is not the manifest's."""
    for library in json.loads((HERE / "manifest.json").read_text(encoding="utf-8")):
        with tempfile.TemporaryDirectory() as folder:
            package = fetch(library["name"], library["version"], Path(folder))
            for file in library["files"]:
                content = (package / file["origin"].partition(",")[0].split()[0]).read_bytes()
                if file["path"].endswith(".css"):
                    content = without_addresses(content)
                found = hashlib.sha256(content).hexdigest()
                if found != file["sha256"]:
                    sys.exit(f"{file['path']}: sha256 {found}, manifest.json says {file['sha256']}")
                (HERE / file["path"]).write_bytes(content)
                print(f"{file['path']}: {library['name']} {library['version']}, checked")


def fetch(name: str, version: str, folder: Path) -> Path:
    """Return the unpacked npm package."""
    subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def without_addresses(content: bytes) -> bytes:
    """Return a style sheet that asks for no file."""
    text = re.sub(r"url\(images/[^)]*\)", "none", content.decode())
    return re.sub(r"^.*url\(#default#VML\).*\n", "", text, flags=re.MULTILINE).encode()


if __name__ == "__main__":
    main()
