/** Where an incident happened: one block per site, with the reason for the place and the places it was not. */
import { bearingOfWords, borderWords, isByBearing, oblastWords, otherNames, regionWords, uncertaintyWords } from "./places.js";
import { controlWords } from "./controls.js";
import { capital, countWords, labelled, languageWords, positionWords, precisionWords, roleWords, textOf } from "./format.js";
import { el, textButton } from "./dom.js";
import { foundBlock } from "./found-view.js";
import { placeLabel } from "./naming.js";
import { shapeOf, symbolSvg } from "./glyphs.js";
import { say } from "./words.js";

/** Control values that say that the data cannot decide. */
const CONTROL_UNKNOWN = new Set(["indeterminate", "unknown", ""]);

/**
 * The section "Where".
 * @param {Object} incident
 * @param {string} naming
 * @param {function(Object): void} onZoom called with a site to move the map to
 */
export function siteSection(incident, naming, onZoom) {
  return el("section", { class: "gm-section" }, [
    el("h4", { class: "gm-h", text: incident.sites.length > 1 ? `${labelled(say("Where"))} ${countWords(incident.sites.length, "place")}` : say("Where") }),
    ...incident.sites.map((site) => siteBlock(site, naming, onZoom)),
  ]);
}

function siteBlock(site, naming, onZoom) {
  const { props } = site;
  const name = placeLabel(props, naming);
  if (!textOf(props.place_name) && !textOf(props.surface)) {
    return el("div", { class: "gm-site" }, [
      el("p", { class: "gm-muted", text: say("No place in the reports is known well enough to be put on the map.") }),
    ]);
  }
  const surface = textOf(props.surface);
  return el("div", { class: "gm-site" }, [
    el("div", { class: "gm-site-head" }, [
      symbolSvg(site.incident.kind, site.style, shapeOf(site.incident.acting)),
      el("h5", { class: "gm-site-name", text: name, dir: "auto" }),
      site.latlng ? textButton(say("Zoom to"), () => onZoom(site), { class: "gm-button gm-quiet gm-small", "aria-label": `${labelled(say("Zoom to"))} ${name}` }) : null,
    ]),
    nameLines(props),
    el("ul", { class: "gm-facts" }, siteFacts(site, naming).map((text) => el("li", { text, dir: "auto" }))),
    surface ? el("p", { class: "gm-muted", dir: "auto" }, [`${labelled(say("As the source spells it"))} `, el("q", { text: surface })]) : null,
    foundBlock(props),
  ]);
}

function nameLines(props) {
  const names = props.place_names ?? {};
  const sides = [[say("Armenian side’s name"), names.armenian_side, "hy"], [say("Azerbaijani side’s name"), names.azerbaijani_side, "az"]];
  const rows = sides.filter(([, name]) => textOf(name)).map(([label, name]) => [label, textOf(name), null]);
  for (const { lang, name } of otherNames(props)) rows.push([languageWords(lang), name, lang]);
  if (!rows.length) return null;
  return el("dl", { class: "gm-names" }, rows.flatMap(([label, name, lang]) => [
    el("dt", { text: label }),
    el("dd", { text: name, lang, dir: "auto" }),
  ]));
}

function siteFacts(site, naming) {
  const { props } = site;
  const control = textOf(props.control);
  const role = roleWords(props.role);
  return [
    isByBearing(props) ? bearingOfWords(props, say("the place named")) : capital(role),
    regionWords(props),
    borderWords(props),
    oblastWords(props),
    control ? `${labelled(say("Control on that date"))} ${CONTROL_UNKNOWN.has(control.toLowerCase()) ? say("indeterminate") : controlWords(control)}` : "",
    props.on_boundary ? say("On the border of two countries: either is possible") : "",
    `${precisionWords(site.precision)}: ${uncertaintyWords(props, Boolean(site.latlng), naming)}`,
    site.latlng ? positionWords(site.latlng[1], site.latlng[0]) : "",
  ].filter(Boolean);
}
