/** The time slider: bars by kind, a window with two handles, play, step and presets. */
import { addMonths, addSteps, dayOfIso, startOfMonth } from "./days.js";
import { axisTicks, binIncidents, binStep, drawHistogram } from "./histogram.js";
import { countWords, dayWords, monthWords, numberWords, spanWords } from "./format.js";
import { el, selectBox, textButton } from "./dom.js";
import { PlayClock, nextWindow, playStart } from "./playback.js";
import { themeColors } from "./theme.js";
import { trackDrag } from "./drag.js";

const CHART_HEIGHT = 92;
const CHART_TOP = 18;
const MIN_DOMAIN_DAYS = 14;

/** Named spans. "All" and "Last 30 days of data" follow the data. */
const PRESETS = [
  { label: "All", span: ([first, last]) => [first, last] },
  { label: "2020 war", span: () => [dayOfIso("2020-09-27"), dayOfIso("2020-11-10")] },
  { label: "September 2022", span: () => [dayOfIso("2022-09-01"), dayOfIso("2022-09-30")] },
  { label: "Last 30 days of data", span: (extent, last) => [last - 29, last] },
];

export class Timeline {
  /**
   * @param {{firstDay: ?number, lastDay: ?number, tallies: Object[], onChange: function([number, number]): void,
   *   onSettle: function(): void}} options tallies are `{day, words}`; onChange comes with every move of the
   *   window, onSettle when a move has ended
   */
  constructor({ firstDay, lastDay, tallies = [], onChange, onSettle }) {
    const last = lastDay ?? dayOfIso("2024-12-31");
    const first = firstDay ?? addMonths(last, -12);
    this.extent = [startOfMonth(first), addMonths(startOfMonth(last), 1) - 1];
    this.window = [...this.extent];
    this.domain = [...this.extent];
    this.settings = { mode: "window", step: "week", skipQuiet: true };
    this._lastDay = last;
    this._tallies = tallies;
    this._onChange = onChange;
    this._onSettle = onSettle;
    this._incidents = [];
    this._frame = 0;
    this._clock = new PlayClock(() => this._advance());
    this.element = this._build();
    this._resize = new ResizeObserver(() => this.redraw());
    this._resize.observe(this._track);
    this._refresh();
  }

  /** Sets the incidents behind the bars: those that the other filters leave. */
  setIncidents(incidents) {
    this._incidents = incidents;
    this.redraw();
  }

  /** Sets the window without telling anyone; null ends mean the extent. */
  setWindow(start, end) {
    const [first, last] = this.extent;
    const from = Math.max(first, Math.min(start ?? first, last));
    this.window = [from, Math.max(from, Math.min(end ?? last, last))];
    this._refresh();
  }

  get whole() {
    return this.window[0] <= this.extent[0] && this.window[1] >= this.extent[1];
  }

  destroy() {
    this._clock.stop();
    cancelAnimationFrame(this._frame);
    this._resize.disconnect();
    this.element.remove();
  }

  redraw() {
    if (this._frame) return;
    this._frame = requestAnimationFrame(() => {
      this._frame = 0;
      this._paint();
    });
  }

  _build() {
    this._play = textButton("Play", () => this.toggle(), { class: "gm-button gm-play", "aria-pressed": "false" });
    this._dates = el("output", { class: "gm-dates", "aria-live": "off" });
    this._canvas = el("canvas", { class: "gm-bars", "aria-hidden": "true" });
    this._band = el("div", { class: "gm-band" });
    this._axis = el("div", { class: "gm-axis", "aria-hidden": "true" });
    this._tip = el("div", { class: "gm-tip", "aria-hidden": "true", hidden: true });
    this._handles = [this._handle(0, "Start of the time window"), this._handle(1, "End of the time window")];
    this._track = el("div", { class: "gm-track" }, [this._canvas, this._band, ...this._handles, this._axis, this._tip]);
    this._bindTrack();
    const row = (name, children) => el("div", { class: name }, children);
    this._zoom = textButton("Zoom to window", () => this._toggleZoom(), { class: "gm-button gm-quiet" });
    return el("section", { class: "gm-timeline", "aria-label": "Time" }, [
      row("gm-bar", [
        row("gm-transport", [
          this._stepButton(-1, "Step back", "‹"), this._play, this._stepButton(1, "Step forward", "›"),
        ]),
        this._dates,
        row("gm-presets", [...PRESETS.map((preset) => this._presetButton(preset)), this._zoom]),
      ]),
      this._track,
      row("gm-bar gm-settings", this._settingControls()),
    ]);
  }

