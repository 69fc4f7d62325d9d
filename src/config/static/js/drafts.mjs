/**
 * Drafts on the telephone: encrypted with a key of two halves, one in a cookie of the session and one in the store, so
 * that neither opens anything alone. Gone at sign-out. Why it is made so: docs/adr/0005-drafts-on-the-telephone.md.
 */

const DATABASE = "trygvej-drafts";
const COOKIE = "trygvej-drafts";
export const CACHE = "trygvej-visits";
const text = { to: new TextEncoder(), from: new TextDecoder() };

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

/** The half of the key that the session holds; empty when there is no session. */
function secret() {
  const kept = document.cookie.split("; ").find((one) => one.startsWith(`${COOKIE}=`));
  return kept ? kept.slice(COOKIE.length + 1) : "";
}

/** Remove every draft, both halves of the key and the pages that were kept. */
export async function forget() {
  document.cookie = `${COOKIE}=; path=/; max-age=0; samesite=strict`;
  await Promise.all([
    new Promise((done) => {
      const asked = indexedDB.deleteDatabase(DATABASE);
      asked.onsuccess = asked.onerror = asked.onblocked = () => done();
    }),
    "caches" in window ? caches.delete(CACHE) : null,
  ]);
}

/** The forms whose record waits to be sent: `{address, title}` of each. */
export async function waiting() {
  if (!Drafts.possible()) return [];
  const drafts = new Drafts();
  await drafts.key();
  const names = (await inStore("readonly", (store) => store.getAllKeys())).filter((one) => one.startsWith("draft:"));
  const kept = await Promise.all(names.map(async (one) => ({ address: one.slice(6), ...(await drafts.read(one.slice(6))) })));
  return kept.filter((one) => one.waits);
}

export class Drafts {
  static possible() {
    return Boolean(window.indexedDB && window.crypto?.subtle && secret());
  }

  /** The key, made of both halves. What another session left cannot be opened, and is removed. */
  async key() {
    this.made ??= this.make();
    return this.made;
  }

  async make() {
    let salt = (await inStore("readonly", (store) => store.get("salt"))) ?? null;
    let key = salt && (await derived(salt));
    const check = salt && (await inStore("readonly", (store) => store.get("check")));
    if (check && !(await unsealed(key, "check", check))) {
      await inStore("readwrite", (store) => store.clear());
      await caches.delete(CACHE);
      salt = null;
    }
    if (!salt || !check) {
      salt = crypto.getRandomValues(new Uint8Array(32));
      key = await derived(salt);
      await inStore("readwrite", (store) => store.put(salt, "salt"));
      const mark = await sealed(key, "check", "yes");
      await inStore("readwrite", (store) => store.put(mark, "check"));
    }
    return key;
  }

  /** Keep `what` under `name`. */
  async keep(name, what) {
    const kept = await sealed(await this.key(), name, what);
    await inStore("readwrite", (store) => store.put(kept, `draft:${name}`));
  }

  /** Give back what was kept under `name`, or null. */
  async read(name) {
    const key = await this.key();
    const kept = await inStore("readonly", (store) => store.get(`draft:${name}`));
    return kept ? unsealed(key, name, kept) : null;
  }

  async drop(name) {
    await inStore("readwrite", (store) => store.delete(`draft:${name}`));
  }
}

async function derived(salt) {
  const half = await crypto.subtle.importKey("raw", text.to.encode(secret()), "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: text.to.encode("trygvej drafts") };
  return crypto.subtle.deriveKey(how, half, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function sealed(key, name, what) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: text.to.encode(name) };
  return { iv, sealed: await crypto.subtle.encrypt(how, key, text.to.encode(JSON.stringify(what))) };
}

async function unsealed(key, name, kept) {
  try {
    const how = { name: "AES-GCM", iv: kept.iv, additionalData: text.to.encode(name) };
    return JSON.parse(text.from.decode(await crypto.subtle.decrypt(how, key, kept.sealed)));
  } catch {
    return null;
  }
}
