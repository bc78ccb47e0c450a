/** The card: all that is known of one incident. */
import { claimSection, sourceLine } from "./claim-view.js";
import { copyText } from "./clipboard.js";
import { correctionSection } from "./corrections-view.js";
import { datePrecisionWords, dateWords, labelled, textOf, timeWords } from "./format.js";
import { dayOfIso } from "./days.js";
import { el, safeUrl, textButton } from "./dom.js";
import { shapeOf, symbolSvg } from "./glyphs.js";
import { bestStyle } from "./incident-table.js";
import { incidentTitle, placeLabel } from "./naming.js";
import { linkSection } from "./link-view.js";
import { siteSection } from "./site-view.js";
import { say } from "./words.js";

const STATUS_WORDS = {
  extracted: "Extracted by the program, not reviewed",
  imported: "Imported from a table",
  reviewed: "Reviewed",
  confirmed: "Reviewed and confirmed",
  corrected: "Extracted by the program, corrected by hand",
  added: "Not read by the program, added by hand",
};

/**
 * The card of an incident.
 * @param {Object} incident
 * @param {{reportOf: function(string): ?Object, datasetHash: string, naming: string, onZoom: function(Object): void,
 *   onBack: function(): void, onClear: function(): void, onApart: ?function(string, string[]): void}} context onApart keeps
 *   an account apart from others; without it it cannot be
 */
export function incidentCard(incident, context) {
  const copied = el("span", { class: "gm-copied", role: "status" });
  const cite = () => copyText(citationOf(incident, context), (words) => { copied.textContent = words; });
  return el("article", { class: "gm-card", "aria-label": say("Incident") }, [
    el("div", { class: "gm-card-bar" }, [
      textButton(say("‹ All incidents"), context.onBack, { class: "gm-button gm-quiet gm-small" }),
      textButton(say("Clear selection"), context.onClear, { class: "gm-button gm-quiet gm-small" }),
    ]),
    el("p", { class: "gm-kicker" }, [symbolSvg(incident.kind, bestStyle(incident), shapeOf(incident.acting)), say(incident.kind.label)]),
    el("h3", { class: "gm-title", text: incidentTitle(incident, context.naming), dir: "auto", tabindex: "-1" }),
    whenBlock(incident),
    claimSection(incident, context.reportOf),
    siteSection(incident, context.naming, context.onZoom),
    linkSection(incident, context),
    correctionSection(incident),
    sourceSection(incident, context.reportOf),
    el("div", { class: "gm-cite" }, [
      textButton(say("Copy citation"), cite, { class: "gm-button" }),
      copied,
    ]),
    el("p", { class: "gm-muted gm-fine" }, [
      STATUS_WORDS[textOf(incident.props.status)] ? say(STATUS_WORDS[textOf(incident.props.status)]) : textOf(incident.props.status), " · ", el("code", { text: incident.id }),
    ]),
  ]);
}

function whenBlock(incident) {
  const { props } = incident;
  const said = textOf(props.date_text);
  const time = timeWords(props.time_utc);
  return el("div", { class: "gm-when" }, [
    el("p", { class: "gm-date", text: dateWords(incident.start, incident.end, incident.datePrecision) }),
    time ? el("p", { text: time }) : null,
    el("p", { class: "gm-muted", dir: "auto" }, [
      datePrecisionWords(incident.datePrecision),
      said ? ` · ${say("the source says")} ` : null,
      said ? el("q", { text: said }) : null,
    ]),
  ]);
}

function sourceSection(incident, reportOf) {
  if (!incident.sources.length) return null;
  const lines = incident.sources.map((source) => {
    const report = { ...reportOf(source.report_id), ...withoutEmpty(source) };
    const title = textOf(report.title);
    return el("li", {}, [sourceLine(report, source.report_id), title ? el("span", { class: "gm-muted", text: title, dir: "auto" }) : null]);
  });
  return el("section", { class: "gm-section" }, [
    el("h4", { class: "gm-h", text: say("Sources") }),
    el("ul", { class: "gm-plain" }, lines),
  ]);
}

function withoutEmpty(record) {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([, value]) => value !== null && value !== undefined));
}

/** The citation of an incident: title, place, date, sources, id and the dataset's hash. */
function citationOf(incident, { reportOf, datasetHash, naming }) {
  const places = incident.sites.filter((site) => textOf(site.props.place_name)).map((site) => placeLabel(site.props, naming));
  const sources = incident.sources.map((source) => {
    const report = { ...reportOf(source.report_id), ...withoutEmpty(source) };
    const published = dayOfIso(report.published) === null ? "" : report.published.slice(0, 10);
    return [textOf(report.outlet), textOf(report.title), published, safeUrl(report.url)].filter(Boolean).join(", ");
  });
  const parts = [
    incidentTitle(incident, naming),
    [...new Set(places)].join("; "),
    dateWords(incident.start, incident.end, incident.datePrecision),
    sources.length ? `${labelled(say("Sources"))} ${sources.join("; ")}` : say("No source recorded"),
    incident.corrections.length ? say("Corrected by hand") : "",
    `${say("Incident")} ${incident.id}`,
    datasetHash ? `${say("Dataset")} sha256 ${datasetHash}` : "",
  ];
  return `${parts.filter(Boolean).join(". ")}.`;
}
