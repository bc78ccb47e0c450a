/** The names that hosts use. */
import { addBasemap } from "./basemap.js";
import { IncidentLayer } from "./incident-layer.js";
import { mountExplorer } from "./explorer.js";

/** Makes `GeoMap` known to the page; Leaflet's `L` must be there when the map is made. */
export function installGeoMap() {
  globalThis.GeoMap = { addBasemap, IncidentLayer, mountExplorer };
  return globalThis.GeoMap;
}
