// On every page. Everything works as plain pages; this makes it quicker and safer to use.
import { initAll } from "./vendor/govuk-frontend-6.6.0.min.js";
import "./controls.js";
// In this order: each hears of a form only what the one before let pass.
import "./ask_first.js";
import "./requests.js";
import "./keep.js";
import "./update.js";

const REFRESH_EVERY = 20000; // ms, while the page is visible
const TOAST_STAYS = 4000;

document.body.classList.add("govuk-frontend-supported");
initAll();

// Only components that are new in a swapped part; the others answer that they already run.
document.addEventListener("htmx:load", ({ detail }) => {
  if (detail.elt !== document.body && detail.elt.parentElement) {
    initAll({ scope: detail.elt.parentElement, onError: () => {} });
  }
});

// A morph must not strip what govuk-frontend or the reader has set.
if (window.Idiomorph) {
  window.Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name) =>
    !name.startsWith("data-govuk") && name !== "open";
}

// Focus after a swap: where the server or the control says (data-focus), else an error summary
// (govuk does that), else the heading of the new part, else the part. A refresh in the background
// never moves it.
let focusTo = null;

document.addEventListener("focus-to", ({ detail }) => {
  focusTo = detail.value;
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const place = focusTo ?? detail.requestConfig?.elt.dataset.focus;
  const wanted = place && document.querySelector(place);
  focusTo = null;
  if (wanted) {
    wanted.focus();
  } else if (isLost(document.activeElement, detail) && !isRefresh(detail)) {
    const parts = [...(detail.elt.querySelectorAll?.(".govuk-error-summary, [tabindex='-1']") ?? []), detail.elt];
    parts.find((part) => part.matches?.(".govuk-error-summary, [tabindex='-1']"))?.focus();
  }
  markTitle();
});

// The pressed button does not keep it: the browser may or may not have taken it away by now.
function isLost(focused, { requestConfig }) {
  return focused === document.body || focused === requestConfig?.triggeringEvent?.submitter;
}

function isRefresh(detail) {
  return detail.requestConfig?.triggeringEvent?.type === "refresh";
}

function markTitle() {
  const title = document.title.replace(/^错误：/, "");
  const wrong = document.querySelector(".govuk-error-summary, .govuk-error-message");
  document.title = wrong ? `错误：${title}` : title;
}

// Lists that others change ask again while somebody looks at them.
let refreshedAt = Date.now();

function refresh() {
  if (document.hidden) return;
  refreshedAt = Date.now();
  document.querySelectorAll("[data-refresh]").forEach((part) => {
    part.dispatchEvent(new CustomEvent("refresh"));
  });
}

setInterval(refresh, REFRESH_EVERY);
document.addEventListener("visibilitychange", () => {
  if (Date.now() - refreshedAt > REFRESH_EVERY) refresh();
});

// HX-Trigger: {"announce": "需要 4 份材料"} for ears; {"toast": "已存草稿"} for both.
document.addEventListener("announce", ({ detail }) => {
  document.getElementById("live").textContent = detail.value;
});

const toast = document.getElementById("toast");
let toastTimer;

document.addEventListener("toast", ({ detail }) => {
  const text = document.createElement("p");
  text.className = "toast__text";
  text.textContent = detail.value;
  toast.replaceChildren(text);
  keepToast();
});

function keepToast() {
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => toast.replaceChildren(), TOAST_STAYS);
}

toast.addEventListener("pointerenter", () => clearTimeout(toastTimer));
toast.addEventListener("pointerleave", keepToast);
if (toast.firstElementChild) keepToast();
