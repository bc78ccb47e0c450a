"""Files that peers ask of content networks, taken from npm once and served to the browser here, so that nothing waits for a network."""

import re
import subprocess
import tarfile
from pathlib import Path
from urllib.parse import urlsplit

import pydeck
from playwright.sync_api import BrowserContext, Route

# What cdnjs and others call a library: npm's name for it.
_NPM_NAMES = {"leaflet.markercluster": "leaflet.markercluster", "Leaflet.awesome-markers": "leaflet.awesome-markers", "jquery": "jquery",
              "jqueryui": "jquery-ui-dist", "moment.js": "moment"}  # fmt: skip
_NPM_VERSIONS = {"leaflet.awesome-markers": "2.0.5", "jquery-ui-dist": "1.12.1"}
_JSDELIVR = re.compile(r"/npm/(@?[^@]+)@([^/]+)/(.+)")
_CDNJS = re.compile(r"/ajax/libs/([^/]+)/([^/]+)/(.+)")
_TYPES = {".js": "text/javascript", ".css": "text/css"}


class Cdn:
    """Answers a page's requests from npm packages kept in a folder; what no package has is answered with nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.missing: set[str] = set()

    def serve(self, context: BrowserContext, *, home: str = "") -> None:
        """Answer every request of a context that leaves this machine, or the host ``home``."""
        context.route(
            re.compile(rf"^https?://(?!{re.escape(home)}[:/])" if home else r"^https?://"), self._answer
        )

    def _answer(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        kind = _TYPES.get(Path(address.path).suffix, "application/octet-stream")
        content = self._content(address.hostname or "", address.path)
        if content is None:
            self.missing.add(route.request.url)
        route.fulfill(status=200, content_type=kind, body=content or b"")

    def _content(self, host: str, path: str) -> bytes | None:
        if host == "code.jquery.com":
            return self._file(
                "jquery", path.removeprefix("/jquery-").removesuffix(".min.js"), "jquery.min.js"
            )
        if "/@deck.gl/jupyter-widget" in path:
            # the wheel of pydeck brings the script along that its pages ask the network for
            return (Path(pydeck.__file__).parent / "nbextension/static/index.js").read_bytes()
        if (found := _JSDELIVR.match(path)) and host == "cdn.jsdelivr.net":
            return self._file(found[1], found[2], Path(found[3]).name)
        if (found := _CDNJS.match(path)) and found[1] in _NPM_NAMES:
            name = _NPM_NAMES[found[1]]
            return self._file(name, _NPM_VERSIONS.get(name, found[2]), Path(found[3]).name)
        return None

    def _file(self, name: str, version: str, file: str) -> bytes | None:
        """Return the first file of that name in a package, its unminified twin if there is none."""
        home = self._folder / re.sub(r"\W", "-", f"{name}-{version}")
        if not home.is_dir():
            home.mkdir(parents=True)
            subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=home, check=False)
            for archive in home.glob("*.tgz"):
                with tarfile.open(archive) as opened:
                    opened.extractall(home, filter="data")
        for wanted in (file, file.replace(".min.", ".")):
            for found in sorted(
                home.rglob(wanted), key=lambda one: ("dist" not in one.parts, len(one.parts))
            ):
                return found.read_bytes()
        return None
