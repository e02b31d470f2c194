// What axe-core finds on a page: each shape once, contrast once for each look.
//
// All rules but those of colour judge a page by its shape: which elements stand where,
// seen or not, with which attributes, with words or without. A shape that was found
// without fault has none in another language either, whichever switch is pressed there.
//
// Contrast takes longer than all the other rules. It follows from the letters' colour,
// size and weight and from what is painted behind them; of all elements that are alike
// in this the first one speaks for all, here and on every page that is scanned later.
//
// Answers null where something is to be judged and axe-core is not there yet.
async ([isLit, knownShapes, knownLooks]) => {
  const CLEAR = "rgba(0, 0, 0, 0)";
  const stacks = new Map();
  const stack = (one) => {
    if (!one) return { paint: "", veil: "" };
    if (!stacks.has(one)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
      const below = stack(one.parentElement);
      const veil = opacity === "1" ? below.veil : `${opacity} ${below.veil}`;
      const isOpaque = backgroundColor.startsWith("rgb(") && backgroundImage === "none";
      const isClear = backgroundColor === CLEAR && backgroundImage === "none";
      const own = isClear ? "" : `${backgroundColor} ${backgroundImage} `;
      stacks.set(one, { paint: isOpaque ? own : own + below.paint, veil });
    }
    return stacks.get(one);
  };
  const look = (one) => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
    const { paint, veil } = stack(one);
    return [color, fontSize, fontWeight, textShadow, paint, veil].join(";");
  };
  const hasWords = (one) =>
    [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim());
  const speaks = (one) =>
    one.getClientRects().length &&
    (one.matches("input, select, textarea") || hasWords(one));
  const isWritten = new Set(["alt", "aria-label", "placeholder", "title"]);
  const isPassedOn = new Set(
    ["action", "d", "datetime", "href", "hx-headers", "src", "value"], // each time anew
  );
  const trait = ({ name, value, ownerElement }) => {
    const isOfAll = ownerElement === document.documentElement;
    if (isPassedOn.has(name) || (isOfAll && name === "class")) return name;
    if (isWritten.has(name)) return `${name}=${value.trim() !== ""}`;
    if (name === "aria-pressed") return `${name}=${/^(true|false)$/.test(value)}`;
    return `${name}=${isOfAll ? value.replace(/^(en|zh-Han[st])$/i, "ours") : value}`;
  };
  const outline = (one) => {
    const sight = [one.getClientRects().length > 0, hasWords(one)];
    const within = [...one.children].map(outline);
    return `${one.localName}(${[...one.attributes].map(trait)};${sight};${within})`;
  };
  const digest = async (text) => {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return new Uint8Array(bytes).toString();
  };

  const shape = await digest(outline(document.documentElement));
  const firsts = new Map();
  for (const one of isLit ? document.body.querySelectorAll("*") : []) {
    if (speaks(one) && !firsts.has(look(one))) firsts.set(look(one), one);
  }
  knownLooks.forEach((one) => firsts.delete(one));
  const isNew = !knownShapes.includes(shape);
  if (!isNew && !firsts.size) return { violations: [], looks: [], shape };
  if (typeof axe === "undefined") return null;

  const resultTypes = ["violations"]; // the rest is not read
  const COLOURS = ["color-contrast", "link-in-text-block"];
  const off = Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }]));
  const found = isNew
    ? (await axe.run(document, { resultTypes, rules: off })).violations
    : [];
  if (!firsts.size) return { violations: found, looks: [], shape };
  const context = { include: [...firsts.values()] };
  const lit = await axe.run(context, { resultTypes, runOnly: COLOURS });
  const looks = lit.violations.length ? [] : [...firsts.keys()];
  return { violations: [...found, ...lit.violations], looks, shape };
};
