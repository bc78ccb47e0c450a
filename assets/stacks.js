/**
 * Sites that share a spot on the screen, gathered into one symbol that says how many incidents there are and of which
 * kinds. Cells are fixed to the map, not to the screen, so that symbols stay where they are while the map is dragged.
 */
import { KINDS } from "./kinds.js";
import { STYLES, STYLE_NONE } from "./incident-table.js";
import { stackRadius } from "./glyphs.js";

/** Cells, in pixels: sites in one are one. */
const CELL = 8;

/** Nearer than this, in pixels, symbols would cover each other, and become one. */
const STACK_DISTANCE = 16;
const STACK_GAP = 5;
const BUCKET = 64;
const TILE = 256;

export class StackBoard {
  /** @param {IncidentTable} table */
  constructor(table) {
    this._table = table;
    this._cellOf = new Int32Array(table.siteCount);
    this._next = new Int32Array(table.siteCount);
    this._seen = new Int32Array(table.places.length).fill(-1);
    this._sizeTo(1);
    this.stacks = [];
  }

  /**
   * Gathers the sites of incidents.
   * @param {Uint32Array} rows incidents
   * @param {{zoom: number, origin: {x: number, y: number}, bounds: L.Bounds}} view origin is the map's pixel origin, bounds
   *   are in layer points
   * @param {{coarsest: number, chosen: number}} choice the coarsest precision shown, and the row of the chosen incident
   * @returns {Object[]} stacks `{x, y, style, count, kinds, chosen, places, site, first}` in layer points; kinds are
   *   `[kind, count]`, places counts different ones, site is one of its sites
   */
  gather(rows, view, choice) {
    const used = this._fillCells(rows, view, choice.coarsest);
    const stacks = this._merge(used);
    this._countIncidents(rows, stacks, choice);
    this._countPlaces(stacks);
    this.stacks = stacks;
    return stacks;
  }

  /** The incidents of a stack, by row, each once. */
  incidentsOf(stack) {
    const rows = new Set();
    for (const site of this.sitesOf(stack)) rows.add(this._table.rowOfSite(site));
    return [...rows].sort((a, b) => a - b);
  }

  /** The sites of a stack. */
  sitesOf(stack) {
    const sites = [];
    for (let site = stack.first; site >= 0; site = this._next[site]) sites.push(site);
    return sites.reverse();
  }

  /** The site that comes after one in its stack, or -1; a stack's `first` is the first. */
  siteAfter(site) {
    return this._next[site];
  }

  /** Whether a site lies in a stack. */
  holdsSite(stack, site) {
    const cell = this._cellOf[site];
    return cell >= 0 && this.stacks[this._stackOf[cell]] === stack;
  }

  /** Whether a site of an incident lies in a stack. */
  holds(stack, row) {
    const { firstSite } = this._table;
    for (let site = firstSite[row]; site < firstSite[row + 1]; site += 1) if (this.holdsSite(stack, site)) return true;
    return false;
  }

  /** Adds each site to its cell; returns the cells that hold any. */
  _fillCells(rows, { zoom, origin, bounds }, coarsest) {
    const { firstSite, style, precision, spot, worldX, worldY } = this._table;
    const scale = TILE * 2 ** zoom;
    const left = Math.floor((bounds.min.x + origin.x) / CELL);
    const top = Math.floor((bounds.min.y + origin.y) / CELL);
    const columns = Math.floor((bounds.max.x + origin.x) / CELL) - left + 1;
    const lines = Math.floor((bounds.max.y + origin.y) / CELL) - top + 1;
    this._sizeTo(columns * lines);
    const { _count: count, _sumX: sumX, _sumY: sumY, _best: best, _site: one, _cellOf: cellOf } = this;
    const used = [];
    for (const row of rows) {
      for (let site = firstSite[row]; site < firstSite[row + 1]; site += 1) {
        cellOf[site] = -1;
        if (style[site] === STYLE_NONE || precision[site] > coarsest) continue;
        const x = worldX[spot[site]] * scale;
        const y = worldY[spot[site]] * scale;
        const column = Math.floor(x / CELL) - left;
        const line = Math.floor(y / CELL) - top;
        if (column < 0 || line < 0 || column >= columns || line >= lines) continue;
        const cell = line * columns + column;
        if (!count[cell]) {
          used.push(cell);
          best[cell] = STYLE_NONE;
        }
        count[cell] += 1;
        sumX[cell] += x - origin.x;
        sumY[cell] += y - origin.y;
        cellOf[site] = cell;
        if (style[site] < best[cell]) {
          best[cell] = style[site];
          one[cell] = site;
        }
      }
    }
    return used;
  }

