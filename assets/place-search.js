/** The field that finds places by name: a combobox with a list of matches (ARIA's pattern "editable, with list"). */
import { bothNames } from "./naming.js";
import { countWords, labelled, textOf } from "./format.js";
import { el, idPrefix, textButton } from "./dom.js";
import { regionWords } from "./places.js";
import { say } from "./words.js";

const TYPING_MS = 120;
const ANSWER_MS = 5000;
const MOST_ASKED = 3;
const SHORTEST_TEXT = 2;
const LONGEST = 80;

export class PlaceSearch {
  /**
   * @param {{find: function(string): void, onChoose: function(Object): void, onClear: function(): void, none: string}} options
   *   find looks a text up, and whoever answers calls `show`; onChoose gets a place; none says that there is no such place
   */
  constructor({ find, onChoose, onClear, none }) {
    this._find = find;
    this._onChoose = onChoose;
    this._onClear = onClear;
    this._none = none;
    this._places = [];
    this._at = -1;
    this._build();
  }

  /** Shows the matches of a text; those of an earlier one are dropped. */
  show({ text, places }) {
    if (text !== this._asked) return;
    clearTimeout(this._waiting);
    this._places = Array.isArray(places) ? places : [];
    this._list.replaceChildren(...this._places.map((place, at) => this._option(place, at)));
    // Who went on to something else sees the list on coming back; who pressed Enter before wants the first match all the same.
    // Not ":focus": it holds in the window in front only, and the answer may come while another one is.
    if (this._input.getRootNode().activeElement !== this._input && !this._wantsFirst) return;
    this._open(this._places.length > 0);
    this._say(this._places.length ? `${labelled(say("Found"))} ${countWords(this._places.length, "place")}` : this._none);
    if (this._places.length) this._mark(0);
    if (this._wantsFirst) this._choose(0);
  }

  destroy() {
    clearTimeout(this._typing);
    clearTimeout(this._waiting);
    this.element.remove();
  }

  /** Takes a place as the one that was looked for; null for none. */
  hold(place) {
    clearTimeout(this._typing);
    clearTimeout(this._waiting);
    this._input.value = place ? matchName(place) : "";
    this._clear.hidden = !place;
    [this._asked, this._chosen, this._wantsFirst] = [null, place, false];
    this._places = [];
    this._open(false);
    this._say("");
  }

  _build() {
    const prefix = idPrefix();
    this._list = el("ul", { class: "gm-plain gm-found-list", id: `${prefix}-list`, role: "listbox", "aria-label": say("Places found"), hidden: true });
    this._input = el("input", {
      type: "text", class: "gm-search-field", role: "combobox", "aria-label": say("Find a place"), placeholder: say("Find a place"), autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", maxlength: LONGEST, dir: "auto", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this._list.id,
      on: { input: () => this._typed(), keydown: (event) => this._keys(event), blur: () => this._open(false), focus: () => this._open(this._places.length > 0) },
    });
    this._clear = textButton("\u00d7", () => this._empty(), { class: "gm-button gm-quiet gm-search-clear", "aria-label": say("Clear the search"), title: say("Clear the search"), hidden: true });
    this._note = el("p", { class: "gm-search-note", role: "status", hidden: true });
    this.element = el("div", { class: "gm-search", role: "search" }, [this._input, this._clear, this._list, this._note]);
  }

  _typed() {
    const text = this._input.value.trim();
    this._clear.hidden = !this._input.value;
    clearTimeout(this._typing);
    clearTimeout(this._waiting);
    [this._asked, this._chosen, this._wantsFirst] = [null, null, false];
    if (text.length < SHORTEST_TEXT) {
      this._places = [];
      this._open(false);
      this._say("");
      return;
    }
    this._typing = setTimeout(() => this._ask(text), TYPING_MS);
  }

  /** Asks for the matches of a text; once more where no answer comes, for a question can be lost on a connection that breaks. */
  _ask(text, times = 1) {
    this._asked = text;
    this._waiting = setTimeout(() => {
      if (times < MOST_ASKED) this._ask(text, times + 1);
      else this._say(say("The app has not answered. Type again."));
    }, ANSWER_MS);
    this._find(text);
  }

  _option(place, at) {
    const where = [say(textOf(place.kind)), regionWords(place)].filter(Boolean).join(" \u00b7 ");
    return el("li", {
      class: "gm-found", role: "option", id: `${this._list.id}-${at}`, "aria-selected": "false",
      on: { pointerdown: (event) => event.preventDefault(), click: () => this._choose(at), pointermove: () => this._mark(at) },
    }, [
      el("span", { class: "gm-found-title", text: matchName(place), dir: "auto" }),
      el("span", { class: "gm-found-where", text: where, dir: "auto" }),
      textOf(place.reason) ? el("span", { class: "gm-found-why", text: textOf(place.reason), title: textOf(place.reason), dir: "auto" }) : null,
    ]);
  }

  _mark(at) {
    this._at = at;
    [...this._list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === at)));
    const row = this._list.children[at];
    if (row) this._input.setAttribute("aria-activedescendant", row.id);
    else this._input.removeAttribute("aria-activedescendant");
    if (row && !this._list.hidden) row.scrollIntoView({ block: "nearest" });
  }

  _keys(event) {
    const { length } = this._places;
    const open = !this._list.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && length) {
      event.preventDefault();
      if (!open) this._open(true);
      else this._mark((this._at + step + length) % length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (open && this._at >= 0) this._choose(this._at);
      else this._chooseFirst();
    } else if (event.key === "Escape" && (open || this._input.value)) {
      event.preventDefault();
      event.stopPropagation();
      if (open) this._open(false);
      else this._empty();
    }
  }

  _choose(at) {
    const place = this._places[at];
    if (!place) return;
    this.hold(place);
    this._onChoose(place);
  }

  /** Goes to the place chosen before; to the first match of what was just typed as soon as it is known. */
  _chooseFirst() {
    const text = this._input.value.trim();
    if (this._chosen) this._onChoose(this._chosen);
    else if (this._places.length) this._choose(0);
    else if (text.length >= SHORTEST_TEXT) {
      this._wantsFirst = true;
      clearTimeout(this._typing);
      if (this._asked !== text) this._ask(text);
    }
  }

  _empty() {
    this._input.value = "";
    this._typed();
    this._onClear();
    this._input.focus();
  }

  _open(wanted) {
    this._list.hidden = !wanted;
    this._input.setAttribute("aria-expanded", String(wanted));
    if (!wanted) this._mark(-1);
    else if (this._at < 0) this._mark(0);
  }

  _say(words) {
    this._note.textContent = words;
    this._note.hidden = !words;
    this._note.classList.toggle("gm-offscreen", this._places.length > 0);
  }
}

/** Both sides' names of a match, and the main one where no side's is known. */
function matchName(place) {
  return bothNames(textOf(place.armenian), textOf(place.azerbaijani)) || textOf(place.name) || say("Unnamed place");
}
