// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstState, makeActions, withScene } from "../../demo/lessons/skips/actions.js";
import { lensOf } from "../../demo/lessons/skips/lens.js";
import { makeStore } from "../../demo/web/store.js";
import { openState, sceneOf, SKY } from "./skips-fixtures.js";

/** @import { OpenState, State } from "../../demo/lessons/skips/types.d.ts" */

/** @param {Partial<State>} [rest] */
function opened(rest) {
  const store = makeStore(/** @type {State} */ (openState(rest)));
  return { actions: makeActions(store), state: () => /** @type {OpenState} */ (store.get()) };
}

test("before there is a photo, actions do nothing", () => {
  const store = makeStore(firstState("en"));
  const actions = makeActions(store);
  actions.moveLens(1, 1);
  actions.zoomAbout(3, [0, 0]);
  actions.setBand(2);
  actions.markUnderLens();
  assert.deepEqual(store.get(), firstState("en"));
});
test("another photo begins untouched, in the view that was chosen", () => {
  const touched = { zoom: 9, centre: /** @type {const} */ ([1, 1]), held: true, marks: [{ x: 1, y: 1 }] };
  const state = openState({ ...touched, stage: "marking", mode: "mask", opacity: 0.2, band: 3 });
  const next = withScene(state, sceneOf({ value: { source: "dog" } }), {});
  assert.deepEqual([next.mode, next.opacity, next.band], ["mask", 0.2, 3]);
  assert.deepEqual([next.zoom, next.centre, next.held, next.stage, next.marks], [null, null, false, "off", []]);
});
test("the same photo on another trunk keeps lens and marks", () => {
  const touched = { zoom: 9, centre: /** @type {const} */ ([1, 1]), held: true, marks: [{ x: 1, y: 1 }] };
  const next = withScene(openState(touched), sceneOf({ value: { trunk: "vgg16" } }), {});
  assert.deepEqual([next.zoom, next.centre, next.held, next.marks], [9, [1, 1], true, [{ x: 1, y: 1 }]]);
});
test("a class stands alone in the next photo too, if that has it", () => {
  const state = openState({ isolated: SKY });
  assert.equal(withScene(state, sceneOf(), {}).isolated, SKY);
  assert.equal(withScene(state, sceneOf({ value: { legend: [] } }), {}).isolated, null);
});
test("zooming keeps the place under the pointer", () => {
  const { actions, state } = opened({ centre: [4, 2], zoom: 2 });
  const under = (/** @type {number} */ u) => lensOf(state()).x + u * lensOf(state()).wide;
  const before = under(0.75);
  actions.zoomAbout(4, [0.75, 0.5]);
  assert.ok(Math.abs(under(0.75) - before) < 1e-9);
});
test("a tap on the class that stands alone shows all again", () => {
  const { actions, state } = opened();
  actions.isolate(SKY);
  assert.equal(state().isolated, SKY);
  actions.isolate(SKY);
  assert.equal(state().isolated, null);
});
test("the band is drawn while its radius changes, and then no more", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { actions, state } = opened();
  actions.setBand(99);
  assert.deepEqual([state().band, state().bandMoving], [3, true]);
  context.mock.timers.tick(1000);
  actions.setBand(1);
  context.mock.timers.tick(1000);
  assert.ok(state().bandMoving);
  context.mock.timers.tick(1000);
  assert.ok(!state().bandMoving);
});
test("a whole game: mark, reveal, look at a mark, leave", () => {
  const { actions, state } = opened({ centre: [4.5, 2.5] });
  actions.markUnderLens();
  assert.deepEqual(state().marks, []);
  actions.startGame();
  actions.markUnderLens();
  actions.toggleMark(0, 0, 1);
  assert.deepEqual(state().marks, [{ x: 4, y: 2 }, { x: 0, y: 0 }]);
  actions.revealLevels();
  actions.showMark(1);
  assert.deepEqual([state().centre, state().held], [[0.5, 0.5], true]);
  actions.leaveGame();
  assert.deepEqual([state().stage, state().marks], ["off", []]);
});
