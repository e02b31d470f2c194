// The agent's page: drafts that survive, and a signature drawn with a finger.
// Everything works without this file; it only spares the agent what a bad line costs.
"use strict";
(() => {
  const lineState = () => {
    const shown = document.querySelector("[data-line]");
    if (!shown) return;
    shown.hidden = navigator.onLine;
    shown.textContent = navigator.onLine ? "" : "没有信号";
  };
  addEventListener("online", lineState);
  addEventListener("offline", lineState);
  lineState();

  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register("/agent/worker.js", { scope: "/agent/" });
  }

  // A draft: what was typed is kept on this device, sealed, until it has been taken.
  const box = globalThis.agentBox;
  let last = box.closed;
  const draftName = (form) => `draft:${form.dataset.draft}`;
  const SECRET = ["csrfmiddlewaretoken"];
  const keep = (form) => {
    const said = [...new FormData(form)].filter(([name]) => !SECRET.includes(name));
    const ticks = [...form.querySelectorAll("input[type=checkbox]")].map((box) => [
      box.name + " " + box.value,
      box.checked,
    ]);
    last = last.then(async () => {
      const isKept = await box.put(draftName(form), { said, ticks });
      form.querySelector("[data-kept]").hidden = !isKept;
    });
  };
  const restore = async (form) => {
    await box.closed;
    const kept = await box.get(draftName(form));
    if (!kept) return;
    const { said, ticks } = kept;
    const ticked = new Map(ticks);
    for (const [name, value] of said) {
      const field = form.elements.namedItem(name);
      if (field && "value" in field && field.type !== "checkbox") field.value = value;
    }
    form.querySelectorAll("input[type=checkbox]").forEach((box) => {
      const was = ticked.get(box.name + " " + box.value);
      if (was !== undefined) box.checked = was;
    });
    form.querySelector("[data-kept]").hidden = false;
  };
  document.querySelectorAll("form[data-draft]").forEach((form) => {
    if (!form.querySelector(".error-summary")) restore(form);
    form.addEventListener("input", () => keep(form));
    // the same key goes with it however often it is sent: one errand
    form.addEventListener("submit", () => keep(form));
  });
  // Taken: the page that follows says so, and the draft has done its work.
  if (document.querySelector(".notice.good")) box.dropAll("draft:");

  // Signing out leaves nothing of villagers here but what the house does not have yet.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-sign-out]") || !box.can) return;
    event.preventDefault();
    box.dropAll("draft:");
    const waiting = ((await box.get("kit:outbox")) || []).filter((one) => !one.done);
    if (waiting.length) await box.put("kit:outbox", waiting);
    else {
      box.drop("kit:outbox");
      await box.forgetKey();
    }
    form.submit(); // once more, past everybody who listens
  });

  // The signature, drawn with a finger.
  document.querySelectorAll("[data-pad]").forEach((pad) => {
    const canvas = pad.querySelector("canvas");
    const drawn = pad.querySelector("input[name=drawn]");
    const pen = canvas.getContext("2d");
    let isDown = false;
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      const wide = canvas.width / box.width;
      return [(event.clientX - box.left) * wide, (event.clientY - box.top) * wide];
    };
    pen.lineWidth = 3;
    pen.lineCap = "round";
    canvas.addEventListener("pointerdown", (event) => {
      isDown = true;
      canvas.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(...at(event));
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!isDown) return;
      pen.lineTo(...at(event));
      pen.stroke();
    });
    canvas.addEventListener("pointerup", () => {
      isDown = false;
      drawn.value = canvas.toDataURL("image/png");
    });
    pad.querySelector("[data-wipe]").addEventListener("click", () => {
      pen.clearRect(0, 0, canvas.width, canvas.height);
      drawn.value = "";
    });
    pad.hidden = false;
  });
})();
