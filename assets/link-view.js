/** The accounts of several reports that were taken for one incident: how surely, why, and a way to undo it. */
import { countWords, dateWords, labelled, numberWords, textOf } from "./format.js";
import { dayOfIso } from "./days.js";
import { el, textButton } from "./dom.js";
import { kindOf } from "./kinds.js";
import { sourceLine } from "./claim-view.js";
import { say, spokenLanguage } from "./words.js";

/**
 * The section "Told by … reports", or null where one report tells of the incident.
 * @param {Object} incident
 * @param {{reportOf: function(string): ?Object, onApart: ?function(string, string[]): void}} context
 */
export function linkSection(incident, { reportOf, onApart }) {
  const { links, props } = incident;
  if (links.length < 2) return null;
  const independent = Number(props.independent_sources) || links.length;
  const sources = independent === links.length ? "" : `, ${say("{n} independent of each other", { n: independent })}`;
  return el("section", { class: "gm-section" }, [
    el("h4", { class: "gm-h", text: say("Told by {reports}", { reports: countWords(links.length, "account") }) + sources }),
    ...links.map((link) => linkBlock(link, links, { reportOf, onApart })),
  ]);
}

function linkBlock(link, links, { reportOf, onApart }) {
  const own = link === links[0];
  // It leaves alone: the others stay together.
  const others = links.filter((one) => one !== link).map((one) => textOf(one.incident_id));
  const apart = () => onApart(textOf(link.incident_id), others);
  return el("div", { class: "gm-claim" }, [
    sourceLine(reportOf(link.report_id), link.report_id),
    el("p", { dir: "auto" }, [
      el("b", { text: (spokenLanguage() === "en" && textOf(link.title)) || say(kindOf(link.kind).label) }),
      `, ${dateWords(dayOfIso(link.date_start), dayOfIso(link.date_end), "day")}`,
    ]),
    own ? null : el("p", { class: "gm-muted", text: say("Taken for the same: {reason} (evidence {score} of 1, no probability)", { reason: textOf(link.reason), score: numberWords(Number(link.score) || 0, 2) }), dir: "auto" }),
    own || !onApart ? null : textButton(say("Keep apart"), apart, { class: "gm-button gm-quiet gm-small", "aria-label": `${labelled(say("Keep apart"))} ${textOf(link.title)}` }),
  ]);
}
