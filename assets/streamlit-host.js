// The Streamlit host: keeps the incidents that Python sent, mounts the explorer once in the map's element and then only sends it
// changes. The map's own component is `streamlit-map.js`.

/** Characters of the version in front of the data. */
const VERSION_LENGTH = 64;

/** So long the answer to going back or forward is waited for. */
const ANSWER_TO_GOING_MS = 5000;

/**
 * The page's going back and forward: how often it went, by which an answer to an earlier going is known, and the number of the
 * one that is not answered yet. Of the page and not of a mount: Streamlit can make the map's element anew before it answers.
 */
const going = { count: 0, awaited: undefined, patience: 0 };

/** Up to this width Streamlit lays the sidebar over the page. */
const NARROW_PX = 767;

/** So long after a person's act elsewhere the map's place is told: what Streamlit hears at once it takes for one fragment's. */
const APART_MS = 200;

/** Explorers by the element that Streamlit gives them; it calls again on every rerun with the same element. */
const streamlitMounts = new WeakMap();

/** Markup, script and incidents of what Python sent: the length of a JSON text, that text, and the bytes. */
function partsOf(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { html, script } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  return { html, script, incidents: bytes.subarray(4 + length) };
}

/**
 * Build map and explorer from what Python rendered. The markup and the script come from our own templates and
 * hold no text from outside except as JSON inside script elements of type application/json.
 */
function mountInStreamlit(parentElement, data, bytes, { chose, moved, reset, ask, search, keepApart }) {
  const { html, script, incidents } = partsOf(bytes);
  const root = document.createElement("div");
  root.className = data.embedded ? "gm-in-app gm-embedded" : "gm-in-app";
  hostOf(parentElement).replaceChildren(root);
  root.innerHTML = html;
  const made = new Function("L", "GeoMap", script + "\nreturn {map: incident_map, layer: incident_layer};")(
    globalThis.L, { ...installGeoMap(), dataOf: () => incidents });
  const explorer = globalThis.GeoMap.mountExplorer(root, {
    map: made.map, layer: made.layer, view: data.view, controls: data.embedded,
    hooks: {
      onSelect: chose,
      onWindow: chose,
      onNaming: chose,
      onMove: moved,
      onSettings: moved,
      onReset: reset,
      onAsk: (lon, lat, on) => ask({ lon, lat, on }),
      onApart: (one, others) => keepApart({ one, others }),
      onSearch: (text) => search({ text }),
      onFilters: chose,
      onLanguage: chose,
      onWhole: data.embedded ? () => globalThis.open(wholeAddress(), "_blank", "noopener") : null,
    },
  });
  return {
    explorer, map: made.map, version: data.version, filters: JSON.stringify(data.filters), answered: data.answer?.serial, found: data.found?.serial,
    language: data.view.language, gone: data.gone?.serial,
  };
}

/** The address of the same view in the app with all around it. */
function wholeAddress() {
  const url = new URL(globalThis.location.href);
  url.searchParams.delete("embed");
  return url.href;
}

/**
 * Calls `act` when a person turns from an element to the rest of the page, by pointer or keyboard. Moving the map reruns
 * nothing; what lies below it, the link and the pictures, needs its place only then. They are of its fragment and hear of it
 * with the same tap. A tap elsewhere must not: Streamlit would rerun the map's fragment alone for both, and not what was
 * tapped. It is told apart, and under a dialog not before that is closed.
 */
function whenLeft(element, act) {
  let apart = 0;
  const outside = (event) => {
    if (element.contains(event.target) || document.querySelector('[data-testid="stDialog"]')) return;
    clearTimeout(apart);
    if (event.target.closest?.('[data-testid="stMain"]')) act();
    else apart = setTimeout(act, APART_MS);
  };
  const stops = ["pointerdown", "focusin", "pointerover"].map((type) => {
    document.addEventListener(type, outside, true);
    return () => document.removeEventListener(type, outside, true);
  });
  return () => { clearTimeout(apart); for (const stop of stops) stop(); };
}

/** The element of the component's own markup that holds the explorer. */
function hostOf(parentElement) {
  return parentElement.querySelector(".gm-host");
}

/** Takes the explorer of an element down, if it has one. */
function unmountFromStreamlit(parentElement) {
  const mount = streamlitMounts.get(parentElement);
  if (!mount) return;
  streamlitMounts.delete(parentElement);
  mount.stop();
  mount.explorer.destroy();
  mount.map.remove();
}

