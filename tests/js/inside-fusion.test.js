// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { doubled, fuse } from "../../demo/lessons/inside/fusion.js";
import { gridOf, scoresAt } from "../../demo/lessons/inside/grid.js";
import { labelsOf } from "../../demo/lessons/inside/labels.js";
import { levelOf } from "../../demo/lessons/inside/levels.js";
import { entropyOf, softmax } from "../../demo/lessons/inside/softmax.js";
import { madeUpScene } from "./inside-made-up.js";
/** @import { ScoreMap } from "../../demo/lessons/inside/types.d.ts" */

/** @type {(rows: number, columns: number, ...scores: number[]) => ScoreMap} */
const mapOf = (rows, columns, ...scores) => ({ rows, columns, data: Float32Array.from(scores) });

test("a doubled row stands a quarter and three quarters between its neighbours", () => {
  assert.deepEqual([...doubled(mapOf(1, 2, 0, 4)).data], [0, 1, 3, 4, 0, 1, 3, 4]);
  assert.deepEqual([...doubled(mapOf(2, 1, 0, 4)).data], [0, 0, 1, 1, 3, 3, 4, 4]);
});

test("classes do not mix when they are doubled", () => {
  const { data } = doubled(mapOf(1, 1, 3, 7));
  assert.deepEqual([...data], [3, 3, 3, 3, 7, 7, 7, 7]);
});

test("maps are weighed, doubled and added, coarse to fine", () => {
  const sum = fuse([mapOf(1, 1, 8), mapOf(2, 2, 1, 2, 3, 4)], [0.5, 2]);
  assert.deepEqual([...sum.data], [6, 8, 10, 12]);
});

test("a skip of weight 0 leaves the coarser level, whatever the skip says", () => {
  const sum = fuse([mapOf(1, 1, 8), mapOf(2, 2, Infinity, NaN, 3, 4)], [1, 0]);
  assert.deepEqual([...sum.data], [8, 8, 8, 8]);
});

test("the given maps stay as they are", () => {
  const maps = [mapOf(1, 1, 8), mapOf(2, 2, 1, 2, 3, 4)];
  fuse(maps, [0.5, 2]);
  assert.deepEqual(maps.map(({ data }) => [...data]), [[8], [1, 2, 3, 4]]);
});

test("the largest score gives the label, and of equal ones the first class", () => {
  const { labels, grid, taps } = madeUpScene();
  assert.equal(labels.data[32 * 64], 0);
  assert.equal(labels.data[32 * 64 + 63], 2);
  assert.ok(labelsOf(fuse(taps, [0, 0, 0]), grid).data.every((label) => label === 0));
});

test("the scores of a pixel are those behind its label", () => {
  const { labels, grid, levels } = madeUpScene();
  for (const [x, y] of [[0, 0], [28, 5], [36, 63], [63, 63]]) {
    const scores = scoresAt(levels[2].map, grid, x, y);
    assert.equal(scores.indexOf(Math.max(...scores)), labels.data[y * 64 + x]);
  }
});

test("labels of a larger photo are those at the pixels nearest to theirs", () => {
  const { levels, labels } = madeUpScene();
  const half = labelsOf(levels[2].map, gridOf([64, 64], [64, 64], [32, 32], levels[2].map, 8));
  assert.equal(half.width, 32);
  assert.equal(half.data[16 * 32 + 20], labels.data[33 * 64 + 41]);
});

test("levels add up the taps down to their own stride", () => {
  const { levels } = madeUpScene();
  assert.deepEqual(levels.map(({ weights }) => weights), [[1, 0, 0], [1, 1, 0], [1, 1, 1]]);
  assert.equal(levelOf(levels, [1, 1, 0])?.title, "FCN-16s");
  assert.equal(levelOf(levels, [1, 0.5, 0]), undefined);
  assert.equal(levelOf(levels, [1, 1]), undefined);
});

test("softmax and entropy", () => {
  const shares = softmax([Math.log(1), Math.log(2), Math.log(1)]);
  shares.forEach((share, place) => assert.ok(Math.abs(share - [0.25, 0.5, 0.25][place]) < 1e-12));
  assert.ok(Math.abs(entropyOf(shares) - 1.5) < 1e-12);
  assert.ok(Math.abs(entropyOf(softmax(Array(21).fill(-400))) - Math.log2(21)) < 1e-12);
  assert.equal(Math.abs(entropyOf([1, 0])), 0);
});
