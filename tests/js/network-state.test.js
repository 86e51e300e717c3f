// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { isStage, joinKey, networkIn, onTrunk, shownIn, sideIn, stageIn, stagesOf, wantedOf } from "../../demo/lessons/network/state.js";
import { boxesOf, shapeOf, signOf, wordsOf } from "../../demo/lessons/network/strip.js";
import { CLASSES, LIGHT, madeHead, networkOf, nodeOf, SKIPPED, stateOf, U_SHAPED } from "./network-made-up.js";

/** @param {Parameters<typeof stateOf>[0]} [own] */
function shown(own) {
  const found = shownIn(stateOf(own), CLASSES);
  assert.ok(found);
  return found;
}
/** @param {Parameters<typeof stateOf>[0]} [own] */
const parts = (own) => wantedOf(shown(own)).map(({ part }) => part);

test("an unknown network is the first one, and each has the side of its training", () => {
  assert.equal(networkIn(stateOf({ network: "nothing" }))?.name, "fcn32s-vgg16");
  assert.equal(sideIn(stateOf({ network: "fcn8s" })), 160);
  assert.equal(sideIn(stateOf({ side: 64 })), 64);
  assert.equal(shownIn(stateOf({ scene: null }), CLASSES), null);
});

test("another backbone keeps the decoder if it has it", () => {
  const all = [networkOf(), SKIPPED, U_SHAPED, LIGHT];
  assert.equal(onTrunk(all, "FCN-8s", "mobilenetv2")?.name, "fcn8s");
  assert.equal(onTrunk(all, "U-Net", "mobilenetv2")?.name, "fcn8s");
  assert.equal(joinKey(networkOf()), "network.join.alone");
  assert.equal(joinKey(SKIPPED), "network.join.add");
  assert.equal(joinKey(U_SHAPED), "network.join.concatenate");
});

test("stages are the backbone's maps, and the FCN's scores before any skip", () => {
  assert.deepEqual(stagesOf(SKIPPED).map(({ name, stride }) => `${name} ${stride}`), ["conv1 1", "pool3 8", "pool5 32", "scores 32"]);
  assert.deepEqual(stagesOf(U_SHAPED).map(({ name }) => name), ["conv1", "pool3", "pool5"]);
  assert.ok(!isStage(nodeOf("scores", 3, 8, { tap: false, joins: "pool3" }), SKIPPED));
  assert.equal(stageIn(SKIPPED, null).name, "pool3");
  assert.equal(stageIn(U_SHAPED, "scores").name, "pool3", "not a stage of this network");
});

test("what is not known is asked for; what a cell sees, once the surest cell is known", () => {
  assert.deepEqual(parts(), ["answer", "head", "stage"]);
  assert.deepEqual(parts({ place: [500, 500] }), ["answer", "head", "stage", "seen"]);
  const heads = new Map([["vgg16 128", madeHead()]]);
  assert.deepEqual(parts({ heads }), ["answer", "stage", "seen"]);
  assert.deepEqual(parts({ heads, side: 64 }), ["answer", "head", "stage"], "another input has another head");
  assert.deepEqual(parts({ heads, network: "unet" }), ["stage", "seen"], "without its weights there is no answer");
});

test("the first view is at the surest cell and class", () => {
  const { cell, index, stageCell } = shown({ heads: new Map([["vgg16 128", madeHead()]]) });
  assert.deepEqual([cell, index, stageCell], [[1, 2], 2, [6, 9]]);
  const chosen = shown({ heads: new Map([["vgg16 128", madeHead()]]), place: [0, 0], index: 1 });
  assert.deepEqual([chosen.cell, chosen.index], [[0, 0], 1]);
});

// ---- The drawing -------------------------------------------------------------------------------
test("the drawing is one for all networks: as deep as the stride, skips at their own level", () => {
  const shape = shapeOf(SKIPPED, 1000, 4 / 3);
  assert.deepEqual(shape.boxes.map(({ name }) => name), ["photo", "conv1", "pool3", "pool5", "scores", "scores", "labels"]);
  assert.equal(shape.arrows.length, 6);
  assert.equal(shape.skips.length, 1);
  assert.deepEqual([shape.skips[0].from, shape.skips[0].to], [shape.faces[2], shape.faces[5]]);
  assert.equal(shape.faces[2].y, shape.faces[5].y);
  assert.ok(shape.faces[3].y > shape.faces[2].y && shape.faces[3].height < shape.faces[2].height);
  assert.equal(shapeOf(SKIPPED, 100, 1).column, 80, "narrow screens scroll");
});

test("no box hides a level line of a finer one", () => {
  const { faces } = shapeOf(U_SHAPED, 1200, 4 / 3);
  for (const finer of faces) for (const coarser of faces) if (coarser.y > finer.y) assert.ok(coarser.top > finer.y);
});

test("words under a box say its shape for this photo", () => {
  /** @param {string} key */
  const speak = (key) => key;
  const words = boxesOf(U_SHAPED).map((box) => wordsOf(box, [128, 93], [640, 464], speak));
  assert.deepEqual(words[0], { name: "network.photo", stride: "", shape: "3×93×128" });
  assert.deepEqual(words[2], { name: "pool3", stride: "1/8", shape: "16×12×16" });
  assert.deepEqual(words[4], { name: "network.up", stride: "1/8", shape: "8×12×16" });
  assert.deepEqual(words[6], { name: "network.labels", stride: "", shape: "464×640" });
  assert.deepEqual(["add", "concatenate", "unpool", "pyramid"].map(signOf), ["+", "‖", "⊞", ""]);
});
