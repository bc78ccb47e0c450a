/** The popover beside a spot of the map that was asked about: first that it is being read, then what is known of it. */
import { contextPairs, contextText } from "./point-context.js";
import { copyText } from "./clipboard.js";
import { dayOfIso } from "./days.js";
import { dayWords, positionWords, sexagesimalWords, textOf } from "./format.js";
import { el, textButton } from "./dom.js";
import { say } from "./words.js";

const WAIT_MS = 20000;

/** From this width of the map on the popover stands beside the spot; on a narrower one it lies along the map's foot. */
const BESIDE_WIDTH = 560;

/** Pixels between spot and popover, and between popover and the map's edge. */
const GAP = 18;
const MARGIN = 8;

export class PointPopup {
  /**
   * @param {L.Map} map
   * @param {{frame: HTMLElement, datasetHash: string}} options frame is the positioned element that holds the map, with
   *   keys and tools (`.gm-legend`, `.gm-tools`) that are left free where there is room
   */
  constructor(map, { frame, datasetHash }) {
    this._map = map;
    this._frame = frame;
    this._hash = datasetHash;
    this.asked = null;
    this._answered = false;
    this._build();
    this._onKey = (event) => { if (event.key === "Escape" && this.asked) this.close(); };
    this._onMove = () => this._place();
    map.on("move zoomend resize", this._onMove);
    document.addEventListener("keydown", this._onKey);
  }

  /** Opens at a point asked about, `{lon, lat, on, reach}`, or takes up another day of it; reach is the pixels to its right to keep free. */
  wait(asked) {
    const again = this.asked && this.asked.lon === asked.lon && this.asked.lat === asked.lat;
    this.asked = asked;
    this._answered = false;
    this._day.textContent = dayWords(dayOfIso(asked.on));
    this._body.setAttribute("aria-busy", "true");
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this._fill(el("p", { text: say("The app has not answered. Ask again.") })), WAIT_MS);
    if (again) return;
    this._position.replaceChildren(
      el("span", { text: positionWords(asked.lon, asked.lat) }), el("span", { text: sexagesimalWords(asked.lon, asked.lat) }),
    );
    this._ring?.remove();
    this._ring = L.marker([asked.lat, asked.lon], {
      icon: L.divIcon({ className: "gm-asked", iconSize: [18, 18] }), interactive: false, keyboard: false,
    }).addTo(this._map);
    this.element.hidden = false;
    this._fill(el("p", { class: "gm-muted", text: say("Reading the place…") }));
    this.element.focus({ preventScroll: true });
  }

  /** Shows the answer if it is to what was asked last. */
  show(answer) {
    const { asked } = this;
    // The app gives its last answer again with each of its runs: what is open and chosen in the popover then stays.
    if (!asked || this._answered || answer?.lon !== asked.lon || answer.lat !== asked.lat || answer.on !== asked.on) return;
    this._answered = true;
    clearTimeout(this._timer);
    this._body.setAttribute("aria-busy", "false");
    const { properties } = answer;
    if (!properties) {
      this._fill(el("p", { text: textOf(answer.error) || say("Nothing is known of this place."), dir: "auto" }));
      return;
    }
    const copied = el("span", { class: "gm-copied", role: "status" });
    const copy = () => copyText(contextText({ ...asked, properties }, this._hash), (words) => { copied.textContent = words; });
    const rows = contextPairs(properties, asked.on).flatMap(([term, words]) => [
      term ? el("dt", { text: term }) : null,
      el("dd", { text: words, dir: "auto", class: term ? null : "gm-more" }),
    ]);
    const note = textOf(properties.control_note);
    this._fill(
      el("dl", { class: "gm-place-facts" }, rows),
      note ? el("details", { class: "gm-details", on: { toggle: () => this._place() } }, [
        el("summary", { text: say("What the sides say of control here") }), el("p", { class: "gm-muted", text: note, dir: "auto" }),
      ]) : "",
      el("p", { class: "gm-place-foot" }, [textButton(say("Copy"), copy, { class: "gm-button gm-small" }), copied]),
    );
  }

  close() {
    if (!this.asked) return;
    clearTimeout(this._timer);
    this.asked = null;
    this._ring.remove();
    const { activeElement: at, body } = document;
    const inside = at === body || this.element.contains(at);
    this.element.hidden = true;
    if (inside) this._map.getContainer().focus({ preventScroll: true });
  }

  destroy() {
    this.close();
    this._map.off("move zoomend resize", this._onMove);
    document.removeEventListener("keydown", this._onKey);
    this.element.remove();
  }

  _build() {
    this._day = el("p", { class: "gm-place-day" });
    this._position = el("p", { class: "gm-muted gm-place-position" });
    this._body = el("div", { class: "gm-place-body", "aria-live": "polite" });
    const close = textButton("×", () => this.close(), { class: "gm-button gm-quiet gm-place-close", "aria-label": say("Close"), title: say("Close") });
    this.element = el("div", { class: "gm-place", role: "dialog", "aria-label": say("The place asked about"), tabindex: "-1", hidden: true },
      [this._day, close, this._position, this._body]);
    this._frame.append(this.element);
  }

  _fill(...nodes) {
    const inside = this._body.contains(document.activeElement);
    this._body.replaceChildren(...nodes);
    if (inside) this.element.focus({ preventScroll: true });
    this._place(true);
  }

  /** Puts the popover where it hides neither its spot nor, if that can be, the keys; `free` may move the map for it. */
  _place(free = false) {
    if (!this.asked) return;
    const { x, y } = this._map.latLngToContainerPoint([this.asked.lat, this.asked.lon]);
    const size = this._map.getSize();
    const narrow = size.x < BESIDE_WIDTH;
    this.element.classList.toggle("gm-place-foot-of-map", narrow);
    const [width, height] = [this.element.offsetWidth, this.element.offsetHeight];
    if (narrow) {
      this.element.style.left = this.element.style.top = "";
      const room = size.y - height - MARGIN;
      if (free && y > room - GAP) this._map.panBy([0, y - room + GAP], { animate: false });
      return;
    }
    const top = Math.max(MARGIN, Math.min(y - height / 3, size.y - height - MARGIN));
    const left = Math.max(MARGIN, Math.min(x - width / 2, size.x - width - MARGIN));
    const right = { left: x + GAP, top };
    const spots = [
      { left: x + Math.max(GAP, (this.asked.reach ?? 0) + MARGIN), top }, { left: x - GAP - width, top }, { left, top: y + GAP }, { left, top: y - GAP - height }, right,
    ].filter((spot) => spot.left >= MARGIN && spot.left + width <= size.x - MARGIN && spot.top >= MARGIN && spot.top + height <= size.y - MARGIN);
    const best = spots.find((spot) => !this._coversKey(spot, width, height)) ?? spots[0] ?? { left, top };
    this.element.style.left = `${best.left}px`;
    this.element.style.top = `${best.top}px`;
  }

  _coversKey({ left, top }, width, height) {
    const home = this._frame.getBoundingClientRect();
    return [...this._frame.querySelectorAll(".gm-legend, .gm-tools")].some((key) => {
      const box = key.getBoundingClientRect();
      const [x, y] = [box.left - home.left, box.top - home.top];
      return left < x + box.width && x < left + width && top < y + box.height && y < top + height;
    });
  }
}
