/** What lies under the symbols and says how exactly places are known: hatched areas, rings, sectors; and what has faded. */
import { AreaIndex } from "./areas.js";
import { KINDS } from "./kinds.js";
import { STYLES, STYLE_AREA, STYLE_NONE } from "./incident-table.js";
import { destination } from "./geometry.js";
import { Hatches, paintArea, paintRing, paintSector, paintTrail } from "./paint.js";

/** More rings than this would be a mat that shows nothing: then only those of the chosen incident are drawn. */
const MOST_RINGS = 400;
const CROWDED_RINGS = 60;

/** One of eight points of the compass, and the rules of `geo/extract/roles/bearings.py` for its doubt. */
const SECTOR_DEG = 45;
const SECTOR_POINTS = 13;
const BEARING_SHARE = 0.4;
const BEARING_LEAST_M = 1500;

export class DoubtPainter {
  /**
   * @param {IncidentLayer} layer
   * @param {StackBoard} board
   * @param {?Object} display holds the polygons of provinces
   */
  constructor(layer, board, display) {
    this._layer = layer;
    this._table = layer.table;
    this._board = board;
    this._areas = new AreaIndex(display);
    this._areaOfSite = new Map();
    this._hatches = new Hatches();
  }

  /**
   * Paints what is shown now.
   * @param {CanvasRenderingContext2D} ctx
   * @param {{map: L.Map, color: function(string): string, view: Object, stacks: Object[], selected: ?Object}} scene view as in `StackBoard.gather`
   */
  paint(ctx, scene) {
    this._paintAreas(ctx, scene);
    this._paintRings(ctx, scene);
    this._paintTrail(ctx, scene.view);
  }

  /** The district or province that stands for a site, or null. */
  areaOf(site) {
    if (this._table.style[site] !== STYLE_AREA) return null;
    const key = this._table.place[site] * 8 + this._table.precision[site];
    let area = this._areaOfSite.get(key);
    if (area === undefined) {
      area = this._areas.ofSite({ props: this._table.placeOf(site), precision: this._table.precision[site] });
      this._areaOfSite.set(key, area);
    }
    return area;
  }

  _paintAreas(ctx, { map, color, selected }) {
    const { firstSite, style, kind } = this._table;
    const areas = new Map();
    for (const row of this._layer.filter.visible) {
      for (let site = firstSite[row]; site < firstSite[row + 1]; site += 1) {
        const area = style[site] === STYLE_AREA && this._layer.filter.siteShows(site) && this.areaOf(site);
        if (!area) continue;
        const entry = areas.get(area);
        if (!entry) areas.set(area, { kind: kind[row], mixed: false, chosen: row === selected?.row });
        else {
          entry.mixed ||= entry.kind !== kind[row];
          entry.chosen ||= row === selected?.row;
        }
      }
    }
    const project = (latlng) => map.latLngToLayerPoint(latlng);
    for (const [area, { kind: one, mixed, chosen }] of areas) {
      const fill = mixed ? color("muted") : KINDS[one].color;
      paintArea(ctx, area.rings.map((ring) => ring.map(([lon, lat]) => project([lat, lon]))), { fill, hatched: this._hatches.of(ctx, fill), chosen, ink: color("ink") });
    }
  }

  _paintRings(ctx, { map, color, stacks, selected }) {
    const rings = new Map();
    const add = (site, row) => {
      const metres = this._table.uncertainty(site);
      const key = this._table.ringKey(site, row);
      if (!(metres > 0) || rings.has(key) || this.areaOf(site)) return;
      rings.set(key, { site, metres, chosen: row === selected?.row, row });
    };
    if (this._layer.filter.shows(selected?.row ?? -1)) {
      for (const { site, latlng } of selected.sites) if (latlng && this._layer.filter.siteShows(site)) add(site, selected.row);
    }
    if (stacks.length <= MOST_RINGS) {
      for (const stack of stacks) {
        for (let site = stack.first; site >= 0 && rings.size <= MOST_RINGS; site = this._board.siteAfter(site)) add(site, this._table.rowOfSite(site));
        if (rings.size > MOST_RINGS) break;
      }
    }
    const crowded = rings.size > CROWDED_RINGS;
    for (const { site, metres, chosen, row } of rings.values()) {
      if (rings.size > MOST_RINGS && !chosen) continue;
      const latlng = this._table.latlng(site);
      const at = map.latLngToLayerPoint(latlng);
      const style = { fill: KINDS[this._table.kind[row]].color, chosen, crowded, ink: color("ink"), exact: STYLES[this._table.style[site]] === "exact" };
      const outline = this._sectorOf(map, site, latlng, metres);
      if (outline) paintSector(ctx, outline, style);
      else paintRing(ctx, at, { lat: latlng[0], metres, zoom: map.getZoom() }, { ...style, toward: this._table.role(site) === "direction" });
    }
  }

  /** The outline of the sector in which a site lies whose text gives distance and bearing, in layer points, or null. */
  _sectorOf(map, site, latlng, metres) {
    const { bearing_deg: bearing, distance_m: distance } = this._table.placeOf(site);
    if (!Number.isFinite(bearing) || !(distance > 0)) return null;
    const apex = destination(latlng, bearing + 180, distance);
    // The doubt is that of the place named and of the bearing, of which the larger part, across, is the sector's width.
    const depth = Math.max(metres - Math.max(BEARING_LEAST_M, BEARING_SHARE * distance), 0) + BEARING_LEAST_M;
    const arc = (reach) => Array.from({ length: SECTOR_POINTS }, (_, i) => destination(apex, bearing + SECTOR_DEG * (i / (SECTOR_POINTS - 1) - 0.5), reach));
    const outline = [...arc(distance + depth), ...arc(Math.max(distance - depth, 0)).reverse()];
    return outline.map((point) => map.latLngToLayerPoint(point));
  }

  /** Incidents that ended before the window fade away, the older the paler. */
  _paintTrail(ctx, { zoom, origin, bounds }) {
    const { start, trail } = this._layer.filter.filters;
    if (!trail || start === null) return;
    const { dated, end, firstSite, style, spot, worldX, worldY, kind } = this._table;
    const scale = 256 * 2 ** zoom;
    const marks = [];
    for (let row = this._table.fromEnd(start - trail); row < dated && this._table.start[row] < start; row += 1) {
      if (end[row] >= start || end[row] < start - trail || !this._layer.filter.passing[row]) continue;
      for (let site = firstSite[row]; site < firstSite[row + 1]; site += 1) {
        if (style[site] === STYLE_NONE || !this._layer.filter.siteShows(site)) continue;
        const [x, y] = [worldX[spot[site]] * scale - origin.x, worldY[spot[site]] * scale - origin.y];
        if (x < bounds.min.x || y < bounds.min.y || x > bounds.max.x || y > bounds.max.y) continue;
        marks.push({ x, y, color: KINDS[kind[row]].color, age: (start - end[row]) / trail });
      }
    }
    paintTrail(ctx, marks);
  }
}
