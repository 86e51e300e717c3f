// @ts-check
// What the address says of this board, one row for each parameter.
/** @import { ClassRow } from "../../web/values.d.ts" */
/** @import { State } from "./types.d.ts" */
/** @import { Mapping, Parameter } from "../../web/address.js" */

const NUMBER = /^-?\d{1,9}(\.\d{1,9})?$/;
const SCALES = /** @type {const} */ (["own", "common"]);
const NOTES = /** @type {const} */ (["edge", "double"]);

/** @type {(classes: readonly ClassRow[]) => Mapping<State>} */
export const mappingOf = (classes) => ({
  dial: WEIGHTS,
  probe: PIXEL,
  class: classParameter(classes),
  scale: SCALE,
  muted: MUTED,
  note: NOTE,
  loss: LOSS,
});

/** @type {Parameter<State>} */
const WEIGHTS = {
  write: ({ weights }) => (weights && weights.some((weight) => weight !== 1) ? weights.join() : null),
  read(text) {
    const weights = numbersOf(text)?.map((weight) => Math.min(Math.max(weight, 0), 1));
    return weights ? { weights } : {};
  },
};
/** @type {Parameter<State>} */
const PIXEL = {
  write: ({ scene, pixel }) => (pixel && String(pixel) !== String(scene?.start) ? pixel.join() : null),
  read(text) {
    const numbers = numbersOf(text);
    return numbers?.length === 2 ? { pixel: [numbers[0], numbers[1]] } : {};
  },
};
/** @type {Parameter<State>} */
const SCALE = {
  write: ({ scale }) => (scale === "own" ? null : scale),
  read: (text) => ({ scale: SCALES.find((scale) => scale === text) ?? "own" }),
};
// Which copies there are is not known before the photo has come (state.js leaves out all others).
/** @type {Parameter<State>} */
const MUTED = {
  write: ({ muted }) => (muted.length ? muted.join() : null),
  read: (text) => ({ muted: [...new Set(text.split(",").filter(Boolean))] }),
};
/** @type {Parameter<State>} */
const NOTE = {
  write: ({ note }) => note || null,
  read: (text) => ({ note: NOTES.find((note) => note === text) ?? "" }),
};
/** @type {Parameter<State>} */
const LOSS = {
  write: ({ showsLoss }) => (showsLoss === null ? null : showsLoss ? "on" : "off"),
  read: (text) => ({ showsLoss: text === "on" ? true : text === "off" ? false : null }),
};

/** @type {(classes: readonly ClassRow[]) => Parameter<State>} */
function classParameter(classes) {
  return {
    write: ({ scene, index }) => (index === null || index === scene?.present[0] ? null : englishName(classes[index])),
    read(text) {
      const known = classes.find((row) => englishName(row) === text);
      return known ? { index: known.index } : {};
    },
  };
}
/** @type {(row: ClassRow) => string} */
const englishName = (row) => row.name.en.toLowerCase();

/** @type {(text: string) => number[] | null} */
function numbersOf(text) {
  const parts = text.split(",");
  return parts.every((part) => NUMBER.test(part)) ? parts.map(Number) : null;
}
