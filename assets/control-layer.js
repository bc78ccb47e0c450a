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
    this._scratch = [0, 1, 2].map(() => document.createElement("canvas"));
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
    const strength = Number(themeColors(this._map.getContainer())("control-strength")) || 0.3;
    for (const group of groups) this._paintGroup(ctx, bounds, group, strength);
  }

  _paintGroup(ctx, bounds, { control, accuracy, country, pieces }, strength) {
    const view = this._view();
    const lat = (pieces[0].bounds[1] + pieces[0].bounds[3]) / 2;
    const sigma = Math.min(MOST_SIGMA_PX, accuracy / ACCURACY_IN_SIGMAS / metresPerPixel(lat, this._map.getZoom()));
    const soft = sigma >= LEAST_SIGMA_PX ? sigma : 0;
    const region = this._regionOf(pieces, 3 * soft, bounds);
    if (!region) return;
    const group = { paths: pieces.map((piece) => this._pathOf(piece)), ground: country && this._pathOf(country), view, region };
    const tint = soft ? this._softTint(group, soft, control.color) : this._sharpTint(group, control.color);
    ctx.save();
    if (group.ground) {
      const before = ctx.getTransform();
      ctx.transform(view.scale, 0, 0, view.scale, view.x, view.y);
      ctx.clip(group.ground, "evenodd");
      ctx.setTransform(before);
    }
    ctx.globalAlpha = strength;
    ctx.drawImage(tint, 0, 0, tint.width, tint.height, region.x, region.y, region.width, region.height);
    if (control.pattern !== "none") {
      ctx.globalAlpha = Math.min(1, strength * 1.5);
      ctx.drawImage(this._patterned(tint, control, region), region.x, region.y, region.width, region.height);
    }
    ctx.restore();
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
      const origin = this._map.project(PATH_ORIGIN, PATH_ZOOM);
      const path = new Path2D();
      for (const ring of shape.rings ?? ringsOf(shape.geometry)) {
        ring.forEach(([lon, lat], i) => {
          const { x, y } = this._map.project([lat, lon], PATH_ZOOM);
          if (i) path.lineTo(x - origin.x, y - origin.y);
          else path.moveTo(x - origin.x, y - origin.y);
        });
        path.closePath();
      }
      this._paths.set(shape, path);
    }
    return this._paths.get(shape);
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
    const pen = clean(this._scratch[0], region.width, region.height);
    pen.setTransform(view.scale, 0, 0, view.scale, view.x - region.x, view.y - region.y);
    pen.fillStyle = color;
    for (const path of paths) pen.fill(path, "evenodd");
    return this._scratch[0];
  }

  /**
   * The areas blurred. Beyond the border they are widened first, as if they went on: the blur then takes nothing
   * from the side within, and the border's clip ends it sharply.
   */
  _softTint({ paths, ground, view, region }, sigma, color) {
    const shrink = Math.max(1, sigma / FINEST_SIGMA);
    const [width, height] = [region.width, region.height].map((length) => Math.ceil(length / shrink));
    const [fx, fy] = [width / region.width, height / region.height];
    const margin = Math.ceil(3 * sigma * Math.max(fx, fy));
    const [wide, high] = [width + 2 * margin, height + 2 * margin];
    const pen = clean(this._scratch[0], wide, high);
    pen.setTransform(view.scale * fx, 0, 0, view.scale * fy, (view.x - region.x) * fx + margin, (view.y - region.y) * fy + margin);
    if (ground) {
      pen.lineWidth = (6 * sigma) / view.scale;
      pen.lineJoin = "round";
      for (const path of paths) pen.stroke(path);
      pen.globalCompositeOperation = "destination-out";
      pen.fill(ground, "evenodd");
      pen.globalCompositeOperation = "source-over";
    }
    for (const path of paths) pen.fill(path, "evenodd");
    const soft = clean(this._scratch[1], width, height);
    // The shadow alone, its image being off the canvas: the one blur that every browser's canvas has.
    soft.shadowColor = color;
    soft.shadowBlur = 2 * sigma * fx;
    soft.shadowOffsetX = 2 * wide;
    soft.drawImage(this._scratch[0], -2 * wide - margin, -margin);
    return this._scratch[1];
  }

  /** The pattern of a control, as strong as the tint is at each place; it keeps to the map's ground when the map is moved. */
  _patterned(tint, { pattern, color }, region) {
    const pen = clean(this._scratch[2], region.width, region.height);
    pen.translate(-region.x, -region.y);
    pen.fillStyle = pen.createPattern(patternTile(pattern, color), "repeat");
    pen.fillRect(region.x, region.y, region.width, region.height);
    pen.globalCompositeOperation = "destination-in";
    pen.drawImage(tint, 0, 0, tint.width, tint.height, region.x, region.y, region.width, region.height);
    return this._scratch[2];
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
  return [...groups.values()];
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
