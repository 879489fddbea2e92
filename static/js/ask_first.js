// Before a form with typed text leaves the page: is the hall there, and does it still know who is
// asking? If not, the page stays as it is, chosen files included.
import { askToSignIn, clearNotes, copyOf, place } from "./notes.js";

const PATIENCE = 8000; // ms

const who = document.body.dataset.who ?? "";
const asking = new WeakSet();
const mayGo = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-keep][method=post]:not([hx-post])")) return;
  if (form.target || mayGo.delete(form)) return;
  event.preventDefault();
  if (asking.has(form)) return;
  asking.add(form);
  clearNotes();
  send(form, event.submitter).finally(() => asking.delete(form));
});

async function send(form, submitter) {
  const answer = await presence();
  if (!answer?.ok) return place(copyOf(reason(answer)), form, submitter);
  // Without files the sign-in page may come between: what was typed is there again afterwards.
  if (answer.headers.get("X-Who") !== who && hasFiles(form)) return askToSignIn();
  mayGo.add(form);
  form.requestSubmit(submitter);
}

function presence() {
  return fetch("/presence", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
}

function reason(answer) {
  if (answer) return "failed";
  return navigator.onLine ? "unreachable" : "offline";
}

function hasFiles(form) {
  return [...form.elements].some((field) => field.files?.length);
}
