// Before a form with typed text leaves the page: is the hall there, and does it still know who is
// asking? If not, the page stays as it is, chosen files included.
import { askToSignIn, clearNotes, copyOf, place } from "./notes.js";

const PATIENCE = 8000; // ms

const who = document.body.dataset.who ?? "";
const asking = new WeakSet();
const mayGo = new WeakSet();
const pressed = new WeakMap(); // what sends a form; Safari before 15.4 names no submitter

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button?.form && button.type === "submit") pressed.set(button.form, button);
}, true);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-keep][method=post]:not([hx-post])")) return;
  if (form.target || mayGo.delete(form)) return;
  event.preventDefault();
  if (asking.has(form)) return;
  asking.add(form);
  clearNotes();
  ask(form, event.submitter ?? pressed.get(form)).finally(() => asking.delete(form));
});

async function ask(form, submitter) {
  const answer = await presence();
  if (!answer?.ok) return place(copyOf(reason(answer)), form, submitter);
  // Without files the sign-in page may come between: what was typed is there again afterwards.
  if (answer.headers.get("X-Who") !== who && hasFiles(form)) return askToSignIn();
  mayGo.add(form);
  send(form, submitter);
}

// As if it were pressed again. Safari has requestSubmit since version 16.
export function send(form, submitter) {
  if (form.requestSubmit) return form.requestSubmit(submitter);
  (submitter ?? pressed.get(form) ?? [...form.elements].find(({ type }) => type === "submit"))?.click();
}

function presence() {
  const patience = new AbortController(); // AbortSignal.timeout is younger than our oldest browsers
  setTimeout(() => patience.abort(), PATIENCE);
  return fetch("/presence", { cache: "no-store", signal: patience.signal }).catch(() => null);
}

function reason(answer) {
  if (answer) return "failed";
  return navigator.onLine ? "unreachable" : "offline";
}

function hasFiles(form) {
  return [...form.elements].some((field) => field.files?.length);
}
