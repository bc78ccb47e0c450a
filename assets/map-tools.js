/** What lies over the map's top, or above a narrow map: the search for places, and whose names they bear. */
import { NAMINGS, placeLabel } from "./naming.js";
import { PlaceMark } from "./place-mark.js";
import { PlaceSearch } from "./place-search.js";
import { el, selectBox } from "./dom.js";
import { placeFinder } from "./place-index.js";
import { LANGUAGES, say, spokenLanguage } from "./words.js";

/** From this width of the map on there is room for the tools beside the keys. */
const ROOMY_WIDTH = 720;

export class MapTools {
  /**
   * @param {L.Map} map
   * @param {{table: IncidentTable, places: Object, search: ?function(string): void, onGo: function(number, number, number): void,
   *   onNaming: function(string): void, onPlace: function(): void, onLanguage: ?function(string): void}} options search looks a text up elsewhere, and the answer comes by `showFound`; without it
   *   the places of the incidents are searched here, `places` is as in `placeFinder`. onGo gets longitude, latitude and the pixels
   *   to its right that the place's name takes; onPlace comes when another place is marked, or none; onLanguage gets the code of
   *   a language, without it none can be chosen here
   */
  constructor(map, { table, places, search, onGo, onNaming, onPlace, onLanguage }) {
    this._onGo = onGo;
    this._onPlace = onPlace;
    this._place = null;
    this._mark = new PlaceMark(map);
    this._finder = placeFinder(table, places);
    this._search = new PlaceSearch({
      none: search ? say("No place of that name on this map") : say("No place of that name among the places of these incidents"),
      find: search ?? ((text) => this.showFound({ text, places: this._finder.find(text) })),
      onChoose: (place) => this._goTo(place),
      onClear: () => { this.markPlace(null); onPlace(); },
    });
    this._namingBox = selectBox(say("Names of places"), NAMINGS, "both", onNaming);
    this.element = el("div", { class: "gm-tools" }, [
      this._search.element,
      el("label", { class: "gm-field gm-naming" }, [el("span", { text: say("Names") }), this._namingBox]),
      onLanguage ? languageBox(onLanguage) : null,
    ]);
  }

  /** Shows the places found for a text, `{text, places}`; an answer to an earlier one is dropped. */
  showFound(answer) {
    this._search.show(answer);
  }

  /** The place that is marked, or null. */
  get place() {
    return this._place;
  }

  /** Marks a place as the search finds it, or one of the incidents by its `id` alone, and leaves the map where it is; null takes the mark away. */
  markPlace(place) {
    const known = place && !("lon" in place) ? this._finder.byId(place.id) : place;
    this._place = known && Number.isFinite(known.lon) && Number.isFinite(known.lat) ? known : null;
    this._search.hold(this._place);
    if (this._place) this._reach = this._mark.show(this._place, this._nameOf(this._place));
    else this._mark.clear();
  }

  showNaming(naming) {
    this._namingBox.value = naming;
    if (this._place) this._mark.rename(this._nameOf(this._place));
  }

  /**
   * Stands over the map's frame where there is room, else above it: on a narrow map the tools would lie on the keys. Who types in
   * the field while the page finds its width goes on typing: an element that is moved loses the focus.
   */
  placeIn(main, frame) {
    const above = main.clientWidth < ROOMY_WIDTH;
    main.classList.toggle("gm-tools-above", above);
    const home = above ? main : frame;
    if (this.element.parentElement === home) return;
    const { activeElement } = this.element.getRootNode();
    home.prepend(this.element);
    if (this.element.contains(activeElement)) activeElement.focus({ preventScroll: true });
  }

  /** Pixels of the map's top that the tools take. */
  get depth() {
    return this.element.closest(".gm-map-frame") ? this.element.offsetTop + this.element.offsetHeight : 0;
  }

  destroy() {
    this._search.destroy();
    this._mark.clear();
    this.element.remove();
  }

  _goTo(place) {
    if (!Number.isFinite(place.lon) || !Number.isFinite(place.lat)) return;
    this._mark.goTo(place);
    this.markPlace(place);
    this._onGo(place.lon, place.lat, this._reach);
    this._onPlace();
  }

  /** What stands beside the mark; no source wrote the name, so that "source" names it as "both" does. */
  _nameOf({ name, armenian, azerbaijani }) {
    return placeLabel({ place_name: name, place_names: { armenian_side: armenian, azerbaijani_side: azerbaijani } }, this._sideNaming());
  }

  _sideNaming() {
    return this._namingBox.value === "source" ? "both" : this._namingBox.value;
  }
}

/** The choice of the interface's language; a flag would take a side. */
function languageBox(onLanguage) {
  const box = el("select", { class: "gm-select", "aria-label": say("Language"), on: { change: () => onLanguage(box.value) } },
    LANGUAGES.map(([code, name]) => el("option", { value: code, text: name, lang: code })));
  box.value = spokenLanguage();
  return el("label", { class: "gm-field gm-language" }, [el("span", { class: "gm-offscreen", text: say("Language") }), box]);
}
