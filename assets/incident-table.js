/**
 * The incidents of a map as columns, and one of them as a record when somebody looks. Rows are sorted by time, incidents
 * without a date last; an incident's sites lie together. Nothing here touches the page.
 */
import { isoOfDay } from "./days.js";
import { KINDS } from "./kinds.js";
import { NO_PARTY, textOf } from "./format.js";
import { unpackColumns } from "./columns.js";
import { worldX, worldY } from "./geometry.js";
import { say } from "./words.js";

/** How sites are drawn, from the most exact on; the last are not on the map. */
export const STYLES = ["exact", "near", "area", "none"];
export const STYLE_AREA = 2;
export const STYLE_NONE = 3;
const [STYLE_EXACT, STYLE_NEAR] = [0, 1];

/** Records kept; an older one is made again when it is wanted. */
const RECORDS_KEPT = 2000;

/** Dates known no better than this are vague. */
const VAGUE_DATES = new Set(["week", "month", "year"]);

/** Stands in a title for the name of its first site's place; two of them are one of the title's own. */
const NAME_HERE = "\u0001";
const NAMES_HERE = new RegExp(`${NAME_HERE}(${NAME_HERE})?`, "g");

const DEGREE = 1e6;
const COUNTRY_ONLY = 6;

/** Stands in `finest` for an incident of which no site's precision is known: vaguer than all that are. */
const PRECISION_UNKNOWN = 9;

export class IncidentTable {
  /** @param {Uint8Array} bytes what `geo/render/columns.py` wrote */
  constructor(bytes) {
    const { header, columns, texts, block } = unpackColumns(bytes);
    this.about = header.about;
    this.count = header.incidents;
    this.siteCount = header.sites;
    this.dated = header.dated;
    this.places = header.places;
    this.parties = header.parties;
    this._header = header;
    this._columns = columns;
    this._texts = texts;
    this._block = block;
    this._records = new Map();
    this._readIncidents();
    this._readSites();
  }

  _readIncidents() {
    const { start, span, kind, site_count: counts } = this._columns;
    const kinds = this._header.kinds.map((id) => kindNumber(id));
    this.start = start;
    this.end = new Int32Array(this.count);
    this.latest = new Int32Array(this.dated);
    this.kind = new Uint8Array(this.count);
    this.firstSite = new Uint32Array(this.count + 1);
    this.claimants = this._columns.parties;
    this.acting = this._columns.acting;
    const vague = this._header.date_precisions.map((precision) => VAGUE_DATES.has(precision));
    this.vague = Uint8Array.from(this._columns.date_precision, (code) => (code && vague[code - 1] ? 1 : 0));
    let latest = -Infinity;
    for (let i = 0; i < this.count; i += 1) {
      this.end[i] = start[i] + span[i];
      if (i < this.dated) this.latest[i] = latest = Math.max(latest, this.end[i]);
      this.kind[i] = kind[i] ? kinds[kind[i] - 1] : KINDS.length - 1;
      this.firstSite[i + 1] = this.firstSite[i] + counts[i];
    }
    this.firstDay = this.dated ? start[0] : null;
    this.lastDay = this.dated ? latest : null;
  }

  _readSites() {
    const { position, x, y, geo_precision: precision, role, uncertainty_m: uncertainty } = this._columns;
    const spots = x.length;
    this.lon = Float64Array.from(x, (value) => value / DEGREE);
    this.lat = Float64Array.from(y, (value) => value / DEGREE);
    this.worldX = Float64Array.from(this.lon, worldX);
    this.worldY = Float64Array.from(this.lat, worldY);
    const inexact = new Set(["near", "direction"].map((name) => this._header.roles.indexOf(name) + 1));
    this.style = new Uint8Array(this.siteCount);
    this.located = new Uint8Array(this.count);
    this.finest = new Uint8Array(this.count).fill(PRECISION_UNKNOWN);
    this.unsure = new Uint8Array(this.count);
    this._rowOfSite = new Uint32Array(this.siteCount);
    for (let i = 0; i < this.count; i += 1) {
      for (let site = this.firstSite[i]; site < this.firstSite[i + 1]; site += 1) {
        const known = precision[site] - 1;
        this._rowOfSite[site] = i;
        if (known < 0) this.unsure[i] = 1;
        else this.finest[i] = Math.min(this.finest[i], known);
        const placed = position[site] > 0 && known !== COUNTRY_ONLY;
        this.style[site] = !placed ? STYLE_NONE : known === 3 || known === 4 ? STYLE_AREA : known === 1 && !inexact.has(role[site]) ? STYLE_EXACT : STYLE_NEAR;
        if (placed) this.located[i] = 1;
      }
    }
    this.spots = spots;
    this.spot = Int32Array.from(position, (value) => value - 1);
    this.precision = Uint8Array.from(precision, (value) => Math.max(value - 1, 0));
    this.place = this._columns.place;
    this._uncertainty = uncertainty;
    this._uncertainties = Float64Array.from(this._header.uncertainties_m, (value) => value - 1);
  }

