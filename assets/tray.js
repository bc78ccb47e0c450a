/** The tray: what is not on the map, and why. Nothing read is silently dropped. */
import { PARTIES, countWords, dateWords, labelled, partyWords, rangeWords, sideWords, spanWords, textOf } from "./format.js";
import { dayOfIso } from "./days.js";
import { el, textButton } from "./dom.js";
import { kindSwatch } from "./glyphs.js";
import { incidentTitle } from "./naming.js";
import { sourceLine } from "./claim-view.js";
import { say } from "./words.js";

/** Rows of one part of the tray; more would hold up the page. */
const MOST_ROWS = 200;

/** "killed 49, Armenian side, according to Armenia MoD": a running total in words. */
export function tallyWords(tally) {
  const side = textOf(tally.side) ? sideWords(tally.side) : say("side not stated");
  const claimant = textOf(tally.claimant) || partyWords(tally.claimant_party);
  return say("{measure} {count}, {side}, according to {claimant}", { measure: say(textOf(tally.measure)), count: rangeWords(tally), side, claimant });
}

/**
 * The tray's content.
 * @param {{unlocated: number[], record: function(number): Object, hidden: number, total: number, tallies: Object[], rejections: Object[],
 *   reportOf: function(string): ?Object, onSelect: function(string): void, onReset: function(): void}} state
 *   unlocated are the rows of those that pass the filters, record makes one's record
 */
export function trayContent({ unlocated, record, hidden, total, tallies, rejections, reportOf, onSelect, onReset }) {
  return el("div", { class: "gm-tray" }, [
    el("h3", { class: "gm-offscreen", text: say("Not on the map") }),
    hiddenBlock(hidden, total, onReset),
    block(say("Incidents without a place"), unlocated.length,
      say("Read, dated and sourced, but no place is known well enough to be drawn."),
      [
        ...unlocated.slice(0, MOST_ROWS).map((row) => el("li", {}, [unlocatedRow(record(row), onSelect)])),
        ...(unlocated.length > MOST_ROWS ? [el("li", { class: "gm-muted", text: `${countWords(unlocated.length - MOST_ROWS, "more incident")}: ${say("narrow the time window or the filters.")}` })] : []),
      ]),
    block(say("Running totals"), tallies.length,
      say("Official or running totals. They are never added to the numbers of incidents."),
      [...tallies].sort(byPartyAndDate).map((tally) => tallyRow(tally, reportOf))),
    block(say("Read and not used"), rejections.length,
      say("Passages that name a place, a date or a number and did not become an incident."),
      rejections.map((rejection) => rejectionRow(rejection, reportOf))),
  ]);
}

function hiddenBlock(hidden, total, onReset) {
  return el("div", { class: "gm-hidden-count" }, [
    el("p", { text: hidden
      ? say("{incidents} of {total} hidden by the time window and the filters.", { incidents: countWords(hidden, "incident"), total })
      : say("No incident is hidden by the time window or the filters.") }),
    hidden ? textButton(say("Show all"), onReset, { class: "gm-button gm-quiet gm-small" }) : null,
  ]);
}

function block(title, count, words, rows) {
  return el("section", { class: "gm-section" }, [
    el("h4", { class: "gm-h" }, [title, " ", el("span", { class: "gm-number", text: String(count) })]),
    el("p", { class: "gm-muted", text: words }),
    rows.length ? el("ul", { class: "gm-plain" }, rows) : el("p", { class: "gm-muted", text: say("None.") }),
  ]);
}

function unlocatedRow(incident, onSelect) {
  return el("button", { type: "button", class: "gm-row", on: { click: () => onSelect(incident.id) } }, [
    kindSwatch(incident.kind),
    el("span", { class: "gm-row-body" }, [
      el("span", { class: "gm-row-title", text: incidentTitle(incident), dir: "auto" }),
      el("span", { class: "gm-row-meta", text: dateWords(incident.start, incident.end, incident.datePrecision, true) }),
    ]),
  ]);
}

function byPartyAndDate(a, b) {
  return PARTIES.indexOf(a.claimant_party) - PARTIES.indexOf(b.claimant_party) || (dayOfIso(a.as_of) ?? 0) - (dayOfIso(b.as_of) ?? 0);
}

function tallyRow(tally, reportOf) {
  const day = dayOfIso(tally.as_of);
  const quote = textOf(tally.quote);
  return el("li", { class: "gm-item" }, [
    el("p", { dir: "auto" }, [el("b", { text: tallyWords(tally) }), day === null ? ` (${say("date not known")})` : `, ${say("as of {day}", { day: spanWords(day, day) })}`]),
    quote ? el("blockquote", { class: "gm-quote", text: quote, dir: "auto" }) : null,
    sourceLine(reportOf(tally.report_id), tally.report_id),
  ]);
}

function rejectionRow(rejection, reportOf) {
  return el("li", { class: "gm-item" }, [
    el("p", { dir: "auto" }, [el("b", { text: `${labelled(say("Reason"))} ` }), textOf(rejection.reason) || say("not given")]),
    el("blockquote", { class: "gm-quote", text: textOf(rejection.text), dir: "auto" }),
    sourceLine(reportOf(rejection.report_id), rejection.report_id),
  ]);
}
