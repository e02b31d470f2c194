// Keys for eight hours a day: <button data-key="F8"> is pressed by F8, a field with
// data-key is entered. Several keys: data-key="F2 Alt+N". A dialog keeps its own keys.
"use strict";
(() => {
  const FUNCTION_KEY = /^F([1-9]|1[0-2])$/;

  const name = (event) => {
    const parts = [];
    if (event.ctrlKey) parts.push("Ctrl");
    if (event.altKey) parts.push("Alt");
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    return [...parts, key].join("+");
  };

  const isWriting = (target) =>
    target.matches?.("input, textarea, select, [contenteditable]") ?? false;

  const scope = () => document.querySelector("dialog[open]") ?? document;

  const owner = (key) =>
    [...scope().querySelectorAll("[data-key]")].find(
      (one) => one.dataset.key.split(" ").includes(key) && one.getClientRects().length,
    );

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const key = name(event);
    const plain = !FUNCTION_KEY.test(event.key) && !event.ctrlKey && !event.altKey;
    if (plain && isWriting(event.target)) return;
    const one = owner(key);
    if (!one) return;
    event.preventDefault();
    if (one.disabled || one.getAttribute("aria-disabled") === "true") return;
    one.focus();
    if (one.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")) {
      one.select?.();
    } else {
      one.click();
    }
  });
})();
