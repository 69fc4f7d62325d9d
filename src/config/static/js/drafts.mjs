/**
 * Drafts on the telephone: encrypted with a key that scripts can use but not read, bound to the session, gone with it.
 * Why it is made so: docs/adr/0005-drafts-on-the-telephone.md.
 */

const DATABASE = "trygvej-drafts";
const CACHE = "trygvej-visits";

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

/** Do one thing in the store and wait for its end. @param {(store: IDBObjectStore) => IDBRequest} act */
async function inStore(mode, act) {
  const database = await opened();
  try {
    return await new Promise((done, failed) => {
      const work = database.transaction("kept", mode);
      const asked = act(work.objectStore("kept"));
      work.oncomplete = () => done(asked.result);
      work.onerror = () => failed(work.error);
    });
  } finally {
    database.close();
  }
}

/** Remove every draft, the key and the pages that were kept. */
export async function forget() {
  await Promise.all([
    new Promise((done) => {
      const asked = indexedDB.deleteDatabase(DATABASE);
      asked.onsuccess = asked.onerror = asked.onblocked = () => done();
    }),
    "caches" in window ? caches.delete(CACHE) : null,
  ]);
}

export class Drafts {
  /** @param {string} session mark of the session: the drafts of another one are removed, not read */
  constructor(session) {
    this.session = session;
  }

  static possible() {
    return Boolean(window.indexedDB && window.crypto?.subtle);
  }

  async key() {
    const kept = await inStore("readonly", (store) => store.get("key"));
    if (kept?.session === this.session) return kept.key;
    if (kept) await forget();
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await inStore("readwrite", (store) => store.put({ session: this.session, key }, "key"));
    return key;
  }

  /** Keep `what` under `name`. */
  async keep(name, what) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(what));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await this.key(), plain);
    await inStore("readwrite", (store) => store.put({ iv, sealed }, `draft:${name}`));
  }

  /** Give back what was kept under `name`, or null. */
  async read(name) {
    const key = await this.key();
    const kept = await inStore("readonly", (store) => store.get(`draft:${name}`));
    if (!kept) return null;
    try {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, key, kept.sealed);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null;
    }
  }

  async drop(name) {
    await inStore("readwrite", (store) => store.delete(`draft:${name}`));
  }
}
