/** What a person corrected, added or moved in an incident, in words, and which of its claims that concerns. */
import { labelled, textOf } from "./format.js";
import { el } from "./dom.js";
import { say } from "./words.js";

/** The section of a card on what was done by hand; nothing was: null. */
export function correctionSection(incident) {
  const { corrections } = incident;
  if (!corrections.length) return null;
  const told = new Map(); // what was added is told once, not by each of its parts
  for (const one of corrections) {
    const words = correctionWords(one, incident);
    if (words && !told.has(words)) told.set(words, textOf(one.why));
  }
  return el("section", { class: "gm-section" }, [
    el("h4", { class: "gm-h", text: say("Corrected by hand") }),
    el("ul", { class: "gm-facts" }, [...told].map(([words, why]) =>
      el("li", { text: words + (why ? `, ${labelled(say("because"))} ${why}` : ""), dir: "auto" }))),
  ]);
}

function correctionWords(one, incident) {
  const { field, machine, value, by } = correctionParts(one);
  if (isAdded(incident, by)) return say("The program read no incident here: a person added it");
  const [list, number, part] = field.split(".");
  const nth = { n: Number(number) + 1 };
  if (part === "incident") {
    return ownIds(incident).includes(by) ? say("claim {n} is told of another incident", nth) : say("a claim read of another incident is told of this one");
  }
  if (list === "claims" && addedClaims(incident, by).includes(Number(number))) return say("claim {n} was not read: a person added it", nth);
  const names = placeNames(incident);
  const shown = (text) => textOf(names.get(text) ?? text) || say("nothing");
  if (list === "sites" && machine === "") return part === "place" ? say("place {n} was not read: {value} was added", { ...nth, value: shown(value) }) : "";
  return say("{field}: {machine} was read, {value} is put in its place", { field: fieldWords(field), machine: shown(machine), value: shown(value) });
}

/** A field's path as a reader says it: "claims.0.killed" is "claim 1, killed". */
function fieldWords(path) {
  const [list, number, part] = path.split(".");
  if (part === undefined) return say({ date_start: "first day", date_end: "last day" }[list] ?? list);
  const nth = Number(number) + 1;
  if (list === "sites") return say(part === "place" ? "place {n}" : "role of place {n}", { n: nth });
  return say("claim {n}, {part}", { n: nth, part: say(part) });
}

function placeNames({ sites }) {
  return new Map(sites.flatMap(({ props }) => [[props.place_id, props.place_name], ...(props.rejected_candidates ?? []).map((one) => [one.place_id, one.name])]));
}

/**
 * The claims that a person changed, added or moved to an incident. Joined accounts number their claims each for itself: where
 * claims were moved between them, or two are of one report, all claims of an account that was corrected.
 */
export function claimsByHand(incident) {
  const { id, claims, corrections, links } = incident;
  const ofClaims = corrections.map(correctionParts).filter(({ field }) => field.startsWith("claims."));
  if (links.length <= 1) return new Set(changedClaims(claims, id, ofClaims, addedClaims(incident, id)));
  const accounts = links.map((link) => ({ by: textOf(link.incident_id), report: textOf(link.report_id) }));
  const moved = ofClaims.filter(({ field }) => field.endsWith(".incident"));
  const touched = new Set([...ofClaims.map(({ by }) => by), ...moved.map(({ value }) => value)]);
  const apart = moved.length === 0 && new Set(accounts.map(({ report }) => report)).size === accounts.length;
  return new Set(accounts.filter(({ by }) => touched.has(by)).flatMap(({ by, report }) => {
    const own = claims.filter((claim) => textOf(claim.report_id) === report);
    return apart ? changedClaims(own, by, ofClaims, addedClaims(incident, by)) : own;
  }));
}

/** Of the claims of one account those that were changed, those added, and those that came from elsewhere: they stand in this order. */
function changedClaims(claims, id, ofClaims, added) {
  const mine = ofClaims.filter(({ by }) => by === id).map(({ field, value }) => ({ number: Number(field.split(".")[1]), part: field.split(".")[2], value }));
  const gone = new Set(mine.filter(({ part, value }) => part === "incident" || (part === "claimant" && value === "")).map(({ number }) => number));
  const place = (number) => number - [...gone].filter((one) => one < number).length;
  const changed = new Set(mine.map(({ number }) => number).filter((number) => !gone.has(number) && !added.includes(number)).map(place));
  const came = ofClaims.filter(({ by, field }) => by !== id && field.endsWith(".incident")).length;
  return claims.filter((_, at) => changed.has(at) || at >= claims.length - came - added.length);
}

function correctionParts(one) {
  return { field: textOf(one.field), machine: textOf(one.machine), value: textOf(one.value), by: textOf(one.incident_id) };
}

/** The ids that an incident's own corrections bear: its own, and those of the accounts joined in it. */
function ownIds({ id, links }) {
  return [id, ...links.map((link) => textOf(link.incident_id))];
}

function isAdded({ corrections }, by) {
  return corrections.map(correctionParts).some((one) => one.by === by && one.field === "kept" && one.machine === "no");
}

/** The numbers of the claims that a person added to an account: they alone have words given by hand. */
function addedClaims({ corrections }, by) {
  return corrections.map(correctionParts).filter((one) => one.by === by && /^claims\.\d+\.quote$/.test(one.field)).map(({ field }) => Number(field.split(".")[1]));
}
