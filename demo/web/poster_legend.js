// @ts-check
// The legend of a saved picture: as many rows as it needs.
import { LETTERS, MARGIN } from "./poster_sheet.js";
/** @import { Item, Key, Sheet } from "./poster_sheet.js" */

const KEY = { row: 44, swatch: 28, aside: 42, gap: 36, stripes: 4 };

/** @param {Sheet} sheet */
export function addLegend(sheet) {
  const { measure, poster: { legend, note }, width } = sheet;
  /** @type {{ colours: Key["colours"] | null, text: string }[]} */
  const entries = [...legend, ...(note ? [{ colours: null, text: note }] : [])];
  let x = MARGIN;
  for (const { colours, text } of entries) {
    const wide = (colours ? KEY.aside : 0) + measure(text, LETTERS, 400);
    if (x > MARGIN && x + wide > width - MARGIN) {
      x = MARGIN;
      sheet.y += KEY.row;
    }
    addKey(sheet, colours, text, x);
    x += wide + KEY.gap;
  }
  if (entries.length) sheet.y += KEY.row;
}

/**
 * @param {Sheet} sheet
 * @param {Key["colours"] | null} colours
 * @param {string} text
 * @param {number} x
 */
function addKey({ items, y }, colours, text, x) {
  if (colours) items.push(...swatchAt(colours, x, y + 6));
  items.push({
    kind: "text", text, x: x + (colours ? KEY.aside : 0), y: y + 20,
    size: LETTERS, weight: 400, colour: colours ? "--ink" : "--soft",
  });
}

/**
 * @param {Key["colours"]} colours
 * @param {number} x
 * @param {number} y
 * @returns {Item[]}
 */
function swatchAt(colours, x, y) {
  const box = { x, y, width: KEY.swatch, height: KEY.swatch };
  const shown = colours.slice(0, KEY.stripes);
  const width = KEY.swatch / shown.length;
  const line = shown.length ? "--line" : "--dash";
  return [
    { kind: "fill", ...box, colour: "--card" },
    ...shown.map((colour, place) => /** @type {Item} */ (
      { kind: "fill", ...box, x: x + width * place, width, colour: `rgb(${colour})` })),
    ...(shown.length ? [] : [/** @type {Item} */ ({ kind: "hatch", ...box, colour: line })]),
    { kind: "frame", ...box, colour: line, wide: 1.5 },
  ];
}
