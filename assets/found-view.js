/** How a place was found: the score in words, the reason, and the places of that name that were not chosen. */
import { capital, countWords, countryWords, labelled, numberWords, textOf } from "./format.js";
import { el } from "./dom.js";
import { say } from "./words.js";

/** Scores from here on are called strong, and fair; they weigh evidence and are no probabilities. */
const STRONG = 0.7;
const FAIR = 0.5;

/** A candidate within so much of the place chosen is nearly as well supported. */
const CLOSE = 0.1;

/** "strong evidence (0.76 of 1)", or "" without a score. */
export function scoreWords(score) {
  if (typeof score !== "number" || !Number.isFinite(score)) return "";
  const words = score >= STRONG ? "strong evidence ({score} of 1)" : score >= FAIR ? "fair evidence ({score} of 1)" : "weak evidence ({score} of 1)";
  return say(words, { score: numberWords(score, 2) });
}

/** The folded block for a site's properties, or null when nothing is told. */
export function foundBlock(props) {
  const reason = textOf(props.resolve_reason);
  const score = scoreWords(props.resolve_score);
  const rejected = Array.isArray(props.rejected_candidates) ? props.rejected_candidates : [];
  if (!reason && !score && !rejected.length) return null;
  const close = rejected.some((one) => props.resolve_score - one.score < CLOSE);
  return el("details", { class: "gm-details" }, [
    el("summary", { text: say("How this place was found") }),
    score ? el("p", {}, [
      el("b", { text: capital(score) }),
      close ? `. ${say("Another place is nearly as well supported.")}` : null,
    ]) : null,
    reason ? el("p", { text: reasonSentence(reason), dir: "auto" }) : null,
    el("p", { class: "gm-muted", text: rejected.length
      ? `${labelled(say("Not chosen"))} ${countWords(rejected.length, "other place")}` : say("No other place came into question.") }),
    rejected.length ? el("ul", { class: "gm-plain gm-rejected" }, rejected.map(candidateRow)) : null,
  ]);
}

function candidateRow(one) {
  const what = [say(textOf(one.kind)), countryWords(one.country), scoreWords(one.score)].filter(Boolean).join(" · ");
  return el("li", {}, [
    el("p", { dir: "auto" }, [el("b", { text: textOf(one.name) || say("Unnamed place") }), " ", el("span", { class: "gm-muted", text: what })]),
    textOf(one.reason) ? el("p", { class: "gm-muted", text: reasonSentence(textOf(one.reason)), dir: "auto" }) : null,
  ]);
}

function reasonSentence(words) {
  return `${capital(words)}${/[.!?]$/.test(words) ? "" : "."}`;
}