  _settingControls() {
    const set = (key) => (value) => {
      this.settings[key] = value;
    };
    const field = (label, control) => el("label", { class: "gm-field" }, [el("span", { text: label }), control]);
    const skip = el("input", { type: "checkbox", checked: true, on: { change: () => set("skipQuiet")(skip.checked) } });
    const speeds = [["0.5", "½×"], ["1", "1×"], ["2", "2×"], ["4", "4×"]];
    const setSpeed = (value) => {
      this._clock.speed = Number(value);
    };
    this._modeBox = selectBox("Mode", [["window", "moving window"], ["cumulative", "cumulative"]], "window", set("mode"));
    this._stepBox = selectBox("Step", [["day", "day"], ["week", "week"], ["month", "month"]], "week", set("step"));
    return [
      field("Mode", this._modeBox),
      field("Step", this._stepBox),
      field("Speed", selectBox("Speed", speeds, "1", setSpeed)),
      el("label", { class: "gm-check" }, [skip, el("span", { text: "Skip quiet periods" })]),
      el("span", { class: "gm-note", text: "Hatched: not on the map. Pale: vague date. ▼ running total." }),
    ];
  }

  /** Applies `{mode, step}` of a saved view. */
  setSettings({ mode, step }) {
    if (mode === "window" || mode === "cumulative") this.settings.mode = this._modeBox.value = mode;
    if (["day", "week", "month"].includes(step)) this.settings.step = this._stepBox.value = step;
  }

  _stepButton(direction, name, sign) {
    return textButton(sign, () => this._stepBy(direction), { class: "gm-button gm-step", "aria-label": name, title: name });
  }

  _presetButton(preset) {
    const choose = () => {
      const [start, end] = preset.span(this.extent, this._lastDay);
      this._pause();
      this.setWindow(start, end);
      this.domain = preset.label === "All" ? [...this.extent] : this._around(this.window);
      this._changed();
      this._onSettle();
    };
    const [start, end] = preset.span(this.extent, this._lastDay);
    const outside = end < this.extent[0] || start > this.extent[1];
    return textButton(preset.label, choose, { class: "gm-button gm-quiet", title: spanWords(start, end), disabled: outside });
  }

  _handle(which, name) {
    return el("div", {
      class: `gm-handle gm-handle-${which ? "end" : "start"}`, role: "slider", tabindex: "0", "aria-label": name,
      "aria-orientation": "horizontal", on: { keydown: (event) => this._handleKey(event, which) },
    });
  }

  _bindTrack() {
    const dayShift = (dx) => Math.round(dx / this._scale());
    this._handles.forEach((handle, which) => {
      let from = 0;
      trackDrag(handle, {
        start: () => { this._pause(); from = this.window[which]; handle.focus({ preventScroll: true }); },
        move: (dx) => this._moveHandle(which, from + dayShift(dx)),
        end: () => this._onSettle(),
      });
    });
    let held = [0, 0];
    trackDrag(this._band, {
      start: () => { this._pause(); held = [...this.window]; },
      move: (dx) => this._shiftWindow(held, dayShift(dx)),
      end: () => this._onSettle(),
    });
    this._track.addEventListener("wheel", (event) => this._wheel(event), { passive: false });
    this._track.addEventListener("pointermove", (event) => this._showTip(event));
    this._track.addEventListener("pointerleave", () => { this._tip.hidden = true; });
    this._canvas.addEventListener("click", (event) => this._centreOn(event));
  }

