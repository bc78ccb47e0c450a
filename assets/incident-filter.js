/** Which incidents a time window and filters leave: two binary searches and one pass over what lies between. */
import { KINDS } from "./kinds.js";
import { NO_PARTY } from "./format.js";
import { dayOfIso } from "./days.js";

export class IncidentFilter {
  /** @param {IncidentTable} table */
  constructor(table) {
    this._table = table;
    /** 1 for each incident that passes every filter but the time window. */
    this.passing = new Uint8Array(table.count);
    this._rows = new Uint32Array(table.count);
    this._key = null;
    this.set(normalFilters());
  }

  /** Applies filters as `normalFilters` gives them; returns whether others than the time window changed. */
  set(filters) {
    this.filters = filters;
    const key = attributeKey(filters);
    const changed = key !== this._key;
    if (changed) {
      this._key = key;
      this._pass(filters);
    }
    this.visible = this._rows.subarray(0, this.rowsWithin(filters.start, filters.end, this._rows));
    return changed;
  }

  /** Writes the passing rows whose span overlaps a window into `rows`, undated ones last; returns how many. */
  rowsWithin(start, end, rows) {
    const { dated, count, end: ends } = this._table;
    const from = start === null ? 0 : this._table.fromEnd(start);
    const to = end === null ? dated : this._table.afterStart(end);
    let size = 0;
    for (let row = from; row < to; row += 1) {
      if (this.passing[row] && (start === null || ends[row] >= start)) {
        rows[size] = row;
        size += 1;
      }
    }
    for (let row = dated; row < count; row += 1) {
      if (this.passing[row]) {
        rows[size] = row;
        size += 1;
      }
    }
    return size;
  }

  /** Whether a dated incident that passes shares a day with a span. */
  anyWithin(start, end) {
    const to = this._table.afterStart(end);
    for (let row = this._table.fromEnd(start); row < to; row += 1) if (this.passing[row] && this._table.end[row] >= start) return true;
    return false;
  }

  /** The day on which the first passing incident after a day starts, or null. */
  nextStart(day) {
    for (let row = this._table.afterStart(day); row < this._table.dated; row += 1) if (this.passing[row]) return this._table.start[row];
    return null;
  }

  /** Whether an incident is among those now visible. */
  shows(row) {
    const { start, end } = this.filters;
    if (row < 0 || !this.passing[row]) return false;
    if (row >= this._table.dated) return true;
    return (start === null || this._table.end[row] >= start) && (end === null || this._table.start[row] <= end);
  }

  /** Whether a site is exact enough for the filters; one of unknown precision passes. */
  siteShows(site) {
    const { precisionMax } = this.filters;
    return precisionMax === null || this._table.precision[site] <= precisionMax;
  }

  _pass({ kinds, parties, precisionMax }) {
    const { kind, claimants, finest, unsure, count } = this._table;
    const wanted = KINDS.map(({ id }) => !kinds || kinds.has(id));
    const bits = parties ? this._table.parties.reduce((sum, party, at) => sum | (parties.has(party) ? 1 << at : 0), 0) : 0;
    const none = !parties || parties.has(NO_PARTY);
    for (let row = 0; row < count; row += 1) {
      const claimed = claimants[row];
      const party = !parties || (claimed ? claimed & bits : none);
      this.passing[row] = wanted[kind[row]] && party && (precisionMax === null || unsure[row] || finest[row] <= precisionMax) ? 1 : 0;
    }
  }
}

/** Filters with every key: start and end as day numbers; null means no limit. */
export function normalFilters(filters = {}) {
  const set = (values) => (Array.isArray(values) ? new Set(values.map(String)) : null);
  const day = (value) => (typeof value === "number" ? value : dayOfIso(value));
  return {
    start: day(filters.start),
    end: day(filters.end),
    kinds: filters.kinds instanceof Set ? filters.kinds : set(filters.kinds),
    parties: filters.parties instanceof Set ? filters.parties : set(filters.parties),
    precisionMax: Number(filters.precisionMax) || null,
    trail: Number(filters.trail) || 0,
  };
}

/** The filters but the time window, of those given. */
export function normalAttributes(filters) {
  const normal = normalFilters(filters);
  return Object.fromEntries(["kinds", "parties", "precisionMax"].filter((key) => key in filters).map((key) => [key, normal[key]]));
}

function attributeKey({ kinds, parties, precisionMax }) {
  return JSON.stringify([kinds && [...kinds], parties && [...parties], precisionMax]);
}
