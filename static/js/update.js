// The service worker: registered after the page has loaded, so that a first visit pays nothing for
// it. A new one waits until the person says 更新; what they typed or chose is there again afterwards.
import { keepAll } from "./keep.js";
import { who } from "./person.js";
import { copyOf } from "./notes.js";

const SETTLED = 1500; // ms after the last answer to a checker
const workers = navigator.serviceWorker;

async function register() {
  const registration = await workers.register("/sw.js");
  if (registration.waiting && workers.controller) offer(registration.waiting);
  if (registration.installing) follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
}

function follow(worker) {
  worker.addEventListener("statechange", () => {
    if (worker.state === "installed" && workers.controller) offer(worker);
  });
}

function offer(worker) {
  if (document.getElementById("new-version-note")) return;
  const note = copyOf("new-version");
  note.id = "new-version-note";
  note.querySelector("button").addEventListener("click", () => update(note, worker));
  document.getElementById("main").prepend(note);
}

async function update(note, worker) {
  if (!(await keepAll())) {
    note.querySelector("[data-too-large]").hidden = false;
    return;
  }
  workers.addEventListener("controllerchange", reload, { once: true });
  worker.postMessage({ takeOver: true });
}

// Not location.reload(): that would send a form again whose answer this page is.
function reload() {
  location.replace(location.pathname + location.search);
}

// ---- last views of public pages; which ones, the worker knows

function seen() {
  const credentials = who ? "omit" : "same-origin"; // never a page that names somebody
  workers.controller?.postMessage({ seen: location.href, credentials });
}

let later;

function seenAgain() {
  clearTimeout(later);
  later = setTimeout(seen, SETTLED);
}

// The page without a network looks like the others: 长辈版, text size.
function rememberLook() {
  const { mode = "", fs = "" } = document.documentElement.dataset;
  workers.controller?.postMessage({ look: `${mode} ${fs}`.trim() });
}

if (workers) {
  window.addEventListener("load", () => {
    register().catch(() => {}); // forbidden, or no network: pages work without it
    rememberLook();
    if (who) seen();
    else if (!workers.controller) workers.addEventListener("controllerchange", seen, { once: true });
  });
  document.addEventListener("htmx:replacedInHistory", seenAgain);
}
