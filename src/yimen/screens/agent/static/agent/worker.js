// Keeps the page that works without a line, and shows it where there is none.
// The list of what to keep (KEPT) is written above by the server.
"use strict";
const SHELF = "agent-1";
const OFFLINE = KEPT[0];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELF)
      .then((shelf) =>
        Promise.all(KEPT.map((path) => shelf.add(path).catch(() => undefined))),
      )
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((n) => n !== SHELF).map((n) => caches.delete(n))),
      )
      .then(() => self.clients.claim()),
  );
});

const fresh = async (request, name) => {
  const answer = await fetch(request);
  if (answer.ok && !answer.redirected) {
    const shelf = await caches.open(SHELF);
    await shelf.put(name, answer.clone());
  }
  return answer;
};

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET") return;
  const path = new URL(request.url).pathname;
  if (request.mode === "navigate") {
    const name = path === OFFLINE ? OFFLINE : null;
    const answer = name ? fresh(request, name) : fetch(request);
    event.respondWith(answer.catch(() => caches.match(OFFLINE)));
    return;
  }
  if (KEPT.includes(path)) {
    event.respondWith(fresh(request, path).catch(() => caches.match(path)));
  }
});
