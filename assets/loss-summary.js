/** Losses of the incidents in view, added up by a rule that is named, and their kinds. Running totals are never added. */
import { KINDS } from "./kinds.js";
import { countWords, labelled, numberWords, sideWords, spanWords, textOf } from "./format.js";
import { dayOfIso } from "./days.js";
import { el, selectBox } from "./dom.js";
import { tallyWords } from "./tray.js";
import { say } from "./words.js";

/** Totals shown under the sums; the tray has them all. */
const MOST_TOTALS = 12;

/** What is counted, as `geo/render/losses.py` orders it. */
const LOSS_MEASURES = ["killed", "wounded", "captured", "missing"];

/** The bit of `open` for each rule whose number is "or more", as `geo/render/losses.py` has it. */
const OPEN = { own: 1, low: 0, high: 2 };

const RULES = [
  ["own", "what each side says of itself"],
  ["low", "the lowest that anyone says"],
  ["high", "the highest that anyone says"],
];

export class LossSummary {
  /**
   * @param {IncidentTable} table
   * @param {function(): void} onRule called when another rule was chosen
   */
  constructor(table, onRule) {
    this._table = table;
    this._rule = "own";
    this._visible = [];
    this._tallies = [];
    this._body = el("div", { class: "gm-summary-body" });
    this._ruleBox = selectBox(say("Rule of the sums"), RULES, this._rule, (value) => { this.setRule(value); onRule(); });
    this.element = el("details", { class: "gm-summary", on: { toggle: () => this._fill() } }, [
      el("summary", { text: say("Losses as claimed, and kinds") }),
      el("label", { class: "gm-field" }, [el("span", { text: say("Sum") }), this._ruleBox]),
      this._body,
    ]);
  }

  get rule() {
    return this._rule;
  }

  /** Adds by another rule; what is off the list is ignored. */
  setRule(rule) {
    if (!RULES.some(([id]) => id === rule)) return;
    this._rule = this._ruleBox.value = rule;
    this._fill();
  }

  /** Takes the rows in view, and the running totals of their days. */
  update(visible, tallies) {
    this._visible = visible;
    this._tallies = tallies;
    this._fill();
  }

  /** The sums are made only for who looks. */
  _fill() {
    if (!this.element.open) return;
    this._body.replaceChildren(this._losses(), ...this._totals(), this._kinds());
  }

  _losses() {
    const { sums, more, given } = sumLosses(this._table, this._visible, this._rule);
    const sides = [...sums.keys()].sort((a, b) => a - b);
    const words = say("Of {incidents} in view, {n} with such a number; by another rule it may be others. Running totals are not added.", { incidents: countWords(this._visible.length, "incident"), n: numberWords(given) });
    if (!sides.length) return el("p", { class: "gm-muted", text: words });
    const cell = (value, isMore) => el("td", { text: value === undefined ? "–" : `${numberWords(value)}${isMore ? "+" : ""}` });
    return el("div", {}, [
      el("table", { class: "gm-losses" }, [
        el("caption", { class: "gm-offscreen", text: `${labelled(say("Losses by side"))} ${say(RULES.find(([id]) => id === this._rule)[1])}` }),
        el("thead", {}, [el("tr", {}, [el("th", { scope: "col", text: say("Losses of the") }), ...LOSS_MEASURES.map((measure) => el("th", { scope: "col", text: say(measure) }))])]),
        el("tbody", {}, sides.map((side) =>
          el("tr", {}, [el("th", { scope: "row", text: sideWords(this._table.parties[side]) }), ...LOSS_MEASURES.map((_, at) => cell(sums.get(side)[at], more.get(side)?.[at]))]))),
      ]),
      el("p", { class: "gm-muted gm-fine", text: words }),
    ]);
  }

  /** The days with the most dead are often told in totals alone: sums without them would look like few. */
  _totals() {
    if (!this._tallies.length) return [];
    return [
      el("h3", { class: "gm-h", text: say("Running totals") }),
      el("p", { class: "gm-muted gm-fine", text: say("Official or running totals. They are never added to the numbers of incidents.") }),
      el("ul", { class: "gm-plain gm-totals" }, this._tallies.slice(0, MOST_TOTALS).map((tally) => {
        const day = dayOfIso(tally.as_of);
        return el("li", { dir: "auto", text: `${tallyWords(tally)}, ${say("as of {day}", { day: spanWords(day, day) })}` });
      })),
    ];
  }

  _kinds() {
    const counts = new Uint32Array(KINDS.length);
    for (const row of this._visible) counts[this._table.kind[row]] += 1;
    const most = counts.reduce((a, b) => Math.max(a, b), 1);
    const rows = KINDS.map((kind, at) => [kind, counts[at]]).filter(([, count]) => count).sort((a, b) => b[1] - a[1]);
    return el("ul", { class: "gm-plain gm-kind-bars", "aria-label": say("Kinds in view") }, rows.map(([kind, count]) =>
      el("li", {}, [
        el("span", { class: "gm-kind-name", text: say(kind.label) }),
        el("span", { class: "gm-kind-bar", "aria-hidden": "true", style: `width:${(100 * count) / most}%;background:${kind.color}` }),
        el("span", { class: "gm-number", text: numberWords(count) }),
      ])));
  }
}

/**
 * Adds the losses of incidents up by a rule.
 * @param {IncidentTable} table
 * @param {Uint32Array} rows
 * @param {string} rule "own", "low" or "high"
 * @returns {{sums: Map<number, number[]>, more: Map<number, boolean[]>, given: number}} sums by side, of each measure, undefined
 *   where no claim gives one; more tells which may be more, as somebody says "at least"; given is how many of the incidents have a
 *   number
 */
export function sumLosses(table, rows, rule) {
  const { incident, side, measure, open, [rule]: value } = table.losses;
  const shown = new Uint8Array(table.count);
  for (const row of rows) shown[row] = 1;
  const sums = new Map();
  const more = new Map();
  const counted = new Set();
  for (let at = 0; at < incident.length; at += 1) {
    if (!value[at] || !shown[incident[at]]) continue;
    if (!sums.has(side[at])) {
      sums.set(side[at], []);
      more.set(side[at], []);
    }
    const row = sums.get(side[at]);
    row[measure[at]] = (row[measure[at]] ?? 0) + value[at] - 1;
    if (open[at] & OPEN[rule]) more.get(side[at])[measure[at]] = true;
    counted.add(incident[at]);
  }
  return { sums, more, given: counted.size };
}

/**
 * The totals as of a day of the window, of each claimant, side and measure the latest: what a side says of itself first, then the highest.
 * @param {Object[]} tallies
 * @param {number[]} window first and last day
 * @returns {Object[]}
 */
export function latestTallies(tallies, [start, end]) {
  const latest = new Map();
  for (const tally of tallies) {
    const day = dayOfIso(tally.as_of);
    if (day === null || day < start || day > end) continue;
    const key = [tally.claimant, tally.side, tally.measure].map(textOf).join("\u001f");
    const known = latest.get(key);
    if (!known || dayOfIso(known.as_of) <= day) latest.set(key, tally);
  }
  const value = (tally) => Number(tally.best ?? tally.low ?? tally.high) || 0;
  const isOwn = (tally) => tally.claimant_party === tally.side;
  return [...latest.values()].sort((a, b) => isOwn(b) - isOwn(a) || value(b) - value(a));
}
