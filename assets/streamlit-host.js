// The Streamlit host: mounts the explorer once in the component's element and then only sends it changes.

/** Explorers by the element that Streamlit gives them; it calls again on every rerun with the same element. */
const streamlitMounts = new WeakMap();

/** What the incidents' component keeps, by version: the map's markup and script, and the incidents behind them. */
function shelfOfIncidents() {
  return (globalThis[Symbol.for("geo.incidents")] ??= { kept: new Map(), waiting: new Map() });
}

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
function mountInStreamlit(parentElement, data, bytes, { report, reset, ask, search, keepApart }) {
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
      onMove: (lon, lat, zoom) => report({ lon, lat, zoom }),
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

/** The element of the component's own markup that holds the explorer. */
function hostOf(parentElement) {
  return parentElement.querySelector(".gm-host");
}

export default function host(told) {
  const { data, parentElement, setStateValue, setTriggerValue } = told;
  let mount = streamlitMounts.get(parentElement);
  if (!mount || mount.version !== data.version) {
    const { kept, waiting } = shelfOfIncidents();
    if (!kept.has(data.version)) {
      waiting.set(data.version, () => host(told));
      return;
    }
    if (mount) {
      mount.explorer.destroy();
      mount.map.remove();
    }
    const { start, end, selected, lon, lat, zoom, naming } = data.view;
    const shown = { start, end, selected, lon, lat, zoom, naming };
    mount = mountInStreamlit(parentElement, data, kept.get(data.version), {
      report: (change) => {
        Object.assign(shown, change);
        setStateValue("shown", { ...shown });
      },
      reset: () => setTriggerValue("reset", true),
      ask: (question) => setTriggerValue("asked", question),
      search: (wanted) => setTriggerValue("searched", wanted),
      keepApart: (pair) => setTriggerValue("apart", pair),
    });
    streamlitMounts.set(parentElement, mount);
  }
  const filters = JSON.stringify(data.filters);
  if (filters !== mount.filters) {
    mount.filters = filters;
    mount.explorer.setFilters(data.filters);
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
