// Ten digits on the glass; without this file the field takes any keyboard.
"use strict";
(() => {
  const field = document.getElementById("code");
  const pad = document.querySelector(".keypad");
  if (!field || !pad) return;
  pad.hidden = false;
  field.inputMode = "none";
  const digits = () => field.value.replace(/\D/g, "");
  const show = (text) => {
    field.value = text.replace(/^(\d{4})(\d)/, "$1 $2");
    field.focus();
  };
  pad.addEventListener("click", (event) => {
    const what = event.target.closest("[data-digit]")?.dataset.digit;
    if (!what) return;
    if (what === "clear") show("");
    else if (what === "back") show(digits().slice(0, -1));
    else show((digits() + what).slice(0, 8));
  });
})();
