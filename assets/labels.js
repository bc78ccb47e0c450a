/**
 * Names on the map. Each source offers labels with a priority; they are placed in that order where they cover no
 * other label and no symbol, and left out where they would.
 */
import { CanvasOverlay } from "./canvas-overlay.js";
import { themeColors } from "./theme.js";

const LABEL_STYLES = {
  country: { size: 13, weight: 600, color: "label-country", spacing: 3, upper: true },
  oblast: { size: 11.5, weight: 500, slant: "italic", color: "label-oblast", spacing: 0.4 },
  line: { size: 10.5, weight: 400, slant: "italic", color: "label-line", spacing: 0.2 },
  province: { size: 11, weight: 400, color: "label-province", spacing: 0.6 },
  control: { size: 10.5, weight: 500, slant: "italic", color: "label-control", spacing: 0.3 },
  town: { size: 10.5, weight: 400, color: "label-province", spacing: 0 },
  water: { size: 10.5, weight: 400, slant: "italic", color: "label-water", spacing: 0.3 },
  site: { size: 12, weight: 550, color: "ink", spacing: 0 },
  chosen: { size: 13, weight: 700, color: "ink", spacing: 0 },
};

export class LabelBoard {
  /** @param {L.Map} map */
  constructor(map) {
    this._map = map;
    this._sources = new Map();
    this._covers = new Set();
    this.placed = [];
    this._overlay = new CanvasOverlay({ pane: "gm-labels", zIndex: 460, restsInZoom: true, draw: (ctx, bounds) => this._paint(ctx, bounds) });
    this._overlay.addTo(map);
  }

  /**
   * Sets where labels come from.
   * @param {string} name
   * @param {function(): {labels: Object[], obstacles: Object[]}} source labels are `{at: L.Point[], text, style,
   *   priority, radius, anchored, mark}` in layer points, mark a letter that stands on the point of a label that no symbol covers, the best place first; obstacles are `{x, y, r}`; null removes the source
   */
  setSource(name, source) {
    if (source) this._sources.set(name, source);
    else this._sources.delete(name);
    this.redraw();
  }

  /** Keeps labels from lying under an element over the map; returns what undoes it. */
  addCover(element) {
    this._covers.add(element);
    return () => this._covers.delete(element);
  }

  redraw() {
    this._overlay.redraw();
  }

  remove() {
    this._overlay.remove();
    this._sources.clear();
  }

  _paint(ctx, bounds) {
    const labels = [];
    const taken = [...this._covers].map((element) => this._boxOf(element));
    for (const source of this._sources.values()) {
      const offer = source();
      labels.push(...offer.labels.filter((label) => label.at.some((point) => bounds.contains(point))));
      for (const { x, y, r } of offer.obstacles) taken.push({ x0: x - r, y0: y - r, x1: x + r, y1: y + r });
    }
    labels.sort((a, b) => b.priority - a.priority);
    const color = themeColors(this._map.getContainer());
    const family = getComputedStyle(this._map.getContainer()).fontFamily;
    this.placed = [];
    const view = this._view();
    for (const label of labels) this._place(ctx, label, taken, color, family, view);
  }

  /** The box that can be seen, in layer points: a name cut by its edge tells nothing. */
  _view() {
    const size = this._map.getSize();
    const corner = this._map.containerPointToLayerPoint([0, 0]);
    return { x0: corner.x, y0: corner.y, x1: corner.x + size.x, y1: corner.y + size.y };
  }

  _mark(ctx, mark, x, y) {
    ctx.textAlign = "center";
    ctx.strokeText(mark, x, y);
    ctx.fillText(mark, x, y);
  }

  /** The box of an element over the map, in layer points. */
  _boxOf(element) {
    const home = this._map.getContainer().getBoundingClientRect();
    const own = element.getBoundingClientRect();
    const corner = this._map.containerPointToLayerPoint([own.left - home.left, own.top - home.top]);
    return { x0: corner.x, y0: corner.y, x1: corner.x + own.width, y1: corner.y + own.height };
  }

  _place(ctx, label, taken, color, family, view) {
    const style = LABEL_STYLES[label.style] ?? LABEL_STYLES.site;
    const text = style.upper ? label.text.toUpperCase() : label.text;
    const [{ x, y }] = label.at;
    if (label.mark !== undefined && taken.some((box) => x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1)) return;
    if (this.placed.some((other) => other.text === text && Math.hypot(other.x - x, other.y - y) < 140)) return;
    ctx.font = `${style.slant ?? "normal"} ${style.weight} ${style.size}px ${family}`;
    if ("letterSpacing" in ctx) ctx.letterSpacing = `${style.spacing}px`;
    const width = ctx.measureText(text).width;
    const height = style.size * 1.25;
    const spot = spotsFor(label, width, height).find((box) => within(box, view) && taken.every((other) => apart(box, other)));
    if (!spot) return;
    taken.push(spot);
    this.placed.push({ text, x, y, box: spot });
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    ctx.lineJoin = "round";
    ctx.lineWidth = label.style === "country" || label.style === "province" ? 2.5 : 3.5;
    ctx.strokeStyle = color("halo");
    ctx.strokeText(text, spot.x0 + 2, (spot.y0 + spot.y1) / 2);
    ctx.fillStyle = color(style.color);
    ctx.fillText(text, spot.x0 + 2, (spot.y0 + spot.y1) / 2);
    if (label.mark) this._mark(ctx, label.mark, x, y);
  }
}

/** Boxes a label may take, the best first: on its point, or right, left, above and below a symbol. */
function spotsFor(label, width, height) {
  const w = width + 4;
  const box = (x0, y0) => ({ x0, y0, x1: x0 + w, y1: y0 + height });
  if (!label.anchored) return label.at.map(({ x, y }) => box(x - w / 2, y - height / 2));
  const [{ x, y }] = label.at;
  const gap = label.radius + 3;
  const diagonal = gap * 0.75;
  return [
    box(x + gap, y - height / 2),
    box(x - gap - w, y - height / 2),
    box(x + diagonal, y - diagonal - height),
    box(x + diagonal, y + diagonal),
    box(x - w / 2, y - gap - height),
    box(x - w / 2, y + gap),
    box(x - diagonal - w, y - diagonal - height),
    box(x - diagonal - w, y + diagonal),
  ];
}

function within(box, view) {
  return box.x0 >= view.x0 && box.x1 <= view.x1 && box.y0 >= view.y0 && box.y1 <= view.y1;
}

function apart(a, b) {
  return a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;
}
