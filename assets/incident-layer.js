/**
 * The incidents on the map. Each site is drawn no more exactly than it is known: a disc for an exact place, a
 * hollow disc in a ring of its uncertainty, or its whole district or province hatched.
 */
import { AreaIndex } from "./areas.js";
import { CanvasOverlay } from "./canvas-overlay.js";
import { paintArea, paintHalo, paintLinks, paintRing } from "./paint.js";
import { drawSymbol, symbolRadius } from "./glyphs.js";
import { inWindow, indexIncidents, normalFilters, passesAttributes, sitePasses } from "./incidents.js";
import { namingOf, placeLabel } from "./naming.js";
import { SitePicker } from "./site-picker.js";
import { stackSites } from "./stacks.js";
import { themeColors } from "./theme.js";
import { wantsLessMotion } from "./dom.js";

export class IncidentLayer {
  /**
   * @param {Object} collection FeatureCollection, one Feature per site
   * @param {{display: ?Object, naming: string}} [options] display holds the polygons of provinces
   */
  constructor(collection, { display = null, naming = "both" } = {}) {
    this.index = indexIncidents(collection);
    this.selected = null;
    this._areas = new AreaIndex(display);
    this._naming = namingOf(naming);
    this._listeners = new Map();
    this._stacks = [];
    this.setVisible({});
  }

  /** Adds the layer to a map; a second call for the same map does nothing. */
  addTo(map) {
    if (this._map === map) return this;
    this.remove();
    this._map = map;
    map.getContainer().classList.add("gm-map");
    this._overlay = new CanvasOverlay({ pane: "gm-incidents", zIndex: 450, draw: (ctx, bounds) => this._paint(ctx, bounds) });
    this._overlay.addTo(map);
    this._picker = new SitePicker(map, this);
    map.gmBasemap?.labels.setSource("sites", () => this._labels());
    return this;
  }

  remove() {
    if (!this._map) return this;
    this._map.gmBasemap?.labels.setSource("sites", null);
    this._picker.remove();
    this._overlay.remove();
    this._map = null;
    return this;
  }

  /** Listens to "select"; the event holds `id`, the incident's, or null. */
  on(type, listener) {
    if (!this._listeners.has(type)) this._listeners.set(type, new Set());
    this._listeners.get(type).add(listener);
    return this;
  }

  off(type, listener) {
    this._listeners.get(type)?.delete(listener);
    return this;
  }

  /** Shows the sites that pass `{start, end, kinds, parties, precisionMax}`; null means no limit. */
  setVisible(filters) {
    const wanted = normalFilters(filters);
    const shown = (incident) => inWindow(incident, wanted) && passesAttributes(incident, wanted);
    const incidents = new Set(this.index.incidents.filter(shown));
    this._sites = this.index.sites.filter((site) => site.latlng && incidents.has(site.incident) && sitePasses(site, wanted));
    this.redraw();
  }

  /** Selects the incident with this id, or that of one of its sites; null selects none. */
  select(id) {
    const incident = this.index.byId.get(id) ?? null;
    if (incident === this.selected) return;
    this.selected = incident;
    this.redraw();
    for (const listener of this._listeners.get("select") ?? []) listener({ type: "select", id: incident?.id ?? null });
  }

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

  /** The sites now shown, as the map has them. */
  visibleSites() {
    return [...this._sites];
  }

  /** Moves the map, only as far as needed, so that these sites are seen. */
  showSites(sites) {
    const map = this._map;
    const located = sites.filter((site) => site.latlng);
    if (!map || !located.length) return;
    const bounds = L.latLngBounds(located.map((site) => site.latlng));
    for (const site of located) {
      const area = site.style === "area" && this._areas.ofSite(site);
      if (area) bounds.extend([[area.bounds[1], area.bounds[0]], [area.bounds[3], area.bounds[2]]]);
    }
    if (map.getBounds().pad(-0.08).contains(bounds)) return;
    const zoom = Math.min(map.getBoundsZoom(bounds.pad(0.15)), Math.max(map.getZoom(), 9));
    map.setView(bounds.getCenter(), zoom, { animate: !wantsLessMotion() });
  }

