// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { addUp, makeActions } from "../../demo/lessons/inside/actions.js";
import { agreement } from "../../demo/lessons/inside/agreement.js";
import { fuse } from "../../demo/lessons/inside/fusion.js";
import { gridOf, thinGrid } from "../../demo/lessons/inside/grid.js";
import { labelsOf, thinLabels } from "../../demo/lessons/inside/labels.js";
import { coarseOf } from "../../demo/lessons/inside/scene.js";
import { makeStore } from "../../demo/web/store.js";
import { CLASSES, labelMap, madeUpScene, madeUpState } from "./inside-made-up.js";
/** @import { Store } from "../../demo/web/store.js" */
/** @import { Scene, State, Sum, Truth } from "../../demo/lessons/inside/types.d.ts" */

const WEIGHTS = [1, 0.3, 1];

/** @type {(parts?: Partial<Scene>) => { scene: Scene, store: Store<State> }} */
const opened = (parts) => {
  const scene = { ...madeUpScene(), ...parts };
  return { scene, store: makeStore(madeUpState({ scene })) };
};
/** @type {(store: Store<State>) => Sum} */
const sumOf = (store) => {
  addUp(store, CLASSES);
  const { sum } = store.get();
  assert.ok(sum);
  return sum;
};

test("every second label in both directions, from the first on", () => {
  const thin = thinLabels(labelMap(3, 1, 2, 3, 4, 5, 6, 7, 8, 9), 2);
  assert.deepEqual(thin, labelMap(2, 1, 3, 7, 9));
});

test("coarse labels are those of every second pixel, also where a side is odd", () => {
  const { levels: [, , { map }] } = madeUpScene();
  for (const size of /** @type {[number, number][]} */ ([[64, 64], [63, 41], [1, 64]])) {
    const grid = gridOf([64, 64], [64, 64], size, map, 8);
    assert.deepEqual(labelsOf(map, thinGrid(grid, 2)), thinLabels(labelsOf(map, grid), 2));
  }
});

test("a weight that moves gives coarse labels, and one that rests all of them", () => {
  const { scene, store } = opened();
  makeActions(store).setWeight(1, 0.3, true);
  const moving = sumOf(store);
  const exact = labelsOf(fuse(scene.taps, WEIGHTS), scene.grid);
  assert.equal(moving.at, scene.coarse);
  assert.deepEqual(moving.labels, thinLabels(exact, 2));
  assert.equal(sumOf(store), moving);
  store.set({ moves: false });
  const rested = sumOf(store);
  assert.equal(rested.at, scene);
  assert.deepEqual(rested.labels, exact);
  assert.equal(rested.map, moving.map); // not added up twice, and its loss stays
  store.set({ moves: true });
  assert.equal(sumOf(store), rested);
});

test("a weight that is set at once gives all labels", () => {
  const { scene, store } = opened();
  const actions = makeActions(store);
  for (const set of [() => actions.setWeight(1, 0.3, false), () => actions.setWeights(WEIGHTS)]) {
    actions.setWeight(1, 0.5, true);
    set();
    assert.equal(sumOf(store).at, scene);
    assert.deepEqual(sumOf(store).labels, labelsOf(fuse(scene.taps, WEIGHTS), scene.grid));
  }
});

test("scores of a weight that moves are those of the coarse pixels, and exact when it rests", () => {
  const { grid, labels, levels } = madeUpScene();
  const truth = /** @type {Truth} */ ({ labels: labelsOf(levels[0].map, grid), band: labels });
  const { store } = opened({ truth, coarse: coarseOf({ grid, labels, truth }) });
  makeActions(store).setWeight(1, 0.3, true);
  const thin = [truth.labels, truth.band].map((map) => thinLabels(map, 2));
  const moving = sumOf(store);
  assert.deepEqual(moving.agreement, agreement(moving.labels, thin[0], thin[1], CLASSES.void));
  store.set({ moves: false });
  const rested = sumOf(store);
  assert.deepEqual(rested.agreement, agreement(rested.labels, truth.labels, truth.band, CLASSES.void));
});
