// Reads aloud. A button with data-reads="id" reads that element; anything with
// data-say="…" is said when it appears (the board's calls, swapped in by htmx).
"use strict";
(() => {
  const voice = window.speechSynthesis;
  if (!voice) return;
  const lang = document.documentElement.lang.startsWith("en") ? "en" : "zh-CN";

  const say = (text) => {
    const words = new SpeechSynthesisUtterance(text);
    words.lang = lang;
    words.rate = 0.9;
    voice.speak(words);
  };

  const said = new Set();
  const sayNew = (root) =>
    root.querySelectorAll("[data-say]").forEach((one) => {
      const call = one.dataset.call ?? one.dataset.say;
      if (said.has(call)) return;
      said.add(call);
      say(one.dataset.say);
    });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-reads]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        const wasSpeaking = voice.speaking;
        voice.cancel();
        if (!wasSpeaking) say(document.getElementById(button.dataset.reads).innerText);
      });
    });
    sayNew(document);
  });
  document.addEventListener("htmx:load", (event) => sayNew(event.target));
})();
