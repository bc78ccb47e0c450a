/** Who says what: the claims of an incident, grouped by party and set side by side. */
import { NO_PARTY, PARTIES, countWords, dayWords, labelled, lossSideWords, partyWords, rangeWords, shortPartyWords, stanceWords, textOf } from "./format.js";
import { claimsByHand } from "./corrections-view.js";
import { dayOfIso } from "./days.js";
import { el, linkOrText } from "./dom.js";
import { say } from "./words.js";

/** What claims count. */
const MEASURES = ["killed", "wounded", "captured", "missing", "casualties"];

/** Parties that are always named, side by side when both speak, so that silence is seen as silence. */
const FACING_PARTIES = ["Armenia", "Azerbaijan"];

/**
 * The section "Who says what".
 * @param {Object} incident
 * @param {function(string): ?Object} reportOf finds a report by id
 */
export function claimSection(incident, reportOf) {
  const groups = new Map();
  for (const claim of incident.claims) {
    const party = textOf(claim.claimant_party) || "Unstated";
    if (!groups.has(party)) groups.set(party, []);
    groups.get(party).push(claim);
  }
  const others = [...groups.keys()].filter((party) => !FACING_PARTIES.includes(party)).sort(byPartyOrder);
  const facing = FACING_PARTIES.every((party) => groups.has(party));
  const byHand = claimsByHand(incident);
  const column = (party) => partyColumn(party, groups.get(party) ?? [], { beside: facing && FACING_PARTIES.includes(party), reportOf, byHand });
  return el("section", { class: "gm-section" }, [
    el("h4", { class: "gm-h", text: say("Who says what") }),
    differenceNotice(incident.contradictions),
    incident.claims.length
      ? el("div", { class: "gm-claims" }, [...FACING_PARTIES, ...others].map(column))
      : el("p", { class: "gm-muted", text: partyWords(NO_PARTY) }),
  ]);
}

function byPartyOrder(a, b) {
  const rank = (party) => (PARTIES.includes(party) ? PARTIES.indexOf(party) : PARTIES.length);
  return rank(a) - rank(b);
}

/** On what the accounts differ, as the collection says; nothing is chosen or put right. */
function differenceNotice(contradictions) {
  if (!contradictions.length) return null;
  return el("div", { class: "gm-notice", role: "note" }, [
    el("strong", { text: say("Accounts differ") }),
    el("ul", {}, contradictions.map((one) => el("li", { text: textOf(one.says), dir: "auto" }))),
  ]);
}

function partyColumn(party, claims, { beside, reportOf, byHand }) {
  return el("div", { class: beside ? "gm-party" : "gm-party gm-party-wide" }, [
    el("h5", { class: "gm-party-name", text: partyWords(party), dir: "auto" }),
    claims.length ? null : el("p", { class: "gm-muted", text: say("No claim in the reports of this incident.") }),
    ...claims.map((claim) => claimBlock(claim, party, { reportOf, byHand: byHand.has(claim) })),
  ]);
}

function claimBlock(claim, party, { reportOf, byHand }) {
  const says = textOf(claim.says);
  const quote = textOf(claim.quote);
  const given = MEASURES.filter((measure) => claim[measure]);
  return el("div", { class: "gm-claim" }, [
    el("p", { class: "gm-claimant", dir: "auto" }, [
      el("b", { text: textOf(claim.claimant) || partyWords(party) }),
      " · ",
      el("span", { class: "gm-stance", text: stanceWords(claim.stance, claim.about) + (given.length ? "" : ` · ${say("no number")}`) }),
    ]),
    given.length ? countList(claim, given, party) : null,
    byHand ? el("p", { class: "gm-muted gm-by-hand", text: say("corrected by hand: not as it was read in the source") }) : null,
    says && !quote.includes(says) ? el("p", { class: "gm-says", text: says, dir: "auto" }) : null,
    quote ? el("blockquote", { class: "gm-quote", dir: "auto" }, saidIn(quote, says)) : null,
    sourceLine(reportOf(claim.report_id), claim.report_id),
  ]);
}

/** A quote in which the words of this claim are marked: a sentence may hold several. */
function saidIn(quote, says) {
  const at = says && says.length < quote.length ? quote.indexOf(says) : -1;
  if (at < 0) return [quote];
  return [quote.slice(0, at), el("span", { class: "gm-said", text: says }), quote.slice(at + says.length)];
}

function countList(claim, given, party) {
  const side = lossSideWords(claim.side, party);
  return el("ul", { class: "gm-counts" }, [
    ...given.map((measure) =>
      el("li", { class: "gm-count" }, [
        `${labelled(say(measure))} `,
        el("b", { text: rangeWords(claim[measure]) }),
        `, ${side}`,
        claim.side_by_place ? el("span", { class: "gm-muted", text: ` (${say("by the place; the report does not say")})` }) : null,
      ])),
    claim.cumulative ? el("li", { class: "gm-count gm-muted", text: say("running total, not this incident alone") }) : null,
  ]);
}

/** "Outlet, 13 September 2022", linked when the address is safe. */
export function sourceLine(report, reportId) {
  if (!report) return el("p", { class: "gm-source", text: textOf(reportId) ? `${say("Report")} ${textOf(reportId)}` : say("Report not given"), dir: "auto" });
  const published = dayOfIso(report.published);
  const name = textOf(report.outlet) || textOf(report.title) || say("Report");
  return el("p", { class: "gm-source" }, [
    linkOrText(name, report.url),
    published === null ? null : `, ${dayWords(published, true)}`,
  ]);
}

/** "3 claims by Armenia and Azerbaijan", for the list. */
export function claimSummary(incident) {
  if (!incident.claims.length) return say("no claim recorded");
  const parties = [...incident.parties].sort(byPartyOrder);
  return `${countWords(incident.claims.length, "claim")} · ${parties.map(shortPartyWords).join(", ")}`;
}
