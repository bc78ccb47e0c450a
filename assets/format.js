/**
 * Values to words. Neutral throughout: both sides' names, no word that takes a side, "indeterminate" where the
 * data cannot decide, "some, no number given" where none was.
 */
import { dayOfIso, partsOfDay } from "./days.js";
import { dateForms, locale, say, sayCounted, spokenLanguage } from "./words.js";

/** Claimant parties in the order they are shown. */
export const PARTIES = ["Armenia", "Azerbaijan", "Nagorno-Karabakh", "Russia", "Other", "Outlet", "Unstated"];

/** The key that stands for incidents on which no party's claim is recorded. */
export const NO_PARTY = "none";

const SIDE_WORDS = { Armenia: "Armenian side", Azerbaijan: "Azerbaijani side", Russia: "Russian side" };

const COUNTRY_NAMES = {
  AM: "Armenia", ARM: "Armenia", AZ: "Azerbaijan", AZE: "Azerbaijan", GE: "Georgia", GEO: "Georgia",
  IR: "Iran", IRN: "Iran", TR: "Turkey", TUR: "Turkey", RU: "Russia", RUS: "Russia",
};

// Browsers have no names of languages in Armenian.
const LANGUAGE_NAMES = { en: "English", hy: "Armenian|language", az: "Azerbaijani|language", ru: "Russian" };

const ROLE_WORDS = {
  struck: "happened here",
  near: "near here",
  direction: "in the direction of this place",
  container: "somewhere inside this area",
  origin: "started from here",
  mentioned: "mentioned in the report",
};

const STANCE_WORDS = { asserts: "statement", denies: "denial", accuses: "accusation" };

const ACCUSING_WORDS = {
  Armenia: "accusation against Armenia", Azerbaijan: "accusation against Azerbaijan",
  "Nagorno-Karabakh": "accusation against Nagorno-Karabakh", Russia: "accusation against Russia",
};

const PRECISION_WORDS = {
  1: "Exact place", 2: "Near a known place", 3: "District", 4: "Province",
  5: "Part of a region", 6: "Country only", 7: "Water or airspace",
};

const DATE_PRECISION_WORDS = {
  day: "Known to the day", range: "A span of days", week: "Known to the week",
  month: "Known to the month", year: "Known to the year",
};

/** Made once for each language and number of decimals: making one takes longer than using it. */
const NUMBER_FORMATS = new Map();

/** Text of anything: trimmed, "" for null, without the invisible marks that can make a text read as another. */
export function textOf(value) {
  if (value === null || value === undefined) return "";
  return String(value).replace(/[\u202a-\u202e\u2066-\u2069]/g, "").trim();
}

/** "13 September 2022"; `short` gives "13 Sep 2022". */
export function dayWords(day, short = false) {
  const { year, month, date } = partsOfDay(day);
  return dated("day", { day: date, month: monthName(month, short), year });
}

/** "September 2022" or "Sep 2022". */
export function monthWords(day, short = false) {
  const { year, month } = partsOfDay(day);
  return dated("month", { month: short ? monthName(month, true) : dateForms().alone[month], year });
}

/** A span of days in the fewest words: "13–14 September 2022", "30 August – 2 September 2022". */
export function spanWords(start, end, short = false) {
  if (start === null && end === null) return say("date not known");
  if (start === null || end === null) {
    return start === null ? say("until {day}", { day: dayWords(end, short) }) : say("from {day}", { day: dayWords(start, short) });
  }
  if (start === end) return dayWords(start, short);
  const a = partsOfDay(start);
  const b = partsOfDay(end);
  if (a.year !== b.year) return `${dayWords(start, short)} – ${dayWords(end, short)}`;
  const ends = { first: a.date, month: monthName(a.month, short), last: b.date, last_month: monthName(b.month, short), year: a.year };
  return dated(a.month === b.month ? "days" : "across", ends);
}

function monthName(month, short) {
  return dateForms()[short ? "short" : "months"][month];
}

function dated(form, parts) {
  return dateForms()[form].replace(/\{(\w+)\}/g, (_, name) => String(parts[name]));
}

/** The date of an incident in words, no more exact than what is known. */
export function dateWords(start, end, precision, short = false) {
  if (start !== null && precision === "month" && sameMonth(start, end)) return monthWords(start, short);
  if (start !== null && precision === "year" && sameYear(start, end)) return String(partsOfDay(start).year);
  const words = spanWords(start, end, short);
  return precision === "week" ? say("week of {days}", { days: words }) : words;
}

function sameMonth(start, end) {
  return end === null || monthWords(start) === monthWords(end);
}

function sameYear(start, end) {
  return end === null || partsOfDay(start).year === partsOfDay(end).year;
}

/** How exactly a date is known, in words; "" when it is not said. */
export function datePrecisionWords(precision) {
  return say(DATE_PRECISION_WORDS[precision] ?? textOf(precision));
}

