/** The sources tab: reports, attributions and the identity of the dataset. */
import { dayOfIso } from "./days.js";
import { el, linkOrText } from "./dom.js";
import { labelled, languageWords, spanWords, textOf } from "./format.js";
import { say } from "./words.js";

/** The content of the tab for a collection of the contract. */
export function sourcesContent(collection) {
  const reports = collection.reports ?? [];
  const hash = textOf(collection.dataset_sha256);
  return el("div", { class: "gm-sources" }, [
    el("h3", { class: "gm-offscreen", text: say("Sources") }),
    el("section", { class: "gm-section" }, [
      el("h4", { class: "gm-h" }, [`${say("Reports")} `, el("span", { class: "gm-number", text: String(reports.length) })]),
      reports.length ? el("ul", { class: "gm-plain" }, reports.map(reportRow)) : el("p", { class: "gm-muted", text: say("None.") }),
    ]),
    el("section", { class: "gm-section" }, [
      el("h4", { class: "gm-h", text: say("Data behind the map") }),
      el("ul", { class: "gm-plain" }, (collection.attributions ?? []).map((text) => el("li", { class: "gm-item", text: textOf(text), dir: "auto" }))),
      hash ? el("p", { class: "gm-muted gm-fine" }, [`${say("Dataset")} sha256 `, el("code", { text: hash })]) : null,
    ]),
  ]);
}

function reportRow(report) {
  const date = (label, iso) => {
    const day = dayOfIso(iso);
    return day === null ? "" : `${label} ${spanWords(day, day)}`;
  };
  const facts = [textOf(report.outlet), languageWords(report.language), date(say("published"), report.published), date(say("retrieved"), report.retrieved)];
  const also = Array.isArray(report.also) ? report.also : [];
  return el("li", { class: "gm-item" }, [
    el("p", {}, [linkOrText(textOf(report.title) || textOf(report.outlet) || textOf(report.id) || say("Untitled report"), report.url)]),
    el("p", { class: "gm-muted", text: facts.filter(Boolean).join(" · "), dir: "auto" }),
    also.length
      ? el("p", { class: "gm-muted" }, [`${labelled(say("Also"))} `, ...also.flatMap((one, i) => [i ? ", " : "", linkOrText(textOf(one.outlet) || say("source"), one.url)])])
      : null,
    textOf(report.sha256) ? el("p", { class: "gm-muted gm-hash" }, ["sha256 ", el("code", { text: textOf(report.sha256) })]) : null,
  ]);
}