  /** Metres within which a site lies, or -1 where that is not known. */
  uncertainty(site) {
    return this._uncertainties[this._uncertainty[site]];
  }

  /** A number that sites have in common which lie at one spot, are as uncertain and of one kind: one ring stands for them. */
  ringKey(site, row) {
    return (this.spot[site] * KINDS.length + this.kind[row]) * this._uncertainties.length + this._uncertainty[site];
  }

  /** Latitude and longitude of a site, as Leaflet orders them, or null where it is not on the map. */
  latlng(site) {
    const spot = this.spot[site];
    return this.style[site] === STYLE_NONE ? null : [this.lat[spot], this.lon[spot]];
  }

  /** What is known of a site's place in names and regions, as the contract's properties name it. */
  placeOf(site) {
    return this.places[this.place[site]];
  }

  /** What a site's place does in its sentence, "" where that is not known. */
  role(site) {
    const code = this._columns.role[site];
    return code ? this._header.roles[code - 1] : "";
  }

  /** The row of an incident's id, of one of its sites' or of an account joined to it; -1 where there is none. */
  rowOf(id) {
    // Who points at an incident has its record, and the rows of all ids take a moment at a million.
    if (!this._rows) for (const record of this._records.values()) if (record.id === id) return record.row;
    this._rows ??= this._rowsById();
    return this._rows.get(textOf(id)) ?? -1;
  }

  /** An incident's id. */
  id(row) {
    const from = this._header.ids_from;
    if (!from) return this._texts.ids[row];
    const { id, id_high: high } = this._columns;
    if (from.base === 10) return from.prefix + id[row];
    return from.prefix + (high[row] * 2 ** 32 + id[row]).toString(16).padStart(12, "0");
  }

  /** An incident's title, "" where it has none. */
  title(row) {
    const shape = this._header.titles[this._columns.title[row]];
    if (!shape.includes(NAME_HERE)) return shape;
    return shape.replace(NAMES_HERE, (_, own) => own ?? String(this.placeOf(this.firstSite[row]).place_name));
  }

  /** How exactly an incident's date is known: "day", "range", "week", "month", "year" or "". */
  datePrecision(row) {
    const code = this._columns.date_precision[row];
    return code ? this._header.date_precisions[code - 1] : "";
  }

  /** The minute of the local day (UTC+4) at which an incident happened, or -1. */
  minute(row) {
    return this._columns.minute[row] - 1;
  }

  /** An incident as a record: `{row, id, title, kind, start, end, props, claims, sites, …}`. */
  incident(row) {
    const found = this._records.get(row);
    if (found) return found;
    const made = new IncidentRecord(this, row);
    if (this._records.size >= RECORDS_KEPT) this._records.delete(this._records.keys().next().value);
    this._records.set(row, made);
    return made;
  }

  /** What is said of an incident beyond the columns: `[shared, [site, …]]`. */
  rest(row) {
    const size = this._header.block;
    return this._block(Math.floor(row / size))[row % size] ?? [{}, []];
  }

  /** The first row whose start is after a day, among those with a date. */
  afterStart(day) {
    return firstWhere(this.dated, (row) => this.start[row] > day);
  }

  /** The first row such that it or one before it ends on a day or later. */
  fromEnd(day) {
    return firstWhere(this.dated, (row) => this.latest[row] >= day);
  }

  /**
   * Claimed losses, a row each: `{incident, side, measure, own, low, high, open}`, numbers plus one, 0 for none; open has the bits
   * of those that may be more.
   */
  get losses() {
    const { loss_incident: incident, loss_side: side, loss_measure: measure, loss_own: own, loss_low: low, loss_high: high, loss_open: open } = this._columns;
    return { incident, side, measure, own, low, high, open };
  }

