/** Keeps the address of a page of its own in step with the view, after "#", so that a link into the file restores it, and back goes back. */
import { differsInMore, linkOf, viewOfLink } from "./permalink.js";

export class PageLink {
  /** @param {function(Object): void} onGo gets the view of an address that was gone to */
  constructor(onGo) {
    this._went = () => onGo(viewOfLink(PageLink.query));
    globalThis.addEventListener("popstate", this._went);
  }

  /** The query string in the address. */
  static get query() {
    return globalThis.location.hash.replace(/^#\??/, "");
  }

  /** Puts a view into the address: a step of the history, unless the map was moved only. */
  show(view) {
    const query = linkOf(view);
    if (query === PageLink.query) return;
    const { history } = globalThis;
    const url = `#${query}`;
    if (this._shown !== undefined && differsInMore(query, this._shown)) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
    this._shown = query;
  }

  /** Takes the address as it is for what is shown. */
  hold() {
    this._shown = PageLink.query;
  }

  destroy() {
    globalThis.removeEventListener("popstate", this._went);
  }
}
