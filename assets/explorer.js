/** Map, time, panel and filters as one: the state they share and the news they give to their host. */
import { countWords, spanWords, textOf } from "./format.js";
import { ControlLegend } from "./control-legend.js";
import { dayOfIso, isoOfDay } from "./days.js";
import { el } from "./dom.js";
import { FilterPanel } from "./filters.js";
import { followTheme } from "./theme.js";
import { normalAttributes, normalFilters } from "./incident-filter.js";
import { MapButtons } from "./map-buttons.js";
import { MapTools } from "./map-tools.js";
import { namingOf } from "./naming.js";
import { Panel } from "./panel.js";
import { PointAsker } from "./point-asker.js";
import { Sheet } from "./sheet.js";
import { tallyWords } from "./tray.js";
import { Timeline } from "./timeline.js";
import { say } from "./words.js";

const HOOK_DELAY_MS = 250;
const PANEL_DELAY_MS = 30;

/** Between the outermost symbols and the map's edge, when all are shown. */
const ROOM_PX = 16;

const MEDIUM_WIDTH = 1024;
const NARROW_WIDTH = 720;

/** From this width on the map is wide enough to be read beside an open legend. */
const LEGEND_WIDTH = 1280;

/**
 * Map, time, panel and filters as one, inside `root`, around a map and its incident layer. What its options are says
 * `mountExplorer`, which makes it.
 */
export class Explorer {
  constructor(root, { map, layer, places, controls, hooks }) {
    this._root = root;
    this._map = map;
    this._layer = layer;
    this._hooks = hooks;
    this._filters = normalFilters();
    this._quiet = true;
    // In the app the page around the map says so.
    this._saysMissing = controls;
    this._timers = new Map();
    this._stops = [];
    this._lastWindow = "";
    const { table } = layer;
    this._panel = new Panel(table, {
      onSelect: (id) => this._choose(id),
      onLight: (id) => layer.light(id),
      onSettings: () => this._settingsChanged(),
      onTab: () => this._sheet?.raise(),
      onZoom: (site) => this._zoomTo(site),
      onReset: () => this._reset(),
      onApart: hooks.onApart,
    });
    this._timeline = new Timeline({
      firstDay: table.firstDay,
      lastDay: table.lastDay,
      tallies: (table.about.tallies ?? []).map(tallyMark).filter((tally) => tally.day !== null),
      onChange: (window) => this._windowMoved(window),
      onSettle: () => this._windowSettled(),
      onSettings: () => this._settingsChanged(),
    });
    this._filterPanel = new FilterPanel(table, {
      controls,
      open: root.clientWidth >= LEGEND_WIDTH,
      onChange: (filters) => { this._applyFilters({ ...this._filters, ...normalAttributes(filters) }); hooks.onFilters?.(); },
      onToggle: () => map.gmBasemap?.labels.redraw(),
    });
    this._controlLegend = this._controlKey();
    this._tools = new MapTools(map, {
      table,
      places,
      search: hooks.onSearch,
      onGo: (lon, lat, reach) => this._point?.ask(lon, lat, reach),
      onNaming: (naming) => { this._setNaming(naming); hooks.onNaming?.(naming); },
      onPlace: () => this._settingsChanged(),
      onLanguage: controls ? hooks.onLanguage : null,
    });
    this._build(table.about);
    this._listen();
    if (layer.selected) this._panel.showCard(layer.selected);
    this._showDay();
    this._quiet = false;
  }

  /** Merges filters from the host; keys left out stay as they are. Nothing is reported back. */
  setFilters(filters = {}) {
    this._quietly(() => {
      const merged = { ...this._filters, ...normalAttributes(filters) };
      if ("start" in filters || "end" in filters) {
        const ends = normalFilters(filters);
        this._timeline.setWindow("start" in filters ? ends.start : this._filters.start, "end" in filters ? ends.end : this._filters.end);
        Object.assign(merged, this._windowFilters());
        this._lastWindow = this._windowKey();
      }
      this._filterPanel.show(merged);
      this._applyFilters(merged);
    });
    this._checkTheme();
  }

  /** All that a link restores, as `setView` takes it. */
  get view() {
    const centre = this._map.getCenter();
    const { kinds, parties, precisionMax } = this._filters;
    const [start, end] = this._windowDays();
    return {
      lon: centre.lng, lat: centre.lat, zoom: this._map.getZoom(), start, end,
      kinds: kinds && [...kinds], parties: parties && [...parties], precisionMax,
      selected: this._layer.selected?.id ?? null, naming: this._panel.naming, ...this._settings(),
    };
  }