  /** The stacks within `reach` pixels of a layer point, the nearest first. */
  stacksNear(point, reach) {
    return this._stacks
      .map((stack) => ({ stack, distance: Math.hypot(stack.x - point.x, stack.y - point.y) }))
      .filter(({ stack, distance }) => distance <= radiusOf(stack) + reach)
      .sort((a, b) => a.distance - b.distance)
      .map(({ stack }) => stack);
  }

  _paint(ctx, bounds) {
    const map = this._map;
    const color = themeColors(map.getContainer());
    const project = (latlng) => map.latLngToLayerPoint(latlng);
    this._paintAreas(ctx, project, color);
    this._paintRings(ctx, project, color);
    const chosen = this._sites.filter((site) => site.incident === this.selected);
    paintLinks(ctx, chosen.map((site) => project(site.latlng)), color);
    this._stacks = stackSites(this._sites.filter((site) => bounds.contains(project(site.latlng))), project);
    const holds = (stack) => stack.incidents.includes(this.selected);
    const ordered = [...this._stacks].sort((a, b) => holds(a) - holds(b) || a.incidents.length - b.incidents.length);
    const colors = { rim: color("rim"), edge: color("edge"), paper: color("symbol-paper"), ink: color("ink") };
    for (const stack of ordered) {
      const scale = holds(stack) ? 1.15 : 1;
      if (holds(stack)) paintHalo(ctx, stack, radiusOf(stack) * scale, color);
      drawSymbol(ctx, { ...stack, count: stack.incidents.length, scale }, colors);
    }
    map.gmBasemap?.labels.redraw();
  }

  _paintAreas(ctx, project, color) {
    const areas = new Map();
    for (const site of this._sites) {
      const area = site.style === "area" && this._areas.ofSite(site);
      if (!area) continue;
      if (!areas.has(area)) areas.set(area, { kinds: new Set(), chosen: false });
      const entry = areas.get(area);
      entry.kinds.add(site.incident.kind);
      if (site.incident === this.selected) entry.chosen = true;
    }
    for (const [area, { kinds, chosen }] of areas) {
      const fill = kinds.size === 1 ? [...kinds][0].color : color("muted");
      paintArea(ctx, area.rings.map((ring) => ring.map(([lon, lat]) => project([lat, lon]))), { fill, chosen, ink: color("ink") });
    }
  }

  _paintRings(ctx, project, color) {
    const rings = new Map();
    for (const site of this._sites) {
      const metres = Number(site.props.uncertainty_m);
      if (!(metres > 0) || (site.style === "area" && this._areas.ofSite(site))) continue;
      const key = `${site.latlng} ${metres} ${site.incident.kind.id} ${site.incident === this.selected}`;
      rings.set(key, { site, metres, chosen: site.incident === this.selected });
    }
    const crowded = rings.size > 60;
    for (const { site, metres, chosen } of rings.values()) {
      const style = { fill: site.incident.kind.color, chosen, crowded, ink: color("ink"), exact: site.style === "exact" };
      paintRing(ctx, project(site.latlng), { lat: site.latlng[0], metres, zoom: this._map.getZoom() }, style);
    }
  }

  _labels() {
    const labels = [];
    const obstacles = [];
    for (const stack of this._stacks) {
      const at = this._map.latLngToLayerPoint(stack.latlng);
      const chosen = stack.incidents.includes(this.selected);
      const names = [...new Set(stack.sites.map((site) => placeLabel(site.props, this.naming)))];
      const first = chosen ? placeLabel(stack.sites.find((site) => site.incident === this.selected).props, this.naming) : names[0];
      const exactness = { exact: 200, near: 100, area: 20 }[stack.style];
      labels.push({
        at: [at],
        text: clip(names.length > 1 ? `${first} +${names.length - 1}` : first),
        style: chosen ? "chosen" : "site",
        priority: (chosen ? 10000 : 1000) + exactness + Math.min(stack.incidents.length, 50),
        radius: radiusOf(stack) + (chosen ? 8 : 2),
        anchored: true,
      });
      obstacles.push({ x: at.x, y: at.y, r: radiusOf(stack) });
    }
    return { labels, obstacles };
  }
}

function radiusOf(stack) {
  return symbolRadius(stack.style, stack.incidents.length);
}

function clip(text) {
  return text.length > 42 ? `${text.slice(0, 40)}…` : text;
}