/** "20:05 UTC, 12 September 2022 · 00:05 UTC+4, 13 September 2022", or "" without a time; one day is not named. */
export function timeWords(iso) {
  const ms = typeof iso === "string" && iso.length > 10 ? Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`) : NaN;
  if (Number.isNaN(ms)) return "";
  const utc = new Date(ms).toISOString();
  const local = new Date(ms + 4 * 3600000).toISOString();
  const day = (moment) => (utc.slice(0, 10) === local.slice(0, 10) ? "" : `, ${dayWords(dayOfIso(moment))}`);
  return `${utc.slice(11, 16)} UTC${day(utc)} · ${local.slice(11, 16)} UTC+4${day(local)}`;
}

/** 1234.5 as "1,234.5", with at most `digits` decimals. */
export function numberWords(value, digits = 0) {
  const key = `${locale()} ${digits}`;
  if (!NUMBER_FORMATS.has(key)) NUMBER_FORMATS.set(key, new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }));
  return NUMBER_FORMATS.get(key).format(Number(value));
}

/** "1 incident", "12 incidents"; the noun is one of the catalogues' `counted`. */
export function countWords(count, noun) {
  return sayCounted(count, noun, numberWords(count));
}

/** "12 shelling": so many incidents of a kind, in lower case. */
export function kindCountWords(kind, count) {
  return say("{n} {kind}", { n: numberWords(count), kind: say(kind.label).toLocaleLowerCase(locale()) });
}

/** "Sources:", with the language's own sign: in Armenian a colon ends a sentence. */
export function labelled(label) {
  return say("{label}:", { label });
}

/** A text with a capital at its head. */
export function capital(text) {
  const head = String.fromCodePoint(...[text.codePointAt(0)].filter((code) => code !== undefined));
  return head.toLocaleUpperCase(locale()) + text.slice(head.length);
}

/** A `{low, best, high}` count in words: "2", "5 (3–8)", "at least 3", "some, no number given". */
export function rangeWords(count) {
  const { low = null, best = null, high = null } = count ?? {};
  const n = (value) => numberWords(value);
  if (best !== null) {
    if (low === null && high === null) return say("about {n}", { n: n(best) });
    if (low === best && high === best) return n(best);
    if (low === best && high === null) return say("at least {n}", { n: n(best) });
    if (low === null && high === best) return say("up to {n}", { n: n(best) });
    if (low !== null && high !== null) return `${n(best)} (${n(low)}–${n(high)})`;
    return `${n(best)} (${low !== null ? say("at least {n}", { n: n(low) }) : say("up to {n}", { n: n(high) })})`;
  }
  if (low !== null && high !== null) return low === high ? n(low) : `${n(low)}–${n(high)}`;
  if (low !== null) return say("at least {n}", { n: n(low) });
  return high !== null ? say("up to {n}", { n: n(high) }) : say("some, no number given");
}

/** Whose losses a count speaks of, seen from the claimant: "own side", "Azerbaijani side". */
export function lossSideWords(side, party) {
  if (!textOf(side)) return say("side not stated");
  return side === party ? say("own side") : sideWords(side);
}

/** "Armenian side" for Armenia. */
export function sideWords(side) {
  return SIDE_WORDS[side] ? say(SIDE_WORDS[side]) : say("{party} side", { party: shortPartyWords(side) });
}

/** "statement", "denial" or "accusation against Azerbaijan": nouns, because a claimant may be one or many. */
export function stanceWords(stance, about) {
  const word = say(STANCE_WORDS[stance] ?? textOf(stance));
  if (stance !== "accuses" || !textOf(about)) return word;
  return ACCUSING_WORDS[about] ? say(ACCUSING_WORDS[about]) : `${word}: ${shortPartyWords(about)}`;
}

/** A party's name as a heading. */
export function partyWords(party) {
  if (party === "Outlet") return say("Outlets, own voice");
  if (party === "Unstated") return say("Speaker’s side not stated");
  return party === NO_PARTY ? say("No claim recorded") : shortPartyWords(party);
}

/** A party's name in a row of several. */
export function shortPartyWords(party) {
  return say(party === "Other" ? "Others" : textOf(party));
}

/** What a place does in the sentence, in words. */
export function roleWords(role) {
  return say(ROLE_WORDS[role] ?? textOf(role));
}

/** UCDP where_prec in words. */
export function precisionWords(precision) {
  return say(PRECISION_WORDS[precision] ?? "Place not known");
}

/** A country's name from its code; a name stays what it is. */
export function countryWords(code) {
  return say(COUNTRY_NAMES[textOf(code).toUpperCase()] ?? textOf(code));
}

/** A language name from its code. */
export function languageWords(code) {
  return say(LANGUAGE_NAMES[code] ?? textOf(code));
}

/** "Former: Ceasefire line of 1994", in English "Former ceasefire line of 1994". */
export function formerName(name) {
  const former = `Former ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
  return spokenLanguage() === "en" ? former : say("Former: {name}", { name: say(name) });
}

/** "40.2001° N 45.8695° E". */
export function positionWords(lon, lat) {
  const part = (value, positive, negative) => `${Math.abs(value).toFixed(4)}° ${value < 0 ? negative : positive}`;
  return `${part(lat, "N", "S")} ${part(lon, "E", "W")}`;
}

/** "40° 12′ 00″ N 45° 52′ 10″ E". */
export function sexagesimalWords(lon, lat) {
  const two = (value) => String(value).padStart(2, "0");
  const part = (value, positive, negative) => {
    const seconds = Math.round(Math.abs(value) * 3600);
    return `${Math.floor(seconds / 3600)}° ${two(Math.floor(seconds / 60) % 60)}′ ${two(seconds % 60)}″ ${value < 0 ? negative : positive}`;
  };
  return `${part(lat, "N", "S")} ${part(lon, "E", "W")}`;
}

/** A length in metres as "800 m" or "25 km". */
export function lengthWords(metres) {
  if (metres < 950) return `${numberWords(Math.round(metres / 10) * 10)} ${say("m")}`;
  return `${numberWords(metres / 1000, metres < 10000 ? 1 : 0)} ${say("km")}`;
}
