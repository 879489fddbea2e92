// One small table on the device. Where there is none (private windows), nothing is kept.
const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open("tongban", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});
opened.catch(() => {});

async function ask(mode, question) {
  const table = (await opened).transaction("kept", mode).objectStore("kept");
  return new Promise((resolve, reject) => {
    const asked = question(table);
    table.transaction.oncomplete = () => resolve(asked.result);
    table.transaction.onabort = () => reject(table.transaction.error);
  });
}

const quietly = (asked) => asked.catch(() => undefined);

export const get = (key) => quietly(ask("readonly", (table) => table.get(key)));
export const keys = async () => (await quietly(ask("readonly", (table) => table.getAllKeys()))) ?? [];
export const remove = (key) => quietly(ask("readwrite", (table) => table.delete(key)));
export const clear = () => quietly(ask("readwrite", (table) => table.clear()));

// Whether it could be kept: the device may be full.
export const put = (key, value) =>
  ask("readwrite", (table) => table.put(value, key)).then(() => true, () => false);
