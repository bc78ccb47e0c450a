/** Playing the time window forward: the rule of one step, and the clock that takes steps. */
import { addSteps } from "./days.js";

/** Steps per second at speed 1. */
const STEPS_PER_SECOND = 3;

/** Widths, in steps, that a window takes when play starts with nearly everything in it. */
const START_WIDTHS = { day: 7, week: 4, month: 3 };

/**
 * The window to start playing from: the present one, or, when it leaves nothing to play towards, one at the
 * beginning of the extent.
 */
export function playStart(window, extent, { mode, step }) {
  const [start, end] = window;
  const wide = end - start > (extent[1] - extent[0]) * 0.5;
  if (mode === "cumulative") {
    if (end < extent[1]) return window;
    const from = wide ? extent[0] : start;
    return [from, Math.min(addSteps(from, step, 1) - 1, extent[1])];
  }
  if (end < extent[1] && !wide) return window;
  const width = wide ? addSteps(extent[0], step, START_WIDTHS[step]) - extent[0] : end - start + 1;
  return [extent[0], Math.min(extent[0] + width - 1, extent[1])];
}

/**
 * The next window, or null at the end.
 * @param {[number, number]} window
 * @param {[number, number]} extent
 * @param {{mode: string, step: string, skipQuiet: boolean, filter: IncidentFilter}} rule the filter says which incidents could
 *   show; with skipQuiet, a window that would show none (or, cumulative, none more) jumps to the next incident
 */
export function nextWindow(window, extent, { mode, step, skipQuiet, filter }) {
  if (window[1] >= extent[1]) return null;
  const move = addSteps(window[1], step, 1) - window[1];
  let end = Math.min(window[1] + move, extent[1]);
  const start = mode === "cumulative" ? window[0] : window[0] + (end - window[1]);
  const from = mode === "cumulative" ? window[1] + 1 : start;
  if (skipQuiet && !filter.anyWithin(from, end)) end = Math.min(filter.nextStart(end) ?? extent[1], extent[1]);
  return mode === "cumulative" ? [start, end] : [end - (window[1] - window[0]), end];
}

/** Calls `tick` at the pace of the speed until it returns false or `stop` is called. */
export class PlayClock {
  constructor(tick) {
    this._tick = tick;
    this._frame = 0;
    this.speed = 1;
  }

  get playing() {
    return this._frame !== 0;
  }

  start() {
    if (this.playing) return;
    let last = performance.now();
    const beat = (now) => {
      const due = 1000 / (STEPS_PER_SECOND * this.speed);
      this._frame = requestAnimationFrame(beat);
      if (now - last < due) return;
      last = now;
      if (this._tick() === false) this.stop();
    };
    this._frame = requestAnimationFrame(beat);
  }

  stop() {
    cancelAnimationFrame(this._frame);
    this._frame = 0;
  }
}
