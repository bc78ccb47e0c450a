/** The polygons of provinces and districts, found by id or by name. */
import { boundsOfRings, ringsOf } from "./geometry.js";
import { textOf } from "./format.js";

export class AreaIndex {
  /** @param {?Object} display FeatureCollection whose properties hold `layer`, `id` and `name` */
  constructor(display) {
    this._byKey = new Map();
    for (const feature of display?.features ?? []) {
      const props = feature.properties ?? {};
      if (props.layer !== "province") continue;
      const rings = ringsOf(feature.geometry);
      if (!rings.length) continue;
      const area = { id: textOf(props.id), name: textOf(props.name), rings, bounds: boundsOfRings(rings) };
      for (const key of [area.id, area.name]) {
        if (key && !this._byKey.has(fold(key))) this._byKey.set(fold(key), area);
      }
    }
  }

  /** The polygon that stands for a site known only to its district or province, or null. */
  ofSite(site) {
    const { place_id: place, admin2, admin1, admin1_name: name } = site.props;
    const keys = site.precision === 3 ? [place, admin2, admin1, name] : [place, admin1, name];
    for (const key of keys) {
      const area = this._byKey.get(fold(key));
      if (area) return area;
    }
    return null;
  }
}

function fold(key) {
  return textOf(key).toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
}
