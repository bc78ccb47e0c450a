/** The key to control on the map: its date, the values present, the lines that have a date, and whether it is shown. */
import { PATTERN_PATHS, PATTERN_SIZE } from "./controls.js";
import { dayWords, formerName } from "./format.js";
import { el, idPrefix, svgEl } from "./dom.js";
import { say } from "./words.js";

export class ControlLegend {
  /**
   * @param {{open: boolean, hint: string, onShow: function(boolean): void, onToggle: function(): void}} options onShow gets whether the
   *   areas are to be seen, onToggle comes when the key opens or closes; hint is a last line, or ""
   */
  constructor({ open, hint, onShow, onToggle }) {
    this._onToggle = onToggle;
    this._key = "";
    this._title = el("span", {});
    this._chips = el("span", { class: "gm-control-chips", "aria-hidden": "true" });
    this._rows = el("div", {});
    this._box = el("input", { type: "checkbox", checked: true, on: { change: () => onShow(this._box.checked) } });
    this._body = el("div", { class: "gm-legend-body", id: idPrefix() }, [
      el("label", { class: "gm-check" }, [this._box, el("span", { text: say("Show on the map") })]),
      this._rows,
      hint ? el("p", { class: "gm-muted gm-fine", text: hint }) : null,
    ]);
    this._toggle = el("button", {
      type: "button", class: "gm-legend-toggle", "aria-controls": this._body.id, on: { click: () => this.setOpen(this._body.hidden) },
    }, [this._title, this._chips]);
    this.element = el("section", { class: "gm-legend gm-control-legend", "aria-label": say("Control") }, [this._toggle, this._body]);
    this.setOpen(open);
  }

  /** Whether the areas are to be seen. */
  get shown() {
    return this._box.checked;
  }

  set shown(shown) {
    this._box.checked = shown;
  }

  setOpen(open) {
    this._body.hidden = !open;
    this._toggle.setAttribute("aria-expanded", String(open));
    this._onToggle();
  }

  /**
   * Shows what the map shows of a day.
   * @param {number} day
   * @param {{since: ?number, controls: Object[], lines: {layer: string, name: string, standing: string}[]}} ground since is
   *   the first day with data
   */
  show(day, { since, controls, lines }) {
    this._title.textContent = say("Control on {day}", { day: dayWords(day, true) });
    const dated = since === null || day >= since;
    const key = JSON.stringify([dated, controls.map((control) => control.id), lines]);
    if (key === this._key) return;
    this._key = key;
    const words = dated ? say("Without a tint: held by the country it lies in. Edges are blurred as far as they are uncertain.") : say("no data before {day}", { day: dayWords(since, true) });
    this._chips.replaceChildren(...(dated ? controls : []).map(controlSwatch));
    this._rows.replaceChildren(
      ...(dated ? controls : []).map((control) => row(controlSwatch(control), say(control.words), `gm-control-${control.id}`)),
      ...lines.map((line) => row(el("span", { class: `gm-line-sample gm-sample-${line.layer} gm-${line.standing}` }), line.standing === "former" ? formerName(line.name) : say(line.name))),
      el("p", { class: "gm-muted gm-fine", text: words }),
    );
  }
}

function row(swatch, words, name = "") {
  return el("div", { class: `gm-check ${name}` }, [swatch, el("span", { text: words, dir: "auto" })]);
}

/** A square with the tint and the pattern of a control. */
export function controlSwatch({ color, pattern }) {
  const id = idPrefix();
  return svgEl("svg", { class: "gm-control-swatch", viewBox: "0 0 18 14", "aria-hidden": "true" }, [
    svgEl("pattern", { id, width: PATTERN_SIZE, height: PATTERN_SIZE, patternUnits: "userSpaceOnUse" }, [
      svgEl("path", { d: PATTERN_PATHS[pattern], stroke: color, fill: "none" }),
    ]),
    svgEl("rect", { class: "gm-control-tint", width: 18, height: 14, fill: color }),
    svgEl("rect", { class: "gm-control-pattern", width: 18, height: 14, fill: `url(#${id})` }),
  ]);
}
