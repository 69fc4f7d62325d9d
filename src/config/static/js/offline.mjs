/** Keeps the forms of visits at hand without a connection. What was recorded is never kept: the server forbids it. */

import { CACHE } from "./drafts.mjs";

const SCOPES = ["/visits/", "/rounds/"];

/**
 * Keep `addresses`, with the style sheets and scripts of this page, and let the worker answer when nobody else does.
 * `how`: of a fetch, "force-cache" takes what the browser has just received.
 */
export async function keepPages(worker, addresses, how = "default") {
  if (!navigator.serviceWorker || !("caches" in window)) throw new Error("no worker");
  await Promise.all(SCOPES.map(async (scope) => ready(await navigator.serviceWorker.register(worker, { scope }))));
  const cache = await caches.open(CACHE);
  const own = performance.getEntriesByType("resource").map((one) => new URL(one.name));
  const parts = own.filter((one) => one.origin === location.origin && one.pathname.startsWith("/static/"));
  await Promise.all([...new Set(parts.map((one) => one.pathname))].map((one) => kept(cache, one)));
  await Promise.all(addresses.map((one) => kept(cache, one, how)));
}

/** Wait until the worker can answer: only then is it true that the forms are at hand. */
function ready(registration) {
  const coming = registration.installing ?? registration.waiting;
  if (!coming || registration.active) return undefined;
  return new Promise((done) => {
    coming.addEventListener("statechange", () => coming.state === "activated" && done());
  });
}

async function kept(cache, address, how) {
  const answer = await fetch(address, { cache: how });
  const forbidden = (answer.headers.get("Cache-Control") ?? "").includes("no-store");
  if (!answer.ok || answer.redirected) throw new Error(`${address} cannot be kept`);
  if (!forbidden) await cache.put(address, answer);
}
