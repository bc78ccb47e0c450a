/**
 * The incidents on the map, on one canvas. Each site is drawn no more exactly than it is known: a solid symbol for an exact
 * place, a hollow one in a ring of its uncertainty, or its whole district or province hatched. To Leaflet they are a layer like
 * any other. It fires "select" and "light"; the event holds `id`, the incident's, or null.
 */
import { CanvasOverlay } from "./canvas-overlay.js";
import { DoubtPainter } from "./doubt-painter.js";
import { IncidentFilter, normalFilters } from "./incident-filter.js";
import { IncidentTable, STYLE_NONE } from "./incident-table.js";
import { SitePicker } from "./site-picker.js";
import { StackBoard } from "./stacks.js";
import { SymbolPainter, shapeOf, stackRadius } from "./glyphs.js";
import { bytesOfBase64 } from "./columns.js";
import { isNamed, namingOf, placeLabel } from "./naming.js";
import { paintHalo, paintLinks } from "./paint.js";
import { themeColors } from "./theme.js";
import { wantsLessMotion } from "./dom.js";

/** Names are sought for this many symbols at most, the chosen and the exact first. */
const MOST_LABELS = 160;

export class IncidentLayer extends L.Layer {
  /**
   * @param {Uint8Array|string} data what `geo/render/columns.py` wrote, or the same as base64
   * @param {{display: ?Object, naming: string}} [options] display holds the polygons of provinces
   */
  constructor(data, { display = null, naming = "both" } = {}) {
    super();
    this.table = new IncidentTable(typeof data === "string" ? bytesOfBase64(data) : data);
    this.filter = new IncidentFilter(this.table);
    this.selected = null;
    this.lit = -1;
    this._naming = namingOf(naming);
    this._board = new StackBoard(this.table);
    this._doubt = new DoubtPainter(this, this._board, display);
    this._symbols = new SymbolPainter();
    this._tree = null;
    this._labelSource = `sites ${L.stamp(this)}`;
  }

  /** What Leaflet calls when the layer comes onto a map. */
  onAdd(map) {
    map.getContainer().classList.add("gm-map");
    this._overlay = new CanvasOverlay({ pane: "gm-incidents", zIndex: 450, draw: (ctx, bounds) => this._paint(ctx, bounds) });
    this._overlay.addTo(map);
    this._picker = new SitePicker(map, this);
    map.gmBasemap?.labels.setSource(this._labelSource, () => this._labels());
  }

  /** What Leaflet calls when the layer, or its map, is taken away. */
  onRemove(map) {
    map.gmBasemap?.labels.setSource(this._labelSource, null);
    this._picker.remove();
    this._overlay.remove();
  }

  /**
   * Shows the sites that pass `{start, end, kinds, parties, precisionMax, trail}`; null means no limit, trail is the days
   * before the start whose incidents fade away. Returns whether other filters than the time window changed.
   */
  setVisible(filters) {
    const changed = this.filter.set(normalFilters(filters));
    this.redraw();
    return changed;
  }

  /** Selects the incident with this id, or that of one of its sites; null selects none. */
  select(id) {
    const row = id === null || id === undefined ? -1 : this.table.rowOf(id);
    if (row === (this.selected?.row ?? -1)) return;
    this.selected = row < 0 ? null : this.table.incident(row);
    this.redraw();
    this.fire("select", { id: this.selected?.id ?? null });
  }

  /** Lights an incident up, as the pointer's passing over its row in a list does; null lights none. */
  light(id) {
    const row = id === null ? -1 : this.table.rowOf(id);
    if (row === this.lit) return;
    this.lit = row;
    this.redraw();
    this.fire("light", { id });
  }

  /** Pixels of the map's top that something lies over, for what opens on the map. */
  roomAbove = 0;

  /** The base map's naming, or the layer's own on a map without one. */
  get naming() {
    return this._map?.gmBasemap?.naming ?? this._naming;
  }

  /** Names places so, on the base map too. */
  setNaming(naming) {
    this._naming = namingOf(naming);
    this._map?.gmBasemap?.setNaming(this._naming);
    this.redraw();
  }

  redraw() {
    this._overlay?.redraw();
  }

