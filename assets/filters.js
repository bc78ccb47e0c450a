/** Legend and filters over the map: with controls, the legend's swatches are the filter's check boxes. */
import { KINDS } from "./kinds.js";
import { NO_PARTY, PARTIES, numberWords, partyWords } from "./format.js";
import { el, idPrefix, selectBox, textButton } from "./dom.js";
import { SHAPES, kindSwatch, shapeOf, symbolSvg } from "./glyphs.js";
import { say } from "./words.js";

const PRECISION_CHOICES = [
  ["", "any place"],
  ["1", "exact places only"],
  ["2", "near a known place, or better"],
  ["3", "district, or better"],
  ["4", "province, or better"],
  ["5", "region, road or river, or better"],
  ["6", "country, or better"],
];

const EXACTNESS = [
  ["exact", "exact place"],
  ["near", "near or toward a place, or at a bearing from it; ring or sector is the doubt, true to scale"],
  ["area", "somewhere in the hatched area"],
];

const LINES = [
  ["country", "country border"],
  ["oblast", "former Nagorno-Karabakh oblast"],
];

export class FilterPanel {
  /**
   * @param {IncidentTable} table all incidents: only kinds and parties that occur are offered
   * @param {{controls: boolean, open: boolean, onChange: function(Object): void, onToggle: function(): void}} options onChange gets
   *   `{kinds, parties, precisionMax}`, null where nothing is excluded
   */
  constructor(table, { controls, open, onChange, onToggle }) {
    this._controls = controls;
    this._onChange = onChange;
    this._onToggle = onToggle;
    this._boxes = { kinds: new Map(), parties: new Map() };
    const body = el("div", { class: "gm-legend-body", id: idPrefix() }, [
      this._kinds(table),
      shapeLegend(),
      actorLegend(table),
      ...(controls ? [this._parties(table), this._precision()] : []),
      controls ? textButton(say("Reset filters"), () => this._reset(), { class: "gm-button gm-quiet gm-small" }) : null,
    ]);
    this._toggle = el("button", {
      type: "button", class: "gm-legend-toggle", "aria-controls": body.id, on: { click: () => this.setOpen(body.hidden) },
    }, [el("span", { text: say(controls ? "Legend and filters" : "Legend") })]);
    this._body = body;
    this.element = el("section", { class: "gm-legend", "aria-label": say(controls ? "Legend and filters" : "Legend") }, [this._toggle, body]);
    this.setOpen(open);
  }

  setOpen(open) {
    this._body.hidden = !open;
    this._toggle.setAttribute("aria-expanded", String(open));
    this._onToggle();
  }

  /** Shows the state of filters set from elsewhere. */
  show({ kinds, parties, precisionMax }) {
    for (const [key, wanted] of [["kinds", kinds], ["parties", parties]]) {
      for (const [value, box] of this._boxes[key]) box.checked = !wanted || wanted.has(value);
    }
    if (this._precisionBox) this._precisionBox.value = precisionMax ? String(precisionMax) : "";
  }

  _kinds(table) {
    const counts = new Uint32Array(KINDS.length);
    for (const kind of table.kind) counts[kind] += 1;
    const present = KINDS.map((kind, at) => [kind, counts[at]]).filter(([, count]) => count);
    const rows = present.map(([kind, count]) => this._row("kinds", kind.id, [kindSwatch(kind), el("span", { text: say(kind.label) })], count));
    return el("fieldset", { class: "gm-fieldset" }, [el("legend", { text: say("Kind") }), ...rows]);
  }

  _parties(table) {
    const counts = new Map([...PARTIES, NO_PARTY].map((party) => [party, 0]));
    for (const bits of table.claimants) {
      if (!bits) counts.set(NO_PARTY, counts.get(NO_PARTY) + 1);
      else table.parties.forEach((party, at) => { if (bits & (1 << at)) counts.set(party, (counts.get(party) ?? 0) + 1); });
    }
    const present = [...counts].filter(([, count]) => count);
    const rows = present.map(([party, count]) => this._row("parties", party, [el("span", { text: partyWords(party) })], count));
    return el("fieldset", { class: "gm-fieldset" }, [el("legend", { text: say("Claims by") }), ...rows]);
  }

  _row(key, value, content, count) {
    const number = el("span", { class: "gm-number", text: numberWords(count) });
    if (!this._controls) return el("div", { class: "gm-check" }, [...content, number]);
    const box = el("input", { type: "checkbox", checked: true, on: { change: () => this._emit() } });
    this._boxes[key].set(value, box);
    return el("label", { class: "gm-check" }, [box, ...content, number]);
  }

  _precision() {
    this._precisionBox = selectBox(say("Place known to"), PRECISION_CHOICES, "", () => this._emit());
    return el("fieldset", { class: "gm-fieldset" }, [el("legend", { text: say("Place known to") }), this._precisionBox]);
  }

  _reset() {
    this.show({ kinds: null, parties: null, precisionMax: null });
    this._emit();
  }

  _emit() {
    const chosen = (boxes) => {
      const on = [...boxes].filter(([, box]) => box.checked).map(([value]) => value);
      return on.length === boxes.size ? null : on;
    };
    this._onChange({
      kinds: chosen(this._boxes.kinds),
      parties: chosen(this._boxes.parties),
      precisionMax: Number(this._precisionBox?.value) || null,
    });
  }
}

const PLAIN = { id: "plain", label: "", color: "#7d7d7d", mark: "none" };

function shapeLegend() {
  return el("div", { class: "gm-fieldset", role: "group", "aria-label": say("How exactly the place is known") }, [
    el("p", { class: "gm-legend-head", text: say("How exactly") }),
    ...EXACTNESS.map(([style, words]) => el("div", { class: "gm-check" }, [symbolSvg(PLAIN, style), el("span", { text: say(words) })])),
    el("div", { class: "gm-check" }, [el("span", { class: "gm-count-sample", text: "3" }), el("span", { text: say("several incidents at one spot") })]),
    ...LINES.map(([name, words]) => el("div", { class: "gm-check" }, [el("span", { class: `gm-line-sample gm-sample-${name}` }), el("span", { text: say(words) })])),
  ]);
}

/** The shapes that occur: whom the claims accuse of having acted. */
function actorLegend(table) {
  const present = new Set();
  for (const bits of new Set(table.acting)) present.add(shapeOf(table.parties.filter((_, at) => bits & (1 << at))));
  const rows = Object.entries(SHAPES).filter(([shape]) => present.has(shape));
  if (rows.length < 2) return null;
  return el("div", { class: "gm-fieldset", role: "group", "aria-label": say("Who is said to have acted") }, [
    el("p", { class: "gm-legend-head", text: say("Who is said to have acted") }),
    ...rows.map(([shape, { words }]) => el("div", { class: "gm-check" }, [symbolSvg(PLAIN, "exact", shape), el("span", { text: say(words) })])),
  ]);
}
