/**
 * The symbols: a solid disc for an exact place, a small hollow disc for a place known to be near, a hollow
 * square for an area. The same shapes on the map's canvas and, as SVG, in lists and the legend.
 */
import { svgEl } from "./dom.js";
import { MARK_PATHS, inkOn } from "./kinds.js";

const SYMBOL_RADIUS = { exact: 7.5, near: 5.5, area: 6.5 };
const STACK_RADIUS = { exact: 11, near: 9, area: 9 };

/** Radius in pixels of the symbol of a number of incidents. */
export function symbolRadius(style, count) {
  return count > 1 ? STACK_RADIUS[style] + (count > 99 ? 3 : 0) : SYMBOL_RADIUS[style];
}

/**
 * Draws one symbol. Several incidents share it: their kinds as sectors of its rim, their number inside.
 * @param {CanvasRenderingContext2D} ctx
 * @param {{x: number, y: number, style: string, kinds: Object[], count: number, scale: number}} symbol
 * @param {{rim: string, edge: string, paper: string, ink: string}} colors
 */
export function drawSymbol(ctx, { x, y, style, kinds, count, scale }, colors) {
  const r = symbolRadius(style, count) * scale;
  if (style === "exact") drawDisc(ctx, x, y, r, kinds, colors);
  else drawHollow(ctx, x, y, r, style, kinds, colors);
  if (count > 1) drawCount(ctx, x, y, style === "exact" ? r - 4 : 0, count, colors);
  else drawMark(ctx, x, y, r, kinds[0], style === "exact" ? inkOn(kinds[0].color) : kinds[0].color);
}

function drawCount(ctx, x, y, hole, count, colors) {
  if (hole) {
    ctx.beginPath();
    ctx.arc(x, y, hole, 0, 2 * Math.PI);
    ctx.fillStyle = colors.paper;
    ctx.fill();
  }
  ctx.font = `700 ${count > 9 ? 9.5 : 11}px system-ui, sans-serif`;
  if ("letterSpacing" in ctx) ctx.letterSpacing = "0px";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colors.ink;
  ctx.fillText(count > 99 ? "99+" : String(count), x, y + 0.5);
}

function drawDisc(ctx, x, y, r, kinds, colors) {
  ctx.beginPath();
  ctx.arc(x, y, r + 2.1, 0, 2 * Math.PI);
  ctx.fillStyle = colors.edge;
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x, y, r + 1.3, 0, 2 * Math.PI);
  ctx.fillStyle = colors.rim;
  ctx.fill();
  sectors(kinds, (kind, from, to) => {
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.arc(x, y, r, from, to);
    ctx.fillStyle = kind.color;
    ctx.fill();
  });
}

function drawHollow(ctx, x, y, r, style, kinds, colors) {
  const outline = (radius) => {
    ctx.beginPath();
    if (style === "area") ctx.rect(x - radius, y - radius, 2 * radius, 2 * radius);
    else ctx.arc(x, y, radius, 0, 2 * Math.PI);
  };
  outline(r);
  ctx.fillStyle = colors.paper;
  ctx.fill();
  ctx.lineWidth = 4;
  ctx.strokeStyle = colors.edge;
  ctx.stroke();
  if (style === "area" || kinds.length === 1) {
    ctx.lineWidth = 2.6;
    ctx.strokeStyle = kinds[0].color;
    ctx.stroke();
    return;
  }
  sectors(kinds, (kind, from, to) => {
    ctx.beginPath();
    ctx.arc(x, y, r, from, to);
    ctx.lineWidth = 2.6;
    ctx.strokeStyle = kind.color;
    ctx.stroke();
  });
}

function sectors(kinds, each) {
  const turn = (2 * Math.PI) / kinds.length;
  kinds.forEach((kind, i) => each(kind, i * turn - Math.PI / 2, (i + 1) * turn - Math.PI / 2));
}

function drawMark(ctx, x, y, r, kind, color) {
  const path = MARK_PATHS[kind.mark];
  if (!path) return;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(r, r);
  ctx.lineWidth = 1.7 / r;
  ctx.lineCap = "round";
  ctx.strokeStyle = color;
  ctx.stroke(new Path2D(path));
  ctx.restore();
}

/** The symbol as an SVG element for lists and legends; decoration only, the words beside it carry the meaning. */
export function symbolSvg(kind, style = "exact") {
  const shapes = [];
  const solid = style === "exact";
  const attributes = { class: solid ? "gm-symbol-solid" : "gm-symbol-hollow" };
  if (solid) attributes.fill = kind.color;
  else attributes.stroke = kind.color;
  if (style === "area") shapes.push(svgEl("rect", { x: -0.8, y: -0.8, width: 1.6, height: 1.6, ...attributes }));
  else shapes.push(svgEl("circle", { r: solid ? 0.95 : 0.72, ...attributes }));
  if (style === "none") shapes.push(svgEl("path", { d: "M-1 1L1 -1", class: "gm-symbol-hollow", stroke: kind.color }));
  const mark = style === "none" ? "" : MARK_PATHS[kind.mark];
  if (mark) {
    const ink = solid ? inkOn(kind.color) : kind.color;
    shapes.push(svgEl("path", { d: mark, fill: "none", stroke: ink, "stroke-width": 0.24, "stroke-linecap": "round" }));
  }
  return svgEl("svg", { class: "gm-symbol", viewBox: "-1.15 -1.15 2.3 2.3", "aria-hidden": "true", focusable: "false" }, shapes);
}

/** A swatch of the kind alone, as the legend and lists show it. */
export function kindSwatch(kind) {
  return symbolSvg(kind, "exact");
}
