// What people see while a request runs and when it fails.
import { send } from "./ask_first.js";
import { askToSignIn, clearNotes, copyOf, place } from "./notes.js";

const QUIET = 300; // ms before anything shows
const SLOW = 8000;

const running = new WeakMap(); // element that asked -> what to put back

// ---- while it runs

function begin(asker, submitter, region) {
  clearNotes();
  const state = { submitter, region, words: submitter?.innerHTML };
  state.quiet = setTimeout(() => showBusy(state), QUIET);
  state.slow = setTimeout(() => showSlow(state, asker), SLOW);
  running.set(asker, state);
}

function showBusy({ submitter, region }) {
  region?.setAttribute("aria-busy", "true");
  if (!submitter?.dataset.busy) return;
  submitter.setAttribute("aria-busy", "true");
  submitter.textContent = submitter.dataset.busy;
}

function showSlow(state, asker) {
  state.note = place(copyOf("slow"), asker, state.submitter);
}

function end(asker) {
  const state = running.get(asker);
  if (!state) return;
  running.delete(asker);
  clearTimeout(state.quiet);
  clearTimeout(state.slow);
  state.note?.remove();
  state.region?.removeAttribute("aria-busy");
  if (state.submitter?.getAttribute("aria-busy")) {
    state.submitter.removeAttribute("aria-busy");
    state.submitter.innerHTML = state.words;
  }
}

// A plain form goes once: a second click while the first is under way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.target) return; // answered elsewhere; this page stays as it is
  if (running.has(form)) return event.preventDefault();
  clearNotes();
  if (!navigator.onLine) {
    event.preventDefault();
    return place(copyOf("offline"), form, event.submitter);
  }
  begin(form, event.submitter);
  history.replaceState({ ...history.state, sent: true }, "");
});

// Back from the browser's memory: the buttons are ready again, and a page whose form went out is
// asked for anew, so that it shows what came of it.
window.addEventListener("pageshow", ({ persisted }) => {
  document.querySelectorAll("form").forEach(end);
  if (!history.state?.sent) return;
  history.replaceState({ ...history.state, sent: false }, "");
  const [entry] = performance.getEntriesByType("navigation");
  if (persisted || entry?.type === "back_forward") location.reload();
});

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const isForm = detail.elt.matches("form[hx-post]");
  const pressed = detail.requestConfig.triggeringEvent?.submitter;
  const submitter = pressed ?? (isForm ? detail.elt.querySelector("button[data-busy]") : null);
  const region = detail.target.hasAttribute("data-skeleton") ? detail.target : null;
  begin(detail.elt, isForm ? submitter : null, region);
});

document.addEventListener("htmx:afterRequest", ({ detail }) => end(detail.elt));

document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  const bar = target.querySelector?.("progress");
  if (bar && detail.lengthComputable) bar.value = (100 * detail.loaded) / detail.total;
});

// ---- when it fails

// A refused form comes back as a part and is swapped. A whole error page never is: its
// sentence is shown beside what was pressed, and everything typed stays.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status >= 400 && /^\s*<!doctype/i.test(detail.serverResponse)) {
    detail.shouldSwap = false;
    detail.isError = true;
  }
});

document.addEventListener("htmx:responseError", ({ detail }) => fail(detail, detail.xhr.status));
document.addEventListener("htmx:sendError", ({ detail }) => fail(detail, 0));
document.addEventListener("htmx:timeout", ({ detail }) => fail(detail, 0));

const NOTES = { 0: "offline", 403: "not-allowed", 404: "not-found", 409: "conflict", 429: "too-many" };

function fail(detail, status) {
  const event = detail.requestConfig.triggeringEvent;
  if (status === 401) return askToSignIn(detail.xhr.getResponseHeader("X-Sign-In"));
  if (event?.type === "refresh") return markStale(detail.elt);
  const note = noteFor(status, detail);
  if (status === 0 || status >= 429) {
    note.querySelector(".note__body").append(document.createElement("br"), retry(detail, event));
  }
  place(note, detail.elt.matches("form") ? detail.elt : detail.target, event?.submitter);
}

function noteFor(status, { xhr, requestConfig }) {
  const broken = status === 0 || status >= 500;
  const asked = broken && requestConfig.verb === "get";
  const refused = status >= 400 && status < 429 ? "refused" : "failed";
  const note = copyOf(asked ? "not-loaded" : (NOTES[status] ?? refused));
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const sentence = page.querySelector("[data-sentence]")?.textContent;
  const code = page.querySelector("[data-code]")?.textContent;
  const words = note.querySelector("[data-words]") ?? note.querySelector(".note__body");
  if (sentence && !broken) words.textContent = sentence;
  if (status === 429) words.append(wait(xhr));
  if (code) words.append(` ${code}`);
  return note;
}

function retry({ elt }, event) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary button--s";
  button.textContent = "再试一次";
  button.addEventListener("click", () => {
    if (elt.matches("form")) send(elt, event?.submitter);
    else window.htmx.trigger(elt, event?.type ?? "click");
  });
  return button;
}

function wait(xhr) {
  const seconds = Number(xhr.getResponseHeader("Retry-After")) || 60;
  return seconds > 90 ? ` 大约 ${Math.ceil(seconds / 60)} 分钟后再试。` : ` ${seconds} 秒后再试。`;
}

function markStale(part) {
  if (part.querySelector(".stale")) return;
  const line = document.createElement("p");
  line.className = "stale";
  line.setAttribute("role", "status");
  const time = new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
  line.textContent = `连不上网络，内容截至 ${time}，连上后自动更新。`;
  part.prepend(line);
}
