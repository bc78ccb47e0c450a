/** The panel beside the map: incidents, the card of the selected one, what is not on the map, sources. */
import { el, idPrefix } from "./dom.js";
import { IncidentList } from "./incident-list.js";
import { incidentCard } from "./card.js";
import { sourcesContent } from "./sources.js";
import { trayContent } from "./tray.js";
import { labelled, numberWords, textOf } from "./format.js";
import { LossSummary, latestTallies } from "./loss-summary.js";
import { say } from "./words.js";

const TABS = [
  ["incidents", "Incidents"],
  ["card", "Card"],
  ["tray", "Not on the map"],
  ["sources", "Sources"],
];

export class Panel {
  /**
   * @param {IncidentTable} table
   * @param {{onSelect: function(?string): void, onZoom: function(Object): void, onReset: function(): void,
   *   onApart: ?function(string, string): void, onTab: function(): void, onSettings: function(): void}} actions onTab comes when a tab was asked for, onSettings
   *   when a tab, an order or a rule was chosen
   */
  constructor(table, actions) {
    const collection = table.about;
    this._table = table;
    this._collection = collection;
    this._actions = actions;
    this.naming = "both";
    this._reports = new Map((collection.reports ?? []).map((report) => [textOf(report.id), report]));
    this._reportOf = (id) => this._reports.get(textOf(id)) ?? null;
    this.list = new IncidentList(table, { onSelect: (id) => this._choose(id), onLight: actions.onLight, onSort: actions.onSettings });
    this._summary = new LossSummary(table, actions.onSettings);
    this._notice = el("p", { class: "gm-hidden-notice", role: "status", hidden: true, text: say("The selected incident is hidden by the time window or the filters") });
    this._dropped = el("p", { class: "gm-hidden-notice", role: "status", hidden: true, dir: "auto" });
    this._missing = el("p", { class: "gm-hidden-notice", role: "status", hidden: true, dir: "auto" });
    this._build();
    this._pages.incidents.append(this._summary.element, this.list.element);
    this.list.scrollIn(this._pages.incidents);
    this._pages.sources.append(sourcesContent(collection));
    this.open("incidents");
    this.showCard(null);
  }

  /**
   * Brings the panel in step with what is shown.
   * @param {{visible: Uint32Array, selected: ?Object, hidden: boolean, window: number[]}} state visible are rows; hidden: the
   *   selected incident exists and the filters hide it; window is its first and last day
   */
  update({ visible, selected, hidden, window }) {
    const { located } = this._table;
    const unlocated = [];
    for (const row of visible) if (!located[row]) unlocated.push(row);
    this.list.update(visible, unlocated.length, selected);
    this._summary.update(visible, latestTallies(this._collection.tallies ?? [], window));
    if (this._notice.hidden === hidden) this._notice.hidden = !hidden;
    this._trayState = { unlocated, hidden: this._table.count - visible.length, total: this._table.count };
    if (this.tab === "tray") this._fillTray();
    // Incidents, as beside them: names and passages that were read and not used are counted inside.
    this._tabs.tray.lastChild.textContent = numberWords(unlocated.length);
  }

  /** Says which keys of a link could not be read; none takes the words away. */
  showDropped(keys) {
    this._dropped.hidden = !keys.length;
    this._dropped.textContent = keys.length ? `${labelled(say("Not read in the link"))} ${[...new Set(keys)].join(", ")}` : "";
  }

  /** Shows the card of an incident, or a word on how to choose one. */
  showCard(incident) {
    this._pages.card.scrollTop = 0;
    if (incident) this.showMissing(null);
    this._shown = incident;
    this._fillCard();
  }

  /** Says that an incident that a link names is none of these; null takes the words away. */
  showMissing(id) {
    this._missing.hidden = !id;
    this._missing.textContent = id ? say("{id} in the link is not among the incidents of these reports", { id }) : "";
  }

  /** Names places so in list and card; the card keeps its place and what is unfolded in it. */
  setNaming(naming) {
    this.naming = naming;
    this.list.setNaming(naming);
    const page = this._pages.card;
    const folds = () => [...page.querySelectorAll("details")];
    const { scrollTop } = page;
    const unfolded = folds().map((one) => one.open);
    this._fillCard();
    folds().forEach((one, at) => { one.open = unfolded[at] ?? false; });
    page.scrollTop = scrollTop;
    if (this.tab === "tray" && this._trayState) this._fillTray();
  }

