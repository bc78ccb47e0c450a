// The Streamlit host: keeps the incidents that Python sent, mounts the explorer once in the map's element and then only sends it
// changes. The map's own component is `streamlit-map.js`.

/** Characters of the version in front of the data. */
const VERSION_LENGTH = 64;

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
function mountInStreamlit(parentElement, data, bytes, { report, moved, reset, ask, search, keepApart }) {
  const { html, script, incidents } = partsOf(bytes);
  const root = document.createElement("div");
  root.className = "gm-in-app";
  hostOf(parentElement).replaceChildren(root);
  root.innerHTML = html;
  const made = new Function("L", "GeoMap", script + "\nreturn {map: incident_map, layer: incident_layer};")(
    globalThis.L, { ...installGeoMap(), dataOf: () => incidents });
  const explorer = globalThis.GeoMap.mountExplorer(root, {
    map: made.map, layer: made.layer, view: data.view, controls: false,
    hooks: {
      onSelect: (id) => report({ selected: id }),
      onWindow: (start, end) => report({ start, end }),
      onMove: (lon, lat, zoom) => moved({ lon, lat, zoom }),
      onReset: reset,
      onAsk: (lon, lat, on) => ask({ lon, lat, on }),
      onNaming: (naming) => report({ naming }),
      onApart: (one, others) => keepApart({ one, others }),
      onSearch: (text) => search({ text }),
    },
  });
  return {
    explorer, map: made.map, version: data.version, filters: JSON.stringify(data.filters), answered: data.answer?.serial, found: data.found?.serial,
  };
}

/** Puts the map's centre and zoom into the browser's address; the rest of it Python keeps. */
function showInAddress({ lon, lat, zoom }) {
  const url = new URL(globalThis.location.href);
  const told = { lon: lon.toFixed(4), lat: lat.toFixed(4), zoom: String(Math.round(zoom * 1000) / 1000) };
  for (const [key, value] of Object.entries(told)) url.searchParams.set(key, value);
  globalThis.history.replaceState(globalThis.history.state, "", url);
}

/**
 * Calls `act` when a person turns from an element to the rest of the page, by pointer or keyboard. Moving the map reruns
 * nothing; what lies below it, the link and the pictures, needs its place only then.
 */
function whenLeft(element, act) {
  const outside = (event) => { if (!element.contains(event.target)) act(); };
  const stops = ["pointerdown", "focusin", "pointerover"].map((type) => {
    document.addEventListener(type, outside, true);
    return () => document.removeEventListener(type, outside, true);
  });
  return () => { for (const stop of stops) stop(); };
}

/** The element of the component's own markup that holds the explorer. */
function hostOf(parentElement) {
  return parentElement.querySelector(".gm-host");
}

/** Shows what Python tells the map's component: mounts the explorer at first, for other incidents anew, else passes changes on. */
function showInStreamlit(told, bytes) {
  const { data, parentElement, setStateValue, setTriggerValue } = told;
  let mount = streamlitMounts.get(parentElement);
  if (!mount || mount.version !== data.version) {
    if (mount) {
      mount.stop();
      mount.explorer.destroy();
      mount.map.remove();
    }
    const { start, end, selected, lon, lat, zoom, naming } = data.view;
    const shown = { start, end, selected, lon, lat, zoom, naming };
    let untold = false;
    const tell = (change) => {
      untold = false;
      setStateValue("shown", { ...Object.assign(shown, change) });
    };
    mount = mountInStreamlit(parentElement, data, bytes, {
      report: (change) => tell(change),
      moved: (place) => {
        Object.assign(shown, place);
        untold = true;
        showInAddress(place);
      },
      reset: () => setTriggerValue("reset", true),
      ask: (question) => setTriggerValue("asked", question),
      search: (wanted) => setTriggerValue("searched", wanted),
      keepApart: (pair) => setTriggerValue("apart", pair),
    });
    mount.stop = whenLeft(hostOf(parentElement), () => { if (untold) tell({}); });
    streamlitMounts.set(parentElement, mount);
  }
  const filters = JSON.stringify(data.filters);
  if (filters !== mount.filters) {
    mount.filters = filters;
    mount.explorer.setFilters(data.filters);
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
}

export default function ({ data }) {
  if (!data?.length) return;
  const shelf = (globalThis[Symbol.for("geo.incidents")] ??= { kept: new Map(), waiting: new Map(), show: null });
  const version = new TextDecoder().decode(data.subarray(0, VERSION_LENGTH));
  shelf.kept.clear();
  shelf.kept.set(version, data.subarray(VERSION_LENGTH));
  shelf.show = (told) => showInStreamlit(told, shelf.kept.get(told.data.version));
  const told = shelf.waiting.get(version);
  shelf.waiting.clear();
  if (told) shelf.show(told);
}
