/**
 * The ground under the incidents, drawn from local polygons: countries, control on a day, provinces, the outline of
 * the former oblast, the 1994 line, their names, a scale and the position under the cursor. It asks for no tile.
 */
import { ControlLayer } from "./control-layer.js";
import { boundsOfRings, labelPoints, ringsOf } from "./geometry.js";
import { el, wantsLessMotion } from "./dom.js";
import { followTheme } from "./theme.js";
import { spanOf, standing } from "./control-areas.js";
import { LabelBoard } from "./labels.js";
import { formerName, positionWords, textOf } from "./format.js";
import { say, spokenLanguage } from "./words.js";
import { groundName, namingOf, placeLabel } from "./naming.js";

const FOCUS_COUNTRIES = new Set(["AM", "ARM", "ARMENIA", "AZ", "AZE", "AZERBAIJAN"]);
const PROVINCE_LABELS_FROM_ZOOM = 8;

/** A place of at least so many people is named from this zoom on. */
const TOWN_ZOOMS = [[100000, 7], [30000, 8], [8000, 9], [2500, 10], [1000, 10.5], [0, 11]];
const MOST_TOWNS = 120;

/** Lines that hold for a span of days. A former corridor is not drawn, the former line of 1994 is: reports go on to name it. */
const DATED_LINES = ["line-1994", "corridor"];

/** The zooms that the polygons' detail supports, for a map that sets none. */
const ZOOM_LIMITS = { minZoom: 6, maxZoom: 15 };

/**
 * Draws the base map and makes `map.gmBasemap`, which holds the label board, the naming and the day.
 * @param {L.Map} map
 * @param {Object} display FeatureCollection with `layer`, `id` and `name`, provinces perhaps with `names` by who uses them
 * @param {{naming: string}} [options]
 * @returns {{labels: LabelBoard, naming: string, setNaming: function(string): void, control: ControlLayer,
 *   linesOn: function(number): Object[], setDay: function(number): void, remove: function(): void}} before setDay no control
 *   is drawn and the dated lines as if they held
 */
export function addBasemap(map, display, { naming = "both" } = {}) {
  const container = map.getContainer();
  container.classList.add("gm-map");
  if (wantsLessMotion()) stillMap(map);
  map.setMinZoom(map.options.minZoom ?? ZOOM_LIMITS.minZoom).setMaxZoom(map.options.maxZoom ?? ZOOM_LIMITS.maxZoom);
  const control = new ControlLayer(display);
  const { layers, dated } = addShapes(map, display, control);
  const labels = new LabelBoard(map);
  const names = namesOf(display);
  const towns = townsOf(display);
  let kept = { key: "", labels: [] };
  labels.setSource("basemap", () => {
    // Finding room for names in polygons takes a while, and the slider asks again with every step.
    const key = `${spokenLanguage()} ${map.getZoom()} ${map.getPixelOrigin()} ${map.getPixelBounds().min} ${map.getSize()} ${map.gmBasemap?.naming} ${control.shown} ${control.areas.map((area) => area.id)} ${names.map((name) => name.standing ?? "")}`;
    if (key !== kept.key) {
      const naming = map.gmBasemap?.naming;
      kept = { key, labels: [...baseLabels(map, names, control, naming), ...townLabels(map, towns, naming)] };
    }
    return { labels: kept.labels, obstacles: [] };
  });
  const scale = L.control.scale({ imperial: false, maxWidth: 120, position: "bottomleft" }).addTo(map);
  const removePosition = addPosition(map, labels);
  const theme = followTheme(container, () => map.fire("gm:theme"));
  const ground = {
    labels,
    naming: namingOf(naming),
    control,
    linesOn: (day) => dated.map((line) => ({ layer: line.layer, name: line.name, standing: standing(line, day) })).filter(isSeen),
    setDay(day) {
      const others = control.setDay(day);
      const turned = dated.filter((line) => turn(line, standing(line, day)));
      for (const name of names.filter((one) => one.span)) name.standing = standing(name.span, day);
      if (others || turned.length) labels.redraw();
    },
    setNaming(mode) {
      map.gmBasemap.naming = namingOf(mode);
      labels.redraw();
    },
    remove() {
      if (map.gmBasemap !== ground) return;
      theme.stop();
      removePosition();
      scale.remove();
      labels.remove();
      control.remove();
      for (const layer of layers) layer.remove();
      delete map.gmBasemap;
    },
  };
  map.gmBasemap = ground;
  map.once("unload", ground.remove);
  return ground;
}

