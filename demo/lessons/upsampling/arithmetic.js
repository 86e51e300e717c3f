// @ts-check
// The arithmetic of the lesson: every way to make a small map large, as torch does it. The tests
// compare each with torch, cell by cell, over all settings.
/** @import { Knobs, NumberMap, Pooled } from "./types.d.ts" */

/** @type {(rows: number, columns: number, data?: ArrayLike<number>) => NumberMap} */
export const mapOf = (rows, columns, data) => ({
  rows, columns, data: data ? Float64Array.from(data) : new Float64Array(rows * columns),
});
/** @type {(map: NumberMap, change: (value: number, place: number) => number) => NumberMap} */
export const mapped = ({ rows, columns, data }, change) => ({ rows, columns, data: data.map(change) });

// ---- Kernels -------------------------------------------------------------------------------------
/** @type {(size: number) => NumberMap} */
export const ones = (size) => mapOf(size, size, new Float64Array(size * size).fill(1));

// The kernel that interpolates bilinearly: a tent, as in the FCN paper (`segcore.ops.bilinear`).
/** @type {(size: number) => NumberMap} */
export function tent(size) {
  const factor = Math.ceil(size / 2);
  const middle = (size - 1) / 2;
  const side = Array.from({ length: size }, (_, place) => 1 - Math.abs(place - middle) / factor);
  return mapOf(size, size, side.flatMap((high) => side.map((wide) => high * wide)));
}

// ---- Transposed convolution ----------------------------------------------------------------------
// Sides of the output: the last copy begins at (side − 1) · stride; padding is cut from both ends.
/** @type {(side: number, knobs: Knobs) => number} */
export const transposedSide = (side, { kernel, stride, padding, extra }) =>
  (side - 1) * stride + kernel - 2 * padding + extra;

/**
 * Every cell paints a copy of the kernel, as strong as its value; where copies overlap, they add up.
 *
 * @param {NumberMap} map
 * @param {NumberMap} weights the kernel, as large as `knobs.kernel` says
 * @param {Knobs} knobs
 * @returns {NumberMap}
 */
export function transposed(map, weights, knobs) {
  const output = mapOf(transposedSide(map.rows, knobs), transposedSide(map.columns, knobs));
  const { stride, padding } = knobs;
  map.data.forEach((value, cell) => {
    if (value === 0) return;
    const [row, column] = [Math.floor(cell / map.columns), cell % map.columns];
    paint(output, weights, value, row * stride - padding, column * stride - padding);
  });
  return output;
}
/** @type {(output: NumberMap, weights: NumberMap, value: number, top: number, left: number) => void} */
function paint(output, weights, value, top, left) {
  for (let row = Math.max(0, -top); row < Math.min(weights.rows, output.rows - top); row++) {
    const [from, to] = [row * weights.columns, (top + row) * output.columns + left];
    for (let column = Math.max(0, -left); column < Math.min(weights.columns, output.columns - left); column++) {
      output.data[to + column] += value * weights.data[from + column];
    }
  }
}

// ---- Convolution ---------------------------------------------------------------------------------
// Zeros around a map so that a convolution keeps its size. Of an odd number of them, the last one
// goes to the right and below, as in torch.
/** @type {(size: number) => number} */
export const padBefore = (size) => Math.floor((size - 1) / 2);

/**
 * Every cell of the output reads as many cells as the kernel has, and adds up the products.
 *
 * @param {NumberMap} map
 * @param {NumberMap} weights
 * @param {number} before zeros above and to the left; as many behind as keep the size
 * @returns {NumberMap}
 */
export function convolved(map, weights, before = padBefore(weights.rows)) {
  const { rows, columns } = map;
  const output = mapOf(rows, columns);
  weights.data.forEach((weight, place) => {
    if (weight === 0) return;
    const [down, across] = [Math.floor(place / weights.columns) - before, (place % weights.columns) - before];
    for (let row = Math.max(0, -down); row < Math.min(rows, rows - down); row++) {
      const [to, from] = [row * columns, (row + down) * columns + across];
      for (let column = Math.max(0, -across); column < Math.min(columns, columns - across); column++) {
        output.data[to + column] += weight * map.data[from + column];
      }
    }
  });
  return output;
}