  /** The date_start and the like that a site's columns hold, for its properties. */
  columnProps(row, site) {
    const dated = row < this.dated;
    const precision = this._columns.geo_precision[site];
    const metres = this.uncertainty(site);
    const kind = this._columns.kind[row];
    return {
      incident_id: this.id(row), title: this.title(row), kind: kind ? this._header.kinds[kind - 1] : null,
      date_start: dated ? isoOfDay(this.start[row]) : null, date_end: dated ? isoOfDay(this.end[row]) : null,
      date_precision: this.datePrecision(row) || null, role: this.role(site) || null,
      geo_precision: precision ? precision - 1 : null, uncertainty_m: metres < 0 ? null : metres,
    };
  }

  /** The incident that a site belongs to. */
  rowOfSite(site) {
    return this._rowOfSite[site];
  }

  /** A site's id. */
  siteId(row, site) {
    const told = this._texts.site_ids[site];
    if (!told) return this.id(row);
    return told[0] === "+" ? this.id(row) + told.slice(1) : told.slice(1);
  }

  _rowsById() {
    const rows = new Map();
    for (let row = 0; row < this.count; row += 1) {
      for (let site = this.firstSite[row]; site < this.firstSite[row + 1]; site += 1) rows.set(this.siteId(row, site), row);
    }
    for (let row = 0; row < this.count; row += 1) rows.set(this.id(row), row);
    // Accounts that were joined bear ids of their own, which old links hold; a large table has none.
    if (this.count <= RECORDS_KEPT) for (let row = 0; row < this.count; row += 1) for (const link of this.incident(row).links) if (!rows.has(textOf(link.incident_id))) rows.set(textOf(link.incident_id), row);
    return rows;
  }
}

/** One incident, its parts read when they are wanted. */
class IncidentRecord {
  constructor(table, row) {
    this.row = row;
    this.id = table.id(row);
    this.title = table.title(row) || say("Untitled incident");
    this.kind = KINDS[table.kind[row]];
    const dated = row < table.dated;
    this.start = dated ? table.start[row] : null;
    this.end = dated ? table.end[row] : null;
    this.datePrecision = table.datePrecision(row);
    this.located = Boolean(table.located[row]);
    this.acting = namesOfBits(table.acting[row], table.parties);
    this.sites = sitesOf(table, row, this);
    this.props = this.sites[0].props;
    this.claims = rowsOf(this.props.claims);
    this.links = rowsOf(this.props.links);
    this.corrections = rowsOf(this.props.corrections);
    this.contradictions = rowsOf(this.props.contradictions);
    this.sources = rowsOf(this.props.sources);
    this.parties = new Set(namesOfBits(table.claimants[row], table.parties));
    if (!this.parties.size) this.parties.add(NO_PARTY);
  }
}

function sitesOf(table, row, incident) {
  const [shared, rest] = table.rest(row);
  const sites = [];
  for (let site = table.firstSite[row]; site < table.firstSite[row + 1]; site += 1) {
    const props = { ...table.columnProps(row, site), ...shared, ...table.placeOf(site), ...rest[sites.length] };
    sites.push({
      site, id: table.siteId(row, site), incident, props, precision: table.precision[site] || null,
      latlng: table.latlng(site), style: STYLES[table.style[site]],
    });
  }
  return sites;
}

/** The most exact drawing style among an incident's sites, for lists; "none" when none is on the map. */
export function bestStyle(incident) {
  return STYLES.find((style) => incident.sites.some((site) => site.style === style)) ?? "none";
}

/** The names whose bits are set, the first the lowest. */
function namesOfBits(bits, names) {
  return names.filter((_, at) => bits & (1 << at));
}

/** The objects of a list: files from elsewhere may hold no list, or a list of anything. */
function rowsOf(value) {
  return Array.isArray(value) ? value.filter((one) => one && typeof one === "object") : [];
}

function kindNumber(id) {
  const at = KINDS.findIndex((kind) => kind.id === id);
  return at < 0 ? KINDS.length - 1 : at;
}

/** The first of `count` rows for which a test holds that, once it holds, holds for all later ones; `count` if none. */
function firstWhere(count, test) {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
