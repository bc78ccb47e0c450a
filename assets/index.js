/** The names that hosts use. */
import { addBasemap } from "./basemap.js";
import { IncidentLayer } from "./incident-layer.js";
import { mountExplorer } from "./mount.js";
import { linkOf, viewOfLink } from "./permalink.js";

/** Makes `GeoMap` known to the page; Leaflet's `L` must be there when the map is made. */
export function installGeoMap() {
  globalThis.GeoMap = { addBasemap, IncidentLayer, mountExplorer, dataOf, linkOf, viewOfLink };
  return globalThis.GeoMap;
}

/** The data in a script element of the page: base64 of what `geo/render/columns.py` wrote. */
function dataOf(id) {
  return document.getElementById(id).textContent.trim();
}