  _handleKey(event, which) {
    const now = this.window[which];
    const limits = which ? [this.window[0], this.extent[1]] : [this.extent[0], this.window[1]];
    const moves = {
      ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1,
      PageDown: addMonths(now, -1), PageUp: addMonths(now, 1), Home: limits[0], End: limits[1],
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    this._pause();
    this._moveHandle(which, moves[event.key]);
    this._followDomain();
    this._onSettle();
  }

  _moveHandle(which, day) {
    const [first, last] = which ? [this.window[0], this.extent[1]] : [this.extent[0], this.window[1]];
    this.window[which] = Math.max(first, Math.min(day, last));
    this._changed();
  }

  _shiftWindow([start, end], days) {
    const move = Math.max(this.extent[0] - start, Math.min(days, this.extent[1] - end));
    this.window = [start + move, end + move];
    this._changed();
  }

  _stepBy(direction) {
    this._pause();
    const [start, end] = this.window;
    const days = addSteps(end, this.settings.step, direction) - end;
    if (this.settings.mode === "cumulative") this._moveHandle(1, end + days);
    else this._shiftWindow([start, end], days);
    this._followDomain();
    this._onSettle();
  }

  _centreOn(event) {
    const day = this._dayAt(event);
    if (this.whole || (day >= this.window[0] && day <= this.window[1])) return;
    this._pause();
    const half = Math.round((this.window[1] - this.window[0]) / 2);
    this._shiftWindow(this.window, day - this.window[0] - half);
    this._onSettle();
  }

  /** Starts or pauses play. */
  toggle() {
    if (this._clock.playing) {
      this._pause();
      this._onSettle();
      return;
    }
    this.window = playStart(this.window, this.extent, this.settings);
    this._changed();
    this._followDomain();
    this._clock.start();
    this._showPlaying();
  }

  get playing() {
    return this._clock.playing;
  }

  _advance() {
    const next = nextWindow(this.window, this.extent, { ...this.settings, incidents: this._incidents });
    if (!next) {
      queueMicrotask(() => { this._showPlaying(); this._onSettle(); });
      return false;
    }
    this.window = next;
    this._followDomain();
    this._changed();
    return true;
  }

  _pause() {
    this._clock.stop();
    this._showPlaying();
  }

  _showPlaying() {
    this._play.textContent = this.playing ? "Pause" : "Play";
    this._play.setAttribute("aria-pressed", String(this.playing));
    this._dates.setAttribute("aria-live", this.playing ? "off" : "polite");
  }

  _changed() {
    this._refresh();
    this._onChange([...this.window]);
  }

  _around([start, end]) {
    const margin = Math.max(MIN_DOMAIN_DAYS, Math.round((end - start) * 0.4));
    return [Math.max(this.extent[0], start - margin), Math.min(this.extent[1], end + margin)];
  }

  _toggleZoom() {
    const zoomed = this.domain[0] > this.extent[0] || this.domain[1] < this.extent[1];
    this.domain = zoomed ? [...this.extent] : this._around(this.window);
    this._refresh();
  }

  _followDomain() {
    const [first, last] = this.domain;
    if (this.window[0] >= first && this.window[1] <= last) return;
    const width = Math.max(last - first, this.window[1] - this.window[0] + 4);
    const wanted = this.window[1] > last ? this.window[1] - Math.round(width * 0.7) : this.window[0] - Math.round(width * 0.3);
    const from = Math.max(this.extent[0], Math.min(wanted, this.extent[1] - width));
    this.domain = [from, Math.min(this.extent[1], from + width)];
  }

  _wheel(event) {
    if (!event.ctrlKey && Math.abs(event.deltaY) < Math.abs(event.deltaX)) return;
    event.preventDefault();
    const day = this._dayAt(event);
    const factor = event.deltaY > 0 ? 1.25 : 0.8;
    let [first, last] = this.domain.map((end) => Math.round(day + (end - day) * factor));
    if (last - first < MIN_DOMAIN_DAYS) [first, last] = [day - MIN_DOMAIN_DAYS / 2, day + MIN_DOMAIN_DAYS / 2];
    this.domain = [Math.max(this.extent[0], first), Math.min(this.extent[1], last)];
    this._refresh();
  }

  _scale() {
    return Math.max(1, this._track.clientWidth) / (this.domain[1] - this.domain[0] + 1);
  }

  _x(day) {
    return (day - this.domain[0]) * this._scale();
  }

  _dayAt(event) {
    const left = this._track.getBoundingClientRect().left;
    const day = Math.floor((event.clientX - left) / this._scale()) + this.domain[0];
    return Math.max(this.extent[0], Math.min(day, this.extent[1]));
  }

  _refresh() {
    const [start, end] = this.window;
    const days = end - start + 1;
    this._dates.textContent = `${spanWords(start, end)} · ${this.whole ? "whole period" : countWords(days, "day")}`;
    this._handles.forEach((handle, which) => {
      const limits = which ? [start, this.extent[1]] : [this.extent[0], end];
      handle.setAttribute("aria-valuemin", String(limits[0]));
      handle.setAttribute("aria-valuemax", String(limits[1]));
      handle.setAttribute("aria-valuenow", String(this.window[which]));
      handle.setAttribute("aria-valuetext", dayWords(this.window[which]));
    });
    const zoomed = this.domain[0] > this.extent[0] || this.domain[1] < this.extent[1];
    this._zoom.textContent = zoomed ? "Whole period" : "Zoom to window";
    this.redraw();
  }

  _paint() {
    const width = this._track.clientWidth;
    if (!width) return;
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
    this._canvas.width = Math.round(width * ratio);
    this._canvas.height = CHART_HEIGHT * ratio;
    const ctx = this._canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    this._bins = binIncidents(this._incidents, this.domain, binStep(this._scale()));
    const frame = { width, top: CHART_TOP, base: CHART_HEIGHT - 1, x: (day) => this._x(day) };
    const color = themeColors(this._track);
    const family = getComputedStyle(this._track).fontFamily;
    drawHistogram(ctx, { bins: this._bins, tallies: this._tallies.map((tally) => tally.day), frame, window: this.window, color, family });
    const edges = [this._x(this.window[0]), this._x(this.window[1] + 1)].map((x) => Math.max(0, Math.min(x, width)));
    this._band.style.left = `${edges[0]}px`;
    this._band.style.width = `${Math.max(0, edges[1] - edges[0])}px`;
    this._handles.forEach((handle, which) => { handle.style.left = `${edges[which]}px`; });
    this._paintAxis(width);
  }

  _paintAxis(width) {
    const nodes = [];
    let free = -Infinity;
    const ticks = axisTicks(this.domain, this._scale()).sort((a, b) => a.day - b.day);
    for (const tick of ticks) {
      const x = this._x(tick.day);
      const room = tick.major ? 30 : 14;
      if (x < 0 || x > width - 12 || x < free) continue;
      free = x + room + tick.text.length * 3.2;
      nodes.push(el("span", { class: tick.major ? "gm-tick gm-tick-major" : "gm-tick", style: `left:${x}px`, text: tick.text }));
    }
    this._axis.replaceChildren(...nodes);
  }

  _showTip(event) {
    if (event.buttons || event.pointerType === "touch" || !this._bins) return;
    const day = this._dayAt(event);
    const bin = this._bins.find((one) => one.start <= day && day <= one.end);
    const x = event.clientX - this._track.getBoundingClientRect().left;
    const tallies = this._tallies.filter((tally) => Math.abs(this._x(tally.day + 0.5) - x) < 6);
    this._tip.hidden = !bin || (!bin.total && !tallies.length);
    if (this._tip.hidden) return;
    const kinds = new Map();
    for (const part of bin.parts) kinds.set(part.kind.label, (kinds.get(part.kind.label) ?? 0) + part.count);
    const month = bin.end - bin.start > 7;
    const lines = [...kinds].map(([label, count]) => `${numberWords(count)} ${label.toLowerCase()}`);
    this._tip.replaceChildren(
      el("strong", { text: month ? monthWords(bin.start) : spanWords(bin.start, bin.end) }),
      el("span", { text: lines.join(", ") }),
      ...tallies.slice(0, 3).map((tally) => el("span", { text: `▼ ${tally.words}`, dir: "auto" })),
    );
    this._tip.style.left = `${Math.max(4, Math.min(x + 10, this._track.clientWidth - this._tip.offsetWidth - 4))}px`;
    this._tip.style.top = `${-this._tip.offsetHeight - 2}px`;
  }
}
