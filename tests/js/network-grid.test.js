// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cellsAt, cellUnder, covers, fieldBox, inputSize, moved, paddedSize, placeOf, squareIn, windowBox,
} from "../../demo/lessons/network/grid.js";

const FULL = /** @type {const} */ ([640, 464]);

test("the grid grows with the side of the input, from 2 × 2 to 20 × 15", () => {
  const grids = [64, 224, 416, 640].map((side) => cellsAt(32, inputSize(side, FULL)).join("x"));
  assert.deepEqual(grids, ["2x2", "7x6", "13x10", "20x15"]);
  assert.deepEqual(inputSize(416, FULL), [416, 302]);
  assert.deepEqual(paddedSize([416, 302]), [416, 320]);
  assert.deepEqual(inputSize(64, [1000, 1]), [64, 1], "never less than a pixel");
});

test("each stride has its cells on the same padded input", () => {
  assert.deepEqual([1, 2, 8, 16].map((stride) => cellsAt(stride, [416, 302])), [[416, 320], [208, 160], [52, 40], [26, 20]]);
});

test("a cell leads to its middle, and back", () => {
  for (const stride of [8, 32]) {
    for (const cell of /** @type {const} */ ([[0, 0], [3, 5], [12, 9]])) {
      assert.deepEqual(cellUnder(placeOf(cell, stride, [416, 302]), stride, [416, 302]), cell);
    }
  }
});

test("a place at the border is in the last cell that touches the photo", () => {
  assert.deepEqual(cellUnder([1000, 1000], 32, [416, 302]), [12, 9]);
  assert.deepEqual(cellUnder([1000, 1000], 8, [416, 302]), [51, 37], "row 38 and 39 are padding");
});

test("keys stop at the borders", () => {
  const input = /** @type {const} */ ([128, 96]);
  assert.deepEqual(cellUnder(moved([0, 0], [-1, 0], 32, input), 32, input), [0, 0]);
  assert.deepEqual(cellUnder(moved([3, 1], [1, 1], 32, input), 32, input), [3, 2]);
});

test("a window and a field lie around their cell, and may reach beyond the photo", () => {
  assert.deepEqual(windowBox([3, 0], 7, 32), [0, -96, 224, 128]);
  assert.deepEqual(windowBox([3, 0], 1, 32), [96, 0, 128, 32]);
  const field = { size: 44, start: -18, stride: 8, whole: false };
  assert.deepEqual(fieldBox([2, 5], field), [-2, 22, 42, 66]);
  assert.deepEqual(squareIn([-2, 22, 42, 66], 10), [15, 39, 25, 49]);
  assert.ok(covers([-1, 0, 64, 70], [64, 64]));
  assert.ok(!covers([0, 1, 64, 70], [64, 64]));
});
