// @ts-check
// By hand; tests/test_upsampling.py holds the same functions against torch.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bilinear, convolved, mapOf, nearest, ones, pooled, tent, transposed, unpooled,
} from "../../demo/lessons/upsampling/arithmetic.js";
import { matrixOf, times, turned, underKernel } from "../../demo/lessons/upsampling/matrix.js";
/** @import { NumberMap } from "../../demo/lessons/upsampling/types.d.ts" */

/** @type {(map: NumberMap) => number[][]} */
const rowsOf = ({ rows, columns, data }) => (
  Array.from({ length: rows }, (_, row) => [...data.slice(row * columns, (row + 1) * columns)]));
const PAIR = mapOf(1, 2, [1, 10]);
const KNOBS = { kernel: 3, stride: 2, padding: 0, extra: 0 };

test("copies of the kernel add up where they overlap", () => {
  assert.deepEqual(rowsOf(transposed(PAIR, ones(3), KNOBS)), Array(3).fill([1, 1, 11, 10, 10]));
});
test("padding cuts both ends, output padding adds at the last one", () => {
  const kernel = mapOf(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(rowsOf(transposed(PAIR, kernel, { ...KNOBS, padding: 1 })), [[5, 46, 50]]);
  assert.deepEqual(rowsOf(transposed(PAIR, kernel, { ...KNOBS, padding: 1, extra: 1 })), [[5, 46, 50, 60], [8, 79, 80, 90]]);
});
test("a kernel smaller than the stride leaves gaps", () => {
  assert.deepEqual(rowsOf(transposed(PAIR, ones(2), { ...KNOBS, kernel: 2, stride: 3 }))[0], [1, 1, 0, 10, 10]);
});
test("nearest repeats, bilinear mixes between the middles of cells", () => {
  assert.deepEqual(rowsOf(nearest(PAIR, 2)), [[1, 1, 10, 10], [1, 1, 10, 10]]);
  assert.deepEqual(rowsOf(bilinear(mapOf(1, 2, [0, 4]), 2)), [[0, 1, 3, 4], [0, 1, 3, 4]]);
});
test("a convolution keeps the size: zeros around it, the odd one behind", () => {
  assert.deepEqual([...convolved(mapOf(1, 3, [1, 2, 3]), mapOf(1, 3, [1, 1, 1]), 0).data], [6, 5, 3]);
  assert.deepEqual(rowsOf(convolved(mapOf(2, 2, [1, 2, 3, 4]), ones(2))), [[10, 6], [7, 4]]);
  assert.deepEqual(rowsOf(convolved(mapOf(2, 2, [1, 2, 3, 4]), ones(3))), [[10, 10], [10, 10]]);
});
test("pooling remembers the first of equal values, and unpooling goes back to it", () => {
  const { map, places } = pooled(mapOf(2, 4, [5, 1, 2, 2, 5, 3, 2, 9]), 2, 2);
  assert.deepEqual([[...map.data], [...places]], [[5, 9], [0, 7]]);
  assert.deepEqual(rowsOf(unpooled(PAIR, places, 2, 4)), [[1, 0, 0, 0], [0, 0, 0, 10]]);
});
test("windows that share a place: the later value overwrites the earlier", () => {
  assert.deepEqual(rowsOf(unpooled(PAIR, [1, 1], 1, 3)), [[0, 10, 0]]);
});
test("the bilinear kernel is a tent", () => {
  assert.deepEqual(rowsOf(tent(3)), [[0.25, 0.5, 0.25], [0.5, 1, 0.5], [0.25, 0.5, 0.25]]);
  assert.deepEqual(rowsOf(tent(2)), [[0.25, 0.25], [0.25, 0.25]]);
  assert.deepEqual(rowsOf(tent(4))[0], [0.0625, 0.1875, 0.1875, 0.0625]);
});

// ---- Matrices ------------------------------------------------------------------------------------
test("a row of C reads many, a column of C turned writes many", () => {
  const matrix = matrixOf(mapOf(2, 2, [1, 2, 3, 4]), 3);
  assert.deepEqual(rowsOf(matrix), [
    [1, 2, 0, 3, 4, 0, 0, 0, 0], [0, 1, 2, 0, 3, 4, 0, 0, 0],
    [0, 0, 0, 1, 2, 0, 3, 4, 0], [0, 0, 0, 0, 1, 2, 0, 3, 4],
  ]);
  assert.deepEqual(times(matrix, [1, 1, 1, 1, 1, 1, 1, 1, 1]), [10, 10, 10, 10]);
  assert.deepEqual(times(turned(matrix), [1, 0, 0, 0]), [1, 2, 0, 3, 4, 0, 0, 0, 0]);
  assert.deepEqual([turned(matrix).rows, turned(matrix).columns], [9, 4]);
});
test("the cells under the kernel count even where it holds a 0", () => {
  assert.deepEqual(underKernel(1, 2, 3), [false, true, true, false, true, true, false, false, false]);
});
