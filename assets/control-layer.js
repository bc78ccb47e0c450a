/**
 * Control on a day as tints under the lines. An edge fades as far as it is uncertain; where an area ends at its
 * country's border, which is known better, it ends there sharply.
 */
import { CanvasOverlay } from "./canvas-overlay.js";
import { CONTROLS, PATTERN_PATHS, PATTERN_SIZE } from "./controls.js";
import { controlAreas, firstDayOf, standing } from "./control-areas.js";
import { labelPoints, metresPerPixel, ringsOf } from "./geometry.js";
import { themeColors } from "./theme.js";

/** accuracy_m holds 95 % of a position's errors in the plane: 2.45 standard deviations of each coordinate. */
const ACCURACY_IN_SIGMAS = 2.45;

/** Less blur than this, in pixels, is not seen and not made. */
const LEAST_SIGMA_PX = 0.7;
const MOST_SIGMA_PX = 300;

/** Blurs are made on a canvas so small that their sigma is at most this many of its pixels: what is soft needs no more. */
const FINEST_SIGMA = 3;

/** How far areas go on beyond the border, coarse to fine: at each step what is nearer to the country's rest is given up. */
const GOING_ON_SIGMAS = [3, 1];

const LABELS_FROM_ZOOM = 9;
const LABEL_ROOM_PX = 90;

/** Paths are kept in pixels of this zoom from this point, where a canvas's single precision is fine at every zoom. */
const PATH_ZOOM = 8;
const PATH_ORIGIN = [40, 46];

export class ControlLayer {
  /** @param {?Object} display FeatureCollection with the areas (`layer: "control"`) and the countries they lie in */
  constructor(display) {
    this._all = controlAreas(display);
    this._paths = new Map();
    this._scratch = document.createElement("canvas");
    this._painted = { view: "", tints: new Map() };
    this.since = firstDayOf(this._all);
    this.areas = [];
    this.shown = true;
  }

  addTo(map) {
    this._map = map;
    this._overlay = new CanvasOverlay({ pane: "gm-control", zIndex: 207, draw: (ctx, bounds) => this._paint(ctx, bounds) });
    this._overlay.addTo(map);
    this._overlay.element.classList.add("gm-control");
    return this;
  }

  remove() {
    this._overlay?.remove();
  }

  /** Whether the data hold any area, of any day. */
  get empty() {
    return !this._all.length;
  }

  /** The values of control present on the day, in the order of the legend. */
  get controls() {
    return CONTROLS.filter((control) => this.areas.some((area) => area.control === control));
  }

  /** Shows the areas of a day; repaints only when they are others than before, and returns whether they are. */
  setDay(day) {
    const areas = day === null ? [] : this._all.filter((area) => standing(area, day) === "now");
    const same = areas.length === this.areas.length && areas.every((area, i) => area === this.areas[i]);
    if (!same) {
      this.areas = areas;
      this._overlay?.redraw();
    }
    return !same;
  }

  setShown(shown) {
    this.shown = shown;
    this._overlay?.redraw();
  }

  /** Names of the areas in view, each once, for the label board: `{spots, text}`. */
  labels(zoom, box) {
    if (!this.shown || zoom < LABELS_FROM_ZOOM) return [];
    const roomy = (spot) => spot.width * (2 ** (zoom + 8) / 360) > LABEL_ROOM_PX;
    const found = this.areas.filter((area) => area.name).map((area) => ({ text: area.name, spots: labelPoints(area.rings, box).filter(roomy).slice(0, 4) }));
    return found.filter(({ spots }) => spots.length);
  }

  _paint(ctx, bounds) {
    const groups = this.shown ? groupsOf(this.areas) : [];
    this._overlay.element.dataset.areas = groups.length ? this.areas.map((area) => area.id).join(" ") : "";
    const { min, max } = bounds;
    const view = `${this._map.getZoom()} ${this._map.getPixelOrigin()} ${min} ${max}`;
    if (this._painted.view !== view) this._painted = { view, tints: new Map() };
    const strength = Number(themeColors(this._map.getContainer())("control-strength")) || 0.3;
    for (const group of groups) this._paintGroup(ctx, bounds, group, strength);
  }

