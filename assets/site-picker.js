/** Pointing at incidents on the map: a tooltip on hover, a choice where several lie together. */
import { countWords, dateWords, kindCountWords, labelled } from "./format.js";
import { el, wantsLessMotion } from "./dom.js";
import { shapeOf, symbolSvg } from "./glyphs.js";
import { incidentTitle, placeLabel } from "./naming.js";
import { say } from "./words.js";

const REACH_MOUSE = 4;
const REACH_TOUCH = 16;

/** A stack of more incidents than this that lie at several spots is taken apart by zooming in, not by a list. */
const LISTED_STACK = 12;
const LONGEST_LIST = 300;

/** Pixels that the buttons at the left of the map take, and between a list and the legends at its right. */
const [BUTTONS_PX, GAP_PX] = [54, 20];

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
    if (this._map.gmMeasuring) return;
    const touch = event.originalEvent?.pointerType === "touch" || globalThis.matchMedia?.("(pointer: coarse)").matches;
    const stacks = this._layer.stacksNear(event.layerPoint, touch ? REACH_TOUCH : REACH_MOUSE);
    this._leave();
    if (stacks.length && this._zoomsInto(stacks[0])) return;
    const rows = [...new Set(stacks.flatMap((stack) => this._layer.rowsOf(stack)))].sort((a, b) => a - b);
    if (rows.length === 1) this._layer.select(this._layer.table.id(rows[0]));
    else if (rows.length > 1) this._offer(rows, stacks[0]);
  }

  /** Zooms into a large stack whose sites lie apart; returns whether it did. */
  _zoomsInto(stack) {
    const spots = stack.count > LISTED_STACK && this._map.getZoom() < this._map.getMaxZoom() ? this._layer.latlngsOf(stack) : [];
    const bounds = spots.length ? L.latLngBounds(spots) : null;
    if (!bounds || bounds.getSouthWest().equals(bounds.getNorthEast())) return false;
    const zoom = Math.min(Math.max(this._map.getBoundsZoom(bounds.pad(0.2)), this._map.getZoom() + 1), this._map.getMaxZoom());
    this._map.setView(bounds.getCenter(), zoom, { animate: !wantsLessMotion() });
    return true;
  }

  _move(event) {
    if (event.originalEvent?.pointerType === "touch" || this._map.gmMeasuring) return;
    const [stack] = this._layer.stacksNear(event.layerPoint, REACH_MOUSE);
    this._map.getContainer().classList.toggle("gm-pointing", Boolean(stack));
    this._tip.hidden = !stack;
    if (!stack) {
      this._layer.light(null);
      return;
    }
    const many = stack.count > 1;
    const first = many ? null : this._layer.table.incident(this._layer.rowsOf(stack)[0]);
    const place = placeLabel(this._layer.table.placeOf(stack.site), this._layer.naming);
    this._layer.light(first?.id ?? null);
    this._tip.replaceChildren(
      el("strong", { text: many ? countWords(stack.count, "incident") : incidentTitle(first, this._layer.naming), dir: "auto" }),
      el("span", { text: many ? kindsWords(stack.kinds) : dateWords(first.start, first.end, first.datePrecision), dir: "auto" }),
      el("span", { text: stack.places > 1 ? say("{place} and {others}", { place, others: countWords(stack.places - 1, "other place") }) : place, dir: "auto" }),
      many ? el("span", { class: "gm-muted", text: say(stack.count > LISTED_STACK && stack.places > 1 ? "Click to zoom in" : "Click to choose one") }) : "",
    );
    const size = this._map.getSize();
    const at = event.containerPoint;
    this._tip.style.left = `${Math.max(8, Math.min(at.x + 14, size.x - this._tip.offsetWidth - 8))}px`;
    const below = at.y + 18 + this._tip.offsetHeight < size.y;
    this._tip.style.top = `${below ? at.y + 18 : at.y - this._tip.offsetHeight - 12}px`;
  }

  _leave() {
    this._tip.hidden = true;
    this._layer.light(null);
    this._map.getContainer().classList.remove("gm-pointing");
  }

  _offer(rows, stack) {
    const rest = rows.length - LONGEST_LIST;
    const incidents = rows.slice(0, LONGEST_LIST).map((row) => this._layer.table.incident(row));
    const choices = incidents.map((incident) =>
      el("li", {}, [
        el("button", { type: "button", class: "gm-choice", on: { click: () => this._choose(incident) } }, [
          symbolSvg(incident.kind, "exact", shapeOf(incident.acting)),
          el("span", { class: "gm-choice-title", text: incidentTitle(incident, this._layer.naming), dir: "auto" }),
          el("span", { class: "gm-choice-date", text: this._whenAndWhere(incident, stack), dir: "auto" }),
        ]),
      ]),
    );
    const content = el("div", { class: "gm-chooser", on: { keydown: (event) => this._keys(event) } }, [
      el("p", { class: "gm-chooser-head", text: `${labelled(say("Around this spot"))} ${countWords(rows.length, "incident")}` }),
      el("ul", { class: "gm-chooser-list" }, choices),
      rest > 0 ? el("p", { class: "gm-muted", text: `${countWords(rest, "later incident")}: ${say("narrow the time window, or use the list beside the map.")}` }) : null,
    ]);
    this._popup?.remove();
    const frame = this._map.getContainer().parentElement;
    const keys = [...frame.querySelectorAll(".gm-keys > *")].map((key) => key.offsetWidth);
    this._popup = L.popup({
      className: "gm-popup", maxWidth: 300, minWidth: 230, closeButton: true, offset: [0, -6],
      autoPanPaddingTopLeft: [BUTTONS_PX, this._layer.roomAbove + 10], autoPanPaddingBottomRight: [frame.closest(".gm-narrow") ? 10 : Math.max(0, ...keys) + GAP_PX, 10],
    });
    // On a phone there is no room beside the buttons and legends, which lie above the map: they make way for the list.
    frame.classList.add("gm-choosing");
    this._popup.on("remove", () => frame.classList.remove("gm-choosing"));
    this._popup.setLatLng(this._map.layerPointToLatLng([stack.x, stack.y])).setContent(content).openOn(this._map);
    this._popup.getElement()?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", say("Close"));
    content.querySelector("button")?.focus({ preventScroll: true });
  }

  _whenAndWhere(incident, stack) {
    const site = incident.sites.find((one) => this._layer.holdsSite(stack, one.site)) ?? incident.sites[0];
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

/** "12 shelling, 3 mine": the kinds of a stack, the most frequent first, at most four. */
function kindsWords(kinds) {
  const most = [...kinds].sort((a, b) => b[1] - a[1]);
  const words = most.slice(0, 4).map(([kind, count]) => kindCountWords(kind, count));
  return words.join(", ") + (most.length > 4 ? ", …" : "");
}
