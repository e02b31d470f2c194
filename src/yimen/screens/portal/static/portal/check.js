// Recomputes a case's history in the browser; docs/journal.md says what is hashed.
// Nothing of our own answer is used: entries, proofs and the published roots are
// fetched, hashed again here, and each line is marked.
"use strict";
(() => {
  const button = document.querySelector("[data-proof]");
  const list = document.getElementById("check-lines");
  const answer = document.getElementById("check-answer");
  if (!button || !list || !answer) return;
  if (!globalThis.crypto?.subtle) {
    answer.textContent = answer.dataset.cannot;
    return;
  }
  button.hidden = false;

  const PREVIOUS = 12; // places in a line as it is hashed
  const hex = (buffer) =>
    [...new Uint8Array(buffer)].map((one) => one.toString(16).padStart(2, "0")).join("");
  const raw = (text) => Uint8Array.from(text.match(/../g) ?? [], (two) => parseInt(two, 16));
  const sha = async (...parts) =>
    hex(await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));
  const fetched = async (address) => (await fetch(address)).json();

  const climbed = async (line) => {
    let node = await sha(Uint8Array.of(0), raw(line.hash));
    for (const [side, sibling] of line.path) {
      const pair = side === "left" ? [sibling, node] : [node, sibling];
      node = await sha(Uint8Array.of(1), ...pair.map(raw));
    }
    return node;
  };

  // "bad": the line itself; "day": the root of its day; "open": not published yet.
  const judged = async (line, place, before, subject, days) => {
    const said = JSON.parse(line.text);
    const follows =
      said[2] === subject && said[3] === place + 1 && said[PREVIOUS] === before;
    if (!follows || (await sha(line.text)) !== line.hash) return "bad";
    if (!line.day) return "open";
    const day = days.get(line.day);
    return day?.good && (await climbed(line)) === day.tree ? "good" : "day";
  };

  const judgedDays = async (proof, published) => {
    const roots = new Map(published.days.map((day) => [day.day, day.root]));
    const days = new Map();
    for (const day of proof.days) {
      const said = JSON.parse(day.text);
      const holds = said[1] === day.day && said[2] === day.count && said[3] === day.tree;
      const root = await sha(day.text);
      days.set(day.day, { ...day, good: holds && root === roots.get(day.day) });
    }
    return days;
  };

  const mark = (sequence, verdict) => {
    const row = list.querySelector(`[data-sequence="${sequence}"]`);
    if (!row) return;
    row.dataset.verdict = verdict;
    row.querySelector("output").textContent = list.dataset[verdict];
  };

  const say = (verdict, words) => {
    answer.dataset.verdict = verdict;
    answer.textContent = words;
  };

  const check = async () => {
    const [proof, published] = await Promise.all([
      fetched(button.dataset.proof),
      fetched(button.dataset.roots),
    ]);
    if (proof.lines.some((line) => JSON.parse(line.text)[0] !== "sha256")) {
      return say("open", answer.dataset.cannot);
    }
    const days = await judgedDays(proof, published);
    let before = "";
    const verdicts = [];
    for (const [place, line] of proof.lines.entries()) {
      verdicts.push(await judged(line, place, before, proof.subject, days));
      mark(line.sequence, verdicts[place]);
      before = line.hash;
    }
    const wrong = ["bad", "day"].find((one) => verdicts.includes(one));
    const place = wrong ? verdicts.indexOf(wrong) + 1 : verdicts.length;
    return say(wrong ? "bad" : "good", answer.dataset[wrong ?? "good"].replace("{n}", place));
  };

  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await check();
    } catch {
      say("bad", answer.dataset.failed);
    }
    button.disabled = false;
  });
})();
