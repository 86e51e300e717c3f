// @ts-check
// By hand. tests/test_paste.py compares the same function with segcore's own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pasteMask } from "../../demo/lessons/segment/paste.js";

/** @param {ReturnType<typeof pasteMask>} part */
const rowsOf = ({ data, height, width }) =>
  Array.from({ length: height }, (_, y) => [...data.subarray(y * width, (y + 1) * width)].join(""));

test("a full mask fills its box and a margin of nothing around it", () => {
  const part = pasteMask([255, 255, 255, 255], 2, [2, 1, 4, 3], { width: 6, height: 4 });
  assert.deepEqual([part.x, part.y, part.width, part.height], [1, 0, 4, 4]);
  assert.deepEqual(rowsOf(part), ["0000", "0110", "0110", "0000"]);
});
test("a mask as large as its box is copied", () => {
  const part = pasteMask([255, 0, 0, 0, 255, 0, 0, 0, 255], 3, [1, 1, 4, 4], { width: 5, height: 5 });
  assert.deepEqual(rowsOf(part), ["00000", "01000", "00100", "00010", "00000"]);
});
test("between two cells the value rises evenly, and exactly half is outside", () => {
  const eight = pasteMask([0, 255, 0, 255], 2, [0, 0, 8, 8], { width: 8, height: 8 });
  // The centres lie at cells -0.375, -0.125 … 0.375, 0.625 … 1.375: half is passed after the fourth.
  assert.equal(rowsOf(eight)[4], "00001111");
  const three = pasteMask([0, 255, 0, 255], 2, [0, 0, 3, 2], { width: 3, height: 2 });
  assert.equal(rowsOf(three)[0], "001"); // the middle pixel reads 127.5
});
test("outside of the mask lies zero, so that corners are cut", () => {
  // Along each side the pixels read 0.625, 0.875, 0.875 and 0.625 of the cell: 0.625 × 0.625 is below
  // a half, and 0.625 × 0.875 above it.
  const part = pasteMask([255], 1, [0, 0, 4, 4], { width: 4, height: 4 });
  assert.deepEqual(rowsOf(part), ["0110", "1111", "1111", "0110"]);
});
test("a box over the side of the picture is cut there", () => {
  const part = pasteMask(new Uint8Array(4).fill(255), 2, [-2, -2, 3, 3], { width: 2, height: 2 });
  assert.deepEqual([part.x, part.y, part.width, part.height], [0, 0, 2, 2]);
  assert.deepEqual(rowsOf(part), ["11", "11"]);
});
