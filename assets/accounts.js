/** Where the accounts of an incident differ. Numbers are compared, never merged or summed. */
import { rangeWords, sideWords, textOf } from "./format.js";

/** What claims count. */
export const MEASURES = ["killed", "wounded", "captured", "missing", "casualties"];

/**
 * Sentences that say on what the claims differ; empty when they do not.
 * Two claims differ when parties other than each other give different numbers for one side and measure, when one
 * denies something that another may claim, or when two parties accuse each other.
 */
export function differencesOf(claims) {
  return [...numberDifferences(claims), ...stanceDifferences(claims)];
}

function numberDifferences(claims) {
  const groups = new Map();
  for (const claim of claims) {
    for (const measure of MEASURES) {
      const count = claim[measure];
      if (!count || rangeWords(count) === "no number") continue;
      const key = JSON.stringify([measure, textOf(claim.side), Boolean(claim.cumulative)]);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push({ party: textOf(claim.claimant_party), words: rangeWords(count) });
    }
  }
  const sentences = [];
  for (const [key, entries] of groups) {
    const [measure, side] = JSON.parse(key);
    const differ = entries.some((a) => entries.some((b) => a.party !== b.party && a.words !== b.words));
    if (!differ) continue;
    const accounts = [...new Set(entries.map((entry) => `${entry.party} ${entry.words}`))];
    sentences.push(`${measure}, ${side ? sideWords(side) : "side not stated"}: ${accounts.join("; ")}`);
  }
  return sentences;
}

function stanceDifferences(claims) {
  const sentences = new Set();
  for (const a of claims) {
    for (const b of claims) {
      const [partyA, partyB] = [textOf(a.claimant_party), textOf(b.claimant_party)];
      if (partyA === partyB) continue;
      const aboutAnother = textOf(b.about) && textOf(b.about) !== partyA;
      if (a.stance === "denies" && b.stance !== "denies" && !aboutAnother) sentences.add(`${partyA} denies something; read whether ${partyB} claims it`);
      const mutual = a.stance === "accuses" && b.stance === "accuses" && a.about === partyB && b.about === partyA;
      if (mutual && partyA < partyB) sentences.add(`${partyA} and ${partyB} accuse each other`);
    }
  }
  return [...sentences];
}
