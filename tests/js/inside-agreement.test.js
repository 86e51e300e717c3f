// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { agreement } from "../../demo/lessons/inside/agreement.js";
import { countLabels, difference } from "../../demo/lessons/inside/labels.js";
import { busiestPixel, presentClasses } from "../../demo/lessons/inside/scene.js";
import { CLASSES, labelMap } from "./inside-made-up.js";

const VOID = 255;

test("the mean over the true classes of what both have, divided by what either has", () => {
  const found = labelMap(4, 0, 0, 1, 1);
  const truth = labelMap(4, 0, 1, 1, 1);
  const scores = agreement(found, truth, labelMap(4, 0, 1, 1, 0), VOID);
  assert.equal(scores.overall, (100 * (1 / 2 + 2 / 3)) / 2);
  assert.equal(scores.edge, 50); // of class 1 alone: one pixel of two
});

test("void is not judged, and a class that is only found counts against the others", () => {
  const truth = labelMap(4, 0, 0, VOID, VOID);
  const scores = agreement(labelMap(4, 0, 2, 2, 2), truth, labelMap(4, 0, 0, 0, 0), VOID);
  assert.equal(scores.overall, 50);
  assert.equal(scores.edge, null);
  assert.equal(agreement(truth, labelMap(4, 7, 7, 7, 7), truth, 7).overall, null);
});

test("labels are counted over several maps, and compared", () => {
  const one = labelMap(2, 0, 2, 2, VOID);
  const counts = countLabels(one, labelMap(1, 2));
  assert.deepEqual([counts[0], counts[1], counts[2], counts[VOID]], [1, 0, 3, 1]);
  assert.equal(difference(one, labelMap(2, 0, 2, 1, 1)), 0.5);
});

test("the classes of a photo: the largest first, the background last, void never", () => {
  const maps = [labelMap(6, 0, 0, 1, 2, 2, 2), labelMap(6, VOID, VOID, VOID, VOID, VOID, VOID)];
  assert.deepEqual(presentClasses(maps, CLASSES), [2, 0, 1]);
  assert.deepEqual(presentClasses(maps, { ...CLASSES, background: 2 }), [0, 1, 2]);
  assert.deepEqual(presentClasses([labelMap(1, 1)], { ...CLASSES, background: 0 }), [1, 0]);
});

test("the probe begins where the skips repair most", () => {
  const before = labelMap(20, ...Array(40).fill(0));
  const after = labelMap(20, ...Array(40).fill(0));
  for (const pixel of [2, 17, 18, 38]) after.data[pixel] = 1;
  assert.deepEqual(busiestPixel(before, after, null), [18, 0]);
  const truth = labelMap(20, ...Array(40).fill(0));
  truth.data[2] = 1;
  assert.deepEqual(busiestPixel(before, after, truth), [2, 0]);
  assert.equal(busiestPixel(before, before, null), null);
});
