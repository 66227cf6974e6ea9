"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const form = $("lapor");
  if (!form) return;
  const KEPT = "kentongan-antrean", KEY = "kentongan-kunci", PLACE = "kentongan-wilayah", OFFICE = "kentongan-kantor";
  const says = (name) => $("kata-" + name).textContent;
  let token = form.dataset.token || "", busy = false;

  const read = () => { try { return JSON.parse(localStorage.getItem(KEPT)) || []; } catch (e) { return []; } };
  const write = (all) => { localStorage.setItem(KEPT, JSON.stringify(all)); list(); };
  const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");
  function tell(text, kind) {
    $("antrean").textContent = text;
    $("antrean").className = "notice " + (kind || "");
  }
  function list() {
    const box = $("daftar-antrean");
    box.textContent = "";
    for (const one of read()) {
      const item = document.createElement("li");
      const what = one.body.type === "nil" ? $("nihil").textContent : one.body.text.slice(0, 60);
      item.textContent = one.body.region + " · " + what + (one.why ? " · " + one.why : "");
      if (one.why) {
        const drop = document.createElement("button");
        drop.type = "button";
        drop.textContent = "×";
        drop.setAttribute("aria-label", "hapus");
        drop.addEventListener("click", () => write(read().filter((other) => other.body.id !== one.body.id)));
        item.append(" ", drop);
      }
      box.append(item);
    }
  }

  async function post(body) {
    const headers = { "Content-Type": "application/json" };
    const key = $("kunci") ? $("kunci").value.trim() : "";
    if (key) headers["Authorization"] = "Bearer " + key; else headers["X-Token"] = token;
    return fetch("/api/incidents", { method: "POST", headers, body: JSON.stringify(body), redirect: "error" });
  }
  // the page may be an old copy: its token is renewed from the server once
  async function renew() {
    const page = new DOMParser().parseFromString(await (await fetch("/lapor?segar=1")).text(), "text/html");
    const now = page.getElementById("lapor");
    const next = now && now.dataset.token || "";
    const changed = next !== token;
    token = next;
    return changed;
  }
  async function flush() {
    if (busy) return;
    busy = true;
    try {
      for (const one of read().filter((o) => !o.why)) {
        let answer = await post(one.body);
        if (answer.status === 401 && !($("kunci") && $("kunci").value) && await renew()) answer = await post(one.body);
        if (answer.status === 202) {
          write(read().filter((other) => other.body.id !== one.body.id));
          tell(says("sent"), "good");
        } else if (answer.status === 401) {
          tell((await answer.json()).message || says("nokey"), "warn");
          return;
        } else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
          const said = await answer.json().catch(() => ({}));
          const why = (said.message || says("refused")) + (said.fields ? " " + Object.entries(said.fields).map((f) => f.join(": ")).join("; ") : "");
          write(read().map((other) => other.body.id === one.body.id ? { ...other, why } : other));
          tell(why, "warn");
        } else {
          tell(says("waiting"), "warn");
          return;
        }
      }
    } catch (e) {
      tell(says("offline"), "warn");
    } finally { busy = false; }
  }
  function put(body) {
    const region = $("wilayah").value;
    if (!region) { tell(says("noregion"), "warn"); $("wilayah").focus(); return false; }
    const whole = { id: fresh(), reportedAt: new Date().toISOString(), region, ...body };
    if ($("latihan").checked) whole.simulated = true;
    if ($("kantor") && $("kantor").value.trim() && body.type === "incident") whole.office = $("kantor").value.trim();
    localStorage.setItem(PLACE, region);
    write([...read(), { body: whole }]);
    flush();
    return true;
  }

  // senders, times and numbers are dropped here, before anything leaves the phone
  function clean(text) {
    return text.replace(/\r\n/g, "\n")
      .replace(/^[\u200e\u200f]?\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?[ \u202f]\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:[ \u202f][AP]M)?\]?(?: -)? (?:[^:\n]{1,60}: )?/gim, "")
      .replace(/^[\u200e\u200f]?(?:diteruskan|forwarded|<media .*>)\s*$/gim, "")
      .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, "[surel]")
      .replace(/(^|[^\d.])(?:\+?62|0)[\s-]?8(?:[\s.-]?\d){7,12}(?!\d)/g, "$1[nomor]")
      .replace(/(^|\D)\d{16}(?!\d)/g, "$1[nik]")
      .replace(/(^|[^\w.])@[\p{L}\p{N}_.]{3,}/gu, "$1[nama]")
      .trim();
  }

  $("nihil").addEventListener("click", () => put({ type: "nil" }));
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    const text = clean($("uraian").value);
    if (!text) { tell(says("notext"), "warn"); $("uraian").focus(); return; }
    const body = { type: "incident", occurredAt: $("kapan").value || new Date().toISOString().slice(0, 10), text };
    const extra = { district: "kecamatan", village: "desa" }, counts = { killed: "tewas", injured: "luka", buildingsDamaged: "rusak" };
    for (const [name, id] of Object.entries(extra)) if ($(id).value.trim()) body[name] = clean($(id).value);
    for (const [name, id] of Object.entries(counts)) if ($(id).value !== "") body[name] = Number($(id).value);
    if (put(body)) for (const id of ["uraian", "kecamatan", "desa", "tewas", "luka", "rusak"]) $(id).value = "";
  });
  $("ambil").addEventListener("click", () => {
    $("uraian").value = [$("uraian").value.trim(), clean($("tempel").value)].filter(Boolean).join("\n");
    $("tempel").value = "";
    $("uraian").focus();
  });
  if ($("kunci")) {
    $("kunci").value = localStorage.getItem(KEY) || "";
    $("kunci").addEventListener("change", () => { localStorage.setItem(KEY, $("kunci").value.trim()); flush(); });
  }
  if ($("kantor")) {
    $("kantor").value = localStorage.getItem(OFFICE) || "";
    $("kantor").addEventListener("change", () => localStorage.setItem(OFFICE, $("kantor").value.trim()));
  }
  if (!$("wilayah").value) $("wilayah").value = localStorage.getItem(PLACE) || "";
  addEventListener("online", flush);
  setInterval(() => { if (read().some((o) => !o.why)) flush(); }, 5000);
  list();
  if (read().length) flush();
  if ("serviceWorker" in navigator && window.isSecureContext) navigator.serviceWorker.register("/lapor-sw.js", { scope: "/lapor" }).catch(() => {});
})();