/** Closes the sidebar where it lies over the map: reports were accepted in it, and what they tell of is shown there now. */
function uncoverMap() {
  if (globalThis.innerWidth > NARROW_PX) return;
  document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}

/** Shows what Python tells the map's component: mounts the explorer at first, for other incidents anew, else passes changes on. */
function showInStreamlit(told, bytes) {
  const { data, parentElement, setStateValue, setTriggerValue } = told;
  let mount = streamlitMounts.get(parentElement);
  if (!mount || mount.version !== data.version) {
    if (mount && data.accepted) uncoverMap();
    unmountFromStreamlit(parentElement);
    const link = new PageLink("query", (view) => {
      mount.explorer.setView(view);
      going.awaited = ++going.count;
      clearTimeout(going.patience);
      going.patience = setTimeout(() => { going.awaited = undefined; }, ANSWER_TO_GOING_MS);
      // With the place that the page may not know: the server sends it.
      setStateValue("shown", linkOf({ ...mount.explorer.view, place: view.place }));
      setTriggerValue("went", { link: linkOf(view), serial: going.awaited });
    });
    const inStep = (options) => { if (going.awaited === undefined) link.show(mount.explorer.view, mount.own, options); };
    let untold = false;
    const tell = () => {
      untold = false;
      setStateValue("shown", linkOf(mount.explorer.view));
    };
    mount = mountInStreamlit(parentElement, data, bytes, {
      chose: () => { going.awaited = undefined; inStep(); tell(); },
      moved: () => { inStep(); untold = true; },
      // With the window as it is now: the two must not reach the server one without the other.
      reset: () => { tell(); setTriggerValue("reset", true); },
      ask: (question) => setTriggerValue("asked", question),
      search: (wanted) => setTriggerValue("searched", wanted),
      keepApart: (pair) => setTriggerValue("apart", pair),
    });
    mount.inStep = inStep;
    const stopLeaving = whenLeft(hostOf(parentElement), () => { if (untold) tell(); });
    mount.stop = () => { stopLeaving(); link.destroy(); };
    streamlitMounts.set(parentElement, mount);
    // What the server told to mount it with is of before the going: the address is ahead of it.
    if (going.awaited !== undefined) mount.explorer.setView(viewOfLink(link.query).view);
  }
  // After going back or forward, what the server says of the state before comes late and is let pass.
  const late = going.awaited !== undefined && data.gone?.serial !== going.awaited;
  const filters = JSON.stringify(data.filters);
  if (filters !== mount.filters && !late) {
    mount.filters = filters;
    mount.explorer.setFilters(data.filters);
  }
  if (data.view.language !== mount.language && !late) {
    mount.language = data.view.language;
    mount.explorer.setLanguage(data.view.language);
  }
  // A place that is none of the incidents' the page cannot find by itself.
  if (data.gone && data.gone.serial !== mount.gone && !late) {
    mount.gone = data.gone.serial;
    mount.explorer.setView({ place: data.gone.place });
  }
  const tiles = JSON.stringify(data.tiles ?? null);
  if (tiles !== (mount.tiles ?? "null")) {
    mount.tiles = tiles;
    mount.explorer.setTiles(data.tiles);
  }
  if (data.answer && data.answer.serial !== mount.answered) {
    mount.answered = data.answer.serial;
    mount.explorer.showContext(data.answer);
  }
  if (data.found && data.found.serial !== mount.found) {
    mount.found = data.found.serial;
    mount.explorer.showFound(data.found);
  }
  mount.own = data.own ?? {};
  document.documentElement.lang = data.view.language;
  const answered = going.awaited !== undefined && !late;
  if (answered) going.awaited = undefined;
  mount.inStep({ inPlace: answered });
}

export default function ({ data }) {
  if (!data?.length) return;
  const shelf = (globalThis[Symbol.for("geo.incidents")] ??= { kept: new Map(), waiting: new Map(), show: null });
  const version = new TextDecoder().decode(data.subarray(0, VERSION_LENGTH));
  shelf.kept.clear();
  shelf.kept.set(version, data.subarray(VERSION_LENGTH));
  shelf.show = (told) => showInStreamlit(told, shelf.kept.get(told.data.version));
  shelf.leave = unmountFromStreamlit;
  const told = shelf.waiting.get(version);
  shelf.waiting.clear();
  if (told) shelf.show(told);
}
