// The slip prints itself once; a kiosk browser with silent printing asks nobody.
"use strict";
(() => {
  const key = `printed ${location.pathname}`;
  if (sessionStorage.getItem(key)) return;
  sessionStorage.setItem(key, "yes");
  window.addEventListener("load", () => window.print());
})();
