/** What is known of a point on a day, as pairs of term and words. */
import { distanceWords, regionWords } from "./places.js";
import { controlWords } from "./controls.js";
import { countryWords, dayWords, lengthWords, positionWords, sexagesimalWords, textOf } from "./format.js";
import { dayOfIso } from "./days.js";
import { say } from "./words.js";

/**
 * Pairs of term and words for the properties of a point; what is not known is left out.
 * @param {Object} props country, admin1_name, admin2_name, areas, in_nagorno_karabakh, border_km, side, control and others
 * @param {string} on ISO date
 * @returns {string[][]}
 */
export function contextPairs(props, on) {
  const listed = Array.isArray(props.areas) ? props.areas : [];
  const areas = listed.filter((area) => textOf(area?.name) && area.name !== area.id).map((area) => textOf(area.name));
  const pairs = [
    [say("Place"), regionWords({ ...props, admin2: textOf(props.admin2_name) || props.admin2 }) || (say(props.in_theatre === false ? "outside what the data cover" : "in no country of this map"))],
    [say("Side"), sideOfPoint(props)],
    [say("Control on {day}", { day: dayWords(dayOfIso(on), true) }), controlOfPoint(props)],
    ["", whyInDoubt(props)],
    ["", textOf(props.control_area_name)],
    [say("In the former oblast"), inOblastWords(props)],
    [say("To the border"), nearBorderWords(props)],
    [say("Part of"), areas.join("; ")],
    ["", props.on_boundary ? say("On the border of two countries: either is possible") : ""],
    [say("Give or take"), Number(props.uncertainty_m) > 0 ? lengthWords(Number(props.uncertainty_m)) : ""],
  ];
  return pairs.filter(([, words]) => words);
}

/** The answer as plain text, for other programs' pages. */
export function contextText({ lon, lat, on, properties }, datasetHash) {
  const lines = contextPairs(properties, on).map(([term, words]) => (term ? `${term}: ${words}` : words));
  return [
    `${positionWords(lon, lat)} (${sexagesimalWords(lon, lat)})`,
    dayWords(dayOfIso(on)),
    ...lines,
    textOf(properties.control_note),
    datasetHash ? `${say("Dataset")} ${datasetHash.slice(0, 12)}` : "",
  ].filter(Boolean).join("\n");
}

function sideOfPoint({ country, side, side_best: best, side_probability: probability }) {
  const value = textOf(side);
  if (value === "outside") return outsideWords(country);
  if (value !== "indeterminate") return withShare(countryWords(value), probability);
  const likely = textOf(best);
  return doubtful(likely === "outside" ? say("neither") : countryWords(likely), probability);
}

function controlOfPoint({ country, control, control_best: best, control_probability: probability }) {
  const value = textOf(control);
  const likely = textOf(best);
  if (value === "outside") return outsideWords(country);
  if (value === "indeterminate" && !likely) return say("no data for this day");
  if (value !== "indeterminate" || likely === value) return withShare(controlWords(value), probability);
  return doubtful(likely === "outside" ? say("neither") : controlWords(likely), probability);
}

/** Off the coast no country has the point, and the data know no waters. */
function outsideWords(country) {
  return say(textOf(country) ? "neither: a third country" : "neither: no land of either");
}

/** Why control is in doubt, where it is for an edge nearby and not for what the accounts say. */
function whyInDoubt({ control, control_best: best }) {
  const likely = textOf(best);
  return textOf(control) === "indeterminate" && likely && likely !== "indeterminate"
    ? say("An edge that is known to a few kilometres only is near") : "";
}

function inOblastWords({ in_nagorno_karabakh: inside, in_nagorno_karabakh_probability: probability }) {
  const value = textOf(inside);
  return value === "indeterminate" ? doubtful(say("yes"), probability) : say(value);
}

function nearBorderWords(props) {
  const far = distanceWords(props.border_km);
  const section = textOf(props.border_section_name) || textOf(props.border_section);
  return far && section ? `${far} (${section})` : far;
}

/** "indeterminate (Azerbaijan 71 %)", or the one word when nothing is more likely. */
function doubtful(likely, probability) {
  const share = shareWords(probability);
  return likely && share ? `${say("indeterminate")} (${likely} ${share})` : say("indeterminate");
}

/** "Azerbaijan (96 %)"; a share that rounds to all is not said. */
function withShare(words, probability) {
  const share = shareWords(probability);
  return words && share && share !== "100 %" ? `${words} (${share})` : words;
}

function shareWords(probability) {
  return typeof probability === "number" && probability >= 0 && probability <= 1 ? `${Math.round(100 * probability)}\u00a0%` : "";
}
