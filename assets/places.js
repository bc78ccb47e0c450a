/** What a site's properties say of its place, in names and sentences. */
import { countryWords, lengthWords, numberWords, sideWords, textOf } from "./format.js";
import { placeLabel } from "./naming.js";
import { say } from "./words.js";

/** The names of a place in other scripts, as `{lang, name}`, each spelling once. */
export function otherNames(props) {
  const names = props.place_names ?? {};
  const seen = new Set([textOf(names.armenian_side), textOf(names.azerbaijani_side), textOf(props.place_name)]);
  const found = [];
  for (const lang of ["en", "hy", "az", "ru"]) {
    const name = textOf(names[lang]);
    if (!name || seen.has(name)) continue;
    seen.add(name);
    found.push({ lang, name });
  }
  return found;
}

/** "Kalbajar District, Azerbaijan"; parts that are missing are left out. */
export function regionWords(props) {
  const parts = [textOf(props.admin2), textOf(props.admin1_name) || textOf(props.admin1), countryWords(props.country)];
  return [...new Set(parts.filter(Boolean))].join(", ");
}

/** "5.4 km from the border, Armenian side", or "" when the distance is not known. */
export function borderWords(props) {
  const side = sideOfBorder(props.side);
  const far = distanceWords(props.border_km);
  if (!far) return side;
  const words = say("{distance} from the border", { distance: far });
  return side ? `${words}, ${side}` : words;
}

/** "5.4 km", or "" when it is not known. */
export function distanceWords(kilometres) {
  const known = kilometres !== null && kilometres !== undefined && Number.isFinite(Number(kilometres));
  if (!known) return "";
  const km = Number(kilometres);
  return km < 0.05 ? say("less than {length}", { length: lengthWords(100) }) : `${numberWords(km, km < 10 ? 1 : 0)} ${say("km")}`;
}

function sideOfBorder(side) {
  const value = textOf(side).toLowerCase();
  if (!value) return "";
  if (value === "indeterminate" || value === "unknown") return say("side indeterminate");
  if (/^(am|arm|armenia|armenian)$/.test(value)) return say("Armenian side");
  if (/^(az|aze|azerbaijan|azerbaijani)$/.test(value)) return say("Azerbaijani side");
  return value === "outside" ? say("in a third country") : sideWords(side);
}

/** Inside or outside the outline of the former oblast, or "". */
export function oblastWords(props) {
  const words = {
    yes: "Inside the former Nagorno-Karabakh oblast (1991 outline)",
    no: "Outside the former Nagorno-Karabakh oblast (1991 outline)",
    indeterminate: "Inside or outside the former Nagorno-Karabakh oblast: indeterminate",
  };
  return say(words[textOf(props.in_nagorno_karabakh).toLowerCase()] ?? "");
}

/** How exactly the place is known: "somewhere within about 25 km of Sotk / Zod". */
export function uncertaintyWords(props, onMap, naming = "both") {
  const name = placeLabel(props, naming);
  if (!onMap) return say("not placed on the map");
  const metres = Number(props.uncertainty_m);
  if (props.geo_precision === 3 || props.geo_precision === 4) {
    // A village that the gazetteer knows only to its district is no area itself.
    const area = /^(AM|AZ)-/.test(textOf(props.place_id)) || !(metres > 0);
    return area ? say("somewhere in {name}", { name }) : say("{name}: its position is known only to within about {length}", { name, length: lengthWords(metres) });
  }
  if (isByBearing(props)) return `${bearingOfWords(props, name)}, ${say("somewhere in the sector, its middle give or take {length}", { length: lengthWords(metres) })}`;
  if (!(metres > 0)) return props.geo_precision === 1 ? say("at {name}", { name }) : say("near {name}, how near is not known", { name });
  const length = lengthWords(metres);
  const exact = props.geo_precision === 1 && props.role !== "near" && props.role !== "direction";
  return exact ? say("at {name}, give or take {length}", { name, length }) : say("somewhere within about {length} of {name}", { name, length });
}

/** Whether a place is told as a distance and a bearing from another; a distance alone says of no direction. */
export function isByBearing({ distance_m: metres, bearing_deg: degrees }) {
  return metres > 0 && Number.isFinite(degrees);
}

const COMPASS = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];

/** "14 km north-east of Sotk": how a place lies from the one that its text names. */
export function bearingOfWords({ distance_m: metres, bearing_deg: degrees }, name) {
  const at = Math.round((((degrees % 360) + 360) % 360) / 45) % 8;
  return say("{length} {direction} of {name}", { length: lengthWords(Number(metres)), direction: say(COMPASS[at]), name });
}
