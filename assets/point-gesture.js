/**
 * Asking about a spot of the map: right click, long press, or the context-menu key and Shift+F10 on the focused map,
 * which ask about its centre. The browser's own menu stays where the map is covered, as in a popup.
 */

const PRESS_MS = 500;
const PRESS_REACH_PX = 10;

/** For so long after one gesture, the other events that browsers make of it are not another one; a new press is. */
const ECHO_MS = 900;

const COVERS = ".leaflet-popup, .leaflet-control";

/**
 * Calls `ask` with an `L.LatLng` and whether the keyboard asked.
 * @param {L.Map} map
 * @param {function(L.LatLng, boolean): void} ask
 * @returns {function(): void} stops listening
 */
export function watchForQuestions(map, ask) {
  const container = map.getContainer();
  let press = null;
  let last = -Infinity;
  const put = (latlng, byKey = false) => {
    last = performance.now();
    ask(latlng.wrap(), byKey);
  };
  const isEcho = () => performance.now() - last < ECHO_MS;
  const letGo = () => {
    clearTimeout(press?.timer);
    press = null;
  };
  const listeners = {
    contextmenu: (event) => {
      if (event.target.closest(COVERS)) return;
      event.preventDefault();
      letGo();
      if (!isEcho()) put(map.mouseEventToLatLng(event));
    },
    pointerdown: (event) => {
      const second = press !== null;
      letGo();
      last = -Infinity;
      if (event.pointerType !== "touch" || !event.isPrimary || second || event.target.closest(COVERS)) return;
      const { clientX: x, clientY: y } = event;
      press = { x, y, timer: setTimeout(() => { press = null; if (!isEcho()) put(map.mouseEventToLatLng({ clientX: x, clientY: y })); }, PRESS_MS) };
    },
    pointermove: (event) => {
      if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > PRESS_REACH_PX) letGo();
    },
    pointerup: letGo,
    pointercancel: letGo,
    // The finger that lifts after a long press makes a click in some browsers: it would close what was just opened.
    click: (event) => {
      if (event.pointerType === "touch" && isEcho() && !event.target.closest(COVERS)) event.stopPropagation();
    },
    keydown: (event) => {
      const wanted = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
      if (!wanted || event.target !== container) return;
      event.preventDefault();
      if (!event.repeat) put(map.getCenter(), true);
    },
  };
  for (const [type, listener] of Object.entries(listeners)) container.addEventListener(type, listener, true);
  return () => {
    letGo();
    for (const [type, listener] of Object.entries(listeners)) container.removeEventListener(type, listener, true);
  };
}
