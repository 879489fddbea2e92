// The files of a material go one after another, at once, each with its own progress. What has not
// arrived stays in its row with 重试, and on this device until the server has it.
import { copyOf, askToSignIn } from "./notes.js";
import { settled, who } from "./person.js";
import { shrunk } from "./shrink.js";
import { get, keys, put, remove } from "./store.js";

const PATIENCE = 120000; // ms for one file
const LARGEST = 10 * 1024 * 1024; // bytes; the server's own limit
const HOURS = 12;
const LOOK_AGAIN = 3000; // ms between two looks whether somebody has signed in

const words = document.getElementById("sending-words")?.dataset ?? {};
const jobs = new Set();
let running = null;
let watching = null;

// ---- choosing

document.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-chooser]")) return;
  const box = target.closest("[data-sending]");
  for (const file of target.files) add(box, file);
  target.value = ""; // the same picture may be chosen again
});

async function add(box, file, key = `upload:${box.dataset.sending}:${Date.now()}-${Math.random()}`) {
  const job = { box, file, key, row: copyOf("sending-row"), state: "waiting" };
  const list = box.querySelector("[data-going]");
  show(job);
  list.append(job.row);
  list.hidden = false;
  const paper = box.closest("details");
  if (paper) paper.open = true; // a file on its way must be seen
  job.row.querySelector("[data-again]").addEventListener("click", () => again(job));
  job.row.querySelector("[data-drop]").addEventListener("click", () => drop(job));
  if (!file.size) return tell(job, "refused", words.empty);
  jobs.add(job);
  tell(job, "waiting", words.waiting);
  next();
  await settled;
  if (jobs.has(job)) await put(key, { at: Date.now(), file });
  if (!jobs.has(job)) remove(key); // it was quicker than the device
}

function show({ row, file }) {
  row.querySelector("[data-name]").textContent = file.name;
  if (!file.type.startsWith("image/")) return;
  const image = new Image();
  image.alt = "";
  image.src = URL.createObjectURL(file);
  image.onload = () => {
    URL.revokeObjectURL(image.src);
    row.querySelector(".sent__picture").replaceChildren(image);
  };
}

function tell(job, state, sentence) {
  job.state = state;
  job.row.querySelector("[data-state]").textContent = sentence;
  job.row.querySelector("progress").hidden = state !== "going";
  job.row.querySelector("[data-again]").hidden = !["failed", "signed-out"].includes(state);
  job.row.classList.toggle("is-wrong", ["failed", "refused", "signed-out"].includes(state));
  if (state === "refused") forget(job);
}

function again(job) {
  tell(job, "waiting", words.waiting);
  next();
}

function drop(job) {
  job.request?.abort();
  forget(job);
  const list = job.row.parentElement;
  job.row.remove();
  list.hidden = !list.children.length;
  if (running === job) running = null;
  next();
}

function forget(job) {
  jobs.delete(job);
  remove(job.key);
}

// ---- sending, one at a time

function next() {
  if (running) return;
  running = [...jobs].find(({ state }) => state === "waiting") ?? null;
  if (running) send(running);
}

async function send(job) {
  tell(job, "going", words.going);
  job.file = await shrunk(job.file);
  if (!jobs.has(job)) return;
  if (job.file.size > LARGEST) return over(job, () => tell(job, "refused", words.large));
  post(job);
}

function post(job) {
  const form = job.box.querySelector("form[enctype]");
  const body = new FormData();
  form.querySelectorAll("[type=hidden]").forEach(({ name, value }) => body.append(name, value));
  body.append("file", job.file, job.file.name);
  const request = new XMLHttpRequest();
  job.request = request;
  request.open("POST", job.box.dataset.sending);
  request.setRequestHeader("HX-Request", "true");
  request.timeout = PATIENCE;
  request.upload.onprogress = (event) => progress(job, event);
  request.onload = () => over(job, () => answered(job, request));
  request.onerror = () => over(job, () => tell(job, "failed", navigator.onLine ? words.broken : words.offline));
  request.ontimeout = () => over(job, () => tell(job, "failed", words.timeout));
  request.send(body);
}

function progress(job, { loaded, total, lengthComputable }) {
  if (!lengthComputable || job.state !== "going") return;
  const bar = job.row.querySelector("progress");
  bar.value = (100 * loaded) / total;
  job.row.querySelector("[data-state]").textContent = loaded < total ? `${words.going} ${Math.floor(bar.value)}%` : words.checking;
}

function over(job, then) {
  if (running === job) running = null;
  if (jobs.has(job)) then();
  next();
}

function answered(job, request) {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  // Led elsewhere (sent meanwhile, in another window) is no arrival.
  if (request.status === 200 && page.querySelector("[data-fresh]")) return arrived(job, page);
  if (request.status === 401) return signedOut(job, request.getResponseHeader("X-Sign-In"));
  const refused = [413, 415, 422].includes(request.status);
  const sentence = page.querySelector("[data-refused], [data-sentence]")?.textContent.replace(/^错误：/, "");
  tell(job, refused ? "refused" : "failed", (request.status < 500 && sentence) || words.broken);
}

function arrived(job, page) {
  drop(job);
  for (const part of page.querySelectorAll("[data-fresh][id]")) {
    const old = document.getElementById(part.id);
    old?.replaceWith(part);
    if (old) window.htmx?.process(part);
  }
  const sentence = `${job.file.name} ${words.done}`;
  document.dispatchEvent(new CustomEvent("announce", { detail: { value: sentence } }));
}

// ---- what stops it, and goes on by itself

function signedOut(job, door) {
  for (const one of jobs) if (one === job || one.state === "waiting") tell(one, "signed-out", words.signedOut);
  askToSignIn(door);
  watching ??= setInterval(look, LOOK_AGAIN);
}

async function look() {
  if (document.hidden) return;
  const answer = await fetch("/presence", { cache: "no-store" }).catch(() => null);
  if (!answer?.ok || answer.headers.get("X-Who") !== who) return;
  clearInterval(watching);
  watching = null;
  document.getElementById("signed-out-dialog")?.close();
  resume("signed-out");
}

function resume(state) {
  for (const job of jobs) if (job.state === state) tell(job, "waiting", words.waiting);
  next();
}

window.addEventListener("online", () => resume("failed"));

window.addEventListener("beforeunload", (event) => {
  if (jobs.size) event.preventDefault();
});

// A page that was reloaded, or that the telephone threw away, goes on where it was.
async function restore() {
  await settled;
  const known = await keys();
  for (const box of document.querySelectorAll("[data-sending]")) {
    const own = known.filter((key) => String(key).startsWith(`upload:${box.dataset.sending}:`));
    for (const key of own) {
      const kept = await get(key);
      if (kept && Date.now() - kept.at < HOURS * 3600000) add(box, kept.file, key);
      else remove(key);
    }
  }
}

restore();
