/** The list of the incidents in view: the keyboard's way to every one of them. It makes rows for those that can be seen, and some more. */
import { bestStyle } from "./incident-table.js";
import { claimSummary } from "./claim-view.js";
import { countWords, dateWords, numberWords, positionWords } from "./format.js";
import { el, selectBox } from "./dom.js";
import { incidentTitle, placeLabel } from "./naming.js";
import { shapeOf, symbolSvg } from "./glyphs.js";
import { TallScroll } from "./tall-scroll.js";
import { locale, say } from "./words.js";

/** Rows of one height, so that any of a million can be scrolled to; the style sheet's `--gm-row-height` is the same. */
const ROW_HEIGHT = 116;

/** Rows made beyond each edge of what is seen. */
const MORE_ROWS = 20;

const STYLE_WORDS = { exact: "exact place", near: "near a place", area: "district or province", none: "not on the map" };

const SORTS = [["newest", "newest first"], ["oldest", "oldest first"], ["kind", "kind"], ["place", "place"], ["exact", "most exact first"]];

export class IncidentList {
  /**
   * @param {IncidentTable} table
   * @param {{onSelect: function(string): void, onLight: function(?string): void, onSort: function(): void}} options onLight gets the id under the pointer
   */
  constructor(table, { onSelect, onLight, onSort }) {
    this._table = table;
    this._onSelect = onSelect;
    this._onLight = onLight;
    this._rows = new Map();
    this._scroll = new TallScroll();
    this._stop = -1;
    this._naming = "both";
    this._sort = "newest";
    this._orders = new Map();
    this._visible = new Uint32Array(0);
    this._sorted = this._visible;
    this._count = el("p", { class: "gm-list-count" });
    this._list = el("ul", {
      class: "gm-plain gm-list", "aria-label": say("Incidents in view"), tabindex: "-1",
      on: { keydown: (event) => this._keys(event), focusin: () => this._stopAt(this._focusedRow()), pointerover: (event) => this._point(event), pointerleave: () => this._onLight(null) },
    });
    this._none = el("p", { class: "gm-none", hidden: true });
    this._sortBox = selectBox(say("Sort incidents"), SORTS, this._sort, (value) => { this.setSort(value); onSort(); });
    this.element = el("div", { class: "gm-incidents" }, [
      el("div", { class: "gm-list-head" }, [this._count, el("label", { class: "gm-field" }, [el("span", { text: say("Sort") }), this._sortBox])]),
      this._none,
      this._list,
    ]);
  }

  /** Makes the rows that can be seen now, as after the list was hidden. */
  refresh() {
    this._fill();
  }

  /** Watches the element in which the list scrolls. */
  scrollIn(page) {
    this._page = page;
    page.addEventListener("scroll", () => this._fill(), { passive: true });
    this._resize = new ResizeObserver(() => this._fill());
    this._resize.observe(page);
  }

  destroy() {
    this._resize?.disconnect();
  }

  /**
   * Shows these incidents.
   * @param {Uint32Array} rows
   * @param {number} unlocated how many of them are not on the map
   * @param {?Object} selected
   */
  update(rows, unlocated, selected) {
    const total = this._table.count;
    const words = say("{shown} of {total} in view", { shown: numberWords(rows.length), total: countWords(total, "incident") });
    const note = unlocated ? `, ${say("{n} not on the map", { n: numberWords(unlocated) })}` : "";
    if (this._count.textContent !== words + note) this._count.textContent = words + note;
    this._none.hidden = rows.length > 0;
    this._none.textContent = total
      ? say("Nothing matches the time window and the filters.")
      : say("These reports tell of no incident. “Not on the map” says what was read and why it is none.");
    this._visible = rows;
    this._selected = selected;
    this._order();
    this._fill();
  }

  get sort() {
    return this._sort;
  }

  /** Puts the rows in another order; what is off the list is ignored. */
  setSort(sort) {
    if (!SORTS.some(([value]) => value === sort)) return;
    this._sort = this._sortBox.value = sort;
    this._order();
    this._fill();
  }

