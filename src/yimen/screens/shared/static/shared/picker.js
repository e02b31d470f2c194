// Search as you type, after the ARIA combobox pattern. Without this file the picker is a
// plain search form; with it the same answers open below the field.
//   data-url    answers `?<name of the field>=…` with a list of `.option` lines
//   data-field  name of a hidden input to fill; without it an option's link is followed
"use strict";
(() => {
  const PAUSE_MS = 120;

  class Picker {
    constructor(frame) {
      this.frame = frame;
      this.input = frame.querySelector("input[type=search]");
      this.list = frame.querySelector(".picker-list");
      this.said = frame.querySelector("[data-said]");
      this.asked = 0;
      this.at = -1;
      frame.classList.add("live");
      this.prepare();
      this.listen();
    }

    prepare() {
      const { input, list } = this;
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-autocomplete", "list");
      input.setAttribute("aria-controls", list.id);
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
      this.close();
    }

    listen() {
      this.input.addEventListener("input", () => this.wait());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest(".option");
        if (!option || !this.hidden()) return; // a link goes where it goes
        event.preventDefault();
        this.take(option);
      });
    }

    wait() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), PAUSE_MS);
    }

    async ask() {
      const words = this.input.value.trim();
      if (!words) return this.close();
      const turn = ++this.asked;
      const url = new URL(this.frame.dataset.url, location.href);
      url.searchParams.set(this.input.name, words);
      try {
        const answer = await fetch(url, { headers: { "HX-Request": "true" } });
        const html = answer.ok ? await answer.text() : "";
        if (turn === this.asked) this.show(html);
      } catch {
        if (turn === this.asked) this.close();
      }
      return undefined;
    }

    show(html) {
      this.list.innerHTML = html;
      this.options = [...this.list.querySelectorAll(".option")];
      this.options.forEach((option, at) => {
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.id = `${this.list.id}-${at}`;
        option.querySelector("a, button").tabIndex = -1;
      });
      this.list.querySelector(".picker-none")?.setAttribute("role", "option");
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      this.move(this.options.length ? 0 : -1);
      const count = this.options.length;
      this.said.textContent = count
        ? `${count}`
        : this.list.querySelector(".picker-none")?.textContent ?? "";
    }

    close() {
      clearTimeout(this.timer);
      this.asked += 1;
      this.options = [];
      this.at = -1;
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    move(at) {
      this.options[this.at]?.setAttribute("aria-selected", "false");
      this.at = at;
      const option = this.options[at];
      if (!option) return this.input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      return this.input.setAttribute("aria-activedescendant", option.id);
    }

    key(event) {
      if (event.isComposing) return;
      const count = this.options.length;
      const act = {
        ArrowDown: () => (count ? this.move((this.at + 1) % count) : this.ask()),
        ArrowUp: () => count && this.move((this.at - 1 + count) % count),
        Escape: () => (this.list.hidden ? false : this.close()),
        Enter: () => (count ? this.take(this.options[this.at]) : this.ask()),
      }[event.key];
      if (!act || (event.key === "Escape" && this.list.hidden)) return;
      event.preventDefault();
      act();
    }

    hidden() {
      const name = this.frame.dataset.field;
      return name ? this.input.form?.elements.namedItem(name) : null;
    }

    take(option) {
      const target = option.querySelector("a, button");
      const hidden = this.hidden();
      this.close();
      if (!hidden) {
        target.click();
        return;
      }
      hidden.value = option.dataset.value;
      this.input.value = option.dataset.label;
      hidden.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  const start = (root) =>
    root.querySelectorAll("[data-picker]:not(.live)").forEach((one) => new Picker(one));

  document.addEventListener("DOMContentLoaded", () => start(document));
  document.addEventListener("htmx:load", (event) => start(event.target));
})();
