// @ts-check
// The answers about the whole photo, what touches, and photos with nothing in them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyPanels } from "../../demo/lessons/segment/nothing.js";
import { measuredWords, shapeWords } from "../../demo/lessons/segment/task_words.js";
import { stepsOf } from "../../demo/lessons/segment/steps.js";
import { around } from "../../demo/lessons/segment/steps_picture.js";
import { touch, touchingPair } from "../../demo/lessons/segment/touching.js";
import { classScores, isEmpty, surestObject, thingScores } from "../../demo/lessons/segment/whole_photo.js";
import { ANIMALS, byName, instancePanel, ROADS, SCENE, semanticPanel, stateWith } from "./segment-made-up.js";
/** @import { InstancePanel, Words } from "../../demo/lessons/segment/types.d.ts" */

const SCORED = semanticPanel("fcn8s", ANIMALS, { 0: 0.2, 2: 0.8 }, [0.6, 0.9, 1, 0.1]);
/** @type {Words} */
const PAGE = {
  language: "en", has: () => true, percent: (share) => `${100 * share} %`,
  t: (key, values = {}) => [key, ...Object.values(values)].join(" "),
};

test("the greatest score comes first and the background last", () => {
  assert.deepEqual(classScores(SCORED).map(({ entry }) => entry.name.en), ["Sheep", "Horse", "Sea lion", "Ground"]);
  assert.deepEqual(thingScores(SCORED).map(({ score }) => score), [0.9, 0.6, 0.1]);
});
test("without scores there are none, and a detector has no scores of the photo", () => {
  assert.deepEqual(classScores(semanticPanel("fcn8s", ANIMALS, {})), []);
  assert.deepEqual(classScores(instancePanel("maskrcnn", ANIMALS, [[0, 0.9]])), []);
  assert.deepEqual(classScores(undefined), []);
});
test("the surest object may be below the lowest score that is shown", () => {
  assert.equal(surestObject(instancePanel("maskrcnn", ANIMALS, [[1, 0.2], [0, 0.1]]))?.entry.name.en, "Sheep");
  assert.equal(surestObject(instancePanel("maskrcnn", ANIMALS, [])), undefined);
});

// ---- Nothing found ------------------------------------------------------------------------------
test("a photo is empty if all of it is background", () => {
  assert.ok(isEmpty(semanticPanel("fcn8s", ANIMALS, { 2: 1 })));
  assert.ok(!isEmpty(SCORED));
  assert.ok(!isEmpty(semanticPanel("fcn8s", ROADS, { 0: 1 }))); // no class is background
  assert.ok(isEmpty(instancePanel("maskrcnn", ANIMALS, [])));
});
test("it is said only if every picture is empty and known", () => {
  const empty = semanticPanel("fcn8s", ANIMALS, { 2: 1 });
  assert.deepEqual(emptyPanels(stateWith({ panels: byName(empty) })), [empty]);
  assert.deepEqual(emptyPanels(stateWith({ panels: byName(empty), arrangement: "four" })), []);
  const found = byName(empty, instancePanel("maskrcnn", ANIMALS, [[0, 0.9]]));
  assert.deepEqual(emptyPanels(stateWith({ panels: found, arrangement: "four" })), []);
});

// ---- What touches -------------------------------------------------------------------------------
/** @param {number} x @param {number} y */
const square = (x, y) => ({ x, y, width: 3, height: 3, data: new Uint8Array(9).fill(1) });

test("masks touch if at most one pixel lies between them", () => {
  assert.ok(touch(square(0, 0), square(3, 0)));
  assert.ok(touch(square(0, 0), square(4, 0)));
  assert.ok(!touch(square(0, 0), square(5, 0)));
  assert.ok(touch(square(9, 9), square(8, 8)));
  assert.ok(!touch(square(0, 0), square(0, 20)));
});
test("only objects of one class that the score leaves count as a pair", () => {
  const pair = (/** @type {[number, number][]} */ found, score = 0.5) =>
    touchingPair(/** @type {InstancePanel} */ (instancePanel("maskrcnn", ANIMALS, found)), SCENE, score)?.map(({ place }) => place);
  assert.deepEqual(pair([[0, 0.9], [0, 0.8]]), [0, 1]);
  assert.equal(pair([[0, 0.9], [1, 0.8]]), undefined);
  assert.equal(pair([[0, 0.9], [0, 0.4]]), undefined);
  assert.deepEqual(pair([[0, 0.9], [1, 0.8], [0, 0.7]]), [0, 2]); // one pixel lies between
});

// ---- Words --------------------------------------------------------------------------------------
test("the shape of an answer is that of this photo", () => {
  const shape = (/** @type {import("../../demo/lessons/segment/types.d.ts").Mode} */ mode) =>
    shapeWords(mode, instancePanel("maskrcnn", ANIMALS, [[0, 0.9], [0, 0.2]]), stateWith(), PAGE);
  assert.equal(shape("instance"), "shape.instance 4 8 4 1");
  assert.equal(shapeWords("classify", undefined, stateWith(), PAGE), "");
});
test("a share is told of the network that was measured", () => {
  const measured = [{ task: /** @type {const} */ ("classify"), name: "fcn8s", share: 0.5, photos: 4, command: "run" }];
  assert.equal(measuredWords("classify", "fcn8s", measured, PAGE), "measured.classify 50 % 4");
  assert.equal(measuredWords("classify", "unet", measured, PAGE), "");
  assert.equal(measuredWords("locate", "fcn8s", measured, PAGE), "");
});

// ---- Step by step -------------------------------------------------------------------------------
/** @type {import("../../demo/lessons/segment/types.d.ts").StepsValue} */
const STEPS = {
  network: "maskrcnn", place: 1, anchors: 9, kept: 3, proposals: [], rank: 1, proposal: [2, 0, 4, 4], stride: 4,
  cell: [1, 1], class_scores: [], logits: [-1, 1],
};
test("steps are those of the object that stands alone, once they are asked for", () => {
  const alone = /** @type {const} */ ({ kind: "object", network: "maskrcnn", place: 1 });
  assert.equal(stepsOf(stateWith({ alone, isExplained: true, steps: STEPS })), STEPS);
  assert.equal(stepsOf(stateWith({ alone, isExplained: false, steps: STEPS })), null);
  assert.equal(stepsOf(stateWith({ alone: { ...alone, place: 0 }, isExplained: true, steps: STEPS })), null);
  assert.equal(stepsOf(stateWith({ isExplained: true, steps: STEPS })), null);
});
test("what lies around a proposal ends at the picture's edge", () => {
  assert.deepEqual(around([2, 0, 4, 4], SCENE), [0.4, 0, 2.6, 2]); // the picture is half as large as the photo
});
