/**
 * The bars behind the time slider. A bar counts the incidents whose dates touch it, so its height is the number
 * the map would show for that span; dates vaguer than the bar are drawn paler.
 */
import { addMonths, addSteps, dayOfParts, partsOfDay, startOfMonth, startOfWeek } from "./days.js";
import { KINDS } from "./kinds.js";
import { hatch } from "./paint.js";
import { monthWords } from "./format.js";

const VAGUE_DATES = new Set(["week", "month", "year"]);
const MIN_BAR = 2.5;

/** A bar of one incident takes no more than a quarter of the height. */
const LOWEST_CEILING = 4;

/** Bin size for a scale in pixels per day: "day", "week" or "month". */
export function binStep(pixelsPerDay) {
  if (pixelsPerDay >= 4) return "day";
  return pixelsPerDay >= 1.2 ? "week" : "month";
}

/**
 * Counts incidents in bins.
 * @param {Object[]} incidents
 * @param {[number, number]} domain first and last day, both inside
 * @param {string} step
 * @returns {Object[]} `{start, end, parts, total}`; a part is `{kind, located, vague, count}`
 */
export function binIncidents(incidents, domain, step) {
  const bins = emptyBins(domain, step);
  for (const incident of incidents) {
    if (incident.start === null) continue;
    const vague = VAGUE_DATES.has(incident.datePrecision);
    for (let i = firstBin(bins, incident.start); i < bins.length && bins[i].start <= incident.end; i += 1) {
      const bin = bins[i];
      if (bin.end < incident.start) continue;
      const spills = vague && (incident.start < bin.start || incident.end > bin.end);
      const key = `${incident.kind.id} ${incident.located} ${spills}`;
      const part = bin.parts.get(key) ?? { kind: incident.kind, located: incident.located, vague: spills, count: 0 };
      part.count += 1;
      bin.parts.set(key, part);
      bin.total += 1;
    }
  }
  for (const bin of bins) bin.parts = [...bin.parts.values()].sort(byLegend);
  return bins;
}

function emptyBins([first, last], step) {
  const bins = [];
  let start = step === "month" ? startOfMonth(first) : step === "week" ? startOfWeek(first) : first;
  while (start <= last && bins.length < 5000) {
    const next = addSteps(start, step, 1);
    bins.push({ start, end: next - 1, parts: new Map(), total: 0 });
    start = next;
  }
  return bins;
}

function firstBin(bins, day) {
  let [low, high] = [0, bins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bins[middle].end < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byLegend(a, b) {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.located - a.located || a.vague - b.vague;
}

/**
 * Draws bars, axis and tallies.
 * @param {CanvasRenderingContext2D} ctx
 * @param {{bins: Object[], tallies: number[], frame: Object, window: [number, number], color: function(string): string}} scene
 *   frame is `{width, top, base, x: function(day)}`; tallies are day numbers
 */
export function drawHistogram(ctx, { bins, tallies, frame, window, color, family }) {
  const highest = bins.reduce((most, bin) => Math.max(most, bin.total), 0);
  const unit = (frame.base - frame.top) / Math.max(highest, LOWEST_CEILING);
  drawCeiling(ctx, highest, tallies, { frame, color, family });
  for (const bin of bins) {
    if (!bin.total) continue;
    const [left, right] = [frame.x(bin.start), frame.x(bin.end + 1)];
    const gap = right - left > 5 ? 1 : 0.3;
    ctx.globalAlpha = bin.end >= window[0] && bin.start <= window[1] ? 1 : 0.32;
    drawBar(ctx, bin, { left: left + gap / 2, width: Math.max(1.6, right - left - gap) }, { base: frame.base, unit });
  }
  ctx.globalAlpha = 1;
  drawTallies(ctx, tallies, frame, color);
}

function drawBar(ctx, bin, { left, width }, { base, unit }) {
  const alpha = ctx.globalAlpha;
  let bottom = base;
  for (const part of bin.parts) {
    const tall = Math.max(MIN_BAR, part.count * unit);
    ctx.globalAlpha = alpha * (part.vague ? 0.45 : 1);
    ctx.fillStyle = part.located ? part.kind.color : hatch(ctx, part.kind.color, 5);
    ctx.fillRect(left, bottom - tall, width, tall);
    if (!part.located) {
      ctx.strokeStyle = part.kind.color;
      ctx.lineWidth = 1;
      ctx.strokeRect(left + 0.5, bottom - tall + 0.5, Math.max(0.6, width - 1), Math.max(0.6, tall - 1));
    }
    bottom -= tall;
  }
  ctx.globalAlpha = alpha;
}

function drawCeiling(ctx, highest, tallies, { frame, color, family }) {
  ctx.strokeStyle = color("line");
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(0, frame.base + 0.5);
  ctx.lineTo(frame.width, frame.base + 0.5);
  ctx.stroke();
  if (!highest || tallies.some((day) => frame.x(day) < 60)) return;
  ctx.font = `10px ${family}`;
  ctx.textBaseline = "top";
  ctx.textAlign = "left";
  ctx.fillStyle = color("muted");
  ctx.fillText(`most ${highest}`, 2, frame.top - 13);
}

function drawTallies(ctx, tallies, frame, color) {
  ctx.fillStyle = color("ink");
  for (const day of tallies) {
    const x = frame.x(day + 0.5);
    if (x < 0 || x > frame.width) continue;
    const y = frame.top - 11;
    ctx.beginPath();
    ctx.moveTo(x - 4, y);
    ctx.lineTo(x + 4, y);
    ctx.lineTo(x, y + 7);
    ctx.fill();
  }
}

/** Ticks of the axis: `{day, text, major}`, as dense as the scale allows. */
export function axisTicks([first, last], pixelsPerDay) {
  const ticks = [];
  if (pixelsPerDay >= 4) {
    const every = pixelsPerDay >= 26 ? 1 : pixelsPerDay >= 9 ? 5 : 10;
    for (let day = first; day <= last; day += 1) {
      const { date } = partsOfDay(day);
      if (date === 1) ticks.push({ day, text: monthWords(day, true), major: true });
      else if ((date - 1) % every === 0 && date < 31) ticks.push({ day, text: String(date), major: false });
    }
    return ticks;
  }
  const months = pixelsPerDay * 30.4 >= 34 ? 1 : pixelsPerDay * 91 >= 30 ? 3 : 12;
  let { year, month } = partsOfDay(first);
  month -= month % months;
  for (let day = dayOfParts(year, month, 1); day <= last; day = addMonths(day, months)) {
    ({ year, month } = partsOfDay(day));
    if (day >= first) ticks.push({ day, text: month === 0 ? String(year) : monthWords(day, true).slice(0, 3), major: month === 0 });
  }
  return ticks;
}
