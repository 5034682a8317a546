// Keeps the page for the time without a network. The build says the version (a sum over all files) and the files: VERSION, FILES.
//
// A version is fetched whole or not at all. It waits until the user asks for it (`take over`), so nothing changes under anybody's hands; the version
// before it stays, so that tabs which still run it find their files. Only what is below this script's own folder is touched: hosts are shared.
"use strict";
/* global VERSION, FILES */
const PREFIX = `morenaku ${registration.scope} `;
const CACHE = PREFIX + VERSION;
const PACK = `${PREFIX}pack`;
const INDEX = new URL("./", registration.scope).href;
const own = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PACK);

addEventListener("install", (event) => {
  const fetchAll = async () => {
    const cache = await caches.open(CACHE);
    // Files with a sum in their name never change, and nothing else is kept under it; the others are asked for anew.
    const requests = FILES.map(([file, integrity]) => new Request(new URL(file, registration.scope), integrity ? { integrity } : { cache: "no-cache" }));
    await cache.addAll(requests);
  };
  event.waitUntil(
    fetchAll().catch(async (error) => {
      await caches.delete(CACHE);
      throw error;
    }),
  );
});

addEventListener("activate", (event) => {
  const tidy = async () => {
    const old = (await own()).filter((name) => name !== CACHE);
    await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(tidy());
});

addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

// The organisation's own pack changes without a new version: the newest where there is a network, else the last one seen.
const pack = async (request) => {
  const cache = await caches.open(PACK);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request.url, answer.clone());
    else if (answer.status === 404 || answer.status === 410) await cache.delete(request.url);
    return answer;
  } catch (error) {
    const kept = await cache.match(request.url);
    if (kept) return kept;
    throw error;
  }
};

const answer = async (request) => {
  const url = new URL(request.url);
  url.hash = "";
  const isIndex = request.mode === "navigate" && (url.pathname === new URL(INDEX).pathname || url.pathname === new URL("index.html", INDEX).pathname);
  const wanted = isIndex ? INDEX : url.href;
  const options = { ignoreVary: true };
  const kept = await keptOf(wanted, options);
  if (!kept) return fetch(request);
  // Scripts and styles are small enough to be looked at each time; a part of the program that came altered is asked for anew.
  const isSmall = request.destination === "script" || request.destination === "style";
  const isDoubted = request.integrity && (isSmall ? !(await isWhole(kept, request.integrity)) : request.cache === "reload");
  return isDoubted ? renewed(request).catch(() => kept) : kept;
};

const keptOf = async (wanted, options) => {
  for (const name of [CACHE, ...(await own()).reverse()]) {
    const cache = await caches.open(name);
    const kept = await cache.match(wanted, options);
    if (kept) return kept;
  }
  return undefined;
};

// What the browser keeps may be damaged while the server is well: the page would not start for as long as the copy is there.
const isWhole = async (kept, integrity) => {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-384", await kept.clone().arrayBuffer()));
  return integrity === `sha384-${btoa(String.fromCharCode(...sum))}`;
};
const renewed = async (request) => {
  const answer = await fetch(request, { cache: "reload" });
  if (answer.ok) await (await caches.open(CACHE)).put(request.url, answer.clone());
  return answer;
};

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const isPack = new URL(request.url).pathname === new URL("pack.json", registration.scope).pathname;
  event.respondWith(isPack ? pack(request) : answer(request));
});
