/** The time slider: a window with two handles over the bars, play, step and presets. */
import { addMonths, addSteps, dayOfIso, startOfMonth } from "./days.js";
import { countWords, dayWords, spanWords } from "./format.js";
import { el, idPrefix, selectBox, textButton } from "./dom.js";
import { PlayClock, nextWindow, playStart } from "./playback.js";
import { TimeChart } from "./time-chart.js";
import { trackDrag } from "./drag.js";
import { say } from "./words.js";

/** Named spans: of the extent, of the last day of the data, or fixed. */
const PRESETS = [
  { label: "All", span: (extent) => extent },
  { label: "2020 war", span: () => [dayOfIso("2020-09-27"), dayOfIso("2020-11-10")] },
  { label: "September 2022", span: () => [dayOfIso("2022-09-01"), dayOfIso("2022-09-30")] },
  { label: "Last 30 days of data", span: (extent, last) => [last - 29, last] },
];

const STEPS = ["day", "week", "month"];
const MODES = ["window", "cumulative", "trail"];
const SPEEDS = [["0.5", "½×"], ["1", "1×"], ["2", "2×"], ["4", "4×"]];

/** A trail is so many windows long, and at least so many days. */
const TRAIL_WINDOWS = 3;
const LEAST_TRAIL_DAYS = 14;

export class Timeline {
  /**
   * @param {{firstDay: ?number, lastDay: ?number, tallies: Object[], onChange: function(): void,
   *   onSettle: function(): void,
   *   onSettings: function(): void}} options tallies are `{day, words, value, series}`; onChange comes with every move of the
   *   window, onSettle when a move has ended, onSettings when a setting of playback was changed
   */
  constructor({ firstDay, lastDay, tallies, onChange, onSettle, onSettings }) {
    this._lastDay = lastDay ?? dayOfIso("2024-12-31");
    const first = firstDay ?? addMonths(this._lastDay, -12);
    this.extent = [startOfMonth(first), addMonths(startOfMonth(this._lastDay), 1) - 1];
    this.window = [...this.extent];
    this._askedEnd = null;
    this._settings = { mode: "window", step: "week", skipQuiet: true, loop: false };
    this._onChange = onChange;
    this._onSettle = onSettle;
    this._onSettings = onSettings;
    this._filter = null;
    this._frame = 0;
    this._clock = new PlayClock(() => this._advance());
    this._chart = new TimeChart(this.extent, tallies);
    this.element = this._build();
    this._bind();
    this._resize = new ResizeObserver(() => this.redraw());
    this._resize.observe(this._chart.element);
    this._refresh();
  }

  /** Sets the incidents behind the bars: those that the other filters leave. */
  setIncidents(table, filter) {
    this._filter = filter;
    if (this._table !== table) this._offer(table);
    this._chart.setIncidents(table, filter.passing);
    this.redraw();
  }

  /** Sets the window without telling anyone; null ends mean the extent. */
  setWindow(start, end) {
    const [first, last] = this.extent;
    this._askedEnd = end ?? null;
    const from = Math.max(first, Math.min(start ?? first, last));
    this.window = [from, Math.max(from, Math.min(end ?? last, last))];
    this._chart.show(this.window);
    this._refresh();
  }

  /** On a phone the settings of playback are folded away behind a button. */
  setCompact(compact) {
    if (this._more.hidden === !compact) return;
    this._more.hidden = !compact;
    this._showSettings(!compact);
  }

  _showSettings(shown) {
    this._settingsBar.hidden = !shown;
    this._more.setAttribute("aria-expanded", String(shown));
  }

  /** Applies the `mode`, `step`, `speed` and `loop` of a saved view; what is off the lists is left as it is. */
  setSettings({ mode, step, speed, loop }) {
    if (MODES.includes(mode)) this._settings.mode = this._modeBox.value = mode;
    if (STEPS.includes(step)) this._settings.step = this._stepBox.value = step;
    if (SPEEDS.some(([value]) => Number(value) === speed)) {
      this._clock.speed = speed;
      this._speedBox.value = String(speed);
    }
    if (typeof loop === "boolean") this._settings.loop = this._loopBox.checked = loop;
  }

  /** How it plays, as `setSettings` takes it. */
  get settings() {
    const { mode, step, loop } = this._settings;
    return { mode, step, loop, speed: this._clock.speed };
  }

  /** Whether the window leaves nothing out. */
  get whole() {
    return this.window[0] <= this.extent[0] && this.window[1] >= this.extent[1];
  }

  /** Marks when incidents happened, `{span: [first, last], strong}` each. */
  setMarks(marks) {
    this._chart.setMarks(marks);
    this.redraw();
  }

  /** Days before the window whose incidents are shown fading; 0 without a trail. */
  get trail() {
    if (this._settings.mode !== "trail") return 0;
    return Math.max(LEAST_TRAIL_DAYS, TRAIL_WINDOWS * (this.window[1] - this.window[0] + 1));
  }

