// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { kernelPlace, ownPlace } from "../../demo/lessons/upsampling/actions.js";
import { opened } from "./upsampling-made-up.js";

test("a knob stays within its limits, and output padding below the stride", () => {
  const { actions, state } = opened({ extra: 1 });
  for (let turn = 0; turn < 9; turn++) actions.turn("kernel", 1);
  assert.equal(state().kernel, 5);
  actions.turn("stride", -1);
  assert.deepEqual([state().stride, state().extra], [1, 0]);
  actions.turn("extra", 1);
  assert.equal(state().extra, 0);
});
test("a tapped cell is chosen, and tapped again it grows", () => {
  const { actions, state } = opened();
  actions.choose(3);
  assert.deepEqual([state().cell, state().input[3]], [3, 1]);
  actions.choose(3);
  assert.equal(state().input[3], 2);
  actions.write(9);
  actions.choose(3);
  assert.equal(state().input[3], 0);
});
test("no number leaves −9 to 9", () => {
  const { actions, state } = opened({ cell: 0 });
  actions.add(40);
  assert.equal(state().input[0], 9);
  actions.add(-40);
  assert.equal(state().input[0], -9);
});
test("steps go around, and end “all at once”", () => {
  const { actions, state } = opened({ cell: 15, all: true });
  actions.move(1);
  assert.deepEqual([state().cell, state().all], [0, false]);
  actions.move(-1);
  assert.equal(state().cell, 15);
});
test("play walks to the last cell and stops there; a second press pauses", () => {
  let beat = () => {};
  const global = /** @type {{ window?: unknown }} */ (globalThis);
  global.window = { setInterval: (/** @type {() => void} */ heard) => { beat = heard; return 0; } };
  const wait = (/** @type {number} */ beats) => { for (let time = 0; time < beats; time++) beat(); };
  const { actions, state } = opened({ cell: 12 });
  actions.play();
  wait(1);
  assert.deepEqual([state().cell, state().playing], [13, true]);
  actions.play();
  wait(9);
  assert.deepEqual([state().cell, state().playing], [13, false]);
  actions.play();
  wait(9);
  assert.deepEqual([state().cell, state().playing], [15, false]);
  actions.play(); // from the end it begins anew
  assert.deepEqual([state().cell, state().playing], [0, true]);
  delete global.window;
});
test("a cell of the output: its sum, or the value that unpooling put there", () => {
  const { actions, state } = opened();
  actions.chooseOutput(20);
  assert.deepEqual(state().at, [2, 2]);
  actions.set({ method: "unpool" });
  assert.equal(state().at, null);
  actions.choose(0);
  const before = state().cell;
  actions.chooseOutput(63);
  assert.ok(state().at === null && state().cell >= before);
});
test("a changed setting forgets the explained cell, which may not exist any more", () => {
  const { actions, state } = opened({ at: [8, 8] });
  actions.turn("kernel", -1);
  assert.equal(state().at, null);
});
test("own numbers of the kernel are changed only where they are shown", () => {
  const { actions, state } = opened();
  actions.pickWeight(ownPlace(4, 3));
  actions.writeWeight(-3);
  assert.equal(state().own[6], -3);
  actions.set({ weights: "ones" });
  actions.writeWeight(5);
  assert.equal(state().own[6], -3);
});
test("places of a small kernel within the largest one, there and back", () => {
  for (let place = 0; place < 9; place++) assert.equal(kernelPlace(ownPlace(place, 3), 3), place);
  assert.equal(kernelPlace(24, 3), null);
});
