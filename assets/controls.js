/**
 * The closed list of who holds land where it is not the country that the land lies in: words, tint and pattern.
 * The tints keep away from the flags' colours and from the incidents'; patterns tell them apart without colour.
 */
import { countryWords } from "./format.js";
import { say } from "./words.js";

/** In the order of the legend. */
export const CONTROLS = [
  { id: "NK", words: "authorities in Nagorno-Karabakh, Armenian forces", color: "#7f6bb0", pattern: "none" },
  { id: "peacekeepers", words: "zone with Russian peacekeepers", color: "#4f8f8b", pattern: "dots" },
  { id: "contested", words: "contested (fighting)", color: "#a1865a", pattern: "hatch" },
  { id: "indeterminate", words: "indeterminate: cannot be decided", color: "#77736b", pattern: "cross" },
  { id: "AM", words: "held by Armenia", color: "#a8587f", pattern: "rows" },
  { id: "AZ", words: "held by Azerbaijan", color: "#6f7d2f", pattern: "columns" },
];

/** The record of a value of `control`; anything off the list is "indeterminate". */
export function controlOf(value) {
  return CONTROLS.find((control) => control.id === value) ?? CONTROLS.find((control) => control.id === "indeterminate");
}

/** What a value of `control` means; what is off the list is said as it is. */
export function controlWords(value) {
  return CONTROLS.find((control) => control.id === value)?.words ? say(CONTROLS.find((control) => control.id === value).words) : countryWords(value);
}

/** SVG path data of the patterns, one tile of `PATTERN_SIZE` by `PATTERN_SIZE` that repeats without a seam. */
export const PATTERN_PATHS = {
  none: "",
  hatch: "M-2 6L2 10M0 0L8 8M6 -2L10 2",
  cross: "M-2 2L2 -2M0 8L8 0M6 10L10 6M-2 6L2 10M0 0L8 8M6 -2L10 2",
  dots: "M1.2 2H2.8M5.2 6H6.8",
  rows: "M0 2H8M0 6H8",
  columns: "M2 0V8M6 0V8",
};

export const PATTERN_SIZE = 8;
