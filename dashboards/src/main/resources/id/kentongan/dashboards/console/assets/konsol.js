"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const day = (iso, add) => new Date(Date.parse(iso + "T00:00:00Z") + add * 864e5).toISOString().slice(0, 10);

  // theme: system, then the choice kept in a cookie
  function turnTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    document.cookie = "theme=" + root.dataset.theme + ";path=/;max-age=31536000;samesite=lax";
  }

  // everything inside <main> may be exchanged, so listeners stand on the document
  document.addEventListener("click", (e) => {
    const at = e.target instanceof Element ? e.target : null;
    if (!at) return;
    if (at.closest("#tema")) turnTheme();
    if (at.closest("#putar")) play();
    if (at.closest("[data-print]")) print();
    const view = at.closest(".views a[data-view]");
    if (view && $("peta")) {
      e.preventDefault();
      zoom(view.dataset.view.split(" ").map(Number));
      document.querySelectorAll(".views a").forEach((a) => a.removeAttribute("aria-current"));
      view.setAttribute("aria-current", "true");
      history.replaceState(null, "", view.getAttribute("href"));
    }
  });
  document.addEventListener("change", (e) => {
    const at = e.target;
    if (at.dataset && "submit" in at.dataset) at.form.requestSubmit();
    if (at.form && "auto" in at.form.dataset && at.tagName === "SELECT") at.form.requestSubmit();
    if (at.id === "hari") go(at);
  });
  document.addEventListener("input", (e) => { if (e.target.id === "hari") show(+e.target.value); });
  // a form that filters leaves no empty parameters in the address
  document.addEventListener("submit", (e) => {
    if (e.target.method === "get") for (const f of e.target.elements) if (f.name && !f.value) f.disabled = true;
  });

  let pending = "";
  document.addEventListener("keydown", (e) => {
    const typing = e.target.matches("input,select,textarea");
    if (e.key === "Escape" && typing) e.target.blur();
    if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "/") { e.preventDefault(); $("cari").focus(); return; }
    if (pending === "g") {
      const to = { n: "/", k: "/kejadian", p: "/peringatan", b: "/baru", s: "/kesehatan", e: "/evaluasi" }[e.key];
      if (to) location.href = to;
    } else if (e.key === "t") turnTheme();
    pending = e.key;
  });

  // map: a hint beside the pointer, and a closer look without loading
  document.addEventListener("pointermove", (e) => {
    const tip = $("petunjuk");
    if (!tip) return;
    const dot = e.target instanceof Element ? e.target.closest("[data-n]") : null;
    tip.hidden = !dot;
    if (!dot) return;
    tip.textContent = dot.getAttribute("aria-label") || dot.dataset.n;
    const box = tip.parentElement.getBoundingClientRect();
    tip.style.left = Math.min(e.clientX - box.left + 12, box.width - tip.offsetWidth - 6) + "px";
    tip.style.top = e.clientY - box.top + 14 + "px";
  });
  function zoom(to) {
    const map = $("peta");
    const from = map.getAttribute("viewBox").split(" ").map(Number);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) { map.setAttribute("viewBox", to.join(" ")); return; }
    const start = performance.now();
    const step = (now) => {
      const t = Math.min(1, (now - start) / 350), k = t * (2 - t);
      map.setAttribute("viewBox", from.map((v, i) => (v + (to[i] - v) * k).toFixed(1)).join(" "));
      if (t < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  // date slider: the map follows the thumb; letting go opens the day
  let frames = null, timer = 0;
  async function load() {
    if (!frames) {
      const source = new URLSearchParams(location.search).get("sumber") || "";
      const answer = await fetch("/api/v1/frames" + (source ? "?sumber=" + encodeURIComponent(source) : ""));
      if (!answer.ok) throw new Error(answer.status);
      frames = await answer.json();
    }
    return frames;
  }
  async function show(index) {
    const range = $("hari");
    if (!range) return;
    const date = day(range.dataset.first, index);
    try {
      const all = await load();
      const names = ["normal", "waspada", "siaga", "awas", "kurang"];
      const at = all.days.indexOf(date);
      $("tanggal").textContent = all.labels[at] || date;
      document.querySelectorAll("#titik a").forEach((a) => {
        const level = (all.levels[a.dataset.r] || [])[at];
        const name = names[level === undefined || level < 0 ? 4 : level];
        a.setAttribute("class", "m m-" + name);
      });
    } catch (e) { $("tanggal").textContent = date; }
  }
  function go(range) {
    const url = new URL(location.href);
    if (range.value === range.max) url.searchParams.delete("at");
    else url.searchParams.set("at", day(range.dataset.first, +range.value));
    location.href = url;
  }
  function play() {
    const range = $("hari"), button = $("putar");
    if (timer) { clearInterval(timer); timer = 0; button.textContent = "▶"; go(range); return; }
    if (+range.value >= +range.max) range.value = 0;
    button.textContent = "❚❚";
    timer = setInterval(() => {
      range.value = +range.value + 1;
      show(+range.value);
      if (+range.value >= +range.max) { clearInterval(timer); timer = 0; button.textContent = "▶"; }
    }, 140);
  }

  // chart: values under the pointer
  document.addEventListener("pointermove", (e) => {
    const chart = e.target instanceof Element ? e.target.closest("svg.chart") : null;
    const out = $("nilai");
    if (!chart || !out) return;
    const points = (chart.dataset.p || "").split(";").filter(Boolean).map((p) => p.split("|"));
    if (!points.length) return;
    const box = chart.getBoundingClientRect();
    const x = (e.clientX - box.left) / box.width * chart.viewBox.baseVal.width;
    let best = points[0];
    for (const p of points) if (Math.abs(p[0] - x) < Math.abs(best[0] - x)) best = p;
    out.textContent = best[1];
    const line = $("garis");
    if (line) { line.setAttribute("x1", best[0]); line.setAttribute("x2", best[0]); line.removeAttribute("visibility"); }
  });

  // pulse: new data is fetched quietly; a lost store and a stopped system are said and waited for
  let last = null, away = document.querySelector(".statement") !== null && document.body.dataset.state === "away";
  let lost = null, stopped = $("berhenti") !== null;
  const past = location.search.includes("at=") || location.search.includes("sumber=");
  function unknown(levels) { document.body.toggleAttribute("data-stopped", levels); }
  async function refresh(busy) {
    const answer = await fetch(location.href, { headers: { "X-Refresh": "1" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.querySelector("main");
    if (!main) return;
    const notice = page.getElementById("berhenti");
    if ($("berhenti")) $("berhenti").remove();
    if (notice) document.querySelector("header.top").after(document.adoptNode(notice));
    unknown(!!notice);
    if (busy) return;
    $("isi").replaceWith(document.adoptNode(main));
    frames = null;
    if (!$("simulasi") && page.getElementById("simulasi")) location.reload();
  }
  async function pulse() {
    const banner = $("putus");
    try {
      const answer = await fetch("/api/v1/pulse");
      if (!answer.ok) throw new Error(answer.status);
      const said = await answer.json(), now = said.last;
      const back = away;
      away = false;
      lost = null;
      if (banner) banner.hidden = $("putus-lama").hidden = true;
      unknown(!!$("berhenti"));
      if (document.body.dataset.state && back) { location.reload(); return; }
      const busy = !!timer || !!document.querySelector("main :focus:is(input,textarea,select)");
      const turned = said.stopped !== stopped;
      stopped = said.stopped;
      if (!past && (turned || ((back || (last !== null && now !== last)) && !busy))) await refresh(busy);
      last = now;
    } catch (e) {
      away = true;
      lost = lost || [Date.now(), performance.now()];
      if (!banner || document.body.dataset.state) return;
      banner.hidden = false;
      if (!past && Math.max(Date.now() - lost[0], performance.now() - lost[1]) >= document.body.dataset.patience) {
        $("putus-lama").hidden = false;
        unknown(true);
      }
    }
  }
  pulse();
  setInterval(pulse, 4000);
})();
