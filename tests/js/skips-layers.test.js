// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeActions, withScene } from "../../demo/lessons/skips/actions.js";
import { bandColours, bandInRange, bandIsDrawn } from "../../demo/lessons/skips/band.js";
import { CHANGED, differenceColours, maskColours, overlayColours, REPAIRED, SPOILED } from "../../demo/lessons/skips/layers.js";
import { makeStore } from "../../demo/web/store.js";
import { labelsOf, openState, sceneOf } from "./skips-fixtures.js";

/** @import { Colour, State } from "../../demo/lessons/skips/types.d.ts" */

// 0 and 255 are classes here, 1 is the background and 9 means that nobody judges.
const ROW = labelsOf((x) => [0, 255, 1, 9, 4, 0, 255, 1][x]);
/** @type {(Colour | undefined)[]} */
const colours = [];
colours[0] = [10, 0, 0];
colours[255] = [20, 0, 0];
colours[1] = [30, 0, 0];
const CLASSES = { colours, isolated: null, background: 1, void: 9 };
const PLACES = { zero: 0, last: 1, ground: 2, nobody: 3, unknown: 4 };

test("over the photo the background stays clear, and every other class has its colour", () => {
  const at = overlayColours(ROW, CLASSES);
  assert.deepEqual([PLACES.zero, PLACES.last, PLACES.ground].map(at), [[10, 0, 0], [20, 0, 0], null]);
  assert.deepEqual(at(PLACES.unknown), [150, 150, 150]);
});
test("a label set without background colours every class", () => {
  assert.deepEqual(overlayColours(ROW, { ...CLASSES, background: null })(PLACES.ground), [30, 0, 0]);
  assert.deepEqual(maskColours(ROW, { ...CLASSES, background: null })(PLACES.ground), [30, 0, 0]);
});
test("one class stands alone, the background too", () => {
  const at = overlayColours(ROW, { ...CLASSES, isolated: 255 });
  assert.deepEqual([PLACES.zero, PLACES.last].map(at), [null, [20, 0, 0]]);
  assert.ok(overlayColours(ROW, { ...CLASSES, isolated: 1 })(PLACES.ground));
  assert.deepEqual(maskColours(ROW, { ...CLASSES, isolated: 1 })(PLACES.ground), [150, 150, 150]);
});
test("a mask covers every pixel", () => {
  for (const isolated of [null, 0, 1]) {
    const at = maskColours(ROW, { ...CLASSES, isolated });
    assert.ok(Object.values(PLACES).every((pixel) => at(pixel)?.length === 3));
  }
});
test("a difference is better, worse, or neither where nobody judges", () => {
  const [coarse, fine] = [labelsOf((x) => (x === 7 ? 5 : 0)), labelsOf(5)];
  const truth = labelsOf((x) => [5, 0, 9, 4, 5, 5, 5, 5][x]);
  const at = differenceColours(coarse, fine, truth, 9);
  assert.deepEqual([0, 1, 2, 3, 7].map(at), [REPAIRED, SPOILED, CHANGED, CHANGED, null]);
  assert.equal(differenceColours(coarse, fine, null, 9)(0), CHANGED);
});
test("the band holds the pixels whose ring is narrow enough", () => {
  const painted = bandColours(2);
  assert.deepEqual([0, 2, 3, 255].map((ring) => painted[ring] !== 0), [true, true, false, false]);
});
test("the band is drawn by choice or while it moves, and only with a truth", () => {
  const scene = sceneOf({ value: { rings: "pictures/rings" } });
  assert.ok(bandIsDrawn({ scene, bandShown: true, bandMoving: false }));
  assert.ok(bandIsDrawn({ scene, bandShown: false, bandMoving: true }));
  assert.ok(!bandIsDrawn({ scene, bandShown: false, bandMoving: false }));
  assert.ok(!bandIsDrawn({ scene: openState().scene, bandShown: true, bandMoving: true }));
});
test("another photo has its own bands, and late ones of the last photo are not taken", () => {
  const [first, second] = [sceneOf(), sceneOf()];
  const store = makeStore(/** @type {State} */ (openState({}, first)));
  makeActions(store).takeRings(first, ROW);
  assert.equal(store.get().rings, ROW);
  store.set(withScene(store.get(), second, {}));
  assert.equal(store.get().rings, null);
  makeActions(store).takeRings(first, ROW);
  assert.equal(store.get().rings, null);
});
test("a radius is one of those that have a score", () => {
  assert.deepEqual([-3, 2.4, 99].map((radius) => bandInRange(radius, [1, 2, 3])), [1, 2, 3]);
});
