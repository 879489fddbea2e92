// The service worker, after one line from the server: GIVEN = { version, files, lasting, pages,
// strip, offline }. It keeps static files by their hash, last views of public pages, and the page
// that stands in when there is no network. It never keeps a page of somebody who has signed in.
const STATIC = `static-${GIVEN.version}`;
const PAGES = `pages-${GIVEN.version}`; // they point at the static files of their version
const OFFLINE = "/offline";
const AWAY = [502, 504]; // a proxy says that nobody is behind it
const LASTING = new RegExp(GIVEN.lasting);

self.addEventListener("install", (event) => event.waitUntil(prepare()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));

async function prepare() {
  const cache = await caches.open(STATIC);
  await Promise.all([cache.addAll(GIVEN.files), keepOffline("?")]);
}

async function tidy() {
  const names = await caches.keys();
  const old = names.filter((name) => name !== STATIC && name !== PAGES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const address = new URL(url);
  if (method !== "GET" || address.origin !== location.origin) return;
  if (address.pathname.startsWith("/static/")) event.respondWith(fromCache(event.request));
  else if (mode === "navigate") event.respondWith(fromNetwork(event));
});

self.addEventListener("message", (event) => {
  const { takeOver, seen, credentials, look } = event.data;
  if (takeOver) self.skipWaiting();
  if (seen) event.waitUntil(see(seen, credentials));
  if (look !== undefined) event.waitUntil(keepLook(look));
});

// ---- static files: the address names the content

async function fromCache(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && /immutable/.test(answer.headers.get("Cache-Control"))) {
    const cache = await caches.open(STATIC);
    await cache.put(request, answer.clone());
  }
  return answer;
}

// ---- pages: the network first

async function fromNetwork(event) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    if (AWAY.includes(answer.status)) throw new Error("away");
    event.waitUntil(keep(event.request.url, answer.clone()));
    return answer;
  } catch {
    return (await lastView(event.request.url)) ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
}

async function keep(url, answer) {
  if (answer.headers.get("X-Last-View") !== "public") return;
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", String(Date.now()));
  const cache = await caches.open(PAGES);
  await cache.put(url, new Response(await answer.blob(), { headers }));
  const kept = await cache.keys(); // oldest first
  await Promise.all(kept.slice(0, -GIVEN.pages).map((old) => cache.delete(old)));
}

async function see(url, credentials) {
  if (!LASTING.test(new URL(url).pathname)) return;
  const answer = await fetch(url, { credentials, cache: "no-store" }).catch(() => null);
  if (answer?.ok) await keep(url, answer);
}

async function lastView(url) {
  const cache = await caches.open(PAGES);
  const kept = await cache.match(url);
  if (!kept) return null;
  const strip = GIVEN.strip.replace("@", words(Number(kept.headers.get("X-Kept-At"))));
  const text = (await kept.text()).replace("</header>", () => `</header>${strip}`);
  return new Response(text, { headers: kept.headers });
}

function words(moment) {
  const at = new Date(moment);
  const time = at.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
  const today = at.toDateString() === new Date().toDateString();
  return today ? time : `${at.getMonth() + 1} 月 ${at.getDate()} 日 ${time}`;
}

// ---- the page for when there is no network, in the look of the person

async function keepOffline(look) {
  const answer = await fetch(new Request(OFFLINE, { cache: "reload" }));
  if (!answer.ok) throw new Error("no offline page");
  const headers = new Headers(answer.headers);
  headers.set("X-Look", look);
  const cache = await caches.open(STATIC);
  await cache.put(OFFLINE, new Response(await answer.blob(), { headers }));
}

async function keepLook(look) {
  const kept = await caches.match(OFFLINE);
  if (kept?.headers.get("X-Look") !== look) await keepOffline(look).catch(() => {});
}
