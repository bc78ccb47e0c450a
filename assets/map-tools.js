/** What lies over the map's top, or above a narrow map: the search for places, and whose names they bear. */
import { NAMINGS, placeLabel } from "./naming.js";
import { PlaceMark } from "./place-mark.js";
import { PlaceSearch } from "./place-search.js";
import { el, selectBox } from "./dom.js";
import { placeFinder } from "./place-index.js";

/** From this width of the map on there is room for the tools beside the keys. */
const ROOMY_WIDTH = 720;

export class MapTools {
  /**
   * @param {L.Map} map
   * @param {{table: IncidentTable, places: Object, search: ?function(string): void, onGo: function(number, number, number): void,
   *   onNaming: function(string): void}} options search looks a text up elsewhere, and the answer comes by `showFound`; without it
   *   the places of the incidents are searched here, `places` is as in `placeFinder`. onGo gets longitude, latitude and the pixels
   *   to its right that the place's name takes
   */
  constructor(map, { table, places, search, onGo, onNaming }) {
    this._onGo = onGo;
    this._mark = new PlaceMark(map);
    const find = placeFinder(table, places);
    this._search = new PlaceSearch({
      scope: search ? "on this map" : "among the places of these incidents",
      find: search ?? ((text) => this.showFound({ text, places: find(text) })),
      onChoose: (place) => this._goTo(place),
      onClear: () => this._mark.clear(),
    });
    this._namingBox = selectBox("Names of places", NAMINGS, "both", onNaming);
    this.element = el("div", { class: "gm-tools" }, [
      this._search.element,
      el("label", { class: "gm-field gm-naming" }, [el("span", { text: "Names" }), this._namingBox]),
    ]);
  }

  /** Shows the places found for a text, `{text, places}`; an answer to an earlier one is dropped. */
  showFound(answer) {
    this._search.show(answer);
  }

  showNaming(naming) {
    this._namingBox.value = naming;
    if (this._place) this._mark.rename(this._nameOf(this._place));
  }

  /** Stands over the map's frame where there is room, else above it: on a narrow map the tools would lie on the keys. */
  placeIn(main, frame) {
    const above = main.clientWidth < ROOMY_WIDTH;
    main.classList.toggle("gm-tools-above", above);
    const home = above ? main : frame;
    if (this.element.parentElement !== home) home.prepend(this.element);
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
    this._place = place;
    this._onGo(place.lon, place.lat, this._mark.show(place, this._nameOf(place)));
  }

  /** What stands beside the mark; no source wrote the name, so that "source" names it as "both" does. */
  _nameOf({ name, armenian, azerbaijani }) {
    return placeLabel({ place_name: name, place_names: { armenian_side: armenian, azerbaijani_side: azerbaijani } }, this._sideNaming());
  }

  _sideNaming() {
    return this._namingBox.value === "source" ? "both" : this._namingBox.value;
  }
}
