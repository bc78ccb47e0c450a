/**
 * The bars behind the time slider. A bar counts the incidents whose dates touch it, so its height is the number
 * the map would show for that span; dates vaguer than the bar are drawn paler.
 */
import { addMonths, addSteps, dayOfParts, partsOfDay, startOfMonth, startOfWeek } from "./days.js";
import { KINDS } from "./kinds.js";
import { dayWords, monthWords } from "./format.js";
import { dateForms, say } from "./words.js";

const MIN_BAR = 2.5;
const TALLY_HEIGHT = 14;

/** A bar of one incident takes no more than a quarter of the height. */
const LOWEST_CEILING = 4;

/** Bin size for a scale in pixels per day: "hour", "day", "week" or "month". */
export function binStep(pixelsPerDay) {
  if (pixelsPerDay >= 200) return "hour";
  if (pixelsPerDay >= 4) return "day";
  return pixelsPerDay >= 1.2 ? "week" : "month";
}

/**
 * Counts incidents in bins.
 * @param {IncidentTable} table
 * @param {Uint8Array} passing 1 for each incident that counts
 * @param {[number, number]} domain first and last day, both inside; the bars at its ends are whole weeks or months, and count whole
 * @param {string} step
 * @returns {Object[]} `{start, to, parts, total}`, in days, `to` outside; a part is `{kind, located, vague, count}`
 */
export function binIncidents(table, passing, domain, step) {
  const bins = emptyBins(domain, step);
  if (!bins.length) return bins;
  const lastDay = Math.ceil(bins.at(-1).to) - 1;
  let first = 0;
  for (let row = table.fromEnd(bins[0].start); row < table.dated && table.start[row] <= lastDay; row += 1) {
    if (!passing[row]) continue;
    const [from, to] = spanOfRow(table, row, step);
    while (first < bins.length - 1 && bins[first].to <= table.start[row]) first += 1;
    const unsure = table.vague[row] || (step === "hour" && to - from >= 1);
    for (let i = first; i < bins.length && bins[i].start < to; i += 1) {
      if (bins[i].to > from) addTo(bins[i], table, row, unsure && (from < bins[i].start || to > bins[i].to));
    }
  }
  for (const bin of bins) bin.parts = [...bin.parts.values()].sort(byLegend);
  return bins;
}

/** When an incident happened, in days, the end outside: at its minute, where hours are told apart and it is known. */
function spanOfRow(table, row, step) {
  const minute = step === "hour" && table.start[row] === table.end[row] ? table.minute(row) : -1;
  if (minute < 0) return [table.start[row], table.end[row] + 1];
  const at = table.start[row] + minute / 1440;
  return [at, at + 1 / 1440];
}

function addTo(bin, table, row, vague) {
  const kind = KINDS[table.kind[row]];
  const located = Boolean(table.located[row]);
  const key = (table.kind[row] * 2 + located) * 2 + vague;
  const part = bin.parts.get(key);
  if (part) part.count += 1;
  else bin.parts.set(key, { kind, located, vague, count: 1 });
  bin.total += 1;
}

function emptyBins([first, last], step) {
  const bins = [];
  if (step === "hour") {
    for (let hour = 0; hour < (last - first + 1) * 24; hour += 1) bins.push({ start: first + hour / 24, to: first + (hour + 1) / 24, parts: new Map(), total: 0 });
    return bins;
  }
  let start = step === "month" ? startOfMonth(first) : step === "week" ? startOfWeek(first) : first;
  while (start <= last && bins.length < 5000) {
    const to = addSteps(start, step, 1);
    bins.push({ start, to, parts: new Map(), total: 0 });
    start = to;
  }
  return bins;
}

function byLegend(a, b) {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.located - a.located || a.vague - b.vague;
}

/**
 * Draws bars, axis and tallies.
 * @param {CanvasRenderingContext2D} ctx
 * @param {{bins: Object[], tallies: Object[], frame: Object, window: [number, number], color: function(string): string, family: string, hatches: Hatches}} scene
 *   frame is `{width, top, base, x: function(day)}`; tallies are `{day, value, series}`: those of one series are joined
 */
