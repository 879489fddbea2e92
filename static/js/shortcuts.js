// Keyboard of the reviewer. Each key presses a visible control that names it in data-key;
// single keys rest while somebody types, and the whole file is not loaded when switched off.
import { tinykeys } from "./vendor/tinykeys-3.1.0.js";

const SINGLE = [..."jkzabdrm/123456789"];

const typing = (element) =>
  element.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");

const visible = (element) => element.getClientRects().length > 0 && !element.disabled;

function control(key) {
  return [...document.querySelectorAll(`[data-key="${key}"]`)].find(visible);
}

function press(key, event) {
  const found = control(key);
  if (!found) return;
  event.preventDefault();
  found.focus(); // so that focus comes back to it when what it opens is closed
  if (!found.matches("textarea, select, input:not([type=radio]):not([type=checkbox])")) found.click();
}

function single(key) {
  return (event) => {
    if (typing(event.target) || event.isComposing || document.querySelector("dialog[open]")) return;
    press(key, event);
  };
}

tinykeys(window, {
  ...Object.fromEntries(SINGLE.map((key) => [key, single(key)])),
  "Shift+?": single("?"),
  "$mod+Enter": (event) => press("Control+Enter", event),
});

// J and K walk the queue: data-step="1" and data-step="-1" on the buttons of the key bar.
document.addEventListener("click", (event) => {
  const step = Number(event.target.closest("[data-step]")?.dataset.step);
  if (!step) return;
  const items = [...document.querySelectorAll("[data-queue-item]")];
  const here = items.findIndex((item) => item.hasAttribute("aria-current"));
  const next = items[here + step];
  if (!next) return;
  next.scrollIntoView({ block: "nearest" });
  next.click();
});
