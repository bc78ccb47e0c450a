/** Mounting the explorer: in a language, and anew in another; in a page of its own with its address in step. */
import { Explorer } from "./explorer.js";
import { PageLink } from "./page-link.js";
import { setLanguage, spokenLanguage } from "./words.js";
import { viewOfLink } from "./permalink.js";

/**
 * Builds the explorer inside `root` around a map and its incident layer.
 * @param {HTMLElement} root
 * @param {{map: L.Map, layer: IncidentLayer, view: Object, places: Object, controls: boolean, linked: boolean, hooks: Object}} options
 *   view: `{lon, lat, zoom, start, end, kinds, parties, precisionMax, selected, place, naming, mode, step, speed, loop, control,
 *   sums, sort, tab, language, theme}`, all optional;
 *   places: what is known of the incidents' places beyond the layer's table, see `placeFinder`;
 *   controls: whether filters and language are chosen here; linked: whether the page's address after "#" is the view's link;
 *   hooks: `onSelect(id|null)`, `onWindow(startISO, endISO)` with nulls for the whole period,
 *   `onMove(lon, lat, zoom)`, `onReset()` when all filters are lifted, `onFilters()` when filters were changed here, `onNaming(naming)`,
 *   `onSettings(settings)` with the keys of view from place to tab; `onAsk(lon, lat, onISO)` when the reader asks
 *   what is known of a point on the window's last day: the host answers by `showContext`. Without it nothing can be asked;
 *   `onApart(id, ids)` when an account joined to others is to be an incident of its own again; without it they cannot be;
 *   `onWhole()` when the whole app is wanted beside an embedded map; without it it cannot be;
 *   `onSearch(text)` when a place is looked for: the host answers by `showFound`. Without it the places of the incidents are searched here
 * @returns {{setFilters: function(Object): void, setView: function(Object): void, setLanguage: function(string): void,
 *   showContext: function(Object): void, showFound: function(Object): void, setTiles: function(?Object): void,
 *   view: Object, destroy: function(): void}} setTiles takes `{url, attribution, max_zoom}` of a background map from the network,
 *   null for the packaged one; showContext takes `{lon, lat, on, properties}`, or `error` in place of properties, showFound
 *   `{text, places}`; view is as in the options
 */
export function mountExplorer(root, { view = {}, linked = false, hooks = {}, ...parts }) {
  const mounted = new Mounted(root, parts, linked ? linkedHooks(hooks, () => mounted.tell()) : hooks, linked);
  mounted.begin(view ?? {});
  return {
    setFilters: (filters) => mounted.explorer.setFilters(filters),
    setView: (next) => mounted.go(next),
    setLanguage: (code) => mounted.speak(code),
    showContext: (answer) => mounted.explorer.showContext(answer),
    showFound: (answer) => mounted.explorer.showFound(answer),
    setTiles: (source) => mounted.explorer.setTiles(source),
    get view() { return mounted.view; },
    destroy: () => mounted.destroy(),
  };
}

class Mounted {
  constructor(root, parts, hooks, linked) {
    this._root = root;
    this._parts = parts;
    this._hooks = { ...hooks, onLanguage: (code) => { this.speak(code); hooks.onLanguage?.(code); } };
    if (linked) this._link = new PageLink("hash", (view) => { this.go(view); this._link.show(this.view, {}, { inPlace: true }); });
  }

  begin(view) {
    const { view: told, dropped } = this._link?.query ? viewOfLink(this._link.query) : { view, dropped: [] };
    if (told.place && told.place.id === view.place?.id) told.place = view.place;
    this._build(told);
    this.explorer.showDropped(dropped);
    this._link?.show(this.view);
  }

  get view() {
    return { ...this.explorer.view, language: spokenLanguage() };
  }

  /** Shows a view, in its language if it names one. */
  go(view) {
    if ("language" in view && view.language !== spokenLanguage()) {
      const [kept, { tiles }] = [this.view, this.explorer];
      this.explorer.destroy();
      this._build({ ...kept, ...view });
      this.explorer.setTiles(tiles ?? null);
    } else this.explorer.setView(view);
  }

  speak(code) {
    this.go({ ...this.view, language: code });
  }

  /** Brings the address in step with what is shown. */
  tell() {
    this._link?.show(this.view);
  }

  destroy() {
    this._link?.destroy();
    this.explorer.destroy();
  }

  _build(view) {
    setLanguage(view.language);
    this._root.lang = spokenLanguage();
    if (this._link) document.documentElement.lang = spokenLanguage();
    this.explorer = new Explorer(this._root, { ...this._parts, hooks: this._hooks });
    this.explorer.setView(view);
    this._parts.map.fire("gm:language");
  }
}

/** Hooks that also tell when something of the view has changed. */
function linkedHooks(hooks, tell) {
  const told = ["onSelect", "onWindow", "onMove", "onReset", "onFilters", "onNaming", "onSettings", "onLanguage"];
  return { ...hooks, ...Object.fromEntries(told.map((name) => [name, (...news) => { hooks[name]?.(...news); tell(); }])) };
}