/** Turns zoom animation and drifting off; Leaflet 1.9.4 reads the former from this field after the map is made. */
function stillMap(map) {
  map._zoomAnimated = false;
  map.options.inertia = false;
}

function addShapes(map, display, control) {
  const of = (layer) => (display?.features ?? []).filter((feature) => feature.properties?.layer === layer);
  const ground = drawer(map, "gm-ground", 205);
  const lines = drawer(map, "gm-basemap", 210);
  const countries = of("country");
  const land = (feature) => (isFocus(feature) ? "gm-land gm-land-focus" : "gm-land gm-land-neighbour");
  const edge = (feature) => (isFocus(feature) ? "gm-line-country gm-line-focus" : "gm-line-country");
  const sheet = ground(sheetOf(countries), "gm-sheet-of-map", { fill: true, stroke: false });
  const fills = ground(countries, land, { fill: true, stroke: false });
  control.addTo(map);
  const dated = DATED_LINES.flatMap((layer) => of(layer).map((feature) => ({
    layer, name: textOf(feature.properties.name), ...spanOf(feature.properties), drawn: lines([feature], `gm-line-${layer}`), standing: "now",
  })));
  const rest = [
    lines(of("province"), "gm-line-province"),
    lines([...countries].sort((a, b) => isFocus(a) - isFocus(b)), edge),
    lines(of("oblast"), "gm-line-oblast"),
  ];
  for (const { drawn } of dated) drawn.bringToFront();
  return { layers: [sheet, fills, ...rest, ...dated.map((line) => line.drawn)], dated };
}

/** The rectangle that the countries' polygons were cut to: where there is no land in it there is water, beyond it there are no data. */
function sheetOf(countries) {
  if (!countries.length) return [];
  const [west, south, east, north] = boundsOfRings(countries.flatMap((feature) => ringsOf(feature.geometry)));
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  return [{ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } }];
}

/** A function that draws features of one look into a pane of its own. */
function drawer(map, pane, zIndex) {
  const element = map.getPane(pane) ?? map.createPane(pane);
  element.style.zIndex = String(zIndex);
  element.style.pointerEvents = "none";
  const renderer = L.svg({ pane, padding: 0.5 });
  return (features, className, style = {}) =>
    L.geoJSON({ type: "FeatureCollection", features }, {
      interactive: false, pane, renderer, style: (feature) => ({
        renderer, pane, interactive: false, smoothFactor: 1.2, fill: false,
        className: typeof className === "function" ? className(feature) : className, ...style,
      }),
    }).addTo(map);
}

/** Marks a dated line as it stands; returns whether that is new. */
function turn(line, standing) {
  if (line.standing === standing) return false;
  line.drawn.eachLayer((path) => {
    path.getElement()?.classList.remove(`gm-${line.standing}`);
    path.getElement()?.classList.add(`gm-${standing}`);
  });
  line.standing = standing;
  return true;
}

/** Whether a dated line is drawn at all. */
function isSeen({ layer, standing }) {
  return standing === "now" || (standing === "former" && layer === "line-1994");
}

function isFocus(feature) {
  const { id, name } = feature.properties ?? {};
  return FOCUS_COUNTRIES.has(textOf(id).toUpperCase()) || FOCUS_COUNTRIES.has(textOf(name).toUpperCase());
}

function namesOf(display) {
  const named = [];
  for (const feature of display?.features ?? []) {
    const { layer } = feature.properties ?? {};
    const name = nameOf(feature);
    const rings = ringsOf(feature.geometry);
    if (!name || layer === "control") continue;
    const span = DATED_LINES.includes(layer) ? spanOf(feature.properties) : null;
    if (rings.length) {
      const bounds = boundsOfRings(rings);
      named.push({ layer, name, props: feature.properties, span, rings, bounds, focus: isFocus(feature), still: labelPoints(rings, bounds).slice(0, 3) });
    } else if (span && !named.some((other) => other.name === name)) {
      const line = longestLine(feature.geometry);
      const at = [0.5, 0.3, 0.7].map((share) => line[Math.floor(line.length * share)]).filter(Boolean);
      named.push({ layer, name, span, still: at.map(([lon, lat]) => ({ lon, lat })) });
    }
  }
  return named;
}

