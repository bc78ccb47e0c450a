/**
 * Light or dark: the nearest `data-theme` attribute decides, else the colour scheme of the page around, else the
 * reader's system. The answer becomes the class `gm-dark`; the colours themselves are in the style sheet, and canvases read them from there.
 */

/**
 * Keeps `gm-dark` on an element in step with the theme.
 * @param {HTMLElement} element
 * @param {function(): void} onChange called after each change
 * @returns {{check: function(): void, stop: function(): void}} check looks again, for changes that no event tells
 */
export function followTheme(element, onChange) {
  const query = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
  const apply = () => {
    const wanted = element.closest("[data-theme]")?.getAttribute("data-theme") ?? schemeAround(element);
    const dark = wanted === "dark" || (wanted !== "light" && Boolean(query?.matches));
    if (element.classList.contains("gm-dark") === dark) return;
    element.classList.toggle("gm-dark", dark);
    onChange();
  };
  const watcher = new MutationObserver(apply);
  watcher.observe(element, { attributes: true, attributeFilter: ["data-theme"] });
  const holder = element.parentElement?.closest("[data-theme]");
  if (holder) watcher.observe(holder, { attributes: true, attributeFilter: ["data-theme"] });
  query?.addEventListener?.("change", apply);
  apply();
  const stop = () => {
    watcher.disconnect();
    query?.removeEventListener?.("change", apply);
  };
  return { check: apply, stop };
}

/** "light" or "dark" when the page around an element has settled on one, else null. */
function schemeAround(element) {
  const scheme = element.parentElement ? getComputedStyle(element.parentElement).colorScheme : "";
  return scheme === "light" || scheme === "dark" ? scheme : null;
}

/** A function that reads the style sheet's colours as they are for an element now: `read("ink")`. */
export function themeColors(element) {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(`--gm-${name}`).trim() || "#888888";
}