  _paintGroup(ctx, bounds, group, strength) {
    const { tints } = this._painted;
    if (!tints.has(group.key)) tints.set(group.key, this._tintOf(group, bounds));
    const made = tints.get(group.key);
    if (!made) return;
    const { region, tint, patterned } = made;
    ctx.save();
    if (group.country) {
      const view = this._view();
      const before = ctx.getTransform();
      ctx.transform(view.scale, 0, 0, view.scale, view.x, view.y);
      ctx.clip(this._pathOf(group.country), "evenodd");
      ctx.setTransform(before);
    }
    ctx.globalAlpha = strength;
    ctx.drawImage(tint, region.x, region.y, region.width, region.height);
    ctx.globalAlpha = Math.min(1, strength * 1.5);
    if (patterned) ctx.drawImage(patterned, region.x, region.y, region.width, region.height);
    ctx.restore();
  }

  /** Tint and pattern of a group as they are before they are cut to its country; null when none of it is near. Kept while the view stays. */
  _tintOf(group, bounds) {
    const { control, accuracy, country, pieces } = group;
    const lat = (pieces[0].bounds[1] + pieces[0].bounds[3]) / 2;
    const sigma = Math.min(MOST_SIGMA_PX, accuracy / ACCURACY_IN_SIGMAS / metresPerPixel(lat, this._map.getZoom()));
    const soft = sigma >= LEAST_SIGMA_PX ? sigma : 0;
    const region = this._regionOf(pieces, 3 * soft, bounds);
    if (!region) return null;
    const shape = {
      paths: pieces.map((piece) => this._pathOf(piece)), ground: country && this._pathOf(country), border: country && this._borderNear(group),
      view: this._view(), region,
    };
    const tint = soft ? this._softTint(shape, soft, control.color) : this._sharpTint(shape, control.color);
    return { region, tint, patterned: control.pattern === "none" ? null : this._patterned(tint, control, region) };
  }

  /** From path coordinates to layer points: `scale`, then `x` and `y`. */
  _view() {
    const map = this._map;
    const origin = map.project(PATH_ORIGIN, map.getZoom()).subtract(map.getPixelOrigin());
    return { scale: 2 ** (map.getZoom() - PATH_ZOOM), x: origin.x, y: origin.y };
  }

  /** The path of a piece of an area or of a country's feature, made once. */
  _pathOf(shape) {
    if (!this._paths.has(shape)) {
      const path = new Path2D();
      for (const ring of shape.rings ?? ringsOf(shape.geometry)) {
        this._trace(path, ring);
        path.closePath();
      }
      this._paths.set(shape, path);
    }
    return this._paths.get(shape);
  }

  /** The path of the country's border as far as it can matter to pieces of it and their blur, made once. */
  _borderNear({ key, country, pieces, accuracy }) {
    if (!this._paths.has(key)) {
      const room = ((2 * GOING_ON_SIGMAS[0]) / ACCURACY_IN_SIGMAS) * accuracy / 80000;
      const boxes = pieces.map(({ bounds: [west, south, east, north] }) => [west - room, south - room, east + room, north + room]);
      const isNear = ([lon, lat]) => boxes.some(([west, south, east, north]) => lon > west && lon < east && lat > south && lat < north);
      const path = new Path2D();
      for (const ring of ringsOf(country.geometry)) {
        const near = ring.map(isNear);
        for (let i = 0; i < ring.length; i += 1) {
          let end = i;
          while (end < ring.length && (near[end] || near[end + 1] || near[end - 1])) end += 1;
          if (end - i > 1) this._trace(path, ring.slice(i, end));
          i = Math.max(i, end);
        }
      }
      this._paths.set(key, path);
    }
    return this._paths.get(key);
  }

  _trace(path, line) {
    const origin = this._map.project(PATH_ORIGIN, PATH_ZOOM);
    line.forEach(([lon, lat], i) => {
      const { x, y } = this._map.project([lat, lon], PATH_ZOOM);
      if (i) path.lineTo(x - origin.x, y - origin.y);
      else path.moveTo(x - origin.x, y - origin.y);
    });
  }

