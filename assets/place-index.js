/**
 * The places of a collection, found by name without any server: each spelling of its four languages, each side's name and
 * each source's, in any case and with or without diacritics. It knows no other place than those of the incidents.
 */
import { countWords, labelled, textOf } from "./format.js";
import { say } from "./words.js";

const MOST = 8;
const SHORTEST = 2;

/** Letters that stand for one another, as in `geo.gazetteer.fold`. */
const SAME = {
  "\u0259": "e", "\u01dd": "e", "\u0131": "i", "\u0451": "\u0435", "-": " ", "\u2011": " ", "\u2013": " ", "\u058a": " ",
  "\u0584": "\u056f", "\u0569": "\u057f", "\u0583": "\u057a", "\u0573": "\u0579", "\u056e": "\u0581", "\u057c": "\u0580", "\u0585": "\u0578", "\u0567": "\u0565",
};

/** A name's key of comparison: lower case, no Latin diacritics, no apostrophes, single spaces. */
export function foldName(name) {
  const plain = [...textOf(name).normalize("NFC")].map((letter) => (/\p{Script=Latin}/u.test(letter) ? letter.normalize("NFD")[0] : letter));
  const lowered = [...plain.join("").toLowerCase()].map((letter) => SAME[letter] ?? letter).join("");
  return lowered.replace(/['\u2019\u02bc\u2018`\u02bb\u055a]/g, "").split(/\s+/).filter(Boolean).join(" ");
}

/**
 * Two functions: `find` from what is typed to the matches, the best first, and `byId` from a place's id to it, or null.
 * @param {IncidentTable} table
 * @param {Object} known what else is known of a place, `{kind, uncertainty_m, names}` by its id
 */
export function placeFinder(table, known) {
  let kept = null;
  const all = () => (kept ??= placesOf(table, known));
  const find = (text) => {
    const places = all();
    const wanted = foldName(text);
    if (wanted.length < SHORTEST) return [];
    const found = places.map((place) => ({ place, ...bestOf(place, wanted) })).filter(({ rank }) => rank < RANKS.length);
    found.sort((a, b) => a.rank - b.rank || b.place.incidents - a.place.incidents || (a.place.name < b.place.name ? -1 : 1));
    return found.slice(0, MOST).map(({ place, rank, name }) => ({ ...place, reason: reasonOf(place, rank, name) }));
  };
  return { find, byId: (id) => all().find((place) => place.id === id) ?? null };
}

const RANKS = ["", "begins so", "a word begins so"];

function reasonOf(place, rank, name) {
  const words = name === place.name ? say("its own name") : say("“{name}” is another name of {place}", { name, place: place.name });
  const begins = RANKS[rank] ? `${labelled(say(RANKS[rank]))} ` : "";
  return `${begins}${words}; ${labelled(say("here"))} ${countWords(place.incidents, "incident")}`;
}

function bestOf({ spellings }, wanted) {
  const ranked = spellings.map(({ key, name }) => ({
    rank: key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.includes(` ${wanted}`) ? 2 : RANKS.length, name,
  }));
  return ranked.reduce((best, one) => (one.rank < best.rank ? one : best), { rank: RANKS.length, name: "" });
}

function placesOf(table, known) {
  const places = new Map();
  for (let site = 0; site < table.siteCount; site += 1) {
    const [props, latlng] = [table.placeOf(site), table.latlng(site)];
    const id = textOf(props.place_id) || textOf(props.place_name);
    if (!id || !latlng) continue;
    if (!places.has(id)) places.set(id, placeOf(id, { ...props, uncertainty_m: Math.max(table.uncertainty(site), 0) }, latlng, known?.[id]));
    const place = places.get(id);
    const row = table.rowOfSite(site);
    if (place.row !== row) place.incidents += 1;
    place.row = row;
    addNames(place, [props.surface]);
    // A site's doubt takes in the incident's: where no more is known, the least of its sites is nearest to the place's own.
    if (!known?.[id]) place.uncertainty_m = Math.min(place.uncertainty_m, Math.max(table.uncertainty(site), 0));
  }
  return [...places.values()];
}

function placeOf(id, props, [lat, lon], known) {
  const names = props.place_names ?? {};
  const place = {
    id, lon, lat, name: textOf(props.place_name), armenian: textOf(names.armenian_side), azerbaijani: textOf(names.azerbaijani_side),
    kind: textOf(known?.kind), admin1_name: props.admin1_name, country: props.country,
    uncertainty_m: Number(known?.uncertainty_m ?? props.uncertainty_m) || 0, incidents: 0, row: -1, spellings: [],
  };
  addNames(place, [props.place_name, ...Object.values(names), ...(known?.names ?? [])]);
  return place;
}

function addNames(place, names) {
  for (const name of names.map(textOf)) {
    if (name && !place.spellings.some((one) => one.name === name)) place.spellings.push({ key: foldName(name), name });
  }
}
