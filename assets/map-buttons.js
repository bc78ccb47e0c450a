/** The buttons under the map's zoom: all places, the reader's own view, measuring, full screen. */
import { Measure } from "./measure.js";
import { el, svgEl, wantsLessMotion } from "./dom.js";
import { say } from "./words.js";

/** Four corners, drawn: few fonts have the sign for full screen. */
const CORNERS = "M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10";

/** Under this name the browser keeps the reader's own view; it never leaves the browser. */
const KEPT_VIEW = "geo-incident-map-view";

export class MapButtons {
  /**
   * @param {L.Map} map
   * @param {{root: HTMLElement, onAll: function(): void, onTheme: function(): void, onWhole: ?function(): void}} options root is what
   *   goes full screen; onTheme changes from light to dark and back; onWhole opens the whole app from an embedded map
   */
  constructor(map, { root, onAll, onTheme, onWhole }) {
    this._map = map;
    this._bar = map.zoomControl?.getContainer();
    if (!this._bar) return;
    this._measure = new Measure(map, (active) => this._measuring.setAttribute("aria-pressed", String(active)));
    this._measuring = this._button("↔", say("Measure a distance"), () => this._measure.toggle());
    this._measuring.setAttribute("aria-pressed", "false");
    this._full = this._button("", say("Full screen"), () => this._toggleFull(root));
    this._full.append(svgEl("svg", { viewBox: "0 0 16 16", class: "gm-icon", "aria-hidden": "true" }, [svgEl("path", { d: CORNERS })]));
    this._full.hidden = !document.fullscreenEnabled;
    this._mine = this._button("★", "", () => this._goOrKeep());
    this._mine.addEventListener("keydown", (event) => { if (event.key === "Delete") this._forget(); });
    this._mine.addEventListener("contextmenu", (event) => { event.preventDefault(); this._forget(); });
    this._buttons = [this._button("⌂", say("Show all places"), onAll), this._mine, this._measuring, this._full, this._button("◐", say("Light or dark"), onTheme)];
    if (onWhole) this._buttons.push(this._button("↗", say("Open the whole map in a new tab"), onWhole));
    this._bar.append(...this._buttons);
    nameZoom(this._bar);
    this._nameMine();
    this._fit = () => this._fitHeight(map);
    map.on("resize", this._fit);
    this._fit();
  }

  /** A low map has the buttons in two columns: one below its edge could not be pressed. */
  _fitHeight(map) {
    this._bar.classList.remove("gm-two-columns");
    const bottom = this._bar.offsetTop + this._bar.offsetHeight;
    this._bar.classList.toggle("gm-two-columns", bottom > map.getSize().y);
  }

  destroy() {
    if (!this._bar) return;
    this._map.off("resize", this._fit);
    this._measure.destroy();
    for (const button of this._buttons) button.remove();
  }

  _button(sign, name, act) {
    return el("a", {
      href: "#", role: "button", class: "gm-home", title: name, "aria-label": name, text: sign,
      on: {
        click: (event) => { event.preventDefault(); event.stopPropagation(); act(); },
        keydown: (event) => { if (event.key === " ") { event.preventDefault(); act(); } },
        dblclick: (event) => event.stopPropagation(),
      },
    });
  }

  _toggleFull(root) {
    const asked = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.();
    // A page that may not go full screen has no use for the button.
    asked?.catch(() => { this._full.hidden = true; });
  }

  _goOrKeep() {
    const kept = readView();
    const centre = this._map.getCenter();
    if (kept) this._map.setView([kept.lat, kept.lon], kept.zoom, { animate: !wantsLessMotion() });
    else writeView({ lon: centre.lng, lat: centre.lat, zoom: this._map.getZoom() });
    this._nameMine();
  }

  _forget() {
    writeView(null);
    this._nameMine();
  }

  _nameMine() {
    const words = say(readView() ? "Go to my view (right-click or Delete forgets it)" : "Keep this view as mine");
    this._mine.title = words;
    this._mine.setAttribute("aria-label", words);
    this._mine.classList.toggle("gm-kept", Boolean(readView()));
  }
}

/** The kept view, or null; a browser that keeps nothing for this page has none. */
function readView() {
  try {
    const kept = JSON.parse(globalThis.localStorage.getItem(KEPT_VIEW));
    return kept && [kept.lon, kept.lat, kept.zoom].every(Number.isFinite) ? kept : null;
  } catch {
    return null;
  }
}

function writeView(view) {
  try {
    if (view) globalThis.localStorage.setItem(KEPT_VIEW, JSON.stringify(view));
    else globalThis.localStorage.removeItem(KEPT_VIEW);
  } catch {
    // a page without storage keeps nothing
  }
}

/** Names Leaflet's own two buttons, which it names in English. */
function nameZoom(bar) {
  for (const [name, words] of [["in", say("Zoom in")], ["out", say("Zoom out")]]) {
    const button = bar.querySelector(`.leaflet-control-zoom-${name}`);
    button?.setAttribute("title", words);
    button?.setAttribute("aria-label", words);
  }
}
