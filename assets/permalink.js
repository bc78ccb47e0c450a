/**
 * A view's permalink, by the same table of key, attribute, encoding and decoding as `geo/view/link.py`. Unknown keys are
 * ignored, a bad value is dropped.
 */
import { KINDS } from "./kinds.js";
import { NO_PARTY, PARTIES } from "./format.js";
import { languageOf } from "./words.js";

const LONGEST_VALUE = 400;

const plainText = (value) => String(value);
const fourDigits = (value) => value.toFixed(4);
const asList = (values) => [...values].sort().join(",");
const asSwitch = (value) => (value ? "on" : "off");

const readWithin = (low, high) => (said) => {
  const value = said.trim() === "" ? NaN : Number(said);
  return value >= low && value <= high ? value : undefined;
};
const readOneOf = (...values) => (said) => (values.includes(said) ? said : undefined);
const readDay = (said) => (/^\d{4}-\d\d-\d\d$/.test(said) && new Date(`${said}T00:00Z`).toJSON()?.startsWith(said) ? said : undefined);
const readListOf = (known) => (said) => {
  const items = said.split(",").filter(Boolean);
  const good = items.filter((item) => known.includes(item));
  return good.length || !items.length ? [...new Set(good)] : undefined;
};
const readIdentifier = (said) => (/^[A-Za-z0-9-]+$/.test(said) ? said : undefined);
const readSwitch = (said) => (said === "on" ? true : said === "off" ? false : undefined);
const readLanguage = (said) => (languageOf(said) === said ? said : undefined);
const readPrecision = (said) => Math.trunc(readWithin(1, 7)(said)) || undefined;
const readSpeed = (said) => [0.5, 1, 2, 4].find((value) => value === Number(said));

/** Key, attribute of the view, encoding, decoding, and the value that is not said. */
const LINK_KEYS = [
  ["lon", "lon", fourDigits, readWithin(-180, 180), null],
  ["lat", "lat", fourDigits, readWithin(-90, 90), null],
  ["zoom", "zoom", (value) => String(Number(value.toPrecision(6))), readWithin(0, 24), null],
  ["from", "start", plainText, readDay, null],
  ["to", "end", plainText, readDay, null],
  ["kinds", "kinds", asList, readListOf(KINDS.map(({ id }) => id)), null],
  ["parties", "parties", asList, readListOf([...PARTIES, NO_PARTY]), null],
  ["precision", "precisionMax", plainText, readPrecision, null],
  ["incident", "selected", plainText, readIdentifier, null],
  ["place", "place", (place) => place.id, readIdentifier, null],
  ["names", "naming", plainText, readOneOf("both", "armenian", "azerbaijani", "source"), "both"],
  ["mode", "mode", plainText, readOneOf("window", "cumulative", "trail"), "window"],
  ["step", "step", plainText, readOneOf("day", "week", "month"), "week"],
  ["speed", "speed", plainText, readSpeed, 1],
  ["loop", "loop", asSwitch, readSwitch, false],
  ["control", "control", asSwitch, readSwitch, true],
  ["sums", "sums", plainText, readOneOf("own", "low", "high"), "own"],
  ["sort", "sort", plainText, readOneOf("newest", "oldest", "kind", "place", "exact"), "newest"],
  ["tab", "tab", plainText, readOneOf("incidents", "card", "tray", "sources"), null],
  ["lang", "language", plainText, readLanguage, "en"],
  ["theme", "theme", plainText, readOneOf("light", "dark"), null],
];

/** What moving the map alone changes: no entry of the browser's history. */
const PLACE_KEYS = new Set(["lon", "lat", "zoom"]);

/** The query string of a view, without "?", and without what changes nothing. */
export function linkOf(view) {
  const said = LINK_KEYS.filter(([, attribute, , , plain]) => (view[attribute] ?? null) !== null && view[attribute] !== plain);
  return said.map(([key, attribute, encode]) => `${key}=${encodeURIComponent(encode(view[attribute])).replaceAll("%2C", ",")}`).join("&");
}

/**
 * The whole view of a query string; a place is `{id}` alone.
 * @returns {{view: Object, dropped: string[]}} dropped are the keys of what could not be read
 */
export function viewOfLink(query) {
  const told = new URLSearchParams(query.slice(0, 100 * LONGEST_VALUE));
  const view = {};
  const dropped = [];
  for (const [key, attribute, , decode, plain] of LINK_KEYS) {
    const said = told.get(key);
    const value = said === null || said.length > LONGEST_VALUE ? undefined : decode(said);
    if (said !== null && value === undefined) dropped.push(key);
    view[attribute] = value ?? plain;
  }
  if (view.place) view.place = { id: view.place };
  if (view.start && view.end && view.start > view.end) {
    [view.start, view.end] = [null, null];
    dropped.push("from", "to");
  }
  return { view, dropped };
}

/** Whether a key is one of a view's link. */
export function isLinkKey(key) {
  return LINK_KEYS.some(([name]) => name === key);
}

/** Whether two query strings differ in more than where the map stands. */
export function differsInMore(one, other) {
  const rest = (query) => JSON.stringify([...new URLSearchParams(query)].filter(([key]) => !PLACE_KEYS.has(key)).sort());
  return rest(one) !== rest(other);
}
