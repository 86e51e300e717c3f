// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import * as changes from "../../demo/lessons/segment/changes.js";
import { settled } from "../../demo/lessons/segment/choices.js";
import { wantedNames } from "../../demo/lessons/segment/networks.js";
import { ANIMALS, byName, COMPANIONS, instancePanel, NETWORKS, network, ROADS, semanticPanel, stateWith } from "./segment-made-up.js";
/** @import { Alone, State } from "../../demo/lessons/segment/types.d.ts" */

const SEMANTIC_ONLY = NETWORKS.filter(({ task }) => task === "semantic");

/** @param {Partial<State>} part */
const settledWith = (part) => settled(stateWith(part), COMPANIONS);

// ---- Which networks the pictures want ----------------------------------------------------------
test("each arrangement wants its networks", () => {
  const wanted = (/** @type {Partial<State>} */ part) => wantedNames(stateWith(part));
  assert.deepEqual(wanted({}), ["fcn8s"]);
  assert.deepEqual(wanted({ mode: "instance" }), ["maskrcnn"]);
  assert.deepEqual(wanted({ mode: "classify" }), ["fcn8s"]);
  assert.deepEqual(wanted({ mode: "locate" }), ["maskrcnn"]);
  assert.deepEqual(wanted({ arrangement: "four" }), ["fcn8s", "maskrcnn"]);
  assert.deepEqual(wanted({ arrangement: "compare" }), ["fcn8s", "unet"]);
});

// ---- What can be followed ----------------------------------------------------------------------
test("what can be followed stays the very same, so that nobody hears of a change", () => {
  const state = stateWith({ mode: "instance", arrangement: "compare" });
  const result = settled(state, COMPANIONS);
  assert.equal(result.chosen, state.chosen);
  assert.equal(result.compared, state.compared);
  assert.deepEqual([result.mode, result.arrangement], ["instance", "compare"]);
});
test("nothing is settled before a network is known", () => {
  assert.deepEqual(settledWith({ networks: [], mode: "instance" }), {});
});
test("a network that cannot run gives way to the first that can", () => {
  const { chosen } = settledWith({ chosen: { semantic: "far", instance: "" } });
  assert.deepEqual(chosen, { semantic: "fcn32s", instance: "maskrcnn" });
});
test("without a network for instances there is one mode, and not all four side by side", () => {
  const result = settledWith({ networks: SEMANTIC_ONLY, mode: "instance", arrangement: "four" });
  assert.deepEqual([result.mode, result.arrangement], ["semantic", "one"]);
});
test("two networks at least are compared, the companions first", () => {
  assert.deepEqual(settledWith({ compared: ["fcn8s"] }).compared, ["fcn8s", "unet"]);
  assert.deepEqual(settledWith({ compared: ["unet"] }).compared, ["unet", "maskrcnn"]);
  assert.deepEqual(settledWith({ compared: ["far", "gone"] }).compared, ["unet", "maskrcnn"]);
  const networks = [network("fcn32s", "semantic"), network("fcn8s", "semantic")];
  assert.deepEqual(settledWith({ networks, compared: ["fcn8s"] }).compared, ["fcn8s", "fcn32s"]);
});
test("one network alone cannot be compared", () => {
  const result = settledWith({ networks: [network("fcn8s", "semantic")], arrangement: "compare" });
  assert.equal(result.arrangement, "one");
});

// ---- What stands alone -------------------------------------------------------------------------
/** @param {Alone} alone @param {Partial<State>} part */
const staysAlone = (alone, part) => settledWith({ ...part, alone }).alone === alone;
const HORSE = /** @type {const} */ ({ kind: "class", name: "horse" });
const OBJECTS = { mode: /** @type {const} */ ("instance"), panels: byName(instancePanel("maskrcnn", ANIMALS, [[0, 0.9], [1, 0.6]])) };
/** @param {number} place @param {string} owner */
const object = (place, owner = "maskrcnn") => /** @type {const} */ ({ kind: "object", network: owner, place });

test("a class stands alone if a picture's label set has it, or may have it", () => {
  assert.ok(staysAlone(HORSE, {}));
  assert.ok(staysAlone(HORSE, { panels: byName(semanticPanel("fcn8s", ROADS, { 0: 1 })) }));
  assert.ok(!staysAlone({ kind: "class", name: "sheep" }, { panels: byName(semanticPanel("fcn8s", ROADS, { 0: 1 })) }));
});
test("an object stands alone if its network has it and the score leaves it", () => {
  assert.ok(staysAlone(object(1), OBJECTS));
  assert.ok(staysAlone(object(7), { mode: "instance" })); // nobody knows yet
  assert.ok(!staysAlone(object(2), OBJECTS));
  assert.ok(!staysAlone(object(1), { ...OBJECTS, score: 0.7 }));
});
test("an object of a network that is not shown does not stand alone", () => {
  assert.ok(!staysAlone(object(0, "other_objects"), OBJECTS));
  assert.ok(!staysAlone(object(0, "fcn8s"), {}));
});

// ---- What a visitor does -----------------------------------------------------------------------
test("the same thing twice gives everything back", () => {
  const once = changes.toggleAlone(object(1))(stateWith());
  assert.deepEqual(once, { alone: object(1) });
  assert.deepEqual(changes.toggleAlone(object(1))(stateWith(once)), { alone: null });
  assert.deepEqual(changes.toggleAlone(object(0))(stateWith(once)), { alone: object(0) });
  assert.deepEqual(changes.toggleAlone(HORSE)(stateWith({ alone: HORSE })), { alone: null });
});
test("a class stays alone in the other mode, an object does not", () => {
  assert.equal(changes.switchMode("instance")(stateWith({ alone: HORSE })).alone, HORSE);
  assert.equal(changes.arrange("four")(stateWith({ alone: object(0) })).alone, null);
});
test("what has failed is tried again in other pictures", () => {
  const problems = new Map([["maskrcnn", { en: "No." }], ["unet", { en: "No." }]]);
  const after = changes.switchMode("instance")(stateWith({ problems, problem: { en: "No." } }));
  assert.deepEqual([...(after.problems?.keys() ?? [])], ["unet"]);
  assert.equal(after.problem, null);
});
test("a network that is ready is used for its task, or at a place of the comparison", () => {
  const state = stateWith();
  assert.deepEqual(changes.chooseNetwork("unet", null)(state).chosen, { semantic: "unet", instance: "maskrcnn" });
  assert.deepEqual(changes.chooseNetwork("maskrcnn", 1)(state).compared, ["fcn8s", "maskrcnn"]);
  assert.deepEqual(changes.chooseNetwork("unet", 0)(state).compared, ["unet", "fcn8s"]);
  assert.deepEqual(state.compared, ["fcn8s", "unet"]);
});
test("a network that is not here is fetched first", () => {
  const after = changes.chooseNetwork("far", 1)(stateWith());
  assert.deepEqual(after.fetching, { name: "far", place: 1 });
  assert.equal(after.compared, undefined);
});
test("a third network comes and goes", () => {
  const three = stateWith(changes.addThird(stateWith()));
  assert.deepEqual(three.compared, ["fcn8s", "unet", "other_objects"]);
  assert.deepEqual(changes.addThird(three), {});
  assert.deepEqual(changes.removeThird(three).compared, ["fcn8s", "unet"]);
});
test("what is shown is switched on and off", () => {
  const off = changes.togglePart("photo")(stateWith());
  assert.deepEqual(off.parts, ["outlines", "labels"]);
  assert.deepEqual(changes.togglePart("boxes")(stateWith(off)).parts, ["outlines", "labels", "boxes"]);
});
