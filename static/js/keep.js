// What somebody types or chooses survives a reload, a lost network, an expired session, a killed
// server and the way back: in this tab, for this person, until the server has it. Forms ask for it
// with data-keep; before an update every form is kept once.
import { who } from "./person.js";
import { remove } from "./store.js";

const HOURS = 12;
// What somebody agrees to they tick themselves, every time; other ticks are wishes.
const LEAVE = "[type=hidden],[type=file],[type=password],.consent input:not([name=keep]):not([name=anonymous]),[name^=_]";
const NOT_SEEN = [401, 403, 408, 429]; // refusals that say nothing about what was sent

const key = (form) => `${who}:${new URL(form.action).pathname}`;
const fields = (form) => [...form.elements].filter((e) => e.name && !e.matches(LEAVE));
const files = () => import("./kept_files.js"); // few pages have any
const hasFiles = (form) => [...form.elements].some((e) => e.type === "file");
const choice = (field) => field.matches("[type=radio],[type=checkbox]");

function read(name) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(`kept:${name}`));
    return kept && Date.now() - kept.at < HOURS * 3600000 ? kept : null;
  } catch {
    return null;
  }
}

function write(form, more) {
  const typed = fields(form).map((f) => [f.name, choice(f) ? f.value : null, choice(f) ? f.checked : f.value]);
  if (!typed.length) return; // only to be sent with care
  const kept = { at: Date.now(), page: location.pathname, typed, ...more };
  sessionStorage.setItem(`kept:${key(form)}`, JSON.stringify(kept));
}

function drop(name) {
  sessionStorage.removeItem(`kept:${name}`);
  dropFiles(name);
}

const dropFiles = (name) => remove(`files:${name}`);

// ---- bringing it back

async function restore(form) {
  const name = key(form);
  const kept = read(name);
  if (form.dataset.restored !== undefined || !(form.matches("[data-keep]") || kept?.once)) return;
  form.dataset.restored = "";
  const changed = kept ? restoreTyped(form, kept) : false;
  if (kept?.once) sessionStorage.removeItem(`kept:${name}`);
  const back = hasFiles(form) && (await (await files()).restoreFiles(form, name));
  if (back || changed) say("已恢复您没有提交的内容");
  if (kept?.once && !form.matches("[data-keep]")) dropFiles(name);
}

function restoreTyped(form, kept) {
  // The server has shown what was sent, beside what is wrong with it: that is newer.
  if (document.querySelector(".govuk-error-summary, #late")) {
    write(form);
    return false;
  }
  return refillAll(form, kept.typed);
}

// A question may be asked only after the answer to another: what has no field yet waits for it.
const waiting = new WeakMap();

function refillAll(form, typed) {
  const found = typed.map(([name, value]) => fields(form).find((f) => f.name === name && (value === null || f.value === value)));
  const changed = found.filter((field, nth) => field && refill(field, typed[nth][2]));
  waiting.set(form, typed.filter((_, nth) => !found[nth]));
  const asks = changed.map((field) => field.closest("[hx-get]")).find(Boolean);
  if (asks) whenReady(() => window.htmx?.trigger(asks, "change"));
  return changed.length > 0;
}

function refill(field, state) {
  const was = choice(field) ? field.checked : field.value;
  if (choice(field)) field.checked = state;
  else field.value = state;
  if (was !== state) unfold(field.closest("details"));
  return was !== state;
}

function unfold(details) {
  if (!details) return;
  details.open = true;
  unfold(details.parentElement.closest("details"));
}

function whenReady(then) {
  if (document.readyState === "complete") then();
  else window.addEventListener("load", then, { once: true });
}

document.addEventListener("htmx:afterSettle", ({ target }) => {
  const form = target.closest?.("form");
  if (waiting.get(form)?.length) refillAll(form, waiting.get(form));
});

function say(words) {
  document.dispatchEvent(new CustomEvent("toast", { detail: { value: words } }));
}

// Sent and arrived: the server led on from the form's page, and what it shows is no refusal. A
// sign-in page in between is no arrival, nor is the way back, nor the page without a network.
const NOT_ARRIVED = ".govuk-error-summary, #late, [data-sentence], [data-away]";

function forget() {
  const from = document.referrer && new URL(document.referrer).pathname;
  const [entry] = performance.getEntriesByType("navigation");
  const door = location.pathname.endsWith("/login") || document.querySelector(NOT_ARRIVED);
  const led = entry?.type === "navigate" && !door;
  for (const stored of Object.keys(sessionStorage).filter((one) => one.startsWith("kept:"))) {
    const name = stored.slice("kept:".length);
    const kept = read(name);
    if (!kept || (kept.sent && led && kept.page === from)) drop(name);
    else if (kept.sent) sessionStorage.setItem(stored, JSON.stringify({ ...kept, sent: false }));
  }
}

forget();
document.querySelectorAll("form").forEach(restore);
document.addEventListener("htmx:load", ({ detail }) => {
  detail.elt.querySelectorAll?.("form").forEach(restore);
});

// ---- keeping it

const asksForIt = (form) => form?.matches("form[data-keep]");

document.addEventListener("input", ({ target }) => {
  if (asksForIt(target.form) && !target.matches(LEAVE)) write(target.form);
});
document.addEventListener("change", ({ target }) => {
  if (target.type === "file" && asksForIt(target.form)) keepFiles(target.form);
});
document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (asksForIt(target) && !target.hasAttribute("hx-post") && !defaultPrevented) write(target, { sent: true });
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const form = detail.elt.form ?? detail.elt;
  if (!asksForIt(form) || detail.requestConfig.verb !== "post") return;
  const status = detail.xhr.status;
  if (detail.successful) drop(key(form));
  else if (status >= 400 && status < 500 && !NOT_SEEN.includes(status)) dropFiles(key(form));
});

async function keepFiles(form) {
  return !hasFiles(form) || (await files()).keepFiles(form, key(form));
}

const changed = (field) => (choice(field) ? field.checked !== field.defaultChecked : differs(field));

function differs(field) {
  if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return field.value !== field.defaultValue;
}

// Everything on the page, before it is loaded anew. False: some files are too large to be kept.
export async function keepAll() {
  const safe = [...document.forms].filter((form) => form.method !== "dialog").map((form) => {
    if (fields(form).some(changed)) write(form, { once: !asksForIt(form) });
    return keepFiles(form);
  });
  return (await Promise.all(safe)).every(Boolean);
}
