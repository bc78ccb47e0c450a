/** On a phone the panel is a sheet at the foot of the map that is drawn up and down: a strip, half, nearly all. */
import { el } from "./dom.js";
import { say } from "./words.js";

const STATES = ["low", "half", "high"];
const WORDS = { low: "Show more of the list", half: "Show the list on the whole screen", high: "Show more of the map" };

/** Pixels that a finger moves before it is a drag and no press. */
const DRAG_PX = 12;

export class Sheet {
  /**
   * @param {HTMLElement} panel becomes the sheet; its class `gm-sheet-…` says how far it is drawn up
   * @param {function(): void} onChange called when it comes to rest
   */
  constructor(panel, onChange) {
    this._panel = panel;
    this._onChange = onChange;
    this._grip = el("button", { type: "button", class: "gm-grip", on: { click: (event) => this._pressed(event), keydown: (event) => this._keys(event) } });
    this._track();
    panel.prepend(this._grip);
    this.set("low");
  }

  /** Draws the sheet to "low", "half" or "high". */
  set(state) {
    this.state = state;
    for (const one of STATES) this._panel.classList.toggle(`gm-sheet-${one}`, one === state);
    this._grip.setAttribute("aria-label", say(WORDS[state]));
    this._onChange();
  }

  /** Makes sure that what was chosen can be read. */
  raise() {
    if (this.state === "low") this.set("half");
  }

  /** A drag may end in a click, which is none; a key's press has no pointer to end a drag. */
  _pressed({ detail }) {
    const dragged = this._dragged;
    this._dragged = false;
    if (dragged && detail > 0) return;
    this.set(STATES[(STATES.indexOf(this.state) + 1) % STATES.length]);
  }

  _keys(event) {
    const move = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    this._step(move);
  }

  _step(move) {
    const at = Math.max(0, Math.min(STATES.indexOf(this.state) + move, STATES.length - 1));
    if (STATES[at] !== this.state) this.set(STATES[at]);
  }

  _track() {
    let from = null;
    this._grip.addEventListener("pointerdown", (event) => {
      from = event.clientY;
      this._dragged = false;
      this._grip.setPointerCapture(event.pointerId);
    });
    this._grip.addEventListener("pointercancel", () => { from = null; });
    this._grip.addEventListener("pointerup", (event) => {
      const moved = from === null ? 0 : event.clientY - from;
      from = null;
      this._dragged = Math.abs(moved) > DRAG_PX;
      if (this._dragged) this._step(moved < 0 ? 1 : -1);
    });
  }
}
