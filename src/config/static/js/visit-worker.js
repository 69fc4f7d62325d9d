/* Answers for the forms of visits, and the rounds they belong to, when there is no connection: with what was kept. It
   keeps nothing that the server forbids to store, and sign-out removes all of it. */

const CACHE = "trygvej-visits";
// One telephone, one session: sign-out removes all of it. Headers by which answers vary are not all shown to a worker.
const SAME = { ignoreVary: true };
const PAGE = /^\/(visits\/(\d+|new)\/record|rounds\/\d+)\/$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function renewed(cache, request) {
  const answer = await fetch(request);
  const forbidden = (answer.headers.get("Cache-Control") ?? "").includes("no-store");
  if (await cache.match(request, SAME)) {
    // What is kept is what was last seen; what may no longer be kept, or was refused, goes.
    const again = answer.ok && !answer.redirected && !forbidden;
    if (again || answer.redirected || forbidden || [403, 404].includes(answer.status)) await cache.delete(request, SAME);
    if (again) await cache.put(request, answer.clone());
  }
  return answer;
}

async function newestElseKept(request) {
  const cache = await caches.open(CACHE);
  try {
    return await renewed(cache, request);
  } catch (error) {
    const kept = await cache.match(request, SAME);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (PAGE.test(url.pathname) || url.pathname.startsWith("/static/")) event.respondWith(newestElseKept(event.request));
});
