// @ts-check
// Whether the copies of a transposed convolution cover its output evenly, and the setting that one
// compares it with.
/** @import { Choices, Knobs } from "./types.d.ts" */

/** @typedef {Pick<Choices, "method" | "kernel" | "stride" | "padding" | "extra">} Compared */

/**
 * How many copies lie on a cell inside the output, where no border is near: along a side, a cell gets
 * ⌊kernel / stride⌋ or ⌈kernel / stride⌉ copies, and both sides multiply.
 *
 * @param {Pick<Knobs, "kernel" | "stride">} knobs
 * @returns {number[]} every count that occurs, ascending
 */
export function countsInside({ kernel, stride }) {
  const sides = [Math.floor(kernel / stride), Math.ceil(kernel / stride)];
  const counts = sides.flatMap((down) => sides.map((across) => down * across));
  return [...new Set(counts)].sort((one, other) => one - other);
}
/** @type {(knobs: Pick<Knobs, "kernel" | "stride">) => boolean} */
export const isEven = (knobs) => countsInside(knobs).length === 1;

// Uneven next to even: the next kernel that is divisible by the stride, or one that is not.
/** @type {(knobs: Compared) => Compared} */
export function counterpart({ method, kernel, stride }) {
  const usual = { method: /** @type {const} */ ("transposed"), kernel: 3, stride: 2, padding: 0, extra: 0 };
  if (method !== "transposed" || stride === 1) return usual;
  if (isEven({ kernel, stride })) return { ...usual, stride, kernel: stride + 1 };
  const even = stride === 2 ? 4 : 3;
  return { ...usual, stride, kernel: even, padding: (even - stride) / 2 };
}
