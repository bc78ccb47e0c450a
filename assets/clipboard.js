/** Copying text. */
import { el } from "./dom.js";
import { say } from "./words.js";

/** Copies text and says in words how it went; where the clipboard is closed to the page, through a selected text field. */
export async function copyText(text, report) {
  try {
    await navigator.clipboard.writeText(text);
    report(say("Copied"));
  } catch {
    const before = document.activeElement;
    const field = el("textarea", { class: "gm-offscreen", "aria-hidden": "true" });
    field.value = text;
    document.body.appendChild(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before?.focus({ preventScroll: true });
    report(say(done ? "Copied" : "The browser did not allow copying"));
  }
}
