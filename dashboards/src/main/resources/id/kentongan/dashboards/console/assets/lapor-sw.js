"use strict";
// keeps the reporting form on the phone, so that it opens without a network; nothing else
const NAME = "kentongan-lapor";
self.addEventListener("install", (e) => {
  e.waitUntil((async () => {
    const page = await fetch("/lapor");
    const assets = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/aset\/[^"]+)"/g)].map((m) => m[1].replace(/&amp;/g, "&"));
    const cache = await caches.open(NAME);
    await cache.put("/lapor", page);
    await cache.addAll(assets);
    await self.skipWaiting();
  })());
});
self.addEventListener("activate", (e) => e.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (url.origin !== location.origin || e.request.method !== "GET") return;
  const form = url.pathname === "/lapor" && !url.search;
  if (!form && !url.pathname.startsWith("/aset/")) return;
  e.respondWith((async () => {
    const cache = await caches.open(NAME);
    const kept = await cache.match(form ? "/lapor" : e.request);
    if (!form && kept) return kept;
    try {
      const answer = await fetch(e.request);
      if (answer.ok) await cache.put(form ? "/lapor" : e.request, answer.clone());
      return answer;
    } catch (error) {
      if (kept) return kept;
      throw error;
    }
  })());
});
