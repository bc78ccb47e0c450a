/**
 * The symbols. Colour and mark say the kind, the shape the party that a claim says acted, and the body how exactly the place
 * is known: solid for an exact place, hollow for one known to be near, dotted for an area. Several incidents at one spot are a
 * ring of their kinds' shares with their number. The same shapes on the map's canvas and, as SVG, in lists and the legend.
 */
import { svgEl } from "./dom.js";
import { MARK_PATHS, inkOn } from "./kinds.js";

const SYMBOL_RADIUS = { exact: 7.5, near: 6, area: 6 };
const STACK_RADIUS = 10;
const RADIUS_A_TENFOLD = 2.6;
const RING = 4;

/** Shapes in a square from -1 to 1, by the party that is said to have acted. */
export const SHAPES = {
  none: { path: "M-1 0A1 1 0 1 0 1 0A1 1 0 1 0 -1 0Z", words: "no party accused" },
  Armenia: { path: "M0 -1.22L1.16 .86H-1.16Z", words: "Armenia accused" },
  Azerbaijan: { path: "M-.92 -.92H.92V.92H-.92Z", words: "Azerbaijan accused" },
  "Nagorno-Karabakh": { path: "M0 -1.25L1.25 0L0 1.25L-1.25 0Z", words: "Nagorno-Karabakh accused" },
  other: { path: "M0 -1.12L1.07 -.35L.66 .91H-.66L-1.07 -.35Z", words: "another party accused" },
  several: { path: "M-.42 -1.1H.42V-.42H1.1V.42H.42V1.1H-.42V.42H-1.1V-.42H-.42Z", words: "accusations against more than one" },
};

/** The key of the shape of an incident against which these parties are accused. */
export function shapeOf(acting) {
  if (acting.length !== 1) return acting.length ? "several" : "none";
  return acting[0] in SHAPES ? acting[0] : "other";
}

/** Radius in pixels of the symbol of a number of incidents. */
export function stackRadius(style, count) {
  return count > 1 ? STACK_RADIUS + RADIUS_A_TENFOLD * Math.log10(count) : SYMBOL_RADIUS[style];
}

