// The papers by keyboard: Alt+A ticks all, Space turns one between missing and in hand.
// What was said beside them (a promise, its days) outlives a fresh answer about the same.
"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  const sheet = document.getElementById("sheet");
  if (!sheet) return;
  const all = sheet.querySelector("[data-tick-all]");
  const states = [...sheet.querySelectorAll(".paper-state")];
  const told = () => sheet.dispatchEvent(new Event("change", { bubbles: true }));

  if (all) {
    all.hidden = false;
    all.addEventListener("click", () => {
      states.forEach((one) => {
        if (one.value === "missing") one.value = "handed_in";
      });
      told();
    });
  }

  states.forEach((one, at) => {
    one.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        one.value = one.value === "missing" ? "handed_in" : "missing";
        told();
      } else if (event.key === "Enter") {
        event.preventDefault();
        (states[at + 1] ?? one).focus();
      }
    });
  });

  const beside = () => [...document.querySelectorAll('input[form="sheet"]')];
  const asked = (all) => all.map((one) => one.name).join();
  let kept = [];
  document.addEventListener("htmx:beforeSwap", () => {
    kept = beside().map(({ name, checked, value }) => ({ name, checked, value }));
  });
  document.addEventListener("htmx:afterSwap", () => {
    const now = beside();
    if (asked(now) !== asked(kept)) return;
    now.forEach((one, at) => {
      one.checked = kept[at].checked;
      one.value = kept[at].value;
    });
  });
})();
