/** The chart of the time slider: bars, axis and tooltip over a span of days that can be zoomed. */
import { axisTicks, binIncidents, binStep, drawHistogram, drawMarks } from "./histogram.js";
import { Hatches } from "./paint.js";
import { el } from "./dom.js";
import { kindCountWords, monthWords, spanWords } from "./format.js";
import { themeColors } from "./theme.js";

const CHART_HEIGHT = 98;
const CHART_TOP = 24;

/** Pixels between the lines of a hatched bar. */
const BAR_HATCH = 5;

/** Room to each side of a window that is zoomed in on. */
const MARGIN_DAYS = 14;

/** Below this share of the chart the two handles of a window would lie on each other. */
const SLIVER_SHARE = 0.06;

export class TimeChart {
  /**
   * @param {[number, number]} extent first and last day that can be shown
   * @param {Object[]} tallies `{day, words, value, series}`
   */
  constructor(extent, tallies) {
    this.extent = extent;
    this.domain = [...extent];
    this._tallies = tallies;
    this._marks = [];
    this._hatches = new Hatches(BAR_HATCH);
    this._canvas = el("canvas", { class: "gm-bars", "aria-hidden": "true" });
    this._axis = el("div", { class: "gm-axis", "aria-hidden": "true" });
    this._tip = el("div", { class: "gm-tip", "aria-hidden": "true", hidden: true });
    this.element = el("div", { class: "gm-track" }, [this._canvas, this._axis, this._tip]);
    this.element.addEventListener("pointermove", (event) => this._showTip(event));
    this.element.addEventListener("pointerleave", () => { this._tip.hidden = true; });
  }

  get zoomed() {
    return this.domain[0] > this.extent[0] || this.domain[1] < this.extent[1];
  }

  /** Whether a day lies in the part that is shown. */
  holds(day) {
    return day >= this.domain[0] && day <= this.domain[1];
  }

  /** Pixels per day. */
  get scale() {
    return Math.max(1, this.element.clientWidth) / (this.domain[1] - this.domain[0] + 1);
  }

  /** Where a day begins, in pixels from the left, kept within the chart. */
  edge(day) {
    return Math.max(0, Math.min(this._x(day), this.element.clientWidth));
  }

  /** The day under a pointer. */
  dayAt(event) {
    const day = Math.floor((event.clientX - this.element.getBoundingClientRect().left) / this.scale) + this.domain[0];
    return Math.max(this.extent[0], Math.min(day, this.extent[1]));
  }

  /** Shows a span of days with room on both sides, or everything without one. */
  zoomTo(span) {
    const margin = span ? Math.max(MARGIN_DAYS, Math.round((span[1] - span[0]) * 0.4)) : 0;
    this.domain = span ? [Math.max(this.extent[0], span[0] - margin), Math.min(this.extent[1], span[1] + margin)] : [...this.extent];
  }

  /** Zooms around a day, down to that day alone, whose hours are then told apart. */
  zoomBy(factor, day) {
    let [first, last] = this.domain.map((end) => Math.round(day + (end - day) * factor));
    if (last - first < 2 || (factor < 1 && last - first === this.domain[1] - this.domain[0])) [first, last] = [day, day];
    else if (factor > 1 && first === this.domain[0] && last === this.domain[1]) [first, last] = [first - 1, last + 1];
    this.domain = [Math.max(this.extent[0], first), Math.min(this.extent[1], last)];
  }

  /** Shows a window so that it can be handled: zoomed in on when it would be a sliver, else within the shown span. */
  show(window) {
    const sliver = window[1] - window[0] + 1 < (this.domain[1] - this.domain[0] + 1) * SLIVER_SHARE;
    if (sliver) this.zoomTo(window);
    else this.follow(window);
  }

  /** Moves the shown span, only when needed, so that a window is within it. */
  follow([start, end]) {
    const [first, last] = this.domain;
    if (start >= first && end <= last) return;
    const width = Math.max(last - first, end - start + 4);
    const wanted = end > last ? end - Math.round(width * 0.7) : start - Math.round(width * 0.3);
    const from = Math.max(this.extent[0], Math.min(wanted, this.extent[1] - width));
    this.domain = [from, Math.min(this.extent[1], from + width)];
  }

