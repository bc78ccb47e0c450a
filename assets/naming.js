/** Whose names stand for places, in labels and in titles. Where the side chosen has no name, the other's is used. */
import { labelled, textOf } from "./format.js";
import { say, spokenLanguage } from "./words.js";

/** In the order of the switch. */
export const NAMINGS = [
  ["both", "both"],
  ["armenian", "Armenian"],
  ["azerbaijani", "Azerbaijani"],
  ["source", "as the source writes"],
];

/** A naming off the list is "both". */
export function namingOf(value) {
  return NAMINGS.some(([id]) => id === value) ? value : "both";
}

/** The name of a site's place: of "both", "Sotk / Zod" when the sides differ. Never empty. */
export function placeLabel(props, naming = "both") {
  const names = props.place_names ?? {};
  const [armenian, azerbaijani] = [textOf(names.armenian_side), textOf(names.azerbaijani_side)];
  const fallback = textOf(props.place_name) || textOf(props.surface) || say("Unnamed place");
  if (naming === "source") return textOf(props.surface) || fallback;
  if (naming === "armenian") return armenian || azerbaijani || fallback;
  if (naming === "azerbaijani") return azerbaijani || armenian || fallback;
  return bothNames(armenian, azerbaijani) || fallback;
}

/** Whether a site's place has any name. */
export function isNamed(props) {
  return [props.place_name, props.surface, props.place_names?.armenian_side, props.place_names?.azerbaijani_side].some((name) => textOf(name));
}

/** "Sotk / Zod", or the one name that there is, or "". */
export function bothNames(armenian, azerbaijani) {
  if (armenian && azerbaijani && armenian.toLowerCase() !== azerbaijani.toLowerCase()) return `${armenian} / ${azerbaijani}`;
  return armenian || azerbaijani;
}

/** What the program calls an incident that it read itself, by kind and places; a title from elsewhere has another status. */
const OWN_TITLES = new Set(["extracted", "corrected", "added"]);

const BESIDE_WORDS = { near: "(near)", direction: "(toward)" };

/**
 * An incident's title; its places are as the source spells them unless the naming is one side's. The program's own titles are
 * English: in another language kind and places are said in their stead.
 */
export function incidentTitle(incident, naming = "both") {
  if (spokenLanguage() !== "en" && OWN_TITLES.has(textOf(incident.props.status))) return spokenTitle(incident, naming);
  if (naming !== "armenian" && naming !== "azerbaijani") return incident.title;
  const names = new Map();
  for (const { props } of incident.sites) {
    const surface = textOf(props.surface);
    if (surface && !names.has(surface)) names.set(surface, placeLabel(props, naming));
  }
  if (!names.size) return incident.title;
  const spelled = [...names.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const whole = new RegExp(`(^|[^\\p{L}\\p{N}_])(${spelled.join("|")})(?![\\p{L}\\p{N}_])`, "gu");
  return incident.title.replace(whole, (_, before, name) => before + names.get(name));
}

/** "Обстрел: Nerkin Hand (рядом)": the words for near and toward stand behind the names, which are not declined. */
function spokenTitle(incident, naming) {
  const places = new Map();
  for (const { props } of incident.sites.filter((site) => isNamed(site.props))) {
    const name = placeLabel(props, naming);
    if (!places.has(name)) places.set(name, BESIDE_WORDS[textOf(props.role)] ?? "");
  }
  const roles = new Set(places.values());
  const shared = roles.size === 1 ? [...roles][0] : "";
  const aside = (role) => (role ? ` ${say(role)}` : "");
  const named = [...places].map(([name, role]) => name + (shared ? "" : aside(role))).join(", ");
  return `${labelled(say(incident.kind.label))} ${named ? named + aside(shared) : say("place not known")}`;
}

/** The name of a district or province of the ground: the side's own where the data have it, in its letters if need be; else in the language spoken. */
export function groundName(props, naming = "both") {
  const names = props?.names ?? {};
  const keys = { armenian: ["armenian_side", "hy"], azerbaijani: ["azerbaijani_side", "az"] }[naming] ?? [spokenLanguage()];
  return keys.map((key) => textOf(names[key])).find(Boolean) ?? textOf(props?.name);
}
