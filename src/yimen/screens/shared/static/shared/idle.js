// A kiosk that was left goes back to its first page, but asks first.
// <dialog id="idle" data-after="60" data-home="/kiosk/" data-forgets="elder">: seconds
// of silence, then this dialog; nobody answers for as long again: home, cookies gone.
"use strict";
(() => {
  const dialog = document.getElementById("idle");
  if (!dialog) return;
  const after = Number(dialog.dataset.after) * 1000;
  let timer = 0;
  // The next person starts anew: plain type, the hall's language.
  const leave = () => {
    dialog.dataset.forgets.split(" ").forEach((name) => {
      document.cookie = `${name}=; max-age=0; path=/`;
    });
    location.assign(dialog.dataset.home);
  };
  const ask = () => {
    dialog.showModal();
    timer = setTimeout(leave, after);
  };
  const stay = () => {
    clearTimeout(timer);
    if (dialog.open) dialog.close();
    timer = setTimeout(ask, after);
  };
  ["pointerdown", "keydown", "input"].forEach((what) =>
    document.addEventListener(what, stay, { passive: true }),
  );
  stay();
})();
