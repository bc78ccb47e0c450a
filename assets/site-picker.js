/** Pointing at incidents on the map: a tooltip on hover, a choice where several lie together. */
import { dateWords } from "./format.js";
import { el } from "./dom.js";
import { kindSwatch } from "./glyphs.js";
import { incidentTitle, placeLabel } from "./naming.js";

const REACH_MOUSE = 4;
const REACH_TOUCH = 16;

export class SitePicker {
  /**
   * @param {L.Map} map
   * @param {IncidentLayer} layer
   */
  constructor(map, layer) {
    this._map = map;
    this._layer = layer;
    this._tip = el("div", { class: "gm-tip", "aria-hidden": "true", hidden: true });
    map.getContainer().appendChild(this._tip);
    this._events = { click: this._click, mousemove: this._move, mouseout: this._leave, movestart: this._leave };
    map.on(this._events, this);
  }

  remove() {
    this._map.off(this._events, this);
    this._popup?.remove();
    this._tip.remove();
    this._map.getContainer().classList.remove("gm-pointing");
  }

  _click(event) {
    const touch = event.originalEvent?.pointerType === "touch" || globalThis.matchMedia?.("(pointer: coarse)").matches;
    const stacks = this._layer.stacksNear(event.layerPoint, touch ? REACH_TOUCH : REACH_MOUSE);
    const incidents = [...new Set(stacks.flatMap((stack) => stack.incidents))];
    this._leave();
    if (incidents.length === 1) this._layer.select(incidents[0].id);
    else if (incidents.length > 1) this._offer(incidents, stacks[0]);
  }

  _move(event) {
    if (event.originalEvent?.pointerType === "touch") return;
    const [stack] = this._layer.stacksNear(event.layerPoint, REACH_MOUSE);
    this._map.getContainer().classList.toggle("gm-pointing", Boolean(stack));
    this._tip.hidden = !stack;
    if (!stack) return;
    const [first] = stack.incidents;
    const many = stack.incidents.length > 1;
    this._tip.replaceChildren(
      el("strong", { text: many ? `${stack.incidents.length} incidents` : incidentTitle(first, this._layer.naming), dir: "auto" }),
      el("span", { text: many ? "Click to choose one" : dateWords(first.start, first.end, first.datePrecision), dir: "auto" }),
      el("span", { text: placeLabel(stack.sites[0].props, this._layer.naming), dir: "auto" }),
    );
    const size = this._map.getSize();
    const at = event.containerPoint;
    this._tip.style.left = `${Math.max(8, Math.min(at.x + 14, size.x - this._tip.offsetWidth - 8))}px`;
    const below = at.y + 18 + this._tip.offsetHeight < size.y;
    this._tip.style.top = `${below ? at.y + 18 : at.y - this._tip.offsetHeight - 12}px`;
  }

  _leave() {
    this._tip.hidden = true;
    this._map.getContainer().classList.remove("gm-pointing");
  }

  _offer(incidents, stack) {
    const rows = incidents.map((incident) =>
      el("li", {}, [
        el("button", { type: "button", class: "gm-choice", on: { click: () => this._choose(incident) } }, [
          kindSwatch(incident.kind),
          el("span", { class: "gm-choice-title", text: incidentTitle(incident, this._layer.naming), dir: "auto" }),
          el("span", { class: "gm-choice-date", text: this._whenAndWhere(incident, stack), dir: "auto" }),
        ]),
      ]),
    );
    const content = el("div", { class: "gm-chooser", on: { keydown: (event) => this._keys(event) } }, [
      el("p", { class: "gm-chooser-head", text: `${incidents.length} incidents around this spot` }),
      el("ul", { class: "gm-chooser-list" }, rows),
    ]);
    this._popup?.remove();
    this._popup = L.popup({ className: "gm-popup", maxWidth: 300, minWidth: 230, closeButton: true, offset: [0, -6] });
    this._popup.setLatLng(stack.latlng).setContent(content).openOn(this._map);
    content.querySelector("button")?.focus({ preventScroll: true });
  }

  _whenAndWhere(incident, stack) {
    const site = stack.sites.find((one) => one.incident === incident) ?? incident.sites[0];
    return `${dateWords(incident.start, incident.end, incident.datePrecision, true)} · ${placeLabel(site.props, this._layer.naming)}`;
  }

  _choose(incident) {
    this._popup?.remove();
    this._layer.select(incident.id);
  }

  _keys(event) {
    if (event.key === "Escape") {
      this._popup?.remove();
      this._map.getContainer().focus({ preventScroll: true });
    }
  }
}
