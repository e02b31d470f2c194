// The village kit: a key that never leaves this device, numbers leased beforehand,
// intakes signed and kept here until a line is there. The same batch may be sent any
// number of times: the house takes each intake once.
"use strict";
(() => {
  const PACK = "kit:pack";
  const OUTBOX = "kit:outbox";
  const SIGNS = "3479ACDEFHJKMNPRTWXY";
  const read = (name, other) => JSON.parse(localStorage.getItem(name) || other);
  const write = (name, value) => localStorage.setItem(name, JSON.stringify(value));
  const find = (name) => document.querySelector(`[data-${name}]`);

  const box = globalThis.agentBox;
  const { inStore, base64 } = box;
  const outboxed = async () => {
    await box.closed;
    return (await box.get(OUTBOX)) || [];
  };

  // The key lies in the browser's own store and cannot be read out of it.
  const keys = async () => {
    const known = await inStore("readonly", (keysOf) => keysOf.get("own"));
    if (known) return known;
    const made = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    await inStore("readwrite", (keysOf) => keysOf.put(made, "own"));
    return made;
  };
  const publicKey = async () =>
    base64(await crypto.subtle.exportKey("raw", (await keys()).publicKey));
  const sign = async (text) => {
    const bytes = new TextEncoder().encode(text);
    return base64(await crypto.subtle.sign("Ed25519", (await keys()).privateKey, bytes));
  };

  // Every question to the house; a line that drops is an answer too: none.
  const ask = async (path, { body, type } = {}) => {
    try {
      const headers = body ? { "X-CSRFToken": token } : {};
      if (type) headers["Content-Type"] = type;
      const answer = await fetch(path, { method: body ? "POST" : "GET", headers, body });
      if (!answer.headers.get("Content-Type")?.includes("json")) return null;
      return await answer.json();
    } catch {
      return null;
    }
  };
  const form = (pairs) => new URLSearchParams(pairs);
  let token = "";

  const pack = async () => {
    const key = await publicKey();
    const found = await ask(`/agent/kit.json?${form({ key })}`);
    if (!found) return read(PACK, "null");
    token = found.token;
    if (found.state === "live" && found.numbers.length < 20) {
      const more = await ask("/agent/lease", { body: form({ key }) });
      if (more?.done) return pack();
    }
    if (found.state) write(PACK, found);
    else localStorage.removeItem(PACK);
    return found;
  };
  const unused = async (kit) => {
    const taken = new Set((await outboxed()).map((one) => one.number));
    return (kit?.numbers || []).filter((number) => !taken.has(number));
  };

  // Send what lies here. Whatever the answer says is there is there; the rest waits.
  let isSending = false;
  const send = async () => {
    const waiting = (await outboxed()).filter((one) => !one.done);
    if (isSending || !waiting.length || !navigator.onLine) return show();
    isSending = true;
    await pack();
    const body = JSON.stringify({
      key: await publicKey(),
      device_at: new Date().toISOString(),
      texts: waiting.slice(0, 50).map(({ text, signature }) => ({ text, signature })),
    });
    const told = await ask("/agent/sync", { body, type: "application/json" });
    if (told?.answers) {
      const answers = new Map(
        waiting.slice(0, 50).map((one, at) => [one.number, told.answers[at]]),
      );
      const outbox = (await outboxed()).map((one) => {
        const answer = answers.get(one.number);
        if (!answer) return one;
        const { number, client, matter } = one;
        const kept = answer.taken ? "" : answer.kept;
        // the villager's papers need not lie on the device any longer
        const { url, twin } = answer;
        return { number, client, matter, done: true, url, kept, twin };
      });
      await box.put(OUTBOX, outbox.slice(-30));
    }
    isSending = false;
    return show();
  };

  const item = (one) => {
    const line = document.createElement("li");
    const link = document.createElement(one.url ? "a" : "span");
    if (one.url) link.href = one.url;
    link.textContent = `${one.matter} ${one.client}`;
    const said = document.createElement("small");
    const twin = one.twin ? `，同一事项还有 ${one.twin} 在办，请核对` : "";
    const done = one.kept ? `没有收进去，等管理员处理：${one.kept}` : `已上传${twin}`;
    said.textContent = ` ${one.number} · ${one.done ? done : "还没有上传"}`;
    line.append(link, said);
    return line;
  };
  const show = async () => {
    const outbox = await outboxed();
    const waiting = outbox.filter((one) => !one.done).length;
    const notice = find("outbox");
    if (notice) {
      notice.hidden = !waiting;
      notice.querySelector("p").textContent = `有 ${waiting} 件离线收件还没有上传。`;
    }
    const list = find("list");
    if (list) {
      list.hidden = !outbox.length;
      list.querySelector("ul").replaceChildren(...outbox.map(item));
    }
  };

  const papers = (matter) =>
    matter.materials.map((one) => {
      const line = document.createElement("fieldset");
      line.className = "field paper-line";
      line.dataset.code = one.code;
      line.dataset.shared = one.shared ? "1" : "";
      const label = document.createElement("label");
      label.className = "choice";
      const box = Object.assign(document.createElement("input"), { type: "checkbox" });
      const name = document.createElement("span");
      name.textContent = one.name + (one.shared ? "（免交）" : "");
      label.append(box, name);
      line.append(label);
      for (const kind of ["originals", "copies"]) {
        const count = Object.assign(document.createElement("input"), {
          className: `input sheets ${kind}`,
          inputMode: "numeric",
          value: one[kind],
        });
        const word = kind === "originals" ? "原件" : "复印件";
        count.setAttribute("aria-label", `${one.name}${word}份数`);
        line.append(word, count);
      }
      return line;
    });
  const ticked = (root) =>
    [...root.querySelectorAll(".paper-line")].map((line) => {
      const isThere = line.querySelector("input[type=checkbox]").checked;
      const count = (kind) =>
        isThere ? Number.parseInt(line.querySelector(`.${kind}`).value, 10) || 0 : 0;
      const absent = line.dataset.shared ? "shared" : "missing";
      return {
        code: line.dataset.code,
        state: isThere ? "handed_in" : absent,
        originals: count("originals"),
        copies: count("copies"),
      };
    });
  // Where they met and where it goes; what is not said goes to the nearest hall.
  const road = (said, kit) => {
    const met = said.get("met");
    const out = (kit.days || []).find((one) => String(one.id) === met);
    const target = said.get("target");
    return {
      channel: out ? "outreach" : met,
      ...(out ? { outreach: out.id } : {}),
      ...(target ? { target: Number(target), scope: said.get("scope") } : {}),
    };
  };
  const day = (at) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(at);
  const code = () => {
    const draws = crypto.getRandomValues(new Uint32Array(8));
    const signs = [...draws].map((draw) => SIGNS[draw % SIGNS.length]).join("");
    return `${signs.slice(0, 4)}-${signs.slice(4)}`;
  };

  const intake = async (root, kit) => {
    const said = new FormData(root);
    const now = new Date();
    const [number] = await unused(kit);
    const matter = kit.matters.find((one) => String(one.id) === said.get("matter"));
    const whole = {
      v: 1,
      number,
      submit_key: crypto.randomUUID(),
      query_code: code(),
      matter: matter.id,
      happened_at: now.toISOString(),
      client: {
        kind: "person",
        id_kind: "111",
        id_number: said.get("id_number").trim().toUpperCase(),
        name: said.get("name").trim(),
        phone: said.get("phone").trim(),
      },
      entrustment: {
        powers: said.getAll("powers"),
        signed_on: day(now),
        last_valid_on: day(now.getTime() + 90 * 86400000),
        is_signed: said.get("is_signed") === "on",
      },
      papers: ticked(root),
      ...road(said, kit),
      signature: said.get("signature").trim(),
    };
    const text = JSON.stringify(whole);
    const kept = {
      number,
      matter: matter.name,
      client: `${whole.client.name.slice(0, 1)}*`,
      text,
      signature: await sign(text),
    };
    await box.put(OUTBOX, [...(await outboxed()), kept]);
    return { whole, matter, now, kit };
  };
  const slip = ({ whole, matter, now, kit }) => {
    const names = matter.materials.filter((one) =>
      whole.papers.some((p) => p.code === one.code && p.state === "handed_in"),
    );
    const said = {
      number: whole.number,
      code: whole.query_code,
      matter: matter.name,
      client: whole.client.name,
      at: now.toLocaleString("zh-CN", { timeZone: "Asia/Shanghai" }),
      bound: kit.halls?.[whole.target] || "本地，就近的大厅",
      carried: names.map((one) => one.name).join("、") || "没有交材料",
    };
    const paper = find("slip");
    for (const [name, value] of Object.entries(said)) {
      paper.querySelector(`[data-${name}]`).textContent = value;
    }
    paper.hidden = false;
    paper.focus();
  };

  const WORDS = {
    "": "这台设备还没有登记。登记一次，以后没有信号也能收件。",
    asked: "登记好了，等政务服务管理部门确认。设备指纹：",
    revoked: "这台设备已经停用。要用请联系政务服务管理部门。",
  };
  const wakeForm = (kit) => {
    const root = find("intake");
    root.hidden = false;
    const select = root.elements.namedItem("matter");
    select.replaceChildren(
      ...kit.matters.map((one) => new Option(one.name, String(one.id))),
    );
    const lay = () => {
      const matter = kit.matters.find((one) => String(one.id) === select.value);
      root.querySelector("[data-papers]").replaceChildren(...papers(matter));
      const halls = (matter.halls || []).map((id) => new Option(kit.halls[id], id));
      root.querySelector("[data-elsewhere]").hidden = !halls.length;
      const target = root.elements.namedItem("target");
      target.replaceChildren(new Option("本地，送就近的大厅", ""), ...halls);
    };
    const today = day(new Date());
    const out = (kit.days || []).filter((one) => one.on === today);
    const met = root.elements.namedItem("met");
    met.append(...out.map((one) => new Option(one.name, String(one.id))));
    select.addEventListener("change", lay);
    lay();
    root.addEventListener("submit", async (event) => {
      event.preventDefault();
      slip(await intake(root, kit));
      root.hidden = true;
      await show();
      send();
    });
    find("next").addEventListener("click", () => location.reload());
  };
  const wakePage = async () => {
    const device = find("device");
    if (!device) return;
    device.hidden = false;
    const said = find("said");
    if (!box.can) {
      said.textContent = "这个浏览器不支持离线收件，请换新一些的浏览器。";
      return;
    }
    const kit = await pack();
    const left = (await unused(kit)).length;
    if (kit?.state === "live") {
      said.textContent = `${kit.station} · ${kit.name}：还有 ${left} 个号可用。`;
      find("pack").hidden = false;
      if (left) wakeForm(kit);
      return;
    }
    const state = kit ? kit.state : null;
    const print = state === "asked" ? kit.fingerprint : "";
    said.textContent = kit ? WORDS[state] + print : "没有信号，先到有信号的地方登记。";
    find("ask").hidden = state !== "";
  };

  document.addEventListener("submit", async (event) => {
    if (!event.target.matches("[data-ask]")) return;
    event.preventDefault();
    const name = document.getElementById("device-name").value;
    const told = await ask("/agent/device", { body: form({ key: await publicKey(), name }) });
    if (told?.fault) find("said").textContent = told.fault;
    else location.reload();
  });
  document.addEventListener("click", (event) => {
    if (event.target.matches("[data-send]")) send();
    if (event.target.matches("[data-pack]")) location.reload();
  });
  addEventListener("online", send);
  wakePage().then(send);
})();