  /** Names places so. */
  setNaming(naming) {
    const at = this._focusedRow();
    this._naming = naming;
    this._rows.clear();
    this._orders.delete("place");
    this._order();
    this._fill();
    if (at >= 0) this._rows.get(at)?.firstChild.focus({ preventScroll: true });
  }

  /** Marks the selected row, and brings it into view when asked. */
  mark(selected, reveal = false) {
    this._selected = selected;
    for (const [row, item] of this._rows) item.firstChild.setAttribute("aria-pressed", String(row === selected?.row));
    if (reveal && selected) this._reveal(this._sorted.indexOf(selected.row));
  }

  /** Lights the row of an incident that is pointed at on the map. */
  light(row) {
    for (const [one, item] of this._rows) item.classList.toggle("gm-lit", one === row);
  }

  /** Moves the keyboard focus to the selected row. */
  focusSelected() {
    this._rows.get(this._selected?.row)?.firstChild.focus();
  }

  /** Puts the visible rows in the order chosen: all rows are sorted once for each order, the visible ones picked from them. */
  _order() {
    if (this._sort === "oldest") {
      this._sorted = Uint32Array.from(this._visible);
      return;
    }
    if (!this._orders.has(this._sort)) this._orders.set(this._sort, this._orderOf(this._sort));
    const shown = new Uint8Array(this._table.count);
    for (const row of this._visible) shown[row] = 1;
    const sorted = new Uint32Array(this._visible.length);
    let size = 0;
    for (const row of this._orders.get(this._sort)) {
      if (shown[row]) {
        sorted[size] = row;
        size += 1;
      }
    }
    this._sorted = sorted;
  }

  _orderOf(sort) {
    const { count, dated, end, kind, finest } = this._table;
    const rows = Uint32Array.from({ length: count }, (_, row) => row);
    if (sort === "kind") return rows.sort((a, b) => kind[a] - kind[b] || a - b);
    if (sort === "exact") return rows.sort((a, b) => finest[a] - finest[b] || b - a);
    if (sort === "place") {
      const names = this._table.places.map((place) => placeLabel(place, this._naming));
      const rank = new Uint32Array(names.length);
      names.map((_, at) => at).sort((a, b) => names[a].localeCompare(names[b], locale())).forEach((at, i) => { rank[at] = i; });
      const placed = (row) => rank[this._table.place[this._table.firstSite[row]]];
      return rows.sort((a, b) => placed(a) - placed(b) || a - b);
    }
    const last = (row) => (row < dated ? end[row] : -Infinity);
    return rows.sort((a, b) => last(b) - last(a) || a - b);
  }

  _fill() {
    const page = this._page;
    if (!page || !page.clientHeight) return;
    this._scroll.setSize(this._sorted.length * ROW_HEIGHT, page.clientHeight);
    this._list.style.height = `${this._scroll.height}px`;
    const moved = this._scroll.follow(page.scrollTop - this._offset());
    if (moved !== null) this._scrollTo(moved, this._scroll.top);
    const above = this._scroll.top;
    const first = Math.max(0, Math.floor(above / ROW_HEIGHT) - MORE_ROWS);
    const last = Math.min(this._sorted.length, Math.ceil((above + page.clientHeight) / ROW_HEIGHT) + MORE_ROWS);
    const kept = new Map();
    const items = [];
    for (let at = first; at < last; at += 1) {
      const row = this._sorted[at];
      const item = this._rows.get(row) ?? this._row(this._table.incident(row));
      item.style.top = `${this._scroll.place(at * ROW_HEIGHT)}px`;
      item.setAttribute("aria-setsize", String(this._sorted.length));
      item.setAttribute("aria-posinset", String(at + 1));
      kept.set(row, item);
      items.push(item);
    }
    this._replace(kept, items);
    this._setStop(Math.min(Math.max(Math.ceil(above / ROW_HEIGHT), 0), this._sorted.length - 1));
    this.mark(this._selected);
  }