  /** Takes other incidents: the bars are counted anew when they are painted next. */
  setIncidents(table, passing) {
    [this._table, this._passing, this._binsFor] = [table, passing, ""];
  }

  /** Marks the spans of incidents, `{span: [first, last], strong}` each, above the axis. */
  setMarks(marks) {
    this._marks = marks;
  }

  paint(window) {
    const width = this.element.clientWidth;
    if (!width) return;
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
    this._canvas.width = Math.round(width * ratio);
    this._canvas.height = CHART_HEIGHT * ratio;
    const ctx = this._canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    this._countBins();
    const frame = { width, top: CHART_TOP, base: CHART_HEIGHT - 1, x: (day) => this._x(day) };
    const family = getComputedStyle(this.element).fontFamily;
    drawHistogram(ctx, { bins: this._bins, tallies: this._tallies, frame, window, color: themeColors(this.element), family, hatches: this._hatches });
    drawMarks(ctx, this._marks, frame, themeColors(this.element));
    this._paintAxis(width);
  }

  /** Counts the bars, unless they are those counted last. */
  _countBins() {
    const step = binStep(this.scale);
    const key = `${this.domain} ${step}`;
    if (key === this._binsFor) return;
    this._binsFor = key;
    this._bins = this._table ? binIncidents(this._table, this._passing, this.domain, step) : [];
    this._step = step;
  }

  _x(day) {
    return (day - this.domain[0]) * this.scale;
  }

  _paintAxis(width) {
    const nodes = [];
    let free = -Infinity;
    for (const tick of axisTicks(this.domain, this.scale)) {
      const x = this._x(tick.day);
      const wide = tick.text.length * (tick.major ? 7.6 : 6.5) + 6;
      if (x < free || x < 0 || x > width - wide) continue;
      free = x + Math.max((tick.major ? 30 : 14) + tick.text.length * 3.2, wide);
      nodes.push(el("span", { class: tick.major ? "gm-tick gm-tick-major" : "gm-tick", style: `left:${x}px`, text: tick.text }));
    }
    this._axis.replaceChildren(...nodes);
  }

  _showTip(event) {
    if (event.buttons || event.pointerType === "touch" || !this._bins) return;
    const x = event.clientX - this.element.getBoundingClientRect().left;
    const at = this.domain[0] + x / this.scale;
    const bin = this._bins.find((one) => one.start <= at && at < one.to);
    const tallies = this._tallies.filter((tally) => Math.abs(this._x(tally.day + 0.5) - x) < 6);
    this._tip.hidden = !bin || (!bin.total && !tallies.length);
    if (this._tip.hidden) return;
    const kinds = new Map();
    for (const part of bin.parts) kinds.set(part.kind, (kinds.get(part.kind) ?? 0) + part.count);
    const lines = [...kinds].map(([kind, count]) => kindCountWords(kind, count));
    this._tip.replaceChildren(
      el("strong", { text: binWords(bin, this._step) }),
      el("span", { text: lines.join(", ") }),
      ...tallies.slice(0, 3).map((tally) => el("span", { text: `▼ ${tally.words}`, dir: "auto" })),
    );
    this._tip.style.left = `${Math.max(4, Math.min(x + 10, this.element.clientWidth - this._tip.offsetWidth - 4))}px`;
    this._tip.style.top = `${-this._tip.offsetHeight - 2}px`;
  }
}

/** "13 September 2022, 00:00–01:00 UTC+4", "12–18 September 2022" or "September 2022". */
function binWords({ start, to }, step) {
  if (step === "month") return monthWords(start);
  if (step !== "hour") return spanWords(start, to - 1);
  const day = Math.floor(start + 1e-6);
  const clock = (at) => `${String(Math.round((at - day) * 24)).padStart(2, "0")}:00`;
  return `${spanWords(day, day)}, ${clock(start)}–${clock(to)} UTC+4`;
}
