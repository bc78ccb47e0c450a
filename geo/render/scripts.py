"""Our JavaScript and CSS as single texts, and data as JSON that cannot leave its script element."""

import json
import re
from functools import cache
from typing import Any

from geo import data
from geo.language import catalogues

__all__ = ["component_module", "component_styles", "json_for_script", "page_script", "styles"]

_IMPORT = re.compile(r"^import .* from \"\./([\w-]+)\.js\";?$\n?", re.MULTILINE)
_LIBRARIES = (("fflate", "fflate", "fflate.js"), ("KDBush", "kdbush", "kdbush.min.js"))
_CATALOGUES = re.compile(r"^const CATALOGUES = \{\};$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)


def json_for_script(value: Any) -> str:
    r"""Return JSON for a ``<script type="application/json">``: no ``<``, so no tag can open or close in it.

    Examples
    --------
    >>> json_for_script({"title": "</script>"})
    '{"title":"\\u003c/script>"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def styles() -> str:
    """Return Leaflet's style sheet and ours."""
    return data.asset("vendor/leaflet/leaflet.css") + "\n" + data.asset("explorer.css")


@cache
def component_styles() -> str:
    """Return the styles of the Streamlit component, and of the page that it is in."""
    return "\n".join((styles(), data.asset("streamlit-page.css"), data.asset("streamlit-host.css")))


@cache
def page_script() -> str:
    """Return Leaflet and our modules as one classic script that defines ``L`` and ``GeoMap``."""
    return f'{_leaflet()}\n(function () {{\n"use strict";\n{_libraries()}\n{_modules()}\ninstallGeoMap();\n}})();\n'


@cache
def component_module() -> str:
    """Return Leaflet, our modules and the host of the Streamlit component as one ES module."""
    return f"{_leaflet()}\n{_libraries()}\n{_modules()}\n{data.asset('streamlit-host.js')}"


def _modules() -> str:
    """Return our modules joined into one scope: their imports name each other and fall away."""
    sources: dict[str, str] = {}
    _collect("index", sources)
    sources["words"] = _CATALOGUES.sub(
        lambda _: f"const CATALOGUES = {json_for_script(catalogues())};", sources["words"]
    )
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", source)) for source in sources.values())


def _collect(name: str, sources: dict[str, str]) -> None:
    """Add a module behind those that it imports, each once."""
    source = data.asset(f"{name}.js")
    for imported in _IMPORT.findall(source):
        if imported not in sources:
            _collect(imported, sources)
    sources.setdefault(name, source)


def _libraries() -> str:
    """Return the libraries that our modules use by name, each in a scope of its own."""
    return "\n".join(_library(name, folder, script) for name, folder, script in _LIBRARIES)


def _library(name: str, folder: str, script: str) -> str:
    """Return a UMD library as a constant: it finds a ``module`` to export into and binds nothing to the page."""
    source, licence = (data.asset(f"vendor/{folder}/{file}") for file in (script, "LICENSE"))
    return (
        f"/*! {folder}\n{licence}*/\nconst {name} = (function () {{\n  const module = {{ exports: {{}} }}, exports = module.exports;\n"
        f"{source}\nreturn module.exports;\n}})();"
    )


def _leaflet() -> str:
    # Leaflet's UMD wrapper looks for these three; in a page that has them it would not bind window.L.
    source = data.asset("vendor/leaflet/leaflet.js")
    source = re.sub(r"//# sourceMappingURL=.*", "", source)
    licence = data.asset("vendor/leaflet/LICENSE")
    return (
        f"/*! Leaflet\n{licence}*/\n(function (module, exports, define) {{\n{source}\n}}).call(globalThis);"
    )
