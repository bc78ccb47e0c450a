/**
 * One canvas over the map, redrawn when the view settles and carried along while it moves. Drawers work in
 * Leaflet's layer points, so `map.latLngToLayerPoint` is all they need.
 */

/** Share of the map's size drawn beyond each edge, so that a drag does not uncover blank canvas. */
const CANVAS_PADDING = 0.1;

export class CanvasOverlay {
  /**
   * @param {{pane: string, zIndex: number, draw: function(CanvasRenderingContext2D, Object): void,
   *   restsInZoom: boolean}} options draw gets the context and the drawn rectangle as an `L.Bounds` of layer
   *   points; restsInZoom hides the canvas while a zoom is under way
   */
  constructor({ pane, zIndex, draw, restsInZoom = false }) {
    this._paneName = pane;
    this._zIndex = zIndex;
    this._draw = draw;
    this._restsInZoom = restsInZoom;
    this._frame = 0;
  }

  addTo(map) {
    this._map = map;
    const pane = map.getPane(this._paneName) ?? map.createPane(this._paneName);
    pane.style.zIndex = String(this._zIndex);
    pane.style.pointerEvents = "none";
    this._canvas = document.createElement("canvas");
    this._canvas.className = "gm-overlay leaflet-zoom-animated";
    this._canvas.setAttribute("aria-hidden", "true");
    pane.appendChild(this._canvas);
    this._events = {
      viewreset: this.paint, moveend: this.paint, zoomend: this.paint, resize: this.paint, "gm:theme": this.redraw,
      zoom: this._carry, zoomanim: this._carryTo,
    };
    map.on(this._events, this);
    this.paint();
    return this;
  }

  /** The canvas, once the overlay is on a map. */
  get element() {
    return this._canvas;
  }

  remove() {
    if (!this._map) return;
    cancelAnimationFrame(this._frame);
    this._frame = 0;
    this._map.off(this._events, this);
    this._canvas.remove();
    this._map = null;
  }

  /** Paints in the next animation frame; several calls in one frame paint once. */
  redraw() {
    if (!this._map || this._frame) return;
    this._frame = requestAnimationFrame(() => {
      this._frame = 0;
      this.paint();
    });
  }

  /** Paints now. */
  paint() {
    const map = this._map;
    if (!map || !map._loaded) return;
    const size = map.getSize();
    if (!size.x || !size.y) return;
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-CANVAS_PADDING)).round();
    const extent = size.multiplyBy(1 + 2 * CANVAS_PADDING).round();
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
    this._canvas.style.visibility = "";
    this._center = map.getCenter();
    this._zoom = map.getZoom();
    this._sizeCanvas(extent, ratio);
    L.DomUtil.setPosition(this._canvas, corner);
    const ctx = this._canvas.getContext("2d");
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this._canvas.width, this._canvas.height);
    ctx.setTransform(ratio, 0, 0, ratio, -corner.x * ratio, -corner.y * ratio);
    this._draw(ctx, L.bounds(corner, corner.add(extent)));
  }

  _sizeCanvas(extent, ratio) {
    const [width, height] = [Math.round(extent.x * ratio), Math.round(extent.y * ratio)];
    if (this._canvas.width !== width || this._canvas.height !== height) {
      this._canvas.width = width;
      this._canvas.height = height;
      this._canvas.style.width = `${extent.x}px`;
      this._canvas.style.height = `${extent.y}px`;
    }
  }

  _carry() {
    this._transformTo(this._map.getCenter(), this._map.getZoom());
  }

  _carryTo(event) {
    if (this._restsInZoom) this._canvas.style.visibility = "hidden";
    this._transformTo(event.center, event.zoom);
  }

  /** The same move L.Renderer makes for its canvas while a zoom is under way (Leaflet 1.9.4, `_updateTransform`). */
  _transformTo(center, zoom) {
    if (!this._center) return;
    const map = this._map;
    const scale = map.getZoomScale(zoom, this._zoom);
    const half = map.getSize().multiplyBy(0.5 + CANVAS_PADDING);
    const middle = map.project(this._center, zoom);
    const corner = half.multiplyBy(-scale).add(middle).subtract(map._getNewPixelOrigin(center, zoom));
    L.DomUtil.setTransform(this._canvas, corner, scale);
  }
}