  /** The tab that opens by itself. */
  _ownTab() {
    return this._layer.selected ? "card" : "incidents";
  }

  /** What changes no incident shown. */
  _settings() {
    const { tab, ...order } = this._panel.settings;
    return { place: this._tools.place, ...this._timeline.settings, ...order, tab: tab === this._ownTab() ? null : tab, control: this._controlLegend?.shown ?? true, theme: this._root.dataset.theme ?? null };
  }

  _settingsChanged() {
    if (!this._quiet) this._later("settings", () => this._hooks.onSettings?.(this._settings()));
  }

  /** Applies the parts of a view that are given. Nothing is reported back. */
  setView(view = {}) {
    this._quietly(() => {
      this._applySettings(view);
      if ("naming" in view) this._setNaming(view.naming);
      this.setFilters(view);
      const { lon, lat, zoom } = view;
      if (Number.isFinite(lon) && Number.isFinite(lat)) this._map.setView([lat, lon], Number.isFinite(zoom) ? zoom : this._map.getZoom(), { animate: false });
      else if (!this._fitted) this._showAllSites();
      this._fitted = true;
      if ("selected" in view) {
        this._layer.select(view.selected ?? null);
        if (this._saysMissing) this._panel.showMissing(this._layer.selected ? null : view.selected);
      }
      if (view.selected && !Number.isFinite(lon)) this._layer.showSites(this._layer.selected?.sites ?? []);
      if ("tab" in view) this._panel.open(view.tab ?? this._ownTab());
    });
  }

  _applySettings(view) {
    this._timeline.setSettings(view);
    this._panel.setSettings(view);
    if ("place" in view) this._tools.markPlace(view.place);
    if (typeof view.control === "boolean" && this._controlLegend) {
      this._controlLegend.shown = view.control;
      this._showControl(view.control);
    }
    if (view.theme) this._root.dataset.theme = view.theme;
    else if ("theme" in view) delete this._root.dataset.theme;
    this._checkTheme();
  }

  _turnTheme() {
    this._root.dataset.theme = this._root.classList.contains("gm-dark") ? "light" : "dark";
    this._checkTheme();
    this._settingsChanged();
  }

  _showControl(shown) {
    this._map.gmBasemap.control.setShown(shown);
    this._map.gmBasemap.labels.redraw();
  }

  /** Says which keys of a link could not be read. */
  showDropped(keys) {
    this._panel.showDropped(keys);
  }

  /** Shows what is known of the point asked about last; an answer to an earlier question is dropped. */
  showContext(answer) {
    this._point?.show(answer);
  }

  /** Puts a background map from the network under the incidents, or takes it away. */
  setTiles(source) {
    this.tiles = source;
    this._tiles?.remove();
    this._tiles = source ? this._tilesOf(source) : null;
    this._map.getContainer().classList.toggle("gm-tiled", Boolean(source));
    this._credit(textOf(source?.attribution));
  }

  /** Tiles that do not come are taken away, and that is said: nobody is credited for what is not shown. */
  _tilesOf(source) {
    const tiles = L.tileLayer(source.url, { maxNativeZoom: source.max_zoom, maxZoom: this._map.getMaxZoom(), referrerPolicy: "strict-origin-when-cross-origin" });
    let came = false;
    tiles.on("tileload", () => { came = true; });
    tiles.on("tileerror", () => {
      if (came || this._tiles !== tiles) return;
      this.setTiles(null);
      this._credit(say("The background map does not answer: the packaged one is shown"));
    });
    return tiles.addTo(this._map);
  }

  /** Puts a line before the attributions of the packaged data. */
  _credit(line) {
    this._attribution.hidden = !line && !this._attributions.length;
    this._attribution.textContent = [line, ...this._attributions].filter(Boolean).join(" · ");
  }

  /** Shows the places found for a text; an answer to an earlier one is dropped. */
  showFound(answer) {
    this._tools.showFound(answer);
  }

  /** Takes the explorer down and gives the map's element back to where it was; a second call does nothing. */
  destroy() {
    if (!this._root) return;
    for (const stop of this._stops) stop();
    for (const timer of this._timers.values()) clearTimeout(timer);
    this._tiles?.remove();
    this._map.getContainer().classList.remove("gm-tiled");
    this._timeline.destroy();
    this._panel.destroy();
    this._tools.destroy();
    this._home.replaceWith(this._map.getContainer());
    this._grid.remove();
    this._root.classList.remove("gm-root", "gm-medium", "gm-narrow", "gm-dark");
    this._root = null;
  }

