// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bestOf, columnOf, differenceOf, filledIn, mapOf, nextEmpty, NONE_FILLED, spread, surestOf, withFilled,
} from "../../demo/lessons/network/head.js";
import { rampColour, reachOf } from "../../demo/web/ramp.js";
import { inMilliseconds, scientific } from "../../demo/lessons/network/sentences.js";
import { madeHead } from "./network-made-up.js";

const head = madeHead();
/** @param {Float32Array} numbers */
const round = (numbers) => [...numbers].map((number) => Number(number.toFixed(2)));

test("a cell has a column of all classes, a class a map of all cells", () => {
  assert.deepEqual(round(columnOf(head, "convolution", [1, 2])), [0.09, 0.21, 9]);
  assert.deepEqual(round(columnOf(head, "classifier", [1, 1])), [0.3, 0.17, 0.29]);
  assert.deepEqual(round(mapOf(head, "convolution", 1)), [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23].map((each) => each / 100));
});

test("the largest difference of both ways is that of the worst cell", () => {
  assert.equal(differenceOf(head).toFixed(3), "0.250");
  assert.equal(differenceOf({ ...head, oneByOne: head.atOnce }), 0);
});

test("the surest cell is that of an object, never of the background", () => {
  assert.deepEqual(surestOf(head, 0), { cell: [1, 2], index: 2 });
  assert.deepEqual(surestOf(head, 2), { cell: [3, 2], index: 1 });
  assert.deepEqual(bestOf(Float32Array.of(1, 5, 3), 2), [1, 2]);
});

test("words keep their distance and stay beside the column", () => {
  assert.deepEqual(spread([0, 5, 90], 20, 100), [0, 20, 90]);
  assert.deepEqual(spread([80, 85, 90], 20, 100), [60, 80, 100]);
  assert.deepEqual(spread([], 20, 100), []);
});

test("windows fill cells, row by row, and those of another grid do not count", () => {
  const filled = withFilled(NONE_FILLED, head, [0, 1, 5]);
  assert.equal(nextEmpty(filledIn(filled, head), 12), 2);
  assert.equal(filledIn(filled, { rows: 3, columns: 5 }).size, 0);
  assert.equal(withFilled(filled, { rows: 3, columns: 5 }, [7]).cells.size, 1);
  assert.equal(nextEmpty(withFilled(filled, head, Array(12).keys()).cells, 12), null);
});

test("scores get the colours of Inside: purple against, teal for", () => {
  assert.deepEqual([-1, 0, 1, 7].map(rampColour), [[91, 58, 140], [244, 241, 234], [11, 110, 99], [11, 110, 99]]);
  assert.equal(reachOf(Float32Array.of(-3, 1, 2)), 3);
  assert.ok(reachOf(Float32Array.of(0, 0)) > 0);
});

test("small numbers are told with a power of ten", () => {
  assert.equal(scientific(5.72e-6), "5.7 × 10⁻⁶");
  assert.equal(scientific(2.5e11), "2.5 × 10¹¹");
  assert.equal(scientific(0), "0");
  assert.deepEqual([0.34, 11.4, 347.7].map(inMilliseconds), ["0.3", "11", "348"]);
});
