// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, missingNames, receive } from "../../demo/lessons/segment/arrivals.js";
import { ANIMALS, byName, NETWORKS, SCENE, semanticPanel, stateWith } from "./segment-made-up.js";
/** @import { Panel, Scene, SegmentValue, State } from "../../demo/lessons/segment/types.d.ts" */

/** @param {Partial<SegmentValue>} part @returns {SegmentValue} */
const value = (part) => (
  { serial: 1, source: "horse", networks: NETWORKS, photo: null, answers: {}, problems: {}, file: null, steps: null, ...part });
const UNET = semanticPanel("unet", ANIMALS, { 0: 1 });
const HORSE = /** @type {const} */ ({ kind: "class", name: "horse" });
const NO = { en: "No way.", ko: "안 됩니다." };

/**
 * The state after a value.
 *
 * @param {Partial<State>} before
 * @param {Partial<SegmentValue>} part
 * @param {{ scene?: Scene, panels?: Panel[] }} [decoded]
 */
function after(before, part, { panels = [], scene = SCENE } = {}) {
  const state = stateWith(before);
  return { ...state, ...receive(value(part), { scene, panels })(state) };
}

// ---- Answers and problems ----------------------------------------------------------------------
test("an answer is added, and its network is asked for no more", () => {
  const asked = new Map([["unet", 1], ["maskrcnn", 1]]);
  const state = after({ asked, problems: new Map([["unet", NO]]) }, {}, { panels: [UNET] });
  assert.deepEqual([...state.panels], [["unet", UNET]]);
  assert.deepEqual([...state.asked.keys()], ["maskrcnn"]);
  assert.equal(state.problems.size, 0);
});
test("a problem belongs to the network that was asked for, and any other to the board", () => {
  const ofNetwork = after({ asked: new Map([["unet", 1]]) }, { problems: { unet: NO } });
  assert.deepEqual([ofNetwork.problems.get("unet"), ofNetwork.problem, ofNetwork.asked.size], [NO, null, 0]);
  const ofFile = after({}, { problems: { unet: NO } });
  assert.deepEqual([ofFile.problems.size, ofFile.problem], [0, NO]);
});
test("an answer to another photo is left alone", async () => {
  const decoded = await decode(value({ source: "sheep" }), SCENE, [ANIMALS]);
  assert.deepEqual(decoded, { scene: SCENE, panels: [] });
  const state = after({ panels: byName(UNET) }, { source: "sheep", problems: { unet: NO } });
  assert.deepEqual([...state.panels.keys()], ["unet"]);
  assert.equal(state.problem, null);
});
test("nothing is asked twice, unless the question was lost", () => {
  assert.deepEqual(missingNames(stateWith(), 0), ["fcn8s"]);
  const asked = new Map([["fcn8s", 1000]]);
  assert.deepEqual(missingNames(stateWith({ asked }), 30999), []);
  assert.deepEqual(missingNames(stateWith({ asked }), 31000), ["fcn8s"]);
  assert.deepEqual(missingNames(stateWith({ problems: new Map([["fcn8s", NO]]) }), 0), []);
  assert.deepEqual(missingNames(stateWith({ scene: null }), 0), []);
});

// ---- Networks that are fetched -----------------------------------------------------------------
const HERE = NETWORKS.map((network) => ({ ...network, ready: true }));
test("a network is used as soon as it is here", () => {
  const chosen = after({ fetching: { name: "far", place: null } }, { networks: HERE });
  assert.deepEqual([chosen.chosen.semantic, chosen.fetching], ["far", null]);
  const compared = after({ fetching: { name: "far", place: 1 } }, { networks: HERE });
  assert.deepEqual(compared.compared, ["fcn8s", "far"]);
});
test("while it is on its way nothing changes, and why it does not come is said", () => {
  const fetching = { name: "far", place: null };
  assert.equal(after({ fetching }, {}).fetching, fetching);
  const failed = after({ fetching }, { problems: { far: NO } });
  assert.deepEqual([failed.fetching, failed.problem, failed.chosen.semantic], [null, NO, "fcn8s"]);
});

// ---- Another photo -----------------------------------------------------------------------------
const SHEEP = { ...SCENE, source: "sheep" };
test("another photo begins anew", () => {
  const before = { panels: byName(UNET), problem: NO, alone: HORSE, asked: new Map([["unet", 1]]) };
  const state = after(before, { source: "sheep" }, { scene: SHEEP });
  assert.deepEqual([state.panels.size, state.asked.size, state.problem, state.alone], [0, 0, null, null]);
});
