/** Strokes and fills of the incident layer: areas, rings, links and halos. */
import { metresPerPixel } from "./geometry.js";

/** A district or province in which an incident happened somewhere. */
export function paintArea(ctx, rings, { fill, hatched, chosen, ink }) {
  ctx.beginPath();
  for (const ring of rings) {
    ring.forEach((point, i) => (i ? ctx.lineTo(point.x, point.y) : ctx.moveTo(point.x, point.y)));
    ctx.closePath();
  }
  ctx.save();
  ctx.globalAlpha = 0.07;
  ctx.fillStyle = fill;
  ctx.fill("evenodd");
  ctx.globalAlpha = chosen ? 0.7 : 0.32;
  ctx.fillStyle = hatched;
  ctx.fill("evenodd");
  ctx.globalAlpha = chosen ? 0.95 : 0.6;
  ctx.lineWidth = chosen ? 2 : 1.1;
  ctx.strokeStyle = chosen ? ink : fill;
  ctx.stroke();
  ctx.restore();
}

/** Patterns of diagonal lines, each made once: a bar and an area are painted at every step of the slider. */
export class Hatches {
  /** @param {number} size pixels from line to line */
  constructor(size = 8) {
    this._size = size;
    this._kept = new Map();
  }

  of(ctx, color) {
    if (!this._kept.has(color)) this._kept.set(color, hatch(ctx, color, this._size));
    return this._kept.get(color);
  }
}

function hatch(ctx, color, size) {
  const tile = document.createElement("canvas");
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext("2d");
  pen.strokeStyle = color;
  pen.lineWidth = 1.1;
  pen.beginPath();
  pen.moveTo(-1, 1);
  pen.lineTo(1, -1);
  pen.moveTo(0, size);
  pen.lineTo(size, 0);
  pen.moveTo(size - 1, size + 1);
  pen.lineTo(size + 1, size - 1);
  pen.stroke();
  return ctx.createPattern(tile, "repeat");
}

/** The ring within which a site lies, true to scale; small rings around exact places are left to the disc. */
export function paintRing(ctx, at, { lat, metres, zoom }, { fill, chosen, crowded, ink, exact, toward }) {
  const radius = metres / metresPerPixel(lat, zoom);
  if (radius < (exact ? 14 : 8) || radius > 20000) return;
  ctx.save();
  ctx.beginPath();
  ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  if (!crowded || chosen) {
    ctx.globalAlpha = chosen ? 0.12 : 0.055;
    ctx.fillStyle = fill;
    ctx.fill();
  }
  ctx.globalAlpha = chosen ? 0.95 : crowded ? 0.3 : 0.6;
  ctx.lineWidth = chosen ? 1.8 : 1.1;
  ctx.setLineDash(exact ? [1.5, 3.5] : [5, 4]);
  ctx.strokeStyle = chosen ? ink : fill;
  ctx.stroke();
  if (toward) paintChevrons(ctx, at, radius);
  ctx.restore();
}

/** The part of the map that lies at a bearing and distance from a place, as its outline in pixels. */
export function paintSector(ctx, outline, { fill, chosen, ink }) {
  ctx.save();
  ctx.beginPath();
  outline.forEach(({ x, y }, i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.closePath();
  ctx.globalAlpha = chosen ? 0.14 : 0.08;
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.globalAlpha = chosen ? 0.95 : 0.6;
  ctx.lineWidth = chosen ? 1.8 : 1.1;
  ctx.setLineDash([5, 4]);
  ctx.strokeStyle = chosen ? ink : fill;
  ctx.stroke();
  ctx.restore();
}

/** Small arrows on a ring that point at the place: the report says "toward", not "at". */
function paintChevrons(ctx, { x, y }, radius) {
  const size = Math.min(7, radius / 3);
  ctx.setLineDash([]);
  ctx.beginPath();
  for (const turn of [Math.PI / 4, (3 * Math.PI) / 4, (5 * Math.PI) / 4, (7 * Math.PI) / 4]) {
    const [ux, uy] = [Math.cos(turn), Math.sin(turn)];
    const [tipX, tipY] = [x + ux * (radius - size), y + uy * (radius - size)];
    ctx.moveTo(tipX + ux * size - uy * size, tipY + uy * size + ux * size);
    ctx.lineTo(tipX, tipY);
    ctx.lineTo(tipX + ux * size + uy * size, tipY + uy * size - ux * size);
  }
  ctx.stroke();
}

/** Small squares of incidents gone by, `{x, y, color, age}`; age is 0 for the latest and 1 for those that are gone. */
export function paintTrail(ctx, marks) {
  const half = 2.5;
  ctx.save();
  for (const { x, y, color, age } of marks) {
    ctx.globalAlpha = 0.55 * (1 - age);
    ctx.fillStyle = color;
    ctx.fillRect(x - half, y - half, 2 * half, 2 * half);
  }
  ctx.restore();
}

/** Thin lines that join the sites of one incident, from the first to each other. */
export function paintLinks(ctx, points, color) {
  if (points.length < 2) return;
  ctx.save();
  for (const [width, stroke] of [[3.4, color("halo")], [1.3, color("ink")]]) {
    ctx.beginPath();
    for (const point of points.slice(1)) {
      ctx.moveTo(points[0].x, points[0].y);
      ctx.lineTo(point.x, point.y);
    }
    ctx.lineWidth = width;
    ctx.strokeStyle = stroke;
    ctx.stroke();
  }
  ctx.restore();
}

/** The double ring around a selected symbol, thinner around one that is only pointed at. */
export function paintHalo(ctx, { x, y }, radius, color, thin = false) {
  for (const [extra, width, stroke] of [[5.5, thin ? 4 : 5, color("halo")], [5.5, thin ? 1.2 : 2.2, color("ink")]]) {
    ctx.beginPath();
    ctx.arc(x, y, radius + extra, 0, 2 * Math.PI);
    ctx.lineWidth = width;
    ctx.strokeStyle = stroke;
    ctx.stroke();
  }
}
