// Keeps what the incidents' component sent, so that the map's, which is told of every change, is never sent it again.

/** Characters of the version in front of the data. */
const VERSION_LENGTH = 64;

export default function ({ data }) {
  if (!data?.length) return;
  const shelf = (globalThis[Symbol.for("geo.incidents")] ??= { kept: new Map(), waiting: new Map() });
  const version = new TextDecoder().decode(data.subarray(0, VERSION_LENGTH));
  if (!shelf.kept.has(version)) {
    shelf.kept.clear();
    shelf.kept.set(version, data.subarray(VERSION_LENGTH));
  }
  shelf.waiting.get(version)?.();
  shelf.waiting.delete(version);
}