  _fillCard() {
    const [page, incident] = [this._pages.card, this._shown];
    if (!incident) {
      page.replaceChildren(el("p", { class: "gm-empty", text: say("Choose an incident on the map or in the list.") }));
      return;
    }
    page.replaceChildren(incidentCard(incident, {
      reportOf: this._reportOf,
      datasetHash: textOf(this._collection.dataset_sha256),
      naming: this.naming,
      onZoom: this._actions.onZoom,
      onBack: () => { this.open("incidents"); this.list.mark(incident, true); this.list.focusSelected(); },
      onApart: this._actions.onApart,
      onClear: () => { this._actions.onSelect(null); this.open("incidents"); this._tabs.incidents.focus(); },
    }));
  }

  /** Tab, order of the list and rule of the sums. */
  get settings() {
    return { tab: this.tab, sort: this.list.sort, sums: this._summary.rule };
  }

  /** Applies the `sort` and `sums` of a saved view. */
  setSettings({ sort, sums }) {
    if (sort) this.list.setSort(sort);
    if (sums) this._summary.setRule(sums);
  }

  /** Opens a tab by its key. */
  open(key) {
    if (!this._pages[key]) return;
    this.tab = key;
    for (const [name] of TABS) {
      const chosen = name === key;
      this._tabs[name].setAttribute("aria-selected", String(chosen));
      this._tabs[name].tabIndex = chosen ? 0 : -1;
      this._pages[name].hidden = !chosen;
    }
    if (key === "tray" && this._trayState) this._fillTray();
    if (key === "incidents") this.list.refresh();
  }

  destroy() {
    this.list.destroy();
    this.element.remove();
  }

  _build() {
    const prefix = idPrefix();
    this._tabs = {};
    this._pages = {};
    for (const [key, label] of TABS) {
      this._tabs[key] = el("button", {
        type: "button", role: "tab", class: "gm-tab", id: `${prefix}-tab-${key}`, "aria-controls": `${prefix}-page-${key}`,
        on: { click: () => this._tabPressed(key) },
      }, [el("span", { text: say(label) }), key === "tray" ? el("span", { class: "gm-number" }) : null]);
      this._pages[key] = el("div", {
        role: "tabpanel", class: "gm-page", id: `${prefix}-page-${key}`, "aria-labelledby": `${prefix}-tab-${key}`, tabindex: "0",
      });
    }
    const strip = el("div", { role: "tablist", class: "gm-tabs", "aria-label": say("Incidents and sources"), on: { keydown: (event) => this._tabKeys(event) } },
      Object.values(this._tabs));
    this.element = el("aside", { class: "gm-panel", "aria-label": say("Incidents") }, [el("h2", { class: "gm-offscreen", text: say("Incidents and sources") }), strip, this._dropped, this._missing, this._notice, ...Object.values(this._pages)]);
  }

  _tabKeys(event) {
    const keys = TABS.map(([key]) => key);
    const at = keys.indexOf(this.tab);
    const to = { ArrowRight: (at + 1) % keys.length, ArrowLeft: (at + keys.length - 1) % keys.length, Home: 0, End: keys.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this._tabPressed(keys[to]);
    this._tabs[keys[to]].focus();
  }

  /** A tab that somebody asks for is to be seen, also where the panel is only a strip. */
  _tabPressed(key) {
    this.open(key);
    this._actions.onTab();
    this._actions.onSettings();
  }

  _choose(id) {
    this._actions.onSelect(id);
    this._pages.card.querySelector("h3")?.focus({ preventScroll: true });
  }

  _fillTray() {
    this._pages.tray.replaceChildren(trayContent({
      ...this._trayState,
      record: (row) => this._table.incident(row),
      tallies: this._collection.tallies ?? [],
      rejections: this._collection.rejections ?? [],
      reportOf: this._reportOf,
      onSelect: (id) => this._choose(id),
      onReset: this._actions.onReset,
    }));
  }
}
