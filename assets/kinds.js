/**
 * The closed list of incident kinds with their colours and marks. Colours are the Okabe–Ito set and shades of
 * it; kinds that share a family differ by a mark inside the symbol, so that colour is never the only sign.
 */

/** Kinds in the order of the legend and of the stacked bars: fire, air, ground, mines, then quiet. */
export const KINDS = [
  { id: "shelling", label: "Shelling", color: "#d55e00", mark: "none" },
  { id: "small-arms-fire", label: "Small-arms fire", color: "#e69f00", mark: "none" },
  { id: "drone-strike", label: "Drone strike", color: "#cc79a7", mark: "none" },
  { id: "air-strike", label: "Air strike", color: "#a4457d", mark: "bar" },
  { id: "clash", label: "Clash", color: "#0072b2", mark: "none" },
  { id: "incursion", label: "Incursion", color: "#56b4e9", mark: "none" },
  { id: "sabotage", label: "Sabotage", color: "#3f6fd1", mark: "cross" },
  { id: "capture", label: "Capture", color: "#4a9fc9", mark: "ring" },
  { id: "mine", label: "Mine", color: "#f0e442", mark: "none" },
  { id: "blockade", label: "Blockade", color: "#8a6d4f", mark: "bar" },
  { id: "ceasefire-violation", label: "Ceasefire violation", color: "#1f9e7c", mark: "slash" },
  { id: "ceasefire", label: "Ceasefire", color: "#009e73", mark: "none" },
  { id: "talks", label: "Talks", color: "#7cc9ae", mark: "dot" },
  { id: "other", label: "Other", color: "#8c8c8c", mark: "none" },
];

/** SVG path data of the marks, in a square from -1 to 1 that the symbol's disc fills. */
export const MARK_PATHS = {
  none: "",
  bar: "M-.5 0H.5",
  cross: "M-.4 -.4L.4 .4M-.4 .4L.4 -.4",
  slash: "M-.4 .4L.4 -.4",
  dot: "M-.12 0A.12 .12 0 1 0 .12 0A.12 .12 0 1 0 -.12 0Z",
  ring: "M-.4 0A.4 .4 0 1 0 .4 0A.4 .4 0 1 0 -.4 0Z",
};

/** The kind record of an id; anything off the list is "other". */
export function kindOf(id) {
  return KINDS.find((kind) => kind.id === id) ?? KINDS[KINDS.length - 1];
}

/** Black or white, whichever is read better on the colour. */
export function inkOn(color) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [lr, lg, lb] = [r, g, b].map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * lr + 0.7152 * lg + 0.0722 * lb > 0.3 ? "#1b1b1b" : "#ffffff";
}