  _build(about) {
    const container = this._map.getContainer();
    this._home = document.createComment("map");
    container.replaceWith(this._home);
    container.classList.add("gm-map");
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", [say("Map of incidents. Every incident is also in the list beside it."), this._hooks.onAsk ? say("Shift F10 tells what is known of its centre.") : ""].join(" ").trim());
    this._attributions = (about.attributions ?? []).map(textOf).filter(Boolean);
    this._attribution = el("p", { class: "gm-attribution", text: this._attributions.join(" · "), dir: "auto", hidden: !this._attributions.length });
    const frame = el("div", { class: "gm-map-frame" }, [this._tools.element, container, el("div", { class: "gm-keys" }, [this._filterPanel.element, this._controlLegend?.element])]);
    this._status = el("p", { class: "gm-offscreen", role: "status" });
    const main = el("div", { class: "gm-main" }, [
      frame,
      this._timeline.element,
      this._attribution,
    ]);
    this._buttons = new MapButtons(this._map, { root: this._root, onAll: () => this._showAllSites(), onTheme: () => this._turnTheme(), onWhole: this._hooks.onWhole });
    this._stops.push(() => this._buttons.destroy());
    this._sheet = new Sheet(this._panel.element, () => this._panel.list.refresh());
    if (this._hooks.onAsk) {
      this._point = new PointAsker(this._map, { datasetHash: textOf(about.dataset_sha256), dayOf: () => this._timeline.day, onAsk: this._hooks.onAsk });
      this._stops.push(() => this._point.destroy());
    }
    [this._main, this._frame] = [main, frame];
    this._grid = el("div", { class: "gm-grid" }, [main, this._panel.element, this._status]);
    this._root.classList.add("gm-root");
    this._root.append(this._grid);
    if (!this._home.isConnected) this._root.prepend(this._home);
    this._fit();
  }

  _setNaming(value) {
    const naming = namingOf(value);
    this._tools.showNaming(naming);
    if (naming === this._layer.naming && naming === this._panel.naming) return;
    this._layer.setNaming(naming);
    this._panel.setNaming(naming);
  }

  /** The key to control, or null on a map whose data hold none. */
  _controlKey() {
    const ground = this._map.gmBasemap;
    if (!ground || ground.control.empty) return null;
    return new ControlLegend({
      open: this._root.clientWidth >= LEGEND_WIDTH,
      hint: this._hooks.onAsk ? say("Right-click the map, or press and hold, for what is known of a place.") : "",
      onShow: (shown) => { this._showControl(shown); this._settingsChanged(); },
      onToggle: () => ground.labels.redraw(),
    });
  }

  /** Brings what the ground shows, control and dated lines, to the last day of the window. */
  _showDay() {
    const { day } = this._timeline;
    const ground = this._map.gmBasemap;
    if (!ground || day === this._day) return;
    this._day = day;
    ground.setDay(day);
    this._controlLegend?.show(day, { since: ground.control.since, controls: ground.control.controls, lines: ground.linesOn(day) });
  }

  _showAllSites() {
    const bounds = this._layer.extent;
    const room = { paddingTopLeft: [ROOM_PX, this._tools.depth + ROOM_PX], paddingBottomRight: [ROOM_PX, ROOM_PX] };
    if (bounds) this._map.fitBounds(bounds, { animate: false, maxZoom: 10, ...room });
  }

  _listen() {
    const selected = (event) => this._selectionChanged(event.id);
    const moved = () => this._later("move", () => {
      const centre = this._map.getCenter();
      this._hooks.onMove?.(centre.lng, centre.lat, this._map.getZoom());
    });
    const onMoveEnd = () => { if (!this._quiet) moved(); };
    const lit = () => { this._panel.list.light(this._layer.lit); this._markTimes(); };
    this._layer.on("select", selected).on("light", lit);
    this._map.on("moveend", onMoveEnd);
    const size = new ResizeObserver(() => this._fit());
    size.observe(this._root);
    size.observe(this._map.getContainer());
    const repaint = () => { this._map.fire("gm:theme"); this._timeline.redraw(); };
    this._checkTheme = () => {};
    const theme = followTheme(this._root, repaint);
    this._checkTheme = theme.check;
    repaint();
    for (const key of [this._filterPanel.element, this._controlLegend?.element, this._tools.element, this._map.zoomControl?.getContainer()]) {
      const uncover = key && this._map.gmBasemap?.labels.addCover(key);
      if (uncover) this._stops.push(uncover);
    }
    this._stops.push(() => this._layer.off("select", selected).off("light", lit), () => this._map.off("moveend", onMoveEnd), () => size.disconnect(), theme.stop);
  }

