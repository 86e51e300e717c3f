// @ts-check
// Cells and pixels of the network's input: where a place of the photo lies, and what a cell sees.
import { clamp } from "../../web/elements.js";
/** @import { Box, Place, Size } from "../../web/values.d.ts" */
/** @import { FieldValue } from "./value.d.ts" */

export const COARSEST = 32; // pixels: the sides of the input are padded to whole cells of this stride
export const THOUSAND = 1000; // a place is told in thousandths of the photo

/** @type {(side: number, full: Size) => Size} */
export function inputSize(side, full) {
  const scale = side / Math.max(...full);
  /** @type {(length: number) => number} */
  const fitted = (length) => Math.max(1, Math.floor(length * scale + 0.5));
  return [fitted(full[0]), fitted(full[1])];
}
/** @type {(length: number) => number} */
const padded = (length) => Math.ceil(length / COARSEST) * COARSEST;
/** @type {(input: Size) => Size} */
export const paddedSize = ([width, height]) => [padded(width), padded(height)];

// The cells of a map of the padded input.
/** @type {(stride: number, input: Size) => Size} */
export const cellsAt = (stride, input) => [padded(input[0]) / stride, padded(input[1]) / stride];

// The cell under a place; only cells that touch the photo are meant.
/** @type {(place: Place, stride: number, input: Size) => Place} */
export function cellUnder(place, stride, input) {
  /** @type {(axis: 0 | 1) => number} */
  const along = (axis) => clamp(Math.floor(((place[axis] / THOUSAND) * input[axis]) / stride), 0, Math.ceil(input[axis] / stride) - 1);
  return [along(0), along(1)];
}
// The middle of a cell, or of what of it lies in the photo.
/** @type {(cell: Place, stride: number, input: Size) => Place} */
export function placeOf(cell, stride, input) {
  /** @type {(axis: 0 | 1) => number} */
  const along = (axis) => {
    const [from, to] = [cell[axis] * stride, Math.min((cell[axis] + 1) * stride, input[axis])];
    return Math.round((THOUSAND * (from + to)) / 2 / input[axis]);
  };
  return [along(0), along(1)];
}
/** @type {(cell: Place, steps: Place, stride: number, input: Size) => Place} */
export function moved(cell, steps, stride, input) {
  /** @type {(axis: 0 | 1) => number} */
  const along = (axis) => clamp(cell[axis] + steps[axis], 0, Math.ceil(input[axis] / stride) - 1);
  return placeOf([along(0), along(1)], stride, input);
}

// The window around a cell, in pixels of the input; it may reach beyond the photo.
/** @type {(cell: Place, cells: number, stride: number) => Box} */
export function windowBox([column, row], cells, stride) {
  const around = (cells - 1) / 2;
  const [left, top, side] = [(column - around) * stride, (row - around) * stride, cells * stride];
  return [left, top, left + side, top + side];
}
// All that a cell can see.
/** @type {(cell: Place, field: FieldValue) => Box} */
export function fieldBox(cell, { size, start, stride }) {
  const [left, top] = [start + cell[0] * stride, start + cell[1] * stride];
  return [left, top, left + size, top + size];
}
// A square with the same middle.
/** @type {(box: Box, side: number) => Box} */
export function squareIn([left, top, right, bottom], side) {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return [x - side / 2, y - side / 2, x + side / 2, y + side / 2];
}
/** @type {(box: Box, input: Size) => boolean} */
export const covers = ([left, top, right, bottom], [width, height]) => left <= 0 && top <= 0 && right >= width && bottom >= height;
