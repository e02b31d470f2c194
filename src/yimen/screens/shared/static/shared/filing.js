"use strict";
// What an order is about is looked up as soon as its words are written, see
// order_filing.py. Without this there is a button; on a dead line nothing happens.
document.addEventListener("change", async (event) => {
  const words = event.target.closest("[data-looks]");
  if (!words) return;
  const chosen = words.form.elements.category.value;
  try {
    const answer = await fetch(location.href, {
      method: "POST",
      body: new FormData(words.form),
      headers: { "X-Part": "filing" },
    });
    const place = document.getElementById("filing");
    const isTouched = words.form.elements.category.value !== chosen;
    if (answer.ok && place && !isTouched) place.outerHTML = await answer.text();
  } catch {
    return;
  }
});