  /** The day whose ground the map shows: the window's last, and no later than the data go. */
  get day() {
    // A snapshot of September ends with its last day as the view did that it keeps, whenever its last incident was.
    if (this.window[1] === this._askedEnd) return this._askedEnd;
    return Math.max(this.window[0], Math.min(this.window[1], this._lastDay));
  }

  get playing() {
    return this._clock.playing;
  }

  destroy() {
    this._clock.stop();
    cancelAnimationFrame(this._frame);
    this._resize.disconnect();
    this.element.remove();
  }

  redraw() {
    this._frame ||= requestAnimationFrame(() => {
      this._frame = 0;
      this._paint();
    });
  }

  _build() {
    this._play = textButton(say("Play"), () => this._toggle(), { class: "gm-button gm-play", "aria-pressed": "false" });
    this._dates = el("output", { class: "gm-dates" });
    this._band = el("div", { class: "gm-band" });
    this._handles = ["Start of the time window", "End of the time window"].map((name) =>
      el("div", { class: "gm-handle", role: "slider", tabindex: "0", "aria-label": say(name), "aria-orientation": "horizontal" }));
    this._chart.element.append(this._band, ...this._handles);
    const zoom = () => { this._chart.zoomTo(this._chart.zoomed ? null : this.window); this._refresh(); };
    this._zoom = textButton("", zoom, { class: "gm-button gm-quiet gm-zoom" });
    this._settingsBar = el("div", { class: "gm-bar gm-settings", id: idPrefix() }, this._controls());
    this._more = textButton(say("Playback"), () => this._showSettings(this._settingsBar.hidden), { class: "gm-button gm-quiet gm-more", "aria-controls": this._settingsBar.id, hidden: true });
    this._presets = PRESETS.map((preset) => this._preset(preset));
    const step = (direction, name, sign) =>
      textButton(sign, () => this._stepBy(direction), { class: "gm-button gm-step", "aria-label": say(name), title: say(name) });
    return el("section", { class: "gm-timeline", "aria-label": say("Time") }, [
      el("div", { class: "gm-bar" }, [
        el("div", { class: "gm-transport" }, [step(-1, "Step back", "‹"), this._play, step(1, "Step forward", "›")]),
        this._dates,
        el("div", { class: "gm-presets" }, [...this._presets.map(({ button }) => button), this._zoom, this._more]),
      ]),
      this._chart.element,
      this._settingsBar,
    ]);
  }

  _controls() {
    const set = (key) => (value) => { this._settings[key] = value; this._onSettings(); };
    const field = (label, control) => el("label", { class: "gm-field" }, [el("span", { text: label }), control]);
    const box = (key, checked) => {
      const input = el("input", { type: "checkbox", checked, on: { change: () => set(key)(input.checked) } });
      return input;
    };
    this._speedBox = selectBox(say("Speed"), SPEEDS, "1", (value) => { this._clock.speed = Number(value); this._onSettings(); });
    this._loopBox = box("loop", false);
    this._modeBox = selectBox(say("Mode"), [["window", "moving window"], ["cumulative", "cumulative"], ["trail", "fading trail"]], "window", (mode) => { set("mode")(mode); this._changed(); });
    this._stepBox = selectBox(say("Step"), STEPS.map((step) => [step, step]), "week", set("step"));
    return [
      field(say("Mode"), this._modeBox),
      field(say("Step"), this._stepBox),
      field(say("Speed"), this._speedBox),
      el("label", { class: "gm-check" }, [box("skipQuiet", true), el("span", { text: say("Skip quiet periods") })]),
      el("label", { class: "gm-check" }, [this._loopBox, el("span", { text: say("Loop") })]),
      el("span", { class: "gm-note", text: say("Hatched: not on the map. Pale: vague date. ▼ running total. Ctrl and the wheel zoom to hours.") }),
    ];
  }

  /** Offers the presets in which something happened; the others say that nothing did. */
  _offer(table) {
    this._table = table;
    for (const { button, start, end, whole } of this._presets) {
      let some = whole;
      for (let row = 0; row < table.dated && table.start[row] <= end && !some; row += 1) some = table.end[row] >= start;
      button.disabled = !some;
      button.title = some ? spanWords(start, end) : `${spanWords(start, end)}: ${countWords(0, "incident")}`;
    }
  }

  _preset({ label, span }) {
    const [start, end] = span(this.extent, this._lastDay);
    const whole = start <= this.extent[0] && end >= this.extent[1];
    const choose = () => {
      this._pause();
      this.setWindow(whole ? null : start, whole ? null : end);
      this._chart.zoomTo(this.whole ? null : this.window);
      this._changed();
      this._onSettle();
    };
    return { start, end, whole, button: textButton(say(label), choose, { class: "gm-button gm-quiet", disabled: true }) };
  }

