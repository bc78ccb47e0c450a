/**
 * The collection as incidents: one Feature per site goes in, one record per incident comes out, and the rule by
 * which filters show or hide one. Nothing here touches the page.
 */
import { dayOfIso, spansOverlap } from "./days.js";
import { kindOf } from "./kinds.js";
import { NO_PARTY, textOf } from "./format.js";

/**
 * Groups the features of a collection by incident.
 * @returns {{incidents: Object[], byId: Map<string, Object>, sites: Object[], firstDay: ?number, lastDay: ?number}}
 *   incidents by date; byId finds one by the id of the incident, of any of its sites, or of any account joined to it.
 */
export function indexIncidents(collection) {
  const groups = new Map();
  const byId = new Map();
  for (const feature of collection?.features ?? []) {
    const props = feature.properties ?? {};
    const id = textOf(props.incident_id) || textOf(feature.id);
    if (!groups.has(id)) groups.set(id, incidentOf(id, props));
    for (const link of groups.get(id).links) byId.set(textOf(link.incident_id), groups.get(id));
    const incident = groups.get(id);
    const site = siteOf(feature, props, incident);
    incident.sites.push(site);
    if (site.latlng) incident.located = true;
    byId.set(site.id, incident);
  }
  const incidents = [...groups.values()].sort(byDate);
  for (const incident of incidents) byId.set(incident.id, incident);
  const days = incidents.flatMap((incident) => [incident.start, incident.end]).filter((day) => day !== null);
  return {
    incidents,
    byId,
    sites: incidents.flatMap((incident) => incident.sites),
    firstDay: days.length ? days.reduce((a, b) => Math.min(a, b)) : null,
    lastDay: days.length ? days.reduce((a, b) => Math.max(a, b)) : null,
  };
}

function byDate(a, b) {
  return (a.start ?? Infinity) - (b.start ?? Infinity) || (a.end ?? Infinity) - (b.end ?? Infinity) || (a.id < b.id ? -1 : 1);
}

/** The objects of a list: files from elsewhere may hold no list, or a list of anything. */
function rowsOf(value) {
  return Array.isArray(value) ? value.filter((one) => one && typeof one === "object") : [];
}

function incidentOf(id, props) {
  const first = dayOfIso(props.date_start) ?? dayOfIso(props.date_end);
  const last = dayOfIso(props.date_end) ?? first;
  const claims = rowsOf(props.claims);
  const parties = new Set(claims.map((claim) => textOf(claim.claimant_party) || "Other"));
  if (!parties.size) parties.add(NO_PARTY);
  return {
    id,
    props,
    title: textOf(props.title) || "Untitled incident",
    kind: kindOf(props.kind),
    start: first === null ? null : Math.min(first, last),
    end: first === null ? null : Math.max(first, last),
    datePrecision: textOf(props.date_precision),
    claims,
    links: rowsOf(props.links),
    corrections: rowsOf(props.corrections),
    contradictions: rowsOf(props.contradictions),
    sources: rowsOf(props.sources),
    parties,
    sites: [],
    located: false,
  };
}

function siteOf(feature, props, incident) {
  const at = feature.geometry?.type === "Point" ? feature.geometry.coordinates : null;
  const precision = Number(props.geo_precision) || null;
  const onMap = Array.isArray(at) && at.slice(0, 2).every(Number.isFinite) && precision !== 6;
  return {
    id: textOf(feature.id) || incident.id,
    incident,
    props,
    precision,
    latlng: onMap ? [at[1], at[0]] : null,
    style: onMap ? siteStyle(precision, props.role) : "none",
  };
}

/** How a site is drawn: "exact", "near" or "area". */
function siteStyle(precision, role) {
  if (precision === 3 || precision === 4) return "area";
  return precision === 1 && role !== "near" && role !== "direction" ? "exact" : "near";
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
  };
}

/** Whether an incident's span overlaps the window; an undated one may have happened at any time. */
export function inWindow(incident, filters) {
  return spansOverlap(incident.start, incident.end, filters.start, filters.end);
}

/** Whether an incident passes every filter but the time window. */
export function passesAttributes(incident, filters) {
  if (filters.kinds && !filters.kinds.has(incident.kind.id)) return false;
  if (filters.parties && ![...incident.parties].some((party) => filters.parties.has(party))) return false;
  return incident.sites.some((site) => sitePasses(site, filters));
}

/** Whether a site is exact enough for the filters; an incident without any site passes, it is in the tray. */
export function sitePasses(site, filters) {
  return filters.precisionMax === null || site.precision === null || site.precision <= filters.precisionMax;
}

/** The most exact drawing style among an incident's sites, for lists; "none" when none is on the map. */
export function bestStyle(incident) {
  for (const style of ["exact", "near", "area"]) {
    if (incident.sites.some((site) => site.style === style)) return style;
  }
  return "none";
}
