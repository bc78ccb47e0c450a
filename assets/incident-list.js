/** The list of the incidents in view: the keyboard's way to every one of them. */
import { bestStyle } from "./incidents.js";
import { claimSummary } from "./claim-view.js";
import { countWords, dateWords, numberWords } from "./format.js";
import { el, selectBox, textButton } from "./dom.js";
import { KINDS } from "./kinds.js";
import { incidentTitle, placeLabel } from "./naming.js";
import { symbolSvg } from "./glyphs.js";

const PAGE_ROWS = 150;

const STYLE_WORDS = { exact: "exact place", near: "near a place", area: "district or province", none: "not on the map" };

const SORTS = {
  newest: (a, b) => (b.end ?? -Infinity) - (a.end ?? -Infinity),
  oldest: (a, b) => (a.start ?? Infinity) - (b.start ?? Infinity),
  kind: (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.start ?? Infinity) - (b.start ?? Infinity),
};

export class IncidentList {
  /** @param {{onSelect: function(string): void}} options */
  constructor({ onSelect }) {
    this._onSelect = onSelect;
    this._rows = new Map();
    this._naming = "both";
    this._sort = "newest";
    this._limit = PAGE_ROWS;
    this._incidents = [];
    this._count = el("p", { class: "gm-list-count" });
    this._list = el("ul", { class: "gm-plain gm-list", on: { keydown: (event) => this._keys(event) } });
    this._none = el("p", { class: "gm-none", hidden: true });
    this._more = textButton("", () => this._showMore(), { class: "gm-button", hidden: true });
    const sorts = [["newest", "newest first"], ["oldest", "oldest first"], ["kind", "kind"]];
    const sortBox = selectBox("Sort incidents", sorts, this._sort, (value) => {
      this._sort = value;
      this._fill();
    });
    this.element = el("div", { class: "gm-incidents" }, [
      el("div", { class: "gm-list-head" }, [this._count, el("label", { class: "gm-field" }, [el("span", { text: "Sort" }), sortBox])]),
      this._none,
      this._list,
      this._more,
    ]);
  }

  /**
   * Shows these incidents.
   * @param {Object[]} incidents
   * @param {number} total how many there are before filters
   * @param {?Object} selected
   */
  update(incidents, total, selected) {
    const unlocated = incidents.filter((incident) => !incident.located).length;
    const words = `${numberWords(incidents.length)} of ${countWords(total, "incident")} in view`;
    const note = unlocated ? `, ${unlocated} not on the map` : "";
    if (this._count.textContent !== words + note) this._count.textContent = words + note;
    this._none.hidden = incidents.length > 0;
    this._none.textContent = total
      ? "Nothing matches the time window and the filters."
      : "These reports tell of no incident. “Not on the map” says what was read and why it is none.";
    this._incidents = incidents;
    this._selected = selected;
    this._fill();
  }

  /** Names places so. */
  setNaming(naming) {
    const { activeElement } = document;
    const at = [...this._rows].find(([, row]) => row.contains(activeElement))?.[0];
    this._naming = naming;
    this._rows.clear();
    this._fill();
    if (at) this._rows.get(at)?.firstChild.focus({ preventScroll: true });
  }

  /** Marks the selected row, and brings it into view when asked. */
  mark(selected, reveal = false) {
    this._selected = selected;
    for (const [incident, row] of this._rows) row.firstChild.setAttribute("aria-pressed", String(incident === selected));
    if (reveal && selected) this._rows.get(selected)?.scrollIntoView({ block: "nearest" });
  }

  /** Moves the keyboard focus to the selected row. */
  focusSelected() {
    this._rows.get(this._selected)?.firstChild.focus();
  }

  _fill() {
    const sorted = [...this._incidents].sort(SORTS[this._sort]);
    const rows = sorted.slice(0, this._limit).map((incident) => this._row(incident));
    const same = rows.length === this._list.children.length && rows.every((row, i) => this._list.children[i] === row);
    if (!same) {
      const focused = this._list.contains(document.activeElement) ? document.activeElement : null;
      this._list.replaceChildren(...rows);
      if (focused?.isConnected) focused.focus({ preventScroll: true });
    }
    const rest = sorted.length - rows.length;
    this._more.hidden = rest <= 0;
    this._more.textContent = `Show ${Math.min(rest, PAGE_ROWS)} more of ${numberWords(rest)}`;
    this.mark(this._selected);
  }

  _showMore() {
    const next = this._limit;
    this._limit += PAGE_ROWS;
    this._fill();
    this._list.children[next]?.firstChild.focus();
  }

  _row(incident) {
    if (this._rows.has(incident)) return this._rows.get(incident);
    const places = [...new Set(incident.sites.filter((site) => site.props.place_name || site.props.surface).map((site) => placeLabel(site.props, this._naming)))];
    const style = bestStyle(incident);
    const where = places.length ? places.join(" · ") : "place not known";
    const row = el("li", {}, [
      el("button", { type: "button", class: "gm-row", "aria-pressed": "false", on: { click: () => this._onSelect(incident.id) } }, [
        symbolSvg(incident.kind, style),
        el("span", { class: "gm-row-body" }, [
          el("span", { class: "gm-row-date", text: dateWords(incident.start, incident.end, incident.datePrecision, true) }),
          el("span", { class: "gm-row-title", text: incidentTitle(incident, this._naming), dir: "auto" }),
          el("span", { class: "gm-row-places", text: where, dir: "auto" }),
          el("span", { class: "gm-row-meta", text: `${incident.kind.label} · ${STYLE_WORDS[style]} · ${claimSummary(incident)}` }),
        ]),
      ]),
    ]);
    this._rows.set(incident, row);
    return row;
  }

  _keys(event) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!move) return;
    const buttons = [...this._list.querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement) + move];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}
