// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { cellUnder, lensFrame, lensOf, placeInside, zoomInRange } from "../../demo/lessons/skips/lens.js";
import { zoomAfter } from "../../demo/lessons/skips/gestures.js";
import { centreAfterDrag, spanOf } from "../../demo/lessons/skips/square_gestures.js";
import { openState, sceneOf } from "./skips-fixtures.js";

const PHOTO = { width: 100, height: 60 };

test("the frame lies around its middle", () => {
  assert.deepEqual(lensFrame(PHOTO, [50, 30], 20, 1), { wide: 20, high: 20, x: 40, y: 20 });
});
test("the frame stays in the photo", () => {
  assert.deepEqual(lensFrame(PHOTO, [0, 0], 20, 2), { wide: 20, high: 10, x: 0, y: 0 });
  assert.deepEqual(lensFrame(PHOTO, [100, 60], 20, 2), { wide: 20, high: 10, x: 80, y: 50 });
});
test("a frame is never larger than the photo", () => {
  assert.deepEqual(lensFrame(PHOTO, [10, 10], 500, 1), { wide: 60, high: 60, x: 0, y: 0 });
});
test("a wide frame keeps its shape in a low photo", () => {
  assert.deepEqual(lensFrame(PHOTO, [50, 30], 500, 1.5), { wide: 90, high: 60, x: 5, y: 0 });
});
test("the cell under the lens is the square of the level's grid around its middle", () => {
  const scene = sceneOf(); // half as wide as its photo
  assert.deepEqual(cellUnder({ cell: 4 }, scene, { centre: [5.5, 1.5] }), { side: 2, x: 4, y: 0 });
});
test("a lens that nobody has moved lies in the middle of the pixel that the value names", () => {
  assert.deepEqual(lensOf(openState({ zoom: 2 })), { centre: [2.5, 1.5], zoom: 2, wide: 2, high: 2, x: 1.5, y: 0.5 });
});
test("while one looks for mistakes, the lens does not lie on one", () => {
  const state = openState({ zoom: 2, stage: "marking" });
  assert.deepEqual(lensOf(state).centre, [4.5, 2.5]);
  assert.deepEqual(lensOf({ ...state, stage: "revealed" }).centre, [2.5, 1.5]);
  assert.deepEqual(lensOf({ ...state, centre: [1, 1] }).centre, [1, 1]);
});
test("a value may name the very end of the photo", () => {
  assert.deepEqual(lensOf(openState({}, sceneOf({ value: { lens: [8, 4] } }))).centre, [7.5, 3.5]);
});
test("the lens opens so that it shows a sixth of the photo, within its range", () => {
  assert.equal(lensOf(openState({ squareSide: 6.4 })).zoom, 5);
  assert.equal(lensOf(openState({ squareSide: 1000 })).zoom, 16);
  assert.equal(lensOf(openState({ squareSide: 0 })).zoom, 3); // the lesson is hidden
});
test("a place outside of the photo is moved into its last pixel", () => {
  assert.deepEqual(placeInside(PHOTO, -3, 99).map(Math.floor), [0, 59]);
});
test("the zoom stays in its range", () => {
  assert.deepEqual([1, 7.5, 99].map(zoomInRange), [2, 7.5, 16]);
});
test("the wheel zooms by the same factor everywhere, and a pinch faster", () => {
  const turn = { deltaY: -100, deltaMode: 0, ctrlKey: false };
  assert.ok(Math.abs(zoomAfter(turn, 4) / 4 - zoomAfter(turn, 6) / 6) < 1e-9);
  assert.ok(zoomAfter({ ...turn, ctrlKey: true }, 4) > zoomAfter(turn, 4));
  assert.equal(zoomAfter({ ...turn, deltaY: 1e6 }, 4), 2);
});
test("what is dragged stays under the finger", () => {
  const state = openState({ zoom: 2, centre: [4, 2] }); // it shows 2 pixels
  assert.deepEqual(centreAfterDrag(state, [0.5, 0.5], [0, 0.5]), [5, 2]);
});
test("two fingers have a distance, and one has none", () => {
  assert.deepEqual(spanOf(new Map([[1, [0.2, 0.5]]])), { middle: [0.2, 0.5], width: 0 });
  const two = spanOf(new Map([[1, [0.25, 0.5]], [2, [0.75, 0.5]]]));
  assert.deepEqual(two, { middle: [0.5, 0.5], width: 0.5 });
});