  _fit() {
    const width = this._root.clientWidth;
    this._root.classList.toggle("gm-medium", width <= MEDIUM_WIDTH && width > NARROW_WIDTH);
    this._root.classList.toggle("gm-narrow", width <= NARROW_WIDTH);
    this._timeline.setCompact(width <= NARROW_WIDTH);
    this._tools.placeIn(this._main, this._frame);
    this._layer.roomAbove = this._tools.depth;
    this._quietly(() => this._map.invalidateSize({ animate: false, debounceMoveend: false }));
  }

  /** Applies filters to the map at once; list and bars, the slow part, follow a moment later. */
  _applyFilters(filters) {
    this._filters = filters;
    const changed = this._layer.setVisible({ ...filters, trail: this._timeline.trail });
    if (changed || !this._counted) {
      this._counted = true;
      this._timeline.setIncidents(this._layer.table, this._layer.filter);
    }
    this._showDay();
    if (this._timers.get("panel")) return;
    this._timers.set("panel", setTimeout(() => this._updatePanel(), PANEL_DELAY_MS));
  }

  _updatePanel() {
    clearTimeout(this._timers.get("panel"));
    this._timers.delete("panel");
    const { selected, filter } = this._layer;
    const visible = filter.visible.slice();
    this._panel.update({ visible, selected, hidden: Boolean(selected) && !filter.shows(selected.row), window: this._timeline.window });
    this._later("status", () => this._announce(visible.length));
  }

  /** Tells readers who do not see the map what is shown; not at every step of play. */
  _announce(count) {
    const words = `${spanWords(...this._timeline.window)}: ${countWords(count, "incident")}`;
    if (!this._timeline.playing && this._status.textContent !== words) this._status.textContent = words;
  }

  _windowFilters() {
    const [start, end] = this._timeline.window;
    return this._timeline.whole ? { start: null, end: null } : { start, end };
  }

  _windowMoved() {
    this._applyFilters({ ...this._filters, ...this._windowFilters() });
  }

  _windowSettled() {
    if (this._quiet) return;
    this._later("window", () => {
      if (!this._timeline.playing) this._point?.askAgain();
      const key = this._windowKey();
      if (this._lastWindow === key || this._timeline.playing) return;
      this._lastWindow = key;
      this._hooks.onWindow?.(...this._windowDays());
    });
  }

  /** First and last day of the window in ISO, nulls for the whole period. */
  _windowDays() {
    return this._timeline.whole ? [null, null] : this._timeline.window.map(isoOfDay);
  }

  /** The window that the host knows of, in one word. */
  _windowKey() {
    return this._windowDays().join(" ");
  }

  _choose(id) {
    this._layer.select(id);
    if (id) {
      this._panel.open("card");
      this._layer.showSites(this._layer.selected?.sites ?? []);
    }
  }

  _selectionChanged(id) {
    this._panel.showCard(this._layer.selected);
    this._markTimes();
    if (id) {
      this._panel.open("card");
      this._sheet.raise();
    }
    this._updatePanel();
    if (!this._quiet) this._hooks.onSelect?.(id);
  }

  /** Marks when the selected incident and the one that is pointed at happened. */
  _markTimes() {
    const { table, selected, lit } = this._layer;
    const rows = [[selected?.row ?? -1, true], [lit, false]].filter(([row]) => row >= 0 && row < table.dated);
    this._timeline.setMarks(rows.map(([row, strong]) => ({ span: [table.start[row], table.end[row]], strong })));
  }

  _zoomTo(site) {
    this._map.setView(site.latlng, Math.max(this._map.getZoom(), site.style === "area" ? 9 : 11), { animate: false });
  }

  _reset() {
    this._timeline.setWindow(null, null);
    this._filterPanel.show({ kinds: null, parties: null, precisionMax: null });
    this._applyFilters(normalFilters());
    this._windowSettled();
    this._hooks.onReset?.();
  }

  _later(name, act) {
    clearTimeout(this._timers.get(name));
    this._timers.set(name, setTimeout(act, HOOK_DELAY_MS));
  }

  _quietly(act) {
    const before = this._quiet;
    this._quiet = true;
    act();
    this._quiet = before;
  }
}

/** A running total as the time chart draws it; those of one episode, claimant, side and measure are one series. */
function tallyMark(tally) {
  const series = [tally.episode, tally.claimant_party, tally.side, tally.measure].map(textOf).join("\u001f");
  return { day: dayOfIso(tally.as_of), words: tallyWords(tally), value: Number(tally.best ?? tally.low ?? tally.high) || 0, series };
}
