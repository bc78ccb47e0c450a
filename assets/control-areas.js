/** Areas held by another than their country, by date: read from the display features, told apart by day. */
import { boundsOfRings, holdsPoint, labelPoints, ringsOf } from "./geometry.js";
import { controlOf } from "./controls.js";
import { dayOfIso } from "./days.js";
import { textOf } from "./format.js";

/**
 * The areas of control among display features, unusable ones left out.
 * @param {?Object} display FeatureCollection; control features hold `control`, `valid_from`, `valid_to` (both
 *   days count, null is open) and `accuracy_m`
 * @returns {{id: string, name: string, control: Object, from: ?number, to: ?number, accuracy: number, rings: number[][][],
 *   pieces: {rings: number[][][], bounds: number[], country: ?Object}[]}[]} each piece knows the country feature it lies in
 */
export function controlAreas(display) {
  const features = display?.features ?? [];
  const countries = features.filter((feature) => feature.properties?.layer === "country");
  return features.filter((feature) => feature.properties?.layer === "control").map((feature) => {
    const { id, name, control, accuracy_m: accuracy, ...props } = feature.properties;
    return {
      id: textOf(id), name: textOf(name), control: controlOf(control), ...spanOf(props),
      accuracy: Math.max(0, Number(accuracy) || 0), rings: ringsOf(feature.geometry), pieces: piecesOf(feature.geometry, countries),
    };
  }).filter((area) => area.pieces.length);
}

/** `{from, to}` as day numbers of properties with `valid_from` and `valid_to`; null is open. */
export function spanOf({ valid_from: from, valid_to: to }) {
  return { from: dayOfIso(from), to: dayOfIso(to) };
}

/** "now", "not-yet" or "former": how a span stands to a day. */
export function standing({ from, to }, day) {
  if (from !== null && day < from) return "not-yet";
  return to !== null && day > to ? "former" : "now";
}

/** The first day that any of the areas speaks of, or null when none says. */
export function firstDayOf(areas) {
  const days = areas.map((area) => area.from).filter((day) => day !== null);
  return days.length ? Math.min(...days) : null;
}

function piecesOf(geometry, countries) {
  const polygons = geometry?.type === "MultiPolygon" ? geometry.coordinates : [ringsOf(geometry)];
  return polygons.filter((rings) => rings.length).map((rings) => {
    const bounds = boundsOfRings(rings);
    const [inside] = labelPoints(rings, bounds);
    const around = ({ geometry: shape }) => inside && holdsPoint(ringsOf(shape), inside.lon, inside.lat);
    return { rings, bounds, country: countries.find(around) ?? null };
  });
}
