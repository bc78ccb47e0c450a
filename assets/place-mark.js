/** The mark of a place that was searched for: its name, and the ring within which it lies, true to scale. */
import { el } from "./dom.js";

const NEAREST_ZOOM = 11;
const FARTHEST_ZOOM = 7;

export class PlaceMark {
  /** @param {L.Map} map */
  constructor(map) {
    this._map = map;
    this._layers = [];
  }

  /** Moves the map to a place, near enough to see within what it lies. */
  goTo({ lon, lat, uncertainty_m: metres }) {
    const at = L.latLng(lat, lon);
    const zoom = metres > 0 ? this._map.getBoundsZoom(at.toBounds(4 * metres)) : NEAREST_ZOOM;
    this._map.setView(at, Math.min(NEAREST_ZOOM, Math.max(FARTHEST_ZOOM, zoom)), { animate: false });
  }

  /**
   * Marks a place.
   * @param {{lon: number, lat: number, uncertainty_m: number}} place
   * @param {string} name
   * @returns {number} pixels to the right of the place that its name takes
   */
  show({ lon, lat, uncertainty_m: metres }, name) {
    this.clear();
    const map = this._map;
    const at = L.latLng(lat, lon);
    const pane = "gm-found";
    const element = map.getPane(pane) ?? map.createPane(pane);
    element.style.zIndex = "470";
    element.style.pointerEvents = "none";
    if (metres > 0) {
      const renderer = L.svg({ pane, padding: 0.5 });
      this._layers.push(L.circle(at, { radius: metres, pane, renderer, interactive: false, className: "gm-found-ring" }));
    }
    this._label = el("span", { class: "gm-found-name", text: name, dir: "auto" });
    const icon = L.divIcon({ className: "gm-found-spot", iconSize: [28, 28], html: this._label });
    this._layers.push(L.marker(at, { icon, pane, interactive: false, keyboard: false }));
    for (const layer of this._layers) layer.addTo(map);
    return Math.ceil(this._label.getBoundingClientRect().width);
  }

  /** Gives the place that is marked another name. */
  rename(name) {
    if (this._layers.length) this._label.textContent = name;
  }

  clear() {
    for (const layer of this._layers) layer.remove();
    this._layers = [];
  }
}
