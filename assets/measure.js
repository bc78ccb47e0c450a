/** Measuring on the map: a line from point to point and its length over the ground, by click or, for the keyboard, by the centre. */
import { el } from "./dom.js";
import { lengthWords } from "./format.js";
import { say } from "./words.js";

export class Measure {
  /**
   * @param {L.Map} map
   * @param {function(boolean): void} onToggle called when measuring begins and ends
   */
  constructor(map, onToggle) {
    this._map = map;
    this._onToggle = onToggle;
    this._points = [];
    this.active = false;
    this._note = el("p", { class: "gm-measure-note", role: "status", hidden: true });
    map.getContainer().append(this._note);
    // The second click of a double click is no further point.
    this._click = (event) => { if (!(event.originalEvent?.detail > 1)) this._add(event.latlng); };
    this._keys = (event) => {
      if (event.key === "Escape") this.stop();
      if (event.key === "Enter" && event.target === map.getContainer()) this._add(map.getCenter());
    };
  }

  toggle() {
    if (this.active) this.stop();
    else this._start();
  }

  stop() {
    if (!this.active) return;
    this.active = false;
    this._map.off("click", this._click);
    this._map.getContainer().removeEventListener("keydown", this._keys);
    this._map.getContainer().classList.remove("gm-measuring");
    this._line.remove();
    if (this._zoomed) this._map.doubleClickZoom.enable();
    this._points = [];
    this._note.hidden = true;
    this._map.gmMeasuring = false;
    this._onToggle(false);
  }

  destroy() {
    this.stop();
    this._renderer?.remove();
    this._note.remove();
  }

  _start() {
    this.active = true;
    this._map.gmMeasuring = true;
    const pane = this._map.getPane("gm-measure") ?? this._map.createPane("gm-measure");
    pane.style.zIndex = "470";
    this._renderer ??= L.svg({ pane: "gm-measure" });
    this._line = L.polyline([], { className: "gm-measure-line", interactive: false, pane: "gm-measure", renderer: this._renderer }).addTo(this._map);
    this._zoomed = this._map.doubleClickZoom.enabled();
    this._map.doubleClickZoom.disable();
    this._map.on("click", this._click);
    this._map.getContainer().addEventListener("keydown", this._keys);
    this._map.getContainer().classList.add("gm-measuring");
    this._say();
    this._onToggle(true);
    this._map.getContainer().focus({ preventScroll: true });
  }

  _add(latlng) {
    this._points.push(latlng);
    this._line.setLatLngs(this._points);
    this._say();
  }

  _say() {
    const [last, before] = [this._points.at(-1), this._points.at(-2)];
    const whole = this._points.slice(1).reduce((sum, point, at) => sum + this._map.distance(this._points[at], point), 0);
    const words = this._points.length < 2
      ? say(this._points.length ? "Click the next point, or move the map and press Enter for its centre. Escape ends." : "Click points, or move the map and press Enter for its centre. Escape ends.")
      : say(this._points.length > 2 ? "{length} in straight lines, the last part {part}. Escape ends." : "{length} in a straight line. Escape ends.", { length: lengthWords(whole), part: lengthWords(this._map.distance(before, last)) });
    this._note.textContent = words;
    this._note.hidden = false;
  }
}
