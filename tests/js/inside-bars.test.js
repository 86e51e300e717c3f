// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { levelBars, trueLabelAt, wholePercent } from "../../demo/lessons/inside/bars.js";
import { labelMap, madeUpScene } from "./inside-made-up.js";

const SCORES = [Math.log(1), Math.log(6), Math.log(2), Math.log(1)]; // shares 0.1, 0.6, 0.2, 0.1

test("a level shows its two greatest shares, and the true class beside them", () => {
  const level = levelBars("FCN-32s", SCORES, 3);
  assert.deepEqual(level.bars.map(({ index, isTrue }) => [index, isTrue]), [[1, false], [2, false], [3, true]]);
  assert.ok(Math.abs(level.bars[2].share - 0.1) < 1e-12);
  assert.ok(Math.abs((level.loss ?? 0) + Math.log(0.1)) < 1e-12);
});

test("a true class among the greatest has one bar", () => {
  assert.deepEqual(levelBars("", SCORES, 2).bars.map(({ isTrue }) => isTrue), [false, true]);
});

test("without a true class there is no loss", () => {
  const level = levelBars("", SCORES, null);
  assert.equal(level.loss, null);
  assert.equal(level.bars.length, 2);
});

test("a level that is sure has no entropy, and one that is not has all of it", () => {
  assert.ok(levelBars("", [99, 0, 0, 0], null).entropy < 1e-9);
  assert.ok(Math.abs(levelBars("", [5, 5, 5, 5], null).entropy - 2) < 1e-12);
});

test("a share is never rounded to nothing or to everything", () => {
  const texts = [0, 0.0049, 0.005, 0.5, 0.994, 0.996, 1].map(wholePercent);
  assert.deepEqual(texts, ["< 1 %", "< 1 %", "1 %", "50 %", "99 %", "> 99 %", "100 %"]);
});

test("the truth at a pixel of a photo that is larger than its labels", () => {
  const scene = madeUpScene();
  assert.equal(trueLabelAt(scene, [0, 0]), null);
  const truth = { labels: labelMap(2, 0, 1, 2, 255), band: labelMap(2, 0, 0, 0, 0), outline: /** @type {Path2D} */ ({}) };
  const labelled = { ...scene, size: /** @type {const} */ ([2, 2]), truth };
  assert.deepEqual([[31, 31], [32, 31], [31, 32], [63, 63]].map(([x, y]) => trueLabelAt(labelled, [x, y])), [0, 1, 2, 255]);
});
