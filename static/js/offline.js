// On the page without a network: my cases as they were, and the public pages seen last.
import { settled } from "./person.js";
import { get } from "./store.js";

const part = (id) => document.getElementById(id);
const fresh = (id) => part(id).content.firstElementChild.cloneNode(true);

function moment(at) {
  const date = new Date(at);
  const time = date.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
  const today = date.toDateString() === new Date().toDateString();
  return today ? time : `${date.getMonth() + 1} 月 ${date.getDate()} 日 ${time}`;
}

// ---- my cases

async function showCases() {
  await settled;
  const kept = await get("snapshot");
  if (!kept) return;
  const { cases } = kept.snapshot;
  part("kept-cases").querySelector("[data-at]").textContent = moment(kept.at);
  const lines = cases.length ? cases.map(line) : [fresh("no-kept-cases")];
  part("my-cases").querySelector("ul").replaceChildren(...lines);
  part("kept-cases").hidden = false;
}

function line(one) {
  const row = fresh("kept-case");
  const badge = row.querySelector("[data-status]");
  row.querySelector("[data-item]").textContent = one.item;
  row.querySelector("[data-number]").textContent = `编号 ${one.number}`;
  badge.textContent = one.status;
  if (/^[a-z]+$/.test(one.tone)) badge.classList.add(`badge--${one.tone}`);
  say(row.querySelector("[data-due]"), one.due && due(one));
  say(row.querySelector("[data-where]"), one.where && `${one.wait === "correct" ? "也可以带到" : "领取地点"}：${one.where}`);
  const list = row.querySelector("ol");
  list.hidden = !one.asked.length;
  list.append(...one.asked.map(asked));
  return row;
}

const due = ({ due: day, wait }) => (wait === "correct" || wait === "gap" ? `请在 ${day}前补齐` : `预计 ${day}办结`);

function asked(words) {
  const item = document.createElement("li");
  item.textContent = words;
  return item;
}

function say(element, words) {
  element.hidden = !words;
  element.textContent = words || "";
}

// ---- public pages

async function showPages() {
  const names = (await caches.keys()).filter((name) => name.startsWith("pages-"));
  const rows = (await Promise.all(names.map(rowsOf))).flat();
  part("kept-pages").querySelector("ul").replaceChildren(...rows);
  part("kept-pages").hidden = !rows.length;
}

async function rowsOf(name) {
  const cache = await caches.open(name);
  const requests = (await cache.keys()).reverse(); // newest first
  return Promise.all(requests.map(async ({ url }) => row(url, await cache.match(url))));
}

async function row(url, answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const element = fresh("kept-page");
  const address = new URL(url);
  element.querySelector("a").href = address.pathname + address.search;
  const kind = address.pathname.endsWith("/materials") ? "材料清单" : "办事指南";
  element.querySelector(".grow").textContent = `${page.title.split(" - ")[0]} ${kind}`;
  return element;
}

showCases();
if (globalThis.caches) showPages();
document.querySelector("[data-again]").addEventListener("click", (event) => {
  event.preventDefault();
  location.reload();
});
// It stood in for another page: that one can be had again.
window.addEventListener("online", () => {
  if (location.pathname !== "/offline") location.reload();
});
