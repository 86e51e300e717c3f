// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { sidesBetween } from "../../demo/web/outlines.js";

const differ = (/** @type {number} */ a, /** @type {number} */ b) => a !== b;

/** @param {string[]} rows one digit a pixel */
const labelsOf = (...rows) => ({
  width: rows[0].length, height: rows.length, data: Uint8Array.from(rows.join(""), Number),
});

test("one pixel has four sides", () => {
  assert.deepEqual(sidesBetween(labelsOf("000", "010", "000"), differ), [
    [1, 1, 2, 1], [1, 2, 2, 2], [1, 1, 1, 2], [2, 1, 2, 2],
  ]);
});

test("neighbours are joined to one line", () => {
  assert.deepEqual(sidesBetween(labelsOf("0000", "1111"), differ), [[0, 1, 4, 1]]);
  assert.deepEqual(sidesBetween(labelsOf("01", "01", "01"), differ), [[1, 0, 1, 3]]);
});

test("a gap ends a line", () => {
  assert.deepEqual(sidesBetween(labelsOf("0000", "1011"), differ).filter(([, y1,, y2]) => y1 === y2),
    [[0, 1, 1, 1], [2, 1, 4, 1]]);
});

test("the rim of the picture is no outline", () => {
  assert.deepEqual(sidesBetween(labelsOf("11", "11"), differ), []);
});

test("only the sides that are asked for are there", () => {
  const touchesTwo = (/** @type {number} */ a, /** @type {number} */ b) => a !== b && (a === 2 || b === 2);
  assert.deepEqual(sidesBetween(labelsOf("012"), touchesTwo), [[2, 0, 2, 1]]);
});