  /** Puts rows in place of those before; the keyboard's focus stays in the list when its row goes, and comes back with it. */
  _replace(kept, items) {
    const focused = this._focusedRow();
    const inList = focused >= 0 || document.activeElement === this._list;
    this._rows = kept;
    putInOrder(this._list, items);
    if (!inList || this._focusedRow() >= 0) return;
    (kept.get(focused >= 0 ? focused : this._stop)?.firstChild ?? this._list).focus({ preventScroll: true });
  }

  /** Makes the list one stop of the Tab key: the row last in focus while it is there, else the selected one, else the first in view. */
  _setStop(firstSeen) {
    const wanted = [this._stop, this._selected?.row, this._sorted[firstSeen]].find((row) => this._rows.has(row));
    for (const [row, item] of this._rows) item.firstChild.tabIndex = row === wanted ? 0 : -1;
  }

  _stopAt(row) {
    if (row < 0) return;
    this._stop = row;
    for (const [one, item] of this._rows) item.firstChild.tabIndex = one === row ? 0 : -1;
  }

  /** Pixels of the page above the first row. */
  _offset() {
    return this._list.offsetTop - this._page.offsetTop;
  }

  /** Scrolls the element to a pixel of its own that stands for one of the list. */
  _scrollTo(at, top) {
    this._page.scrollTop = this._offset() + at;
    this._scroll.settle(this._page.scrollTop - this._offset(), top);
  }

  _reveal(at) {
    if (at < 0 || !this._page) return;
    const top = at * ROW_HEIGHT;
    const { clientHeight } = this._page;
    const bottom = top + ROW_HEIGHT - clientHeight;
    const wanted = top < this._scroll.top ? top : bottom > this._scroll.top ? bottom : null;
    if (wanted !== null) this._scrollTo(this._scroll.elementOf(wanted), wanted);
    this._fill();
  }

  _focusedRow() {
    const { activeElement } = document;
    return [...this._rows].find(([, item]) => item.contains(activeElement))?.[0] ?? -1;
  }

  _row(incident) {
    const places = [...new Set(incident.sites.filter((site) => site.props.place_name || site.props.surface).map((site) => placeLabel(site.props, this._naming)))];
    const style = bestStyle(incident);
    const at = incident.sites.find((site) => site.latlng)?.latlng;
    const where = places.join(" · ") || (at ? positionWords(at[1], at[0]) : say("place not known"));
    const button = el("button", { type: "button", class: "gm-row", "aria-pressed": "false", on: { click: () => this._onSelect(incident.id) } }, [
      symbolSvg(incident.kind, style, shapeOf(incident.acting)),
      el("span", { class: "gm-row-body" }, [
        el("span", { class: "gm-row-date", text: `${dateWords(incident.start, incident.end, incident.datePrecision, true)} · ${say(STYLE_WORDS[style])}` }),
        el("span", { class: "gm-row-title", text: incidentTitle(incident, this._naming), dir: "auto" }),
        el("span", { class: "gm-row-places", text: where, dir: "auto" }),
        el("span", { class: "gm-row-meta", text: claimSummary(incident) }),
      ]),
    ]);
    const item = el("li", { class: "gm-item-row" }, [button]);
    item.dataset.id = incident.id;
    return item;
  }

  _point(event) {
    this._onLight(event.target.closest("li")?.dataset.id ?? null);
  }

  /** Arrows, page keys, Home and End walk the whole list, not only the rows that are made. */
  _keys(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity };
    if (!(event.key in moves)) return;
    const from = this._sorted.indexOf(this._focusedRow() >= 0 ? this._focusedRow() : this._stop);
    if (from < 0) return;
    event.preventDefault();
    const at = Math.max(0, Math.min(from + moves[event.key], this._sorted.length - 1));
    this._reveal(at);
    this._rows.get(this._sorted[at])?.firstChild.focus({ preventScroll: true });
  }
}

/** Makes these the element's children. One that stays is not taken out in between: a press that began on it would be none. */
function putInOrder(element, items) {
  const wanted = new Set(items);
  for (const child of [...element.children]) if (!wanted.has(child)) child.remove();
  let next = element.firstChild;
  for (const item of items) {
    if (item === next) next = next.nextSibling;
    else element.insertBefore(item, next);
  }
}
