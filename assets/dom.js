/**
 * The only maker of elements. Report text, names and table cells are hostile: they reach the page as text
 * nodes, never as markup, and an address becomes a link only when it is http or https.
 */
import { say } from "./words.js";

/**
 * Makes an element.
 * @param {string} tag
 * @param {Object} [options] attributes by name, and three special names: `class`, `text` (text content) and
 *   `on` (listeners by event type). False, null and undefined attributes are left out; true gives an empty one.
 * @param {Array<Node|string|null|false>} [children] strings become text nodes
 */
export function el(tag, options = {}, children = []) {
  const node = document.createElement(tag);
  applyOptions(node, options);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Makes an SVG element; options as in `el`. */
export function svgEl(tag, options = {}, children = []) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  applyOptions(node, options);
  node.append(...children);
  return node;
}

function applyOptions(node, options) {
  for (const [name, value] of Object.entries(options)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.setAttribute("class", value);
    else if (name === "text") node.textContent = value;
    else if (name === "on") {
      for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    } else node.setAttribute(name, value === true ? "" : String(value));
  }
}

/** The address when it is http or https, else null. */
export function safeUrl(url) {
  if (typeof url !== "string" || !/^https?:\/\//i.test(url.trim())) return null;
  try {
    const parsed = new URL(url.trim());
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : null;
  } catch {
    return null;
  }
}

/** A link that opens in a new tab, or the words alone when the address is not a safe one. */
export function linkOrText(words, url) {
  const href = safeUrl(url);
  if (!href) return el("span", { text: words, dir: "auto" });
  return el("a", { class: "gm-link", text: words, href, target: "_blank", rel: "noopener noreferrer", dir: "auto" });
}

/** A button whose label is text. */
export function textButton(label, onClick, options = {}) {
  return el("button", { type: "button", class: "gm-button", text: label, on: { click: onClick }, ...options });
}

/** A `<select>` of `[value, label]` pairs, the labels in English words of ours, with an accessible name. */
export function selectBox(name, pairs, value, onChange) {
  const box = el(
    "select",
    { class: "gm-select", "aria-label": name, on: { change: () => onChange(box.value) } },
    pairs.map(([key, label]) => el("option", { value: key, text: say(label) })),
  );
  box.value = value;
  return box;
}

/** A random id prefix, so that two explorers on one page do not share ids. */
export function idPrefix() {
  return `gm-${Math.random().toString(36).slice(2, 8)}`;
}

/** Whether the reader asked for less motion. */
export function wantsLessMotion() {
  return globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
}
