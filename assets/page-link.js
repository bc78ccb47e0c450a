/** Keeps the page's address in step with the view, so that a link restores it and the browser's back goes back. */
import { differsInMore, isLinkKey, linkOf, viewOfLink } from "./permalink.js";

/** Where the view's link stands: after "#" in a file, which has no query, or in the query, beside keys of the host's own. */
const PARTS = {
  hash: {
    read: () => globalThis.location.hash.replace(/^#\??/, ""),
    address: (link) => `#${link}`,
  },
  query: {
    read: () => globalThis.location.search.slice(1),
    address: (link, own) => {
      const others = [...new URLSearchParams(globalThis.location.search)].filter(([key]) => !isLinkKey(key) && !(key in own));
      const rest = new URLSearchParams([...others, ...Object.entries(own)]).toString();
      return `?${[link, rest].filter(Boolean).join("&")}${globalThis.location.hash}`;
    },
  },
};

export class PageLink {
  /**
   * @param {string} part "hash" or "query"
   * @param {function(Object): void} onGo gets the view of an address that was gone to
   */
  constructor(part, onGo) {
    this._part = PARTS[part];
    this._went = () => {
      const { view } = viewOfLink(this.query);
      this._shown = linkOf(view);
      onGo(view);
    };
    globalThis.addEventListener("popstate", this._went);
  }

  /** The query string in the address. */
  get query() {
    return this._part.read();
  }

  /**
   * Puts a view into the address: a step of the history, unless the map was moved only.
   * @param {Object} view
   * @param {Object<string, string>} [own] keys of the host's own
   * @param {{inPlace: boolean}} [options] inPlace: no step in any case, as after going back to what cannot be shown whole: another
   *   step would end all going back
   */
  show(view, own = {}, { inPlace = false } = {}) {
    const link = linkOf(view);
    const step = !inPlace && this._shown !== undefined && differsInMore(link, this._shown);
    this._shown = link;
    const { history, location } = globalThis;
    const address = this._part.address(link, own);
    if (address === location.search + location.hash || address === location.hash) return;
    if (step) history.pushState(history.state, "", address);
    else history.replaceState(history.state, "", address);
  }

  destroy() {
    globalThis.removeEventListener("popstate", this._went);
  }
}