  _sizeTo(cells) {
    if (this._count && this._count.length >= cells) {
      this._count.fill(0, 0, cells);
      this._sumX.fill(0, 0, cells);
      this._sumY.fill(0, 0, cells);
      return;
    }
    this._count = new Int32Array(cells);
    this._sumX = new Float64Array(cells);
    this._sumY = new Float64Array(cells);
    this._best = new Uint8Array(cells);
    this._site = new Int32Array(cells);
    this._stackOf = new Int32Array(cells);
  }

  /** Makes one stack of cells whose symbols would cover each other, the most exact and fullest first. */
  _merge(used) {
    const { _count: count, _best: best } = this;
    used.sort((a, b) => best[a] - best[b] || count[b] - count[a] || a - b);
    const buckets = new Map();
    const stacks = [];
    for (const cell of used) {
      const [x, y] = [this._sumX[cell] / count[cell], this._sumY[cell] / count[cell]];
      const near = nearStack(buckets, x, y, count[cell]);
      if (near >= 0) {
        this._stackOf[cell] = near;
        stacks[near].cells += count[cell];
        continue;
      }
      const made = { x, y, style: STYLES[best[cell]], site: this._site[cell], count: 0, cells: count[cell], kinds: new Uint32Array(KINDS.length), chosen: false, places: 0, first: -1, at: stacks.length };
      this._stackOf[cell] = stacks.length;
      stacks.push(made);
      const key = bucketKey(Math.floor(x / BUCKET), Math.floor(y / BUCKET));
      if (buckets.has(key)) buckets.get(key).push(made);
      else buckets.set(key, [made]);
    }
    return stacks;
  }

  /** Counts each stack's incidents, each once, and their kinds, and strings its sites together. */
  _countIncidents(rows, stacks, { chosen }) {
    const { firstSite, kind } = this._table;
    const lastRow = new Int32Array(stacks.length).fill(-1);
    for (const row of rows) {
      for (let site = firstSite[row]; site < firstSite[row + 1]; site += 1) {
        const cell = this._cellOf[site];
        if (cell < 0) continue;
        const at = this._stackOf[cell];
        const stack = stacks[at];
        this._next[site] = stack.first;
        stack.first = site;
        if (lastRow[at] === row) continue;
        lastRow[at] = row;
        stack.count += 1;
        stack.kinds[kind[row]] += 1;
        if (row === chosen) stack.chosen = true;
      }
    }
    for (const stack of stacks) stack.kinds = KINDS.map((one, at) => [one, stack.kinds[at]]).filter(([, many]) => many);
  }

  _countPlaces(stacks) {
    const { place } = this._table;
    this._seen.fill(-1);
    stacks.forEach((stack, at) => {
      for (let site = stack.first; site >= 0; site = this._next[site]) {
        if (this._seen[place[site]] === at) continue;
        this._seen[place[site]] = at;
        stack.places += 1;
      }
    });
  }
}

function nearStack(buckets, x, y, count) {
  const [column, line] = [Math.floor(x / BUCKET), Math.floor(y / BUCKET)];
  const own = stackRadius("exact", count);
  let best = -1;
  let least = Infinity;
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (const stack of buckets.get(bucketKey(column + dx, line + dy)) ?? []) {
        const away = Math.hypot(stack.x - x, stack.y - y);
        const room = count > 1 || stack.cells > 1 ? own + stackRadius("exact", stack.cells) - STACK_GAP : STACK_DISTANCE;
        if (away < Math.max(STACK_DISTANCE, room) && away < least) [best, least] = [stack.at, away];
      }
    }
  }
  return best;
}

function bucketKey(column, line) {
  return column * 65536 + line;
}
