// The map's component in the app. It is sent anew with every change and therefore small: the explorer and the incidents come
// with the component beside it, `streamlit-host.js`, which never changes while the incidents stay.

export default function (told) {
  const shelf = (globalThis[Symbol.for("geo.incidents")] ??= { kept: new Map(), waiting: new Map(), show: null });
  const { version } = told.data;
  if (shelf.kept.has(version)) shelf.show(told);
  else shelf.waiting.set(version, told);
  // Streamlit calls this when the component goes, and also when a rerun overtakes the call before it.
  return () => {
    if (told.parentElement.isConnected) return;
    if (shelf.waiting.get(version) === told) shelf.waiting.delete(version);
    shelf.leave?.(told.parentElement);
  };
}