  /** The part of the canvas that pieces and their blur can reach, in whole layer points, or null. */
  _regionOf(pieces, reach, bounds) {
    const map = this._map;
    const own = L.bounds(pieces.flatMap(({ bounds: [west, south, east, north] }) => [
      map.latLngToLayerPoint([north, west]), map.latLngToLayerPoint([south, east]),
    ]));
    const x = Math.floor(Math.max(own.min.x - reach, bounds.min.x));
    const y = Math.floor(Math.max(own.min.y - reach, bounds.min.y));
    const width = Math.ceil(Math.min(own.max.x + reach, bounds.max.x)) - x;
    const height = Math.ceil(Math.min(own.max.y + reach, bounds.max.y)) - y;
    return width > 0 && height > 0 ? { x, y, width, height } : null;
  }

  _sharpTint({ paths, view, region }, color) {
    const pen = clean(document.createElement("canvas"), region.width, region.height);
    pen.setTransform(view.scale, 0, 0, view.scale, view.x - region.x, view.y - region.y);
    pen.fillStyle = color;
    for (const path of paths) pen.fill(path, "evenodd");
    return pen.canvas;
  }

  /**
   * The areas blurred. Beyond the border they are first widened, as if they went on, to where the rest of the country is
   * nearer: the blur then takes nothing from the side within and adds nothing beside, and the clip ends it sharply.
   */
  _softTint({ paths, ground, border, view, region }, sigma, color) {
    const shrink = Math.max(1, sigma / FINEST_SIGMA);
    const [width, height] = [region.width, region.height].map((length) => Math.ceil(length / shrink));
    const [fx, fy] = [width / region.width, height / region.height];
    const margin = Math.ceil(3 * sigma * Math.max(fx, fy));
    const [wide, high] = [width + 2 * margin, height + 2 * margin];
    const pen = clean(this._scratch, wide, high);
    pen.setTransform(view.scale * fx, 0, 0, view.scale * fy, (view.x - region.x) * fx + margin, (view.y - region.y) * fy + margin);
    if (ground) {
      pen.lineJoin = "round";
      for (const reach of GOING_ON_SIGMAS) {
        pen.lineWidth = (2 * reach * sigma) / view.scale;
        pen.globalCompositeOperation = "destination-out";
        pen.stroke(border);
        pen.globalCompositeOperation = "source-over";
        for (const path of paths) pen.stroke(path);
      }
      pen.globalCompositeOperation = "destination-out";
      pen.fill(ground, "evenodd");
      pen.globalCompositeOperation = "source-over";
    }
    for (const path of paths) pen.fill(path, "evenodd");
    const soft = clean(document.createElement("canvas"), width, height);
    // The shadow alone, its image being off the canvas: the one blur that every browser's canvas has.
    soft.shadowColor = color;
    soft.shadowBlur = 2 * sigma * fx;
    soft.shadowOffsetX = 2 * wide;
    soft.drawImage(this._scratch, -2 * wide - margin, -margin);
    return soft.canvas;
  }

  /** The pattern of a control, as strong as the tint is at each place; it keeps to the map's ground when the map is moved. */
  _patterned(tint, { pattern, color }, region) {
    const pen = clean(document.createElement("canvas"), region.width, region.height);
    pen.translate(-region.x, -region.y);
    pen.fillStyle = pen.createPattern(patternTile(pattern, color), "repeat");
    pen.fillRect(region.x, region.y, region.width, region.height);
    pen.globalCompositeOperation = "destination-in";
    pen.drawImage(tint, 0, 0, tint.width, tint.height, region.x, region.y, region.width, region.height);
    return pen.canvas;
  }
}

/** Pieces that look alike and lie in one country are painted as one, so that none fades against its like. */
function groupsOf(areas) {
  const groups = new Map();
  for (const { control, accuracy, pieces } of areas) {
    for (const piece of pieces) {
      const key = `${control.id} ${accuracy} ${piece.country?.properties.id}`;
      if (!groups.has(key)) groups.set(key, { control, accuracy, country: piece.country, pieces: [] });
      groups.get(key).pieces.push(piece);
    }
  }
  return [...groups].map(([look, group]) => ({ ...group, key: `${look} ${group.pieces.map((piece) => piece.bounds)}` }));
}

/** The pen of a canvas that is empty and has this size. */
function clean(canvas, width, height) {
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext("2d");
}

function patternTile(pattern, color) {
  const tile = document.createElement("canvas");
  const pen = clean(tile, PATTERN_SIZE, PATTERN_SIZE);
  pen.strokeStyle = color;
  pen.lineWidth = 1;
  pen.stroke(new Path2D(PATTERN_PATHS[pattern]));
  return tile;
}
