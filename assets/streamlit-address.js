// Keeps the browser's address in step with the view, without an entry in the history: back leaves the app.

export default function ({ data }) {
  const url = new URL(globalThis.location.href);
  if (url.search === data.query) return;
  url.search = data.query;
  globalThis.history.replaceState(globalThis.history.state, "", url);
}
