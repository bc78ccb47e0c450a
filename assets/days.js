/**
 * Days as whole numbers: the day number of an ISO date is its count of days since 1970-01-01 (UTC).
 * All date arithmetic of the page happens in day numbers; spans include both ends.
 */

const MS_PER_DAY = 86400000;

/** The day number of an ISO date or date-time, or null when it is not one. */
export function dayOfIso(iso) {
  const match = typeof iso === "string" ? /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) : null;
  if (!match) return null;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return Number.isNaN(ms) ? null : ms / MS_PER_DAY;
}

/** The ISO date of a day number. */
export function isoOfDay(day) {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** `{year, month, date}` of a day number; month counts from 0. */
export function partsOfDay(day) {
  const at = new Date(day * MS_PER_DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}

/** The day number of a year, a month from 0 (may overflow) and a date. */
export function dayOfParts(year, month, date) {
  return Date.UTC(year, month, date) / MS_PER_DAY;
}

/** The same date `months` months later; the 31st becomes the last day of a shorter month. */
export function addMonths(day, months) {
  const { year, month, date } = partsOfDay(day);
  const last = dayOfParts(year, month + months + 1, 1) - dayOfParts(year, month + months, 1);
  return dayOfParts(year, month + months, Math.min(date, last));
}

/** The first day of the month that holds `day`. */
export function startOfMonth(day) {
  const { year, month } = partsOfDay(day);
  return dayOfParts(year, month, 1);
}

/** The Monday of the week that holds `day`. */
export function startOfWeek(day) {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** Moves `day` by `count` steps of "day", "week" or "month". */
export function addSteps(day, step, count) {
  if (step === "month") return addMonths(day, count);
  return day + count * (step === "week" ? 7 : 1);
}

/** Whether two spans share a day. A null end is open: nothing is known that would rule an overlap out. */
export function spansOverlap(startA, endA, startB, endB) {
  const afterB = startA !== null && endB !== null && startA > endB;
  const beforeB = endA !== null && startB !== null && endA < startB;
  return !afterB && !beforeB;
}
