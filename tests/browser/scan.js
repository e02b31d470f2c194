// What axe-core finds on a page: every rule everywhere, contrast once for each look.
//
// Contrast takes longer than all the other rules. It follows from the letters' colour,
// size and weight and from what is painted behind them; of all elements that are alike
// in this the first one speaks for all, here and on every page that is scanned later.
async ([isLit, known]) => {
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
  const speaks = (one) =>
    one.getClientRects().length &&
    (one.matches("input, select, textarea") ||
      [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim()));

  const resultTypes = ["violations"]; // the rest is not read
  const rules = { "color-contrast": { enabled: false } };
  const { violations } = await axe.run(document, { resultTypes, rules });
  const firsts = new Map();
  for (const one of isLit ? document.body.querySelectorAll("*") : []) {
    if (speaks(one) && !firsts.has(look(one))) firsts.set(look(one), one);
  }
  known.forEach((one) => firsts.delete(one));
  if (!firsts.size) return { violations, looks: [] };
  const context = { include: [...firsts.values()] };
  const lit = await axe.run(context, { resultTypes, runOnly: ["color-contrast"] });
  const looks = lit.violations.length ? [] : [...firsts.keys()];
  return { violations: [...violations, ...lit.violations], looks };
};