/** Draws symbols of single incidents from pictures made once for each look, and rings of several. */
export class SymbolPainter {
  constructor() {
    this._sprites = new Map();
    this._key = "";
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {{x: number, y: number, style: string, kinds: [Object, number][], count: number, shape: string, scale: number}} symbol
   * @param {{rim: string, edge: string, paper: string, ink: string}} colors
   */
  draw(ctx, symbol, colors) {
    if (symbol.count > 1) {
      drawRing(ctx, symbol, stackRadius(symbol.style, symbol.count) * symbol.scale, colors);
      return;
    }
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
    const key = `${ratio} ${Object.values(colors)}`;
    if (key !== this._key) [this._key, this._sprites] = [key, new Map()];
    const sprite = this._spriteOf(symbol, colors, ratio);
    const size = sprite.width / ratio;
    ctx.drawImage(sprite, symbol.x - size / 2, symbol.y - size / 2, size, size);
  }

  _spriteOf({ style, kinds, shape, scale }, colors, ratio) {
    const [[kind]] = kinds;
    const key = `${kind.id} ${style} ${shape} ${scale}`;
    if (!this._sprites.has(key)) {
      const r = SYMBOL_RADIUS[style] * scale;
      const half = Math.ceil(r * 1.3 + 4);
      const tile = document.createElement("canvas");
      tile.width = tile.height = 2 * half * ratio;
      const pen = tile.getContext("2d");
      pen.scale(ratio, ratio);
      pen.translate(half, half);
      drawSymbol(pen, r, { style, kind, shape }, colors);
      this._sprites.set(key, tile);
    }
    return this._sprites.get(key);
  }
}

function drawSymbol(ctx, r, { style, kind, shape }, colors) {
  const body = new Path2D();
  body.addPath(new Path2D(SHAPES[shape].path), new DOMMatrix([r, 0, 0, r, 0, 0]));
  ctx.lineJoin = "round";
  ctx.strokeStyle = colors.edge;
  ctx.lineWidth = 4.4;
  ctx.stroke(body);
  ctx.strokeStyle = style === "exact" ? colors.rim : colors.paper;
  ctx.lineWidth = 2.6;
  ctx.stroke(body);
  ctx.fillStyle = style === "exact" ? kind.color : colors.paper;
  ctx.fill(body);
  if (style !== "exact") {
    ctx.strokeStyle = kind.color;
    ctx.lineWidth = 2.4;
    if (style === "area") ctx.setLineDash([2.6, 2]);
    ctx.stroke(body);
    ctx.setLineDash([]);
  }
  drawMark(ctx, r, kind, style === "exact" ? inkOn(kind.color) : kind.color);
}

function drawMark(ctx, r, kind, color) {
  const path = MARK_PATHS[kind.mark];
  if (!path) return;
  ctx.save();
  ctx.scale(r, r);
  ctx.lineWidth = 1.7 / r;
  ctx.lineCap = "round";
  ctx.strokeStyle = color;
  ctx.stroke(new Path2D(path));
  ctx.restore();
}

function drawRing(ctx, { x, y, kinds, count }, r, colors) {
  disc(ctx, x, y, r + 1.6, colors.edge);
  disc(ctx, x, y, r + 0.8, colors.rim);
  let from = -Math.PI / 2;
  for (const [kind, many] of kinds) {
    const to = from + (2 * Math.PI * many) / count;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.arc(x, y, r, from, to);
    ctx.fillStyle = kind.color;
    ctx.fill();
    from = to;
  }
  disc(ctx, x, y, r - RING, colors.paper);
  const words = shortNumber(count);
  ctx.font = `700 ${words.length > 2 ? 9.5 : 11}px system-ui, sans-serif`;
  if ("letterSpacing" in ctx) ctx.letterSpacing = "0px";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colors.ink;
  ctx.fillText(words, x, y + 0.5);
}

function disc(ctx, x, y, r, color) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = color;
  ctx.fill();
}

/** 999 as "999", 1234 as "1.2k", 9960 as "10k", 123456 as "123k": a number that a small ring has room for. */
export function shortNumber(count) {
  if (count < 1000) return String(count);
  const thousands = count / 1000;
  return thousands < 9.95 ? `${thousands.toFixed(1)}k` : thousands < 999.5 ? `${Math.round(thousands)}k` : `${(thousands / 1000).toFixed(1)}M`;
}

/** The symbol as an SVG element for lists and legends; decoration only, the words beside it carry the meaning. */
export function symbolSvg(kind, style = "exact", shape = "none") {
  const solid = style === "exact";
  const attributes = { class: solid ? "gm-symbol-solid" : "gm-symbol-hollow", d: SHAPES[shape].path, transform: `scale(${solid ? 0.9 : 0.72})` };
  if (solid) attributes.fill = kind.color;
  else attributes.stroke = kind.color;
  if (style === "area") attributes["stroke-dasharray"] = "0.42 0.32";
  const shapes = [svgEl("path", attributes)];
  if (style === "none") shapes.push(svgEl("path", { d: "M-1 1L1 -1", class: "gm-symbol-hollow", stroke: kind.color }));
  const mark = style === "none" ? "" : MARK_PATHS[kind.mark];
  if (mark) {
    const ink = solid ? inkOn(kind.color) : kind.color;
    shapes.push(svgEl("path", { d: mark, fill: "none", stroke: ink, "stroke-width": 0.24, "stroke-linecap": "round" }));
  }
  return svgEl("svg", { class: "gm-symbol", viewBox: "-1.2 -1.2 2.4 2.4", "aria-hidden": "true", focusable: "false" }, shapes);
}

/** A swatch of the kind alone, as the legend and lists show it. */
export function kindSwatch(kind) {
  return symbolSvg(kind, "exact");
}
