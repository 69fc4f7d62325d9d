/* Keeps the form of a visit, once opened, at hand without a connection. Nothing else is kept, and sign-out removes it. */

const CACHE = "trygvej-visits";
const FORM = /^\/visits\/(\d+|new)\/record\/$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function fresh(request) {
  const answer = await fetch(request);
  if (answer.ok && !answer.redirected) (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

async function newestElseKept(request) {
  try {
    return await fresh(request);
  } catch (error) {
    const kept = await (await caches.open(CACHE)).match(request);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (FORM.test(url.pathname) || url.pathname.startsWith("/static/")) event.respondWith(newestElseKept(event.request));
});