// ---- Resizing ------------------------------------------------------------------------------------
/** @type {(map: NumberMap, factor: number) => NumberMap} */
export function nearest(map, factor) {
  const output = mapOf(map.rows * factor, map.columns * factor);
  output.data.forEach((_, cell) => {
    const [row, column] = [Math.floor(cell / output.columns), cell % output.columns];
    output.data[cell] = map.data[Math.floor(row / factor) * map.columns + Math.floor(column / factor)];
  });
  return output;
}

// Between the middles of the cells, as torch does it with align_corners=False: first along the rows.
/** @type {(map: NumberMap, factor: number) => NumberMap} */
export const bilinear = (map, factor) => taller(wider(map, factor), factor);
/** @type {(map: NumberMap, factor: number) => NumberMap} */
function wider({ rows, columns, data }, factor) {
  const output = mapOf(rows, columns * factor);
  placesOf(columns, factor).forEach(({ low, high, beyond }, column) => {
    for (let row = 0; row < rows; row++) {
      const from = row * columns;
      output.data[row * output.columns + column] = data[from + low] * (1 - beyond) + data[from + high] * beyond;
    }
  });
  return output;
}
/** @type {(map: NumberMap, factor: number) => NumberMap} */
function taller({ rows, columns, data }, factor) {
  const output = mapOf(rows * factor, columns);
  placesOf(rows, factor).forEach(({ low, high, beyond }, row) => {
    const [upper, lower, to] = [low * columns, high * columns, row * columns];
    for (let column = 0; column < columns; column++) {
      output.data[to + column] = data[upper + column] * (1 - beyond) + data[lower + column] * beyond;
    }
  });
  return output;
}
/** @type {(side: number, factor: number) => { low: number, high: number, beyond: number }[]} */
const placesOf = (side, factor) => Array.from({ length: side * factor }, (_, place) => {
  const exact = Math.max(0, (place + 0.5) / factor - 0.5);
  const low = Math.floor(exact);
  return { low, high: Math.min(low + 1, side - 1), beyond: exact - low };
});

// ---- Max pooling and back ------------------------------------------------------------------------
/** @type {(side: number, size: number, stride: number) => number} */
export const sideBefore = (side, size, stride) => (side - 1) * stride + size;

/**
 * The largest value of every window, and where it stood; of equal values, the first.
 *
 * @param {NumberMap} map
 * @param {number} size of the window
 * @param {number} stride
 * @returns {Pooled}
 */
export function pooled(map, size, stride) {
  const [rows, columns] = [map.rows, map.columns].map((side) => Math.floor((side - size) / stride) + 1);
  const output = mapOf(rows, columns);
  const places = new Int32Array(rows * columns);
  output.data.forEach((_, cell) => {
    const top = Math.floor(cell / columns) * stride;
    const left = (cell % columns) * stride;
    let best = top * map.columns + left;
    for (let inside = 1; inside < size * size; inside++) {
      const place = (top + Math.floor(inside / size)) * map.columns + left + (inside % size);
      if (map.data[place] > map.data[best]) best = place;
    }
    places[cell] = best;
    output.data[cell] = map.data[best];
  });
  return { map: output, places };
}

// Every value goes back to its place and all others are 0. If two windows share a place, the later
// one overwrites the earlier.
/** @type {(map: NumberMap, places: ArrayLike<number>, rows: number, columns: number) => NumberMap} */
export function unpooled(map, places, rows, columns) {
  const output = mapOf(rows, columns);
  map.data.forEach((value, cell) => { output.data[places[cell]] = value; });
  return output;
}
