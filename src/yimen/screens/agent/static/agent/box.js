// What a villager said lies on this phone only sealed: by a key that the browser keeps
// and gives to nobody, not even to this page. Whoever copies the phone's storage has
// cipher text. Without a safe place for the key nothing is kept at all.
"use strict";
globalThis.agentBox = (() => {
  const SEALED = "sealed:";
  const can = Boolean(globalThis.indexedDB && globalThis.crypto?.subtle);

  const store = () =>
    new Promise((done, failed) => {
      const asked = indexedDB.open("agent", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("keys");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  const inStore = async (mode, act) => {
    const base = await store();
    return new Promise((done, failed) => {
      const asked = act(base.transaction("keys", mode).objectStore("keys"));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  };
  const key = async () => {
    const known = await inStore("readonly", (keys) => keys.get("drafts"));
    if (known) return known;
    const about = { name: "AES-GCM", length: 256 };
    const made = await crypto.subtle.generateKey(about, false, ["encrypt", "decrypt"]);
    await inStore("readwrite", (keys) => keys.put(made, "drafts"));
    return made;
  };

  const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const CHUNK = 8192;
  const written = (buffer) => {
    const all = new Uint8Array(buffer);
    let said = "";
    for (let at = 0; at < all.length; at += CHUNK) {
      said += String.fromCharCode(...all.subarray(at, at + CHUNK));
    }
    return btoa(said);
  };

  const put = async (name, value) => {
    if (!can) return false;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), plain);
    localStorage.setItem(SEALED + name, `${base64(iv)}.${written(sealed)}`);
    return true;
  };
  const get = async (name) => {
    const kept = localStorage.getItem(SEALED + name);
    if (!can || !kept) return null;
    try {
      const [iv, sealed] = kept.split(".").map(bytes);
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key(), sealed);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null; // sealed by a key that is gone
    }
  };
  const names = (start) =>
    Object.keys(localStorage)
      .filter((name) => name.startsWith(SEALED + start))
      .map((name) => name.slice(SEALED.length));
  const drop = (name) => localStorage.removeItem(SEALED + name);
  const dropAll = (start) => names(start).forEach(drop);
  const forgetKey = () => inStore("readwrite", (keys) => keys.delete("drafts"));

  // What an earlier version kept in the open is sealed, or goes.
  const closed = (async () => {
    const open = Object.keys(localStorage).filter(
      (name) => name.startsWith("draft:") || name === "kit:outbox",
    );
    for (const name of open) {
      const isSealed = await put(name, JSON.parse(localStorage.getItem(name)));
      if (isSealed || name.startsWith("draft:")) localStorage.removeItem(name);
    }
  })();

  return { can, put, get, drop, dropAll, forgetKey, inStore, base64, closed };
})();
