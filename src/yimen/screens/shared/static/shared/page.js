// Small courtesies of every page. Each works without this file in a plainer way.
"use strict";
(() => {
  const TOAST_MS = 4000;
  const ANSWER_MS = 5000;

  // A toast: the server answers with `HX-Trigger: {"toast": "已叫号 A017"}`.
  const toast = (text) => {
    const frame = document.getElementById("toasts");
    const one = document.createElement("div");
    one.className = "toast";
    one.textContent = text;
    frame.append(one);
    setTimeout(() => one.remove(), TOAST_MS);
  };
  document.addEventListener("toast", (event) => toast(event.detail.value));

  // The strip: one stop for the Tab key, arrows walk along its runs.
  const walkStrip = (event) => {
    const run = event.target.closest?.(".strip .run[tabindex]");
    if (!run || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const runs = [...run.parentElement.querySelectorAll(".run[tabindex]")];
    const step = event.key === "ArrowRight" ? 1 : -1;
    const other = runs[runs.indexOf(run) + step];
    if (!other) return;
    event.preventDefault();
    run.tabIndex = -1;
    other.tabIndex = 0;
    other.focus();
  };
  document.addEventListener("keydown", walkStrip);

  // Buttons that only JavaScript can serve are hidden until it is there.
  const wake = (root) => {
    root.querySelectorAll("[data-print], [data-opens]").forEach((one) => {
      one.hidden = false;
    });
    root.querySelectorAll(".strip-days").forEach((days) => {
      days.querySelectorAll(".run[tabindex]").forEach((run, at) => {
        run.tabIndex = at ? -1 : 0;
      });
    });
    root.querySelector("[data-focus]")?.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-print], [data-opens], [data-closes]");
    if (!button) return;
    if ("print" in button.dataset) window.print();
    if (button.dataset.opens) document.getElementById(button.dataset.opens).showModal();
    if ("closes" in button.dataset) button.closest("dialog").close();
  });

  // An open menu closes on Escape and on a click elsewhere.
  const closeMenus = (except) =>
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!except || !menu.contains(except)) menu.open = false;
    });
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenus(null);
  });

  // A form is sent once, however often the button is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => free(form), ANSWER_MS); // a download never leaves the page
  });
  const free = (form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((one) => {
      one.removeAttribute("aria-busy");
    });
  };
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-sent]").forEach(free),
  );

  document.addEventListener("DOMContentLoaded", () => wake(document));
  document.addEventListener("htmx:load", (event) => wake(event.target));
})();
