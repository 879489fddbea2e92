// One device, one person at a time: whatever it keeps belongs to whoever has signed in, and goes
// when they sign out or somebody else signs in. A session that merely ends takes nothing: it ends
// after half an hour, and the network is gone for longer than that.
import { clear, get, put, remove } from "./store.js";

const FRESH = 60000; // ms for which a snapshot is new enough
const LONGEST = 7 * 24 * 3600000; // ms for which it stays when nobody signs in again

export const who = document.body.dataset.who ?? "";
const address = document.body.dataset.snapshot; // on the pages of a citizen who has signed in

async function wipe() {
  await Promise.all([clear(), globalThis.caches?.keys().then(forgetPages)]);
}

function forgetPages(names) {
  return Promise.all(names.filter((name) => name.startsWith("pages-")).map((name) => caches.delete(name)));
}

function forgetTyped(mayStay) {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith("kept:") && !mayStay(name.split(":")[1])) sessionStorage.removeItem(name);
  }
}

async function settle() {
  if (who) await belongToWhoIsHere();
  const kept = await get("snapshot");
  if (kept && Date.now() - kept.at > LONGEST) await remove("snapshot");
}

async function belongToWhoIsHere() {
  forgetTyped((owner) => owner === who || owner === "");
  const before = await get("who");
  if (before && before !== who) await wipe();
  if (before !== who) await put("who", who);
}

// Nothing is read or kept before this: it may still be somebody else's.
export const settled = settle();

document.addEventListener("submit", ({ target }) => {
  if (!target.matches("[action='/logout']")) return;
  forgetTyped(() => false);
  wipe(); // the answer asks for the same (Clear-Site-Data), where the browser knows how
});

// The snapshot of my cases and bookings, for reading without a network.
async function refreshSnapshot() {
  await settled;
  if (!address) return;
  const kept = await get("snapshot");
  if (kept && Date.now() - kept.at < FRESH) return;
  const headers = { "HX-Request": "true" }; // 401 when signed out, and no sign-in page
  if (kept) headers["If-None-Match"] = kept.tag;
  const answer = await fetch(address, { headers, cache: "no-store" });
  if (answer.status === 304) await put("snapshot", { ...kept, at: Date.now() });
  else if (answer.ok) await keepSnapshot(answer);
}

async function keepSnapshot(answer) {
  const snapshot = await answer.json();
  if (who && snapshot.who !== who) return; // somebody else has signed in meanwhile
  await put("snapshot", { at: Date.now(), tag: answer.headers.get("ETag"), snapshot });
}

window.addEventListener("load", () => refreshSnapshot().catch(() => {})); // no network: as it was
