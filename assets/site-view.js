/** Where an incident happened: one block per site, with the reason for the place and the places it was not. */
import { borderWords, oblastWords, otherNames, placeLabel, regionWords, uncertaintyWords } from "./places.js";
import { controlWords } from "./controls.js";
import { countryWords, languageWords, positionWords, precisionWords, roleWords, textOf } from "./format.js";
import { el, textButton } from "./dom.js";
import { symbolSvg } from "./glyphs.js";

/** Control values that say that the data cannot decide. */
const CONTROL_UNKNOWN = new Set(["indeterminate", "unknown", ""]);

/**
 * The section "Where".
 * @param {Object} incident
 * @param {function(Object): void} onZoom called with a site to move the map to
 */
export function siteSection(incident, onZoom) {
  return el("section", { class: "gm-section" }, [
    el("h4", { class: "gm-h", text: incident.sites.length > 1 ? `Where: ${incident.sites.length} places` : "Where" }),
    ...incident.sites.map((site) => siteBlock(site, onZoom)),
  ]);
}

function siteBlock(site, onZoom) {
  const { props } = site;
  if (!textOf(props.place_name) && !textOf(props.surface)) {
    return el("div", { class: "gm-site" }, [
      el("p", { class: "gm-muted", text: "No place in the reports is known well enough to be put on the map." }),
    ]);
  }
  const surface = textOf(props.surface);
  return el("div", { class: "gm-site" }, [
    el("div", { class: "gm-site-head" }, [
      symbolSvg(site.incident.kind, site.style),
      el("h5", { class: "gm-site-name", text: placeLabel(props), dir: "auto" }),
      site.latlng ? textButton("Zoom to", () => onZoom(site), { class: "gm-button gm-quiet gm-small", "aria-label": `Zoom to ${placeLabel(props)}` }) : null,
    ]),
    nameLines(props),
    el("ul", { class: "gm-facts" }, siteFacts(site).map((text) => el("li", { text, dir: "auto" }))),
    surface ? el("p", { class: "gm-muted", dir: "auto" }, ["As the source spells it: ", el("q", { text: surface })]) : null,
    whyBlock(props),
  ]);
}

function nameLines(props) {
  const names = props.place_names ?? {};
  const sides = [["Armenian side’s name", names.armenian_side, "hy"], ["Azerbaijani side’s name", names.azerbaijani_side, "az"]];
  const rows = sides.filter(([, name]) => textOf(name)).map(([label, name]) => [label, textOf(name), null]);
  for (const { lang, name } of otherNames(props)) rows.push([languageWords(lang), name, lang]);
  if (!rows.length) return null;
  return el("dl", { class: "gm-names" }, rows.flatMap(([label, name, lang]) => [
    el("dt", { text: label }),
    el("dd", { text: name, lang, dir: "auto" }),
  ]));
}

function siteFacts(site) {
  const { props } = site;
  const control = textOf(props.control);
  const role = roleWords(props.role);
  return [
    role ? `${role[0].toUpperCase()}${role.slice(1)}` : "",
    regionWords(props),
    borderWords(props),
    oblastWords(props),
    control ? `Control on that date: ${CONTROL_UNKNOWN.has(control.toLowerCase()) ? "indeterminate" : controlWords(control)}` : "",
    props.on_boundary ? "On the border of two countries: either is possible" : "",
    `${precisionWords(site.precision)}: ${uncertaintyWords(props, Boolean(site.latlng))}`,
    site.latlng ? positionWords(site.latlng[1], site.latlng[0]) : "",
  ].filter(Boolean);
}

function whyBlock(props) {
  const reason = textOf(props.resolve_reason);
  const rejected = Array.isArray(props.rejected_candidates) ? props.rejected_candidates : [];
  if (!reason && !rejected.length) return null;
  const summary = rejected.length ? `Why this place, and ${rejected.length} not chosen` : "Why this place";
  return el("details", { class: "gm-details" }, [
    el("summary", { text: summary }),
    reason ? el("p", { text: reason, dir: "auto" }) : null,
    rejected.length ? el("p", { class: "gm-muted", text: "Not chosen:" }) : null,
    rejected.length
      ? el("ul", { class: "gm-rejected" }, rejected.map((one) =>
          el("li", { dir: "auto" }, [
            el("b", { text: [textOf(one.name), countryWords(one.country)].filter(Boolean).join(", ") }),
            textOf(one.reason) ? `: ${textOf(one.reason)}` : null,
          ])))
      : null,
  ]);
}