export function drawHistogram(ctx, { bins, tallies, frame, window, color, family, hatches }) {
  const highest = bins.reduce((most, bin) => Math.max(most, bin.total), 0);
  const unit = (frame.base - frame.top) / Math.max(highest, LOWEST_CEILING);
  drawCeiling(ctx, highest, tallies, { frame, color, family });
  for (const bin of bins) {
    if (!bin.total) continue;
    const [left, right] = [frame.x(bin.start), frame.x(bin.to)];
    const gap = right - left > 5 ? 1 : 0.3;
    ctx.globalAlpha = bin.to > window[0] && bin.start < window[1] + 1 ? 1 : 0.32;
    drawBar(ctx, bin, { left: left + gap / 2, width: Math.max(1.6, right - left - gap) }, { base: frame.base, unit, hatches });
  }
  ctx.globalAlpha = 1;
  drawTallies(ctx, tallies, frame, color);
}

function drawBar(ctx, bin, { left, width }, { base, unit, hatches }) {
  const alpha = ctx.globalAlpha;
  let bottom = base;
  for (const part of bin.parts) {
    const tall = Math.max(MIN_BAR, part.count * unit);
    ctx.globalAlpha = alpha * (part.vague ? 0.45 : 1);
    ctx.fillStyle = part.located ? part.kind.color : hatches.of(ctx, part.kind.color);
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
  if (!highest || tallies.some(({ day }) => frame.x(day) < 60)) return;
  ctx.font = `10px ${family}`;
  ctx.textBaseline = "top";
  ctx.textAlign = "left";
  ctx.fillStyle = color("muted");
  ctx.fillText(say("most {n}", { n: highest }), 2, frame.top - 23);
}

/** The spans of the selected incident and of one that is pointed at, along the foot of the bars. */
export function drawMarks(ctx, marks, frame, color) {
  for (const { span: [first, last], strong } of marks) {
    const left = frame.x(first);
    const width = Math.max(5, frame.x(last + 1) - left);
    ctx.fillStyle = color("halo");
    ctx.fillRect(left - 1, frame.base - 7, width + 2, 7);
    ctx.fillStyle = color("ink");
    ctx.fillRect(left, frame.base - (strong ? 6 : 4), width, strong ? 6 : 4);
  }
}

/** Running totals above the bars: a mark for each, and a step line through those of one series, each series scaled to its highest. */
function drawTallies(ctx, tallies, frame, color) {
  ctx.fillStyle = ctx.strokeStyle = color("ink");
  ctx.lineWidth = 1.2;
  const floor = frame.top - 4;
  const height = TALLY_HEIGHT;
  for (const series of seriesOf(tallies)) {
    const most = series.reduce((highest, { value }) => Math.max(highest, value), 1);
    ctx.beginPath();
    series.forEach(({ day, value }, i) => {
      const [x, y] = [frame.x(day + 0.5), floor - (value / most) * height];
      if (i) ctx.lineTo(x, floor - (series[i - 1].value / most) * height);
      else ctx.moveTo(x, y);
      ctx.lineTo(x, y);
    });
    ctx.stroke();
    for (const { day, value } of series) drawTally(ctx, frame.x(day + 0.5), floor - (value / most) * height, frame);
  }
}

function drawTally(ctx, x, y, frame) {
  if (x < 0 || x > frame.width) return;
  ctx.beginPath();
  ctx.moveTo(x - 3.5, y - 3);
  ctx.lineTo(x + 3.5, y - 3);
  ctx.lineTo(x, y + 3);
  ctx.fill();
}

/** Tallies by series, each by day. */
function seriesOf(tallies) {
  const found = new Map();
  for (const tally of [...tallies].sort((a, b) => a.day - b.day)) {
    if (found.has(tally.series)) found.get(tally.series).push(tally);
    else found.set(tally.series, [tally]);
  }
  return found.values();
}

/** Ticks of the axis: `{day, text, major}`, as dense as the scale allows. */
export function axisTicks([first, last], pixelsPerDay) {
  const ticks = [];
  if (pixelsPerDay >= 200) {
    const every = pixelsPerDay >= 900 ? 1 : pixelsPerDay >= 400 ? 3 : 6;
    for (let hour = 0; hour < (last - first + 1) * 24; hour += every) {
      const day = first + hour / 24;
      if (hour % 24) ticks.push({ day, text: `${String(hour % 24).padStart(2, "0")}:00`, major: false });
      else ticks.push({ day, text: dayWords(day, true), major: true });
    }
    return ticks;
  }
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
    if (day >= first) ticks.push({ day, text: month === 0 ? String(year) : dateForms().short[month], major: month === 0 });
  }
  return ticks;
}