function nameOf(feature) {
  const name = textOf(feature.properties?.name);
  return feature.properties?.layer === "oblast" && name && !/^former/i.test(name) ? `Former ${name}` : name;
}

function longestLine(geometry) {
  const lines = geometry?.type === "MultiLineString" ? geometry.coordinates : [geometry?.coordinates ?? []];
  return lines.reduce((best, line) => (line.length > best.length ? line : best), []);
}

/** Labels of the part of the base map now in view; countries' names stay in the middle of what is seen of them. */
function baseLabels(map, names, control, naming) {
  const zoom = map.getZoom();
  const view = map.getBounds().pad(-0.04);
  const box = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
  const roomy = (spot) => spot.width * (2 ** (zoom + 8) / 360) > 110;
  const labels = [];
  const push = (spots, text, style, priority) => {
    const at = spots.map(({ lat, lon }) => map.latLngToLayerPoint([lat, lon]));
    if (at.length) labels.push({ at, text, style, priority, radius: 0, anchored: false });
  };
  for (const item of names) {
    if (item.layer === "country") {
      push(labelPoints(item.rings, box).filter(roomy).slice(0, 8), say(item.name), "country", item.focus ? 500 : 400);
    } else if (item.layer === "oblast" && zoom >= 8) {
      const [west, south, east, north] = item.bounds;
      push([north, south, (south + north) / 2].map((lat) => ({ lat, lon: (west + east) / 2 })), say(item.name), "oblast", 350);
    } else if (item.span && zoom >= 9 && isSeen({ layer: item.layer, standing: item.standing ?? "now" })) {
      push(item.still, item.standing === "former" ? formerName(item.name) : say(item.name), "line", 300);
    } else if (item.layer === "province" && zoom >= PROVINCE_LABELS_FROM_ZOOM && item.still.length) {
      push(item.still, groundName(item.props, naming), "province", 200 + item.still[0].width);
    }
  }
  for (const { spots, text } of control.labels(zoom, box)) push(spots, text, "control", 150);
  return labels;
}

/** Settlements, waters and heights, the largest first. */
function townsOf(display) {
  const towns = (display?.towns ?? []).map(([lon, lat, kind, people, name, armenian, azerbaijani]) => ({
    lon, lat, kind: textOf(kind), people: Number(people) || 0, props: { place_name: name, place_names: { armenian_side: armenian, azerbaijani_side: azerbaijani } },
  }));
  return towns.sort((a, b) => b.people - a.people);
}

/** From which zoom on a place of so many people is named; waters and heights later than towns. */
function namedFrom({ kind, people }) {
  if (kind === "lake") return 9;
  if (kind === "height") return 11;
  return TOWN_ZOOMS.find(([least]) => people >= least)[1];
}

function townLabels(map, towns, naming) {
  const zoom = map.getZoom();
  const view = map.getBounds();
  const [west, south, east, north] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
  const found = [];
  for (const town of towns) {
    if (town.lon < west || town.lon > east || town.lat < south || town.lat > north || zoom < namedFrom(town)) continue;
    found.push(town);
    if (found.length >= MOST_TOWNS) break;
  }
  return found.map((town) => ({
    at: [map.latLngToLayerPoint([town.lat, town.lon])], text: placeLabel(town.props, naming === "source" ? "both" : naming), style: town.kind === "lake" ? "water" : "town",
    priority: 100 + Math.log10(1 + town.people), radius: 1, anchored: true, mark: { lake: "", height: "\u25b4" }[town.kind] ?? "\u2022",
  }));
}

function addPosition(map, labels) {
  const box = el("div", { class: "gm-position", "aria-hidden": "true" });
  map.getContainer().appendChild(box);
  const uncover = labels.addCover(box);
  const show = (latlng, what) => {
    box.textContent = `${what}${positionWords(latlng.wrap().lng, latlng.lat)}`;
  };
  const showCentre = () => show(map.getCenter(), `${say("Centre")} `);
  const events = { mousemove: (event) => show(event.latlng, ""), mouseout: showCentre, moveend: showCentre, "gm:language": showCentre };
  map.on(events);
  if (map._loaded) showCentre();
  return () => {
    map.off(events);
    uncover();
    box.remove();
  };
}