  _bind() {
    const days = (dx) => Math.round(dx / this._chart.scale);
    const end = () => this._onSettle();
    this._handles.forEach((handle, which) => {
      let from = 0;
      const start = () => { this._pause(); from = this.window[which]; handle.focus({ preventScroll: true }); };
      trackDrag(handle, { start, move: (dx) => this._moveHandle(which, from + days(dx)), end });
      handle.addEventListener("keydown", (event) => this._handleKey(event, which));
    });
    let held = this.window;
    trackDrag(this._band, { start: () => { this._pause(); held = this.window; }, move: (dx) => this._shift(held, days(dx)), end });
    this._chart.element.addEventListener("click", (event) => {
      if (!event.target.closest(".gm-handle, .gm-band")) this._centreOn(this._chart.dayAt(event));
    });
    this._chart.element.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this._chart.zoomBy(event.deltaY > 0 ? 1.25 : 0.8, this._chart.dayAt(event));
      this._refresh();
    }, { passive: false });
  }

  _handleKey(event, which) {
    const now = this.window[which];
    const [least, most] = this._limits(which);
    const moves = {
      ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1,
      PageDown: addMonths(now, -1), PageUp: addMonths(now, 1), Home: least, End: most,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    this._pause();
    this._moveHandle(which, moves[event.key]);
    this._finishStep();
  }

  _limits(which) {
    return which ? [this.window[0], this.extent[1]] : [this.extent[0], this.window[1]];
  }

  _moveHandle(which, day) {
    const [least, most] = this._limits(which);
    const moved = Math.max(least, Math.min(day, most));
    this.window = which ? [this.window[0], moved] : [moved, this.window[1]];
    this._changed();
  }

  _shift([start, end], days) {
    const move = Math.max(this.extent[0] - start, Math.min(days, this.extent[1] - end));
    this.window = [start + move, end + move];
    this._changed();
  }

  _stepBy(direction) {
    this._pause();
    const days = addSteps(this.window[1], this._settings.step, direction) - this.window[1];
    if (this._settings.mode === "cumulative") this._moveHandle(1, this.window[1] + days);
    else this._shift(this.window, days);
    this._finishStep();
  }

  /** A click on the chart outside the window brings the window there. */
  _centreOn(day) {
    if (day >= this.window[0] && day <= this.window[1]) return;
    this._pause();
    this._shift(this.window, day - Math.round((this.window[0] + this.window[1]) / 2));
    this._onSettle();
  }

  _finishStep() {
    this._chart.follow(this.window);
    this._refresh();
    this._onSettle();
  }

  _toggle() {
    if (this.playing) {
      this._pause();
      this._onSettle();
      return;
    }
    this.window = playStart(this.window, this.extent, this._settings);
    this._chart.follow(this.window);
    this._changed();
    this._clock.start();
    this._showPlaying();
  }

  _advance() {
    const again = this._settings.loop && this.window[1] >= this.extent[1];
    const next = again
      ? playStart([...this.window], this.extent, this._settings)
      : nextWindow(this.window, this.extent, { ...this._settings, filter: this._filter });
    if (!next) {
      queueMicrotask(() => { this._showPlaying(); this._onSettle(); });
      return false;
    }
    this.window = next;
    this._chart.follow(next);
    this._changed();
    return true;
  }

  _pause() {
    this._clock.stop();
    this._showPlaying();
  }

  _showPlaying() {
    this._play.textContent = say(this.playing ? "Pause" : "Play");
    this._play.setAttribute("aria-pressed", String(this.playing));
  }

  _changed() {
    this._refresh();
    this._onChange();
  }

  _refresh() {
    const [start, end] = this.window;
    this._dates.textContent = `${spanWords(start, end, true)} · ${this.whole ? say("whole period") : countWords(end - start + 1, "day")}`;
    this._handles.forEach((handle, which) => {
      const [least, most] = this._limits(which);
      const values = { min: least, max: most, now: this.window[which], text: dayWords(this.window[which]) };
      for (const [name, value] of Object.entries(values)) handle.setAttribute(`aria-value${name}`, String(value));
    });
    this._zoom.textContent = say(this._chart.zoomed ? "Whole period" : "Zoom to window");
    this._zoom.disabled = this.whole && !this._chart.zoomed;
    this.redraw();
  }

  _paint() {
    this._chart.paint(this.window);
    const edges = [this._chart.edge(this.window[0]), this._chart.edge(this.window[1] + 1)];
    this._band.style.left = `${edges[0]}px`;
    this._band.style.width = `${edges[1] - edges[0]}px`;
    this._handles.forEach((handle, which) => {
      handle.style.left = `${edges[which]}px`;
      handle.classList.toggle("gm-beyond", !this._chart.holds(this.window[which]));
    });
  }
}
