// What somebody types survives a reload, an expired session and the way back: in this tab, for
// this person, until the server has it. Forms ask for it with data-keep.
const HOURS = 12;
const LEAVE = "[type=hidden],[type=file],[type=password],.consent input,[name^=_]";

const who = document.body.dataset.who ?? "";
const key = (form) => `kept:${who}:${new URL(form.action).pathname}`;
const fields = (form) => [...form.elements].filter((e) => e.name && !e.matches(LEAVE));
const choice = (field) => field.matches("[type=radio],[type=checkbox]");

function read(name) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(name));
    return kept && Date.now() - kept.at < HOURS * 3600000 ? kept : null;
  } catch {
    return null;
  }
}

function write(form, more) {
  const typed = fields(form).map((f) => [f.name, choice(f) ? f.value : null, choice(f) ? f.checked : f.value]);
  sessionStorage.setItem(key(form), JSON.stringify({ at: Date.now(), typed, ...more }));
}

function restore(form) {
  const kept = read(key(form));
  if (!kept || form.dataset.restored) return;
  form.dataset.restored = "";
  // The server has shown what was sent, beside what is wrong with it: that is newer.
  if (document.querySelector(".govuk-error-summary, #late")) return write(form);
  let changed = false;
  for (const [name, value, state] of kept.typed) {
    const field = fields(form).find((f) => f.name === name && (value === null || f.value === value));
    if (!field) continue;
    const was = choice(field) ? field.checked : field.value;
    changed ||= was !== state;
    if (choice(field)) field.checked = state;
    else field.value = state;
  }
  if (changed) document.dispatchEvent(new CustomEvent("toast", { detail: { value: "已恢复您没有提交的内容" } }));
}

// Sent and arrived: the server led on to another page. The form's own address shows what is wrong
// with it, and a sign-in page in between is no arrival either.
function forget() {
  for (const name of Object.keys(sessionStorage)) {
    if (!name.startsWith("kept:")) continue;
    const kept = read(name);
    const here = name.endsWith(`:${location.pathname}`) || location.pathname.endsWith("/login");
    if (!kept || (kept.sent && !here)) sessionStorage.removeItem(name);
    else if (kept.sent) sessionStorage.setItem(name, JSON.stringify({ ...kept, sent: false }));
  }
}

forget();
document.querySelectorAll("form[data-keep]").forEach(restore);
document.addEventListener("htmx:load", ({ detail }) => {
  detail.elt.querySelectorAll?.("form[data-keep]").forEach(restore);
});
document.addEventListener("input", ({ target }) => {
  const form = target.form;
  if (form?.matches("[data-keep]") && !target.matches(LEAVE)) write(form);
});
document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (target.matches("[action='/logout']")) sessionStorage.clear();
  if (target.matches("[data-keep]") && !defaultPrevented && read(key(target))) write(target, { sent: true });
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const form = detail.elt.form ?? detail.elt;
  if (detail.successful && form.matches("form[data-keep]") && detail.requestConfig.verb === "post") {
    sessionStorage.removeItem(key(form));
  }
});
