// @ts-check
// What the address says of this board, one row for each parameter.
import { THOUSAND } from "./grid.js";
import { FIRST } from "./state.js";
/** @import { Place } from "../../web/values.d.ts" */
/** @import { NetworkClasses } from "./value.d.ts" */
/** @import { Filled, State, Way } from "./types.d.ts" */
/** @import { Mapping, Parameter } from "../../web/address.js" */

const WAYS = /** @type {readonly Way[]} */ (["classifier", "convolution", "labels"]);
const NAME = /^[\w-]{1,40}$/;
const PLACE = /^(\d{1,4})\.(\d{1,4})$/;
const FILLED = /^(\d{1,2})x(\d{1,2})\.([\w-]{1,80})$/;
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const BITS = 6; // cells in a digit

/** @type {Parameter<State>} */
const NETWORK = {
  write: ({ network }) => (network === FIRST ? null : network),
  read: (text) => (NAME.test(text) ? { network: text } : {}),
};
/** @type {Parameter<State>} */
const WAY = {
  write: ({ way }) => (way === WAYS[0] ? null : way),
  read: (text) => ({ way: WAYS.find((way) => way === text) ?? WAYS[0] }),
};
/** @type {Parameter<State>} */
const WHERE = {
  write: ({ place }) => place && place.join("."),
  read(text) {
    const place = PLACE.exec(text)?.slice(1).map(Number);
    return place?.every((share) => share <= THOUSAND) ? { place: /** @type {Place} */ (/** @type {unknown} */ (place)) } : {};
  },
};
/** @type {Parameter<State>} */
const STAGE = {
  write: ({ stage }) => stage,
  read: (text) => (NAME.test(text) ? { stage: text } : {}),
};
/** @type {Parameter<State>} */
const FILL = {
  write: ({ filled }) => (filled.cells.size > 1 ? filledInLetters(filled) : null),
  read(text) {
    const filled = filledFromLetters(text);
    return filled ? { filled } : {};
  },
};

/** @type {(classes: Pick<NetworkClasses, "rows" | "sides">) => Mapping<State>} */
export const mappingOf = ({ rows, sides }) => ({
  net: NETWORK,
  side: {
    write: ({ side }) => (side === null ? null : String(side)),
    read(text) {
      const side = sides.find((each) => String(each) === text);
      return side === undefined ? {} : { side };
    },
  },
  way: WAY,
  place: WHERE,
  filled: FILL,
  scored: {
    write: ({ index }) => (index === null ? null : String(index)),
    read(text) {
      const row = rows.find(({ index }) => String(index) === text);
      return row ? { index: row.index } : {};
    },
  },
  stage: STAGE,
});

// Columns, rows, and six cells in each digit.
/** @type {(filled: Filled) => string} */
export function filledInLetters({ columns, rows, cells }) {
  const digits = Array.from({ length: Math.ceil((columns * rows) / BITS) }, (_, digit) => {
    let number = 0;
    for (let bit = 0; bit < BITS; bit++) if (cells.has(digit * BITS + bit)) number |= 1 << bit;
    return DIGITS[number];
  });
  return `${columns}x${rows}.${digits.join("")}`;
}
/** @type {(text: string) => Filled | null} */
export function filledFromLetters(text) {
  const found = FILLED.exec(text);
  if (!found) return null;
  const [columns, rows] = [Number(found[1]), Number(found[2])];
  const cells = [...found[3]].flatMap((letter, digit) =>
    Array.from({ length: BITS }, (_, bit) => digit * BITS + bit).filter((_, bit) => DIGITS.indexOf(letter) & (1 << bit)));
  return { columns, rows, cells: new Set(cells.filter((cell) => cell < columns * rows)) };
}
