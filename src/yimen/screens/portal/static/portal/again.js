// A ticket's page asks again every 15 seconds and shows what changed. It rests while
// nobody looks, and while the visitor has something open or in hand. Without scripts
// the page is loaded anew instead.
"use strict";
(() => {
  const EVERY_MS = 15000;
  const isBusy = (page) =>
    document.hidden ||
    page.querySelector("details[open]") ||
    page.contains(document.activeElement);

  const again = async () => {
    const page = document.querySelector("[data-again]");
    if (!page) return;
    if (!isBusy(page)) {
      try {
        const answer = await fetch(location.pathname, { headers: { "X-Poll": "1" } });
        if (answer.ok) {
          const text = await answer.text();
          const fresh = new DOMParser()
            .parseFromString(text, "text/html")
            .querySelector("[data-again]");
          if (!fresh) return void location.reload();
          if (!isBusy(page)) page.replaceWith(fresh);
        }
      } catch {
        // a bad line: the next time may be better
      }
    }
    setTimeout(again, EVERY_MS);
  };
  setTimeout(again, EVERY_MS);
})();