  /** The bounds of all sites on the map, or null where there is none. */
  get extent() {
    const { table } = this;
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let site = 0; site < table.siteCount; site += 1) {
      if (table.style[site] === STYLE_NONE) continue;
      const spot = table.spot[site];
      box[0] = Math.min(box[0], table.lat[spot]);
      box[1] = Math.min(box[1], table.lon[spot]);
      box[2] = Math.max(box[2], table.lat[spot]);
      box[3] = Math.max(box[3], table.lon[spot]);
    }
    return box[0] <= box[2] ? L.latLngBounds([box[0], box[1]], [box[2], box[3]]) : null;
  }

  /** Moves the map, only as far as needed, so that these sites of a record are seen. */
  showSites(sites) {
    const map = this._map;
    const located = sites.filter((site) => site.latlng);
    if (!map || !located.length) return;
    const bounds = L.latLngBounds(located.map((site) => site.latlng));
    for (const { site } of located) {
      const area = this._doubt.areaOf(site);
      if (area) bounds.extend([[area.bounds[1], area.bounds[0]], [area.bounds[3], area.bounds[2]]]);
    }
    if (map.getBounds().pad(-0.08).contains(bounds)) return;
    const zoom = Math.min(map.getBoundsZoom(bounds.pad(0.15)), Math.max(map.getZoom(), 9));
    map.setView(bounds.getCenter(), zoom, { animate: !wantsLessMotion() });
  }

  /** The stacks within `reach` pixels of a layer point, the nearest first. */
  stacksNear(point, reach) {
    const { stacks } = this._board;
    if (!stacks.length) return [];
    if (!this._tree) {
      this._tree = new KDBush(stacks.length);
      for (const { x, y } of stacks) this._tree.add(x, y);
      this._tree.finish();
      this._widest = stacks.reduce((most, stack) => Math.max(most, stackRadius(stack.style, stack.count)), 0);
    }
    return this._tree.within(point.x, point.y, this._widest + reach)
      .map((at) => ({ stack: stacks[at], away: Math.hypot(stacks[at].x - point.x, stacks[at].y - point.y) }))
      .filter(({ stack, away }) => away <= stackRadius(stack.style, stack.count) + reach)
      .sort((a, b) => a.away - b.away)
      .map(({ stack }) => stack);
  }

  /** Where the sites of a stack lie, as Leaflet has it. */
  latlngsOf(stack) {
    return this._board.sitesOf(stack).map((site) => this.table.latlng(site));
  }

  /** Whether a site that is shown lies in a stack. */
  holdsSite(stack, site) {
    return this.filter.shows(this.table.rowOfSite(site)) && this._board.holdsSite(stack, site);
  }

  /** The rows of a stack's incidents, by time. */
  rowsOf(stack) {
    return this._board.incidentsOf(stack);
  }

  _paint(ctx, bounds) {
    const map = this._map;
    const color = themeColors(map.getContainer());
    const chosen = this.selected?.row ?? -1;
    const shows = (site) => this.filter.siteShows(site);
    const view = { zoom: map.getZoom(), origin: map.getPixelOrigin(), bounds };
    const stacks = this._board.gather(this.filter.visible, view, { coarsest: this.filter.filters.precisionMax ?? Infinity, chosen });
    this._tree = null;
    this._doubt.paint(ctx, { map, color, view, stacks, selected: this.selected });
    const project = (latlng) => map.latLngToLayerPoint(latlng);
    const linked = this.filter.shows(chosen) ? this.selected.sites.filter((site) => site.latlng && shows(site.site)) : [];
    paintLinks(ctx, linked.map((site) => project(site.latlng)), color);
    this._paintSymbols(ctx, stacks, color);
    map.gmBasemap?.labels.redraw();
  }

  _paintSymbols(ctx, stacks, color) {
    const colors = { rim: color("rim"), edge: color("edge"), paper: color("symbol-paper"), ink: color("ink") };
    const litStacks = new Set(this._stacksOf(this.lit, stacks));
    const ordered = [...stacks].sort((a, b) => a.chosen - b.chosen || a.count - b.count);
    for (const stack of ordered) {
      const raised = stack.chosen || litStacks.has(stack);
      const scale = raised ? 1.15 : 1;
      if (raised) paintHalo(ctx, stack, stackRadius(stack.style, stack.count) * scale, color, !stack.chosen);
      this._symbols.draw(ctx, { ...stack, scale, shape: stack.count === 1 ? this._shapeOf(stack.site) : "none" }, colors);
    }
  }

  _stacksOf(row, stacks) {
    if (!this.filter.shows(row)) return [];
    return stacks.filter((stack) => this._board.holds(stack, row));
  }

  _shapeOf(site) {
    const bits = this.table.acting[this.table.rowOfSite(site)];
    return shapeOf(this.table.parties.filter((_, at) => bits & (1 << at)));
  }

  _labels() {
    const labels = [];
    const { stacks } = this._board;
    const obstacles = stacks.map((stack) => ({ x: stack.x, y: stack.y, r: stackRadius(stack.style, stack.count) }));
    const rank = (stack) => (stack.chosen ? 10000 : 1000) + { exact: 200, near: 100, area: 20 }[stack.style] + Math.min(stack.count, 50);
    const named = [...stacks].sort((a, b) => rank(b) - rank(a)).slice(0, MOST_LABELS);
    for (const stack of named) {
      // What was chosen at the last paint may be chosen no more.
      const own = stack.chosen ? this.selected?.sites.find((one) => this._board.holdsSite(stack, one.site)) : null;
      const site = own?.site ?? stack.site;
      const place = this.table.placeOf(site);
      if (!isNamed(place)) continue;
      const first = placeLabel(place, this.naming);
      const radius = stackRadius(stack.style, stack.count);
      labels.push({
        at: [L.point(stack.x, stack.y)],
        text: clip(stack.places > 1 ? `${first} +${stack.places - 1}` : first),
        style: stack.chosen ? "chosen" : "site",
        priority: rank(stack),
        radius: radius + (stack.chosen ? 8 : 2),
        anchored: true,
      });
    }
    return { labels, obstacles };
  }
}

function clip(text) {
  return text.length > 42 ? `${text.slice(0, 40)}…` : text;
}
